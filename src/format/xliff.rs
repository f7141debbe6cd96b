//! XLIFF 2.1 (OASIS, 2018) with the localisation quality issues of its ITS module (W3C ITS 2.0, section 8.17) for findings.
//!
//! Written: a `unit` a link, with one `segment`; a 1-0 link has no `target`, a 0-1 link an empty `source`. Scores,
//! relations, ids and lengths of sentences stand in the unit's metadata, comments in its notes. A finding is an
//! `its:locQualityIssue` of the unit, whose words `sm` and `em` enclose, and a group of metadata that holds what ITS has no
//! attribute for. Control characters are `cp` elements.
//!
//! Read, of other programs' files too: XLIFF 2.0 to 2.2 and 1.2, where a segment (1.2: a `trans-unit`) is a link. What stands in
//! inline code is left out; alternative translations and quality issues of other programs are passed over.

mod findings;
pub mod read;

use std::collections::HashMap;

use crate::align::Relation;
use crate::error::Error;

use super::exchange::xml::{Markup, is_allowed};
use super::exchange::{Checked, Item, Loss, Output, Side, Sink, StoredLink};
use super::json::FindingRecord;

use findings::{Mark, marks};

/// What the format cannot carry.
pub const LIMITS: &str = "Names; control characters in comments and messages.";

/// Categories of groups of metadata.
const LINK: &str = "hexapla-link";
const FINDING: &str = "hexapla-finding";

/// Writes the units.
pub struct Units {
    out: Output,
    loss: Loss,
    languages: [String; 2],
    /// Whether findings may follow, which stand in their link's unit: then the links wait.
    waits: bool,
    waiting: Vec<StoredLink>,
    /// Findings by the id of their link; under the empty id, those of none.
    found: HashMap<String, Vec<FindingRecord>>,
    /// Where sentences begin and their paragraphs, by id; empty where only links come.
    places: HashMap<String, (usize, usize)>,
    /// Units and issues so far.
    counted: [usize; 2],
}

impl Units {
    /// Writes to `out`.
    pub fn new(out: Output, loss: Loss) -> Self {
        Units {
            out,
            loss,
            languages: ["und".into(), "und".into()],
            waits: false,
            waiting: Vec::new(),
            found: HashMap::new(),
            places: HashMap::new(),
            counted: [0, 0],
        }
    }

    fn head(&mut self) -> Result<(), Error> {
        let [source, target] = self.languages.clone();
        self.out
            .text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        let mut xml = Markup::new(&mut self.out);
        let root = [
            ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
            ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
            ("xmlns:its", "http://www.w3.org/2005/11/its"),
            ("its:version", "2.0"),
            ("version", "2.1"),
            ("srcLang", &source),
            ("trgLang", &target),
            ("xml:space", "preserve"),
        ];
        xml.open("xliff", &root)?;
        xml.line(1)?;
        xml.open("file", &[("id", "f1")])
    }

    fn unit(&mut self, link: &StoredLink) -> Result<(), Error> {
        self.counted[0] += 1;
        let found = self.found.remove(&link.id).unwrap_or_default();
        // Ids of units are name tokens; another id stands in the metadata.
        let fits = is_token(&link.id);
        let id = if fits {
            link.id.clone()
        } else {
            format!("u{}", self.counted[0])
        };
        let mut xml = Markup::new(&mut self.out);
        xml.line(2)?;
        xml.open("unit", &[("id", &id)])?;
        let first = self.counted[1] + 1;
        self.counted[1] += found.len();
        findings::issues(&mut xml, 3, &found, first)?;
        xml.line(3)?;
        xml.open("mda:metadata", &[])?;
        group(&mut xml, 4, LINK, &properties(link, fits, &self.places))?;
        for finding in &found {
            group(&mut xml, 4, FINDING, &findings::properties(finding))?;
        }
        xml.line(3)?;
        xml.close("mda:metadata")?;
        if !link.comment.is_empty() {
            xml.line(3)?;
            xml.open("notes", &[])?;
            xml.open("note", &[("category", "comment")])?;
            xml.text(&super::xml_text(&link.comment))?;
            xml.close("note")?;
            xml.close("notes")?;
        }
        xml.line(3)?;
        xml.open("segment", &[])?;
        for (side, name) in [(Side::Source, "source"), (Side::Target, "target")] {
            let (ids, _) = link.side(side);
            if side == Side::Target && ids.is_empty() {
                continue;
            }
            let marks = marks(link, side, &found, first, &self.places);
            xml.line(4)?;
            xml.open(name, &[])?;
            content(&mut xml, &link.passage(side), &marks)?;
            xml.close(name)?;
        }
        xml.line(3)?;
        xml.close("segment")?;
        xml.line(2)?;
        xml.close("unit")
    }
}

/// Whether XML takes it for a name token, as ids of units are.
fn is_token(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    !id.is_empty() && id.chars().all(fits)
}

