//! Slots of time as bits: which of them are free, and where something of some length fits.

/// A set of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Keeps what is in the other as well.
    pub(in crate::funerals) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }
    /// Takes in what is in the other.
    pub(in crate::funerals) fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
    /// Keeps slots that are in it together with the one `by` later.
    pub(in crate::funerals) fn and_later(&mut self, by: usize) {
        let (words, bits) = (by / WORD, by % WORD);
        for at in 0..self.0.len() {
            let low = self.0.get(at + words).copied().unwrap_or(0);
            let later = if bits == 0 {
                low
            } else {
                let high = self.0.get(at + words + 1).copied().unwrap_or(0);
                low >> bits | high << (WORD - bits)
            };
            self.0[at] &= later;
        }
    }
    /// Slots from which `length` slots in a row are in it, by doubling.
    pub(in crate::funerals) fn runs(&self, length: usize) -> Self {
        let mut runs = self.clone();
        let mut so_far = 1;
        while so_far < length {
            let by = so_far.min(length - so_far);
            runs.and_later(by);
            so_far += by;
        }
        runs
    }
    /// The first slot from `slot` on.
    pub(in crate::funerals) fn first_from(&self, slot: usize) -> Option<usize> {
        let mut at = slot / WORD;
        let mut word = self.0.get(at)? & u64::MAX << (slot % WORD);
        while word == 0 {
            at += 1;
            word = *self.0.get(at)?;
        }
        Some(at * WORD + word.trailing_zeros() as usize)
    }
    /// The last slot up to and with `slot`.
    pub(in crate::funerals) fn last_to(&self, slot: usize) -> Option<usize> {
        let end = (self.0.len() * WORD).checked_sub(1)?;
        let slot = slot.min(end);
        let mut at = slot / WORD;
        let mut word = self.0[at] & u64::MAX >> (WORD - 1 - slot % WORD);
        while word == 0 {
            at = at.checked_sub(1)?;
            word = self.0[at];
        }
        Some(at * WORD + WORD - 1 - word.leading_zeros() as usize)
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
        (slot..slot + length).all(|slot| self.has(slot))
    }
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
                let runs = bits.runs(length);
                for slot in 0..slots {
                    let fits =
                        slot + length <= slots && plain[slot..slot + length].iter().all(|is_in| *is_in);
                    assert_eq!((runs.has(slot), bits.holds(slot, length)), (fits, fits), "{slot} + {length}");
                }
            }
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
                assert_eq!(bits.last_to(slot), (0..=slot).rev().find(|at| plain[*at]));
            }
        }
    }
}
