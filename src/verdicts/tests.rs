use std::path::Path;

use super::*;
use crate::comparison::{Comparison, Options};
use crate::text::{Document, ReadOptions};

const SOURCE: &str = "We met in Lima on Friday. We strongly oppose any attempt to change the status quo in the \
                      Indo-Pacific waters. The new Secretariat opens on 3 May with a staff of 40 people.";
const TARGET: &str = "He strongly opposed any attempt to change the status quo in the Indo-Pacific waters. The new \
                      Secretariat opens on 3 May with a staff of 60 people.";

fn document(name: &str, text: &str) -> Document {
    Document::from_text(name, text, &ReadOptions::default()).expect("a text")
}

fn pair() -> (Document, Document) {
    (document("s.en.txt", SOURCE), document("t.en.txt", TARGET))
}

fn options() -> Options {
    let mut options = Options::default();
    options.align.model = false;
    options
}

fn store(dir: &tempfile::TempDir) -> Store {
    Store::open(&dir.path().join("x/verdicts.jsonl")).expect("a store")
}

fn judged(verdict: FindingVerdict, rule: &str) -> (tempfile::TempDir, Log) {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let (s, t) = pair();
    let comparison = Comparison::new(&s, &t, &options());
    let finding = comparison.findings.iter().find(|f| f.rule == rule);
    let finding = finding.expect("the fault is found");
    let entry = Entry::finding(&comparison, finding, verdict, Some("so it is".into()));
    store.append("Ann", &comparison, entry).expect("written");
    let log = Log::read(store.path()).expect("read");
    (dir, log)
}

fn rules<'c>(findings: &'c [crate::Finding], rule: &str) -> Vec<&'c crate::Finding> {
    findings.iter().filter(|f| f.rule == rule).collect()
}

#[test]
fn a_dismissed_finding_is_silent_and_a_confirmed_one_is_not() {
    let (s, t) = pair();
    for (verdict, silent) in [
        (FindingVerdict::Dismissed, true),
        (FindingVerdict::Known, true),
        (FindingVerdict::Confirmed, false),
        (FindingVerdict::Open, false),
    ] {
        let (_dir, log) = judged(verdict, "number-mismatch");
        let comparison = compare(&s, &t, &options(), &log);
        let (loud, quiet) = (&comparison.findings, &comparison.silenced);
        assert_eq!(rules(loud, "number-mismatch").is_empty(), silent);
        assert_eq!(rules(quiet, "number-mismatch").len(), usize::from(silent));
        assert_eq!(rules(loud, "speaker-shift").len(), 1);
        let all: Vec<_> = loud.iter().chain(quiet).collect();
        let finding = all
            .iter()
            .find(|f| f.rule == "number-mismatch")
            .expect("it");
        let judgement = comparison.judgement(finding).expect("said");
        assert_eq!(judgement.status, verdict.as_str());
        assert_eq!(judgement.reviewer, "Ann");
        assert_eq!(judgement.reason.as_deref(), Some("so it is"));
    }
}

#[test]
fn a_verdict_stands_when_the_text_round_it_changes() {
    let (_dir, log) = judged(FindingVerdict::Dismissed, "number-mismatch");
    let s = document("s.en.txt", SOURCE);
    let t = document(
        "t.en.txt",
        &format!(
            "They met in Lima on Friday. {}",
            TARGET.replace("The new", "Now the new")
        ),
    );
    let comparison = compare(&s, &t, &options(), &log);
    assert_eq!(rules(&comparison.silenced, "number-mismatch").len(), 1);
}

#[test]
fn what_changed_is_open_again_and_says_what_it_was() {
    let (_dir, log) = judged(FindingVerdict::Dismissed, "number-mismatch");
    let s = document("s.en.txt", SOURCE);
    let t = document("t.en.txt", &TARGET.replace("60", "70"));
    let comparison = compare(&s, &t, &options(), &log);
    assert!(comparison.silenced.is_empty());
    let finding = rules(&comparison.findings, "number-mismatch")[0];
    let judgement = comparison.judgement(finding).expect("said");
    assert_eq!(judgement.status, "open");
    let was = judgement.was.as_deref().expect("what it was");
    assert!(
        was.starts_with("was dismissed as “60") && was.contains("against “40"),
        "{was}"
    );
}

