//! Alignments of invented texts.

use super::*;
use crate::lang::Language;
use crate::text::{Paragraph, ParagraphKind, Span};

/// A document of the given sentences, each a paragraph.
pub(super) fn document_in(language: &str, sentences: &[&str]) -> Document {
    let mut text = String::new();
    let (mut segments, mut paragraphs) = (Vec::new(), Vec::new());
    for (index, sentence) in sentences.iter().enumerate() {
        let start = text.len();
        text.push_str(sentence);
        let span = Span::new(start, text.len());
        segments.push((span, index));
        paragraphs.push(Paragraph {
            span,
            kind: ParagraphKind::Body,
        });
        text.push('\n');
    }
    let language: Language = language.parse().unwrap();
    Document::from_segments(
        "test".into(),
        text,
        language,
        paragraphs,
        &segments,
        Vec::new(),
    )
}

fn english(sentences: &[&str]) -> Document {
    document_in("en", sentences)
}

fn summarise(source: &[&str], target: &[&str]) -> Alignment {
    let options = AlignOptions {
        mode: Mode::Summary,
        model: false,
        ..AlignOptions::default()
    };
    let alignment = align(&english(source), &english(target), &options);
    assert_complete(&alignment, source.len(), target.len());
    alignment
}

/// Every sentence of both sides stands in at least one link, and scores fit their links.
pub(super) fn assert_complete(alignment: &Alignment, sources: usize, targets: usize) {
    for source in 0..sources {
        assert!(alignment.links.iter().any(|l| l.sources.contains(&source)));
    }
    for target in 0..targets {
        assert!(alignment.links.iter().any(|l| l.targets.contains(&target)));
    }
    for link in &alignment.links {
        assert!(link.sources.is_sorted() && link.targets.is_sorted());
        assert_eq!(link.score.is_none(), link.is_null());
        assert_eq!(
            link.source_scores.len(),
            if link.is_null() {
                0
            } else {
                link.sources.len()
            }
        );
        for score in link.score.iter().chain(&link.source_scores) {
            assert!((0.0..=1.0).contains(score), "{score}");
        }
    }
}

fn sources(alignment: &Alignment, target: usize) -> &[usize] {
    &alignment
        .links
        .iter()
        .find(|l| l.targets == [target])
        .unwrap()
        .sources
}

const REPORT: [&str; 8] = [
    "The harbour board met in Quillmouth on Monday to discuss the winter storms.",
    "We will rebuild the northern breakwater before the autumn gales.",
    "The work is expected to cost 14 million crowns and to last eleven months.",
    "Fishing boats may use the inner basin free of charge while the quay is closed.",
    "We firmly reject the proposal to sell the old lighthouse to a hotel company.",
    "A survey of the seabed found no damage to the ferry channel.",
    "The ferry timetable remains unchanged.",
    "We ask the regional council to pay for two new tugboats.",
];

#[test]
fn crossing_order_is_found() {
    let alignment = summarise(
        &REPORT,
        &[
            "The board asked the regional council to pay for two new tugboats.",
            "It will rebuild the northern breakwater before the autumn gales.",
        ],
    );
    assert_eq!(sources(&alignment, 0), [7]);
    assert_eq!(sources(&alignment, 1), [1]);
}

#[test]
fn a_sentence_is_answered_by_sources_far_apart() {
    let alignment = summarise(
        &REPORT,
        &[
            "The board firmly rejected the proposal to sell the old lighthouse and asked the regional council to pay for two new tugboats.",
        ],
    );
    assert_eq!(sources(&alignment, 0), [4, 7]);
}

#[test]
fn one_source_serves_two_targets() {
    let alignment = summarise(
        &REPORT,
        &[
            "Fishing boats may use the inner basin.",
            "Use of the basin is free of charge for fishing boats while the quay is closed.",
        ],
    );
    assert_eq!(sources(&alignment, 0), [3]);
    assert_eq!(sources(&alignment, 1), [3]);
}

