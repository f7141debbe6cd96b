//! `intensity-shift`

use std::collections::HashMap;
use std::ops::Range;

use crate::diff::EditClass;
use crate::lang::{self, LanguageData, OppositeKind};
use crate::text::{Document, WordKind};

use super::contrasts::{self, contrasts};
use super::{Facts, Report, across};

rule! {
    /// # What it does
    /// Compares words that judge the same thing more or less strongly, by ladders (criticise < condemn < strongly
    /// condemn; slight < serious), and reports one that stands on another step than its counterpart; the same adjective or
    /// verb to another degree ("a little sad" for "very sad").
    ///
    /// # Why it matters
    /// Statements are negotiated by such steps.
    ///
    /// # Example
    /// Source: *We strongly condemn the attack.* Target: *They criticised the attack.*
    ///
    /// # Leaves alone
    /// Words of one step; a word that the other side has on the same step in another place; an intensifier alone
    /// that a summary leaves out.
    ///
    /// # Limits
    /// Only words on the ladders of the language, and its adverbs of degree.
    "intensity-shift", "Judged more, or less, strongly", "accuracy/mistranslation", Warning,
    Some(EditClass::Intensity), check
}

/// A word on a ladder.
#[derive(Clone, Copy, Debug)]
struct Step {
    ladder: usize,
    height: usize,
    word: usize,
    intensified: bool,
    /// The word that it stands before.
    qualified: Option<usize>,
}

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if !facts.one_language() {
        return across::intensity(facts, report);
    }
    for contrast in contrasts(facts) {
        if contrast.kind == OppositeKind::Judgement {
            contrasts::report_one(facts, report, &contrast);
        }
    }
    let data = facts.target.language().data();
    let rungs = Rungs::new(data);
    degrees(facts, report);
    for sentence in 0..facts.target.sentences().len() {
        let sources = facts.sources_of(sentence);
        if sources.is_empty() {
            continue;
        }
        let mut ours = steps(
            &rungs,
            facts.target,
            facts.target.sentences()[sentence].words.clone(),
            data,
        );
        let mut theirs: Vec<Step> = Vec::new();
        for &s in sources {
            theirs.extend(steps(
                &rungs,
                facts.source,
                facts.source.sentences()[s].words.clone(),
                data,
            ));
        }
        // What stands on the same step on both sides cancels out.
        ours.retain(|o| {
            let same = theirs
                .iter()
                .position(|t| t.ladder == o.ladder && t.height == o.height);
            same.map(|at| theirs.remove(at)).is_none()
        });
        for our in ours {
            // What both qualify has to be the same: a slight delay beside a serious injury is no shift.
            let same_thing = |their: &Step| {
                let pair = our.qualified.zip(their.qualified);
                pair.is_some_and(|(o, t)| {
                    facts
                        .words_of(sentence)
                        .is_some_and(|w| facts.slots_of(sentence).counterpart(w, o) == Some(t))
                })
            };
            let rival = theirs.iter().position(|t| {
                t.ladder == our.ladder
                    && t.height != our.height
                    && (!data.ladders[our.ladder].qualifies || same_thing(t))
            });
            let Some(their) = rival.map(|at| theirs.remove(at)) else {
                continue;
            };
            // Of what is denied, the weaker denial is the stronger claim, and neither is more.
            let denied = |document: &Document, at: usize| {
                super::predicates::Predicates::new(document).is_denied(at)
            };
            if denied(facts.target, our.word) && denied(facts.source, their.word) {
                continue;
            }
            let place = wide(facts.target, our);
            let other = wide(facts.source, their);
            let stronger = if our.height > their.height {
                "more"
            } else {
                "less"
            };
            let message = format!(
                "“{}” is {stronger} than the source’s “{}”.",
                place.of(facts.target.text()),
                other.of(facts.source.text())
            );
            report.add(Some(place), Some(other), 0.7, message);
        }
    }
}

/// What an adverb of degree makes of the word that it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Degree {
    Less,
    Plain,
    More,
}

