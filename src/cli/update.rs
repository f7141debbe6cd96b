//! `update`: the state of a project's comparisons, stored.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use hexapla::project::plan::portable;
use hexapla::project::{Drift, Planned, Project};

use super::project::{ProjectArgs, each, open, three_way};

/// Arguments of `update`.
#[derive(Debug, Args)]
pub struct Update {
    /// Only these comparisons; NAME:LINK stores everything but the other stale links of a comparison.
    #[arg(value_name = "NAME[:LINK]")]
    pub names: Vec<String>,
    /// Say what has changed since the state was stored, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub project: ProjectArgs,
}

/// Stores the state of the comparisons that were asked for: links, findings and sentences as tables.
pub fn update(arguments: &Update) -> anyhow::Result<ExitCode> {
    let project = open(&arguments.project)?;
    let (names, links) = wanted(&project, &arguments.names);
    each(
        &arguments.project,
        &names,
        true,
        |project, planned, _, comparison| {
            let drift = comparison.drift.as_ref();
            if arguments.dry_run {
                return Ok(changes(planned, drift).trim_end().to_owned());
            }
            let links = links.get(&planned.name).map_or(&[][..], Vec::as_slice);
            planned.store(&project.root, comparison, links)?;
            let mut said = format!("{}: stored in {}", planned.name, portable(&planned.stored));
            if let Some(drift) = drift.filter(|drift| !drift.is_empty()) {
                // Writing to a string cannot fail.
                let _ = write!(said, " ({})", drift.summary());
            }
            Ok(said)
        },
    )
}

/// The names, and of those that name links, which.
fn wanted(project: &Project, asked: &[String]) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
    let plan = project.plan();
    let is_comparison = |name: &str| plan.comparisons.iter().any(|planned| planned.name == name);
    let (mut names, mut links) = (Vec::new(), BTreeMap::<String, Vec<String>>::new());
    for asked in asked {
        match asked.rsplit_once(':') {
            Some((name, link)) if !is_comparison(asked) && is_comparison(name) => {
                links
                    .entry(name.to_owned())
                    .or_default()
                    .push(link.to_owned());
                names.push(name.to_owned());
            }
            _ => names.push(asked.clone()),
        }
    }
    (names, links)
}

/// Every sentence that changed, and every stale link with the three texts to look at.
fn changes(planned: &Planned, drift: Option<&Drift>) -> String {
    let name = &planned.name;
    let Some(drift) = drift else {
        return format!("{name}: nothing is stored yet");
    };
    if drift.is_empty() {
        return format!("{name}: no sentence has changed since it was stored");
    }
    let mut page = format!("{name}: {}\n", drift.summary());
    for change in &drift.sentences {
        let id = change.id.as_deref().unwrap_or("");
        let text = match (&change.old, &change.new) {
            (Some(old), Some(new)) => hexapla::diff::marked(old, new, None),
            (old, new) => old.as_ref().or(new.as_ref()).cloned().unwrap_or_default(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "  {} {:<8} {id:<5} {}",
            change.side.as_str(),
            change.how.as_str(),
            text.replace('\n', " ")
        );
    }
    for stale in &drift.stale {
        let _ = write!(
            page,
            "  {}: the {} changed, its counterpart did not\n{}",
            stale.id,
            stale.changed.as_str(),
            three_way(planned, stale)
        );
    }
    page
}
