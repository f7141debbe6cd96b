//! How the target side of a link stands to its source side.
//!
//! Measures between 0 and 1, the sentences of each side taken together:
//!
//! - *held*: the share of the target's weight that the sources hold;
//! - *returned*: the share of the sources' weight that the target holds;
//! - *order*: twice the longest common subsequence of words, over the words of both sides;
//! - *quoted*: the share of the sources' words that stand, unbroken, inside quotation marks of the target.
//!
//! Same words in the same order, or a whole quotation with little but its attribution around it, is verbatim. Then
//! the first that fits: near-verbatim by *order*; condensed where most of the target is held and a good part of
//! the sources is not returned; expanded where the reverse holds; paraphrase. Across languages words do not
//! answer words, and every link of two sides is equivalent.
//!
//! The bounds below were set on the relations of three news comparisons drawn up by hand (41 links, most of
//! which allow two or three answers): 40 right, against 33 for always answering near-verbatim.

use crate::lang::{Language, Person};
use crate::text::Document;

use super::Relation;
use super::terms::{Profile, Term, Terms};

/// Cells of the table for the longest common subsequence; longer links are judged by neighbouring words.
const CELLS: usize = 1_000_000;

/// Least *order* of near-verbatim.
const NEAR: f64 = 0.68;

/// Least *held*, and *returned* below which the target is condensed.
const CONDENSED: (f64, f64) = (0.6, 0.6);

/// *Held* below which, with at least that much *returned*, the target is expanded.
const EXPANDED: (f64, f64) = (0.5, 0.55);

/// Least *quoted* of verbatim.
const QUOTED: f64 = 0.8;

/// What the relation is decided by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The share of the target's weight that the sources hold.
    pub held: f64,
    /// The share of the sources' weight that the target holds.
    pub returned: f64,
    /// Twice the longest common subsequence of words, over the words of both sides.
    pub order: f64,
    /// The share of the sources' words that stand, unbroken, inside quotation marks of the target.
    pub quoted: f64,
    /// Whether both sides are the same words in the same forms and order.
    pub same: bool,
}

/// Both sides of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'d> {
    /// The source.
    pub source: &'d Document,
    /// The target.
    pub target: &'d Document,
    /// Both as terms.
    pub terms: &'d Terms,
}

impl Sides<'_> {
    /// The relation of a link between source sentences `sources` and target sentences `targets`.
    pub fn relate(&self, sources: &[usize], targets: &[usize]) -> Relation {
        if sources.is_empty() {
            Relation::Unsupported
        } else if targets.is_empty() {
            Relation::Omitted
        } else if across_languages(self.source, self.target) {
            Relation::Equivalent
        } else {
            decide(&self.measure(sources, targets))
        }
    }

    /// Measures target sentences against source sentences.
    pub fn measure(&self, sources: &[usize], targets: &[usize]) -> Measures {
        let terms = self.terms;
        let of_source = distinct(sources.iter().map(|s| &terms.source[*s]));
        let of_target = distinct(targets.iter().map(|t| &terms.target[*t]));
        // What the target holds, by the source's own terms.
        let mut reached: Vec<(Term, f64)> = Vec::new();
        let (mut held, mut target_mass) = (0.0, 0.0);
        for term in &of_target {
            let weight = terms.weight(*term);
            target_mass += weight;
            reached.push((*term, 1.0));
            reached.extend_from_slice(terms.variants.of(*term));
            if of_source.binary_search(term).is_ok() {
                held += weight;
            } else if let Some((_, likeness)) = terms
                .variants
                .of(*term)
                .iter()
                .find(|(v, _)| of_source.binary_search(v).is_ok())
            {
                held += weight * likeness;
            }
        }
        reached.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        reached.dedup_by_key(|(term, _)| *term);
        let (mut returned, mut source_mass) = (0.0, 0.0);
        for term in &of_source {
            let weight = terms.weight(*term);
            source_mass += weight;
            if let Ok(at) = reached.binary_search_by_key(term, |(other, _)| *other) {
                returned += weight * reached[at].1;
            }
        }
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let sequence = |side: &[Profile], indices: &[usize]| -> Vec<Term> {
            indices
                .iter()
                .flat_map(|at| side[*at].sequence.iter().copied())
                .collect()
        };
        let forms = forms(self.source, sources);
        Measures {
            held: share(held, target_mass),
            returned: share(returned, source_mass),
            order: order(
                &sequence(&terms.target, targets),
                &sequence(&terms.source, sources),
            ),
            quoted: quoted(self.target, targets, &forms),
            same: !forms.is_empty() && forms == self::forms(self.target, targets),
        }
    }
}

