//! Makes the tables of the scenarios' READMEs anew from the data beside them.

use std::fs;

use anpai_scenarios::figures::{HEIDELBERG_TABLES, TABLES, refresh};

fn main() -> std::io::Result<()> {
    for (scenario, tables) in [("guandu", TABLES), ("heidelberg", HEIDELBERG_TABLES)] {
        let path = format!("{}/{scenario}/README.md", env!("CARGO_MANIFEST_DIR"));
        fs::write(&path, refresh(&fs::read_to_string(&path)?, tables))?;
    }
    Ok(())
}
