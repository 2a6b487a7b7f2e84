//! Slots of time as bits: which of them are free, and where something of some length fits.

use std::ops::Range;

/// A set of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::funerals) struct Bits(Vec<u64>);

const WORD: usize = 64;

impl Bits {
    /// None of so many slots.
    pub(in crate::funerals) fn none(slots: usize) -> Self {
        Self(vec![0; slots.div_ceil(WORD)])
    }
    /// All of so many slots.
    pub(in crate::funerals) fn all(slots: usize) -> Self {
        let mut bits = Self(vec![u64::MAX; slots.div_ceil(WORD)]);
        if let Some(last) = bits.0.last_mut()
            && !slots.is_multiple_of(WORD)
        {
            *last = (1 << (slots % WORD)) - 1;
        }
        bits
    }
    /// Whether a slot is in it.
    pub(in crate::funerals) fn has(&self, slot: usize) -> bool {
        self.0.get(slot / WORD).is_some_and(|word| word >> (slot % WORD) & 1 == 1)
    }
    /// Puts a slot in, or takes it out.
    pub(in crate::funerals) fn set(&mut self, slot: usize, is_in: bool) {
        let Some(word) = self.0.get_mut(slot / WORD) else { return };
        if is_in {
            *word |= 1 << (slot % WORD);
        } else {
            *word &= !(1 << (slot % WORD));
        }
    }
    /// Puts slots from `from` on in or takes them out as `is_in` says of what is given for each. The first and the last one that
    /// it changes.
    pub(in crate::funerals) fn set_where<T: Copy>(
        &mut self,
        from: usize,
        given: &[T],
        is_in: impl Fn(T) -> bool,
    ) -> Option<(usize, usize)> {
        let (mut at, mut given, mut changed) = (from, given, None);
        while !given.is_empty() {
            let (here, rest) = given.split_at(given.len().min(WORD - at % WORD));
            let set = here.iter().rev().fold(0, |set, given| set << 1 | u64::from(is_in(*given)));
            let mask = (u64::MAX >> (WORD - here.len())) << (at % WORD);
            let word = &mut self.0[at / WORD];
            let differs = (*word ^ set << (at % WORD)) & mask;
            *word ^= differs;
            if differs != 0 {
                let start = at / WORD * WORD;
                let last = start + WORD - 1 - differs.leading_zeros() as usize;
                let first = start + differs.trailing_zeros() as usize;
                changed = Some((changed.map_or(first, |(first, _)| first), last));
            }
            (at, given) = (at + here.len(), rest);
        }
        changed
    }
    /// Keeps what is in the other as well.
    pub(in crate::funerals) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }
    /// Takes in what is in the other.
    pub(in crate::funerals) fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
    /// Slots from which `length` slots in a row are in it.
    pub(in crate::funerals) fn runs(&self, length: usize) -> Self {
        let mut runs = Vec::new();
        self.runs_into(length, 0..self.len(), &mut runs);
        Self(runs)
    }
    /// Takes out, of the words of slots `from` up to `to`, all but the slots from which `length` slots in a row are in `free`.
    pub(in crate::funerals) fn keep_runs(
        &mut self,
        free: &Self,
        length: usize,
        from: usize,
        to: usize,
        window: &mut Vec<u64>,
    ) {
        let words = self.words(from, to);
        free.runs_into(length, words.clone(), window);
        self.0[words].iter_mut().zip(window).for_each(|(word, runs)| *word &= *runs);
    }
    fn words(&self, from: usize, to: usize) -> Range<usize> {
        from / WORD..to.div_ceil(WORD).min(self.0.len())
    }
    /// Words of the slots from which `length` slots in a row are in it, by doubling, into the first ones of `window`.
    fn runs_into(&self, length: usize, words: Range<usize>, window: &mut Vec<u64>) {
        // The last slot of the last word looks so many words further.
        let end = (words.end + (length + WORD - 2) / WORD).min(self.0.len());
        window.clear();
        window.extend_from_slice(&self.0[words.start..end.max(words.start)]);
        let mut so_far = 1;
        while so_far < length {
            let by = so_far.min(length - so_far);
            and_later(window, by);
            so_far += by;
        }
    }
    /// Slots `64 * at` to `64 * at + 63`, the first one lowest.
    pub(in crate::funerals) fn word(&self, at: usize) -> u64 {
        self.0[at]
    }
    /// How many words it has.
    pub(in crate::funerals) fn len(&self) -> usize {
        self.0.len()
    }
    /// The first slot from `slot` on.
    pub(in crate::funerals) fn first_from(&self, slot: usize) -> Option<usize> {
        first_from(self.len(), slot, |at| self.0[at])
    }
    /// The last slot up to and with `slot`.
    pub(in crate::funerals) fn last_to(&self, slot: usize) -> Option<usize> {
        last_to(self.len(), slot, |at| self.0[at])
    }
    /// Puts all slots of `[from, to)` in, or takes them out; what lies outside is left alone.
    pub(in crate::funerals) fn fill(&mut self, from: usize, to: usize, is_in: bool) {
        let to = to.min(self.0.len() * WORD);
        let mut at = from;
        while at < to {
            let (word, bit) = (at / WORD, at % WORD);
            let bits = (WORD - bit).min(to - at);
            let mask = (u64::MAX >> (WORD - bits)) << bit;
            if is_in {
                self.0[word] |= mask;
            } else {
                self.0[word] &= !mask;
            }
            at += bits;
        }
    }
    /// How many slots of `[from, to)` are in it.
    pub(in crate::funerals) fn count(&self, from: usize, to: usize) -> u32 {
        let to = to.min(self.0.len() * WORD);
        let (mut at, mut sum) = (from, 0);
        while at < to {
            let (word, bit) = (at / WORD, at % WORD);
            let bits = (WORD - bit).min(to - at);
            sum += (self.0[word] >> bit & u64::MAX >> (WORD - bits)).count_ones();
            at += bits;
        }
        sum
    }
    /// The first slot of the row that ends right before `end`; `end` itself where there is none.
    pub(in crate::funerals) fn row_before(&self, end: usize) -> usize {
        let mut at = end.min(self.0.len() * WORD);
        while at > 0 {
            let (word, bits) = ((at - 1) / WORD, (at - 1) % WORD + 1);
            // The slots up to `at`, at the high end, where a row has leading ones.
            let row = (self.0[word] << (WORD - bits)).leading_ones() as usize;
            at -= row.min(bits);
            if row < bits {
                break;
            }
        }
        at
    }
    /// Whether `length` slots from `slot` on are in it.
    pub(in crate::funerals) fn holds(&self, slot: usize, length: usize) -> bool {
        if length == 0 {
            return true;
        }
        let (first, last) = (slot, slot + length - 1);
        (first / WORD..=last / WORD).all(|at| {
            let mut wanted = u64::MAX;
            if at == first / WORD {
                wanted &= u64::MAX << (first % WORD);
            }
            if at == last / WORD {
                wanted &= u64::MAX >> (WORD - 1 - last % WORD);
            }
            self.0.get(at).is_some_and(|word| word & wanted == wanted)
        })
    }
}

