//! Quotations across languages: what another rule finds inside one, what one leaves out, and those of sentences that
//! answer nothing.

use crate::finding::Severity;
use crate::text::quotations::Quotation;
use crate::text::{Annotations, QuotationMarks, Span};

use super::super::quotes;
use super::{Facts, Pair, Report, shown};

/// Letters of a quotation that can still be shown as the place of a fault.
const SHORT: usize = 110;

/// Words that are not what the source quotes.
pub(in crate::rules) fn altered(facts: &Facts<'_>, report: &mut Report<'_>) {
    let pairs = Pair::all(facts);
    for pair in &pairs {
        let Some((theirs, ours)) = pair.quotations() else {
            continue;
        };
        report.join(|finding| {
            let inside = |place: Option<crate::finding::Place>, quotation: &Quotation| {
                place.is_some_and(|p| p.span.overlaps(quotation.inner))
            };
            finding.severity > Severity::Note
                && inside(finding.target, ours)
                && inside(finding.source, theirs)
        });
        lost(pair, theirs, ours, report);
    }
}

/// A number of the quotation that stands nowhere in the translation.
fn lost(pair: &Pair<'_>, theirs: &Quotation, ours: &Quotation, report: &mut Report<'_>) {
    let said = pair.target_values();
    let values = pair.source_values();
    let quoted = values
        .iter()
        .filter(|v| theirs.inner.contains(v.span) && !v.kind.is_time());
    let inside = said.iter().filter(|v| ours.inner.contains(v.span)).count();
    let quoted: Vec<_> = quoted.collect();
    // One number for another is a finding of its own.
    if inside >= quoted.len() || ours.inner.of(pair.target_text()).chars().count() > SHORT {
        return;
    }
    let lost = quoted
        .into_iter()
        .find(|v| v.amount > 2.0 && !said.iter().any(|s| s.agrees(v)));
    if let Some(value) = lost {
        let message = format!(
            "The quotation leaves out “{}”.",
            shown(pair.source_text(), value.span)
        );
        report.add(Some(ours.span), Some(value.span), 0.65, message);
    }
}

/// Quotations in sentences that answer nothing.
pub(in crate::rules) fn unsupported(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.across().is_none() {
        return;
    }
    for (index, quotation) in facts.target_annotations.quotations.iter().enumerate() {
        let sentence = facts.target.sentence_at(quotation.inner.start);
        let answers = sentence.is_none_or(|s| !facts.sources_of(s).is_empty());
        if answers || !quotation.opened || !quotes::is_speech(facts, index) {
            continue;
        }
        report.add(
            Some(quotation.span),
            None,
            0.7,
            "Nothing in the source was found that these words could quote.".to_owned(),
        );
    }
}

/// The one quotation of double marks that begins in some sentences.
fn only<'a>(annotations: &'a Annotations, sentences: &[Span]) -> Option<&'a Quotation> {
    let mut found = annotations.quotations.iter().filter(|q| {
        let begins = sentences
            .iter()
            .any(|s| s.contains(Span::new(q.span.start, q.span.start + 1)));
        begins && q.opened && q.closed && q.marks == QuotationMarks::Double
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

impl<'f> Pair<'f> {
    /// The quotation of each side, where each has one.
    fn quotations(&self) -> Option<(&'f Quotation, &'f Quotation)> {
        let spans = |document: &crate::text::Document, sentences: &[usize]| -> Vec<Span> {
            sentences
                .iter()
                .map(|&s| document.sentences()[s].span)
                .collect()
        };
        let facts = self.facts;
        let theirs = only(
            facts.source_annotations,
            &spans(facts.source, &self.link.sources),
        )?;
        let ours = only(
            facts.target_annotations,
            &spans(facts.target, &self.link.targets),
        )?;
        Some((theirs, ours))
    }

    /// The words of the target's quotation, for a place in the source's.
    pub(super) fn answering_quotation(&self, source: Span) -> Option<Span> {
        let (theirs, ours) = self.quotations()?;
        theirs.inner.contains(source).then_some(ours.inner)
    }
}
