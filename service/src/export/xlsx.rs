//! The pages as a workbook. It holds neither the time at which it was written nor who wrote it, so that the same roster
//! is the same workbook.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError,
};

use anpai_core::time::Duration;

use super::tables::{Out, Page};

/// Rows of a worksheet, the header left out: a table with more goes on in a sheet with a number.
const MOST_ROWS: usize = 1_000_000;
/// Days from Excel's epoch to the epoch of jiff's dates, 1970-01-01.
const EPOCH: i32 = 25_569;
/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;
/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// Rows that are looked at for the width of a column.
const LOOKED_AT: usize = 200;

/// The bytes of the workbook.
///
/// # Errors
/// Where a cell holds more than a workbook's cell can.
pub fn book(pages: &[Page]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title("anpai").set_creation_datetime(&written));
    let formats = Formats::new();
    for page in pages {
        for (number, rows) in (1_u32..).zip(page.rows.chunks(MOST_ROWS)) {
            let sheet = book.add_worksheet();
            let title = if number == 1 { page.title.clone() } else { format!("{} {number}", page.title) };
            sheet.set_name(title)?;
            fill(sheet, page, rows, &formats)?;
        }
    }
    if pages.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

struct Formats {
    header: Format,
    date: Format,
    clock: Format,
    exact_clock: Format,
    text: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E6_EEF5))
                .set_border_bottom(FormatBorder::Thin),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            // Hours past 24 are the next day's.
            clock: Format::new().set_num_format("[hh]:mm"),
            exact_clock: Format::new().set_num_format("[hh]:mm:ss.000"),
            // An id such as 0012 or 3-1 stays what it is when a person edits it.
            text: Format::new().set_num_format("@"),
        }
    }
}

fn fill(sheet: &mut Worksheet, page: &Page, rows: &[Vec<Out>], formats: &Formats) -> Result<(), XlsxError> {
    for (column, header) in (0_u16..).zip(&page.headers) {
        sheet.write_string_with_format(0, column, header, &formats.header)?;
        let cells = rows.iter().take(LOOKED_AT).filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(width).chain([unicode_width::UnicodeWidthStr::width(header.as_str())]).max();
        let width = widest.unwrap_or(0).clamp(WIDTHS.0, WIDTHS.1) + 2;
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut last = 0;
    for (row, cells) in (1_u32..).zip(rows) {
        last = row;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Out::Empty => {}
                Out::Text(text) => {
                    sheet.write_string_with_format(row, column, text, &formats.text)?;
                }
                Out::Number(number) => {
                    sheet.write_number(row, column, *number)?;
                }
                Out::Clock(time) if time.0 < 0 => {
                    sheet.write_string(row, column, anpai_core::time::Clock(*time).to_string())?;
                }
                Out::Clock(time) => {
                    let whole = time.0 % Duration::minutes(1).0 == 0;
                    let format = if whole { &formats.clock } else { &formats.exact_clock };
                    sheet.write_number_with_format(row, column, time.0 as f64 / DAY, format)?;
                }
                Out::Date(date) => {
                    let days = date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
                    sheet.write_number_with_format(row, column, f64::from(days + EPOCH), &formats.date)?;
                }
            }
        }
    }
    if let Some(columns) = u16::try_from(page.headers.len()).ok().and_then(|n| n.checked_sub(1)) {
        sheet.autofilter(0, 0, last, columns)?;
    }
    Ok(())
}

fn width(cell: &Out) -> usize {
    match cell {
        Out::Empty => 0,
        Out::Text(text) => unicode_width::UnicodeWidthStr::width(text.as_str()),
        Out::Number(number) => number.to_string().len(),
        Out::Clock(_) => 6,
        Out::Date(_) => 10,
    }
}
