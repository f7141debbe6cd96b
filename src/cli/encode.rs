//! `encode`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::bail;
use hexapla::Document;
use hexapla::encode::Encoder;
use hexapla::format::{file, npy};
use hexapla::text::{Offsets, ReadOptions};
use serde_json::json;

use super::args::{Encode, VectorKind};
use super::{compare, output};

/// Writes the vectors of a text's sentences.
pub fn encode(arguments: &Encode) -> anyhow::Result<ExitCode> {
    output::one_to_stdout(arguments.formats.iter().map(|t| t.path.as_deref()))?;
    let Some(encoder) = Encoder::shared() else {
        bail!("this build has no sentence encoder; build it with the feature `model`");
    };
    let options = ReadOptions {
        language: arguments.lang,
        segmentation: compare::segmented(arguments.segmented),
        encoding: arguments.encoding.clone(),
        ..ReadOptions::default()
    };
    let document = Document::read(&arguments.text, &options)?;
    for note in document.notes() {
        output::note(&format!("{}: {note}", document.name()));
    }
    let texts: Vec<&str> = (0..document.sentences().len())
        .map(|at| document.sentence_text(at))
        .collect();
    let vectors = encoder.encode_all(&texts);
    for target in &arguments.formats {
        let mut bytes = Vec::new();
        match target.kind {
            VectorKind::Npy => npy::write(&vectors, &mut bytes)?,
            VectorKind::Jsonl => {
                let offsets = Offsets::new(document.text());
                for (at, (sentence, vector)) in
                    document.sentences().iter().zip(&vectors).enumerate()
                {
                    let row = json!({
                        "id": format!("s{}", at + 1),
                        "paragraph": sentence.paragraph + 1,
                        "start": offsets.code_point(sentence.span.start),
                        "end": offsets.code_point(sentence.span.end),
                        "text": document.sentence_text(at),
                        "vector": &vector[..],
                    });
                    writeln!(bytes, "{row}")?;
                }
            }
        }
        match &target.path {
            Some(path) => file::replace(path, &bytes)?,
            None => output::print(&bytes)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}
