//! The texts of a comparison beside what was stored of them: what changed, and which ids go on.

use std::collections::HashMap;

use crate::comparison::Comparison;
use crate::diff::marked;
use crate::finding::{Evidence, Finding, Place, Severity};
use crate::format::csv::Ids;
use crate::format::exchange::Side;
use crate::rules::{self, fingerprint};
use crate::text::{Document, Span};

use super::drift::{Change, Drift, How, Known, STALE_LINK, StaleLink};
use super::plan::{Planned, portable};
use super::stored::{Next, Stored, StoredLink, StoredSentence};
use super::track::{Kept, Track};

/// Words shown beside each change in a message.
const AROUND: usize = 3;

/// Scores that differ by no more than this say the same of a link: a twentieth, half of one of the ten bins in which
/// `hexapla eval --reliability` compares them with what was right.
const SAME_CHANCE: f64 = 0.05;

/// The texts of a comparison beside what was stored of them.
pub(super) struct Beside<'s, 'd> {
    stored: &'s Stored,
    source: Version<'s, 'd>,
    target: Version<'s, 'd>,
}

/// One text: as it was stored, and as it is.
struct Version<'s, 'd> {
    side: Side,
    stored: &'s [StoredSentence],
    document: &'d Document,
    track: Track,
    /// Places of the stored sentences by number.
    places: HashMap<usize, usize>,
}

impl<'s, 'd> Version<'s, 'd> {
    fn new(side: Side, stored: &'s [StoredSentence], document: &'d Document) -> Self {
        let old: Vec<&str> = stored.iter().map(|s| s.text.as_str()).collect();
        let new: Vec<&str> = (0..document.sentences().len())
            .map(|at| document.sentence_text(at))
            .collect();
        let places = stored.iter().enumerate();
        Version {
            side,
            track: Track::new(&old, &new),
            places: places.map(|(at, s)| (s.number, at)).collect(),
            stored,
            document,
        }
    }

    fn id(&self, number: usize) -> String {
        format!("{}{number}", &self.side.as_str()[..1])
    }

    fn changes(&self, into: &mut Vec<Change>) {
        let change = |how, old: Option<usize>, new: Option<usize>| Change {
            side: self.side,
            how,
            id: old.map(|old| self.id(self.stored[old].number)),
            old: old.map(|old| self.stored[old].text.clone()),
            new: new.map(|new| self.document.sentence_text(new).to_owned()),
        };
        for (new, was) in self.track.was.iter().enumerate() {
            match *was {
                None => into.push(change(How::New, None, Some(new))),
                Some((old, Kept::Moved)) => into.push(change(How::Moved, Some(old), Some(new))),
                Some((old, Kept::Reworded)) => {
                    into.push(change(How::Reworded, Some(old), Some(new)));
                }
                Some((_, Kept::Same)) => {}
            }
        }
        for (old, became) in self.track.became.iter().enumerate() {
            if became.is_none() {
                into.push(change(How::Gone, Some(old), None));
            }
        }
    }

    /// Of stored sentences, the numbers of those that were reworded or are gone.
    fn changed(&self, numbers: &[usize]) -> Vec<usize> {
        let same = |number: &usize| {
            let became = self
                .places
                .get(number)
                .and_then(|&old| self.track.became[old]);
            became.is_some_and(|new| {
                self.track.was[new].is_some_and(|(_, how)| how != Kept::Reworded)
            })
        };
        numbers.iter().copied().filter(|n| !same(n)).collect()
    }

    fn old(&self, numbers: &[usize]) -> String {
        let texts = numbers.iter().filter_map(|n| self.places.get(n));
        let texts: Vec<&str> = texts.map(|&at| self.stored[at].text.as_str()).collect();
        texts.join(" ")
    }

    /// The places, in the text as it is, of stored sentences that are still there; ascending.
    fn now(&self, numbers: &[usize]) -> Vec<usize> {
        let places = numbers.iter().filter_map(|n| self.places.get(n));
        let mut now: Vec<usize> = places.filter_map(|&old| self.track.became[old]).collect();
        now.sort_unstable();
        now
    }

    fn new_text(&self, now: &[usize]) -> String {
        let texts: Vec<&str> = now
            .iter()
            .map(|&at| self.document.sentence_text(at))
            .collect();
        texts.join(" ")
    }

    /// The first run of neighbouring sentences.
    fn place(&self, now: &[usize]) -> Option<Place> {
        let (&first, rest) = now.split_first()?;
        let last = rest.iter().fold(
            first,
            |last, &next| if next == last + 1 { next } else { last },
        );
        let sentences = self.document.sentences();
        Some(Place {
            sentence: first,
            span: Span::new(sentences[first].span.start, sentences[last].span.end),
        })
    }

