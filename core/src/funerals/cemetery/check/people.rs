//! Who dies, how many of them are cremated, and what they choose: percents become whole people that add up.

use super::amounts::{Count, PERCENT};
use super::ids::Ids;
use super::money::fen;
use super::named;
use super::years::Years;
use crate::funerals::cemetery::draft::{ChoiceDraft, Draft, ZoneDraft};
use crate::funerals::cemetery::problem::{Accept, Choice, KindId, Zone};
use crate::read::findings::Findings;

/// More deaths a year in one zone than this are a slip: as many as in all of China.
const DEATHS: Count = Count { unit: "people", least: 0, most: 10_000_000 };
/// All of a group, in hundredths of a percent.
const WHOLE: i64 = 10_000;

pub(super) fn zones(draft: &Draft, years: &Years, found: &mut Findings) -> Vec<Zone> {
    let zone = |(n, zone): (usize, &ZoneDraft)| Zone {
        named: named(&zone.id, zone.name.as_ref()),
        deaths: years.list(&format!("/zones/{n}/deaths"), &zone.deaths, DEATHS, found),
    };
    draft.zones.iter().enumerate().map(zone).collect()
}

/// People who are cremated: the percent of all who die, to the nearest, halves up.
pub(super) fn cremated(draft: &Draft, deaths: &[i64], years: &Years, found: &mut Findings) -> Vec<i64> {
    let read = |at: &str, percent: &f64, found: &mut Findings| PERCENT.hundredths(at, *percent, found);
    let parts = years.each("/cremated_percent", &draft.cremated_percent, read, found);
    deaths.iter().zip(parts).map(|(n, part)| (n * part + WHOLE / 2) / WHOLE).collect()
}

pub(super) fn choices(
    draft: &Draft,
    ids: &Ids<'_>,
    (deaths, cremated): (&[i64], &[i64]),
    found: &mut Findings,
) -> Vec<Choice> {
    let mut parts = Vec::with_capacity(draft.choices.len());
    let mut choices: Vec<Choice> = Vec::with_capacity(draft.choices.len());
    for (n, c) in draft.choices.iter().enumerate() {
        let at = format!("/choices/{n}");
        parts.push(PERCENT.hundredths(&format!("{at}/percent"), c.percent, found));
        choices.push(Choice {
            named: named(&c.id, c.name.as_ref()),
            uncremated: c.uncremated,
            kind: kind(draft, c, (&c.kind, &at), ids, found).unwrap_or(KindId(0)),
            people: vec![0; deaths.len()],
            accepts: accepts(draft, c, &at, ids, found),
        });
    }
    for uncremated in [false, true] {
        let group: Vec<i64> = deaths
            .iter()
            .zip(cremated)
            .map(|(all, cremated)| if uncremated { all - cremated } else { *cremated })
            .collect();
        let rows: Vec<usize> = (0..choices.len()).filter(|n| choices[*n].uncremated == uncremated).collect();
        whole(uncremated, &rows, &parts, group.iter().any(|n| *n > 0), found);
        for (t, people) in group.iter().enumerate() {
            let shares: Vec<i64> = rows.iter().map(|n| parts[*n]).collect();
            for (n, people) in rows.iter().zip(split(*people, &shares)) {
                choices[*n].people[t] = people;
            }
        }
    }
    choices
}

/// The kind that a choice names at `at`; an issue where it does not take whom the choice is of.
fn kind(
    draft: &Draft,
    choice: &ChoiceDraft,
    (id, at): (&str, &str),
    ids: &Ids<'_>,
    found: &mut Findings,
) -> Option<KindId> {
    let pointer = format!("{at}/kind");
    let k = ids.kinds.find(id, || pointer.clone(), found)?;
    let doubtful = found.is_unreadable(&format!("/kinds/{k}/takes_uncremated"));
    if choice.uncremated && !draft.kinds[k].takes_uncremated && !doubtful {
        let cause = "these people are not cremated, and this kind takes ashes alone";
        let action = "write another kind, or `\"takes_uncremated\": true` with the kind";
        found.add("kind-takes-ashes-alone", pointer, id, cause, action);
    }
    Some(KindId::new(k))
}

fn accepts(
    draft: &Draft,
    choice: &ChoiceDraft,
    at: &str,
    ids: &Ids<'_>,
    found: &mut Findings,
) -> Vec<Accept> {
    let mut all: Vec<Accept> = Vec::with_capacity(choice.accepts.len());
    for (m, accept) in choice.accepts.iter().enumerate() {
        let at = format!("{at}/accepts/{m}");
        let kind = kind(draft, choice, (&accept.kind, &at), ids, found);
        let award = fen(&format!("{at}/award_yuan"), accept.award_yuan, found);
        let most = accept
            .most_percent
            .map_or(WHOLE, |percent| PERCENT.hundredths(&format!("{at}/most_percent"), percent, found));
        let Some(kind) = kind else { continue };
        if accept.kind == choice.kind || all.iter().any(|a| a.kind == kind) {
            let cause = "it is the first choice, or is accepted already";
            found.add("kind-twice", format!("{at}/kind"), &accept.kind, cause, "write each kind once");
            continue;
        }
        all.push(Accept { kind, award, most });
    }
    all
}

/// Whether the percents of a group come to a hundred, where there is anyone in it or any choice of it.
fn whole(uncremated: bool, rows: &[usize], parts: &[i64], anyone: bool, found: &mut Findings) {
    let doubtful = found.has_unreadable_below("/choices")
        || found.has_unreadable_below("/cremated_percent")
        || rows.iter().any(|n| found.has_issue_below(&format!("/choices/{n}/percent")));
    let sum: i64 = rows.iter().map(|n| parts[*n]).sum();
    if doubtful || sum == WHOLE || (rows.is_empty() && !anyone) || found.has_issue_below("/cremated_percent")
    {
        return;
    }
    let who = if uncremated { "uncremated" } else { "cremated" };
    let shown = format!("{}.{:02} percent of the {who}", sum / 100, sum % 100);
    let cause = format!("everyone who is {who} has a first choice, and no more than one");
    let action = format!("write percents that come to 100 over the choices of the {who}");
    found.add("not-a-hundred", "/choices", shown, cause, action);
}

/// `people` in parts of ten thousand: rounded down, and those who are left to the largest remainders, of equal ones to
/// the first. The parts come to ten thousand.
fn split(people: i64, parts: &[i64]) -> Vec<i64> {
    let mut split: Vec<i64> = parts.iter().map(|part| people * part / WHOLE).collect();
    let left = people - split.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(people * parts[*n] % WHOLE), *n));
    for n in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        split[n] += 1;
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_people_add_up_by_the_largest_remainders() {
        let parts = [5000, 2000, 2500, 500];
        // 65: 32.5, 13, 16.25, 3.25. 78: 39, 15.6, 19.5, 3.9, of which two are left.
        assert_eq!(split(65, &parts), [33, 13, 16, 3]);
        assert_eq!(split(78, &parts), [39, 16, 19, 4]);
        // Of equal remainders, the first.
        assert_eq!(split(1, &[5000, 5000]), [1, 0]);
        assert_eq!(split(0, &parts), [0, 0, 0, 0]);
        assert_eq!(split(0, &[]), <[i64; 0]>::default());
    }
}
