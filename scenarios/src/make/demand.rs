//! Whom to visit and for what: clients in their homes, each with one to a few visits of different kinds, with lengths
//! around the kind's, whose mean is then fitted to the plan's hours over its visits.

use anpai_core::time::{Clock, Duration};
use anpai_core::visits::draft::{
    ClientDraft, DependencyDraft, Gender, Minutes, PairDraft, PersonLink, TaskDraft, VisitDraft, WindowDraft,
};

use super::Order;
use super::town::Town;
use crate::dice::{Deck, Dice};
use crate::tables::{SERVICES, ServiceRow, service};

/// What is wanted.
pub struct Demand {
    pub clients: Vec<ClientDraft>,
    pub visits: Vec<VisitDraft>,
    pub dependencies: Vec<DependencyDraft>,
    /// What the generator knows of each client, row for row with `clients`.
    pub people: Vec<Person>,
}

/// A client, as the generator knows one.
pub struct Person {
    /// The number of the street.
    pub street: usize,
    gender: Gender,
    priority: u32,
    times: u16,
    kinds: Vec<&'static str>,
}

/// Lengths and window starts are multiples of so many minutes.
const STEP: i64 = 5;
const WINDOW_STEP: i64 = 15;
/// How long the morning peak lasts, from the earliest start on.
const PEAK: i64 = 90;

/// Makes clients and visits.
pub fn demand(order: &Order, town: &mut Town) -> Demand {
    let figures = order.figures;
    let mut dice = Dice::new(order.seed, 4);
    let reserved = if order.impossible { super::impossible::impossible().len() } else { 0 };
    let count = order.visits - reserved;
    let people_count = (order.visits as f64 / figures.value("visits per client")).round() as usize - reserved;
    let mut demand =
        Demand { clients: Vec::new(), visits: Vec::new(), dependencies: Vec::new(), people: Vec::new() };
    let mut traits = Traits::new(order);
    for _ in 0..people_count {
        traits.client(order, town, &mut dice, &mut demand);
    }
    let mut kinds = Deck::new(100, &SERVICES.iter().map(|s| (s, s.share)).collect::<Vec<_>>());
    let mut wanted: Vec<&'static ServiceRow> = (0..count).map(|_| kinds.deal(&mut dice)).collect();
    let mut maker = Maker { order, dice, demand, levels: levels(), pairs: 0.0 };
    // Visits that hang together come first, each pair for a client of its own.
    let mut client = 0;
    if order.days == 1 {
        let share = |kind: &str, figure: &str| {
            let all = wanted.iter().filter(|w| w.service == kind).count();
            (all as f64 * figures.value(figure) / 100.0).round() as usize
        };
        let medicated = share("meal", "medication before a meal");
        let together = share("housework", "care and housework by one person");
        for _ in 0..medicated.min(people_count) {
            take(&mut wanted, "meal");
            take(&mut wanted, "medical");
            maker.medication_and_meal(client);
            client += 1;
        }
        for _ in 0..together.min(people_count - client) {
            take(&mut wanted, "care");
            take(&mut wanted, "housework");
            maker.care_and_housework(client);
            client += 1;
        }
    }
    for kind in wanted {
        let mut who = client;
        if client < people_count {
            client += 1;
        } else {
            // Another kind for someone who is there already.
            loop {
                who = maker.dice.below(people_count);
                if !maker.demand.people[who].kinds.contains(&kind.service.as_str()) {
                    break;
                }
            }
        }
        let start = maker.window_start(kind);
        maker.visit(kind, who, start, kind.width);
    }
    maker.demand
}

/// Removes one of a kind from the list, where there is one.
fn take(wanted: &mut Vec<&'static ServiceRow>, kind: &str) {
    if let Some(at) = wanted.iter().position(|w| w.service == kind) {
        wanted.remove(at);
    }
}

fn levels() -> Vec<Deck<String>> {
    SERVICES.iter().map(|s| Deck::new(20, &s.levels)).collect()
}

