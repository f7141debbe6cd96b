//! The grounds of a link of translation mode.

use super::super::Link;
use super::super::lattice::{self, Price, SHAPES, SWAPPED, Step};
use super::super::why::{Grounds, Why, likeliest, pieces};
use super::{NAMES, Search, sides};

impl Search<'_> {
    /// The evidence of a link, and the beads that its sentences might have stood in.
    pub fn why(&self, link: &Link) -> Why {
        let own = self.steps.iter().find(|step| {
            let mut links = self.pairs(step).into_iter();
            links.any(|(sources, targets)| sources == link.sources && targets == link.targets)
        });
        let mut beads = self.holding(link);
        let (n, m) = self.size();
        lattice::rate(&mut beads, n, m, &self.band, &self.prices);
        let is_own = |bead: &Step| {
            own.is_some_and(|own| {
                (own.row, own.column, own.shape) == (bead.row, bead.column, bead.shape)
            })
        };
        let others = beads.iter().filter(|bead| !is_own(bead));
        Why {
            chosen: own.map(|step| self.grounds(step)).into_iter().collect(),
            runners_up: likeliest(others.map(|bead| self.grounds(bead)).collect()),
            decided: (own.filter(|step| self.prices.apart(step))).map(
                |_| "the two sentences of the bead stand side by side and do not answer each other",
            ),
        }
    }

    fn grounds(&self, step: &Step) -> Grounds {
        let (sources, targets) = sides(step);
        let told = self.prices.evidence(step.row, step.column, step.shape);
        Grounds {
            sources,
            targets,
            crossed: step.shape == SWAPPED,
            chance: step.chance,
            evidence: pieces(&NAMES, &told, &self.prices.weights),
        }
    }

    /// All beads of the band that hold a sentence of the link, by row.
    fn holding(&self, link: &Link) -> Vec<Step> {
        let (n, _) = self.size();
        let mut found = Vec::new();
        for row in 0..=n {
            for column in self.band.columns(row) {
                for (shape, (up, left)) in SHAPES[..self.prices.shapes()].iter().enumerate() {
                    let (Some(r), Some(c)) = (row.checked_sub(*up), column.checked_sub(*left))
                    else {
                        continue;
                    };
                    let holds = link.sources.iter().any(|s| (r..row).contains(s))
                        || link.targets.iter().any(|t| (c..column).contains(t));
                    if holds
                        && self.band.cell(r, c).is_some()
                        && self.band.allows((r, c), (row, column))
                    {
                        found.push(Step {
                            row,
                            column,
                            shape,
                            chance: 0.0,
                        });
                    }
                }
            }
        }
        found
    }
}
