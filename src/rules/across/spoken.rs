//! Which sentences of the source say a name that the target writes in Latin letters.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Document, Span, Word, WordKind, romanise};

use super::super::names::letters_apart;
use super::Pair;
use super::names::bare;
use super::phrases::tokens;

/// One place of a word, by sentence and word, and all sentences that have it.
type Stands = ((usize, usize), BTreeSet<usize>);

/// The words of each source sentence as names are looked for in them.
pub(super) struct Spoken<'d> {
    document: &'d Document,
    sentences: Vec<Vec<Said>>,
    /// Where each different word stands.
    words: Vec<Stands>,
    /// Forms that stand in lower case somewhere.
    lower: BTreeSet<String>,
}

/// A word of the source.
struct Said {
    span: Span,
    /// In its own letters, without marks and case.
    form: String,
    /// As it sounds, where it has another script.
    sound: Option<String>,
    capital: bool,
    /// A surname before an office: 문 감독.
    surname: bool,
}

/// Letters of a name that may be written otherwise by one, at least.
const LONG: usize = 5;

impl<'d> Spoken<'d> {
    /// None for a language whose names cannot be read in Latin letters.
    pub(super) fn new(document: &'d Document) -> Option<Self> {
        let sentences = 0..document.sentences().len();
        let read: fn(&Document, usize) -> Vec<Said> = match document.language().code() {
            "ko" => korean,
            "ja" | "zh" => return None,
            _ => latin,
        };
        let lower = |w: &&Word| !w.capital && w.kind == WordKind::Word;
        let sentences: Vec<Vec<Said>> = sentences.map(|s| read(document, s)).collect();
        let mut words: BTreeMap<(&str, bool), Stands> = BTreeMap::new();
        for (at, said) in sentences.iter().enumerate() {
            for (word, one) in said.iter().enumerate() {
                let place = words.entry((one.form.as_str(), one.surname));
                let (_, found) = place.or_insert_with(|| ((at, word), BTreeSet::new()));
                found.insert(at);
            }
        }
        let words = words.into_values().collect();
        let plain = document.words().iter().filter(lower);
        Some(Spoken {
            document,
            words,
            sentences,
            lower: plain.map(|w| bare(&w.form)).collect(),
        })
    }

    /// The sentences that may say a name, in whatever form.
    pub(super) fn saying(&self, name: &str) -> BTreeSet<usize> {
        let name = Key::new(name);
        let found = self
            .words
            .iter()
            .filter(|((s, w), _)| self.sentences[*s][*w].may_be(&name));
        found
            .flat_map(|(_, sentences)| sentences.iter().copied())
            .collect()
    }

    /// Whether a sentence surely says it.
    pub(super) fn names(&self, sentence: usize, name: &str) -> bool {
        {
            let name = Key::new(name);
            self.sentences[sentence].iter().any(|w| w.is(&name))
        }
    }

    /// Where a sentence says it.
    pub(super) fn place(&self, sentence: usize, name: &str) -> Option<Span> {
        let words = &self.sentences[sentence];
        let name = Key::new(name);
        words.iter().find(|w| w.is(&name)).map(|w| w.span)
    }

    /// A name of the link's source sentences that its target sentences have in no form, in a language that writes only
    /// names with a capital.
    pub(super) fn stranger(&self, pair: &Pair<'_>) -> Option<Span> {
        if !matches!(self.document.language().code(), "es" | "fr") {
            return None;
        }
        let ours: Vec<String> = pair.target_words().iter().map(|w| bare(&w.form)).collect();
        let answered = |form: &str| {
            ours.iter().any(|o| {
                o.starts_with(form) || letters_apart(o, form, 2).is_some() || head(o) == head(form)
            })
        };
        let mut found = None;
        for &sentence in &pair.link.sources {
            let start = self.document.sentences()[sentence].span.start;
            for word in self.sentences[sentence].iter().filter(|w| w.capital) {
                let opens = word.span.start == start || self.lower.contains(&word.form);
                let plain =
                    word.form.len() >= LONG && word.form.bytes().all(|b| b.is_ascii_alphabetic());
                if answered(&word.form) {
                    continue;
                }
                if opens || !plain {
                    continue;
                }
                found = found.or(Some(word.span));
            }
        }
        found
    }
}

/// The first letters of a word, which it shares with its relatives in other languages.
fn head(form: &str) -> String {
    form.chars().take(4).collect()
}

/// Whether two spellings begin alike and lie two letters apart at most.
fn is_near(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
        && a.len().abs_diff(b.len()) <= 2
        && letters_apart(a, b, 2).is_some()
}

/// A name as it is looked for.
struct Key {
    form: String,
    heard: String,
}

impl Key {
    fn new(name: &str) -> Self {
        let form = bare(name);
        Key {
            heard: heard(&form),
            form,
        }
    }
}

impl Said {
    fn is(&self, key: &Key) -> bool {
        let (name, ours) = (&key.form, &key.heard);
        match &self.sound {
            None => {
                self.capital
                    && (self.form == *name || self.form.strip_suffix('s') == Some(name.as_str()))
            }
            Some(_) if self.surname => surname(&self.form, name),
            Some(sound) => {
                ours.len() >= 4
                    && (sound == ours
                        || ours.len() > LONG && letters_apart(sound, ours, 1).is_some())
            }
        }
    }

    fn may_be(&self, key: &Key) -> bool {
        let (name, ours) = (&key.form, &key.heard);
        match &self.sound {
            None => {
                self.form.contains(name.as_str())
                    || name.len() > 3 && name.contains(&self.form) && self.form.len() > 3
                    || name.len() >= LONG && is_near(&self.form, name)
            }
            Some(sound) => {
                surname(&self.form, name)
                    || sound.contains(ours.as_str())
                    || ours.len() >= LONG && is_near(sound, ours)
            }
        }
    }
}

