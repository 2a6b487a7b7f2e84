//! Who goes where, for one kind, year and scenario: zones send their people to the nearest free bed, or leave them
//! without one. A transportation problem in whole numbers, solved by shortest augmenting paths; sites are few and most
//! people find a free bed on the first look, so paths are searched by labels without potentials.
//!
//! Its prices prove the optimum and bound every other choice of beds from below: the cost is at least
//! `sum over zones of demand * zone price - sum over sites of beds * site price`, whatever the beds, since the prices
//! keep `zone price <= cost of the way + site price` and `zone price <= cost of no bed`.
//!
//! A site that is open only in part may be [`Linked`]: of each zone it takes no more than that part of the people. Every
//! whole opening keeps this by itself; for fractions of openings it is a far higher bound. What a zone's price is above way
//! and site is then the price of the opening, for each of the zone's people.
//!
//! Source: Ahuja, Magnanti and Orlin, *Network Flows* (1993), section 9.7; Magnanti and Wong, *Operations Research* 29
//! (1981) on the choice among prices.
#![expect(clippy::needless_range_loop, reason = "several tables are walked by the same indices")]

use std::collections::VecDeque;

use anpai_core::beds::capacity::problem::MICRO;

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

/// Sites that may be open in part.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'a> {
    /// By site: how far it is open, in millionths.
    pub open: &'a [i64],
    /// By site: its beds were it open, in the unit of the others: which of several right prices bounds them best.
    pub whole: &'a [i64],
}

/// What is to be transported.
#[derive(Clone, Copy, Debug)]
pub struct Load<'a> {
    /// People by zone.
    pub demand: &'a [i64],
    /// Beds by site.
    pub beds: &'a [i64],
    /// The cost of no bed.
    pub unmet: i64,
    /// How far the sites are open, where that matters.
    pub linked: Option<Linked<'a>>,
}

