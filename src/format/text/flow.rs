//! Running text that is wrapped by the width its characters take on a terminal.
//!
//! A [`Flow`] is a row of cells, one a grapheme, that remember their style and where in a document they come
//! from: so marks can be set under words after the lines are broken. Lines break at white space and between
//! ideographs, never inside a marker of the diff, never before closing punctuation.

use std::borrow::Cow;
use std::io;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::Span;

/// One grapheme or marker.
#[derive(Clone, Debug)]
struct Cell<'t> {
    text: Cow<'t, str>,
    /// Columns it takes.
    width: usize,
    /// The byte of its document that it stands for.
    at: Option<usize>,
    style: Style,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Space,
    /// A letter, mark or digit.
    Solid,
    /// An ideograph or kana: lines may break on both sides.
    Wide,
    /// No line ends after it: an opening marker or bracket.
    Opening,
    /// No line begins with it: a closing marker or mark.
    Closing,
}

/// Text to be wrapped.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow<'t> {
    cells: Vec<Cell<'t>>,
}

/// Cells of one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'f, 't> {
    cells: &'f [Cell<'t>],
}

impl<'t> Flow<'t> {
    /// Appends text that comes from no document.
    pub(super) fn text(&mut self, text: &'t str, style: Style) {
        self.push(text, None, style);
    }

    /// Appends text made here.
    pub(super) fn owned(&mut self, text: &str, style: Style) {
        for grapheme in text.graphemes(true) {
            self.cells
                .push(Cell::new(Cow::Owned(grapheme.to_owned()), None, style));
        }
    }

    /// Appends the words of a document at `span`.
    pub(super) fn span(&mut self, text: &'t str, span: Span, style: Style) {
        self.push(span.of(text), Some(span.start), style);
    }

    /// Appends a space, unless the flow is empty or ends in one.
    pub(super) fn space(&mut self, style: Style) {
        if self.cells.last().is_some_and(|c| c.kind != Kind::Space) {
            self.cells.push(Cell::new(" ".into(), None, style));
        }
    }

    /// Appends a marker that stays with what follows.
    pub(super) fn opening(&mut self, marker: &'static str, style: Style) {
        self.marker(marker, style, Kind::Opening);
    }

    /// Appends a marker that stays with what stands before.
    pub(super) fn closing(&mut self, marker: &'static str, style: Style) {
        self.marker(marker, style, Kind::Closing);
    }

    fn marker(&mut self, marker: &'static str, style: Style, kind: Kind) {
        self.cells.push(Cell {
            text: marker.into(),
            width: marker.width(),
            at: None,
            style,
            kind,
        });
    }

    fn push(&mut self, text: &'t str, at: Option<usize>, style: Style) {
        for (offset, grapheme) in text.grapheme_indices(true) {
            let cell = Cell::new(
                Cow::Borrowed(grapheme),
                at.map(|start| start + offset),
                style,
            );
            let doubled = cell.kind == Kind::Space
                && self.cells.last().is_some_and(|c| c.kind == Kind::Space);
            if !doubled {
                self.cells.push(cell);
            }
        }
    }

    /// Breaks the text into lines of at most `width` columns; only a single cell wider than that makes a longer
    /// one.
    pub(super) fn lines(&self, width: usize) -> Vec<Line<'_, 't>> {
        let cells = &self.cells;
        let mut lines = Vec::new();
        let mut start = 0;
        while start < cells.len() {
            if cells[start].kind == Kind::Space {
                start += 1;
                continue;
            }
            let end = line_end(cells, start, width);
            let trimmed = cells[start..end]
                .iter()
                .rposition(|c| c.kind != Kind::Space)
                .map_or(start, |last| start + last + 1);
            lines.push(Line {
                cells: &cells[start..trimmed],
            });
            start = end;
        }
        lines
    }

    /// The first line of `width` columns, with `…` where more would follow.
    pub(super) fn cut(&mut self, width: usize) {
        let total: usize = self.cells.iter().map(|c| c.width).sum();
        if total <= width {
            return;
        }
        let mut used = 1;
        let kept = self.cells.iter().take_while(|c| {
            used += c.width;
            used <= width
        });
        let kept = kept.count();
        self.cells.truncate(kept);
        while self.cells.last().is_some_and(|c| c.kind == Kind::Space) {
            self.cells.pop();
        }
        self.cells
            .push(Cell::new("…".into(), None, Style::new().dimmed()));
    }
}

