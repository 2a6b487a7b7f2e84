//! A cell of a table as a value of a document. Whole numbers stay whole; dates are `2025-01-31`, times of the day `08:30`, a
//! moment `2025-01-31 08:30`, and at midnight its date.

use std::fmt::{Display, Write as _};

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, types as kinds};
use arrow_schema::{DataType as K, TimeUnit};

use super::{At, Writer};

const DAY: i64 = 86_400_000;

/// Whether a column of this type can be used; the name of the type where not.
pub fn can_be_used(kind: &K) -> Result<(), String> {
    match kind {
        K::Null | K::Boolean | K::Utf8 | K::LargeUtf8 | K::Utf8View => Ok(()),
        K::Int8 | K::Int16 | K::Int32 | K::Int64 | K::UInt8 | K::UInt16 | K::UInt32 | K::UInt64 => Ok(()),
        K::Float32 | K::Float64 | K::Date32 | K::Date64 | K::Time32(_) | K::Time64(_) => Ok(()),
        K::Timestamp(_, None) => Ok(()),
        K::Timestamp(_, Some(zone)) => {
            Err(format!("moment in the time zone {zone}: documents have local times"))
        }
        K::Dictionary(_, values) => can_be_used(values),
        K::List(item) | K::LargeList(item) | K::FixedSizeList(item, _) => can_be_used(item.data_type()),
        K::Struct(fields) => fields.iter().try_for_each(|field| can_be_used(field.data_type())),
        _ => Err(kind.to_string()),
    }
}

/// Whether there is nothing in a cell.
pub fn is_null(array: &dyn Array, row: usize) -> bool {
    if array.is_null(row) || array.data_type() == &K::Null {
        return true;
    }
    let dictionary = array.as_any_dictionary_opt();
    dictionary.is_some_and(|d| whole(d.keys(), row).is_none_or(|key| d.values().is_null(key as usize)))
}

/// A whole number of whatever width.
fn whole(array: &dyn Array, row: usize) -> Option<i128> {
    Some(match array.data_type() {
        K::Int8 => array.as_primitive::<kinds::Int8Type>().value(row).into(),
        K::Int16 => array.as_primitive::<kinds::Int16Type>().value(row).into(),
        K::Int32 => array.as_primitive::<kinds::Int32Type>().value(row).into(),
        K::Int64 => array.as_primitive::<kinds::Int64Type>().value(row).into(),
        K::UInt8 => array.as_primitive::<kinds::UInt8Type>().value(row).into(),
        K::UInt16 => array.as_primitive::<kinds::UInt16Type>().value(row).into(),
        K::UInt32 => array.as_primitive::<kinds::UInt32Type>().value(row).into(),
        K::UInt64 => array.as_primitive::<kinds::UInt64Type>().value(row).into(),
        _ => return None,
    })
}

/// Milliseconds of a day, or since the first of 1970.
fn millis(array: &dyn Array, row: usize) -> Option<i64> {
    Some(match array.data_type() {
        K::Date32 => i64::from(array.as_primitive::<kinds::Date32Type>().value(row)) * DAY,
        K::Date64 => array.as_primitive::<kinds::Date64Type>().value(row),
        K::Time32(TimeUnit::Second) => {
            i64::from(array.as_primitive::<kinds::Time32SecondType>().value(row)) * 1000
        }
        K::Time32(_) => array.as_primitive::<kinds::Time32MillisecondType>().value(row).into(),
        K::Time64(TimeUnit::Microsecond) => {
            array.as_primitive::<kinds::Time64MicrosecondType>().value(row) / 1000
        }
        K::Time64(_) => array.as_primitive::<kinds::Time64NanosecondType>().value(row) / 1_000_000,
        K::Timestamp(TimeUnit::Second, _) => {
            array.as_primitive::<kinds::TimestampSecondType>().value(row).saturating_mul(1000)
        }
        K::Timestamp(TimeUnit::Millisecond, _) => {
            array.as_primitive::<kinds::TimestampMillisecondType>().value(row)
        }
        K::Timestamp(TimeUnit::Microsecond, _) => {
            array.as_primitive::<kinds::TimestampMicrosecondType>().value(row).div_euclid(1000)
        }
        K::Timestamp(TimeUnit::Nanosecond, _) => {
            array.as_primitive::<kinds::TimestampNanosecondType>().value(row).div_euclid(1_000_000)
        }
        _ => return None,
    })
}

