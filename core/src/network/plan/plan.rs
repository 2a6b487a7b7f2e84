//! The frozen answer: which size every site has, and which community has how many hours a week from where. Whatever else is
//! told of a plan follows from these ([`figures`](super::figures), [`costs`](super::costs)).

use super::problem::{CommunityId, Problem, SiteId, SizeId};

/// Hours that a site gives to a community every week. They are of the site's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// The community.
    pub community: CommunityId,
    /// The site.
    pub site: SiteId,
    /// Hours a week.
    pub hours: i64,
}

/// A network plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The size of each site, `[sites]`; `None` where it is closed or not opened.
    pub sites: Vec<Option<SizeId>>,
    /// Who has how many hours from where.
    pub served: Vec<Given>,
}

impl Plan {
    /// All that is there stays as it is, nothing is opened, and nobody has any hours.
    #[must_use]
    pub fn as_it_is(problem: &Problem) -> Self {
        Self { sites: problem.sites.iter().map(|s| s.site.existing).collect(), served: Vec::new() }
    }
    /// The size of a site; `None` where it is closed.
    #[must_use]
    pub fn site(&self, site: SiteId) -> Option<SizeId> {
        self.sites.get(site.index()).copied().flatten()
    }
    /// The same plan with its hours in order, those between the same ends added up, and no entry of none: what two plans
    /// are compared by.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.served.sort_unstable();
        self.served.dedup_by(|b, a| {
            let same = (a.community, a.site) == (b.community, b.site);
            if same {
                a.hours = a.hours.saturating_add(b.hours);
            }
            same
        });
        self.served.retain(|s| s.hours != 0);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidied_plan_has_each_pair_once_and_in_order() {
        let give =
            |community, site, hours| Given { community: CommunityId(community), site: SiteId(site), hours };
        let served = vec![give(1, 0, 2), give(0, 1, 3), give(1, 0, 5), give(0, 0, 0), give(0, 1, 1)];
        let plan = Plan { served, ..Plan::default() }.tidied();
        assert_eq!(plan.served, [give(0, 1, 4), give(1, 0, 7)]);
    }
}
