//! Who asks: the tenant and what its key allows. The tenant comes from the key and from nowhere else.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::Api;
use super::problem::{Problem, Reason};
use crate::jobs::Tenant;
use crate::keys::{KeyId, Keys, Scope};

/// Whom the service lets in.
#[derive(Clone, Debug)]
pub enum Door {
    /// Everybody, as one tenant: for one's own machine.
    Open(Tenant),
    /// Who has a key.
    Keys(Keys),
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The tenant.
    pub tenant: Tenant,
    /// Which key, for the audit trail.
    pub key: Option<KeyId>,
    scope: Scope,
}

impl Caller {
    /// Makes sure that the key allows it.
    ///
    /// # Errors
    /// It does not.
    pub fn allowed(self, scope: Scope) -> Result<Self, Problem> {
        if self.scope >= scope {
            return Ok(self);
        }
        Err(Problem::new(Reason::Forbidden, format!("this takes a key with the scope {}", scope.word())))
    }

    /// Whoever sends a request.
    ///
    /// # Errors
    /// There is no key, or none that is good.
    pub(super) async fn of(parts: &Parts, door: &Door) -> Result<Self, Problem> {
        let keys = match door {
            Door::Open(tenant) => {
                return Ok(Self { tenant: tenant.clone(), key: None, scope: Scope::Admin });
            }
            Door::Keys(keys) => keys,
        };
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let text = header.and_then(|header| {
            let (scheme, text) = header.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then_some(text.trim())
        });
        let none = || Problem::new(Reason::Unauthorized, "send a key: Authorization: Bearer anpai_…");
        let found = keys.find(text.ok_or_else(none)?).await?.ok_or_else(none)?;
        Ok(Self { tenant: found.tenant, key: Some(found.key), scope: found.scope })
    }
}

/// Whom the limits let through, which asked for the key already: once a request.
impl FromRequestParts<Arc<Api>> for Caller {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, api: &Arc<Api>) -> Result<Self, Problem> {
        match parts.extensions.remove::<Self>() {
            Some(caller) => Ok(caller),
            None => Self::of(parts, &api.door).await,
        }
    }
}
