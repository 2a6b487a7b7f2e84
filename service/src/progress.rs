//! The progress bar: on a terminal only, so that a pipe or a log gets none.

use std::io::{IsTerminal, stderr};

use anpai_core::stop::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Steps of the bar.
const STEPS: u64 = 1000;

/// A bar on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub struct Bar(Option<ProgressBar>);

impl Bar {
    /// Shows it.
    pub fn show() -> Self {
        if !stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(Some(STEPS), ProgressDrawTarget::stderr_with_hz(5));
        let style = ProgressStyle::with_template("  {bar:30} {percent:>3} %  {elapsed}  {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(Some(bar))
    }
    /// Takes note of what the search tells.
    pub fn tell(&self, progress: Progress) {
        let Some(bar) = &self.0 else { return };
        bar.set_position((progress.fraction.clamp(0.0, 1.0) * STEPS as f64) as u64);
        bar.set_message(format!("{} after {} iterations", progress.score, progress.iterations));
    }
    /// Takes note of how far a step of the work has come, from 0 to 1.
    pub fn step(&self, name: &'static str, fraction: f64) {
        let Some(bar) = &self.0 else { return };
        bar.set_position((fraction.clamp(0.0, 1.0) * STEPS as f64) as u64);
        bar.set_message(name);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
