//! `punctuation`

use crate::diff::EditClass;
use crate::finding::Severity;
use crate::text::{Document, Span, Word, WordKind};

use super::{Facts, Report};

rule! {
    /// # What it does
    /// Reports marks that are doubled or stray (`. .`, `,,`, ` ,`) and brackets without partner.
    ///
    /// # Why it matters
    /// It is a slip that every reader sees, and often the trace of a cut that took words along.
    ///
    /// # Example
    /// *… in energy and space. . Additionally, …*
    ///
    /// # Leaves alone
    /// Ellipses, `?!`, a mark inside and one outside a quotation or bracket, the stop of an abbreviation.
    ///
    /// # Limits
    /// The source's own slips are reported as notes. Quotation marks have a rule of their own.
    "punctuation", "A stray or doubled mark", "linguistic conventions/punctuation", Warning,
    Some(EditClass::Punctuation), check
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for (span, message) in slips(facts.target) {
        report.add(Some(span), None, 0.85, message.to_owned());
    }
    for (span, message) in slips(facts.source) {
        if let Some(finding) = report.add(None, Some(span), 0.85, message.to_owned()) {
            finding.severity = Severity::Note;
        }
    }
}

fn slips(document: &Document) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    for pair in document.words().windows(2) {
        if let Some(message) = doubled(document, &pair[0], &pair[1]) {
            found.push((pair[0].span.cover(pair[1].span), message));
        }
    }
    for sentence in document.sentences() {
        brackets(&document.words()[sentence.words.clone()], &mut found);
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

fn doubled(document: &Document, a: &Word, b: &Word) -> Option<&'static str> {
    if document.sentence_at(a.span.start)? != document.sentence_at(b.span.start)? {
        return None;
    }
    let close = |w: &Word| {
        matches!(
            w.form.as_str(),
            "." | "," | ";" | ":" | "?" | "!" | "。" | "、" | "，"
        )
    };
    // "Calif., and": the stop of an abbreviation that is on no list.
    if a.form == "." && b.form == "," && !a.spaced && !b.spaced {
        return None;
    }
    if a.kind != WordKind::Mark || !close(a) || !close(b) {
        let stray = b.kind == WordKind::Mark
            && matches!(b.form.as_str(), "," | ";")
            && b.spaced
            && a.is_content();
        // "nine , ten" in a language that sets no space before its commas.
        let tight = matches!(
            document.language().code(),
            "en" | "de" | "es" | "it" | "nl" | "pl" | "pt"
        );
        return (stray && tight).then_some("There is white space before this mark.");
    }
    let same = a.form == b.form;
    let ellipsis = same && a.form == "." && (!b.spaced || !a.spaced && is_run(document, a));
    let strong = matches!(a.form.as_str(), "?" | "!") && matches!(b.form.as_str(), "?" | "!");
    if ellipsis && !b.spaced && !is_run(document, a) {
        return Some("This mark is doubled.");
    }
    (!ellipsis && !strong).then_some(if same {
        "This mark is doubled."
    } else {
        "Two marks stand where one belongs."
    })
}

/// Whether three or more full stops stand together, spaced or not.
fn is_run(document: &Document, word: &Word) -> bool {
    let text = document.text();
    let dots = |rest: &mut dyn Iterator<Item = char>| {
        rest.filter(|c| *c != ' ')
            .take_while(|c| *c == '.')
            .take(4)
            .count()
    };
    let behind = dots(&mut text[word.span.start..].chars());
    let before = dots(&mut text[..word.span.start].chars().rev());
    behind + before >= 3
}

fn brackets(words: &[Word], found: &mut Vec<(Span, &'static str)>) {
    let mut open: Vec<&Word> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        match word.form.as_str() {
            "(" | "[" => open.push(word),
            ")" | "]" => {
                let partner = if word.form == ")" { "(" } else { "[" };
                if open.last().is_some_and(|o| o.form == partner) {
                    open.pop();
                } else if !is_item(words, index) {
                    found.push((word.span, "This bracket is closed and was never opened."));
                }
            }
            _ => {}
        }
    }
    found.extend(
        open.into_iter()
            .map(|w| (w.span, "This bracket is opened and never closed.")),
    );
}

/// `a)` and `1)` number the items of a list; `:)` is a face.
fn is_item(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|b| &words[b]) else {
        return true;
    };
    if before.form == "-" && at >= 2 && matches!(words[at - 2].form.as_str(), ":" | ";") {
        return true;
    }
    let opens = at < 2 || words[at - 2].kind == WordKind::Mark;
    before.form == ":"
        || before.form == ";"
        || before.is_content() && before.form.len() <= 3 && opens
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};

    const RULE: &str = "punctuation";

    #[test]
    fn doubled_and_stray_marks() {
        points_at(
            RULE,
            &[],
            &["It is about energy and space. . Also,, the rest."],
            &[". .", ",,"],
        );
        points_at(RULE, &[], &["It is about energy , too."], &["energy ,"]);
        points_at(RULE, &[], &["It is about (energy."], &["("]);
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        silent(
            RULE,
            &[],
            &["What?! He waited ... and (so they say) left. a) is Ltd., b) is not…"],
        );
        silent(
            RULE,
            &[],
            &["It opens at 8 a.m., closes at 8 p.m. and rests."],
        );
    }
}
