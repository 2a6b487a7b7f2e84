//! The proof of an assignment, checked apart from the search: who is where is possible, no price is negative or asked
//! where a place is left, nobody has a cheaper choice at these prices, and the cost of the whole equals the bound that
//! the prices give (strong duality), all in `i128`.

use super::assignment::Assignment;
use super::cost::Cost;
use super::transport::{Slot, Transport, Unit};

/// A proved assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The cost of the assignment, and just as much the bound by its prices.
    pub cost: i128,
}

/// What is wrong with an assignment or with its prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not one seat for each unit, and one price for each slot.
    #[error("{units} seats and {slots} prices are not those of the problem")]
    Size {
        /// Seats.
        units: usize,
        /// Prices.
        slots: usize,
    },
    /// The unit is in a slot that it does not fit.
    #[error("unit {} is in slot {}, which it does not fit", .0.0, .1.0)]
    Misfit(Unit, Slot),
    /// The unit has to be served.
    #[error("unit {} has to be served", .0.0)]
    LeftOut(Unit),
    /// More units than places.
    #[error("slot {} holds more than its capacity", .0.0)]
    Overfull(Slot),
    /// A price below zero.
    #[error("the price of slot {} is negative", .0.0)]
    Negative(Slot),
    /// A price where a place is left.
    #[error("slot {} has a place left and a price", .0.0)]
    Idle(Slot),
    /// At these prices the unit has a cheaper choice.
    #[error("unit {} has a cheaper choice at these prices", .0.0)]
    Dearer(Unit),
    /// The cost that was told is not the cost of the assignment.
    #[error("it costs {found}, and not {told}")]
    Cost {
        /// What it costs.
        found: i128,
        /// What was told.
        told: i128,
    },
    /// The bound by the prices is less than the cost.
    #[error("it costs {cost}, and its prices prove {bound} only")]
    Gap {
        /// The cost.
        cost: i128,
        /// What the prices prove.
        bound: i128,
    },
    /// A sum does not fit 128 bits.
    #[error("a sum does not fit 128 bits")]
    Overflow,
}

/// Checks the proof.
///
/// # Errors
/// The first [`Fault`] found.
pub fn verify<C: Cost>(transport: &Transport<C>, found: &Assignment<C>) -> Result<Certificate, Fault> {
    let (units, slots) = (found.slots().len(), found.prices().len());
    if units != transport.units() || slots != transport.slots() {
        return Err(Fault::Size { units, slots });
    }
    let price: Vec<i128> = found.prices().iter().map(|&p| p.into()).collect();
    let mut held = vec![0_u64; slots];
    let mut cost = 0_i128;
    let mut bound = 0_i128;
    for unit in (0..units as u32).map(Unit) {
        let paid = paid(transport, found, unit)?;
        let seat = found.slot(unit);
        let own = add(paid, seat.map_or(0, |s| price[s.0 as usize]))?;
        let mut least = transport.unserved(unit).map(Into::into);
        for (slot, cost) in transport.arcs(unit) {
            let asked = add(cost.into(), price[slot.0 as usize])?;
            least = Some(least.map_or(asked, |l: i128| l.min(asked)));
        }
        if least.is_none_or(|least| own > least) {
            return Err(Fault::Dearer(unit));
        }
        if let Some(slot) = seat {
            held[slot.0 as usize] += 1;
        }
        cost = add(cost, paid)?;
        bound = add(bound, own)?;
    }
    for slot in (0..slots as u32).map(Slot) {
        let (price, held) = (price[slot.0 as usize], held[slot.0 as usize]);
        let capacity = u64::from(transport.capacity(slot));
        if held > capacity {
            return Err(Fault::Overfull(slot));
        }
        if price < 0 {
            return Err(Fault::Negative(slot));
        }
        if price > 0 && held < capacity {
            return Err(Fault::Idle(slot));
        }
        let rent = price.checked_mul(i128::from(capacity)).ok_or(Fault::Overflow)?;
        bound = bound.checked_sub(rent).ok_or(Fault::Overflow)?;
    }
    if cost != found.cost() {
        return Err(Fault::Cost { found: cost, told: found.cost() });
    }
    if cost != bound {
        return Err(Fault::Gap { cost, bound });
    }
    Ok(Certificate { cost })
}

/// What the unit costs where it is.
fn paid<C: Cost>(transport: &Transport<C>, found: &Assignment<C>, unit: Unit) -> Result<i128, Fault> {
    let Some(seat) = found.slot(unit) else {
        return transport.unserved(unit).map(Into::into).ok_or(Fault::LeftOut(unit));
    };
    let least = transport.arcs(unit).filter(|&(slot, _)| slot == seat).map(|(_, cost)| cost).min();
    least.map(Into::into).ok_or(Fault::Misfit(unit, seat))
}

fn add(a: i128, b: i128) -> Result<i128, Fault> {
    a.checked_add(b).ok_or(Fault::Overflow)
}
