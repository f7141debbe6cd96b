//! A sentence cut where an edit or a finding begins or ends.

use crate::diff::{Edit, EditClass};
use crate::finding::{Finding, Severity};
use crate::text::Span;

/// A run of words that belong to the same edit and the same findings.
#[derive(Debug, Default)]
pub struct Segment<'t> {
    /// The words.
    pub text: &'t str,
    /// The class of the edit they stand in.
    pub class: Option<EditClass>,
    /// The findings that stand on them, by id: `f3 f4`.
    pub findings: String,
    /// The severity of the worst of them.
    pub severity: Option<Severity>,
    /// The numbers of the findings that begin here.
    pub begins: String,
}

impl Segment<'_> {
    /// `loud`, `quiet` or nothing.
    pub fn volume(&self) -> &'static str {
        match self.class {
            Some(class) if class.is_loud() => "loud",
            Some(_) => "quiet",
            None => "",
        }
    }
}

/// Cuts `span`. `edits` are the spans of one side of the link's edits; `findings` the places on this side.
pub fn segments<'t>(
    text: &'t str,
    span: Span,
    edits: &[Edit],
    side: impl Fn(&Edit) -> Option<Span>,
    findings: &[(usize, &Finding, Span)],
) -> Vec<Segment<'t>> {
    let changed: Vec<(Span, EditClass)> = (edits.iter())
        .filter_map(|edit| Some((side(edit)?, edit.class?)))
        .filter(|(s, _)| s.overlaps(span))
        .collect();
    let here: Vec<&(usize, &Finding, Span)> = findings
        .iter()
        .filter(|(_, _, s)| s.overlaps(span))
        .collect();
    let mut cuts = vec![span.start, span.end];
    let spans = changed
        .iter()
        .map(|(s, _)| *s)
        .chain(here.iter().map(|f| f.2));
    for s in spans {
        cuts.push(s.start.clamp(span.start, span.end));
        cuts.push(s.end.clamp(span.start, span.end));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut made = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let part = Span::new(pair[0], pair[1]);
        let on: Vec<_> = here.iter().filter(|f| f.2.overlaps(part)).collect();
        let ids: Vec<String> = on.iter().map(|f| super::finding_id(f.0)).collect();
        let begins = (on.iter()).filter(|f| f.2.start.max(span.start) == part.start);
        let begins: Vec<String> = begins.map(|f| (f.0 + 1).to_string()).collect();
        made.push(Segment {
            text: part.of(text),
            class: changed.iter().find(|(s, _)| s.overlaps(part)).map(|c| c.1),
            findings: ids.join(" "),
            severity: on.iter().map(|f| f.1.severity).max(),
            begins: begins.join(","),
        });
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_segments_give_back_the_sentence() {
        let text = "He met 60 people.";
        let edit = |start, end, class| Edit {
            class: Some(class),
            source: None,
            target: Some(Span::new(start, end)),
        };
        let edits = [
            edit(0, 2, EditClass::Person),
            edit(7, 16, EditClass::Number),
        ];
        let made = segments(text, Span::new(0, text.len()), &edits, |e| e.target, &[]);
        let whole: String = made.iter().map(|s| s.text).collect();
        assert_eq!(whole, text);
        let volumes: Vec<_> = made.iter().map(Segment::volume).collect();
        assert_eq!(volumes, ["loud", "", "loud", ""]);
    }
}
