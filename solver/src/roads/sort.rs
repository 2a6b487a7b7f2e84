//! Sorting that looks at the stop: tens of millions of values take seconds, and a stop is honoured within 100 ms.

use anpai_core::stop::Stop;

/// Values between two looks at the stop.
const STRIDE: usize = 1 << 16;

/// The values in order; `None` where the stop is raised. Stretches are sorted one by one and merged two by two.
pub(super) fn sorted<T: Ord + Copy>(mut values: Vec<T>, stop: &Stop) -> Option<Vec<T>> {
    for stretch in values.chunks_mut(STRIDE) {
        if stop.is_over() {
            return None;
        }
        stretch.sort_unstable();
    }
    let mut merged = Vec::with_capacity(values.len());
    let mut width = STRIDE;
    while width < values.len() {
        merged.clear();
        for pair in values.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(&a), Some(&b)) = (left.first(), right.first()) {
                if merged.len().is_multiple_of(STRIDE) && stop.is_over() {
                    return None;
                }
                if b < a {
                    merged.push(b);
                    right = &right[1..];
                } else {
                    merged.push(a);
                    left = &left[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut values, &mut merged);
        width *= 2;
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_every_length_come_out_in_order() {
        for length in [0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE, 5 * STRIDE + 7] {
            // A step that is prime to every length visits numbers out of order, some of them twice.
            let values: Vec<u64> = (0..length as u64).map(|v| v * 7_919 % 100_003).collect();
            let mut expected = values.clone();
            expected.sort_unstable();
            assert_eq!(sorted(values, &Stop::never()), Some(expected), "{length}");
        }
    }

    #[test]
    fn a_raised_stop_ends_it() {
        let stop = Stop::after(std::time::Duration::ZERO);
        assert_eq!(sorted(vec![2, 1], &stop), None);
    }
}
