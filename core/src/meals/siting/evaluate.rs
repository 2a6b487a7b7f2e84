//! The referee of siting problems: what a solution costs, and whether it keeps every capacity, in whole numbers.

use super::problem::Problem;

/// A limit that a solution does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The limit's name.
    pub rule: &'static str,
    /// Where, and by how much.
    pub what: String,
}

/// The referee's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Openings of the sites in use and what serving everybody costs, in units of `10^-cost_decimals`.
    pub cost: i128,
    /// How many sites are in use.
    pub open: usize,
    /// Every limit that is not kept.
    pub faults: Vec<Fault>,
}

/// Judges a solution.
///
/// # Panics
/// Where it has not a site of the problem for each customer; solutions from files are read into that shape.
#[must_use]
pub fn evaluate(problem: &Problem, sites: &[u32]) -> Verdict {
    assert_eq!(sites.len(), problem.customers(), "a site for each customer");
    let mut load: Vec<Option<i128>> = vec![None; problem.sites()];
    let mut cost = 0;
    for (customer, site) in sites.iter().enumerate() {
        let site = *site as usize;
        *load[site].get_or_insert(0) += i128::from(problem.demand[customer]);
        cost += i128::from(problem.cost[customer][site]);
    }
    let mut verdict = Verdict { cost, open: 0, faults: Vec::new() };
    for (site, load) in load.iter().enumerate() {
        let Some(load) = load else { continue };
        verdict.open += 1;
        verdict.cost += i128::from(problem.opening[site]);
        let over = load - i128::from(problem.capacity[site]);
        if over > 0 {
            let what =
                format!("site {site}: {} too much", super::decimal::written(over, problem.load_decimals));
            verdict.faults.push(Fault { rule: "SiteWithinCapacity", what });
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_paid_once_and_capacities_hold() {
        let problem =
            super::super::read(b"3 3\n10 7.5 9\n100 80 60.5\n4 5 6\n1 2 3\n3 4 5\n5 6 9\n").expect("good");
        // Site 0 carries 4 and 6 of 10, site 1 carries 5 of 7.5: 100 + 80 + 1 + 4 + 5.
        let good = evaluate(&problem, &[0, 1, 0]);
        assert_eq!((good.cost, good.open, good.faults.len()), (1900, 2, 0));
        // Site 1 carries 4 and 5 of 7.5: 80 + 60.5 + 2 + 4 + 9.
        let over = evaluate(&problem, &[1, 1, 2]);
        assert_eq!((over.cost, over.open), (1555, 2));
        assert_eq!(over.faults, [Fault { rule: "SiteWithinCapacity", what: "site 1: 1.5 too much".into() }]);
    }
}
