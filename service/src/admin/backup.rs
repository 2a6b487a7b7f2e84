//! `anpai admin backup`: a copy of all that a service keeps, while it serves: a folder that another one can be started on.

use std::fs::{self, DirBuilder, File};
use std::path::{Path, PathBuf};

use crate::Exit;
use crate::failure::Failure;
use crate::output;
use crate::place::{FILE, Place};

/// `anpai admin backup`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Of which store
    #[command(flatten)]
    place: Place,
    /// The folder of the copy, which is not there yet: `anpai serve --data` takes it as it is
    #[arg(value_name = "TO")]
    to: PathBuf,
}

/// The folder of the road networks within one of a service.
const ROADS: &str = "roads";

/// Copies the store of SQLite, as it is at one moment, and the road networks.
///
/// # Errors
/// The store is PostgreSQL's, which has programs of its own for it; something cannot be read or written.
pub fn run(args: &Arguments) -> Result<Exit, Failure> {
    let to = &args.to;
    let unwritable = |error| Failure::Write(to.clone(), error);
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(to).map_err(unwritable)?;
    let done = copy(args);
    if done.is_err() {
        // Half a copy is none; whatever else is wrong, the failure has been told.
        let _ = fs::remove_dir_all(to);
    }
    done?;
    output::print(&format!("copied to {}\n", to.display()));
    Ok(Exit::Done)
}

fn copy(args: &Arguments) -> Result<(), Failure> {
    let (to, file) = (&args.to, args.to.join(FILE));
    let unwritable = |error| Failure::Write(to.clone(), error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let is_copied = runtime.map_err(Failure::Threads)?.block_on(async {
        let database = args.place.open(1).await?;
        Ok::<_, Failure>(database.copy_into(&file).await?)
    })?;
    if !is_copied {
        return Err(Failure::Usage("a store of PostgreSQL is copied by pg_dump: docs/service.md says how"));
    }
    let roads = args.place.folder().join(ROADS);
    if roads.is_dir() {
        copy_folder(&roads, &to.join(ROADS))?;
    }
    // What was said to be copied has to survive a failure of the power.
    for path in [&file, to] {
        File::open(path).and_then(|file| file.sync_all()).map_err(unwritable)?;
    }
    Ok(())
}

/// A folder with those in it. A network that is just coming has another name and is left out; it was not accepted yet.
fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    let unreadable = |error| Failure::Read(from.to_owned(), error);
    let unwritable = |error| Failure::Write(to.to_owned(), error);
    fs::create_dir(to).map_err(unwritable)?;
    for entry in fs::read_dir(from).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else if entry.file_name().to_str().is_some_and(|name| name.ends_with(crate::work::ROADS)) {
            fs::copy(&path, &copy).map_err(unwritable)?;
            File::open(&copy).and_then(|file| file.sync_all()).map_err(unwritable)?;
        }
    }
    Ok(())
}
