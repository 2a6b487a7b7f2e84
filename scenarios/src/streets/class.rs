//! Classes of streets, named as the values of OpenStreetMap's key `highway`, and how fast each mode goes on them.

/// The class of a street, the largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Rings and radials.
    Trunk,
    /// Roads across the city.
    Primary,
    /// Roads between parts of it.
    Secondary,
    /// Roads within a part.
    Tertiary,
    /// Streets with homes.
    Residential,
    /// Ways into yards.
    Service,
    /// Only on foot.
    Footway,
    /// Stairs.
    Steps,
}

/// How somebody goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// On foot.
    Walk,
    /// By e-bike.
    Ebike,
    /// By car.
    Car,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Trunk,
        Self::Primary,
        Self::Secondary,
        Self::Tertiary,
        Self::Residential,
        Self::Service,
        Self::Footway,
        Self::Steps,
    ];

    /// The value of OpenStreetMap's key `highway`.
    #[must_use]
    pub fn highway(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
            Self::Residential => "residential",
            Self::Service => "service",
            Self::Footway => "footway",
            Self::Steps => "steps",
        }
    }
    /// Whether cars may use it.
    #[must_use]
    pub fn drivable(self) -> bool {
        !matches!(self, Self::Footway | Self::Steps)
    }
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Walk, Self::Ebike, Self::Car];

    /// Its name, as that of the profile.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Ebike => "ebike",
            Self::Car => "car",
        }
    }
    /// Metres an hour on a street of a class; `None` where this mode may not go. Assumed, not measured: round figures
    /// for a city, for tables that come without a profile.
    #[must_use]
    pub fn speed(self, class: Class) -> Option<u32> {
        let km_per_hour = match (self, class) {
            (Self::Walk, Class::Steps) => return Some(2_000),
            (Self::Walk, _) => return Some(4_500),
            (_, Class::Footway | Class::Steps) => return None,
            (Self::Ebike, Class::Service) => 10,
            (Self::Ebike, Class::Residential) => 15,
            (Self::Ebike, _) => 18,
            (Self::Car, Class::Trunk) => 60,
            (Self::Car, Class::Primary) => 40,
            (Self::Car, Class::Secondary) => 35,
            (Self::Car, Class::Tertiary) => 30,
            (Self::Car, Class::Residential) => 20,
            (Self::Car, Class::Service) => 10,
        };
        Some(km_per_hour * 1000)
    }
    /// Whether one-way signs hold for it.
    #[must_use]
    pub fn heeds_one_way(self) -> bool {
        self != Self::Walk
    }
}
