//! Reading, unit by unit.

use std::collections::{HashSet, VecDeque};

use crate::error::Error;
use crate::format::exchange::xml::{Piece, Xml, attribute};
use crate::format::exchange::{
    Checked, Head, Input, Item, Items, Side, StoredLink, cut, source_scores,
};
use crate::format::json::SentenceRecord;

use super::{FINDING, LINK, findings};

/// A group of metadata: names and values, and where it stands.
type Group = (Vec<(String, String)>, (usize, usize));

/// A segment of a unit.
#[derive(Default)]
pub(in crate::format) struct Segment {
    id: String,
    place: (usize, usize),
    /// What may be translated; none is read where it stands between segments.
    pub(in crate::format) source: Option<String>,
    pub(in crate::format) target: Option<String>,
    /// White space and code between segments.
    pub(in crate::format) ignorable: bool,
}

/// A unit: a `unit` of XLIFF 2, a `trans-unit` of XLIFF 1.2.
#[derive(Default)]
pub(in crate::format) struct Unit {
    pub(in crate::format) id: String,
    pub(in crate::format) segments: Vec<Segment>,
    comment: String,
    link: Vec<(String, String)>,
    findings: Vec<Group>,
}

/// Reads units one after the other.
pub(in crate::format) struct Units {
    pub(in crate::format) xml: Xml,
    /// Languages of both sides; `und` until they are known.
    pub(in crate::format) languages: [String; 2],
    rooted: bool,
    /// Groups of findings that belong to no unit.
    loose: Vec<Group>,
}

impl Units {
    pub(in crate::format) fn new(input: Input) -> Self {
        Units {
            xml: Xml::new(input),
            languages: ["und".into(), "und".into()],
            rooted: false,
            loose: Vec::new(),
        }
    }

    /// The next unit; none at the end.
    pub(in crate::format) fn next(&mut self) -> Result<Option<Unit>, Error> {
        while let Some(piece) = self.xml.next()? {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            match name.as_str() {
                "xliff" => {
                    self.rooted = true;
                    let version = attribute(&attributes, "version").unwrap_or_default();
                    if !version.starts_with("2.") && version != "1.2" {
                        let problem =
                            format!("XLIFF of version `{version}`; 1.2 and 2.0 to 2.2 are read");
                        return Err(self.xml.wrong(problem));
                    }
                    self.name_languages(&attributes, ["srcLang", "trgLang"]);
                }
                _ if !self.rooted => {
                    let problem = format!("<{name}> is no XLIFF; is it another format?");
                    return Err(self.xml.wrong(problem));
                }
                "file" => self.name_languages(&attributes, ["source-language", "target-language"]),
                "metaGroup" => {
                    if let Some(group) = self.group(&attributes, FINDING)? {
                        self.loose.push(group);
                    }
                }
                "unit" => return self.unit(&attributes, "unit").map(Some),
                "trans-unit" => return self.unit(&attributes, "trans-unit").map(Some),
                _ => {}
            }
        }
        if self.rooted {
            Ok(None)
        } else {
            Err(self.xml.wrong("no <xliff> in it; is it another format?"))
        }
    }

    fn name_languages(&mut self, attributes: &[(String, String)], names: [&str; 2]) {
        for (language, name) in self.languages.iter_mut().zip(names) {
            if let Some(stated) = attribute(attributes, name) {
                stated.clone_into(language);
            }
        }
    }

