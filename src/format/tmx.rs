//! Translation Memory eXchange 1.4b (LISA OSCAR, 2005): a `tu` a link, a `tuv` a side.
//!
//! Written: scores, relations and statuses stand in `prop`s of the unit, comments in its `note`; ids and lengths (in code
//! points) of the sentences in `prop`s of the variants, so that an m-n link comes back sentence by sentence. White space is kept.
//!
//! Read as other programs write it: UTF-8 and UTF-16, `xml:lang` or the older `lang`, languages with regions, inline
//! elements. What stands in `bpt`, `ept`, `it`, `ph` and `ut` is code of the original file and left out; `hi` is
//! looked through.

pub mod read;

use crate::align::Relation;
use crate::error::Error;

use super::exchange::xml::{Markup, is_allowed};
use super::exchange::{Item, Loss, Output, Side, Sink, StoredLink};

/// What the format cannot carry.
pub const LIMITS: &str =
    "Control characters other than tab and line ends (XML 1.0 has no place for them), names.";

const SCORE: &str = "x-score";
const SOURCE_SCORES: &str = "x-source-scores";
const RELATION: &str = "x-relation";
const STATUS: &str = "x-status";
const IDS: &str = "x-sentence-ids";
const LENGTHS: &str = "x-sentence-lengths";

/// Writes the units.
pub struct Units {
    out: Output,
    loss: Loss,
    languages: [String; 2],
}

impl Units {
    /// Writes to `out`.
    pub fn new(out: Output, loss: Loss) -> Self {
        Units {
            out,
            loss,
            languages: ["und".into(), "und".into()],
        }
    }

    fn unit(&mut self, link: &StoredLink) -> Result<(), Error> {
        let languages = self.languages.clone();
        let sides = [Side::Source, Side::Target];
        let forbidden = |side: Side| link.side(side).1.iter().any(|t| !t.chars().all(is_allowed));
        if sides.into_iter().any(forbidden) {
            let problem = "its text holds a control character that XML cannot hold";
            self.loss.of_words(link, problem)?;
        }
        let mut xml = Markup::new(&mut self.out);
        xml.line(2)?;
        xml.open("tu", &[("tuid", &link.id)])?;
        let status = Some(&*link.status).filter(|s| *s != "auto");
        let props = [
            (SCORE, link.score_text()),
            (SOURCE_SCORES, link.source_scores_text()),
            (
                RELATION,
                link.relation.map_or("", Relation::as_str).to_owned(),
            ),
            (STATUS, status.unwrap_or_default().to_owned()),
        ];
        if !link.comment.is_empty() {
            xml.line(3)?;
            xml.open("note", &[])?;
            xml.text(&crate::format::xml_text(&link.comment))?;
            xml.close("note")?;
        }
        for (kind, value) in props {
            if !value.is_empty() {
                prop(&mut xml, 3, kind, &value)?;
            }
        }
        for (side, language) in sides.into_iter().zip(&languages) {
            let (ids, texts) = link.side(side);
            if ids.is_empty() {
                continue;
            }
            xml.line(3)?;
            xml.open("tuv", &[("xml:lang", language)])?;
            prop(&mut xml, 4, IDS, &ids.join(" "))?;
            if texts.len() > 1 {
                let lengths: Vec<_> = texts
                    .iter()
                    .map(|t| t.chars().count().to_string())
                    .collect();
                prop(&mut xml, 4, LENGTHS, &lengths.join(" "))?;
            }
            xml.line(4)?;
            xml.open("seg", &[])?;
            let text = link.passage(side);
            let allowed = text.replace(|c: char| !is_allowed(c), "\u{fffd}");
            xml.text(&allowed)?;
            xml.close("seg")?;
            xml.line(3)?;
            xml.close("tuv")?;
        }
        xml.line(2)?;
        xml.close("tu")
    }
}

fn prop(xml: &mut Markup<'_>, depth: usize, kind: &str, value: &str) -> Result<(), Error> {
    xml.line(depth)?;
    xml.open("prop", &[("type", kind)])?;
    xml.text(value)?;
    xml.close("prop")
}

impl Sink for Units {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                self.languages = [head.source.language.clone(), head.target.language.clone()];
                self.out
                    .text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
                let mut xml = Markup::new(&mut self.out);
                xml.open("tmx", &[("version", "1.4")])?;
                xml.line(1)?;
                let header = [
                    ("creationtool", "hexapla"),
                    ("creationtoolversion", env!("CARGO_PKG_VERSION")),
                    ("segtype", "block"),
                    ("o-tmf", "hexapla"),
                    ("adminlang", "en"),
                    ("srclang", &head.source.language),
                    ("datatype", "plaintext"),
                ];
                xml.empty("header", &header)?;
                xml.line(1)?;
                xml.open("body", &[])
            }
            Item::Link(link) => self.unit(link),
            _ => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let mut xml = Markup::new(&mut self.out);
        xml.line(1)?;
        xml.close("body")?;
        xml.line(0)?;
        xml.close("tmx")?;
        self.out.text("\n")?;
        self.out.publish().map(drop)
    }
}
