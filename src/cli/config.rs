//! `init` and `config`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use hexapla::format::file;
use hexapla::project::CONFIG_NAME;

use super::output;
use super::project::{self, ProjectArgs};

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Where.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Arguments of `config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// List the comparisons that the settings come to, too.
    #[arg(long)]
    pub show: bool,
    #[command(flatten)]
    pub project: ProjectArgs,
}

/// Writes a first `hexapla.toml`.
pub fn init(arguments: &Init) -> anyhow::Result<ExitCode> {
    let path = arguments.folder.join(CONFIG_NAME);
    if path.exists() {
        bail!(
            "{}: is there already; edit it, or take it away first",
            path.display()
        );
    }
    file::replace(&path, FIRST.as_bytes())?;
    output::print(
        format!(
            "{}: written; name your texts in it, then run `hexapla check`\n",
            path.display()
        )
        .as_bytes(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Shows every setting in force and where it stands.
pub fn config(arguments: &ConfigArgs) -> anyhow::Result<ExitCode> {
    let project = project::open(&arguments.project)?;
    let plan = project.plan();
    let mut page = String::new();
    let mut row = |setting: &str, place: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "{setting:<60}  # {place}");
    };
    for setting in &project.settings {
        let place = format!("{}:{}", setting.file.display(), setting.line);
        row(&format!("{} = {}", setting.key, setting.value), &place);
    }
    for (key, default, is_set) in [
        (
            "check.fail-on",
            "\"error\"",
            project.config.check.fail_on.is_some(),
        ),
        (
            "check.min-confidence",
            "0.0",
            project.config.check.min_confidence.is_some(),
        ),
    ] {
        if !is_set {
            row(&format!("{key} = {default}"), "by default");
        }
    }
    if arguments.show {
        page.push('\n');
        for planned in &plan.comparisons {
            let path = hexapla::project::plan::portable;
            let stored: &Path = &planned.stored;
            let _ = writeln!(
                page,
                "{}: {} and {}, stored in {}",
                planned.name,
                path(&planned.source),
                path(&planned.target),
                path(stored)
            );
        }
    }
    output::print(page.as_bytes())?;
    for problem in &plan.problems {
        output::complain(&problem.to_string());
    }
    Ok(if plan.problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    })
}

const FIRST: &str = r#"# What `hexapla check` compares. `hexapla config --show` prints what is in force.

[check]
fail-on = "error" # or warning, note, off

# One comparison a table; with {name} in the paths, one for each pair of texts that fits.
[[comparison]]
name = "{name}"
source = "texts/{name}/statement.en.txt"
target = "texts/{name}/summary.en.txt"

# [rules]
# omission = "off"
# number-mismatch = { level = "error", min-confidence = 0.8 }

# [[overrides]]
# comparisons = ["draft-*"]
# rules = { tense-shift = "note" }

# [[suppress]]
# rule = "name-variant"
# pattern = "Burma|Myanmar"
# reason = "both names are in use in this house"
# until = "2030-12-31"
"#;
