//! SHA-256 (FIPS 180-4) in base64, for the page's content security policy: a policy by digest lets the report's own
//! style and script run and nothing that a document could smuggle in. Forty lines are less than a dependency.

const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2).
fn constants() -> [u32; 64] {
    let mut all = [0; 64];
    let primes = (2_u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0));
    for (constant, prime) in all.iter_mut().zip(primes) {
        // floor(cbrt(prime) * 2^32) is the largest r with r^3 <= prime * 2^96; its low 32 bits are the fraction.
        let target = u128::from(prime) << 96;
        let (mut low, mut high) = (0_u128, 1_u128 << 36);
        while high - low > 1 {
            let middle = low.midpoint(high);
            *(if middle * middle * middle <= target { &mut low } else { &mut high }) = middle;
        }
        *constant = (low & 0xffff_ffff) as u32;
    }
    all
}

/// The digest as a content security policy writes it.
pub(super) fn sha256_base64(bytes: &[u8]) -> String {
    base64(&sha256(bytes))
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    let constants = constants();
    let mut message = bytes.to_vec();
    message.push(0x80);
    message.resize((message.len() + 8).next_multiple_of(64) - 8, 0);
    message.extend_from_slice(&(bytes.len() as u64 * 8).to_be_bytes());
    let mut state = START;
    for block in message.as_chunks::<64>().0 {
        let mut w = [0_u32; 64];
        for (word, four) in w.iter_mut().zip(block.as_chunks::<4>().0) {
            *word = u32::from_be_bytes(*four);
        }
        for t in 16..64 {
            let small = |x: u32, a, b, c| x.rotate_right(a) ^ x.rotate_right(b) ^ (x >> c);
            let (s0, s1) = (small(w[t - 15], 7, 18, 3), small(w[t - 2], 17, 19, 10));
            w[t] = w[t - 16].wrapping_add(s0).wrapping_add(w[t - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for (word, constant) in w.iter().zip(constants) {
            let big = |x: u32, i, j, k| x.rotate_right(i) ^ x.rotate_right(j) ^ x.rotate_right(k);
            let choice = (e & f) ^ (!e & g);
            let majority = (a & b) ^ (a & c) ^ (b & c);
            let one = h
                .wrapping_add(big(e, 6, 11, 25))
                .wrapping_add(choice)
                .wrapping_add(constant)
                .wrapping_add(*word);
            let two = big(a, 2, 13, 22).wrapping_add(majority);
            (h, g, f, e) = (g, f, e, d.wrapping_add(one));
            (d, c, b, a) = (c, b, a, one.wrapping_add(two));
        }
        for (sum, part) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(part);
        }
    }
    let mut out = [0; 32];
    for (four, word) in out.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *four = word.to_be_bytes();
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = chunk.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for k in 0..4 {
            let digit = DIGITS[(three >> (18 - 6 * k) & 63) as usize];
            out.push(if k <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        // FIPS 180-4's examples "abc" (one block) and the 56 bytes that take two, in base64.
        assert_eq!(sha256_base64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let two = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        assert_eq!(sha256_base64(two), "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
        assert_eq!(base64(b"a"), "YQ==");
    }
}
