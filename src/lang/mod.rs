//! What is known of each language: one file a language, words as data. Depends on nothing else here.
//!
//! A language without a file of its own still aligns and diffs by its words, numbers and names; the rules that
//! need its pronouns or negators stay silent.

pub mod across;
mod de;
mod en;
mod es;
mod fr;
mod ja;
mod ko;
mod lexicon;
#[cfg(test)]
mod template;
mod zh;

use std::fmt;
use std::str::FromStr;

pub use lexicon::{Lexicon, Places, Tie};

/// A language: the two or three letters of its ISO 639 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// English.
    pub const ENGLISH: Language = Language(*b"en\0");
    /// Not known.
    pub const UNKNOWN: Language = Language(*b"und");

    /// The code, lower case: `en`, `ko`, `und`.
    pub fn code(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(3);
        std::str::from_utf8(&self.0[..len]).unwrap_or("und")
    }

    /// What is known of it. A language without a file of its own has empty lists.
    pub fn data(self) -> &'static LanguageData {
        KNOWN
            .iter()
            .find(|(language, _)| *language == self)
            .map_or(&UNKNOWN, |(_, data)| data)
    }
}

impl FromStr for Language {
    type Err = String;

    /// Reads a code as users write it: `en`, `EN`, `en-US`, `zh_TW`; what follows the language is dropped.
    fn from_str(text: &str) -> Result<Self, String> {
        let code = text
            .split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(format!(
                "`{text}` is no language code; write two or three letters, as in `en` or `ko`"
            ));
        }
        let mut bytes = [0; 3];
        bytes[..code.len()].copy_from_slice(code.as_bytes());
        Ok(Language(bytes))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, it, they.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// More than one.
    Plural,
}

/// Grammatical gender of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// He.
    Masculine,
    /// She.
    Feminine,
    /// It.
    Neuter,
    /// Not told by the word.
    Any,
}

/// What a pronoun does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// We, he.
    Subject,
    /// Us, him.
    Object,
    /// Our, his, ours.
    Possessive,
    /// Ourselves, himself.
    Reflexive,
}

/// A personal pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// As it is written, lower case.
    pub form: &'static str,
    /// Person.
    pub person: Person,
    /// Number.
    pub number: Number,
    /// Gender.
    pub gender: Gender,
    /// Case.
    pub case: Case,
}

/// What a modal or a verb before an infinitive claims of the act it governs. The numbers are steps of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Can, may, might: it is possible or allowed.
    Possible,
    /// Should, must: how binding. 1 advised, 2 demanded.
    Demand(u8),
    /// Consider, plan, agree, commit: how firmly intended. 1 considered or hoped, 2 planned, 3 agreed, 4 committed.
    Intent(u8),
    /// Will: it comes.
    Future,
    /// Recommend, propose, ask: put to somebody else.
    Proposed,
}

/// A scale of words that judge the same thing more or less strongly.
#[derive(Clone, Copy, Debug)]
pub struct Ladder {
    /// Whether the words qualify the one they stand before ("serious injury"), so that two of them can only be
    /// compared before the same word.
    pub qualifies: bool,
    /// Weakest first; words of one step say the same.
    pub steps: &'static [&'static [&'static str]],
}

/// Which side of a number is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// At least, more than.
    Below,
    /// At most, up to, less than.
    Above,
}

/// How the two sides of an [`Opposite`] contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OppositeKind {
    /// Where one is so, the other is not: rise and fall, accept and reject.
    Claim,
    /// Praise and blame.
    Judgement,
    /// The same event from the other end: buy and sell. They contradict each other only with the same subject.
    Converse,
}

/// Words that say the opposite of other words. Those on one side stand for each other.
#[derive(Clone, Copy, Debug)]
pub struct Opposite {
    /// How they contradict each other.
    pub kind: OppositeKind,
    /// Base forms.
    pub sides: [&'static [&'static str]; 2],
}

/// Words of two stages of an affair: what is asked or planned, and what it comes to.
pub type Stage = (&'static [&'static str], &'static [&'static str]);

