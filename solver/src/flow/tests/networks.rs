//! The simplex method held to brute force over all flows, and to the assignment where the problem has that shape.

use super::*;
use crate::flow::certificate::verify_flow;

/// Supplies, and arcs as from, to, lower bound, room above it, cost.
#[derive(Clone, Debug)]
pub(super) struct Small {
    pub(super) supply: Vec<i64>,
    pub(super) arcs: Vec<(u32, u32, i64, i64, i64)>,
}

impl Small {
    pub(super) fn network(&self) -> Network<i64> {
        let mut network = Network::new(&self.supply);
        for &(from, to, lower, room, cost) in &self.arcs {
            network.push(Arc { from: Node(from), to: Node(to), lower, upper: lower + room, cost });
        }
        network
    }
    /// The least cost over every flow within the bounds.
    pub(super) fn brute(&self) -> Option<i128> {
        fn least(small: &Small, at: usize, left: &mut [i64]) -> Option<i128> {
            let Some(&(from, to, lower, room, cost)) = small.arcs.get(at) else {
                return left.iter().all(|&l| l == 0).then_some(0);
            };
            let mut best = None;
            for flow in lower..=lower + room {
                left[from as usize] -= flow;
                left[to as usize] += flow;
                let found = least(small, at + 1, left).map(|rest| i128::from(flow * cost) + rest);
                left[from as usize] += flow;
                left[to as usize] -= flow;
                best = [best, found].into_iter().flatten().min();
            }
            best
        }
        least(self, 0, &mut self.supply.clone())
    }
}

/// Up to four nodes and six arcs, loops and parallels among them; supplies sum to zero.
pub(super) fn small() -> impl Strategy<Value = Small> {
    prop::collection::vec(-2..=2_i64, 1..4).prop_flat_map(|mut supply| {
        supply.push(-supply.iter().sum::<i64>());
        let nodes = supply.len() as u32;
        let arc = (0..nodes, 0..nodes, -1..=1_i64, 0..=3_i64, -4..=6_i64);
        prop::collection::vec(arc, 0..=6).prop_map(move |arcs| Small { supply: supply.clone(), arcs })
    })
}

pub(super) fn simplex<C: Cost>(network: &Network<C>) -> FlowEnding<C> {
    simplex::solve(network, &Stop::never(), &mut |_| {}).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_240_511),
        ..ProptestConfig::with_cases(2000)
    })]

    #[test]
    fn a_flow_costs_what_brute_force_finds_and_a_cut_is_one(small in small()) {
        let network = small.network();
        match simplex(&network) {
            FlowEnding::Optimal(found) => {
                let proof = verify_flow(&network, &found).expect("its own proof holds");
                prop_assert_eq!(Some(proof.cost), small.brute());
            }
            FlowEnding::Infeasible(cut) => {
                let inside = |node: u32| cut.contains(&Node(node));
                let mut more: i64 = cut.iter().map(|n| small.supply[n.0 as usize]).sum();
                for &(from, to, lower, room, _) in &small.arcs {
                    match (inside(from), inside(to)) {
                        (true, false) => more -= lower + room,
                        (false, true) => more += lower,
                        _ => {}
                    }
                }
                prop_assert!(more > 0, "these nodes get rid of what they have: {:?}", cut);
            }
            FlowEnding::Stopped => prop_assert!(false, "nobody stops it"),
        }
    }

    #[test]
    fn an_assignment_as_a_network_costs_as_much(tiny in tiny(14, 6, 30)) {
        let transport = tiny.transport(|c| i128::from(c) << 90);
        let network = Network::of(&transport);
        let flow = match simplex(&network) {
            FlowEnding::Optimal(found) => Some(verify_flow(&network, &found).expect("its own proof holds").cost),
            _ => None,
        };
        prop_assert_eq!(flow, proved(&transport, &cold(transport.clone())));
    }
}

/// Two ways from 0 to 2: straight at 5, at most 1; over node 1 at 1 + 2, at most 2. Three units: 5 + 2 x 3 = 11.
#[test]
fn the_dearer_way_takes_what_the_cheaper_one_cannot() {
    let small =
        Small { supply: vec![3, 0, -3], arcs: vec![(0, 2, 0, 1, 5), (0, 1, 0, 2, 1), (1, 2, 0, 4, 2)] };
    let network = small.network();
    let FlowEnding::Optimal(found) = simplex(&network) else { panic!("three fit") };
    assert_eq!((found.flow.as_slice(), found.cost), (&[1, 2, 2][..], 11));
    let with = |flow: [i64; 3], potential: [i64; 3], cost| {
        verify_flow(&network, &Flow { flow: flow.to_vec(), potential: potential.to_vec(), cost })
    };
    assert_eq!(with([2, 1, 1], [0, 1, 3], 13), Err(Fault::Bounds(0)));
    assert_eq!(with([1, 2, 1], [0, 1, 3], 9), Err(Fault::Uneven(1)));
    assert_eq!(with([1, 2, 2], [0, 3, 5], 12), Err(Fault::Cost { found: 11, told: 12 }));
    // At 0, 1, 3 the straight way is dearer than the potentials allow: they prove 3 x 3 + 0 x 5 only.
    assert_eq!(with([1, 2, 2], [0, 1, 3], 11), Err(Fault::Gap { cost: 11, bound: 9 }));
    assert!(with([1, 2, 2], [0, 3, 5], 11).is_ok());
}

#[test]
fn supplies_that_do_not_sum_to_zero_and_huge_amounts_are_told() {
    let uneven = Small { supply: vec![2, -1], arcs: vec![(0, 1, 0, 9, 1)] };
    assert_eq!(simplex(&uneven.network()), FlowEnding::Infeasible(vec![Node(0), Node(1)]));
    let huge = Small { supply: vec![1, -1], arcs: vec![(0, 1, 0, i64::MAX, 1)] };
    let refused = simplex::solve(&huge.network(), &Stop::never(), &mut |_| {});
    assert_eq!(refused, Err(TooLarge::Amount));
}
