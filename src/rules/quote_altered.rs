//! `quote-altered`

use std::ops::Range;

use crate::diff::{EditClass, WordAlignment};
use crate::text::quotations::Quotation;
use crate::text::{Span, WordKind};

use super::{Facts, Report, across, quotes};

rule! {
    /// # What it does
    /// Reports words in quotation marks that are not the words of the source, where the source has a sentence that
    /// the quotation answers, or one whose words it has but for one or two. It points at the first place where the
    /// words part.
    ///
    /// # Why it matters
    /// Quotation marks promise the very words. A paraphrase inside them makes somebody say what they did not say.
    ///
    /// # Example
    /// Source: *"… too early to say that the outbreak is over."* Target: *“… that the outbreak is under control.”*
    ///
    /// # Leaves alone
    /// A verbatim quotation or part of one, whatever its marks, case and final punctuation; parts joined by an
    /// ellipsis; words in square brackets; marks round a name or term.
    ///
    /// # Limits
    /// Texts in two languages are not compared word by word: there a quotation is altered where another rule finds
    /// a fault inside it, or where it leaves out a number of the quotation that it answers.
    "quote-altered", "The quotation is not in these words", "accuracy/mistranslation", Error,
    Some(EditClass::Quotation), check
}

/// The part of a quotation's telling words that has to have a counterpart in the linked source for it to be an
/// altered quotation and not another one; where the quotation is most of its sentence, the link itself says so.
const LEAST_SHARE: f64 = 0.3;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::altered(facts, report);
    }
    let counterparts = Counterparts::new(facts);
    for (index, quotation) in facts.target_annotations.quotations.iter().enumerate() {
        if !quotation.opened
            || !quotes::is_speech(facts, index)
            || quotes::is_verbatim(facts, quotation)
        {
            continue;
        }
        let Some(words) = counterparts.of(quotation) else {
            // The words of a sentence that nothing answers, but for one or two.
            if let Some((ours, theirs)) = quotes::nearly(facts, quotation) {
                let theirs = (!theirs.is_empty()).then(|| {
                    let words = facts.source.words();
                    words[theirs.start].span.cover(words[theirs.end - 1].span)
                });
                let message = message(facts, theirs);
                report.add(Some(cover(facts, ours)), theirs, 0.85, message);
            }
            continue;
        };
        let range = quotes::words_inside(facts.target, quotation);
        let (cluster, source) = first_difference(facts, words, range.clone());
        let mut span = cover(facts, cluster.clone());
        if cluster.start == range.start {
            span = Span::new(quotation.span.start, span.end);
        }
        report.add(Some(span), source, 0.9, message(facts, source));
    }
}

fn message(facts: &Facts<'_>, source: Option<Span>) -> String {
    match source {
        Some(source) => format!(
            "Not the words of the source, which has “{}” here.",
            source.of(facts.source.text())
        ),
        None => "Not the words of the source.".to_owned(),
    }
}

/// What the quotations of the target answer.
pub(super) struct Counterparts<'f> {
    facts: &'f Facts<'f>,
    /// How many telling words stand before each word of the target, and before its end.
    telling: Vec<usize>,
}

impl<'f> Counterparts<'f> {
    pub(super) fn new(facts: &'f Facts<'f>) -> Self {
        let data = facts.target.language().data();
        let mut telling = vec![0];
        let mut count = 0;
        for word in facts.target.words() {
            count += usize::from(word.is_content() && !data.is_function_word(&word.form));
            telling.push(count);
        }
        Counterparts { facts, telling }
    }

    /// The word alignment of the sentence that a quotation answers; none where it answers nothing.
    pub(super) fn of(&self, quotation: &Quotation) -> Option<&'f WordAlignment> {
        let sentence = self.facts.target.sentence_at(quotation.inner.start)?;
        let words = self.facts.words_of(sentence)?;
        let count = |range: &Range<usize>| self.telling[range.end] - self.telling[range.start];
        let range = quotes::words_inside(self.facts.target, quotation);
        let total = count(&range);
        let whole = count(&self.facts.target.sentences()[sentence].words);
        if 3 * total >= 2 * whole {
            return Some(words);
        }
        let telling = |at: &usize| self.telling[at + 1] > self.telling[*at];
        let found = range
            .filter(telling)
            .filter(|&at| words.source_of(at).is_some())
            .count();
        (found as f64 >= LEAST_SHARE * total as f64).then_some(words)
    }
}

