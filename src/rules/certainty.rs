//! What leaves open whether something is so, and what claims it outright. Read by `modality-shift`.

use crate::lang::Modality;
use crate::text::WordKind;

use super::predicates::Predicates;

impl Predicates<'_> {
    /// Whether the word leaves open whether its clause is so: "may", "likely", "unclear whether". A modal that may be a
    /// permission counts.
    pub(super) fn is_open(&self, at: usize) -> bool {
        let form = self.form(at);
        let whether = form == "whether" || form == "if" && self.form(at.saturating_sub(1)) == "see";
        matches!(
            form,
            "may"
                | "might"
                | "likely"
                | "possibly"
                | "probably"
                | "perhaps"
                | "presumably"
                | "maybe"
        ) || whether
            || self.modality(form) == Some(Modality::Intent(1))
    }

    /// Whether the word could leave anything open, in whatever words.
    pub(super) fn leaves_open(&self, at: usize) -> bool {
        let word = &self.document.words()[at];
        word.kind == WordKind::Word
            && word.form != "would"
            && (self.data.has_form(self.data.hedges, &word.form)
                || self
                    .modality(&word.form)
                    .is_some_and(|m| !matches!(m, Modality::Future | Modality::Demand(_))))
    }

    /// Whether the word claims outright what `hedge` leaves open: that it is to come ("will", or "would" of reported
    /// speech), or, of an open question, that it is so ("was found").
    pub(super) fn claims(&self, at: usize, hedge: &str) -> bool {
        match self.form(at) {
            "will" | "'ll" | "would" | "shall" => true,
            "was" | "were" | "has" | "have" => {
                let told = at + 1 < self.document.words().len()
                    && (self.is_past(at + 1) || self.form(at + 1) == "been");
                told && matches!(hedge, "whether" | "if")
            }
            _ => false,
        }
    }

    /// The word before the verb at `at` that says it is only said or suspected: "is suspected of having swallowed".
    pub(super) fn suspicion(&self, at: usize) -> Option<usize> {
        const LINKS: &[&str] = &["be", "been", "has", "had", "have", "having", "of", "to"];
        let start = self.sentence(at).start.max(at.saturating_sub(5));
        let word = (start..at)
            .rev()
            .find(|&w| !LINKS.contains(&self.form(w)))?;
        let said = matches!(
            self.form(word),
            "alleged"
                | "appear"
                | "appeared"
                | "appears"
                | "believed"
                | "presumed"
                | "reported"
                | "rumoured"
                | "rumored"
                | "seem"
                | "seemed"
                | "seems"
                | "suspected"
                | "thought"
        );
        let linked = matches!(self.form(word + 1), "of" | "to") && word + 1 < at;
        (said && linked).then_some(word)
    }
}