struct Traits {
    men: Deck<bool>,
    dependent: Deck<bool>,
    alone: Deck<bool>,
    kunming_only: Deck<bool>,
    mandarin_only: Deck<bool>,
    times: Deck<u16>,
}

impl Traits {
    fn new(order: &Order) -> Self {
        let percent = |figure| Deck::percent(order.figures.whole(figure));
        let times = |figure| order.figures.whole(figure) as u16;
        let (low, middle) =
            (order.figures.whole("clients of levels 2 and 3"), order.figures.whole("clients of level 4"));
        Self {
            men: percent("men among clients"),
            dependent: percent("dependent clients"),
            alone: percent("clients living alone"),
            kunming_only: percent("clients with Kunming dialect only"),
            mandarin_only: percent("clients with Mandarin only"),
            times: Deck::new(
                20,
                &[
                    (times("times a week (care levels 2 and 3)"), low),
                    (times("times a week (care level 4)"), middle),
                    (times("times a week (care levels 5 and 6)"), 100 - low - middle),
                ],
            ),
        }
    }

    fn client(&mut self, order: &Order, town: &mut Town, dice: &mut Dice, demand: &mut Demand) {
        let figures = order.figures;
        let (place, street) = town.home(order);
        let gender = if self.men.deal(dice) { Gender::Male } else { Gender::Female };
        let mut languages = Vec::new();
        let (kunming, mandarin) = (self.kunming_only.deal(dice), self.mandarin_only.deal(dice));
        if !kunming {
            languages.push(order.languages[0].to_owned());
        }
        if kunming || !mandarin {
            languages.push(order.languages[1].to_owned());
        }
        let mut priority = figures.whole("priority");
        if self.dependent.deal(dice) {
            priority += figures.whole("priority of the dependent");
        }
        if self.alone.deal(dice) {
            priority += figures.whole("priority of those living alone");
        }
        demand.clients.push(ClientDraft {
            id: format!("c{:03}", demand.clients.len() + 1),
            place,
            languages,
            gender: dice.chance(figures.value("clients who want their own gender")).then_some(gender),
            ..ClientDraft::default()
        });
        demand.people.push(Person {
            street,
            gender,
            priority: priority as u32,
            times: self.times.deal(dice),
            kinds: Vec::new(),
        });
    }
}

/// Makes one visit after another.
struct Maker<'a> {
    order: &'a Order<'a>,
    dice: Dice,
    demand: Demand,
    levels: Vec<Deck<String>>,
    /// Medical visits that are owed a carer after the nurse: a share is dealt as it falls due.
    pairs: f64,
}

