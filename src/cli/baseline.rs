//! `baseline`: findings that are known, so that only new ones fail.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use hexapla::finding::{Finding, Severity};
use hexapla::project::{Checked, Planned, Project};
use hexapla::verdicts::{Entry, FILE_NAME, FindingVerdict, Log, Store};

use super::project::{ProjectArgs, each, entry, line};

/// Arguments of `baseline`.
#[derive(Debug, Subcommand)]
pub enum Baseline {
    /// Makes open errors and warnings known.
    Write {
        #[command(flatten)]
        which: Which,
        /// Why they are left as they are; stands in each entry.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Takes out entries whose finding is no longer there.
    Prune(Which),
    /// Lists what `write` would make known, and what `prune` would take out.
    Diff(Which),
}

/// Which comparisons.
#[derive(Debug, Args)]
pub struct Which {
    /// Only these comparisons.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub project: ProjectArgs,
}

/// Writes, prunes or lists.
pub fn baseline(arguments: &Baseline) -> anyhow::Result<ExitCode> {
    let (Baseline::Write { which, .. } | Baseline::Prune(which) | Baseline::Diff(which)) =
        arguments;
    each(
        &which.project,
        &which.names,
        false,
        |project, planned, checked, comparison| {
            let open: Vec<&Finding> = (comparison.findings.iter())
                .filter(|f| f.severity > Severity::Note && comparison.finding_status(f) == "open")
                .collect();
            let name = &planned.name;
            let path = project.root.join(&planned.stored).join(FILE_NAME);
            match arguments {
                Baseline::Write { reason, .. } => {
                    if open.is_empty() {
                        return Ok(format!("{name}: 0 new"));
                    }
                    let mut store = Store::open(&path)?;
                    for finding in &open {
                        let known = FindingVerdict::Known;
                        let entry = Entry::finding(comparison, finding, known, reason.clone());
                        store.append("", comparison, entry)?;
                    }
                    Ok(format!("{name}: {} new, now known", open.len()))
                }
                Baseline::Prune(_) => {
                    let log = planned.verdicts(&project.root)?;
                    let idle = idle(&log, checked);
                    if !idle.is_empty() {
                        Store::open(&path)?.replace(&log.without(&idle))?;
                    }
                    Ok(format!("{name}: {} taken out", idle.len()))
                }
                Baseline::Diff(_) => differences(project, planned, checked, comparison, &open),
            }
        },
    )
}

/// The entries that absorb nothing, by their place in the log: what a person judged is no entry of the baseline.
fn idle(log: &Log, checked: &Checked) -> Vec<usize> {
    let is_known = |at: &usize| {
        let entry = log.records().get(*at).map(|record| &record.entry);
        matches!(
            entry,
            Some(Entry::Finding {
                verdict: Some(FindingVerdict::Known),
                ..
            })
        )
    };
    checked.idle.iter().copied().filter(is_known).collect()
}

fn differences(
    project: &Project,
    planned: &Planned,
    checked: &Checked,
    comparison: &hexapla::Comparison<'_>,
    open: &[&Finding],
) -> anyhow::Result<String> {
    let log = planned.verdicts(&project.root)?;
    let idle = idle(&log, checked);
    let mut said = format!("{}: {} new, {} gone", planned.name, open.len(), idle.len());
    for finding in open {
        // Writing to a string cannot fail.
        let _ = write!(said, "\n{}", line(comparison, finding).trim_end());
    }
    for at in idle {
        let _ = write!(
            said,
            "\n{}: gone: {}",
            planned.name,
            entry(&log.records()[at])
        );
    }
    Ok(said)
}