/// Keeps slots that are in it together with the one `by` later.
fn and_later(window: &mut [u64], by: usize) {
    let (words, bits) = (by / WORD, by % WORD);
    for at in 0..window.len() {
        let low = window.get(at + words).copied().unwrap_or(0);
        let later = if bits == 0 {
            low
        } else {
            let high = window.get(at + words + 1).copied().unwrap_or(0);
            low >> bits | high << (WORD - bits)
        };
        window[at] &= later;
    }
}

/// The first slot from `slot` on of a set that is told by words, of which there are so many.
pub(in crate::funerals) fn first_from(
    words: usize,
    slot: usize,
    word: impl Fn(usize) -> u64,
) -> Option<usize> {
    let mut at = slot / WORD;
    let mut mask = u64::MAX << (slot % WORD);
    while at < words {
        let here = word(at) & mask;
        if here != 0 {
            return Some(at * WORD + here.trailing_zeros() as usize);
        }
        (at, mask) = (at + 1, u64::MAX);
    }
    None
}

/// The last slot up to and with `slot` of a set that is told by words, of which there are so many.
pub(in crate::funerals) fn last_to(words: usize, slot: usize, word: impl Fn(usize) -> u64) -> Option<usize> {
    let slot = slot.min((words * WORD).checked_sub(1)?);
    let mut mask = u64::MAX >> (WORD - 1 - slot % WORD);
    for at in (0..=slot / WORD).rev() {
        let here = word(at) & mask;
        if here != 0 {
            return Some(at * WORD + WORD - 1 - here.leading_zeros() as usize);
        }
        mask = u64::MAX;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Dice;

    /// Everything held to the same said slowly, slot by slot.
    #[test]
    fn sets_of_slots_are_what_they_are_slot_by_slot() {
        let mut dice = Dice::new(4, 0);
        for slots in [1, 63, 64, 65, 130, 200] {
            let plain: Vec<bool> = (0..slots).map(|_| dice.chance(0.8)).collect();
            let mut bits = Bits::all(slots);
            (0..slots).for_each(|slot| bits.set(slot, plain[slot]));
            for length in [1, 2, 3, 7, 64, 70] {
                let (mut runs, from) = (Bits::none(slots), dice.below(slots));
                let window = &mut Vec::new();
                for (from, to) in [(0, from), (from, slots)] {
                    runs.fill(from, to, true);
                    runs.keep_runs(&bits, length, from, to, window);
                }
                assert_eq!(bits.runs(length), runs);
                for slot in 0..slots {
                    let fits =
                        slot + length <= slots && plain[slot..slot + length].iter().all(|is_in| *is_in);
                    assert_eq!((runs.has(slot), bits.holds(slot, length)), (fits, fits), "{slot} + {length}");
                }
            }
            let mut other = Bits::none(slots);
            let (from, end) = (dice.below(slots), slots);
            let changed = other.set_where(from, &plain[from..end], |is_in| is_in);
            let known = (from..end).filter(|slot| plain[*slot]);
            assert_eq!(changed, known.clone().next().zip(known.clone().next_back()));
            (0..slots).for_each(|slot| assert_eq!(other.has(slot), slot >= from && plain[slot]));
            assert_eq!(other.set_where(0, &plain, |_| false), changed, "all are taken out again");
            for (from, to) in [(0, slots), (slots / 3, slots / 2), (slots / 2, slots), (slots, slots)] {
                assert_eq!(bits.count(from, to) as usize, plain[from..to].iter().filter(|at| **at).count());
                for is_in in [true, false] {
                    let mut filled = bits.clone();
                    filled.fill(from, to, is_in);
                    let expected = |slot| if (from..to).contains(&slot) { is_in } else { plain[slot] };
                    assert!((0..slots).all(|slot| filled.has(slot) == expected(slot)), "{from} - {to}");
                }
            }
            for slot in 0..=slots {
                let row = (0..slot).rev().take_while(|at| plain[*at]).count();
                assert_eq!(bits.row_before(slot), slot - row);
            }
            for slot in 0..slots {
                assert_eq!(bits.first_from(slot), (slot..slots).find(|at| plain[*at]));
                let word = |at| bits.word(at);
                assert_eq!(last_to(bits.len(), slot, word), (0..=slot).rev().find(|at| plain[*at]));
            }
        }
    }
}
