//! The model: sizes of kitchens and points, and the meals of a day as flows. People of one community who want one diet are
//! one *cell*: whoever they are, they go the same ways. Flows may be fractions, unless whole ones are asked for.

use anpai_core::meals::plan::Problem;
use anpai_core::meals::plan::plan::Plan;
use anpai_core::meals::plan::problem::Site;

use crate::mip::{Column, Model, Sum};
use crate::sites::{Choice, FEN, INF, budget};

/// People of one community who want one diet.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) community: usize,
    pub(super) diet: usize,
    /// Their demands, with the meals served of each.
    pub(super) demands: Vec<(usize, Column)>,
    /// Points that they could walk to, with the meals eaten there.
    pub(super) dine_in: Vec<(usize, Column)>,
    /// Kitchens that could bring them meals, with the meals that they do.
    pub(super) delivery: Vec<(usize, Column)>,
}

/// Meals of one diet from a kitchen to a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Haul {
    pub(super) kitchen: usize,
    pub(super) point: usize,
    pub(super) diet: usize,
    pub(super) meals: Column,
}

/// What the columns of a model mean.
#[derive(Clone)]
pub(super) struct Network {
    pub(super) kitchens: Vec<Choice>,
    pub(super) points: Vec<Choice>,
    pub(super) cells: Vec<Cell>,
    pub(super) hauls: Vec<Haul>,
    /// Yuan once and over all days.
    pub(super) cost: Sum,
    /// Kilometres a day, times meals.
    pub(super) distance: Sum,
}

impl Network {
    /// Of everything, with flows that may be fractions; or of the sizes of a plan alone, with whole flows.
    pub(super) fn new(p: &Problem, sizes: Option<&Plan>) -> (Self, Model) {
        let mut build = Build { p, whole: sizes.is_some(), model: Model::default(), cost: Sum::default() };
        let mut chosen = sizes.map(|plan| plan.kitchens.iter().chain(&plan.points));
        let mut choice = |build: &mut Build<'_>, site: &Site| {
            let fixed = chosen.as_mut().map(|all| all.next().copied().flatten());
            Choice::new(&mut build.model, &mut build.cost, site, p.days, fixed)
        };
        let kitchens: Vec<Choice> = p.kitchens.iter().map(|k| choice(&mut build, &k.site)).collect();
        let points: Vec<Choice> = p.points.iter().map(|q| choice(&mut build, &q.site)).collect();
        let mut network = Self {
            kitchens,
            points,
            cells: Vec::new(),
            hauls: Vec::new(),
            cost: Sum::default(),
            distance: Sum::default(),
        };
        build.cells(&mut network);
        build.hauls(&mut network);
        build.capacities(&network);
        if p.single_point {
            build.one_point(&network);
        }
        if let Some(most) = p.budget {
            let sites = p.kitchens.iter().map(|k| &k.site).chain(p.points.iter().map(|q| &q.site));
            let choices = network.kitchens.iter().chain(&network.points);
            budget(&mut build.model, sites.zip(choices), most);
        }
        (Self { cost: build.cost, ..network }, build.model)
    }
    /// All flows.
    pub(super) fn flows(&self) -> impl Iterator<Item = Column> {
        let of = |cell: &Cell| -> Vec<Column> {
            [&cell.demands, &cell.dine_in, &cell.delivery]
                .into_iter()
                .flatten()
                .map(|(_, meals)| *meals)
                .collect()
        };
        self.cells.iter().flat_map(of).chain(self.hauls.iter().map(|haul| haul.meals))
    }
    /// Meals served of every demand, `[demands]`; `None` where nobody could serve it.
    pub(super) fn served(&self, p: &Problem) -> Vec<Option<Column>> {
        let mut served = vec![None; p.demands.len()];
        self.cells.iter().flat_map(|cell| &cell.demands).for_each(|(d, column)| served[*d] = Some(*column));
        served
    }
}

