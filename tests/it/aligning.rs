//! `align` of translations: boundaries, a dictionary, `why`, and texts that are hardly a pair.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::{run, stderr, stdout};

/// A folder with a German original and an English translation, a line each.
fn pair(source: &str, target: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in [("a.de.txt", source), ("b.en.txt", target)] {
        std::fs::write(dir.path().join(name), text).expect("a file");
    }
    dir
}

fn command(name: &str, dir: &Path, more: &[&str]) -> std::process::Output {
    let texts = ["a.de.txt", "b.en.txt"].map(|name| dir.join(name).to_string_lossy().into_owned());
    let mut arguments = vec![name, &texts[0], &texts[1]];
    arguments.extend_from_slice(more);
    arguments.push("--segmented");
    run(&arguments)
}

/// The links, as lists of ids.
fn links(dir: &Path, more: &[&str]) -> Vec<(Vec<String>, Vec<String>)> {
    let output = command("align", dir, &[more, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let record: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let ids = |link: &Value, side: &str| -> Vec<String> {
        serde_json::from_value(link[side].clone()).expect("ids")
    };
    let links = record["links"].as_array().expect("links").iter();
    links
        .map(|link| (ids(link, "source_ids"), ids(link, "target_ids")))
        .collect()
}

/// Chapters of one sentence each, told apart by nothing but their place; `missing` has a heading alone.
fn chapters(heading: &str, sentence: &str, missing: usize) -> String {
    let mut text = String::new();
    for chapter in 1..=6 {
        writeln!(text, "{heading} {chapter}").expect("memory");
        if chapter != missing {
            writeln!(text, "{sentence}").expect("memory");
        }
    }
    text
}

#[test]
fn no_link_crosses_a_boundary() {
    let dir = pair(
        &chapters("Kapitel", "Es regnete wieder den ganzen Tag.", 2),
        &chapters("Chapter", "Again it rained all day long.", 5),
    );
    for model in [&[][..], &["--no-model"]] {
        let pattern = ["--boundary", "^(Kapitel|Chapter) \\d"];
        let found = links(dir.path(), &[&pattern[..], model].concat());
        // Sentences before chapter 2's missing one stand as on the other side, behind it one earlier.
        let chapter = |id: &String, missing: usize| {
            let at: usize = id[1..].parse().expect("a number");
            if at < 2 * missing {
                at.div_ceil(2)
            } else {
                (at + 1).div_ceil(2)
            }
        };
        for (sources, targets) in &found {
            for source in sources {
                for target in targets {
                    assert_eq!(chapter(source, 2), chapter(target, 5), "{found:?}");
                }
            }
        }
        assert!(found.contains(&(vec!["s1".to_owned()], vec!["t1".to_owned()])));
        assert!(
            found.contains(&(vec![], vec!["t4".to_owned()])),
            "{found:?}"
        );
    }
}

#[test]
fn boundaries_that_differ_in_number_name_the_odd_line() {
    let dir = pair(
        "Kapitel 1\nEs regnete.\nKapitel 2\nEs schneite.\nKapitel 3\nEs taute.\n",
        "Chapter 1\nIt rained.\nIt snowed.\nChapter 3\nIt thawed.\n",
    );
    let output = command("align", dir.path(), &["--boundary", "^(Kapitel|Chapter)"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("a.de.txt:3: “Kapitel 2”"), "{said}");
    assert!(
        said.contains("3 lines match") && said.contains("2 in"),
        "{said}"
    );
    let output = command("align", dir.path(), &["--boundary", "^Teil"]);
    assert!(
        stderr(&output).contains("no line matches"),
        "{}",
        stderr(&output)
    );
    let mode = ["--boundary", "^Kapitel", "--mode", "summary"];
    let output = command("align", dir.path(), &mode);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("translation mode"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_dictionary_finds_the_sentence_that_lengths_do_not() {
    // One German sentence is missing in the English; all are as long as each other.
    let dir = pair(
        "Der Hund schlief während des Gewitters unter der alten Treppe.\n\
         Die Katze sang nachts am Fenster, bis jemand endlich aufstand.\n\
         Das Pferd graste friedlich zwischen den Hecken beim Bahnwärter.\n\
         Ein Vogel baute neben unserem Schornstein sein kleines Nest.\n\
         Viele Mäuse kamen im Winter durch ein Loch in den Keller.\n",
        "The dog slept beneath some old stairs during the thunderstorm.\n\
         Its horse grazed peacefully among hedges near a railway house.\n\
         One bird was building his little nest next to our chimney top.\n\
         Many mice came into that cellar through holes every winter.\n",
    );
    let dictionary = dir.path().join("de-en.dic");
    std::fs::write(
        &dictionary,
        "dog @ Hund\ncat @ Katze\nhorse @ Pferd\nrailway house @ Bahnwärter\nbird @ Vogel\nnest @ Nest\nmice @ Mäuse\n\
         cellar @ Keller\n",
    )
    .expect("a file");
    let path = dictionary.to_string_lossy();
    let found = links(dir.path(), &["--no-model", "--dictionary", &path]);
    assert!(
        found.contains(&(vec!["s2".to_owned()], vec![])),
        "{found:?}"
    );
    assert!(
        found.contains(&(vec!["s3".to_owned()], vec!["t2".to_owned()])),
        "{found:?}"
    );
    assert_ne!(
        found,
        links(dir.path(), &["--no-model", "--mode", "translation"])
    );

    std::fs::write(&dictionary, "dog @ Hund\n\ncat = Katze\n").expect("a file");
    let output = command("align", dir.path(), &["--dictionary", &path]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("de-en.dic:3: ") && said.contains("house @ Haus"),
        "{said}"
    );
}

#[test]
fn why_gives_the_score_of_the_link_and_its_grounds() {
    let texts = ["statement.ko.txt", "statement.en.txt"].map(|name| {
        crate::text("trilateral-2024")
            .join(name)
            .to_string_lossy()
            .into_owned()
    });
    let summary = crate::text("trilateral-2024/summary.en.txt");
    let summary = summary.to_string_lossy();
    for (source, target, link) in [
        (&*texts[0], &*texts[1], "l12"),
        (&*texts[1], &*summary, "t16"),
    ] {
        let output = run(["why", source, target, link, "--format", "json"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let why: Value = serde_json::from_str(stdout(&output)).expect("JSON");
        let list = |value: &Value| value.as_array().expect("a list").clone();
        let chosen = list(&why["chosen"]);
        let chances: Vec<f64> = chosen.iter().filter_map(|c| c["chance"].as_f64()).collect();
        let mean = chances.iter().sum::<f64>() / chances.len() as f64;
        let score = why["link"]["score"].as_f64().expect("a score");
        assert!((mean - score).abs() < 1e-3, "{why:#}");
        for grounds in &chosen {
            assert!(list(&grounds["evidence"]).len() > 2, "{why:#}");
        }
        let others: Vec<f64> = list(&why["runners_up"])
            .iter()
            .filter_map(|other| other["chance"].as_f64())
            .collect();
        assert!(
            !others.is_empty() && others.is_sorted_by(|a, b| a >= b),
            "{why:#}"
        );
        let page = run(["why", source, target, link]);
        assert!(stdout(&page).contains("Runners-up"), "{}", stdout(&page));
    }
    let output = run(["why", &texts[1], &summary, "l999"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("there is no l999"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn texts_that_are_no_translation_of_each_other_are_noted() {
    let german: String = (0..60).fold(String::new(), |mut text, at| {
        writeln!(
            text,
            "Der Rat von Quillmund beriet {at} Mal über den Leuchtturm."
        )
        .expect("memory");
        text
    });
    let other = "Bread needs flour, water, salt and patience.\n".repeat(90);
    let dir = pair(&german, &other);
    let output = command("align", dir.path(), &[]);
    assert!(output.status.success());
    let said = stderr(&output);
    assert!(
        said.contains("hardly look parallel") || said.contains("no sentence"),
        "{said}"
    );
    let translation: String = (0..60).fold(String::new(), |mut text, at| {
        writeln!(
            text,
            "The council of Quillmund discussed the lighthouse {at} times."
        )
        .expect("memory");
        text
    });
    let output = command("align", pair(&german, &translation).path(), &[]);
    assert_eq!(stderr(&output), "");
}

#[test]
fn hostile_texts_are_aligned_completely() {
    let long = "Der Rat tagte lange und beriet über alles. ".repeat(2_400);
    let same = "Der Damm hielt.\n".repeat(3_000);
    let many: String = (0..10_000).fold(String::new(), |mut text, at| {
        writeln!(text, "In year {at} the council met.").expect("memory");
        text
    });
    for (source, target) in [
        ("Der Rat tagte.\n", &*many),
        (&same, &"The dam held.\n".repeat(3_000)),
        (&format!("{long}\nEnde.\n"), &format!("{long}\nThe end.\n")),
        ("\n\n…\n", "\n—\n"),
    ] {
        let dir = pair(source, target);
        let options = [
            "--mode",
            "translation",
            "--source-lang",
            "de",
            "--target-lang",
            "en",
            "--no-model",
        ];
        let found = links(dir.path(), &options);
        let count = |text: &str| text.lines().count();
        let sources: usize = found.iter().map(|(sources, _)| sources.len()).sum();
        let targets: usize = found.iter().map(|(_, targets)| targets.len()).sum();
        assert_eq!((sources, targets), (count(source), count(target)));
        if source == same {
            assert!(found.iter().all(|(s, t)| s[0][1..] == t[0][1..]));
        }
    }
    let dir = pair("Der Rat tagte.\n", "");
    let output = command("align", dir.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("b.en.txt"), "{}", stderr(&output));
}

/// Strict F1 of our alignment of a comparison whose beads alone were made by hand.
fn strict(name: &str, source: &str, target: &str) -> f64 {
    use hexapla::align::{AlignOptions, Mode, align};
    use hexapla::eval::beads::{self, Bead, Pair};
    use hexapla::text::{ReadOptions, Segmentation};

    let read = |file: &str| {
        let options = ReadOptions {
            segmentation: Segmentation::Lines,
            ..ReadOptions::default()
        };
        let path = crate::text(name).join(file);
        hexapla::Document::read(&path, &options).expect("a text")
    };
    let gold = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("alignments")
        .join(name)
        .join("beads.vecalign");
    let options = AlignOptions {
        mode: Mode::Translation,
        ..AlignOptions::default()
    };
    let links = align(&read(source), &read(target), &options).links;
    let auto = links.into_iter().map(|link| Bead {
        sources: link.sources,
        targets: link.targets,
        score: link.score,
    });
    let pair = Pair {
        gold: beads::read(&gold).expect("gold"),
        auto: auto.collect(),
    };
    beads::score(&[pair]).total.strict().f1
}

#[test]
fn a_free_retelling_and_a_cut_press_release_are_aligned_as_well_as_before() {
    for (name, source, target, least) in [
        ("ferryman-fr", "source.fr.txt", "target.en.txt", 0.90),
        ("storage-de", "source.de.txt", "target.en.txt", 0.86),
    ] {
        let f1 = strict(name, source, target);
        assert!(f1 >= least, "{name}: strict F1 {f1:.3}");
    }
}
