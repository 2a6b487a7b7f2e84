//! The published day and week of a funeral home, as JSON in slots of five minutes. A day has pick-ups, preparations, farewells
//! and cremations, and collections beside them; a week has farewells, cremations and vigil nights. Cost is counted in slots:
//! so much for a case that is left out, for a slot off the wish, for a rank of halls, for a day away, and 1 for a slot of
//! waiting, 3 for a slot by which a collection is late.
//!
//! A slot is 300,000 ms here, and each of these costs so many points more. To serve a case may be dearer than to leave it
//! out, so that this is a soft cost like the others; collections are all made, and leaving one out is no solution.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::ToSpan as _;

use super::Wait;
use crate::funerals::services::draft::{
    CaseDraft, CollectionDraft, CremationDraft, Day, DaysDraft, Draft, FarewellDraft, GapDraft, GapKind,
    HorizonDraft, HoursDraft, Minutes, Model, Moment, PoolDraft, PoolKind, StepDraft, VERSION, VigilDraft,
    WishWindowDraft, WishesDraft,
};
use crate::funerals::services::rules::RULES;
use crate::issue::Issues;
use crate::read::json::{self, Node};
use crate::rule::SettingDraft;
use crate::score::Level;
use crate::time::{Clock, Duration};

/// A slot of the published problems.
pub const SLOT: Duration = Duration::minutes(5);
/// Slot 0 is at five in the morning, as the generator of these problems has it.
pub(super) const OPENS: Duration = Duration::hours(5);
/// The longest wait of a `lag`.
const LAG: i64 = 6;
/// What a slot costs by which a collection is late.
const LATE: i64 = 3;

/// Slots from five in the morning until midnight.
const OF_DAY: RangeInclusive<i64> = 0..=228;
/// Slots until which something may be due: those of a week.
const OF_WEEK: RangeInclusive<i64> = 0..=2016;
/// How long something takes: a slot at least.
const LENGTHS: RangeInclusive<i64> = 1..=288;
const WEIGHTS: RangeInclusive<i64> = 0..=1_000_000;
const UNITS: RangeInclusive<i64> = 0..=10_000;

pub(super) const HEARSES: &str = "hearse";
pub(super) const PREPARATION: &str = "prep";
pub(super) const VIGIL: &str = "vigil";

/// A published day as a draft.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn day(bytes: &[u8], wait: Wait) -> Result<Draft, Issues> {
    let document = json::parse(bytes)?;
    let mut reader = Reader { issues: Issues::default(), of_week: false };
    let root = Node::root(&document);
    reader.head(&root, "day");
    let mut draft = reader.draft(&root);
    draft.gap = Some(match wait {
        Wait::None => GapDraft::default(),
        Wait::Lag => GapDraft { kind: GapKind::AtMost, minutes: Some(slots(LAG)) },
        Wait::Free => GapDraft { kind: GapKind::Free, minutes: None },
    });
    if let Some(extra) = root.key("extra", &mut reader.issues) {
        let nodes = extra.list(&mut reader.issues);
        draft.collections = nodes.iter().map(|node| reader.collection(node)).collect();
    }
    reader.issues.into_result(draft)
}

/// A published week as a draft.
///
/// # Errors
/// Every issue of the file, with its JSON pointer.
pub(super) fn week(bytes: &[u8]) -> Result<Draft, Issues> {
    let document = json::parse(bytes)?;
    let mut reader = Reader { issues: Issues::default(), of_week: true };
    let root = Node::root(&document);
    reader.head(&root, "week");
    let draft = reader.draft(&root);
    reader.issues.into_result(draft)
}

fn slots(n: i64) -> Minutes {
    Minutes(Duration(SLOT.0 * n))
}
fn clock(slot: i64) -> Clock {
    Clock(OPENS + Duration(SLOT.0 * slot))
}
fn moment(slot: i64) -> Moment {
    Moment { day: Day::default(), clock: clock(slot) }
}
fn units(n: i64) -> u32 {
    u32::try_from(n).unwrap_or_default()
}

struct Reader {
    issues: Issues,
    of_week: bool,
}

