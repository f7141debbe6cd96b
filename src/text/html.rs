//! The text of an HTML page.
//!
//! The tokens of `html5ever` are read as they come, without a tree: nothing here depends on how deep a page is
//! nested. Blocks become paragraphs, one a line. Scripts, styles and what surrounds an article (navigation,
//! page head and foot, forms) are left out; where `main` or `article` elements hold at least half of the text,
//! only they are read.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::ParagraphKind;
use super::paragraphs::is_finished;
use super::read::Extracted;

/// Takes the text out of HTML.
pub(super) fn extract(html: &str) -> Extracted {
    let blocks = blocks(html, true);
    // A page whose navigation is never closed would leave nothing.
    let blocks = if blocks.is_empty() {
        self::blocks(html, false)
    } else {
        blocks
    };
    let size = |wanted: &dyn Fn(&Block) -> bool| -> usize {
        blocks
            .iter()
            .filter(|b| wanted(b))
            .map(|b| b.text.len())
            .sum()
    };
    let only_main = size(&|b| b.main) * 2 >= size(&|_| true);
    let mut out = Extracted::default();
    for block in blocks.iter().filter(|b| b.main || !only_main) {
        out.push(block.kind, &block.text);
    }
    out.finish()
}

/// A paragraph of the page.
struct Block {
    kind: ParagraphKind,
    text: String,
    /// Whether it stands in a `main` or `article` element.
    main: bool,
}

fn blocks(html: &str, skip_chrome: bool) -> Vec<Block> {
    let sink = Sink(RefCell::new(State {
        skip_chrome,
        ..State::default()
    }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&without_giants(html)));
    // It stops after scripts and at encoding declarations, and goes on with what is left.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut state = tokenizer.sink.0.into_inner();
    state.flush();
    state.blocks
}

/// Most attributes of an element: for each the tokeniser looks through all before it.
const MOST_ATTRIBUTES: usize = 4096;

/// The page without tags that hold more than [`MOST_ATTRIBUTES`].
fn without_giants(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = Cow::Borrowed("");
    let mut copied = 0;
    let mut at = 0;
    while let Some(tag) = memchr(b'<', bytes, at) {
        at = tag + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut quote, mut blank, mut count) = (None, false, 0_usize);
        while let Some(&byte) = bytes.get(at) {
            match quote {
                Some(open) if byte == open => quote = None,
                Some(_) => {}
                None if byte == b'>' => break,
                None if matches!(byte, b'"' | b'\'') && bytes[at - 1] == b'=' => quote = Some(byte),
                None => {
                    // A new name after white space, a slash or a value.
                    let divides = byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
                    count += usize::from(blank && !divides);
                    blank = divides;
                }
            }
            at += 1;
        }
        if count > MOST_ATTRIBUTES {
            kept.to_mut().push_str(&html[copied..tag]);
            copied = (at + 1).min(html.len());
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.to_mut().push_str(&html[copied..]);
    kept
}

/// The first `wanted` at or after `from`.
fn memchr(wanted: u8, bytes: &[u8], from: usize) -> Option<usize> {
    let at = bytes[from..].iter().position(|byte| *byte == wanted)?;
    Some(from + at)
}

struct Sink(RefCell<State>);

#[derive(Default)]
struct State {
    blocks: Vec<Block>,
    text: String,
    /// How many `pre`, `main` or `article`, and `article` alone, are open.
    pre: usize,
    main: usize,
    article: usize,
    heading: bool,
    /// The element that is being left out, and how many of its name are open.
    skipped: Option<(String, usize)>,
    skip_chrome: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if state.skipped.is_none() => state.text.push_str(&text),
            Token::TagToken(tag) => return state.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                if starts {
                    *depth += 1;
                } else {
                    *depth -= 1;
                }
                if *depth == 0 {
                    self.skipped = None;
                }
            }
            return raw(name, starts);
        }
        if starts && !tag.self_closing && self.is_left_out(tag) {
            if is_block(name) {
                self.flush();
            }
            self.skipped = Some((name.to_owned(), 1));
            return raw(name, starts);
        }
        if name == "br" {
            if self.pre > 0 || !is_finished(self.text.trim_end()) {
                self.text.push('\n');
            } else {
                self.flush();
            }
        } else if is_block(name) {
            self.flush();
            let count = |open: &mut usize| {
                *open = if starts {
                    *open + 1
                } else {
                    open.saturating_sub(1)
                }
            };
            match name {
                "pre" => count(&mut self.pre),
                "main" => count(&mut self.main),
                "article" => {
                    count(&mut self.main);
                    count(&mut self.article);
                }
                _ => self.heading = starts && is_heading(name),
            }
        }
        raw(name, starts)
    }

    fn is_left_out(&self, tag: &Tag) -> bool {
        let name = &*tag.name;
        let attribute = |wanted: &str| {
            tag.attrs
                .iter()
                .find(|a| &*a.name.local == wanted)
                .map(|a| &*a.value)
        };
        if matches!(
            name,
            "script"
                | "style"
                | "noscript"
                | "template"
                | "title"
                | "svg"
                | "math"
                | "iframe"
                | "object"
                | "audio"
                | "video"
                | "canvas"
                | "select"
                | "textarea"
                | "button"
        ) {
            return true;
        }
        if is_void(name) || !self.skip_chrome {
            return false;
        }
        attribute("hidden").is_some()
            || attribute("aria-hidden") == Some("true")
            || matches!(attribute("role"), Some("navigation" | "banner" | "contentinfo" | "search"))
            || matches!(name, "nav" | "form" | "menu" | "dialog" | "aside")
            // The head and foot of an article are its own.
            || matches!(name, "header" | "footer") && self.article == 0
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (kind, text) = if self.pre > 0 {
            (ParagraphKind::Verbatim, text)
        } else {
            let kind = if self.heading {
                ParagraphKind::Heading
            } else {
                ParagraphKind::Body
            };
            (kind, text)
        };
        if !text.trim().is_empty() {
            self.blocks.push(Block {
                kind,
                text,
                main: self.main > 0,
            });
        }
    }
}