impl Load<'_> {
    /// How many of a zone's people a site may take.
    fn most(&self, zone: usize, site: usize) -> i64 {
        match self.linked {
            None => i64::MAX,
            Some(Linked { open, .. }) if open[site] >= MICRO => self.demand[zone],
            Some(Linked { open, .. }) => {
                let part = i128::from(self.demand[zone]) * i128::from(open[site].max(0));
                i64::try_from(part / i128::from(MICRO)).expect("a part of what is an i64")
            }
        }
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
    load: Load<'a>,
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

/// The cheapest transport of a load, people and beds in millionths (or any other unit that is the same for both).
#[must_use]
pub fn transport(ways: &Ways, load: &Load<'_>) -> Transport {
    let (sites, zones) = (load.beds.len(), load.demand.len());
    let mut search = Search {
        ways,
        load: *load,
        spare: load.beds.iter().map(|b| (*b).max(0)).collect(),
        left: load.demand.to_vec(),
        flows: ways.near.iter().map(|w| vec![0; w.len()]).collect(),
        label: vec![FAR; sites],
        via: vec![(0, 0); sites],
        back: vec![FAR; zones],
        came: vec![0; zones],
        queued: vec![false; sites],
        queue: VecDeque::new(),
    };
    for zone in 0..zones {
        while search.left[zone] > 0 && search.augment(zone) {}
    }
    let (zone_price, site_price) = search.prices();
    let served = |z: usize| -> i128 {
        ways.near[z].iter().zip(&search.flows[z]).map(|((_, c), f)| i128::from(*c) * i128::from(*f)).sum()
    };
    let cost = (0..zones).map(|z| served(z) + i128::from(search.left[z]) * i128::from(load.unmet)).sum();
    let transport = Transport { flows: search.flows, cost, zone_price, site_price };
    debug_assert_eq!(transport.cost, proof(ways, &transport, load), "prices prove the optimum");
    transport
}

impl Transport {
    /// What it saves for each person of a zone to let one more of them into a site, over its beds.
    #[must_use]
    pub fn way_price(&self, zone: usize, site: usize, cost: i64) -> i64 {
        (self.zone_price[zone] - cost - self.site_price[site]).max(0)
    }
}

/// What the prices say that no transport can cost less than.
fn proof(ways: &Ways, solved: &Transport, load: &Load<'_>) -> i128 {
    let sum = |a: &[i64], b: &[i64]| -> i128 {
        a.iter().zip(b).map(|(a, b)| i128::from(*a) * i128::from((*b).max(0))).sum()
    };
    let links = |zone: usize| -> i128 {
        let price = |(site, cost): &(usize, i64)| match solved.way_price(zone, *site, *cost) {
            0 => 0,
            price => i128::from(price) * i128::from(load.most(zone, *site)),
        };
        ways.near[zone].iter().map(price).sum()
    };
    let links: i128 = (0..load.demand.len()).map(links).sum();
    sum(&solved.zone_price, load.demand) - sum(&solved.site_price, load.beds) - links
}

impl Search<'_> {
    /// Sends people of `zone` along the cheapest path; `false` where staying without a bed is as cheap.
    fn augment(&mut self, zone: usize) -> bool {
        self.label.fill(FAR);
        self.back.fill(FAR);
        self.back[zone] = 0;
        let unmet = self.load.unmet;
        let (mut best, mut end) = (unmet, End::Unmet(zone, None));
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
                    if back + unmet < best {
                        (best, end) = (back + unmet, End::Unmet(other, Some(site)));
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
            if so_far + cost < self.label[site] && self.room(zone, at) > 0 {
                self.label[site] = so_far + cost;
                self.via[site] = (zone, at);
                if !std::mem::replace(&mut self.queued[site], true) {
                    self.queue.push_back(site);
                }
            }
        }
    }
    /// How many more of a zone's people may take a way.
    fn room(&self, zone: usize, at: usize) -> i64 {
        self.load.most(zone, self.ways.near[zone][at].0) - self.flows[zone][at]
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
        loop {
            let (into, at) = self.via[site];
            amount = amount.min(self.room(into, at));
            if into == zone {
                break;
            }
            site = self.came[into];
            amount = amount.min(self.flows[into][self.way(into, site)]);
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
        let mut zone_price = vec![self.load.unmet; zones];
        let mut on: Vec<i64> = self.spare.iter().map(|s| if *s > 0 { 0 } else { FAR }).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for zone in 0..zones {
                let ways = &self.ways.near[zone];
                let open = ways.iter().enumerate().filter(|(at, _)| self.room(zone, *at) > 0);
                let least = open.map(|(_, (site, cost))| on[*site] + cost).min().unwrap_or(FAR);
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
        let site_price = (0..sites).map(|site| self.site_price(site, on[site], &zone_price)).collect();
        (zone_price, site_price)
    }
    /// What one more bed saves: the least price that no way with room undercuts. Where sites are linked there may be a
    /// choice up to `on`; the one is taken that bounds the site best were it open with all its beds.
    fn site_price(&self, site: usize, on: i64, zone_price: &[i64]) -> i64 {
        let saved = |(zone, at): &(usize, usize)| zone_price[*zone] - self.ways.near[*zone][*at].1;
        let ways = &self.ways.far[site];
        let least = ways.iter().filter(|(z, at)| self.room(*z, *at) > 0).map(saved).max().unwrap_or(0).max(0);
        let Some(linked) = self.load.linked.filter(|_| on > least) else { return least };
        let mut people: Vec<(i64, i64)> =
            ways.iter().map(|way| (saved(way), self.load.demand[way.0])).collect();
        people.sort_unstable_by(|a, b| b.cmp(a));
        let mut free = linked.whole[site];
        let full = people.into_iter().find(|(_, demand)| {
            free -= demand;
            free < 0
        });
        full.map_or(least, |(saved, _)| saved.clamp(least, on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every way of sending whole people, each to a site or nowhere. `room` is by zone and way.
    fn brute(
        near: &[Vec<(usize, i64)>],
        demand: &[i64],
        beds: &[i64],
        unmet: i64,
        room: &[Vec<i64>],
    ) -> i128 {
        let Some(zone) = demand.iter().position(|d| *d > 0) else { return 0 };
        let mut less = demand.to_vec();
        less[zone] -= 1;
        let mut best = brute(near, &less, beds, unmet, room) + i128::from(unmet);
        for (at, (site, cost)) in near[zone].iter().enumerate() {
            if beds[*site] > 0 && room[zone][at] > 0 {
                let (mut fewer, mut fuller) = (beds.to_vec(), room.to_vec());
                fewer[*site] -= 1;
                fuller[zone][at] -= 1;
                best = best.min(brute(near, &less, &fewer, unmet, &fuller) + i128::from(*cost));
            }
        }
        best
    }

    fn table(costs: &[Vec<i64>]) -> Vec<Vec<(usize, i64)>> {
        costs.iter().map(|row| row.iter().copied().enumerate().collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
            ..Default::default()
        })]

        #[test]
        fn the_cost_is_that_of_brute_force_and_the_prices_prove_it(
            costs in prop::collection::vec(prop::collection::vec(0..9_i64, 3), 1..=3),
            demand in prop::collection::vec(0..=2_i64, 3),
            beds in prop::collection::vec(0..=2_i64, 3),
            other in prop::collection::vec(0..=2_i64, 3),
            unmet in 4..12_i64,
        ) {
            let near = table(&costs);
            let demand = &demand[..near.len()];
            let ways = Ways::new(&near, 3);
            let free = vec![vec![i64::MAX; 3]; 3];
            let load = Load { demand, beds: &beds, unmet, linked: None };
            let solved = transport(&ways, &load);
            prop_assert_eq!(solved.cost, brute(&near, demand, &beds, unmet, &free));
            prop_assert_eq!(proof(&ways, &solved, &load), solved.cost);
            // The same prices bound other beds.
            let load = Load { beds: &other, ..load };
            prop_assert!(proof(&ways, &solved, &load) <= brute(&near, demand, &other, unmet, &free));
        }

        #[test]
        fn sites_open_in_part_take_their_part_and_the_prices_bound_other_openings(
            costs in prop::collection::vec(prop::collection::vec(0..9_i64, 3), 1..=3),
            demand in prop::collection::vec(0..=2_i64, 3),
            beds in prop::collection::vec(prop::collection::vec(0..=3_i64, 3), 2),
            halves in prop::collection::vec(prop::collection::vec(0..=2_i64, 3), 2),
            whole in prop::collection::vec(0..=4_i64, 3),
            unmet in 4..12_i64,
        ) {
            let near = table(&costs);
            let demand = &demand[..near.len()];
            let ways = Ways::new(&near, 3);
            let open: Vec<Vec<i64>> = halves.iter().map(|h| h.iter().map(|h| h * MICRO / 2).collect()).collect();
            let room = |open: &[i64]| -> Vec<Vec<i64>> {
                demand.iter().map(|d| open.iter().map(|o| d * o / MICRO).collect()).collect()
            };
            let load = |n: usize| {
                Load { demand, beds: &beds[n], unmet, linked: Some(Linked { open: &open[n], whole: &whole }) }
            };
            let solved = transport(&ways, &load(0));
            prop_assert_eq!(solved.cost, brute(&near, demand, &beds[0], unmet, &room(&open[0])));
            prop_assert_eq!(proof(&ways, &solved, &load(0)), solved.cost);
            let other = brute(&near, demand, &beds[1], unmet, &room(&open[1]));
            prop_assert!(proof(&ways, &solved, &load(1)) <= other);
        }
    }

    #[test]
    fn the_nearer_bed_goes_to_whom_the_other_is_farther_for() {
        // Zone 0: 1 to site 0, 2 to site 1. Zone 1: 3 to site 0, 9 to site 1. One bed each: 2 + 3 beats 1 + 9.
        let ways = Ways::new(&[vec![(0, 1), (1, 2)], vec![(0, 3), (1, 9)]], 2);
        let load = Load { demand: &[1, 1], beds: &[1, 1], unmet: 100, linked: None };
        let solved = transport(&ways, &load);
        assert_eq!((solved.cost, &solved.flows), (5, &vec![vec![0, 1], vec![1, 0]]));
        // One more person of zone 1 goes without, 100; one of zone 0 takes the bed of zone 1, 1 - 3 + 100.
        assert_eq!(solved.zone_price, [98, 100]);
        // A bed less at site 0 costs 100 - 3, one at site 1 costs 98 - 2.
        assert_eq!(solved.site_price, [97, 96]);
    }
}