/// Where the line that begins at `start` ends.
fn line_end(cells: &[Cell<'_>], start: usize, width: usize) -> usize {
    let mut used = 0;
    let mut last_break = None;
    // Where a word is longer than the line: anywhere but at a marker.
    let mut last_resort = None;
    for at in start..cells.len() {
        let cell = &cells[at];
        if at > start {
            if breaks(cells[at - 1].kind, cell.kind) {
                last_break = Some(at);
            }
            if cells[at - 1].kind != Kind::Opening && cell.kind != Kind::Closing {
                last_resort = Some(at);
            }
        }
        used += cell.width;
        if used > width
            && cell.kind != Kind::Space
            && let Some(end) = last_break.or(last_resort)
        {
            return end;
        }
    }
    cells.len()
}

fn breaks(before: Kind, after: Kind) -> bool {
    match (before, after) {
        (Kind::Space, after) => after != Kind::Space,
        (Kind::Opening, _) | (_, Kind::Closing | Kind::Space) => false,
        (before, after) => before == Kind::Wide || after == Kind::Wide,
    }
}

impl<'t> Cell<'t> {
    fn new(grapheme: Cow<'t, str>, at: Option<usize>, style: Style) -> Self {
        let first = grapheme.chars().next().unwrap_or(' ');
        let (text, kind) = if first.is_whitespace() && !matches!(first, '\u{a0}' | '\u{202f}') {
            (" ".into(), Kind::Space)
        } else if grapheme.chars().any(is_unprintable) {
            let shown = grapheme.chars().map(printable).collect();
            (Cow::Owned(shown), Kind::Solid)
        } else {
            (grapheme, kind(first))
        };
        Cell {
            width: text.width(),
            text,
            at,
            style,
            kind,
        }
    }
}

fn kind(c: char) -> Kind {
    match c {
        '「' | '『' | '（' | '《' | '〈' | '【' | '〔' | '［' => Kind::Opening,
        '、' | '。' | '，' | '．' | '！' | '？' | '：' | '；' | '」' | '』' | '）' | '》'
        | '〉' | '】' | '〕' | '］' | 'ー' | '々' | '…' => Kind::Closing,
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Kind::Wide,
        _ => Kind::Solid,
    }
}

/// Characters that would steer the terminal or turn the direction of what follows.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn printable(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_unprintable(c) => '\u{fffd}',
        c => c,
    }
}

impl Line<'_, '_> {
    /// Writes the line, with escape sequences only where `colour`.
    pub(super) fn write(&self, out: &mut dyn io::Write, colour: bool) -> io::Result<()> {
        let mut style = Style::new();
        for cell in self.cells {
            if colour && cell.style != style {
                write!(out, "{}{}", style.render_reset(), cell.style.render())?;
                style = cell.style;
            }
            out.write_all(cell.text.as_bytes())?;
        }
        if colour {
            write!(out, "{}", style.render_reset())?;
        }
        Ok(())
    }

    /// A line of `^` under the words that `marks` name, the last one winning; none where there are none.
    pub(super) fn carets(&self, marks: &[(Span, Style)]) -> Option<Flow<'static>> {
        let mut flow = Flow::default();
        let mut filled = 0;
        for (index, cell) in self.cells.iter().enumerate() {
            let style = cell.at.and_then(|at| {
                let hit = |(span, _): &&(Span, Style)| span.start <= at && at < span.end;
                marks.iter().rev().find(hit).map(|(_, style)| *style)
            });
            for _ in 0..cell.width {
                flow.cells.push(Cell {
                    text: if style.is_some() { "^" } else { " " }.into(),
                    width: 1,
                    at: None,
                    style: style.unwrap_or_default(),
                    kind: if index == 0 || style.is_some() {
                        Kind::Solid
                    } else {
                        Kind::Space
                    },
                });
            }
            if style.is_some() {
                filled = flow.cells.len();
            }
        }
        flow.cells.truncate(filled);
        (filled > 0).then_some(flow)
    }

    pub(super) fn whole<'f, 't>(flow: &'f Flow<'t>) -> Line<'f, 't> {
        Line { cells: &flow.cells }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(flow: &Flow<'_>, width: usize) -> Vec<String> {
        let lines = flow.lines(width);
        lines.iter().map(plain).collect()
    }

    fn plain(line: &Line<'_, '_>) -> String {
        let mut out = Vec::new();
        line.write(&mut out, false).expect("memory");
        String::from_utf8(out).expect("text")
    }

    fn of(text: &str) -> Flow<'_> {
        let mut flow = Flow::default();
        flow.span(text, Span::new(0, text.len()), Style::new());
        flow
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(shown(&of("one two three"), 8), ["one two", "three"]);
        assert_eq!(shown(&of("one two three"), 7), ["one two", "three"]);
    }

    #[test]
    fn wide_characters_count_two_columns() {
        assert_eq!(
            shown(&of("한미일 정상은 성명을"), 13),
            ["한미일 정상은", "성명을"]
        );
        assert_eq!(shown(&of("三か国首脳"), 6), ["三か国", "首脳"]);
    }

    #[test]
    fn closing_marks_do_not_begin_a_line() {
        assert_eq!(shown(&of("首脳は、会談"), 6), ["首脳", "は、会", "談"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(shown(&of("abcdefgh ij"), 4), ["abcd", "efgh", "ij"]);
    }

    #[test]
    fn markers_stay_with_their_words() {
        let mut flow = Flow::default();
        flow.text("it is", Style::new());
        flow.space(Style::new());
        flow.opening("[-", Style::new());
        flow.text("very good", Style::new());
        flow.closing("-]", Style::new());
        assert_eq!(shown(&flow, 9), ["it is", "[-very", "good-]"]);
        for width in 1..20 {
            for line in shown(&flow, width) {
                assert!(
                    !line.ends_with("[-") && !line.starts_with("-]"),
                    "{width}: {line}"
                );
            }
        }
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        let text = "한국 and 美国";
        let flow = of(text);
        let at = text.find('美').expect("there");
        let lines = flow.lines(40);
        let carets = lines[0].carets(&[(Span::new(at, text.len()), Style::new())]);
        let carets = carets.expect("marks");
        assert_eq!(plain(&Line::whole(&carets)), "         ^^^^");
    }

    #[test]
    fn escape_sequences_and_direction_marks_are_shown_not_sent() {
        assert_eq!(
            shown(&of("a\u{1b}[31mb\u{202e}c"), 40),
            ["a␛[31mb\u{fffd}c"]
        );
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        let mut flow = of("one two three");
        flow.cut(9);
        assert_eq!(shown(&flow, 80), ["one two…"]);
    }
}
