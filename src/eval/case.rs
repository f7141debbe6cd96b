//! One comparison against its gold folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Severity;
use crate::format::json::{FindingRecord, Record, SentenceRecord};

use super::gold::{Answer, Expect, Gold, GoldFinding, GoldSentence, Side};
use super::score::{Counts, Judged, Score};

/// A target sentence and a source sentence that answers it; an empty source where nothing does.
type Pair = (String, String);

/// Measures a comparison.
pub fn score(record: &Record, gold: &Gold) -> Score {
    let mut score = Score {
        targets: gold.target.len(),
        ..Score::default()
    };
    links(record, gold, &mut score);
    findings(record, gold, &mut score);
    score
}

fn links(record: &Record, gold: &Gold, score: &mut Score) {
    let to_source = gold_ids(&record.source.sentences, &gold.source);
    let to_target = gold_ids(&record.target.sentences, &gold.target);
    let mut found: BTreeSet<Pair> = BTreeSet::new();
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut chances: BTreeMap<Pair, f64> = BTreeMap::new();
    for link in &record.links {
        for target in &link.target_ids {
            for (at, source) in link.source_ids.iter().enumerate() {
                let ids = (
                    to_target.get(target.as_str()),
                    to_source.get(source.as_str()),
                );
                if let (Some(&target), Some(&source)) = ids {
                    found.insert((target.to_owned(), source.to_owned()));
                    if let Some(score) = link.source_scores.get(at).copied().flatten() {
                        chances.insert((target.to_owned(), source.to_owned()), score);
                    }
                    given
                        .entry(target)
                        .or_default()
                        .insert(link.relation.as_str());
                }
            }
        }
    }
    for sentence in &gold.target {
        if !given.contains_key(sentence.id.as_str()) {
            found.insert((sentence.id.clone(), String::new()));
        }
    }
    let mut right: BTreeSet<Pair> = BTreeSet::new();
    let mut optional: BTreeSet<Pair> = BTreeSet::new();
    let mut wanted: Vec<(&str, &[String])> = Vec::new();
    for answer in &gold.alignment {
        let Answer {
            target,
            sources,
            optional: may,
            relations,
        } = answer;
        let pair = |source: &String| (target.clone(), source.clone());
        right.extend(sources.iter().map(pair));
        if sources.is_empty() {
            right.insert((target.clone(), String::new()));
        }
        optional.extend(may.iter().map(pair));
        if !relations.is_empty() && !sources.is_empty() {
            wanted.retain(|(id, _)| id != target);
            wanted.push((target, relations));
        }
    }
    score.scored = chances
        .into_iter()
        .filter(|(pair, _)| right.contains(pair) || !optional.contains(pair))
        .map(|(pair, chance)| (chance, right.contains(&pair)))
        .collect();
    score.links = Counts {
        right: found.intersection(&right).count(),
        wrong: found
            .iter()
            .filter(|p| !right.contains(*p) && !optional.contains(*p))
            .count(),
        missed: right.difference(&found).count(),
    };
    let nothing = |source: &'_ str| {
        if source.is_empty() {
            "nothing".to_owned()
        } else {
            source.to_owned()
        }
    };
    for (target, source) in right.difference(&found) {
        score
            .details
            .push(format!("link missed   {target} ~ {}", nothing(source)));
    }
    for (target, source) in found
        .iter()
        .filter(|p| !right.contains(*p) && !optional.contains(*p))
    {
        score
            .details
            .push(format!("link wrong    {target} ~ {}", nothing(source)));
    }
    for (target, want) in wanted {
        let got = given.get(target).into_iter().flatten();
        let got: Vec<String> = got.map(|&label| label.to_owned()).collect();
        if !want.iter().any(|label| got.contains(label)) {
            score.details.push(format!(
                "relation      {target}: {} for {}",
                if got.is_empty() {
                    "none".to_owned()
                } else {
                    got.join(" ")
                },
                want.join("|")
            ));
        }
        score.relations.push((want.to_vec(), got));
    }
}

/// For each sentence of a record the gold sentence that it shares most characters with; the greater id of two
/// that share as many.
fn gold_ids<'r>(
    sentences: &'r [SentenceRecord],
    gold: &'r [GoldSentence],
) -> BTreeMap<&'r str, &'r str> {
    let nearest = |sentence: &SentenceRecord| {
        let shares = gold.iter().filter_map(|g| {
            let (start, end) = (g.start.max(sentence.start), g.end.min(sentence.end));
            (start < end).then(|| (end - start, g.id.as_str()))
        });
        shares.max().map(|(_, id)| id)
    };
    sentences
        .iter()
        .filter_map(|s| Some((s.id.as_str(), nearest(s)?)))
        .collect()
}

