//! Levels, overrides and suppressions laid over the findings of a comparison.
//!
//! In order of force: a suppression, the level of the last override that fits, the level in `[rules]`, the rule's own.
//! What a suppression silences keeps its place in [`Comparison::silenced`], with the reason in its judgement.

use std::collections::BTreeMap;

use jiff::civil::Date;
use regex::Regex;

use crate::comparison::Comparison;
use crate::error::Error;
use crate::finding::Finding;
use crate::text::Document;
use crate::verdicts::Judgement;

use super::config::{Config, Level, RuleConfig};
use super::plan::{Pattern, Planned, portable};

/// The status of a finding that the settings silence.
pub const SUPPRESSED: &str = "suppressed";

/// The settings, ready to be applied.
pub struct Policy<'c> {
    config: &'c Config,
    overrides: Vec<Fits<'c>>,
    suppress: Vec<Suppression<'c>>,
}

struct Fits<'c> {
    comparisons: Vec<Pattern>,
    paths: Vec<Pattern>,
    rules: &'c BTreeMap<String, RuleConfig>,
}

struct Suppression<'c> {
    rule: Option<&'c str>,
    pattern: Option<Regex>,
    comparisons: Vec<Pattern>,
    reason: &'c str,
    until: Option<Date>,
}

impl<'c> Policy<'c> {
    /// Reads the patterns.
    ///
    /// # Errors
    /// A pattern that makes no sense.
    pub fn new(config: &'c Config) -> Result<Self, Error> {
        let patterns = |texts: &[String]| -> Result<Vec<Pattern>, Error> {
            let read = texts.iter().map(|text| Pattern::new(text));
            read.collect::<Result<_, _>>().map_err(Error::usage)
        };
        let overrides = config.overrides.iter().map(|entry| {
            Ok(Fits {
                comparisons: patterns(&entry.comparisons)?,
                paths: patterns(&entry.paths)?,
                rules: &entry.rules,
            })
        });
        let suppress = config.suppress.iter().map(|entry| {
            Ok(Suppression {
                rule: entry.rule.as_deref(),
                pattern: (entry.pattern.as_deref().map(Regex::new).transpose())
                    .map_err(|e| Error::usage(e.to_string()))?,
                comparisons: patterns(&entry.comparisons)?,
                reason: &entry.reason,
                until: entry.until.as_deref().and_then(|day| day.parse().ok()),
            })
        });
        Ok(Policy {
            config,
            overrides: overrides.collect::<Result<_, Error>>()?,
            suppress: suppress.collect::<Result<_, Error>>()?,
        })
    }

    /// The suppressions that no longer count on this day, by their number in the settings.
    pub fn expired(&self, today: Date) -> Vec<usize> {
        let all = self.suppress.iter().enumerate();
        all.filter(|(_, s)| s.until.is_some_and(|until| until < today))
            .map(|(at, _)| at)
            .collect()
    }

    /// Level and least confidence.
    fn options(&self, planned: &Planned, rule: &str) -> (Option<Level>, Option<f64>) {
        let (mut level, mut least) = (None, self.config.check.min_confidence);
        let fitting = self.overrides.iter().filter(|entry| {
            let by_name = entry.comparisons.iter().any(|p| p.fits(&planned.name));
            let paths = [portable(&planned.source), portable(&planned.target)];
            by_name || (entry.paths.iter()).any(|p| paths.iter().any(|path| p.fits(path)))
        });
        let layers = std::iter::once(&self.config.rules).chain(fitting.map(|entry| entry.rules));
        for options in layers.filter_map(|rules| rules.get(rule)) {
            match *options {
                RuleConfig::Level(own) => level = Some(own),
                RuleConfig::Options(own) => {
                    level = own.level.or(level);
                    least = own.min_confidence.or(least);
                }
            }
        }
        (level, least)
    }

    /// Sets the levels and silences what is suppressed.
    pub fn apply(&self, planned: &Planned, comparison: &mut Comparison<'_>, today: Date) {
        let mut options = BTreeMap::new();
        let findings = std::mem::take(&mut comparison.findings);
        let mut silenced = Vec::new();
        for mut finding in findings {
            let (level, least) = *options
                .entry(finding.rule)
                .or_insert_with(|| self.options(planned, finding.rule));
            let Some(severity) = level.map_or(Some(finding.severity), Level::severity) else {
                continue;
            };
            if least.is_some_and(|least| finding.confidence < least) {
                continue;
            }
            finding.severity = severity;
            let by = self.suppress.iter().find(|s| {
                let place = (comparison.source, comparison.target);
                s.meets(&planned.name, &finding, place, today)
            });
            if let Some(by) = by {
                let judgement = Judgement {
                    status: SUPPRESSED.to_owned(),
                    reason: Some(by.reason.to_owned()),
                    ..Judgement::default()
                };
                comparison
                    .judgements
                    .insert(finding.fingerprint.clone(), judgement);
                silenced.push(finding);
            } else {
                comparison.findings.push(finding);
            }
        }
        comparison.silenced.extend(silenced);
        // A rule that is off is off for what a verdict silenced, too.
        let off = |rule: &str| self.options(planned, rule).0 == Some(Level::Off);
        comparison.silenced.retain(|finding| !off(finding.rule));
    }
}

impl Suppression<'_> {
    fn meets(
        &self,
        name: &str,
        finding: &Finding,
        (source, target): (&Document, &Document),
        today: Date,
    ) -> bool {
        let words = || {
            let of = |place: Option<crate::Place>, document: &Document| {
                place.map_or_else(String::new, |p| p.span.of(document.text()).to_owned())
            };
            [of(finding.source, source), of(finding.target, target)]
        };
        self.until.is_none_or(|until| today <= until)
            && self.rule.is_none_or(|rule| rule == finding.rule)
            && (self.comparisons.is_empty() || self.comparisons.iter().any(|p| p.fits(name)))
            && (self.pattern.as_ref()).is_none_or(|p| words().iter().any(|text| p.is_match(text)))
    }
}
