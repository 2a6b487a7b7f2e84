//! Which part of a party takes which choice: in proportion to `exp(net / temperature)`, net for each of its people, to have
//! nothing being a choice too.

use super::market::{Market, Tags};
use super::model::{Model, Party};

/// Which part of a party takes each of its choices.
pub(super) fn parts(
    market: &Market,
    model: &Model<'_>,
    tags: &Tags,
    temperature: f64,
    party: &Party,
    parts: &mut Vec<f64>,
) {
    let each = 1.0 / f64::from(party.people);
    parts.clear();
    let mut most = 0.0_f64;
    for choice in model.choices(party) {
        let net = tags.net(model, market, party, choice) * each;
        most = most.max(net);
        parts.push(net);
    }
    let cool = 1.0 / temperature;
    let mut sum = exp(-most * cool);
    for part in parts.iter_mut() {
        *part = exp((*part - most) * cool);
        sum += *part;
    }
    let whole = 1.0 / sum;
    parts.iter_mut().for_each(|part| *part *= whole);
}

/// `exp` of what is not above 0, by the four basic operations alone: the same on every machine. Its relative error is below
/// one part in ten million, which the steps do not feel.
fn exp(x: f64) -> f64 {
    if x < -36.0 {
        return 0.0;
    }
    let twos = x * std::f64::consts::LOG2_E;
    let whole = (twos - 0.5) as i64;
    let part = (twos - whole as f64) * std::f64::consts::LN_2;
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5
                        + part
                            * (1.0 / 6.0
                                + part
                                    * (1.0 / 24.0
                                        + part * (1.0 / 120.0 + part * (1.0 / 720.0 + part / 5040.0))))));
    series * f64::from_bits(((1023 + whole) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_right_to_seven_places() {
        for n in 0..3500 {
            let x = f64::from(n) * -0.01;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-7, "{x}");
        }
        assert_eq!((exp(-40.0), exp(0.0)), (0.0, 1.0));
    }
}
