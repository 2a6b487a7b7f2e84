//! A digest of whatever is told to it, the same on every machine: FNV-1a with 64 bits (Fowler, Noll and Vo; IETF draft
//! draft-eastlake-fnv). It tells what is not the same by accident, not by design.

use std::fmt;
use std::sync::Arc;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::travel::Travel;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Ways that are told at most, so that nobody waits for it: all ways by three modes between 1,182 places.
const WAYS: usize = 1 << 22;

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl Digest {
    /// Takes in bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    }
    /// Takes in a whole number.
    pub fn number(&mut self, number: i64) {
        self.bytes(&number.to_le_bytes());
    }
    /// Takes in what something looks like to whoever debugs it. Not for tables: it is slow.
    pub fn debug(&mut self, thing: &dyn fmt::Debug) {
        // Writing to a digest cannot fail.
        let _ = fmt::write(self, format_args!("{thing:?}\n"));
    }
    /// Takes in the ways between places: all of them where they are few, and else as many from every place as there is room
    /// for, to places all over the district.
    pub fn travel(&mut self, travel: &Arc<dyn Travel>, places: usize, modes: usize) {
        self.debug(travel.periods());
        let periods = travel.periods().count();
        let from_each = (WAYS / (places * modes * periods).max(1)).clamp(1, places.max(1));
        for (mode, from) in (0..modes).flat_map(|mode| (0..places).map(move |from| (mode, from))) {
            for k in 0..from_each {
                // Another selection from every place.
                let to = (k * places / from_each + from) % places;
                for period in 0..periods {
                    let ids = (ModeId::new(mode), PlaceId::new(from), PlaceId::new(to));
                    let leg = travel.leg_in(ids.0, ids.1, ids.2, period);
                    self.number(leg.map_or(-1, |leg| leg.time.0));
                    self.number(leg.map_or(-1, |leg| leg.metres));
                }
            }
        }
    }
    /// The digest.
    #[must_use]
    pub fn finish(self) -> u64 {
        self.0
    }
}

impl fmt::Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use anpai_core::time::Duration;
    use anpai_core::travel::{Dense, Leg};

    use super::*;

    fn of(text: &str) -> u64 {
        let mut digest = Digest::default();
        digest.bytes(text.as_bytes());
        digest.finish()
    }

    #[test]
    fn it_is_the_published_function() {
        // The vectors of the draft's appendix.
        assert_eq!([of(""), of("a"), of("foobar")], [OFFSET, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8]);
    }

    #[test]
    fn another_way_is_another_digest() {
        let digest = |seconds: i64| {
            let leg = |s: i64| Some(Leg { time: Duration(s * 1000), metres: s });
            let table = vec![leg(0), leg(5), None, leg(7), leg(0), leg(seconds), leg(1), leg(2), leg(0)];
            let travel: Arc<dyn Travel> = Arc::new(Dense::new(3, vec![table]));
            let mut digest = Digest::default();
            digest.travel(&travel, 3, 1);
            digest.finish()
        };
        assert_eq!(digest(3), digest(3));
        assert_ne!(digest(3), digest(4));
    }
}
