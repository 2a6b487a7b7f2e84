//! `anpai import`: CSV files and workbooks into a document, or *every* issue at once, each by sheet, row and column.
//!
//! Bytes become sheets of typed cells (`text`, `workbook`), sheets become tables by their headers (`headers`, `tables`,
//! `map`), rows become the document's objects (`cell`, `document`), and `check` looks at the whole; what it finds is led
//! back to the cells (`origin`). `docs/import.md` is the page for the people who have the tables.

use std::path::{Path, PathBuf};

use anpai_core::issue::{Issue, Issues};
use anpai_core::visits::Problem;
use clap::ValueEnum;
use serde_json::Value;

use crate::failure::Failure;
use crate::{Exit, output};

pub mod cell;
pub mod document;
pub mod headers;
pub mod list;
pub mod map;
pub mod origin;
mod roster;
pub mod sheet;
pub mod tables;
pub mod text;
pub mod workbook;

use document::Assembly;
use headers::{Source, plain, source};
use map::Map;
use sheet::Sheet;
use tables::Table;

/// A file larger than this is no table that a person keeps.
const MOST_BYTES: u64 = 256 << 20;

/// `anpai import`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The tables: CSV files (UTF-8), workbooks (.xlsx), or folders of them
    #[arg(required = true)]
    pub tables: Vec<PathBuf>,
    /// Which sheet is which table, and which column which field; the headers that `export` writes where not given
    #[arg(long, value_name = "MAP.json")]
    pub map: Option<PathBuf>,
    /// Write the document here; to standard output where not given
    #[arg(long, value_name = "DOC.json")]
    pub out: Option<PathBuf>,
    /// What the sheet of a roster becomes in the document
    #[arg(long, value_enum, default_value = "previous")]
    pub roster: RosterAs,
    /// Write the sheet of a roster here, as a plan file
    #[arg(long, value_name = "PLAN.json")]
    pub plan: Option<PathBuf>,
    /// Print issues as one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What the sheet of a roster becomes in the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RosterAs {
    /// The earlier roster, to stay close to
    #[default]
    Previous,
    /// Pins: nothing of it may change
    Pins,
    /// Nothing
    Ignore,
}

/// What came of the tables.
#[derive(Debug)]
pub struct Imported {
    /// The document.
    pub document: Value,
    /// The plan file of the roster's sheet, where it was asked for.
    pub plan: Option<String>,
}

/// Reads the tables and writes the document.
///
/// # Errors
/// Every issue of the tables, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let out = output::Target::maybe(arguments.out.as_ref())?;
    let plan_out = output::Target::maybe(arguments.plan.as_ref())?;
    let mut issues = Issues::default();
    let map = match &arguments.map {
        None => None,
        Some(path) => {
            let text = std::fs::read(path).map_err(|e| Failure::Read(path.clone(), e))?;
            let name = file_name(path);
            map::read(&name, &String::from_utf8_lossy(&text), &mut issues).map(|map| (name, map))
        }
    };
    let sheets = sheets(&arguments.tables, &mut issues)?;
    let first = || arguments.tables.first().cloned().unwrap_or_default();
    if arguments.map.is_some() && map.is_none() {
        return Err(Failure::Issues { file: first(), issues, json: arguments.json });
    }
    let imported = read(&sheets, map.as_ref(), arguments.roster, arguments.plan.is_some(), issues)
        .map_err(|issues| Failure::Issues { file: first(), issues, json: arguments.json })?;
    let text = serde_json::to_string_pretty(&imported.document)? + "\n";
    match out {
        Some(out) => out.write(&text)?,
        None => output::print(&text),
    }
    if let (Some(out), Some(plan)) = (plan_out, &imported.plan) {
        out.write(plan)?;
    }
    Ok(Exit::Done)
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The sheets of all files.
///
/// # Errors
/// A file that is not there or cannot be opened.
pub fn sheets(paths: &[PathBuf], issues: &mut Issues) -> Result<Vec<Sheet>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let refuse = |e| Failure::Read(path.clone(), e);
        if path.is_dir() {
            let mut inside = Vec::new();
            for entry in std::fs::read_dir(path).map_err(refuse)? {
                let found = entry.map_err(refuse)?.path();
                let is_table = found.extension().is_some_and(|e| e == "csv" || e == "xlsx");
                // `~$day.xlsx` is the mark of a workbook that is open.
                if is_table && !file_name(&found).starts_with(['~', '.']) {
                    inside.push(found);
                }
            }
            inside.sort();
            files.extend(inside);
        } else {
            files.push(path.clone());
        }
    }
    let mut all = Vec::new();
    let mut books = 0;
    for path in files {
        let refuse = |e| Failure::Read(path.clone(), e);
        let name = file_name(&path);
        let size = std::fs::metadata(&path).map_err(refuse)?.len();
        if size > MOST_BYTES {
            let cause = format!("the file is larger than {MOST_BYTES} bytes");
            issues.push("too-large", name, size, cause, "split it, or keep only the columns that are needed");
            continue;
        }
        let bytes = std::fs::read(&path).map_err(refuse)?;
        if bytes.starts_with(b"PK") {
            drop(bytes);
            books += 1;
            all.extend(workbook::read(&path, &name, issues).into_iter().map(|sheet| (true, sheet)));
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            let cause = "this is a workbook of the old form (.xls), or one with a password";
            issues.push("unreadable", name, "", cause, "save it as .xlsx without a password");
        } else {
            all.extend(text::read(&name, &bytes, issues).map(|sheet| (false, sheet)));
        }
    }
    for (of_book, sheet) in &mut all {
        if *of_book && books > 1 {
            sheet.label = format!("[{}]{}", sheet.file, sheet.name);
        }
    }
    Ok(all.into_iter().map(|(_, sheet)| sheet).collect())
}

