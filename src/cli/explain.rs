//! `explain`.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::{output, rules};

/// Shows a rule's page.
pub fn explain(rule: &str) -> anyhow::Result<ExitCode> {
    let info = rules::find(rule)?;
    let mut page = format!(
        "{}: {}\n{}, {}\n\n",
        info.id,
        info.title,
        info.severity.as_str(),
        info.mqm
    );
    for line in info.page.lines() {
        page.push_str(line.strip_prefix(' ').unwrap_or(line));
        page.push('\n');
    }
    let measured = match hexapla::rules::measured(info.id) {
        Some(m) => format!(
            "On the comparisons of the repository: {} of {} faults found; {} of {} tempting non-faults reported, and \
             {} beside.",
            m.found, m.must, m.alarms, m.never, m.beside
        ),
        None => "Not measured: the comparisons of the repository have no such fault.".to_owned(),
    };
    // Writing to a string cannot fail.
    let _ = write!(page, "\n# How good it is\n{measured}\n");
    output::print(page.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
