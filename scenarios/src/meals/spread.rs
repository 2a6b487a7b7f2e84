//! Spreading meals over people so that more meals never take one away from anybody: the divisor method, one meal after
//! another. Largest remainders, by which other scenarios share, can take one away (the Alabama paradox).
//!
//! Source: M. Balinski and H. P. Young, Fair Representation (1982), on the method of Webster.

/// A number split by weights: each unit goes where `weight / (2 have + 1)` is largest, ties to the first. Nothing where all
/// weights are 0.
pub fn spread(total: i64, weights: &[i64]) -> Vec<i64> {
    let mut parts = vec![0; weights.len()];
    let claim = |at: usize, parts: &[i64]| (i128::from(weights[at]), i128::from(2 * parts[at] + 1));
    for _ in 0..total {
        let mut best: Option<usize> = None;
        for at in (0..weights.len()).filter(|at| weights[*at] > 0) {
            let (weight, divisor) = claim(at, &parts);
            let ahead = best.is_none_or(|b| {
                let (other, other_divisor) = claim(b, &parts);
                weight * other_divisor > other * divisor
            });
            if ahead {
                best = Some(at);
            }
        }
        let Some(at) = best else { return parts };
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_in_proportion() {
        // 10 by 1 : 2 : 4 are 1.43, 2.86 and 5.71. Claims in order: 4, 2, 4/3, 1 (first), 4/5, 2/3, 4/7, 4/9, 2/5, 4/11
        // and then 1/3: one, three and six.
        assert_eq!(spread(10, &[1, 2, 4]), [1, 3, 6]);
        assert_eq!(spread(10, &[0, 0]), [0, 0]);
        assert_eq!(spread(3, &[0, 7]), [0, 3]);
    }

    #[test]
    fn one_more_takes_none_away() {
        let weights = [15, 31, 4, 27, 9, 88];
        for total in 0..200 {
            let (few, more) = (spread(total, &weights), spread(total + 1, &weights));
            assert!(few.iter().zip(&more).all(|(f, m)| f <= m), "{total}");
            assert_eq!(more.iter().sum::<i64>(), total + 1);
        }
    }
}
