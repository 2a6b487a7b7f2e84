//! Questions that take the whole program for a moment: it is run beside the server, in its turn, and what it prints is the answer.

use std::io;

use anpai_core::issue::Issues;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::Api;
use super::problem::{Problem, Reason};
use crate::Exit;
use crate::jobs::{Tenant, Wish};
use crate::work::{Errand, Task};

/// A question about a document.
pub(super) struct Question {
    /// Whose it is.
    pub tenant: Tenant,
    /// The document, which has been checked.
    pub document: Vec<u8>,
    /// Where in the body that stands which the program may refuse.
    pub at: &'static str,
}

/// Asks; `task` makes the errand's task of whatever it holds.
///
/// # Errors
/// The issues of what was asked, or what became of the program.
pub(super) async fn ask<T>(
    api: &Api,
    question: Question,
    asked: T,
    task: for<'a> fn(&'a T) -> Task<'a>,
) -> Result<Response, Problem>
where
    T: Send + 'static,
{
    let _turn = api.checks.acquire().await.map_err(|_| Problem::internal("no turns for checks"))?;
    let (program, at) = (api.program.clone(), question.at);
    let ended = tokio::task::spawn_blocking(move || {
        let Question { tenant, document, .. } = question;
        let errand = Errand { task: task(&asked), tenant: &tenant.0, document: &document };
        program.run(&errand, &mut || Wish::GoOn, &mut |_| {})
    });
    let ended = ended.await.map_err(io::Error::other).flatten();
    let ended = ended.map_err(|_| Problem::internal("the program could not be run"))?;
    match ended.code {
        Some(code) if code == Exit::Done as i32 || code == Exit::NoPlan as i32 => {
            Ok(([(CONTENT_TYPE, "application/json")], ended.answer).into_response())
        }
        Some(code) if code == Exit::BadInput as i32 => Err(refused(&ended.answer, at)),
        _ if ended.is_out_of_memory => Err(Problem::no_memory()),
        _ => Err(Problem::internal("the program broke down")),
    }
}

/// The issues of a plan or a request, as the program printed them.
fn refused(answer: &[u8], at: &str) -> Problem {
    /// What is printed of issues.
    #[derive(Deserialize)]
    struct Told {
        issues: Vec<ToldIssue>,
    }
    /// One of them.
    #[derive(Deserialize)]
    struct ToldIssue {
        pointer: String,
        value: String,
        cause: String,
        action: String,
    }
    let Ok(told) = serde_json::from_slice::<Told>(answer) else {
        return Problem::new(Reason::BadInput, "documents of this model have no plans to evaluate");
    };
    let mut issues = Issues::default();
    for issue in told.issues {
        let pointer = format!("{at}{}", issue.pointer);
        issues.push("bad-plan", pointer, issue.value, issue.cause, issue.action);
    }
    Problem::issues(issues)
}