/// Elements whose text the tokeniser must not read as markup.
fn raw(name: &str, starts: bool) -> TokenSinkResult<()> {
    match name {
        "script" if starts => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "noframes" | "xmp" | "iframe" if starts => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "title" | "textarea" if starts => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "head"
                | "header"
                | "hr"
                | "html"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "option"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let out = extract(html);
        out.paragraphs
            .iter()
            .map(|p| p.span.of(&out.text).to_owned())
            .collect()
    }

    #[test]
    fn blocks_are_paragraphs_and_inline_markup_falls_away() {
        assert_eq!(
            texts(
                "<p>We <b>strong</b>ly\n   oppose&nbsp;&ldquo;this&rdquo;.<p>We\tagree.<ul><li>One.<li>Two.</ul>"
            ),
            [
                "We strongly oppose\u{a0}“this”.",
                "We agree.",
                "One.",
                "Two."
            ]
        );
    }

    #[test]
    fn scripts_and_chrome_are_left_out() {
        let html = "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><header>Site</header>\
            <nav><ul><li>Home</ul></nav><h1>Head</h1><p>Text is here.</p><script>if (a < b) '<p>no</p>'</script>\
            <!-- no --><aside>More</aside><form>Search</form><footer>Imprint</footer></body></html>";
        assert_eq!(texts(html), ["Head", "Text is here."]);
        assert_eq!(extract(html).paragraphs[0].kind, ParagraphKind::Heading);
    }

    #[test]
    fn an_article_that_holds_most_of_the_text_is_read_alone() {
        let html = "<div>Most read</div><article><header><h1>Head</h1></header><p>A long text of the article.</p>\
            </article><div>Also</div>";
        assert_eq!(texts(html), ["Head", "A long text of the article."]);
    }

    #[test]
    fn an_element_that_is_never_closed_does_not_swallow_the_page() {
        assert_eq!(texts("<nav><p>We agree.</p>"), ["We agree."]);
    }

    #[test]
    fn a_line_break_ends_a_paragraph_where_a_sentence_ended() {
        assert_eq!(
            texts("We met.<br><br>We<br>left.<br>"),
            ["We met.", "We left."]
        );
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        let out = extract("<p>Code:</p><pre>a. B.\n  c</pre>");
        assert_eq!(out.text, "Code:\na. B.\n  c\n");
        assert_eq!(out.paragraphs[1].kind, ParagraphKind::Verbatim);
    }

    #[test]
    fn a_tag_of_endless_attributes_is_left_out() {
        let names: Vec<String> = (0..100_000).map(|n| format!("a{n}=\"1\"")).collect();
        let html = format!("<p>One.<p {}>Two.</p>", names.join(" "));
        assert_eq!(texts(&html), ["One.Two."]);
    }

    #[test]
    fn deep_nesting_and_broken_markup_are_read() {
        let html = format!("{}Text.{}<", "<div>".repeat(200_000), "</b>".repeat(1000));
        assert_eq!(texts(&html), ["Text.<"]);
    }
}
