//! Possible and certain, tried and agreed, done and to come; contraries, converses and times counted from now.

use super::super::testing::{all_silent, meets, row_points_at, row_silent, silent};

#[test]
fn possible_and_certain() {
    meets(
        "modality-shift",
        "de",
        "Nach ihrer Einschätzung könnte der Damm im Frühjahr gebaut werden.",
        "In her estimation, the dam will be built in spring.",
        "will be",
    );
    meets(
        "modality-shift",
        "ko",
        "학교는 축제를 취소할 수도 있다고 밝혔다.",
        "The school said it will cancel the festival.",
        "will cancel",
    );
    meets(
        "modality-shift",
        "es",
        "Los vecinos creen que la torre podría caerse en invierno.",
        "The neighbors believe that the tower will come down in winter.",
        "will come",
    );
    all_silent(
        "de",
        "Nach ihrer Einschätzung könnte der Damm im Frühjahr gebaut werden.",
        "In her estimation, the dam could be built in spring.",
    );
    all_silent(
        "ko",
        "학교는 축제를 취소할 수도 있다고 밝혔다.",
        "The school said it might cancel the festival.",
    );
    all_silent(
        "fr",
        "Le pont pourrait être fermé, ce qui sera annoncé lundi.",
        "The bridge may be closed, which will be announced on Monday.",
    );
}

#[test]
fn suspected_and_proved() {
    meets(
        "modality-shift",
        "es",
        "Se sospecha que el incendio se debe a una colilla.",
        "It has been established that the fire is due to a cigarette end.",
        "established that",
    );
    all_silent(
        "es",
        "Se sospecha que el incendio se debe a una colilla.",
        "It is suspected that the fire is due to a cigarette end.",
    );
}

#[test]
fn a_duty_and_advice() {
    meets(
        "modality-shift",
        "es",
        "Los socios deberán presentar el carné.",
        "Members are encouraged to show their card.",
        "encouraged to",
    );
    all_silent(
        "es",
        "Los socios deberán presentar el carné.",
        "Members will have to show their card.",
    );
}

#[test]
fn tried_and_agreed() {
    meets(
        "modality-shift",
        "ko",
        "양 구단은 계약을 연내에 마치기 위해 노력하기로 하였다.",
        "The two clubs agreed to complete the contract by the end of the year.",
        "agreed to",
    );
    all_silent(
        "ko",
        "양 구단은 계약을 연내에 마치기 위해 노력하기로 하였다.",
        "The two clubs agreed to make efforts to complete the contract by the end of the year.",
    );
}

#[test]
fn promised_and_done_anyhow() {
    meets(
        "modality-shift",
        "ko",
        "우리는 마을 도서관에 책을 보내는 사업을 지원할 것이다.",
        "We support the sending of books to village libraries.",
        "We support",
    );
    silent(
        "modality-shift",
        "ko",
        "우리는 마을 도서관에 책을 보내는 사업을 지원할 것이다.",
        "We will support the sending of books to village libraries.",
    );
    silent(
        "modality-shift",
        "ko",
        "우리는 이웃과 계속 함께할 것이다.",
        "We remain at our neighbors' side.",
    );
}

#[test]
fn done_and_to_come() {
    meets(
        "tense-shift",
        "es",
        "El museo ha abierto una sala nueva.",
        "The museum will open a new room.",
        "will open",
    );
    meets(
        "tense-shift",
        "ko",
        "구단은 새 경기장을 개장하였다.",
        "The club will open its new stadium.",
        "will open",
    );
    silent(
        "tense-shift",
        "es",
        "El museo ha decidido abrir una sala nueva.",
        "The museum will open a new room.",
    );
    silent(
        "tense-shift",
        "ko",
        "구단은 새 경기장을 짓기로 하였다.",
        "The club will build a new stadium.",
    );
    silent(
        "tense-shift",
        "ko",
        "구단은 새 경기장을 개장한다고 발표했다.",
        "The club said it will open its new stadium.",
    );
}