fn latin(document: &Document, sentence: usize) -> Vec<Said> {
    let words = document.sentence_words(sentence).iter();
    words
        .filter(|w| w.kind == WordKind::Word)
        .map(|w| Said {
            span: w.span,
            form: bare(&w.form),
            sound: None,
            capital: w.capital,
            surname: false,
        })
        .collect()
}

fn korean(document: &Document, sentence: usize) -> Vec<Said> {
    let tokens = tokens(document, sentence);
    let text = document.text();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        // A name may end like a particle.
        for span in [token.stem, token.whole] {
            let form = span.of(text);
            let Some(latin) = romanise::hangul(form) else {
                continue;
            };
            let full = (2..=4).contains(&form.chars().count());
            let office = tokens.get(at + 1).is_some_and(|next| {
                let next = next.whole.of(text);
                OFFICES.iter().any(|o| next.contains(o))
            });
            // The surname is the first syllable of a full name.
            if let Some(first) = form.chars().next().filter(|_| full && office) {
                found.push(Said {
                    span,
                    form: first.to_string(),
                    sound: Some(String::new()),
                    capital: false,
                    surname: true,
                });
            }
            let office = office && form.chars().count() == 1;
            found.push(Said {
                span,
                form: form.to_owned(),
                sound: Some(heard(&latin)),
                capital: false,
                surname: office,
            });
            if token.stem == token.whole {
                break;
            }
        }
    }
    found
}

/// Titles that follow a surname in Korean. Own list.
const OFFICES: &[&str] = &[
    "장관",
    "총리",
    "대통령",
    "의원",
    "시장",
    "지사",
    "회장",
    "사장",
    "대표",
    "의장",
    "위원장",
    "관장",
    "국장",
    "원장",
    "소장",
    "청장",
    "감독",
    "교수",
    "박사",
    "대변인",
    "대사",
    "차관",
    "실장",
    "팀장",
    "씨",
    "선수",
    "판사",
    "변호사",
    "연구원",
    "이사",
    "코치",
    "기자",
    "작가",
    "위원",
    "부장",
    "과장",
    "총장",
    "단장",
    "처장",
    "전무",
    "상무",
    "후보",
    "선생",
];

/// Korean surnames as they are mostly written in Latin letters. Own list of the commonest.
#[rustfmt::skip]
const SURNAMES: &[(&str, &str)] = &[
    ("김", "kim"), ("이", "lee yi rhee"), ("박", "park bak pak"), ("최", "choi choe"), ("정", "jung chung jeong"),
    ("강", "kang gang"), ("조", "cho jo"), ("윤", "yoon yun"), ("장", "jang chang"), ("임", "lim im"), ("한", "han"),
    ("오", "oh"), ("서", "seo suh"), ("신", "shin sin"), ("권", "kwon gwon"), ("황", "hwang"), ("안", "ahn an"),
    ("송", "song"), ("류", "ryu"), ("유", "yoo yu"), ("홍", "hong"), ("전", "jeon jun"), ("고", "koh ko go"),
    ("문", "moon mun"), ("손", "son sohn"), ("양", "yang"), ("배", "bae"), ("백", "baek paik"), ("허", "heo hur huh"),
    ("남", "nam"), ("심", "shim sim"), ("노", "roh noh no"), ("하", "ha"), ("곽", "kwak"), ("성", "sung seong"),
    ("차", "cha"), ("주", "joo ju"), ("우", "woo"), ("구", "koo ku gu"), ("민", "min"), ("진", "jin"), ("나", "na"),
    ("지", "ji"), ("엄", "eom um"), ("원", "won"), ("천", "cheon"), ("방", "bang"), ("공", "kong gong"),
    ("현", "hyun hyeon"), ("함", "ham"), ("변", "byun byeon"), ("염", "yeom"), ("여", "yeo"), ("추", "choo chu"),
    ("도", "do"), ("석", "seok suk"), ("선", "sun seon"), ("설", "seol sul"), ("마", "ma"), ("길", "gil kil"),
];

fn surname(form: &str, name: &str) -> bool {
    SURNAMES
        .iter()
        .any(|(hangul, latin)| *hangul == form && latin.split(' ').any(|l| l == name))
}

/// One form for the spellings of a sound in Latin letters and in romanised Hangul, where one letter stands for
/// l and r, f and p, z and j, and a vowel is put between consonants.
pub(super) fn heard(latin: &str) -> String {
    let mut form = bare(&latin.to_lowercase());
    for (from, to) in [
        ("eu", ""),
        ("oo", "u"),
        ("ee", "i"),
        ("ou", "u"),
        ("au", "o"),
        ("eo", "u"),
        ("ae", "e"),
        ("ph", "p"),
        ("th", "t"),
        ("ck", "k"),
        ("ch", "s"),
        ("sh", "s"),
        ("x", "ks"),
        ("qu", "k"),
    ] {
        form = form.replace(from, to);
    }
    let mut heard: Vec<char> = form
        .chars()
        .filter(|c| *c != 'h')
        .map(|c| match c {
            'g' | 'c' | 'q' => 'k',
            'd' => 't',
            'b' | 'f' | 'v' => 'p',
            'r' => 'l',
            'j' | 'z' => 's',
            'y' => 'i',
            c => c,
        })
        .collect();
    heard.dedup();
    heard.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_heard_in_both_scripts() {
        for (hangul, latin) in [
            ("파블로프", "Pavlov"),
            ("페르난도", "Fernando"),
            ("카를로스", "Carlos"),
            ("밀라노", "Milano"),
        ] {
            let read = romanise::hangul(hangul).unwrap_or_default();
            assert_eq!(heard(&read), heard(latin), "{hangul}");
        }
    }
}
