//! The scan over a paragraph's sentence marks.

use crate::lang::Language;

use super::verdict::{Context, Verdict, judge};

/// Brackets further apart than this are taken for strays: what they hold is no aside in a sentence.
const LONGEST_ASIDE: usize = 600;

/// A sentence mark with what belongs to it, and where the next sentence would begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    /// First byte of the mark or run of marks.
    pub mark: usize,
    /// One past the run of marks.
    pub mark_end: usize,
    /// One past the closing quotation marks and brackets after it.
    pub end: usize,
    /// Where what follows begins.
    pub next: usize,
}

/// Byte offsets where a sentence begins, in order, without the first.
pub(super) fn cuts(paragraph: &str, language: Language) -> Vec<usize> {
    let asides = asides(paragraph);
    let mut aside = asides.iter().copied().peekable();
    let mut quotes = Quotes::default();
    let mut cuts = Vec::new();
    let mut context = Context::new(paragraph, language);
    let mut at = 0;
    let mut counted = 0;
    while let Some(site) = next_site(paragraph, at, language) {
        at = site.end;
        if site.next >= paragraph.len() {
            break;
        }
        quotes.read(paragraph, counted, site.mark);
        counted = site.mark;
        // Skip asides that ended; see whether the mark stands in one that began inside the sentence.
        while aside.peek().is_some_and(|(_, close)| *close < site.mark) {
            aside.next();
        }
        context.aside = aside
            .peek()
            .is_some_and(|(open, _)| *open < site.mark && *open > context.start);
        context.quoted = quotes.open;
        let is_cut = match judge(&context, site) {
            Verdict::Ends => true,
            Verdict::GoesOn => false,
            Verdict::Open => context.is_proposed(site.next),
        };
        if is_cut {
            cuts.push(site.next);
            context.start = site.next;
        }
    }
    cuts
}

/// Whether `c` can end a sentence.
pub(super) fn is_mark(c: char, language: Language) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '。'
            | '｡'
            | '．'
            | '！'
            | '？'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '።'
            | '፧'
            | '፨'
            | '։'
            | '՜'
            | '՞'
            | '။'
            | '។'
            | '៕'
            | '᠃'
            | '᠉'
            | '܀'
            | '܁'
            | '܂'
    ) || (matches!(c, ';' | '\u{37e}') && language.code() == "el")
}

/// Whether `c` can close what a sentence is wrapped in. Straight and ambiguous marks count too: the place tells.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '}'
            | '）'
            | '］'
            | '｝'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '〗'
            | '〟'
            | '＂'
            | '*'
            | '_'
    )
}

/// Whether `c` can stand before the first letter of a sentence.
pub(in crate::text) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | '['
            | '{'
            | '（'
            | '［'
            | '｛'
            | '「'
            | '『'
            | '【'
            | '〈'
            | '《'
            | '〔'
            | '〖'
            | '〝'
            | '＂'
            | '¿'
            | '¡'
            | '*'
            | '_'
    )
}

/// The first sentence mark at or after `from`, with its run, its closers and the white space after them.
fn next_site(text: &str, from: usize, language: Language) -> Option<Site> {
    let mark = from + text[from..].find(|c| is_mark(c, language))?;
    let mark_end = spaced_ellipsis(text, skip(text, mark, |c| is_mark(c, language)));
    let mut end = mark_end;
    // Closers hold on to the mark. What stands before a letter or digit opens the next sentence instead.
    let closers = skip(text, end, is_closer);
    let follower = text[closers..].chars().next().unwrap_or(' ');
    if !follower.is_alphanumeric()
        || is_wide(last(&text[..closers]))
        // Korean and Japanese attach particles to a closing mark; an opening one has a blank before it.
        || is_kana_or_hangul(follower) && text[..closers].ends_with(['"', '\''])
    {
        end = closers;
    } else {
        // `」と`, `”고`: unmistakable closers stay even before a letter.
        end = skip(text, end, is_only_closer);
    }
    end = note_end(text, end);
    let mut next = skip(text, end, char::is_whitespace);
    // A closer that stands apart: `the region. ” He`.
    let apart = skip(text, next, |c| is_only_closer(c) || matches!(c, '»' | '›'));
    if next > end && apart > next && !text[apart..].starts_with(char::is_alphanumeric) {
        end = apart;
        next = skip(text, end, char::is_whitespace);
    }
    Some(Site {
        mark,
        mark_end,
        end,
        next,
    })
}

/// Past the stops of an ellipsis written with blanks, `. . .`, of which the first ends at `from`; two stops are a
/// stop and a stray one.
fn spaced_ellipsis(text: &str, from: usize) -> usize {
    let more = text.as_bytes()[from..]
        .chunks_exact(2)
        .take_while(|pair| *pair == b" .")
        .count();
    if text[..from].ends_with('.') && more >= 2 {
        from + 2 * more
    } else {
        from
    }
}

/// Hiragana, katakana and Hangul syllables: the scripts of particles.
pub(super) fn is_kana_or_hangul(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Closers that never open.
fn is_only_closer(c: char) -> bool {
    is_closer(c) && !is_opener(c)
}

/// Past references such as `[12]` that follow a mark without a blank.
fn note_end(text: &str, from: usize) -> usize {
    let mut end = from;
    while let Some(rest) = text[end..].strip_prefix('[') {
        let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        if digits == 0 || !rest[digits..].starts_with(']') {
            break;
        }
        end += digits + 2;
    }
    end
}

fn is_wide(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        ('\u{3000}'..='\u{303f}').contains(&c) || ('\u{ff00}'..='\u{ff60}').contains(&c)
    })
}

fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// The first byte at or after `from` whose character does not fit.
pub(super) fn skip(text: &str, from: usize, fits: impl Fn(char) -> bool) -> usize {
    text[from..]
        .find(|c| !fits(c))
        .map_or(text.len(), |at| from + at)
}

/// Pairs of brackets, outermost only, in order.
fn asides(text: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<usize> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '（' | '［' => open.push(at),
            ')' | ']' | '）' | '］' => {
                if let Some(start) = open.pop()
                    && at - start <= LONGEST_ASIDE
                {
                    while pairs.last().is_some_and(|(inner, _)| *inner > start) {
                        pairs.pop();
                    }
                    pairs.push((start, at));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// Whether a double quotation mark is open: told from the marks, a straight one from the white space beside it.
#[derive(Default)]
struct Quotes {
    open: bool,
}

impl Quotes {
    fn read(&mut self, text: &str, from: usize, to: usize) {
        let mut before = last(&text[..from]);
        for c in text[from..to].chars() {
            match c {
                '“' if before.is_some_and(|b| !b.is_whitespace()) && self.open => {
                    self.open = false;
                }
                '“' | '„' | '「' | '『' | '«' => self.open = true,
                '”' | '」' | '』' | '»' => self.open = false,
                '"' => self.open = before.is_none_or(|b| b.is_whitespace() || is_opener(b)),
                _ => {}
            }
            before = Some(c);
        }
    }
}
