//! Reading and segmentation over the texts in the tree and over hostile input.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use hexapla::text::{
    Document, InputFormat, Offsets, ParagraphKind, ReadOptions, Segmentation, Span, sentences,
    split,
};
use proptest::prelude::*;
use regex::Regex;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join("texts").join(path)).unwrap()
}

fn read(path: &str) -> Document {
    Document::read(root().join("texts").join(path), &ReadOptions::default()).unwrap()
}

/// Paragraph, start, end and text of each sentence as `sentences.csv` has them.
fn rows(document: &Document) -> Vec<(usize, usize, usize, String)> {
    let offsets = Offsets::new(document.text());
    document
        .sentences()
        .iter()
        .map(|s| {
            (
                s.paragraph + 1,
                offsets.code_point(s.span.start),
                offsets.code_point(s.span.end),
                s.span.of(document.text()).to_owned(),
            )
        })
        .collect()
}

fn gold(path: &str) -> Vec<(usize, usize, usize, String)> {
    let path = root().join("alignments").join(path);
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader
        .deserialize::<(String, usize, usize, usize, String)>()
        .map(|row| {
            let (_, paragraph, start, end, text) = row.unwrap();
            (paragraph, start, end, text)
        })
        .collect()
}

#[test]
fn sentences_of_the_cases_are_the_hand_made_ones() {
    for (file, answers, language) in [
        (
            "trilateral-2024/statement.en.txt",
            "trilateral-2024/gold/source",
            "en",
        ),
        (
            "trilateral-2024/summary.en.txt",
            "trilateral-2024/gold/target",
            "en",
        ),
        (
            "trilateral-2024/statement.ko.txt",
            "trilateral-2024-ko/gold/source",
            "ko",
        ),
        (
            "trilateral-2024/statement.en.txt",
            "trilateral-2024-ko/gold/target",
            "en",
        ),
        (
            "health-advisory/source.en.txt",
            "health-advisory/gold/source",
            "en",
        ),
        (
            "health-advisory/target.en.txt",
            "health-advisory/gold/target",
            "en",
        ),
        (
            "sports-federation/source.en.txt",
            "sports-federation/gold/source",
            "en",
        ),
        (
            "sports-federation/target.en.txt",
            "sports-federation/gold/target",
            "en",
        ),
    ] {
        let document = read(file);
        assert_eq!(
            rows(&document),
            gold(&format!("{answers}.sentences.csv")),
            "{file}"
        );
        assert_eq!(document.language().code(), language);
        assert_eq!(document.notes(), Vec::<String>::new());
        assert!(
            document
                .paragraphs()
                .iter()
                .all(|p| p.kind == ParagraphKind::Body)
        );
    }
}

#[test]
fn languages_of_the_cases_are_told_without_a_name() {
    for (file, language) in [
        ("trilateral-2024/summary.en.txt", "en"),
        ("trilateral-2024/statement.ko.txt", "ko"),
        ("health-advisory/target.en.txt", "en"),
    ] {
        let document = Document::from_text("text", text(file), &ReadOptions::default()).unwrap();
        assert_eq!(document.language().code(), language, "{file}");
    }
}

#[test]
fn the_article_is_cut_into_summary_and_statement() {
    let article = text("trilateral-2024/article.en.txt");
    let at = Regex::new("^■").unwrap();
    let end = Regex::new("^Source:").unwrap();
    let parts = split(&article, &at, Some(&end)).unwrap();
    assert_eq!(parts.target, text("trilateral-2024/summary.en.txt"));
    assert_eq!(parts.source, text("trilateral-2024/statement.en.txt"));
    assert_eq!(parts.at.number, 15);
    let dropped: Vec<&str> = parts.dropped.iter().map(|line| &*line.text).collect();
    assert_eq!(dropped, ["Source: Policy news, link", "Comments"]);
}

