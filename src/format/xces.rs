//! XCES `cesAlign` as OPUS has it: `<link xtargets="s1 s2;t1" certainty="0.93" id="l1"/>` in a `linkGrp` that names both
//! documents.
//!
//! Tiedemann, *Parallel data, tools and interfaces in OPUS* (LREC 2012). OPUS writes hunalign's scores as `certainty`;
//! they are kept as they stand. Ids are kept too.

use crate::error::Error;

use super::exchange::xml::{Markup, Piece, Xml, attribute};
use super::exchange::{Head, Input, Item, Items, Output, Sink, StoredLink};

/// What the format cannot carry.
pub const LIMITS: &str = "Texts, names of comparisons. A file of several pairs of documents (linkGrp) passes whole into \
     another XCES file; for other formats, --pair says which to read.";

/// Writes the links.
pub struct Links {
    out: Output,
    groups: usize,
}

impl Links {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Links { out, groups: 0 }
    }
}

impl Sink for Links {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                self.groups += 1;
                if self.groups == 1 {
                    self.out.text(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                         <!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n",
                    )?;
                }
                let mut xml = Markup::new(&mut self.out);
                if self.groups == 1 {
                    xml.open("cesAlign", &[("version", "1.0")])?;
                } else {
                    xml.line(1)?;
                    xml.close("linkGrp")?;
                }
                xml.line(1)?;
                let documents = [
                    ("targType", "s"),
                    ("fromDoc", &head.source.path),
                    ("toDoc", &head.target.path),
                ];
                xml.open("linkGrp", &documents)
            }
            Item::Link(link) => {
                for id in link.source_ids.iter().chain(&link.target_ids) {
                    if id.is_empty() || id.contains([' ', ';', '\t', '\n']) {
                        let problem = format!("the id `{id}` cannot stand in a list of ids");
                        return Err(Error::loss(format!("link {}", link.id), problem));
                    }
                }
                let sides = format!(
                    "{};{}",
                    link.source_ids.join(" "),
                    link.target_ids.join(" ")
                );
                let score = link.score_text();
                let mut attributes = vec![("xtargets", sides.as_str())];
                if !score.is_empty() {
                    attributes.push(("certainty", &score));
                }
                attributes.push(("id", &link.id));
                let mut xml = Markup::new(&mut self.out);
                xml.line(2)?;
                xml.empty("link", &attributes)
            }
            _ => Ok(()),
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        let mut xml = Markup::new(&mut self.out);
        xml.line(1)?;
        xml.close("linkGrp")?;
        xml.line(0)?;
        xml.close("cesAlign")?;
        self.out.text("\n")?;
        self.out.publish().map(drop)
    }
}

/// Of the groups of a file, those that are wanted.
struct Groups {
    wanted: Option<String>,
    /// Groups so far.
    count: usize,
    /// Their documents, as far as an error would name them.
    names: Vec<String>,
    found: bool,
    /// Whether the links that come are wanted.
    inside: bool,
}

/// Groups that an error names.
const NAMED: usize = 5;

impl Groups {
    /// Another group begins.
    fn begin(&mut self, documents: [&str; 2]) {
        self.count += 1;
        if self.names.len() < NAMED {
            self.names.push(format!(
                "{} `{}` `{}`",
                self.count, documents[0], documents[1]
            ));
        }
        self.inside = self
            .wanted
            .as_ref()
            .is_none_or(|w| documents.contains(&w.as_str()) || *w == self.count.to_string());
        self.found |= self.inside;
    }

    /// Why nothing was found.
    fn missing(&self) -> Option<String> {
        let wanted = self.wanted.as_ref().filter(|_| !self.found)?;
        let more = if self.count > NAMED { ", …" } else { "" };
        let names = self.names.join(", ");
        Some(format!(
            "no pair of documents is `{wanted}`; the file has {}: {names}{more}",
            self.count
        ))
    }
}

/// The links of a file: of every pair of documents, or of the one that `pair` names by number or by a document.
pub fn items(input: Input, pair: Option<&str>) -> Items<'static> {
    let mut xml = Xml::new(input);
    let mut groups = Groups {
        wanted: pair.map(str::to_owned),
        count: 0,
        names: Vec::new(),
        found: false,
        inside: false,
    };
    let mut number = 0;
    let mut rooted = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        while let Some(piece) = xml.next()? {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            if !rooted && name != "cesAlign" {
                return Err(xml.wrong(format!("<{name}> is no cesAlign; is it another format?")));
            }
            rooted = true;
            match name.as_str() {
                "linkGrp" => {
                    let document = |key| attribute(&attributes, key).unwrap_or_default();
                    let documents = [document("fromDoc"), document("toDoc")];
                    groups.begin(documents);
                    number = 0;
                    if groups.inside {
                        let mut head = Head::default();
                        [head.source.path, head.target.path] = documents.map(str::to_owned);
                        return Ok(Some(Item::Head(head)));
                    }
                }
                "link" if groups.count == 0 => return Err(xml.wrong("a link outside a linkGrp")),
                "link" if groups.inside => {
                    number += 1;
                    return link(&xml, &attributes, number).map(|link| Some(Item::Link(link)));
                }
                _ => {}
            }
        }
        if !rooted {
            return Err(xml.wrong("no <cesAlign> in it; is it another format?"));
        }
        match groups.missing() {
            Some(problem) => Err(xml.wrong(problem)),
            None => Ok(None),
        }
    };
    Box::new(std::iter::from_fn(move || next().transpose()))
}

/// A link of these attributes; `number` is its place in its group, from 1.
fn link(xml: &Xml, attributes: &[(String, String)], number: usize) -> Result<StoredLink, Error> {
    let targets =
        attribute(attributes, "xtargets").ok_or_else(|| xml.wrong("the link has no `xtargets`"))?;
    let (source, target) = targets.split_once(';').ok_or_else(|| {
        xml.wrong(format!(
            "xtargets `{targets}` lacks the `;` between the sides"
        ))
    })?;
    let ids = |list: &str| list.split_whitespace().map(str::to_owned).collect();
    let score = match attribute(attributes, "certainty") {
        None => None,
        Some(value) => {
            let score = value.trim().parse::<f64>().ok().filter(|s| s.is_finite());
            let wrong = || xml.wrong(format!("certainty `{value}` is no number"));
            Some(score.ok_or_else(wrong)?)
        }
    };
    let id = attribute(attributes, "id");
    Ok(StoredLink {
        id: id.map_or_else(|| super::link_id(number - 1), str::to_owned),
        source_ids: ids(source),
        target_ids: ids(target),
        score,
        status: "auto".into(),
        place: xml.place,
        ..StoredLink::default()
    })
}
