//! Who goes where, for one kind, year and scenario: zones send their people to the nearest free bed, or leave them
//! without one. A transportation problem in whole numbers, solved by shortest augmenting paths; sites are few and most
//! people find a free bed on the first look, so paths are searched by labels without potentials.
//!
//! Its prices prove the optimum and bound every other choice of beds from below: the cost is at least
//! `sum over zones of demand * zone price - sum over sites of beds * site price`, whatever the beds, since the prices
//! keep `zone price <= cost of the way + site price` and `zone price <= cost of no bed`.
//!
//! Source: Ahuja, Magnanti and Orlin, *Network Flows* (1993), section 9.7.
#![expect(clippy::needless_range_loop, reason = "several tables are walked by the same indices")]

use std::collections::VecDeque;

/// The ways of all zones, the same for every problem of one district.
#[derive(Clone, Debug)]
pub struct Ways {
    /// By zone: site and cost of the way, in millionths.
    near: Vec<Vec<(usize, i64)>>,
    /// By site: zone, and where the site stands in that zone's list.
    far: Vec<Vec<(usize, usize)>>,
}

impl Ways {
    /// The ways to `sites` sites.
    #[must_use]
    pub fn new(near: &[Vec<(usize, i64)>], sites: usize) -> Self {
        let mut far = vec![Vec::new(); sites];
        for (zone, ways) in near.iter().enumerate() {
            for (at, (site, _)) in ways.iter().enumerate() {
                far[*site].push((zone, at));
            }
        }
        Self { near: near.to_vec(), far }
    }
}

/// A solved transport.
#[derive(Clone, Debug)]
pub struct Transport {
    /// People by zone and way, in millionths.
    pub flows: Vec<Vec<i64>>,
    /// The cost, in millionths of millionths.
    pub cost: i128,
    /// By zone: what one more person costs, in millionths.
    pub zone_price: Vec<i64>,
    /// By site: what one more bed saves, in millionths.
    pub site_price: Vec<i64>,
}

const FAR: i64 = i64::MAX / 4;

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// Someone of the zone stays without a bed; the zone was reached through this site, unless it is the first.
    Unmet(usize, Option<usize>),
    Site(usize),
}

struct Search<'a> {
    ways: &'a Ways,
    unmet: i64,
    spare: Vec<i64>,
    left: Vec<i64>,
    flows: Vec<Vec<i64>>,
    /// By site: the cost of the cheapest path there, and the zone and way by which it comes.
    label: Vec<i64>,
    via: Vec<(usize, usize)>,
    /// By zone: the cost of the cheapest path there, and the site that it came from.
    back: Vec<i64>,
    came: Vec<usize>,
    queued: Vec<bool>,
    queue: VecDeque<usize>,
}

/// The cheapest transport of `demand` (by zone) to `beds` (by site), both in millionths; `unmet` is the cost of no bed.
#[must_use]
pub fn transport(ways: &Ways, demand: &[i64], beds: &[i64], unmet: i64) -> Transport {
    let sites = beds.len();
    let mut search = Search {
        ways,
        unmet,
        spare: beds.iter().map(|b| (*b).max(0)).collect(),
        left: demand.to_vec(),
        flows: ways.near.iter().map(|w| vec![0; w.len()]).collect(),
        label: vec![FAR; sites],
        via: vec![(0, 0); sites],
        back: vec![FAR; demand.len()],
        came: vec![0; demand.len()],
        queued: vec![false; sites],
        queue: VecDeque::new(),
    };
    for zone in 0..demand.len() {
        while search.left[zone] > 0 && search.augment(zone) {}
    }
    let (zone_price, site_price) = search.prices();
    let served = |z: usize| -> i128 {
        ways.near[z].iter().zip(&search.flows[z]).map(|((_, c), f)| i128::from(*c) * i128::from(*f)).sum()
    };
    let cost = (0..demand.len()).map(|z| served(z) + i128::from(search.left[z]) * i128::from(unmet)).sum();
    let transport = Transport { flows: search.flows, cost, zone_price, site_price };
    debug_assert_eq!(transport.cost, proof(&transport, demand, beds), "prices prove the optimum");
    transport
}

/// What the prices say that no transport can cost less than.
fn proof(solved: &Transport, demand: &[i64], beds: &[i64]) -> i128 {
    let sum = |a: &[i64], b: &[i64]| -> i128 {
        a.iter().zip(b).map(|(a, b)| i128::from(*a) * i128::from((*b).max(0))).sum()
    };
    sum(&solved.zone_price, demand) - sum(&solved.site_price, beds)
}

