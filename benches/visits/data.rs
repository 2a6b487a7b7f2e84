//! The instances: three that ship with the repository, a district of synthetic people, and wider ones where the shared
//! benchmark data is.

use std::path::{Path, PathBuf};

use anpai_core::visits::Problem;
use anpai_core::visits::check::check;
use anpai_core::visits::format::{Format, read};

/// A problem with the name of its rows.
pub struct Instance {
    pub name: &'static str,
    pub problem: Problem,
}

macro_rules! shipped {
    ($name:literal, $format:expr, $file:literal) => {
        Instance::new($name, $format, include_bytes!(concat!("../../tests/data/", $file)))
    };
}

/// Of the shared data: (row, format, file).
const WIDE: [(&str, Format, &str); 2] = [
    ("hhcrsp-200", Format::Hhcrsp, "visits/mankowska/InstanzVNS_HCSRP_200_1.json"),
    ("vrptw-1000", Format::Vrptw, "visits/vrptw/rc1_10_1.txt"),
];

impl Instance {
    fn new(name: &'static str, format: Format, bytes: &[u8]) -> Self {
        let problem = read(format, bytes).unwrap_or_else(|issues| panic!("{name}: {issues}"));
        Self { name, problem }
    }
}

/// One instance of each published format.
pub fn shipped() -> Vec<Instance> {
    vec![
        shipped!("hhcrsp-78", Format::Hhcrsp, "hhcrsp/italian-020.json"),
        shipped!("uhhc-235", Format::Uhhc, "uhhc/i-235.json"),
        shipped!("vrptw-100", Format::Vrptw, "vrptw/RC106.txt"),
    ]
}

/// Every instance that operators are measured on.
pub fn instances() -> Vec<Instance> {
    let mut all = shipped();
    let draft = anpai_scenarios::by_name("guandu-normal", crate::SEED).expect("a name of the list");
    let problem = check(&draft).unwrap_or_else(|issues| panic!("{issues}"));
    all.push(Instance { name: "guandu-600", problem });
    all.extend(wide());
    all
}

/// The wider instances; says why where they are not there.
#[expect(clippy::print_stderr, reason = "a bench has no other way to say what it leaves out")]
fn wide() -> Vec<Instance> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench");
    let folder = std::env::var_os("ANPAI_BENCH").map_or(default, PathBuf::from);
    let load = |(name, format, file): (&'static str, Format, &str)| match std::fs::read(folder.join(file)) {
        Ok(bytes) => Some(Instance::new(name, format, &bytes)),
        Err(error) => {
            eprintln!("skipped {name}: {}: {error}; set ANPAI_BENCH to the benchmark data", folder.display());
            None
        }
    };
    WIDE.into_iter().filter_map(load).collect()
}
