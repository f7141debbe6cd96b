//! Aligning the rest of two documents around links that are known.

use std::sync::Arc;

use crate::text::{Document, Span};

use super::{AlignOptions, Alignment, Link, Mode, align, mode};

/// Aligns what stands in no link of `fixed` (source sentences, target sentences; either may be empty), and puts the
/// two together; the mode is picked from the whole texts.
///
/// In translation mode the fixed links that follow one another in both texts cut them into stretches, each of which
/// is aligned by itself: nothing of the rest crosses a fixed link. In summary mode, where a source sentence may stand
/// behind several target sentences, the fixed targets are taken out and nothing else.
///
/// The fixed links come back without a score or relation to speak of: who knows them says what they are.
pub fn around(
    source: &Document,
    target: &Document,
    options: &AlignOptions,
    fixed: &[(Vec<usize>, Vec<usize>)],
) -> Alignment {
    let mode = mode(source, target, options);
    let options = AlignOptions {
        mode,
        ..options.clone()
    };
    let mut taken = (
        vec![false; source.sentences().len()],
        vec![false; target.sentences().len()],
    );
    for (sources, targets) in fixed {
        // What was said to be left out, or to stand alone, answers nothing in either mode.
        if mode == Mode::Translation || targets.is_empty() {
            for &s in sources {
                taken.0[s] = true;
            }
        }
        for &t in targets {
            taken.1[t] = true;
        }
    }
    let mut links = Vec::new();
    for (sources, targets) in stretches(source, target, mode, fixed) {
        let free = |range: std::ops::Range<usize>, taken: &[bool]| -> Vec<usize> {
            range.filter(|&at| !taken[at]).collect()
        };
        let (sources, targets) = (free(sources, &taken.0), free(targets, &taken.1));
        let (s, t) = (part(source, &sources), part(target, &targets));
        let given = options.vectors.as_ref();
        let options = AlignOptions {
            vectors: given.map(|given| Arc::new(given.part(&sources, &targets))),
            boundaries: (options.boundaries.as_ref()).map(|known| known.part(&sources, &targets)),
            ..options.clone()
        };
        for mut link in align(&s, &t, &options).links {
            link.sources.iter_mut().for_each(|at| *at = sources[*at]);
            link.targets.iter_mut().for_each(|at| *at = targets[*at]);
            links.push(link);
        }
    }
    // A source that answers in a fixed link is not left out.
    let mut answers = vec![false; taken.0.len()];
    for (sources, _) in fixed.iter().filter(|(_, targets)| !targets.is_empty()) {
        for &s in sources {
            answers[s] = true;
        }
    }
    links.retain(|link| !link.targets.is_empty() || link.sources.iter().any(|&s| !answers[s]));
    for (sources, targets) in fixed {
        links.push(Link {
            relation: super::Relation::Equivalent,
            score: None,
            source_scores: Vec::new(),
            sources: sources.clone(),
            targets: targets.clone(),
        });
    }
    links.sort_by_key(|link| {
        let first = |side: &[usize]| side.first().copied().unwrap_or(usize::MAX);
        (first(&link.targets), first(&link.sources))
    });
    Alignment { mode, links }
}

/// The stretches between the fixed links that ascend on both sides.
fn stretches(
    source: &Document,
    target: &Document,
    mode: Mode,
    fixed: &[(Vec<usize>, Vec<usize>)],
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let (n, m) = (source.sentences().len(), target.sentences().len());
    let mut posts: Vec<[usize; 4]> = fixed
        .iter()
        .filter_map(|(s, t)| Some([*s.first()?, *s.last()?, *t.first()?, *t.last()?]))
        .collect();
    if mode != Mode::Translation || posts.is_empty() {
        return vec![(0..n, 0..m)];
    }
    posts.sort_unstable();
    // The longest chain in which each link begins behind the one before on both sides.
    let mut chain: Vec<(usize, Option<usize>)> = Vec::with_capacity(posts.len());
    for at in 0..posts.len() {
        let fits =
            |before: &usize| posts[*before][1] < posts[at][0] && posts[*before][3] < posts[at][2];
        let best = (0..at).filter(fits).max_by_key(|&before| chain[before].0);
        chain.push((best.map_or(1, |before| chain[before].0 + 1), best));
    }
    let mut next = (0..posts.len()).max_by_key(|&at| chain[at].0);
    let mut stretches = Vec::new();
    let (mut s_end, mut t_end) = (n, m);
    while let Some(at) = next {
        // What the link passes over goes with what follows it.
        let [s_first, _, t_first, _] = posts[at];
        stretches.push((s_first..s_end, t_first..t_end));
        (s_end, t_end) = (s_first, t_first);
        next = chain[at].1;
    }
    stretches.push((0..s_end, 0..t_end));
    stretches.reverse();
    stretches
}

