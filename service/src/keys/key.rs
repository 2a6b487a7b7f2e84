//! A key as it is asked for, listed and used; never with its secret.

use crate::jobs::{Moment, Tenant};

/// The part of a key that may be told: 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub String);

/// What a key may be used for; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Look at what there is.
    Read,
    /// Submit and cancel jobs, and give commands to desks.
    Solve,
    /// Make and revoke the tenant's keys and desks, and read its audit trail.
    Admin,
}

impl Scope {
    /// All of them, the least first.
    pub const ALL: [Self; 3] = [Self::Read, Self::Solve, Self::Admin];

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Solve => "solve",
            Self::Admin => "admin",
        }
    }

    /// The scope of a name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }
}

/// Who asks: what a key that is good stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Whose.
    pub tenant: Tenant,
    /// For what.
    pub scope: Scope,
    /// Which key, for the audit trail.
    pub key: KeyId,
}

impl Caller {
    /// Whether the key may be used for it.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scope >= scope
    }
}

/// A key that there shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Whose.
    pub tenant: Tenant,
    /// What its owner calls it: the program that uses it, not a person.
    pub label: String,
    /// For what.
    pub scope: Scope,
}

/// A key as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which.
    pub id: KeyId,
    /// Whose.
    pub tenant: Tenant,
    /// What its owner calls it.
    pub label: String,
    /// For what.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last used, to a minute.
    pub used_at: Option<Moment>,
    /// Since when it is good for nothing.
    pub revoked_at: Option<Moment>,
}

/// What a wish to revoke comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoking {
    /// It is revoked.
    Done,
    /// It was before.
    Before,
    /// There is no such key, or it is another tenant's.
    Unknown,
}

/// A text that names no tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tenant is named by 1 to 64 letters of ASCII, digits, '-', '_' and '.', which is not the first")]
pub struct NotATenant;

/// Reads a tenant's name, which stands in addresses and logs and names a folder: so it holds nothing that would have to be
/// escaped there, and leads nowhere else.
///
/// # Errors
/// It is none.
pub fn tenant(text: &str) -> Result<Tenant, NotATenant> {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let fits = (1..=64).contains(&text.len()) && !text.starts_with('.') && text.bytes().all(is_fine);
    fits.then(|| Tenant(text.to_owned())).ok_or(NotATenant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solve_includes_read_and_admin_includes_both() {
        let may = |scope| {
            let (tenant, key) = (Tenant("guandu".to_owned()), KeyId("0".repeat(16)));
            Scope::ALL.map(|asked| Caller { tenant: tenant.clone(), scope, key: key.clone() }.may(asked))
        };
        assert_eq!(may(Scope::Read), [true, false, false]);
        assert_eq!(may(Scope::Solve), [true, true, false]);
        assert_eq!(may(Scope::Admin), [true, true, true]);
        assert!(Scope::ALL.iter().all(|scope| Scope::of_word(scope.word()) == Some(*scope)));
    }

    #[test]
    fn a_tenant_needs_no_escaping() {
        assert_eq!(tenant("Guandu-2.x_y"), Ok(Tenant("Guandu-2.x_y".to_owned())));
        for wrong in ["", ".", "..", ".a", "*", "a b", "a/b", "官渡", &"a".repeat(65)] {
            assert_eq!(tenant(wrong), Err(NotATenant), "{wrong}");
        }
    }
}