/// A finding under one of the rules it meets.
struct Reported<'r> {
    rule: &'r str,
    finding: &'r FindingRecord,
    /// Whether this is the rule that speaks, not one it names beside.
    main: bool,
}

impl Reported<'_> {
    fn span(&self, side: Side) -> Option<(usize, usize)> {
        let spot = match side {
            Side::Source => self.finding.source.as_ref(),
            Side::Target => self.finding.target.as_ref(),
        };
        spot.map(|spot| (spot.start, spot.end))
    }

    /// Whether it reports what a gold row names. What has to be reported has to be most of what is shown: at
    /// most three times the row's words and 40 characters.
    fn meets(&self, row: &GoldFinding) -> bool {
        let longest = if row.words.is_empty() || row.expect != Expect::Must {
            usize::MAX
        } else {
            3 * row.words.chars().count() + 40
        };
        self.rule == row.rule
            && self.span(row.side).is_some_and(|span| {
                overlap(span, row.span) && span.1.saturating_sub(span.0) <= longest
            })
    }
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.1.min(b.1) > a.0.max(b.0)
}

fn findings(record: &Record, gold: &Gold, score: &mut Score) {
    let mut reported = Vec::new();
    for finding in record.findings.iter().flatten() {
        let also = finding.also.iter().map(|rule| (rule, false));
        for (rule, main) in std::iter::once((&finding.rule, true)).chain(also) {
            reported.push(Reported {
                rule,
                finding,
                main,
            });
        }
    }
    for row in &gold.findings {
        let severities = reported
            .iter()
            .filter(|r| r.meets(row))
            .map(|r| r.finding.severity);
        let worst = severities.max();
        let loud = worst > Some(Severity::Note);
        match row.expect {
            Expect::Must => {
                let met = loud || (row.rule == "omission" && worst.is_some());
                score.must += 1;
                score.met += usize::from(met);
                score.quiet += usize::from(!met && worst.is_some());
                let rule = score.rules.entry(row.rule.clone()).or_default();
                rule.must += 1;
                rule.met += usize::from(met);
                if !met {
                    score.details.push(format!("missed        {}", shown(row)));
                }
            }
            Expect::Never => {
                score.never += 1;
                let rule = score.rules.entry(row.rule.clone()).or_default();
                rule.never += 1;
                if loud {
                    score.broken += 1;
                    rule.broken += 1;
                    score.details.push(format!("false alarm   {}", shown(row)));
                }
            }
            Expect::May => {}
        }
    }
    for report in &reported {
        judge(report, gold, score);
    }
    for report in reported {
        if let Some(words) = extra(&report, gold) {
            score.extra += 1;
            score.rules.entry(report.rule.to_owned()).or_default().extra += 1;
            let words: String = words.chars().take(90).collect();
            score
                .details
                .push(format!("extra         {}: {words:?}", report.rule));
        }
    }
}

/// Whether a warning or error is right, where the rows say so.
fn judge(report: &Reported<'_>, gold: &Gold, score: &mut Score) {
    if !report.main || report.finding.severity == Severity::Note {
        return;
    }
    let meets = |expect: Expect| {
        gold.findings.iter().any(|row| {
            let rules = std::iter::once(&report.finding.rule).chain(&report.finding.also);
            row.expect == expect
                && rules.into_iter().any(|rule| {
                    let finding = report.finding;
                    let main = false;
                    Reported {
                        rule,
                        finding,
                        main,
                    }
                    .meets(row)
                })
        })
    };
    let right = meets(Expect::Must);
    if right || meets(Expect::Never) || extra(report, gold).is_some() {
        score.judged.push(Judged {
            rule: report.rule.to_owned(),
            confidence: report.finding.confidence,
            right,
        });
    }
}

/// The words of a warning or error on the target that no `must` or `may` row of its rule names.
fn extra<'r>(report: &Reported<'r>, gold: &Gold) -> Option<&'r str> {
    let quiet = report.finding.severity == Severity::Note
        || matches!(report.rule, "omission" | "paraphrase")
        || !report.main;
    let span = report.span(Side::Target)?;
    let named = gold.findings.iter().any(|row| {
        row.expect != Expect::Never
            && row.side == Side::Target
            && row.rule == report.rule
            && overlap(span, row.span)
    });
    let target = report.finding.target.as_ref()?;
    (!quiet && !named).then_some(target.text.as_str())
}

fn shown(row: &GoldFinding) -> String {
    format!("{} {}: {}", row.rule, row.sentence, row.words)
}
