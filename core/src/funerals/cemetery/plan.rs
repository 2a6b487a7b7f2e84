//! The frozen answer: which modules are built in which year, and who is buried how and where. Whatever else is told of a
//! plan follows from these ([`figures`](super::figures), [`filling`](super::filling)), awards among it: whoever is buried in
//! another way than they chose first is paid what makes them change.

use super::problem::{ChoiceId, KindId, Problem, SiteId};

/// People who died in a year and are buried in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Burial {
    /// The year, from 0.
    pub year: usize,
    /// What they chose first.
    pub choice: ChoiceId,
    /// How they are buried.
    pub kind: KindId,
    /// Where; `None` of kinds that need no site.
    pub site: Option<SiteId>,
    /// How many.
    pub people: i64,
}

/// A cemetery plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Modules of each project, `[projects][T]`.
    pub modules: Vec<Vec<i64>>,
    /// Who is buried; whoever is in none of these has no grave.
    pub burials: Vec<Burial>,
}

impl Plan {
    /// Nothing is built and nobody is buried.
    #[must_use]
    pub fn nothing(problem: &Problem) -> Self {
        Self { modules: vec![vec![0; problem.years]; problem.projects.len()], burials: Vec::new() }
    }
    /// The same plan with its burials in order, those of the same people in the same way added up, and no entry of nobody:
    /// what two plans are compared by.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.burials.sort_unstable();
        self.burials.dedup_by(|b, a| {
            let same = (a.year, a.choice, a.kind, a.site) == (b.year, b.choice, b.kind, b.site);
            if same {
                a.people = a.people.saturating_add(b.people);
            }
            same
        });
        self.burials.retain(|b| b.people != 0);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidied_plan_has_each_way_once_and_in_order() {
        let of = |year, site, people| Burial {
            year,
            choice: ChoiceId(0),
            kind: KindId(1),
            site: Some(SiteId(site)),
            people,
        };
        let burials = vec![of(1, 0, 2), of(0, 1, 3), of(1, 0, 5), of(0, 0, 0), of(0, 1, 1)];
        let plan = Plan { burials, ..Plan::default() }.tidied();
        assert_eq!(plan.burials, [of(0, 1, 4), of(1, 0, 7)]);
    }
}
