//! A contraction hierarchy on flat arrays. Nodes are numbered by *rank*, the order in which contraction took them out;
//! every fastest way goes up in rank and then down. New weights need no new order: [`Hierarchy::reweighted`].

use anpai_core::stop::Stop;

use super::contract::{Contracted, Link, STRIDE, Stopped, contract, contract_in};
use super::ends::Hook;
use super::graph::Graph;
use super::store::Store;
use super::weight::Weight;

/// Links between a rank and higher ones, sorted by the lower rank and then by the higher one.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// `[nodes + 1]`: the links of rank `r` are `first[r]..first[r + 1]`.
    pub first: Store<u32>,
    /// `[links]`: the higher rank.
    pub other: Store<u32>,
    /// `[links]`, milliseconds.
    pub millis: Store<u32>,
    /// `[links]`, centimetres.
    pub centimetres: Store<u32>,
    /// `[links]`: the rank that a shortcut leads over, lower than both ends; `u32::MAX` for an arc of the graph.
    pub via: Store<u32>,
}

impl Side {
    fn new(order: &[u32], rank: &[u32], links: &mut [Vec<Link>], stop: &Stop) -> Result<Self, Stopped> {
        let count = links.iter().map(Vec::len).sum();
        let mut first = Vec::with_capacity(order.len() + 1);
        first.push(0);
        let [mut other, mut millis, mut centimetres, mut via] = [(); 4].map(|()| Vec::with_capacity(count));
        for (at, &node) in (0_u32..).zip(order) {
            if at % STRIDE == 0 && stop.is_over() {
                return Err(Stopped);
            }
            let links = &mut links[node as usize];
            links.sort_unstable_by_key(|l| rank[l.node as usize]);
            for link in links {
                other.push(rank[link.node as usize]);
                millis.push(link.weight.millis());
                centimetres.push(link.weight.centimetres());
                via.push(rank.get(link.via as usize).copied().unwrap_or(u32::MAX));
            }
            first.push(other.len() as u32);
        }
        Ok(Self {
            first: first.into(),
            other: other.into(),
            millis: millis.into(),
            centimetres: centimetres.into(),
            via: via.into(),
        })
    }
    /// The same links, in the other side's memory where that holds the same: on foot, each way has its like back.
    fn sharing(self, other: &Self) -> Self {
        Self {
            first: self.first.sharing(&other.first),
            other: self.other.sharing(&other.other),
            millis: self.millis.sharing(&other.millis),
            centimetres: self.centimetres.sharing(&other.centimetres),
            via: self.via.sharing(&other.via),
        }
    }
    fn arrays(&self) -> [&Store<u32>; 5] {
        [&self.first, &self.other, &self.millis, &self.centimetres, &self.via]
    }
    /// Positions of the links of a rank.
    #[must_use]
    pub fn of(&self, rank: u32) -> std::ops::Range<usize> {
        self.first[rank as usize] as usize..self.first[rank as usize + 1] as usize
    }
    /// What a link costs.
    #[must_use]
    pub fn weight(&self, link: usize) -> Weight {
        Weight::new(self.millis[link], self.centimetres[link])
    }
    /// The higher rank and the weight of each link of a rank.
    pub fn from(&self, rank: u32) -> impl Iterator<Item = (u32, Weight)> + '_ {
        self.of(rank).map(|l| (self.other[l], self.weight(l)))
    }
}

/// The hierarchy of one graph.
#[derive(Clone, Debug, Default)]
pub struct Hierarchy {
    /// `[nodes]`: the node of each rank.
    pub order: Store<u32>,
    /// `[nodes]`: the rank of each node.
    pub rank: Store<u32>,
    /// Links that lead from the lower rank to the higher one.
    pub up: Side,
    /// Links that lead from the higher rank to the lower one.
    pub down: Side,
}

impl Hierarchy {
    /// Of a graph; `progress` hears from 0 to 1.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn new(graph: &Graph, stop: &Stop, progress: &mut dyn FnMut(f64)) -> Result<Self, Stopped> {
        Self::of(contract(graph, stop, progress)?, stop)
    }
    /// The same network with other weights, in the order found before. Arcs of `NO_WAY` are closed. Exact whatever the
    /// weights are; the farther they are from those of the order, the more links there will be.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    ///
    /// # Panics
    /// Where the graph has another number of nodes.
    pub fn reweighted(
        &self,
        graph: &Graph,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<Self, Stopped> {
        assert_eq!(graph.nodes(), self.nodes(), "new weights are for the same network");
        Self::of(contract_in(graph, &self.order, stop, progress)?, stop)
    }
    fn of(mut contracted: Contracted, stop: &Stop) -> Result<Self, Stopped> {
        let order = contracted.order;
        let mut rank = vec![0; order.len()];
        for (at, &node) in order.iter().enumerate() {
            rank[node as usize] = at as u32;
        }
        let up = Side::new(&order, &rank, &mut contracted.up, stop)?;
        let down = Side::new(&order, &rank, &mut contracted.down, stop)?.sharing(&up);
        Ok(Self { order: order.into(), rank: rank.into(), up, down })
    }
    /// How many nodes.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.order.len()
    }
    /// How many links, up and down.
    #[must_use]
    pub fn links(&self) -> usize {
        self.up.other.len() + self.down.other.len()
    }
    /// Bytes of all arrays; what both sides share counts once.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let (up, down) = (self.up.arrays(), self.down.arrays());
        let own = up.into_iter().zip(down).filter(|(up, down)| up.as_ptr() != down.as_ptr());
        let arrays = [&self.order, &self.rank].into_iter().chain(up).chain(own.map(|(_, down)| down));
        arrays.map(|array| size_of_val(&array[..])).sum()
    }
    /// From one place to every node by two linear sweeps: `to[node]`. `by_rank` is working space, kept for the next call.
    ///
    /// Source: Delling, Goldberg, Nowatzyk, Werneck (2011), PHAST.
    pub fn from_one(&self, hooks: &[Hook], by_rank: &mut Vec<Weight>, to: &mut Vec<Weight>) {
        by_rank.clear();
        by_rank.resize(self.nodes(), Weight::NO_WAY);
        for hook in hooks {
            let at = &mut by_rank[self.rank[hook.node as usize] as usize];
            *at = hook.weight.min(*at);
        }
        for rank in 0..self.nodes() as u32 {
            let here = by_rank[rank as usize];
            if here.exists() {
                for (other, weight) in self.up.from(rank) {
                    let there = &mut by_rank[other as usize];
                    *there = (here + weight).min(*there);
                }
            }
        }
        for rank in (0..self.nodes() as u32).rev() {
            let best = self.down.from(rank).map(|(other, weight)| by_rank[other as usize] + weight).min();
            let here = &mut by_rank[rank as usize];
            *here = best.map_or(*here, |b| b.min(*here));
        }
        to.clear();
        to.extend(self.rank.iter().map(|&r| by_rank[r as usize]));
    }
}
