//! Stays, budgets, quotas, and rooms whose gender is open.

use jiff::civil::Date;

use super::homes::Homes;
use super::ids::Ids;
use super::time;
use crate::beds::admission::draft::{Draft, Policy, QuotaDraft, SelectionDraft, StayDraft, UnitDraft};
use crate::beds::admission::limits::{Budget, Quota, Selection, Stay};
use crate::beds::admission::problem::{GroupId, InstitutionId, KindId, LevelId, Named, TierId};
use crate::read::findings::Findings;
use crate::read::names::Names;

/// A stay with dates ends within so many days: ten years. What is longer is for good.
const LONGEST: i32 = 3653;
/// More than this, in fen a month, is a slip: a hundred billion yuan.
const MOST_BUDGET: i64 = 10_000_000_000_000;

/// A stay, in days after the decision.
pub(super) fn stay(draft: &StayDraft, decision: Date, base: &str, found: &mut Findings) -> Stay {
    let mut day = |text: &str, field: &str| {
        let date = time::parse(text);
        if date.is_none() {
            let cause = "it is not a date of the calendar, written YYYY-MM-DD";
            found.add("bad-date", format!("{base}/{field}"), text, cause, "write a day, such as 2024-06-01");
        }
        // A decision whose own date could not be read has been told of.
        date.filter(|_| decision.year() < 9999).map(|d| (d - decision).get_days())
    };
    let from = day(&draft.from, "from");
    let until = draft.until.as_deref().map(|text| day(text, "until"));
    if let (Some(from), Some(Some(until))) = (from, until)
        && until <= from
    {
        let (cause, action) = ("the stay ends before it begins", "write the day after the last one");
        found.add("stay-ends-before-it-begins", format!("{base}/until"), shown(draft), cause, action);
    } else if let Some(Some(..=0)) = until {
        let cause = format!("the stay is over on the day of the decision, {decision}");
        found.add("stay-is-over", format!("{base}/until"), shown(draft), cause, "leave the applicant out");
    }
    for (field, day) in [("from", from), ("until", until.flatten())] {
        if day.is_some_and(|d| d > LONGEST) {
            let cause = "stays begin and end within ten years of the decision";
            let action = "correct the year, or leave `until` out where it is for good";
            found.add("stay-out-of-range", format!("{base}/{field}"), shown(draft), cause, action);
        }
    }
    let first = decision.weekday().to_monday_zero_offset() as usize;
    let all = draft.weekdays.is_empty();
    let mut days = [all; 7];
    for weekday in &draft.weekdays {
        days[(*weekday as usize + 7 - first) % 7] = true;
    }
    let after = |day: i32| u32::try_from(day.clamp(0, LONGEST)).unwrap_or(0);
    Stay { from: from.map_or(0, after), until: until.flatten().map(after), days }
}

fn shown(draft: &StayDraft) -> String {
    format!("{} to {}", draft.from, draft.until.as_deref().unwrap_or("(for good)"))
}

/// Beds of a room whose gender is open.
pub(super) fn room_beds(unit: &UnitDraft, base: &str, found: &mut Findings) -> Option<u32> {
    let size = unit.room_beds?;
    let pointer = || format!("{base}/room_beds");
    if size == 0 || !unit.beds.is_multiple_of(size) {
        let cause = format!("{} beds are not whole rooms of {size}", unit.beds);
        let action = "write how many beds a room has, and split the unit where rooms differ";
        found.add("no-whole-rooms", pointer(), size, cause, action);
        return None;
    }
    if unit.gender.is_some() {
        let cause = "`gender` says already for whom all rooms are";
        found.add("gender-is-not-open", pointer(), size, cause, "leave one of the two out");
    }
    Some(size)
}

/// Budgets and quotas, in the order of their ids.
pub(super) fn limits(
    draft: &Draft,
    ids: &Ids,
    homes: &Homes,
    found: &mut Findings,
) -> (Vec<Budget>, Vec<Quota>) {
    let reader = Reader::of(draft, ids, homes);
    let mut budgets = Vec::new();
    for (at, budget) in draft.budgets.iter().enumerate() {
        let base = format!("/budgets/{at}");
        if !(0..=MOST_BUDGET).contains(&budget.fen_per_month) {
            let cause = format!("a budget here is 0 to {MOST_BUDGET} fen a month");
            let pointer = format!("{base}/fen_per_month");
            found.add("bad-money", pointer, budget.fen_per_month, cause, "write fen, 0.01 yuan, a month");
        }
        budgets.push(Budget {
            named: Named { id: budget.id.clone(), name: budget.name.clone() },
            fen: budget.fen_per_month.clamp(0, MOST_BUDGET),
            of: reader.selection(budget.of.as_ref(), &format!("{base}/of"), found),
        });
    }
    let mut quotas = Vec::new();
    for (at, quota) in draft.quotas.iter().enumerate() {
        let base = format!("/quotas/{at}");
        bounds(quota, &base, found);
        quotas.push(Quota {
            named: Named { id: quota.id.clone(), name: quota.name.clone() },
            of: reader.selection(Some(&quota.of), &format!("{base}/of"), found),
            out_of: reader.selection(quota.out_of.as_ref(), &format!("{base}/out_of"), found),
            least: quota.least,
            most: quota.most,
            least_percent: quota.least_percent,
            most_percent: quota.most_percent,
        });
    }
    budgets.sort_by(|a, b| a.named.id.cmp(&b.named.id));
    quotas.sort_by(|a, b| a.named.id.cmp(&b.named.id));
    policy(draft, found);
    (budgets, quotas)
}

