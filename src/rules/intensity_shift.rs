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
    /// condemn; slight < serious), and reports one that stands on another step than its counterpart.
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
    /// Only words on the ladders of the language.
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