    /// The numbers of the sentences as they are: the stored ones, new ones from `next` on.
    fn numbers(&self, next: &mut usize) -> Vec<usize> {
        let number = |was: &Option<(usize, Kept)>| {
            was.map_or_else(
                || {
                    *next += 1;
                    *next - 1
                },
                |(old, _)| self.stored[old].number,
            )
        };
        self.track.was.iter().map(number).collect()
    }
}

impl<'s, 'd> Beside<'s, 'd> {
    pub(super) fn new(stored: &'s Stored, source: &'d Document, target: &'d Document) -> Self {
        Beside {
            source: Version::new(Side::Source, &stored.source, source),
            target: Version::new(Side::Target, &stored.target, target),
            stored,
        }
    }

    /// What has changed, and the findings that report it.
    pub(super) fn drift(
        &self,
        planned: &Planned,
        comparison: &Comparison<'_>,
    ) -> (Drift, Vec<Finding>) {
        let mut drift = Drift {
            findings: (self.stored.findings.iter())
                .map(|finding| Known {
                    rule: finding.rule.clone(),
                    severity: finding.severity,
                    message: finding.message.clone(),
                    words: finding.words.clone(),
                    fingerprint: finding.fingerprint.clone(),
                })
                .collect(),
            ..Drift::default()
        };
        let state = &self.stored.state;
        for (old, new) in [
            (&state.source, &planned.source),
            (&state.target, &planned.target),
        ] {
            let new = portable(new);
            if !old.is_empty() && *old != new {
                drift.renamed.push((old.clone(), new));
            }
        }
        self.source.changes(&mut drift.sentences);
        self.target.changes(&mut drift.sentences);
        let mut findings = Vec::new();
        for link in &self.stored.links {
            if let Some((stale, finding)) = self.stale(link, comparison) {
                drift.stale.push(stale);
                findings.push(finding);
            }
        }
        fingerprint::assign(&mut findings);
        for (stale, finding) in drift.stale.iter_mut().zip(&findings) {
            stale.fingerprint.clone_from(&finding.fingerprint);
        }
        (drift, findings)
    }

    fn stale(
        &self,
        link: &StoredLink,
        comparison: &Comparison<'_>,
    ) -> Option<(StaleLink, Finding)> {
        if link.sources.is_empty() || link.targets.is_empty() {
            return None;
        }
        let in_source = self.source.changed(&link.sources);
        let in_target = self.target.changed(&link.targets);
        let (changed, stands, numbers) = match (in_source.is_empty(), in_target.is_empty()) {
            (false, true) => (
                &self.source,
                &self.target,
                (&link.sources, &link.targets, in_source),
            ),
            (true, false) => (
                &self.target,
                &self.source,
                (&link.targets, &link.sources, in_target),
            ),
            _ => return None,
        };
        let (of_changed, of_other, which) = numbers;
        let (now, other_now) = (changed.now(of_changed), stands.now(of_other));
        let (old, new) = (changed.old(of_changed), changed.new_text(&now));
        let other = stands.new_text(&other_now);
        let (this, that) = (changed.side.as_str(), stands.side.as_str());
        let message = if new.is_empty() {
            format!("The {this} no longer says this, the {that} still does: “{old}”.")
        } else {
            let change = marked(&old, &new, Some(AROUND));
            format!("The {this} changed, the {that} did not: {change}")
        };
        let difference = marked(&old, &new, None);
        let (source_now, target_now, evidence) = match changed.side {
            Side::Source => (
                now,
                other_now,
                Evidence {
                    source: difference,
                    target: other.clone(),
                },
            ),
            Side::Target => (
                other_now,
                now,
                Evidence {
                    source: other.clone(),
                    target: difference,
                },
            ),
        };
        let meets = |of: &[usize], now: &[usize]| of.iter().any(|at| now.contains(at));
        let links = &comparison.alignment.links;
        let place = (links.iter().position(|l| meets(&l.targets, &target_now)))
            .or_else(|| links.iter().position(|l| meets(&l.sources, &source_now)));
        let finding = Finding {
            rule: rules::info(STALE_LINK)?.id,
            also: Vec::new(),
            severity: rules::info(STALE_LINK).map_or(Severity::Error, |info| info.severity),
            confidence: 1.0,
            message,
            link: place,
            source: self.source.place(&source_now),
            target: self.target.place(&target_now),
            evidence,
            suggestion: None,
            fingerprint: String::new(),
        };
        let stale = StaleLink {
            id: format!("l{}", link.number),
            changed: changed.side,
            sentences: which.into_iter().map(|n| changed.id(n)).collect(),
            old,
            new,
            other,
            fingerprint: String::new(),
        };
        Some((stale, finding))
    }