#[test]
fn shared_names_alone_do_not_link() {
    let alignment = summarise(
        &REPORT,
        &[
            "The northern breakwater will be rebuilt before the autumn gales.",
            "Quillmouth won the national cup for brass bands on Monday.",
        ],
    );
    assert!(sources(&alignment, 1).is_empty());
    let link = alignment.links.iter().find(|l| l.targets == [1]).unwrap();
    assert_eq!(link.relation, Relation::Unsupported);
}

#[test]
fn numbers_answer_by_value() {
    let alignment = summarise(
        &REPORT,
        &["It costs fourteen million crowns and lasts 11 months."],
    );
    assert_eq!(sources(&alignment, 0), [2]);
}

#[test]
fn names_with_a_letter_wrong_still_answer() {
    let alignment = summarise(
        &REPORT,
        &["On Monday the harbour board met in Quilmouth to discuss the storms of the winter."],
    );
    assert_eq!(sources(&alignment, 0), [0]);
}

#[test]
fn what_nothing_answers_is_omitted_once_and_last() {
    let alignment = summarise(&REPORT, &["The ferry timetable remains unchanged."]);
    let omitted: Vec<_> = alignment.links[1..]
        .iter()
        .map(|l| (l.sources[0], l.relation))
        .collect();
    let expected: Vec<_> = [0, 1, 2, 3, 4, 5, 7]
        .map(|s| (s, Relation::Omitted))
        .to_vec();
    assert_eq!(omitted, expected);
}

#[test]
fn all_support_links_what_says_the_same_again() {
    let mut source = REPORT.to_vec();
    source.push("The board will therefore rebuild the northern breakwater before the gales.");
    let target = ["The northern breakwater will be rebuilt before the autumn gales."];
    let count = |all_support| {
        let options = AlignOptions {
            mode: Mode::Summary,
            all_support,
            model: false,
            ..AlignOptions::default()
        };
        let alignment = align(&english(&source), &english(&target), &options);
        sources(&alignment, 0).len()
    };
    assert_eq!((count(false), count(true)), (1, 2));
}

#[test]
fn equal_lines_and_empty_sides_give_complete_alignments() {
    let same = ["The same line."; 40];
    summarise(&same, &same);
    summarise(&["...", "— —", ""], &["???", ""]);
    summarise(&[], &["Nothing to compare with."]);
    summarise(&["Nothing to compare with."], &[]);
    summarise(&[], &[]);
}

#[test]
fn a_quotation_inside_an_attribution_is_verbatim() {
    let alignment = summarise(
        &REPORT,
        &[
            "“The ferry timetable remains unchanged,” the board said.",
            "The ferry timetable remains unchanged.",
            "Fishing boats could use the inner basin free of charge while the quay is closed.",
            "The board wants the regional council to pay for new tugboats because its own fleet, built by a bankrupt yard in the last century, has become far too weak for modern tankers.",
        ],
    );
    let relations: Vec<Relation> = alignment.links[..4].iter().map(|l| l.relation).collect();
    assert_eq!(
        relations,
        [
            Relation::Verbatim,
            Relation::Verbatim,
            Relation::NearVerbatim,
            Relation::Expanded
        ]
    );
}

/// "…," he added: a quotation too short to be found by its own words goes where the sentence before it went.
#[test]
fn a_quotation_goes_on_where_the_sentence_before_it_was() {
    let source = document_in(
        "en",
        &[
            "The harbour wall will be raised by two metres before the autumn storms.",
            "We remain resolute in supporting the families whose houses were flooded.",
            "The ferry to the islands runs twice a day from the northern pier.",
        ],
    );
    let text = "The harbour wall will be raised by two metres before the autumn storms. “We are firm in supporting \
                them,” he added.";
    let cut = text.find(" “").unwrap() + 1;
    let paragraphs = vec![Paragraph {
        span: Span::new(0, text.len()),
        kind: ParagraphKind::Body,
    }];
    let segments = [(Span::new(0, cut - 1), 0), (Span::new(cut, text.len()), 0)];
    let target = Document::from_segments(
        "test".into(),
        text.into(),
        Language::ENGLISH,
        paragraphs,
        &segments,
        Vec::new(),
    );
    let options = AlignOptions {
        mode: Mode::Summary,
        model: false,
        ..AlignOptions::default()
    };
    let alignment = align(&source, &target, &options);
    assert_eq!(alignment.links[0].sources, [0]);
    assert_eq!(alignment.links[1].sources, [1]);
}

