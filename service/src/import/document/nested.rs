//! Rows that belong to a row of another table: shifts of caregivers, breaks of shifts, windows of visits.

use serde_json::{Value, json};

use super::{Assembly, Read};
use crate::import::tables::Table;

impl Assembly<'_> {
    /// The parent that a row names, told where there is none.
    fn parent(&mut self, row: &Read, table: Table, key: &'static str) -> Option<usize> {
        let id = row.key(key)?;
        if let Some(at) = self.ids.get(&table).and_then(|ids| ids.get(id)) {
            return Some(*at);
        }
        let known: Vec<usize> = (0..self.sources.len()).filter(|s| self.sources[*s].table == table).collect();
        let column = self.sources[row.at.source].column_or_first(key);
        // The key itself, or the id it names, may be what has just been told.
        let doubtful = known
            .iter()
            .any(|s| self.sources[*s].column("id").is_none_or(|column| self.origins.is_doubtful(*s, column)));
        if !doubtful {
            let cause = format!("there is no such row in the table `{}`", table.name());
            let action = format!("correct the id, or add the row to `{}`", table.name());
            self.tell(row.at, column, "unknown-id", cause, &action);
        }
        None
    }
    /// The list at `part` of row `at` of a table.
    fn children(&mut self, table: Table, at: usize, part: &str) -> Option<&mut Vec<Value>> {
        let parent = self.lists.get_mut(&table)?.get_mut(at)?.as_object_mut()?;
        parent.entry(part).or_insert_with(|| json!([])).as_array_mut()
    }

    pub(super) fn shift(&mut self, row: Read) {
        let Some(caregiver) = self.parent(&row, Table::Caregivers, "caregiver") else { return };
        let Some(shifts) = self.children(Table::Caregivers, caregiver, "shifts") else { return };
        let pointer = format!("/caregivers/{caregiver}/shifts/{}", shifts.len());
        shifts.push(Value::Object(row.object));
        self.origins.note(pointer, row.at);
    }

    pub(super) fn rest(&mut self, row: Read) {
        let Some(caregiver) = self.parent(&row, Table::Caregivers, "caregiver") else { return };
        let number = row.keys.get("shift").map(Value::as_i64);
        let day = row.keys.get("day").cloned();
        // What could not be read has been told.
        if number == Some(None) || day.as_ref().is_some_and(Value::is_string) {
            return;
        }
        let Some(shifts) = self.children(Table::Caregivers, caregiver, "shifts") else { return };
        let fits: Vec<usize> = (0..shifts.len())
            .filter(|at| number.is_none_or(|n| n == i64::try_from(*at + 1).ok()))
            .filter(|at| day.as_ref().is_none_or(|day| shifts[*at].get("day").unwrap_or(&json!(0)) == day))
            .collect();
        let [shift] = fits[..] else {
            let (cause, action) = if fits.is_empty() {
                ("the caregiver has no such shift", "correct `day` and `shift`, or add the shift")
            } else {
                ("the caregiver has several shifts", "say which by `day`, or by `shift`: 1 for the first row")
            };
            let field = if number.is_some() {
                "shift"
            } else if day.is_some() {
                "day"
            } else {
                "caregiver"
            };
            self.tell_field(row.at, field, "which-shift", cause.into(), action);
            return;
        };
        let Some(Value::Object(shift_object)) = shifts.get_mut(shift) else { return };
        let breaks = shift_object.entry("breaks").or_insert_with(|| json!([]));
        let Value::Array(breaks) = breaks else { return };
        let pointer = format!("/caregivers/{caregiver}/shifts/{shift}/breaks/{}", breaks.len());
        breaks.push(Value::Object(row.object));
        self.origins.note(pointer, row.at);
    }

    pub(super) fn window(&mut self, row: Read) {
        let Some(visit) = self.parent(&row, Table::Visits, "visit") else { return };
        let Some(windows) = self.children(Table::Visits, visit, "windows") else { return };
        let pointer = format!("/visits/{visit}/windows/{}", windows.len());
        windows.push(Value::Object(row.object));
        self.origins.note(pointer, row.at);
    }
}