/// The words of a language that segmentation, alignment and rules ask about. Forms are lower case; lists marked
/// *sorted* are looked up by halving.
#[derive(Debug)]
pub struct LanguageData {
    /// Snowball's name of its stemmer; none where words are compared as they stand.
    pub stemmer: Option<&'static str>,
    /// Personal pronouns.
    pub pronouns: &'static [Pronoun],
    /// Words that say nothing about the subject: articles, prepositions, auxiliaries. Sorted.
    pub function_words: &'static [&'static str],
    /// Irregular forms and the word they belong to. Sorted by form.
    pub irregular: &'static [(&'static str, &'static str)],
    /// Regular endings and what stands in their place in the base form: `ied` for `y`.
    pub endings: &'static [(&'static str, &'static str)],
    /// Verbs of saying and writing, as lemmas. Sorted.
    pub reporting_verbs: &'static [&'static str],
    /// Forms of auxiliaries and modals, which open a finite verb group. Sorted.
    pub auxiliaries: &'static [&'static str],
    /// Months, each with its number; short forms too.
    pub months: &'static [(&'static str, u8)],
    /// Weekdays, Monday is 1; short forms too.
    pub weekdays: &'static [(&'static str, u8)],
    /// Units of time, with the common name of each and the days or seconds it lasts (0 where it varies).
    pub time_units: &'static [(&'static str, &'static str)],
    /// Number words below a hundred and the multipliers above, with their values.
    pub number_words: &'static [(&'static str, u64)],
    /// Ordinal words, with their values.
    pub ordinal_words: &'static [(&'static str, u64)],
    /// Multiplicatives: once, twice, thrice.
    pub times_words: &'static [(&'static str, u64)],
    /// Abbreviations that a full stop belongs to and that do not end a sentence, without the stop. Sorted.
    pub abbreviations: &'static [&'static str],
    /// Those of the abbreviations that only a number or a letter follows: No. 5, Art. 9, vol. IV. Sorted.
    pub numbered_abbreviations: &'static [&'static str],
    /// Those of the abbreviations that can end a sentence: p.m., etc., Ltd. Sorted.
    pub closing_abbreviations: &'static [&'static str],
    /// Titles and offices that stand before a person's name. Sorted.
    pub titles: &'static [&'static str],
    /// Words that deny the clause they stand in. Sorted.
    pub negators: &'static [&'static str],
    /// Words that say no without a negator: fail, deny, lack. As stems or forms. Sorted.
    pub negative_words: &'static [&'static str],
    /// Modals and verbs before an infinitive or clause, with what they claim. Sorted by form.
    pub modals: &'static [(&'static str, Modality)],
    /// Scales of words that judge the same thing more or less strongly.
    pub ladders: &'static [Ladder],
    /// Words that say the opposite of each other, as base forms.
    pub opposites: &'static [Opposite],
    /// Words that stand for each other, as base forms.
    pub synonyms: &'static [&'static [&'static str]],
    /// What is asked or planned, and what it comes to, as base forms.
    pub stages: &'static [Stage],
    /// How much of a whole is meant, as sequences of forms with a rank: 0 none, 1 few, 2 some, 3 half or many,
    /// 4 most, 5 nearly all, 6 all. Longest first.
    pub quantifiers: &'static [(&'static [&'static str], u8)],
    /// Words that bound the number behind them, as sequences of forms, with the side that is left open. Longest first.
    pub bounds: &'static [(&'static [&'static str], Bound)],
    /// What opens a condition or an exception, as sequences of forms.
    pub restrictions: &'static [&'static [&'static str]],
    /// Adverbs that say how certain something is, with a rank: 1 possibly, 2 probably, 3 certainly. Sorted by form.
    pub certainty: &'static [(&'static str, u8)],
    /// Words that leave open whether something is so: may, reportedly, suspected, if. As base forms. Sorted.
    pub hedges: &'static [&'static str],
    /// Verbs that pass a denial on to their object: "did not impose a fine". As base forms. Sorted.
    pub light_verbs: &'static [&'static str],
    /// Words between which two can change places without a change of roles: meet, marry, agree. Sorted.
    pub mutual_verbs: &'static [&'static str],
    /// Adverbs that make the word they stand before stronger. Sorted.
    pub intensifiers: &'static [&'static str],
    /// Words that look like verbs and are nouns more often, and qualify others ("housing").
    pub deeds: &'static [&'static str],
    /// Words before an adjective or verb that weaken it ("slightly", "a little"), as sequences.
    pub diminishers: &'static [&'static [&'static str]],
    /// Nouns that name a person by role: head, chair, minister. Sorted.
    pub person_nouns: &'static [&'static str],
    /// Other nouns for persons and bodies: nurse, family, majority. As base forms. Sorted.
    pub agents: &'static [&'static str],
    /// What stands before a noun and belongs to it: the, our, every. Sorted.
    pub determiners: &'static [&'static str],
    /// What opens a clause: that, when, and. Sorted.
    pub openers: &'static [&'static str],
    /// Nouns that name a body: agency, board, council. Sorted.
    pub body_nouns: &'static [&'static str],
    /// What is compared with a text in another language.
    pub across: &'static across::Across,
}

/// The languages with a file of their own.
static KNOWN: &[(Language, &LanguageData)] = &[
    (Language::ENGLISH, &en::ENGLISH),
    (Language(*b"de\0"), &de::GERMAN),
    (Language(*b"es\0"), &es::SPANISH),
    (Language(*b"fr\0"), &fr::FRENCH),
    (Language(*b"ja\0"), &ja::JAPANESE),
    (Language(*b"ko\0"), &ko::KOREAN),
    (Language(*b"zh\0"), &zh::CHINESE),
];

/// The languages that are compared with another across languages, each with whether a comparison in this repository
/// measures how well.
pub fn across_languages() -> impl Iterator<Item = (Language, bool)> {
    KNOWN
        .iter()
        .filter(|(_, data)| !data.across.concepts.is_empty())
        .map(|(language, data)| (*language, data.across.measured))
}

static UNKNOWN: LanguageData = NOTHING;