#[test]
fn a_dismissal_does_not_pass_to_another_fault_of_the_same_words() {
    let (s, t) = (
        "We oppose the blockade of the northern harbour. We welcome the new fisheries treaty with Iceland.",
        "He opposed the blockade of the northern harbour. He welcomed the new fisheries treaty with Iceland.",
    );
    let (s, t) = (document("s.en.txt", s), document("t.en.txt", t));
    let comparison = Comparison::new(&s, &t, &options());
    let shifts = rules(&comparison.findings, "speaker-shift");
    assert_eq!(shifts.len(), 2, "two faults with one pair of words");
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let entry = Entry::finding(&comparison, shifts[0], FindingVerdict::Dismissed, None);
    store.append("Ann", &comparison, entry).expect("written");
    // The judged one is mended: the other is now the first, and takes its fingerprint.
    let mended = document(
        "t.en.txt",
        &t.text().replace("He opposed", "The leaders opposed"),
    );
    let after = compare(&s, &mended, &options(), store.log());
    assert_eq!(rules(&after.findings, "speaker-shift").len(), 1);
    assert_eq!(rules(&after.silenced, "speaker-shift").len(), 0);
}

#[test]
fn an_edited_link_is_the_link_until_it_is_withdrawn() {
    let (s, t) = pair();
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let before = Comparison::new(&s, &t, &options());
    let merged = LinkSubject::new(&before, &[1, 2], &[0, 1], LinkVerdict::Edited);
    let entry = Entry::Links {
        links: vec![merged],
        reason: None,
        comment: None,
    };
    let id = store
        .append("Ann", &before, entry)
        .expect("written")
        .id
        .clone();
    let after = compare(&s, &t, &options(), store.log());
    let at = after
        .alignment
        .links
        .iter()
        .position(|l| l.targets == [0, 1]);
    let at = at.expect("the link");
    assert_eq!(after.alignment.links[at].sources, [1, 2]);
    assert_eq!(after.link_status(at), "edited");
    let mut seen: Vec<usize> = (after.alignment.links.iter())
        .flat_map(|l| l.sources.clone())
        .collect();
    seen.sort_unstable();
    assert_eq!(seen, [0, 1, 2], "every sentence stands in a link");

    let undo = Entry::Withdraw { record: id };
    let undo = store
        .append("Ann", &before, undo)
        .expect("written")
        .id
        .clone();
    let undone = compare(&s, &t, &options(), store.log());
    assert_eq!(undone.alignment, before.alignment);
    let redo = Entry::Withdraw { record: undo };
    store.append("Ann", &before, redo).expect("written");
    let redone = compare(&s, &t, &options(), store.log());
    assert_eq!(redone.alignment, after.alignment);
}

#[test]
fn a_link_whose_sentence_changed_is_open_again() {
    let (s, t) = pair();
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let before = Comparison::new(&s, &t, &options());
    let link = LinkSubject::new(&before, &[1], &[0], LinkVerdict::Confirmed);
    let entry = Entry::Links {
        links: vec![link],
        reason: None,
        comment: None,
    };
    store.append("Ann", &before, entry).expect("written");
    let changed = document("t.en.txt", &TARGET.replace("He strongly", "He firmly"));
    let after = compare(&s, &changed, &options(), store.log());
    let said = after.link_judgement(0).expect("said");
    assert_eq!(said.status, "auto");
    let was = said.was.as_deref().expect("what it was");
    assert!(
        was.starts_with("was confirmed as “He strongly opposed"),
        "{was}"
    );
}

#[test]
fn one_store_at_a_time() {
    let dir = tempfile::tempdir().expect("a folder");
    let first = store(&dir);
    let second = Store::open(first.path()).expect_err("refused");
    assert!(
        second.to_string().contains("another hexapla is writing"),
        "{second}"
    );
    let path = first.path().to_owned();
    drop(first);
    Store::open(&path).expect("free again");
}

