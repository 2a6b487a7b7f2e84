//! The proof of an assignment, checked apart from the search: who is where is possible, no price is negative or asked
//! where a place is left, nobody has a cheaper choice at these prices, and the cost of the whole equals the bound that
//! the prices give (strong duality), all in `i128`.

use super::assignment::Assignment;
use super::cost::Cost;
use super::network::{Flow, Network};
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
    /// The flow of an arc, by position, is outside its bounds.
    #[error("the flow of arc {0} is outside its bounds")]
    Bounds(usize),
    /// What comes and goes at a node, by position, does not even out.
    #[error("what comes and goes at node {0} does not even out")]
    Uneven(usize),
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

/// Checks the proof of a flow: bounds, supplies, and that the bound by the potentials equals the cost, which is to say
/// that no arc with room is cheaper than they say and none with flow dearer.
///
/// # Errors
/// The first [`Fault`] found.
pub fn verify_flow<C: Cost>(network: &Network<C>, found: &Flow<C>) -> Result<Certificate, Fault> {
    let (arcs, nodes) = (network.arcs(), network.supplies());
    if found.flow.len() != arcs.len() || found.potential.len() != nodes.len() {
        return Err(Fault::Size { units: found.flow.len(), slots: found.potential.len() });
    }
    let mut left: Vec<i128> = nodes.iter().map(|&s| s.into()).collect();
    let mut cost = 0_i128;
    let mut bound = 0_i128;
    for (at, (arc, &flow)) in arcs.iter().zip(&found.flow).enumerate() {
        if !(arc.lower..=arc.upper).contains(&flow) {
            return Err(Fault::Bounds(at));
        }
        let (from, to) = (arc.from.0 as usize, arc.to.0 as usize);
        left[from] -= i128::from(flow);
        left[to] += i128::from(flow);
        let potential = |node: usize| -> i128 { found.potential[node].into() };
        let reduced = add(arc.cost.into(), potential(from))?.checked_sub(potential(to));
        let reduced = reduced.ok_or(Fault::Overflow)?;
        cost = add(cost, times(arc.cost.into(), flow)?)?;
        bound = add(bound, times(reduced, if reduced > 0 { arc.lower } else { arc.upper })?)?;
    }
    for (node, &left) in left.iter().enumerate() {
        if left != 0 {
            return Err(Fault::Uneven(node));
        }
        let value = times(found.potential[node].into(), nodes[node])?;
        bound = bound.checked_sub(value).ok_or(Fault::Overflow)?;
    }
    if cost != found.cost {
        return Err(Fault::Cost { found: cost, told: found.cost });
    }
    if cost != bound {
        return Err(Fault::Gap { cost, bound });
    }
    Ok(Certificate { cost })
}

fn times(a: i128, b: i64) -> Result<i128, Fault> {
    a.checked_mul(i128::from(b)).ok_or(Fault::Overflow)
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
