//! What the server does, and what it refuses.

use std::path::{Path, PathBuf};

use hexapla::verdicts::{Entry, FindingVerdict, LinkVerdict, Log};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::served::{Served, asked};
use crate::{run, small_pair, stderr};

fn paths(dir: &TempDir) -> [PathBuf; 2] {
    ["statement.en.txt", "summary.en.txt"].map(|name| dir.path().join(name))
}

fn review(dir: &TempDir) -> Served {
    let [source, target] = paths(dir);
    Served::new([
        source.as_os_str(),
        target.as_os_str(),
        "--reviewer".as_ref(),
        "Ann".as_ref(),
    ])
}

fn file(dir: &TempDir) -> PathBuf {
    dir.path().join("summary.en.txt.hexapla/verdicts.jsonl")
}

fn log(dir: &TempDir) -> Log {
    Log::read(&file(dir)).expect("the verdicts")
}

fn dismiss(fingerprint: &str) -> Value {
    json!({"act": "finding", "fingerprint": fingerprint, "verdict": "dismissed", "reason": "agreed"})
}

#[test]
fn strangers_are_refused() {
    let dir = small_pair();
    let served = review(&dir);
    let page = format!("/?token={}", served.token);
    let (host, token) = (served.host(), served.token.as_str());
    let elsewhere = "evil.example";
    for (method, path, headers) in [
        ("GET", "/", vec![]),
        ("GET", "/?token=0", vec![]),
        ("GET", "/start", vec![]),
        ("GET", "/save", vec![]),
        ("GET", page.as_str(), vec![("Host", elsewhere)]),
        (
            "GET",
            page.as_str(),
            vec![("Origin", "http://evil.example")],
        ),
        ("GET", page.as_str(), vec![("Sec-Fetch-Site", "cross-site")]),
        ("POST", "/act", vec![]),
        // The token in the address is not enough to change anything: a form on another page could send it.
        ("POST", "/act?token=", vec![("X-Hexapla-Token", "0")]),
        (
            "POST",
            "/act",
            vec![("X-Hexapla-Token", token), ("Origin", "null")],
        ),
        (
            "POST",
            "/act",
            vec![("X-Hexapla-Token", token), ("Host", elsewhere)],
        ),
    ] {
        let reply = served.send(method, path, &headers, b"{}");
        assert_eq!(reply.status, 403, "{method} {path} {headers:?}");
        assert!(reply.body.starts_with("refused: "), "{}", reply.body);
    }
    let reply = served.send("GET", &page, &[("Host", host.as_str())], b"");
    assert_eq!(reply.status, 200);
    assert!(
        reply
            .head
            .contains("content-security-policy: default-src 'none'; script-src 'nonce-")
    );
    assert!(reply.head.contains("cache-control: no-store"));
    assert!(log(&dir).records().is_empty());
}

#[test]
fn a_port_in_use_is_named() {
    let dir = small_pair();
    let served = review(&dir);
    let output = run(["review", "--no-open", "--port", &served.port.to_string()]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("another program has it") && said.contains("--port"),
        "{said}"
    );
}

#[test]
fn a_second_review_of_the_same_texts_is_refused() {
    let dir = small_pair();
    let mut served = review(&dir);
    let [source, target] = paths(&dir);
    let second = || {
        run([
            "review".as_ref(),
            "--no-open".as_ref(),
            source.as_os_str(),
            target.as_os_str(),
        ])
    };
    let output = second();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("another hexapla is writing these verdicts"),
        "{}",
        stderr(&output)
    );
    served.kill();
    // The lock went with the program.
    drop(review(&dir));
}

