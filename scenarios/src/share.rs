//! Splitting a number over parts so that the parts add up to it exactly: by largest remainder, ties to the first.

/// A number split by weights.
pub fn share(total: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i64 = weights.iter().sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let mut parts: Vec<i64> = weights.iter().map(|w| total * w / whole).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(total * weights[*at] % whole), *at));
    let left = total - parts.iter().sum::<i64>();
    order.iter().take(left as usize).for_each(|at| parts[*at] += 1);
    parts
}

/// The same where no part may be larger than its cap; what does not fit goes to those that have room. All caps together
/// hold the total.
pub fn share_within(total: i64, weights: &[i64], caps: &[i64]) -> Vec<i64> {
    let mut parts = vec![0; weights.len()];
    let mut left = total.min(caps.iter().sum());
    while left > 0 {
        let room = |at: usize| parts[at] < caps[at];
        let open: Vec<i64> =
            (0..caps.len()).map(|at| if room(at) { weights[at].max(1) } else { 0 }).collect();
        for (at, more) in share(left, &open).into_iter().enumerate() {
            let taken = more.min(caps[at] - parts[at]);
            parts[at] += taken;
            left -= taken;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_the_largest_remainders_get_the_rest() {
        // 10 by 1 : 2 : 4 are 1.43, 2.86 and 5.71: the rest of 2 goes to the second and the third.
        assert_eq!(share(10, &[1, 2, 4]), [1, 3, 6]);
        assert_eq!(share(10, &[0, 0]), [0, 0]);
    }

    #[test]
    fn what_a_full_part_cannot_take_goes_to_the_others() {
        // 10 by 1 : 2 : 4 are 1, 3 and 6; the last holds 2, and the other 4 are split 1 : 2 into 1 and 3.
        assert_eq!(share_within(10, &[1, 2, 4], &[9, 9, 2]), [2, 6, 2]);
        assert_eq!(share_within(10, &[1, 2, 4], &[1, 2, 3]), [1, 2, 3]);
    }
}
