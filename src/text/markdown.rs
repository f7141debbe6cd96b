//! The text of a Markdown file.
//!
//! Blocks become paragraphs, one a line; emphasis, links and the other marks inside a line fall away. Front
//! matter and code blocks are kept as they stand, to be compared but not segmented. Items of lists and cells of
//! tables are paragraphs without their marks, as they are in HTML.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::ParagraphKind;
use super::paragraphs::is_finished;
use super::read::Extracted;

/// Takes the text out of Markdown.
pub(super) fn extract(markdown: &str) -> Extracted {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut out = Extracted::default();
    let mut piece = String::new();
    let mut kind = ParagraphKind::Body;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => {
                if let Some(begun) = block(&tag) {
                    flush(&mut out, kind, &mut piece);
                    kind = begun;
                }
            }
            Event::End(end) => {
                if end == TagEnd::HtmlBlock {
                    push_html(&mut out, &mut piece);
                } else if !is_inline(end) {
                    flush(&mut out, kind, &mut piece);
                    kind = ParagraphKind::Body;
                }
            }
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => piece.push_str(&text),
            Event::HardBreak if is_finished(piece.trim_end()) => flush(&mut out, kind, &mut piece),
            Event::SoftBreak | Event::HardBreak => piece.push('\n'),
            Event::Rule => flush(&mut out, kind, &mut piece),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }
    flush(&mut out, kind, &mut piece);
    out.finish()
}

fn flush(out: &mut Extracted, kind: ParagraphKind, piece: &mut String) {
    out.push(kind, piece);
    piece.clear();
}

/// A block of raw HTML is read as HTML is.
fn push_html(out: &mut Extracted, piece: &mut String) {
    #[cfg(feature = "documents")]
    {
        let inner = super::html::extract(piece);
        for paragraph in &inner.paragraphs {
            out.push(paragraph.kind, paragraph.span.of(&inner.text));
        }
    }
    #[cfg(not(feature = "documents"))]
    out.push(ParagraphKind::Verbatim, piece);
    piece.clear();
}

/// What the paragraph is that a block begins; none for what stands inside a line.
fn block(tag: &Tag) -> Option<ParagraphKind> {
    match tag {
        Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. } => None,
        Tag::Heading { .. } => Some(ParagraphKind::Heading),
        Tag::CodeBlock(_) | Tag::MetadataBlock(_) => Some(ParagraphKind::Verbatim),
        _ => Some(ParagraphKind::Body),
    }
}

fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(markdown: &str) -> Vec<(ParagraphKind, String)> {
        let out = extract(markdown);
        out.paragraphs
            .iter()
            .map(|p| (p.kind, p.span.of(&out.text).to_owned()))
            .collect()
    }

    #[test]
    fn marks_inside_a_line_fall_away() {
        assert_eq!(
            blocks(
                "We **strongly** *oppose* [this](http://a.b \"t\") `plan`\nof <b>3</b> \\* 4 &amp; more.[^1]\n"
            ),
            [(
                ParagraphKind::Body,
                "We strongly oppose this plan of 3 * 4 & more.[^1]".into()
            )]
        );
    }

    #[test]
    fn front_matter_code_and_addresses_are_kept_verbatim() {
        use ParagraphKind::{Body, Heading, Verbatim};
        let text = "---\ntitle: A. B.\n---\n# Head\n\n```rust\nfn a() {}\n  b. C.\n```\n\n<https://example.org/a_b_c>\n\nWe agree.\n";
        assert_eq!(
            blocks(text),
            [
                (Verbatim, "title: A. B.".to_owned()),
                (Heading, "Head".into()),
                (Verbatim, "fn a() {}\n  b. C.".into()),
                (Verbatim, "https://example.org/a_b_c".into()),
                (Body, "We agree.".into()),
            ]
        );
    }

    #[test]
    fn items_and_cells_are_paragraphs() {
        let texts: Vec<String> = blocks(
            "- One is here.\n- Two.\n\n1. Three.\n\n| a | b |\n|---|---|\n| c. | d. |\n\n> Four.\n",
        )
        .into_iter()
        .map(|b| b.1)
        .collect();
        assert_eq!(
            texts,
            [
                "One is here.",
                "Two.",
                "Three.",
                "a",
                "b",
                "c.",
                "d.",
                "Four."
            ]
        );
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_without_a_blank_where_the_script_has_none() {
        assert_eq!(blocks("우리는\n환영한다.")[0].1, "우리는 환영한다.");
        assert_eq!(blocks("我们\n欢迎。")[0].1, "我们欢迎。");
        assert_eq!(blocks("We met.  \nWe left.").len(), 2);
    }
}
