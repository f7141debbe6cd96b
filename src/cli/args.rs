//! What the program is asked: every argument stands here.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use hexapla::finding::Severity;
use hexapla::lang::Language;

/// Compares two texts, sentence by sentence and word by word: a summary with its statement, a translation with
/// its original.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 when nothing stands at or above --fail-on, 1 when something does, 2 when the \
                  texts could not be compared."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour; `auto` looks at the terminal and at `NO_COLOR`.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Shows for each sentence of the target what the source says, what differs, and what to check.
    Compare(Compare),
    /// Shows which sentences answer which, without checking anything.
    Align(Align),
    /// Writes one self-contained page with both texts, their differences and what to check.
    Report(ReportPage),
    /// Opens a page in the browser on which findings and links are confirmed, dismissed and edited.
    #[cfg(feature = "review")]
    Review(Review),
    /// Cuts an article that holds a summary and its statement into two files.
    Split(Split),
    /// Lists the rules.
    Rules,
    /// Shows the page of a rule: what it reports, why, and what it leaves alone.
    Explain {
        /// The rule's id, as in `hexapla rules`.
        rule: String,
    },
    /// Says what an alignment looks like: shapes of links, lengths, crossings; of a summary, how it is made.
    Stats(StatsArgs),
    /// Shows why a link is as it is: its evidence, and what else its sentences might have answered.
    Why(WhyArgs),
    /// Writes the vector of each sentence.
    Encode(Encode),
    /// Measures a comparison against hand-made answers.
    Eval(Eval),
    /// Checks the comparisons of a project: those that hexapla.toml names.
    Check(super::check::Check),
    /// Stores the state of a project's comparisons as tables, ids kept, and changes no verdict.
    Update(super::update::Update),
    /// Makes today's findings known, so that only new ones fail.
    #[command(subcommand)]
    Baseline(super::baseline::Baseline),
    /// Writes a first hexapla.toml.
    Init(super::config::Init),
    /// Shows the settings of a project and where each stands.
    Config(super::config::ConfigArgs),
    /// Lists, prunes and compares what reviewers have said.
    #[command(subcommand)]
    Verdicts(Verdicts),
    /// Shows what changed between two versions of one text: in meaning, in wording alone, in place.
    Diff(super::diff::Diff),
    /// The same as git's external diff driver: `git config diff.hexapla.command 'hexapla git-diff'`.
    GitDiff(super::diff::GitDiff),
    /// Writes a text a sentence a line, for git: `git config diff.hexapla.textconv 'hexapla textconv'`.
    Textconv(super::diff::Textconv),
    /// Turns a stored alignment into another format.
    Convert(super::convert::Convert),
    /// Lists the formats of exchange and what each cannot carry.
    Formats,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    #[command(flatten)]
    pub checks: Checks,
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    #[command(flatten)]
    pub output: Output,
    /// Exit with status 1 when a finding is at least this severe.
    #[arg(
        long,
        value_name = "SEVERITY",
        default_value = "never",
        help_heading = "Checking"
    )]
    pub fail_on: FailOn,
}

/// Arguments of `align`.
#[derive(Debug, Args)]
pub struct Align {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    #[command(flatten)]
    pub output: Output,
}

/// The two texts.
#[derive(Debug, Args)]
pub struct Texts {
    /// The reference: the full statement, or the original (.txt, .md, .html, .docx, or - for standard input).
    pub source: PathBuf,
    /// The text under review: the summary, or the translation. Without it, SOURCE is a .po, .xlf or .tmx file that holds
    /// both, and each of its units is a comparison.
    pub target: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// Align by the vectors of another encoder: one .npy array a text, a row a sentence.
    #[arg(long, value_names = ["SOURCE.npy", "TARGET.npy"], num_args = 2, conflicts_with = "no_model")]
    #[arg(help_heading = "Aligning")]
    pub embeddings: Option<Vec<PathBuf>>,
}

/// How texts are read.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// Language of the source, as in `en` or `ko`; else its name states it, or its words show it.
    #[arg(long, value_name = "LANG")]
    pub source_lang: Option<Language>,
    /// Language of the target.
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<Language>,
    /// Take each line for one sentence.
    #[arg(long)]
    pub segmented: bool,
    /// Encoding of both texts, as in `utf-8` or `euc-kr`; else it is found out, and named in a note.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
}

