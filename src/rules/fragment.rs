//! `fragment`

use crate::text::{Document, ParagraphKind, WordKind};

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports a sentence that is only a leftover of editing.
    ///
    /// # Why it matters
    /// Words were lost, or words were left behind.
    ///
    /// # Example
    /// *… to speed up the projects. revealed.*
    ///
    /// # Leaves alone
    /// Headings; short sentences that begin like sentences ("So it is."); what follows a quotation ("…?" he
    /// asked.).
    ///
    /// # Limits
    /// Only languages with capitals; leftovers of up to four words, a subject whose verb was cut behind its
    /// relative clause, and a preposition with noun and relative clause.
    "fragment", "A leftover, not a sentence", "linguistic conventions/grammar", Warning, None, check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for (index, sentence) in facts.target.sentences().iter().enumerate() {
        if is_fragment(facts.target, index) {
            report.add(
                Some(sentence.span),
                None,
                0.85,
                "This is no sentence.".to_owned(),
            );
        }
    }
}

/// Whether a sentence is a leftover: words left behind, or a subject that lost its verb.
pub(super) fn is_fragment(document: &Document, index: usize) -> bool {
    let sentence = &document.sentences()[index];
    let body = document.paragraphs()[sentence.paragraph].kind == ParagraphKind::Body;
    body && (is_leftover(document, index)
        || is_headless(document, index)
        || is_adverbial(document, index))
}

/// A subject with a relative clause and nothing behind it: "The rents, which make up a fifth of the basket."
fn is_headless(document: &Document, index: usize) -> bool {
    let words = document.sentence_words(index);
    let data = document.language().data();
    let Some(comma) = words.iter().position(|w| w.kind == WordKind::Mark) else {
        return false;
    };
    let relative = words
        .get(comma + 1)
        .is_some_and(|w| matches!(w.form.as_str(), "which" | "who" | "whose" | "where"));
    if words[comma].form != "," || !relative || comma == 0 || comma > 8 {
        return false;
    }
    // Anything that could be a verb before the comma, or another clause behind the relative one, saves it.
    let verb = |w: &crate::text::Word| {
        crate::lang::contains(data.auxiliaries, &w.form)
            || data.pronoun(&w.form).is_some()
            || w.form.ends_with("ed")
            || data.lemma(&w.form) != w.form && !w.capital
            || data.has_form(data.reporting_verbs, &w.form)
    };
    // "Click for more, which …" is a request, "Talks on fish, which …" is not told from it.
    let bare = words
        .get(1)
        .is_none_or(|w| !crate::lang::contains(data.function_words, &w.form) || w.form == "of");
    let opens = bare
        && words[0].capital
        && !matches!(
            words[0].form.as_str(),
            "so" | "here" | "there" | "this" | "that"
        );
    let plain = words[..comma]
        .iter()
        .all(|w| !verb(w) && w.kind != WordKind::Mark);
    let rest = &words[comma + 2..];
    let ends = rest.last().is_some_and(|w| w.form == ".");
    let single = rest[..rest.len().saturating_sub(1)]
        .iter()
        .all(|w| w.kind != WordKind::Mark || w.form == "-" || w.form == "'");
    opens && plain && ends && single && rest.len() <= 20
}

/// A preposition, its noun and a relative clause, and nothing that they belong to: "Under a truce that both sides kept."
fn is_adverbial(document: &Document, index: usize) -> bool {
    let words = document.sentence_words(index);
    let data = document.language().data();
    let opens = words.first().is_some_and(|w| {
        w.capital
            && matches!(
                w.form.as_str(),
                "after"
                    | "amid"
                    | "at"
                    | "by"
                    | "despite"
                    | "during"
                    | "for"
                    | "from"
                    | "in"
                    | "on"
                    | "under"
                    | "with"
            )
    });
    let [inner @ .., stop] = words else {
        return false;
    };
    let plain = inner
        .iter()
        .all(|w| w.kind != WordKind::Mark || matches!(w.form.as_str(), "-" | "'"));
    if !opens || !plain || stop.form != "." || inner.len() > 14 {
        return false;
    }
    let Some(relative) = inner
        .iter()
        .position(|w| matches!(w.form.as_str(), "that" | "which" | "who" | "whose"))
    else {
        return false;
    };
    let verb = |w: &crate::text::Word| {
        crate::lang::contains(data.auxiliaries, &w.form)
            || w.form.ends_with("ed")
            || data.lemma(&w.form) != w.form && !w.capital && !w.form.ends_with("ing")
            || data.has_form(data.reporting_verbs, &w.form)
    };
    // Nothing but a noun phrase before the clause, and one verb in it, behind which no other subject can follow.
    let before = &inner[1..relative];
    let phrase = relative >= 2
        && before
            .iter()
            .all(|w| !verb(w) && data.pronoun(&w.form).is_none());
    let clause = &inner[relative + 1..];
    let Some(first) = clause.iter().position(verb) else {
        return false;
    };
    let last = clause.iter().rposition(verb).unwrap_or(first);
    let one = clause[first..=last]
        .iter()
        .all(|w| verb(w) || w.form.ends_with("ly"));
    phrase && one && clause.len() - last <= 2
}

/// One to four words that begin in lower case behind the full stop of another sentence of the paragraph.
fn is_leftover(document: &Document, index: usize) -> bool {
    let sentence = &document.sentences()[index];
    let words = document.sentence_words(index);
    let Some(first) = words.first() else {
        return false;
    };
    let count = words.iter().filter(|w| w.is_content()).count();
    let lower = first.kind == WordKind::Word
        && first
            .span
            .of(document.text())
            .chars()
            .all(char::is_lowercase);
    let follows = index.checked_sub(1).is_some_and(|before| {
        let other = &document.sentences()[before];
        let last = document
            .sentence_words(before)
            .last()
            .map(|w| w.form.as_str());
        other.paragraph == sentence.paragraph && last == Some(".")
    });
    let ends = words.last().is_some_and(|w| w.form == ".");
    lower && follows && ends && (1..=4).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "fragment";

    #[test]
    fn a_leftover_behind_a_full_stop() {
        points_at(
            RULE,
            &[],
            &["They will speed up the work.", "revealed."],
            &["revealed."],
        );
    }

    #[test]
    fn a_subject_that_lost_its_verb() {
        let lost = "Harbour dues, which make up a third of its income.";
        points_at(RULE, &[], &[lost], &[lost]);
        silent(
            RULE,
            &[],
            &["Harbour dues, which make up a third of its income, will rise."],
        );
        silent(
            RULE,
            &[],
            &["They raised the dues, which make up a third of its income."],
        );
    }

    #[test]
    fn an_adverbial_that_lost_its_sentence() {
        let lost = "Under a truce that both sides kept.";
        points_at(RULE, &[], &[lost], &[lost]);
        silent(
            RULE,
            &[],
            &["Under a truce that both sides kept fruit was unloaded."],
        );
        silent(
            RULE,
            &[],
            &["Under a truce that both sides kept, fruit was unloaded."],
        );
        silent(RULE, &[], &["In May they said that nobody had paid."]);
    }

    #[test]
    fn short_sentences_are_left_alone() {
        silent(RULE, &[], &["They asked.", "So it is.", "Yes."]);
        silent(RULE, &[], &["“Why now?”", "he asked."]);
    }
}
