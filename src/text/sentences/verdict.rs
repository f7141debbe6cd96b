//! Whether a sentence ends at a mark.

use sentencex::{language_factory, languages::Language as Segmenter};

use crate::lang::{Language, LanguageData};

use super::scan::{Site, is_opener, skip};

/// What is said of one sentence mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A sentence ends here.
    Ends,
    /// The sentence goes on.
    GoesOn,
    /// The marks do not tell: the proposal counts.
    Open,
}

/// What a verdict depends on beside the mark itself.
pub(super) struct Context<'t> {
    text: &'t str,
    data: &'static LanguageData,
    segmenter: Box<dyn Segmenter>,
    /// Where the sentence begins.
    pub start: usize,
    /// Whether the mark stands in brackets that were opened inside the sentence.
    pub aside: bool,
    /// Whether a quotation is open at the mark.
    pub quoted: bool,
}

impl<'t> Context<'t> {
    pub fn new(text: &'t str, language: Language) -> Self {
        Context {
            text,
            data: language.data(),
            segmenter: language_factory(language.code()),
            start: skip(text, 0, char::is_whitespace),
            aside: false,
            quoted: false,
        }
    }

    /// Whether `word` (lower case) is an abbreviation for `sentencex` in this language.
    fn is_listed(&self, word: &str) -> bool {
        self.segmenter.get_abbreviations().contains(word)
    }

    /// Whether `word` as it stands is one that often begins a sentence and is hardly part of a name.
    fn is_starter(&self, word: &str) -> bool {
        let form = word.to_lowercase();
        self.data.is_function_word(&form) && self.data.month(&form).is_none()
    }
}

/// Longest word that is looked at before or after a mark, in bytes.
const LONGEST_WORD: usize = 48;

pub(super) fn judge(context: &Context, site: Site) -> Verdict {
    let text = context.text;
    let marks = &text[site.mark..site.mark_end];
    let closers = &text[site.mark_end..site.end];
    let spaced = site.next > site.end;
    let first = skip(text, site.next, is_opener);
    let opened = first > site.next;
    let follower = text[first..].chars().next().unwrap_or(' ');
    if context.aside {
        return Verdict::GoesOn;
    }
    if !marks.is_ascii() && !marks.contains(['…', '‼', '⁇', '⁈', '⁉', '‽']) {
        // `」と言った`: what is attached to a closing mark goes on with the sentence.
        let attached = !closers.is_empty() && !spaced && is_kana_or_hangul(follower);
        return ends_if(!attached);
    }
    if !spaced {
        return unspaced(context, site, follower, opened);
    }
    let lower = follower.is_lowercase();
    if !marks.contains(['!', '?', '‼', '⁇', '⁈', '⁉', '‽']) {
        if marks == "." {
            return full_stop(context, site, first, follower, opened);
        }
        // An ellipsis.
        return if lower {
            Verdict::GoesOn
        } else {
            Verdict::Open
        };
    }
    let said = text[site.next..].trim_start_matches(['-', '–', '—', ' ']);
    if lower || said.starts_with(char::is_lowercase) {
        return Verdict::GoesOn;
    }
    let quotation = closers.contains(['"', '”', '’', '\'', '»', '“', '«']);
    if quotation && !opened && is_attribution(context, &text[site.next..]) {
        return Verdict::GoesOn;
    }
    if quotation || opened || context.quoted {
        Verdict::Ends
    } else {
        // `Yahoo! Japan`: `sentencex` knows names that carry a mark.
        Verdict::Open
    }
}

fn ends_if(ends: bool) -> Verdict {
    if ends { Verdict::Ends } else { Verdict::GoesOn }
}

