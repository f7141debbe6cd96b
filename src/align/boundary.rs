//! Places that no link crosses: chapters, articles, whatever both texts begin anew with.

use regex::Regex;

use crate::error::Error;
use crate::text::Document;

/// Pairs of places, in order: what stands before one on the source side answers nothing that stands behind it on the
/// target side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundaries {
    pattern: String,
    places: Vec<(usize, usize)>,
}

/// A line that matches.
struct Opening<'d> {
    /// From 1.
    line: usize,
    text: &'d str,
    /// The first sentence from here on.
    sentence: usize,
}

impl Boundaries {
    /// A boundary before each line that matches the regular expression `pattern`, the first of the source with the
    /// first of the target and so on.
    ///
    /// # Errors
    ///
    /// No regular expression; no line of a text matches; as many lines do not match on both sides: both counts, and the
    /// first line that has no counterpart, or has another number in it than its counterpart.
    pub fn find(source: &Document, target: &Document, pattern: &str) -> Result<Self, Error> {
        let regex = Regex::new(pattern).map_err(|error| {
            Error::usage(format!("--boundary is no regular expression: {error}"))
        })?;
        let (ours, theirs) = (openings(source, &regex), openings(target, &regex));
        for (document, found) in [(source, &ours), (target, &theirs)] {
            if found.is_empty() {
                return Err(Error::input(
                    document.name(),
                    format!("no line matches the boundary `{pattern}`"),
                ));
            }
        }
        if ours.len() != theirs.len() {
            return Err(uneven((source, &ours), (target, &theirs), pattern));
        }
        let places = ours.iter().zip(&theirs);
        Ok(Boundaries {
            pattern: pattern.to_owned(),
            places: places.map(|(s, t)| (s.sentence, t.sentence)).collect(),
        })
    }

    /// Those of documents of some of the sentences, named by index, ascending.
    pub(super) fn part(&self, sources: &[usize], targets: &[usize]) -> Self {
        let place = |side: &[usize], at: usize| side.partition_point(|sentence| *sentence < at);
        let places = self.places.iter();
        Boundaries {
            pattern: self.pattern.clone(),
            places: places
                .map(|(s, t)| (place(sources, *s), place(targets, *t)))
                .collect(),
        }
    }

    /// The regular expression.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// For each boundary, the index of the first sentence behind it on both sides.
    pub fn places(&self) -> &[(usize, usize)] {
        &self.places
    }
}

fn openings<'d>(document: &'d Document, regex: &Regex) -> Vec<Opening<'d>> {
    let sentences = document.sentences();
    let mut start = 0;
    let mut found = Vec::new();
    for (at, line) in document.text().split('\n').enumerate() {
        let text = line.strip_suffix('\r').unwrap_or(line);
        if regex.is_match(text) {
            found.push(Opening {
                line: at + 1,
                text,
                sentence: sentences.partition_point(|s| s.span.start < start),
            });
        }
        start += line.len() + 1;
    }
    found
}

/// Says how many lines match on each side, and which is the first without a counterpart.
fn uneven(
    source: (&Document, &[Opening<'_>]),
    target: (&Document, &[Opening<'_>]),
    pattern: &str,
) -> Error {
    let (more, fewer) = if source.1.len() > target.1.len() {
        (source, target)
    } else {
        (target, source)
    };
    // Chapters that bear their numbers tell where the count goes wrong.
    let number = |opening: &Opening<'_>| -> String {
        let digits = opening.text.chars().skip_while(|c| !c.is_ascii_digit());
        digits.take_while(char::is_ascii_digit).collect()
    };
    let pairs = more.1.iter().zip(fewer.1);
    let odd = pairs
        .take_while(|(a, b)| number(a) == number(b) || number(a).is_empty())
        .count();
    let opening = &more.1[odd.min(more.1.len() - 1)];
    let shown: String = opening.text.chars().take(60).collect();
    Error::format(
        more.0.name(),
        opening.line,
        format!(
            "“{shown}” has no counterpart: {} lines match the boundary `{pattern}` here, {} in {}; add the missing \
             line or take a pattern that matches as many on both sides",
            more.1.len(),
            fewer.1.len(),
            fewer.0.name()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::document_in;
    use super::*;

    #[test]
    fn lines_that_match_open_a_section_on_both_sides() {
        let source = document_in("de", &["Kapitel 1", "Es war.", "Kapitel 2", "Ende."]);
        let target = document_in("en", &["Kapitel 1", "Kapitel 2", "It was.", "The end."]);
        let found = Boundaries::find(&source, &target, "^Kapitel").unwrap();
        assert_eq!(found.places(), [(0, 0), (2, 1)]);
    }

    #[test]
    fn an_odd_line_is_named_by_its_number() {
        let source = document_in("de", &["§ 1", "§ 2", "§ 3"]);
        let target = document_in("en", &["§ 1", "§ 3"]);
        let error = Boundaries::find(&source, &target, "^§").unwrap_err();
        let said = error.to_string();
        assert!(
            said.starts_with("test:2: “§ 2” has no counterpart: 3 lines"),
            "{said}"
        );
        let error = Boundaries::find(&target, &source, "^§").unwrap_err();
        assert!(error.to_string().starts_with("test:2:"), "{error}");
    }

    #[test]
    fn a_pattern_that_nothing_matches_is_an_error() {
        let text = document_in("de", &["§ 1"]);
        let other = document_in("en", &["One."]);
        let error = Boundaries::find(&text, &other, "^§").unwrap_err();
        assert!(error.to_string().contains("no line matches"), "{error}");
        assert!(Boundaries::find(&text, &text, "(").is_err());
    }
}