/// The same adjective or verb, to another degree: "a little sad" for "very sad", "deeply regretted" for "regretted". An
/// intensifier that the target leaves out is no shift.
fn degrees(facts: &Facts<'_>, report: &mut Report<'_>) {
    let data = facts.target.language().data();
    for sentence in 0..facts.target.sentences().len() {
        let Some(words) = facts.words_of(sentence) else {
            continue;
        };
        for t in facts.target.sentences()[sentence].words.clone() {
            let word = facts.target_word(t);
            if word.kind != WordKind::Word || word.capital || data.is_function_word(&word.form) {
                continue;
            }
            let Some(s) = words.source_of(t) else {
                continue;
            };
            let ((here, ours), (there, theirs)) =
                (degree(facts.target, t, data), degree(facts.source, s, data));
            // Another adverb may say how much.
            let told = |document: &Document, at: usize| {
                at.checked_sub(1)
                    .is_some_and(|b| document.words()[b].form.ends_with("ly"))
            };
            if here == Degree::Plain && told(facts.target, t)
                || there == Degree::Plain && told(facts.source, s)
            {
                continue;
            }
            let shifted = match (here, there) {
                (Degree::Less, Degree::More) | (Degree::More, Degree::Less) => 0.75,
                (Degree::More | Degree::Less, Degree::Plain) | (Degree::Plain, Degree::Less) => {
                    0.65
                }
                _ => continue,
            };
            // Said of the word in another way, or of the same word elsewhere in the link.
            let (_, sources) = super::predicates::occurrences(facts, sentence, t, s);
            let same = sources
                .iter()
                .any(|&s| degree(facts.source, s, data).0 == here);
            if same || shifted < 0.7 && is_graded(facts, sentence, here, there) {
                continue;
            }
            let (place, other) = (ours.of(facts.target.text()), theirs.of(facts.source.text()));
            let message = format!("The source has “{other}”, the target “{place}”.");
            report.add(Some(ours), Some(theirs), shifted, message);
        }
    }
}

/// Whether the side that has no adverb of degree at the word has another word that says as much somewhere in its
/// sentences.
fn is_graded(facts: &Facts<'_>, sentence: usize, here: Degree, there: Degree) -> bool {
    let data = facts.target.language().data();
    let graded = |document: &Document, range: Range<usize>, wanted: Degree| {
        range.into_iter().any(|at| {
            let form = &document.words()[at].form;
            match wanted {
                Degree::More => lang::contains(data.intensifiers, form),
                Degree::Less => weakens(document, at, data).is_some(),
                Degree::Plain => false,
            }
        })
    };
    if here == Degree::Plain {
        graded(
            facts.target,
            facts.target.sentences()[sentence].words.clone(),
            there,
        )
    } else {
        facts.sources_of(sentence).iter().any(|&s| {
            graded(
                facts.source,
                facts.source.sentences()[s].words.clone(),
                here,
            )
        })
    }
}

/// The degree of the word at `at`, and the word with what grades it.
fn degree(document: &Document, at: usize, data: &LanguageData) -> (Degree, crate::text::Span) {
    let words = document.words();
    let plain = words[at].span;
    let Some(before) = at.checked_sub(1) else {
        return (Degree::Plain, plain);
    };
    let same = document.sentence_at(words[before].span.start) == document.sentence_at(plain.start);
    if !same {
        return (Degree::Plain, plain);
    }
    if lang::contains(data.intensifiers, &words[before].form) {
        return (Degree::More, words[before].span.cover(plain));
    }
    if let Some(first) = weakens(document, before, data) {
        return (Degree::Less, words[first].span.cover(plain));
    }
    // "Regret it deeply" is not seen from here, "regret deeply" is; "the union deeply regrets" is said of the verb.
    let after = words
        .get(at + 1)
        .filter(|w| lang::contains(data.intensifiers, &w.form));
    let closes = words
        .get(at + 2)
        .is_none_or(|w| w.kind == WordKind::Mark || data.is_function_word(&w.form));
    match after.filter(|w| closes && w.form.ends_with("ly")) {
        Some(w) => (Degree::More, plain.cover(w.span)),
        None => (Degree::Plain, plain),
    }
}

/// The first word of the diminisher that ends at `last`.
fn weakens(document: &Document, last: usize, data: &LanguageData) -> Option<usize> {
    let words = document.words();
    data.diminishers.iter().find_map(|forms| {
        let first = (last + 1).checked_sub(forms.len())?;
        let same = words[first..=last]
            .iter()
            .zip(*forms)
            .all(|(w, f)| w.form == *f);
        same.then_some(first)
    })
}

