//! Who is there: employees of street centres, stations and the district, and volunteers of the time bank. The list of
//! employees is the same for every variant of a day; a variant takes its first so many.

use std::collections::BTreeMap;

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::{BreakDraft, CaregiverDraft, CaregiverKind, Gender, Minutes, ShiftDraft};

use super::town::Town;
use super::{CAR, EBIKE, Order, WALK};
use crate::dice::{Deck, Dice};
use crate::tables::{ROLES, RoleRow};

/// The figure that gives the share of a kind of shift, its rounds (hour, minute), and whether there is lunch.
type Kind = (&'static str, &'static [((i64, i64), (i64, i64))], bool);

const KINDS: &[Kind] = &[
    ("full shift (early)", &[((7, 30), (16, 30))], true),
    ("full shift (day)", &[((8, 0), (17, 0))], true),
    ("full shift (late)", &[((9, 0), (18, 0))], true),
    ("split shift", &[((7, 30), (11, 30)), ((14, 0), (18, 0))], false),
    ("half shift", &[((7, 30), (12, 30))], false),
];

fn clock((hour, minute): (i64, i64)) -> Clock {
    Clock(Duration::minutes(hour * 60 + minute))
}

/// Deals what both employees and volunteers have: gender and languages.
struct Traits {
    men: Deck<bool>,
    common: Deck<bool>,
    local: Deck<bool>,
    spoken: [String; 2],
}

impl Traits {
    fn new(order: &Order, men: &str) -> Self {
        let figures = order.figures;
        let percent =
            |figure| Deck::new(50, &[(true, figures.whole(figure)), (false, 100 - figures.whole(figure))]);
        Self {
            men: percent(men),
            common: percent("caregivers speaking Mandarin"),
            local: percent("caregivers speaking Kunming dialect"),
            spoken: order.languages.map(str::to_owned),
        }
    }
    fn gender(&mut self, dice: &mut Dice) -> Gender {
        if self.men.deal(dice) { Gender::Male } else { Gender::Female }
    }
    fn languages(&mut self, dice: &mut Dice) -> Vec<String> {
        let (common, local) = (self.common.deal(dice), self.local.deal(dice));
        let mut spoken = Vec::new();
        if common {
            spoken.push(self.spoken[0].clone());
        }
        if local || !common {
            spoken.push(self.spoken[1].clone());
        }
        spoken
    }
}

/// The days on which person `n` works: `working` in a row, from another day for each.
fn days(order: &Order, n: usize, working: usize) -> Vec<u16> {
    let free = |day: u16| (usize::from(day) + 2 * n) % 7 >= working;
    (0..order.days).filter(|day| order.days == 1 || !free(*day)).collect()
}

