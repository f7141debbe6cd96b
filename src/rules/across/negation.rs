//! Denied in one language, affirmed in the other.

use crate::lang::across::Concept::{Already, Negative, Nobody, Not, NotAll, NotYet, Only};
use crate::text::Span;
use crate::text::concepts::Mention;

use super::{Facts, Pair, Report, shown};

/// Words of a sentence that is short enough for one denial to be its claim.
const LONGEST: usize = 40;

/// A clause that is denied on one side and has no word of denial on the other.
pub(in crate::rules) fn negation(facts: &Facts<'_>, report: &mut Report<'_>) {
    for pair in Pair::all(facts) {
        if pair.link.sources.len() > 1 || pair.target_words().len() > LONGEST {
            continue;
        }
        if let Some((here, there, message)) = flipped(&pair) {
            report.add(Some(here), Some(there), 0.75, message);
        }
    }
}

fn flipped(pair: &Pair<'_>) -> Option<(Span, Span, String)> {
    let no = |m: &&Mention| matches!(m.concept, Not | NotYet);
    let denials = |m: &&Mention| matches!(m.concept, Not | NotYet | Negative | Nobody | NotAll);
    let there: Vec<&Mention> = pair.source().filter(no).collect();
    let here: Vec<&Mention> = pair.target().filter(denials).collect();
    let sure = there.iter().find(|m| m.sure && m.concept == Not);
    let already = pair.sure_target(&[Already]);
    // "Not yet" there, "already" here.
    if let (Some(sure), Some(already)) = (sure, already)
        && pair.in_source(&[NotYet])
        && here.iter().all(|m| !m.sure)
    {
        let message = "What is not so yet in the source is so already in the target.".to_owned();
        return Some((pair.with_next(already.span), sure.span, message));
    }
    if let Some(sure) = sure
        && denials_of_one(&there, pair) <= 1
        && here.is_empty()
    {
        let message = format!(
            "The source denies (“{}”), the target affirms.",
            shown(pair.source_text(), sure.span)
        );
        let place = pair
            .verb(sure.span)
            .unwrap_or_else(|| pair.place(sure.span));
        return Some((place, sure.span, message));
    }
    let not = here.iter().find(|m| m.sure && m.concept == Not)?;
    let one = here.len() == 1;
    let nots = here.iter().filter(|m| m.concept == Not).count();
    if let Some(place) = pair.denied_contrary(not.span).filter(|_| nots == 1) {
        let message = format!(
            "The target denies (“{}”) what the source affirms.",
            shown(pair.target_text(), place)
        );
        return Some((place, pair.source_span(), message));
    }
    // "Not this but that" sets one thing against another, which other languages do without a denial.
    let but = pair.target_words().iter().any(|w| w.form == "but");
    // "Only adults" is "no minors".
    let explained = but || pair.in_source(&[Only]) || pair.source().any(|m| denials(&m));
    (one && !explained && pair.facts.source.language().code() != "en").then_some(())?;
    let place = pair.with_next(not.span);
    let message = format!(
        "The target denies (“{}”) what the source affirms.",
        shown(pair.target_text(), place)
    );
    Some((place, pair.source_span(), message))
}

/// How many denials there are: "no quiere a ningún" denies once.
fn denials_of_one(there: &[&Mention], pair: &Pair<'_>) -> usize {
    let nobody = |m: &Mention| {
        pair.source()
            .any(|n| n.concept == Nobody && n.span.overlaps(m.span))
    };
    let nots = there.iter().filter(|m| m.concept == Not);
    nots.filter(|m| !nobody(m)).count()
}

impl Pair<'_> {
    /// The link's first source sentence.
    fn source_span(&self) -> Span {
        self.facts.source.sentences()[self.link.sources[0]].span
    }
}
