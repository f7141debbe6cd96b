//! `why`.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Context, bail};
use hexapla::align::why::{Grounds, Piece, Why, why as grounds_of};
use hexapla::align::{Alignment, align};
use hexapla::format::{link_id, source_id, target_id};
use hexapla::{Document, Link};
use serde_json::{Value, json};

use super::args::{EvalFormat, WhyArgs};
use super::{compare, output};

/// Pieces of evidence that the page shows of the link, and of each runner-up.
const SHOWN: (usize, usize) = (12, 3);

/// Letters of a sentence that the page shows.
const LETTERS: usize = 90;

/// Aligns two texts and says why a link is as it is.
pub fn why(arguments: &WhyArgs) -> anyhow::Result<ExitCode> {
    let (source, target) = compare::read(&arguments.source, &arguments.target, &arguments.reading)?;
    let options = compare::align_options(&arguments.alignment)?;
    let aligning = (None, &arguments.alignment);
    let options = compare::within(&options, aligning, (&source, &target))?;
    let alignment = align(&source, &target, &options);
    let index = find(&alignment, &arguments.link)?;
    let why = grounds_of(&source, &target, &options, &alignment, index);
    let link = &alignment.links[index];
    let written = match arguments.format {
        EvalFormat::Text => text(&source, &target, (index, link), &why),
        EvalFormat::Json => serde_json::to_string_pretty(&as_json(index, link, &why))? + "\n",
    };
    output::print(written.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The link of that name, or the first that holds the sentence of that name.
fn find(alignment: &Alignment, name: &str) -> anyhow::Result<usize> {
    let said = name.split_at_checked(1);
    let number = said.and_then(|(kind, number)| Some((kind, number.parse::<usize>().ok()?)));
    let Some((kind, number)) = number else {
        bail!(
            "`{name}` is no link; take one as `hexapla align` numbers them, as in l7, or a sentence, as in s12 or t9"
        );
    };
    let links = &alignment.links;
    let of = |side: fn(&Link) -> &Vec<usize>| {
        let at = number.checked_sub(1)?;
        links.iter().position(|link| side(link).contains(&at))
    };
    match kind {
        "l" => number.checked_sub(1).filter(|at| *at < links.len()),
        "s" => of(|link| &link.sources),
        "t" => of(|link| &link.targets),
        _ => None,
    }
    .with_context(|| {
        format!(
            "there is no {name}; the alignment has {} links, l1 to l{}, of sentences s1… and t1…",
            links.len(),
            links.len()
        )
    })
}

fn text(source: &Document, target: &Document, (index, link): (usize, &Link), why: &Why) -> String {
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        page,
        "{}  {}  {}",
        link_id(index),
        shape(&link.sources, &link.targets, false),
        link.relation.as_str()
    );
    let mut sentence = |id: String, text: &str| {
        let text = text.replace(['\n', '\r'], " ");
        let cut = text
            .char_indices()
            .nth(LETTERS)
            .map_or(text.len(), |(at, _)| at);
        let more = if cut < text.len() { "…" } else { "" };
        let _ = writeln!(page, "  {id:<5} {}{more}", &text[..cut]);
    };
    for at in &link.sources {
        sentence(source_id(*at), source.sentence_text(*at));
    }
    for at in &link.targets {
        sentence(target_id(*at), target.sentence_text(*at));
    }
    if let Some(decided) = why.decided {
        let _ = writeln!(page, "\nDecided apart from any weighing: {decided}.");
    }
    for grounds in &why.chosen {
        page.push('\n');
        listed(grounds, SHOWN.0, &mut page);
    }
    if !why.runners_up.is_empty() {
        page.push_str("\nRunners-up\n");
    }
    for grounds in &why.runners_up {
        listed(grounds, SHOWN.1, &mut page);
    }
    page
}

fn listed(grounds: &Grounds, most: usize, page: &mut String) {
    let _ = writeln!(
        page,
        "{}: {:.4}",
        shape(&grounds.sources, &grounds.targets, grounds.crossed),
        grounds.chance
    );
    for Piece { name, value, gain } in grounds.evidence.iter().take(most) {
        let _ = writeln!(page, "  {gain:>+8.3}  {name} ({value:.3})");
    }
}

/// `s1 s2 – t1`.
fn shape(sources: &[usize], targets: &[usize], crossed: bool) -> String {
    let side = |ids: Vec<String>| {
        if ids.is_empty() {
            "nothing".to_owned()
        } else {
            ids.join(" ")
        }
    };
    let sources = side(sources.iter().map(|at| source_id(*at)).collect());
    let targets = side(targets.iter().map(|at| target_id(*at)).collect());
    let order = if crossed { ", in the other order" } else { "" };
    format!("{sources} – {targets}{order}")
}

fn as_json(index: usize, link: &Link, why: &Why) -> Value {
    let ids = |indices: &[usize], id: fn(usize) -> String| -> Vec<String> {
        indices.iter().map(|at| id(*at)).collect()
    };
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    let grounds = |grounds: &Grounds| {
        let pieces = grounds.evidence.iter().map(|piece| {
            json!({"name": piece.name, "value": rounded(piece.value), "gain": rounded(piece.gain)})
        });
        json!({
            "source_ids": ids(&grounds.sources, source_id),
            "target_ids": ids(&grounds.targets, target_id),
            "crossed": grounds.crossed,
            "chance": rounded(grounds.chance),
            "evidence": pieces.collect::<Vec<_>>(),
        })
    };
    json!({
        "link": {
            "id": link_id(index),
            "source_ids": ids(&link.sources, source_id),
            "target_ids": ids(&link.targets, target_id),
            "relation": link.relation.as_str(),
            "score": link.score.map(rounded),
        },
        "decided": why.decided,
        "chosen": why.chosen.iter().map(grounds).collect::<Vec<_>>(),
        "runners_up": why.runners_up.iter().map(grounds).collect::<Vec<_>>(),
    })
}
