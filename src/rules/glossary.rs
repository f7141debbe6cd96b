//! A glossary: how terms of the source are to be rendered, and how not.
//!
//! A table with a header, comma- or tab-separated: `source` (the term), `allowed` and `forbidden` (renderings, several
//! with `|` between them), `comment`. Only `source` and one of the two lists of renderings are needed:
//!
//! ```csv
//! source,allowed,forbidden,comment
//! 습지 보전 계획,wetland conservation plan,marsh protection scheme|swamp plan,as in the ordinance
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::lang::Language;
use crate::text::folded::Folded;
use crate::text::{Document, Paragraph, ParagraphKind, Span, WordKind, fold};

use super::{Facts, Report};

/// How one term is to be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term of the source.
    pub source: String,
    /// Renderings, one of which has to stand; empty where any may but the forbidden ones.
    pub allowed: Vec<String>,
    /// Renderings that may not stand.
    pub forbidden: Vec<String>,
    /// What a reader should know; shown with a finding.
    pub comment: String,
    /// The line of the file, from 1.
    pub line: usize,
}

/// Terms and their renderings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glossary {
    entries: Vec<Entry>,
    hash: String,
}

const COLUMNS: [&str; 4] = ["source", "allowed", "forbidden", "comment"];

impl Glossary {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that cannot be read, and what [`Glossary::parse`] says of its content.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => {
                Error::input(path, "there is no such file; --glossary names a CSV or TSV")
            }
            _ => Error::io(path, e),
        })?;
        Self::parse(path, &bytes)
    }

    /// Reads the content of a file; the path is for errors.
    ///
    /// # Errors
    /// With file and line: not UTF-8, a column that is unknown or missing, a row without a term or without renderings,
    /// a term that stands twice, a rendering that is allowed and forbidden.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| Error::input(path, "is not UTF-8; save it as UTF-8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.lines().next().unwrap_or_default();
        let delimiter = if head.contains('\t') { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let wrong = |line: u64, problem: String| {
            Error::format(path, usize::try_from(line).unwrap_or(1), problem)
        };
        let header = reader
            .headers()
            .map_err(|e| wrong(1, e.to_string()))?
            .clone();
        if let Some(unknown) = header.iter().find(|c| !COLUMNS.contains(c)) {
            let problem = format!(
                "there is no column `{unknown}`; the first line names the columns: {}",
                COLUMNS.join(", ")
            );
            return Err(wrong(1, problem));
        }
        let column = |name: &str| header.iter().position(|c| c == name);
        let Some(source) = column("source") else {
            return Err(wrong(1, "the column `source` is missing".to_owned()));
        };
        let mut entries = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|e| {
                let line = e.position().map_or(1, csv::Position::line);
                wrong(line, e.to_string())
            })?;
            let line = record.position().map_or(1, csv::Position::line);
            if record.len() > header.len() {
                let problem = format!(
                    "the row has {} cells, the first line {}; put a cell that holds the separator in quotation marks",
                    record.len(),
                    header.len()
                );
                return Err(wrong(line, problem));
            }
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
            let list = |name: &str| -> Vec<String> {
                let parts = cell(column(name)).split('|').map(str::trim);
                parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
            };
            let entry = Entry {
                source: cell(Some(source)).to_owned(),
                allowed: list("allowed"),
                forbidden: list("forbidden"),
                comment: cell(column("comment")).to_owned(),
                line: usize::try_from(line).unwrap_or(1),
            };
            if entry.source.is_empty() {
                return Err(wrong(
                    line,
                    "the term is missing; fill the column `source`".to_owned(),
                ));
            }
            if entry.allowed.is_empty() && entry.forbidden.is_empty() {
                let problem = format!(
                    "`{}` has no rendering; fill `allowed` or `forbidden`",
                    entry.source
                );
                return Err(wrong(line, problem));
            }
            if let Some(both) = entry
                .allowed
                .iter()
                .find(|a| entry.forbidden.iter().any(|f| fold(f) == fold(a)))
            {
                let problem = format!("`{both}` is allowed and forbidden; take one of the two out");
                return Err(wrong(line, problem));
            }
            if let Some(first) = seen.insert(fold(&entry.source), entry.line) {
                let problem = format!(
                    "`{}` stands in line {first} already; put all its renderings there",
                    entry.source
                );
                return Err(wrong(line, problem));
            }
            entries.push(entry);
        }
        let mut hash = "sha256:".to_owned();
        for byte in Sha256::digest(bytes) {
            let _ = write!(hash, "{byte:02x}");
        }
        Ok(Glossary { entries, hash })
    }

    /// The terms, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// SHA-256 of the file.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// A term or rendering, ready to be looked for.
