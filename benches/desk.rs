//! What an answer at the booking desk takes: 100,000 made-up requests over 14 days at a home of Shapingba's size, each from its
//! bytes to the best three offers, while families hold, confirm and give back between them (not counted).
//! `cargo bench -p anpai-workspace --bench desk` prints the median, the 99th percentile and the largest.
#![expect(clippy::print_stdout, reason = "the row is what it is for")]

use std::time::Instant;

use anpai_solver::funerals::desk::workbench::Town;

/// Days that can be booked.
const DAYS: u16 = 14;
/// Requests before the first one that counts: the desk is as full as it stays.
const WARM: usize = 2000;

fn main() {
    // Without `--bench`, as tests of all targets start it, a few are enough.
    let is_bench = std::env::args().any(|arg| arg == "--bench");
    let requests = if is_bench { 100_000 } else { 100 };
    let mut town = Town::new(1, DAYS);
    let (mut times, mut offers, mut none) = (Vec::with_capacity(requests), 0, 0);
    for n in 0..WARM.min(requests) + requests {
        let bytes = town.next_request();
        let start = Instant::now();
        let answer = town.offers(&bytes);
        let time = start.elapsed();
        if n >= WARM.min(requests) {
            times.push(time);
            offers += answer.0.len();
            none += usize::from(answer.0.is_empty());
        }
        town.take_one(&answer);
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e6;
    let places = town.desk.bookings().filter(|(_, booking)| booking.state.is_active()).count();
    println!("{requests} requests over {DAYS} days, {places} places taken at the end");
    println!("{offers} offers; {none} requests without any");
    println!("p50 {:.0} us, p99 {:.0} us, max {:.0} us", at(50), at(99), at(100));
}
