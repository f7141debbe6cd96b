//! Paragraphs of a plain text, and headings.
//!
//! A line is a paragraph, as editors and exports write them. Where the lines of the document were broken to a
//! width, as in e-mail and old text files, the lines between two blank ones make a paragraph. A document was
//! broken to a width if it has at least three breaks between neighbouring lines (one, where the next line goes on
//! in lower case), if nearly every line is so long that the first word of the next would not have fitted, and if
//! not most lines end like sentences.

use super::sentences::is_opener;
use super::{Paragraph, ParagraphKind, Span};

/// Widest line of a text that is taken for one broken to a width, in characters; a page of 132 columns.
const WIDEST: usize = 132;

/// Narrowest width that lines are broken to; shorter lines are lists and verse.
const NARROWEST: usize = 30;

/// Longest heading, in characters, but for one that a mark or `#` makes plain.
const LONGEST_HEADING: usize = 100;

/// The paragraphs of a decoded plain text, in order, without the white space around them.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let spans = if is_wrapped(text, &lines) {
        joined(text, &lines)
    } else {
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    };
    let mut paragraphs: Vec<Paragraph> = spans
        .into_iter()
        .map(|span| Paragraph {
            span,
            kind: verbatim_or_body(span.of(text)),
        })
        .collect();
    mark_headings(text, &mut paragraphs);
    paragraphs
}

/// The lines of a text without their ends and the white space around them; blank lines are empty spans.
///
/// Lines end at LF, CR LF, CR, form feed, NEL and the line and paragraph separators of Unicode.
pub fn lines(text: &str) -> Vec<Span> {
    raw_lines(text)
        .into_iter()
        .map(|line| {
            let piece = line.of(text);
            let start = line.end - piece.trim_start().len();
            Span::new(start, start + text[start..line.end].trim_end().len())
        })
        .collect()
}

/// The lines of a text without their ends.
fn raw_lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, end) in text.match_indices(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        if end == "\n" && at > 0 && at == start && text.as_bytes()[at - 1] == b'\r' {
            // The second half of CR LF.
            start = at + 1;
            continue;
        }
        lines.push(Span::new(start, at));
        start = at + end.len();
    }
    if start < text.len() {
        lines.push(Span::new(start, text.len()));
    }
    lines
}

/// Width in characters, each of the wide scripts counting two.
fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Width of the shortest beginning that cannot be broken: a word, or one character of a script without blanks.
fn first_word_width(line: &str) -> usize {
    let word = line.split_whitespace().next().unwrap_or_default();
    match word.chars().next() {
        Some('\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}') => 2,
        _ => width(word),
    }
}

fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let breaks: Vec<(&str, &str)> = lines
        .windows(2)
        .map(|pair| (pair[0].of(text), pair[1].of(text)))
        .filter(|(line, next)| !line.is_empty() && !next.is_empty() && !is_item(next))
        .collect();
    let mut widths: Vec<usize> = breaks.iter().map(|(line, _)| width(line)).collect();
    widths.sort_unstable();
    // Nearly the widest: one long address must not decide.
    let Some(&widest) = widths.get(widths.len().saturating_sub(1) * 9 / 10) else {
        return false;
    };
    let lower = breaks
        .iter()
        .any(|(_, next)| next.starts_with(char::is_lowercase));
    if !(NARROWEST..=WIDEST).contains(&widest) || breaks.len() < 3 && !lower {
        return false;
    }
    let full = breaks
        .iter()
        .filter(|(line, next)| width(line) + 1 + first_word_width(next) >= widest)
        .count();
    let finished = breaks.iter().filter(|(line, _)| is_finished(line)).count();
    full * 10 >= breaks.len() * 8 && finished * 2 <= breaks.len()
}

/// Joins the lines between blank ones; an item of a list, an indented line and a line after one that ends a
/// sentence well before the margin begin a paragraph.
fn joined(text: &str, lines: &[Span]) -> Vec<Span> {
    let widest = lines.iter().map(|line| width(line.of(text))).max();
    let margin = widest.unwrap_or_default().min(WIDEST) * 4 / 5;
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut previous: Option<Span> = None;
    for &line in lines {
        let piece = line.of(text);
        if piece.is_empty() {
            previous = None;
            continue;
        }
        let begins = previous.is_none_or(|last| {
            let last = last.of(text);
            is_item(piece)
                || is_marked_heading(piece)
                || is_marked_heading(last)
                || is_indented(text, line)
                || is_finished(last) && width(last) + 1 + first_word_width(piece) <= margin
        });
        match paragraphs.last_mut() {
            Some(paragraph) if !begins => paragraph.end = line.end,
            _ => paragraphs.push(line),
        }
        previous = Some(line);
    }
    paragraphs
}

