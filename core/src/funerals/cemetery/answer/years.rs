//! Targets, and every year of a plan.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::cemetery::figures::{
    by_kind, counted, fit, free, land, moved, of, overspent, spent, unserved,
};
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{Problem, Target};
use crate::funerals::cemetery::targets::{measure, shortfall};
use crate::measured::{self, Measured};

/// A target in its year. Where land is measured, `missing` is square decimetres too many; of awards it is fen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetAnswer {
    /// What was asked and is reached.
    #[serde(flatten)]
    pub target: measured::TargetAnswer,
    /// The year.
    pub year: u16,
}

/// A year at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct YearAnswer {
    /// The year.
    pub year: u16,
    /// People who die.
    pub deaths: i64,
    /// Those of them who are cremated.
    pub cremated: i64,
    /// The same in hundredths of a percent of all who die.
    pub cremated_hundredths: i64,
    /// People buried, by kind.
    pub buried: BTreeMap<String, i64>,
    /// People who are not buried, by what they chose first.
    pub unserved: BTreeMap<String, i64>,
    /// People buried in another way than they chose first.
    pub moved: i64,
    /// The ecological share by the definition of each target that has one, by its id, whatever the target's year.
    pub shares: BTreeMap<String, ShareAnswer>,
    /// Units that are free, by kind, at all sites together.
    pub free: BTreeMap<String, i64>,
    /// Square decimetres that modules have taken until then.
    pub land_dm2: i64,
    /// What is spent.
    pub spent: SpentAnswer,
    /// What the year leaves of its budget, with what earlier ones left where money carries over; below 0 where too much is
    /// spent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_left_fen: Option<i64>,
}

/// An ecological share by one definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShareAnswer {
    /// People who count.
    pub counted: i64,
    /// Of so many.
    pub of: i64,
    /// Hundredths of a percent, rounded to the nearest.
    pub hundredths: i64,
}

/// What is spent in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpentAnswer {
    /// On modules.
    pub building_fen: i64,
    /// On burials, whoever chose them.
    pub burials_fen: i64,
    /// On awards to those who change.
    pub awards_fen: i64,
}

pub(super) fn targets(problem: &Problem, plan: &Plan) -> Vec<TargetAnswer> {
    let target = |t: &Target| {
        let reached = (measure(problem, plan, t), shortfall(problem, plan, t));
        let asked = (t.nature, t.bound());
        TargetAnswer {
            target: measured::TargetAnswer::new(&t.named, asked, reached, t.source.as_ref()),
            year: problem.year(t.year),
        }
    };
    problem.targets.iter().map(target).collect()
}

fn percent(part: i64, whole: i64) -> i64 {
    Measured { part, whole, factor: 10_000 }.hundredths()
}

pub(super) fn years(problem: &Problem, plan: &Plan) -> Vec<YearAnswer> {
    let (buried, lacking, free) = (by_kind(problem, plan), unserved(problem, plan), free(problem, plan));
    let (moved, land, spent) = (moved(problem, plan), land(problem, plan, None), spent(problem, plan));
    let beyond = overspent(problem, plan);
    let defined = problem.targets.iter().filter_map(|t| Some((&t.named.id, t.definition.as_ref()?)));
    let shares: Vec<_> = defined.map(|(id, d)| (id, counted(problem, plan, d), of(problem, d))).collect();
    let kinds = || problem.kinds.iter().map(|k| k.named.id.clone());
    let year = |t: usize| YearAnswer {
        year: problem.year(t),
        deaths: problem.deaths[t],
        cremated: problem.cremated[t],
        cremated_hundredths: percent(problem.cremated[t], problem.deaths[t]),
        buried: kinds().zip(buried.iter().map(|by_year| by_year[t])).collect(),
        unserved: problem
            .choices
            .iter()
            .map(|c| c.named.id.clone())
            .zip(lacking.iter().map(|by_year| by_year[t]))
            .collect(),
        moved: moved[t],
        shares: shares
            .iter()
            .map(|(id, counted, of)| {
                let (counted, of) = (counted[t], of[t]);
                ((*id).clone(), ShareAnswer { counted, of, hundredths: percent(counted, of) })
            })
            .collect(),
        free: (kinds().enumerate().zip(&problem.kinds))
            .filter(|(_, kind)| !kind.no_site)
            .map(|((k, id), _)| (id, fit(free.iter().map(|site| i128::from(site[k][t])).sum())))
            .collect(),
        land_dm2: land[t],
        spent: SpentAnswer {
            building_fen: spent[t].building,
            burials_fen: spent[t].burials,
            awards_fen: spent[t].awards,
        },
        budget_left_fen: beyond.as_ref().map(|beyond| beyond[t].saturating_neg()),
    };
    (0..problem.years).map(year).collect()
}
