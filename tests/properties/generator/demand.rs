//! Services, clients, visits and what links them.

use anpai_core::time::Duration;
use anpai_core::visits::draft::{
    Binds, ClientDraft, DependencyDraft, LevelMinutesDraft, Minutes, PairDraft, PersonLink, ServiceDraft,
    TaskDraft, VisitDraft, WindowDraft,
};

use super::dice::{Dice, Feature, clock};
use super::people::{LANGUAGES, SKILLS, gender, names};

/// Three services; the first takes no skill.
pub fn services(world: &Dice) -> Vec<ServiceDraft> {
    let skilled = world.has(Feature::Skills);
    let service = |k: usize| {
        let word = |what: &str| format!("{what} of service {k}");
        let skill = (skilled && k > 0).then(|| SKILLS[k - 1].to_owned());
        let level = skill.is_some().then(|| world.within(&word("level"), 1, 3) as u8);
        let by_level = if skill.is_some() && world.on(Feature::LevelTimes, &word("by level"), 70) {
            let entry = |n: u8| LevelMinutesDraft {
                level: 2 * n,
                minutes: world.minutes(&word(&n.to_string()), 3, 60),
            };
            (1..=2).map(entry).collect()
        } else {
            Vec::new()
        };
        ServiceDraft {
            id: format!("s{k}"),
            name: None,
            skill,
            level,
            minutes: Some(world.minutes(&word("minutes"), 5, 50)),
            minutes_by_level: by_level,
            volunteers: world.on(Feature::Volunteers, &word("volunteers"), 40).then_some(false),
        }
    };
    (0..3).map(service).collect()
}

/// Four clients with their wishes.
pub fn clients(world: &Dice, places: usize, caregivers: &[String]) -> Vec<ClientDraft> {
    let client = |k: usize| {
        let dice = Dice::new(world.below(&format!("client {k}"), usize::MAX) as u64, world.features());
        let list = |feature, word: &str, percent| {
            if dice.has(feature) { dice.some(word, caregivers, percent) } else { Vec::new() }
        };
        ClientDraft {
            id: format!("k{k}"),
            place: format!("p{}", dice.below("place", places)),
            languages: if dice.on(Feature::Languages, "speaks", 50) {
                names(&dice, "languages", LANGUAGES, 50)
            } else {
                Vec::new()
            },
            gender: gender(&dice, 25),
            preferred: dice
                .on(Feature::Preferred, "prefers", 50)
                .then(|| dice.some("preferred", caregivers, 30)),
            refused: list(Feature::Refused, "refused", 15),
            usual: list(Feature::Usual, "usual", 30),
        }
    };
    (0..4).map(client).collect()
}

/// A visit of some client or at some place.
pub fn visit(
    dice: &Dice,
    id: String,
    days: u16,
    places: usize,
    clients: &[ClientDraft],
    people: &[String],
) -> VisitDraft {
    let client = (dice.below("has client", 100) < 75).then(|| dice.one("client", clients));
    let elsewhere = client.is_none() || dice.below("elsewhere", 100) < 10;
    let two = dice.on(Feature::TwoPeople, "two people", 25);
    let refused = if dice.has(Feature::Refused) { dice.some("refused", people, 8) } else { Vec::new() };
    // Whom the visit or its client refuses cannot be asked for.
    let may_come = |c: &String| !refused.contains(c) && client.is_none_or(|k| !k.refused.contains(c));
    let asked: Vec<String> = people.iter().filter(|c| may_come(c)).cloned().collect();
    let required = dice.on(Feature::Required, "requires", 20).then(|| dice.some("required", &asked, 60));
    let between = dice.within("days between", 1, 2) as u16;
    let most = days.div_ceil(between).min(3);
    let times =
        dice.on(Feature::Repetitions, "repeats", 35).then(|| dice.within("times", 1, i64::from(most)) as u16);
    let some_days: Vec<u16> = dice.some("days", &(0..days).collect::<Vec<_>>(), 60);
    let narrowed = days > 1 && times.is_none() && !some_days.is_empty() && dice.below("narrowed", 100) < 40;
    let task = |n: usize| TaskDraft {
        service: format!("s{}", dice.below(&format!("service {n}"), 3)),
        minutes: dice
            .on(Feature::TaskMinutes, &format!("own minutes {n}"), 40)
            .then(|| dice.minutes(&format!("minutes {n}"), 1, 70)),
    };
    VisitDraft {
        id,
        client: client.map(|c| c.id.clone()),
        place: elsewhere.then(|| format!("p{}", dice.below("place", places))),
        tasks: (0..if two { 2 } else { 1 }).map(task).collect(),
        pair: two.then(|| pair(dice)),
        windows: windows(dice),
        binds: dice.on(Feature::BindsEnd, "binds end", 35).then_some(Binds::End),
        optional: dice.on(Feature::Optional, "optional", 30),
        priority: dice
            .on(Feature::Priorities, "important", 60)
            .then(|| dice.within("priority", 1, 30) as u32),
        days: narrowed.then_some(some_days),
        times,
        days_between: times.map(|_| between),
        due_day: dice
            .on(Feature::DueDays, "due", 50)
            .then(|| dice.below("due day", usize::from(days)) as u16),
        preferred: dice.on(Feature::Preferred, "prefers", 25).then(|| dice.some("preferred", people, 40)),
        refused,
        required: required.filter(|r| !r.is_empty()),
        gender: gender(dice, 8),
        load: dice.on(Feature::Capacity, "is heavy", 70).then(|| dice.within("load", 0, 6)),
    }
}

