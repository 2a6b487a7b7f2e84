//! What a receiver is sent, and how it is signed: as Standard Webhooks has it (https://www.standardwebhooks.com), so that
//! receivers can use what is there for it. The signature is HMAC-SHA256 over id, timestamp and body.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Serialize;
use sha2::Sha256;

/// The key of a webhook's signatures. It is not shown by accident: [`reveal`](Self::reveal) says it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Draws one.
    ///
    /// # Errors
    /// The system gives no randomness.
    pub(super) fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// As it is kept; `None` where it is of another length.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret itself, to be told once.
    #[must_use]
    pub fn reveal(&self) -> String {
        format!("whsec_{}", STANDARD.encode(self.0))
    }

    /// The signature of a letter that is sent at a time, in seconds since 1970.
    pub(super) fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key has any length");
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

/// What is told of a plan that has ended.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Letter {
    /// The same however often it is sent.
    pub id: String,
    /// `plan.ended`.
    pub event: &'static str,
    /// Which plan.
    pub plan: String,
    pub model: String,
    pub state: String,
    pub quality: Option<String>,
    pub failure: Option<String>,
    pub ended_at: String,
}

impl Letter {
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("plain fields have JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_standard() {
        // The example of the standard's own libraries: secret, id, timestamp, body and signature.
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&secret).unwrap();
        mac.update(b"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}");
        assert_eq!(
            STANDARD.encode(mac.finalize().into_bytes()),
            "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
        let own = Secret([7; 32]);
        let signed = own.sign("m", 1, "{}");
        assert!(signed.starts_with("v1,") && signed.len() == 47);
        assert!(
            signed != own.sign("m", 2, "{}")
                && signed != own.sign("n", 1, "{}")
                && signed != own.sign("m", 1, "[]")
        );
        assert_ne!(signed, Secret([8; 32]).sign("m", 1, "{}"));
    }

    #[test]
    fn a_secret_is_not_shown_by_accident() {
        let secret = Secret::draw().unwrap();
        assert!(!format!("{secret:?}").contains(&secret.reveal()[6..]));
        assert_eq!(Secret::of(secret.bytes()).as_ref(), Some(&secret));
        assert_eq!(Secret::of(&[0; 31]), None);
    }
}
