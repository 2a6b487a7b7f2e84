//! How a job is to be solved, as it is kept with the job.

use serde::{Deserialize, Serialize};

use crate::jobs::JobId;
use crate::trace::Carried;

/// How a job is to be solved. What is not said is as on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Milliseconds after which the search ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_ms: Option<u64>,
    /// Iterations of each chain after which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
    /// The seed of every random choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Threads to work on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threads: Option<u16>,
    /// The webhook that is told when it has ended. The database looks for its id in the text of all this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<String>,
    /// The plan of which this one is a patch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// In which trace it was submitted. It makes no other plan of it, and so is no part of what two wishes are told apart by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Carried>,
}

impl Options {
    /// The time where nothing is said, that a job has an end.
    const STOP_MS: u64 = 60_000;

    /// As text, the same for the same options.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("plain fields have JSON")
    }

    /// Read back. What was written by another version of this program is as good as nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Says that it is a patch of another plan.
    #[must_use]
    pub fn of_parent(self, parent: JobId) -> Self {
        Self { parent: Some(parent.to_string()), ..self }
    }

    /// Says in which trace it was submitted.
    #[must_use]
    pub fn in_trace(self, trace: Carried) -> Self {
        Self { trace: Some(trace), ..self }
    }

    /// As words of the command line, on so many threads at most.
    #[must_use]
    pub fn words(&self, most_threads: u16) -> Vec<String> {
        let stop = self.stop_ms.or_else(|| self.iterations.is_none().then_some(Self::STOP_MS));
        let threads = self.threads.unwrap_or(1).min(most_threads);
        let words = [
            stop.map(|ms| format!("--stop={ms}ms")),
            self.iterations.map(|many| format!("--iterations={many}")),
            self.seed.map(|seed| format!("--seed={seed}")),
            Some(format!("--threads={threads}")),
        ];
        words.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_without_a_limit_has_the_usual_time_and_one_with_iterations_none() {
        let none = Options::default();
        assert_eq!(none.words(4), ["--stop=60000ms", "--threads=1"]);
        let some = Options { iterations: Some(500), seed: Some(7), threads: Some(9), ..none };
        assert_eq!(some.words(4), ["--iterations=500", "--seed=7", "--threads=4"]);
        assert_eq!(Options::read(&some.text()), some);
        let carried = Carried { parent: "00-1-2-01".to_owned(), at: 5 };
        let traced = some.clone().in_trace(carried);
        assert_eq!((Options::read(&traced.text()), traced.words(4)), (traced.clone(), some.words(4)));
    }
}
