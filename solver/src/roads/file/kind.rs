//! The sections that a file can have. A number is for ever; a section whose meaning changes gets a new one, and the
//! form a new version.

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Kind {
    /// JSON: see [`About`](super::super::About).
    About = 1,
    /// `Graph::first`
    GraphFirst = 16,
    /// `Graph::head`
    GraphHead = 17,
    /// `Graph::millis`
    GraphMillis = 18,
    /// `Graph::centimetres`
    GraphCentimetres = 19,
    /// `Shapes::first`
    ShapesFirst = 32,
    /// `Shapes::x`
    ShapesX = 33,
    /// `Shapes::y`
    ShapesY = 34,
    /// `Shapes::along`
    ShapesAlong = 35,
    /// `Origins::way`
    OriginsWay = 40,
    /// `Origins::class`
    OriginsClass = 41,
    /// `Origins::wait`
    OriginsWait = 42,
    /// `Origins::factor`
    OriginsFactor = 43,
    /// `Hierarchy::order`
    HierarchyOrder = 48,
    /// `Hierarchy::rank`
    HierarchyRank = 49,
    /// `Side::first` of `Hierarchy::up`
    UpFirst = 64,
    /// `Side::other` of `Hierarchy::up`
    UpOther = 65,
    /// `Side::millis` of `Hierarchy::up`
    UpMillis = 66,
    /// `Side::centimetres` of `Hierarchy::up`
    UpCentimetres = 67,
    /// `Side::via` of `Hierarchy::up`
    UpVia = 68,
    /// `Side::first` of `Hierarchy::down`
    DownFirst = 80,
    /// `Side::other` of `Hierarchy::down`
    DownOther = 81,
    /// `Side::millis` of `Hierarchy::down`
    DownMillis = 82,
    /// `Side::centimetres` of `Hierarchy::down`
    DownCentimetres = 83,
    /// `Side::via` of `Hierarchy::down`
    DownVia = 84,
}

impl Kind {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 25] = [
        Self::About,
        Self::GraphFirst,
        Self::GraphHead,
        Self::GraphMillis,
        Self::GraphCentimetres,
        Self::ShapesFirst,
        Self::ShapesX,
        Self::ShapesY,
        Self::ShapesAlong,
        Self::OriginsWay,
        Self::OriginsClass,
        Self::OriginsWait,
        Self::OriginsFactor,
        Self::HierarchyOrder,
        Self::HierarchyRank,
        Self::UpFirst,
        Self::UpOther,
        Self::UpMillis,
        Self::UpCentimetres,
        Self::UpVia,
        Self::DownFirst,
        Self::DownOther,
        Self::DownMillis,
        Self::DownCentimetres,
        Self::DownVia,
    ];

    /// The number in the table.
    #[must_use]
    pub const fn number(self) -> u32 {
        self as u32
    }
    /// The kind with this number.
    #[must_use]
    pub fn of(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
    /// As errors call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::GraphFirst => "graph.first",
            Self::GraphHead => "graph.head",
            Self::GraphMillis => "graph.millis",
            Self::GraphCentimetres => "graph.centimetres",
            Self::ShapesFirst => "shapes.first",
            Self::ShapesX => "shapes.x",
            Self::ShapesY => "shapes.y",
            Self::ShapesAlong => "shapes.along",
            Self::OriginsWay => "origins.way",
            Self::OriginsClass => "origins.class",
            Self::OriginsWait => "origins.wait",
            Self::OriginsFactor => "origins.factor",
            Self::HierarchyOrder => "hierarchy.order",
            Self::HierarchyRank => "hierarchy.rank",
            Self::UpFirst => "up.first",
            Self::UpOther => "up.other",
            Self::UpMillis => "up.millis",
            Self::UpCentimetres => "up.centimetres",
            Self::UpVia => "up.via",
            Self::DownFirst => "down.first",
            Self::DownOther => "down.other",
            Self::DownMillis => "down.millis",
            Self::DownCentimetres => "down.centimetres",
            Self::DownVia => "down.via",
        }
    }
}