/// Where each word stands: ladder and height.
struct Rungs(HashMap<&'static str, Vec<(usize, usize)>>);

impl Rungs {
    fn new(data: &'static LanguageData) -> Self {
        let mut rungs: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for (ladder, rung) in data.ladders.iter().enumerate() {
            for (height, words) in rung.steps.iter().enumerate() {
                for word in *words {
                    rungs.entry(word).or_default().push((ladder, height));
                }
            }
        }
        Rungs(rungs)
    }

    /// The rungs of a form, each ladder once.
    fn of(&self, form: &str, data: &LanguageData) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for base in data.bases(form) {
            for rung in self.0.get(base.as_str()).into_iter().flatten() {
                if found.iter().all(|(ladder, _)| *ladder != rung.0) {
                    found.push(*rung);
                }
            }
        }
        found
    }
}

fn steps(
    rungs: &Rungs,
    document: &Document,
    words: Range<usize>,
    data: &LanguageData,
) -> Vec<Step> {
    let (start, end) = (words.start, words.end);
    let mut found = Vec::new();
    for word in words {
        if document.words()[word].kind != WordKind::Word {
            continue;
        }
        for (ladder, height) in rungs.of(&document.words()[word].form, data) {
            let intensified =
                word > start && lang::contains(data.intensifiers, &document.words()[word - 1].form);
            let qualified = (word + 1..end.min(word + 4)).find(|&w| {
                let next = &document.words()[w];
                next.kind == WordKind::Word && !lang::contains(data.function_words, &next.form)
            });
            found.push(Step {
                ladder,
                height,
                word,
                intensified,
                qualified,
            });
        }
    }
    found
}

/// The word with the adverb that strengthens it.
fn wide(document: &Document, step: Step) -> crate::text::Span {
    let span = document.words()[step.word].span;
    if step.intensified {
        document.words()[step.word - 1].span.cover(span)
    } else {
        span
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{points_at, silent};
    const RULE: &str = "intensity-shift";

    #[test]
    fn a_lower_step() {
        points_at(
            RULE,
            &["We strongly condemn the raid."],
            &["They criticized the raid."],
            &["criticized"],
        );
    }

    #[test]
    fn a_higher_step() {
        points_at(
            RULE,
            &["One man was slightly hurt."],
            &["One man was seriously hurt."],
            &["seriously"],
        );
        points_at(
            RULE,
            &["The guard was inadequate."],
            &["They called the guard disastrous."],
            &["disastrous"],
        );
    }

    #[test]
    fn another_degree() {
        points_at(
            RULE,
            &["I am very sad to see the mill go."],
            &["She was a little sad to see the mill go."],
            &["a little sad"],
        );
        points_at(
            RULE,
            &["The firm told us that it regretted the errors."],
            &["The firm said it deeply regretted the errors."],
            &["deeply regretted"],
        );
        silent(
            RULE,
            &["We deeply regret the errors."],
            &["It regretted the errors."],
        );
        silent(
            RULE,
            &["We regret the errors very much."],
            &["It deeply regretted the errors."],
        );
    }

    #[test]
    fn praise_became_blame() {
        points_at(
            RULE,
            &["The dairy union welcomed the ruling of the tribunal."],
            &["The dairy union sharply criticised the ruling of the tribunal."],
            &["sharply criticised"],
        );
        points_at(
            RULE,
            &["In its view the repair was wholly insufficient."],
            &["It called the repair somewhat insufficient."],
            &["somewhat"],
        );
        silent(
            RULE,
            &["The dairy union welcomed the ruling of the tribunal."],
            &["The dairy union praised the ruling of the tribunal."],
        );
        silent(
            RULE,
            &["The union welcomed the ruling and criticised the delay."],
            &["The union criticised the delay but praised the ruling."],
        );
    }

    #[test]
    fn the_same_step_is_left_alone() {
        silent(
            RULE,
            &["We strongly condemn the raid."],
            &["They condemned the raid."],
        );
        silent(
            RULE,
            &["One man was seriously hurt."],
            &["One man was gravely hurt."],
        );
        silent(
            RULE,
            &["A slight delay, and a serious fire."],
            &["The fire was slight news."],
        );
        silent(
            RULE,
            &["We condemn the raid and criticise the guard."],
            &["They criticised the guard and condemned the raid."],
        );
    }
}
