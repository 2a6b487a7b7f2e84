//! Words of the stores and of the API: each value of a small enum has one, and is read back from it.

use anpai_core::outcome::Status;

use super::state::{Failure, State};

/// An enum whose values have words.
pub(crate) trait Word: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word.
    fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(value, _)| *value == self);
        found.expect("every value has its word, as a test holds").1
    }

    /// The value of a word.
    fn read(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }
}

impl Word for State {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Queued, "queued"),
        (Self::Running, "running"),
        (Self::Succeeded, "succeeded"),
        (Self::Failed, "failed"),
        (Self::Cancelled, "cancelled"),
    ];
}

impl Word for Failure {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::AttemptsExhausted, "attempts_exhausted"),
        (Self::BadInput, "bad_input"),
        (Self::OutOfTime, "out_of_time"),
        (Self::OutOfMemory, "out_of_memory"),
        (Self::Bug, "bug"),
    ];
}

impl Word for Status {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Optimal, "optimal"),
        (Self::Feasible, "feasible"),
        (Self::Partial, "partial"),
        (Self::Infeasible, "infeasible"),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matches name every value, so that a new one does not compile until it is here, and then needs its word.
    #[test]
    fn every_value_has_its_word() {
        for state in [State::Queued, State::Running, State::Succeeded, State::Failed, State::Cancelled] {
            let word = match state {
                State::Queued => "queued",
                State::Running => "running",
                State::Succeeded => "succeeded",
                State::Failed => "failed",
                State::Cancelled => "cancelled",
            };
            assert_eq!((state.word(), State::read(word)), (word, Some(state)));
        }
        for failure in [
            Failure::AttemptsExhausted,
            Failure::BadInput,
            Failure::OutOfTime,
            Failure::OutOfMemory,
            Failure::Bug,
        ] {
            let word = match failure {
                Failure::AttemptsExhausted => "attempts_exhausted",
                Failure::BadInput => "bad_input",
                Failure::OutOfTime => "out_of_time",
                Failure::OutOfMemory => "out_of_memory",
                Failure::Bug => "bug",
            };
            assert_eq!((failure.word(), Failure::read(word)), (word, Some(failure)));
        }
        for quality in [Status::Optimal, Status::Feasible, Status::Partial, Status::Infeasible] {
            let word = match quality {
                Status::Optimal => "optimal",
                Status::Feasible => "feasible",
                Status::Partial => "partial",
                Status::Infeasible => "infeasible",
            };
            assert_eq!((quality.word(), Status::read(word)), (word, Some(quality)));
        }
        assert_eq!(State::read("done"), None);
    }
}
