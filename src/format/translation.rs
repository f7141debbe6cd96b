//! Hugging Face's `translation` records, one a line: `{"id": "l1", "translation": {"de": "…", "en": "…"}, "score": 0.9}`.
//!
//! The source comes first. Where both languages are the same or unknown the keys are `source` and `target`. An
//! empty text stands for an empty side.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;

use super::exchange::{Conversion, Head, Input, Item, Items, Output, Side, Sink};
use super::hunalign::Counted;

/// What the format cannot carry.
pub const LIMITS: &str = "Names, empty sentences.";

#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    translation: Pair,
    #[serde(default)]
    score: Option<f64>,
}

/// Languages with their texts, in the order of the file.
struct Pair(Vec<(String, Option<String>)>);

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pair;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("languages with their texts")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pair, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pair(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// Writes the lines.
pub struct Lines {
    out: Output,
    keys: [String; 2],
}

impl Lines {
    /// Writes to `out`.
    pub fn new(out: Output) -> Self {
        Lines {
            out,
            keys: ["source".into(), "target".into()],
        }
    }
}

impl Sink for Lines {
    fn put(&mut self, item: &Item) -> Result<(), Error> {
        match item {
            Item::Head(head) => {
                let (source, target) = (&head.source.language, &head.target.language);
                if source != target && source != "und" && target != "und" {
                    self.keys = [source.clone(), target.clone()];
                }
                Ok(())
            }
            Item::Link(link) => {
                let [source, target] = self.keys.clone();
                let line = Line {
                    id: Some(link.id.clone().into()),
                    translation: Pair(vec![
                        (source, Some(link.passage(Side::Source))),
                        (target, Some(link.passage(Side::Target))),
                    ]),
                    score: link.score.map(super::rounded),
                };
                let line = serde_json::to_string(&line)
                    .map_err(|e| Error::io(&self.out.path, e.into()))?;
                self.out.text(&line)?;
                self.out.text("\n")
            }
            _ => Ok(()),
        }
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.out.publish().map(drop)
    }
}

/// The links of a file.
pub fn items(mut input: Input, options: &Conversion<'_>) -> Items<'static> {
    let wanted = [options.source_language, options.target_language].map(|l| l.map(str::to_owned));
    let mut counted = Counted::default();
    let mut waiting: Option<Item> = None;
    let mut begun = false;
    let mut next = move || -> Result<Option<Item>, Error> {
        if let Some(item) = waiting.take() {
            return Ok(Some(item));
        }
        loop {
            let Some((line, text)) = input.next_line()? else {
                if begun {
                    return Ok(None);
                }
                begun = true;
                return Ok(Some(Item::Head(Head::default())));
            };
            if text.trim().is_empty() {
                continue;
            }
            let record: Line = serde_json::from_str(&text).map_err(|e| {
                let problem = format!("no record with a `translation` ({e})");
                Error::at(&input.path, (line, e.column().max(1)), problem)
            })?;
            let keys: Vec<&str> = record
                .translation
                .0
                .iter()
                .map(|(k, _)| k.as_str())
                .collect();
            let find = |side: usize| match &wanted[side] {
                Some(language) if keys.contains(&language.as_str()) => {
                    keys.iter().position(|key| key == language)
                }
                _ => (keys.len() == 2).then_some(side),
            };
            let (Some(source), Some(target)) = (find(0), find(1)) else {
                let problem = format!(
                    "{} languages ({}); say which two with --source-lang and --target-lang",
                    keys.len(),
                    keys.join(", ")
                );
                return Err(Error::at(&input.path, (line, 1), problem));
            };
            let text = |at: usize| -> Vec<String> {
                let text = record.translation.0[at].1.iter();
                text.filter(|t| !t.is_empty()).cloned().collect()
            };
            let mut link = counted.link(text(source), text(target), (line, 1));
            if let Some(serde_json::Value::String(id)) = &record.id {
                link.id.clone_from(id);
            }
            link.score = record.score;
            if begun {
                return Ok(Some(Item::Link(link)));
            }
            begun = true;
            waiting = Some(Item::Link(link));
            let mut head = Head::default();
            let language = |key: &str, side: &str| {
                if key == side {
                    "und".into()
                } else {
                    key.to_owned()
                }
            };
            head.source.language = language(keys[source], "source");
            head.target.language = language(keys[target], "target");
            return Ok(Some(Item::Head(head)));
        }
    };
    Box::new(std::iter::from_fn(move || next().transpose()))
}