fn is_kana_or_hangul(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A mark with no white space after it: inside a word, a number, an address, unless writing without blanks or a
/// missing blank is plain to see.
fn unspaced(context: &Context, site: Site, follower: char, opened: bool) -> Verdict {
    let text = context.text;
    let before = word_before(text, site.mark);
    let closers = &text[site.mark_end..site.end];
    if opened
        && !follower.is_lowercase()
        && text[site.next..].starts_with(['“', '「', '『', '„', '《'])
    {
        return ends_if(!before.is_empty());
    }
    let last = before.chars().next_back().unwrap_or(' ');
    let hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    if hangul(follower) {
        // Finite verbs end in these; a noun with a stop inside (`U.S.에서`, `3.1절`) does not.
        return ends_if(closers.is_empty() && matches!(last, '다' | '요' | '까' | '죠'));
    }
    // `the region.The leaders`.
    let next = word_after(text, site.next);
    let missing = closers.is_empty()
        && before.chars().count() > 2
        && before.chars().all(char::is_lowercase)
        && follower.is_uppercase()
        && context.is_starter(next)
        && text[site.next + next.len()..].starts_with(' ');
    ends_if(missing)
}

/// A single full stop with white space after it.
fn full_stop(context: &Context, site: Site, first: usize, follower: char, opened: bool) -> Verdict {
    let text = context.text;
    let before = word_before(text, site.mark);
    let next = word_after(text, first);
    let closers = &text[site.mark_end..site.end];
    let lower = follower.is_lowercase();
    let bare = site.mark > 0 && !text[..site.mark].ends_with(char::is_alphanumeric);
    if is_list_marker(text[context.start..site.mark].trim()) {
        return Verdict::GoesOn;
    }
    if !closers.is_empty() {
        // `“It is over.” he said`; `(no. 5.) and`.
        return ends_if(!lower);
    }
    if opened && !follower.is_alphanumeric() || bare {
        return if lower { Verdict::Open } else { Verdict::Ends };
    }
    let form = before.to_lowercase();
    if let Some(verdict) = number(text, site, first, before, next) {
        return verdict;
    }
    if let Some(verdict) = initials(context, site, first, before, next, follower) {
        return verdict;
    }
    let data = context.data;
    let written_small = before.starts_with(char::is_lowercase);
    let is_word = written_small && (data.month(&form).is_some() || data.weekday(&form).is_some());
    if data.is_abbreviation(&form) && !is_word {
        if crate::lang::contains(data.numbered_abbreviations, &form) {
            return ends_if(!lower && !is_numeral(next));
        }
        if lower || follower.is_numeric() {
            return Verdict::GoesOn;
        }
        if crate::lang::contains(data.closing_abbreviations, &form) {
            return if opened || context.is_starter(next) {
                Verdict::Ends
            } else {
                Verdict::Open
            };
        }
        return Verdict::GoesOn;
    }
    if context.is_listed(&form) && !data.is_function_word(&form) {
        if lower || follower.is_numeric() {
            return Verdict::GoesOn;
        }
        return if opened || context.is_starter(next) {
            Verdict::Ends
        } else {
            Verdict::Open
        };
    }
    if lower {
        // A leftover after a finished sentence; a short word before the stop is more likely an abbreviation that
        // no list has.
        return ends_if(form.chars().count() > 3);
    }
    if follower.is_alphanumeric() || opened {
        Verdict::Ends
    } else {
        Verdict::Open
    }
}

/// Numbers that a stop follows: dates written `2024. 11. 15.`, section numbers.
fn number(text: &str, site: Site, first: usize, before: &str, next: &str) -> Option<Verdict> {
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    if !is_number(before) || before.len() > 4 {
        return None;
    }
    let after = first + next.len();
    if is_number(next) && text[after..].starts_with('.') {
        return Some(Verdict::GoesOn);
    }
    let earlier = text[..site.mark - before.len()].trim_end();
    let in_date = earlier
        .strip_suffix('.')
        .is_some_and(|rest| is_number(word_before(rest, rest.len())));
    if in_date && next.starts_with(is_kana_or_hangul) {
        return Some(Verdict::GoesOn);
    }
    // `am 3. Oktober`: ordinals are the language's, and `sentencex` knows its months.
    (before.len() < 3).then_some(Verdict::Open)
}

/// Single letters: initials of a name, parts of an abbreviation written apart (`z. B.`), or the last word of the
/// sentence (`Sector D.`).
fn initials(
    context: &Context,
    site: Site,
    first: usize,
    before: &str,
    next: &str,
    follower: char,
) -> Option<Verdict> {
    let mut parts = before.split('.').map(|part| {
        let mut chars = part.chars();
        chars
            .next()
            .filter(|c| c.is_alphabetic() && chars.next().is_none())
    });
    if parts.any(|part| part.is_none()) {
        return None;
    }
    if follower.is_lowercase() || (follower.is_numeric() && before.starts_with(char::is_lowercase))
    {
        return Some(Verdict::GoesOn);
    }
    let cased = before.starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
    if before == "I" || !cased || context.data.is_abbreviation(&before.to_lowercase()) {
        return None;
    }
    let text = context.text;
    let earlier = text[context.start..site.mark - before.len()].trim_end();
    let single = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let previous = word_before(
        earlier.trim_end_matches('.'),
        earlier.trim_end_matches('.').len(),
    );
    let in_chain = earlier.ends_with('.') && single(previous);
    let next_single = single(next) && next != "I" && text[first + next.len()..].starts_with('.');
    if in_chain || next_single {
        let starts = in_chain
            && !next_single
            && before.starts_with(char::is_uppercase)
            && context.is_starter(next);
        return Some(ends_if(starts));
    }
    if context.is_starter(next) {
        return Some(Verdict::Ends);
    }
    if before.contains('.') {
        return Some(Verdict::Open);
    }
    let small = previous.starts_with(char::is_lowercase);
    Some(
        if earlier.is_empty() || (small && context.data.is_function_word(previous)) {
            Verdict::GoesOn
        } else if small {
            Verdict::Ends
        } else {
            Verdict::Open
        },
    )
}

/// Whether a sentence so far is nothing but what counts it: `3`, `(b)`, `iv`, `IX`.
fn is_list_marker(head: &str) -> bool {
    let head = head.trim_start_matches(['(', '•', '-', '*', '·', ' ']);
    let head = head.trim_end_matches(')');
    let digits = |s: &str| s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    !head.is_empty()
        && (head.split('.').all(|part| !part.is_empty() && digits(part))
            || (head.len() == 1 && head.bytes().all(|b| b.is_ascii_alphabetic()) && head != "I")
            || (head.len() <= 5 && is_roman(head) && head != "I"))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && (word.bytes().all(|b| b"ivx".contains(&b))
            || word.bytes().all(|b| b"IVXLC".contains(&b)))
}

/// What follows `No.`, `Art.`, `vol.`.
fn is_numeral(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric())
        || is_roman(word) && word != "I"
        || (word.len() == 1
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(word, "A" | "I"))
}

