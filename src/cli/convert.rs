//! `convert` and `formats`.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use hexapla::format::exchange::{self, Conversion, Kind, Loss, Ways};
use hexapla::lang::Language;
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Document, Error};

use super::output;

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// The alignment to read: a file, a folder of tables, or - for standard input.
    pub input: PathBuf,
    /// Where it goes: a file, a folder for csv, or - for standard output.
    pub output: PathBuf,
    /// The format that is read; else the file's name tells. `hexapla formats` lists them.
    #[arg(long, value_name = "KIND")]
    pub from: Option<String>,
    /// The format that is written.
    #[arg(long, value_name = "KIND")]
    pub to: Option<String>,
    /// The source, where the file that is read has no texts.
    #[arg(long, value_name = "PATH")]
    pub source: Option<PathBuf>,
    /// The target.
    #[arg(long, value_name = "PATH")]
    pub target: Option<PathBuf>,
    /// Take each line of these texts for one sentence.
    #[arg(long)]
    pub segmented: bool,
    /// Language of the source, as in `en`; for files of several languages, the one to read.
    #[arg(long, value_name = "LANG")]
    pub source_lang: Option<String>,
    /// Language of the target.
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<String>,
    /// The name of the comparison.
    #[arg(long)]
    pub name: Option<String>,
    /// Leave out what the format cannot carry; else it is an error that names the link.
    #[arg(long)]
    pub lossy: bool,
    /// Of an XCES file of several pairs of documents, the one to read: its number, or the name of one of its documents.
    #[arg(long, value_name = "PAIR")]
    pub pair: Option<String>,
    /// Make CSV safe for spreadsheets; take what is read as made safe, even without a byte order mark.
    #[arg(long)]
    pub csv_for_excel: bool,
}

/// Turns a stored alignment into another format.
pub fn convert(arguments: &Convert) -> anyhow::Result<ExitCode> {
    let kind = |named: &Option<String>, path, option| match named {
        Some(name) => Kind::named(name),
        None => Kind::of_path(path, option),
    };
    let from = kind(&arguments.from, &arguments.input, "--from")?;
    let to = kind(&arguments.to, &arguments.output, "--to")?;
    let read =
        |path: &Option<PathBuf>, language: &Option<String>| -> Result<Option<Document>, Error> {
            let Some(path) = path else { return Ok(None) };
            let language = language.as_deref().and_then(|l| l.parse::<Language>().ok());
            let options = ReadOptions {
                language,
                segmentation: if arguments.segmented {
                    Segmentation::Lines
                } else {
                    Segmentation::Sentences
                },
                ..ReadOptions::default()
            };
            Document::read(path, &options).map(Some)
        };
    let source = read(&arguments.source, &arguments.source_lang)?;
    let target = read(&arguments.target, &arguments.target_lang)?;
    let options = Conversion {
        source: source.as_ref(),
        target: target.as_ref(),
        source_language: arguments.source_lang.as_deref(),
        target_language: arguments.target_lang.as_deref(),
        loss: if arguments.lossy {
            Loss::Allowed
        } else {
            Loss::Refused
        },
        pair: arguments.pair.as_deref(),
        for_excel: arguments.csv_for_excel,
        name: arguments.name.as_deref(),
    };
    exchange::convert((&arguments.input, from), (&arguments.output, to), &options)?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the formats.
pub fn formats() -> anyhow::Result<ExitCode> {
    let mut page = String::new();
    for info in Kind::all() {
        let ways = match info.ways {
            Ways::Both => "",
            Ways::Reads => ", read only",
            Ways::Writes => ", written only",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "{} ({}{ways})\n    {}",
            info.name,
            info.ends.join(" "),
            info.title
        );
        let limits = match info.ways {
            Ways::Both => format!("Cannot carry: {}", info.cannot_carry()),
            Ways::Reads | Ways::Writes => info.limits.to_owned(),
        };
        let _ = writeln!(page, "    {limits}\n");
    }
    page.push_str(
        "The others are read and written: `hexapla convert IN OUT --from KIND --to KIND`.\n",
    );
    output::print(page.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
