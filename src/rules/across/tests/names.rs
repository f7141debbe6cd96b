//! Names in each other's place.

use super::super::testing::{row_points_at, row_silent};

const FRENCH: (&[&str], &[&str]) = (
    &[
        "Le club de Valmorel a battu celui de Trévière.",
        "L'entraîneuse Odile Carpentier se félicite de la victoire.",
        "Le gardien Basile Monnier est blessé.",
        "Carpentier a déclaré : « Nous avons bien joué. »",
    ],
    &[
        "The Valmorel club beat the one from Trévière.",
        "Coach Odile Carpentier is pleased with the victory.",
        "Goalkeeper Basile Monnier is injured.",
        "Carpentier said: “We played well.”",
    ],
);

#[test]
fn words_are_given_to_another_of_the_text() {
    let (source, mut target) = (FRENCH.0, FRENCH.1.to_vec());
    row_silent("misattribution", "fr", source, &target);
    row_silent("entity-swap", "fr", source, &target);
    target[3] = "Monnier said: “We played well.”";
    row_points_at("misattribution", "fr", source, &target, &["Monnier"]);
}

#[test]
fn one_place_for_another() {
    let source = [
        "Die Fähre nach Kaltsund legt um acht ab.",
        "In Kaltsund wartet der Bus nach Ebbholm.",
        "Der Wirt in Ebbholm heizt schon ein.",
        "Nach dem Essen fährt der Bus nach Kaltsund zurück.",
    ];
    let mut target = [
        "The ferry to Kaltsund leaves at eight.",
        "In Kaltsund the bus to Ebbholm is waiting.",
        "The landlord in Ebbholm has the stove going.",
        "After the meal the bus goes back to Kaltsund.",
    ];
    row_silent("entity-swap", "de", &source, &target);
    target[3] = "After the meal the bus goes back to Ebbholm.";
    row_points_at("entity-swap", "de", &source, &target, &["Ebbholm"]);
}

#[test]
fn a_name_for_a_pronoun_is_no_other_name() {
    let source = [
        "Jutta Brennecke leitet das Labor.",
        "Ihr Kollege Arne Tidemann misst das Eis.",
        "Er fährt im Mai nach Norden.",
    ];
    let target = [
        "Jutta Brennecke heads the laboratory.",
        "Her colleague Arne Tidemann measures the ice.",
        "Tidemann travels north in May.",
    ];
    row_silent("entity-swap", "de", &source, &target);
    row_silent("misattribution", "de", &source, &target);
}

#[test]
fn a_pronoun_stands_for_who_spoke_last() {
    let source = [
        "Hausmeister Wido Kampe fegt den Hof.",
        "„Die Kinder sind laut“, sagte Rektorin Svenja Ruppel.",
        "Sie sagte weiter: „Das ist gut so.“",
    ];
    let mut target = [
        "Caretaker Wido Kampe sweeps the yard.",
        "“The children are loud,” said headmistress Svenja Ruppel.",
        "Ruppel went on to say: “And that is good.”",
    ];
    row_silent("misattribution", "de", &source, &target);
    target[2] = "Kampe went on to say: “And that is good.”";
    row_points_at("misattribution", "de", &source, &target, &["Kampe"]);
}

#[test]
fn names_are_heard_in_hangul() {
    let source = [
        "페르난도 감독은 마르세유에서 태어났다.",
        "그는 로사리오에서 선수 생활을 마쳤다.",
        "결승전은 마르세유에서 열린다.",
    ];
    let mut target = [
        "Coach Fernando was born in Marseyu.",
        "He ended his playing career in Rosario.",
        "The final takes place in Marseyu.",
    ];
    row_silent("entity-swap", "ko", &source, &target);
    target[2] = "The final takes place in Rosario.";
    row_points_at("entity-swap", "ko", &source, &target, &["Rosario"]);
}

#[test]
fn a_surname_before_an_office() {
    let source = [
        "문 감독과 카를로스 코치가 회견에 나왔다.",
        "카를로스 코치는 말을 아꼈다.",
        "문 감독은 “아직 이르다”고 말했다.",
    ];
    let mut target = [
        "Manager Moon and coach Carlos came to the press conference.",
        "Coach Carlos said little.",
        "Manager Moon said, “It is too early.”",
    ];
    row_silent("misattribution", "ko", &source, &target);
    target[2] = "Manager Carlos said, “It is too early.”";
    row_points_at(
        "misattribution",
        "ko",
        &source,
        &target,
        &["Manager Carlos"],
    );
}

#[test]
fn two_spellings_of_one_sound() {
    let source = [
        "파블로프 감독이 훈련을 지휘했다.",
        "파블로프 감독은 말을 아꼈다.",
        "파블로프 감독은 내일 떠난다.",
    ];
    let mut target = [
        "Manager Pavlov led the training.",
        "Manager Pavlov said little.",
        "Manager Pavlov leaves tomorrow.",
    ];
    row_silent("name-variant", "ko", &source, &target);
    target[2] = "Manager Baflov leaves tomorrow.";
    row_silent("name-variant", "ko", &source, &target);
    target[2] = "Manager Pavloff leaves tomorrow.";
    row_silent("entity-swap", "ko", &source, &target);
}

#[test]
fn a_surname_at_the_head_of_a_full_name() {
    let source = [
        "배준호 감독이 선수들을 불렀다.",
        "문소영 코치도 자리를 지켰다.",
        "배 감독은 말이 없었다.",
    ];
    let mut target = [
        "Manager Bae Jun-ho called the players.",
        "Coach Moon So-yeong was there, too.",
        "Manager Bae was silent.",
    ];
    row_silent("entity-swap", "ko", &source, &target);
    target[2] = "Manager Moon was silent.";
    row_points_at("entity-swap", "ko", &source, &target, &["Manager Moon"]);
}
