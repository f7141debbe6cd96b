//! Where an article that holds both texts may be cut.

use serde::Serialize;

use super::paragraphs::{is_finished, lines, paragraphs};
use super::{ParagraphKind, SplitLine};

/// The headings of an article and a proposal where the statement begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// Its headings but one at its very beginning, and the short lines at its end.
    pub headings: Vec<SplitLine>,
    /// The number of the line that most likely stands between the two texts.
    pub at: Option<usize>,
    /// The number of the line from which on nothing belongs to either: a source line, comments.
    pub end: Option<usize>,
}

/// What follows the last headings of an article and is shorter than this part of it is a trailer: links, comments.
/// A twentieth; statements shorter than that of their own summary do not occur.
const TRAILER: usize = 20;

/// Finds the headings of an article, and proposes the one at which the text under review ends and the reference
/// begins: of those that a mark makes plain (`■`, `#`), else of all, the first after which more text stands than
/// before it; else the one that cuts most evenly.
///
/// ```
/// let article = "The leaders met in Lima. They agreed.\n■ Joint statement\nWe met in Lima. We agreed on all points. We \
///                thank our host.\n";
/// assert_eq!(hexapla::text::outline(article).at, Some(2));
/// ```
pub fn outline(article: &str) -> Outline {
    let lines = lines(article);
    let number = |at: usize| lines.partition_point(|line| line.end < at) + 1;
    let paragraphs = paragraphs(article);
    // Short lines without a final mark that nothing follows: a source line, a link to comments.
    let tail = paragraphs
        .iter()
        .rev()
        .take_while(|p| !is_finished(p.span.of(article)))
        .count();
    let tail = paragraphs.len() - tail;
    let all: Vec<(usize, usize, bool)> = paragraphs
        .iter()
        .enumerate()
        .filter(|(at, p)| p.kind == ParagraphKind::Heading || *at >= tail)
        .map(|(_, p)| {
            let marked = !p.span.of(article).starts_with(char::is_alphanumeric);
            (number(p.span.start), p.span.start, marked)
        })
        .collect();
    let weight = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let whole = weight(article);
    let sides: Vec<(usize, usize, usize, bool)> = all
        .iter()
        .map(|&(line, at, marked)| {
            let before = weight(&article[..at]);
            let own = weight(lines[line - 1].of(article));
            (line, before, whole - before - own, marked)
        })
        .filter(|(_, before, ..)| *before > 0)
        .collect();
    let is_trailer = |after: usize| after * TRAILER < whole;
    let body: Vec<_> = sides.iter().filter(|s| !is_trailer(s.2)).collect();
    let longer = |s: &&&(usize, usize, usize, bool)| s.2 >= s.1;
    let at = body
        .iter()
        .filter(|s| s.3)
        .find(longer)
        .or_else(|| body.iter().find(longer))
        .or_else(|| body.iter().max_by_key(|s| s.1.min(s.2)))
        .map(|s| s.0);
    let end = sides
        .iter()
        .find(|s| is_trailer(s.2) && at.is_some_and(|at| s.0 > at))
        .map(|s| s.0);
    let headings = sides.iter().map(|s| SplitLine {
        number: s.0,
        text: lines[s.0 - 1].of(article).to_owned(),
    });
    Outline {
        headings: headings.collect(),
        at,
        end,
    }
}

/// The text before line `at` and the text after it up to line `end`, lines counted from 1: the text under review, and
/// the reference. None where a line is not there, or one of the two parts holds no text.
pub fn halves(article: &str, at: usize, end: Option<usize>) -> Option<(&str, &str)> {
    let lines = lines(article);
    let here = lines.get(at.checked_sub(1)?)?;
    let last = match end {
        Some(end) => lines.get(end.checked_sub(1)?)?.start,
        None => article.len(),
    };
    let parts = (
        article[..here.start].trim(),
        article.get(here.end..last)?.trim(),
    );
    (!parts.0.is_empty() && !parts.1.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trailer_is_left_out_and_the_marked_heading_wins() {
        let article = format!(
            "The leaders met in Lima on Friday.\n\nBackground\n\nThey agreed on a treaty.\n\n■ Joint statement\n\n{}\n\n\
             Source: link\n\nComments\n",
            "We met in Lima on Friday and agreed on a treaty that opens the harbour. ".repeat(8)
        );
        let found = outline(&article);
        assert_eq!((found.at, found.end), (Some(7), Some(11)), "{found:?}");
        let (target, source) = halves(&article, 7, Some(11)).expect("two parts");
        assert!(target.ends_with("a treaty.") && target.contains("Background"));
        assert!(source.starts_with("We met") && source.ends_with("harbour."));
    }

    #[test]
    fn without_headings_nothing_is_proposed() {
        assert_eq!(outline("We met in Lima. We agreed."), Outline::default());
        assert_eq!(outline(""), Outline::default());
        assert_eq!(halves("A.\nB.\n", 3, None), None);
        assert_eq!(halves("A.\nB.\n", 1, None), None);
        assert_eq!(halves("A.\n#\nB.\n", 2, Some(1)), None);
    }
}
