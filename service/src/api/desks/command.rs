//! `POST /v1/desks/{id}/offers`, `holds`, `confirmations`, `releases` and `commands`: what a desk is asked to do.

use std::sync::Arc;

use anpai_core::funerals::desk::draft::MODEL;
use anpai_core::issue::Issues;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::id;
use crate::api::caller::Caller;
use crate::api::problem::{Problem, ProblemBody};
use crate::api::{Api, body};
use crate::desks::Said;
use crate::keys::Scope;

/// An answer of the desk.
type Told = Result<(StatusCode, Json<Value>), Problem>;

/// What every call here says.
macro_rules! call {
    ($name:ident, $path:literal, $command:expr, $scope:expr, $summary:literal, $description:literal) => {
        #[doc = $summary]
        #[doc = ""]
        #[doc = $description]
        #[utoipa::path(
            post,
            path = $path,
            tag = "desks",
            params(("id" = String, Path, description = "The desk")),
            request_body(content = Object, description = "The command, as docs/booking-desk.md has it; `anpai`, `model` and, \
                except for `commands`, `command` may be left out"),
            responses(
                (status = 200, description = "Offers, or what was done before under this request", body = Object),
                (status = 201, description = "It is done: the receipt", body = Object),
                (status = 400, description = "The body broke off", body = ProblemBody,
                    content_type = "application/problem+json"),
                (status = 404, description = "No such desk", body = ProblemBody,
                    content_type = "application/problem+json"),
                (status = 409, description = "The desk cannot do it: every reason, of the command and of the books", body = ProblemBody,
                    content_type = "application/problem+json"),
                (status = 413, description = "Too large", body = ProblemBody,
                    content_type = "application/problem+json"),
                (status = 422, description = "It cannot be read as a command: every issue", body = ProblemBody,
                    content_type = "application/problem+json"),
            )
        )]
        pub(in crate::api) async fn $name(
            State(api): State<Arc<Api>>,
            caller: Caller,
            Path(desk): Path<String>,
            headers: HeaderMap,
            body: Body,
        ) -> Told {
            command(&api, caller.allowed($scope)?, &desk, $command, &headers, body).await
        }
    };
}

call!(
    offers,
    "/v1/desks/{id}/offers",
    Some("offer"),
    Scope::Read,
    "Tells the best places for a case; nothing changes.",
    "Each offer says what it does to others, and has the `service` that a hold asks for."
);
call!(
    holds,
    "/v1/desks/{id}/holds",
    Some("hold"),
    Scope::Solve,
    "Keeps a place for a case for a while.",
    "The hold ends by the store's clock where it is not confirmed."
);
call!(
    confirmations,
    "/v1/desks/{id}/confirmations",
    Some("confirm"),
    Scope::Solve,
    "Makes a held place the family's own.",
    "Nothing moves it without the family's agreement."
);
call!(
    releases,
    "/v1/desks/{id}/releases",
    Some("release"),
    Scope::Solve,
    "Gives a place back.",
    "A confirmed one takes the family's agreement."
);
call!(
    commands,
    "/v1/desks/{id}/commands",
    None,
    Scope::Solve,
    "Carries out any command of the desk.",
    "Also those that amend bookings, and those of the register of plots: `open-plots`, `hold-plot`, `pay-plot`, `pay-fee`, \
     `inter`, `release-plot`."
);

/// Carries out a command; `kind` is what the address says that it is.
async fn command(
    api: &Api,
    caller: Caller,
    desk: &str,
    kind: Option<&str>,
    headers: &HeaderMap,
    body: Body,
) -> Told {
    let id = id(desk)?;
    let sent = body::read(api, headers, body).await?;
    let command = completed(&sent, kind)?;
    let answer = api.desks.command(&caller.tenant, &id, &command, caller.key.as_ref()).await?;
    let status = match answer.said {
        Said::Offers | Said::NoOffer | Said::Repeated => StatusCode::OK,
        Said::Done => StatusCode::CREATED,
        // What could not be read names no request.
        Said::Refused if answer.body["request"].is_null() => return Err(Problem::issues(answer.issues)),
        Said::Refused => return Err(Problem::refused(answer.issues)),
    };
    Ok((status, Json(answer.body)))
}

/// The command with what the address says of it. What is no JSON is the reader's to refuse.
fn completed(sent: &[u8], kind: Option<&str>) -> Result<Vec<u8>, Problem> {
    let mut object = match serde_json::from_slice(sent) {
        Ok(Value::Object(object)) => object,
        Ok(other) => {
            let mut issues = Issues::default();
            issues.push(
                "wrong-type",
                "",
                other,
                "a command is an object",
                "send one, such as {\"request\": …}",
            );
            return Err(Problem::issues(issues));
        }
        Err(_) => return Ok(sent.to_vec()),
    };
    if let (Some(kind), Some(own)) = (kind, object.get("command"))
        && own != kind
    {
        let mut issues = Issues::default();
        let cause = format!("this address takes the command {kind}");
        issues.push("wrong-command", "/command", own, cause, "leave it out, or send it to /commands");
        return Err(Problem::issues(issues));
    }
    for (name, value) in [("anpai", json!(1)), ("model", json!(MODEL))] {
        object.entry(name).or_insert(value);
    }
    if let Some(kind) = kind {
        object.insert("command".to_owned(), json!(kind));
    }
    serde_json::to_vec(&object).map_err(|_| Problem::internal("a command cannot be written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_its_commands_are() {
        let whole = |sent: &str, kind| -> Value {
            serde_json::from_slice(&completed(sent.as_bytes(), kind).unwrap()).unwrap()
        };
        let expected = json!({"request": "r", "anpai": 1, "model": MODEL, "command": "hold"});
        assert_eq!(whole("{\"request\": \"r\"}", Some("hold")), expected);
        assert_eq!(whole("{\"command\": \"hold\"}", Some("hold"))["command"], "hold");
        assert_eq!(whole("{\"command\": \"amend\"}", None)["command"], "amend");
        assert!(completed(b"{\"command\": \"amend\"}", Some("hold")).is_err());
        assert!(completed(b"[]", Some("hold")).is_err());
        assert_eq!(completed(b"[", Some("hold")).unwrap(), b"[");
    }
}
