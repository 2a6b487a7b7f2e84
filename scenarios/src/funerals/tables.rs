//! The tables of the five places: `figures.csv`, `sites.csv`, `projects.csv` and `targets.csv` of each, and for all of them the
//! kinds of burial and the assumptions.

use std::sync::LazyLock;

use anpai_core::funerals::cemetery::draft::Measure;
use anpai_core::nature::Nature as Urgency;
use serde::Deserialize;

use crate::figures::{Figure, Nature, read};
use crate::ground::StreetRow;
use crate::known::{Assumption, Known};

/// A kind of burial.
#[derive(Clone, Debug, Deserialize)]
pub struct KindRow {
    /// Its id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Whether it is a niche.
    pub niche: bool,
    /// Whether it needs no site.
    pub no_site: bool,
    /// Whether it is for people who are not cremated.
    pub uncremated: bool,
}

/// A site, or several alike.
#[derive(Clone, Debug, Deserialize)]
pub struct SiteRow {
    /// Its id; numbered where it is several.
    pub site: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: usize,
    /// How its words in the plan are read.
    pub note: String,
}

/// What could be built at a site, or at each of several.
#[derive(Clone, Debug, Deserialize)]
pub struct ProjectRow {
    /// Its id; numbered where its site is several.
    pub project: String,
    /// Its name.
    pub name: String,
    /// The row of its site.
    pub site: String,
    /// Its kind of burial.
    pub kind: String,
    /// The first year.
    pub earliest: u16,
    /// The last year; that of the document where there is none.
    pub latest: Option<u16>,
    /// How its words in the plan are read.
    pub note: String,
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
    /// Kinds that count in an ecological share.
    pub kinds: String,
    /// The year.
    pub year: u16,
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
    /// Its sites.
    pub sites: Vec<SiteRow>,
    /// What could be built.
    pub projects: Vec<ProjectRow>,
    /// What its plan wants.
    pub targets: Vec<TargetRow>,
    /// Sites, projects and targets as they stand in the files.
    pub files: [&'static str; 3],
}

impl Place {
    /// Its figures, and the assumptions.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.id, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
    /// The kinds of burial that somebody there chooses or takes.
    pub fn kinds(&self) -> impl Iterator<Item = &'static KindRow> {
        let known = self.known();
        KINDS.iter().filter(move |kind| {
            let of = |what: &str| known.maybe(&format!("{what} {}", kind.kind)).is_some_and(|n| n > 0.0);
            of("first choice:") || of("would take")
        })
    }
}

/// Every kind of burial.
pub static KINDS: LazyLock<Vec<KindRow>> = LazyLock::new(|| {
    read(include_str!("../../funerals/kinds.csv")).expect("a test reads the embedded table")
});

/// The assumptions of all places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../funerals/assumptions.csv")).expect("a test reads the embedded table")
});

macro_rules! place {
    ($id:literal, $name:literal) => {
        place(
            ($id, $name),
            include_str!(concat!("../../", $id, "/streets.csv")),
            include_str!(concat!("../../", $id, "/funerals/figures.csv")),
            [
                include_str!(concat!("../../", $id, "/funerals/sites.csv")),
                include_str!(concat!("../../", $id, "/funerals/projects.csv")),
                include_str!(concat!("../../", $id, "/funerals/targets.csv")),
            ],
        )
    };
}

fn place(
    (id, name): (&'static str, &'static str),
    streets: &str,
    figures: &str,
    files: [&'static str; 3],
) -> Place {
    let fault = "a test reads the embedded table";
    let [sites, projects, targets] = files;
    Place {
        id,
        name,
        figures: read(figures).expect(fault),
        streets: read(streets).expect(fault),
        sites: read(sites).expect(fault),
        projects: read(projects).expect(fault),
        targets: read(targets).expect(fault),
        files,
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
