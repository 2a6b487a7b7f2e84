//! What the referee says of published solutions.

use std::fs;
use std::path::{Path, PathBuf};

use anpai_core::visits::format::{Format, draft};

/// The shared benchmark data, where it is there.
fn bench() -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench");
    let folder = std::env::var_os("ANPAI_BENCH").map_or(default, PathBuf::from);
    folder.join("visits").is_dir().then_some(folder)
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    let mut list: Vec<_> = list.filter(|p| p.to_string_lossy().ends_with(end)).collect();
    list.sort();
    list
}

#[test]
fn every_published_instance_is_read() {
    let Some(bench) = bench() else { return };
    for (folder, format, end) in [
        ("mankowska", Format::Hhcrsp, ".json"),
        ("kummer", Format::Hhcrsp, ".json"),
        ("italian", Format::Hhcrsp, ".json"),
        ("uhhc/validation", Format::Uhhc, ".json"),
        ("vrptw", Format::Vrptw, ".txt"),
    ] {
        for file in files(&bench.join("visits").join(folder), end) {
            if file.to_string_lossy().contains("LICENSE") {
                continue;
            }
            let bytes = fs::read(&file).expect("readable");
            let draft = draft(format, &bytes).unwrap_or_else(|issues| panic!("{}: {issues}", file.display()));
            println!(
                "{} {} visits {} caregivers {}",
                file.display(),
                draft.name,
                draft.visits.len(),
                draft.caregivers.len()
            );
        }
    }
}
