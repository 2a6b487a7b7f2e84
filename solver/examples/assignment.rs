//! Solves a published assignment problem and prints its cost, the processor time without reading, and the largest
//! memory: `cargo run --release -p anpai-solver --example assignment -- FILE [wide]`. `wide` composes each cost with a
//! hash of applicant and slot below it, as one `i128`, so that the answer is unique.

use std::error::Error;

use anpai_core::beds::format::assignment::{self, Assignment};
use anpai_core::stop::Stop;
use anpai_solver::flow::{Cost, Ending, Transport, certificate, solve};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let file = words.next().ok_or("which file?")?;
    let read = assignment::read(&std::fs::read(&file)?)?;
    match words.next().as_deref() {
        None => run(&read, |cost, _, _| cost),
        Some("wide") => {
            run(&read, |cost, unit, slot| (i128::from(cost) << 64) + i128::from(hash(unit, slot)))
        }
        Some(other) => Err(format!("no way to cost `{other}`").into()),
    }
}

#[expect(clippy::print_stdout, reason = "what it is for")]
fn run<C: Cost>(read: &Assignment, cost: impl Fn(i64, u32, u32) -> C) -> Result<(), Box<dyn Error>> {
    let begin = processor_seconds()?;
    let units = read.unserved.len();
    let mut transport = Transport::with_room(&read.capacity, units, read.arcs.len());
    let mut arcs = Vec::new();
    for unit in 0..units {
        arcs.clear();
        arcs.extend(read.arcs_of(unit).iter().map(|&(slot, c)| (slot, cost(c, unit as u32, slot))));
        transport.push(Some(cost(read.unserved[unit], unit as u32, u32::MAX)), &arcs);
    }
    let Ending::Optimal(found) = solve(transport.clone(), &Stop::never(), &mut |_| {})? else {
        return Err("everyone may go unserved, so there is an assignment".into());
    };
    let spent = processor_seconds()? - begin;
    let proof = certificate::verify(&transport, &found)?;
    let plain: i128 = (0..units)
        .map(|unit| {
            let slot = found.slots()[unit];
            let arc = slot.and_then(|s| read.arcs_of(unit).iter().find(|a| a.0 == s.0));
            i128::from(arc.map_or(read.unserved[unit], |a| a.1))
        })
        .sum();
    println!("cost {plain} proved {} cpu {spent:.3} s peak {} kB", proof.cost, peak()?);
    Ok(())
}

/// SplitMix64 (Steele, Lea and Flood 2014) of the pair.
fn hash(unit: u32, slot: u32) -> u64 {
    let mut x = (u64::from(unit) << 32 | u64::from(slot)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Of this process, in user and kernel, in steps of a hundredth.
fn processor_seconds() -> Result<f64, Box<dyn Error>> {
    let stat = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().ok_or("an empty file")?.parse()?;
    Ok(nanoseconds / 1e9)
}

/// The largest memory of this process.
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).ok_or("no such line")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
