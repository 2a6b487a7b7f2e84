//! Makes the tables of the scenarios' READMEs anew from the data beside them.

use std::fs;

use anpai_scenarios::figures::{HEIDELBERG_TABLES, TABLES, refresh};
use anpai_scenarios::{beds, funerals, meals, network, qingming};

fn main() -> std::io::Result<()> {
    for (scenario, tables) in [("guandu", TABLES), ("heidelberg", HEIDELBERG_TABLES)] {
        write(&format!("{scenario}/README.md"), tables)?;
    }
    let plans = beds::readme::tables().into_iter().chain(meals::readme::tables());
    let plans = plans.chain(network::readme::tables());
    let plans = plans.chain(funerals::siting::readme::tables());
    for (scenario, tables) in plans.chain(funerals::readme::tables()).chain(qingming::readme::tables()) {
        let tables: Vec<_> = tables.iter().map(|(name, table)| (*name, table.as_str())).collect();
        write(&format!("{scenario}/README.md"), &tables)?;
    }
    for (page, tables) in funerals::services::readme::tables() {
        let tables: Vec<_> = tables.iter().map(|(name, table)| (*name, table.as_str())).collect();
        write(&page, &tables)?;
    }
    Ok(())
}

fn write(page: &str, tables: &[(&str, &str)]) -> std::io::Result<()> {
    let path = format!("{}/{page}", env!("CARGO_MANIFEST_DIR"));
    fs::write(&path, refresh(&fs::read_to_string(&path)?, tables))
}
