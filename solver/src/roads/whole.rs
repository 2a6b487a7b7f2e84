//! The whole of one profile's roads, as everything that asks questions takes it: made once, frozen, saved to one file
//! and mapped from it again. At another hour, or with ways closed, they are roads of the same form, made in the order of
//! the usual hierarchy.

use std::io::Write;
use std::path::Path;

use anpai_core::stop::Stop;

use super::file::{self, FileError, Kind, Layout, Sections, parts};
use super::{
    About, BuildError, Conditions, Extract, Graph, Hierarchy, Origins, Profile, Report, Shapes, Stopped,
    Store, build,
};

/// Roads of one profile.
#[derive(Clone, Debug)]
pub struct Roads {
    about: About,
    graph: Graph,
    shapes: Shapes,
    origins: Origins,
    hierarchy: Hierarchy,
    /// `[arcs]`: what each takes when nothing differs.
    usual: Store<u32>,
    conditions: Conditions,
}

impl Roads {
    /// Of a network, of which it makes the hierarchy; `shapes` has a segment for every arc of `graph`, `origins` a way for
    /// every segment. `progress` hears from 0 to 1.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn new(
        about: About,
        graph: Graph,
        shapes: Shapes,
        origins: Origins,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<Self, Stopped> {
        debug_assert_eq!(shapes.along.len(), graph.arcs(), "every arc has its segment");
        debug_assert_eq!(origins.way.len(), shapes.segments(), "every segment has its way");
        let hierarchy = Hierarchy::new(&graph, stop, progress)?;
        Ok(Self::usual(about, graph, shapes, origins, hierarchy))
    }
    fn usual(about: About, graph: Graph, shapes: Shapes, origins: Origins, hierarchy: Hierarchy) -> Self {
        let usual = graph.millis.clone();
        Self { about, graph, shapes, origins, hierarchy, usual, conditions: Conditions::default() }
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
        let roads = Self::new(about, built.graph, built.shapes, built.origins, stop, progress);
        Ok((roads.map_err(|Stopped| BuildError::Stopped)?, built.report))
    }
    /// The same roads under other conditions, whatever these are under. Exact; the hierarchy is contracted again in the
    /// order of the usual one, unless no weight changes. What closures cut off has no way, and no place is put on a closed
    /// road: places have to be snapped again. `progress` hears from 0 to 1.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn under(
        &self,
        conditions: &Conditions,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<Self, Stopped> {
        let graph = self.graph_under(conditions);
        let hierarchy = if *graph.millis == *self.graph.millis {
            self.hierarchy.clone()
        } else {
            self.hierarchy.reweighted(&graph, stop, progress)?
        };
        Ok(Self { graph, hierarchy, conditions: conditions.clone(), ..self.clone() })
    }
    /// The graph alone under other conditions: all that a circle needs. Nodes and arcs are the same.
    #[must_use]
    pub fn graph_under(&self, conditions: &Conditions) -> Graph {
        let millis = self.origins.millis(&self.graph, &self.shapes, &self.usual, conditions);
        Graph { millis: millis.into(), ..self.graph.clone() }
    }
    /// What differs from the usual here.
    #[must_use]
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
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
    /// Where its segments come from, and what the hours do to them.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
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
        let origins = parts::origins::take(sections, &graph, &shapes)?;
        let hierarchy = parts::hierarchy::take(sections, &graph)?;
        Ok(Self::usual(about, graph, shapes, origins, hierarchy))
    }

    /// Writes a `.roads` file, whole or not at all. The same roads make the same bytes.
    ///
    /// # Errors
    /// Where the disk does not let it, or the stop is over first; roads under other conditions than the usual.
    pub fn save(&self, path: &Path, stop: &Stop) -> Result<(), FileError> {
        file::save(path, |out| self.write(out, stop))
    }
    /// Writes the bytes of a `.roads` file.
    ///
    /// # Errors
    /// As [`save`](Self::save).
    pub fn write(&self, out: &mut dyn Write, stop: &Stop) -> Result<(), FileError> {
        if !self.conditions.are_usual() {
            return Err(FileError::Unusual);
        }
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
        parts::origins::add(&self.origins, &mut layout);
        parts::hierarchy::add(&self.hierarchy, &mut layout);
        layout
    }
}