/// The employees.
pub fn employees(order: &Order, town: &Town) -> Vec<CaregiverDraft> {
    let figures = order.figures;
    let mut dice = Dice::new(order.seed, 2);
    // Decks of 25 and of one card for each street: the first 60 people already have the shares.
    let mut roles = Deck::new(50, &ROLES.iter().map(|r| (r, r.share)).collect::<Vec<_>>());
    let mut streets =
        Deck::new(town.streets.len() as i64, &(0..town.streets.len()).map(|s| (s, 1)).collect::<Vec<_>>());
    let mut kinds = Deck::new(50, &KINDS.iter().map(|k| (k, figures.whole(k.0))).collect::<Vec<_>>());
    let mut on_foot = Deck::percent(figures.whole("employees on foot"));
    let mut at_centre = Deck::percent(figures.whole("employees at the street centre"));
    let mut must_eat = Deck::percent(figures.whole("lunches that must be taken"));
    let mut traits = Traits::new(order, "men among employees");
    let mut all = Vec::with_capacity(order.employees);
    for n in 0..order.employees {
        let role: &RoleRow = roles.deal(&mut dice);
        let mut kind: &Kind = kinds.deal(&mut dice);
        let walks = on_foot.deal(&mut dice);
        let (mut street, mut mode) = (None, if walks { WALK } else { EBIKE });
        let from = if role.base == "district" {
            mode = CAR;
            // The district's few nurses are there the whole day.
            kind = &KINDS[1];
            town.district.clone()
        } else {
            let home = &town.streets[streets.deal(&mut dice)];
            street = Some(home.code.clone());
            let station = dice.pick(&home.stations).unwrap_or(&home.centre).clone();
            if at_centre.deal(&mut dice) { home.centre.clone() } else { station }
        };
        let lunch = kind.2.then(|| BreakDraft {
            start: clock((11, 0)),
            end: clock((14, 0)),
            minutes: Minutes(figures.minutes("lunch")),
            binds: Some(anpai_core::visits::draft::Binds::End),
            mandatory: must_eat.deal(&mut dice),
        });
        let work: i64 = kind.1.iter().map(|(from, to)| clock(*to).0.0 - clock(*from).0.0).sum();
        let contract = Duration(work.min(figures.hours("contract hours a day").0));
        all.push(CaregiverDraft {
            id: format!("e{:03}", n + 1),
            skills: role.skills.iter().map(|(s, level)| (s.clone(), *level as u8)).collect(),
            languages: traits.languages(&mut dice),
            gender: Some(traits.gender(&mut dice)),
            mode: Some(mode.to_owned()),
            street,
            shifts: days(order, n, figures.count("working days a week"))
                .into_iter()
                .flat_map(|day| kind.1.iter().map(move |round| (day, *round)))
                .map(|(day, (start, end))| ShiftDraft {
                    day: (order.days > 1).then_some(day),
                    start: clock(start),
                    end: clock(end),
                    from: from.clone(),
                    breaks: lunch.into_iter().collect(),
                    ..ShiftDraft::default()
                })
                .collect(),
            contract_minutes_per_day: Some(Minutes(contract)),
            contract_minutes_per_week: Some(Minutes(figures.hours("contract hours a week"))),
            max_minutes_per_day: Some(Minutes(figures.hours("largest hours a day"))),
            max_minutes_per_week: Some(Minutes(figures.hours("largest hours a week"))),
            fen_per_hour: Some(figures.fen(if role.wage == "nurse" {
                "wage of a nurse or therapist"
            } else {
                "wage of a carer"
            })),
            fen_per_km: match mode {
                CAR => Some(figures.fen("car kilometre")),
                EBIKE => Some(figures.fen("e-bike kilometre")),
                _ => None,
            },
            ..CaregiverDraft::default()
        });
    }
    all
}

/// The time bank's volunteers: one session a day, around their station.
pub fn volunteers(order: &Order, town: &Town) -> Vec<CaregiverDraft> {
    let figures = order.figures;
    let mut dice = Dice::new(order.seed, 3);
    let mut on_foot = Deck::percent(figures.whole("volunteers on foot"));
    let mut at_noon = Deck::percent(figures.whole("volunteer sessions at noon"));
    let mut trained = Deck::percent(figures.whole("volunteers trained in company"));
    let mut traits = Traits::new(order, "men among volunteers");
    let one = |n: usize| {
        let home = &town.streets[n % town.streets.len()];
        let walks = on_foot.deal(&mut dice);
        let (start, end) = if at_noon.deal(&mut dice) { ((10, 0), (13, 0)) } else { ((14, 0), (17, 0)) };
        let from = dice.pick(&home.stations).unwrap_or(&home.centre).clone();
        CaregiverDraft {
            id: format!("t{:03}", n + 1),
            kind: Some(CaregiverKind::Volunteer),
            skills: if trained.deal(&mut dice) {
                BTreeMap::from([("company".to_owned(), 1)])
            } else {
                BTreeMap::new()
            },
            languages: traits.languages(&mut dice),
            gender: Some(traits.gender(&mut dice)),
            mode: Some(if walks { WALK } else { EBIKE }.to_owned()),
            street: Some(home.code.clone()),
            shifts: days(order, n, figures.count("volunteer days a week"))
                .into_iter()
                .map(|day| ShiftDraft {
                    day: (order.days > 1).then_some(day),
                    start: clock(start),
                    end: clock(end),
                    from: from.clone(),
                    ..ShiftDraft::default()
                })
                .collect(),
            max_minutes_per_day: Some(Minutes(figures.hours("largest volunteer time a day"))),
            ..CaregiverDraft::default()
        }
    };
    (0..order.volunteers).map(one).collect()
}
