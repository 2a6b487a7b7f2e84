//! The tables of the five places: `figures.csv`, `kinds.csv` and `targets.csv` of each, and one file of assumptions for all of
//! them.

use std::sync::LazyLock;

use anpai_core::nature::Nature as Urgency;
use anpai_core::network::plan::draft::Measure;
use serde::Deserialize;

use crate::figures::{Figure, Nature, read};
use crate::ground::StreetRow;
use crate::known::{Assumption, Known};

/// A kind of site.
#[derive(Clone, Debug, Deserialize)]
pub struct KindRow {
    /// Its id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Beside what its sites lie.
    pub seat: Seat,
    /// The class of communities that it is for, or of streets that it lies in; all where there is none.
    pub class: Option<String>,
    /// How people come to it, or its people to them.
    pub mode: String,
    /// How its words in the plan are read.
    pub note: String,
}

/// Beside what a site lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Seat {
    /// Near a made-up community.
    Community,
    /// In the middle of a street or town.
    Street,
}

/// A target of a plan.
#[derive(Clone, Debug, Deserialize)]
pub struct TargetRow {
    /// Its id.
    pub target: String,
    /// Its name.
    pub name: String,
    /// What it measures.
    pub measure: Measure,
    /// Of which kind; of all where there is none.
    pub kind: Option<String>,
    /// Of which class of communities; of all where there is none.
    pub class: Option<String>,
    /// The bound.
    pub at_least: f64,
    /// Whether the plan says the bound, or it follows from what it says.
    pub origin: Nature,
    /// How the plan speaks of it, where it does.
    pub nature: Option<Urgency>,
    /// How the document takes it.
    pub taken: Urgency,
    /// The place in the plan.
    pub place: String,
    /// How the plan's words are read.
    pub note: String,
}

/// A place with its tables.
#[derive(Debug)]
pub struct Place {
    /// Its id, which is the name of its folder.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its streets.
    pub streets: Vec<StreetRow>,
    /// Its kinds of sites.
    pub kinds: Vec<KindRow>,
    /// The kinds as they stand in the file.
    pub kinds_file: &'static str,
    /// What its plan wants.
    pub targets: Vec<TargetRow>,
    /// What it wants as it stands in the file.
    pub targets_file: &'static str,
}

impl Place {
    /// Its figures, and the assumptions.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.id, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
    /// Whether its communities are of two classes.
    #[must_use]
    pub fn has_villages(&self) -> bool {
        self.known().maybe("villages").is_some()
    }
}

/// The assumptions of all places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../network/assumptions.csv")).expect("a test reads the embedded table")
});

macro_rules! place {
    ($id:literal, $name:literal) => {
        place(
            ($id, $name),
            include_str!(concat!("../../", $id, "/streets.csv")),
            include_str!(concat!("../../", $id, "/network/figures.csv")),
            include_str!(concat!("../../", $id, "/network/kinds.csv")),
            include_str!(concat!("../../", $id, "/network/targets.csv")),
        )
    };
}

fn place(
    (id, name): (&'static str, &'static str),
    streets: &str,
    figures: &str,
    kinds_file: &'static str,
    targets_file: &'static str,
) -> Place {
    let fault = "a test reads the embedded table";
    Place {
        id,
        name,
        figures: read(figures).expect(fault),
        streets: read(streets).expect(fault),
        kinds: read(kinds_file).expect(fault),
        kinds_file,
        targets: read(targets_file).expect(fault),
        targets_file,
    }
}

/// The five places.
pub static PLACES: LazyLock<[Place; 5]> = LazyLock::new(|| {
    [
        place!("changning", "长宁区"),
        place!("guandu", "官渡区"),
        place!("lufeng", "禄丰市"),
        place!("shapingba", "沙坪坝区"),
        place!("yinchuan", "银川市"),
    ]
});
