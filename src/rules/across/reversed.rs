//! Who does what to whom, in two languages: the roles of the target's deeds as the source marks them.

use crate::lang::across::Concept::{Demand, FirstPlural};
use crate::lang::across::{Kind, RoleStyle, Roles};
use crate::text::{Document, Span, WordKind};

use super::contraries::converses;
use super::deeds::{Deed, Party, deeds};
use super::names::is_eastern;
use super::phrases::{Meanings, Phrase, is_spelt_alike, phrases, tokens};
use super::{Facts, Pair, Report, shown};

/// The least likeness of a party and the words of the source that name it. Words of the same meaning in two
/// languages have cosines above .55, unrelated ones mostly below .45 (sixty pairs of nouns in six languages).
const LIKE: f64 = 0.5;

/// How much more alike the two parties have to be to their own words than to each other's, together.
const LEAD: f64 = 0.3;

/// What a name or an office that both languages list is taken for.
const SURE: f64 = 0.95;

/// Characters between the two in the source, at most.
const BETWEEN: usize = 40;

/// Deeds whose parties have changed places.
pub(in crate::rules) fn roles(facts: &Facts<'_>, report: &mut Report<'_>) {
    converses(facts, report);
    let Some(roles) = facts.source.language().data().across.roles else {
        return;
    };
    for pair in Pair::all(facts) {
        if let Some((here, there)) = pair.own_addressee(roles) {
            let message = format!(
                "In the source it is “{}” who say so.",
                shown(pair.source_text(), there)
            );
            report.add(Some(here), Some(there), 0.7, message);
        }
        for &target in &pair.link.targets {
            for deed in deeds(facts.target, target) {
                let Some(there) = reversed(&pair, roles, &deed) else {
                    continue;
                };
                let message = format!(
                    "The source has it the other way round: “{}”.",
                    shown(pair.source_text(), there)
                );
                report.add(Some(deed.span), Some(there), 0.75, message);
            }
        }
    }
}

/// Words between "our" and its noun, at most.
const OWN: usize = 2;

impl Pair<'_> {
    /// "We urge our countries" for 우리 나라들은 촉구한다: who asks in the source is asked in the target.
    fn own_addressee(&self, roles: &Roles) -> Option<(Span, Span)> {
        if roles.style != RoleStyle::Particles || self.facts.target.language().code() != "en" {
            return None;
        }
        let mut ours = self.source().filter(|m| m.concept == FirstPlural);
        let (we, None) = (ours.next()?, ours.next()) else {
            return None;
        };
        let sentence = *self.link.sources.first()?;
        let tokens = tokens(self.facts.source, sentence);
        let at = tokens.iter().position(|t| t.whole == we.span)?;
        let noun = tokens[at + 1..]
            .iter()
            .take(OWN + 1)
            .find(|t| t.stem != t.whole)?;
        let form = noun.whole.of(self.source_text());
        if !roles.actor.iter().any(|particle| form.ends_with(particle)) {
            return None;
        }
        let words = self.target_words();
        let ask = self.target().find(|m| m.concept == Demand)?;
        let verb = words.iter().position(|w| w.span == ask.span)?;
        let subject = words[..verb].iter().any(|w| w.form == "we");
        let our = words.get(verb + 1).filter(|w| w.form == "our" && subject)?;
        let behind = words[verb + 2..].iter().take(OWN + 1);
        let last = behind
            .take_while(|w| w.kind == WordKind::Word && w.form != "to")
            .last()?;
        Some((our.span.cover(last.span), we.span.cover(noun.whole)))
    }
}

/// The words of the source for both parties, where it has them the other way round.
fn reversed(pair: &Pair<'_>, roles: &'static Roles, deed: &Deed) -> Option<Span> {
    pair.link.sources.iter().find_map(|&source| {
        let (actor, undergoer) = answers(pair, source, deed)?;
        let marks = Marks {
            document: pair.facts.source,
            roles,
            sentence: pair.facts.source.sentences()[source].span,
        };
        marks
            .are_reversed(actor, undergoer)
            .then(|| actor.cover(undergoer))
    })
}

