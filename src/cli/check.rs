//! `check`, `update` and `baseline`: the comparisons of a project.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};

use anyhow::{Context, bail};
use hexapla::error::{Error, nearest};
use hexapla::finding::{Finding, Severity};
use hexapla::format::csv::{self, Csv, Table};
use hexapla::format::{Format, Report};
use hexapla::project::plan::portable;
use hexapla::project::policy::Policy;
use hexapla::project::{CONFIG_NAME, Checked, MissingPage, Planned, Project, Reuse};
use hexapla::verdicts::{Entry, FILE_NAME, FindingVerdict, Store};
use hexapla::{Comparison, Document, Options};
use jiff::civil::Date;
use rayon::prelude::*;

use super::args::{Baseline, Check, ProjectArgs, Update};
use super::output;

/// What one comparison came to.
struct Outcome {
    page: String,
    counts: [usize; 3],
    silenced: usize,
    worst: Option<Severity>,
    reused: bool,
    outdated: Option<PathBuf>,
    checked: Option<Checked>,
}

/// What all comparisons came to.
#[derive(Default)]
struct Total {
    page: String,
    counts: [usize; 3],
    silenced: usize,
    reused: usize,
    worst: Option<Severity>,
    outdated: usize,
    problems: usize,
}

/// Checks the comparisons that were asked for.
pub fn check(arguments: &Check) -> anyhow::Result<ExitCode> {
    output::check(&arguments.output)?;
    let project = open(&arguments.project)?;
    let policy = Policy::new(&project.config)?;
    let today = today();
    let plan = project.plan();
    let chosen = chosen(&project, &plan.comparisons, arguments)?;
    say_expired(&project, &policy, today);
    let reuse = (!arguments.no_cache).then(|| Reuse::new(&project.root, !arguments.locked));
    let outcomes: Vec<Result<Outcome, Error>> = chosen
        .par_iter()
        .map(|planned| examine(&project, &policy, planned, reuse.as_ref(), arguments, today))
        .collect();
    let mut total = Total::default();
    for problem in &plan.problems {
        output::complain(&problem.to_string());
        total.problems += 1;
    }
    let mut kept = Vec::new();
    for (planned, outcome) in chosen.iter().zip(outcomes) {
        match outcome {
            Ok(mut outcome) => {
                kept.extend(outcome.checked.take().map(|checked| (*planned, checked)));
                total.add(planned, outcome);
            }
            Err(problem) => {
                output::complain(&format!("{}: {problem}", planned.name));
                total.problems += 1;
            }
        }
    }
    if arguments.names.is_empty() && arguments.since.is_none() {
        for missing in &plan.missing {
            total.missing_page(missing, &policy, &plan.comparisons);
        }
    }
    if arguments.output.formats.is_empty() {
        let [notes, warnings, errors] = total.counts;
        // Writing to a string cannot fail.
        let _ = writeln!(
            total.page,
            "{} comparisons: {errors} errors, {warnings} warnings, {notes} notes; {} silenced; {} taken from before.",
            chosen.len(),
            total.silenced,
            total.reused
        );
        output::print(total.page.as_bytes())?;
    } else {
        write_reports(&kept, &policy, today, arguments)?;
    }
    let limit = match (arguments.fail_on, project.config.check.fail_on) {
        (Some(fail_on), _) => fail_on.severity(),
        (None, Some(level)) => level.severity(),
        (None, None) => Some(Severity::Error),
    };
    Ok(if total.problems > 0 {
        ExitCode::from(2)
    } else if total.outdated > 0 || limit.is_some_and(|limit| total.worst >= Some(limit)) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// The comparisons that were named, or that have changed since a commit.
fn chosen<'p>(
    project: &Project,
    all: &'p [Planned],
    arguments: &Check,
) -> anyhow::Result<Vec<&'p Planned>> {
    let mut chosen = named(all, &arguments.names)?;
    if let Some(since) = &arguments.since {
        let changed = changed(&project.root, since)?;
        if !changed.contains(Path::new(CONFIG_NAME)) {
            chosen.retain(|p| {
                [&p.source, &p.target, &p.stored.join(FILE_NAME)]
                    .iter()
                    .any(|path| changed.contains(*path))
            });
        }
    }
    Ok(chosen)
}

fn say_expired(project: &Project, policy: &Policy<'_>, today: Date) {
    for at in policy.expired(today) {
        let key = format!("suppress[{at}].until");
        if let Some(setting) = project.settings.iter().find(|s| s.key == key) {
            output::note(&format!(
                "{}:{}: the suppression has run out on {}; take it out or give it another day",
                setting.file.display(),
                setting.line,
                setting.value
            ));
        }
    }
}

