//! Every object of a document: which fields it has to have, and which it may have.

use crate::read::forms::forms;
use crate::visits::draft::{
    BreakDraft, CaregiverDraft, ClientDraft, DependencyDraft, Draft, HorizonDraft, LevelMinutesDraft,
    PinDraft, PreviousDraft, ServiceDraft, ShiftDraft, TaskDraft, VisitDraft, WindowDraft,
};

forms! {
    Draft, "a document",
        needs [anpai, model, horizon, places, travel, services, caregivers, visits],
        may [name, synthetic, time_zone, datum, streets, clients, dependencies, pins, previous, rules, search];
    HorizonDraft, "a horizon", needs [start], may [days];
    ServiceDraft, "a service",
        needs [id], may [name, skill, level, minutes, minutes_by_level, volunteers];
    LevelMinutesDraft, "a level with its minutes", needs [level, minutes], may [];
    ClientDraft, "a client", needs [id, place], may [languages, gender, preferred, refused, usual];
    CaregiverDraft, "a caregiver",
        needs [id, shifts],
        may [kind, skills, languages, gender, mode, street, contract_minutes_per_day, contract_minutes_per_week,
            max_minutes_per_day, max_minutes_per_week, fen_per_hour, fen_per_km, fen_per_shift, incompatible];
    ShiftDraft, "a shift", needs [start, end, from], may [day, to, breaks, capacity];
    BreakDraft, "a break", needs [start, end, minutes], may [binds, mandatory];
    VisitDraft, "a visit",
        needs [id, tasks],
        may [client, place, pair, windows, binds, optional, priority, days, times, days_between, due_day, preferred,
            refused, required, gender, load];
    TaskDraft, "a task", needs [service], may [minutes];
    WindowDraft, "a window", needs [start, end], may [hard];
    DependencyDraft, "a dependency", needs [first, second], may [min_minutes, max_minutes, person];
    PinDraft, "a pin", needs [caregiver], may [visit, task, day, start, round, order];
    PreviousDraft, "a place in the earlier roster", needs [visit, caregiver, start], may [task, day];
}
