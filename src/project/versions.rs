//! Two versions of one text: what changed in meaning, what in wording alone, what moved.
//!
//! Sentences that stand word for word are paired first, wherever they went ([`super::track`]); the others as the aligner
//! pairs them in translation mode, by words alone, since two versions of a text share them. A passage whose words changed
//! has changed in meaning where a rule objects to the new version beside the old.

use std::collections::HashSet;

use crate::align::relate::Sides;
use crate::align::terms::Terms;
use crate::align::{self, AlignOptions, Alignment, Link, Mode};
use crate::comparison::{Comparison, Options};
use crate::finding::{Finding, Severity};
use crate::text::Document;
use crate::verdicts::likeness::likeness;

use super::track::{Kept, Track};

/// Rules that speak of what one text has and the other lacks: here that is new or gone.
const ONE_SIDED: [&str; 3] = ["omission", "unsupported", "paraphrase"];

/// Two versions, passage by passage.
#[derive(Clone, Debug)]
pub struct Versions<'d> {
    /// The old version as the source, the new one as the target.
    pub comparison: Comparison<'d>,
    /// All passages: those of the new version in its order, each gone one behind what stood before it.
    pub passages: Vec<Passage>,
}

/// Sentences that answer each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How it changed.
    pub how: Changed,
    /// Indices into the old version's sentences; none where the passage is new.
    pub old: Vec<usize>,
    /// Indices into the new version's sentences; none where it is gone.
    pub new: Vec<usize>,
    /// Indices into the comparison's findings: what changed in meaning.
    pub findings: Vec<usize>,
}

/// How a passage changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Changed {
    Meaning,
    Wording,
    Moved,
    New,
    Gone,
    Same,
}

impl Changed {
    /// All, in the order in which they are counted.
    pub const ALL: [Changed; 6] = [
        Changed::Meaning,
        Changed::Wording,
        Changed::Moved,
        Changed::New,
        Changed::Gone,
        Changed::Same,
    ];

    /// Its name in every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Changed::Meaning => "meaning",
            Changed::Wording => "wording",
            Changed::Moved => "moved",
            Changed::New => "new",
            Changed::Gone => "gone",
            Changed::Same => "same",
        }
    }
}

impl<'d> Versions<'d> {
    /// Compares two versions.
    pub fn new(old: &'d Document, new: &'d Document) -> Self {
        let texts = |document: &'d Document| -> Vec<&'d str> {
            let sentences = 0..document.sentences().len();
            sentences.map(|at| document.sentence_text(at)).collect()
        };
        let track = Track::new(&texts(old), &texts(new));
        let options = Options {
            align: AlignOptions {
                mode: Mode::Translation,
                model: false,
                ..AlignOptions::default()
            },
            ..Options::default()
        };
        let alignment = alignment(old, new, &track, &options.align);
        let comparison = Comparison::with_alignment(old, new, alignment, &options);
        let mut passages: Vec<Passage> = (comparison.alignment.links.iter().enumerate())
            .map(|(at, link)| passage(&comparison, at, link, &track))
            .collect();
        // A passage that is gone stands where it stood: behind what followed from the sentence before it.
        let behind = |passage: &Passage| -> (usize, usize, usize) {
            match (passage.new.first(), passage.old.first()) {
                (Some(&new), _) => (new + 1, 0, 0),
                (None, Some(&old)) => {
                    let before = track.became[..old].iter().rev().find_map(|new| *new);
                    (before.map_or(0, |new| new + 1), 1, old)
                }
                (None, None) => (0, 0, 0),
            }
        };
        passages.sort_by_key(behind);
        Versions {
            comparison,
            passages,
        }
    }

    /// Number of passages that changed in this way.
    pub fn count(&self, how: Changed) -> usize {
        self.passages.iter().filter(|p| p.how == how).count()
    }

    /// The sentences of the old version that are gone or whose words changed.
    pub fn touched(&self) -> HashSet<usize> {
        let changed = [Changed::Meaning, Changed::Wording, Changed::Gone];
        (self.passages.iter())
            .filter(|p| changed.contains(&p.how))
            .flat_map(|p| p.old.iter().copied())
            .collect()
    }
}

/// The aligner's links, but each sentence that stands word for word with itself, and what is reworded with what it was
/// where the aligner found nothing.
fn alignment(old: &Document, new: &Document, track: &Track, options: &AlignOptions) -> Alignment {
    let terms = Terms::new(old, new);
    let sides = Sides {
        source: old,
        target: new,
        terms: &terms,
    };
    let link = |sources: Vec<usize>, targets: Vec<usize>| {
        let null = sources.is_empty() || targets.is_empty();
        Link {
            relation: sides.relate(&sources, &targets),
            score: (!null).then_some(1.0),
            source_scores: if null {
                Vec::new()
            } else {
                vec![1.0; sources.len()]
            },
            sources,
            targets,
        }
    };
    let exact = |new: usize| track.was[new].filter(|(_, how)| *how != Kept::Reworded);
    let is_exact = |old: usize| track.became[old].is_some_and(|new| exact(new).is_some());
    let mut links: Vec<Link> = (0..new.sentences().len())
        .filter_map(|at| exact(at).map(|(from, _)| link(vec![from], vec![at])))
        .collect();
    let (mut old_left, mut new_left) = (Vec::new(), Vec::new());
    for found in align::align(old, new, options).links {
        let sources: Vec<usize> = found
            .sources
            .into_iter()
            .filter(|&s| !is_exact(s))
            .collect();
        let targets: Vec<usize> = found
            .targets
            .into_iter()
            .filter(|&t| exact(t).is_none())
            .collect();
        let (sources, targets) = match (sources.is_empty(), targets.is_empty()) {
            (false, false) => {
                let targets = of_use(new, targets, &text(old, &sources), &mut new_left);
                let sources = of_use(old, sources, &text(new, &targets), &mut old_left);
                (sources, targets)
            }
            _ => (sources, targets),
        };
        match (sources.is_empty(), targets.is_empty()) {
            (false, false) => links.push(link(sources, targets)),
            (false, true) => old_left.extend(sources),
            (true, false) => new_left.extend(targets),
            (true, true) => {}
        }
    }
    let mut answered = HashSet::new();
    for at in new_left {
        match track.was[at] {
            Some((from, _)) if old_left.contains(&from) => {
                answered.insert(from);
                links.push(link(vec![from], vec![at]));
            }
            _ => links.push(link(Vec::new(), vec![at])),
        }
    }
    for at in old_left.into_iter().filter(|at| !answered.contains(at)) {
        links.push(link(vec![at], Vec::new()));
    }
    links.sort_by_key(|link| {
        let first = |side: &[usize]| side.first().copied().unwrap_or(usize::MAX);
        (first(&link.targets), first(&link.sources))
    });
    Alignment {
        mode: Mode::Translation,
        links,
    }
}