/// Makes or takes one comparison and counts what it holds.
fn examine(
    project: &Project,
    policy: &Policy<'_>,
    planned: &Planned,
    reuse: Option<&Reuse>,
    arguments: &Check,
    today: Date,
) -> Result<Outcome, Error> {
    let checked = planned.check(&project.root, reuse)?;
    let mut comparison = checked.comparison();
    policy.apply(planned, &mut comparison, today);
    let report = report(planned, &comparison);
    let outdated = (arguments.locked)
        .then(|| outdated(&report, &project.root.join(&planned.stored)))
        .flatten();
    let mut counts = [0; 3];
    for finding in report.findings() {
        counts[finding.severity as usize] += 1;
    }
    let least = if arguments.output.all {
        Severity::Note
    } else {
        Severity::Warning
    };
    let page: Vec<String> = (report.findings().iter())
        .filter(|f| f.severity >= least)
        .map(|f| line(&comparison, f))
        .collect();
    let mut outcome = Outcome {
        page: page.concat(),
        counts,
        silenced: comparison.silenced.len(),
        worst: report.findings().iter().map(|f| f.severity).max(),
        reused: checked.reused,
        outdated,
        checked: None,
    };
    drop(comparison);
    // Texts of a thousand comparisons are kept only where a format needs them.
    outcome.checked = (!arguments.output.formats.is_empty()).then_some(checked);
    Ok(outcome)
}

fn write_reports(
    kept: &[(&Planned, Checked)],
    policy: &Policy<'_>,
    today: Date,
    arguments: &Check,
) -> anyhow::Result<()> {
    let comparisons: Vec<(&Planned, Comparison<'_>)> = kept
        .iter()
        .map(|(planned, checked)| {
            let mut comparison = checked.comparison();
            policy.apply(planned, &mut comparison, today);
            (*planned, comparison)
        })
        .collect();
    let reports: Vec<Report<'_>> = (comparisons.iter())
        .map(|(planned, comparison)| report(planned, comparison))
        .collect();
    output::write_all(&reports, &arguments.output)
}

impl Total {
    fn add(&mut self, planned: &Planned, outcome: Outcome) {
        self.page.push_str(&outcome.page);
        for (sum, count) in self.counts.iter_mut().zip(outcome.counts) {
            *sum += count;
        }
        self.silenced += outcome.silenced;
        self.reused += usize::from(outcome.reused);
        self.worst = self.worst.max(outcome.worst);
        if let Some(path) = outcome.outdated {
            self.outdated += 1;
            output::complain(&format!(
                "{} is out of date; `hexapla update {}` stores the new state",
                path.display(),
                planned.name
            ));
        }
    }

    /// Reports a text without counterpart, where that is not off.
    fn missing_page(&mut self, missing: &MissingPage, policy: &Policy<'_>, all: &[Planned]) {
        let own = Severity::Warning;
        // A comparison that is not there has no override of its own.
        let severity = all.first().map_or(Some(own), |planned| {
            policy.severity(planned, "missing-page", own)
        });
        let Some(severity) = severity else { return };
        self.counts[severity as usize] += 1;
        self.worst = self.worst.max(Some(severity));
        let side = if missing.is_source {
            "target"
        } else {
            "source"
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.page,
            "{}: {}: no {side} stands beside it; `{}` was looked for [missing-page]",
            portable(&missing.path),
            severity.as_str(),
            missing.looked_for
        );
    }
}

/// Stores the state of the comparisons that were asked for: links, findings and sentences as tables.
pub fn update(arguments: &Update) -> anyhow::Result<ExitCode> {
    each(
        &arguments.project,
        &arguments.names,
        |root, planned, comparison| {
            let folder = root.join(&planned.stored);
            csv::write_dir(&report(planned, comparison), &folder, false)?;
            Ok(format!(
                "{}: stored in {}",
                planned.name,
                portable(&planned.stored)
            ))
        },
    )
}

/// Makes today's open findings `known`, or lists them.
pub fn baseline(arguments: &Baseline) -> anyhow::Result<ExitCode> {
    let (project, names, writes) = match arguments {
        Baseline::Write { project, names } => (project, names, true),
        Baseline::Diff { project, names } => (project, names, false),
    };
    each(project, names, |root, planned, comparison| {
        let open: Vec<&Finding> = (comparison.findings.iter())
            .filter(|f| f.severity > Severity::Note && comparison.finding_status(f) == "open")
            .collect();
        let mut said = format!("{}: {} new", planned.name, open.len());
        if !writes {
            for finding in open {
                said.push('\n');
                said.push_str(line(comparison, finding).trim_end());
            }
        } else if !open.is_empty() {
            let folder = root.join(&planned.stored);
            std::fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, e))?;
            let mut store = Store::open(&folder.join(FILE_NAME))?;
            for finding in open {
                let entry = Entry::finding(comparison, finding, FindingVerdict::Known, None);
                store.append("", comparison, entry)?;
            }
            said.push_str(", now known");
        }
        Ok(said)
    })
}

