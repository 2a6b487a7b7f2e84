//! The published assignment problem, exactly: its costs are the flow's.

use anpai_core::beds::format::assignment::Assignment;
use anpai_core::stop::Stop;

use crate::flow::{self, Cost, Ending, TooLarge, Transport, certificate};

/// A solution with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    /// The slot of each applicant.
    pub slots: Vec<Option<u32>>,
    /// The cost, and just as much the bound that the prices prove.
    pub proved: i128,
}

/// Solves it; `None` where it was stopped. In 64 bits where no sum can overflow them, else in 128.
///
/// ```
/// use anpai_core::{beds::format::assignment::read, stop::Stop};
///
/// let problem = read(b"2 1 2\n1\n50 60\n0 0 5\n1 0 4\n").expect("good");
/// let solved = anpai_solver::beds::assignment::solve(&problem, &Stop::never()).expect("not stopped");
/// assert_eq!((solved.slots, solved.proved), (vec![None, Some(0)], 54));
/// ```
///
/// # Panics
/// Where a certificate does not hold: a bug.
#[must_use]
pub fn solve(problem: &Assignment, stop: &Stop) -> Option<Solved> {
    match run::<i64>(problem, stop, |cost| cost) {
        Ok(solved) => solved,
        Err(_) => run::<i128>(problem, stop, i128::from).expect("64 bits and 2^32 slots fit 128 bits"),
    }
}

fn run<C: Cost>(
    problem: &Assignment,
    stop: &Stop,
    wide: impl Fn(i64) -> C,
) -> Result<Option<Solved>, TooLarge> {
    let units = problem.unserved.len();
    let mut transport = Transport::with_room(&problem.capacity, units, problem.arcs.len());
    let mut row = Vec::new();
    for unit in 0..units {
        row.clear();
        row.extend(problem.arcs_of(unit).iter().map(|(slot, cost)| (*slot, wide(*cost))));
        transport.push(Some(wide(problem.unserved[unit])), &row);
    }
    let mut standing = flow::Standing::new(transport);
    let found = match standing.solve(stop, &mut |_| {})? {
        Ending::Optimal(found) => found,
        Ending::Stopped => return Ok(None),
        Ending::Infeasible(_) => unreachable!("everybody may go unserved"),
    };
    let proof = certificate::verify(standing.transport(), &found).expect("the flow proves its answers");
    let slots = found.slots().iter().map(|slot| slot.map(|s| s.0)).collect();
    Ok(Some(Solved { slots, proved: proof.cost }))
}