impl Search<'_> {
    /// Sends people of `zone` along the cheapest path; `false` where staying without a bed is as cheap.
    fn augment(&mut self, zone: usize) -> bool {
        self.label.fill(FAR);
        self.back.fill(FAR);
        self.back[zone] = 0;
        let (mut best, mut end) = (self.unmet, End::Unmet(zone, None));
        self.look(zone, 0);
        while let Some(site) = self.queue.pop_front() {
            self.queued[site] = false;
            let so_far = self.label[site];
            if self.spare[site] > 0 {
                if so_far < best {
                    (best, end) = (so_far, End::Site(site));
                }
                continue;
            }
            let ways = self.ways;
            for &(other, at) in &ways.far[site] {
                if self.flows[other][at] > 0 {
                    let back = so_far - ways.near[other][at].1;
                    if back + self.unmet < best {
                        (best, end) = (back + self.unmet, End::Unmet(other, Some(site)));
                    }
                    if back < self.back[other] {
                        (self.back[other], self.came[other]) = (back, site);
                        self.look(other, back);
                    }
                }
            }
        }
        self.push(zone, end)
    }
    /// Labels the sites that people of `zone` could go to.
    fn look(&mut self, zone: usize, so_far: i64) {
        let ways = self.ways;
        for (at, &(site, cost)) in ways.near[zone].iter().enumerate() {
            if so_far + cost < self.label[site] {
                self.label[site] = so_far + cost;
                self.via[site] = (zone, at);
                if !std::mem::replace(&mut self.queued[site], true) {
                    self.queue.push_back(site);
                }
            }
        }
    }
    /// Moves as many as the path takes.
    fn push(&mut self, zone: usize, end: End) -> bool {
        let (mut amount, first) = match end {
            End::Unmet(_, None) => return false,
            End::Site(site) => (self.left[zone].min(self.spare[site]), site),
            End::Unmet(other, Some(site)) => {
                (self.left[zone].min(self.flows[other][self.way(other, site)]), site)
            }
        };
        // The path backwards: into `site` comes `via[site]`, whose zone, unless it is the first, gives up another way.
        let mut path = vec![first];
        let mut site = first;
        while self.via[site].0 != zone {
            let between = self.via[site].0;
            site = self.came[between];
            amount = amount.min(self.flows[between][self.way(between, site)]);
            path.push(site);
        }
        for (n, site) in path.iter().enumerate() {
            let (into, at) = self.via[*site];
            self.flows[into][at] += amount;
            if let Some(before) = path.get(n + 1) {
                let way = self.way(into, *before);
                self.flows[into][way] -= amount;
            }
        }
        match end {
            End::Site(site) => self.spare[site] -= amount,
            End::Unmet(other, Some(site)) => {
                let way = self.way(other, site);
                self.flows[other][way] -= amount;
                self.left[other] += amount;
            }
            End::Unmet(_, None) => {}
        }
        self.left[zone] -= amount;
        true
    }
    fn way(&self, zone: usize, site: usize) -> usize {
        self.ways.near[zone].iter().position(|(s, _)| *s == site).unwrap_or(0)
    }
    /// Prices by zone and site, from the cheapest way on of one more person.
    fn prices(&self) -> (Vec<i64>, Vec<i64>) {
        let (zones, sites) = (self.left.len(), self.spare.len());
        let mut zone_price = vec![self.unmet; zones];
        let mut on: Vec<i64> = self.spare.iter().map(|s| if *s > 0 { 0 } else { FAR }).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for zone in 0..zones {
                let ways = &self.ways.near[zone];
                let least = ways.iter().map(|(site, cost)| on[*site] + cost).min().unwrap_or(FAR);
                if least < zone_price[zone] {
                    zone_price[zone] = least;
                    changed = true;
                }
                for (at, (site, cost)) in ways.iter().enumerate() {
                    if self.flows[zone][at] > 0 && zone_price[zone] - cost < on[*site] {
                        on[*site] = zone_price[zone] - cost;
                        changed = true;
                    }
                }
            }
        }
        let price = |site: usize| {
            let ways = self.ways.far[site].iter();
            ways.map(|(zone, at)| zone_price[*zone] - self.ways.near[*zone][*at].1).max().unwrap_or(0).max(0)
        };
        let site_price = (0..sites).map(price).collect();
        (zone_price, site_price)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way of sending whole people: each person of each zone to a site or nowhere.
    fn brute(near: &[Vec<(usize, i64)>], demand: &[i64], beds: &[i64], unmet: i64) -> i128 {
        let Some(zone) = demand.iter().position(|d| *d > 0) else { return 0 };
        let mut less = demand.to_vec();
        less[zone] -= 1;
        let mut best = brute(near, &less, beds, unmet) + i128::from(unmet);
        for (site, cost) in &near[zone] {
            if beds[*site] > 0 {
                let mut fewer = beds.to_vec();
                fewer[*site] -= 1;
                best = best.min(brute(near, &less, &fewer, unmet) + i128::from(*cost));
            }
        }
        best
    }

    proptest! {
        #[test]
        fn the_cost_is_that_of_brute_force_and_the_prices_prove_it(
            costs in prop::collection::vec(prop::collection::vec(0..9_i64, 3), 1..=3),
            demand in prop::collection::vec(0..=2_i64, 3),
            beds in prop::collection::vec(0..=2_i64, 3),
            other in prop::collection::vec(0..=2_i64, 3),
            unmet in 4..12_i64,
        ) {
            let near: Vec<Vec<(usize, i64)>> =
                costs.iter().map(|row| row.iter().copied().enumerate().collect()).collect();
            let demand = &demand[..near.len()];
            let ways = Ways::new(&near, 3);
            let solved = transport(&ways, demand, &beds, unmet);
            prop_assert_eq!(solved.cost, brute(&near, demand, &beds, unmet));
            prop_assert_eq!(proof(&solved, demand, &beds), solved.cost);
            // The same prices bound other beds.
            prop_assert!(proof(&solved, demand, &other) <= brute(&near, demand, &other, unmet));
        }
    }

    #[test]
    fn the_nearer_bed_goes_to_whom_the_other_is_farther_for() {
        // Zone 0: 1 to site 0, 2 to site 1. Zone 1: 3 to site 0, 9 to site 1. One bed each: 2 + 3 beats 1 + 9.
        let ways = Ways::new(&[vec![(0, 1), (1, 2)], vec![(0, 3), (1, 9)]], 2);
        let solved = transport(&ways, &[1, 1], &[1, 1], 100);
        assert_eq!((solved.cost, &solved.flows), (5, &vec![vec![0, 1], vec![1, 0]]));
        // One more person of zone 1 goes without, 100; one of zone 0 takes the bed of zone 1, 1 - 3 + 100.
        assert_eq!(solved.zone_price, [98, 100]);
        // A bed less at site 0 costs 100 - 3, one at site 1 costs 98 - 2.
        assert_eq!(solved.site_price, [97, 96]);
    }
}