/// The words of a source sentence for who acts in the target and for whom it is done to.
fn answers(pair: &Pair<'_>, source: usize, deed: &Deed) -> Option<(Span, Span)> {
    let facts = pair.facts;
    let candidates = phrases(facts.source, source);
    let texts: Vec<&str> = candidates.iter().map(|p| p.text.as_str()).collect();
    let theirs = Meanings::new(facts.encoder, &texts);
    let parties = [&deed.actor, &deed.undergoer];
    let names: Vec<String> = parties
        .iter()
        .map(|p| shown(pair.target_text(), p.span(facts.target)))
        .collect();
    let ours = Meanings::new(facts.encoder, &names);
    let like: Vec<Vec<f64>> = (0..2)
        .map(|at| {
            let listed = Listed::new(pair, parties[at]);
            let of = |(index, phrase): (usize, &Phrase)| {
                let sure = is_spelt_alike(facts.source, &phrase.text, &names[at])
                    || listed.is_said(pair, phrase.span);
                ours.cosine(at, &theirs, index)
                    .max(if sure { SURE } else { 0.0 })
            };
            candidates.iter().enumerate().map(of).collect()
        })
        .collect();
    // The pair of places that fits best together.
    let mut best: Option<(f64, usize, usize)> = None;
    for (a, first) in candidates.iter().enumerate() {
        if like[0][a] < LIKE {
            continue;
        }
        for (u, second) in candidates.iter().enumerate() {
            if like[1][u] < LIKE || first.span.overlaps(second.span) {
                continue;
            }
            let lead = like[0][a] + like[1][u] - like[0][u] - like[1][a];
            let fit = like[0][a] + like[1][u];
            if lead >= LEAD && best.is_none_or(|(f, ..)| fit > f) {
                best = Some((fit, a, u));
            }
        }
    }
    let (_, a, u) = best?;
    Some((candidates[a].span, candidates[u].span))
}

/// The offices and bodies that a party is, where both languages list them.
struct Listed(Vec<crate::lang::across::Concept>);

impl Listed {
    fn new(pair: &Pair<'_>, party: &Party) -> Self {
        let span = party.span(pair.facts.target);
        let is_one = |kind| {
            matches!(
                kind,
                Kind::Office | Kind::Body | Kind::Institution | Kind::Country
            )
        };
        Listed(
            pair.target()
                .filter(|m| m.sure && is_one(m.concept.kind()) && m.span.overlaps(span))
                .map(|m| m.concept)
                .collect(),
        )
    }

    fn is_said(&self, pair: &Pair<'_>, span: Span) -> bool {
        pair.source()
            .any(|m| m.sure && self.0.contains(&m.concept) && m.span.contains(span))
    }
}

/// What a noun is by the particle behind it.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Actor,
    Undergoer,
    Recipient,
}

struct Marks<'d> {
    document: &'d Document,
    roles: &'static Roles,
    sentence: Span,
}