/// A document of some of the sentences of another.
fn part(document: &Document, sentences: &[usize]) -> Document {
    let segments: Vec<(Span, usize)> = sentences
        .iter()
        .map(|&at| {
            let sentence = &document.sentences()[at];
            (sentence.span, sentence.paragraph)
        })
        .collect();
    Document::from_segments(
        document.name().to_owned(),
        document.text().to_owned(),
        document.language(),
        document.paragraphs().to_vec(),
        &segments,
        Vec::new(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ReadOptions;

    const SOURCE: &str = "We met in Lima. We signed the fisheries treaty. The harbour opens in May. We oppose the \
                          blockade. The next summit is in Oslo.";
    const TARGET: &str = "They met in Lima. They signed the fisheries treaty. The harbour opens in May. They oppose \
                          the blockade. The next summit is in Oslo.";

    fn options(mode: Mode) -> AlignOptions {
        AlignOptions {
            mode,
            model: false,
            ..AlignOptions::default()
        }
    }

    fn pairs(alignment: &Alignment) -> Vec<(Vec<usize>, Vec<usize>)> {
        let sides = |l: &Link| (l.sources.clone(), l.targets.clone());
        alignment.links.iter().map(sides).collect()
    }

    #[test]
    fn the_rest_does_not_cross_a_fixed_link() {
        let read = ReadOptions::default();
        let source = Document::from_text("s.en.txt", SOURCE, &read).expect("a text");
        let target = Document::from_text("t.en.txt", TARGET, &read).expect("a text");
        let fixed = [(vec![1], vec![2])];
        let made = around(&source, &target, &options(Mode::Translation), &fixed);
        assert!(pairs(&made).contains(&fixed[0]));
        for (sources, targets) in pairs(&made) {
            let before = |side: &[usize], post| side.iter().all(|&at| at < post);
            let after = |side: &[usize], post| side.iter().all(|&at| at > post);
            assert!(
                (sources.clone(), targets.clone()) == fixed[0]
                    || before(&sources, 1) && before(&targets, 2)
                    || after(&sources, 1) && after(&targets, 2),
                "{sources:?} {targets:?}"
            );
        }
        let mut seen: Vec<usize> = made.links.iter().flat_map(|l| l.targets.clone()).collect();
        seen.sort_unstable();
        assert_eq!(seen, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn in_a_summary_a_source_may_answer_again() {
        let read = ReadOptions::default();
        let source = Document::from_text("s.en.txt", SOURCE, &read).expect("a text");
        let target = Document::from_text("t.en.txt", TARGET, &read).expect("a text");
        let made = around(
            &source,
            &target,
            &options(Mode::Summary),
            &[(vec![1, 2], vec![0])],
        );
        let pairs = pairs(&made);
        assert!(pairs.contains(&(vec![1], vec![1])), "{pairs:?}");
        assert!(pairs.contains(&(vec![2], vec![2])), "{pairs:?}");
        assert!(pairs.contains(&(vec![0], vec![])), "{pairs:?}");
    }

    #[test]
    fn with_nothing_fixed_it_is_the_alignment() {
        let read = ReadOptions::default();
        let source = Document::from_text("s.en.txt", SOURCE, &read).expect("a text");
        let target = Document::from_text("t.en.txt", TARGET, &read).expect("a text");
        for mode in [Mode::Translation, Mode::Summary] {
            let made = around(&source, &target, &options(mode), &[]);
            assert_eq!(
                pairs(&made),
                pairs(&align(&source, &target, &options(mode)))
            );
        }
    }
}
