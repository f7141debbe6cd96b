//! Quotations: what stands between quotation marks, and which marks have no partner.

use super::{Document, Span};

/// Which marks stand round a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationMarks {
    /// “ ” " „ « » 「 」 and their like.
    Double,
    /// ‘ ’ and '.
    Single,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Which marks.
    pub marks: QuotationMarks,
    /// Whether an opening mark stands before it.
    pub opened: bool,
    /// Whether it is closed: by a mark, or by the opening mark with which the next paragraph goes on.
    pub closed: bool,
}

/// A mark that may begin or end a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// The straight mark does both.
    Either,
}

fn double_mark(c: char) -> Option<Mark> {
    match c {
        '“' | '„' | '‟' | '«' | '「' | '『' | '《' | '〈' => Some(Mark::Open),
        '”' | '»' | '」' | '』' | '》' | '〉' => Some(Mark::Close),
        '"' | '＂' => Some(Mark::Either),
        _ => None,
    }
}

/// Finds the quotations of a document, in the order of their opening marks.
///
/// Marks are paired inside a paragraph. One that is still open at the paragraph's end is closed all the same
/// when the next paragraph begins with an opening mark, as the convention is; else it reaches to the end of its
/// sentence and counts as not closed. A second opening mark while one is open ends the first one there. German
/// closes with the mark that English opens with: a “ closes what a „ opened.
pub fn quotations(document: &Document) -> Vec<Quotation> {
    let text = document.text();
    let mut found = Vec::new();
    let paragraphs = document.paragraphs();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let goes_on = paragraphs.get(index + 1).is_some_and(|next| {
            next.span
                .of(text)
                .trim_start()
                .chars()
                .next()
                .and_then(double_mark)
                .is_some_and(|m| m != Mark::Close)
        });
        doubles(document, paragraph.span, goes_on, &mut found);
        singles(text, paragraph.span, &mut found);
    }
    found.sort_by_key(|q| (q.span.start, q.span.end));
    found
}

/// Where a quotation that is never closed ends: with the sentence its opening mark stands in, or where the next
/// mark opens.
fn end_unclosed(document: &Document, open: usize, limit: usize) -> usize {
    let end = document
        .sentence_at(open)
        .map_or(limit, |s| document.sentences()[s].span.end);
    end.min(limit).max(open)
}

fn doubles(document: &Document, paragraph: Span, goes_on: bool, found: &mut Vec<Quotation>) {
    let text = document.text();
    let mut open: Option<(usize, char)> = None;
    let last_inward = paragraph
        .of(text)
        .rfind('«')
        .map_or(0, |at| paragraph.start + at);
    for (at, c) in paragraph.of(text).char_indices() {
        let at = paragraph.start + at;
        let Some(mark) = double_mark(c) else { continue };
        let after = at + c.len_utf8();
        let mark = if mark == Mark::Either {
            straight(text, at, after)
        } else {
            mark
        };
        let closes = match (mark, open) {
            (Mark::Close, _) | (Mark::Either, Some((_, '"' | '＂'))) => true,
            (Mark::Open, Some((_, '„'))) => c == '“' || c == '‟',
            // The guillemets may point inwards: »…«.
            (Mark::Open, Some((_, '»'))) => c == '«',
            _ => false,
        };
        if closes {
            if let Some((start, opener)) = open.take() {
                found.push(double(start, opener, after, at, true));
            } else if c == '»' && last_inward > at {
                open = Some((at, c));
            } else {
                found.push(unopened(document, paragraph, at, after, found.last()));
            }
            continue;
        }
        if let Some((start, opener)) = open {
            let end = end_unclosed(document, start, trim_end(text, at));
            found.push(double(start, opener, end, end, false));
        }
        open = Some((at, c));
    }
    if let Some((start, opener)) = open {
        let end = if goes_on {
            paragraph.end
        } else {
            end_unclosed(document, start, paragraph.end)
        };
        found.push(double(start, opener, end, end, goes_on));
    }
}

/// Which way a straight mark points, by the white space beside it; either way where that does not tell. A mark that
/// could only open while one is open leaves that one unclosed, as a curly one does.
fn straight(text: &str, at: usize, after: usize) -> Mark {
    let before = text[..at].chars().next_back();
    let next = text[after..].chars().next();
    let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let leads = |c: Option<char>| {
        c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/'))
    };
    let can_open = leads(before) && !free(next);
    let can_close = !free(before) && next.is_none_or(|c| !c.is_alphanumeric());
    match (can_open, can_close) {
        (true, false) => Mark::Open,
        (false, true) => Mark::Close,
        _ => Mark::Either,
    }
}

fn trim_end(text: &str, at: usize) -> usize {
    text[..at].trim_end().len()
}

