//! A made-up desk for tests and benches: a home of the size of Shapingba's, with its 21 vigil halls and some 20 cases a day,
//! and families who ask, hold, confirm and give back, all by a seed.

use std::collections::VecDeque;

use anpai_core::funerals::desk::{Asked, Desk, Home, Instant, Line, Offer, OfferAnswer, Refusal};
use serde_json::{Value, json};

use super::{Calendar, offers};
use crate::search::Dice;

/// The first day of the document, a Wednesday.
pub const FIRST_DAY: &str = "2026-04-01";
/// Midnight of that day in Shanghai.
pub const MIDNIGHT: &str = "2026-04-01T00:00:00+08:00";

/// A home with 21 vigil halls, for so many days. The 21 are published; five cremators follow from 4.7 for a million people;
/// everything else is assumed.
#[must_use]
pub fn document(days: u16) -> Value {
    let hours = |start: &str, end: &str| json!([{"start": start, "end": end}]);
    json!({
        "anpai": 1, "model": "funerals-week", "name": "A desk of Shapingba's size", "synthetic": true,
        "time_zone": "Asia/Shanghai", "horizon": {"start": FIRST_DAY, "days": days},
        "pools": [
            {"id": "hearses", "kind": "hearse", "units": 8, "hours": hours("06:00", "20:00"), "after_minutes": 15},
            {"id": "cold", "kind": "cold-storage", "units": 60},
            {"id": "preparation", "kind": "preparation", "units": 4, "hours": hours("07:00", "18:00"), "after_minutes": 15,
                "staff": {"pool": "staff", "people": 2}},
            {"id": "vigil", "kind": "vigil-hall", "units": 21},
            {"id": "small", "kind": "farewell-hall", "units": 3, "size": 1, "hours": hours("08:00", "17:00"), "after_minutes": 30},
            {"id": "medium", "kind": "farewell-hall", "units": 2, "size": 2, "hours": hours("08:00", "17:00"), "after_minutes": 30,
                "staff": {"pool": "staff", "people": 1}},
            {"id": "large", "kind": "farewell-hall", "units": 1, "size": 3, "hours": hours("08:00", "17:00"), "after_minutes": 45,
                "staff": {"pool": "staff", "people": 3}},
            {"id": "ordinary", "kind": "cremator", "units": 4, "class": "ordinary", "casket": 2, "hours": hours("08:00", "18:00"),
                "after_minutes": 20},
            {"id": "superior", "kind": "cremator", "units": 1, "class": "superior", "hours": hours("08:00", "18:00"),
                "after_minutes": 30},
            {"id": "staff", "kind": "staff", "units": 12, "hours": hours("06:00", "20:00")}
        ],
        "closed": [{"name": "noon", "from": "2026-04-04 11:30", "to": "2026-04-04 12:30", "kinds": ["farewell"]}],
        "gap": {"kind": "at-most", "minutes": 60}, "transfer_minutes": 20, "cases": []
    })
}

/// What the next family asks for offers.
#[must_use]
pub fn request(dice: &mut Dice, number: usize, days: u16) -> Value {
    let from = 8 * 60 + 30 * dice.below(14);
    let clock = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let mut case = json!({
        "id": format!("family {number}"),
        "wishes": {"weight": 1 + dice.below(3), "windows": [{"start": clock(from), "end": clock(from + 60)}]},
    });
    let has_farewell = dice.chance(0.9);
    if has_farewell {
        let size = [1, 1, 1, 2, 2, 3][dice.below(6)];
        case["farewell"] = json!({"size": size, "minutes": 45 + 15 * dice.below(4)});
    }
    if !has_farewell || dice.chance(0.9) {
        let class = if dice.chance(0.85) { "ordinary" } else { "superior" };
        case["cremation"] = json!({"class": class, "minutes": 60 + 10 * dice.below(4), "ash_minutes": 30});
        if class == "ordinary" && dice.chance(0.1) {
            case["cremation"]["casket"] = json!(2);
        }
    }
    if dice.chance(0.7) {
        case["pickup"] = json!({"minutes": 60 + 15 * dice.below(5)});
        case["storage"] = json!({});
    }
    if dice.chance(0.8) {
        case["preparation"] = json!({"minutes": 60 + 30 * dice.below(2)});
    }
    if dice.chance(0.5) {
        case["vigil"] = json!({"nights": 1 + dice.below(3)});
    }
    let wished = dice.below(usize::from(days));
    if dice.chance(0.5) {
        case["days"] =
            json!({"wished": format!("2026-04-{:02}", 1 + wished), "away": 2 + dice.below(4), "weight": 10});
    }
    let mut command = json!({
        "anpai": 1, "model": "funerals-desk", "request": format!("offer {number}"), "command": "offer", "case": case
    });
    if dice.chance(0.2) {
        command["weekdays"] = json!(["thursday", "friday"]);
    }
    if dice.chance(0.2) && command["case"]["cremation"].is_object() {
        command["cremated_by"] = json!("14:00");
    }
    command
}