    /// The ids of everything as it is, and the next numbers after them.
    pub(super) fn ids(&self, comparison: &Comparison<'_>) -> (Ids, Next) {
        let mut next = self.stored.state.next;
        let source = self.source.numbers(&mut next.source);
        let target = self.target.numbers(&mut next.target);
        let links = self.link_numbers(comparison, &source, &target, &mut next.link);
        let known: HashMap<&str, usize> = (self.stored.findings.iter())
            .map(|finding| (finding.fingerprint.as_str(), finding.number))
            .collect();
        let findings = comparison.findings.iter().map(|finding| {
            known
                .get(finding.fingerprint.as_str())
                .copied()
                .unwrap_or_else(|| {
                    next.finding += 1;
                    next.finding - 1
                })
        });
        let findings = findings.collect();
        let ids = Ids {
            source,
            target,
            links,
            findings,
        };
        (ids, next)
    }

    /// Puts stored scores in the place of those that hardly differ, where a link still has the sentences that it had: the
    /// chance of a link depends on the whole of both texts, and one more sentence would move all scores a little.
    pub(super) fn settle(&self, comparison: &mut Comparison<'_>, ids: &Ids) {
        let stored: HashMap<usize, &StoredLink> = (self.stored.links.iter())
            .map(|link| (link.number, link))
            .collect();
        for (link, number) in comparison.alignment.links.iter_mut().zip(&ids.links) {
            let Some(was) = stored.get(number) else {
                continue;
            };
            let numbers = |of: &[usize], ids: &[usize]| -> Vec<usize> {
                of.iter().map(|&at| ids[at]).collect()
            };
            let same = numbers(&link.sources, &ids.source) == was.sources
                && numbers(&link.targets, &ids.target) == was.targets
                && self.source.changed(&was.sources).is_empty()
                && self.target.changed(&was.targets).is_empty();
            if let (true, Some(old), Some(new)) = (same, was.score, link.score)
                && (old - new).abs() <= SAME_CHANCE
            {
                link.score = Some(old);
            }
        }
    }

    /// A link keeps the number of the stored link that it shares most sentences with, those of the target first.
    fn link_numbers(
        &self,
        comparison: &Comparison<'_>,
        source: &[usize],
        target: &[usize],
        next: &mut usize,
    ) -> Vec<usize> {
        let mut by_sentence: HashMap<(Side, usize), Vec<usize>> = HashMap::new();
        for (at, link) in self.stored.links.iter().enumerate() {
            for &number in &link.sources {
                by_sentence
                    .entry((Side::Source, number))
                    .or_default()
                    .push(at);
            }
            for &number in &link.targets {
                by_sentence
                    .entry((Side::Target, number))
                    .or_default()
                    .push(at);
            }
        }
        let mut pairs = Vec::new();
        for (new, link) in comparison.alignment.links.iter().enumerate() {
            let mut shared: HashMap<usize, (usize, usize)> = HashMap::new();
            let sentences = (link.targets.iter().map(|&t| (Side::Target, target[t])))
                .chain(link.sources.iter().map(|&s| (Side::Source, source[s])));
            for sentence in sentences {
                for &old in by_sentence.get(&sentence).into_iter().flatten() {
                    let counts = shared.entry(old).or_default();
                    match sentence.0 {
                        Side::Target => counts.0 += 1,
                        Side::Source => counts.1 += 1,
                    }
                }
            }
            for (old, (targets, sources)) in shared {
                let was = &self.stored.links[old];
                let extra =
                    was.sources.len() + was.targets.len() + link.sources.len() + link.targets.len()
                        - 2 * (targets + sources);
                pairs.push((extra > 0, usize::MAX - targets, extra, new, old));
            }
        }
        pairs.sort_unstable();
        let mut numbers = vec![None; comparison.alignment.links.len()];
        let mut taken = vec![false; self.stored.links.len()];
        for (.., new, old) in pairs {
            if numbers[new].is_none() && !taken[old] {
                taken[old] = true;
                numbers[new] = Some(self.stored.links[old].number);
            }
        }
        let number = |number: Option<usize>| {
            number.unwrap_or_else(|| {
                *next += 1;
                *next - 1
            })
        };
        numbers.into_iter().map(number).collect()
    }
}
