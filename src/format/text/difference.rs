//! The word diff of a link as running text: `[-only in the source-]`, `{+only in the target+}`.

use anstyle::Style;

use crate::diff::{Edit, EditClass};
use crate::text::{Document, Span};

use super::flow::Flow;
use super::style;

/// How a diff is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Colours say what is deleted and inserted; without them, markers do.
    pub(super) colour: bool,
    /// Longer deletions that change no meaning are shortened to their ends, in words; none where all is shown.
    pub(super) longest_deletion: Option<usize>,
}

/// Words kept at the beginning and at the end of a shortened deletion.
const ENDS: usize = 3;

/// The share of the target's words that a diff keeps, from 0 to 1; below a third it shows two texts side by side
/// that a reader would rather read one after the other.
pub(super) fn kept(edits: &[Edit], target: &Document) -> f64 {
    let words =
        |span: Option<Span>| span.map_or(0, |s| s.of(target.text()).split_whitespace().count());
    let kept = edits
        .iter()
        .filter(|e| e.class.is_none())
        .map(|e| words(e.target));
    let all: usize = edits.iter().map(|e| words(e.target)).sum();
    kept.sum::<usize>() as f64 / all.max(1) as f64
}

/// The diff of one link.
pub(super) fn flow<'t>(
    edits: &[Edit],
    source: &'t Document,
    target: &'t Document,
    look: Look,
) -> Flow<'t> {
    let mut flow = Flow::default();
    for edit in edits {
        let spaced = edit.target.is_some_and(|s| follows_space(target, s))
            || edit.source.is_some_and(|s| follows_space(source, s));
        if spaced {
            flow.space(Style::new());
        }
        match edit.class {
            None => {
                if let Some(span) = edit.target {
                    flow.span(target.text(), span, Style::new());
                }
            }
            Some(class) => {
                if let Some(span) = edit.source {
                    let marks = ("[-", "-]", style::deleted(class));
                    changed(&mut flow, source, span, class, marks, look);
                }
                if let Some(span) = edit.target {
                    if look.colour && edit.source.is_some() {
                        flow.space(Style::new());
                    }
                    let marks = ("{+", "+}", style::inserted(class));
                    changed(&mut flow, target, span, class, marks, look);
                }
            }
        }
    }
    flow
}

fn follows_space(document: &Document, span: Span) -> bool {
    let before = document.text().get(..span.start).unwrap_or_default();
    before.chars().next_back().is_none_or(char::is_whitespace)
}

fn changed<'t>(
    flow: &mut Flow<'t>,
    document: &'t Document,
    span: Span,
    class: EditClass,
    (open, close, style): (&'static str, &'static str, Style),
    look: Look,
) {
    if !look.colour {
        flow.opening(open, style);
    }
    let deleted = open == "[-";
    let shortened = look
        .longest_deletion
        .filter(|_| deleted && !class.is_loud())
        .and_then(|most| ends(document.text(), span, most));
    match shortened {
        Some((head, tail)) => {
            flow.span(document.text(), head, style);
            flow.text(" … ", style);
            flow.span(document.text(), tail, style);
        }
        None => flow.span(document.text(), span, style),
    }
    if !look.colour {
        flow.closing(close, style);
    }
}

/// First and last words of a span that has more than `most`.
fn ends(text: &str, span: Span, most: usize) -> Option<(Span, Span)> {
    let words: Vec<Span> = span
        .of(text)
        .split_whitespace()
        .map(|word| {
            let at = span.start + (word.as_ptr() as usize - span.of(text).as_ptr() as usize);
            Span::new(at, at + word.len())
        })
        .collect();
    if words.len() <= most.max(2 * ENDS) {
        return None;
    }
    let head = words[0].cover(words[ENDS - 1]);
    let tail = words[words.len() - ENDS].cover(words[words.len() - 1]);
    Some((head, tail))
}
