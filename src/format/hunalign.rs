//! hunalign's text form: a link a line, source, target and score separated by tabs, ` ~~~ ` between the sentences of
//! one side.
//!
//! A line has no ids: sentences are counted as they come. White space that would end a line or a cell is one space.

use crate::error::Error;

use super::exchange::{Head, Input, Item, Items, Loss, Output, Side, Sink, StoredLink, one_line};

/// What the format cannot carry.
pub const LIMITS: &str =
    "Line breaks and tabs in a sentence, ~~~ in a sentence, empty sentences, names.";

const BETWEEN: &str = " ~~~ ";

/// Writes the lines.
pub struct Lines {
    out: Output,
    loss: Loss,
}

impl Lines {
    /// Writes to `out`.
    pub fn new(out: Output, loss: Loss) -> Self {
        Lines { out, loss }
    }
}

impl Sink for Lines {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        let Item::Link(link) = item else {
            return Ok(());
        };
        self.loss.of_white_space(link)?;
        let mut sides = [String::new(), String::new()];
        for (text, side) in sides.iter_mut().zip([Side::Source, Side::Target]) {
            let sentences = link.side(side).1;
            for (at, sentence) in sentences.iter().enumerate() {
                let sentence = one_line(sentence);
                if sentence.is_empty() {
                    let problem = "one of its sentences is empty, and would come back as none";
                    self.loss.of_words(link, problem)?;
                }
                if sentence.contains("~~~") {
                    let problem = "its text holds ~~~, which stands between sentences here";
                    self.loss.of_words(link, problem)?;
                }
                if at > 0 {
                    text.push_str(BETWEEN);
                }
                text.push_str(&sentence.replace("~~~", "~ ~ ~"));
            }
        }
        let [source, target] = sides;
        let score = link.score_text();
        self.out.text(&format!("{source}\t{target}\t{score}\n"))
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.out.publish().map(drop)
    }
}

/// Counts sentences of formats that have no ids.
#[derive(Default)]
pub(super) struct Counted {
    links: usize,
    sources: usize,
    targets: usize,
}

impl Counted {
    /// A link of these sentences.
    pub(super) fn link(
        &mut self,
        source_texts: Vec<String>,
        target_texts: Vec<String>,
        place: (usize, usize),
    ) -> StoredLink {
        let (s, t) = (self.sources, self.targets);
        self.links += 1;
        self.sources += source_texts.len();
        self.targets += target_texts.len();
        StoredLink {
            id: super::link_id(self.links - 1),
            source_ids: (s..self.sources).map(super::source_id).collect(),
            target_ids: (t..self.targets).map(super::target_id).collect(),
            source_texts,
            target_texts,
            status: "auto".into(),
            place,
            ..StoredLink::default()
        }
    }
}

/// The links of a file.
pub fn items(mut input: Input) -> Items<'static> {
    let mut counted = Counted::default();
    let links = std::iter::from_fn(move || {
        loop {
            let (line, text) = match input.next_line() {
                Ok(Some(found)) => found,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            if text.is_empty() {
                continue;
            }
            let cells: Vec<_> = text.split('\t').collect();
            let wrong = |column: usize, problem: String| {
                Some(Err(Error::at(&input.path, (line, column), problem)))
            };
            if !(2..=3).contains(&cells.len()) {
                let found = cells.len();
                let problem = format!(
                    "{found} cells; a line has source, target and score, separated by tabs"
                );
                return wrong(1, problem);
            }
            let score = match cells.get(2).map(|cell| cell.trim()) {
                None | Some("") => None,
                Some(cell) => match cell.parse::<f64>() {
                    Ok(score) if score.is_finite() => Some(score),
                    _ => {
                        let column = text.chars().count() - cells[2].chars().count() + 1;
                        return wrong(column, format!("`{cell}` is no score"));
                    }
                },
            };
            let sentences = |cell: &str| -> Vec<String> {
                if cell.is_empty() {
                    return Vec::new();
                }
                cell.split(BETWEEN).map(str::to_owned).collect()
            };
            let mut link = counted.link(sentences(cells[0]), sentences(cells[1]), (line, 1));
            link.score = score.filter(|_| !link.is_null());
            return Some(Ok(Item::Link(link)));
        }
    });
    Box::new(std::iter::once(Ok(Item::Head(Head::default()))).chain(links))
}