impl Maker<'_> {
    /// The start of a window of the kind: minutes of the day.
    fn window_start(&mut self, kind: &ServiceRow) -> i64 {
        let minutes = |c: Clock| c.0.0 / 60_000;
        let (from, last) = (minutes(kind.from), minutes(kind.until) - kind.width);
        let last = if self.dice.chance(kind.peak) { last.min(from + PEAK) } else { last };
        from + self.dice.between(0, (last - from) / WINDOW_STEP) * WINDOW_STEP
    }

    /// A visit with a window from `start` minutes of the day on; its id.
    fn visit(&mut self, kind: &'static ServiceRow, client: usize, start: i64, width: i64) -> String {
        let figures = self.order.figures;
        let number = self.demand.visits.len() + 1;
        let at = SERVICES.iter().position(|s| s.service == kind.service).expect("a row of that table");
        let id = format!("{}-{number:03}", kind.service);
        let level = self.levels[at].deal(&mut self.dice);
        let steps = kind.spread / STEP;
        let task = TaskDraft {
            service: kind.at_level(&level),
            minutes: Some(Minutes(Duration::minutes(kind.minutes + self.dice.between(-steps, steps) * STEP))),
        };
        let mut tasks = vec![task; kind.people];
        let mut pair = (kind.people == 2).then_some(PairDraft::Simultaneous);
        if kind.service == "medical" {
            self.pairs += figures.value("nurse then carer") / 100.0;
            if self.pairs >= 1.0 {
                self.pairs -= 1.0;
                tasks.push(TaskDraft {
                    service: service("care").at_level("1"),
                    minutes: Some(Minutes(Duration::minutes(30))),
                });
                pair = Some(PairDraft::Sequential {
                    min_minutes: Minutes(figures.minutes("least time from nurse to carer")),
                    max_minutes: Minutes(figures.minutes("largest time from nurse to carer")),
                });
            }
        }
        let person = &mut self.demand.people[client];
        person.kinds.push(&kind.service);
        let times = if kind.times == 0 { person.times } else { kind.times };
        self.demand.visits.push(VisitDraft {
            id: id.clone(),
            client: Some(self.demand.clients[client].id.clone()),
            tasks,
            pair,
            windows: vec![WindowDraft {
                start: Clock(Duration::minutes(start)),
                end: Clock(Duration::minutes(start + width)),
                hard: kind.hard,
            }],
            optional: kind.service == "check",
            priority: Some((person.priority * kind.weight).min(1000)),
            times: (self.order.days > 1 && times > 1).then_some(times),
            // Three of seven days leave a free day between two visits; five do not.
            days_between: (self.order.days > 1 && times == 3).then_some(2),
            gender: (kind.service == "bath").then_some(person.gender),
            ..VisitDraft::default()
        });
        id
    }

    fn medication_and_meal(&mut self, client: usize) {
        let meal = service("meal");
        let start = self.window_start(meal);
        let second = self.visit(meal, client, start, meal.width);
        // The medicine's window opens two hours before the meal's, so that the order can be kept.
        let first = self.visit(service("medical"), client, start - 120, 75);
        self.demand.dependencies.push(DependencyDraft {
            first,
            second,
            min_minutes: Some(Minutes(self.order.figures.minutes("least time from medication to meal"))),
            max_minutes: Some(Minutes(self.order.figures.minutes("largest time from medication to meal"))),
            person: None,
        });
    }

    fn care_and_housework(&mut self, client: usize) {
        let mut visit = |kind: &str| {
            let kind = service(kind);
            let start = self.window_start(kind);
            self.visit(kind, client, start, kind.width)
        };
        let (first, second) = (visit("care"), visit("housework"));
        self.demand.dependencies.push(DependencyDraft {
            first,
            second,
            person: Some(PersonLink::PreferSame),
            ..DependencyDraft::default()
        });
    }
}

/// How long the client is served: two people at once count once, one after the other twice.
pub fn length(visit: &VisitDraft) -> i64 {
    let minutes = visit.tasks.iter().filter_map(|t| t.minutes).map(|m| m.0.0 / 60_000);
    match visit.pair {
        Some(PairDraft::Simultaneous) => minutes.max().unwrap_or(0),
        _ => minutes.sum(),
    }
}

/// Lengthens or shortens visits by one step each, within their kind's spread, until their mean is that of the plan.
pub fn fit_mean(order: &Order, visits: &mut [VisitDraft]) {
    let figures = order.figures;
    let times = |v: &VisitDraft| i64::from(v.times.unwrap_or(1));
    let count: i64 = visits.iter().map(times).sum();
    let mean = figures.value("hours delivered") * 60.0 / figures.value("visits delivered");
    let mut missing =
        (count as f64 * mean).round() as i64 - visits.iter().map(|v| times(v) * length(v)).sum::<i64>();
    loop {
        let before = missing;
        for visit in visits.iter_mut() {
            let Some(kind) = SERVICES.iter().find(|s| visit.id.starts_with(&s.service)) else { continue };
            let step = STEP * missing.signum();
            if missing.abs() < STEP * times(visit) || kind.spread < 2 * STEP {
                continue;
            }
            let longer = visit.tasks[0].minutes.map_or(0, |m| m.0.0 / 60_000) + step;
            if (longer - kind.minutes).abs() > kind.spread {
                continue;
            }
            let service = visit.tasks[0].service.clone();
            for task in visit.tasks.iter_mut().filter(|t| t.service == service) {
                task.minutes = Some(Minutes(Duration::minutes(longer)));
            }
            missing -= step * times(visit);
        }
        if missing == before {
            return;
        }
    }
}
