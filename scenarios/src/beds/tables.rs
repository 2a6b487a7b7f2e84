//! The tables of the five places: `figures.csv`, `targets.csv` and `projects.csv` of each, and one file of assumptions for
//! all of them. What a plan gives is a figure; everything else is an assumption with a range, and nothing is both.

use std::sync::LazyLock;

use anpai_core::beds::plan::draft::{Measure, Nature as Urgency};
use serde::{Deserialize, Deserializer};

use crate::figures::{Figure, Nature, read};
use crate::ground::StreetRow;
use crate::known::{Assumption, Known};

/// Which way a target points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Sense {
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
}

/// A target of a plan.
#[derive(Clone, Debug, Deserialize)]
pub struct TargetRow {
    /// Its id.
    pub target: String,
    /// What it measures.
    pub measure: Measure,
    /// Kinds of bed.
    #[serde(deserialize_with = "words")]
    pub kinds: Vec<String>,
    /// The tag of the institutions.
    pub tag: Option<String>,
    /// The staff.
    pub staff: Option<String>,
    /// The staff of which it is a share.
    pub of: Option<String>,
    /// At least or at most.
    pub sense: Sense,
    /// The bound.
    pub bound: f64,
    /// How the plan speaks of it.
    pub nature: Urgency,
    /// The place in the plan.
    pub place: String,
}

/// What a project's beds are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BedKind {
    /// It has none.
    #[serde(rename = "")]
    None,
    /// Beds of an elderly institution.
    Institution,
    /// Beds that are there and become nursing beds.
    Conversion,
    /// Places to rest by day, which are no beds.
    DayRest,
    /// Children's.
    Child,
    /// Of a rescue station.
    Rescue,
}

/// A project of a plan.
#[derive(Clone, Debug, Deserialize)]
pub struct ProjectRow {
    /// Its id.
    pub project: String,
    /// Its name in the plan.
    pub name: String,
    /// Where it comes from.
    pub nature: Nature,
    /// For whom.
    pub client_group: String,
    /// How many of its kind the row stands for.
    pub units: usize,
    /// Whether each unit is built or not by itself.
    #[serde(deserialize_with = "yes")]
    pub apart: bool,
    /// Codes of the streets, where the plan names them.
    #[serde(deserialize_with = "words")]
    pub streets: Vec<String>,
    /// Beds of all units, where the plan gives them.
    pub beds: Option<i64>,
    /// What the beds are.
    pub bed_kind: BedKind,
    /// Floor area of all units, in square metres.
    pub floor_m2: Option<f64>,
    /// Cost of all units in 10,000 yuan, where the plan gives it.
    pub cost_10k_yuan: Option<f64>,
    /// Whether private money pays.
    #[serde(deserialize_with = "yes")]
    pub private: bool,
    /// Whether the government runs it.
    #[serde(deserialize_with = "yes")]
    pub government: bool,
    /// What targets ask for.
    #[serde(deserialize_with = "words")]
    pub tags: Vec<String>,
    /// The first year in which it may begin.
    pub earliest: Option<u16>,
    /// The last year in which it may begin.
    pub latest: Option<u16>,
    /// Years until it is there.
    pub years_to_build: Option<u16>,
    /// Whether it has to be built.
    #[serde(deserialize_with = "yes")]
    pub committed: bool,
    /// The place in the plan.
    pub place: String,
    /// What else there is to say.
    pub note: String,
}

fn words<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(d)?.split_whitespace().map(str::to_owned).collect())
}
fn yes<'de, D: Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    Ok(String::deserialize(d)? == "yes")
}

/// A place with its tables.
#[derive(Debug)]
pub struct Place {
    /// Its id, which is the name of its folder.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Kinds of bed that its plan speaks of.
    pub kinds: &'static [&'static str],
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its streets.
    pub streets: Vec<StreetRow>,
    /// What its plan wants.
    pub targets: Vec<TargetRow>,
    /// What its plan wants to build.
    pub projects: Vec<ProjectRow>,
    /// The same tables as they stand in the files: marker in the README, text.
    pub files: [(&'static str, &'static str); 3],
}

impl Place {
    /// Its figures, and the assumptions.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.id, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
}

/// Beds for those who get along.
pub const GENERAL: &str = "general";
/// Beds with nursing.
pub const NURSING: &str = "nursing";
/// Beds in a ward for people with dementia.
pub const DEMENTIA: &str = "dementia";
/// Beds at home.
pub const FAMILY: &str = "family-care";

/// The assumptions as they stand in the file.
pub const ASSUMPTIONS_FILE: &str = include_str!("../../beds/assumptions.csv");

/// The assumptions of all places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> =
    LazyLock::new(|| read(ASSUMPTIONS_FILE).expect("a test reads the embedded table"));

macro_rules! place {
    ($id:literal, $name:literal, $kinds:expr) => {
        place(
            $id,
            $name,
            $kinds,
            include_str!(concat!("../../", $id, "/streets.csv")),
            [
                ("figures", include_str!(concat!("../../", $id, "/beds/figures.csv"))),
                ("targets", include_str!(concat!("../../", $id, "/beds/targets.csv"))),
                ("projects", include_str!(concat!("../../", $id, "/beds/projects.csv"))),
            ],
        )
    };
}

fn place(
    id: &'static str,
    name: &'static str,
    kinds: &'static [&'static str],
    streets: &str,
    files: [(&'static str, &'static str); 3],
) -> Place {
    let fault = "a test reads the embedded table";
    Place {
        id,
        name,
        kinds,
        figures: read(files[0].1).expect(fault),
        streets: read(streets).expect(fault),
        targets: read(files[1].1).expect(fault),
        projects: read(files[2].1).expect(fault),
        files,
    }
}

/// The five places.
pub static PLACES: LazyLock<[Place; 5]> = LazyLock::new(|| {
    [
        place!("guandu", "官渡区", &[GENERAL, NURSING, FAMILY]),
        place!("yinchuan", "银川市", &[GENERAL, NURSING, FAMILY]),
        place!("lufeng", "禄丰市", &[GENERAL, NURSING]),
        place!("shapingba", "沙坪坝区", &[GENERAL, NURSING, FAMILY]),
        place!("changning", "长宁区", &[GENERAL, NURSING, DEMENTIA, FAMILY]),
    ]
});
