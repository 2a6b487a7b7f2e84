//! The city as the plain tables that `anpai roads build` reads.

use std::fmt::Write;

use super::Streets;
use super::class::Mode;

impl Streets {
    /// `nodes.csv`: ids from 0, metres on the local plane.
    #[must_use]
    pub fn nodes_csv(&self) -> String {
        let mut text = String::from("id,x,y\n");
        for (id, point) in self.nodes.iter().enumerate() {
            let _ = writeln!(text, "{id},{},{}", metres(point.x), metres(point.y));
        }
        text
    }
    /// `edges.csv` for one mode: a row for each direction in which it may go, with metres and seconds.
    #[must_use]
    pub fn edges_csv(&self, mode: Mode) -> String {
        let mut text = String::from("from,to,metres,seconds\n");
        for street in &self.streets {
            let Some(speed) = mode.speed(street.class) else { continue };
            let length = street.centimetres;
            // Centimetres over metres an hour: 36,000 / speed milliseconds each, rounded up.
            let millis = (u64::from(length) * 36_000).div_ceil(u64::from(speed));
            let (metres, seconds) =
                (metres(length.into()), format_args!("{}.{:03}", millis / 1000, millis % 1000));
            let _ = writeln!(text, "{},{},{metres},{seconds}", street.from, street.to);
            if !(street.one_way && mode.heeds_one_way()) {
                let _ = writeln!(text, "{},{},{metres},{seconds}", street.to, street.from);
            }
        }
        text
    }
}

/// Centimetres as metres.
fn metres(centimetres: i64) -> String {
    let sign = if centimetres < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", centimetres.abs() / 100, centimetres.abs() % 100)
}
