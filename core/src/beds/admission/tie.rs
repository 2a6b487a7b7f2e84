//! The published tie-break. Where two decisions are equally good by every rule, the one with the smaller sum of these
//! numbers is taken, so that a decision can be repeated and nobody is favoured by the order of a list. Whoever knows the
//! ids can work them out.

/// The number of an applicant in a bed: FNV-1a (64 bits) over the ids of applicant, home and unit, each followed by a zero
/// byte, and then the finalizer of SplitMix64, which lets every letter change every bit.
///
/// Source: Fowler, Noll and Vo, `draft-eastlake-fnv`; Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
/// generators", the finalizer of figure 16 (variant 13 of Stafford's mixers).
///
/// ```
/// use anpai_core::beds::admission::tie::number;
/// assert_eq!(number("a1", "h1", "nursing"), number("a1", "h1", "nursing"));
/// assert_ne!(number("a1", "h1", "nursing"), number("a1", "h1n", "ursing"));
/// ```
#[must_use]
pub fn number(applicant: &str, institution: &str, unit: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in [applicant, institution, unit] {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn the_published_numbers_do_not_change() {
        // Worked out by an independent program (Python, whole numbers modulo 2^64).
        assert_eq!(number("", "", ""), 0xea84_b5f3_461f_8f55);
        assert_eq!(number("a1", "h1", "n"), 0xf958_5e03_12eb_baff);
        assert_eq!(number("张三", "福利院", "护理"), 0xcc49_ad3b_1810_c4c6);
    }
}
