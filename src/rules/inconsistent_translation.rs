//! `inconsistent-translation`

use crate::diff::EditClass;

use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Reports a term of several words that the source uses again and again, or a sentence that it repeats, where the
    /// translation has another rendering than elsewhere. The rendering is found by the words that the linked
    /// sentences share, and by the sentence encoder.
    ///
    /// # Why it matters
    /// Two names for one plan are two plans to the reader.
    ///
    /// # Example
    /// Source: *습지 보전 계획* twice. Target: *its wetland conservation plan* and *the marsh protection scheme*.
    ///
    /// # Leaves alone
    /// Pronouns and a term left out; inflected forms; renderings that share a word; single words, for which good
    /// style asks for synonyms.
    ///
    /// # Limits
    /// Targets in languages whose words have stems here, and no further than the encoder tells the term in the
    /// sentence. Two terms rendered by one are not seen.
    "inconsistent-translation", "Translated in two ways", "terminology/inconsistent use of terminology", Warning,
    Some(EditClass::Wording), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    across::renderings(facts, report);
    across::repeated(facts, report);
}
