//! Makes the tables of `scenarios/guandu/README.md` anew from the data beside it.

use std::fs;

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/guandu/README.md");
    fs::write(path, anpai_scenarios::figures::refresh(&fs::read_to_string(path)?))
}
