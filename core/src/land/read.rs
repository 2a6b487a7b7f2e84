//! How streets, places and travel are read. The fields of travel depend on its `kind`, which may stand behind the fields
//! it rules, so all fields are read first, and those of another kind are refused afterwards.

use std::collections::BTreeMap;

use serde::de::MapAccess;

use super::draft::{PaceDraft, PlaceDraft, RoadsDraft, StreetDraft, TableDraft, TravelDraft};
use crate::read::choices::one_of;
use crate::read::forms::forms;
use crate::read::wire::{Reader, Wire};
use crate::time::Duration;

type Rows<T> = Vec<Vec<Option<T>>>;

/// Travel of any kind.
#[derive(Default)]
struct AnyTravel {
    kind: Option<String>,
    modes: BTreeMap<String, AnyMode>,
    snap_metres: Option<f64>,
}

/// A mode of any kind.
#[derive(Default)]
struct AnyMode {
    km_per_hour: Option<f64>,
    detour: Option<f64>,
    seconds: Option<Rows<Duration>>,
    metres: Option<Rows<i64>>,
    file: Option<String>,
}

forms! {
    StreetDraft, "a street", needs [id], may [name];
    PlaceDraft, "a place", needs [id], may [x, y, street];
    AnyTravel, "travel", needs [kind, modes], may [snap_metres];
    AnyMode, "a mode of travel", needs [], may [km_per_hour, detour, seconds, metres, file];
}

const PACE: &[&str] = &["km_per_hour", "detour"];
const TABLE: &[&str] = &["seconds", "metres"];
const ROADS: &[&str] = &["file", "km_per_hour", "detour"];
const KINDS: &[&str] = &["straight-line", "table", "roads"];

impl Wire for TravelDraft {
    const WHAT: &'static str = "travel";
    fn blank() -> Self {
        Self::default()
    }
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, object: A) -> Result<Self, A::Error> {
        let any = AnyTravel::object(reader, object)?;
        let kind = one_of(reader, any.kind.as_deref(), KINDS);
        if kind.is_some_and(|k| k != "roads") {
            reader.strangers(&[("snap_metres", any.snap_metres.is_some())], &["kind", "modes"]);
        }
        let modes = any.modes.into_iter();
        Ok(match kind {
            Some("table") => {
                Self::Table { modes: modes.map(|(name, mode)| mode.table(reader, name)).collect() }
            }
            Some("roads") => Self::Roads {
                modes: modes.map(|(name, mode)| mode.roads(reader, name)).collect(),
                snap_metres: any.snap_metres,
            },
            _ => {
                let strict = kind.is_some();
                let pace = |(name, mode): (String, AnyMode)| mode.pace(reader, name, strict);
                Self::StraightLine { modes: modes.map(pace).collect() }
            }
        })
    }
}

impl AnyMode {
    fn table(self, reader: &mut Reader, name: String) -> (String, TableDraft) {
        reader.below("modes", &name, |reader| {
            let others = [
                ("km_per_hour", self.km_per_hour.is_some()),
                ("detour", self.detour.is_some()),
                ("file", self.file.is_some()),
            ];
            reader.strangers(&others, TABLE);
            if self.seconds.is_none() {
                reader.missing("seconds");
            }
        });
        (name, TableDraft { seconds: self.seconds.unwrap_or_default(), metres: self.metres })
    }
    fn roads(self, reader: &mut Reader, name: String) -> (String, RoadsDraft) {
        reader.below("modes", &name, |reader| reader.strangers(&self.tables(), ROADS));
        (name, RoadsDraft { file: self.file, km_per_hour: self.km_per_hour, detour: self.detour })
    }
    /// Which fields of a table are there.
    fn tables(&self) -> [(&'static str, bool); 2] {
        [("seconds", self.seconds.is_some()), ("metres", self.metres.is_some())]
    }
    fn pace(self, reader: &mut Reader, name: String, strict: bool) -> (String, PaceDraft) {
        reader.below("modes", &name, |reader| {
            if !strict {
                // Nobody knows what this mode should have.
                PACE.iter().for_each(|field| reader.doubt(field));
                return;
            }
            reader.strangers(&self.tables(), PACE);
            reader.strangers(&[("file", self.file.is_some())], PACE);
            for (field, there) in
                [("km_per_hour", self.km_per_hour.is_some()), ("detour", self.detour.is_some())]
            {
                if !there {
                    reader.missing(field);
                }
            }
        });
        let (km_per_hour, detour) = (self.km_per_hour.unwrap_or(1.0), self.detour.unwrap_or(1.0));
        (name, PaceDraft { km_per_hour, detour })
    }
}
