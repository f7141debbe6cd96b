//! `explain`.

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
    output::print(page.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
