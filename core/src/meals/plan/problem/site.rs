//! Kitchens and points: sites, with what they cook and serve.

use super::{DietId, KitchenId, Way};

pub use crate::site::{Site, Size, SizeId};

/// A kitchen.
#[derive(Clone, Debug)]
pub struct Kitchen {
    /// Where, how large, at what cost.
    pub site: Site,
    /// What a meal costs by diet, in fen, `[diets]`; `None` where it cannot be cooked.
    pub meal_fen: Vec<Option<i64>>,
}

/// A meal point.
#[derive(Clone, Debug)]
pub struct Point {
    /// Where, how large, at what cost.
    pub site: Site,
    /// Whether it may serve each diet, `[diets]`.
    pub diets: Vec<bool>,
    /// Kitchens that reach it in time, open or not, nearest first; fen for carrying one meal.
    pub kitchens: Vec<Way<KitchenId>>,
}

impl Kitchen {
    /// Whether it can cook a diet.
    #[must_use]
    pub fn cooks(&self, diet: DietId) -> bool {
        self.meal_fen[diet.index()].is_some()
    }
}

impl Point {
    /// Whether it may serve a diet.
    #[must_use]
    pub fn serves(&self, diet: DietId) -> bool {
        self.diets[diet.index()]
    }
}
