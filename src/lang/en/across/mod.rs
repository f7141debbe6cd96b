//! English words for what is compared across languages, a file a family.

mod claims;
mod contraries;
mod countries;
mod degrees;
mod numerals;
mod people;
mod times;

use crate::lang::across::Across;

/// See [`Across`].
pub(super) static ACROSS: Across = Across {
    concepts: &[
        claims::CONCEPTS,
        degrees::CONCEPTS,
        contraries::CONCEPTS,
        people::CONCEPTS,
        countries::CONCEPTS,
        times::CONCEPTS,
    ],
    numerals: Some(&numerals::NUMERALS),
    particles: &[],
    roles: None,
    drops_subjects: false,
    measured: true,
};
