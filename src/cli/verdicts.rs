//! `verdicts`, and the verdicts that `compare` and `align` take into account.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use hexapla::format::Report;
use hexapla::verdicts::{self, Agreement, Entry, Log, Record, Store};

use super::args::{EvalFormat, VerdictArgs, Verdicts};
use super::output;

/// The verdicts on a target: from the file that was named, else from beside the target.
pub fn read(arguments: &VerdictArgs, target: &Path) -> anyhow::Result<Log> {
    let path = match &arguments.file {
        Some(path) if !path.exists() => bail!(
            "{}: there are no verdicts; leave --verdicts out, or name the file that `hexapla review` writes",
            path.display()
        ),
        Some(path) => path.clone(),
        None => verdicts::beside(target),
    };
    let log = Log::read(&path)?;
    say_problems(&log);
    Ok(log)
}

/// Counts what the verdicts silence, or names each.
pub fn say_silenced(report: &Report<'_>, each: bool) {
    let silenced: Vec<_> = report.silenced().map(|(_, finding)| finding).collect();
    if silenced.is_empty() {
        return;
    }
    if !each {
        output::note(&format!(
            "verdicts silence {} finding(s); --show-silenced names them",
            silenced.len()
        ));
        return;
    }
    for finding in silenced {
        let place = match (finding.target, finding.source) {
            (Some(place), _) => format!("t{}", place.sentence + 1),
            (None, Some(place)) => format!("s{}", place.sentence + 1),
            (None, None) => String::new(),
        };
        let mut said = format!(
            "silent: {place} {}: {}",
            finding.rule,
            finding.message.replace('\n', " ")
        );
        if let Some(judgement) = report.comparison.judgement(finding) {
            let _ = write!(said, " ({}", judgement.status);
            if !judgement.reviewer.is_empty() {
                let _ = write!(said, " by {}", judgement.reviewer);
            }
            if let Some(reason) = &judgement.reason {
                let _ = write!(said, ": {reason}");
            }
            said.push(')');
        }
        output::note(&said);
    }
}

fn say_problems(log: &Log) {
    for problem in log.problems() {
        output::note(&problem.to_string());
    }
}