/// How sentences are aligned.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Aligning")]
pub struct AlignmentArgs {
    /// In order and complete (translation), or in any order with most of the source unmentioned (summary).
    #[arg(long, value_name = "MODE", default_value = "auto")]
    pub mode: Mode,
    /// Link source sentences that only repeat what others support, too.
    #[arg(long)]
    pub all_support: bool,

    /// Do without the sentence encoder: words, names, numbers and lengths alone
    #[arg(long)]
    pub no_model: bool,
    /// Let no link cross the lines that match, as in `^Chapter`; both texts need as many. Implies translation mode.
    #[arg(long, value_name = "REGEX")]
    pub boundary: Option<String>,
    /// Words that answer each other, in hunalign's format: a line each, `TARGET @ SOURCE`. Implies translation mode.
    #[arg(long, value_name = "FILE")]
    pub dictionary: Option<PathBuf>,
}

/// What is checked.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Checking")]
pub struct Checks {
    /// Run only these rules.
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub rules: Vec<String>,
    /// Leave out findings less sure than this, from 0 to 1.
    #[arg(long, value_name = "SHARE", default_value = "0", value_parser = share)]
    pub min_confidence: f64,
    /// How terms are to be rendered: a CSV or TSV with the columns source, allowed, forbidden, comment
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
}

/// What people have said before.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Verdicts")]
pub struct VerdictArgs {
    /// The file of verdicts; else TARGET.hexapla/verdicts.jsonl, where there is one.
    #[arg(long = "verdicts", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Name the findings that a verdict silences, and what silences them.
    #[arg(long)]
    pub show_silenced: bool,
}

/// Arguments of `verdicts`.
#[derive(Debug, Subcommand)]
pub enum Verdicts {
    /// Lists what was said, oldest first.
    List {
        /// A file of verdicts, or the target that it stands beside.
        file: PathBuf,
        /// text or json.
        #[arg(long, default_value = "text", value_name = "KIND")]
        format: EvalFormat,
    },
    /// Drops what no longer counts: withdrawn verdicts, and those that a later one took the place of.
    Prune {
        /// A file of verdicts, or the target that it stands beside.
        file: PathBuf,
        /// Say what would be dropped, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Takes over what was filled in in a workbook of `--format xlsx=FILE`.
    #[cfg(feature = "xlsx")]
    Import {
        /// The workbook.
        workbook: PathBuf,
        /// Who filled it in.
        #[arg(
            long,
            value_name = "NAME",
            default_value = "",
            hide_default_value = true
        )]
        reviewer: String,
        /// Where verdicts are kept; else beside the target that the workbook names.
        #[arg(long = "verdicts", value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Compares the verdicts of two reviewers: agreement, Cohen's kappa, and where they differ.
    Compare {
        /// The first reviewer's file.
        first: PathBuf,
        /// The second reviewer's file.
        second: PathBuf,
        /// text or json.
        #[arg(long, default_value = "text", value_name = "KIND")]
        format: EvalFormat,
    },
}

/// What is written, and where.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct Output {
    /// text, json, jsonl, csv, html, xlsx, markdown, sarif, github, gitlab, rdjson, checkstyle, junit, summary, or one of `hexapla
    /// formats`;
    /// with =PATH into that file (csv: that folder), else to standard output (csv: the table of links). May be given
    /// several times.
    #[arg(long = "format", value_name = "KIND[=PATH]")]
    pub formats: Vec<Target>,
    /// How much `text` shows: sentences to check in full, or every sentence with carets under its faults.
    #[arg(long, default_value = "brief")]
    pub style: Style,
    /// List all sentences that were left out, not only the weightiest.
    #[arg(long)]
    pub all: bool,
    /// The name of the comparison in tables and JSON; else that of the folder which holds both texts, or of the
    /// target.
    #[arg(long)]
    pub name: Option<String>,
    /// Make CSV safe for spreadsheets: a byte order mark, and an apostrophe before what looks like a formula.
    #[arg(long)]
    pub csv_for_excel: bool,
    /// Leave out links that a format cannot carry, as a ladder the crossing ones; else they are an error that names them.
    #[arg(long)]
    pub lossy: bool,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportPage {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    #[command(flatten)]
    pub checks: Checks,
    #[command(flatten)]
    pub verdicts: VerdictArgs,
    /// Where the page goes; else standard output.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// The name of the comparison; else that of the folder which holds both texts, or of the target.
    #[arg(long, help_heading = "Output")]
    pub name: Option<String>,
}