#[test]
fn what_is_said_is_on_disk_and_on_the_next_page() {
    let dir = small_pair();
    let served = review(&dir);
    let fingerprints = served.fingerprints();
    let reply = served.act(0, &dismiss(&fingerprints[0]));
    assert_eq!(reply.status, 200, "{}", reply.body);
    let answer = reply.json();
    assert_eq!(answer["revision"], 1);
    let card = answer["card"].as_str().expect("a card");
    assert!(
        card.contains("data-status=\"dismissed\"") && card.contains("dismissed by Ann: agreed"),
        "{card}"
    );
    let records = log(&dir);
    let Entry::Finding {
        finding, verdict, ..
    } = &records.records()[0].entry
    else {
        panic!("a verdict on a finding");
    };
    assert_eq!(
        (&finding.fingerprint, *verdict),
        (&fingerprints[0], Some(FindingVerdict::Dismissed))
    );
    // It keeps its place and number among the others.
    assert_eq!(served.fingerprints(), fingerprints);

    let comment =
        json!({"act": "comment", "fingerprint": fingerprints[1], "comment": "ask <b>Ben</b>"});
    assert_eq!(served.act(1, &comment).status, 200);
    assert!(
        served
            .get("/")
            .body
            .contains("<p class=\"comment\">ask &#60;b&#62;Ben&#60;/b&#62;</p>")
    );
    assert_eq!(served.act(2, &json!({"act": "undo"})).status, 200);
    assert_eq!(served.act(3, &json!({"act": "undo"})).status, 200);
    assert!(!served.get("/").body.contains("data-status=\"dismissed\""));
    assert_eq!(served.act(4, &json!({"act": "redo"})).status, 200);
    assert!(served.get("/").body.contains("data-status=\"dismissed\""));
    assert_eq!(log(&dir).standing().len(), 1);
    assert_eq!(log(&dir).records().len(), 5);
    // The saved page is a report like any other, with the verdicts in it.
    let saved = served.get("/save");
    assert!(saved.body.contains("id=\"comparison\"") && saved.body.contains("dismissed by Ann"));
    assert!(!saved.body.contains(&served.token));
}

