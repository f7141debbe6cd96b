//! One file a rule, one registry.

use crate::comparison::Comparison;
use crate::finding::{Finding, Severity};

/// Which rules speak.
#[derive(Clone, Debug, Default)]
pub struct RuleOptions {
    /// Only these, where there are any.
    pub only: Vec<String>,
    /// Findings less sure than this are left out.
    pub min_confidence: f64,
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
    /// Its page, Markdown: What it does, Why it matters, Example, Leaves alone, Limits.
    pub page: &'static str,
}

/// Every rule, in the order in which findings at one place are shown.
pub fn registry() -> &'static [RuleInfo] {
    &[]
}

/// Runs the rules over a comparison.
pub fn check(_comparison: &Comparison<'_>, _options: &RuleOptions) -> Vec<Finding> {
    Vec::new()
}
