//! Lists whose course can be followed by hand, because nobody comes and stays are fixed.

use super::*;

/// How many wait, look by look.
fn list(tally: &Tally, class: usize) -> Vec<u32> {
    tally.looks.iter().map(|look| look.waiting[class]).collect()
}

#[test]
fn a_bed_goes_to_the_higher_tier_and_then_to_whoever_waited_longest() {
    // One bed, a resident who has been there 6 of 8 days: it is free on day 2. On the list: two of the second tier since
    // day -9 and -3, one of the first tier since day -1, who goes first for 4 days, until day 6. Then the one who came on
    // day -9, for 5 days, until day 11; then the last one.
    let mut problem = problem(1, 20, vec![class(0, 4), class(1, 5), class(1, 8)]);
    problem.waiting = vec![waiting(1, -3, 1), waiting(0, -1, 1), waiting(1, -9, 1)];
    problem.residents = vec![Residents { class: ClassId(2), pool: PoolId(0), since: day(-6), count: 1 }];
    let tally = tally(&problem);
    assert_eq!(list(&tally, 0)[..4], [1, 1, 0, 0]);
    assert_eq!(list(&tally, 1)[..12], [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0]);
    // Waits: 2 + 1 days; 6 + 9 and 11 + 3 days.
    assert_eq!(tally.waits[0].millis, i128::from(3 * DAY));
    assert_eq!(tally.waits[1].millis, i128::from((15 + 14) * DAY));
    assert_eq!(
        (tally.waits[1].by_day[14], tally.waits[1].by_day[15], tally.waits[1].by_day.len()),
        (1, 1, 16)
    );
    // On the list of the second tier: 2 people for 6 days, 1 for 5.
    assert_eq!(tally.waiting[1].area, i128::from((2 * 6 + 5) * DAY));
    // Slept in from the start until day 16, when the last one has been there for 5 days.
    assert_eq!(tally.occupied[0].area, i128::from(16 * DAY));
    assert_eq!(tally.beds[0].area, i128::from(20 * DAY));
}

#[test]
fn whoever_gives_up_gets_no_bed() {
    // One bed, three who wait: the first has it at once for 10 days, the second gives up after 7 days of waiting in all,
    // which is 3 from now, the third has it from day 10 on.
    let patient = class(0, 10);
    let mut hasty = class(0, 10);
    hasty.patience = Some(Span::Fixed(days(7)));
    let mut problem = problem(1, 30, vec![patient, hasty]);
    problem.waiting = vec![waiting(0, -5, 1), waiting(1, -4, 1), waiting(0, -2, 1)];
    let tally = tally(&problem);
    assert_eq!(list(&tally, 1)[..5], [1, 1, 1, 0, 0]);
    assert_eq!((tally.waits[1].gave_up, tally.waits[1].admitted), (1, 0));
    assert_eq!((tally.waits[0].admitted, tally.waits[0].millis), (2, i128::from((5 + 12) * DAY)));
}

#[test]
fn a_transfer_keeps_the_bed_until_there_is_another() {
    // A general bed (pool 1) and a nursing bed (pool 0). The nursing bed has a resident for 9 more days. Somebody in the
    // general bed needs nursing from day 3 on, waits in the general bed until day 9, and only then can the next one have
    // it: who has waited since day -1.
    let mut nursing = class(0, 12);
    nursing.stay = Span::Fixed(days(12));
    let mut general = class(1, 5);
    general.pools = vec![PoolId(1)];
    general.next = vec![Next { class: ClassId(0), share: 1.0 }];
    let mut problem = problem(1, 30, vec![nursing, general]);
    problem.pools.push(Pool { id: named("flat"), kind: KindId(1), beds: 1 });
    problem.residents = vec![
        Residents { class: ClassId(0), pool: PoolId(0), since: day(-3), count: 1 },
        Residents { class: ClassId(1), pool: PoolId(1), since: day(-2), count: 1 },
    ];
    problem.waiting = vec![waiting(1, -1, 1)];
    let tally = tally(&problem);
    assert_eq!([2, 3, 8, 9].map(|at| list(&tally, 0)[at]), [0, 1, 1, 0]);
    assert_eq!(tally.waits[1].millis, i128::from(10 * DAY));
    // The second one needs nursing from day 14 on and gets it on day 21, when the first one leaves: they waited 6 and 7
    // days, and the general bed was slept in until then.
    assert_eq!(tally.waits[0].millis, i128::from((6 + 7) * DAY));
    assert_eq!(tally.occupied[1].area, i128::from(21 * DAY));
    assert_eq!(tally.waits[0].admitted, 2);
}

