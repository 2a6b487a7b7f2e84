//! What branching on sites has been worth: by how much bounds rose where a site was opened and where it was closed
//! (pseudocosts; Bénichou et al. 1971, section 2). Of two sites that are equally in doubt, the one whose decisions raised
//! bounds more leaves less to be looked at.

use super::problem::Siting;

/// The least that a side counts for: a site of which one side brings nothing is still better than none (Achterberg 2007,
/// section 5.3).
const LEAST: f64 = 1e-6;
/// A decision that changes less than this part of a site is taken to have changed so much.
const LEAST_CHANGE: f64 = 0.05;
/// What is known of all sites counts for a site like so many decisions of its own.
const USUAL: f64 = 1.0;

/// A decision of a site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) site: u32,
    pub(super) opened: bool,
    /// How much of it was decided otherwise in the mean of the relaxation, between 0 and 1.
    pub(super) change: f64,
    /// The bound before it.
    pub(super) before: i64,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Gains {
    /// By site: of opening and of closing it.
    of: Vec<[Mean; 2]>,
    /// Of all sites.
    usual: [Mean; 2],
}

/// A sum, and of how many.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Gains {
    /// Nothing is known yet.
    pub(super) fn new(problem: &Siting) -> Self {
        Self { of: vec![[Mean::default(); 2]; problem.sites()], usual: [Mean::default(); 2] }
    }
    /// Takes in the bound that a decision led to.
    pub(super) fn learn(&mut self, decision: Decision, bound: i64) {
        let gain = bound.saturating_sub(decision.before).max(0) as f64 / decision.change.max(LEAST_CHANGE);
        let side = usize::from(!decision.opened);
        for mean in [&mut self.of[decision.site as usize][side], &mut self.usual[side]] {
            mean.sum += gain;
            mean.count += 1.0;
        }
    }
    /// How much it is worth to branch on a site of which so much is open.
    pub(super) fn worth(&self, site: usize, open: f64) -> f64 {
        let gain = |side: usize| {
            let (own, all) = (self.of[site][side], self.usual[side]);
            let usual = if all.count > 0.0 { all.sum / all.count } else { 1.0 };
            (own.sum + USUAL * usual) / (own.count + USUAL)
        };
        (gain(0) * (1.0 - open)).max(LEAST) * (gain(1) * open).max(LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_worth_what_its_decisions_brought_and_an_unknown_one_what_all_did() {
        let mut gains = Gains::new(&Siting::new(vec![1; 3], vec![1; 3], vec![1], |_, _| Some(0)));
        // Nothing is known: the one that is most in doubt.
        assert!(gains.worth(0, 0.5) > gains.worth(1, 0.9));
        let decision = |site, opened| Decision { site, opened, change: 0.5, before: 100 };
        // 10 and 30 for half of it: 20 and 60; nothing and 30: 0 and 60.
        gains.learn(decision(0, true), 110);
        gains.learn(decision(0, false), 130);
        gains.learn(decision(1, true), 90);
        gains.learn(decision(1, false), 130);
        // With the mean of 10 and 60 as one more: 15 and 60; 5 and 60; 10 and 60.
        let halves = [15.0 * 60.0, 5.0 * 60.0, 10.0 * 60.0].map(|both| both / 4.0);
        assert_eq!([0, 1, 2].map(|site| gains.worth(site, 0.5)), halves);
    }
}