/// Whatever byte a crash stops at: all that was said to be saved is read, and the next record is whole.
#[test]
fn a_crash_at_any_byte_loses_nothing_that_was_saved() {
    let (dir, log) = judged(FindingVerdict::Confirmed, "number-mismatch");
    let path = dir.path().join("x/verdicts.jsonl");
    let whole = std::fs::read(&path).expect("bytes");
    let second: Vec<u8> = [whole.as_slice(), whole.as_slice()].concat();
    let (s, t) = pair();
    let comparison = Comparison::aligned(&s, &t, &options());
    for cut in whole.len()..second.len() {
        let read = Log::from_bytes(Path::new("v"), &second[..cut]);
        assert_eq!(read.records()[0], log.records()[0]);
        // Only the last line's newline may be missing from a record that counts.
        let complete = cut + 1 == second.len();
        assert_eq!(read.records().len(), 1 + usize::from(complete));
        if cut % 97 != 0 || cut == whole.len() {
            continue;
        }
        std::fs::write(&path, &second[..cut]).expect("written");
        let mut store = Store::open(&path).expect("opened");
        let entry = Entry::Withdraw {
            record: "none".into(),
        };
        store.append("Ben", &comparison, entry).expect("written");
        drop(store);
        let bytes = std::fs::read(&path).expect("bytes");
        assert!(bytes.starts_with(&second[..cut]), "nothing is overwritten");
        let read = Log::from_bytes(Path::new("v"), &bytes);
        assert_eq!(read.records().len(), 2);
        assert_eq!(read.problems().len(), 1);
        assert_eq!(read.problems()[0].line, 2);
    }
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_used() {
    let (_dir, log) = judged(FindingVerdict::Confirmed, "number-mismatch");
    let line = serde_json::to_string(&log.records()[0]).expect("JSON");
    let newer = line.replacen("\"v\":1", "\"v\":2", 1);
    let file = format!(
        "{line}\r\n\n{{\"v\":1,\"about\":\"weather\"}}\n{newer}\nnot JSON\n{line}\n{{\"v\":1,"
    );
    let read = Log::from_bytes(Path::new("v.jsonl"), file.as_bytes());
    assert_eq!(read.records().len(), 2);
    let said: Vec<String> = read.problems().iter().map(ToString::to_string).collect();
    assert!(said[0].starts_with("v.jsonl:3: no verdict"), "{said:?}");
    assert!(
        said[1].starts_with("v.jsonl:4: version 2 is newer"),
        "{said:?}"
    );
    assert!(said[2].starts_with("v.jsonl:5: no verdict"), "{said:?}");
    assert!(
        said[3].starts_with("v.jsonl:7: the line is cut off"),
        "{said:?}"
    );
    assert_eq!(said.len(), 4);
}

#[test]
fn pruning_changes_nothing_that_stands() {
    let (s, t) = pair();
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let comparison = Comparison::new(&s, &t, &options());
    for verdict in [FindingVerdict::Confirmed, FindingVerdict::Dismissed] {
        for finding in &comparison.findings {
            let entry = Entry::finding(&comparison, finding, verdict, None);
            store.append("Ann", &comparison, entry).expect("written");
        }
    }
    let path = store.path().to_owned();
    let pruned = store.log().pruned();
    assert_eq!(pruned.records().len(), comparison.findings.len());
    let before = compare(&s, &t, &options(), store.log());
    store.replace(&pruned).expect("replaced");
    let after = compare(&s, &t, &options(), &Log::read(&path).expect("read"));
    assert_eq!(before.silenced, after.silenced);
    assert_eq!(before.findings, after.findings);
}

/// Counted by hand: 20 both confirm, 15 both dismiss, 5 and 10 apart: observed .70, expected .50, kappa .40 (the
/// usual worked example).
#[test]
fn kappa_is_cohens() {
    let mut logs = [Log::default(), Log::default()];
    let verdicts = |n: usize| match n {
        0..20 => (FindingVerdict::Confirmed, FindingVerdict::Confirmed),
        20..25 => (FindingVerdict::Confirmed, FindingVerdict::Dismissed),
        25..35 => (FindingVerdict::Dismissed, FindingVerdict::Confirmed),
        _ => (FindingVerdict::Dismissed, FindingVerdict::Dismissed),
    };
    for n in 0..50 {
        let (first, second) = verdicts(n);
        for (log, verdict) in logs.iter_mut().zip([first, second]) {
            log.records.push(Record {
                v: VERSION,
                id: n.to_string(),
                time: String::new(),
                reviewer: "x".into(),
                texts: Texts::default(),
                entry: Entry::Finding {
                    finding: Subject {
                        fingerprint: format!("{n:016}"),
                        rule: "omission".into(),
                        evidence: crate::finding::Evidence::default(),
                        source: None,
                        target: None,
                    },
                    verdict: Some(verdict),
                    reason: None,
                    comment: None,
                },
            });
        }
    }
    let agreement = Agreement::new(&logs[0], &logs[1]);
    assert_eq!((agreement.both, agreement.agreed), (50, 35));
    assert!((agreement.kappa.expect("a figure") - 0.4).abs() < 1e-9);
    assert_eq!(agreement.differences.len(), 15);
}

fn links(links: Vec<LinkSubject>, comment: Option<&str>) -> Entry {
    Entry::Links {
        links,
        reason: None,
        comment: comment.map(str::to_owned),
    }
}

#[test]
fn the_rest_is_aligned_around_what_was_confirmed_by_then() {
    let (s, t) = pair();
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let before = Comparison::new(&s, &t, &options());
    assert_eq!(base_key(store.log()), None);
    let pinned = LinkSubject::new(&before, &[0], &[1], LinkVerdict::Edited);
    store
        .append("Ann", &before, links(vec![pinned], None))
        .expect("written");
    let realign = store.append("Ann", &before, Entry::Realign {});
    let realign = realign.expect("written").id.clone();
    assert_eq!(base_key(store.log()).map(|key| key.len()), Some(1));
    let around = base(&s, &t, &options().align, store.log());
    assert!(
        around
            .links
            .iter()
            .any(|l| (&l.sources, &l.targets) == (&vec![0], &vec![1]))
    );
    // What is said later changes the link, not what the rest was aligned around: pruning has to keep both.
    let other = LinkSubject::new(&before, &[2], &[1], LinkVerdict::Edited);
    store
        .append("Ann", &before, links(vec![other], None))
        .expect("written");
    let pruned = store.log().pruned();
    assert_eq!(pruned.records().len(), 3);
    assert_eq!(base(&s, &t, &options().align, &pruned), around);
    let after = compare(&s, &t, &options(), store.log());
    let link = after.alignment.links.iter().find(|l| l.targets == [1]);
    assert_eq!(link.expect("the link").sources, [2]);

    let undo = Entry::Withdraw { record: realign };
    store.append("Ann", &before, undo).expect("written");
    assert_eq!(
        base(&s, &t, &options().align, store.log()),
        before.alignment
    );
}

#[test]
fn a_comment_on_a_link_changes_no_verdict() {
    let (s, t) = pair();
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = store(&dir);
    let before = Comparison::new(&s, &t, &options());
    let link = |verdict| vec![LinkSubject::new(&before, &[1], &[0], verdict)];
    let said = |store: &Store| {
        let after = compare(&s, &t, &options(), store.log());
        let said = after.link_judgement(0).expect("said").clone();
        (said.status, said.comments.join("; "))
    };
    let remark = links(link(LinkVerdict::Open), Some("which waters?"));
    store.append("Ann", &before, remark).expect("written");
    assert_eq!(said(&store), ("auto".into(), "which waters?".into()));
    let confirmed = links(link(LinkVerdict::Confirmed), None);
    store.append("Ann", &before, confirmed).expect("written");
    let remark = links(link(LinkVerdict::Confirmed), Some("those"));
    store.append("Ben", &before, remark).expect("written");
    assert_eq!(
        said(&store),
        ("confirmed".into(), "which waters?; those".into())
    );
}
