//! Names of one script in the letters of another: Hangul by the Revised Romanisation of Korean (2000), Han characters
//! by Hanyu Pinyin without tones. What is not exactly so spelt is compared by letters apart.

use pinyin::ToPinyin;

/// Initial consonants of a syllable in Unicode's order.
const INITIALS: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];

const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];

/// Final consonants as they sound before another syllable.
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// A run of Hangul in Latin letters; none where another character stands in it.
pub(crate) fn hangul(word: &str) -> Option<String> {
    let mut latin = String::new();
    let mut last_final = 0;
    for c in word.chars() {
        let code = u32::from(c)
            .checked_sub(0xac00)
            .filter(|code| *code < 11_172)? as usize;
        let (initial, vowel, end) = (code / 588, code % 588 / 28, code % 28);
        // A final before a vowel is said with it; ㄹㄹ is ll.
        let linked = match (last_final, initial) {
            (1 | 2, 11) => Some("g"),
            (7, 11) => Some("d"),
            (8, 11) => Some("r"),
            (17, 11) => Some("b"),
            (19 | 20, 11) => Some("s"),
            (22, 11) => Some("j"),
            _ => None,
        };
        if let Some(sound) = linked {
            latin.truncate(latin.len() - FINALS[last_final].len());
            latin.push_str(sound);
        } else if matches!(last_final, 4 | 8) && initial == 5 {
            // ㄴ and ㄹ before ㄹ are both said as l: 전라 is Jeolla, 울릉 Ulleung.
            latin.truncate(latin.len() - FINALS[last_final].len());
            latin.push_str("ll");
        } else {
            latin.push_str(INITIALS[initial]);
        }
        latin.push_str(VOWELS[vowel]);
        latin.push_str(FINALS[end]);
        last_final = end;
    }
    (!latin.is_empty()).then_some(latin)
}

/// A run of Han characters in pinyin.
pub(crate) fn han(word: &str) -> Option<String> {
    word.chars()
        .map(|c| c.to_pinyin().map(|p| p.plain().replace('ü', "u")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_is_read_as_it_sounds() {
        for (name, latin) in [
            ("물결", "mulgyeol"),
            ("한강", "hangang"),
            ("부산", "busan"),
            ("설악", "seorak"),
            ("전라", "jeolla"),
            ("울릉", "ulleung"),
            ("문다올", "mundaol"),
        ] {
            assert_eq!(hangul(name).as_deref(), Some(latin), "{name}");
        }
        assert_eq!(hangul("abc"), None);
    }

    #[test]
    fn han_is_read_without_tones() {
        assert_eq!(han("高远山").as_deref(), Some("gaoyuanshan"));
        assert_eq!(han("岭南").as_deref(), Some("lingnan"));
        assert_eq!(han("カ"), None);
    }
}
