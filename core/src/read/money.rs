//! Money of a document: yuan with two decimals become whole fen.

use super::findings::Findings;

/// Yuan as fen; 0 and an issue where they are no sum from 0 to `most` yuan, or finer than a fen.
pub(crate) fn whole_fen(pointer: &str, yuan: f64, most: f64, found: &mut Findings) -> i64 {
    parts(pointer, yuan, most, 2, found)
}

/// Yuan in parts of which one has `decimals` decimals; 0 and an issue where they are no sum from 0 to `most` yuan, or
/// finer than that.
pub(crate) fn parts(pointer: &str, yuan: f64, most: f64, decimals: i32, found: &mut Findings) -> i64 {
    if !(0.0..=most).contains(&yuan) {
        let cause = format!("a sum is from 0 to {most} yuan");
        found.add("bad-sum", pointer, yuan, cause, "write yuan, not fen or ten thousands");
        return 0;
    }
    let exact = yuan * 10_f64.powi(decimals);
    let nearest = exact.round();
    // A decimal fraction has no float of its own.
    if (exact - nearest).abs() > 1e-9 * nearest.max(1.0) {
        let cause = format!("a sum has at most {decimals} decimals here");
        found.add("bad-sum", pointer, yuan, cause, format!("round it to {decimals} decimals"));
        return 0;
    }
    nearest as i64
}