fn properties(
    link: &StoredLink,
    named: bool,
    places: &HashMap<String, (usize, usize)>,
) -> Vec<(&'static str, String)> {
    let place = |side: Side, of: fn(&(usize, usize)) -> usize| {
        let ids = link.side(side).0.iter();
        let places = ids.map(|id| Some(of(places.get(id)?).to_string()));
        places
            .collect::<Option<Vec<_>>>()
            .unwrap_or_default()
            .join(" ")
    };
    let lengths = |side: Side| {
        let texts = link.side(side).1;
        if texts.len() < 2 {
            return String::new();
        }
        let lengths = texts.iter().map(|t| t.chars().count().to_string());
        lengths.collect::<Vec<_>>().join(" ")
    };
    let status = Some(&*link.status).filter(|s| *s != "auto");
    let id = if named { "" } else { &link.id };
    vec![
        ("id", id.to_owned()),
        ("source-ids", link.source_ids.join(" ")),
        ("target-ids", link.target_ids.join(" ")),
        ("source-lengths", lengths(Side::Source)),
        ("target-lengths", lengths(Side::Target)),
        ("source-starts", place(Side::Source, |p| p.0)),
        ("target-starts", place(Side::Target, |p| p.0)),
        ("source-paragraphs", place(Side::Source, |p| p.1)),
        ("target-paragraphs", place(Side::Target, |p| p.1)),
        (
            "relation",
            link.relation.map_or("", Relation::as_str).to_owned(),
        ),
        ("score", link.score_text()),
        ("source-scores", link.source_scores_text()),
        ("status", status.unwrap_or_default().to_owned()),
    ]
}

/// A group of metadata; what is empty is left out.
fn group(
    xml: &mut Markup<'_>,
    depth: usize,
    category: &str,
    properties: &[(&'static str, String)],
) -> Result<(), Error> {
    xml.line(depth)?;
    xml.open("mda:metaGroup", &[("category", category)])?;
    for (name, value) in properties.iter().filter(|(_, value)| !value.is_empty()) {
        xml.line(depth + 1)?;
        xml.open("mda:meta", &[("type", name)])?;
        xml.text(&super::xml_text(value))?;
        xml.close("mda:meta")?;
    }
    xml.line(depth)?;
    xml.close("mda:metaGroup")
}

/// Text with its marks; what XML cannot hold is a `cp` element.
fn content(xml: &mut Markup<'_>, text: &str, marks: &[Mark]) -> Result<(), Error> {
    let mut marks = marks.iter().peekable();
    let mut plain = String::new();
    let flush = |xml: &mut Markup<'_>, plain: &mut String| {
        let done = if plain.is_empty() {
            Ok(())
        } else {
            xml.text(plain)
        };
        plain.clear();
        done
    };
    for (at, c) in text.chars().enumerate() {
        while let Some(mark) = marks.next_if(|m| m.at <= at) {
            flush(xml, &mut plain)?;
            mark.write(xml)?;
        }
        if is_allowed(c) {
            plain.push(c);
        } else {
            flush(xml, &mut plain)?;
            xml.empty("cp", &[("hex", &format!("{:04x}", u32::from(c)))])?;
        }
    }
    flush(xml, &mut plain)?;
    marks.try_for_each(|mark| mark.write(xml))
}

impl Sink for Units {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                self.languages = [head.source.language.clone(), head.target.language.clone()];
                self.waits = head.checked != Checked::No;
                if !self.waits {
                    self.head()?;
                }
            }
            Item::Sentence(_, sentence) => {
                let place = (sentence.start, sentence.paragraph);
                self.places.insert(sentence.id.clone(), place);
            }
            Item::Link(link) => {
                if link
                    .source_ids
                    .iter()
                    .chain(&link.target_ids)
                    .any(|id| id.contains(' '))
                {
                    let problem = "the id of a sentence holds a space";
                    self.loss.of_words(link, problem)?;
                }
                if self.waits {
                    self.waiting.push(link.clone());
                } else {
                    self.unit(link)?;
                }
            }
            Item::Finding(finding) => {
                let link = finding.link_id.clone().unwrap_or_default();
                self.found.entry(link).or_default().push(finding.clone());
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if self.waits {
            self.head()?;
            let loose = self.found.remove("").unwrap_or_default();
            if !loose.is_empty() {
                let mut xml = Markup::new(&mut self.out);
                findings::issues(&mut xml, 2, &loose, 1)?;
                self.counted[1] = loose.len();
                xml.line(2)?;
                xml.open("mda:metadata", &[])?;
                for finding in &loose {
                    group(&mut xml, 3, FINDING, &findings::properties(finding))?;
                }
                xml.line(2)?;
                xml.close("mda:metadata")?;
            }
        }
        for link in std::mem::take(&mut self.waiting) {
            self.unit(&link)?;
        }
        let mut xml = Markup::new(&mut self.out);
        xml.line(1)?;
        xml.close("file")?;
        xml.line(0)?;
        xml.close("xliff")?;
        self.out.text("\n")?;
        self.out.publish().map(drop)
    }
}
