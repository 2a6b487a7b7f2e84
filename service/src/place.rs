//! Where the service's store is: the options of every verb that opens it, and what they lead to.

use std::fs::{self, DirBuilder};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use sqlx::postgres::PgConnectOptions;

use crate::database::Database;
use crate::failure::Failure;

/// The folder where nobody names one.
const DATA: &str = "anpai-data";
/// The file of the store within it.
pub const FILE: &str = "anpai.sqlite";
/// The variable with the address of the store, which others on the machine do not see.
const VARIABLE: &str = "ANPAI_STORE";

/// Where the store is.
#[derive(Clone, Debug, clap::Args)]
pub struct Place {
    /// The folder of the service's data, made where it is not there; the store is the file anpai.sqlite in it where no other is
    /// named [default: ./anpai-data]
    #[arg(long, value_name = "DIR", env = "ANPAI_DATA")]
    data: Option<PathBuf>,
    /// The store instead: sqlite:PATH, or postgres://USER@HOST/DATABASE without a password
    #[arg(long, value_name = "ADDRESS", conflicts_with = "store_file")]
    store: Option<String>,
    /// A file that holds the address of the store, with its password; the variable ANPAI_STORE may hold it as well
    #[arg(long, value_name = "FILE")]
    store_file: Option<PathBuf>,
}

/// An address that was read.
enum Address {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

/// Whether an address has a password in it.
fn has_password(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let user = before.rsplit_once('@').map_or("", |(user, _)| user);
    user.contains(':') || query.split('&').any(|part| part.starts_with("password="))
}

fn address(text: &str) -> Result<Address, Failure> {
    let usage =
        Failure::Usage("the store's address is none: write sqlite:PATH or postgres://USER@HOST/DATABASE");
    if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
        return Ok(Address::Sqlite(PathBuf::from(path)));
    }
    if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
        return Err(usage);
    }
    PgConnectOptions::from_str(text).map(|options| Address::Postgres(Box::new(options))).map_err(|_| usage)
}

/// The file in a folder, which is made for its owner alone.
fn within(folder: &Path) -> Result<Address, Failure> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| Failure::Write(folder.to_owned(), e))?;
    Ok(Address::Sqlite(folder.join(FILE)))
}

impl Place {
    /// The folder.
    pub fn folder(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(DATA))
    }

    fn address(&self) -> Result<Address, Failure> {
        if let Some(text) = &self.store {
            if has_password(text) {
                let told = "everybody on the machine can read a password here: put the address into ANPAI_STORE or \
                            --store-file";
                return Err(Failure::Usage(told));
            }
            return address(text);
        }
        if let Some(file) = &self.store_file {
            let text = fs::read_to_string(file).map_err(|e| Failure::Read(file.clone(), e))?;
            return address(text.trim());
        }
        match std::env::var(VARIABLE) {
            Ok(text) => address(text.trim()),
            Err(_) => within(self.folder()),
        }
    }

    /// Opens the store, with so many connections at most where it is PostgreSQL's.
    ///
    /// # Errors
    /// The options lead to no store, or it cannot be opened.
    pub async fn open(&self, connections: u32) -> Result<Database, Failure> {
        Ok(match self.address()? {
            Address::Sqlite(path) => Database::sqlite(&path).await?,
            Address::Postgres(options) => Database::postgres(*options, connections).await?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_seen_wherever_it_stands() {
        for open in ["postgres://a:b@host/db", "postgres://host/db?user=a&password=b", "postgresql://a:@host"]
        {
            assert!(has_password(open), "{open}");
        }
        for closed in ["postgres://a@host:5432/db", "postgres:///db?host=/run/a:b", "sqlite:a:b"] {
            assert!(!has_password(closed), "{closed}");
        }
    }

    #[test]
    fn an_address_is_a_file_or_a_server() {
        assert!(matches!(address("sqlite:a/b"), Ok(Address::Sqlite(path)) if path == Path::new("a/b")));
        assert!(matches!(address("postgres://a@host/db"), Ok(Address::Postgres(_))));
        for wrong in ["", "sqlite:", "mysql://host/db", "a.sqlite"] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