    fn unit(&mut self, attributes: &[(String, String)], element: &str) -> Result<Unit, Error> {
        let mut unit = Unit {
            id: attribute(attributes, "id").unwrap_or_default().to_owned(),
            ..Unit::default()
        };
        let single = element == "trans-unit";
        if single {
            unit.segments.push(Segment {
                place: self.xml.place,
                ..Segment::default()
            });
        }
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(name, attributes) => match name.as_str() {
                    "segment" | "ignorable" if !single => unit.segments.push(Segment {
                        id: attribute(&attributes, "id").unwrap_or_default().to_owned(),
                        place: self.xml.place,
                        ignorable: name == "ignorable",
                        ..Segment::default()
                    }),
                    "source" | "target" => {
                        let text = self.xml.words()?;
                        let Some(segment) = unit.segments.last_mut() else {
                            return Err(self.xml.wrong(format!("a <{name}> outside a <segment>")));
                        };
                        let side = if name == "source" {
                            &mut segment.source
                        } else {
                            &mut segment.target
                        };
                        *side = Some(text);
                    }
                    "note" => {
                        let text = self.xml.text()?;
                        if unit.comment.is_empty() {
                            unit.comment = text;
                        }
                    }
                    "metaGroup" => {
                        if attribute(&attributes, "category") == Some(LINK) {
                            let group = self.group(&attributes, LINK)?;
                            unit.link = group.map(|(values, _)| values).unwrap_or_default();
                        } else if let Some(group) = self.group(&attributes, FINDING)? {
                            unit.findings.push(group);
                        }
                    }
                    // Other translations, the source cut otherwise, what another program keeps for itself.
                    "alt-trans" | "seg-source" | "matches" | "glossary" | "originalData"
                    | "changeTrack" => {
                        self.xml.text()?;
                    }
                    _ => {}
                },
                Piece::Close(name) if name == element => break,
                _ => {}
            }
        }
        Ok(unit)
    }

    /// The values of a group of this category; none of another's, whose pieces are looked at one by one.
    fn group(
        &mut self,
        attributes: &[(String, String)],
        category: &str,
    ) -> Result<Option<Group>, Error> {
        if attribute(attributes, "category") != Some(category) {
            return Ok(None);
        }
        let place = self.xml.place;
        let mut values = Vec::new();
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(name, attributes) if name == "meta" => {
                    let kind = attribute(&attributes, "type")
                        .unwrap_or_default()
                        .to_owned();
                    values.push((kind, self.xml.text()?));
                }
                Piece::Close(name) if name == "metaGroup" => break,
                _ => {}
            }
        }
        Ok(Some((values, place)))
    }
}

/// Items of a file.
struct Reader {
    units: Units,
    ready: VecDeque<Item>,
    /// Sentences whose places are stated and that have come.
    seen: HashSet<String>,
    /// Links, source and target sentences so far.
    counted: [usize; 3],
    findings: Vec<(Group, Option<String>)>,
    ended: bool,
}

/// The items of a file: its links, then the findings that this program wrote into it.
///
/// # Errors
/// No XLIFF, or one whose first unit is broken.
pub fn items(input: Input) -> Result<Items<'static>, Error> {
    let mut reader = Reader {
        units: Units::new(input),
        ready: VecDeque::new(),
        seen: HashSet::new(),
        counted: [0; 3],
        findings: Vec::new(),
        ended: false,
    };
    // The languages stand before the first unit.
    reader.more()?;
    let mut head = Head {
        checked: Checked::Unknown,
        ..Head::default()
    };
    let [source, target] = reader.units.languages.clone();
    (head.source.language, head.target.language) = (source, target);
    let rest = std::iter::from_fn(move || {
        loop {
            if let Some(item) = reader.ready.pop_front() {
                return Some(Ok(item));
            }
            if reader.ended {
                return None;
            }
            if let Err(error) = reader.more() {
                reader.ended = true;
                return Some(Err(error));
            }
        }
    });
    Ok(Box::new(std::iter::once(Ok(Item::Head(head))).chain(rest)))
}

impl Reader {
    /// Makes the items of the next unit ready; at the end, the findings.
    fn more(&mut self) -> Result<(), Error> {
        let Some(unit) = self.units.next()? else {
            self.ended = true;
            let loose = std::mem::take(&mut self.units.loose);
            let loose = loose.into_iter().map(|group| (group, None));
            for ((values, place), link) in loose.chain(std::mem::take(&mut self.findings)) {
                let finding = findings::finding(&values, link.as_deref());
                let wrong = |problem| Error::at(self.units.xml.path(), place, problem);
                self.ready.push_back(Item::Finding(finding.map_err(wrong)?));
            }
            return Ok(());
        };
        let several = unit.segments.iter().filter(|s| !s.ignorable).count() > 1;
        let mut id = String::new();
        for (number, segment) in unit.segments.iter().filter(|s| !s.ignorable).enumerate() {
            self.counted[0] += 1;
            id = match (&*unit.id, &*segment.id) {
                ("", _) => crate::format::link_id(self.counted[0] - 1),
                (unit, _) if !several => unit.to_owned(),
                (unit, "") => format!("{unit}/{}", number + 1),
                (unit, segment) => format!("{unit}/{segment}"),
            };
            self.link(&unit, segment, &mut id)?;
        }
        let link = Some(id).filter(|id| !id.is_empty());
        self.findings
            .extend(unit.findings.into_iter().map(|group| (group, link.clone())));
        Ok(())
    }

