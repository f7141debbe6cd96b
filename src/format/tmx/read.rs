//! Reading.

use crate::error::Error;
use crate::format::exchange::xml::{Piece, Xml, attribute};
use crate::format::exchange::{Conversion, Head, Input, Item, Items, StoredLink, cut};

use super::{IDS, LENGTHS, RELATION, SCORE, SOURCE_SCORES, STATUS};

/// A side of a unit.
#[derive(Default)]
struct Variant {
    language: String,
    ids: Vec<String>,
    lengths: Vec<usize>,
    text: String,
}

struct Reader {
    xml: Xml,
    wanted: [Option<String>; 2],
    counted: [usize; 3],
}

/// The links of a file. The source is the language named in the header or by the user; of several languages, the
/// user names the target's.
///
/// # Errors
/// Where the header is missing or broken.
pub fn items(input: Input, options: &Conversion<'_>) -> Result<Items<'static>, Error> {
    let mut reader = Reader {
        xml: Xml::new(input),
        wanted: [options.source_language, options.target_language].map(|l| l.map(str::to_owned)),
        counted: [0; 3],
    };
    reader.header()?;
    // The first unit tells the target's language.
    let first = reader.unit()?;
    let mut head = Head::default();
    if let Some((_, [source, target])) = &first {
        head.source.language.clone_from(source);
        head.target.language.clone_from(target);
    }
    let mut first = first.map(|(link, _)| link);
    let links = std::iter::from_fn(move || {
        if let Some(link) = first.take() {
            return Some(Ok(Item::Link(link)));
        }
        let unit = reader.unit().transpose()?;
        Some(unit.map(|(link, _)| Item::Link(link)))
    });
    Ok(Box::new(std::iter::once(Ok(Item::Head(head))).chain(links)))
}

/// Whether two tags name one language: `en` is any English, letters' case and `_` for `-` do not count.
fn alike(a: &str, b: &str) -> bool {
    let plain = |tag: &str| tag.to_lowercase().replace('_', "-");
    let (a, b) = (plain(a), plain(b));
    let covers = |short: &str, long: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    covers(&a, &b) || covers(&b, &a)
}

impl Reader {
    fn header(&mut self) -> Result<(), Error> {
        let mut rooted = false;
        while let Some(piece) = self.xml.next()? {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            match name.as_str() {
                "tmx" => rooted = true,
                _ if !rooted => {
                    let problem = format!("<{name}> is no TMX; is it another format?");
                    return Err(self.xml.wrong(problem));
                }
                "header" => {
                    let stated = attribute(&attributes, "srclang").filter(|l| *l != "*all*");
                    if self.wanted[0].is_none() {
                        self.wanted[0] = stated.map(str::to_owned);
                    }
                }
                "body" => return Ok(()),
                _ => {}
            }
        }
        Err(self
            .xml
            .wrong("no <tmx> with a <body>; is it another format?"))
    }

    /// The next unit and the languages of its sides.
    fn unit(&mut self) -> Result<Option<(StoredLink, [String; 2])>, Error> {
        while let Some(piece) = self.xml.next()? {
            let Piece::Open(name, attributes) = piece else {
                continue;
            };
            if name != "tu" {
                continue;
            }
            let place = self.xml.place;
            let mut link = StoredLink {
                status: "auto".into(),
                place,
                ..StoredLink::default()
            };
            self.counted[0] += 1;
            link.id = attribute(&attributes, "tuid").map_or_else(
                || crate::format::link_id(self.counted[0] - 1),
                str::to_owned,
            );
            let stated = attribute(&attributes, "srclang").filter(|l| *l != "*all*");
            let stated = stated.map(str::to_owned);
            let variants = self.variants(&mut link)?;
            let languages = self.sides(&mut link, variants, stated)?;
            return Ok(Some((link, languages)));
        }
        Ok(None)
    }

    fn variants(&mut self, link: &mut StoredLink) -> Result<Vec<Variant>, Error> {
        let mut variants: Vec<Variant> = Vec::new();
        let mut inside = false;
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(name, attributes) => match name.as_str() {
                    "tuv" => {
                        inside = true;
                        // `xml:lang` and `lang` have one local name.
                        let language = attribute(&attributes, "lang").unwrap_or("und").to_owned();
                        variants.push(Variant {
                            language,
                            ..Variant::default()
                        });
                    }
                    "prop" => {
                        let kind = attribute(&attributes, "type")
                            .unwrap_or_default()
                            .to_owned();
                        let place = self.xml.place;
                        let value = self.xml.text()?;
                        self.xml.place = place;
                        let variant = variants.last_mut().filter(|_| inside);
                        self.property(link, variant, &kind, &value)?;
                    }
                    "note" if !inside => {
                        link.comment = self.xml.text()?;
                    }
                    "seg" => {
                        let text = self.xml.words()?;
                        let Some(variant) = variants.last_mut().filter(|_| inside) else {
                            return Err(self.xml.wrong("a <seg> outside a <tuv>"));
                        };
                        variant.text = text;
                    }
                    _ => {}
                },
                Piece::Close(name) if name == "tuv" => inside = false,
                Piece::Close(name) if name == "tu" => break,
                _ => {}
            }
        }
        Ok(variants)
    }

    fn property(
        &self,
        link: &mut StoredLink,
        variant: Option<&mut Variant>,
        kind: &str,
        value: &str,
    ) -> Result<(), Error> {
        match (kind, variant) {
            (SCORE, None) => {
                let score = value.trim().parse::<f64>().ok().filter(|s| s.is_finite());
                let wrong = || self.xml.wrong(format!("`{value}` is no score"));
                link.score = Some(score.ok_or_else(wrong)?);
            }
            (SOURCE_SCORES, None) => {
                let wrong = || self.xml.wrong(format!("`{value}` are no scores"));
                link.source_scores =
                    crate::format::exchange::source_scores(value).ok_or_else(wrong)?;
            }
            (STATUS, None) => value.clone_into(&mut link.status),
            (RELATION, None) => {
                let quoted = serde_json::Value::String(value.to_owned());
                let wrong = |_| self.xml.wrong(format!("`{value}` is no relation"));
                link.relation = Some(serde_json::from_value(quoted).map_err(wrong)?);
            }
            (IDS, Some(variant)) => {
                variant.ids = value.split_whitespace().map(str::to_owned).collect();
            }
            (LENGTHS, Some(variant)) => {
                let lengths: Result<Vec<usize>, _> =
                    value.split_whitespace().map(str::parse).collect();
                let wrong = |_| self.xml.wrong(format!("`{value}` are no lengths"));
                variant.lengths = lengths.map_err(wrong)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn sides(
        &mut self,
        link: &mut StoredLink,
        variants: Vec<Variant>,
        stated: Option<String>,
    ) -> Result<[String; 2], Error> {
        let names: Vec<_> = variants.iter().map(|v| v.language.clone()).collect();
        let wanted_source = stated.or(self.wanted[0].clone());
        let is = |v: &Variant, wanted: &Option<String>| {
            wanted
                .as_deref()
                .is_none_or(|wanted| alike(wanted, &v.language))
        };
        let mut rest = variants;
        let known = |wanted: &Option<String>| wanted.clone().unwrap_or_else(|| "und".into());
        let same = wanted_source.is_some() && wanted_source == self.wanted[1];
        let source = rest
            .iter()
            .position(|v| is(v, &wanted_source))
            // Of two sides in one language, a lone one says by its ids which it is.
            .filter(|&at| {
                !(same && rest.len() == 1 && rest[at].ids.iter().any(|i| i.starts_with('t')))
            })
            .map(|at| rest.remove(at));
        let targets: Vec<usize> = (0..rest.len())
            .filter(|&at| is(&rest[at], &self.wanted[1]))
            .collect();
        let target = match targets[..] {
            [] => None,
            [at] => Some(rest.remove(at)),
            _ => {
                let problem = format!(
                    "unit {} is in {}; say which with --source-lang and --target-lang",
                    link.id,
                    names.join(", ")
                );
                return Err(Error::at(self.path(), link.place, problem));
            }
        };
        if source.is_none() && target.is_none() {
            let problem = format!("unit {} has neither of the two languages", link.id);
            return Err(Error::at(self.path(), link.place, problem));
        }
        let language = |v: &Option<Variant>, wanted: &Option<String>| {
            v.as_ref()
                .map_or_else(|| known(wanted), |v| v.language.clone())
        };
        let languages = [
            language(&source, &wanted_source),
            language(&target, &self.wanted[1]),
        ];
        if self.wanted[1].is_none() && target.is_some() {
            self.wanted[1] = Some(languages[1].clone());
        }
        (link.source_ids, link.source_texts) =
            self.side(source, 1, crate::format::source_id, link)?;
        (link.target_ids, link.target_texts) =
            self.side(target, 2, crate::format::target_id, link)?;
        Ok(languages)
    }

    fn path(&self) -> std::path::PathBuf {
        self.xml.path().to_owned()
    }

    /// Ids and texts of a side: by what is stated, else one sentence.
    fn side(
        &mut self,
        variant: Option<Variant>,
        counter: usize,
        id: fn(usize) -> String,
        link: &StoredLink,
    ) -> Result<(Vec<String>, Vec<String>), Error> {
        let Some(mut variant) = variant else {
            return Ok((Vec::new(), Vec::new()));
        };
        if variant.ids.is_empty() {
            // A unit that was not translated yet has an empty segment.
            if variant.text.is_empty() {
                return Ok((Vec::new(), Vec::new()));
            }
            variant.ids.push(id(self.counted[counter]));
        }
        self.counted[counter] += variant.ids.len();
        let texts = if variant.lengths.len() > 1 {
            let texts = cut(&variant.text, &variant.lengths);
            texts.filter(|t| t.len() == variant.ids.len()).ok_or_else(|| {
                let problem = format!(
                    "unit {}: the text was changed and no longer has the lengths that its {LENGTHS} state; take \
                     that prop out",
                    link.id
                );
                Error::at(self.path(), link.place, problem)
            })?
        } else {
            vec![variant.text]
        };
        Ok((variant.ids, texts))
    }
}
