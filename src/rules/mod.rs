//! One file a rule, one registry.
//!
//! A rule reads [`Facts`] (two documents, their alignment and what was found in their words) and reports
//! [`Finding`]s. To add one: write `src/rules/NAME.rs` after the pattern of its neighbours, with its page as the doc
//! comment, and name it in the table below. Listing, `explain`, the colours of the diff and the tests that each
//! rule is documented and reachable follow from that line.
//!
//! # How good they are
//!
//! On the comparisons of the repository, whose answers were made by hand: of the faults that have to be reported those
//! that were, of the tempting non-faults those that were reported as well, and other warnings and errors that no answer
//! names. `hexapla eval --rules alignments/*/gold` measures it; a test holds it to this table.
//!
#![doc = include_str!("measured.md")]

mod across;
mod agents;
mod amounts;
mod bounds;
mod certainty;
mod contrasts;
mod facts;
pub(crate) mod fingerprint;
mod glossary;
mod names;
mod places;
mod predicates;
mod quotes;
mod reckoning;
mod report;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::diff::EditClass;
use crate::finding::{Finding, Severity};

pub use facts::Facts;
pub use glossary::{Entry, Glossary};
pub use report::Report;

/// Which rules speak.
#[derive(Clone, Debug, Default)]
pub struct RuleOptions {
    /// Only these, where there are any.
    pub only: Vec<String>,
    /// Findings less sure than this are left out.
    pub min_confidence: f64,
    /// How terms are to be rendered; none where nothing is prescribed.
    pub glossary: Option<Arc<Glossary>>,
}

/// What is known of a rule without running it.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// Its kebab-case id.
    pub id: &'static str,
    /// A plain title for readers: "Who speaks has changed".
    pub title: &'static str,
    /// Its category in the MQM typology.
    pub mqm: &'static str,
    /// Severity where nothing else is said.
    pub severity: Severity,
    /// The class that its findings give to the words they stand on; none where it speaks of whole sentences.
    pub class: Option<EditClass>,
    /// Its page, Markdown: What it does, Why it matters, Example, Leaves alone, Limits.
    pub page: &'static str,
}

/// A rule: what is known of it, and how it checks.
struct Rule {
    info: RuleInfo,
    check: fn(&Facts<'_>, &mut Report<'_>),
}

/// Declares a rule: its page as doc comment, then what [`RuleInfo`] holds, then the function that checks.
macro_rules! rule {
    ($(#[doc = $line:expr])* $id:literal, $title:literal, $mqm:literal, $severity:ident, $class:expr, $check:path) => {
        pub(super) const RULE: $crate::rules::Rule = $crate::rules::Rule {
            info: $crate::rules::RuleInfo {
                id: $id,
                title: $title,
                mqm: $mqm,
                severity: $crate::finding::Severity::$severity,
                class: $class,
                page: concat!($($line, "\n",)*),
            },
            check: $check,
        };
    };
}

// Plain lines: rustfmt does not find modules that a macro declares.
mod date_mismatch;
mod entity_swap;
mod first_person_leak;
mod fragment;
mod inconsistent_translation;
mod intensity_shift;
mod misattribution;
mod missing_page;
mod modality_shift;
mod name_variant;
mod negation_flip;
mod number_mismatch;
mod omission;
mod paraphrase;
mod punctuation;
mod quote_altered;
mod quote_unbalanced;
mod quote_unsupported;
mod repeated_word;
mod role_swap;
mod scope_shift;
mod speaker_shift;
mod stale_link;
mod tense_shift;
mod term_variant;
mod unsupported;
mod untranslated;

/// The table of rules: module names, in the order in which findings at one place are shown and in which one
/// fault's rules give way to each other.
macro_rules! table {
    ($($name:ident),* $(,)?) => {
        static RULES: &[Rule] = &[$($name::RULE),*];
        static INFOS: &[RuleInfo] = &[$($name::RULE.info),*];
    };
}

table! {
    speaker_shift,
    misattribution,
    first_person_leak,
    negation_flip,
    role_swap,
    entity_swap,
    number_mismatch,
    date_mismatch,
    name_variant,
    modality_shift,
    tense_shift,
    intensity_shift,
    scope_shift,
    term_variant,
    inconsistent_translation,
    quote_altered,
    quote_unsupported,
    quote_unbalanced,
    unsupported,
    untranslated,
    fragment,
    punctuation,
    repeated_word,
    paraphrase,
    omission,
    stale_link,
    missing_page,
}

/// Every rule, in the order in which findings at one place are shown.
pub fn registry() -> &'static [RuleInfo] {
    INFOS
}

/// The rule with this id.
pub fn info(id: &str) -> Option<&'static RuleInfo> {
    INFOS.iter().find(|info| info.id == id)
}

/// What is known of a rule from the comparisons of the repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Faults that have to be reported.
    pub must: usize,
    /// Those that were.
    pub found: usize,
    /// Tempting non-faults.
    pub never: usize,
    /// Those that were reported.
    pub alarms: usize,
    /// Other warnings and errors, on words that no answer names.
    pub beside: usize,
}

/// How a rule did on the comparisons of the repository; none where they have nothing for it.
pub fn measured(id: &str) -> Option<Measured> {
    include_str!("measured.md").lines().find_map(|line| {
        let mut cells = line.split('|').skip(1).map(str::trim);
        if cells.next()?.trim_matches('`') != id {
            return None;
        }
        let mut number = || cells.next()?.parse().ok();
        Some(Measured {
            must: number()?,
            found: number()?,
            never: number()?,
            alarms: number()?,
            beside: number()?,
        })
    })
}

/// Runs the rules.
///
/// Findings stand in the order of the target; those without a place in the target come last, the weightiest
/// first. Two findings about the same words are one fault: the rule that stands first in the table speaks and
/// names the other.
pub fn check(facts: &Facts<'_>, options: &RuleOptions) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        let mut report = Report::new(&rule.info, facts, &mut findings);
        (rule.check)(facts, &mut report);
    }
    let mut findings = report::merge(findings);
    let wanted = |f: &Finding| {
        options.only.is_empty()
            || options
                .only
                .iter()
                .any(|o| o == f.rule || f.also.contains(&o.as_str()))
    };
    findings.retain(|f| wanted(f) && f.confidence >= options.min_confidence);
    order(&mut findings);
    fingerprint::assign(&mut findings);
    findings
}

/// Puts findings in the order of the target.
pub(crate) fn order(findings: &mut [Finding]) {
    findings.sort_by_key(|f| match f.target {
        Some(place) => (
            0,
            place.sentence,
            place.span.start,
            Reverse(f.severity),
            place.span.end,
        ),
        None => (1, 0, 0, Reverse(f.severity), 0),
    });
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