#[test]
fn a_transfer_brings_new_luck() {
    // Two classes in the same beds, each of which sends every second one on to the other after a day. Whoever kept the luck
    // of the first day would go on for ever.
    let [mut there, mut back] = [class(0, 1), class(0, 1)];
    there.next = vec![Next { class: ClassId(1), share: 0.5 }];
    back.next = vec![Next { class: ClassId(0), share: 0.5 }];
    let mut problem = problem(200, 60, vec![there, back]);
    problem.waiting = vec![waiting(0, 0, 200)];
    let tally = tally(&problem);
    let slept: Vec<u32> = tally.looks.iter().map(|look| look.occupied[0]).collect();
    // A hundred are expected after a day, with a standard deviation of 7.
    assert_eq!(slept[0], 200);
    assert!((70..130).contains(&slept[1]), "{slept:?}");
    assert_eq!(slept.last(), Some(&0), "{slept:?}");
}

#[test]
fn beds_open_for_those_who_wait_and_close_as_they_fall_empty() {
    // Two beds for four people of 6 days. One more opens on day 2, two close on day 4: those of the first two, who leave on
    // day 6, are not given again; the third one leaves on day 8, and the fourth follows then.
    let mut problem = problem(2, 20, vec![class(0, 6)]);
    problem.waiting = vec![waiting(0, 0, 4)];
    problem.plans[0].changes = vec![
        Change { at: day(2), pool: PoolId(0), beds: 1 },
        Change { at: day(4), pool: PoolId(0), beds: -2 },
    ];
    let tally = tally(&problem);
    assert_eq!(list(&tally, 0)[..10], [2, 2, 1, 1, 1, 1, 1, 1, 0, 0]);
    let slept: Vec<u32> = tally.looks.iter().map(|look| look.occupied[0]).collect();
    assert_eq!(slept[..10], [2, 2, 3, 3, 3, 3, 1, 1, 1, 1]);
    // Beds there are: 2 for 2 days, 3 until day 6 (closing ones count while slept in), 1 for 14 days.
    assert_eq!(tally.beds[0].area, i128::from((2 * 2 + 3 * 4 + 14) * DAY));
}

#[test]
fn the_most_wanted_of_the_free_beds_is_taken() {
    let mut picky = class(0, 5);
    picky.pools = vec![PoolId(1), PoolId(0)];
    let mut problem = problem(3, 10, vec![picky]);
    problem.pools.push(Pool { id: named("flat"), kind: KindId(1), beds: 1 });
    problem.waiting = vec![waiting(0, 0, 3)];
    let tally = tally(&problem);
    assert_eq!(tally.looks[1].occupied, [2, 1]);
}

#[test]
fn nothing_is_counted_before_the_warm_up() {
    // One bed for 6 days each: the first wait ends on day 0, the second on day 6, the third on day 12.
    let mut problem = problem(1, 20, vec![class(0, 6)]);
    problem.waiting = vec![waiting(0, 0, 3)];
    problem.warm_up = days(7);
    let tally = tally(&problem);
    assert_eq!((tally.waits[0].admitted, tally.waits[0].millis), (1, i128::from(12 * DAY)));
    assert_eq!((tally.waiting[0].area, tally.occupied[0].area), (i128::from(5 * DAY), i128::from(11 * DAY)));
    assert_eq!((tally.beds[0].area, tally.looks.len()), (i128::from(13 * DAY), 20));
}

#[test]
fn a_list_and_its_end_are_told() {
    let mut problem = problem(0, 10, vec![class(0, 6)]);
    problem.waiting = vec![waiting(0, -2, 3)];
    let tally = tally(&problem);
    assert_eq!((tally.waits[0].still, tally.waits[0].still_millis), (3, i128::from(36 * DAY)));
}

/// Two classes that come at random, with transfers and patience, under two plans.
fn busy() -> Problem {
    let rates = vec![Rate { from: day(0), per_day: 0.4 }, Rate { from: day(100), per_day: 0.9 }];
    let mut first = class(0, 0);
    first.arrivals = rates.clone();
    first.stay = Span::Weibull { scale: days(90), shape: 0.8 };
    first.next = vec![Next { class: ClassId(1), share: 0.3 }];
    let mut second = class(1, 0);
    second.arrivals = rates;
    second.stay = Span::LogNormal { median: days(60), sigma: 1.1 };
    second.patience = Some(Span::Exponential { mean: days(50) });
    let mut problem = problem(50, 400, vec![first, second]);
    problem
        .plans
        .push(Plan { id: named("more"), changes: vec![Change { at: day(50), pool: PoolId(0), beds: 25 }] });
    problem.waiting = vec![waiting(1, -30, 20)];
    problem.residents = vec![Residents { class: ClassId(0), pool: PoolId(0), since: day(-10), count: 45 }];
    problem.replications = 12;
    problem
}

#[test]
fn the_same_on_any_number_of_threads() {
    let problem = busy();
    assert_eq!(tallies(&problem, 1), tallies(&problem, 3));
}

#[test]
fn plans_have_the_same_people() {
    let problem = busy();
    for replication in tallies(&problem, 1) {
        let [as_is, more] = &replication[..] else { panic!("two plans") };
        let came = |t: &Tally| t.waits[0].admitted + t.waits[0].gave_up + t.waits[0].still;
        assert_eq!(came(as_is), came(more));
        let waited = |t: &Tally| t.waiting.iter().map(|g| g.area).sum::<i128>();
        assert!(waited(more) < waited(as_is), "more beds, less waiting");
    }
}