/// Does something with each comparison in turn and says what; what fails is named, the others are still done.
fn each(
    project: &ProjectArgs,
    names: &[String],
    act: impl Fn(&Path, &Planned, &Comparison<'_>) -> anyhow::Result<String>,
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
            .check(&project.root, Some(&reuse))
            .map_err(anyhow::Error::from);
        let done = done.and_then(|checked| {
            let mut comparison = checked.comparison();
            policy.apply(planned, &mut comparison, today);
            act(&project.root, planned, &comparison)
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
            .map_or(found.clone(), Path::to_owned)
    };
    Ok(Project::open(&path)?)
}

fn today() -> Date {
    jiff::tz::Offset::UTC
        .to_datetime(jiff::Timestamp::now())
        .date()
}

fn named<'p>(all: &'p [Planned], names: &[String]) -> anyhow::Result<Vec<&'p Planned>> {
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

fn report<'c>(planned: &'c Planned, comparison: &'c Comparison<'c>) -> Report<'c> {
    let options: &Options = &planned.options;
    Report {
        comparison,
        name: &planned.name,
        options,
        segmentation: planned.read_source.segmentation,
        with_findings: true,
    }
}

/// The first stored table that is not what would be stored now; none where nothing is stored.
fn outdated(report: &Report<'_>, folder: &Path) -> Option<PathBuf> {
    let tables = [Table::Links, Table::Findings, Table::Sentences];
    let paths = tables.map(|table| (table, folder.join(table.file_name())));
    if paths.iter().all(|(_, path)| !path.exists()) {
        return None;
    }
    let current = |table: Table, path: &Path| {
        let now = Csv {
            table,
            for_excel: false,
        }
        .bytes(report)
        .ok();
        now.is_some_and(|now| std::fs::read(path).is_ok_and(|stored| stored == now))
    };
    paths
        .into_iter()
        .find(|(table, path)| !current(*table, path))
        .map(|(_, path)| path)
}

/// A finding as compilers name theirs: `path:line:column: severity: message [rule]`.
fn line(comparison: &Comparison<'_>, finding: &Finding) -> String {
    let (document, at): (&Document, usize) = match (finding.target, finding.source) {
        (Some(place), _) => (comparison.target, place.span.start),
        (None, Some(place)) => (comparison.source, place.span.start),
        (None, None) => (comparison.target, 0),
    };
    let before = &document.text()[..at];
    let row = 1 + before.matches('\n').count();
    let column = 1 + before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    let status = match comparison.finding_status(finding) {
        "open" => String::new(),
        status => format!(", {status}"),
    };
    format!(
        "{}:{row}:{column}: {}: {} [{}{status}]\n",
        document.name(),
        finding.severity.as_str(),
        finding.message.replace('\n', " "),
        finding.rule
    )
}

/// The files that differ from a commit, new ones too, as git tells.
fn changed(root: &Path, since: &str) -> anyhow::Result<BTreeSet<PathBuf>> {
    if since.starts_with('-') {
        bail!("--since: `{since}` is no commit");
    }
    let git = |arguments: &[&str]| -> anyhow::Result<Vec<PathBuf>> {
        let done = process::Command::new("git")
            .arg("-C")
            .arg(root)
            .args(arguments)
            .output()
            .context("--since asks git, which could not be run")?;
        if !done.status.success() {
            let said = String::from_utf8_lossy(&done.stderr);
            bail!(
                "--since {since}: {}",
                said.lines().next().unwrap_or("git failed")
            );
        }
        let names = String::from_utf8(done.stdout).context("git named a file that is not UTF-8")?;
        Ok(names
            .split('\0')
            .filter(|n| !n.is_empty())
            .map(PathBuf::from)
            .collect())
    };
    let mut files = git(&[
        "diff",
        "--name-only",
        "--no-renames",
        "--relative",
        "-z",
        since,
        "--",
    ])?;
    files.extend(git(&["ls-files", "--others", "--exclude-standard", "-z"])?);
    Ok(files.into_iter().collect())
}
