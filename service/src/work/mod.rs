//! Who works on the service's jobs: each job is a process of its own, this same program solving one document, so that a job
//! that breaks down, hangs or eats the memory takes nothing else with it, and a library that answers no stop can be ended. The
//! worker's loop is in `jobs`; here is what it runs.

mod checkpoint;
mod child;
mod machine;
mod memory;
mod options;
mod scratch;

pub use checkpoint::Checkpoint;
pub use child::{Errand, Program, ROADS, Task};
pub use memory::{Memory, limit};
pub use options::Options;
pub use scratch::{Folder, Scratch};