/// Empty lists: what a language's file starts from.
const NOTHING: LanguageData = LanguageData {
    stemmer: None,
    pronouns: &[],
    function_words: &[],
    irregular: &[],
    endings: &[],
    reporting_verbs: &[],
    auxiliaries: &[],
    months: &[],
    weekdays: &[],
    time_units: &[],
    number_words: &[],
    ordinal_words: &[],
    times_words: &[],
    abbreviations: &[],
    numbered_abbreviations: &[],
    closing_abbreviations: &[],
    titles: &[],
    negators: &[],
    negative_words: &[],
    modals: &[],
    ladders: &[],
    opposites: &[],
    synonyms: &[],
    stages: &[],
    quantifiers: &[],
    bounds: &[],
    restrictions: &[],
    certainty: &[],
    hedges: &[],
    light_verbs: &[],
    mutual_verbs: &[],
    intensifiers: &[],
    diminishers: &[],
    deeds: &[],
    person_nouns: &[],
    agents: &[],
    determiners: &[],
    openers: &[],
    body_nouns: &[],
    across: &across::NOTHING,
};

impl LanguageData {
    /// The pronoun written `form` (lower case), if it is one.
    pub fn pronoun(&self, form: &str) -> Option<&'static Pronoun> {
        self.pronouns.iter().find(|p| p.form == form)
    }

    /// Whether `form` says nothing about the subject.
    pub fn is_function_word(&self, form: &str) -> bool {
        contains(self.function_words, form)
    }

    /// The word that an irregular form belongs to; the form itself for any other.
    pub fn lemma<'f>(&self, form: &'f str) -> &'f str
    where
        'static: 'f,
    {
        match self.irregular.binary_search_by(|(f, _)| (*f).cmp(form)) {
            Ok(at) => self.irregular[at].1,
            Err(_) => form,
        }
    }

    /// Whether `form` is a base form of the sorted list, or an inflected form of one.
    pub fn has_form(&self, bases: &[&str], form: &str) -> bool {
        contains(bases, form) || self.bases(form).iter().any(|base| contains(bases, base))
    }

    /// The base forms that an inflected form may have: itself, its lemma where it is irregular, and what its endings
    /// leave ("planned": plann, planne, plan).
    pub fn bases(&self, form: &str) -> Vec<String> {
        let mut bases = vec![form.to_owned()];
        let lemma = self.lemma(form);
        if lemma != form {
            bases.push(lemma.to_owned());
        }
        for (ending, base) in self.endings {
            let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() > 1) else {
                continue;
            };
            bases.push(format!("{stem}{base}"));
            let mut letters = stem.chars().rev();
            if base.is_empty()
                && let Some(last) = letters.next()
                && letters.next() == Some(last)
            {
                bases.push(stem[..stem.len() - last.len_utf8()].to_owned());
            }
        }
        bases
    }

    /// The number of the month written `form` (lower case), 1 to 12.
    pub fn month(&self, form: &str) -> Option<u8> {
        self.months
            .iter()
            .find(|(f, _)| *f == form)
            .map(|(_, n)| *n)
    }

    /// The number of the weekday written `form` (lower case), Monday 1 to Sunday 7.
    pub fn weekday(&self, form: &str) -> Option<u8> {
        self.weekdays
            .iter()
            .find(|(f, _)| *f == form)
            .map(|(_, n)| *n)
    }

    /// Whether a full stop after `form` (lower case) belongs to it.
    pub fn is_abbreviation(&self, form: &str) -> bool {
        contains(self.abbreviations, form)
    }
}

/// Looks a word up in a sorted list.
pub(crate) fn contains(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_users_write_them() {
        for (text, code) in [
            ("en", "en"),
            ("EN-us", "en"),
            ("zh_TW", "zh"),
            ("yue", "yue"),
        ] {
            assert_eq!(
                text.parse::<Language>().map(|l| l.code().to_owned()),
                Ok(code.to_owned())
            );
        }
        assert!("english".parse::<Language>().is_err());
        assert!("".parse::<Language>().is_err());
    }

    #[test]
    fn the_template_is_a_language() {
        lists_are_sorted(&template::TEMPLATE);
        assert_eq!(template::TEMPLATE.month("january"), Some(1));
    }

    #[test]
    fn lists_that_are_halved_are_sorted() {
        for (language, data) in KNOWN {
            println!("{language}");
            lists_are_sorted(data);
        }
    }

    fn lists_are_sorted(data: &LanguageData) {
        for list in [
            data.function_words,
            data.reporting_verbs,
            data.auxiliaries,
            data.abbreviations,
            data.numbered_abbreviations,
            data.closing_abbreviations,
            data.titles,
            data.person_nouns,
            data.body_nouns,
            data.deeds,
            data.negators,
            data.negative_words,
            data.intensifiers,
            data.hedges,
            data.light_verbs,
            data.mutual_verbs,
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        for form in data
            .numbered_abbreviations
            .iter()
            .chain(data.closing_abbreviations)
        {
            assert!(data.is_abbreviation(form), "{form} is no abbreviation");
        }
        for pair in data.modals.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for pair in data.certainty.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for pair in data.irregular.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }
}