/// The first run of words without the same word at the same place in the source, and what the source has there.
/// Nine words at most: enough to see.
fn first_difference(
    facts: &Facts<'_>,
    words: &WordAlignment,
    range: Range<usize>,
) -> (Range<usize>, Option<Span>) {
    let mut previous: Option<usize> = None;
    let mut first: Option<usize> = None;
    let mut last = range.start;
    let mut before = None;
    let mut after = None;
    for at in range
        .clone()
        .filter(|&at| facts.target_word(at).kind != WordKind::Mark)
    {
        let answer = words
            .source_of(at)
            .filter(|&s| facts.source_word(s).form == facts.target_word(at).form);
        let follows = match (answer, previous) {
            (Some(s), Some(p)) => {
                s > p && (p + 1..s).all(|w| facts.source_word(w).kind == WordKind::Mark)
            }
            (Some(_), None) => true,
            (None, _) => false,
        };
        if follows && first.is_none() {
            previous = answer;
            before = answer;
            continue;
        }
        if follows || first.is_some_and(|f| at - f >= 9) {
            after = answer;
            break;
        }
        first.get_or_insert(at);
        last = at;
        // The words go on elsewhere: this is where something was left out.
        if answer.is_some() {
            after = answer;
            break;
        }
        previous = None;
    }
    let first = first.unwrap_or(range.start);
    let between = match (before, after) {
        (Some(b), Some(a)) if a > b + 1 && a - b <= 12 => Some(b + 1..a),
        (None, Some(a)) => {
            let sentence = facts.source.sentence_at(facts.source_word(a).span.start);
            let start = sentence.map_or(a, |s| facts.source.sentences()[s].words.start);
            (a > start && a - start <= 12).then_some(start..a)
        }
        _ => None,
    };
    let source = between.filter(|b| !b.is_empty()).map(|b| {
        facts
            .source_word(b.start)
            .span
            .cover(facts.source_word(b.end - 1).span)
    });
    (first..last.max(first) + 1, source)
}

fn cover(facts: &Facts<'_>, words: Range<usize>) -> Span {
    facts
        .target_word(words.start)
        .span
        .cover(facts.target_word(words.end - 1).span)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{found, points_at, silent};

    const RULE: &str = "quote-altered";
    const SOURCE: [&str; 1] = [
        "“The number of floods has fallen, but it is too early to say that the danger is over,” said Ada Weil.",
    ];

    #[test]
    fn other_words_inside_the_marks() {
        let target = [
            "“The number of floods has fallen, but it is too early to say that the danger is under control,” Weil said.",
        ];
        points_at(RULE, &SOURCE, &target, &["under control"]);
    }

    #[test]
    fn words_left_out_inside() {
        let target = ["Weil said: “It is too early to say the danger is over.”"];
        assert_eq!(found(RULE, &SOURCE, &target).len(), 1);
    }

    #[test]
    fn words_of_a_sentence_that_nothing_answers() {
        let source = [
            "He came to us as a boy of 15 and scored 58 goals in 131 matches.",
            "We did not want to sell him.",
        ];
        let target = [
            "“We did not want to lose him,” said Weil, who recalled that he had come at 15 and scored 58 goals in 131 matches.",
        ];
        points_at(RULE, &source, &target, &["lose"]);
        assert!(found("quote-unsupported", &source, &target).is_empty());
    }

    #[test]
    fn narration_made_a_quotation() {
        let source = ["The agency remains firm in its support of the dam’s upkeep."];
        let target = ["“We are firm in supporting the upkeep of the dam,” the agency said."];
        assert_eq!(found(RULE, &source, &target).len(), 1);
    }

    #[test]
    fn the_very_words_are_left_alone() {
        silent(
            RULE,
            &SOURCE,
            &["Weil called it “too early to say that the danger is over”."],
        );
        silent(
            RULE,
            &SOURCE,
            &["\"The number of floods has fallen … the danger is over,\" Weil said."],
        );
        silent(
            RULE,
            &SOURCE,
            &["“The number of floods [in the north] has fallen,” Weil said."],
        );
    }

    #[test]
    fn names_and_terms_are_left_alone() {
        silent(
            RULE,
            &["They joined in Blue River, an exercise."],
            &["They joined in the exercise “Blue Rivers”."],
        );
        silent(
            RULE,
            &["They founded an office."],
            &["They founded a ‘Joint Office’."],
        );
    }
}
