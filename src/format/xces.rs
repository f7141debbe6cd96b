//! XCES `cesAlign` as OPUS has it: `<link xtargets="s1 s2;t1" certainty="0.93" id="l1"/>` in a `linkGrp` that names both
//! documents.
//!
//! Tiedemann, *Parallel data, tools and interfaces in OPUS* (LREC 2012). OPUS writes hunalign's scores as `certainty`;
//! they are kept as they stand. Ids are kept too.

use crate::error::Error;

use super::exchange::xml::{Markup, Piece, Xml, attribute};
use super::exchange::{Head, Input, Item, Items, Output, Sink, StoredLink};

/// What the format cannot carry.
pub const LIMITS: &str = "Texts, relations, findings. A file with several pairs of documents is read one at a time: keep \
     one linkGrp in the file.";

/// Writes the links.
pub struct Links {
    out: Output,
}

impl Links {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Links { out }
    }
}

impl Sink for Links {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                self.out.text(
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                     <!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n",
                )?;
                let mut xml = Markup::new(&mut self.out);
                xml.open("cesAlign", &[("version", "1.0")])?;
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
                        return Err(Error::loss(&link.id, problem));
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

/// The links of a file.
pub fn items(input: Input) -> Items<'static> {
    let mut xml = Xml::new(input);
    let mut groups = 0;
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
                    groups += 1;
                    if groups > 1 {
                        let problem = "a second linkGrp; keep one pair of documents in the file";
                        return Err(xml.wrong(problem));
                    }
                    let mut head = Head::default();
                    let document = |key| attribute(&attributes, key).unwrap_or_default().to_owned();
                    head.source.path = document("fromDoc");
                    head.target.path = document("toDoc");
                    return Ok(Some(Item::Head(head)));
                }
                "link" => {
                    if groups == 0 {
                        return Err(xml.wrong("a link outside a linkGrp"));
                    }
                    let targets = attribute(&attributes, "xtargets")
                        .ok_or_else(|| xml.wrong("the link has no `xtargets`"))?;
                    let (source, target) = targets.split_once(';').ok_or_else(|| {
                        xml.wrong(format!(
                            "xtargets `{targets}` lacks the `;` between the sides"
                        ))
                    })?;
                    let ids = |list: &str| list.split_whitespace().map(str::to_owned).collect();
                    let score = match attribute(&attributes, "certainty") {
                        None => None,
                        Some(value) => {
                            let score = value.trim().parse::<f64>().ok().filter(|s| s.is_finite());
                            let wrong = || xml.wrong(format!("certainty `{value}` is no number"));
                            Some(score.ok_or_else(wrong)?)
                        }
                    };
                    number += 1;
                    let id = attribute(&attributes, "id");
                    return Ok(Some(Item::Link(StoredLink {
                        id: id.map_or_else(|| super::link_id(number - 1), str::to_owned),
                        source_ids: ids(source),
                        target_ids: ids(target),
                        score,
                        status: "auto".into(),
                        place: xml.place,
                        ..StoredLink::default()
                    })));
                }
                _ => {}
            }
        }
        if !rooted {
            return Err(xml.wrong("no <cesAlign> in it; is it another format?"));
        }
        Ok(None)
    };
    Box::new(std::iter::from_fn(move || next().transpose()))
}
