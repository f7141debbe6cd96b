//! What stands round a verb: denied or affirmed, willed or done.

use std::ops::Range;

use crate::lang::{self, LanguageData, Modality};
use crate::text::{Document, Span, WordKind};

/// How far a negator or modal may stand from the word it governs.
const REACH: usize = 8;

/// One document's clauses, read word by word.
pub(super) struct Predicates<'d> {
    document: &'d Document,
    data: &'static LanguageData,
}

/// A modal, or a verb before an infinitive, with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Governor {
    pub(super) modality: Modality,
    pub(super) word: usize,
    /// Whether it governs across `that` and another subject ("recommends that the committee require").
    pub(super) across: bool,
}

impl<'d> Predicates<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Predicates {
            document,
            data: document.language().data(),
        }
    }

    fn form(&self, at: usize) -> &'d str {
        &self.document.words()[at].form
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.document.words()[at].span
    }

    fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.document.sentence_at(self.span(at).start);
        sentence.map_or(at..at + 1, |s| self.document.sentences()[s].words.clone())
    }

    /// Whether the word ends a clause: a mark, or a conjunction that opens another.
    fn ends_clause(&self, at: usize) -> bool {
        let word = &self.document.words()[at];
        match word.kind {
            WordKind::Mark => !matches!(word.form.as_str(), "-" | "\"" | "'" | "(" | ")"),
            _ => matches!(
                word.form.as_str(),
                "but" | "and" | "or" | "because" | "while" | "although" | "though" | "whereas"
            ),
        }
    }

    /// The words of the clause round `at`, up to marks and conjunctions on both sides.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence(at);
        let mut start = at;
        while start > sentence.start && !self.ends_clause(start - 1) {
            start -= 1;
        }
        let mut end = at + 1;
        while end < sentence.end && !self.ends_clause(end) {
            end += 1;
        }
        start..end
    }

    /// The negator that denies the word at `at`, with only function words, adverbs and verbs of finding or saying
    /// between: "did not find that he struck".
    pub(super) fn direct_negator(&self, at: usize) -> Option<usize> {
        let start = self.sentence(at).start.max(at.saturating_sub(REACH));
        let mut back = at;
        while back > start {
            back -= 1;
            let form = self.form(back);
            if self.ends_clause(back) {
                return None;
            }
            if self.denies(back) {
                return Some(back);
            }
            let data = self.data;
            let passes = lang::contains(data.function_words, form)
                || lang::contains(data.auxiliaries, form)
                || data.has_form(data.reporting_verbs, form)
                || matches!(
                    data.lemma(form),
                    "find" | "believe" | "mean" | "establish" | "believed" | "established"
                )
                || form.ends_with("ly");
            let preposition = matches!(
                form,
                "by" | "of"
                    | "in"
                    | "for"
                    | "with"
                    | "from"
                    | "at"
                    | "on"
                    | "about"
                    | "as"
                    | "than"
                    | "until"
                    | "till"
                    | "before"
            );
            if !passes || preposition {
                return None;
            }
        }
        None
    }

    /// Whether the clause says when or how far something is not so ("does not open until May", "not all members"),
    /// or what somebody does not think: a denial that can be told as an affirmation.
    pub(super) fn is_bounded(&self, at: usize, negator: usize) -> bool {
        let clause = self.clause(at);
        let next = self.form(negator + 1);
        let quantified = matches!(
            next,
            "all" | "every" | "everyone" | "everything" | "always" | "both" | "yet"
        );
        let thought = self.document.words()[negator..=at].iter().any(|w| {
            matches!(
                self.data.lemma(&w.form),
                "think"
                    | "believe"
                    | "thinks"
                    | "believes"
                    | "expect"
                    | "expects"
                    | "want"
                    | "wants"
                    | "believed"
                    | "expected"
            )
        });
        quantified
            || thought
            || (negator..clause.end)
                .any(|w| matches!(self.form(w), "until" | "till" | "before" | "unless"))
    }

    /// Whether the word at `at` is a negator that denies its clause, and not a part of "not only", "no later than"
    /// and their like.
    fn denies(&self, at: usize) -> bool {
        let form = self.form(at);
        let strong = lang::contains(self.data.negators, form)
            && !matches!(
                form,
                "without"
                    | "hardly"
                    | "scarcely"
                    | "barely"
                    | "rarely"
                    | "seldom"
                    | "nor"
                    | "neither"
            );
        let next = if at + 1 < self.sentence(at).end {
            self.form(at + 1)
        } else {
            ""
        };
        let harmless = matches!(
            next,
            "only"
                | "just"
                | "merely"
                | "least"
                | "least."
                | "later"
                | "doubt"
                | "matter"
                | "more"
                | "less"
                | "fewer"
                | "simply"
                | "necessarily"
                | "until"
                | "."
                | "one"
        );
        strong && !harmless
    }

    /// Whether anything in the clause round `at`, or a negative verb that governs the clause, says no.
    pub(super) fn has_negative(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        let clause = self.clause(at);
        // "did not find that he struck": the clause reaches back over `that`; a list "no A, B or C" over commas.
        let start = clause.start.saturating_sub(3).max(sentence.start);
        (start..clause.end).any(|w| {
            let word = &self.document.words()[w];
            lang::contains(self.data.negators, &word.form)
                || word.kind == WordKind::Word
                    && self.data.has_form(self.data.negative_words, &word.form)
        })
    }

    /// The modal or governing verb of the verb at `at`.
    pub(super) fn governor(&self, at: usize) -> Option<Governor> {
        let start = self.sentence(at).start.max(at.saturating_sub(REACH));
        let mut back = at;
        let mut infinitive = false;
        while back > start {
            back -= 1;
            let form = self.form(back);
            let word = &self.document.words()[back];
            if word.kind == WordKind::Mark {
                return None;
            }
            if form == "to" && !infinitive {
                infinitive = true;
                continue;
            }
            let modality = self.modality(form);
            if infinitive {
                // "agreed to expand", "has asked the ministry to pay", "is to expand".
                let near = back + 3 >= at || self.adverbs(back + 1..at - 1);
                if let Some(modality @ (Modality::Demand(_) | Modality::Proposed)) = modality {
                    return Some(Governor {
                        modality,
                        word: back,
                        across: !near,
                    });
                }
                if let Some(modality @ Modality::Intent(_)) = modality
                    && near
                {
                    return Some(Governor {
                        modality,
                        word: back,
                        across: false,
                    });
                }
                // "ordered the bank to raise": the object stands between.
                if lang::contains(self.data.auxiliaries, form) || self.ends_clause(back) {
                    return None;
                }
                continue;
            }
            match modality {
                Some(modality @ (Modality::Possible | Modality::Future | Modality::Demand(_)))
                    if is_modal_verb(form) =>
                {
                    return Some(Governor {
                        modality,
                        word: back,
                        across: false,
                    });
                }
                // "considers requiring"
                Some(modality @ Modality::Intent(_)) if self.form(at).ends_with("ing") => {
                    return Some(Governor {
                        modality,
                        word: back,
                        across: false,
                    });
                }
                _ => {}
            }
            let passes = form.ends_with("ly")
                || lang::contains(self.data.negators, form)
                || lang::contains(self.data.auxiliaries, form)
                || matches!(
                    form,
                    "also"
                        | "be"
                        | "been"
                        | "have"
                        | "soon"
                        | "now"
                        | "still"
                        | "then"
                        | "further"
                        | "only"
                );
            if !passes {
                return self.subjunctive(at);
            }
        }
        self.subjunctive(at)
    }

    /// Whether these words are adverbs or negators only.
    fn adverbs(&self, mut words: Range<usize>) -> bool {
        words.all(|w| {
            let form = self.form(w);
            form.ends_with("ly") || matches!(form, "not" | "also" | "further" | "jointly" | "to")
        })
    }

    /// "recommends that the committee require": a verb in its bare form, behind `that` and a verb of proposing.
    fn subjunctive(&self, at: usize) -> Option<Governor> {
        let start = self.sentence(at).start.max(at.saturating_sub(2 * REACH));
        let that = (start..at).rev().find(|&w| self.form(w) == "that")?;
        let between_marks = (that..at).any(|w| self.document.words()[w].kind == WordKind::Mark);
        let word = that.checked_sub(1).filter(|w| *w >= start)?;
        let modality = self.modality(self.form(word))?;
        // An auxiliary before the verb makes it an ordinary clause.
        let plain = !(that + 1..at).any(|w| lang::contains(self.data.auxiliaries, self.form(w)));
        (modality == Modality::Proposed && plain && !between_marks).then_some(Governor {
            modality,
            word,
            across: true,
        })
    }

    fn modality(&self, form: &str) -> Option<Modality> {
        let at = self
            .data
            .modals
            .binary_search_by(|(f, _)| (*f).cmp(form))
            .ok()?;
        Some(self.data.modals[at].1)
    }

    /// Whether the verb at `at` says that something was done: a perfect ("has published"), or a form that only the
    /// past has, behind its subject.
    pub(super) fn is_done(&self, at: usize) -> bool {
        let start = self.sentence(at).start.max(at.saturating_sub(4));
        let past = self.is_past(at);
        let mut back = at;
        while back > start {
            back -= 1;
            match self.form(back) {
                "has" | "have" | "had" => return past,
                form if form.ends_with("ly")
                    || matches!(form, "already" | "also" | "now" | "since" | "been" | "just") => {}
                _ => return false,
            }
        }
        false
    }

    fn is_past(&self, at: usize) -> bool {
        let form = self.form(at);
        form.ends_with("ed")
            || self.data.lemma(form) != form && !form.ends_with('s') && !form.ends_with("ing")
    }
}

