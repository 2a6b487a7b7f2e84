//! The tables of the five places: `funerals/services.csv` of each, and one file of assumptions for all of them.

use std::sync::LazyLock;

use crate::figures::{Figure, read};
use crate::known::{Assumption, Known};

/// A place with its figures.
#[derive(Debug)]
pub struct Place {
    /// Its id, which is the name of its folder; empty for a home that is of no place.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What the home is.
    pub home: &'static str,
    /// Its figures.
    pub figures: Vec<Figure>,
}

impl Place {
    /// Its figures, and the assumptions.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.id, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
}

/// The assumptions of all places.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../../funerals/services.csv")).expect("a test reads the embedded table")
});

macro_rules! place {
    ($id:literal, $name:literal, $home:literal) => {
        Place {
            id: $id,
            name: $name,
            home: $home,
            figures: read(include_str!(concat!("../../../", $id, "/funerals/services.csv")))
                .expect("a test reads the embedded table"),
        }
    };
}

/// The five places.
pub static PLACES: LazyLock<[Place; 5]> = LazyLock::new(|| {
    [
        place!("changning", "长宁区", "殡仪馆"),
        place!("guandu", "官渡区", "殡仪馆"),
        place!("lufeng", "禄丰市", "小型标准化殡仪馆"),
        place!("shapingba", "沙坪坝区", "东部殡葬服务中心"),
        place!("yinchuan", "银川市", "殡仪服务中心"),
    ]
});

/// A home that is of no place, for days of any number of cases.
pub static NOWHERE: Place = Place { id: "", name: "", home: "殡仪馆", figures: Vec::new() };
