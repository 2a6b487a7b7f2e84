//! The parameters of a request: read by name, all issues at once, and none that is not known.

use std::borrow::Cow;

use anpai_core::issue::Issues;

use super::problem::Problem;

/// The parameters that are not read yet, and the issues so far.
#[derive(Debug)]
pub struct Query<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    issues: Issues,
}

impl<'a> Query<'a> {
    /// The parameters of a query string.
    pub fn new(query: Option<&'a str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).collect();
        Self { pairs, issues: Issues::default() }
    }

    /// The value of a parameter, as `read` reads it; `what` says what it should be.
    pub fn take<T>(&mut self, name: &str, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let at = self.pairs.iter().position(|(known, _)| known == name)?;
        let (_, text) = self.pairs.remove(at);
        let value = read(&text);
        if value.is_none() {
            self.issues.push("bad-parameter", format!("?{name}"), &text, format!("it is {what}"), "mend it");
        }
        value
    }

    /// The same of a parameter that has to be there.
    pub fn needed<T>(&mut self, name: &str, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.pairs.iter().all(|(known, _)| known != name) {
            self.issues.push(
                "missing-parameter",
                format!("?{name}"),
                "",
                format!("it is {what}"),
                "say which",
            );
        }
        self.take(name, what, read)
    }

    /// A whole number within limits.
    pub fn number<T: std::str::FromStr + PartialOrd>(
        &mut self,
        name: &str,
        what: &str,
        least: T,
        most: T,
    ) -> Option<T> {
        let within = least..=most;
        self.take(name, what, |text| text.parse().ok().filter(|n| within.contains(n)))
    }

    /// Nothing more is known.
    ///
    /// # Errors
    /// Every issue, also of parameters that nobody knows or that stand twice.
    pub fn end(mut self) -> Result<(), Problem> {
        for (name, value) in &self.pairs {
            self.issues.push(
                "unknown-parameter",
                format!("?{name}"),
                value,
                "there is no such parameter here, or it stands twice",
                "leave it out",
            );
        }
        if self.issues.is_empty() { Ok(()) } else { Err(Problem::request(self.issues)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_issue_is_told_at_once() {
        let mut query = Query::new(Some("seed=x&limit=5&limit=6&other=1&after=9"));
        assert_eq!(query.number("seed", "a number", 0_u64, u64::MAX), None);
        assert_eq!(query.number("limit", "1 to 200", 1_u16, 200), Some(5));
        assert_eq!(query.number("after", "1 to 3", 1_u16, 3), None);
        assert_eq!(query.issues.len(), 2);
        assert!(query.end().is_err());
        assert!(Query::new(None).end().is_ok());
    }
}