/// Lists, prunes, compares.
pub fn verdicts(arguments: &Verdicts) -> anyhow::Result<ExitCode> {
    match arguments {
        Verdicts::List { file, format } => list(&existing(file)?, *format)?,
        Verdicts::Prune { file, dry_run } => prune(&existing(file)?, *dry_run)?,
        #[cfg(feature = "xlsx")]
        Verdicts::Import {
            workbook,
            reviewer,
            file,
        } => import(workbook, reviewer, file.as_deref())?,
        Verdicts::Compare {
            first,
            second,
            format,
        } => compare(&existing(first)?, &existing(second)?, *format)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The file itself, or the one beside the target that was named instead.
fn existing(path: &Path) -> anyhow::Result<PathBuf> {
    let beside = verdicts::beside(path);
    if beside.is_file() {
        return Ok(beside);
    }
    if path.is_dir() && path.join(verdicts::FILE_NAME).is_file() {
        return Ok(path.join(verdicts::FILE_NAME));
    }
    let named = path.extension().is_some_and(|e| e == "jsonl");
    if !path.exists() || !named {
        bail!(
            "{}: no verdicts here; name a verdicts.jsonl, or a target that was reviewed",
            path.display()
        );
    }
    Ok(path.to_owned())
}

fn list(path: &Path, format: EvalFormat) -> anyhow::Result<()> {
    let log = Log::read(path)?;
    say_problems(&log);
    let standing = log.standing();
    let mut page = String::new();
    for record in log.records() {
        if format == EvalFormat::Json {
            page.push_str(&serde_json::to_string(record)?);
            page.push('\n');
            continue;
        }
        let stands = standing.iter().any(|s| std::ptr::eq(*s, record));
        line(record, stands, &mut page)?;
    }
    if log.records().is_empty() && format == EvalFormat::Text {
        page.push_str("nothing was said yet\n");
    }
    output::print(page.as_bytes())
}

fn line(record: &Record, stands: bool, page: &mut String) -> std::fmt::Result {
    let who = if record.reviewer.is_empty() {
        "-"
    } else {
        &record.reviewer
    };
    let (what, reason, comment) = match &record.entry {
        Entry::Finding {
            finding,
            verdict,
            reason,
            comment,
        } => {
            let verdict = verdict.map_or("comment on", |v| v.as_str());
            let place = finding.target.as_ref().or(finding.source.as_ref());
            let place = place.map_or("", |p| p.id.as_str());
            let words = format!(
                "{verdict} {} {place} “{}” against “{}”",
                finding.rule, finding.evidence.target, finding.evidence.source
            );
            (words, reason, comment)
        }
        Entry::Links {
            links,
            reason,
            comment,
        } => {
            let ids = |s: &[verdicts::SentenceRef]| {
                let ids: Vec<&str> = s.iter().map(|s| s.id.as_str()).collect();
                if ids.is_empty() {
                    "nothing".to_owned()
                } else {
                    ids.join(" ")
                }
            };
            let links: Vec<String> = links
                .iter()
                .map(|l| {
                    let (t, s) = (ids(&l.targets), ids(&l.sources));
                    format!("{} link {t} – {s}", l.verdict.as_str())
                })
                .collect();
            (links.join("; "), reason, comment)
        }
        Entry::Realign {} => ("aligned the rest again".to_owned(), &None, &None),
        Entry::Withdraw { record } => (format!("withdrew {record}"), &None, &None),
    };
    let withdrawn = matches!(record.entry, Entry::Withdraw { .. });
    let mark = if stands || withdrawn {
        ""
    } else {
        " [withdrawn]"
    };
    let mut text = format!("{} {who}: {what}{mark}", record.time);
    for remark in reason.iter().chain(comment) {
        write!(text, " ({remark})")?;
    }
    // What a file holds goes to a terminal as text.
    text.retain(|c| !c.is_control());
    writeln!(page, "{text}")
}

fn prune(path: &Path, dry_run: bool) -> anyhow::Result<()> {
    let store = Store::open(path)?;
    say_problems(store.log());
    let pruned = store.log().pruned();
    let (before, after) = (store.log().records().len(), pruned.records().len());
    let mut said = format!(
        "{}: {} of {before} records ",
        path.display(),
        before - after
    );
    if dry_run {
        said.push_str("would be dropped\n");
    } else {
        if before > after {
            store.replace(&pruned)?;
        }
        said.push_str("dropped\n");
    }
    output::print(said.as_bytes())
}

fn compare(first: &Path, second: &Path, format: EvalFormat) -> anyhow::Result<()> {
    let (a, b) = (Log::read(first)?, Log::read(second)?);
    say_problems(&a);
    say_problems(&b);
    let agreement = Agreement::new(&a, &b);
    if format == EvalFormat::Json {
        let page = serde_json::to_string_pretty(&agreement)? + "\n";
        return output::print(page.as_bytes());
    }
    let mut page = String::new();
    let kappa = agreement.kappa;
    let kappa = kappa.map_or_else(|| "undefined".to_owned(), |k| format!("{k:.3}"));
    writeln!(
        page,
        "findings: both judged {}, agreed on {}; Cohen's kappa {kappa}; only the first {}, only the second {}",
        agreement.both, agreement.agreed, agreement.only_first, agreement.only_second
    )?;
    writeln!(
        page,
        "links: both judged those of {} target sentences, agreed on {}",
        agreement.links, agreement.links_agreed
    )?;
    for difference in &agreement.differences {
        writeln!(
            page,
            "{} {}\n  first:  {}\n  second: {}",
            difference.subject, difference.words, difference.first, difference.second
        )?;
    }
    output::print(page.as_bytes())
}

/// Takes over what a workbook says and the file does not say yet.
#[cfg(feature = "xlsx")]
fn import(workbook: &Path, reviewer: &str, file: Option<&Path>) -> anyhow::Result<()> {
    let filled = hexapla::format::xlsx::read(workbook)?;
    let path = match file {
        Some(path) => path.to_owned(),
        None => verdicts::beside(&judged_target(workbook, &filled.target)?),
    };
    let mut store = Store::open(&path)?;
    say_problems(store.log());
    let (mut taken, mut known) = (0, 0);
    let now = verdicts::now();
    for entry in filled.entries {
        // The same workbook may be imported again.
        let said = |record: &&Record| record.reviewer == reviewer && record.entry == entry;
        if store.log().standing().iter().any(said) {
            known += 1;
            continue;
        }
        store.append_at(reviewer, &now, filled.texts.clone(), entry)?;
        taken += 1;
    }
    let said = format!(
        "{}: {taken} taken over, {known} known already\n",
        path.display()
    );
    output::print(said.as_bytes())
}

/// The target that a workbook names: from here, or from where the workbook lies.
#[cfg(feature = "xlsx")]
fn judged_target(workbook: &Path, target: &str) -> anyhow::Result<PathBuf> {
    let beside = workbook.with_file_name(target);
    let mut places = [PathBuf::from(target), beside].into_iter();
    let found = places.find(|path| !target.is_empty() && path.is_file());
    found.ok_or_else(|| {
        anyhow::anyhow!(
            "{}: the text that it names, `{target}`, is neither here nor beside it; say with --verdicts where verdicts \
             are kept",
            workbook.display()
        )
    })
}
