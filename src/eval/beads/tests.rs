use super::*;

fn beads(lines: &[(&[usize], &[usize])]) -> Vec<Bead> {
    lines
        .iter()
        .map(|(sources, targets)| Bead {
            sources: sources.to_vec(),
            targets: targets.to_vec(),
            score: None,
        })
        .collect()
}

/// Gold: 0:0, 1-2:1, 3:nothing, 4:2, nothing:3. The system: 0:0, 1:1, 2:nothing, 3:nothing, 4:2-3.
fn small() -> Pair {
    Pair {
        gold: beads(&[
            (&[0], &[0]),
            (&[1, 2], &[1]),
            (&[3], &[]),
            (&[4], &[2]),
            (&[], &[3]),
        ]),
        auto: beads(&[
            (&[0], &[0]),
            (&[1], &[1]),
            (&[2], &[]),
            (&[3], &[]),
            (&[4], &[2, 3]),
        ]),
    }
}

#[test]
fn figures_are_those_counted_by_hand() {
    let score = score(&[small()]);
    // Right: 0:0 and 3:nothing; laxly also 1:1 and 4:2-3; 2:nothing is wrong.
    let precision = Hits {
        all: 5,
        strict: 2,
        lax: 4,
    };
    // Wanted: 0:0, 1-2:1, 4:2. The null beads of the gold do not count.
    let recall = Hits {
        all: 3,
        strict: 1,
        lax: 3,
    };
    assert_eq!(score.total, Tally { precision, recall });
    let strict = score.total.strict();
    assert!((strict.precision - 0.4).abs() < 1e-12);
    assert!((strict.recall - 1.0 / 3.0).abs() < 1e-12);
    assert!((strict.f1 - 4.0 / 11.0).abs() < 1e-12);
    assert!((score.total.lax().f1 - 8.0 / 9.0).abs() < 1e-12);
}

#[test]
fn a_shape_has_the_precision_of_the_system_and_the_recall_of_the_gold() {
    let score = score(&[small()]);
    let one = score.shapes[&(1, 1)];
    assert_eq!((one.precision.strict, one.precision.all), (1, 2));
    assert_eq!((one.recall.strict, one.recall.all), (1, 2));
    let two = score.shapes[&(2, 1)];
    assert_eq!(
        (two.precision.all, two.recall.all, two.recall.lax),
        (0, 1, 1)
    );
}

#[test]
fn a_bead_given_twice_counts_once_and_an_empty_one_not_at_all() {
    let mut pair = small();
    let again = pair.auto[0].clone();
    pair.auto.push(again);
    pair.auto.extend(beads(&[(&[], &[])]));
    assert_eq!(score(&[pair]), score(&[small()]));
}

#[test]
fn sections_share_no_sentence_and_add_up() {
    let pair = small();
    let rows = sections(&pair.gold, &[&pair.auto]);
    // 0 | 1-2 | 3 | 4 with targets 2 and 3
    assert_eq!(rows.len(), 4);
    let mut sum = Tally::default();
    for row in &rows {
        sum.add(&row[0]);
    }
    assert_eq!(sum, score(&[pair]).total);
}

#[test]
fn intervals_hold_the_figure_and_are_the_same_each_time() {
    let pairs = vec![small(); 20];
    let f1 = |tally: &Tally| [tally.strict().f1];
    let [first] = interval(&pairs, f1);
    let figure = score(&pairs).total.strict().f1;
    assert!(first.low < figure && figure < first.high, "{first:?}");
    assert!(first.high - first.low < 0.4);
    assert_eq!(interval(&pairs, f1), [first]);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    assert_eq!(
        one.expect("a pool").install(|| interval(&pairs, f1)),
        [first]
    );
}

#[test]
fn a_system_is_told_from_a_better_one_and_not_from_itself() {
    let pair = small();
    let right = Pair {
        auto: pair.gold.clone(),
        ..pair.clone()
    };
    let better = difference(&vec![(pair.clone(), right); 20]);
    assert!((better.f1 - (1.0 - 4.0 / 11.0)).abs() < 1e-12);
    assert!(better.interval.low > 0.0 && better.p < 0.001, "{better:?}");
    let same = difference(&vec![(pair.clone(), pair); 20]);
    assert!(same.f1.abs() < 1e-12 && same.p > 0.999);
}

#[test]
fn files_of_every_kind_give_the_same_beads() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let lines = write("a.gold", "[0]:[0]\n[2, 1]:[1]:0.25\n\n[3]:[]\n");
    let table = write(
        "a.csv",
        "link_id,source_ids,target_ids,score\nl1,s1,t1,0.5\nl2,s2 s3,t2,\nl3,s4,,\n",
    );
    let (mut lines, table) = (read(&lines).expect("beads"), read(&table).expect("beads"));
    assert_eq!(table[0].score, Some(0.5));
    lines[0].score = Some(0.5);
    assert_eq!(lines, table);
}

#[test]
fn what_is_no_bead_is_named_with_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text, says) in [
        (
            "a.gold",
            "[0]:[0]\n[1;2]:[1]\n",
            "a.gold:2: `[1;2]:[1]` is no bead",
        ),
        (
            "b.csv",
            "source_ids,target_ids\ns1,t0\n",
            "b.csv:2: `t0` is no sentence's id",
        ),
        (
            "c.csv",
            "source_ids,score\ns1,1\n",
            "c.csv:1: there is no column `target_ids`",
        ),
        (
            "d.csv",
            "source_ids,target_ids,score\ns1,t1,NaN\n",
            "d.csv:2: `NaN` is no score",
        ),
        ("e.align", "\n", "e.align: holds no bead"),
    ] {
        let path = dir.path().join(name);
        std::fs::write(&path, text).expect("a file");
        let error = read(&path).expect_err("an error").to_string();
        assert!(error.contains(says), "{error}");
    }
}