#[test]
fn a_plan_that_changes_nothing_is_the_first_one_again() {
    let mut problem = busy();
    problem.plans[1].changes.clear();
    for replication in tallies(&problem, 1) {
        assert_eq!(replication[0], replication[1]);
    }
}

#[test]
fn what_happens_to_others_changes_nobodys_luck() {
    // The second class has a home of its own with more beds than anybody needs, and goes on living there in a second phase.
    let mut problem = busy();
    problem.pools.push(Pool { id: named("own"), kind: KindId(1), beds: 5000 });
    problem.classes[0].next.clear();
    problem.classes[1].pools = vec![PoolId(1)];
    problem.classes[1].next = vec![Next { class: ClassId(1), share: 0.5 }];
    for replication in tallies(&problem, 1) {
        let [as_is, more] = &replication[..] else { panic!("two plans") };
        assert_ne!(as_is.waits[0], more.waits[0], "more beds change something for the first class");
        assert_eq!((&as_is.waits[1], as_is.occupied[1]), (&more.waits[1], more.occupied[1]));
    }
}

#[test]
fn replications_differ_and_seeds_differ() {
    let problem = busy();
    let one = tallies(&problem, 1);
    assert_ne!(one[0], one[1]);
    let other = simulate(&problem, &Options { seed: 2, threads: 1, stop: Stop::never() }, &|_| {});
    assert_ne!(one[0], other.tallies[0]);
}

#[test]
fn a_stop_keeps_whole_replications_from_the_first_on() {
    let problem = busy();
    let stop = Stop::never();
    let flag = stop.flag();
    let stopped = simulate(&problem, &Options { seed: 1, threads: 1, stop }, &|_| {
        flag.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    // The flag is raised after the first batch of four; short runs end before they look at it, long ones do not count.
    assert!(stopped.tallies.len() < 12);
    assert_eq!(stopped.tallies[..], tallies(&problem, 1)[..stopped.tallies.len()]);
}

#[test]
fn a_summary_counts_people_once_and_shares_by_hand() {
    // One bed for 6 days each: two of the first tier wait 1 + 0 and 1 + 6 days, one of the second 3 + 12 days.
    let mut problem = problem(1, 20, vec![class(0, 6), class(1, 6)]);
    problem.waiting = vec![waiting(0, -1, 2), waiting(1, -3, 1)];
    problem
        .plans
        .push(Plan { id: named("more"), changes: vec![Change { at: day(3), pool: PoolId(0), beds: 1 }] });
    let options = Options { seed: 1, threads: 1, stop: Stop::never() };
    let answer = summary(&problem, &simulate(&problem, &options, &|_| {}), 1);
    let [as_is, more] = &answer.plans[..] else { panic!("two plans") };
    let mean = |e: &Option<Estimate>| e.map(|e| e.mean);
    assert_eq!(mean(&as_is.tiers[0].wait_days), Some(4.0));
    assert_eq!(mean(&as_is.tiers[1].wait_days), Some(15.0));
    assert_eq!(mean(&as_is.all.wait_days), Some(23.0 / 3.0));
    // Waits of 1, 7 and 15 days: half of three people are two of them.
    assert_eq!((as_is.all.wait_days_half, as_is.all.wait_days_nine_in_ten), (Some(7), Some(15)));
    // A second bed on day 3: the second waits 1 + 3, the third 3 + 6 days.
    assert_eq!(mean(&more.all.wait_days), Some((1.0 + 4.0 + 9.0) / 3.0));
    let against = more.against_first.as_ref().expect("not the first");
    assert!((against.wait_days.map_or(0.0, |e| e.mean) + 3.0).abs() < 1e-12);
    assert_eq!(as_is.against_first, None);
    // On the list: 2 people for 6 days and 1 for 6 more, of 20 days.
    assert_eq!(mean(&as_is.all.list), Some(18.0 / 20.0));
    assert_eq!(as_is.all.fan[5].waiting, [2; 5]);
    assert_eq!((as_is.all.fan.len(), as_is.all.fan[19].day), (20, 19));
    // Slept in for 18 of 20 days; there are no beds of the other kind.
    assert_eq!(mean(&as_is.pools[0].occupancy), Some(0.9));
    assert_eq!(as_is.beds.iter().map(|b| mean(&b.occupancy)).collect::<Vec<_>>(), [Some(0.9), None]);
    // Beds are given on days 0, 6 and 12, after waits of 1, 7 and 15 days; on the others nobody gets one.
    let given = |day: usize| (as_is.all.waits[day].replications, as_is.all.waits[day].days);
    assert_eq!([0, 6, 12].map(given), [1.0, 7.0, 15.0].map(|days| (2, Some([days; 5]))));
    assert_eq!((given(1), given(13)), ((0, None), (0, None)));
    assert_eq!((as_is.tiers[1].waits[6].days, as_is.tiers[1].waits[12].days), (None, Some([15.0; 5])));
}
