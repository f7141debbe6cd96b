//! What stands together on the page: target sentences, what answers them, and what was found in them.

use crate::finding::{Finding, Severity};

use super::Report;

/// Target sentences that belong together, with the link that answers them and the findings on them.
pub(super) struct Group<'c> {
    pub(super) targets: Vec<usize>,
    pub(super) link: Option<usize>,
    /// The worst first.
    pub(super) findings: Vec<&'c Finding>,
}

impl Group<'_> {
    fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }

    pub(super) fn to_check(&self) -> bool {
        self.worst().is_some_and(|s| s > Severity::Note)
    }
}

pub(super) struct Groups<'c> {
    pub(super) sentences: Vec<Group<'c>>,
    /// About the source alone, but for omissions.
    pub(super) source_findings: Vec<&'c Finding>,
    /// Omitted source sentences: with findings, the weightiest first.
    pub(super) omitted: Vec<usize>,
}

impl<'c> Groups<'c> {
    pub(super) fn new(report: &Report<'c>) -> Self {
        let comparison = report.comparison;
        let links = &comparison.alignment.links;
        let mut groups: Vec<Group<'c>> = Vec::new();
        let mut group_of: Vec<Option<usize>> = vec![None; comparison.target.sentences().len()];
        let mut group_of_link: Vec<Option<usize>> = vec![None; links.len()];
        let mut by_target: Vec<Vec<usize>> = vec![Vec::new(); group_of.len()];
        for (index, link) in links.iter().enumerate() {
            if let Some(&first) = link.targets.first() {
                by_target[first].push(index);
            }
        }
        for target in 0..group_of.len() {
            for &index in &by_target[target] {
                group_of_link[index] = Some(groups.len());
                for &t in &links[index].targets {
                    group_of[t].get_or_insert(groups.len());
                }
                groups.push(Group {
                    targets: links[index].targets.clone(),
                    link: Some(index),
                    findings: Vec::new(),
                });
            }
            if group_of[target].is_none() {
                group_of[target] = Some(groups.len());
                groups.push(Group {
                    targets: vec![target],
                    link: None,
                    findings: Vec::new(),
                });
            }
        }
        let mut source_findings = Vec::new();
        let mut omitted = Vec::new();
        for finding in report.findings() {
            let by_link = finding.link.and_then(|link| group_of_link[link]);
            let group = by_link.or(finding.target.and_then(|p| group_of[p.sentence]));
            match (group, finding.source) {
                (Some(group), _) => groups[group].findings.push(finding),
                (None, Some(place)) if finding.rule == "omission" => {
                    omitted.push((finding.confidence, place.sentence));
                }
                (None, _) => source_findings.push(finding),
            }
        }
        for group in &mut groups {
            // The eye goes to the worst first.
            group
                .findings
                .sort_by_key(|f| std::cmp::Reverse(f.severity));
        }
        omitted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut omitted: Vec<usize> = omitted.into_iter().map(|(_, sentence)| sentence).collect();
        if !report.with_findings {
            let null = links.iter().filter(|link| link.targets.is_empty());
            omitted = null.flat_map(|link| link.sources.iter().copied()).collect();
        }
        Groups {
            sentences: groups,
            source_findings,
            omitted,
        }
    }
}
