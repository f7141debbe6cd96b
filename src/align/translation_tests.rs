//! Translations of invented texts.

use super::tests::{assert_complete, document_in};
use super::*;

const GERMAN: [&str; 7] = [
    "Der Hafenrat von Quillmund tagte am Montag.",
    "Die Arbeiten kosten 2643 Kronen und dauern 17 Monate.",
    "Fischerboote dürfen das innere Becken kostenlos nutzen, solange der Kai gesperrt ist.",
    "Der Fahrplan der Fähren 38 und 52 bleibt gleich.",
    "Wir lehnen den Verkauf des alten Leuchtturms an die Firma Brandtner ab, denn er gehört allen.",
    "Zwei neue Schlepper werden gebraucht.",
    "Die nächste Sitzung ist am 27. März 2031.",
];

fn translate(source: &[&str], target: &[&str]) -> Alignment {
    let options = AlignOptions {
        mode: Mode::Translation,
        model: false,
        ..AlignOptions::default()
    };
    let (source, target) = (document_in("de", source), document_in("en", target));
    let alignment = align(&source, &target, &options);
    assert_complete(
        &alignment,
        source.sentences().len(),
        target.sentences().len(),
    );
    alignment
}

fn shapes(alignment: &Alignment) -> Vec<String> {
    alignment.links.iter().map(Link::shape).collect()
}

#[test]
fn sentences_in_order_answer_one_another() {
    let alignment = translate(
        &GERMAN,
        &[
            "The harbour board of Quillmund met on Monday.",
            "The work costs 2643 crowns and lasts 17 months.",
            "Fishing boats may use the inner basin free of charge while the quay is closed.",
            "The timetable of ferries 38 and 52 stays the same.",
            "We reject the sale of the old lighthouse to the company Brandtner, for it belongs to all.",
            "Two new tugboats are needed.",
            "The next meeting is on 27 March 2031.",
        ],
    );
    assert_eq!(shapes(&alignment), ["1-1"; 7]);
    assert!(
        alignment
            .links
            .iter()
            .all(|l| l.relation == Relation::Equivalent)
    );
}

#[test]
fn a_split_sentence_answers_as_one_bead() {
    let alignment = translate(
        &GERMAN,
        &[
            "The harbour board of Quillmund met on Monday.",
            "The work costs 2643 crowns and lasts 17 months.",
            "Fishing boats may use the inner basin free of charge while the quay is closed.",
            "The timetable of ferries 38 and 52 stays the same.",
            "We reject the sale of the old lighthouse to the Brandtner company.",
            "It belongs to all.",
            "Two new tugboats are needed.",
            "The next meeting is on 27 March 2031.",
        ],
    );
    let split = alignment.links.iter().find(|l| l.sources == [4]).unwrap();
    assert_eq!(split.targets, [4, 5]);
}

#[test]
fn a_sentence_left_out_answers_nothing() {
    let alignment = translate(
        &GERMAN,
        &[
            "The harbour board of Quillmund met on Monday.",
            "The work costs 2643 crowns and lasts 17 months.",
            "The timetable of ferries 38 and 52 stays the same.",
            "We reject the sale of the old lighthouse to the company Brandtner, for it belongs to all.",
            "Two new tugboats are needed.",
            "The next meeting is on 27 March 2031.",
        ],
    );
    let last = alignment.links.last().unwrap();
    assert_eq!(last.sources, [2]);
    assert_eq!(last.relation, Relation::Omitted);
}

#[test]
fn equal_lines_and_empty_sides_give_complete_alignments() {
    let same = ["Noch einmal dasselbe."; 30];
    assert_eq!(shapes(&translate(&same, &same)), ["1-1"; 30]);
    translate(&["…", "", "—"], &["…"]);
    translate(&[], &["Nothing to compare with."]);
    translate(&["Nichts zu vergleichen."], &[]);
    translate(&[], &[]);
    translate(&same, &["One sentence."]);
}

