//! A matrix as its numbers lie in memory, to be mapped.
//!
//! | bytes of a `.bin` | what (little-endian) |
//! | --- | --- |
//! | 0..16 | the magic: a byte beyond ASCII, `anpai-table`, and line ends that a transfer as text would change |
//! | 16..20 | version of the form, 1, `u32` |
//! | 20..24 | layers, `u32`: 1 for milliseconds, 2 for milliseconds and centimetres |
//! | 24..40 | rows (from) and columns (to), `u64` each |
//! | 40..64 | zeros |
//! | 64.. | row by row, and within a row layer by layer, `u32` for each column; 4294967295 where there is no way |
//! | then | to the end of the file: JSON with the ids (`from`, `to`), `profile`, `source`, `hour` (or null), `closed` ways |

use std::io::{self, Write};

use anpai_solver::roads::{About, Conditions, Hour, Weight};
use serde_json::json;

use super::form::{self, Head};
use anpai_solver::roads::matrix::Row;

/// What a `.bin` begins with.
const MAGIC: [u8; 16] = *b"\x89anpai-table\r\n\x1a\n";
/// Bytes before the values.
const HEADER: usize = 64;

/// A file being written.
pub struct Writer<'a> {
    out: &'a mut dyn Write,
    head: Head<'a>,
    values: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Writes the header.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: &'a mut dyn Write, head: Head<'a>) -> io::Result<Self> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&1_u32.to_le_bytes());
        bytes.extend_from_slice(&(1 + u32::from(head.metres)).to_le_bytes());
        bytes.extend_from_slice(&(head.from.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&(head.to.len() as u64).to_le_bytes());
        bytes.resize(HEADER, 0);
        out.write_all(&bytes)?;
        Ok(Self { out, head, values: Vec::new() })
    }
}

impl form::Writer for Writer<'_> {
    fn row(&mut self, row: Row<'_>) -> io::Result<()> {
        self.values.clear();
        let none = |weight: &Weight, value: u32| if weight.exists() { value } else { u32::MAX };
        let layer = |of: fn(Weight) -> u32| row.weights.iter().map(move |w| none(w, of(*w)));
        self.values.extend(layer(Weight::millis).flat_map(u32::to_le_bytes));
        if self.head.metres {
            self.values.extend(layer(Weight::centimetres).flat_map(u32::to_le_bytes));
        }
        self.out.write_all(&self.values)
    }
    fn end(self: Box<Self>) -> io::Result<()> {
        let Head { about: About { profile, source, .. }, conditions, from, to, .. } = self.head;
        let Conditions { hour, closed } = conditions;
        let said = json!({
            "from": from, "to": to, "profile": profile, "source": source, "hour": hour.map(Hour::number), "closed": closed,
        });
        self.out.write_all(said.to_string().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::{Form, testing::written};

    #[test]
    fn a_bin_has_its_values_at_byte_64_and_the_ids_behind_them() {
        let bytes = written(Form::Bin, true);
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!([16, 20, 24, 32].map(number), [1, 2, 1, 2]);
        assert_eq!([64, 68, 72, 76].map(number), [61_005, u32::MAX, 7_002, u32::MAX]);
        let ids: serde_json::Value = serde_json::from_slice(&bytes[80..]).unwrap();
        assert_eq!((&ids["hour"], &ids["closed"]), (&8.into(), &serde_json::json!([-3, 17])));
        assert_eq!((&ids["from"][0], &ids["to"][0]), (&"a".into(), &"x,y".into()));
    }
}