impl Marks<'_> {
    /// Whether the source has `undergoer` act on `actor`.
    fn are_reversed(&self, actor: Span, undergoer: Span) -> bool {
        let (first, second) = if actor.start < undergoer.start {
            (actor, undergoer)
        } else {
            (undergoer, actor)
        };
        let between = Span::new(first.end, second.start).of(self.document.text());
        // The comma of 2,400 breaks nothing.
        let mut marks = between.char_indices().filter(|&(at, c)| {
            !matches!(c, ',' | '.') || !between[at + 1..].starts_with(|d: char| d.is_ascii_digit())
        });
        let broken = |c: char| {
            matches!(
                c,
                ',' | ';' | ':' | '.' | '。' | '，' | '、' | '；' | '：' | '!' | '?'
            ) || "\"“”„«»「」『』《》()（）".contains(c)
        };
        if between.chars().count() > BETWEEN || marks.any(|(_, c)| broken(c)) {
            return false;
        }
        match self.roles.style {
            RoleStyle::Particles => {
                let undergoes = match self.mark(actor) {
                    Some(Mark::Undergoer) => true,
                    Some(Mark::Recipient) => !self.is_passive(),
                    _ => false,
                };
                undergoes && self.mark(undergoer) == Some(Mark::Actor)
            }
            RoleStyle::Order => self.by_order(actor, undergoer, between),
        }
    }

    fn is_passive(&self) -> bool {
        let text = self.sentence.of(self.document.text());
        self.roles.passive.iter().any(|p| text.contains(p))
    }

    /// The particle behind a noun.
    fn mark(&self, noun: Span) -> Option<Mark> {
        let text = self.document.text();
        let spaced = !self.document.language().data().across.particles.is_empty();
        let rest = Span::new(noun.end, self.sentence.end).of(text);
        // The rest of a longer noun.
        let rest = if spaced {
            rest
        } else {
            rest.trim_start_matches(|c: char| {
                is_eastern(c) && !('\u{3041}'..='\u{309f}').contains(&c)
            })
        };
        let lists = [
            (self.roles.actor, Mark::Actor),
            (self.roles.undergoer, Mark::Undergoer),
            (self.roles.recipient, Mark::Recipient),
        ];
        let (particle, mark) = lists
            .iter()
            .flat_map(|(list, mark)| list.iter().map(move |p| (*p, *mark)))
            .filter(|(p, _)| rest.starts_with(p))
            .max_by_key(|(p, _)| p.len())?;
        let behind = &rest[particle.len()..];
        let ends = !spaced || !behind.starts_with(char::is_alphanumeric);
        let other = self
            .roles
            .not_before
            .iter()
            .any(|f| behind.trim_start().starts_with(f));
        (ends && !other).then_some(mark)
    }

    /// By the order of the two, and by what marks whom it is done to before the noun.
    fn by_order(&self, actor: Span, undergoer: Span, between: &str) -> bool {
        let spaced = self.document.language().code() != "zh";
        if spaced {
            return self.by_words(actor, undergoer);
        }
        let text = self.document.text();
        let ends = |span: Span, list: &[&str]| {
            let before = Span::new(self.sentence.start, span.start).of(text);
            list.iter().any(|w| before.ends_with(w))
        };
        let has = |list: &[&str]| list.iter().any(|w| between.contains(w));
        undergoer.start < actor.start
            && !self.is_passive()
            && !has(self.roles.open)
            && between.chars().count() >= 2
            && !between.ends_with('的')
            && !ends(undergoer, self.roles.undergoer)
    }

    fn by_words(&self, actor: Span, undergoer: Span) -> bool {
        let words = self.document.words();
        let data = self.document.language().data();
        let at = |byte: usize| words.partition_point(|w| w.span.start < byte);
        let first = at(self.sentence.start);
        let open = |range: std::ops::Range<usize>| {
            words[range]
                .iter()
                .any(|w| self.roles.open.contains(&w.form.as_str()))
        };
        let passive = words[first..at(self.sentence.end)]
            .iter()
            .any(|w| self.roles.passive.contains(&w.form.as_str()));
        // What stands before a noun: its article, and the two words before it.
        let marked = |span: Span| {
            let noun = at(span.start);
            words[noun.saturating_sub(2).max(first)..=noun.min(words.len() - 1)]
                .iter()
                .any(|w| self.roles.undergoer.contains(&w.form.as_str()))
        };
        let led = |span: Span| {
            let noun = at(span.start);
            open(noun.saturating_sub(3).max(first)..noun)
        };
        if passive {
            return false;
        }
        if undergoer.start < actor.start {
            let between = at(undergoer.end)..at(actor.start);
            let verb = words[between.clone()].iter().any(|w| {
                !w.capital
                    && w.is_content()
                    && w.form.chars().count() > 2
                    && !data.is_function_word(&w.form)
            });
            return verb && !open(between) && !marked(undergoer) && !led(undergoer);
        }
        // Whom it is done to stands first, and is marked so.
        let between = at(actor.end)..at(undergoer.start);
        let opens = at(actor.start).saturating_sub(first) <= 1;
        self.document.language().code() == "de"
            && opens
            && marked(actor)
            && !marked(undergoer)
            && !open(between)
    }
}
