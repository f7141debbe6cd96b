//! `check`: the comparisons of a project, and whether they pass.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};

use anyhow::{Context, bail};
use clap::Args;
use hexapla::Comparison;
use hexapla::error::Error;
use hexapla::finding::Severity;
use hexapla::format::Report;
use hexapla::project::policy::Policy;
use hexapla::project::{CONFIG_NAME, Checked, MissingPage, Planned, Project, Reuse};
use jiff::civil::Date;
use rayon::prelude::*;

use super::args::{FailOn, Output};
use super::output::{self, Progress};
use super::project::{ProjectArgs, entry, line, named, open, report, three_way, today};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Only these comparisons.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub project: ProjectArgs,
    #[command(flatten)]
    pub output: Output,
    /// Exit with status 1 when a finding is at least this severe; else hexapla.toml says, else `error`.
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Leave out findings that stand in the stored tables or that somebody has confirmed.
    #[arg(long)]
    pub new_only: bool,
    /// Only comparisons whose texts, verdicts or stored tables differ from this commit.
    #[arg(long, value_name = "COMMIT")]
    pub since: Option<String>,
    /// Write nothing, and exit with status 1 where the stored tables are out of date.
    #[arg(long)]
    pub locked: bool,
    /// Make every comparison anew, and keep none in .hexapla/cache.
    #[arg(long)]
    pub no_cache: bool,
}

/// Two texts, or one without its counterpart.
struct Job<'p> {
    planned: Planned,
    missing: Option<&'p MissingPage>,
}

/// What one of them came to.
struct Outcome {
    page: String,
    counts: [usize; 3],
    silenced: usize,
    worst: Option<Severity>,
    reused: bool,
    outdated: Option<PathBuf>,
    /// Entries of the baseline whose finding is no longer there, in words.
    idle: Vec<String>,
    checked: Option<Checked>,
}

/// What all came to.
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

/// What they are held to.
struct Held<'c> {
    project: &'c Project,
    policy: Policy<'c>,
    reuse: Option<Reuse>,
    arguments: &'c Check,
    today: Date,
}

/// Checks the comparisons that were asked for.
pub fn check(arguments: &Check) -> anyhow::Result<ExitCode> {
    output::check(&arguments.output)?;
    let project = open(&arguments.project)?;
    let held = Held {
        policy: Policy::new(&project.config)?,
        reuse: (!arguments.no_cache).then(|| Reuse::new(&project.root, !arguments.locked)),
        project: &project,
        arguments,
        today: today(),
    };
    let plan = project.plan();
    let jobs = jobs(&project, &plan.comparisons, &plan.missing, arguments)?;
    held.say_expired();
    let progress = Progress::new(jobs.len());
    let outcomes: Vec<Result<Outcome, Error>> = jobs
        .par_iter()
        .map(|job| {
            let outcome = held.examine(job);
            progress.step();
            outcome
        })
        .collect();
    progress.end();
    let mut total = Total::default();
    for problem in &plan.problems {
        output::complain(&problem.to_string());
        total.problems += 1;
    }
    let mut kept = Vec::new();
    for (job, outcome) in jobs.iter().zip(outcomes) {
        match outcome {
            Ok(mut outcome) => {
                kept.extend(
                    outcome
                        .checked
                        .take()
                        .map(|checked| (&job.planned, checked)),
                );
                total.add(&job.planned, outcome);
            }
            Err(problem) => {
                output::complain(&format!("{}: {problem}", job.planned.name));
                total.problems += 1;
            }
        }
    }
    if arguments.output.formats.is_empty() {
        let [notes, warnings, errors] = total.counts;
        let count = jobs.iter().filter(|job| job.missing.is_none()).count();
        // Writing to a string cannot fail.
        let _ = writeln!(
            total.page,
            "{count} comparisons: {errors} errors, {warnings} warnings, {notes} notes; {} silenced; {} taken from before.",
            total.silenced, total.reused
        );
        output::print(total.page.as_bytes())?;
    } else {
        held.write_reports(&kept)?;
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

/// The comparisons that were named, or that have changed since a commit; the missing pages where all are checked.
fn jobs<'p>(
    project: &Project,
    all: &[Planned],
    missing: &'p [MissingPage],
    arguments: &Check,
) -> anyhow::Result<Vec<Job<'p>>> {
    let mut chosen = named(all, &arguments.names)?;
    if let Some(since) = &arguments.since {
        let changed = changed(&project.root, since)?;
        if !changed.contains(Path::new(CONFIG_NAME)) {
            chosen.retain(|p| {
                let own = |path: &PathBuf| {
                    *path == p.source || *path == p.target || path.starts_with(&p.stored)
                };
                changed.iter().any(own)
            });
        }
    }
    let mut jobs: Vec<Job<'_>> = (chosen.into_iter())
        .map(|planned| Job {
            planned: planned.clone(),
            missing: None,
        })
        .collect();
    if arguments.names.is_empty() && arguments.since.is_none() {
        jobs.extend(missing.iter().map(|page| Job {
            planned: page.planned(),
            missing: Some(page),
        }));
    }
    Ok(jobs)
}

