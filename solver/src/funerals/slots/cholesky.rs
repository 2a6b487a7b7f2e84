//! Linear equations with a symmetric positive definite matrix.

/// Solves `matrix x = right`, the matrix given row by row by its lower half; `right` becomes the solution, and the matrix is
/// used up. A pivot that rounding has made too small counts as one that lets its unknown stay at 0.
pub(super) fn solve(matrix: &mut [f64], right: &mut [f64]) {
    let n = right.len();
    // L and D with L D L' = matrix, by columns: what follows is changed row by row, which needs no sum in another order.
    for k in 0..n {
        let pivot = matrix[k * n + k].max(f64::MIN_POSITIVE);
        let column: Vec<f64> = (k + 1..n).map(|i| matrix[i * n + k]).collect();
        for (i, row) in (k + 1..n).zip(matrix[(k + 1) * n..].chunks_exact_mut(n)) {
            let factor = column[i - k - 1] / pivot;
            if factor != 0.0 {
                row[k + 1..=i].iter_mut().zip(&column).for_each(|(to, by)| *to -= factor * by);
            }
            row[k] = factor;
        }
        matrix[k * n + k] = pivot;
    }
    for k in 0..n {
        let (done, rest) = right.split_at_mut(k + 1);
        let at = done[k];
        rest.iter_mut().zip(k + 1..).for_each(|(to, i)| *to -= matrix[i * n + k] * at);
    }
    for (k, to) in right.iter_mut().enumerate() {
        *to /= matrix[k * n + k];
    }
    for k in (0..n).rev() {
        let (before, rest) = right.split_at_mut(k);
        before.iter_mut().zip(&matrix[k * n..]).for_each(|(to, by)| *to -= by * rest[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_unknowns() {
        // 4x + 2y = 8, 2x + 5y + z = 15, y + 3z = 11: x = 1, y = 2, z = 3 gives 8, 15 and 11.
        let mut right = [8.0, 15.0, 11.0];
        solve(&mut [4.0, 0.0, 0.0, 2.0, 5.0, 0.0, 0.0, 1.0, 3.0], &mut right);
        for (found, known) in right.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - known).abs() < 1e-12, "{right:?}");
        }
    }
}
