//! The encoding of protocol buffers, as far as PBF files use it. Nothing is copied and no length is believed: every value
//! is a slice of the block that it stands in, so that a damaged block costs no more memory than a whole one.
//!
//! Source: <https://protobuf.dev/programming-guides/encoding/>.

/// What is wrong with a block.
pub(super) type Wrong = &'static str;

const SHORT: Wrong = "a field that ends too early";

/// A field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A whole number.
    Number(u64),
    /// A text, a list or a message.
    Bytes(&'a [u8]),
    /// Four or eight bytes of fixed size, which nothing here is.
    Fixed,
}

/// The fields of a message, one after the other: number and value.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), Wrong>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = field(&mut self.0);
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}

fn field<'a>(bytes: &mut &'a [u8]) -> Result<(u64, Value<'a>), Wrong> {
    let key = number(bytes)?;
    let value = match key & 7 {
        0 => Value::Number(number(bytes)?),
        1 => take(bytes, 8).map(|_| Value::Fixed)?,
        2 => {
            let length = number(bytes)?;
            Value::Bytes(take(bytes, length)?)
        }
        5 => take(bytes, 4).map(|_| Value::Fixed)?,
        _ => return Err("a field of an unknown type"),
    };
    Ok((key >> 3, value))
}

fn take<'a>(bytes: &mut &'a [u8], length: u64) -> Result<&'a [u8], Wrong> {
    let (taken, rest) = bytes.split_at_checked(usize::try_from(length).map_err(|_| SHORT)?).ok_or(SHORT)?;
    *bytes = rest;
    Ok(taken)
}

/// Reads a number of one to ten bytes.
fn number(bytes: &mut &[u8]) -> Result<u64, Wrong> {
    let mut number = 0;
    for (at, &byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f) << (7 * at);
        if byte < 0x80 {
            *bytes = &bytes[at + 1..];
            return Ok(number);
        }
    }
    Err(if bytes.len() < 10 { SHORT } else { "a number of more than 64 bits" })
}

/// A list of numbers without keys in between.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Packed<'a>(pub &'a [u8]);

impl Packed<'_> {
    /// The next number, or `None` at the end.
    pub fn next(&mut self) -> Result<Option<u64>, Wrong> {
        if self.0.is_empty() { Ok(None) } else { number(&mut self.0).map(Some) }
    }
    /// The next number of a list that must not end here.
    pub fn must(&mut self) -> Result<u64, Wrong> {
        self.next()?.ok_or("lists that do not belong together")
    }
}

/// A list of signed numbers, each told by its difference from the one before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Deltas<'a> {
    /// The differences.
    list: Packed<'a>,
    /// Their sum so far.
    sum: i64,
}

impl<'a> Deltas<'a> {
    pub fn new(list: Packed<'a>) -> Self {
        Self { list, sum: 0 }
    }
    /// The next number, or `None` at the end.
    pub fn next(&mut self) -> Result<Option<i64>, Wrong> {
        let Some(delta) = self.list.next()? else { return Ok(None) };
        self.sum =
            self.sum.checked_add(signed(delta)).ok_or("differences that add up to more than 64 bits")?;
        Ok(Some(self.sum))
    }
    /// The next number of a list that must not end here.
    pub fn must(&mut self) -> Result<i64, Wrong> {
        self.next()?.ok_or("lists that do not belong together")
    }
}

/// A signed number, whose sign stands in its lowest bit.
pub(super) fn signed(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_texts_and_fixed_fields_are_told_apart() {
        // Field 1 = 300 (two bytes), field 2 = "ab", field 16 (a key of two bytes) = 8 fixed bytes, field 3 = 4 fixed bytes.
        let bytes =
            [0x08, 0xac, 0x02, 0x12, 2, b'a', b'b', 0x81, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0x1d, 0, 0, 0, 0];
        let fields: Result<Vec<_>, _> = Fields(&bytes).collect();
        let expected =
            [(1, Value::Number(300)), (2, Value::Bytes(b"ab")), (16, Value::Fixed), (3, Value::Fixed)];
        assert_eq!(fields.unwrap(), expected);
    }

    #[test]
    fn what_ends_too_early_or_never_is_wrong() {
        // A number that goes on, a text longer than what is left (and than memory), a group, eleven bytes of a number.
        let huge = [0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
        for bytes in
            [&[0x08, 0x80][..], &[0x12, 3, b'a'], &huge, &[0x0b], &[0x08; 1], &[0xff; 11], &[0x09, 0]]
        {
            let fields: Vec<_> = Fields(bytes).collect();
            assert!(fields.len() == 1 && fields[0].is_err(), "{bytes:x?}");
        }
    }

    #[test]
    fn differences_add_up_and_do_not_overflow() {
        // +1, -3, +2 are written as 2, 5, 4: 1, -2, 0.
        let mut list = Deltas::new(Packed(&[2, 5, 4]));
        assert_eq!([list.must(), list.must(), list.must()], [Ok(1), Ok(-2), Ok(0)]);
        assert_eq!((list.next(), list.must().is_err()), (Ok(None), true));
        // The largest number twice.
        let largest = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01].repeat(2);
        let mut list = Deltas::new(Packed(&largest));
        assert_eq!(list.must(), Ok(i64::MAX));
        assert!(list.must().is_err());
        assert_eq!(signed(u64::MAX), i64::MIN);
    }
}
