//! Plan files of models with sites, read back: what is open, and ids that the problem has to know.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{Open, Site, SizeId};
use crate::read::findings::Findings;

/// What is read of a plan file; an issue where it is none.
pub(crate) fn parsed<File: DeserializeOwned>(bytes: &[u8], found: &mut Findings) -> Option<File> {
    match serde_json::from_slice(bytes) {
        Ok(file) => Some(file),
        Err(error) => {
            let at = format!("line {} column {}", error.line(), error.column());
            let action = "write what `anpai solve --out` writes";
            found.add("no-plan", at, "the file", error.to_string(), action);
            None
        }
    }
}

/// Whether a plan file is of a version and model.
pub(crate) fn is_of(file: (u32, &str), (version, model): (u32, &'static str), found: &mut Findings) -> bool {
    if file == (version, model) {
        return true;
    }
    let cause = format!("a plan of the model `{model}`, version {version}, is expected here");
    found.add("wrong-model", "/model", file.1, cause, "give the plan of this document");
    false
}

/// `at` as it is; an issue where there is nothing.
pub(crate) fn known(
    at: Option<usize>,
    id: &str,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Option<usize> {
    if at.is_none() {
        let cause = "the problem has nothing of this id";
        found.add("unknown-id", pointer(), id, cause, "give the plan of this document");
    }
    at
}

/// The size of every site of a list; closed where nothing is said.
pub(crate) fn chosen(
    list: &str,
    open: &[Open],
    sites: &[&Site],
    found: &mut Findings,
) -> Vec<Option<SizeId>> {
    let ids: BTreeMap<&str, usize> = sites.iter().enumerate().map(|(n, s)| (&*s.named.id, n)).collect();
    let mut chosen = vec![None; sites.len()];
    for (n, one) in open.iter().enumerate() {
        let at = format!("{list}/{n}");
        let Some(site) = known(ids.get(&*one.id).copied(), &one.id, || format!("{at}/id"), found) else {
            continue;
        };
        if chosen[site].is_some() {
            let cause = "it stands in the list twice";
            found.add("duplicate-id", format!("{at}/id"), &one.id, cause, "keep one");
        }
        let size = sites[site].sizes.iter().position(|s| s.named.id == one.size);
        let size = known(size, &one.size, || format!("{at}/size"), found);
        chosen[site] = size.map(SizeId::new);
    }
    chosen
}