/// A desk with its calendar and those who come to it.
#[derive(Debug)]
pub struct Town {
    /// The desk.
    pub desk: Desk,
    /// What is free.
    pub calendar: Calendar,
    dice: Dice,
    number: usize,
    days: u16,
    at: Instant,
    /// Who has a place, the longest first.
    kept: VecDeque<String>,
}

/// Families with a place at the same time, at most: some 15 for each of 14 days, so that good places are few.
const MOST_KEPT: usize = 220;

impl Town {
    /// The home before anyone has come.
    ///
    /// # Panics
    /// Never: the document is a good one.
    #[must_use]
    pub fn new(seed: u64, days: u16) -> Self {
        let text = document(days).to_string();
        let desk = Desk::new(Home::read(text.as_bytes()).expect("the document is a good one"));
        let calendar = Calendar::new(&desk);
        let at = Instant::parse(MIDNIGHT).expect("an instant");
        Self { desk, calendar, dice: Dice::new(seed, 0), number: 0, days, at, kept: VecDeque::new() }
    }
    /// What the next family sends.
    pub fn next_request(&mut self) -> Vec<u8> {
        self.number += 1;
        request(&mut self.dice, self.number, self.days).to_string().into_bytes()
    }
    /// What the desk offers it: reading, checking and searching.
    ///
    /// # Panics
    /// Never: the request is a good one.
    #[must_use]
    pub fn offers(&self, bytes: &[u8]) -> (Vec<Offer>, anpai_core::funerals::desk::Request) {
        let asked = Asked::read(bytes).expect("the request is a good one");
        let request = self.desk.request(self.at, &asked).expect("its case is a good one");
        let found = offers(&self.desk, &self.calendar, &request, asked.options());
        (found, request)
    }
    /// What the family does then: most take an offer, and some of those who have a place give it back.
    ///
    /// # Panics
    /// Where the desk refuses what it has just offered: a bug.
    pub fn take_one(&mut self, (offers, request): &(Vec<Offer>, anpai_core::funerals::desk::Request)) {
        if !offers.is_empty() && self.dice.chance(0.8) {
            let offer = &offers[self.dice.below(offers.len())];
            let told = offer.told(self.desk.home(), request);
            let id = request.case.id.clone();
            self.carry_out(&hold(&format!("hold {id}"), &told, request.cremated_by.map(|by| by.to_string())));
            self.carry_out(&command(&format!("confirm {id}"), "confirm", &json!({"booking": id})));
            self.kept.push_back(id);
        }
        while self.kept.len() > MOST_KEPT {
            let at = self.dice.below(self.kept.len());
            let Some(id) = self.kept.remove(at) else { break };
            let agreement = json!({"reference": "made up", "given": FIRST_DAY});
            let release = json!({"booking": id, "agreement": agreement});
            self.carry_out(&command(&format!("release {id}"), "release", &release));
        }
    }
    fn carry_out(&mut self, command: &Value) {
        let asked = Asked::read(command.to_string().as_bytes()).expect("a good command");
        let mut lines: Vec<Line> = Vec::new();
        match self.desk.answer(&mut lines, self.at, &asked) {
            Ok(_) => {
                for booking in lines.iter().filter_map(Line::booking) {
                    self.calendar.note(&self.desk, booking);
                }
            }
            Err(Refusal::Refused(issues)) => panic!("the desk refuses what it has offered: {issues}"),
            Err(Refusal::Ledger(never)) => match never {},
        }
    }
}

/// A command with its own fields.
///
/// # Panics
/// Where `fields` is no object.
#[must_use]
pub fn command(request: &str, kind: &str, fields: &Value) -> Value {
    let mut command = json!({"anpai": 1, "model": "funerals-desk", "request": request, "command": kind});
    let own = fields.as_object().expect("an object").clone();
    command.as_object_mut().expect("an object").extend(own);
    command
}

/// The hold of an offer.
#[must_use]
pub fn hold(request: &str, offer: &OfferAnswer, cremated_by: Option<String>) -> Value {
    let mut fields = json!({"case": offer.case, "service": offer.service, "moves": offer.others.moves});
    if let Some(by) = cremated_by {
        fields["cremated_by"] = json!(by);
    }
    command(request, "hold", &fields)
}
