//! How a long run tells of its progress, on standard error: as a bar on a terminal, so that a pipe or a log gets none, or as
//! JSON Lines for whoever started it.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anpai_core::score::Score;
use anpai_core::stop::Progress;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::output;

/// Steps of the bar.
const STEPS: u64 = 1000;
/// Between two lines: a reader shows them to people.
const PAUSE: Duration = Duration::from_millis(100);

/// How progress is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Telling {
    /// A bar where standard error is a terminal, and nothing otherwise
    #[default]
    Bar,
    /// One JSON object a line, at most ten a second
    Json,
}

/// A line of progress.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// How much of the search is done, from 0 to 1.
    pub fraction: f64,
    /// Seconds since it began.
    pub seconds: f64,
    /// Iterations of all chains together, where the method counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u64>,
    /// The best score so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Whether what an earlier search had left was refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub begun_anew: bool,
}

/// Where progress is told.
#[derive(Debug)]
pub struct Bar(Kind);

#[derive(Debug)]
enum Kind {
    Nowhere,
    Terminal(ProgressBar),
    Lines { begin: Instant, last: Mutex<Option<Instant>>, begun_anew: AtomicBool },
}

impl Bar {
    /// A bar on a terminal; nothing where standard error is none.
    pub fn show() -> Self {
        if !stderr().is_terminal() {
            return Self(Kind::Nowhere);
        }
        let bar = ProgressBar::with_draw_target(Some(STEPS), ProgressDrawTarget::stderr_with_hz(5));
        let style = ProgressStyle::with_template("  {bar:30} {percent:>3} %  {elapsed}  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(Kind::Terminal(bar))
    }
    /// As was asked for.
    pub fn telling(telling: Telling) -> Self {
        match telling {
            Telling::Bar => Self::show(),
            Telling::Json => Self(Kind::Lines {
                begin: Instant::now(),
                last: Mutex::default(),
                begun_anew: AtomicBool::new(false),
            }),
        }
    }
    /// Takes note that what an earlier search had left was refused.
    pub fn begin_anew(&self) {
        if let Kind::Lines { begun_anew, .. } = &self.0 {
            begun_anew.store(true, Ordering::Relaxed);
        }
    }
    /// Takes note of what the search tells.
    pub fn tell(&self, progress: Progress) {
        let Progress { fraction, iterations, score } = progress;
        match &self.0 {
            Kind::Nowhere => {}
            Kind::Terminal(bar) => {
                bar.set_position((fraction.clamp(0.0, 1.0) * STEPS as f64) as u64);
                bar.set_message(format!("{score} after {iterations} iterations"));
            }
            Kind::Lines { .. } => {
                self.line(fraction, Some(iterations).filter(|many| *many > 0), Some(score));
            }
        }
    }
    /// Takes note of how far a step of the work has come, from 0 to 1.
    pub fn step(&self, name: &'static str, fraction: f64) {
        match &self.0 {
            Kind::Nowhere => {}
            Kind::Terminal(bar) => {
                bar.set_position((fraction.clamp(0.0, 1.0) * STEPS as f64) as u64);
                bar.set_message(name);
            }
            Kind::Lines { .. } => self.line(fraction, None, None),
        }
    }
    fn line(&self, fraction: f64, iterations: Option<u64>, score: Option<Score>) {
        let Kind::Lines { begin, last, begun_anew } = &self.0 else { return };
        let now = Instant::now();
        // A thread that panicked while it told left the time of the last line, which is all there is.
        let mut last = last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if last.is_some_and(|last| now - last < PAUSE) {
            return;
        }
        *last = Some(now);
        let seconds = (begin.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
        let (fraction, begun_anew) = (fraction.clamp(0.0, 1.0), begun_anew.load(Ordering::Relaxed));
        let told = Told { fraction, seconds, iterations, score, begun_anew };
        let text = serde_json::to_string(&told).expect("plain fields have JSON");
        output::print_error(&(text + "\n"));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Kind::Terminal(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
