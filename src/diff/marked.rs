//! Two versions of a passage as one line with marks.

use std::fmt::Write as _;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// The word diff of two versions of a passage, in the marks of wdiff: `opens on [-3-]{+5+} May`. Words are those of
/// UAX 29; nothing is cut inside one. Where `around` is given, only so many words are shown beside each change, and `…`
/// stands for what is passed over.
///
/// ```
/// use hexapla::diff::marked;
///
/// let (old, new) = ("The new office in the harbour opens on 3 May.", "The new office in the harbour opens on 5 May.");
/// assert_eq!(marked(old, new, None), "The new office in the harbour opens on [-3-]{+5+} May.");
/// assert_eq!(marked(old, new, Some(2)), "… opens on [-3-]{+5+} May.");
/// ```
pub fn marked(old: &str, new: &str, around: Option<usize>) -> String {
    let (olds, news): (Vec<&str>, Vec<&str>) = (
        old.split_word_bounds().collect(),
        new.split_word_bounds().collect(),
    );
    // Runs that are kept, and runs that are not: what was there, what is there.
    let mut runs: Vec<(bool, String, String)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &olds, &news) {
        let (was, is) = (olds[op.old_range()].concat(), news[op.new_range()].concat());
        let kept = matches!(op, DiffOp::Equal { .. });
        match runs.last_mut() {
            Some(last) if last.0 == kept => {
                last.1.push_str(&was);
                last.2.push_str(&is);
            }
            _ => runs.push((kept, was, is)),
        }
    }
    // White space alone between two changes is changed with them: one change for the reader.
    let mut at = 1;
    while at + 1 < runs.len() {
        if runs[at].0 && runs[at].1.trim().is_empty() {
            let (_, was, is) = runs.remove(at);
            let next = runs.remove(at);
            let before = &mut runs[at - 1];
            before.1 = format!("{}{was}{}", before.1, next.1);
            before.2 = format!("{}{is}{}", before.2, next.2);
        } else {
            at += 1;
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut line = String::new();
    for (at, (kept, was, is)) in runs.iter().enumerate() {
        if *kept {
            match around {
                Some(words) => shorten(is, words, at > 0, at < last, &mut line),
                None => line.push_str(is),
            }
            continue;
        }
        // Writing to a string cannot fail.
        if !was.is_empty() {
            let _ = write!(line, "[-{was}-]");
        }
        if !is.is_empty() {
            let _ = write!(line, "{{+{is}+}}");
        }
    }
    line
}

/// Keeps `words` words after a change that stands before, and before one that follows.
fn shorten(text: &str, words: usize, after: bool, before: bool, line: &mut String) {
    let spans: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let sides = usize::from(after) + usize::from(before);
    if spans.len() <= words * sides {
        line.push_str(text);
        return;
    }
    if after {
        let (start, word) = spans[words - 1];
        line.push_str(&text[..start + word.len()]);
        line.push(' ');
    }
    line.push('…');
    if before {
        line.push(' ');
        line.push_str(&text[spans[spans.len() - words].0..]);
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn whole_words_are_marked_and_neighbours_are_one_change() {
        assert_eq!(
            marked("We strongly oppose it.", "They firmly oppose it.", None),
            "[-We strongly-]{+They firmly+} oppose it."
        );
        assert_eq!(
            marked("We met.", "We met again.", None),
            "We met{+ again+}."
        );
        assert_eq!(marked("Same.", "Same.", None), "Same.");
    }

    #[test]
    fn what_is_passed_over_is_shown_as_such() {
        let old = "One two three four five six seven eight nine ten.";
        let new = "One two three for five six seven eight nine tin.";
        assert_eq!(
            marked(old, new, Some(2)),
            "… two three [-four-]{+for+} five six … eight nine [-ten-]{+tin+}."
        );
        assert_eq!(
            marked("会議は三日に始まる。", "会議は五日に始まる。", None),
            "会議は[-三-]{+五+}日に始まる。"
        );
    }
}
