//! Solves a published assignment problem and prints its cost, the processor time without reading, and the largest
//! memory: `cargo run --release -p anpai-solver --example assignment -- FILE [HOW]`. `HOW` is `auction` (the default),
//! `simplex` (the same problem as a network), `wide` (each cost composed with a hash of applicant and slot below it, as
//! one `i128`, so that the answer is unique), or `changes`: wide, then 1,000 random changes, each mended and held to a
//! solve from nothing.

use std::error::Error;

use anpai_core::beds::format::assignment::{self, Assignment};
use anpai_core::stop::Stop;
use anpai_solver::flow::{
    Cost, Ending, FlowEnding, Network, Slot, Standing, Transport, Unit, certificate, simplex, solve,
};

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let mut words = std::env::args().skip(1);
    let file = words.next().ok_or("which file?")?;
    let read = assignment::read(&std::fs::read(&file)?)?;
    match words.next().as_deref() {
        None | Some("auction") => auction(&read, narrow),
        Some("wide") => auction(&read, wide),
        Some("simplex") => network(&read),
        Some("changes") => changes(&read),
        Some(other) => Err(format!("no way to solve `{other}`").into()),
    }
}

fn narrow(cost: i64, _: u32, _: u32) -> i64 {
    cost
}

/// 16 bits between the stages: the sum of 65,536 hashes stays below one unit of cost.
fn wide(cost: i64, unit: u32, slot: u32) -> i128 {
    (i128::from(cost) << 80) + i128::from(hash(u64::from(unit) << 32 | u64::from(slot)))
}

fn transport<C: Cost>(read: &Assignment, cost: impl Fn(i64, u32, u32) -> C) -> Transport<C> {
    let units = read.unserved.len();
    let mut transport = Transport::with_room(&read.capacity, units, read.arcs.len());
    let mut arcs = Vec::new();
    for unit in 0..units {
        arcs.clear();
        arcs.extend(read.arcs_of(unit).iter().map(|&(slot, c)| (slot, cost(c, unit as u32, slot))));
        transport.push(Some(cost(read.unserved[unit], unit as u32, u32::MAX)), &arcs);
    }
    transport
}

fn auction<C: Cost>(read: &Assignment, cost: impl Fn(i64, u32, u32) -> C) -> Result<(), Failure> {
    let begin = processor_seconds()?;
    let mut standing = Standing::new(transport(read, cost));
    let ending = standing.solve(&Stop::never(), &mut |_| {})?;
    let spent = processor_seconds()? - begin;
    let found = ending.optimal().ok_or("everyone may go unserved, so there is an assignment")?;
    certificate::verify(standing.transport(), &found)?;
    let plain: i128 = (0..read.unserved.len())
        .map(|unit| {
            let slot = found.slots()[unit];
            let arc = slot.and_then(|s| read.arcs_of(unit).iter().find(|a| a.0 == s.0));
            i128::from(arc.map_or(read.unserved[unit], |a| a.1))
        })
        .sum();
    tell(plain, spent)
}

fn network(read: &Assignment) -> Result<(), Failure> {
    let begin = processor_seconds()?;
    let network = Network::of(&transport(read, narrow));
    let ending = simplex::solve(&network, &Stop::never(), &mut |_| {})?;
    let spent = processor_seconds()? - begin;
    let FlowEnding::Optimal(found) = ending else { return Err("there is an assignment".into()) };
    tell(certificate::verify_flow(&network, &found)?.cost, spent)
}

#[expect(clippy::print_stdout, reason = "what it is for")]
fn tell(cost: i128, spent: f64) -> Result<(), Failure> {
    println!("cost {cost} cpu {spent:.3} s peak {:.0} MB, proved", peak()? as f64 / 1024.0);
    Ok(())
}

/// What each change took, and whether its answer was that of a solve from nothing, seat by seat.
#[expect(clippy::print_stdout, reason = "what it is for")]
fn changes(read: &Assignment) -> Result<(), Failure> {
    const COUNT: u64 = 1000;
    let never = Stop::never();
    let mut standing = Standing::new(transport(read, wide));
    standing.solve(&never, &mut |_| {})?;
    let mut spent = Vec::new();
    let mut differing = 0;
    for round in 0..COUNT {
        let draw = |what: u64, below: usize| (hash(round << 8 | what) % below.max(1) as u64) as usize;
        let slot = Slot(draw(1, read.capacity.len()) as u32);
        let unit = Unit(draw(2, read.unserved.len()) as u32);
        let begin = processor_seconds()?;
        let places = standing.transport().capacity(slot);
        match draw(0, 6) {
            0 => standing.set_capacity(slot, places + 1),
            1 => standing.set_capacity(slot, places.saturating_sub(1)),
            2 => standing.remove_unit(unit),
            3 => {
                let like: Vec<_> = standing.transport().arcs(unit).map(|(s, c)| (s.0, c + 1)).collect();
                let unserved = standing.transport().unserved(unit);
                standing.add_unit(unserved, &like);
            }
            4 => {
                let arcs = standing.transport().arcs(unit).count();
                let chosen = standing.transport().arcs(unit).nth(draw(3, arcs));
                if let Some((slot, cost)) = chosen {
                    let by = (draw(4, 2001) as i128 - 1000) << 80;
                    standing.set_cost(unit, slot, Some(cost + by));
                }
            }
            _ => {
                let unserved = standing.transport().unserved(unit).map(|c| c + (1 << 90));
                standing.set_unserved(unit, unserved);
            }
        }
        let warm = standing.settle(&never, &mut |_| {})?;
        spent.push((processor_seconds()? - begin) * 1e3);
        let cold = solve(standing.transport().clone(), &never, &mut |_| {})?;
        let seats = |ending: Ending<i128>| ending.optimal().map(|a| a.slots().to_vec());
        differing += u32::from(seats(warm) != seats(cold));
    }
    spent.sort_by(f64::total_cmp);
    let (median, worst) = (spent[spent.len() / 2], spent[spent.len() - 1]);
    println!("{COUNT} changes: median {median:.3} ms, worst {worst:.3} ms, {differing} differ from cold");
    Ok(())
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn hash(of: u64) -> u64 {
    let mut x = of.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Of this process, in user and kernel.
fn processor_seconds() -> Result<f64, Failure> {
    let stat = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().ok_or("an empty file")?.parse()?;
    Ok(nanoseconds / 1e9)
}

/// The largest memory of this process, in kB.
fn peak() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).ok_or("no such line")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