    /// A segment as a link, with its sentences where their places are stated.
    fn link(&mut self, unit: &Unit, segment: &Segment, id: &mut String) -> Result<(), Error> {
        let path = self.units.xml.path().to_owned();
        let wrong = |problem: String| {
            Error::at(&path, segment.place, format!("unit {}: {problem}", unit.id))
        };
        let value = |name: &str| attribute(&unit.link, name).filter(|v| !v.is_empty());
        let mut link = StoredLink {
            status: value("status").unwrap_or("auto").to_owned(),
            comment: unit.comment.clone(),
            place: segment.place,
            ..StoredLink::default()
        };
        if let Some(stated) = value("id") {
            stated.clone_into(id);
        }
        link.id.clone_from(id);
        if let Some(score) = value("score") {
            let number = score.trim().parse::<f64>().ok().filter(|s| s.is_finite());
            let number = number.ok_or_else(|| wrong(format!("`{score}` is no score")))?;
            link.score = Some(number);
        }
        if let Some(scores) = value("source-scores") {
            let none = || wrong(format!("`{scores}` are no scores"));
            link.source_scores = source_scores(scores).ok_or_else(none)?;
        }
        if let Some(relation) = value("relation") {
            let quoted = serde_json::Value::String(relation.to_owned());
            let none = |_| wrong(format!("`{relation}` is no relation"));
            link.relation = Some(serde_json::from_value(quoted).map_err(none)?);
        }
        for (side, text) in [
            (Side::Source, &segment.source),
            (Side::Target, &segment.target),
        ] {
            let name = |end: &str| format!("{}-{end}", side.as_str());
            let list = |end: &str| value(&name(end)).unwrap_or_default().split_whitespace();
            let numbers = |end: &str| -> Result<Vec<usize>, Error> {
                let numbers: Result<_, _> = list(end).map(str::parse).collect();
                numbers.map_err(|_| wrong(format!("its {} are no numbers", name(end))))
            };
            let text = text.as_deref().unwrap_or_default();
            let mut ids: Vec<String> = list("ids").map(str::to_owned).collect();
            let counted = &mut self.counted[1 + usize::from(side == Side::Target)];
            if ids.is_empty() && !text.is_empty() {
                ids.push(side.id(*counted));
            }
            *counted += ids.len();
            let lengths = numbers("lengths")?;
            let texts = match ids.len() {
                0 => Vec::new(),
                1 => vec![text.to_owned()],
                count => {
                    let texts = cut(text, &lengths).filter(|texts| texts.len() == count);
                    texts.ok_or_else(|| {
                        wrong(format!(
                            "the {} was changed and no longer has the lengths that its metadata state; take the group \
                             {LINK} out",
                            side.as_str()
                        ))
                    })?
                }
            };
            let (starts, paragraphs) = (numbers("starts")?, numbers("paragraphs")?);
            let places = starts.into_iter().zip(paragraphs);
            for ((id, text), (start, paragraph)) in ids.iter().zip(&texts).zip(places) {
                if self.seen.insert(id.clone()) {
                    let sentence = SentenceRecord {
                        id: id.clone(),
                        paragraph,
                        start,
                        end: start + text.chars().count(),
                        text: text.clone(),
                    };
                    self.ready.push_back(Item::Sentence(side, sentence));
                }
            }
            match side {
                Side::Source => (link.source_ids, link.source_texts) = (ids, texts),
                Side::Target => (link.target_ids, link.target_texts) = (ids, texts),
            }
        }
        self.ready.push_back(Item::Link(link));
        Ok(())
    }
}