fn is_modal_verb(form: &str) -> bool {
    matches!(
        form,
        "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "ought"
            | "shall"
            | "should"
            | "will"
            | "would"
            | "'ll"
    )
}

/// The words of the source sentences that a target sentence answers which share a stem with its word `t`, and the
/// other way round: where a verb stands twice, the word alignment may have crossed the two.
pub(super) fn occurrences(
    facts: &super::Facts<'_>,
    sentence: usize,
    t: usize,
    s: usize,
) -> (Vec<usize>, Vec<usize>) {
    let stem = &facts.target_word(t).stem;
    let of = |document: &Document, sentences: &[usize], stem: &str| -> Vec<usize> {
        let words = sentences
            .iter()
            .flat_map(|&i| document.sentences()[i].words.clone());
        words
            .filter(|&w| document.words()[w].stem == stem)
            .collect()
    };
    let ours = of(facts.target, &[sentence], stem);
    let theirs = of(
        facts.source,
        facts.sources_of(sentence),
        &facts.source_word(s).stem,
    );
    (ours, theirs)
}

/// Pairs of words that answer each other and share a stem, where both could be verbs: no function words, no
/// numbers, no names. Target word first.
pub(super) fn shared_words<'f>(
    facts: &'f super::Facts<'_>,
    words: &'f crate::diff::WordAlignment,
    sentence: usize,
) -> impl Iterator<Item = (usize, usize)> + 'f {
    let data = facts.target.language().data();
    facts.target.sentences()[sentence]
        .words
        .clone()
        .filter_map(move |at| {
            let word = facts.target_word(at);
            let plain = word.kind == WordKind::Word
                && !lang::contains(data.function_words, &word.form)
                && (!word.capital || at == facts.target.sentences()[sentence].words.start);
            let source = words.source_of(at)?;
            plain.then_some((at, source))
        })
}
