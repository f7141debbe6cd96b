//! Who speaks, across languages: I, we, he, she.

use crate::lang::across::Concept::{self, FirstPlural, FirstSingular, He, She, They};
use crate::lang::across::Kind;
use crate::text::Span;
use crate::text::concepts::Mention;

use super::{Facts, Pair, Report, shown};

/// Letters before a subject that opens its sentence ("In the first year", "Daher").
const OPENING: usize = 16;

/// A pronoun of another person or number than the source's.
pub(in crate::rules) fn speakers(facts: &Facts<'_>, report: &mut Report<'_>) -> Vec<Span> {
    let mut places = Vec::new();
    for pair in Pair::all(facts) {
        if let Some((here, there)) = shifted(&pair) {
            let message = format!(
                "The source speaks of “{}”, the target of “{}”.",
                shown(pair.source_text(), there),
                shown(pair.target_text(), here)
            );
            places.push(here);
            report.add(Some(here), Some(there), 0.85, message);
        }
    }
    places
}

/// What no "he" stands for.
const BODIES: &[Kind] = &[Kind::Body, Kind::Institution];

fn shifted(pair: &Pair<'_>) -> Option<(Span, Span)> {
    let plain = |m: &&Mention| !pair.facts.target_annotations.is_quoted(m.span.start);
    let subject = |wanted: &[Concept]| {
        pair.target()
            .filter(plain)
            .find(|m| m.sure && wanted.contains(&m.concept) && pair.is_subject(m.span))
    };
    let has = |side: &dyn Fn(&[Concept]) -> bool, c: &[Concept]| side(c);
    let source = |c: &[Concept]| pair.in_source(c);
    let named = |kind: Kind| pair.source().any(|m| m.concept.kind() == kind);
    let we = pair
        .sure_source(&[FirstPlural])
        .filter(|m| !pair.facts.source_annotations.is_quoted(m.span.start));
    // "He thanks our guests" for what we do.
    let ours = |m: &Mention| pair.is_possessive(m.span);
    let told = |we: &Mention| {
        pair.target()
            .any(|m| m.concept == FirstPlural && !(pair.acts(we.span) && ours(m)))
    };
    if let Some(we) = we
        && !told(we)
    {
        if let Some(here) = subject(&[FirstSingular]).filter(|_| !has(&source, &[FirstSingular])) {
            return Some((here.span, pair.source_word(we.span)));
        }
        let others = has(&source, &[He, She, They]) || named(Kind::Office);
        if let Some(here) = subject(&[He, She]).filter(|_| !others) {
            return Some((here.span, pair.source_word(we.span)));
        }
        let they = subject(&[They]).filter(|m| pair.opens(m.span));
        // People whom the target names as well are none that "they" stands for.
        let unnamed = pair.source().any(|m| {
            matches!(m.concept.kind(), Kind::Office | Kind::Body) && !pair.in_target(&[m.concept])
        });
        let others = unnamed || has(&source, &[He, She, They]);
        if let Some(here) = they.filter(|_| !others) {
            return Some((here.span, pair.source_word(we.span)));
        }
    }
    let single = pair
        .sure_source(&[FirstSingular])
        .filter(|m| !pair.facts.source_annotations.is_quoted(m.span.start));
    if let Some(i) = single
        && !pair.in_target(&[FirstSingular])
        && !has(&source, &[FirstPlural, He, She, They])
        && let Some(here) = subject(&[FirstPlural, He, She, They])
    {
        return Some((here.span, i.span));
    }
    for (there, here) in [(He, She), (She, He)] {
        if let Some(person) = pair.sure_source(&[there])
            && !pair.in_target(&[there])
            && !has(&source, &[here])
            && let Some(pronoun) = subject(&[here])
        {
            return Some((pronoun.span, person.span));
        }
    }
    // A company is no "he".
    let opening = pair
        .link
        .sources
        .first()
        .map(|&s| pair.facts.source.sentences()[s].span)?;
    let body = pair.source().find(|m| {
        m.sure && BODIES.contains(&m.concept.kind()) && m.span.start < opening.start + OPENING
    })?;
    if named(Kind::Pronoun)
        || named(Kind::Office)
        || pair.target().any(|m| BODIES.contains(&m.concept.kind()))
    {
        return None;
    }
    let pronoun = subject(&[He, She]).filter(|m| pair.opens(m.span))?;
    Some((pronoun.span, body.span))
}

impl Pair<'_> {
    /// Whether a pronoun can be the subject: not "his", "our" or "him".
    fn is_subject(&self, span: Span) -> bool {
        let word = span.of(self.target_text()).to_lowercase();
        let data = self.facts.target.language().data();
        data.pronoun(&word)
            .is_none_or(|p| p.case == crate::lang::Case::Subject)
    }

    fn is_possessive(&self, span: Span) -> bool {
        let word = span.of(self.target_text()).to_lowercase();
        let data = self.facts.target.language().data();
        data.pronoun(&word)
            .is_some_and(|p| p.case == crate::lang::Case::Possessive)
    }

    /// Whether a pronoun of the source can only be the subject: 우리는, wir.
    fn acts(&self, span: Span) -> bool {
        let text = self.source_text();
        let behind = &text[span.end..];
        span.of(text).eq_ignore_ascii_case("wir")
            || ["는 ", "가 "].iter().any(|p| behind.starts_with(p)) && span.of(text).ends_with('리')
    }

    /// The whole word of the source that a form is the ending of.
    fn source_word(&self, span: Span) -> Span {
        let words = self.facts.source.words_in(span);
        words.first().map_or(span, |w| w.span.cover(span))
    }

    /// Whether a word is the first of its sentence.
    fn opens(&self, span: Span) -> bool {
        self.link
            .targets
            .iter()
            .any(|&t| self.facts.target.sentences()[t].span.start == span.start)
    }
}
