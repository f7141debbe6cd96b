//! From bytes to text.
//!
//! The order of belief: an encoding that the caller states, a byte order mark, UTF-8 that decodes without a
//! fault, UTF-16 told by where its zero bytes stand, UTF-8 with a few damaged bytes, and last a guess by the
//! statistics of `chardetng`. Whatever is not plain UTF-8 is named in a note.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and what its reader should know about how it came out of the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark; line ends as they stand in the file.
    pub text: String,
    /// The encoding's name in the WHATWG Encoding Standard: `UTF-8`, `EUC-KR`, `windows-1252`.
    pub encoding: &'static str,
    /// A guessed encoding, bytes that were no text.
    pub notes: Vec<String>,
}

/// Bytes that are looked at to tell UTF-16 and control characters; enough for any statistics of letters.
const SAMPLE: usize = 64 * 1024;

/// Turns the bytes of a file into text.
///
/// `label` states the encoding as the WHATWG Encoding Standard names them (`utf-8`, `euc-kr`, `latin1`); with it
/// nothing is guessed.
///
/// # Errors
///
/// A sentence for the user, without the file's name: an unknown label, or bytes that are no text at all.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, String> {
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
            format!("no encoding is called `{label}`; write for example utf-8, utf-16le, euc-kr, shift_jis, gb18030, windows-1252")
        })?;
        return finish(bytes, encoding, None);
    }
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err("is encoded in UTF-32; save it as UTF-8".into());
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let note = (encoding != UTF_8).then(|| format!("read as {}", encoding.name()));
        return finish(bytes, encoding, note);
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(kind.into());
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return finish(bytes, UTF_8, None);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return finish(bytes, encoding, Some(guessed(encoding)));
    }
    if bytes.contains(&0) {
        return Err(BINARY.into());
    }
    if mostly_utf8(bytes) {
        return finish(bytes, UTF_8, None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    finish(bytes, encoding, Some(guessed(encoding)))
}

const BINARY: &str = "is not a text file; give a .txt, .md, .html or .docx file";

fn guessed(encoding: &'static Encoding) -> String {
    format!(
        "not UTF-8; read as {}, which is a guess: state the encoding if that is wrong",
        encoding.name()
    )
}

/// Decodes with an encoding that is settled, counts what did not decode, and refuses what is no text.
fn finish(
    bytes: &[u8],
    encoding: &'static Encoding,
    note: Option<String>,
) -> Result<Decoded, String> {
    // Its own mark is dropped; that of another encoding stays and shows as a character that did not decode.
    let (text, bad) = encoding.decode_with_bom_removal(bytes);
    let mut notes: Vec<String> = note.into_iter().collect();
    if bad {
        let count = text.matches('\u{FFFD}').count();
        let places = if count == 1 { "place" } else { "places" };
        notes.push(format!(
            "{count} {places} could not be decoded as {} and read U+FFFD",
            encoding.name()
        ));
    }
    if is_binary(&text) {
        return Err(BINARY.into());
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        notes,
    })
}

/// Whether decoded text is no text: a NUL, or more than one control character in ten.
fn is_binary(text: &str) -> bool {
    if text.contains('\0') {
        return true;
    }
    let (mut seen, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        seen += 1;
        let control =
            c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
        if control || c == '\u{FFFD}' {
            odd += 1;
        }
    }
    odd * 10 > seen
}

/// Says what a file is, and what to do, when its first bytes are those of a format that is no text.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    [
        (&b"%PDF-"[..], "is a PDF; save its text as .txt or .docx"),
        (
            b"PK\x03\x04",
            "is a zip archive; if it is a Word document, name it .docx",
        ),
        (
            b"\xD0\xCF\x11\xE0",
            "is an old Office document; save it as .docx",
        ),
        (b"{\\rtf", "is RTF; save it as .docx or .txt"),
        (b"\x1F\x8B", "is compressed; unpack it first"),
        (b"\x89PNG", "is an image; give its text"),
        (b"\xFF\xD8\xFF", "is an image; give its text"),
        (b"\x7FELF", BINARY),
    ]
    .into_iter()
    .find_map(|(magic, problem)| bytes.starts_with(magic).then_some(problem))
}

