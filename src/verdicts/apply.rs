//! Verdicts laid over a comparison.

use serde::{Deserialize, Serialize};

use crate::align::relate::Sides;
use crate::align::terms::Terms;
use crate::align::{self, AlignOptions, Alignment, Link, Relation};
use crate::comparison::{Comparison, Options};
use crate::finding::Finding;
use crate::rules;
use crate::text::Document;

use super::judge::judge;
use super::likeness::{Finder, SAME, likeness};
use super::log::Log;
use super::record::{Entry, LinkSubject, LinkVerdict, Record, SentenceRef};

/// What a person said of one finding or link, as it stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// `open`, `confirmed`, `dismissed`, `known`; of a link `auto`, `confirmed`, `edited`.
    pub status: String,
    /// Who said so last; empty where nobody did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewer: String,
    /// When.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Remarks, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<String>,
    /// Open again because the texts changed: `was confirmed as “…” against “…”`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

/// [`Comparison::new`] with verdicts: links as they were edited, and findings as they were judged.
pub fn compare<'d>(
    source: &'d Document,
    target: &'d Document,
    options: &Options,
    log: &Log,
) -> Comparison<'d> {
    apply(source, target, options, log, true)
}

/// [`Comparison::aligned`] with verdicts.
pub fn align<'d>(
    source: &'d Document,
    target: &'d Document,
    options: &Options,
    log: &Log,
) -> Comparison<'d> {
    apply(source, target, options, log, false)
}

/// Aligns, lays the verdicts on links over the alignment, and where `with_findings` checks and judges.
pub fn apply<'d>(
    source: &'d Document,
    target: &'d Document,
    options: &Options,
    log: &Log,
    with_findings: bool,
) -> Comparison<'d> {
    let alignment = base(source, target, &options.align, log);
    if log.records().is_empty() {
        return Comparison::of(source, target, alignment, options, with_findings);
    }
    edited(source, target, alignment, options, log, with_findings)
}

/// The program's own alignment, which edits are laid over: of the whole texts, or, once somebody asked for the rest
/// to be aligned again, what that gave.
pub fn base(source: &Document, target: &Document, options: &AlignOptions, log: &Log) -> Alignment {
    let Some(standing) = realigned(log) else {
        return align::align(source, target, options);
    };
    let (claims, _) = claims(source, target, &standing).links;
    let fixed: Vec<(Vec<usize>, Vec<usize>)> = claims
        .into_iter()
        .map(|claim| (claim.sources, claim.targets))
        .collect();
    align::around(source, target, options, &fixed)
}

/// The records of links that stand up to the last realignment; none where there was no realignment.
fn realigned(log: &Log) -> Option<Vec<&Record>> {
    let mut standing = log.standing();
    let last = standing
        .iter()
        .rposition(|r| matches!(r.entry, Entry::Realign {}))?;
    standing.truncate(last);
    standing.retain(|r| matches!(r.entry, Entry::Links { .. }));
    Some(standing)
}

/// What [`base`] depends on beside the texts: the ids of the records that the rest was aligned around.
pub fn base_key(log: &Log) -> Option<Vec<String>> {
    Some(realigned(log)?.iter().map(|r| r.id.clone()).collect())
}

/// The same over an alignment that is already known, so that a change of a verdict need not align anew.
pub fn edited<'d>(
    source: &'d Document,
    target: &'d Document,
    alignment: Alignment,
    options: &Options,
    log: &Log,
    with_findings: bool,
) -> Comparison<'d> {
    let mut comparison = linked(source, target, alignment, options, log, with_findings);
    judge(&mut comparison, log);
    comparison
}

/// The same with verdicts on links alone: every finding is loud.
pub(crate) fn linked<'d>(
    source: &'d Document,
    target: &'d Document,
    alignment: Alignment,
    options: &Options,
    log: &Log,
    with_findings: bool,
) -> Comparison<'d> {
    let standing = log.standing();
    let Claims {
        links: (claims, gone),
        remarks,
    } = claims(source, target, &standing);
    let (alignment, mut judgements) = overlay(source, target, alignment, &claims, &gone);
    for remark in remarks {
        let on = |link: &Link| (&link.sources, &link.targets) == (&remark.sources, &remark.targets);
        if let Some(at) = alignment.links.iter().position(on) {
            let judgement = judgements[at].get_or_insert_with(|| Judgement {
                status: LinkVerdict::Open.as_str().to_owned(),
                ..Judgement::default()
            });
            judgement.comments.push(remark.words.to_owned());
        }
    }
    let mut comparison = Comparison::of(source, target, alignment, options, with_findings);
    comparison.link_judgements = judgements;
    comparison
}

