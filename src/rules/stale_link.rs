//! `stale-link`

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports a link of the stored alignment of which one side was changed or taken out since, and the other stands as
    /// it did. It compares with what `hexapla update` stored, so only `hexapla check` reports it.
    ///
    /// # Why it matters
    /// A translation or summary that answered its source last month need not answer what the source says today. Where
    /// the change is of a kind that no other rule knows, nothing else would say so.
    ///
    /// # Example
    /// The source read *The office opens on 3 May*, now *on 5 May at noon*; the translation still is that of 3 May.
    ///
    /// # Leaves alone
    /// A sentence that only moved; a link of which both sides changed; white space.
    ///
    /// # Limits
    /// It cannot know whether the other side needs a change: where it does not, `hexapla update NAME:LINK` stores the
    /// new state. Without a stored alignment there is nothing to compare with.
    "stale-link", "One side changed, the other did not", "accuracy", Error, None, check
}

/// A project compares with what it stored; two texts alone cannot be stale.
fn check(_: &Facts<'_>, _: &mut Report<'_>) {}
