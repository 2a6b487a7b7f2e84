//! What a search writes down, byte by byte: whole numbers in as few bytes as they need (LEB128, seven bits a byte, the
//! least first). Whatever is read is bounded by whoever reads it, and anything else is `None`.

/// A page that is written.
#[derive(Clone, Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// Writes a number.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }
    /// Writes how many follow.
    pub fn count(&mut self, count: usize) {
        self.number(count as u64);
    }
    /// Writes an index.
    pub fn index(&mut self, index: u32) {
        self.number(index.into());
    }
    /// Writes a number that may be below zero: small where it is near it.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }
    /// Writes eight bytes, whatever they mean.
    pub fn word(&mut self, word: u64) {
        self.0.extend(word.to_le_bytes());
    }
    /// Writes bytes and how many they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }
    /// What was written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// A page that is read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From its beginning.
    #[must_use]
    pub fn new(page: &'a [u8]) -> Self {
        Self(page)
    }
    /// Reads a number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return (bits << shift >> shift == bits).then_some(number);
            }
        }
        None
    }
    /// Reads how many follow: `most` at most.
    pub fn count(&mut self, most: usize) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= most)
    }
    /// Reads an index into so many.
    pub fn index(&mut self, len: usize) -> Option<u32> {
        let index = u32::try_from(self.number()?).ok()?;
        ((index as usize) < len).then_some(index)
    }
    /// Reads a number that may be below zero.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some(((number >> 1) as i64) ^ -((number & 1) as i64))
    }
    /// Reads eight bytes.
    pub fn word(&mut self) -> Option<u64> {
        let (word, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*word))
    }
    /// Reads bytes and how many they are.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let count = self.count(self.0.len())?;
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }
    /// What is left.
    #[cfg(test)]
    pub fn rest(&self) -> &'a [u8] {
        self.0
    }
    /// Whether nothing is left.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 127, 128, 16_384, u64::from(u32::MAX), u64::MAX >> 1, u64::MAX];
        let signed = [0, -1, 1, -64, 64, i64::MIN, i64::MAX];
        let mut page = Writer::default();
        numbers.iter().for_each(|n| page.number(*n));
        signed.iter().for_each(|n| page.signed(*n));
        page.word(0x0102_0304_0506_0708);
        page.bytes(b"abc");
        let page = page.finish();
        let mut read = Reader::new(&page);
        assert!(numbers.iter().all(|n| read.number() == Some(*n)));
        assert!(signed.iter().all(|n| read.signed() == Some(*n)));
        assert_eq!((read.word(), read.bytes()), (Some(0x0102_0304_0506_0708), Some(&b"abc"[..])));
        assert!(read.is_at_end() && read.number().is_none() && read.word().is_none());
    }

    #[test]
    fn what_is_out_of_bounds_is_not_read() {
        assert_eq!(Reader::new(&[5]).index(5), None);
        assert_eq!(Reader::new(&[4]).index(5), Some(4));
        assert_eq!(Reader::new(&[6]).count(5), None);
        // Three bytes are told and two are there; a number that goes on beyond the end, and beyond 64 bits.
        assert_eq!(Reader::new(&[3, 1, 1]).bytes(), None);
        assert_eq!(Reader::new(&[0x80]).number(), None);
        assert_eq!(Reader::new(&[0xff; 12]).number(), None);
        assert_eq!(Reader::new(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]).number(), None);
    }
}