/// [`compare`] with findings that no rule of two texts can make, which are judged with the others. Beside it stand the
/// records whose finding is no longer there: indices into [`Log::records`], ascending.
pub fn judged<'d>(
    source: &'d Document,
    target: &'d Document,
    options: &Options,
    log: &Log,
    more: impl FnOnce(&Comparison<'_>) -> Vec<Finding>,
) -> (Comparison<'d>, Vec<usize>) {
    let alignment = base(source, target, &options.align, log);
    let mut comparison = if log.records().is_empty() {
        Comparison::of(source, target, alignment, options, true)
    } else {
        linked(source, target, alignment, options, log, true)
    };
    let more = more(&comparison);
    comparison.findings.extend(more);
    rules::order(&mut comparison.findings);
    let idle = judge(&mut comparison, log);
    (comparison, idle)
}

/// A link that somebody made or confirmed, in the documents as they are now.
struct Claim<'r> {
    sources: Vec<usize>,
    targets: Vec<usize>,
    judgement: Judgement,
    verdict: LinkVerdict,
    subject: &'r LinkSubject,
}

/// A comment on a link that is still there.
struct Remark<'r> {
    sources: Vec<usize>,
    targets: Vec<usize>,
    words: &'r str,
}

struct Claims<'r> {
    /// Those that stand, and those whose sentences have changed.
    links: (Vec<Claim<'r>>, Vec<Claim<'r>>),
    remarks: Vec<Remark<'r>>,
}

/// What was said of links.
fn claims<'r>(source: &Document, target: &Document, standing: &[&'r Record]) -> Claims<'r> {
    let (source, target) = (Finder::new(source), Finder::new(target));
    let (mut claims, mut gone): (Vec<Claim<'_>>, Vec<Claim<'_>>) = (Vec::new(), Vec::new());
    let mut remarks = Vec::new();
    for record in standing {
        let Entry::Links {
            links,
            reason,
            comment,
        } = &record.entry
        else {
            continue;
        };
        for subject in links {
            let judgement = Judgement {
                status: subject.verdict.as_str().to_owned(),
                reviewer: record.reviewer.clone(),
                time: record.time.clone(),
                reason: reason.clone(),
                comments: Vec::new(),
                was: None,
            };
            let places = (source.find_all(&subject.sources)).zip(target.find_all(&subject.targets));
            let Some((sources, targets)) = places else {
                gone.push(Claim {
                    sources: subject
                        .sources
                        .iter()
                        .filter_map(|s| source.find(s))
                        .collect(),
                    targets: subject
                        .targets
                        .iter()
                        .filter_map(|t| target.find(t))
                        .collect(),
                    judgement,
                    verdict: subject.verdict,
                    subject,
                });
                continue;
            };
            if let Some(words) = comment {
                remarks.push(Remark {
                    sources: sources.clone(),
                    targets: targets.clone(),
                    words,
                });
            }
            // The last word on a target sentence counts; on an omitted one, the last word on it.
            claims.retain(|claim| {
                let shares = |a: &[usize], b: &[usize]| a.iter().any(|i| b.contains(i));
                let same_sources = shares(&claim.sources, &sources);
                let null = claim.targets.is_empty() || targets.is_empty();
                !(shares(&claim.targets, &targets) || null && same_sources)
            });
            if subject.verdict != LinkVerdict::Open {
                claims.push(Claim {
                    sources,
                    targets,
                    judgement,
                    verdict: subject.verdict,
                    subject,
                });
            }
        }
    }
    Claims {
        links: (claims, gone),
        remarks,
    }
}

