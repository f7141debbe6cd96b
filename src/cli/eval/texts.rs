//! The texts that a folder of answers speaks of.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use hexapla::Document;
use hexapla::eval::{Gold, GoldSentence};
use hexapla::text::ReadOptions;

/// The source and the target of a gold folder: `source.txt` and `target.txt` in it, else those texts under `root` which
/// have the gold's sentences where the gold says they stand.
pub fn of(dir: &Path, gold: &Gold, root: Option<&Path>) -> anyhow::Result<(PathBuf, PathBuf)> {
    let (source, target) = (dir.join("source.txt"), dir.join("target.txt"));
    if source.is_file() && target.is_file() {
        return Ok((source, target));
    }
    // alignments/NAME/gold and texts/ are neighbours.
    let beside = dir.join("../../../texts");
    let root = root.unwrap_or(&beside);
    let found = files(root).with_context(|| {
        format!(
            "{} holds no source.txt and target.txt; name the texts with --source and --target, or the folder they \
             are in with --texts",
            dir.display()
        )
    })?;
    let fits = |sentences: &[GoldSentence], side: &str| {
        let text = found.iter().find(|file| holds(file, sentences));
        text.cloned().with_context(|| {
            format!(
                "no text in {} has the sentences of {}/{side}.sentences.csv where it says they stand; name it with \
                 --{side}",
                root.display(),
                dir.display()
            )
        })
    };
    Ok((fits(&gold.source, "source")?, fits(&gold.target, "target")?))
}

/// The texts of a folder and the folders in it, sorted.
fn files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let list = |folder: &Path| -> anyhow::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        let mut paths = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    for path in list(root)? {
        if path.is_dir() {
            files.extend(list(&path)?.into_iter().filter(|path| path.is_file()));
        } else {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("{} holds no text", root.display());
    }
    Ok(files)
}

/// Whether a text has each sentence at its place.
fn holds(file: &Path, sentences: &[GoldSentence]) -> bool {
    let Ok(document) = Document::read(file, &ReadOptions::default()) else {
        return false;
    };
    let starts: Vec<usize> = document.text().char_indices().map(|(at, _)| at).collect();
    let ends = document.text().len();
    !sentences.is_empty()
        && sentences.iter().all(|sentence| {
            let byte = |at: usize| starts.get(at).copied().unwrap_or(ends);
            document
                .text()
                .get(byte(sentence.start)..byte(sentence.end))
                .is_some_and(|text| text == sentence.text)
        })
}
