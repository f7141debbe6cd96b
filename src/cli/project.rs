//! What `check`, `update` and `baseline` share: the project, its comparisons, the lines that name findings.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use hexapla::error::nearest;
use hexapla::finding::Finding;
use hexapla::format::Report;
use hexapla::format::exchange::Side;
use hexapla::project::policy::Policy;
use hexapla::project::{CONFIG_NAME, Checked, Planned, Project, Reuse, StaleLink};
use hexapla::text::Lines;
use hexapla::verdicts::{Entry, Record};
use hexapla::{Comparison, diff};
use jiff::civil::Date;

use super::output;

/// Which project.
#[derive(Debug, Args)]
pub struct ProjectArgs {
    /// The settings; else the nearest hexapla.toml, from here upwards.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The project whose settings were named, or the nearest upwards.
pub fn open(arguments: &ProjectArgs) -> anyhow::Result<Project> {
    let path = if let Some(path) = &arguments.config {
        path.clone()
    } else {
        let here = std::env::current_dir()?;
        let Some(found) = Project::find(&here) else {
            bail!("there is no {CONFIG_NAME} here or above; `hexapla init` writes one");
        };
        // As seen from here where it is here, so that messages stay short.
        found
            .strip_prefix(&here)
            .map_or(found.clone(), std::path::Path::to_owned)
    };
    Ok(Project::open(&path)?)
}

/// The day on which suppressions run out, in UTC.
pub fn today() -> Date {
    jiff::tz::Offset::UTC
        .to_datetime(jiff::Timestamp::now())
        .date()
}

/// The comparisons with these names; all where none is given.
pub fn named<'p>(all: &'p [Planned], names: &[String]) -> anyhow::Result<Vec<&'p Planned>> {
    for name in names {
        if all.iter().all(|planned| planned.name != *name) {
            let near = nearest(name, all.iter().map(|planned| planned.name.as_str()));
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!("; did you mean {}?", near.join(" or "))
            };
            bail!("there is no comparison `{name}`{hint}");
        }
    }
    Ok((all.iter())
        .filter(|planned| names.is_empty() || names.contains(&planned.name))
        .collect())
}

/// Does something with each comparison in turn and says what; what fails is named, the others are still done.
pub fn each(
    project: &ProjectArgs,
    names: &[String],
    lenient: bool,
    act: impl Fn(&Project, &Planned, &Checked, &Comparison<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<ExitCode> {
    let project = open(project)?;
    let policy = Policy::new(&project.config)?;
    let today = today();
    let plan = project.plan();
    let reuse = Reuse::new(&project.root, true);
    let mut problems = plan.problems.len();
    for problem in &plan.problems {
        output::complain(&problem.to_string());
    }
    for planned in named(&plan.comparisons, names)? {
        let done = planned
            .check(&project.root, Some(&reuse), lenient)
            .map_err(anyhow::Error::from);
        let done = done.and_then(|checked| {
            let mut comparison = checked.comparison();
            policy.apply(planned, &mut comparison, today);
            act(&project, planned, &checked, &comparison)
        });
        match done {
            Ok(said) => output::print(format!("{said}\n").as_bytes())?,
            Err(problem) => {
                output::complain(&format!("{}: {problem}", planned.name));
                problems += 1;
            }
        }
    }
    Ok(if problems > 0 {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    })
}

/// The report of a comparison.
pub fn report<'c>(planned: &'c Planned, comparison: &'c Comparison<'c>) -> Report<'c> {
    Report {
        comparison,
        name: &planned.name,
        options: &planned.options,
        segmentation: planned.read_source.segmentation,
        with_findings: true,
    }
}

/// A finding as compilers name theirs: `path:line:column: severity: message [rule, status]`.
pub fn line(comparison: &Comparison<'_>, finding: &Finding) -> String {
    let (document, at) = match (finding.target, finding.source) {
        (Some(place), _) => (comparison.target, Some(place.span.start)),
        (None, Some(place)) => (comparison.source, Some(place.span.start)),
        (None, None) => (comparison.target, None),
    };
    let mut said = document.name().to_owned();
    if let Some(at) = at {
        let place = Lines::new(document.text()).position(at);
        // Writing to a string cannot fail.
        let _ = write!(said, ":{}:{}", place.line, place.code_point);
    }
    let judgement = comparison.judgement(finding);
    let is_new = (comparison.drift.as_ref())
        .is_some_and(|drift| !drift.knows(finding) && drift.stale(finding).is_none());
    let status = match comparison.finding_status(finding) {
        "open" if judgement.is_some_and(|j| j.was.is_some()) => ", reopened".to_owned(),
        "open" if is_new => ", new".to_owned(),
        "open" => String::new(),
        status => format!(", {status}"),
    };
    let _ = writeln!(
        said,
        ": {}: {} [{}{status}]",
        finding.severity.as_str(),
        finding.message.replace('\n', " "),
        finding.rule
    );
    said
}

/// The three texts to look at for a stale link: what one side was, what it is, and the other.
pub fn three_way(planned: &Planned, stale: &StaleLink) -> String {
    let this = stale.changed.as_str();
    let that = match stale.changed {
        Side::Source => Side::Target,
        Side::Target => Side::Source,
    };
    let new = if stale.new.is_empty() {
        "(gone)".to_owned()
    } else {
        diff::marked(&stale.old, &stale.new, None)
    };
    let mut view = String::new();
    for (label, text) in [
        (format!("old {this}"), &stale.old),
        (format!("new {this}"), &new),
        (that.as_str().to_owned(), &stale.other),
    ] {
        // Writing to a string cannot fail.
        let _ = writeln!(view, "    {label:<11} {}", text.replace('\n', " "));
    }
    let _ = writeln!(
        view,
        "    `hexapla update {}:{}` stores the new state where nothing has to follow",
        planned.name, stale.id
    );
    view
}

/// What a record said of a finding, in a few words.
pub fn entry(record: &Record) -> String {
    let Entry::Finding {
        finding, verdict, ..
    } = &record.entry
    else {
        return String::new();
    };
    let verdict = verdict.map_or("comment", |verdict| verdict.as_str());
    let place = finding.target.as_ref().or(finding.source.as_ref());
    format!(
        "{verdict} {} {} “{}” against “{}”",
        finding.rule,
        place.map_or("", |place| place.id.as_str()),
        finding.evidence.target,
        finding.evidence.source
    )
}
