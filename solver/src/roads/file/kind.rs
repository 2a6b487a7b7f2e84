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
}

impl Kind {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 9] = [
        Self::About,
        Self::GraphFirst,
        Self::GraphHead,
        Self::GraphMillis,
        Self::GraphCentimetres,
        Self::ShapesFirst,
        Self::ShapesX,
        Self::ShapesY,
        Self::ShapesAlong,
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
        }
    }
}
