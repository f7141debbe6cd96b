//! Names with their variants and how often each text has them.

use std::collections::BTreeMap;

use crate::text::{Annotations, Document};

/// A name and its shorter forms.
#[derive(Debug)]
pub struct Name {
    /// The longest form.
    pub form: String,
    /// Every form with its count in the source and in the target, the longest first.
    pub variants: Vec<(String, usize, usize)>,
    /// Mentions in the source and in the target, all forms together.
    pub source: usize,
    /// See `source`.
    pub target: usize,
}

/// The names of both texts, those mentioned most often first. A form whose words all stand, in order and together, in
/// exactly one longer form is its variant. Empty where the languages' names are not found.
pub fn names(source: &Document, target: &Document) -> Vec<Name> {
    let source_annotations = Annotations::new(source);
    let target_annotations = Annotations::beside(target, source, &source_annotations);
    let mut forms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (document, annotations, is_source) in [
        (source, &source_annotations, true),
        (target, &target_annotations, false),
    ] {
        for name in &annotations.names {
            let words: Vec<&str> = name.span.of(document.text()).split_whitespace().collect();
            let counts = forms.entry(words.join(" ")).or_default();
            if is_source {
                counts.0 += 1;
            } else {
                counts.1 += 1;
            }
        }
    }
    let mut by_length: Vec<(String, (usize, usize))> = forms.into_iter().collect();
    by_length.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    let mut made: Vec<Name> = Vec::new();
    // The groups that hold a word, so that a form is compared with few.
    let mut holders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (form, (s, t)) in by_length {
        let first = form.split(' ').next().unwrap_or_default().to_owned();
        let inside = |at: &&usize| format!(" {} ", made[**at].form).contains(&format!(" {form} "));
        let hosts: Vec<usize> = (holders.get(&first).into_iter().flatten())
            .filter(inside)
            .copied()
            .collect();
        if let [host] = hosts[..] {
            made[host].variants.push((form, s, t));
            made[host].source += s;
            made[host].target += t;
            continue;
        }
        for word in form.split(' ') {
            let groups = holders.entry(word.to_owned()).or_default();
            if groups.last() != Some(&made.len()) {
                groups.push(made.len());
            }
        }
        made.push(Name {
            variants: vec![(form.clone(), s, t)],
            form,
            source: s,
            target: t,
        });
    }
    made.sort_by(|a, b| {
        let total = |n: &Name| n.source + n.target;
        total(b).cmp(&total(a)).then_with(|| a.form.cmp(&b.form))
    });
    made
}
