//! One position on the command line: `8.69,49.41`, or `1200,350` on a local plane.

use anpai_core::place::Coordinate;

/// Reads two numbers with a comma between them.
pub fn position(text: &str) -> Result<Coordinate, &'static str> {
    let (x, y) = text.split_once(',').ok_or("write LON,LAT: longitude first, with a comma between")?;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|v| v.is_finite());
    match (number(x), number(y)) {
        (Some(x), Some(y)) => Ok(Coordinate { x, y }),
        _ => Err("write two numbers in degrees, such as 8.69,49.41"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_two_finite_numbers() {
        assert_eq!(position("8.69, -49.41"), Ok(Coordinate { x: 8.69, y: -49.41 }));
        for text in ["", "8.69", "8.69,", "8,69,49,41", "NaN,1", "1,inf", "8.69;49.41"] {
            assert!(position(text).is_err(), "{text}");
        }
    }
}