fn pair(dice: &Dice) -> PairDraft {
    let least = dice.within("least gap", 0, 30);
    let most = least + dice.within("room in gap", 0, 45);
    let minutes = |n| Minutes(Duration::minutes(n));
    match dice.below("pair", 4) {
        0 | 1 => PairDraft::Simultaneous,
        2 => PairDraft::Sequential { min_minutes: minutes(least), max_minutes: minutes(most) },
        _ => PairDraft::Independent,
    }
}

/// No window, or some between seven in the morning and seven at night, one after the other; now and then one past
/// midnight.
fn windows(dice: &Dice) -> Vec<WindowDraft> {
    if !dice.on(Feature::Windows, "has windows", 80) {
        return Vec::new();
    }
    let hard = |k: usize| dice.on(Feature::HardWindows, &format!("hard {k}"), 50);
    if dice.on(Feature::NightShifts, "at night", 30) {
        let spans: [&[(i64, i64)]; 3] = [&[(1260, 1500)], &[(20, 60)], &[(60, 100), (1260, 1470)]];
        let span = |(k, (start, end)): (usize, &(i64, i64))| WindowDraft {
            start: clock(*start),
            end: clock(*end),
            hard: hard(k),
        };
        return dice.one("which nights", &spans).iter().enumerate().map(span).collect();
    }
    let count = if dice.has(Feature::SeveralWindows) { 1 + dice.below("windows", 3) } else { 1 };
    let crowd = if dice.has(Feature::Crowded) { 150 } else { 720 };
    let mut cuts: Vec<i64> =
        (0..2 * count).map(|k| 420 + dice.within(&format!("cut {k}"), 0, crowd)).collect();
    cuts.sort_unstable();
    let window =
        |k: usize| WindowDraft { start: clock(cuts[2 * k]), end: clock(cuts[2 * k + 1]), hard: hard(k) };
    (0..count).map(window).collect()
}

/// A link between two visits that take place equally often, from an earlier one of the list to a later one, so that no
/// circle comes of it.
pub fn link(dice: &Dice, visits: &[VisitDraft]) -> Option<DependencyDraft> {
    let (a, b) = (dice.below("one end", visits.len()), dice.below("other end", visits.len()));
    let (first, second) = (&visits[a.min(b)], &visits[a.max(b)]);
    if a == b || first.times.unwrap_or(1) != second.times.unwrap_or(1) {
        return None;
    }
    let min = dice.on(Feature::Dependencies, "least", 70).then(|| dice.minutes("least", 0, 60));
    let max = dice.on(Feature::Dependencies, "most", 50).then(|| dice.minutes("most", 61, 240));
    let links = [PersonLink::Same, PersonLink::PreferSame, PersonLink::Different];
    let person = dice.on(Feature::People, "person", 60).then(|| *dice.one("which", &links));
    let says_something = min.is_some() || max.is_some() || person.is_some();
    says_something.then(|| DependencyDraft {
        first: first.id.clone(),
        second: second.id.clone(),
        min_minutes: min,
        max_minutes: max,
        person,
    })
}
