//! Bad input: a list of issues, all of them at once. Each says where in the document, what stands there, why that
//! cannot be used, and what to do.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// A JSON pointer into the document (RFC 6901), or a position such as `line 3 column 7` or `sheet!B4`.
    pub pointer: String,
    /// What stands there, shortened.
    pub value: String,
    /// A stable code, in kebab-case.
    pub code: &'static str,
    /// Why it cannot be used.
    pub cause: String,
    /// What to do about it.
    pub action: String,
}

/// Every issue of a document, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Issues(pub Vec<Issue>);

/// One step of a JSON pointer, escaped (RFC 6901).
#[must_use]
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The longest value that an issue quotes, in characters.
const QUOTED: usize = 60;
/// More issues than this are counted, not listed: a file of the wrong kind should not answer with a book.
pub const MOST_ISSUES: usize = 1000;

impl Issues {
    /// Adds an issue; a long value is shortened.
    pub fn push(
        &mut self,
        code: &'static str,
        pointer: impl Into<String>,
        value: impl fmt::Display,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) {
        let mut value = value.to_string();
        if let Some((cut, _)) = value.char_indices().nth(QUOTED) {
            value.truncate(cut);
            value.push('…');
        }
        self.0.push(Issue {
            pointer: pointer.into(),
            value,
            code,
            cause: cause.into(),
            action: action.into(),
        });
    }
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// `value` where nothing is wrong, all issues otherwise.
    ///
    /// # Errors
    /// The issues, where there is any.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}] {}: {}; {}", self.pointer, self.code, self.value, self.cause, self.action)
    }
}

impl fmt::Display for Issues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for issue in self.0.iter().take(MOST_ISSUES) {
            writeln!(f, "{issue}")?;
        }
        if self.len() > MOST_ISSUES {
            writeln!(f, "and {} more", self.len() - MOST_ISSUES)?;
        }
        Ok(())
    }
}

impl std::error::Error for Issues {}