struct Build<'a> {
    p: &'a Problem,
    whole: bool,
    model: Model,
    cost: Sum,
}

impl Build<'_> {
    fn flow(&mut self, name: String, most: i64) -> Column {
        if self.whole {
            self.model.integer(name, 0.0, most as f64, 0.0)
        } else {
            self.model.continuous(name, 0.0, most as f64, 0.0)
        }
    }
    fn pay(&mut self, column: Column, once: i64, daily: i64) {
        let fen = once as f64 + daily as f64 * self.p.days as f64;
        self.cost.push(column, fen / FEN);
    }
    fn cells(&mut self, network: &mut Network) {
        let p = self.p;
        for (c, community) in p.communities.iter().enumerate() {
            for diet in 0..p.diets.len() {
                let demands: Vec<usize> =
                    community.demands.clone().filter(|d| p.demands[*d].diet.index() == diet).collect();
                let all: i64 = demands.iter().map(|d| p.demands[*d].meals).sum();
                if all == 0 {
                    continue;
                }
                let name = |what: &str| format!("{} {} {what}", community.named.id, p.diets[diet].id);
                let home: i64 =
                    demands.iter().filter(|d| p.demands[**d].at_home).map(|d| p.demands[*d].meals).sum();
                let mut cell =
                    Cell { community: c, diet, demands: vec![], dine_in: vec![], delivery: vec![] };
                for d in demands {
                    let group = &p.groups[p.demands[d].group.index()].named.id;
                    let column = self.flow(name(&format!("served {group}")), p.demands[d].meals);
                    cell.demands.push((d, column));
                }
                for way in community.points.iter().filter(|w| p.points[w.to.index()].diets[diet]) {
                    let (q, most) = (way.to.index(), all - home);
                    let column = self.flow(name(&format!("at {}", p.points[q].site.named.id)), most);
                    network.distance.push(column, way.metres as f64 / 1000.0);
                    cell.dine_in.push((q, column));
                }
                for way in &community.kitchens {
                    let k = way.to.index();
                    let Some(fen) = p.kitchens[k].meal_fen[diet] else { continue };
                    let column = self.flow(name(&format!("from {}", p.kitchens[k].site.named.id)), all);
                    self.pay(column, 0, way.fen + fen);
                    network.distance.push(column, way.metres as f64 / 1000.0);
                    cell.delivery.push((k, column));
                }
                let brought = || cell.delivery.iter().map(|(_, c)| (*c, -1.0));
                let eaten = cell.dine_in.iter().map(|(_, c)| (*c, -1.0));
                let served = cell.demands.iter().map(|(_, c)| (*c, 1.0));
                self.model.row(name("balance"), 0.0, 0.0, served.chain(eaten).chain(brought()));
                if home > 0 {
                    let at_home = cell.demands.iter().filter(|(d, _)| p.demands[*d].at_home);
                    let served = at_home.map(|(_, c)| (*c, 1.0));
                    self.model.row(name("at home"), -INF, 0.0, served.chain(brought()));
                }
                network.cells.push(cell);
            }
        }
    }
    /// What reaches a point of each diet is what is eaten there.
    fn hauls(&mut self, network: &mut Network) {
        let p = self.p;
        for (q, point) in p.points.iter().enumerate() {
            let largest = point.site.sizes.iter().map(|s| s.capacity).max().unwrap_or(0);
            for diet in (0..p.diets.len()).filter(|d| point.diets[*d]) {
                let mut row: Vec<(Column, f64)> = Vec::new();
                for way in &point.kitchens {
                    let k = way.to.index();
                    let Some(fen) = p.kitchens[k].meal_fen[diet] else { continue };
                    let name = format!(
                        "{} {} to {}",
                        p.kitchens[k].site.named.id, p.diets[diet].id, point.site.named.id
                    );
                    let meals = self.flow(name, largest);
                    self.pay(meals, 0, way.fen + fen);
                    network.distance.push(meals, way.metres as f64 / 1000.0);
                    network.hauls.push(Haul { kitchen: k, point: q, diet, meals });
                    row.push((meals, 1.0));
                }
                let cells = network.cells.iter().filter(|cell| cell.diet == diet);
                let eaten = cells.flat_map(|cell| &cell.dine_in).filter(|(at, _)| *at == q);
                row.extend(eaten.map(|(_, c)| (*c, -1.0)));
                if !row.is_empty() {
                    let name = format!("{} {} supplied", point.site.named.id, p.diets[diet].id);
                    self.model.row(name, 0.0, 0.0, row);
                }
            }
        }
    }
    /// Sites serve no more than they can, and nothing where they are closed: also way by way, which the sum implies for
    /// whole decisions and not for fractions of them.
    fn capacities(&mut self, network: &Network) {
        let p = self.p;
        let mut cooked: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.kitchens.len()];
        let mut eaten: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.points.len()];
        for haul in &network.hauls {
            cooked[haul.kitchen].push((haul.meals, 1.0));
        }
        for cell in &network.cells {
            let demand: i64 = cell.demands.iter().map(|(d, _)| p.demands[*d].meals).sum();
            let home: i64 =
                cell.demands.iter().map(|(d, _)| &p.demands[*d]).filter(|d| d.at_home).map(|d| d.meals).sum();
            for (k, column) in &cell.delivery {
                cooked[*k].push((*column, 1.0));
                let open = network.kitchens[*k].open(-(demand as f64));
                self.model.row("brought by open kitchens", -INF, 0.0, open.chain([(*column, 1.0)]));
            }
            for (q, column) in &cell.dine_in {
                eaten[*q].push((*column, 1.0));
                let open = network.points[*q].open(-((demand - home) as f64));
                self.model.row("eaten at open points", -INF, 0.0, open.chain([(*column, 1.0)]));
            }
        }
        for haul in &network.hauls {
            let point = &p.points[haul.point].site;
            let largest = point.sizes.iter().map(|s| s.capacity).max().unwrap_or(0);
            let open = network.kitchens[haul.kitchen].open(-(largest as f64));
            self.model.row("carried from open kitchens", -INF, 0.0, open.chain([(haul.meals, 1.0)]));
        }
        let sites = p.kitchens.iter().map(|k| &k.site).chain(p.points.iter().map(|q| &q.site));
        let choices = network.kitchens.iter().chain(&network.points);
        for ((site, choice), meals) in sites.zip(choices).zip(cooked.into_iter().chain(eaten)) {
            let capacity = choice.capacity(site).into_iter().map(|(c, size)| (c, -size));
            self.model.row(
                format!("capacity of {}", site.named.id),
                -INF,
                0.0,
                meals.into_iter().chain(capacity),
            );
        }
    }
    /// All of a community who dine in go to one point.
    fn one_point(&mut self, network: &Network) {
        let p = self.p;
        for (c, community) in p.communities.iter().enumerate() {
            let mut points: Vec<Column> = Vec::new();
            for way in &community.points {
                let q = way.to.index();
                let name = format!("{} belongs to {}", community.named.id, p.points[q].site.named.id);
                let belongs = self.model.binary(name, 0.0);
                for cell in network.cells.iter().filter(|cell| cell.community == c) {
                    let most: i64 = cell.demands.iter().map(|(d, _)| p.demands[*d].meals).sum();
                    for (_, column) in cell.dine_in.iter().filter(|(at, _)| *at == q) {
                        let terms = [(*column, 1.0), (belongs, -(most as f64))];
                        self.model.row("eaten at the one point", -INF, 0.0, terms);
                    }
                }
                points.push(belongs);
            }
            self.model.row(
                format!("one point of {}", community.named.id),
                0.0,
                1.0,
                points.into_iter().map(|c| (c, 1.0)),
            );
        }
    }
}