fn is_indented(text: &str, line: Span) -> bool {
    text[..line.start].ends_with("  ") || text[..line.start].ends_with(['\t', '\u{3000}'])
}

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    let marked = line.strip_prefix(['-', '*', '+', '•', '·', '–', '—', '○', '▪', '◦', '‣']);
    let number = line.trim_start_matches('(');
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3)
        .contains(&digits)
        .then(|| number[digits..].strip_prefix(['.', ')']))
        .flatten();
    marked
        .or(numbered)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether a line ends like a sentence, or like the lead-in of a list.
pub(super) fn is_finished(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '》'
        )
    });
    line.ends_with([
        '.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '；', '，', '、', '؟', '۔', '।',
    ])
}

/// Whether a line carries the mark of a heading.
fn is_marked_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    line.starts_with(['■', '□', '▣', '▶', '▷', '◆', '◇', '◈', '●', '★', '☆', '【'])
        || (1..=6).contains(&hashes) && line[hashes..].starts_with(' ')
}

/// Text without letters or digits, and an address on its own, are compared as they stand.
pub(super) fn verbatim_or_body(text: &str) -> ParagraphKind {
    let address = ["http://", "https://", "ftp://", "www."]
        .iter()
        .any(|scheme| text.trim_start_matches('<').starts_with(scheme))
        && !text.contains(char::is_whitespace);
    if address || !text.contains(char::is_alphanumeric) {
        ParagraphKind::Verbatim
    } else {
        ParagraphKind::Body
    }
}

/// Makes headings of those body paragraphs that look it: short, without a final mark, beginning with no
/// lower-case letter, and standing before another paragraph.
pub(super) fn mark_headings(text: &str, paragraphs: &mut [Paragraph]) {
    let mut leads = false;
    for paragraph in paragraphs.iter_mut().rev() {
        let piece = paragraph.span.of(text);
        if paragraph.kind == ParagraphKind::Body {
            if leads && looks_like_heading(piece)
                || is_marked_heading(piece) && !is_finished(piece) && !piece.contains('\n')
            {
                paragraph.kind = ParagraphKind::Heading;
            } else {
                // What only lists and captions follow heads nothing.
                leads = is_finished(piece);
            }
        }
    }
}

fn looks_like_heading(piece: &str) -> bool {
    let begin = piece.trim_start_matches(is_opener);
    piece.chars().count() <= LONGEST_HEADING
        && !is_finished(piece)
        && !is_item(piece)
        && !begin.starts_with(char::is_lowercase)
        && !piece.contains(". ")
        && !piece.contains("! ")
        && !piece.contains("? ")
        && !piece.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|p| p.span.of(text)).collect()
    }

    fn kinds(text: &str) -> Vec<ParagraphKind> {
        paragraphs(text).iter().map(|p| p.kind).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_whatever_ends_it() {
        for text in [
            "One is here.\nTwo.\n",
            "One is here.\r\nTwo.",
            "One is here.\rTwo.\r",
            "One is here.\n\n \t\nTwo.",
            "One is here.\u{2028}Two.",
        ] {
            assert_eq!(pieces(text), ["One is here.", "Two."], "{text:?}");
        }
    }

    #[test]
    fn lines_broken_to_a_width_are_joined() {
        let text = "The agency confirmed on Tuesday that 148 people in nine counties\n\
            have fallen ill, and that sixty-two of them had to be admitted\n\
            to hospital.\n\
            \n\
            Other frozen berries may be eaten if they have been boiled for\n\
            at least one minute.\n";
        assert_eq!(pieces(text).len(), 2);
        assert!(pieces(text)[0].ends_with("to hospital."));
    }

    #[test]
    fn short_lines_that_are_sentences_are_not_joined() {
        let text = "He opposed the plan that was made.\nShe welcomed the plan that was made.\n\
            They signed the plan that was made.\nWe left.\n";
        assert_eq!(pieces(text).len(), 4);
    }

    #[test]
    fn items_begin_paragraphs_in_a_text_broken_to_a_width() {
        let text = "The three governments will work together on the following points in\n\
            the course of the coming year, as was agreed in Porto last week:\n\
            - a secretariat that coordinates the common work of the three\n\
            countries in the region;\n\
            - a yearly meeting.\n";
        assert_eq!(pieces(text).len(), 3);
    }

    #[test]
    fn a_short_line_before_text_is_a_heading() {
        use ParagraphKind::{Body, Heading, Verbatim};
        assert_eq!(
            kinds(
                "Advice on berries\nDo not eat them.\nrevealed\nThe end.\nSource: policy news, link\n"
            ),
            [Heading, Body, Body, Body, Body]
        );
        assert_eq!(kinds("■ Joint statement\nWe met.\n"), [Heading, Body]);
        assert_eq!(kinds("He left. She stayed\nThey met.\n"), [Body, Body]);
        assert_eq!(
            kinds("We met.\n* * *\nhttps://example.org/a.b\n"),
            [Body, Verbatim, Verbatim]
        );
    }
}