fn text(document: &Document, sentences: &[usize]) -> String {
    let texts: Vec<&str> = sentences
        .iter()
        .map(|&at| document.sentence_text(at))
        .collect();
    texts.join(" ")
}

/// The sentences without those that make the passage less like the other side: a sentence that was cut in two is liker
/// with both halves, one beside which something new was written is not.
fn of_use(
    document: &Document,
    sentences: Vec<usize>,
    other: &str,
    left: &mut Vec<usize>,
) -> Vec<usize> {
    let mut kept = sentences;
    while kept.len() > 1 {
        let whole = likeness(&text(document, &kept), other);
        let without = |at: usize| {
            let mut rest = kept.clone();
            rest.remove(at);
            likeness(&text(document, &rest), other)
        };
        let best = (0..kept.len())
            .map(|at| (without(at), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((likeness, at)) if likeness > whole => left.push(kept.remove(at)),
            _ => break,
        }
    }
    kept
}

fn passage(comparison: &Comparison<'_>, at: usize, link: &Link, track: &Track) -> Passage {
    let is_objection = |finding: &Finding| {
        finding.link == Some(at)
            && finding.severity > Severity::Note
            && !ONE_SIDED.contains(&finding.rule)
    };
    let objections = (comparison.findings.iter().enumerate())
        .filter(|(_, finding)| is_objection(finding))
        .map(|(index, _)| index);
    let mut findings = Vec::new();
    let how = match (&link.sources[..], &link.targets[..]) {
        (_, []) => Changed::Gone,
        ([], _) => Changed::New,
        ([_], [new]) if track.was[*new].is_some_and(|(_, how)| how == Kept::Same) => Changed::Same,
        ([_], [new]) if track.was[*new].is_some_and(|(_, how)| how == Kept::Moved) => {
            Changed::Moved
        }
        _ => {
            findings = objections.collect();
            if findings.is_empty() {
                Changed::Wording
            } else {
                Changed::Meaning
            }
        }
    };
    Passage {
        how,
        old: link.sources.clone(),
        new: link.targets.clone(),
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ReadOptions;

    fn changes(old: &str, new: &str) -> Vec<(&'static str, Vec<usize>, Vec<usize>)> {
        let read = ReadOptions {
            language: Some("en".parse().unwrap()),
            ..ReadOptions::default()
        };
        let [old, new] = [old, new].map(|text| Document::from_text("a.txt", text, &read).unwrap());
        let versions = Versions::new(&old, &new);
        let passages = versions.passages.iter();
        passages
            .map(|p| (p.how.as_str(), p.old.clone(), p.new.clone()))
            .collect()
    }

    #[test]
    fn meaning_wording_and_place_are_told_apart() {
        let old = "The council met in Lima on Friday. The new office opens on 3 May with 40 people. Heavy rain fell on \
                   the harbour. It thanked the mayor for her warm welcome to the city.";
        let new = "Heavy rain fell on the harbour. The council met in Lima on Friday. The new office opens on 5 May with \
                   40 people. It thanked the mayor for her kind welcome to the city. Two ships left port at dawn.";
        assert_eq!(
            changes(old, new),
            [
                ("moved", vec![2], vec![0]),
                ("same", vec![0], vec![1]),
                ("meaning", vec![1], vec![2]),
                ("wording", vec![3], vec![3]),
                ("new", vec![], vec![4]),
            ]
        );
    }

    #[test]
    fn a_sentence_cut_in_two_is_one_passage() {
        let old = "The council met in Lima on Friday and it thanked the mayor for her warm welcome to the city.";
        let new = "The council met in Lima on Friday. It thanked the mayor for her warm welcome to the city.";
        assert_eq!(changes(old, new), [("wording", vec![0], vec![0, 1])]);
    }

    #[test]
    fn what_is_gone_stands_where_it_stood() {
        let old =
            "The council met in Lima. Heavy rain fell on the harbour. Two ships left port at dawn.";
        assert_eq!(
            changes(old, "The council met in Lima. Two ships left port at dawn."),
            [
                ("same", vec![0], vec![0]),
                ("gone", vec![1], vec![]),
                ("same", vec![2], vec![1])
            ]
        );
    }
}
