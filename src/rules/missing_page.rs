//! `missing-page`

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports a text that a pattern of hexapla.toml finds on one side only: an original without its translation, a
    /// translation without its original. Only `hexapla check` reports it.
    ///
    /// # Why it matters
    /// A page that was never translated, or whose original was renamed or removed, is compared with nothing and would
    /// pass unseen.
    ///
    /// # Example
    /// `docs/en/install.md` beside no `docs/de/install.md`.
    ///
    /// # Leaves alone
    /// A comparison whose two texts are named without a pattern: a file of it that is gone is an error of the input.
    ///
    /// # Limits
    /// It goes by names of files alone.
    "missing-page", "A text without its counterpart", "accuracy/omission", Warning, None, check
}

/// A project looks for files; two texts that are both there miss none.
fn check(_: &Facts<'_>, _: &mut Report<'_>) {}
