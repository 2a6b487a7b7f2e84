//! A matrix as an Arrow file (the IPC file format, also called Feather 2): batch after batch of pairs, so that its size is
//! bounded by nothing but the disk.

use std::collections::HashMap;
use std::io::{self, Write};

use anpai_core::arrow::{Pair, PairTable};
use arrow_ipc::writer::FileWriter;
use arrow_schema::ArrowError;

use super::form::{self, Head};
use anpai_solver::roads::matrix::Row;

/// Pairs of a batch: 3 MB with metres.
const BATCH: usize = 1 << 17;

/// A file being written.
pub struct Writer<'a> {
    table: PairTable,
    file: FileWriter<&'a mut dyn Write>,
    /// How many pairs have been written, and those that come next.
    written: usize,
    pairs: Vec<Option<Pair>>,
}

impl<'a> Writer<'a> {
    /// Writes the schema.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: &'a mut dyn Write, head: Head<'_>) -> io::Result<Self> {
        let Head { about, conditions, from, to, metres } = head;
        let said = [("profile", &about.profile), ("source", &about.source), ("anpai", &about.anpai)];
        let mut said: HashMap<String, String> =
            said.map(|(key, value)| (key.to_owned(), value.clone())).into();
        if let Some(hour) = conditions.hour {
            said.insert("hour".to_owned(), hour.number().to_string());
        }
        if !conditions.closed.is_empty() {
            said.insert("closed".to_owned(), serde_json::json!(conditions.closed).to_string());
        }
        let table = PairTable::new(from, to, metres, said);
        let file = FileWriter::try_new(out, &table.schema()).map_err(as_io)?;
        Ok(Self { table, file, written: 0, pairs: Vec::new() })
    }
    fn flush(&mut self) -> io::Result<()> {
        let batch = self.table.batch(self.written, &self.pairs).map_err(as_io)?;
        self.file.write(&batch).map_err(as_io)?;
        self.written += self.pairs.len();
        self.pairs.clear();
        Ok(())
    }
}

impl form::Writer for Writer<'_> {
    fn row(&mut self, row: Row<'_>) -> io::Result<()> {
        for weight in row.weights {
            let pair = Pair { millis: weight.millis(), centimetres: weight.centimetres() };
            self.pairs.push(weight.exists().then_some(pair));
            if self.pairs.len() == BATCH {
                self.flush()?;
            }
        }
        Ok(())
    }
    fn end(mut self: Box<Self>) -> io::Result<()> {
        if !self.pairs.is_empty() {
            self.flush()?;
        }
        self.file.finish().map_err(as_io)
    }
}

/// What went wrong is the file's doing; anything else would be ours.
fn as_io(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use anpai_solver::roads::Weight;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Float64Type, Int32Type};
    use arrow_array::{Array, StringArray};
    use arrow_ipc::reader::FileReader;

    use super::super::form::{Form, testing};
    use super::*;

    #[test]
    fn what_is_written_is_read_again_batch_by_batch() {
        // 3 rows of 60,000 are two batches, the first of which ends within the third row; pair n takes n milliseconds and
        // is twice as long, except that there is no way from c to t59999.
        let (about, conditions) = (testing::about(), testing::conditions());
        let from = ["a", "b", "c"].map(str::to_owned);
        let to: Vec<String> = (0..60_000).map(|t| format!("t{t}")).collect();
        let mut out = Vec::new();
        let head = Head { about: &about, conditions: &conditions, from: &from, to: &to, metres: true };
        let mut writer = Form::Arrow.begin(&mut out, head).unwrap();
        for row in 0..3_u32 {
            let weight = |t| match (row, t) {
                (2, 59_999) => Weight::NO_WAY,
                _ => Weight::new(row * 60_000 + t, 2 * (row * 60_000 + t)),
            };
            let weights: Vec<Weight> = (0..60_000).map(weight).collect();
            writer.row(Row { from: row as usize, weights: &weights }).unwrap();
        }
        writer.end().unwrap();

        let reader = FileReader::try_new(io::Cursor::new(out), None).unwrap();
        let schema = reader.schema();
        assert_eq!(
            ["profile", "hour", "closed"].map(|key| &*schema.metadata()[key]),
            ["walk", "8", "[-3,17]"]
        );
        let (mut pair, mut batches) = (0_u32, 0);
        for batch in reader {
            let batch = batch.unwrap();
            let ids = |column: usize| batch.column(column).as_dictionary::<Int32Type>();
            let (sources, targets) = (ids(0), ids(1));
            let sources = sources.downcast_dict::<StringArray>().unwrap();
            let targets = targets.downcast_dict::<StringArray>().unwrap();
            let [seconds, metres] = [2, 3].map(|c| batch.column(c).as_primitive::<Float64Type>());
            for ((row, source), target) in sources.into_iter().enumerate().zip(targets) {
                assert_eq!(source, Some(&*from[pair as usize / 60_000]));
                assert_eq!(target, Some(&*to[pair as usize % 60_000]));
                if pair == 179_999 {
                    assert!(seconds.is_null(row) && metres.is_null(row));
                } else {
                    assert_eq!(seconds.value(row), f64::from(pair) / 1000.0);
                    assert_eq!(metres.value(row), f64::from(pair) / 50.0);
                }
                pair += 1;
            }
            batches += 1;
        }
        assert_eq!((pair, batches), (180_000, 2));
    }
}
