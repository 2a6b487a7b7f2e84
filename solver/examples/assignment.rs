//! Solves a published assignment problem and prints its cost, the processor time without reading, and the largest
//! memory: `assignment FILE [HOW]`, built by `cargo build --release --workspace --example assignment`. `HOW` is `auction`
//! (the default), `simplex` (the same problem as a network), `wide` (each cost composed with a number of applicant and slot
//! below it, as one `i128`, so that the answer is unique), or `changes`: wide, then 1,000 random changes, each mended and
//! held to a solve from nothing, seat by seat.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use anpai_core::beds::format::assignment::{self, Assignment};
use anpai_core::stop::Stop;
use anpai_solver::flow::workbench::{self, Changes, Priced};
use anpai_solver::flow::{Ending, FlowEnding, Network, Standing, Transport, certificate, simplex};

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let mut words = std::env::args().skip(1);
    let file = words.next().ok_or("which file?")?;
    let read = assignment::read(&std::fs::read(&file)?)?;
    match words.next().as_deref() {
        None | Some("auction") => auction::<i64>(&read),
        Some("wide") => auction::<i128>(&read),
        Some("simplex") => network(&read),
        Some("changes") => changes(&read),
        Some(other) => Err(format!("no way to solve `{other}`").into()),
    }
}

fn transport<C: Priced>(read: &Assignment) -> Transport<C> {
    let rows = (0..read.unserved.len()).map(|unit| (read.unserved[unit], read.arcs_of(unit)));
    workbench::transport(&read.capacity, read.arcs.len(), rows)
}

fn auction<C: Priced>(read: &Assignment) -> Result<(), Failure> {
    let begin = processor_seconds()?;
    let mut standing = Standing::new(transport::<C>(read));
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
    let network = Network::of(&transport::<i64>(read));
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

/// What each change took, beside a solve from nothing, and whether both have the same answer, seat by seat.
#[expect(clippy::print_stdout, reason = "what it is for")]
fn changes(read: &Assignment) -> Result<(), Failure> {
    const COUNT: usize = 1000;
    let never = Stop::never();
    let mut standing = Standing::new(transport::<i128>(read));
    standing.solve(&never, &mut |_| {})?;
    let mut changes = Changes::new(1);
    let (mut warm_ms, mut cold_ms) = (BTreeMap::<_, Vec<f64>>::new(), Vec::new());
    let mut differing = 0;
    for _ in 0..COUNT {
        // By the clock on the wall: the kernel counts processor time in steps as long as what is measured.
        let begin = Instant::now();
        let sort = changes.next(&mut standing);
        let warm = standing.settle(&never, &mut |_| {})?;
        warm_ms.entry(sort).or_default().push(begin.elapsed().as_secs_f64() * 1e3);
        let mut from_nothing = Standing::new(standing.transport().clone());
        let begin = Instant::now();
        let cold = from_nothing.solve(&never, &mut |_| {})?;
        cold_ms.push(begin.elapsed().as_secs_f64() * 1e3);
        let seats = |ending: Ending<i128>| ending.optimal().map(|a| a.slots().to_vec());
        differing += u32::from(seats(warm) != seats(cold));
    }
    let rows = warm_ms.into_iter().map(|(sort, all)| (format!("{sort:?}, mended"), all));
    for (what, mut all) in rows.chain([("from nothing".to_owned(), cold_ms)]) {
        all.sort_by(f64::total_cmp);
        let (count, median, worst) = (all.len(), all[all.len() / 2], all[all.len() - 1]);
        println!("{what}: {count} times, median {median:.3} ms, worst {worst:.3} ms");
    }
    println!("{COUNT} changes, {differing} differ from a solve from nothing");
    Ok(())
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