#[test]
fn links_are_edited_and_the_rest_is_aligned_around_them() {
    let dir = small_pair();
    let served = review(&dir);
    let merged = json!({"act": "links", "links": [
        {"verdict": "edited", "targets": ["t1", "t2"], "sources": ["s2", "s3"]}
    ]});
    assert_eq!(served.act(0, &merged).status, 200);
    let pairs = |page: &str| page.matches("<article class=\"pair").count();
    let page = served.get("/").body;
    assert_eq!(pairs(&page), 2, "the merged pair and what is left out");
    assert!(page.contains("<span class=\"tag ok\">edited</span>"));
    let split = json!({"act": "links", "links": [
        {"verdict": "confirmed", "targets": ["t1"], "sources": ["s2"]},
        {"verdict": "edited", "targets": ["t2"], "sources": []},
    ], "comment": "t2 is ours"});
    assert_eq!(served.act(1, &split).status, 200);
    assert_eq!(served.act(2, &json!({"act": "realign"})).status, 200);
    let page = served.get("/").body;
    assert_eq!(pairs(&page), 4);
    assert!(page.contains("nothing was found that answers it"));
    assert!(page.contains("<p class=\"comment\">t2 is ours</p>"));
    let records = log(&dir);
    let Entry::Links { links, .. } = &records.records()[1].entry else {
        panic!("links");
    };
    assert_eq!(links[0].verdict, LinkVerdict::Confirmed);
    assert_eq!(links[1].targets[0].id, "t2");
    assert!(matches!(records.records()[2].entry, Entry::Realign {}));
    // Other commands know the same links.
    let [source, target] = paths(&dir);
    let output = run([
        "align".as_ref(),
        source.as_os_str(),
        target.as_os_str(),
        "--no-model".as_ref(),
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    let known: Value = serde_json::from_str(crate::stdout(&output)).expect("JSON");
    let mut links = known["links"].as_array().expect("links").iter();
    let edited = links
        .find(|l| l["target_ids"] == json!(["t2"]))
        .expect("t2");
    assert_eq!(
        (&edited["status"], &edited["source_ids"]),
        (&json!("edited"), &json!([]))
    );
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let dir = small_pair();
    let served = review(&dir);
    let link = |targets: &[&str], sources: &[&str]| json!({"verdict": "edited", "targets": targets, "sources": sources});
    for (act, words) in [
        (dismiss("none"), "no such finding"),
        (
            json!({"act": "comment", "fingerprint": served.fingerprints()[0], "comment": " "}),
            "empty",
        ),
        (json!({"act": "links", "links": []}), "no link is named"),
        (
            json!({"act": "links", "links": [link(&["t9"], &["s1"])]}),
            "no sentence `t9`",
        ),
        (
            json!({"act": "links", "links": [link(&["t0"], &["s1"])]}),
            "no sentence `t0`",
        ),
        (
            json!({"act": "links", "links": [link(&["s1"], &["t1"])]}),
            "no sentence",
        ),
        (
            json!({"act": "links", "links": [link(&[], &[])]}),
            "holds no sentence",
        ),
        (
            json!({"act": "links", "links": [link(&["t1"], &["s1"]), link(&["t1"], &["s2"])]}),
            "in two links",
        ),
        (json!({"act": "undo"}), "nothing to undo"),
        (json!({"act": "redo"}), "nothing to redo"),
        (json!({"act": "fly"}), "unknown variant"),
    ] {
        let reply = served.act(0, &act);
        assert_eq!(reply.status, 422, "{act}");
        assert!(reply.body.contains(words), "{act}: {}", reply.body);
    }
    assert!(log(&dir).records().is_empty());
}

#[test]
fn a_tab_that_is_out_of_date_is_told_so() {
    let dir = small_pair();
    let served = review(&dir);
    let fingerprints = served.fingerprints();
    assert_eq!(served.act(0, &dismiss(&fingerprints[0])).status, 200);
    let reply = served.act(0, &dismiss(&fingerprints[1]));
    assert_eq!(reply.status, 409);
    assert!(reply.body.contains("another tab"), "{}", reply.body);
    assert_eq!(log(&dir).records().len(), 1);
}

/// The acts of a session, each of a page that knows those before it.
fn script(served: &Served) -> Vec<Value> {
    let fingerprints = served.fingerprints();
    let edit = |targets: &[&str], sources: &[&str]| json!({"act": "links", "links": [{"verdict": "edited", "targets": targets, "sources": sources}]});
    vec![
        dismiss(&fingerprints[0]),
        json!({"act": "finding", "fingerprint": fingerprints[1], "verdict": "confirmed"}),
        json!({"act": "comment", "fingerprint": fingerprints[1], "comment": "a “quoted” 한글 remark"}),
        edit(&["t1", "t2"], &["s2", "s3"]),
        edit(&["t1"], &["s2"]),
        json!({"act": "realign"}),
        json!({"act": "undo"}),
    ]
}

#[test]
fn killed_after_any_write_it_has_lost_nothing() {
    let dir = small_pair();
    let acts = script(&review(&dir));
    // `undo` undoes what the same session said, so the last two go together.
    for (said, act) in acts[..acts.len() - 1].iter().enumerate() {
        let mut served = review(&dir);
        let reply = served.act(said, act);
        served.kill();
        assert_eq!(reply.status, 200, "{act}: {}", reply.body);
        let read = log(&dir);
        assert_eq!(
            (read.records().len(), read.problems().len()),
            (said + 1, 0),
            "{act}"
        );
    }
}

#[test]
fn killed_in_the_middle_of_a_write_it_keeps_what_it_had_said() {
    let dir = small_pair();
    let acts = script(&review(&dir));
    let mut saved = 0;
    for round in 0..12 {
        let mut served = review(&dir);
        let before = log(&dir).records().len();
        assert!(before >= saved, "nothing that was said to be saved is lost");
        // One that is waited for, one that the kill meets somewhere.
        let reply = served.act(before, &acts[round % 3]);
        assert_eq!(reply.status, 200, "{}", reply.body);
        saved = before + 1;
        let body = asked(saved, &acts[(round + 1) % 3]);
        let headers = [("X-Hexapla-Token", served.token.clone())];
        let host = served.host();
        let sender = std::thread::spawn(move || {
            use std::io::Write;
            let mut stream = std::net::TcpStream::connect(&host)?;
            let (name, value) = &headers[0];
            write!(
                stream,
                "POST /act HTTP/1.1\r\nHost: {host}\r\n{name}: {value}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        });
        std::thread::sleep(std::time::Duration::from_micros(150 * round as u64));
        served.kill();
        let _ = sender.join();
    }
    let read = log(&dir);
    assert!(read.records().len() >= 12);
    assert!(
        read.problems().iter().all(|p| p.text.contains("cut off")),
        "{:?}",
        read.problems()
    );
}

/// A limit on the size of files stands in for a full disk: the write fails in its middle.
#[cfg(unix)]
#[test]
fn on_a_full_disk_nothing_is_shown_as_saved() {
    let dir = small_pair();
    let [source, target] = paths(&dir);
    let mut command = std::process::Command::new("bash");
    command
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"")
        .arg(env!("CARGO_BIN_EXE_hexapla"))
        .arg("review")
        .args([&source, &target]);
    let served = Served::of(command);
    let fingerprints = served.fingerprints();
    let mut saved = 0;
    let refused = loop {
        let reply = served.act(saved, &dismiss(&fingerprints[saved % fingerprints.len()]));
        if reply.status != 200 {
            break reply;
        }
        saved += 1;
        assert!(saved < 100, "the limit is met");
    };
    assert_eq!(refused.status, 507);
    assert!(refused.body.starts_with("not saved: "), "{}", refused.body);
    let read = log(&dir);
    assert_eq!((read.records().len(), read.problems().len()), (saved, 0));
    // Nor does it count as said.
    let page = served.get("/").body;
    assert!(page.contains(&format!("data-revision=\"{saved}\"")));
}

#[test]
fn a_line_that_cannot_be_used_is_named_and_kept() {
    let dir = small_pair();
    std::fs::create_dir(file(&dir).parent().expect("a folder")).expect("made");
    let bad = "{\"v\":9,\"about\":\"finding\"}\nno JSON\n{\"v\":1,";
    std::fs::write(file(&dir), bad).expect("written");
    let served = review(&dir);
    let page = served.get("/").body;
    for words in [
        "jsonl:1: version 9 is newer",
        "jsonl:2: no verdict",
        "jsonl:3: the line is cut off",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(
        served.act(0, &dismiss(&served.fingerprints()[0])).status,
        200
    );
    let bytes = std::fs::read_to_string(file(&dir)).expect("the file");
    assert!(bytes.starts_with(&format!("{bad}\n")), "{bytes}");
    assert_eq!(log(&dir).records().len(), 1);
}

fn start(folder: &Path) -> Served {
    Served::new(["--folder".as_ref(), folder.as_os_str()])
}

#[test]
fn pasted_texts_are_kept_and_reviewed_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("kept");
    let mut served = start(&folder);
    assert!(served.get("/").body.contains("<h1>Compare two texts</h1>"));
    let pasted = |target: &str, replace: bool| {
        let source = "We met in Lima. We strongly oppose any attempt to change the status quo.";
        json!({"name": "Lima summit", "source": source, "target": target, "replace": replace})
            .to_string()
    };
    let first = "He strongly opposed any attempt to change the status quo.";
    let reply = served.post("/compare", pasted(first, false).as_bytes());
    assert_eq!(
        (reply.status, reply.json()),
        (200, json!("open")),
        "{}",
        reply.body
    );
    let page = served.get("/").body;
    assert!(page.contains("<h1>Lima-summit</h1>") && page.contains("data-rule=\"speaker-shift\""));
    assert_eq!(
        served.act(0, &dismiss(&served.fingerprints()[0])).status,
        200
    );
    served.kill();

    let served = start(&folder);
    assert!(served.get("/").body.contains("data-open=\"Lima-summit\""));
    assert_eq!(served.post("/open", b"Lima-summit").status, 204);
    assert!(served.get("/").body.contains("data-status=\"dismissed\""));
    let other = "They strongly opposed any attempt to change the status quo. They met twice.";
    let reply = served.post("/compare", pasted(other, false).as_bytes());
    assert_eq!(reply.json(), json!("taken"));
    let reply = served.post("/compare", pasted(other, true).as_bytes());
    assert_eq!(reply.json(), json!("open"));
    assert!(served.get("/").body.contains("They met twice."));
    for (path, body, words) in [
        ("/compare", pasted(" ", false), "no text but white space"),
        ("/compare", "{".to_owned(), "EOF"),
        ("/open", "../..".to_owned(), "holds no two texts"),
    ] {
        let reply = served.post(path, body.as_bytes());
        assert_eq!(reply.status, 422, "{path} {body}");
        assert!(reply.body.contains(words), "{}", reply.body);
    }
}

#[test]
fn files_are_read_and_an_article_is_cut() {
    let dir = tempfile::tempdir().expect("a folder");
    let served = start(dir.path());
    let token = served.token.clone();
    let read = |name: &str, bytes: &[u8]| {
        let headers = [
            ("X-Hexapla-Token", token.as_str()),
            ("X-Hexapla-Name", name),
        ];
        served.send("POST", "/read", &headers, bytes)
    };
    let reply = read(
        "%EC%9A%94%EC%95%BD.md",
        "# Lima\n\nWe *met* in Lima.\n".as_bytes(),
    );
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(
        reply.json()["text"]
            .as_str()
            .expect("text")
            .contains("We met in Lima.")
    );
    let reply = read("a.txt", b"\0\0\0\x01binary\0\0");
    assert_eq!(reply.status, 422);

    let article =
        std::fs::read(crate::text("trilateral-2024/article.en.txt")).expect("the article");
    let outline = served.post("/outline", &article).json();
    assert_eq!(
        (&outline["at"], &outline["end"]),
        (&json!(15), &json!(29)),
        "{outline}"
    );
    let halves = served.post("/split?at=15&end=29", &article).json();
    let part = |name: &str| std::fs::read_to_string(crate::text(name)).expect("a text");
    let text = |side: &str| halves[side].as_str().expect("text").trim().to_owned();
    assert_eq!(
        text("target"),
        part("trilateral-2024/summary.en.txt").trim()
    );
    assert_eq!(
        text("source"),
        part("trilateral-2024/statement.en.txt").trim()
    );
    assert_eq!(served.post("/split?at=1", &article).status, 422);
}
