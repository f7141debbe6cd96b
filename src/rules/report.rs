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

    /// Names this rule beside those of findings that already stand, where they fit.
    pub(super) fn join(&mut self, fits: impl Fn(&Finding) -> bool) {
        for finding in self.findings.iter_mut().filter(|f| fits(f)) {
            if finding.rule != self.info.id && !finding.also.contains(&self.info.id) {
                finding.also.push(self.info.id);
            }
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
    let firsts = Firsts::new(&findings);
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    // Where each finding went; none for one that gave way.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(findings.len());
    let homes: Vec<Option<usize>> = findings
        .iter()
        .enumerate()
        .map(|(index, finding)| firsts.home_of(index, finding, &findings))
        .collect();
    for (finding, home) in findings.into_iter().zip(homes) {
        let Some(home) = home.and_then(|home| places[home]) else {
            places.push(Some(kept.len()));
            kept.push(finding);
            continue;
        };
        places.push(None);
        let first: &mut Finding = &mut kept[home];
        if !first.also.contains(&finding.rule) && first.rule != finding.rule {
            first.also.push(finding.rule);
        }
        first.severity = first.severity.max(finding.severity);
        if first.source.is_none() {
            first.source = finding.source;
        }
    }
    kept
}

/// The findings that others can give way to, by where they start in the target.
struct Firsts {
    /// Start, index of the finding, and the furthest end so far.
    spans: Vec<(usize, usize, usize)>,
}

impl Firsts {
    fn new(findings: &[Finding]) -> Self {
        let mut spans: Vec<(usize, usize, usize)> = findings
            .iter()
            .enumerate()
            .filter(|(_, f)| TOGETHER.iter().any(|(rule, _)| *rule == f.rule))
            .filter_map(|(index, f)| f.target.map(|t| (t.span.start, index, t.span.end)))
            .collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for (_, _, end) in &mut spans {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Firsts { spans }
    }

    /// The first finding before `index` that is the same fault. Only those that reach into its words are looked at.
    fn home_of(&self, index: usize, finding: &Finding, findings: &[Finding]) -> Option<usize> {
        let span = finding.target?.span;
        if !TOGETHER.iter().any(|(_, rule)| *rule == finding.rule) {
            return None;
        }
        let after = self
            .spans
            .partition_point(|(start, _, _)| *start < span.end);
        self.spans[..after]
            .iter()
            .rev()
            .take_while(|(_, _, furthest)| *furthest > span.start)
            .map(|(_, first, _)| *first)
            .filter(|&first| first < index && is_same_fault(&findings[first], finding))
            .min()
    }
}

/// Rules whose findings can be two sides of one fault. No rule stands on both sides of the table.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    fn finding(rule: &'static str, start: usize, end: usize) -> Finding {
        Finding {
            rule,
            also: Vec::new(),
            severity: Severity::Error,
            confidence: 0.9,
            message: String::new(),
            link: None,
            source: None,
            target: Some(Place {
                sentence: 0,
                span: Span::new(start, end),
            }),
            evidence: Evidence::default(),
            suggestion: None,
            fingerprint: String::new(),
        }
    }

    #[test]
    fn a_finding_gives_way_to_the_first_rule_on_its_words() {
        let merged = merge(vec![
            finding("speaker-shift", 50, 60),
            finding("number-mismatch", 40, 45),
            finding("name-variant", 10, 30),
            finding("quote-altered", 42, 55),
            finding("quote-altered", 30, 40),
        ]);
        let shown: Vec<_> = merged.iter().map(|f| (f.rule, f.also.len())).collect();
        assert_eq!(
            shown,
            [
                ("speaker-shift", 1),
                ("number-mismatch", 0),
                ("name-variant", 0),
                ("quote-altered", 0)
            ]
        );
    }

    #[test]
    fn no_rule_both_gives_and_takes() {
        for (first, _) in TOGETHER {
            assert!(TOGETHER.iter().all(|(_, second)| first != second));
        }
    }
}