struct Sought {
    entry: usize,
    allowed: bool,
    form: Form,
    /// Its letters: the longest is looked for first.
    length: usize,
}

enum Form {
    /// Words in a row, by their stems; those in capitals only in capitals.
    Stems(Vec<(String, bool)>),
    /// Characters, where words change at their end or are not set apart.
    Characters(Vec<char>),
}

/// Terms or renderings of a glossary in one language.
struct Seeker {
    sought: Vec<Sought>,
    language: Language,
}

/// A term or rendering where it stands.
struct Hit {
    entry: usize,
    allowed: bool,
    span: Span,
}

fn is_shouted(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| !c.is_lowercase())
}

impl Seeker {
    fn new<'g>(language: Language, texts: impl Iterator<Item = (usize, bool, &'g str)>) -> Self {
        let by_characters = matches!(language.code(), "ja" | "ko" | "zh");
        let mut sought: Vec<Sought> = texts
            .map(|(entry, allowed, text)| {
                let whole = Span::new(0, text.len());
                let form = if by_characters {
                    Form::Characters(Folded::new(text, whole).chars)
                } else {
                    let document = Document::from_segments(
                        "term".into(),
                        text.to_owned(),
                        language,
                        vec![Paragraph {
                            span: whole,
                            kind: ParagraphKind::Body,
                        }],
                        &[(whole, 0)],
                        Vec::new(),
                    );
                    let words = document.words().iter().filter(|w| w.kind != WordKind::Mark);
                    Form::Stems(
                        words
                            .map(|w| (w.stem.clone(), is_shouted(w.span.of(text))))
                            .collect(),
                    )
                };
                Sought {
                    entry,
                    allowed,
                    form,
                    length: text.chars().count(),
                }
            })
            .collect();
        sought.sort_by_key(|s| std::cmp::Reverse(s.length));
        Seeker { sought, language }
    }

    /// What stands in a sentence, longest first; what stands inside a longer one does not count.
    fn hits(&self, document: &Document, sentence: usize) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        let span = document.sentences()[sentence].span;
        let text = Folded::new(document.text(), span);
        let words: Vec<_> = document
            .sentence_words(sentence)
            .iter()
            .filter(|w| w.kind != WordKind::Mark)
            .collect();
        for sought in &self.sought {
            let places: Vec<Span> = match &sought.form {
                Form::Stems(stems) if !stems.is_empty() => words
                    .windows(stems.len())
                    .filter(|run| {
                        run.iter().zip(stems).all(|(w, (stem, shouted))| {
                            self.is_form(&w.stem, stem)
                                && (!shouted || is_shouted(w.span.of(document.text())))
                        })
                    })
                    .map(|run| run[0].span.cover(run[run.len() - 1].span))
                    .collect(),
                Form::Characters(form) if !form.is_empty() => (0..text.len())
                    .filter_map(|at| text.form(at, form).map(|end| (at, end)))
                    .filter(|&(at, end)| self.is_whole(&text, at, end))
                    .map(|(at, end)| text.span(at, end))
                    .collect(),
                _ => Vec::new(),
            };
            for span in places {
                if !found.iter().any(|hit| hit.span.overlaps(span)) {
                    found.push(Hit {
                        entry: sought.entry,
                        allowed: sought.allowed,
                        span,
                    });
                }
            }
        }
        found
    }

    /// Whether two words are forms of one: by their stems, or, in a language without stems here, but for up to three
    /// letters at the end.
    fn is_form(&self, word: &str, term: &str) -> bool {
        let same = word
            .chars()
            .zip(term.chars())
            .take_while(|(a, b)| a == b)
            .count();
        let longer = word.chars().count().max(term.chars().count());
        let stemmed = self.language.data().stemmer.is_some();
        word == term || !stemmed && same >= 4 && same + 3 >= longer
    }

    /// Whether characters are a term and no part of a longer word: in Korean they begin a word, and a particle or the
    /// ending of a verb follows.
    fn is_whole(&self, text: &Folded, start: usize, end: usize) -> bool {
        if self.language.code() != "ko" {
            return true;
        }
        if !text.begins_word(start) {
            return false;
        }
        let rest: String = (end..text.len())
            .map_while(|at| text.get(at).filter(|c| c.is_alphanumeric()))
            .collect();
        let across = self.language.data().across;
        let verb = [
            "하", "한", "할", "함", "합", "해", "했", "되", "된", "될", "됐",
        ];
        rest.is_empty()
            || across.particles.contains(&rest.as_str())
            || verb.iter().any(|v| rest.starts_with(v))
    }
}

