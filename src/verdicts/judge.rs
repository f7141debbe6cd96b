//! Verdicts on findings laid over the findings of a comparison.

use std::collections::{BTreeMap, HashMap};

use crate::comparison::Comparison;
use crate::finding::Finding;
use crate::text::Document;

use super::apply::{Judgement, was};
use super::likeness::{SAME, likeness};
use super::log::Log;
use super::record::{Entry, FindingVerdict, Record, SentenceRef, Subject};

/// Gives the findings their verdicts and takes the silent ones out; what comes back are the records with a verdict on
/// a finding that is no longer there: indices into [`Log::records`], ascending.
pub(crate) fn judge(comparison: &mut Comparison<'_>, log: &Log) -> Vec<usize> {
    let standing = log.standing();
    // What was last said of each finding, in the words of the record, with all remarks.
    let mut said: Vec<(&Subject, FindingVerdict, Judgement)> = Vec::new();
    let mut records: Vec<&Record> = Vec::new();
    let mut place: HashMap<(&str, Option<&SentenceRef>), usize> = HashMap::new();
    for record in standing {
        let Entry::Finding {
            finding,
            verdict,
            reason,
            comment,
        } = &record.entry
        else {
            continue;
        };
        let key = (finding.fingerprint.as_str(), finding.target.as_ref());
        let at = *place.entry(key).or_insert_with(|| {
            let open = FindingVerdict::Open;
            let judgement = Judgement {
                status: open.as_str().to_owned(),
                ..Judgement::default()
            };
            said.push((finding, open, judgement));
            records.push(record);
            said.len() - 1
        });
        let (subject, last, judgement) = &mut said[at];
        if let Some(verdict) = verdict {
            records[at] = record;
            *subject = finding;
            *last = *verdict;
            verdict.as_str().clone_into(&mut judgement.status);
            judgement.reviewer.clone_from(&record.reviewer);
            judgement.time.clone_from(&record.time);
            judgement.reason.clone_from(reason);
        }
        judgement.comments.extend(comment.clone());
    }
    // The newest first: after a change of the text two may fit one finding.
    said.reverse();
    records.reverse();
    let mut judgements: BTreeMap<String, Judgement> = BTreeMap::new();
    let mut silent: Vec<bool> = vec![false; comparison.findings.len()];
    let mut taken = vec![false; said.len()];
    for step in [Step::Same, Step::Nearly, Step::Reopened] {
        let mut by_rule: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (subject, ..)) in said.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            by_rule.entry(subject.rule.as_str()).or_default().push(at);
        }
        for (index, finding) in comparison.findings.iter().enumerate() {
            if judgements.contains_key(&finding.fingerprint) {
                continue;
            }
            let rivals = by_rule.get(finding.rule).map_or(&[][..], Vec::as_slice);
            let fit = |at: &&usize| {
                !taken[**at] && step.fits(comparison, finding, said[**at].0, said[**at].1)
            };
            let Some(&at) = rivals.iter().find(fit) else {
                continue;
            };
            taken[at] = true;
            let (subject, verdict, judgement) = &said[at];
            let mut judgement = judgement.clone();
            if step == Step::Reopened {
                let (target, source) = (&subject.evidence.target, &subject.evidence.source);
                judgement.was = Some(was(verdict.as_str(), target, source));
                FindingVerdict::Open
                    .as_str()
                    .clone_into(&mut judgement.status);
            } else {
                silent[index] = verdict.silences();
            }
            judgements.insert(finding.fingerprint.clone(), judgement);
        }
    }
    let findings = std::mem::take(&mut comparison.findings);
    for (finding, silent) in findings.into_iter().zip(silent) {
        if silent {
            comparison.silenced.push(finding);
        } else {
            comparison.findings.push(finding);
        }
    }
    comparison.judgements = judgements;
    let is_idle = |record: &Record| {
        let at = records
            .iter()
            .position(|other| std::ptr::eq(*other, record));
        let verdict = match &record.entry {
            Entry::Finding { verdict, .. } => verdict.unwrap_or(FindingVerdict::Open),
            _ => FindingVerdict::Open,
        };
        verdict != FindingVerdict::Open && at.is_some_and(|at| !taken[at])
    };
    let places = log.records().iter().enumerate();
    let idle = places.filter(|(_, record)| is_idle(record));
    idle.map(|(at, _)| at).collect()
}

/// How a judged finding is known again, the surest way first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The same words compared, in the same sentences.
    Same,
    /// The same words compared, in a sentence that changed around them.
    Nearly,
    /// Other words now, in a sentence that is nearly the same: open again.
    Reopened,
}

impl Step {
    fn fits(
        self,
        comparison: &Comparison<'_>,
        finding: &Finding,
        subject: &Subject,
        verdict: FindingVerdict,
    ) -> bool {
        let likeness_of = |place: Option<crate::finding::Place>,
                           document: &Document,
                           old: Option<&SentenceRef>| {
            place
                .zip(old)
                .map(|(place, old)| likeness(document.sentence_text(place.sentence), &old.text))
        };
        let same_words = finding.evidence == subject.evidence;
        if same_words == (self == Step::Reopened) {
            return false;
        }
        let source = likeness_of(finding.source, comparison.source, subject.source.as_ref());
        let target = likeness_of(finding.target, comparison.target, subject.target.as_ref());
        match self {
            Step::Same => {
                let same = |likeness: Option<f64>| likeness.is_none_or(|l| l >= 1.0);
                // Which of two equal ones in one sentence: the ordinal in the fingerprint tells.
                same(source) && same(target) && finding.fingerprint == subject.fingerprint
            }
            // A verdict without sentences, written by hand, is told by its fingerprint alone.
            Step::Nearly if subject.source.is_none() && subject.target.is_none() => {
                finding.fingerprint == subject.fingerprint
            }
            // The sentence of the target is the one that was judged; the other may have been rewritten.
            Step::Nearly => target.or(source).is_some_and(|l| l >= SAME),
            Step::Reopened => {
                verdict != FindingVerdict::Open && target.or(source).is_some_and(|l| l >= SAME)
            }
        }
    }
}