#[test]
fn a_degree_that_is_gone() {
    meets(
        "intensity-shift",
        "ko",
        "주민들은 소음에 대해 심각한 우려를 나타냈다.",
        "Residents expressed their concern about the noise.",
        "their concern",
    );
    silent(
        "intensity-shift",
        "ko",
        "주민들은 소음에 대해 심각한 우려를 나타냈다.",
        "Residents expressed serious concern about the noise.",
    );
    silent(
        "intensity-shift",
        "ko",
        "심각한 소음에 주민들은 우려를 나타냈다.",
        "Residents expressed concern about the serious noise.",
    );
    meets(
        "intensity-shift",
        "es",
        "La federación ha censurado con dureza el calendario.",
        "The federation had misgivings about the calendar.",
        "misgivings about",
    );
}

#[test]
fn the_contrary_denied() {
    meets(
        "negation-flip",
        "de",
        "Der Pilz ist harmlos.",
        "The mushroom is not harmless.",
        "not harmless",
    );
    meets(
        "negation-flip",
        "es",
        "El equipo no corre peligro.",
        "The team is not out of danger.",
        "not out of danger",
    );
    meets(
        "negation-flip",
        "fr",
        "La raison est évidente.",
        "The reason is not clear.",
        "not clear",
    );
    all_silent(
        "de",
        "Der Pilz ist nicht harmlos.",
        "The mushroom is not harmless.",
    );
    all_silent(
        "de",
        "Der Pilz ist nicht ungefährlich.",
        "The mushroom is not harmless.",
    );
    all_silent(
        "es",
        "El equipo no está fuera de peligro.",
        "The team is not out of danger.",
    );
    all_silent(
        "es",
        "El equipo no corre peligro.",
        "The team is not in danger.",
    );
    all_silent("ko", "원인은 불분명하다.", "The cause is not clear.");
}

#[test]
fn adjectives_with_a_denial_in_them() {
    meets(
        "negation-flip",
        "de",
        "Die Ursache ist unklar.",
        "The cause is clear.",
        "clear",
    );
    meets(
        "negation-flip",
        "es",
        "El desvío es innecesario.",
        "The detour is necessary.",
        "necessary",
    );
    meets(
        "negation-flip",
        "fr",
        "Les réserves sont insuffisantes.",
        "The reserves are sufficient.",
        "sufficient",
    );
    meets(
        "negation-flip",
        "ko",
        "허가는 불필요하다.",
        "A permit is necessary.",
        "necessary",
    );
    meets(
        "negation-flip",
        "ja",
        "この薬は無害だ。",
        "This drug is harmful.",
        "harmful",
    );
    all_silent(
        "de",
        "Die Ursache ist unklar.",
        "It is unclear what the cause is.",
    );
    all_silent(
        "es",
        "El desvío es innecesario.",
        "There is no need for the detour.",
    );
    all_silent(
        "fr",
        "Les réserves sont insuffisantes.",
        "The reserves are not sufficient.",
    );
    all_silent("ja", "この薬は無害だ。", "This drug is harmless.");
}

#[test]
fn a_deal_from_its_other_side() {
    meets(
        "role-swap",
        "ko",
        "이 조선소는 여객선 두 척을 수주했다.",
        "The shipyard placed an order for two ferries.",
        "placed an order",
    );
    meets(
        "role-swap",
        "ja",
        "その国は米を輸出している。",
        "The country imports rice.",
        "imports",
    );
    all_silent(
        "ko",
        "이 조선소는 여객선 두 척을 수주했다.",
        "The shipyard won an order for two ferries.",
    );
    all_silent(
        "de",
        "Karten kann man an der Kasse kaufen.",
        "Tickets are on sale at the box office.",
    );
    all_silent(
        "ko",
        "공사는 수주간 이어졌다.",
        "The work went on for several weeks.",
    );
}