/// The word that ends at `end`: back to white space, a hyphen, a slash or an opening mark.
fn word_before(text: &str, end: usize) -> &str {
    let from = text.ceil_char_boundary(end.saturating_sub(LONGEST_WORD));
    let head = &text[from..end];
    let start = head
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '@' | '&')))
        .map_or(0, |at| head.ceil_char_boundary(at + 1));
    head[start..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The letters and digits that begin at `start`.
fn word_after(text: &str, start: usize) -> &str {
    let to = text.floor_char_boundary(start + LONGEST_WORD);
    let tail = &text[start..to];
    let end = tail
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .unwrap_or(tail.len());
    &tail[..end]
}

/// Words of an attribution: `Judge Miriam Adler asked`.
const ATTRIBUTION: usize = 6;

/// Whether a clause after a quotation says who asked or cried: names, then a verb of saying.
fn is_attribution(context: &Context, clause: &str) -> bool {
    let clause = &clause[..clause.floor_char_boundary(ATTRIBUTION * LONGEST_WORD)];
    let clause = clause
        .split([',', ';', '.', '!', '?'])
        .next()
        .unwrap_or_default();
    for (index, word) in clause.split_whitespace().take(ATTRIBUTION).enumerate() {
        let form = word.to_lowercase();
        let lemma = context.data.lemma(&form);
        let says = |verb: &str| crate::lang::contains(context.data.reporting_verbs, verb);
        let verb = says(lemma)
            || ["d", "s", "ed", "ned", "ted"]
                .iter()
                .any(|ending| lemma.strip_suffix(ending).is_some_and(says));
        if index > 0 && verb {
            return true;
        }
        if word.starts_with(char::is_lowercase)
            && !matches!(form.as_str(), "the" | "of" | "de" | "van" | "von")
        {
            return false;
        }
    }
    false
}
