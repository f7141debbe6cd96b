//! Which source sentences are worth a closer look for a target sentence.

use super::terms::{Profile, Terms};

/// Postings read for one target sentence before its commoner words are passed over.
const BUDGET: usize = 20_000;

/// The same of all target sentences together: where there are more than 5,000, each reads less.
const BUDGET_OF_ALL: usize = 100_000_000;

/// Source sentences by the terms they hold.
#[derive(Clone, Debug)]
pub struct Index {
    /// Where each term's list begins in `postings`; one more than terms.
    starts: Vec<u32>,
    postings: Vec<u32>,
    /// Postings read for one target sentence.
    budget: usize,
}

impl Index {
    /// Indexes the source.
    pub fn new(terms: &Terms) -> Self {
        let mut starts = vec![0u32; terms.weights.len() + 1];
        for term in terms.source.iter().flat_map(|p| &p.terms) {
            starts[*term as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![0u32; *starts.last().unwrap_or(&0) as usize];
        for (sentence, profile) in terms.source.iter().enumerate() {
            for term in &profile.terms {
                let at = &mut next[*term as usize];
                postings[*at as usize] = sentence as u32;
                *at += 1;
            }
        }
        let budget = (BUDGET_OF_ALL / terms.target.len().max(1)).clamp(1, BUDGET);
        Index {
            starts,
            postings,
            budget,
        }
    }

    fn list(&self, term: u32) -> &[u32] {
        &self.postings[self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize]
    }

    /// The `most` source sentences that share the most weight with `target`, in the order of the source. Reads
    /// the rarest terms first and at most `budget` postings; `sums` is scratch of the source's length, zero
    /// before and after.
    pub fn candidates(
        &self,
        terms: &Terms,
        target: &Profile,
        most: usize,
        sums: &mut [f64],
    ) -> Vec<usize> {
        let mut lists: Vec<(u32, f64)> = Vec::new();
        for term in &target.terms {
            lists.push((*term, terms.weight(*term)));
            for (variant, likeness) in terms.variants.of(*term) {
                lists.push((*variant, likeness * terms.weight(*variant)));
            }
        }
        lists.retain(|(term, weight)| *weight > 0.0 && !self.list(*term).is_empty());
        lists.sort_by_key(|(term, _)| (self.list(*term).len(), *term));
        let mut read = 0;
        let mut touched: Vec<u32> = Vec::new();
        for (term, weight) in lists {
            let list = self.list(term);
            read += list.len();
            if read > self.budget && !touched.is_empty() {
                break;
            }
            for sentence in list.iter().take(self.budget) {
                let sum = &mut sums[*sentence as usize];
                if *sum == 0.0 {
                    touched.push(*sentence);
                }
                // A long sentence shares words by chance.
                *sum += weight / libm::sqrt(8.0 + terms.source[*sentence as usize].mass);
            }
        }
        let mut found: Vec<(f64, u32)> = touched
            .iter()
            .map(|s| (std::mem::take(&mut sums[*s as usize]), *s))
            .collect();
        let order = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if found.len() > most {
            found.select_nth_unstable_by(most, order);
            found.truncate(most);
        }
        let mut found: Vec<usize> = found.into_iter().map(|(_, s)| s as usize).collect();
        found.sort_unstable();
        found
    }
}
