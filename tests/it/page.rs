//! The HTML page, read as text.

use hexapla::format::json::Record;

use super::{run, small_pair, stderr, stdout};

const SOURCE: &str = "texts/trilateral-2024/statement.en.txt";
const TARGET: &str = "texts/trilateral-2024/summary.en.txt";

fn page(source: &str, target: &str) -> String {
    let output = run(["report", source, target, "--no-model"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).to_owned()
}

/// The comparison inside the page.
fn data(page: &str) -> &str {
    let (_, rest) = page
        .split_once("id=\"comparison\">")
        .expect("the data's element");
    rest.split_once("</script>").expect("its end").0
}

#[test]
fn the_page_fetches_nothing_and_holds_the_comparison() {
    let page = page(SOURCE, TARGET);
    let (markup, _) = page.split_once("<script").expect("a script");
    for outside in ["src=", "<link", "@import", "url(", "href=\"http"] {
        assert!(!markup.contains(outside), "{outside}");
    }
    let record: Record = serde_json::from_str(data(&page)).expect("a comparison");
    let findings = record.findings.expect("findings");
    assert!(!findings.is_empty());
    for finding in &findings {
        assert_eq!(page.matches(&format!("id=\"{}\"", finding.id)).count(), 1);
    }
    let sentences = record
        .source
        .sentences
        .iter()
        .chain(&record.target.sentences);
    for sentence in sentences {
        assert!(page.contains(&format!("data-s=\"{}\"", sentence.id)));
    }
}

#[test]
fn a_finding_is_marked_on_both_sides() {
    let dir = small_pair();
    let path = |name: &str| dir.path().join(name).display().to_string();
    let page = page(&path("statement.en.txt"), &path("summary.en.txt"));
    let record: Record = serde_json::from_str(data(&page)).expect("a comparison");
    let findings = record.findings.expect("findings");
    let shift = findings.iter().find(|f| f.rule == "speaker-shift");
    let id = &shift.expect("He for We").id;
    let marked: Vec<&str> = page
        .split(&format!("data-f=\"{id}\""))
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split('<').next())
        .collect();
    assert_eq!(marked, ["He", "We"]);
    assert!(page.contains("<b class=\"sev\">Wrong</b>"));
}

#[test]
fn hostile_text_is_text() {
    let dir = tempfile::tempdir().expect("a folder");
    let hostile = "<script>alert(1)</script> & \"quoted\" </script><!-- <img src=x onerror=alert(2)> שלום e\u{301}.";
    for name in ["s.en.txt", "t.en.txt"] {
        let text = format!("We met in Lima. {hostile} They signed the treaty.");
        std::fs::write(dir.path().join(name), text).expect("a file");
    }
    let path = |name: &str| dir.path().join(name).display().to_string();
    let page = page(&path("s.en.txt"), &path("t.en.txt"));
    assert_eq!(page.matches("<script").count(), 2, "the page's own two");
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("<img") && !page.contains("<!-- "));
    let record: Record = serde_json::from_str(data(&page)).expect("a comparison");
    let texts: Vec<&str> = (record.source.sentences.iter())
        .map(|s| s.text.as_str())
        .collect();
    assert!(texts.join(" ").contains("<script>alert(1)</script>"));
}

#[test]
fn a_dismissed_finding_is_silent_in_the_next_comparison() {
    use hexapla::text::ReadOptions;
    use hexapla::verdicts::{self, Entry, FindingVerdict, Store};
    use hexapla::{Comparison, Document, Options};

    let dir = small_pair();
    let (s, t) = (
        dir.path().join("statement.en.txt"),
        dir.path().join("summary.en.txt"),
    );
    let read =
        |path: &std::path::Path| Document::read(path, &ReadOptions::default()).expect("a text");
    let (source, target) = (read(&s), read(&t));
    let comparison = Comparison::new(&source, &target, &Options::default());
    let finding = &comparison.findings[0];
    let mut store = Store::open(&verdicts::beside(&t)).expect("a store");
    let reason = Some("so agreed".to_owned());
    let entry = Entry::finding(&comparison, finding, FindingVerdict::Dismissed, reason);
    store.append("Ann", &comparison, entry).expect("written");
    let compare = |more: &[&str]| {
        let mut arguments = vec![
            "compare".into(),
            s.clone().into_os_string(),
            t.clone().into_os_string(),
        ];
        arguments.extend(more.iter().map(Into::into));
        run(arguments)
    };
    let output = compare(&["--format", "csv"]);
    assert!(
        stderr(&output).contains("verdicts silence 1 finding"),
        "{}",
        stderr(&output)
    );
    let json: Record = serde_json::from_str(stdout(&compare(&["--format", "json"]))).expect("JSON");
    assert_eq!(json.silenced.len(), 1);
    assert_eq!(json.silenced[0].fingerprint, finding.fingerprint);
    let loud = json.findings.expect("findings");
    assert!(loud.iter().all(|f| f.fingerprint != finding.fingerprint));
    let named = compare(&["--show-silenced"]);
    assert!(
        stderr(&named).contains("dismissed by Ann: so agreed"),
        "{}",
        stderr(&named)
    );
    let list = run(["verdicts".as_ref(), "list".as_ref(), t.as_os_str()]);
    assert!(
        stdout(&list).contains("Ann: dismissed"),
        "{}",
        stdout(&list)
    );
}
