//! Line pairs, as Moses and most trainers of translation take them: line *n* of `NAME.de` answers line *n* of `NAME.en`;
//! `NAME.scores` has the score of each.
//!
//! The path that is named is the part all three share. White space that would end a line is one space.

use std::path::{Path, PathBuf};

use crate::error::Error;

use super::exchange::{
    Conversion, Head, Input, Item, Items, Loss, Output, Side, Sink, TextHead, one_line,
};
use super::hunalign::Counted;

/// What the format cannot carry.
pub const LIMITS: &str =
    "Links with one side empty (1-0, 0-1), line breaks and tabs in a sentence, names.";

/// Writes the three files.
pub struct Files {
    stem: PathBuf,
    loss: Loss,
    open: Option<[Output; 3]>,
}

fn beside(stem: &Path, end: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

/// The path without the end that names the format.
fn stem(path: &Path) -> PathBuf {
    match path.extension() {
        Some(end) if end == "moses" => path.with_extension(""),
        _ => path.to_owned(),
    }
}

/// The ends of both files: the languages, or the sides where these are alike or unknown.
fn ends(source: &str, target: &str) -> [String; 2] {
    if source == target || source == "und" || target == "und" {
        return ["source".into(), "target".into()];
    }
    [source.to_owned(), target.to_owned()]
}

impl Files {
    /// Writes beside `path`.
    pub fn new(path: &Path, loss: Loss) -> Self {
        Files {
            stem: stem(path),
            loss,
            open: None,
        }
    }
}

impl Sink for Files {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                if self.stem.as_os_str() == "-" {
                    let problem =
                        "moses writes three files; name the part of their names that they share";
                    return Err(Error::usage(problem));
                }
                let [source, target] = ends(&head.source.language, &head.target.language);
                let open = |end: &str| Output::create(&beside(&self.stem, end));
                self.open = Some([open(&source)?, open(&target)?, open("scores")?]);
            }
            Item::Link(link) if link.is_null() => {
                self.loss
                    .of_words(link, "one side is empty, and Moses pairs have two")?;
            }
            Item::Link(link) => {
                let [sources, targets, scores] = self.open.as_mut().ok_or_else(|| {
                    Error::usage("an alignment begins with what it says of itself")
                })?;
                self.loss.of_white_space(link)?;
                for (out, side) in [(sources, Side::Source), (targets, Side::Target)] {
                    let text = one_line(&link.passage(side));
                    if text.is_empty() {
                        self.loss.of_words(link, "one side has no words")?;
                    }
                    out.text(&text)?;
                    out.text("\n")?;
                }
                scores.text(&format!("{}\n", link.score_text()))?;
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        for out in self.open.into_iter().flatten() {
            out.publish()?;
        }
        Ok(())
    }
}

/// The links of a pair of files.
///
/// # Errors
/// Where one of the two is missing, or their languages are not named.
pub fn read<'a>(path: &Path, options: &Conversion<'_>) -> Result<Items<'a>, Error> {
    let stem = stem(path);
    let named = |language: Option<&str>| language.unwrap_or("und").to_owned();
    let (source, target) = (
        named(options.source_language),
        named(options.target_language),
    );
    let [source_end, target_end] = ends(&source, &target);
    let open = |end: &str| {
        let path = beside(&stem, end);
        if !path.is_file() {
            let problem = "is not there; a Moses pair is named by what its two files share, with --source-lang and \
                           --target-lang for their ends";
            return Err(Error::input(path, problem));
        }
        Input::open(&path)
    };
    let (mut sources, mut targets) = (open(&source_end)?, open(&target_end)?);
    let scores = beside(&stem, "scores");
    let mut scores = scores.is_file().then(|| Input::open(&scores)).transpose()?;
    let text = |end: String, language: String| TextHead {
        path: end,
        language,
    };
    let head = Head {
        source: text(String::new(), source),
        target: text(String::new(), target),
        ..Head::default()
    };
    let mut counted = Counted::default();
    let mut next = move || -> Result<Option<Item>, Error> {
        let (source, target) = (sources.next_line()?, targets.next_line()?);
        let score = match &mut scores {
            None => None,
            Some(input) => input.next_line()?,
        };
        let ((line, source), target) = match (source, target) {
            (None, None) => return Ok(None),
            (Some(source), Some((_, target))) => (source, target),
            (Some((line, _)), None) => return Err(shorter(&targets.path, line)),
            (None, Some((line, _))) => return Err(shorter(&sources.path, line)),
        };
        let mut link = counted.link(vec![source], vec![target], (line, 1));
        if let (Some((line, score)), Some(input)) = (score, &scores)
            && !score.is_empty()
        {
            let number = score.parse::<f64>().ok().filter(|s| s.is_finite());
            let Some(number) = number else {
                let problem = format!("`{score}` is no score");
                return Err(Error::at(&input.path, (line, 1), problem));
            };
            link.score = Some(number);
        }
        Ok(Some(Item::Link(link)))
    };
    let links = std::iter::from_fn(move || next().transpose());
    Ok(Box::new(std::iter::once(Ok(Item::Head(head))).chain(links)))
}

fn shorter(path: &Path, line: usize) -> Error {
    let problem = "the file ends here and the other goes on: the two are no pair";
    Error::at(path, (line, 1), problem)
}
