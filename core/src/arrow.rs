//! Tables for programs, as record batches of Apache Arrow: what pandas, polars and databases read without parsing. Service
//! and Python share what is here, so that a table has the same columns whichever way it leaves. Behind the feature `arrow`.

pub mod frame;
pub mod layout;

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

/// The table of a travel matrix, a row for each pair: `from` and `to`, ids of which each is kept once (a dictionary, which
/// pandas calls categorical), `seconds`, and `metres` where wanted. Both are null where there is no way. Pairs come in
/// order, all targets of the first source first; a batch holds a run of them, so that a large table never is in memory.
#[derive(Clone, Debug)]
pub struct PairTable {
    schema: SchemaRef,
    from: ArrayRef,
    to: ArrayRef,
}

/// How long a way takes and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Milliseconds.
    pub millis: u32,
    /// Centimetres.
    pub centimetres: u32,
}

impl PairTable {
    /// Of these ids; `about` is what the file says of itself, such as `source`.
    #[must_use]
    pub fn new(from: &[String], to: &[String], metres: bool, about: HashMap<String, String>) -> Self {
        let id = DataType::Dictionary(DataType::Int32.into(), DataType::Utf8.into());
        let mut fields = vec![
            Field::new("from", id.clone(), false),
            Field::new("to", id, false),
            Field::new("seconds", DataType::Float64, true),
        ];
        if metres {
            fields.push(Field::new("metres", DataType::Float64, true));
        }
        Self {
            schema: Arc::new(Schema::new_with_metadata(fields, about)),
            from: Arc::new(StringArray::from_iter_values(from)),
            to: Arc::new(StringArray::from_iter_values(to)),
        }
    }
    /// The columns.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
    /// The pairs from number `first` on, as many as there are in `pairs`; `None` where there is no way.
    ///
    /// # Errors
    /// Pairs beyond those of the ids.
    pub fn batch(&self, first: usize, pairs: &[Option<Pair>]) -> Result<RecordBatch, ArrowError> {
        let targets = self.to.len().max(1);
        let numbers = first..first + pairs.len();
        let ids = |keys: Int32Array, values: &ArrayRef| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::clone(values))?))
        };
        let from = numbers.clone().map(|pair| (pair / targets) as i32).collect::<Vec<_>>();
        let to = numbers.map(|pair| (pair % targets) as i32).collect::<Vec<_>>();
        // A quotient of two whole numbers is the double nearest to their decimal fraction: what a CSV file is read as.
        let seconds = pairs.iter().map(|pair| pair.map(|p| f64::from(p.millis) / 1000.0));
        let mut columns = vec![
            ids(from.into(), &self.from)?,
            ids(to.into(), &self.to)?,
            Arc::new(seconds.collect::<Float64Array>()),
        ];
        if self.schema.fields().len() > columns.len() {
            let metres = pairs.iter().map(|pair| pair.map(|p| f64::from(p.centimetres) / 100.0));
            columns.push(Arc::new(metres.collect::<Float64Array>()));
        }
        RecordBatch::try_new(self.schema(), columns)
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::Float64Type;

    use super::*;

    fn ids(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_batch_holds_a_run_of_pairs_and_no_way_is_null() {
        // Two sources, three targets; pairs 2 to 4 are a-z, b-x, b-y.
        let table = PairTable::new(&ids(&["a", "b"]), &ids(&["x", "y", "z"]), true, HashMap::new());
        let way = |millis, centimetres| Some(Pair { millis, centimetres });
        let batch = table.batch(2, &[way(61_005, 7_002), None, way(1, 0)]).unwrap();
        let names = |column: usize| {
            let ids = batch.column(column).as_dictionary::<Int32Type>();
            ids.downcast_dict::<StringArray>().unwrap().into_iter().flatten().collect::<Vec<_>>()
        };
        assert_eq!((names(0), names(1)), (vec!["a", "b", "b"], vec!["z", "x", "y"]));
        let figures = |column: usize| batch.column(column).as_primitive::<Float64Type>();
        assert_eq!((figures(2).value(0), figures(3).value(0), figures(2).value(2)), (61.005, 70.02, 0.001));
        assert!(figures(2).is_null(1) && figures(3).is_null(1) && !figures(3).is_null(2));
    }

    #[test]
    fn metres_are_a_column_only_where_wanted() {
        let table = PairTable::new(&ids(&["a"]), &ids(&["x"]), false, HashMap::new());
        let names: Vec<_> = table.schema().fields().iter().map(|field| field.name().clone()).collect();
        assert_eq!(names, ["from", "to", "seconds"]);
        assert!(table.batch(0, &[None, None]).is_err(), "a second source is not there");
    }
}
