//! What stands round a verb: denied or affirmed, willed or done.

use std::ops::Range;

use crate::lang::{self, LanguageData, Modality};
use crate::text::{Document, Span, WordKind};

/// How far a negator or modal may stand from the word it governs.
const REACH: usize = 8;

/// One document's clauses, read word by word.
pub(super) struct Predicates<'d> {
    pub(super) document: &'d Document,
    pub(super) data: &'static LanguageData,
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

    pub(super) fn form(&self, at: usize) -> &'d str {
        &self.document.words()[at].form
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.document.words()[at].span
    }

    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
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
            let passes = passes || data.has_form(data.light_verbs, form);
            if !passes || preposition {
                return self.subject_negator(back, at);
            }
        }
        None
    }

    /// "No gas escaped", "none of the guests was hurt": the negator that opens the subject ending at `last`, whose
    /// verb stands at `verb` with only auxiliaries and adverbs between.
    fn subject_negator(&self, last: usize, verb: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        let plain = (last + 1..verb).all(|w| {
            lang::contains(self.data.auxiliaries, self.form(w)) || self.form(w).ends_with("ly")
        });
        if !plain {
            return None;
        }
        let start = self.sentence(verb).start.max(last.saturating_sub(LONGEST));
        let mut determined = false;
        for at in (start..=last).rev() {
            let form = self.form(at);
            match form {
                // Behind an article the noun phrase has its own determiner, and only "none of" reaches over it.
                "no" if !determined && self.denies(at) => return Some(at),
                "none" | "neither" if self.form(at + 1) == "of" => return Some(at),
                "the" | "these" | "those" | "its" | "their" | "his" | "her" | "our" => {
                    determined = true;
                }
                "of" => {}
                _ if self.ends_clause(at)
                    || lang::contains(self.data.auxiliaries, form)
                    || self.data.is_function_word(form) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether something in the clause round `at`, other than the word itself, denies it.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let clause = self.clause(at);
        clause.clone().any(|w| {
            w != at && lang::contains(self.data.negators, self.form(w))
                || w < at
                    && at - w <= 4
                    && self.document.words()[w].kind == WordKind::Word
                    && self.data.has_form(self.data.negative_words, self.form(w))
        })
    }

    /// Whether anything in the clause round `at` or in its sentence leaves open whether it is so.
    pub(super) fn is_hedged(&self, at: usize) -> bool {
        self.sentence(at).any(|w| {
            self.document.words()[w].kind == WordKind::Word
                && self.data.has_form(self.data.hedges, self.form(w))
        })
    }

    /// The "may" or "might" that governs the verb at `at`.
    pub(super) fn may(&self, at: usize) -> Option<usize> {
        let governor = self.governor(at)?;
        matches!(self.form(governor.word), "may" | "might").then_some(governor.word)
    }

    /// Whether the word at `at` is surely a finite verb: behind an auxiliary, or in the past behind a subject.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.is_told(at)
            || self.auxiliary(at).is_some_and(|a| {
                !matches!(self.form(a), "be" | "being") && self.governor(at).is_none()
            })
    }

    /// The adverb of certainty that stands right before the verb at `at`, with its rank.
    pub(super) fn certainty(&self, at: usize) -> Option<(usize, u8)> {
        let sentence = self.sentence(at);
        let near = at.saturating_sub(3).max(sentence.start)..at;
        near.rev().find_map(|w| {
            let found = self
                .data
                .certainty
                .binary_search_by(|(form, _)| (*form).cmp(self.form(w)));
            let plain = (w + 1..at).all(|between| {
                lang::contains(self.data.auxiliaries, self.form(between))
                    || self.form(between).ends_with("ly")
            });
            let rank = found.ok().filter(|_| plain)?;
            Some((w, self.data.certainty[rank].1))
        })
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
        // "Did not expect him to come" leaves open that he came; "do not expect him to come" does not.
        let past = |at: usize| {
            matches!(
                self.form(at),
                "did"
                    | "didn't"
                    | "had"
                    | "hadn't"
                    | "was"
                    | "wasn't"
                    | "were"
                    | "weren't"
                    | "never"
            )
        };
        let past = past(negator) || negator.checked_sub(1).is_some_and(past);
        let thinks = |at: usize| {
            matches!(
                self.data.lemma(self.form(at)),
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
        };
        // Of what is thought, only the verb or adjective is denied: "does not think the dam will break".
        let told = self.auxiliary(at).is_some() || self.form(at.saturating_sub(1)) == "to";
        let thought = thinks(at) || (past || !told) && (negator..at).any(thinks);
        // "No shift may be longer than ten hours" sets a limit, which can be told as one.
        let limit = form_no(self.form(negator)) && (at..clause.end).any(|w| self.form(w) == "than");
        quantified
            || thought
            || limit
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
                // "Out of the reach of children".
                || word.form == "out" && w + 1 < clause.end && self.form(w + 1) == "of"
                // "Have yet to make", "rather than run", "short of a majority".
                || w + 1 < clause.end
                    && matches!(
                        (word.form.as_str(), self.form(w + 1)),
                        ("yet", "to") | ("rather", "than") | ("short" | "clear", "of")
                    )
                || w != at
                    && word.kind == WordKind::Word
                    && self.data.has_form(self.data.negative_words, &word.form)
        }) || self.elliptic_negator(at).is_some()
            || self.listed_negator(at)
    }

    /// "No deaths or injuries": whether the word is behind "or" in a list that a negator opened.
    fn listed_negator(&self, at: usize) -> bool {
        let start = self.sentence(at).start.max(at.saturating_sub(REACH));
        let Some(or) = (start..at)
            .rev()
            .find(|&w| matches!(self.form(w), "or" | "nor"))
        else {
            return false;
        };
        (start..or).any(|w| lang::contains(self.data.negators, self.form(w)))
    }

    /// The "not" that denies, with a verb that is not said again, what the words round `at` name: "keys and cards were
    /// not".
    pub(super) fn elliptic_negator(&self, at: usize) -> Option<usize> {
        let end = self.sentence(at).end;
        let not = (at + 1..end.min(at + 12))
            .take_while(|&w| !matches!(self.form(w), "," | ";" | ":" | "."))
            .find(|&w| self.form(w) == "not")?;
        let closes = not + 1 >= end || self.document.words()[not + 1].kind == WordKind::Mark;
        let stands = matches!(
            self.form(not - 1),
            "are"
                | "did"
                | "do"
                | "does"
                | "had"
                | "has"
                | "have"
                | "is"
                | "was"
                | "were"
                | "will"
                | "would"
        );
        (closes && stands).then_some(not)
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
            if infinitive && self.leads(back, at) {
                // "is to publish" is to come, "whether to publish" is open.
                let modality = match form {
                    "is" | "are" | "going" | "due" | "set" | "scheduled" | "about" => {
                        Some(Modality::Future)
                    }
                    "whether" => Some(Modality::Intent(1)),
                    // "with an option to buy": a right, and no duty.
                    "option" | "right" | "chance" | "opportunity" | "possibility" | "free"
                    | "allowed" | "permitted" | "entitled" => Some(Modality::Possible),
                    "obligation" | "duty" => Some(Modality::Demand(2)),
                    _ => None,
                };
                if let Some(modality) = modality {
                    return Some(Governor {
                        modality,
                        word: back,
                        across: false,
                    });
                }
            }
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

    /// Whether only adverbs, "to" and a passive's auxiliary stand between a word and the verb that it governs: "is still
    /// to be recovered".
    fn leads(&self, word: usize, verb: usize) -> bool {
        (word + 1..verb).all(|w| {
            let form = self.form(w);
            form.ends_with("ly")
                || matches!(
                    form,
                    "to" | "be" | "still" | "also" | "now" | "soon" | "yet"
                )
        })
    }

    /// Whether an article or possessive makes the word at `at` a noun, with at most one word between.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let start = self.sentence(at).start.max(at.saturating_sub(2));
        (start..at).rev().any(|w| {
            matches!(
                self.form(w),
                "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "every" | "each"
            )
        })
    }

    /// Whether "to" or an auxiliary right before the word at `at` makes it a verb.
    pub(super) fn is_verbal(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|b| self.sentence(at).contains(b));
        before.is_some_and(|b| {
            self.form(b) == "to" || lang::contains(self.data.auxiliaries, self.form(b))
        })
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

    pub(super) fn modality(&self, form: &str) -> Option<Modality> {
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

    /// Whether the verb at `at` tells in the simple past, active or passive, that something was done: behind its
    /// subject, before what it is said of.
    pub(super) fn is_told(&self, at: usize) -> bool {
        if !self.is_past(at) {
            return false;
        }
        let sentence = self.sentence(at);
        let mut back = at;
        while back > sentence.start && self.form(back - 1).ends_with("ly") {
            back -= 1;
        }
        let Some(before) = back.checked_sub(1).filter(|b| *b >= sentence.start) else {
            return false;
        };
        if matches!(self.form(before), "was" | "were") {
            return true;
        }
        let word = &self.document.words()[before];
        let subject = word.kind == WordKind::Word
            && (!self.data.is_function_word(&word.form) || self.data.pronoun(&word.form).is_some())
            && !lang::contains(self.data.auxiliaries, &word.form);
        // "published a review" has an object of its own; "the review published in May" has none.
        let next = if at + 1 < sentence.end {
            self.form(at + 1)
        } else {
            ""
        };
        let object = matches!(
            next,
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "this"
                | "these"
                | "all"
                | "no"
        ) || self
            .document
            .words()
            .get(at + 1)
            .is_some_and(|w| w.kind == WordKind::Number && at + 1 < sentence.end);
        subject && object
    }

    /// The auxiliary right before the word, if one stands there.
    pub(super) fn auxiliary(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let same = self.sentence(at).contains(&before);
        (same && lang::contains(self.data.auxiliaries, self.form(before))).then_some(before)
    }

    pub(super) fn is_past(&self, at: usize) -> bool {
        let form = self.form(at);
        form.ends_with("ed")
            || self.data.lemma(form) != form && !form.ends_with('s') && !form.ends_with("ing")
    }
}

/// Whether the verb is in the passive, by what stands round it.
pub(super) fn is_passive(document: &Document, verb: usize) -> bool {
    let form = |at: usize| document.words().get(at).map_or("", |w| w.form.as_str());
    (verb + 1..verb + 4).any(|at| form(at) == "by")
        || (verb.saturating_sub(2)..verb)
            .any(|at| matches!(form(at), "was" | "were" | "been" | "being" | "is" | "are"))
}

fn form_no(form: &str) -> bool {
    matches!(form, "no" | "none" | "nobody" | "nothing")
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

/// Pairs of words that answer each other, the same or one standing for the other, where both could be verbs: no function words, no
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
            if !plain {
                return None;
            }
            let source = facts.slots_of(sentence).counterpart(words, at)?;
            Some((at, source))
        })
}
