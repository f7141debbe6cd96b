//! The commands: what the library computes, they say.

pub mod args;
mod baseline;
mod check;
mod compare;
mod config;
mod convert;
mod diff;
mod encode;
mod eval;
mod explain;
mod output;
mod project;
#[cfg(feature = "review")]
mod review;
mod rules;
mod split;
mod stats;
mod units;
mod update;
mod verdicts;
mod why;

use std::io;
use std::process::ExitCode;

use anstream::ColorChoice;

use args::{Arguments, Color, Command};

/// Runs a command and says how it went: 0, 1 where findings fail it, 2 where it could not be done.
pub fn run(arguments: Arguments) -> ExitCode {
    match arguments.color {
        // `auto` looks at the terminal, NO_COLOR and CLICOLOR by itself.
        Color::Auto => {}
        Color::Always => ColorChoice::Always.write_global(),
        Color::Never => ColorChoice::Never.write_global(),
    }
    let done = match arguments.command {
        Command::Compare(arguments) => compare::compare(&arguments),
        Command::Align(arguments) => compare::align(&arguments),
        Command::Report(arguments) => compare::page(&arguments),
        #[cfg(feature = "review")]
        Command::Review(arguments) => review::review(arguments),
        Command::Split(arguments) => split::split(&arguments),
        Command::Rules => rules::rules(),
        Command::Explain { rule } => explain::explain(&rule),
        Command::Stats(arguments) => stats::stats(&arguments),
        Command::Why(arguments) => why::why(&arguments),
        Command::Encode(arguments) => encode::encode(&arguments),
        Command::Eval(arguments) => eval::eval(&arguments),
        Command::Check(arguments) => check::check(&arguments),
        Command::Update(arguments) => update::update(&arguments),
        Command::Baseline(arguments) => baseline::baseline(&arguments),
        Command::Init(arguments) => config::init(&arguments),
        Command::Config(arguments) => config::config(&arguments),
        Command::Verdicts(arguments) => verdicts::verdicts(&arguments),
        Command::Diff(arguments) => diff::diff(&arguments),
        Command::GitDiff(arguments) => diff::git_diff(&arguments),
        Command::Textconv(arguments) => diff::textconv(&arguments),
        Command::Convert(arguments) => convert::convert(&arguments),
        Command::Formats => convert::formats(),
    };
    match done {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&reasons(&error));
            ExitCode::from(2)
        }
    }
}

/// The error with its causes; one that the line before already quotes is not said twice.
fn reasons(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if said.is_empty() {
            said = cause;
        } else if !said.ends_with(&cause) {
            said.push_str(": ");
            said.push_str(&cause);
        }
    }
    said
}

/// Whether the reader of standard output has gone: it has what it wanted.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
