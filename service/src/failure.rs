//! What can go wrong on the command line, and how it is told: issues as a list for people or one object for programs,
//! everything else as one line. Nothing of the input is repeated beyond what the issues quote.

use std::path::PathBuf;

use anpai_core::issue::Issues;
use serde_json::json;

use crate::{Exit, output};

/// Why a verb gave up.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input has issues.
    #[error("{} in {}", count(issues.len()), file.display())]
    Issues {
        /// The file.
        file: PathBuf,
        /// All of them.
        issues: Issues,
        /// Whether to tell them as JSON.
        json: bool,
    },
    /// A file cannot be read.
    #[error("cannot read {}: {cause}", .0.display(), cause = .1)]
    Read(PathBuf, std::io::Error),
    /// A file cannot be written.
    #[error("cannot write {}: {cause}", .0.display(), cause = .1)]
    Write(PathBuf, std::io::Error),
    /// The service cannot begin.
    #[error("cannot serve: {0}")]
    Listen(std::io::Error),
    /// The store of the service.
    #[error("{0}")]
    Store(#[from] crate::database::StoreError),
    /// The options do not fit together.
    #[error("{0}")]
    Usage(&'static str),
    /// There is no such scenario.
    #[error("there is no scenario '{0}'; there are {1}")]
    NoScenario(String, String),
    /// A source of roads cannot be read.
    #[error("cannot read the roads: {0}")]
    Extract(#[from] anpai_solver::roads::ExtractError),
    /// No network can be built of it.
    #[error("cannot build the network: {0}")]
    Build(#[from] anpai_solver::roads::BuildError),
    /// A network cannot be written.
    #[error("cannot write {}: {cause}", .0.display(), cause = .1)]
    Network(PathBuf, anpai_solver::roads::FileError),
    /// A network cannot be opened.
    #[error("cannot open {}: {cause}", .0.display(), cause = .1)]
    Roads(PathBuf, anpai_solver::roads::FileError),
    /// A circle cannot be drawn.
    #[error("cannot draw the circle: {0}")]
    Outline(#[from] anpai_solver::roads::outline::OutlineError),
    /// Ctrl-C.
    #[error("interrupted; nothing was written")]
    Interrupted,
    /// Text could not be made of the answer: our fault.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The system gives no threads or no way to wait.
    #[error("cannot start: {0}")]
    Threads(std::io::Error),
    /// No handler for Ctrl-C.
    #[error("cannot listen for Ctrl-C: {0}")]
    Signal(#[from] ctrlc::Error),
}

fn count(issues: usize) -> String {
    format!("{issues} {}", if issues == 1 { "issue" } else { "issues" })
}

impl From<anpai_scenarios::NotBuilt> for Failure {
    fn from(failure: anpai_scenarios::NotBuilt) -> Self {
        use anpai_scenarios::NotBuilt;
        match failure {
            NotBuilt::Write(path, error) => Self::Write(path, error),
            NotBuilt::Extract(error) => Self::Extract(error),
            NotBuilt::Build(error) => Self::Build(error),
            NotBuilt::Network(path, error) => Self::Network(path, error),
        }
    }
}

impl Failure {
    /// Tells it, and gives the exit code.
    pub fn tell(&self) -> Exit {
        if let Self::Issues { issues, json, .. } = self {
            if *json {
                let object = json!({ "status": "invalid", "issues": issues });
                output::print(&format!("{object:#}\n"));
            } else {
                output::print_error(&issues.to_string());
            }
        }
        if self.is_interrupt() {
            output::print_error(&format!("anpai: {}\n", Self::Interrupted));
            return Exit::Interrupted;
        }
        output::print_error(&format!("anpai: {self}\n"));
        Exit::BadInput
    }
    /// Whether somebody did not want to wait for it.
    fn is_interrupt(&self) -> bool {
        use anpai_solver::roads::{BuildError, ExtractError, FileError};
        matches!(
            self,
            Self::Interrupted
                | Self::Extract(ExtractError::Stopped)
                | Self::Build(BuildError::Stopped)
                | Self::Network(_, FileError::Interrupted)
        )
    }
}