/// What a quota says of numbers and shares.
fn bounds(quota: &QuotaDraft, base: &str, found: &mut Findings) {
    let QuotaDraft { least, most, least_percent, most_percent, .. } = quota;
    let none = [least, most, least_percent, most_percent].iter().all(|bound| bound.is_none());
    // A bound that could not be read has been told of.
    if none && !found.has_unreadable_below(base) {
        let cause = "it limits nothing";
        let action = "write `least`, `most`, `least_percent` or `most_percent`";
        found.add("quota-without-bound", base, &quota.id, cause, action);
    }
    for (name, low, high) in [("most", least, most), ("most_percent", least_percent, most_percent)] {
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            let cause = format!("at least {low} and at most {high} contradict each other");
            found.add(
                "quota-contradicts-itself",
                format!("{base}/{name}"),
                high,
                cause,
                "correct one of them",
            );
        }
    }
    for (name, percent) in [("least_percent", least_percent), ("most_percent", most_percent)] {
        if let Some(percent) = percent.filter(|p| *p > 100) {
            let pointer = format!("{base}/{name}");
            found.add("bad-percent", pointer, percent, "a share is 0 to 100 percent", "write percent");
        }
    }
    if quota.out_of.is_some() && least_percent.is_none() && most_percent.is_none() {
        let cause = "there is no share that could be out of it";
        found.add(
            "out-of-without-share",
            format!("{base}/out_of"),
            &quota.id,
            cause,
            "write a share, or leave it out",
        );
    }
}

/// Deferred acceptance knows of beds and of nothing above them.
fn policy(draft: &Draft, found: &mut Findings) {
    let rooms = draft.institutions.iter().flat_map(|i| &i.units).any(|u| u.room_beds.is_some());
    let stays = draft.applicants.iter().any(|a| a.stay.is_some());
    let limited = rooms || stays || !draft.budgets.is_empty() || !draft.quotas.is_empty();
    if limited && draft.policy == Some(Policy::DeferredAcceptance) {
        let cause = "it knows no stays with dates, open rooms, budgets or quotas, and this document has some";
        let action = "write `optimal`, or leave them out";
        found.add("policy-without-limits", "/policy", "deferred-acceptance", cause, action);
    }
}

/// What the ids and names of a selection mean.
struct Reader<'a> {
    ids: &'a Ids<'a>,
    homes: &'a Homes,
    run_by: Names<'a>,
    sources: Names<'a>,
}

impl<'a> Reader<'a> {
    fn of(draft: &'a Draft, ids: &'a Ids<'a>, homes: &'a Homes) -> Self {
        let run_by = draft.institutions.iter().filter_map(|i| i.run_by.as_deref());
        let sources = draft.applicants.iter().filter_map(|a| a.subsidy_source.as_deref());
        Self {
            ids,
            homes,
            run_by: Names::used("home that is run by this", run_by).listed("/institutions", false),
            sources: Names::used("subsidy from this source", sources).listed("/applicants", false),
        }
    }
    fn selection(&self, draft: Option<&SelectionDraft>, base: &str, found: &mut Findings) -> Selection {
        let Some(draft) = draft else { return Selection::default() };
        let mut of = |list: &[String], field: &str, names: &Names<'_>| -> Vec<usize> {
            let mut all: Vec<usize> = (list.iter().enumerate())
                .filter_map(|(at, id)| names.find(id, || format!("{base}/{field}/{at}"), found))
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let ids = self.ids;
        let mut institutions: Vec<InstitutionId> = of(&draft.institutions, "institutions", &ids.institutions)
            .into_iter()
            .map(|row| InstitutionId::new(self.homes.order.place[row]))
            .collect();
        institutions.sort_unstable();
        // Known or told of: only the texts are kept.
        let _ = of(&draft.run_by, "run_by", &self.run_by);
        let _ = of(&draft.subsidy_sources, "subsidy_sources", &self.sources);
        Selection {
            institutions,
            run_by: draft.run_by.clone(),
            kinds: of(&draft.kinds, "kinds", &ids.kinds).into_iter().map(KindId::new).collect(),
            groups: of(&draft.client_groups, "client_groups", &ids.groups)
                .into_iter()
                .map(GroupId::new)
                .collect(),
            tiers: of(&draft.tiers, "tiers", &ids.tiers).into_iter().map(TierId::new).collect(),
            levels: of(&draft.care_levels, "care_levels", &ids.levels)
                .into_iter()
                .map(LevelId::new)
                .collect(),
            genders: draft.genders.clone(),
            sources: draft.subsidy_sources.clone(),
        }
    }
}