#[test]
fn times_counted_from_now() {
    meets(
        "date-mismatch",
        "es",
        "El pleno se reunió ayer.",
        "The council met last week.",
        "last week",
    );
    meets(
        "date-mismatch",
        "de",
        "Die Ernte beginnt nächste Woche.",
        "The harvest begins next month.",
        "next month",
    );
    meets(
        "date-mismatch",
        "ko",
        "대회는 내년에 열린다.",
        "The contest takes place this year.",
        "this year",
    );
    all_silent(
        "es",
        "El pleno se reunió anteayer.",
        "The council met the day before yesterday.",
    );
    all_silent(
        "de",
        "Die Ernte beginnt kommende Woche.",
        "The harvest begins next week.",
    );
    all_silent(
        "de",
        "Der Wein ist besser als im Vorjahr.",
        "The wine is better than the year before.",
    );
    all_silent(
        "ja",
        "一昨年より暑い。",
        "It is hotter than the year before last.",
    );
}

#[test]
fn day_and_month_in_each_others_place() {
    meets(
        "date-mismatch",
        "ko",
        "계약은 2011년 4월 3일에 끝났다.",
        "The contract ended on March 4, 2011.",
        "March 4",
    );
    silent(
        "date-mismatch",
        "ko",
        "계약은 2011년 4월 3일에 끝났다.",
        "The contract ended on April 3, 2011.",
    );
}

#[test]
fn a_number_in_groups_is_one_number() {
    silent(
        "number-mismatch",
        "es",
        "Llame al 912 345 678.",
        "Call 912 345 678.",
    );
    silent(
        "number-mismatch",
        "es",
        "Llame al 912 345 678.",
        "Call 912-345-678.",
    );
}

#[test]
fn only_and_mainly() {
    meets(
        "scope-shift",
        "es",
        "El dinero irá exclusivamente a las bibliotecas.",
        "The money will go mainly to libraries.",
        "mainly to",
    );
    meets(
        "scope-shift",
        "de",
        "Der Saal dient vorwiegend der Musik.",
        "The hall is used only for music.",
        "only for",
    );
    silent(
        "scope-shift",
        "de",
        "Der Saal dient vorwiegend der Musik.",
        "The hall is mainly used for music.",
    );
}

#[test]
fn the_speakers_of_a_verb_without_a_pronoun() {
    meets(
        "speaker-shift",
        "es",
        "Agradecemos a los voluntarios su ayuda.",
        "They thank the volunteers for their help.",
        "They",
    );
    silent(
        "speaker-shift",
        "es",
        "Agradecemos a los voluntarios su ayuda.",
        "We thank the volunteers for their help.",
    );
    silent(
        "speaker-shift",
        "es",
        "Los últimos préstamos son los mínimos.",
        "They are the smallest of the latest loans.",
    );
}

#[test]
fn who_does_it_with_an_apposition_between() {
    meets(
        "role-swap",
        "de",
        "Der Trainer Jost Albers wirft dem Verein vor, Spieler zu verkaufen.",
        "The club accuses the coach, Jost Albers, of selling players.",
        "The club accuses the coach",
    );
    silent(
        "role-swap",
        "de",
        "Der Verein wirft dem Trainer Jost Albers vor, Spieler zu verkaufen.",
        "The club accuses the coach, Jost Albers, of selling players.",
    );
    let source = [
        "이 조약은 프랑스와 독일이 맺었다.",
        "프랑스는 독일에 전력을 공급한다.",
    ];
    let mut target = [
        "The treaty is between France and Germany.",
        "France supplies Germany with electricity.",
    ];
    row_silent("role-swap", "ko", &source, &target);
    target[1] = "Germany supplies France with electricity.";
    row_points_at(
        "role-swap",
        "ko",
        &source,
        &target,
        &["Germany supplies France"],
    );
}