/// Tells UTF-16 without a mark: white space and Latin letters have a zero byte on one side only, and text of any
/// script holds some of them. The side is the one where the other order gives few.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if bytes.len() % 2 == 1 || sample.len() < 4 {
        return None;
    }
    let (mut little, mut big, mut nul) = (0_usize, 0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        match pair {
            [0, 0] => nul += 1,
            [0x09..=0x7E, 0] => little += 1,
            [0, 0x09..=0x7E] => big += 1,
            _ => {}
        }
    }
    let units = sample.len() / 2;
    let (encoding, hits, misses) = if little > big {
        (UTF_16LE, little, big)
    } else {
        (UTF_16BE, big, little)
    };
    // Korean, the sparsest here in blanks that still has some, shows one in five to eight; CJK text one in
    // thirty (its line ends and figures).
    if nul > 0 || hits * 50 < units || misses * 20 > hits {
        return None;
    }
    let (_, bad) = encoding.decode_without_bom_handling(sample);
    // A sample may end inside a surrogate pair.
    (!bad || bytes.len() > SAMPLE).then_some(encoding)
}

/// Whether at least ten characters beyond ASCII decode as UTF-8 for each fault: a damaged UTF-8 file, for which a
/// guess by statistics would turn every accented letter into two others.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    good >= 10 * faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOREAN: &str = "우리는 3국 정상회의를 환영한다. 다음 회의를 기대한다.\r\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn utf8_comes_through_without_its_mark_and_with_its_line_ends() {
        let decoded = decode("\u{FEFF}a\r\nb".as_bytes(), None).unwrap();
        assert_eq!(decoded.text, "a\r\nb");
        assert_eq!(decoded.notes, Vec::<String>::new());
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        for text in [KOREAN, "Plain words.\n"] {
            for big in [false, true] {
                for mark in ["", "\u{FEFF}"] {
                    let decoded = decode(&utf16(&format!("{mark}{text}"), big), None).unwrap();
                    assert_eq!(decoded.text, text);
                    assert!(decoded.notes[0].contains("UTF-16"), "{:?}", decoded.notes);
                }
            }
        }
    }

    #[test]
    fn a_guessed_encoding_is_named() {
        let (bytes, ..) = encoding_rs::EUC_KR.encode(KOREAN);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.text, KOREAN);
        assert!(decoded.notes[0].contains("EUC-KR"));
    }

    #[test]
    fn a_stated_encoding_is_taken_at_its_word() {
        let decoded = decode(b"caf\xE9", Some("latin1")).unwrap();
        assert_eq!(decoded.text, "café");
        assert!(decoded.notes.is_empty());
        assert!(
            decode(b"a", Some("klingon"))
                .unwrap_err()
                .contains("klingon")
        );
    }

    #[test]
    fn a_damaged_byte_does_not_turn_utf8_into_another_encoding() {
        let mut bytes = KOREAN.as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.text, format!("{KOREAN}\u{FFFD}"));
        assert!(decoded.notes[0].starts_with("1 place could not"));
    }

    #[test]
    fn binary_files_are_refused_with_advice() {
        for (bytes, word) in [
            (&b"a\0b\0\0\0c"[..], ".txt"),
            (b"%PDF-1.7 and so on", "PDF"),
            (b"PK\x03\x04....", ".docx"),
            (&[1, 2, 3, 4, 5, 6, 7, 8], ".txt"),
            (&[0xFF, 0xFE, 0, 0, 65, 0, 0, 0], "UTF-32"),
        ] {
            assert!(decode(bytes, None).unwrap_err().contains(word), "{bytes:?}");
        }
    }

    #[test]
    fn a_few_control_characters_are_no_reason_to_refuse() {
        assert!(decode(b"A form feed\x0c and a bell\x07 in a line of text.", None).is_ok());
    }
}