/// Puts the claimed links in the place of those that touch their target sentences. What loses a part keeps the rest;
/// a source sentence that stands in no link any more is omitted.
fn overlay(
    source: &Document,
    target: &Document,
    alignment: Alignment,
    claims: &[Claim<'_>],
    gone: &[Claim<'_>],
) -> (Alignment, Vec<Option<Judgement>>) {
    let Alignment { mode, links } = alignment;
    if claims.is_empty() && gone.is_empty() {
        let none = vec![None; links.len()];
        return (Alignment { mode, links }, none);
    }
    let terms = Terms::new(source, target);
    let sides = Sides {
        source,
        target,
        terms: &terms,
    };
    let mut claimed_target = vec![false; target.sentences().len()];
    // A source sentence that was set apart by hand stands in no link of the program's.
    let mut apart = vec![false; source.sentences().len()];
    for claim in claims {
        claim.targets.iter().for_each(|&t| claimed_target[t] = true);
        if claim.targets.is_empty() {
            claim.sources.iter().for_each(|&s| apart[s] = true);
        }
    }
    // In translation mode a source sentence answers once: what is claimed leaves the program's links.
    if mode == crate::align::Mode::Translation {
        for claim in claims {
            claim.sources.iter().for_each(|&s| apart[s] = true);
        }
    }
    let mut made: Vec<(Link, Option<Judgement>)> = Vec::with_capacity(links.len());
    for link in links.into_iter().filter(|l| !l.targets.is_empty()) {
        let targets: Vec<usize> = (link.targets.iter().copied())
            .filter(|&t| !claimed_target[t])
            .collect();
        if targets.is_empty() {
            continue;
        }
        let kept = |&at: &usize| !apart[link.sources[at]];
        let places: Vec<usize> = (0..link.sources.len()).filter(kept).collect();
        if targets.len() == link.targets.len() && places.len() == link.sources.len() {
            made.push((link, None));
            continue;
        }
        let sources: Vec<usize> = places.iter().map(|&at| link.sources[at]).collect();
        let scores = places
            .iter()
            .filter_map(|&at| link.source_scores.get(at).copied());
        made.push((
            Link {
                relation: sides.relate(&sources, &targets),
                score: link.score.filter(|_| !sources.is_empty()),
                source_scores: scores.collect(),
                sources,
                targets,
            },
            None,
        ));
    }
    for claim in claims {
        let null = claim.sources.is_empty() || claim.targets.is_empty();
        let (sources, targets) = (claim.sources.clone(), claim.targets.clone());
        // What a person says is certain.
        let link = Link {
            relation: sides.relate(&sources, &targets),
            score: (!null).then_some(1.0),
            source_scores: if null {
                Vec::new()
            } else {
                vec![1.0; sources.len()]
            },
            sources,
            targets,
        };
        made.push((link, Some(claim.judgement.clone())));
    }
    let mut answered = vec![false; source.sentences().len()];
    for &s in made.iter().flat_map(|(link, _)| &link.sources) {
        answered[s] = true;
    }
    for s in (0..answered.len()).filter(|&s| !answered[s]) {
        let link = Link {
            sources: vec![s],
            targets: Vec::new(),
            relation: Relation::Omitted,
            score: None,
            source_scores: Vec::new(),
        };
        made.push((link, None));
    }
    made.sort_by_key(|(link, _)| {
        let first = |side: &[usize]| side.first().copied().unwrap_or(usize::MAX);
        (first(&link.targets), first(&link.sources))
    });
    reopen(source, target, &mut made, gone);
    let (links, judgements) = made.into_iter().unzip();
    (Alignment { mode, links }, judgements)
}

/// Says at the link that took the place of a judged one what it was judged as.
fn reopen(
    source: &Document,
    target: &Document,
    made: &mut [(Link, Option<Judgement>)],
    gone: &[Claim<'_>],
) {
    for claim in gone.iter().filter(|c| c.verdict != LinkVerdict::Open) {
        // By a sentence that still stands, else by one like an old sentence near where it stood.
        let near = |document: &Document, old: &[SentenceRef]| -> Vec<usize> {
            old.iter()
                .filter_map(|old| {
                    let stood = old.index()?;
                    let last = (stood + REACH + 1).min(document.sentences().len());
                    (stood.saturating_sub(REACH)..last)
                        .filter(|&i| likeness(document.sentence_text(i), &old.text) >= SAME)
                        .min_by_key(|i| i.abs_diff(stood))
                })
                .collect()
        };
        let targets = if claim.targets.is_empty() {
            near(target, &claim.subject.targets)
        } else {
            claim.targets.clone()
        };
        let sources = if claim.sources.is_empty() {
            near(source, &claim.subject.sources)
        } else {
            claim.sources.clone()
        };
        let place = made.iter().position(|(link, judgement)| {
            judgement.is_none()
                && (link.targets.iter().any(|t| targets.contains(t))
                    || targets.is_empty() && link.sources.iter().any(|s| sources.contains(s)))
        });
        let Some(place) = place else { continue };
        made[place].1 = Some(Judgement {
            status: LinkVerdict::Open.as_str().to_owned(),
            was: Some(was(
                claim.verdict.as_str(),
                &words(&claim.subject.targets),
                &words(&claim.subject.sources),
            )),
            ..claim.judgement.clone()
        });
    }
}

/// How far, in sentences, an edited sentence is looked for from where it stood.
const REACH: usize = 20;

fn words(sentences: &[SentenceRef]) -> String {
    let texts: Vec<&str> = sentences.iter().map(|s| s.text.as_str()).collect();
    texts.join(" […] ")
}

pub(super) fn was(verdict: &str, target: &str, source: &str) -> String {
    let quoted = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            format!("“{text}”")
        }
    };
    format!(
        "was {verdict} as {} against {}",
        quoted(target),
        quoted(source)
    )
}