#[test]
fn headings_of_an_article_are_headings() {
    let article = read("trilateral-2024/article.en.txt");
    let headings: Vec<&str> = article
        .paragraphs()
        .iter()
        .filter(|p| p.kind == ParagraphKind::Heading)
        .map(|p| p.span.of(article.text()))
        .collect();
    assert_eq!(headings.len(), 1);
    assert!(headings[0].starts_with('■'));
}

fn escaped(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;")
}

fn docx(lines: &[&str]) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\
         \"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
    );
    for line in lines {
        // Word breaks a paragraph into runs anywhere, here in the middle.
        let middle = line.floor_char_boundary(line.len() / 2);
        xml.push_str("<w:p>");
        for run in [&line[..middle], &line[middle..]] {
            xml.push_str("<w:r><w:t xml:space=\"preserve\">");
            xml.push_str(&escaped(run));
            xml.push_str("</w:t></w:r>");
        }
        xml.push_str("</w:p>");
    }
    xml.push_str("</w:body></w:document>");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file(
            "word/document.xml",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    archive.write_all(xml.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn one_text_as_txt_md_html_and_docx_gives_the_same_sentences() {
    for file in [
        "trilateral-2024/article.en.txt",
        "trilateral-2024/statement.ko.txt",
        "sports-federation/target.en.txt",
    ] {
        let plain = read(file);
        let text = text(file);
        let lines: Vec<&str> = text.lines().collect();
        let html: Vec<String> = lines
            .iter()
            .map(|line| format!("<p>{}</p>", escaped(line)))
            .collect();
        for (name, bytes) in [
            ("a.md", lines.join("\n\n").into_bytes()),
            (
                "a.html",
                format!("<html><body>{}</body></html>", html.join("\n")).into_bytes(),
            ),
            ("a.docx", docx(&lines)),
        ] {
            let document = Document::from_bytes(name, &bytes, &ReadOptions::default()).unwrap();
            assert_eq!(rows(&document), rows(&plain), "{file} as {name}");
            assert_eq!(
                document.paragraphs(),
                plain.paragraphs(),
                "{file} as {name}"
            );
        }
    }
}

#[test]
fn lines_are_sentences_where_they_are_said_to_be() {
    let options = ReadOptions {
        segmentation: Segmentation::Lines,
        ..ReadOptions::default()
    };
    let document = Document::from_text(
        "a.en.txt",
        "We met. We left.\r\n\r\n \r\nThe end\r\n",
        &options,
    )
    .unwrap();
    let texts: Vec<&str> = (0..document.sentences().len())
        .map(|index| document.sentence_text(index))
        .collect();
    assert_eq!(texts, ["We met. We left.", "", "", "The end"]);
}

#[test]
fn what_cannot_be_compared_names_the_file_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let problem = |path: &Path| {
        let message = Document::read(path, &ReadOptions::default())
            .unwrap_err()
            .to_string();
        assert!(message.contains(&*path.to_string_lossy()), "{message}");
        message
    };
    for (path, words) in [
        (write("empty.txt", b""), "is empty; give"),
        (write("bom.txt", b"\xEF\xBB\xBF"), "white space; give"),
        (write("blank.md", b" \r\n\t\n"), "white space; give"),
        (write("binary.txt", b"a\0\x01\x02b\0\0\0c"), "no"),
        (write("a.html", b"<script>1</script>"), "white space; give"),
        (write("a.docx", b"text"), "no intact Word document; open it"),
        (folder.path().to_owned(), "is a directory; give"),
        (folder.path().join("missing.txt"), "no such file; check"),
    ] {
        let message = problem(&path);
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn hostile_texts_are_read_to_the_end() {
    let long = "word ".repeat(1 << 20);
    let quotes = "“".repeat(350_000);
    let straight = "\"".repeat(1 << 20);
    let brackets = "(".repeat(1 << 20);
    let stops = ". ".repeat(1 << 19);
    let letters = "A. ".repeat(1 << 18);
    let spaces = format!("a{}b.", " ".repeat(1 << 20));
    let controls = "a\u{1}b \u{7}c\u{202e}d\u{200f}. E f g h i j k l m n o p.".repeat(1000);
    for text in [
        &long, &quotes, &straight, &brackets, &stops, &letters, &spaces, &controls,
    ] {
        let document =
            Document::from_text("a.en.txt", text.clone(), &ReadOptions::default()).unwrap();
        gives_back(&document);
    }
    let arabic = "التقى القادة في بيرو. هل اتفقوا؟ نعم.";
    let document = Document::from_text("a", arabic, &ReadOptions::default()).unwrap();
    assert_eq!(document.sentences().len(), 3);
    assert_eq!(document.language().code(), "ar");
}

/// Sentences are in order, trimmed, and with the white space between them they give back the text.
fn gives_back(document: &Document) {
    let mut at = 0;
    for sentence in document.sentences() {
        let span = sentence.span;
        assert!(document.text()[at..span.start].trim().is_empty());
        let piece = span.of(document.text());
        assert!(!piece.is_empty() && piece == piece.trim());
        at = span.end;
    }
    assert!(document.text()[at..].trim().is_empty());
}

/// Text that is rich in what segmentation looks at.
fn marked_text() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        " ",
        " ",
        " ",
        ". ",
        ".",
        "? ",
        "! ",
        "…",
        "...",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "(",
        ")",
        "[",
        "]",
        "«",
        "»",
        "。",
        "「",
        "」",
        "！",
        "U.S.",
        "Mr.",
        "p.m.",
        "No.",
        "5",
        "12.",
        "A.",
        "I",
        "We",
        "he",
        "revealed",
        "Berlin",
        "반대한다",
        "。",
        "我",
        "の",
        "\n",
        "\r\n",
        "\t",
        "-",
        "— ",
        ", ",
        ": ",
        "; ",
        "é",
        "\u{1}",
        "\u{300}",
        "😀",
        "\u{202e}",
        "•",
        "# ",
        "[12]",
        "*",
        "http://a.b/c",
        "a@b.de",
        "\u{a0}",
        "\u{3000}",
        "z. B.",
    ]);
    prop::collection::vec(token, 0..60).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn pieces_and_the_white_space_between_give_back_the_text(
        text in prop_oneof![marked_text(), any::<String>()],
        code in prop::sample::select(vec!["en", "ko", "de", "fr", "ja", "zh", "und"]),
    ) {
        let mut at = 0;
        for span in sentences(&text, Span::new(0, text.len()), code.parse().unwrap()) {
            prop_assert!(text[at..span.start].trim().is_empty());
            let piece = &text[span.start..span.end];
            prop_assert!(!piece.is_empty() && piece == piece.trim());
            at = span.end;
        }
        prop_assert!(text[at..].trim().is_empty());
        if let Ok(document) = Document::from_text("a", text, &ReadOptions::default()) {
            gives_back(&document);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        format in prop::sample::select(vec![
            InputFormat::Text, InputFormat::Markdown, InputFormat::Html, InputFormat::Docx,
        ]),
    ) {
        let options = ReadOptions { format: Some(format), ..ReadOptions::default() };
        if let Ok(document) = Document::from_bytes("a", &bytes, &options) {
            gives_back(&document);
        }
    }

    #[test]
    fn any_markup_is_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<nav>", "</nav>", "<pre>", "</pre>", "<br>", "<script>", "</script>", "<article>", "<h1>", "</h1>",
            "&amp;", "&#0;", "<!--", "-->", "<![CDATA[", "We met. ", "text", "\n", "\n\n", "```\n", "---\n", "# ", "* ", "| a |",
            "[a](b)", "<title>", "<textarea>", "<svg/>", "> ", "    ", "**", "_", "`",
        ]), 0..40),
        format in prop::sample::select(vec![InputFormat::Markdown, InputFormat::Html]),
    ) {
        let options = ReadOptions { format: Some(format), ..ReadOptions::default() };
        if let Ok(document) = Document::from_text("a", pieces.concat(), &options) {
            gives_back(&document);
        }
    }
}
