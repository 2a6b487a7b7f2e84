//! The tables of the seasons: `figures.csv` of each, and one file of assumptions for all of them.

use std::sync::LazyLock;

use crate::figures::{Figure, read};
use crate::known::{Assumption, Known};

/// A season of slots.
#[derive(Debug)]
pub struct Season {
    /// The name of its scenario; of the large one, what its number follows.
    pub name: &'static str,
    /// The place whose assumptions it takes.
    pub place: &'static str,
    /// Its folder.
    pub folder: &'static str,
    /// Names of its sites; others have a number.
    pub sites: &'static [&'static str],
    /// The day of the horizon that most people want, from 1 March.
    pub wanted: i64,
    /// Its figures.
    pub figures: Vec<Figure>,
}

impl Season {
    /// What is known of it.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { place: self.place, figures: &self.figures, assumptions: &ASSUMPTIONS }
    }
}

/// The assumptions of all.
pub static ASSUMPTIONS: LazyLock<Vec<Assumption>> = LazyLock::new(|| {
    read(include_str!("../../qingming/assumptions.csv")).expect("a test reads the embedded table")
});

/// Qingming of 2026 is on 5 April.
const QINGMING: i64 = 36;
/// 20 May, counted on from 1 March.
const MAY_20: i64 = 81;

/// All of them.
pub static SEASONS: LazyLock<Vec<Season>> = LazyLock::new(|| {
    let season = |name, place, folder, sites, wanted, text: &str| Season {
        name,
        place,
        folder,
        sites,
        wanted,
        figures: read(text).expect("a test reads the embedded table"),
    };
    vec![
        season(
            "shapingba-qingming",
            "shapingba",
            "shapingba/qingming",
            &["青润陵园"],
            QINGMING,
            include_str!("../../shapingba/qingming/figures.csv"),
        ),
        season(
            "yinchuan-qingming",
            "yinchuan",
            "yinchuan/qingming",
            &["公墓一 (assumed)", "公墓二 (assumed)", "公墓三 (assumed)", "黄河以东新建公墓"],
            QINGMING,
            include_str!("../../yinchuan/qingming/figures.csv"),
        ),
        season(
            "guandu-marriages",
            "guandu",
            "guandu/marriages",
            &["官渡区婚姻登记处"],
            MAY_20,
            include_str!("../../guandu/marriages/figures.csv"),
        ),
        season(
            "slots-",
            "",
            "qingming/large",
            &["陵园 (synthetic)"],
            QINGMING,
            include_str!("../../qingming/large/figures.csv"),
        ),
    ]
});
