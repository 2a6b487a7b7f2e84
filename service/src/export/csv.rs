//! The pages as CSV files: UTF-8 with a byte order mark, without which Excel reads them in the code page of its country.

use std::path::Path;

use anpai_core::time::Clock;

use super::tables::{Out, Page};
use crate::failure::Failure;
use crate::output;

/// Writes a file for each page into a folder, which is made where it is not there.
pub fn write(folder: &Path, pages: &[Page]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|e| Failure::Write(folder.to_owned(), e))?;
    for page in pages {
        let path = folder.join(format!("{}.csv", page.title.to_lowercase()));
        let text = text(page).map_err(|e| Failure::Write(path.clone(), std::io::Error::other(e)))?;
        output::Target::new(&path)?.write(&text)?;
    }
    Ok(())
}

/// A page as CSV.
fn text(page: &Page) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(&page.headers)?;
    for row in &page.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Out::Empty => String::new(),
            Out::Text(text) => text.clone(),
            Out::Number(number) => number.to_string(),
            Out::Clock(time) => Clock(*time).to_string(),
            Out::Date(date) => date.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}
