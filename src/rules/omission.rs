//! `omission`

use std::collections::{HashMap, HashSet};

use crate::align::Relation;
use crate::finding::Severity;
use crate::text::{Document, ParagraphKind, WordKind};

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Lists the sentences of the source that nothing in the target answers: in a summary as notes, the weightiest
    /// first; in a translation as warnings, in their order.
    ///
    /// # Why it matters
    /// What is left out shapes what readers believe; of a translation everything is expected.
    ///
    /// # Example
    /// *A statement names 40,000 students to be trained; the summary names none.*
    ///
    /// # Leaves alone
    /// Sentences that a target sentence answers even in part.
    ///
    /// # Limits
    /// Weight is counted, not understood: words, names and numbers that occur nowhere in the target, rare ones
    /// more.
    "omission", "Left out", "accuracy/omission", Warning, None, check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let weigh = Weights::new(facts.source, facts.target);
    let mut left_out: Vec<(f64, usize, usize)> = Vec::new();
    for (link, omitted) in facts.alignment.links.iter().enumerate() {
        if omitted.relation != Relation::Omitted {
            continue;
        }
        for &index in &omitted.sources {
            let sentence = &facts.source.sentences()[index];
            let verbatim =
                facts.source.paragraphs()[sentence.paragraph].kind == ParagraphKind::Verbatim;
            let says = facts
                .source
                .sentence_words(index)
                .iter()
                .any(crate::text::Word::is_content);
            if says && !verbatim {
                left_out.push((weigh.sentence(index, facts), index, link));
            }
        }
    }
    let most = left_out
        .iter()
        .map(|(w, ..)| *w)
        .fold(f64::MIN_POSITIVE, f64::max);
    if facts.is_summary() {
        left_out.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    for (weight, index, link) in left_out {
        let span = facts.source.sentences()[index].span;
        let new = weigh.missing(index, facts);
        let message = if new.is_empty() {
            "Nothing in the target answers this sentence.".to_owned()
        } else {
            format!(
                "Nothing in the target answers this sentence; it alone has {}.",
                new.join(", ")
            )
        };
        // How sure: the more of its words the target lacks, the surer that it is left out and not reworded.
        let confidence = (0.5 + 0.45 * weight / most).min(0.95);
        if let Some(finding) = report.add(None, Some(span), confidence, message) {
            finding.link = Some(link);
            if facts.is_summary() {
                finding.severity = Severity::Note;
            }
        }
    }
}

/// What each stem of the source is worth, were it lost.
struct Weights<'d> {
    count: HashMap<&'d str, u32>,
    said: HashSet<&'d str>,
    sentences: f64,
}

impl<'d> Weights<'d> {
    fn new(source: &'d Document, target: &'d Document) -> Self {
        let mut count: HashMap<&str, u32> = HashMap::new();
        for index in 0..source.sentences().len() {
            let stems: HashSet<&str> = source
                .sentence_words(index)
                .iter()
                .map(|w| w.stem.as_str())
                .collect();
            for stem in stems {
                *count.entry(stem).or_insert(0) += 1;
            }
        }
        let said = target.words().iter().map(|w| w.stem.as_str()).collect();
        Weights {
            count,
            said,
            sentences: source.sentences().len() as f64,
        }
    }

    /// The information of the words that the target has nowhere; names and numbers count twice.
    fn sentence(&self, index: usize, facts: &Facts<'_>) -> f64 {
        let data = facts.source.language().data();
        let mut seen = HashSet::new();
        let words = facts.source.sentence_words(index);
        words
            .iter()
            .enumerate()
            .filter(|(_, w)| w.is_content() && !data.is_function_word(&w.form))
            .filter(|(_, w)| !self.said.contains(w.stem.as_str()) && seen.insert(w.stem.as_str()))
            .map(|(at, w)| {
                let rare = libm::log(1.0 + self.sentences / f64::from(self.count[w.stem.as_str()]));
                let marked = w.kind == WordKind::Number || w.capital && at > 0;
                if marked { 2.0 * rare } else { rare }
            })
            .sum()
    }

    /// Up to three names or numbers of the sentence that the target has nowhere.
    fn missing<'f>(&self, index: usize, facts: &'f Facts<'_>) -> Vec<&'f str> {
        let span = facts.source.sentences()[index].span;
        let unsaid = |words: std::ops::Range<usize>| {
            facts.source.words()[words]
                .iter()
                .any(|w| w.is_content() && !self.said.contains(w.stem.as_str()))
        };
        let names = facts.source_annotations.names_in(span).iter();
        let names = names.filter(|n| unsaid(n.words.clone())).map(|n| n.span);
        let numbers = facts.source_annotations.quantities[index].iter();
        let numbers = numbers
            .filter(|q| !q.in_words && unsaid(q.words.clone()))
            .map(|q| q.span);
        let mut spans: Vec<_> = numbers.chain(names).collect();
        spans.dedup();
        spans
            .into_iter()
            .take(3)
            .map(|s| s.of(facts.source.text()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, silent};

    const RULE: &str = "omission";

    #[test]
    fn what_nothing_answers_the_weightiest_first() {
        let source = [
            "The dam held.",
            "It rained a little.",
            "IBM trains 40,000 pupils at nine schools.",
        ];
        let left_out: Vec<String> = found(RULE, &source, &["The dam held."])
            .into_iter()
            .map(|(_, s)| s)
            .collect();
        assert_eq!(left_out, [source[2], source[1]]);
    }

    #[test]
    fn what_is_answered_is_left_alone() {
        silent(RULE, &["The dam held."], &["The dam has held."]);
    }
}