/// Writes a cell of a type that [can be used](can_be_used).
pub fn write(writer: &mut Writer, array: &dyn Array, row: usize, at: At<'_>) {
    if is_null(array, row) {
        writer.text.push_str("null");
        return;
    }
    match array.data_type() {
        K::Utf8 => writer.string(array.as_string::<i32>().value(row)),
        K::LargeUtf8 => writer.string(array.as_string::<i64>().value(row)),
        K::Utf8View => writer.string(array.as_string_view().value(row)),
        K::Boolean => plain(writer, array.as_boolean().value(row)),
        K::Float32 => writer.float(at, single(array.as_primitive::<kinds::Float32Type>().value(row))),
        K::Float64 => writer.float(at, array.as_primitive::<kinds::Float64Type>().value(row)),
        K::Date32 | K::Date64 | K::Timestamp(..) => {
            let text = millis(array, row).and_then(moment);
            match text {
                Some(text) => writer.string(&text),
                None => {
                    writer.issue(
                        at,
                        "bad-date",
                        "",
                        "no calendar has this moment",
                        "give a date of this era",
                    );
                }
            }
        }
        K::Time32(_) | K::Time64(_) => writer.string(&clock(millis(array, row).unwrap_or_default())),
        K::Dictionary(..) => {
            if let Some(dictionary) = array.as_any_dictionary_opt()
                && let Some(key) = whole(dictionary.keys(), row)
            {
                write(writer, dictionary.values().as_ref(), key as usize, at);
            }
        }
        K::List(_) => list(writer, array.as_list::<i32>().value(row).as_ref(), at),
        K::LargeList(_) => list(writer, array.as_list::<i64>().value(row).as_ref(), at),
        K::FixedSizeList(..) => list(writer, array.as_fixed_size_list().value(row).as_ref(), at),
        K::Struct(fields) => {
            let columns = array.as_struct().columns();
            writer.text.push('{');
            let there = fields.iter().zip(columns).filter(|(_, column)| !is_null(column.as_ref(), row));
            for (n, (field, column)) in there.enumerate() {
                if n > 0 {
                    writer.text.push(',');
                }
                writer.string(field.name());
                writer.text.push(':');
                write(writer, column.as_ref(), row, At::Field(&at, field.name()));
            }
            writer.text.push('}');
        }
        _ => {
            if let Some(number) = whole(array, row) {
                plain(writer, number);
            }
        }
    }
}

fn plain(writer: &mut Writer, value: impl Display) {
    let _ = write!(writer.text, "{value}");
}

/// The decimals that a single-precision number was written with, and not those of the double nearest to it.
fn single(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}

fn list(writer: &mut Writer, items: &dyn Array, at: At<'_>) {
    writer.text.push('[');
    for n in 0..items.len() {
        if n > 0 {
            writer.text.push(',');
        }
        write(writer, items, n, At::Entry(&at, n));
    }
    writer.text.push(']');
}

/// `08:30`, with seconds and thousandths where there are any.
fn clock(millis: i64) -> String {
    let (minutes, rest) = (millis / 60_000, millis % 60_000);
    let mut text = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if rest > 0 {
        let _ = write!(text, ":{:02}", rest / 1000);
    }
    if rest % 1000 > 0 {
        let _ = write!(text, ".{:03}", rest % 1000);
    }
    text
}

/// `2025-01-31`, with the time of the day where it is not midnight. By Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`.
fn moment(millis: i64) -> Option<String> {
    let (days, of_day) = (millis.div_euclid(DAY), millis.rem_euclid(DAY));
    let shifted = days.checked_add(719_468)?;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    if !(0..=9999).contains(&year) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if of_day == 0 { date } else { format!("{date} {}", clock(of_day)) })
}
