//! Cutting an article that holds both texts.

use regex::Regex;
use serde::Serialize;

use crate::error::Error;

use super::Span;
use super::paragraphs::lines;

/// A line that belongs to neither part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SplitLine {
    /// Its number in the article, from 1.
    pub number: usize,
    /// Its text, without the white space around it.
    pub text: String,
}

/// An article cut in two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<'t> {
    /// What stands before the matching line: the text under review.
    pub target: &'t str,
    /// The matching line.
    pub at: SplitLine,
    /// What stands after it: the reference.
    pub source: &'t str,
    /// What was left out at the end: the line that `end` matched and all that follow, but blank ones.
    pub dropped: Vec<SplitLine>,
}

/// Cuts `article` at the one line that `at` matches; where `end` is given, from the first line after it that
/// `end` matches, everything is left out. The patterns are tried on each line without the white space around it;
/// both parts keep the bytes and line ends of the article.
///
/// ```
/// use hexapla::text::split;
/// use regex::Regex;
///
/// let article = "The leaders met.\n■ Statement\nWe met.\nSource: link\n";
/// let parts = split(article, &Regex::new("^■")?, Some(&Regex::new("^Source:")?))?;
/// assert_eq!(parts.target, "The leaders met.\n");
/// assert_eq!(parts.source, "We met.\n");
/// assert_eq!(parts.at.number, 2);
/// assert_eq!(parts.dropped[0].text, "Source: link");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// A pattern that matches no line; `at` matching more than one (they are named); a part without text.
pub fn split<'t>(article: &'t str, at: &Regex, end: Option<&Regex>) -> Result<Split<'t>, Error> {
    let lines = lines(article);
    let matches = |pattern: &Regex, line: &Span| pattern.is_match(line.of(article));
    let first = lines
        .iter()
        .position(|line| matches(at, line))
        .ok_or_else(|| {
            Error::usage(format!(
                "no line matches `{at}`; give a pattern of the line between the two texts, such as its first word"
            ))
        })?;
    let last = match end {
        None => lines.len(),
        Some(end) => lines[first + 1..]
            .iter()
            .position(|line| matches(end, line))
            .map(|line| first + 1 + line)
            .ok_or_else(|| {
                Error::usage(format!(
                    "no line after line {} matches the end `{end}`; leave the end out or give another pattern",
                    first + 1
                ))
            })?,
    };
    let all: Vec<String> = (first..last)
        .filter(|line| matches(at, &lines[*line]))
        .map(|line| (line + 1).to_string())
        .collect();
    if all.len() > 1 {
        return Err(Error::usage(format!(
            "lines {} match `{at}`; give a pattern that only the line between the two texts matches",
            all.join(", ")
        )));
    }
    let number_of = |line: usize| SplitLine {
        number: line + 1,
        text: lines[line].of(article).to_owned(),
    };
    // Where a line begins, with its indentation.
    let begin = |line: usize| {
        line.checked_sub(1)
            .map_or(0, |before| line_end(article, lines[before].end))
    };
    let target = &article[..begin(first)];
    let source = &article[begin(first + 1)..if last < lines.len() {
        begin(last)
    } else {
        article.len()
    }];
    for (part, side) in [(target, "before"), (source, "after")] {
        if part.trim().is_empty() {
            return Err(Error::usage(format!(
                "there is no text {side} line {}, which matches `{at}`",
                first + 1
            )));
        }
    }
    Ok(Split {
        target,
        at: number_of(first),
        source,
        dropped: (last..lines.len())
            .filter(|line| !lines[*line].is_empty())
            .map(number_of)
            .collect(),
    })
}

/// One past the end of the line whose text ends at `at`: blanks and one line end.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let blank = rest
        .find(|c: char| !c.is_whitespace() || is_line_end(c))
        .unwrap_or(rest.len());
    let end = &rest[blank..];
    let len = if end.starts_with("\r\n") {
        2
    } else {
        end.chars()
            .next()
            .filter(|c| is_line_end(*c))
            .map_or(0, char::len_utf8)
    };
    at + blank + len
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'t>(article: &'t str, at: &str, end: Option<&str>) -> Result<Split<'t>, String> {
        let end = end.map(|end| Regex::new(end).unwrap());
        split(article, &Regex::new(at).unwrap(), end.as_ref()).map_err(|e| e.to_string())
    }

    #[test]
    fn both_parts_keep_their_bytes() {
        let parts = cut("\u{3000}A.\r\n \r\n  == B\r\n  C. \r\n\r\nD.", "^==", None).unwrap();
        assert_eq!(parts.target, "\u{3000}A.\r\n \r\n");
        assert_eq!(parts.source, "  C. \r\n\r\nD.");
        assert_eq!(parts.dropped, []);
    }

    #[test]
    fn what_follows_the_end_is_shown_and_may_match_again() {
        let parts = cut("A.\n#\nB.\nEnd\n\nC.\n#\n", "^#", Some("^End")).unwrap();
        assert_eq!(parts.source, "B.\n");
        let texts: Vec<_> = parts.dropped.iter().map(|l| (l.number, &*l.text)).collect();
        assert_eq!(texts, [(4, "End"), (6, "C."), (7, "#")]);
    }

    #[test]
    fn what_cannot_be_cut_says_why() {
        for (article, at, end, words) in [
            ("A.\nB.\n", "^#", None, "no line matches"),
            ("A.\n#\nB.\n#\n", "^#", None, "lines 2, 4 match"),
            ("#\nB.\n", "^#", None, "no text before line 1"),
            ("A.\n#\n \n", "^#", None, "no text after line 2"),
            ("A.\n#\nB.\n", "^#", Some("^End"), "no line after line 2"),
            (
                "A.\n#\nEnd\nB.\n",
                "^#",
                Some("^End"),
                "no text after line 2",
            ),
        ] {
            let problem = cut(article, at, end).unwrap_err();
            assert!(problem.contains(words), "{problem}");
        }
    }
}
