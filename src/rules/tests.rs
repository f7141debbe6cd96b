//! Of the registry as a whole.

use std::collections::HashSet;

use super::*;

#[test]
fn every_rule_is_documented() {
    for info in registry() {
        for heading in [
            "# What it does",
            "# Why it matters",
            "# Example",
            "# Leaves alone",
            "# Limits",
        ] {
            assert!(info.page.contains(heading), "{}: {heading}", info.id);
        }
        assert!(!info.title.is_empty() && !info.mqm.is_empty());
    }
}

#[test]
fn ids_are_kebab_case_and_stand_once() {
    let mut seen = HashSet::new();
    for rule in registry() {
        assert!(
            rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            rule.id
        );
        assert!(seen.insert(rule.id), "{}", rule.id);
        assert_eq!(info(rule.id).map(|i| i.title), Some(rule.title));
    }
}
