//! The tables of the two places: figures, areas, kinds, sites, what is protected, distances and targets of each, and one file of
//! assumptions for both.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::figures::{Figure, Nature, read};
use crate::ground::StreetRow;
use crate::known::{Assumption, Known};
use crate::network::tables::TargetRow;

/// A part of the district that the plan speaks of.
#[derive(Clone, Debug, Deserialize)]
pub struct AreaRow {
    /// The class of its communities.
    pub class: String,
    /// Its name.
    pub name: String,
    /// Its streets and townships; all others where it is empty.
    pub streets: String,
    /// How the plan's words are read.
    pub note: String,
}

/// A kind of site.
#[derive(Clone, Debug, Deserialize)]
pub struct KindRow {
    /// Its id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How people or hearses come to it.
    pub mode: String,
    /// Whose people need it; everyone's where it is empty.
    pub streets: String,
    /// How the plan's words are read.
    pub note: String,
}

/// Sites that are there, or candidates.
#[derive(Clone, Debug, Deserialize)]
pub struct SiteRow {
    /// Their id, with a number where there are several.
    pub site: String,
    /// Their name.
    pub name: String,
    /// Their kind.
    pub kind: String,
    /// In which streets they lie, in turn.
    pub streets: String,
    /// How many.
    pub count: usize,
    /// `yes` where they are there.
    pub there: String,
    /// What else there is to say.
    pub note: String,
}

/// Something protected.
#[derive(Clone, Debug, Deserialize)]
pub struct LandRow {
    /// Its id, with the street's code where there are several.
    pub land: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub category: String,
    /// How it lies in its streets.
    pub shape: ShapeRow,
    /// In which streets.
    pub streets: String,
    /// What else there is to say.
    pub note: String,
}

/// How something lies in its streets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShapeRow {
    /// A point in each of them.
    Point,
    /// An area in each of them.
    Area,
    /// One line through all of them, in order.
    Line,
    /// One line along their northern edge.
    NorthEdge,
}

/// How far sites of a kind keep away from something.
#[derive(Clone, Debug, Deserialize)]
pub struct DistanceRow {
    /// The kind.
    pub kind: String,
    /// From what.
    pub from: String,
    /// Metres.
    pub metres: i64,
    /// Whether a text says so many metres.
    pub nature: Nature,
    /// What is known of it.
    pub source: String,
}

/// A place with its tables.
#[derive(Debug)]
pub struct Place {
    /// Its id, which is the name of its folder.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its streets.
    pub streets: Vec<StreetRow>,
    /// The parts of it that the plan speaks of.
    pub areas: Vec<AreaRow>,
    /// Kinds of sites.
    pub kinds: Vec<KindRow>,
    /// Sites.
    pub sites: Vec<SiteRow>,
    /// What is protected.
    pub land: Vec<LandRow>,
    /// Distances to it.
    pub distances: Vec<DistanceRow>,
    /// What its plan wants.
    pub targets: Vec<TargetRow>,
    /// Areas, kinds, sites, land, distances and targets as they stand in their files.
    pub files: [&'static str; 6],
}

impl Place {
    /// Its figures, and the assumptions.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.id, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
    /// Numbers of the streets of a row, in its order: those whose codes begin with one of its words, or all.
    #[must_use]
    pub fn streets(&self, words: &str) -> Vec<usize> {
        let all = || self.streets.iter().enumerate();
        if words.is_empty() {
            return all().map(|(n, _)| n).collect();
        }
        let of = |word: &str| -> Vec<usize> {
            all().filter(|(_, s)| s.code.starts_with(word)).map(|(n, _)| n).collect()
        };
        words.split(' ').flat_map(of).collect()
    }
}

/// The assumptions of both places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../../funerals/siting.csv")).expect("a test reads the embedded table")
});

macro_rules! text {
    ($id:literal, $file:literal) => {
        include_str!(concat!("../../../", $id, "/funerals/siting/", $file, ".csv"))
    };
}

macro_rules! place {
    ($id:literal, $name:literal, $unit:literal) => {
        place(
            [$id, $name, $unit],
            include_str!(concat!("../../../", $id, "/streets.csv")),
            text!($id, "figures"),
            [
                text!($id, "areas"),
                text!($id, "kinds"),
                text!($id, "sites"),
                text!($id, "land"),
                text!($id, "distances"),
                text!($id, "targets"),
            ],
        )
    };
}

fn place(
    [id, name, unit]: [&'static str; 3],
    streets: &str,
    figures: &str,
    files: [&'static str; 6],
) -> Place {
    let fault = "a test reads the embedded table";
    let [areas, kinds, sites, land, distances, targets] = files;
    Place {
        id,
        name,
        unit,
        figures: read(figures).expect(fault),
        streets: read(streets).expect(fault),
        areas: read(areas).expect(fault),
        kinds: read(kinds).expect(fault),
        sites: read(sites).expect(fault),
        land: read(land).expect(fault),
        distances: read(distances).expect(fault),
        targets: read(targets).expect(fault),
        files,
    }
}

/// The two places.
pub static PLACES: LazyLock<[Place; 2]> = LazyLock::new(|| {
    [place!("lufeng", "禄丰市", "funerals a year"), place!("yinchuan", "银川市", "deaths a year")]
});