#[cfg(feature = "model")]
mod with_vectors {
    use super::*;

    fn aligned(source: &[&str], target: &[&str], all_support: bool, model: bool) -> Alignment {
        let options = AlignOptions {
            mode: Mode::Summary,
            all_support,
            model,
            ..AlignOptions::default()
        };
        let alignment = align(&english(source), &english(target), &options);
        assert_complete(&alignment, source.len(), target.len());
        alignment
    }

    #[test]
    fn a_paraphrase_without_a_common_word_is_found_by_vectors_alone() {
        let mut source = REPORT.to_vec();
        source[1] = "Physicians were forced to send the sick home.";
        source[3] = "Every lesson was called off because of heavy snowfall.";
        let target = [
            "Doctors had to turn patients away.",
            "All classes got cancelled due to snow.",
            "The brass band of the fire brigade won a cup.",
        ];
        let found = aligned(&source, &target, true, true);
        assert_eq!(sources(&found, 0), [1]);
        assert_eq!(sources(&found, 1), [3]);
        assert!(sources(&found, 2).is_empty());
        let missed = aligned(&source, &target, true, false);
        assert!(missed.links.iter().all(Link::is_null));
    }

    #[test]
    fn what_words_find_is_found_with_vectors_too() {
        let target = [
            "The board asked the regional council to pay for two new tugboats.",
            "It will rebuild the northern breakwater before the autumn gales.",
            "Quillmouth won the national cup for brass bands on Monday.",
        ];
        let alignment = aligned(&REPORT, &target, false, true);
        assert_eq!(sources(&alignment, 0), [7]);
        assert_eq!(sources(&alignment, 1), [1]);
        assert!(sources(&alignment, 2).is_empty());
    }

    #[test]
    fn odd_sides_give_complete_alignments_with_vectors() {
        let same = ["The same line."; 40];
        for all_support in [false, true] {
            aligned(&same, &same, all_support, true);
            aligned(&["...", "— —", ""], &["???", ""], all_support, true);
            aligned(&[], &["Nothing to compare with."], all_support, true);
            aligned(&["Nothing to compare with."], &[], all_support, true);
            aligned(&[], &[], all_support, true);
        }
    }

    /// Two more than a block of sums: the run over the block's end is there, and every vector stands at its place.
    #[test]
    fn long_sources_are_encoded_in_blocks_without_a_seam() {
        let mut source: Vec<String> = (0..1030).map(|n| format!("Berth {n} is empty.")).collect();
        source[1023] = "Physicians were forced to send the sick home.".into();
        source[1024] = "Every lesson was called off because of heavy snowfall.".into();
        let source: Vec<&str> = source.iter().map(String::as_str).collect();
        let target = [
            "Doctors had to turn patients away.",
            "All classes got cancelled due to snow.",
        ];
        let encoder = Vectors::Encoder(Encoder::shared().unwrap());
        let meanings = meaning::Meanings::new(encoder, &english(&source), &english(&target));
        let nearest = meanings.nearest(1);
        assert_eq!(nearest, [vec![1023], vec![1024]]);
        let near =
            meaning::Meanings::new(encoder, &english(&source[1022..1026]), &english(&target));
        let gain = |meanings: &meaning::Meanings, at: usize| {
            let features = meanings.features(0, &[at]);
            features[0][4].to_bits()
        };
        for at in [1023, 1024] {
            assert_eq!(gain(&meanings, at), gain(&near, at - 1022));
        }
    }
}
