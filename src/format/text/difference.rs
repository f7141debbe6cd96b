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
    // Whether the flow has a space since the last word of the source, of the target: where one text's words are
    // passed over, the space before them stands for the one after them.
    let (mut source_paid, mut target_paid) = (false, false);
    for edit in edits {
        let source_owes = edit.source.is_some_and(|s| follows_space(source, s));
        let target_owes = edit.target.is_some_and(|s| follows_space(target, s));
        let Some(class) = edit.class else {
            if (source_owes && !source_paid) || (target_owes && !target_paid) {
                flow.space(Style::new());
            }
            if let Some(span) = edit.target {
                flow.span(target.text(), span, Style::new());
            }
            (source_paid, target_paid) = (false, false);
            continue;
        };
        if let Some(span) = edit.source {
            if source_owes && !source_paid {
                flow.space(Style::new());
                target_paid = true;
            }
            let marks = ("[-", "-]", style::deleted(class));
            changed(&mut flow, source, span, class, marks, look);
            source_paid = false;
        }
        if let Some(span) = edit.target {
            // Without markers, a space keeps the old words from the new ones.
            if (target_owes && !target_paid) || (look.colour && edit.source.is_some()) {
                flow.space(Style::new());
                source_paid = true;
            }
            let marks = ("{+", "+}", style::inserted(class));
            changed(&mut flow, target, span, class, marks, look);
            target_paid = false;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::text::{Paragraph, ParagraphKind};

    fn document(text: &str) -> Document {
        let span = Span::new(0, text.len());
        let paragraph = Paragraph {
            span,
            kind: ParagraphKind::Body,
        };
        Document::from_segments(
            "-".into(),
            text.into(),
            Language::ENGLISH,
            vec![paragraph],
            &[(span, 0)],
            Vec::new(),
        )
    }

    /// Builds edits from pairs of words, each found after the last: equal ones are kept.
    fn diff(source: &str, target: &str, steps: &[(&str, &str)]) -> String {
        let (source, target) = (document(source), document(target));
        let (mut source_at, mut target_at) = (0, 0);
        let find = |text: &str, words: &str, at: &mut usize| {
            (!words.is_empty()).then(|| {
                let start = *at + text[*at..].find(words).expect("words in text");
                *at = start + words.len();
                Span::new(start, *at)
            })
        };
        let edits: Vec<Edit> = steps
            .iter()
            .map(|(old, new)| Edit {
                class: (old != new).then_some(EditClass::Wording),
                source: find(source.text(), old, &mut source_at),
                target: find(target.text(), new, &mut target_at),
            })
            .collect();
        let look = Look {
            colour: false,
            longest_deletion: Some(6),
        };
        let flow = flow(&edits, &source, &target, look);
        let mut out = Vec::new();
        for line in flow.lines(1000) {
            line.write(&mut out, false).expect("memory");
        }
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn replaced_words_stand_side_by_side() {
        let steps = [
            ("We", "He"),
            ("oppose", "opposed"),
            ("it", "it"),
            (".", "."),
        ];
        assert_eq!(
            diff("We oppose it.", "He opposed it.", &steps),
            "[-We-]{+He+} [-oppose-]{+opposed+} it."
        );
    }

    #[test]
    fn spaces_stand_where_the_texts_have_them() {
        let steps = [
            ("held", "held"),
            ("two rounds of ‘", ""),
            ("Edge", "Edge"),
            ("’", ""),
        ];
        assert_eq!(
            diff("held two rounds of ‘Edge’", "held Edge", &steps),
            "held [-two rounds of ‘-]Edge[-’-]"
        );
        let steps = [
            ("Kyiv", "Kyiv"),
            ("’s use of", "is using"),
            ("force", "force"),
        ];
        assert_eq!(
            diff("Kyiv’s use of force", "Kyiv is using force", &steps),
            "Kyiv[-’s use of-] {+is using+} force"
        );
        let steps = [
            ("the", "the"),
            ("", "key Club ("),
            ("MSP", "MSP"),
            ("", ")"),
        ];
        assert_eq!(
            diff("the MSP", "the key Club (MSP)", &steps),
            "the {+key Club (+}MSP{+)+}"
        );
    }

    #[test]
    fn long_deletions_of_wording_are_shortened() {
        let steps = [("a b c d e f g", ""), ("end", "end")];
        assert_eq!(
            diff("a b c d e f g end", "end", &steps),
            "[-a b c … e f g-] end"
        );
    }
}
