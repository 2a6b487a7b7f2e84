//! The whole of one profile's roads, as everything that asks questions takes it: made once, frozen, saved to one file
//! and mapped from it again.

use std::io::Write;
use std::path::Path;

use anpai_core::stop::Stop;

use super::file::{self, FileError, Kind, Layout, Sections, parts};
use super::{About, BuildError, Extract, Graph, Hierarchy, Profile, Report, Shapes, Stopped, build};

/// Roads of one profile.
#[derive(Clone, Debug)]
pub struct Roads {
    about: About,
    graph: Graph,
    shapes: Shapes,
    hierarchy: Hierarchy,
}

impl Roads {
    /// Of a network, of which it makes the hierarchy; `shapes` has a segment for every arc of `graph`. `progress` hears
    /// from 0 to 1.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn new(
        about: About,
        graph: Graph,
        shapes: Shapes,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<Self, Stopped> {
        debug_assert_eq!(shapes.along.len(), graph.arcs(), "every arc has its segment");
        let hierarchy = Hierarchy::new(&graph, stop, progress)?;
        Ok(Self { about, graph, shapes, hierarchy })
    }
    /// The roads of an extract for one profile, and what of them was left out. `source` is the name of the file that the
    /// extract was read from, without its folder; `progress` hears of the hierarchy, which takes longest, from 0 to 1.
    ///
    /// # Errors
    /// No road that this profile may pass; a stop that is over first.
    pub fn build(
        extract: &Extract,
        profile: &Profile,
        source: &str,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<(Self, Report), BuildError> {
        let built = build(extract, profile, stop)?;
        let about = About {
            anpai: env!("CARGO_PKG_VERSION").to_owned(),
            profile: profile.name.clone(),
            profile_toml: profile.text.clone(),
            datum: extract.datum,
            source: source.to_owned(),
        };
        let roads = Self::new(about, built.graph, built.shapes, stop, progress);
        Ok((roads.map_err(|Stopped| BuildError::Stopped)?, built.report))
    }
    /// Where it came from.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }
    /// Nodes and arcs.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }
    /// How the roads lie.
    #[must_use]
    pub fn shapes(&self) -> &Shapes {
        &self.shapes
    }
    /// The hierarchy over the graph.
    #[must_use]
    pub fn hierarchy(&self) -> &Hierarchy {
        &self.hierarchy
    }

    /// Maps a `.roads` file. What is in it is checked once and then trusted; the file may be replaced by a new one while
    /// it is open, but must not be written to in place.
    ///
    /// # Errors
    /// Where it cannot be read, or is damaged, foreign or of another version.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        Self::of(&Sections::open(path)?)
    }
    /// Reads the bytes of a `.roads` file into memory of our own.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FileError> {
        Self::of(&Sections::copy(bytes)?)
    }
    fn of(sections: &Sections) -> Result<Self, FileError> {
        let about = parts::about::take(sections)?;
        let graph = parts::graph::take(sections)?;
        let shapes = parts::shapes::take(sections, &graph)?;
        let hierarchy = parts::hierarchy::take(sections, &graph)?;
        Ok(Self { about, graph, shapes, hierarchy })
    }

    /// Writes a `.roads` file, whole or not at all. The same roads make the same bytes.
    ///
    /// # Errors
    /// Where the disk does not let it, or the stop is over first.
    pub fn save(&self, path: &Path, stop: &Stop) -> Result<(), FileError> {
        file::save(path, |out| self.write(out, stop))
    }
    /// Writes the bytes of a `.roads` file.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn write(&self, out: &mut dyn Write, stop: &Stop) -> Result<(), FileError> {
        self.layout(&self.about.to_json()).write(out, stop)
    }
    /// What the parts take in the file, and in memory: sections with their bytes.
    #[must_use]
    pub fn sizes(&self) -> Vec<(Kind, usize)> {
        self.layout(&self.about.to_json()).sizes()
    }
    fn layout<'a>(&'a self, about: &'a [u8]) -> Layout<'a> {
        let mut layout = Layout::default();
        layout.add(Kind::About, about);
        parts::graph::add(&self.graph, &mut layout);
        parts::shapes::add(&self.shapes, &mut layout);
        parts::hierarchy::add(&self.hierarchy, &mut layout);
        layout
    }
}
