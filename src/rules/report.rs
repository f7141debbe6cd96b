//! How a rule says what it found.

use crate::finding::{Evidence, Finding, Place, Severity};
use crate::text::{Document, Span};

use super::{Facts, RuleInfo};

/// Takes the findings of one rule.
pub struct Report<'r> {
    info: &'r RuleInfo,
    facts: &'r Facts<'r>,
    findings: &'r mut Vec<Finding>,
}

impl<'r> Report<'r> {
    pub(super) fn new(
        info: &'static RuleInfo,
        facts: &'r Facts<'_>,
        findings: &'r mut Vec<Finding>,
    ) -> Self {
        // A shared borrow may be shortened.
        Report {
            info,
            facts,
            findings,
        }
    }

    /// Reports a fault at words of the target, of the source or of both. Confidence and severity are the rule's
    /// own estimate and its default, and can be changed on what comes back.
    pub fn add(
        &mut self,
        target: Option<Span>,
        source: Option<Span>,
        confidence: f64,
        message: String,
    ) -> Option<&mut Finding> {
        let place = |document: &Document, span: Span| {
            document
                .sentence_at(span.start)
                .map(|sentence| Place { sentence, span })
        };
        let target = target.and_then(|span| place(self.facts.target, span));
        let source = source.and_then(|span| place(self.facts.source, span));
        if target.is_none() && source.is_none() {
            return None;
        }
        let link = target
            .and_then(|place| self.facts.link_of(place.sentence))
            .map(|(index, _)| index);
        let words = |document: &Document, place: Option<Place>| {
            place
                .map(|p| normal(p.span.of(document.text())))
                .unwrap_or_default()
        };
        let evidence = Evidence {
            source: words(self.facts.source, source),
            target: words(self.facts.target, target),
        };
        self.findings.push(Finding {
            rule: self.info.id,
            also: Vec::new(),
            severity: self.info.severity,
            confidence,
            message,
            link,
            source,
            target,
            evidence,
            suggestion: None,
            fingerprint: String::new(),
        });
        self.findings.last_mut()
    }
}

/// One form for the same words: white space folded, case and marks as in comparing.
fn normal(text: &str) -> String {
    let folded = crate::text::fold(text);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes one finding of several that stand on the same words of the target: the earlier rule speaks, and names
/// the others. Notes are left alone, and so are findings about a whole sentence, which say something else.
pub(super) fn merge(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let second = TOGETHER.iter().any(|(_, rule)| *rule == finding.rule);
        let same = kept
            .iter_mut()
            .filter(|_| second)
            .find(|k| is_same_fault(k, &finding));
        match same {
            Some(first) => {
                if !first.also.contains(&finding.rule) && first.rule != finding.rule {
                    first.also.push(finding.rule);
                }
                first.severity = first.severity.max(finding.severity);
                if first.source.is_none() {
                    first.source = finding.source;
                }
            }
            None => kept.push(finding),
        }
    }
    kept
}

/// Rules whose findings can be two sides of one fault.
const TOGETHER: &[(&str, &str)] = &[
    ("speaker-shift", "quote-altered"),
    ("number-mismatch", "quote-altered"),
    ("date-mismatch", "quote-altered"),
    ("name-variant", "quote-altered"),
];

fn is_same_fault(first: &Finding, second: &Finding) -> bool {
    let (Some(a), Some(b)) = (first.target, second.target) else {
        return false;
    };
    let loud = first.severity > Severity::Note && second.severity > Severity::Note;
    loud && a.span.overlaps(b.span) && TOGETHER.contains(&(first.rule, second.rule))
}
