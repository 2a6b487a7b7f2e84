//! API keys: who may ask the service what. A key is `anpai_<id>_<secret>`; the secret has 256 bits of the system's randomness,
//! is told once, and is kept as its SHA-256 alone, which needs neither salt nor many rounds, since nobody guesses 256 bits.
//! Every look at a key reads the store, so that a key that was revoked fails from then on, on every server: one read of an
//! index is less than what any request costs beside it, and a cache would have to be believed for as long as it lasts.

mod key;
mod statements;
mod store;
mod text;

pub use key::{Caller, Key, KeyId, NewKey, NotATenant, Revoking, Scope, tenant};
pub use store::Keys;
pub use text::KeyText;