/// The document of the sheets; by the built-in headers where there is no mapping (its file's name, and it).
///
/// # Errors
/// Every issue, those that are there already included.
pub fn read(
    sheets: &[Sheet],
    map: Option<&(String, Map)>,
    roster: RosterAs,
    wants_plan: bool,
    mut issues: Issues,
) -> Result<Imported, Issues> {
    let sources = sources(sheets, map, &mut issues);
    let built_in = Map::default();
    let unreadable = !issues.is_empty();
    let mut assembly = Assembly::new(&sources, map.map_or(&built_in, |(_, map)| map));
    match roster {
        RosterAs::Previous if !assembly.roster().is_empty() => assembly.carry_roster(Table::Previous),
        RosterAs::Pins if !assembly.roster().is_empty() => assembly.carry_roster(Table::Pins),
        _ => {}
    }
    let document = assembly.document();
    issues.0.append(&mut assembly.issues.0);
    // A table that could not be read at all would make an issue of every row that names one of its.
    let checked = if unreadable { Err(Issues::default()) } else { checked(&document) };
    let mut result = None;
    match checked {
        Err(found) => issues.0.extend(assembly.origins.translate(&sources, found)),
        Ok(problem) => {
            let plan = match wants_plan {
                true => roster::plan(&mut assembly, &sources, &problem, &mut issues),
                false => None,
            };
            result = Some(plan);
        }
    }
    match result {
        Some(plan) if issues.is_empty() => Ok(Imported { document, plan }),
        _ => {
            sort(&mut issues, sheets);
            Err(issues)
        }
    }
}

/// What `check` says of a document.
fn checked(document: &Value) -> Result<Problem, Issues> {
    let text = document.to_string();
    anpai_core::visits::read::read(text.as_bytes())
}

/// Which sheet is read as which table. One sheet may be several tables in a mapping.
fn sources<'a>(sheets: &'a [Sheet], map: Option<&(String, Map)>, issues: &mut Issues) -> Vec<Source<'a>> {
    let mut all = Vec::new();
    match map {
        None => {
            for sheet in sheets {
                let table =
                    Table::ALL.into_iter().find(|t| t.names().iter().any(|n| is_named(&sheet.name, n)));
                match table {
                    Some(table) => all.extend(source(sheet, table, None, issues)),
                    None if sheet.rows.is_empty() || crate::export::is_for_people(&sheet.name) => {}
                    None => {
                        let names: Vec<_> = Table::ALL.iter().map(|t| t.title()).collect();
                        issues.push(
                            "unknown-sheet",
                            sheet.position(0, 0),
                            &sheet.name,
                            "no table of the document has this name",
                            format!("use one of: {}; or give a mapping", names.join(", ")),
                        );
                    }
                }
            }
        }
        Some((file, map)) => {
            for table in Table::ALL {
                let Some(of) = map.tables.get(table.name()) else { continue };
                let names: Vec<&str> = match &of.from.0[..] {
                    [] => table.names().to_vec(),
                    given => given.iter().map(String::as_str).collect(),
                };
                let mut found = false;
                for sheet in sheets {
                    if names.iter().any(|n| {
                        is_named(&sheet.name, n) || plain(&sheet.file) == plain(n) || sheet.label == **n
                    }) {
                        found = true;
                        all.extend(source(sheet, table, Some(of), issues));
                    }
                }
                if !found {
                    let there: Vec<_> = sheets.iter().map(|s| s.label.as_str()).collect();
                    issues.push(
                        "sheet-missing",
                        format!("{file}#/tables/{}/from", table.name()),
                        names.join(" | "),
                        "no sheet or file has this name",
                        format!("there are: {}", there.join(", ")),
                    );
                }
            }
        }
    }
    // In the order of the tables, so that the words of an issue do not depend on the order of the tabs.
    all.sort_by_key(|source: &Source<'_>| source.table);
    all
}

/// Whether a sheet has a name, or that name with a number: `Travel 2` goes on where `Travel` was full.
fn is_named(sheet: &str, name: &str) -> bool {
    let sheet = plain(sheet);
    let without = sheet.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = plain(name);
    sheet == name || (without.len() < sheet.len() && without == name)
}

/// By sheet, row and column; what has no cell comes first.
fn sort(issues: &mut Issues, sheets: &[Sheet]) {
    issues.0.sort_by_cached_key(|issue| place(issue, sheets));
}

fn place(issue: &Issue, sheets: &[Sheet]) -> Option<(usize, u64, usize, String)> {
    let (label, cell) = issue.pointer.rsplit_once('!')?;
    let sheet = sheets.iter().position(|s| s.label == label)?;
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at(digits);
    Some((sheet, row.parse().ok()?, letters.len(), letters.to_owned()))
}
