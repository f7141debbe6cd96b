//! Vectors from elsewhere: `--embeddings`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{run, stderr, stdout, text};

/// A `.npy` file of 32-bit floats.
fn array(path: &Path, dimensions: usize, values: &[f32]) {
    let header = format!(
        "{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {dimensions}), }}\n",
        values.len() / dimensions
    );
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    std::fs::write(path, bytes).expect("a file");
}

fn encoded(source: &Path, to: PathBuf) -> PathBuf {
    let output = run(["encode".as_ref(), source.as_os_str(), "--format".as_ref()]
        .into_iter()
        .chain([format!("npy={}", to.display()).as_ref()]));
    assert!(output.status.success(), "{output:?}");
    to
}

/// The source and target ids of all links.
fn links(arguments: &[&Path], mode: &str) -> (Value, Vec<(Value, Value)>) {
    let output = run(["align", "--format", "json", "--mode", mode]
        .iter()
        .map(|argument| std::ffi::OsStr::new(*argument))
        .chain(arguments.iter().map(|path| path.as_os_str())));
    assert!(output.status.success(), "{output:?}");
    let said: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let links = said["links"].as_array().expect("links");
    let ids = |link: &Value| (link["source_ids"].clone(), link["target_ids"].clone());
    (
        said["run"]["model"].clone(),
        links.iter().map(ids).collect(),
    )
}

#[test]
fn the_encoders_own_vectors_from_a_file_align_as_the_encoder_does() {
    let dir = tempfile::tempdir().expect("a folder");
    for (mode, source, target) in [
        (
            "summary",
            "trilateral-2024/statement.en.txt",
            "trilateral-2024/summary.en.txt",
        ),
        (
            "translation",
            "trilateral-2024/statement.ko.txt",
            "trilateral-2024/statement.en.txt",
        ),
    ] {
        let (source, target) = (text(source), text(target));
        let vectors = [
            encoded(&source, dir.path().join("source.npy")),
            encoded(&target, dir.path().join("target.npy")),
        ];
        let (own, expected) = links(&[&source, &target], mode);
        let arguments = [
            &source,
            &target,
            Path::new("--embeddings"),
            &vectors[0],
            &vectors[1],
        ];
        let (given, found) = links(&arguments, mode);
        // Runs are means of vectors then, and a link or two of a long text may differ.
        let same = found.iter().filter(|link| expected.contains(link)).count();
        assert!(
            same * 20 >= expected.len() * 19,
            "{mode}: {same} of {}",
            expected.len()
        );
        assert_eq!(own["name"], "use-multilingual-3");
        assert_eq!(given["name"], "given");
        assert!(
            given["hash"]
                .as_str()
                .expect("a hash")
                .starts_with("sha256:")
        );
    }
}

#[test]
fn vectors_decide_where_words_say_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name);
    // No word in common, and an encoder of three dimensions that knows the second answers the first.
    std::fs::write(
        path("a.txt"),
        "Uno dos tres.\nQuatro cinco seis.\nSiete ocho nueve.\n",
    )
    .expect("a file");
    std::fs::write(
        path("b.txt"),
        "Vier fünf sechs.\nSieben acht neun.\nEins zwei drei.\n",
    )
    .expect("a file");
    array(
        &path("a.npy"),
        3,
        &[1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 3.0],
    );
    array(
        &path("b.npy"),
        3,
        &[0.0, 1.0, 0.1, 0.0, 0.1, 1.0, 1.0, 0.1, 0.0],
    );
    let (a, b) = (path("a.txt"), path("b.txt"));
    let given = [path("a.npy"), path("b.npy")];
    let arguments = [
        &a,
        &b,
        Path::new("--segmented"),
        Path::new("--all-support"),
        Path::new("--embeddings"),
        &given[0],
        &given[1],
    ];
    let (_, found) = links(&arguments, "summary");
    let ids = |source: &str, target: &str| (Value::from(vec![source]), Value::from(vec![target]));
    assert_eq!(found, [ids("s2", "t1"), ids("s3", "t2"), ids("s1", "t3")]);
}

#[test]
fn vectors_that_do_not_fit_are_refused_with_what_was_expected_and_found() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("a.txt"), "The dam held.\nThe road did not.\n").expect("a file");
    for (name, dimensions, values) in [
        ("two", 2, vec![1.0, 0.0, 0.0, 1.0]),
        ("three", 2, vec![1.0; 6]),
        ("wide", 3, vec![1.0; 6]),
        ("nan", 2, vec![1.0, f32::NAN, 0.0, 1.0]),
    ] {
        array(Path::new(&path(name)), dimensions, &values);
    }
    std::fs::write(path("text"), "0.1 0.2\n").expect("a file");
    for (source, target, expected) in [
        (
            "two",
            "three",
            "3 vectors for the 2 sentences of the target",
        ),
        (
            "two",
            "wide",
            "the source's vectors have 2 dimensions and the target's 3",
        ),
        ("nan", "two", "nan: row 0, column 1 (from 0) holds NaN"),
        ("two", "text", "text: not a .npy file"),
        ("gone", "two", "gone"),
    ] {
        let text = path("a.txt");
        let output = run([
            "align",
            &text,
            &text,
            "--segmented",
            "--embeddings",
            &path(source),
            &path(target),
        ]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{source} {target}: {output:?}"
        );
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
    let output = run([
        "align",
        &path("a.txt"),
        &path("a.txt"),
        "--no-model",
        "--embeddings",
        &path("two"),
        &path("two"),
    ]);
    assert!(
        stderr(&output).contains("cannot be used with"),
        "{output:?}"
    );
}

#[test]
fn vectors_with_a_large_common_part_get_a_note() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("a.txt"), "The dam held.\nThe road did not.\n").expect("a file");
    array(Path::new(&path("alike")), 2, &[1.0, 0.1, 1.0, -0.1]);
    let output = run([
        "align",
        &path("a.txt"),
        &path("a.txt"),
        "--segmented",
        "--embeddings",
        &path("alike"),
        &path("alike"),
    ]);
    assert!(output.status.success());
    assert!(
        stderr(&output).contains("at random have a cosine of 0.99"),
        "{}",
        stderr(&output)
    );
}
