//! Work in a thread of its own, for what cannot be interrupted: whoever waits has the last word that came within a few
//! milliseconds of the stop, and the thread ends at its next chance.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anpai_core::stop::Stop;

/// How often the one who waits looks at the stop, far below the 100 ms in which it has to answer.
const GLANCE: Duration = Duration::from_millis(10);

enum Word<T, R> {
    Progress(T),
    End(R),
}

/// Runs `work` aside. What it tells goes to `heard`, in the caller's thread; its result comes back, or `None` where the
/// stop came first and the work did not end by itself within `grace`. It should look at the same stop.
///
/// # Panics
/// Where `work` does, with its own message above.
pub fn aside<T: Send + 'static, R: Send + 'static>(
    stop: &Stop,
    grace: Duration,
    work: impl FnOnce(&mut dyn FnMut(T)) -> R + Send + 'static,
    heard: &mut dyn FnMut(T),
) -> Option<R> {
    let (sender, receiver) = channel();
    let worker = thread::spawn(move || {
        let telling = sender.clone();
        // A send fails only when nobody waits any longer, and then there is nobody to tell.
        let result = work(&mut |word| drop(telling.send(Word::Progress(word))));
        drop(sender.send(Word::End(result)));
    });
    let mut over = Duration::ZERO;
    loop {
        match receiver.recv_timeout(GLANCE) {
            Ok(Word::Progress(word)) => heard(word),
            Ok(Word::End(result)) => return Some(result),
            Err(RecvTimeoutError::Timeout) if stop.is_over() && over >= grace => return None,
            Err(RecvTimeoutError::Timeout) if stop.is_over() => over += GLANCE,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                // The worker is gone without a result: it panicked, and so do we.
                let panic = worker.join().expect_err("a worker that returns has sent its result");
                std::panic::resume_unwind(panic);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::Ordering;

    #[test]
    fn words_come_in_order_and_the_result_last() {
        let mut heard = Vec::new();
        let work = |tell: &mut dyn FnMut(i32)| {
            (1..=3).for_each(tell);
            "done"
        };
        let result = aside(&Stop::never(), Duration::ZERO, work, &mut |w| heard.push(w));
        assert_eq!((result, heard), (Some("done"), vec![1, 2, 3]));
    }

    #[test]
    fn a_stop_leaves_behind_what_does_not_listen() {
        let (stop, held) = (Stop::never(), channel::<()>());
        let mut heard = Vec::new();
        let flag = stop.flag();
        let work = move |tell: &mut dyn FnMut(i32)| {
            tell(7);
            // Waits for ever, as HiGHS might for minutes: the sender lives until the test ends.
            held.1.recv().is_ok()
        };
        let result = aside(&stop, Duration::ZERO, work, &mut |w| {
            heard.push(w);
            flag.store(true, Ordering::Relaxed);
        });
        assert_eq!((result, heard), (None, vec![7]));
        drop(held.0);
    }
}