impl Reader {
    /// A whole number within a range; the least of it, and an issue, where it is none.
    fn whole(&mut self, node: Option<&Node<'_>>, range: &RangeInclusive<i64>) -> i64 {
        let Some(node) = node else { return *range.start() };
        let number = node.value.as_i64().filter(|n| range.contains(n));
        number.unwrap_or_else(|| {
            let cause = format!("a whole number from {} to {} is needed here", range.start(), range.end());
            node.blame(&mut self.issues, "number-out-of-range", cause, "Correct the number.");
            *range.start()
        })
    }
    fn at(&mut self, node: &Node<'_>, key: &str, range: &RangeInclusive<i64>) -> i64 {
        let child = node.key(key, &mut self.issues);
        self.whole(child.as_ref(), range)
    }
    /// Two slots of which the second is not before the first.
    fn pair(&mut self, node: &Node<'_>, key: &str) -> (i64, i64) {
        let Some(child) = node.key(key, &mut self.issues) else { return (0, 1) };
        let list = child.list(&mut self.issues);
        let [from, to] = list.as_slice() else {
            child.blame(&mut self.issues, "wrong-size", "two slots are needed here", "Write two.");
            return (0, 1);
        };
        let (from, to) = (self.whole(Some(from), &OF_DAY), self.whole(Some(to), &OF_DAY));
        if to < from {
            let cause = "the second slot lies before the first";
            child.blame(&mut self.issues, "window-reversed", cause, "Swap the two.");
        }
        (from, to)
    }
    fn head(&mut self, root: &Node<'_>, kind: &str) {
        if let Some(node) = root.key("type", &mut self.issues)
            && node.text(&mut self.issues).is_some_and(|text| text != kind)
        {
            let cause = format!("problems of the type `{kind}` are read here, and no others");
            node.blame(&mut self.issues, "unknown-value", cause, "Check that this is the file.");
        }
        if let Some(node) = root.key("slot", &mut self.issues)
            && node.value.as_i64() != Some(5)
        {
            let cause = "slots of 5 minutes are read here, and no others";
            node.blame(&mut self.issues, "unknown-value", cause, "Write all times in slots of 5 minutes.");
        }
    }
    fn draft(&mut self, root: &Node<'_>) -> Draft {
        let model = if self.of_week { Model::Week } else { Model::Day };
        let pools = self.pools(root);
        let jobs = root.list_at("jobs", &mut self.issues);
        Draft {
            anpai: VERSION,
            model: model.name().to_owned(),
            time_zone: Some("UTC".to_owned()),
            horizon: HorizonDraft { start: Day::default(), days: None },
            pools,
            transfer_minutes: Some(slots(self.at(root, "transfer", &OF_DAY))),
            cases: jobs.iter().map(|job| self.case(job)).collect(),
            rules: self.rules(root),
            ..Draft::default()
        }
    }
    /// Hours of a day, where they are open at all.
    fn hours(&mut self, open: &Node<'_>, key: &str) -> Vec<HoursDraft> {
        let (start, end) = self.pair(open, key);
        if start == end {
            let cause = "nothing fits into hours of no length";
            open.blame(&mut self.issues, "window-reversed", cause, "Correct the hours.");
        }
        vec![HoursDraft { start: clock(start), end: clock(end) }]
    }
    fn pools(&mut self, root: &Node<'_>) -> Vec<PoolDraft> {
        let Some(open) = root.key("open", &mut self.issues) else { return Vec::new() };
        let mut pools = Vec::new();
        if self.of_week {
            let units = units(self.at(root, VIGIL, &UNITS));
            pools.push(PoolDraft {
                id: VIGIL.into(),
                kind: PoolKind::VigilHall,
                units,
                ..PoolDraft::default()
            });
        } else {
            let units = [HEARSES, PREPARATION].map(|key| units(self.at(root, key, &UNITS)));
            let kinds = [PoolKind::Hearse, PoolKind::Preparation];
            for ((id, kind), units) in [HEARSES, PREPARATION].into_iter().zip(kinds).zip(units) {
                let mut hours = self.hours(&open, id);
                if kind == PoolKind::Hearse {
                    // Nothing but the end of these hours binds pick-ups.
                    hours.iter_mut().for_each(|hours| hours.start = clock(0));
                }
                pools.push(PoolDraft { id: id.into(), kind, units, hours, ..PoolDraft::default() });
            }
        }
        let (hall, crem) = (self.hours(&open, "hall"), self.hours(&open, "crem"));
        let clean = self.at(root, "clean", &OF_DAY);
        for (key, node) in self.entries(root, "halls") {
            let size = key.parse().ok().filter(|size| (1..=9_u8).contains(size));
            if size.is_none() {
                let cause = "halls are named by their size, from 1 to 9";
                node.blame(&mut self.issues, "unknown-value", cause, "Correct the name.");
            }
            pools.push(PoolDraft {
                id: format!("hall {key}"),
                kind: PoolKind::FarewellHall,
                units: units(self.whole(Some(&node), &UNITS)),
                size: size.or(Some(1)),
                hours: hall.clone(),
                after_minutes: Some(slots(clean)),
                ..PoolDraft::default()
            });
        }
        let cool = root.key("cool", &mut self.issues);
        for (key, node) in self.entries(root, "crem") {
            let cooling = cool.as_ref().map_or(0, |cool| self.at(cool, key, &OF_DAY));
            pools.push(PoolDraft {
                id: format!("cremator {key}"),
                kind: PoolKind::Cremator,
                units: units(self.whole(Some(&node), &UNITS)),
                class: Some(key.to_owned()),
                hours: crem.clone(),
                after_minutes: Some(slots(cooling)),
                ..PoolDraft::default()
            });
        }
        pools
    }
    fn entries<'a>(&mut self, root: &Node<'a>, key: &str) -> Vec<(&'a str, Node<'a>)> {
        let node = root.key(key, &mut self.issues);
        node.map_or_else(Vec::new, |node| node.entries(&mut self.issues))
    }
    fn id(&mut self, node: &Node<'_>) -> String {
        let id = node.key("id", &mut self.issues);
        id.map_or_else(String::new, |id| match id.value.as_str() {
            Some(text) => text.to_owned(),
            None => id.value.to_string(),
        })
    }
    fn case(&mut self, job: &Node<'_>) -> CaseDraft {
        let size = self.at(job, "size", &(0..=9));
        let kind = job.text_at("kind", &mut self.issues).unwrap_or_default().to_owned();
        let (from, to) = self.pair(job, "pref");
        let weight = self.at(job, "wt", &(0..=1000));
        let window = WishWindowDraft { date: None, start: clock(from), end: clock(to) };
        let farewell = (size > 0).then(|| FarewellDraft {
            size: u8::try_from(size).unwrap_or(1),
            minutes: slots(self.at(job, "fdur", &LENGTHS)),
        });
        let cremation = Some(CremationDraft {
            class: kind,
            minutes: slots(self.at(job, "cdur", &LENGTHS)),
            ..CremationDraft::default()
        });
        // A wish of no weight is none.
        let wishes = (weight > 0).then(|| WishesDraft { weight: Some(units(weight)), windows: vec![window] });
        let case = CaseDraft { id: self.id(job), farewell, cremation, wishes, ..CaseDraft::default() };
        if self.of_week { self.of_week(job, case) } else { self.of_day(job, case) }
    }
    fn of_day(&mut self, job: &Node<'_>, case: CaseDraft) -> CaseDraft {
        let preparation = StepDraft { minutes: slots(self.at(job, "prep", &LENGTHS)), class: None };
        let pickup = self.at(job, "pickup", &(0..=288));
        let pickup = (pickup > 0).then(|| StepDraft { minutes: slots(pickup), class: None });
        let ready = Some(moment(self.at(job, "ready", &OF_WEEK)));
        CaseDraft { ready, pickup, preparation: Some(preparation), ..case }
    }
    fn of_week(&mut self, job: &Node<'_>, case: CaseDraft) -> CaseDraft {
        let nights = self.at(job, "stay", &(0..=49));
        let nights = u16::try_from(nights).unwrap_or_default();
        let wished = Day(Day::default().0.saturating_add(self.at(job, "day", &(0..=6)).days()));
        let away = u16::try_from(self.at(job, "flex", &(0..=400))).unwrap_or_default();
        let days = DaysDraft { wished: Some(wished), away: Some(away), ..DaysDraft::default() };
        let vigil = (nights > 0).then_some(VigilDraft { nights, class: None });
        CaseDraft { vigil, days: Some(days), ..case }
    }
    fn collection(&mut self, node: &Node<'_>) -> CollectionDraft {
        CollectionDraft {
            id: self.id(node),
            ready: moment(self.at(node, "ready", &OF_WEEK)),
            minutes: slots(self.at(node, "dur", &LENGTHS)),
            due: moment(self.at(node, "due", &OF_WEEK)),
            any_hour: true,
            ..CollectionDraft::default()
        }
    }
    /// The costs of the format. Hard rules stay as they are.
    fn rules(&mut self, root: &Node<'_>) -> BTreeMap<String, SettingDraft> {
        let drop = self.at(root, "drop", &WEIGHTS);
        let rank = self.at(root, "upg", &WEIGHTS);
        let away = if self.of_week { self.at(root, "daypen", &WEIGHTS) } else { 0 };
        let set = |level, weight| SettingDraft { level: Some(level), weight: Some(weight) };
        let soft = RULES.iter().filter(|rule| rule.default_setting().level == Level::Soft);
        let mut rules: BTreeMap<String, SettingDraft> =
            soft.map(|rule| (rule.name().to_owned(), set(Level::Soft, 0))).collect();
        for (rule, weight) in [
            ("CaseServed", SLOT.0 * drop),
            ("AsWished", 1),
            ("Waiting", 1),
            ("HallAsAsked", SLOT.0 * rank),
            ("OnWishedDay", SLOT.0 * away),
            ("CollectedByDue", LATE),
        ] {
            rules.insert(rule.to_owned(), set(Level::Soft, weight));
        }
        rules.insert("CollectionMade".to_owned(), set(Level::Hard, 1));
        rules
    }
}
