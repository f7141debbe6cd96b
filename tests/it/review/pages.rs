//! The report and the review in a browser. Where there is none, each test says so and passes.

use std::path::{Path, PathBuf};

use hexapla::verdicts::{Entry, FindingVerdict, Log};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::browser::{Browser, required};
use super::served::Served;
use crate::{run, small_pair, stderr, text};

const ENTER: &str = "\u{e007}";
const DELETE: &str = "\u{e017}";
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const CONTROL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";

fn report(dir: &Path, source: &Path, target: &Path) -> String {
    let page = dir.join("report.html");
    let output = run([
        "report".as_ref(),
        source.as_os_str(),
        target.as_os_str(),
        "--no-model".as_ref(),
        "-o".as_ref(),
        page.as_os_str(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    format!("file://{}", page.display())
}

fn trilateral(dir: &Path) -> String {
    let (source, target) = (
        text("trilateral-2024/statement.en.txt"),
        text("trilateral-2024/summary.en.txt"),
    );
    report(dir, &source, &target)
}

/// A review of the small pair, and where its verdicts stand.
fn review(dir: &TempDir) -> (Served, PathBuf) {
    let [source, target] = ["statement.en.txt", "summary.en.txt"].map(|name| dir.path().join(name));
    let verdicts = dir.path().join("summary.en.txt.hexapla/verdicts.jsonl");
    let reviewer = ["--reviewer".into(), "Ann".into()];
    let served = Served::new(
        [source.into_os_string(), target.into_os_string()]
            .into_iter()
            .chain(reviewer),
    );
    (served, verdicts)
}

const SAVED: &str = "document.querySelector('.toast').textContent.includes('saved')";

fn log(path: &Path) -> Log {
    Log::read(path).expect("the verdicts")
}

#[test]
fn a_report_is_filtered_walked_and_lit() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    browser.go(&trilateral(dir.path()));
    // The fault that started it all: "We" in the statement, "He" in the summary.
    let card = "[...document.querySelectorAll('.card')].find(c => c.dataset.rule === 'speaker-shift' && \
                [...c.querySelectorAll('dd')].map(d => d.textContent).join() === 'He,We')";
    let id = browser.text(&format!("{card}.id"));
    browser.click(&format!(".t [data-f~={id}]"));
    let lit = |side: &str| {
        browser.text(&format!(
            "[...document.querySelectorAll('.{side} .f.now')].map(e => e.textContent).join()"
        ))
    };
    assert_eq!((lit("t").as_str(), lit("u").as_str()), ("He", "We"));
    let both = "document.querySelectorAll('.t .s.lit').length > 0 && document.querySelectorAll('.u .s.lit').length > 0";
    assert_eq!(browser.text(both), "true");
    assert_eq!(browser.text("document.activeElement.id"), id);
    assert_ne!(
        browser.text("document.querySelectorAll('.threads .lit').length"),
        "0"
    );

    let seen = "[...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).length";
    let all: usize = browser.text(seen).parse().expect("a number");
    browser.eval("const s = document.querySelector('[data-filter=rule]'); s.value = 'speaker-shift'; s.dispatchEvent(new Event('input', {bubbles: true}))");
    let some: usize = browser.text(seen).parse().expect("a number");
    assert!(0 < some && some < all, "{some} of {all}");
    assert_eq!(browser.text("[...new Set([...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).map(c => c.dataset.rule))].join()"), "speaker-shift");
    let now = "document.querySelector('.card.now')?.id";
    browser.keys(ESCAPE);
    browser.keys(DOWN);
    let first = browser.text(now);
    browser.keys(DOWN);
    let second = browser.text(now);
    assert_ne!(first, second);
    browser.keys(UP);
    assert_eq!(browser.text(now), first);
    browser.keys("j");
    assert_eq!(browser.text(now), second);
    assert_eq!(
        browser.text("document.querySelector('.shown').textContent"),
        format!("2 of {some}")
    );

    // Sentences are found by their words, and a place on the map leads to its pair.
    browser.keys("/");
    browser.keys("cross-strait");
    assert_ne!(
        browser.text(
            "[...document.querySelectorAll('.pair')].filter(p => p.checkVisibility()).length"
        ),
        "0"
    );
    assert_eq!(browser.text("[...document.querySelectorAll('.pair')].filter(p => p.checkVisibility()).every(p => p.textContent.toLowerCase().includes('cross-strait'))"), "true");
    browser.eval("document.querySelector('.map [data-go=t1]').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    assert_eq!(
        browser.text("document.querySelector('.pair.now .s').dataset.s"),
        "t1"
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn hostile_text_is_shown_and_runs_nothing() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let hostile = "<script>window.ran=1</script> & \"quoted\" 'too' </script><img src=x onerror=\"window.ran=1\"> \
                   <!-- שלום \u{202e}abc e\u{301}\u{323} &lt;b&gt;.";
    let [source, target] = ["statement.en.txt", "summary.en.txt"].map(|name| {
        let we = if name.starts_with("st") {
            "We oppose"
        } else {
            "He opposed"
        };
        let path = dir.path().join(name);
        let words = format!(
            "{we} any attempt to change the status quo. The Secretariat {hostile} opens in May.\n"
        );
        std::fs::write(&path, words).expect("a file");
        path
    });
    let shown = "[...document.querySelectorAll('.t bdi')].map(b => b.textContent).join(' ')";
    let safe = |at: &str| {
        let words = browser.text(shown);
        assert!(
            words.contains("<script>window.ran=1</script> & \"quoted\""),
            "{at}: {words}"
        );
        assert!(
            words.contains("שלום \u{202e}abc e\u{301}\u{323} &lt;b&gt;"),
            "{at}: {words}"
        );
        assert_eq!(browser.text("window.ran"), "undefined", "{at}");
        assert_eq!(browser.text("document.images.length"), "0", "{at}");
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{at}");
    };
    browser.go(&report(dir.path(), &source, &target));
    safe("report");
    let served = Served::new([&source, &target]);
    browser.go(&served.url());
    safe("review");
    // What a reviewer writes is text as well, in the card that comes back and after a reload.
    browser.keys(DOWN);
    browser.keys("c");
    browser.keys("<img src=x onerror=window.ran=1>");
    browser.keys(ENTER);
    browser.wait(SAVED);
    assert_eq!(
        browser.text("document.querySelector('.comment').textContent"),
        "<img src=x onerror=window.ran=1>"
    );
    safe("comment");
    browser.go(&served.url());
    safe("reloaded");
}

#[test]
fn verdicts_are_on_disk_when_the_page_says_saved() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = small_pair();
    let (served, file) = review(&dir);
    browser.go(&served.url());
    let status = |n: usize| {
        browser.text(&format!(
            "document.querySelectorAll('.card')[{n}].dataset.status"
        ))
    };
    browser.keys(DOWN);
    let first = browser.text("document.querySelector('.card.now').dataset.fp");
    browser.keys(ENTER);
    browser.wait(SAVED);
    let finding = |at: usize| match &log(&file).records()[at].entry {
        Entry::Finding {
            finding,
            verdict,
            reason,
            ..
        } => (finding.fingerprint.clone(), *verdict, reason.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(finding(0), (first, Some(FindingVerdict::Confirmed), None));
    assert_eq!(status(0), "confirmed");
    // The next open one is looked at; it is dismissed with a reason, and hidden.
    let second = browser.text("document.querySelector('.card.now').dataset.fp");
    browser.keys(DELETE);
    browser.wait("document.querySelector('dialog[open]')");
    browser.keys("a slip of the agency");
    browser.keys(ENTER);
    browser.wait("document.querySelector('.toast').textContent.startsWith('Dismissed: saved')");
    assert_eq!(
        finding(1),
        (
            second,
            Some(FindingVerdict::Dismissed),
            Some("a slip of the agency".into())
        )
    );
    assert_eq!(
        browser.text("document.querySelectorAll('.card')[1].checkVisibility()"),
        "false"
    );
    assert_eq!(browser.text("document.querySelector('[data-filter=status][value=dismissed]').parentElement.textContent.trim()"), "dismissed 1");
    browser.keys(&format!("{CONTROL}z"));
    browser.wait("document.querySelector('.toast').textContent.startsWith('Undone: saved')");
    assert_eq!(status(1), "open");
    browser.keys(&format!("{CONTROL}{SHIFT}z"));
    browser.wait("document.querySelector('.toast').textContent.startsWith('Done again: saved')");
    assert_eq!(status(1), "dismissed");
    browser.go(&served.url());
    assert_eq!(
        (status(0).as_str(), status(1).as_str()),
        ("confirmed", "dismissed")
    );
    assert_eq!(log(&file).standing().len(), 2);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn links_are_merged_split_picked_and_undone() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = small_pair();
    let (served, file) = review(&dir);
    browser.go(&served.url());
    let pairs = || {
        browser.text("[...document.querySelectorAll('.pair')].map(p => [...p.querySelectorAll('.s')].map(s => s.dataset.s).join(' ')).join(', ')")
    };
    let before = pairs();
    assert_eq!(before, "t1 s2, t2 s3, s1");
    let said = |words: &str| {
        browser.wait(&format!(
            "document.querySelector('.toast').textContent.startsWith('{words}')"
        ));
    };
    browser.keys(RIGHT);
    browser.keys("m");
    said("Merged: saved");
    assert_eq!(pairs(), "t1 t2 s2 s3, s1");
    browser.keys("s");
    said("Split: saved");
    assert_eq!(pairs(), "t1 s2, t2 s3, s1");
    // Any two: s1 is linked with t2, and what t2 had is left out.
    browser.click("[data-pick=t2]");
    browser.click("[data-pick=s1]");
    browser.keys("l");
    said("Linked: saved");
    assert_eq!(pairs(), "t1 s2, t2 s1, s3");
    browser.keys("u");
    said("Unlinked: saved");
    assert_eq!(pairs(), "t1 s2, t2, s1, s3");
    // A sentence is moved to a pair by adding it there.
    browser.click("[data-pick=s3]");
    browser.keys("a");
    said("Added: saved");
    browser.keys("t");
    browser.wait("document.querySelector('.toast').textContent.includes('links confirmed: saved') || document.querySelector('.toast').textContent.includes('judged already')");
    browser.click("[data-do=realign]");
    said("Aligned again: saved");
    let linked = pairs();
    browser.go(&served.url());
    assert_eq!(pairs(), linked);
    // Back to where it began, one step at a time.
    let mut steps = 0;
    while browser.text("document.querySelector('[data-do=undo]').disabled") == "false" {
        let revision = browser.text("document.body.dataset.revision");
        browser.click("[data-do=undo]");
        browser.wait(&format!("document.body.dataset.revision !== '{revision}' && !('saving' in document.body.dataset)"));
        steps += 1;
        assert!(steps < 20);
    }
    assert_eq!(pairs(), before);
    assert!(log(&file).standing().is_empty());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// Under a Korean input method the key of J gives ㅓ: what counts is where it lies.
#[test]
fn letters_work_under_any_keyboard_and_can_be_switched_off() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = small_pair();
    let (served, _) = review(&dir);
    browser.go(&served.url());
    let press = || {
        for kind in ["keyDown", "keyUp"] {
            let key =
                json!({"type": kind, "code": "KeyJ", "key": "ㅓ", "windowsVirtualKeyCode": 229});
            browser.devtools("Input.dispatchKeyEvent", &key);
        }
        browser.text("document.querySelector('.card.now')?.id")
    };
    let first = press();
    assert_ne!(first, "undefined");
    let second = press();
    assert_ne!(first, second);
    browser.click("[data-help]");
    browser.click("[data-letters]");
    assert_eq!(press(), second);
}

#[test]
fn two_tabs_do_not_overwrite_each_other() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = small_pair();
    let (served, file) = review(&dir);
    browser.go(&served.url());
    let first = browser.tab();
    browser.go(&served.url());
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.wait(SAVED);
    browser.back_to(&first);
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.wait("document.querySelector('.toast').textContent.includes('another tab')");
    assert_eq!(log(&file).records().len(), 1);
    // It shows what the other said by now, and goes on from there.
    assert_eq!(
        browser.text("document.querySelector('.card').dataset.status"),
        "confirmed"
    );
    browser.keys("n");
    browser.keys(ENTER);
    browser.wait(SAVED);
    assert_eq!(log(&file).records().len(), 2);
}

#[test]
fn when_the_server_is_gone_nothing_is_shown_as_saved() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = small_pair();
    let (mut served, file) = review(&dir);
    browser.go(&served.url());
    served.kill();
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.wait("document.querySelector('.toast').textContent.startsWith('Not saved')");
    assert_eq!(
        browser.text("document.querySelector('.card').dataset.status"),
        "open"
    );
    assert_eq!(
        browser.text("document.querySelector('[data-do=again]').hidden"),
        "false"
    );
    assert!(log(&file).records().is_empty());
}

#[test]
fn two_texts_are_pasted_and_an_article_is_cut() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let served = Served::new(["--folder".as_ref(), dir.path().as_os_str()]);
    browser.go(&served.url());
    let article =
        std::fs::read_to_string(text("trilateral-2024/article.en.txt")).expect("the article");
    browser.click(".article summary");
    let fill = format!(
        "const a = document.getElementById('article'); a.value = {}; a.dispatchEvent(new Event('input'))",
        Value::from(article)
    );
    browser.eval(&fill);
    browser.wait("!document.querySelector('.cut').hidden");
    assert!(
        browser
            .text("document.getElementById('at').selectedOptions[0].text")
            .contains("■ Joint statement")
    );
    browser.click("#split");
    browser.wait("document.getElementById('source').value.length > 5000");
    browser.click("#compare");
    browser.wait("document.querySelector('.pair')");
    assert_eq!(
        browser.text("document.querySelector('h1').textContent"),
        "comparison-1"
    );
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn no_page_is_wider_than_its_window() {
    let Some(browser) = Browser::open() else {
        return;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let page = trilateral(dir.path());
    let small = small_pair();
    let (served, _) = review(&small);
    let start = format!("http://{}/start?token={}", served.host(), served.token);
    for url in [page, served.url(), start] {
        browser.go(&url);
        for width in [320, 375, 480, 640, 768, 961, 1280, 1600] {
            browser.size(width, 800);
            let over = browser.text(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            assert_eq!(over, "0", "{width} {url}");
        }
    }
}

/// Deque's axe-core; `HEXAPLA_AXE` names its `axe.min.js`.
#[test]
fn the_pages_are_accessible_in_light_and_dark() {
    let Some(path) = std::env::var_os("HEXAPLA_AXE") else {
        assert!(!required(), "HEXAPLA_AXE has to name axe.min.js");
        eprintln!("skipped: HEXAPLA_AXE does not name axe.min.js (npm pack axe-core)");
        return;
    };
    let Some(browser) = Browser::open() else {
        return;
    };
    let axe = std::fs::read_to_string(path).expect("axe-core");
    let dir = tempfile::tempdir().expect("a folder");
    let small = small_pair();
    let (served, _) = review(&small);
    let start = format!("http://{}/start?token={}", served.host(), served.token);
    let mut violations = Vec::new();
    for (url, scheme) in [
        (trilateral(dir.path()), "light"),
        (trilateral(dir.path()), "dark"),
        (served.url(), "light"),
        (served.url(), "dark"),
        (start.clone(), "light"),
        (start, "dark"),
    ] {
        browser.media(scheme, "");
        browser.go(&url);
        // What is off the screen is left unpainted by `content-visibility`, and axe would not look at it.
        browser.eval("for (const p of document.querySelectorAll('.pair')) p.style.contentVisibility = 'visible'");
        browser.eval("document.querySelector('[data-help]')?.click()");
        if url == served.url() {
            browser.keys(DOWN);
            browser.click("[data-tools]");
            browser.click("[data-pick]");
        }
        browser.eval(&axe);
        let found = browser.eval_async(
            "const done = arguments[arguments.length - 1]; axe.run().then(r => done(r.violations.map(v => v.id + ': ' + \
             v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' ; '))))",
        );
        for violation in found.as_array().into_iter().flatten() {
            violations.push(format!("{scheme} {url}: {violation}"));
        }
    }
    assert_eq!(violations, Vec::<String>::new());
}
