//! The text of a key: `anpai_<id>_<secret>`, an id of 16 and a secret of 64 hexadecimal digits. The first part lets scanners
//! find keys where they do not belong.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::key::KeyId;

const PREFIX: &str = "anpai";
/// Bytes of an id: enough that ids do not meet.
const ID: usize = 8;
/// Bytes of a secret.
const SECRET: usize = 32;

/// A key with its secret, to be told once. It is not shown by accident: [`reveal`](Self::reveal) says it.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyText {
    id: KeyId,
    secret: String,
}

impl fmt::Debug for KeyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}_{}_…", self.id.0)
    }
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl KeyText {
    /// Draws one.
    ///
    /// # Errors
    /// The system gives no randomness.
    pub(super) fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; ID + SECRET];
        getrandom::fill(&mut bytes)?;
        let (id, secret) = bytes.split_at(ID);
        Ok(Self { id: KeyId(digits(id)), secret: digits(secret) })
    }

    /// Reads one; `None` where it has not the form of a key, which [`reveal`](Self::reveal) writes in one way alone.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (id, secret) = text.strip_prefix(PREFIX)?.strip_prefix('_')?.split_once('_')?;
        let is = |text: &str, bytes: usize| {
            text.len() == 2 * bytes && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let fits = is(id, ID) && is(secret, SECRET);
        fits.then(|| Self { id: KeyId(id.to_owned()), secret: secret.to_owned() })
    }

    /// The part that may be told.
    #[must_use]
    pub fn id(&self) -> &KeyId {
        &self.id
    }

    /// The whole key.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("{PREFIX}_{}_{}", self.id.0, self.secret)
    }

    /// What is kept of the secret.
    pub(super) fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.secret).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_it_is_written_and_nothing_else_does() {
        let key = KeyText::draw().unwrap();
        let text = key.reveal();
        assert_eq!(KeyText::read(&text), Some(key.clone()));
        let long = format!("{text}0");
        for wrong in
            ["", "anpai", "anpai__", &text[1..], &text[..text.len() - 1], &long, &text.to_uppercase()]
        {
            assert_eq!(KeyText::read(wrong), None, "{wrong}");
        }
        assert!(!format!("{key:?}").contains(&key.secret));
    }

    #[test]
    fn no_two_keys_are_alike() {
        let (one, other) = (KeyText::draw().unwrap(), KeyText::draw().unwrap());
        assert!(one.id != other.id && one.secret != other.secret && one.digest() != other.digest());
    }
}
