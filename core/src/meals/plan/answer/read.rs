//! Reads a plan file back: decisions and flows; everything else in it follows from them and is worked out anew.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Decisions, DeliveryAnswer, DineInAnswer, SupplyAnswer};
use crate::issue::Issues;
use crate::meals::plan::draft::{MODEL, VERSION};
use crate::meals::plan::plan::{Delivery, DineIn, Plan, Supply};
use crate::meals::plan::problem::{DemandId, DietId, KitchenId, PointId, Problem, Site};
use crate::read::findings::Findings;
use crate::site::answer::{chosen, is_of, known, parsed};

/// What is read of the file.
#[derive(Debug, Deserialize)]
struct File {
    anpai: u32,
    model: String,
    decisions: Decisions,
    #[serde(default)]
    supply: Vec<SupplyAnswer>,
    #[serde(default)]
    dine_in: Vec<DineInAnswer>,
    #[serde(default)]
    delivery: Vec<DeliveryAnswer>,
}

/// The plan in a plan file for `problem`.
///
/// # Errors
/// Everything in it that the problem does not know.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
    let mut found = Findings::default();
    let Some(file) = parsed::<File>(bytes, &mut found) else { return Err(found.finish()) };
    if !is_of((file.anpai, &file.model), (VERSION, MODEL), &mut found) {
        return Err(found.finish());
    }
    let plan = Reader { known: Known::of(problem), problem, found: &mut found }.plan(&file);
    found.finish().into_result(plan)
}

/// More meals of one flow than this are a mistake; sums stay within 64 bits.
const MOST: i64 = 1_000_000_000;

/// Where everything of an id stands.
struct Known<'a> {
    kitchens: BTreeMap<&'a str, usize>,
    points: BTreeMap<&'a str, usize>,
    diets: BTreeMap<&'a str, usize>,
    /// Demands by community, group, diet, and whether at home.
    demands: BTreeMap<(&'a str, &'a str, &'a str, bool), usize>,
}

impl<'a> Known<'a> {
    fn of(problem: &'a Problem) -> Self {
        let demands = problem.demands.iter().enumerate().map(|(n, d)| {
            let community = &*problem.communities[d.community.index()].named.id;
            let group = &*problem.groups[d.group.index()].named.id;
            ((community, group, &*problem.diets[d.diet.index()].id, d.at_home), n)
        });
        Self {
            kitchens: (problem.kitchens.iter().enumerate()).map(|(n, k)| (&*k.site.named.id, n)).collect(),
            points: (problem.points.iter().enumerate()).map(|(n, p)| (&*p.site.named.id, n)).collect(),
            diets: (problem.diets.iter().enumerate()).map(|(n, d)| (&*d.id, n)).collect(),
            demands: demands.collect(),
        }
    }
}

struct Reader<'a> {
    known: Known<'a>,
    problem: &'a Problem,
    found: &'a mut Findings,
}

impl Reader<'_> {
    fn plan(&mut self, file: &File) -> Plan {
        let problem = self.problem;
        let kitchens: Vec<&Site> = problem.kitchens.iter().map(|k| &k.site).collect();
        let points: Vec<&Site> = problem.points.iter().map(|p| &p.site).collect();
        let mut plan = Plan {
            kitchens: chosen("/decisions/kitchens", &file.decisions.kitchens, &kitchens, self.found),
            points: chosen("/decisions/points", &file.decisions.points, &points, self.found),
            ..Plan::default()
        };
        for (n, s) in file.supply.iter().enumerate() {
            let at = format!("/supply/{n}");
            let kitchen = self
                .find(self.known.kitchens.get(&*s.kitchen).copied(), &s.kitchen, || format!("{at}/kitchen"));
            let point =
                self.find(self.known.points.get(&*s.point).copied(), &s.point, || format!("{at}/point"));
            let diet = self.find(self.known.diets.get(&*s.diet).copied(), &s.diet, || format!("{at}/diet"));
            let meals = self.meals(s.meals, &at);
            if let (Some(kitchen), Some(point), Some(diet)) = (kitchen, point, diet) {
                let (kitchen, point, diet) =
                    (KitchenId::new(kitchen), PointId::new(point), DietId::new(diet));
                plan.supply.push(Supply { kitchen, point, diet, meals });
            }
        }
        for (n, d) in file.dine_in.iter().enumerate() {
            let at = format!("/dine_in/{n}");
            let demand = self.demand((&d.community, &d.group, &d.diet, d.at_home), &at);
            let point =
                self.find(self.known.points.get(&*d.point).copied(), &d.point, || format!("{at}/point"));
            let meals = self.meals(d.meals, &at);
            if let (Some(demand), Some(point)) = (demand, point) {
                plan.dine_in.push(DineIn { demand, point: PointId::new(point), meals });
            }
        }
        for (n, d) in file.delivery.iter().enumerate() {
            let at = format!("/delivery/{n}");
            let demand = self.demand((&d.community, &d.group, &d.diet, d.at_home), &at);
            let kitchen = self
                .find(self.known.kitchens.get(&*d.kitchen).copied(), &d.kitchen, || format!("{at}/kitchen"));
            let meals = self.meals(d.meals, &at);
            if let (Some(demand), Some(kitchen)) = (demand, kitchen) {
                plan.delivery.push(Delivery { demand, kitchen: KitchenId::new(kitchen), meals });
            }
        }
        plan
    }
    fn find(&mut self, at: Option<usize>, id: &str, pointer: impl FnOnce() -> String) -> Option<usize> {
        known(at, id, pointer, self.found)
    }
    fn demand(&mut self, key: (&str, &str, &str, bool), at: &str) -> Option<DemandId> {
        let demand = self.known.demands.get(&key).copied();
        if demand.is_none() {
            let (community, group, diet, at_home) = key;
            let value = format!("{community}, {group}, {diet}{}", if at_home { ", at home" } else { "" });
            let cause = "no community of the problem needs such meals";
            self.found.add("unknown-demand", at, value, cause, "give the plan of this document");
        }
        demand.map(DemandId::new)
    }
    fn meals(&mut self, meals: i64, at: &str) -> i64 {
        if (0..=MOST).contains(&meals) {
            return meals;
        }
        let cause = format!("meals a day from 0 to {MOST} are expected here");
        self.found.add("number-out-of-range", format!("{at}/meals"), meals, cause, "write meals a day");
        0
    }
}