/// Whether the two documents are in different languages, as far as is known.
pub(super) fn across_languages(source: &Document, target: &Document) -> bool {
    let (source, target) = (source.language(), target.language());
    source != target && source != Language::UNKNOWN && target != Language::UNKNOWN
}

/// The first relation whose bounds are met.
fn decide(m: &Measures) -> Relation {
    if m.same || m.quoted >= QUOTED {
        Relation::Verbatim
    } else if m.order >= NEAR {
        Relation::NearVerbatim
    } else if m.held >= CONDENSED.0 && m.returned < CONDENSED.1 {
        Relation::Condensed
    } else if m.held < EXPANDED.0 && m.returned >= EXPANDED.1 {
        Relation::Expanded
    } else {
        Relation::Paraphrase
    }
}

fn distinct<'p>(profiles: impl Iterator<Item = &'p Profile>) -> Vec<Term> {
    let mut terms: Vec<Term> = profiles.flat_map(|p| p.terms.iter().copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The words of some sentences, in their own forms.
fn forms<'d>(document: &'d Document, sentences: &[usize]) -> Vec<&'d str> {
    sentences
        .iter()
        .flat_map(|s| document.sentence_words(*s))
        .filter(|w| w.is_content())
        .map(|w| w.form.as_str())
        .collect()
}

fn order(a: &[Term], b: &[Term]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let common = if a.len() * b.len() <= CELLS {
        let mut row = vec![0u32; b.len() + 1];
        for x in a {
            let mut corner = 0;
            for (at, y) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if x == y {
                    corner + 1
                } else {
                    above.max(row[at])
                };
                corner = above;
            }
        }
        f64::from(row[b.len()])
    } else {
        let mut pairs: Vec<(Term, Term)> = b.windows(2).map(|w| (w[0], w[1])).collect();
        pairs.sort_unstable();
        a.windows(2)
            .filter(|w| pairs.binary_search(&(w[0], w[1])).is_ok())
            .count() as f64
    };
    2.0 * common / (a.len() + b.len()) as f64
}

/// The words between quotation marks that stand in the source without a break, over the source's words; nothing
/// where one of the quotations does not stand there, or where more words stand outside than inside.
///
/// A mark that closes what was opened in the sentence before is an opening one here: then the words outside count
/// as quoted, are not found, and the answer is the cautious one.
fn quoted(document: &Document, targets: &[usize], source: &[&str]) -> f64 {
    let mut quotations: Vec<Vec<&str>> = Vec::new();
    let (mut open, mut outside) = (false, 0);
    for word in targets.iter().flat_map(|t| document.sentence_words(*t)) {
        if word.form == "\"" {
            open = !open;
            if open {
                quotations.push(Vec::new());
            }
        } else if word.is_content() {
            match quotations.last_mut().filter(|_| open) {
                Some(quotation) => quotation.push(&word.form),
                None => outside += 1,
            }
        }
    }
    let inside: usize = quotations.iter().map(Vec::len).sum();
    let stands = |quotation: &Vec<&str>| {
        quotation.is_empty()
            || quotation.len() * source.len() <= CELLS
                && source.windows(quotation.len()).any(|w| w == quotation)
    };
    if inside == 0 || outside > inside || !quotations.iter().all(stands) {
        return 0.0;
    }
    (inside as f64 / source.len() as f64).min(1.0)
}

/// Whether a sentence is a quotation credited to a pronoun, right behind another sentence of its paragraph: "…," he
/// added. Its own words may be too few to find it by, but it most likely answers what the sentence before answers.
pub(super) fn continues_quotation(document: &Document, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let (sentence, other) = (&document.sentences()[index], &document.sentences()[before]);
    let words = document.sentence_words(index);
    let closes = |w: &crate::text::Word| w.form == "\"";
    let opens = words.first().is_some_and(closes);
    let Some(close) = words.iter().rposition(closes) else {
        return false;
    };
    let tail = &words[close + 1..];
    let data = document.language().data();
    let pronoun = |w: &crate::text::Word| {
        data.pronoun(&w.form)
            .is_some_and(|p| p.person == Person::Third)
    };
    sentence.paragraph == other.paragraph
        && opens
        && close > 0
        && tail.len() <= 4
        && tail.iter().any(pronoun)
        && !tail.iter().any(|w| w.capital)
}
