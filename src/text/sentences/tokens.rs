//! The words beside a sentence mark.

/// Longest word that is looked at before or after a mark, in bytes.
pub(super) const LONGEST_WORD: usize = 48;

/// Longest list marker in bytes, with what stands before it: `• (viii)`, `1.2.3`.
const LONGEST_MARKER: usize = 24;

/// Whether a sentence so far is nothing but what counts it: `3`, `(b)`, `iv`, `IX`.
pub(super) fn is_list_marker(head: &str) -> bool {
    if head.len() > LONGEST_MARKER {
        return false;
    }
    let head = head.trim_start_matches(['(', '•', '-', '*', '·', ' ']);
    let head = head.trim_end_matches(')');
    let digits = |s: &str| s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    !head.is_empty()
        && (head.split('.').all(|part| !part.is_empty() && digits(part))
            || (head.len() == 1 && head.bytes().all(|b| b.is_ascii_alphabetic()) && head != "I")
            || "가나다라마바사아자차카타파하".contains(head) && head.chars().count() == 1
            || (head.len() <= 5 && is_roman(head) && head != "I"))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && (word.bytes().all(|b| b"ivx".contains(&b))
            || word.bytes().all(|b| b"IVXLC".contains(&b)))
}

/// What follows `No.`, `Art.`, `vol.`.
pub(super) fn is_numeral(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric())
        || is_roman(word) && word != "I"
        || (word.len() == 1
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(word, "A" | "I"))
}

/// The word that ends at `end`: back to white space, a hyphen, a slash or an opening mark.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let from = text.ceil_char_boundary(end.saturating_sub(LONGEST_WORD));
    let head = &text[from..end];
    let start = head
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '@' | '&')))
        .map_or(0, |at| head.ceil_char_boundary(at + 1));
    let word = head[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    // `L’U.E.`, but not `don't`.
    match word.rsplit_once(['\'', '’']) {
        Some((_, rest)) if rest.contains('.') => rest,
        _ => word,
    }
}

/// The letters and digits that begin at `start`.
pub(super) fn word_after(text: &str, start: usize) -> &str {
    let to = text.floor_char_boundary(start + LONGEST_WORD);
    let tail = &text[start..to];
    let end = tail
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .unwrap_or(tail.len());
    &tail[..end]
}
