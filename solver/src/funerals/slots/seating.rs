//! Who has which choice, and what is left in every room.

use super::model::{Choice, Model, NONE, Party};

/// Parties in their places.
#[derive(Clone)]
pub(super) struct Seating<'m, 'a> {
    pub(super) model: &'m Model<'a>,
    /// What is left in each room.
    pub(super) left: Vec<i64>,
    /// The choice of each party, by where it stands among all; [`NONE`] where it has none.
    pub(super) at: Vec<u32>,
}

impl<'m, 'a> Seating<'m, 'a> {
    /// Nobody has anything.
    pub(super) fn new(model: &'m Model<'a>) -> Self {
        Self { model, left: model.rooms.clone(), at: vec![NONE; model.parties.len()] }
    }
    /// What a party has.
    pub(super) fn of(&self, party: usize) -> Option<&'m Choice> {
        Some(self.at[party]).filter(|at| *at != NONE).map(|at| self.model.choice(at as usize))
    }
    /// Whether there is room for a choice.
    pub(super) fn fits(&self, party: &Party, choice: &Choice) -> bool {
        self.model.takes(party, choice).all(|(room, amount)| self.left[room] >= amount)
    }
    /// Whether there is room for a choice once somebody has left enough places in the slot, and the party what it has.
    pub(super) fn fits_but_for_people(&self, party: usize, at: usize) -> bool {
        let (asks, choice) = (&self.model.parties[party], self.model.choice(at));
        let mut others = self.model.takes(asks, choice).skip(1);
        if self.at[party] == NONE {
            return others.all(|(room, amount)| self.left[room] >= amount);
        }
        let own = self.model.choice(self.at[party] as usize);
        let holds = |room: usize| self.model.takes(asks, own).any(|(held, _)| held == room);
        others.all(|(room, amount)| self.left[room] >= amount || holds(room))
    }
    /// Gives a party a choice, by where it stands among all, for which there is room.
    pub(super) fn give(&mut self, party: usize, at: usize) {
        debug_assert!(self.fits(&self.model.parties[party], self.model.choice(at)), "there is no room");
        debug_assert!(self.at[party] == NONE, "it has one");
        for (room, amount) in self.model.takes(&self.model.parties[party], self.model.choice(at)) {
            self.left[room] -= amount;
        }
        self.at[party] = at as u32;
    }
    /// Takes away what a party has.
    pub(super) fn take(&mut self, party: usize) {
        let Some(choice) = self.of(party) else { return };
        for (room, amount) in self.model.takes(&self.model.parties[party], choice) {
            self.left[room] += amount;
        }
        self.at[party] = NONE;
    }
    /// What it all comes to, stage by stage.
    pub(super) fn worth(&self) -> [i64; 2] {
        let mut sums = [0; 2];
        for (n, party) in self.model.parties.iter().enumerate() {
            let Some(choice) = self.of(n) else { continue };
            let worth = self.model.worth.by_rank[choice.rank as usize];
            sums.iter_mut().zip(worth).for_each(|(sum, worth)| *sum += i64::from(party.counted) * worth);
        }
        sums
    }
}
