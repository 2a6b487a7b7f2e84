//! Builds the networks that a scenario travels on, beside its document.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anpai_core::place::Datum;
use anpai_core::stop::Stop;
use anpai_solver::roads::{BuildError, Extract, ExtractError, FileError, Profile, Roads};

use crate::streets::Streets;
use crate::{Scenario, Source};

/// What a network of made-up streets says of where it comes from.
const SYNTHETIC: &str = "synthetic streets";

/// Why there are no networks.
#[derive(Debug, thiserror::Error)]
pub enum NotBuilt {
    /// The extract cannot be written.
    #[error("cannot write {}: {cause}", .0.display(), cause = .1)]
    Write(PathBuf, io::Error),
    /// The extract cannot be read.
    #[error("cannot read the roads: {0}")]
    Extract(#[from] ExtractError),
    /// No network can be built of it.
    #[error("cannot build the network: {0}")]
    Build(#[from] BuildError),
    /// A network cannot be written.
    #[error("cannot write {}: {cause}", .0.display(), cause = .1)]
    Network(PathBuf, FileError),
}

impl Scenario {
    /// Builds its networks in a folder; the names of their files. Nothing, where travel is estimated.
    ///
    /// # Errors
    /// A file that cannot be written.
    ///
    /// # Panics
    /// Never: a scenario's profiles are built in.
    pub fn build_networks(&self, folder: &Path) -> Result<Vec<String>, NotBuilt> {
        let Some(source) = &self.source else { return Ok(Vec::new()) };
        let stop = Stop::never();
        let (name, extract) = match source {
            Source::Extract(name, bytes) => {
                let path = folder.join(name);
                fs::write(&path, bytes).map_err(|e| NotBuilt::Write(path.clone(), e))?;
                (*name, Extract::read_pbf(&path, &stop, &mut |_| {})?)
            }
            Source::Streets(streets) => (SYNTHETIC, extract(streets)),
        };
        for network in &self.networks {
            let profile = Profile::built_in(network.profile).expect("a scenario's profiles are built in");
            let (roads, _) = Roads::build(&extract, &profile, name, &stop, &mut |_| {})?;
            let path = folder.join(&network.file);
            roads.save(&path, &stop).map_err(|e| NotBuilt::Network(path, e))?;
        }
        Ok(self.networks.iter().map(|network| network.file.clone()).collect())
    }
}

/// Made-up streets as a source of roads: each a way of its class, so that the profiles of real roads say how fast it is.
fn extract(streets: &Streets) -> Extract {
    let whole = |centimetres: i64| i32::try_from(centimetres).expect("a city is smaller than 20,000 km");
    let mut extract =
        Extract::drawn(Datum::LocalPlane, streets.nodes.iter().map(|p| (whole(p.x), whole(p.y))));
    for (id, street) in (0..).zip(&streets.streets) {
        extract.draw(id, &street.tags(), &[street.from, street.to]);
    }
    extract
}