fn double(start: usize, opener: char, end: usize, inner_end: usize, closed: bool) -> Quotation {
    Quotation {
        span: Span::new(start, end),
        inner: Span::new(start + opener.len_utf8(), inner_end),
        marks: QuotationMarks::Double,
        opened: true,
        closed,
    }
}

/// A closing mark without an opening one: it is taken to end a quotation that began with its sentence, or after
/// the quotation before it.
fn unopened(
    document: &Document,
    paragraph: Span,
    at: usize,
    after: usize,
    last: Option<&Quotation>,
) -> Quotation {
    let sentence = document
        .sentence_at(at)
        .map_or(paragraph.start, |s| document.sentences()[s].span.start);
    let start = last.map_or(sentence, |q| q.span.end.max(sentence)).min(at);
    Quotation {
        span: Span::new(start, after),
        inner: Span::new(start, at),
        marks: QuotationMarks::Double,
        opened: false,
        closed: true,
    }
}

/// Single marks are told from apostrophes by what stands beside them; one that finds no partner in its paragraph
/// is taken for an apostrophe, so it never counts as unbalanced.
fn singles(text: &str, paragraph: Span, found: &mut Vec<Quotation>) {
    let body = paragraph.of(text);
    let mut open: Option<(usize, char)> = None;
    let mut before: Option<char> = None;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let starts =
            before.is_none_or(|b| !b.is_alphanumeric()) && next.is_some_and(char::is_alphanumeric);
        let ends =
            before.is_some_and(|b| !b.is_whitespace()) && next.is_none_or(|n| !n.is_alphanumeric());
        match (c, open) {
            ('‘', _) if next.is_some_and(|n| !n.is_whitespace()) => open = Some((at, c)),
            ('\'', None) if starts => open = Some((at, c)),
            ('’', Some((start, '‘'))) | ('\'', Some((start, '\''))) if ends => {
                let start = paragraph.start + start;
                let end = paragraph.start + at + c.len_utf8();
                let opener = if c == '’' { '‘' } else { '\'' };
                found.push(Quotation {
                    span: Span::new(start, end),
                    inner: Span::new(start + opener.len_utf8(), paragraph.start + at),
                    marks: QuotationMarks::Single,
                    opened: true,
                    closed: true,
                });
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::testing::document;

    fn of(paragraphs: &[&str]) -> (String, Vec<Quotation>) {
        let document = document(paragraphs);
        let found = quotations(&document);
        (document.text().to_owned(), found)
    }

    fn inners(paragraphs: &[&str]) -> Vec<(String, bool, bool)> {
        let (text, found) = of(paragraphs);
        found
            .iter()
            .map(|q| (q.inner.of(&text).to_owned(), q.opened, q.closed))
            .collect()
    }

    #[test]
    fn curly_and_straight_marks_are_paired() {
        assert_eq!(
            inners(&["He said “so be it” and \"left\"."]),
            [
                ("so be it".to_owned(), true, true),
                ("left".to_owned(), true, true)
            ]
        );
    }

    #[test]
    fn apostrophes_open_nothing() {
        assert_eq!(
            inners(&["The referees' decision, Dravik’s protest and the '90s."]),
            []
        );
        assert_eq!(
            inners(&["the ‘Joint Panel’ and men’s teams"]),
            [("Joint Panel".to_owned(), true, true)]
        );
    }

    #[test]
    fn an_opening_mark_while_one_is_open_leaves_the_first_unclosed() {
        let found = inners(&["“One thing. “Another,” he said."]);
        assert_eq!(found[0], ("One thing.".to_owned(), true, false));
        assert_eq!(found[1], ("Another,".to_owned(), true, true));
    }

    #[test]
    fn a_quotation_may_go_on_in_the_next_paragraph() {
        let found = inners(&["“One.", "“Two.”"]);
        assert!(found.iter().all(|q| q.2), "{found:?}");
    }

    #[test]
    fn straight_marks_point_by_the_white_space_beside_them() {
        let found = inners(&["It is over,\" he said. \"At last. \"We rest,\" she said."]);
        let shown: Vec<(&str, bool, bool)> =
            found.iter().map(|(w, o, c)| (w.as_str(), *o, *c)).collect();
        assert_eq!(
            shown,
            [
                ("It is over,", false, true),
                ("At last.", true, false),
                ("We rest,", true, true)
            ]
        );
    }

    #[test]
    fn german_and_inward_marks() {
        assert_eq!(
            inners(&["Er sagte: „So ist es“, und »ging« heim."]),
            [
                ("So ist es".to_owned(), true, true),
                ("ging".to_owned(), true, true)
            ]
        );
    }

    #[test]
    fn a_closing_mark_alone_is_seen() {
        assert_eq!(
            inners(&["So be it,” he said."]),
            [("So be it,".to_owned(), false, true)]
        );
    }
}
