use super::*;

fn split(text: &str, code: &str) -> Vec<String> {
    sentences(text, Span::new(0, text.len()), code.parse().unwrap())
        .iter()
        .map(|span| span.of(text).to_owned())
        .collect()
}

/// Each case is written with `|` between its sentences.
fn holds(code: &str, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let found = split(&case.replace('|', ""), code).join("|");
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        if found != expected.join("|") {
            wrong.push(format!("expected {}\n   found {found}", expected.join("|")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn abbreviations_and_initials_do_not_end_a_sentence() {
    holds(
        "en",
        &[
            "He met U.S. President Joe Biden. |The U.S. agreed.",
            "The Korea-U.S.-Japan talks began. |They ended.",
            "Mr. Kovar apologised to Ms. Aasen in writing.",
            "It costs approx. 40 crowns. |Under Art. 9.3 it stands.",
            "Packed by Brennholt Foods Ltd. and sold in bags of 1.5 kg. |All of it.",
            "J. R. R. Tolkien wrote it. |J.R.R. Tolkien died in 1973.",
            "Joe B. Dean spoke. |By J. Smith it was said.",
            "It is No. 5 on the list. |He said no. |She agreed.",
            "See Fig. 3 and pp. 4-5, vol. IV, i.e. the last. |Then go.",
            "Prof. Amadou Keita and Dr. Ingrid Solvang, e.g. in Ostby, spoke vs. Gen. Will Smith.",
        ],
    );
}

#[test]
fn abbreviations_can_end_a_sentence() {
    holds(
        "en",
        &[
            "It opens at 10 a.m. and closes at 8 p.m. |The line is free.",
            "We met at 5 p.m. |He left on Dec. 5. |At 6 a.m. Thursday or 5 p.m. EST we go.",
            "He moved to the U.S. |She stayed.",
            "It lit three flares in Sector D. |One of the flares hurt him.",
            "They fell ill with hepatitis A. |Symptoms begin late.",
            "He sat. |The sun. |It was Brennholt Inc. |We sued.",
        ],
    );
}

#[test]
fn quotations_hold_sentences() {
    holds(
        "en",
        &[
            "He added, “We believe in the UN Charter. |“We are firm,” he said.",
            "“We agree. |We sign. |We go,” she said.",
            "\"We agree. |We sign,\" she said. |\"Yes.\" |They left.",
            "The ‘Freedom Edge’ exercise ended. |‘Freedom’ began.",
            "“Is it over?” he said. |“Who?” Judge Adler asked. |“Why?” asked Smith.",
            "“Is it over?” |She left.",
            "“It is over.” he said. |“It is over.” |He left.",
            "Reyl said: “We owe them thanks. |The end is near. ” |He left.",
            "What?! |No! |Why not? |Because.",
        ],
    );
}

#[test]
fn leftovers_stand_alone_and_marks_do_not() {
    holds(
        "en",
        &[
            "He backs MSP projects. |revealed.",
            "They work on energy and space. . |Additionally, they train.",
            "We met. . . |They left. *",
        ],
    );
}

#[test]
fn brackets_numbers_lists_and_addresses_stay_whole() {
    holds(
        "en",
        &[
            "The board (see Rule 3. It applies.) met. |(He was late. |He came.) |Then it left.",
            "1. The board met. |2. It left. |(b) Done.",
            "We have the following: 1. Apples. |2. Pears. |Between 10 a.m. Monday and noon.",
            "He said. . . nothing. |Wait – what? – he asked. |No. 7 seed lost at Ft. Knox.",
            "He works at Yahoo! in Sunnyvale. |It is in World War II. |It ended.",
            "• We agree. |It rose 2.7 per 100,000 to 1,234.56 points. |Fine.",
            "Write to a.b@example.org or www.example.org/a.html. |We answer.",
            "Well... maybe not. |Wait… no.",
            "He left.[12] |She stayed.",
            "It ends in the region.|The leaders agreed.",
        ],
    );
}

#[test]
fn korean_ends_in_verbs() {
    holds(
        "ko",
        &[
            "우리는 환영한다. |또한 ‘프리덤 에지’를 실시하였다.",
            "그는 “강력히 반대한다. |우리는 단호하다.”고 말했다. |끝났다.",
            "2024. 11. 15. 회의에서 합의했다.|그리고 끝났다.",
            "그는 \"반대한다. |끝까지 싸운다.\"고 했다. |\"정말입니까?\"라고 물었다.",
            "가. 첫째다. |나. 둘째다. |네. |1. 우리는 합의했다.",
            "U.S.에서 왔나요? |네, 3.1절에 왔습니다.",
        ],
    );
}

#[test]
fn chinese_and_japanese_end_without_blanks() {
    holds(
        "zh",
        &["我们欢迎。|他说：“我反对。|我们走！”|结束了吗？|是。"],
    );
    holds(
        "ja",
        &["会議を開いた。|「反対だ。」と述べた。|次に進む！|増加率は2.7％だ。"],
    );
}

#[test]
fn other_languages_have_the_abbreviations_of_sentencex() {
    holds(
        "de",
        &[
            "Das gilt z. B. für Äpfel, d. h. Obst. |Siehe Art. 5 und Nr. 7.",
            "Am 3. Oktober sprach Dr. Müller. |Danach ging er.",
            "„Wir kommen.“ |Er ging. |Am 3. Platz lag Kim. |Im Jahr 2024. |Danach nicht mehr, vgl. Abs. 3.",
        ],
    );
    holds(
        "fr",
        &[
            "M. Dupont a parlé. |Il est parti. |« Oui. » |Elle reste. |L’U.E. approuve, dit M. Dupont.",
        ],
    );
    holds("es", &["El Sr. García habló. |¿Qué dijo? |¡Nada! |Se fue."]);
}

#[test]
fn a_paragraph_without_marks_is_one_sentence_and_white_space_none() {
    assert_eq!(split("  no mark here ", "en"), ["no mark here"]);
    assert!(split(" \n\t", "en").is_empty());
    assert_eq!(split("* * *", "en"), ["* * *"]);
    assert_eq!(split("“ ”. We met.", "en"), ["“ ”. We met."]);
}