#[test]
fn words_left_as_they_stand() {
    meets(
        "untranslated",
        "de",
        "Die Bahn rechnet mit Verspätungen und Zugausfällen.",
        "The railway expects Verspätungen and canceled trains.",
        "Verspätungen",
    );
    meets(
        "untranslated",
        "es",
        "El bosque es un refugio climático para las aves.",
        "The forest is a refugio climático for birds.",
        "refugio climático",
    );
    silent(
        "untranslated",
        "de",
        "Die Zeitung Ostsee-Meldungen Verlag schreibt davon.",
        "The Ostsee-Meldungen Verlag writes about it.",
    );
    silent(
        "untranslated",
        "de",
        "Man nennt das „Störungen“.",
        "This is called “Störungen”.",
    );
    silent(
        "untranslated",
        "fr",
        "Le café est fermé.",
        "The café is closed.",
    );
    silent(
        "untranslated",
        "es",
        "La región de Cantabria y la de Asturias.",
        "The region of Cantabria and that of Asturias.",
    );
}

#[test]
fn who_asks_is_asked() {
    meets(
        "role-swap",
        "ko",
        "우리 두 마을은 군청이 다리를 고칠 것을 요청한다.",
        "We ask our two villages to repair the bridge.",
        "our two villages",
    );
    silent(
        "role-swap",
        "ko",
        "우리는 우리 두 마을이 다리를 고칠 것을 요청한다.",
        "We ask our two villages to repair the bridge.",
    );
    silent(
        "role-swap",
        "ko",
        "우리 두 마을은 군청이 다리를 고칠 것을 요청한다.",
        "We, the two villages, ask the county to repair the bridge.",
    );
}

#[test]
fn a_quarter_of_the_compass_that_is_gone() {
    meets(
        "scope-shift",
        "es",
        "El corte afecta a la zona oriental.",
        "The cut affects the area.",
        "The cut affects the area",
    );
    meets(
        "scope-shift",
        "de",
        "Im Norden der Insel fällt der Strom aus.",
        "There is a power cut on the island.",
        "power cut",
    );
    silent(
        "scope-shift",
        "de",
        "Im Norden der Insel fällt der Strom aus.",
        "There is a power cut in the north of the island.",
    );
    silent(
        "scope-shift",
        "de",
        "Der Verein Heide-Nord lädt ein.",
        "The Heide-Nord club invites all.",
    );
    silent(
        "scope-shift",
        "de",
        "Sie reist durch den Nahen Osten.",
        "She travels through the Middle East.",
    );
    silent(
        "scope-shift",
        "fr",
        "Le prix est de trois euros.",
        "The price is three euros.",
    );
    silent(
        "scope-shift",
        "es",
        "La torre mira al Mar del Norte.",
        "The tower looks out on the German Bight.",
    );
}

#[test]
fn a_denial_beside_words_that_only_begin_like_one() {
    meets(
        "negation-flip",
        "ko",
        "투자 시기는 정해지지 않았다.",
        "The date of the investment has been decided.",
        "been decided",
    );
    meets(
        "negation-flip",
        "de",
        "Der Verein und die Schule unterstützen den Umbau.",
        "The club and the school do not support the conversion.",
        "not support",
    );
    all_silent(
        "de",
        "Die Ernte ist ungewiss und der Preis unbekannt.",
        "The harvest is not certain and the price unknown.",
    );
    all_silent("de", "Das ist unzulässig.", "This is not permitted.");
    all_silent(
        "ko",
        "투자 시기는 미정이다.",
        "The date of the investment has not been decided.",
    );
}

#[test]
fn he_for_us_beside_our() {
    meets(
        "speaker-shift",
        "ko",
        "우리는 이 마을을 자랑스럽게 여깁니다.",
        "He takes pride in our village.",
        "He",
    );
    silent(
        "speaker-shift",
        "ko",
        "우리는 이 마을을 자랑스럽게 여깁니다.",
        "We take pride in our village.",
    );
    silent(
        "speaker-shift",
        "ko",
        "우리를 도운 것은 이웃이었다.",
        "He came to our aid.",
    );
}
