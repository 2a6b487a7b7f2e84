//! A trip with what is needed to price an insertion in constant time. When handing over begins at a stop depends on the
//! departure alone: `max(departure + pure, early)`, where `pure` is travel and stays so far, and `early` is what windows
//! that are not open yet come to. So a trip has departures from which every window and hot limit is kept: from `least`
//! (meals would cool before doors that open late) to `most` (doors would be closed).

use super::model::{FAR, Model};
use super::prices::Amounts;

/// A stop of a trip.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    pub(super) unit: u32,
    /// The way to it, from the stop before or the kitchen.
    pub(super) way: Amounts,
    /// Up to here: beginning is `max(departure + pure, early)`, for departures from `least` to `most`.
    pub(super) head: Head,
    /// From here on, by when handing over begins here.
    pub(super) tail: Tail,
}

/// What the stops so far come to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) pure: i64,
    pub(super) early: i64,
    pub(super) least: i64,
    pub(super) most: i64,
}

/// What the stops from here on come to, beginning at `b` here, and `b >= start` of the window.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tail {
    /// The end of the trip is `max(b + pure, early)`.
    pub(super) pure: i64,
    pub(super) early: i64,
    /// The latest `b` that keeps all windows.
    pub(super) late: i64,
    /// The longest from departure to `b` that keeps all meals hot.
    pub(super) hot: i64,
    /// The earliest departure with which they stay hot before doors that open late.
    pub(super) least: i64,
}

impl Default for Head {
    fn default() -> Self {
        Self { pure: 0, early: -FAR, least: -FAR, most: FAR }
    }
}

/// When a whole trip may take place: its end is `max(departure + pure, early)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) pure: i64,
    pub(super) early: i64,
    pub(super) least: i64,
    pub(super) most: i64,
}

/// A trip.
#[derive(Clone, Debug, Default)]
pub(super) struct Trip {
    pub(super) kitchen: u32,
    pub(super) nodes: Vec<Node>,
    /// Meals by kind of box.
    pub(super) load: Vec<i64>,
    /// From when on the courier is there and has loaded.
    pub(super) ready: i64,
    pub(super) departure: i64,
    pub(super) end: i64,
    /// When it has to be done, so that everything after can still be, and the latest departure for that.
    pub(super) by: i64,
    pub(super) late: i64,
    /// Travel from kitchen to the last stop, and waiting.
    pub(super) amounts: Amounts,
}

/// Adds a stop, which is a [`step`] away, to what is so far; `None` where no departure keeps its window and its meals hot.
#[inline]
pub(super) fn append(model: &Model<'_>, head: Head, unit: u32, step: i64) -> Option<Head> {
    let this = &model.units[unit as usize];
    let (pure, early) = (head.pure + step, (head.early + step).max(this.start));
    let least = head.least.max(early - this.hot);
    let most = head.most.min(this.end - pure);
    (early <= this.end && pure <= this.hot && least <= most).then_some(Head { pure, early, least, most })
}

/// Joins what is so far with what comes from a stop on, which is a [`step`] away.
#[inline]
pub(super) fn join(model: &Model<'_>, head: Head, next: &Node, step: i64) -> Option<Span> {
    let start = model.units[next.unit as usize].start;
    let (pure, early) = (head.pure + step, (head.early + step).max(start));
    let tail = &next.tail;
    let least = head.least.max(early - tail.hot).max(tail.least);
    let most = head.most.min(tail.late - pure);
    let fits = early <= tail.late && pure <= tail.hot && least <= most;
    fits.then_some(Span { pure: pure + tail.pure, early: (early + tail.pure).max(tail.early), least, most })
}

/// The span of a trip that ends with this stop.
#[inline]
pub(super) fn close(model: &Model<'_>, head: Head, last: u32) -> Span {
    let stay = model.units[last as usize].stay;
    Span { pure: head.pure + stay, early: head.early + stay, least: head.least, most: head.most }
}

/// Where a way to a stop begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum From {
    /// At the kitchen.
    Kitchen(u32),
    /// At another stop.
    Unit(u32),
}

/// From the beginning of one stop, or the departure, to arrival at another, given the travel between them. Parts of one
/// order that follow each other are handed over together.
#[inline]
pub(super) fn step(model: &Model<'_>, from: From, to: u32, travel: i64) -> i64 {
    match from {
        From::Kitchen(_) => travel,
        From::Unit(u) => {
            let this = &model.units[u as usize];
            if this.order == model.units[to as usize].order { 0 } else { this.stay + travel }
        }
    }
}

impl Trip {
    /// Without stops.
    pub(super) fn empty(model: &Model<'_>, kitchen: u32) -> Self {
        Self { kitchen, load: vec![0; model.problem.boxes.len()], ..Self::default() }
    }
    /// Where the way to position `at` begins.
    #[inline]
    pub(super) fn from(&self, at: usize) -> From {
        if at == 0 { From::Kitchen(self.kitchen) } else { From::Unit(self.nodes[at - 1].unit) }
    }
    /// What is so far before position `at`.
    #[inline]
    pub(super) fn head(&self, at: usize) -> Head {
        if at == 0 { Head::default() } else { self.nodes[at - 1].head }
    }
    /// The unit of the last stop; trips of a round are never empty.
    #[inline]
    pub(super) fn last(&self) -> u32 {
        self.nodes.last().map_or(0, |node| node.unit)
    }
    /// Puts a unit in.
    pub(super) fn insert(&mut self, model: &Model<'_>, at: usize, unit: u32) {
        self.nodes.insert(at, Node { unit, ..Node::default() });
        let this = &model.units[unit as usize];
        self.load[this.kind] += this.meals;
    }
    /// Takes the stop at a position out.
    pub(super) fn remove(&mut self, model: &Model<'_>, at: usize) -> u32 {
        let unit = self.nodes.remove(at).unit;
        let this = &model.units[unit as usize];
        self.load[this.kind] -= this.meals;
        unit
    }
    /// Works all stops out anew. Gives the span; `None` where no departure is good, and then nothing holds.
    pub(super) fn tell(&mut self, model: &Model<'_>, mode: u32) -> Option<Span> {
        let mut head = Head::default();
        let mut amounts = Amounts::default();
        let (mut from, mut place) =
            (From::Kitchen(self.kitchen), model.kitchens[self.kitchen as usize].place);
        for node in &mut self.nodes {
            let to = model.units[node.unit as usize].place;
            node.way = model.way(mode, place, to);
            head = append(model, head, node.unit, step(model, from, node.unit, node.way.travel))?;
            node.head = head;
            amounts.travel += node.way.travel;
            amounts.metres += node.way.metres;
            (from, place) = (From::Unit(node.unit), to);
        }
        self.amounts = amounts;
        let mut next: Option<(Node, Tail)> = None;
        for node in self.nodes.iter_mut().rev() {
            let this = &model.units[node.unit as usize];
            let mut tail = match next {
                None => Tail {
                    pure: this.stay,
                    early: this.start + this.stay,
                    late: this.end,
                    hot: this.hot,
                    least: -FAR,
                },
                Some((to, after)) => {
                    let step = step(model, From::Unit(node.unit), to.unit, to.way.travel);
                    let pure = step + after.pure;
                    Tail {
                        pure,
                        early: after.early.max(this.start + pure),
                        late: this.end.min(after.late - step),
                        hot: this.hot.min(after.hot - step),
                        least: after.least,
                    }
                }
            };
            tail.least = tail.least.max(this.start - tail.hot);
            node.tail = tail;
            next = Some((*node, tail));
        }
        self.nodes.last().map(|last| close(model, last.head, last.unit))
    }
}
