//! Comparisons that are kept: `hexapla.toml`, what it names, and what was found before.
//!
//! | module | holds |
//! | --- | --- |
//! | [`config`] | the settings, each with the file and line that it comes from |
//! | [`plan`] | the comparisons that they name, patterns resolved |
//! | [`policy`] | levels, overrides and suppressions laid over the findings |
//! | [`reuse`] | comparisons that need not be made again |
//! | [`stored`] | the tables of a stored comparison, read |
//! | [`drift`] | what has changed since: sentences, stale links |
//! | [`track`] | the sentences of a text found again in a later version |
//! | [`versions`] | two versions of one text: changed in meaning, in wording, in place |
//!
//! [`Project::open`] reads the settings, [`Project::plan`] finds the texts, [`Planned::check`] makes one comparison and
//! compares it with what is stored, [`Planned::store`] stores it.

mod beside;
pub mod config;
pub mod drift;
mod missing;
pub mod plan;
pub mod policy;
pub mod reuse;
mod store;
pub mod stored;
pub mod track;
pub mod versions;

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::verdicts::{FILE_NAME, Log};

pub use config::{Config, Setting};
pub use drift::{Change, Drift, StaleLink};
pub use plan::{MissingPage, Plan, Planned};
pub use reuse::{Checked, Reuse};

/// The name of the file with the settings.
pub const CONFIG_NAME: &str = "hexapla.toml";

/// The folder that holds the stored comparisons, one folder each.
pub const STORED: &str = "alignments";

/// A folder with its settings.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of `hexapla.toml`: paths in it start here.
    pub root: PathBuf,
    /// The settings in force.
    pub config: Config,
    /// Each setting with its place, those of an extended file first.
    pub settings: Vec<Setting>,
}

impl Project {
    /// The nearest `hexapla.toml`, from `folder` upwards.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        folder
            .ancestors()
            .map(|folder| folder.join(CONFIG_NAME))
            .find(|path| path.is_file())
    }

    /// Reads the settings.
    ///
    /// # Errors
    /// A file that cannot be read, a key or value that means nothing; with file, line and the nearest right key.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let (config, settings) = config::read(path)?;
        let root = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            // No `./` before the paths that are named.
            _ => PathBuf::new(),
        };
        Ok(Project {
            root,
            config,
            settings,
        })
    }
}

impl Planned {
    /// The texts' verdicts: `verdicts.jsonl` in the stored comparison.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or a line of it means nothing.
    pub fn verdicts(&self, root: &Path) -> Result<Log, Error> {
        let log = Log::read(&root.join(&self.stored).join(FILE_NAME))?;
        match log.problems().first() {
            Some(problem) => Err(Error::format(&problem.path, problem.line, &problem.text)),
            None => Ok(log),
        }
    }
}
