//! Where a difference stands, when one side has no word for it.

use crate::text::{Span, Word, WordKind};

use super::Pair;

/// Letters of a whole sentence that can still be shown as the place of a fault.
const SHORT: usize = 110;

/// Words of a place that is cut out of a longer sentence, on each side.
const AROUND: usize = 4;

impl Pair<'_> {
    /// How far into the link's source sentences a place stands, 0 to 1.
    fn depth(&self, span: Span) -> f64 {
        let lengths = |s: usize| self.facts.source.sentences()[s].span;
        let total: usize = self.link.sources.iter().map(|&s| lengths(s).len()).sum();
        let before: usize = self
            .link
            .sources
            .iter()
            .map(|&s| lengths(s))
            .map(|s| span.start.clamp(s.start, s.end) - s.start)
            .sum();
        before as f64 / total.max(1) as f64
    }

    /// The target words that answer a place of the source, as well as can be told: the one target sentence where it
    /// is short, the words at the same depth of it where it is long.
    pub(super) fn place(&self, source: Span) -> Span {
        let spans = self
            .link
            .targets
            .iter()
            .map(|&t| self.facts.target.sentences()[t].span);
        let words = self.target_words();
        let depth = self.depth(source);
        if let Some(quoted) = self.answering_quotation(source)
            && quoted.of(self.target_text()).chars().count() <= SHORT
        {
            return quoted;
        }
        if let [one] = self.link.targets[..] {
            let span = self.facts.target.sentences()[one].span;
            if span.of(self.target_text()).chars().count() <= SHORT {
                return span;
            }
        }
        if words.is_empty() {
            return spans.reduce(Span::cover).unwrap_or(Span::new(0, 0));
        }
        let middle = ((words.len() - 1) as f64 * depth) as usize;
        let from = middle.saturating_sub(2 * AROUND);
        let to = (middle + 2 * AROUND).min(words.len() - 1);
        words[from].span.cover(words[to].span)
    }

    /// A word of the target with the word after it.
    pub(super) fn with_next(&self, span: Span) -> Span {
        let words = self.target_words();
        let after = words
            .iter()
            .position(|w| w.span.start >= span.end)
            .filter(|&at| words[at].kind == WordKind::Word);
        after.map_or(span, |at| span.cover(words[at].span))
    }

    /// The auxiliary or copula of the target that stands where the source's verb does: the only one, or the nearest
    /// in depth. With the word after it.
    pub(super) fn verb(&self, source: Span) -> Option<Span> {
        let data = self.facts.target.language().data();
        let words = self.target_words();
        let groups: Vec<(usize, &&Word)> = words
            .iter()
            .enumerate()
            .filter(|(_, w)| {
                !self.facts.target_annotations.is_quoted(w.span.start)
                    || self.facts.source_annotations.is_quoted(source.start)
            })
            .filter(|(_, w)| crate::lang::contains(data.auxiliaries, &w.form))
            .collect();
        let depth = self.depth(source);
        let nearest = groups.iter().min_by(|a, b| {
            let far = |at: usize| (at as f64 / words.len() as f64 - depth).abs();
            far(a.0).total_cmp(&far(b.0)).then(a.0.cmp(&b.0))
        })?;
        Some(self.with_infinitive(self.with_next(self.past_aside(nearest.1.span))))
    }

    /// A verb with the word between commas that stands behind it: "is, however,".
    fn past_aside(&self, span: Span) -> Span {
        let words = self.target_words();
        let after = words.iter().position(|w| w.span.start >= span.end);
        match after.and_then(|at| words.get(at..at + 3)) {
            Some([comma, aside, end])
                if comma.form == "," && end.form == "," && aside.kind == WordKind::Word =>
            {
                span.cover(end.span)
            }
            _ => span,
        }
    }

    /// A word of the target with the word before it.
    pub(super) fn with_before(&self, span: Span) -> Span {
        let words = self.target_words();
        let before = words.iter().rev().find(|w| w.span.end <= span.start);
        before
            .filter(|w| w.kind == WordKind::Word)
            .map_or(span, |w| w.span.cover(span))
    }

    /// A verb with the infinitive that hangs on it: "have decided to charge".
    fn with_infinitive(&self, span: Span) -> Span {
        let words = self.target_words();
        let after = words.iter().position(|w| w.span.start >= span.end);
        match after.map(|at| (words.get(at), words.get(at + 1))) {
            Some((Some(to), Some(verb))) if to.form == "to" && verb.kind == WordKind::Word => {
                span.cover(verb.span)
            }
            _ => span,
        }
    }
}