impl Held<'_> {
    fn say_expired(&self) {
        for at in self.policy.expired(self.today) {
            let key = format!("suppress[{at}].until");
            if let Some(setting) = self.project.settings.iter().find(|s| s.key == key) {
                output::note(&format!(
                    "{}:{}: the suppression has run out on {}; take it out or give it another day",
                    setting.file.display(),
                    setting.line,
                    setting.value
                ));
            }
        }
    }

    /// Lays the settings over a comparison.
    fn hold(&self, planned: &Planned, comparison: &mut Comparison<'_>) {
        self.policy.apply(planned, comparison, self.today);
        if self.arguments.new_only {
            let mut findings = std::mem::take(&mut comparison.findings);
            let drift = comparison.drift.as_ref();
            findings.retain(|f| {
                let known = drift.is_some_and(|drift| drift.knows(f));
                comparison.finding_status(f) == "open" && !known
            });
            comparison.findings = findings;
        }
    }

    /// Makes or takes one comparison and counts what it holds.
    fn examine(&self, job: &Job<'_>) -> Result<Outcome, Error> {
        let (root, planned) = (&self.project.root, &job.planned);
        let checked = match job.missing {
            Some(page) => Checked::missing(page, root)?,
            None => planned.check(root, self.reuse.as_ref(), false)?,
        };
        let mut comparison = checked.comparison();
        self.hold(planned, &mut comparison);
        let outdated = if self.arguments.locked && job.missing.is_none() {
            let mut whole = checked.comparison();
            self.policy.apply(planned, &mut whole, self.today);
            planned.outdated(root, &whole)?
        } else {
            None
        };
        let mut counts = [0; 3];
        for finding in &comparison.findings {
            counts[finding.severity as usize] += 1;
        }
        let mut outcome = Outcome {
            page: self.page(planned, &comparison),
            counts,
            silenced: comparison.silenced.len(),
            worst: comparison.findings.iter().map(|f| f.severity).max(),
            reused: checked.reused,
            outdated,
            idle: Vec::new(),
            checked: None,
        };
        if !checked.idle.is_empty() {
            let log = planned.verdicts(root)?;
            let records = checked.idle.iter().filter_map(|&at| log.records().get(at));
            outcome.idle = records.map(entry).collect();
        }
        // Texts of a thousand comparisons are kept only where a format needs them.
        if !self.arguments.output.formats.is_empty() {
            outcome.checked = Some(checked);
        }
        Ok(outcome)
    }

    /// A line for each finding, the three texts of each stale link, and what has changed since the state was stored.
    fn page(&self, planned: &Planned, comparison: &Comparison<'_>) -> String {
        let least = if self.arguments.output.all {
            Severity::Note
        } else {
            Severity::Warning
        };
        let mut page = String::new();
        for finding in comparison.findings.iter().filter(|f| f.severity >= least) {
            page.push_str(&line(comparison, finding));
            let stale = comparison
                .drift
                .as_ref()
                .and_then(|drift| drift.stale(finding));
            if let Some(stale) = stale {
                page.push_str(&three_way(planned, stale));
            }
        }
        let Some(drift) = &comparison.drift else {
            return page;
        };
        if !self.arguments.new_only {
            for gone in drift.gone(comparison).filter(|gone| gone.severity >= least) {
                // Writing to a string cannot fail.
                let _ = writeln!(
                    page,
                    "{}: gone: “{}” [{}]",
                    planned.name, gone.words, gone.rule
                );
            }
        }
        if !drift.is_empty() {
            let _ = writeln!(page, "{}: {}", planned.name, drift.summary());
        }
        page
    }

    fn write_reports(&self, kept: &[(&Planned, Checked)]) -> anyhow::Result<()> {
        let comparisons: Vec<(&Planned, Comparison<'_>)> = kept
            .iter()
            .map(|(planned, checked)| {
                let mut comparison = checked.comparison();
                self.hold(planned, &mut comparison);
                (*planned, comparison)
            })
            .collect();
        let reports: Vec<Report<'_>> = (comparisons.iter())
            .map(|(planned, comparison)| report(planned, comparison))
            .collect();
        output::write_all(&reports, &self.arguments.output)
    }
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
        let name = &planned.name;
        for idle in outcome.idle {
            output::note(&format!(
                "{name}: this verdict meets nothing any more: {idle}; `hexapla baseline prune {name}` takes known ones out"
            ));
        }
        if let Some(path) = outcome.outdated {
            self.outdated += 1;
            output::complain(&format!(
                "{} is out of date; `hexapla update {name}` stores the new state",
                path.display()
            ));
        }
    }
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