/// Arguments of `review`.
#[cfg(feature = "review")]
#[derive(Debug, Args)]
#[command(
    after_help = "Without texts, the page has two fields to paste or drop them in. It is served to this machine alone, \
                  at an address with a secret in it. Every verdict is on disk before the page says saved; end the \
                  program whenever you like."
)]
pub struct Review {
    /// The reference: the full statement, or the original.
    #[arg(requires = "target")]
    pub source: Option<PathBuf>,
    /// The text under review: the summary, or the translation.
    pub target: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    #[command(flatten)]
    pub checks: Checks,
    /// Who reviews: the name that stands beside each verdict.
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true,
        help_heading = "Verdicts"
    )]
    pub reviewer: String,
    /// Where verdicts are kept; else TARGET.hexapla/verdicts.jsonl.
    #[arg(
        long = "verdicts",
        value_name = "FILE",
        requires = "target",
        help_heading = "Verdicts"
    )]
    pub file: Option<PathBuf>,
    /// Where pasted texts are kept, with what is said of them.
    #[arg(
        long,
        value_name = "FOLDER",
        default_value = "hexapla-reviews",
        help_heading = "Verdicts"
    )]
    pub folder: PathBuf,
    /// The name of the comparison; else that of the folder which holds both texts, or of the target.
    #[arg(long, requires = "target", help_heading = "Output")]
    pub name: Option<String>,
    /// The port to serve the page on; else one that is free.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Server")]
    pub port: Option<u16>,
    /// Print the page's address, and open no browser.
    #[arg(long, help_heading = "Server")]
    pub no_open: bool,
}

/// Arguments of `split`.
#[derive(Debug, Args)]
pub struct Split {
    /// The article: the summary first, then a heading, then the statement.
    pub article: PathBuf,
    /// A regular expression that matches the heading's line.
    #[arg(long, value_name = "REGEX")]
    pub at: String,
    /// A regular expression that matches the first line after the statement.
    #[arg(long, value_name = "REGEX")]
    pub end: Option<String>,
    /// Where the summary goes; else summary.LANG.txt beside the article.
    #[arg(long, value_name = "PATH")]
    pub target_out: Option<PathBuf>,
    /// Where the statement goes; else statement.LANG.txt beside the article.
    #[arg(long, value_name = "PATH")]
    pub source_out: Option<PathBuf>,
    /// Language of the article; else its name states it, or its words show it.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Language>,
    /// Encoding of the article.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
}

/// Arguments of `eval`.
#[derive(Debug, Args)]
#[command(after_help = "Comparisons: hexapla eval alignments/*/gold\n\
    Alignments:  hexapla eval GOLD AUTO\n\
    Two systems: hexapla eval GOLD AUTO OTHER\n\
    Our own:     hexapla eval GOLD --source-lang de --target-lang fr --segmented")]
pub struct Eval {
    /// Either folders with alignment.csv, findings.csv, source.sentences.csv and target.sentences.csv, or gold beads and
    /// those of one or two systems: files or folders of Vecalign lines, links in CSV, comparisons in JSON. Beads alone
    /// are measured against our own alignment of the texts beside them: for DOC.gold, DOC with each language as its ending.
    #[arg(required = true, value_name = "GOLD")]
    pub gold: Vec<PathBuf>,
    /// The source to compare; for one folder. Else source.txt in the folder, or the text under --texts that its sentences
    /// are from.
    #[arg(
        long,
        requires = "target",
        conflicts_with = "auto",
        value_name = "PATH"
    )]
    pub source: Option<PathBuf>,
    /// The target to compare; for one folder.
    #[arg(long, requires = "source", value_name = "PATH")]
    pub target: Option<PathBuf>,
    /// A folder of texts to look in; else texts beside the folder that holds the comparisons.
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
    /// A comparison in JSON to measure, instead of comparing; for one folder.
    #[arg(long, value_name = "FILE")]
    pub auto: Option<PathBuf>,
    /// Name what was missed, what is wrong and what was found beside.
    #[arg(long)]
    pub verbose: bool,
    /// Show precision and recall of each rule, with the number of rows behind them.
    #[arg(long)]
    pub rules: bool,
    /// Show whether scores and confidences are chances: ten bins, and how many in each were right.
    #[arg(long, conflicts_with = "rules")]
    pub reliability: bool,
    /// text or json.
    #[arg(long, default_value = "text", value_name = "KIND")]
    pub format: EvalFormat,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
}

