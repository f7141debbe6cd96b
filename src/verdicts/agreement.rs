//! Two reviewers' verdicts compared.

use std::collections::BTreeMap;

use serde::Serialize;

use super::log::Log;
use super::record::{Entry, FindingVerdict, LinkVerdict, Record};

/// How far two reviewers agree on what both have judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Findings that both confirmed or dismissed.
    pub both: usize,
    /// Of these, those with the same verdict from both.
    pub agreed: usize,
    /// Findings that only the first judged.
    pub only_first: usize,
    /// Findings that only the second judged.
    pub only_second: usize,
    /// Cohen's kappa over `both`: agreement beyond what chance would give, 1 when perfect, 0 at chance. None where
    /// nothing was judged by both, or where both gave all findings one same verdict and chance explains everything.
    pub kappa: Option<f64>,
    /// Target sentences whose links both have judged.
    pub links: usize,
    /// Of these, those that both link to the same source sentences.
    pub links_agreed: usize,
    /// Where they differ, by fingerprint or sentence.
    pub differences: Vec<Difference>,
}

/// A finding or link on which two reviewers differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The rule and the fingerprint, or the id of a target sentence.
    pub subject: String,
    /// The words in question.
    pub words: String,
    /// What the first said, with the reason.
    pub first: String,
    /// What the second said, with the reason.
    pub second: String,
}

impl Agreement {
    /// Compares two logs. `known` is nobody's judgement and is left out.
    pub fn new(first: &Log, second: &Log) -> Self {
        let (a, b) = (judged(first), judged(second));
        let mut differences = Vec::new();
        // Confirmed and dismissed: how often the first said it, the second said it.
        let mut table = [[0_usize; 2]; 2];
        for (fingerprint, (one, words, what)) in &a {
            let Some((other, _, what_else)) = b.get(fingerprint) else {
                continue;
            };
            let row = |v: FindingVerdict| usize::from(v == FindingVerdict::Dismissed);
            table[row(*one)][row(*other)] += 1;
            if one != other {
                differences.push(Difference {
                    subject: (*fingerprint).to_owned(),
                    words: words.clone(),
                    first: what.clone(),
                    second: what_else.clone(),
                });
            }
        }
        let both: usize = table.iter().flatten().sum();
        let agreed = table[0][0] + table[1][1];
        let (mut links, mut links_agreed) = (0, 0);
        let (a_links, b_links) = (linked(first), linked(second));
        for (target, sources) in &a_links {
            let Some(others) = b_links.get(target) else {
                continue;
            };
            links += 1;
            if sources == others {
                links_agreed += 1;
                continue;
            }
            let ids = |ids: &[String]| {
                if ids.is_empty() {
                    "nothing".to_owned()
                } else {
                    ids.join(" ")
                }
            };
            differences.push(Difference {
                subject: target.0.to_owned(),
                words: target.1.to_owned(),
                first: ids(sources),
                second: ids(others),
            });
        }
        Agreement {
            both,
            agreed,
            only_first: a.len() - both,
            only_second: b.len() - both,
            kappa: kappa(&table),
            links,
            links_agreed,
            differences,
        }
    }
}

/// Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20.
fn kappa(table: &[[usize; 2]; 2]) -> Option<f64> {
    let all: usize = table.iter().flatten().sum();
    if all == 0 {
        return None;
    }
    let share = |count: usize| count as f64 / all as f64;
    let observed = share(table[0][0] + table[1][1]);
    let expected: f64 = (0..2)
        .map(|k| share(table[k][0] + table[k][1]) * share(table[0][k] + table[1][k]))
        .sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// The verdict on each finding, its words, and the verdict with its reason.
fn judged(log: &Log) -> BTreeMap<&str, (FindingVerdict, String, String)> {
    let found = log.findings().into_iter();
    found
        .filter_map(|(fingerprint, record)| {
            let Entry::Finding {
                finding,
                verdict: Some(verdict),
                reason,
                ..
            } = &record.entry
            else {
                return None;
            };
            let counts = matches!(
                verdict,
                FindingVerdict::Confirmed | FindingVerdict::Dismissed
            );
            let words = format!(
                "{}: {} → {}",
                finding.rule, finding.evidence.source, finding.evidence.target
            );
            counts.then(|| {
                (
                    fingerprint,
                    (
                        *verdict,
                        words,
                        said(verdict.as_str(), reason.as_deref(), record),
                    ),
                )
            })
        })
        .collect()
}

fn said(verdict: &str, reason: Option<&str>, record: &Record) -> String {
    let mut said = verdict.to_owned();
    if !record.reviewer.is_empty() {
        said.push_str(" by ");
        said.push_str(&record.reviewer);
    }
    if let Some(reason) = reason {
        said.push_str(": ");
        said.push_str(reason);
    }
    said
}

/// For each judged target sentence (id, words) the ids of the sources it was linked to last.
fn linked(log: &Log) -> BTreeMap<(&str, &str), Vec<String>> {
    let mut linked = BTreeMap::new();
    for record in log.standing() {
        let Entry::Links { links, .. } = &record.entry else {
            continue;
        };
        for link in links {
            for target in &link.targets {
                let key = (target.id.as_str(), target.text.as_str());
                if link.verdict == LinkVerdict::Open {
                    linked.remove(&key);
                } else {
                    let ids = link.sources.iter().map(|s| s.id.clone()).collect();
                    linked.insert(key, ids);
                }
            }
        }
    }
    linked
}
