//! Sentences that both texts have word for word.
//!
//! Words that stand in every sentence weigh nothing, so a text full of repetitions says little by its words, even
//! beside itself. Identical sentences answer each other before any weighing: the first that is still free, else the
//! last.

use std::collections::HashMap;

use super::{Link, Relation};
use crate::text::{Document, WordKind};

/// The chance that identical sentences answer each other: nearly certain where each stands once.
const CERTAIN: f64 = 0.99;

/// Links target sentences that a source sentence has word for word to that one, each to one of its own while there
/// are any; then names anew what is omitted. `links` are those of summary mode: one for each target sentence in order,
/// omitted sources behind them.
pub(super) fn claim(source: &Document, target: &Document, links: &mut Vec<Link>) {
    let mut places: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for index in (0..source.sentences().len()).rev() {
        places.entry(forms(source, index)).or_default().push(index);
    }
    let mut changed = false;
    for link in links.iter_mut() {
        let [index] = link.targets[..] else { continue };
        let key = forms(target, index);
        let Some(free) = places.get_mut(&key).filter(|_| !key.is_empty()) else {
            continue;
        };
        let Some(&next) = free.last() else { continue };
        if free.len() > 1 {
            free.pop();
        }
        let others = link.sources.len() > 1;
        if link.sources.contains(&next)
            || others && link.sources.iter().any(|s| forms(source, *s) == key)
        {
            continue;
        }
        *link = Link {
            sources: vec![next],
            targets: vec![index],
            relation: Relation::Verbatim,
            score: Some(CERTAIN),
            source_scores: vec![CERTAIN],
        };
        changed = true;
    }
    if changed {
        omit(source, links);
    }
}

/// Whether a link is one between two sentences of the same words.
pub(super) fn same(source: &Document, target: &Document, link: &Link) -> bool {
    match (&link.sources[..], &link.targets[..]) {
        ([s], [t]) => forms(source, *s) == forms(target, *t),
        _ => false,
    }
}

/// Replaces the omitted links by one for each source sentence that stands in no other.
fn omit(source: &Document, links: &mut Vec<Link>) {
    links.retain(|l| !l.targets.is_empty());
    let mut answered = vec![false; source.sentences().len()];
    for &index in links.iter().flat_map(|l| &l.sources) {
        answered[index] = true;
    }
    for (index, _) in answered.iter().enumerate().filter(|(_, seen)| !**seen) {
        links.push(Link {
            sources: vec![index],
            targets: Vec::new(),
            relation: Relation::Omitted,
            score: None,
            source_scores: Vec::new(),
        });
    }
}

/// The words of a sentence without its marks.
fn forms(document: &Document, index: usize) -> Vec<&str> {
    let words = document.sentence_words(index).iter();
    words
        .filter(|w| w.kind != WordKind::Mark)
        .map(|w| w.form.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::document_in;
    use crate::align::{AlignOptions, Mode, align};

    #[test]
    fn a_text_of_repetitions_answers_itself() {
        let document = document_in("en", &["The dam held."; 12]);
        let options = AlignOptions {
            mode: Mode::Summary,
            model: false,
            ..AlignOptions::default()
        };
        let alignment = align(&document, &document, &options);
        let pairs: Vec<_> = alignment
            .links
            .iter()
            .map(|l| (l.sources.clone(), l.targets.clone()))
            .collect();
        assert_eq!(
            pairs,
            (0..12).map(|i| (vec![i], vec![i])).collect::<Vec<_>>()
        );
    }
}
