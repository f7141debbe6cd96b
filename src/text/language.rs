//! Which language a text is in, when nobody says.

use std::path::Path;

use whatlang::{Lang, Script};

use crate::lang::Language;

/// Bytes that detection looks at: its trigram statistics no longer change beyond.
const SAMPLE: usize = 256 * 1024;

/// The ISO 639-1 codes that a file's name can state.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io \
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt \
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn \
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language that a file's name states: `summary.en.txt`, `statement.zh-TW.md`.
pub fn of_name(name: &str) -> Option<Language> {
    let stem = Path::new(name).file_stem()?.to_str()?;
    let (rest, tag) = stem.rsplit_once('.')?;
    let (code, region) = tag.split_once(['-', '_']).unwrap_or((tag, "US"));
    let stated = !rest.is_empty()
        && CODES
            .split(' ')
            .any(|known| known == code.to_ascii_lowercase())
        && (2..=4).contains(&region.len())
        && region.bytes().all(|b| b.is_ascii_alphabetic());
    stated.then(|| code.parse().ok()).flatten()
}

/// The language of a text by its letters: by the statistics of `whatlang` where they are reliable, else by the
/// script where one language is its usual owner, else English where enough of its small words stand in the text.
/// [`Language::UNKNOWN`] where none of them says.
pub fn of_text(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let Some(info) = whatlang::detect(sample) else {
        return Language::UNKNOWN;
    };
    let guess = || short_code(info.lang()).parse().unwrap_or(Language::UNKNOWN);
    match info.script() {
        Script::Hangul | Script::Hiragana | Script::Katakana | Script::Mandarin => return guess(),
        Script::Thai | Script::Greek | Script::Hebrew | Script::Georgian | Script::Armenian => {
            return guess();
        }
        _ => {}
    }
    // Short texts mislead the statistics, and small words are what a short text is sure to have. A fifth is half
    // of what running English shows.
    let data = Language::ENGLISH.data();
    let (mut small, mut all) = (0_usize, 0_usize);
    for word in sample.split_whitespace().take(2000) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        all += usize::from(!word.is_empty());
        small += usize::from(data.is_function_word(&word.to_lowercase()));
    }
    if info.is_reliable() {
        guess()
    } else if small * 5 >= all && small > 0 {
        Language::ENGLISH
    } else {
        Language::UNKNOWN
    }
}

/// The two letters for a language of `whatlang`, which names them by three.
fn short_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_states_the_language() {
        for (name, code) in [
            ("summary.en.txt", Some("en")),
            ("texts/statement.ko.txt", Some("ko")),
            ("a.zh-TW.md", Some("zh")),
            ("summary.txt", None),
            ("report.v2.txt", None),
            ("report.final.txt", None),
            (".en.txt", None),
            ("-", None),
        ] {
            assert_eq!(
                of_name(name).map(|l| l.to_string()).as_deref(),
                code,
                "{name}"
            );
        }
    }

    #[test]
    fn short_texts_are_told_by_script_and_small_words() {
        for (text, code) in [
            ("그는 반대했다.", "ko"),
            ("彼は反対した。", "ja"),
            ("他反对。", "zh"),
            ("He strongly opposed any attempt.", "en"),
            ("We welcome this.", "en"),
            ("Vestmark", "und"),
            ("1998", "und"),
        ] {
            assert_eq!(of_text(text).code(), code, "{text}");
        }
    }

    #[test]
    fn running_texts_are_told_by_statistics() {
        for (text, code) in [
            (
                "Die Kommission hat gestern beschlossen, das Verfahren gegen die drei Unternehmen einzustellen, \
              weil keine ausreichenden Beweise vorlagen.",
                "de",
            ),
            (
                "La Commission a décidé hier de clore la procédure engagée contre les trois entreprises, faute de \
              preuves suffisantes.",
                "fr",
            ),
            (
                "La Comisión decidió ayer archivar el procedimiento contra las tres empresas porque no había pruebas \
              suficientes.",
                "es",
            ),
        ] {
            assert_eq!(of_text(text).code(), code);
        }
    }
}