fn borrowed(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

#[test]
fn texts_too_long_to_be_searched_whole_are_followed_through_a_band() {
    let line =
        |at: usize, word: &str| format!("{word} {} {}", at * 7 + 100_000, word.repeat(at % 5 + 1));
    let source: Vec<String> = (0..1500).map(|at| line(at, "wort")).collect();
    // A third of the way in, fifty sentences are missing.
    let target: Vec<String> = (0..1500)
        .filter(|at| !(500..550).contains(at))
        .map(|at| line(at, "word"))
        .collect();
    let alignment = translate(&borrowed(&source), &borrowed(&target));
    let right = alignment
        .links
        .iter()
        .filter(|l| match (&l.sources[..], &l.targets[..]) {
            ([s], [t]) if *s < 500 => s == t,
            ([s], [t]) => *s == t + 50,
            ([s], []) => (500..550).contains(s),
            _ => false,
        })
        .count();
    assert!(right > 1480, "{right} of 1500");
}

#[test]
fn the_mode_is_picked_from_the_languages() {
    let pick =
        |source: &Document, target: &Document| align(source, target, &AlignOptions::default()).mode;
    let german = document_in("de", &GERMAN);
    let english = [
        "The harbour board met on Monday.",
        "The work costs 2643 crowns.",
        "Fishing boats may use the inner basin.",
        "The ferry timetable stays the same.",
        "We reject the sale of the lighthouse.",
        "Two tugboats are needed.",
    ];
    let forward = document_in("en", &english);
    assert_eq!(pick(&german, &forward), Mode::Translation);
    assert_eq!(
        pick(&german, &document_in("en", &english[..2])),
        Mode::Summary
    );
    assert_eq!(pick(&forward, &forward), Mode::Summary);
}

#[cfg(feature = "model")]
fn translate_by_meaning(source: &[&str], target: &[&str]) -> Alignment {
    let (source, target) = (document_in("de", source), document_in("en", target));
    let options = AlignOptions {
        mode: Mode::Translation,
        ..AlignOptions::default()
    };
    let alignment = align(&source, &target, &options);
    assert_complete(
        &alignment,
        source.sentences().len(),
        target.sentences().len(),
    );
    alignment
}

#[cfg(feature = "model")]
#[test]
fn meaning_finds_the_neighbours_that_changed_places() {
    let alignment = translate_by_meaning(
        &[
            "Am Morgen kochte die Großmutter eine Suppe aus Linsen.",
            "Der Zug nach Süden hatte wieder Verspätung.",
            "Im Garten schliefen zwei graue Katzen unter dem Baum.",
            "Niemand wusste, wem das alte Fahrrad gehörte.",
        ],
        &[
            "In the morning the grandmother cooked a lentil soup.",
            "Two grey cats were asleep under the tree in the garden.",
            "The train to the south was late again.",
            "Nobody knew whose the old bicycle was.",
        ],
    );
    let pairs: Vec<_> = alignment
        .links
        .iter()
        .map(|link| (link.sources.clone(), link.targets.clone()))
        .collect();
    assert_eq!(
        pairs,
        [(0, 0), (2, 1), (1, 2), (3, 3)].map(|(s, t)| (vec![s], vec![t]))
    );
}

#[cfg(feature = "model")]
#[test]
fn a_lost_and_an_added_sentence_side_by_side_do_not_answer_each_other() {
    let source = [
        "Die Bibliothek am Markt wird im Frühjahr umgebaut.",
        "Der Lesesaal bekommt neue Fenster und eine Heizung.",
        "Die Kinderabteilung zieht in den ersten Stock.",
        "Ein Aufzug führt künftig bis unter das Dach.",
        "Für Rollstühle wird der Eingang verbreitert.",
        "Die Gebühren steigen im nächsten Jahr um einen Euro.",
        "Während der Arbeiten bleibt das Haus drei Wochen geschlossen.",
        "Bücher kann man so lange im Rathaus zurückgeben.",
    ];
    let target = [
        "The library on the market square will be rebuilt in spring.",
        "The reading room gets new windows and heating.",
        "The children's section moves to the first floor.",
        "In future a lift will go up to the roof.",
        "The entrance will be widened for wheelchairs.",
        "A herd of goats grazed peacefully beside the river.",
        "The building stays closed for three weeks during the works.",
        "Meanwhile books can be returned at the town hall.",
    ];
    let (source, target) = (document_in("de", &source), document_in("en", &target));
    let options = AlignOptions {
        mode: Mode::Translation,
        ..AlignOptions::default()
    };
    let alignment = align(&source, &target, &options);
    let shapes: Vec<(Vec<usize>, Vec<usize>)> = alignment
        .links
        .iter()
        .map(|link| (link.sources.clone(), link.targets.clone()))
        .collect();
    assert!(shapes.contains(&(vec![5], vec![])), "{shapes:?}");
    assert!(shapes.contains(&(vec![], vec![5])), "{shapes:?}");
    assert_eq!(shapes.iter().filter(|(s, t)| s == t).count(), 7);
}
