//! Fairness between streets: the worst-served first, then the next. The sum of the `k` largest shares that go unserved is
//! the least value of a small linear program (Ogryczak and Śliwiński 2003), so that making these sums as small as can be
//! one after another, from one street on, gives the least list in the order of the worst.

use anpai_core::meals::plan::Problem;

use super::model::{INF, Network};
use crate::mip::{Column, Sum};

/// What goes unserved of each street that needs meals, in thousandths of what it needs.
pub(super) fn unserved(p: &Problem, network: &Network) -> Vec<Sum> {
    let served = network.served(p);
    let mut need = vec![0_i64; p.streets.len()];
    let mut sums = vec![Sum::default(); p.streets.len()];
    for (demand, column) in p.demands.iter().zip(served) {
        let Some(street) = p.communities[demand.community.index()].street else { continue };
        need[street.index()] += demand.meals;
        if let Some(column) = column {
            sums[street.index()].push(column, -1000.0);
        }
    }
    let needed = sums.into_iter().zip(need).filter(|(_, need)| *need > 0);
    let share = |(sum, need): (Sum, i64)| Sum {
        terms: sum.terms.iter().map(|(c, f)| (*c, f / need as f64)).collect(),
        constant: 1000.0,
    };
    needed.map(share).collect()
}

/// Adds rows and columns for the sum of the `count` largest of `shares`, and says what it is.
pub(super) fn largest(network: &mut Network, shares: &[Sum], count: usize) -> Sum {
    let level = network.model.continuous(format!("level {count}"), 0.0, 1000.0, 0.0);
    let mut sum = Sum::default();
    sum.push(level, count as f64);
    for share in shares {
        let above: Column = network.model.continuous("above the level", 0.0, INF, 0.0);
        let terms = share.terms.iter().map(|(c, f)| (*c, -f)).chain([(above, 1.0), (level, 1.0)]);
        network.model.row("street above the level", share.constant, INF, terms);
        sum.push(above, 1.0);
    }
    sum
}
