//! Whether a sentence ends at a mark.

use crate::lang::{Language, LanguageData};

use super::attribution::{is_attribution, is_short_attribution};
use super::propose::Proposals;
use super::scan::{Site, is_kana_or_hangul, is_opener, skip};
use super::tokens::{is_list_marker, is_numeral, word_after, word_before};

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
    proposals: Proposals<'t>,
    /// Whether a stop makes an ordinal of a number.
    ordinals: bool,
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
            proposals: Proposals::new(text, language),
            ordinals: ORDINAL_STOP.contains(&language.code()),
            start: skip(text, 0, char::is_whitespace),
            aside: false,
            quoted: false,
        }
    }

    /// Whether `sentencex` begins a sentence at byte `at`.
    pub fn is_proposed(&mut self, at: usize) -> bool {
        self.proposals.holds(at, self.start)
    }

    /// Whether `word` as it stands is one that often begins a sentence and is hardly part of a name.
    fn is_starter(&self, word: &str) -> bool {
        let form = word.to_lowercase();
        self.data.is_function_word(&form) && self.data.month(&form).is_none()
    }
}

/// Languages that write ordinals with a full stop.
const ORDINAL_STOP: [&str; 18] = [
    "cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr",
    "sq", "tr",
];

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
        let attached = !closers.is_empty()
            && !spaced
            && (is_kana_or_hangul(follower)
                || is_short_attribution(context.data, &text[site.next..]));
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
    if quotation && !opened && is_attribution(context.data, &text[site.next..]) {
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
    if let Some(verdict) = number(context, site, first, before, next) {
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
            if goes_with_time(context, site, before, next) {
                return Verdict::GoesOn;
            }
            return if opened || context.is_starter(next) {
                Verdict::Ends
            } else {
                Verdict::Open
            };
        }
        return Verdict::GoesOn;
    }
    if context.proposals.is_abbreviation(&form) && !data.is_function_word(&form) {
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
    let cased = before.starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
    if follower.is_numeric() && cased && data.abbreviations.is_empty() && form.chars().count() <= 4
    {
        // `Abs. 3`: an abbreviation that no list has is likelier than a sentence that begins with a figure.
        return Verdict::GoesOn;
    }
    if follower.is_alphanumeric() || opened {
        Verdict::Ends
    } else {
        Verdict::Open
    }
}

/// Whether `next` goes on with a time or date: `6 a.m. Thursday`, `5 p.m. EST`.
fn goes_with_time(context: &Context, site: Site, before: &str, next: &str) -> bool {
    let form = next.to_lowercase();
    if context.data.weekday(&form).is_some() || context.data.month(&form).is_some() {
        return true;
    }
    let earlier = context.text[..site.mark - before.len()].trim_end();
    let zone = (2..=4).contains(&next.len()) && next.bytes().all(|b| b.is_ascii_uppercase());
    zone && earlier.ends_with(|c: char| c.is_ascii_digit())
}

/// Numbers that a stop follows: dates written `2024. 11. 15.`, section numbers.
fn number(
    context: &Context,
    site: Site,
    first: usize,
    before: &str,
    next: &str,
) -> Option<Verdict> {
    let text = context.text;
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
    if before.len() > 2 {
        return None;
    }
    // `as follows: 1. Apples`.
    if earlier.ends_with([':', ';']) {
        return Some(Verdict::GoesOn);
    }
    // `am 3. Platz`: an article or a preposition before the number. `sentencex` knows some months.
    let previous = word_before(earlier, earlier.len());
    let ordinal = context.ordinals
        && (previous.starts_with(char::is_lowercase)
            || earlier.len() == context.start + previous.len())
        && previous.chars().count() <= 4;
    Some(if ordinal {
        Verdict::GoesOn
    } else {
        Verdict::Open
    })
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
    // `90 km/h. Eleven`, `a depth of 5 m. Eleven`: a unit, and no initial.
    let unit = text[..site.mark - before.len()].ends_with('/')
        || before.starts_with(char::is_lowercase)
            && earlier.ends_with(|c: char| c.is_ascii_digit());
    if unit && before.chars().count() == 1 {
        return Some(ends_if(follower.is_uppercase()));
    }
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
    // `dit M. Dupont`: where no small words are known, initials and titles are likelier than `vitamine C.`
    let known = !context.data.function_words.is_empty();
    let small = previous.starts_with(char::is_lowercase);
    let leads = small && (!known || context.data.is_function_word(previous));
    Some(if earlier.is_empty() || leads {
        Verdict::GoesOn
    } else if small {
        Verdict::Ends
    } else {
        Verdict::Open
    })
}
