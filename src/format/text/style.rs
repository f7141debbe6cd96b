//! Colours of the terminal. Which class is loud is said once, in [`EditClass::is_loud`].

use anstyle::{AnsiColor, Style};

use crate::diff::EditClass;
use crate::finding::Severity;

/// Labels and ids.
pub(super) const LABEL: Style = Style::new().dimmed();
/// A heading, a finding's title.
pub(super) const STRONG: Style = Style::new().bold();
/// What needs no look.
pub(super) const QUIET: Style = Style::new().dimmed();
/// The ok mark.
pub(super) const OK: Style = AnsiColor::Green.on_default();

/// The severity's word and the marks under its words.
pub(super) fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

/// Words of the source that the target has not.
pub(super) fn deleted(class: EditClass) -> Style {
    changed(class).strikethrough()
}

/// Words of the target that the source has not.
pub(super) fn inserted(class: EditClass) -> Style {
    changed(class).underline()
}

fn changed(class: EditClass) -> Style {
    let colour = match class {
        EditClass::Wording | EditClass::Punctuation => return Style::new().dimmed(),
        EditClass::Person | EditClass::Role | EditClass::Quotation => AnsiColor::Magenta,
        EditClass::Negation | EditClass::Modality | EditClass::Intensity | EditClass::Tense => {
            AnsiColor::Red
        }
        EditClass::Number | EditClass::Date => AnsiColor::Yellow,
        EditClass::Name | EditClass::Scope => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