/// Arguments of `stats`.
#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    pub texts: Texts,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    /// text or json.
    #[arg(long, default_value = "text", value_name = "KIND")]
    pub format: EvalFormat,
}

/// Arguments of `why`.
#[derive(Debug, Args)]
pub struct WhyArgs {
    /// The reference: the full statement, or the original.
    pub source: PathBuf,
    /// The text under review: the summary, or the translation.
    pub target: PathBuf,
    /// A link as `align` numbers it (`l7`), or a sentence of it (`s12`, `t9`).
    pub link: String,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub alignment: AlignmentArgs,
    /// text or json.
    #[arg(long, default_value = "text", value_name = "KIND")]
    pub format: EvalFormat,
}

/// Arguments of `encode`.
#[derive(Debug, Args)]
pub struct Encode {
    /// The text (.txt, .md, .html, .docx, or - for standard input).
    pub text: PathBuf,
    /// npy (one array, float32, sentences by 512) or jsonl (a sentence a line); with =PATH into that file, else to
    /// standard output. May be given several times.
    #[arg(long = "format", value_name = "KIND[=PATH]", default_value = "jsonl")]
    pub formats: Vec<VectorTarget>,
    /// Language of the text; else its name states it, or its words show it.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Language>,
    /// Take each line for one sentence.
    #[arg(long)]
    pub segmented: bool,
    /// Encoding of the text.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
}

/// A format of vectors and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VectorTarget {
    pub kind: VectorKind,
    /// None for standard output.
    pub path: Option<PathBuf>,
}

/// The formats of vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VectorKind {
    Npy,
    Jsonl,
}

impl FromStr for VectorTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, path) = kind_and_path(text)?;
        Ok(VectorTarget { kind, path })
    }
}

/// Reads `KIND` or `KIND=PATH`; a path of `-` is standard output, as everywhere.
fn kind_and_path<K: ValueEnum>(text: &str) -> Result<(K, Option<PathBuf>), String> {
    let (kind, path) = match text.split_once('=') {
        Some((_, "")) => return Err("name a path after the =".to_owned()),
        Some((kind, path)) => (kind, Some(PathBuf::from(path))),
        None => (text, None),
    };
    let kind = K::from_str(kind, false).map_err(|_| {
        let names: Vec<_> = K::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value)
            .map(|v| v.get_name().to_owned())
            .collect();
        format!("`{kind}` is no format; take one of {}", names.join(", "))
    })?;
    Ok((kind, path.filter(|path| path.as_os_str() != "-")))
}

/// A format and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub kind: Kind,
    /// None for standard output.
    pub path: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, path) = kind_and_path(text)?;
        Ok(Target { kind, path })
    }
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    Text,
    Json,
    Jsonl,
    Csv,
    Html,
    #[cfg(feature = "xlsx")]
    Xlsx,
    Markdown,
    Vecalign,
    Sarif,
    Github,
    Gitlab,
    Rdjson,
    Checkstyle,
    Junit,
    Summary,
    Tsv,
    Ladder,
    Hunalign,
    Moses,
    Tmx,
    Xces,
    Translation,
    Xliff,
    Mqm,
    Parquet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Style {
    Brief,
    Full,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    Auto,
    Translation,
    Summary,
}

impl From<Mode> for hexapla::Mode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Auto => hexapla::Mode::Auto,
            Mode::Translation => hexapla::Mode::Translation,
            Mode::Summary => hexapla::Mode::Summary,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Never,
    Note,
    Warning,
    Error,
}

impl FailOn {
    /// The lowest severity that fails; none for `never`.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Never => None,
            FailOn::Note => Some(Severity::Note),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Error => Some(Severity::Error),
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("write a number from 0 to 1".to_owned()),
    }
}