/// Renderings against the glossary.
pub(super) fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let Some(glossary) = facts.glossary else {
        return;
    };
    let entries = glossary.entries();
    let terms = Seeker::new(
        facts.source.language(),
        entries
            .iter()
            .enumerate()
            .map(|(at, e)| (at, true, e.source.as_str())),
    );
    let renderings = Seeker::new(
        facts.target.language(),
        entries.iter().enumerate().flat_map(|(at, e)| {
            let allowed = e.allowed.iter().map(move |a| (at, true, a.as_str()));
            allowed.chain(e.forbidden.iter().map(move |f| (at, false, f.as_str())))
        }),
    );
    for link in facts.alignment.links.iter().filter(|l| !l.is_null()) {
        let mut said: BTreeMap<usize, Span> = BTreeMap::new();
        for hit in link
            .sources
            .iter()
            .flat_map(|&s| terms.hits(facts.source, s))
        {
            said.entry(hit.entry).or_insert(hit.span);
        }
        if said.is_empty() {
            continue;
        }
        let hits: Vec<Hit> = link
            .targets
            .iter()
            .flat_map(|&t| renderings.hits(facts.target, t))
            .collect();
        for (&at, &there) in &said {
            let entry = &entries[at];
            let own = |allowed: bool| {
                hits.iter()
                    .filter(move |h| h.entry == at && h.allowed == allowed)
            };
            let wanted = entry.allowed.join("” or “");
            let why = if entry.comment.is_empty() {
                String::new()
            } else {
                format!(" ({})", entry.comment)
            };
            let mut forbidden = own(false).peekable();
            if forbidden.peek().is_none() {
                let missing = !entry.allowed.is_empty() && own(true).next().is_none();
                if missing && !facts.is_summary() {
                    let place = facts.target.sentences()[link.targets[0]].span;
                    let message = format!(
                        "The glossary has “{wanted}” for “{}”, which does not stand here{why}.",
                        entry.source
                    );
                    report.add(Some(place), Some(there), 0.8, message);
                }
                continue;
            }
            for hit in forbidden {
                let here = hit.span.of(facts.target.text());
                let message = if entry.allowed.is_empty() {
                    format!("The glossary forbids “{here}” for “{}”{why}.", entry.source)
                } else {
                    format!(
                        "The glossary forbids “{here}” for “{}”; it has “{wanted}”{why}.",
                        entry.source
                    )
                };
                if let Some(finding) = report.add(Some(hit.span), Some(there), 0.95, message) {
                    finding.suggestion = entry.allowed.first().cloned();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::align::{Alignment, Link, Mode, Relation};
    use crate::rules::RuleOptions;
    use crate::{Comparison, Options};

    fn parsed(text: &str) -> Result<Glossary, String> {
        Glossary::parse(Path::new("terms.csv"), text.as_bytes()).map_err(|e| e.to_string())
    }

    fn document(language: &str, text: &str) -> Document {
        let span = Span::new(0, text.len());
        let kind = ParagraphKind::Body;
        Document::from_segments(
            "test".into(),
            text.into(),
            language.parse().expect("a code"),
            vec![Paragraph { span, kind }],
            &[(span, 0)],
            Vec::new(),
        )
    }

    /// Words and suggestions of the findings about one sentence and its translation into English.
    fn found(glossary: &str, language: &str, source: &str, target: &str) -> Vec<String> {
        let (source, target) = (document(language, source), document("en", target));
        let options = Options {
            rules: RuleOptions {
                only: vec!["term-variant".into()],
                glossary: Some(Arc::new(parsed(glossary).expect("a glossary"))),
                ..RuleOptions::default()
            },
            ..Options::default()
        };
        let alignment = Alignment {
            mode: Mode::Translation,
            links: vec![Link {
                sources: vec![0],
                targets: vec![0],
                source_scores: vec![0.9],
                score: Some(0.9),
                relation: Relation::Equivalent,
            }],
        };
        Comparison::with_alignment(&source, &target, alignment, &options)
            .findings
            .into_iter()
            .map(|f| {
                let words = f.target.map_or("", |t| t.span.of(target.text()));
                format!("{words} > {}", f.suggestion.unwrap_or_default())
            })
            .collect()
    }

    const TERMS: &str = "source,allowed,forbidden,comment\n\
        습지 보전 계획,wetland conservation plan|wetland plan,marsh protection scheme,as in the ordinance\n\
        계획,plan,,\n\
        Bürgschaft,guarantee,bail|bond,\n";

    #[test]
    fn a_forbidden_rendering_is_named_with_what_is_right() {
        assert_eq!(
            found(
                TERMS,
                "ko",
                "시는 습지 보전 계획을 공개했다.",
                "The city published the Marsh Protection Schemes."
            ),
            ["Marsh Protection Schemes > wetland conservation plan"]
        );
        assert_eq!(
            found(
                TERMS,
                "de",
                "Die Bürgschaften laufen aus.",
                "The bonds expire."
            ),
            ["bonds > guarantee"]
        );
    }

    #[test]
    fn a_term_without_any_of_its_renderings() {
        assert_eq!(
            found(TERMS, "ko", "습지 보전 계획이 나왔다.", "The paper is out."),
            ["The paper is out. > "]
        );
    }

    #[test]
    fn inflected_and_longer_terms_are_left_alone() {
        for (source, target) in [
            (
                "습지 보전 계획을 세웠다.",
                "They drew up wetland conservation plans.",
            ),
            ("계획대로다.", "All goes well."),
            ("계획을 세웠다.", "They made plans."),
            (
                "시장이 왔다.",
                "The mayor spoke of a marsh protection scheme.",
            ),
        ] {
            assert!(
                found(TERMS, "ko", source, target).is_empty(),
                "{source} / {target}"
            );
        }
    }

    #[test]
    fn errors_name_file_and_line() {
        for (text, problem) in [
            (
                "term,allowed\na,b\n",
                "terms.csv:1: there is no column `term`",
            ),
            (
                "allowed\nb\n",
                "terms.csv:1: the column `source` is missing",
            ),
            (
                "source,allowed\na,b\n,c\n",
                "terms.csv:3: the term is missing",
            ),
            ("source,allowed\na,\n", "terms.csv:2: `a` has no rendering"),
            (
                "source,allowed\na,b\nA,c\n",
                "terms.csv:3: `A` stands in line 2 already",
            ),
            (
                "source,allowed,forbidden\na,b,B\n",
                "terms.csv:2: `b` is allowed and forbidden",
            ),
            (
                "source,allowed\na,b,c\n",
                "terms.csv:2: the row has 3 cells",
            ),
        ] {
            let error = parsed(text).expect_err(text);
            assert!(error.starts_with(problem), "{error}");
        }
        assert!(parsed("source\tforbidden\nécu\tshield\n").is_ok());
    }
}
