//! Everything found in a document's words, in one place.

use super::dates::{self, TimeExpression};
use super::names::{self, Known, Name, NameKind};
use super::numbers::{self, Quantity};
use super::quotations::{self, Quotation};
use super::{Document, Span};

/// The quotations, names, numbers and dates of a document.
#[derive(Clone, Debug)]
pub struct Annotations {
    /// Quotations, by opening mark.
    pub quotations: Vec<Quotation>,
    /// Proper names, in order.
    pub names: Vec<Name>,
    /// Numbers, a list for each sentence; what is part of a date or name stands there instead.
    pub quantities: Vec<Vec<Quantity>>,
    /// Dates, durations and times of day, a list for each sentence.
    pub times: Vec<Vec<TimeExpression>>,
}

impl Annotations {
    /// Reads the document's words once.
    pub fn new(document: &Document) -> Self {
        Self::with_names(document, &Known::default())
    }

    /// The same, knowing the names of the document it is compared with.
    pub fn beside(document: &Document, other: &Document, annotations: &Annotations) -> Self {
        let mut known = Known::default();
        for name in &annotations.names {
            let words = &other.words()[name.words.clone()];
            known
                .words
                .extend(words.iter().filter(|w| w.capital).map(|w| w.form.clone()));
            if name.kind == NameKind::Person {
                known.persons.extend(words.last().map(|w| w.form.clone()));
            }
        }
        Self::with_names(document, &known)
    }

    fn with_names(document: &Document, known: &Known) -> Self {
        let names = names::names(document, known);
        let mut quantities = Vec::with_capacity(document.sentences().len());
        let mut times = Vec::with_capacity(document.sentences().len());
        for sentence in 0..document.sentences().len() {
            let found = dates::times(document, sentence);
            let taken = |word: usize| {
                let next = found.partition_point(|t| t.words.end <= word);
                found.get(next).is_some_and(|t| t.words.contains(&word))
            };
            quantities.push(numbers::quantities(document, sentence, &taken));
            times.push(found);
        }
        Annotations {
            quotations: quotations::quotations(document),
            names,
            quantities,
            times,
        }
    }

    /// The quotation that covers byte `at`, if one does; a double one before a single one.
    pub fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        self.quotation_index_at(at)
            .map(|index| &self.quotations[index])
    }

    /// The index of [`Annotations::quotation_at`] in [`Annotations::quotations`].
    pub fn quotation_index_at(&self, at: usize) -> Option<usize> {
        let before = self.quotations.partition_point(|q| q.span.start <= at);
        // Quotations nest at most two deep, and follow each other otherwise.
        (0..before)
            .rev()
            .take(4)
            .filter(|&index| at < self.quotations[index].span.end)
            .min_by_key(|&index| self.quotations[index].span.start)
    }

    /// Whether byte `at` stands in words that somebody is quoted with; marks round a name or term do not count.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotation_at(at)
            .is_some_and(|q| q.marks == super::QuotationMarks::Double)
    }

    /// The names inside a span.
    pub fn names_in(&self, span: Span) -> &[Name] {
        let first = self.names.partition_point(|n| n.span.start < span.start);
        let last = self.names.partition_point(|n| n.span.start < span.end);
        &self.names[first..last.max(first)]
    }
}
