//! A desk's books in the memory of a server: the ledger up to a line, under one edition of the home's document.

use anpai_core::funerals::desk::{Desk, Home, Line};
use anpai_core::issue::Issues;
use anpai_solver::funerals::desk::Calendar;

use super::error::DeskError;

/// So many new lines at once are not worth looking at one by one.
const MANY: usize = 200;

/// The books.
#[derive(Debug)]
pub(super) struct Books {
    pub desk: Desk,
    pub calendar: Calendar,
    /// Which document of the home.
    pub edition: i64,
}

/// Lines as the store has them.
pub(super) fn read(lines: &[String]) -> Result<Vec<Line>, DeskError> {
    let read: Result<_, Issues> = lines.iter().map(|line| Line::read(line.as_bytes())).collect();
    read.map_err(DeskError::Ledger)
}

impl Books {
    /// Before the first line.
    pub fn new(home: &[u8], edition: i64) -> Result<Self, DeskError> {
        let desk = Desk::new(Home::read(home).map_err(DeskError::Home)?);
        let calendar = Calendar::new(&desk);
        Ok(Self { desk, calendar, edition })
    }

    /// Takes in lines that are kept.
    pub fn take_in(&mut self, lines: &[Line]) -> Result<(), DeskError> {
        for line in lines {
            self.desk.apply(line).map_err(DeskError::Ledger)?;
        }
        if lines.len() > MANY {
            self.calendar = Calendar::new(&self.desk);
        } else {
            lines.iter().filter_map(Line::booking).for_each(|id| self.calendar.note(&self.desk, id));
        }
        Ok(())
    }
}
