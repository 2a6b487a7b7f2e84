//! The machine alone: each word that it says and hears, one at a time. What only many of them together show is in the
//! simulation.

use anpai_core::outcome::Status;

use super::*;
use crate::jobs::id::{Beat, Epoch, JobId, Tenant};
use crate::jobs::message::{Heartbeat, Letting};
use crate::jobs::state::{Solution, State};

const TIMING: Timing = Timing {
    lease: Duration(5_000),
    heartbeat: Duration(500),
    poll: Duration(1_000),
    patience: Duration(2_000),
};

fn worker() -> Worker {
    Worker::new(WorkerName("w".to_owned()), TIMING, 7)
}

fn hold(epoch: i64) -> Hold {
    Hold { job: JobId(1), epoch: Epoch(epoch) }
}

fn grant(epoch: i64) -> Grant {
    let (tenant, model) = (Tenant("Guandu".to_owned()), "visits".to_owned());
    Grant { hold: hold(epoch), tenant, model, options: String::new(), attempt: 1, checkpoint: None }
}

/// The token of a worker's so many-th wish.
fn token(wish: u128) -> ClaimToken {
    ClaimToken(7 << 64 | wish)
}

fn claimed(wish: u128, claimed: Claimed) -> Event {
    Event::Answered(Answer::Claim { token: token(wish), claimed })
}

/// The answer that grants the job in an epoch.
fn granted(wish: u128, epoch: i64) -> Event {
    claimed(wish, Claimed::Granted(grant(epoch)))
}

/// A worker that holds the job 1 in epoch 1 since its clock showed 100.
fn working() -> Worker {
    let mut worker = worker();
    assert_eq!(claims(&worker.handle(100, Event::Due)), [token(0)]);
    assert_eq!(worker.handle(100, granted(0, 1)), [Action::Start(grant(1))]);
    worker
}

fn claims(actions: &[Action]) -> Vec<ClaimToken> {
    let token = |action: &Action| match action {
        Action::Ask(Ask::Claim(claim)) => Some(claim.token),
        _ => None,
    };
    actions.iter().filter_map(token).collect()
}

fn beat(actions: &[Action]) -> Heartbeat {
    let [Action::Ask(Ask::Heartbeat(beat))] = actions else { panic!("one heartbeat: {actions:?}") };
    beat.clone()
}

fn kept(beat: i64, cancel: bool) -> Event {
    Event::Answered(Answer::Heartbeat { hold: hold(1), beat: Beat(beat), held: Held::Kept { cancel } })
}

fn told(checkpoint: u8) -> Event {
    Event::Searched(hold(1), News::Progress { progress: None, checkpoint: Some(vec![checkpoint]) })
}

fn solved() -> Ending {
    Ending::Solved { quality: Status::Feasible, solution: Solution::plan([9]) }
}

#[test]
fn a_claim_keeps_its_token_until_it_brings_a_job() {
    let mut worker = worker();
    assert_eq!(claims(&worker.handle(0, Event::Due)), [token(0)]);
    // Nothing to do before its patience ends.
    assert_eq!(worker.due(), Some(2_000));
    assert!(worker.handle(1_999, Event::Due).is_empty());
    assert_eq!(claims(&worker.handle(2_000, Event::Due)), [token(0)]);
    // There was none: it looks again after a poll, or after a hint.
    assert!(worker.handle(2_100, claimed(0, Claimed::Nothing)).is_empty());
    assert_eq!(worker.due(), Some(3_100));
    assert_eq!(claims(&worker.handle(2_200, Event::Hint)), [token(0)]);
    worker.handle(2_300, granted(0, 1));
    worker.handle(2_400, Event::Searched(hold(1), News::Ended(solved())));
    let letting = Letting::Now(State::Succeeded);
    worker.handle(2_500, Event::Answered(Answer::Letting { hold: hold(1), letting }));
    assert_eq!(claims(&worker.handle(2_500, Event::Due)), [token(1)]);
}

#[test]
fn a_token_that_is_spent_gives_way_to_a_new_one() {
    let mut worker = worker();
    worker.handle(0, Event::Due);
    assert!(worker.handle(10, claimed(0, Claimed::Spent)).is_empty());
    assert_eq!(claims(&worker.handle(10, Event::Due)), [token(1)]);
}

#[test]
fn a_checkpoint_is_told_until_it_is_acknowledged() {
    let mut worker = working();
    worker.handle(200, told(1));
    let first = beat(&worker.handle(600, Event::Due));
    assert_eq!((first.beat, first.checkpoint), (Beat(1), Some(vec![1])));
    // No answer came: it is told again.
    let second = beat(&worker.handle(1_100, Event::Due));
    assert_eq!((second.beat, second.checkpoint), (Beat(2), Some(vec![1])));
    // The first answer came late, and is not the last heartbeat's.
    worker.handle(1_200, kept(1, false));
    assert_eq!(beat(&worker.handle(1_600, Event::Due)).checkpoint, Some(vec![1]));
    worker.handle(1_700, kept(3, false));
    assert_eq!(beat(&worker.handle(2_100, Event::Due)).checkpoint, None);
    // What was told after a heartbeat went out is not acknowledged with it.
    worker.handle(2_150, told(2));
    worker.handle(2_200, kept(4, false));
    assert_eq!(beat(&worker.handle(2_600, Event::Due)).checkpoint, Some(vec![2]));
}

#[test]
fn a_cancel_stops_the_search_once_and_its_best_is_told_until_it_is_answered() {
    let mut worker = working();
    beat(&worker.handle(600, Event::Due));
    assert_eq!(worker.handle(650, kept(1, true)), [Action::Stop]);
    assert!(worker.handle(651, kept(1, true)).is_empty());
    let complete = Complete { hold: hold(1), ending: solved(), progress: None };
    let said = [Action::Ask(Ask::Complete(complete))];
    assert_eq!(worker.handle(700, Event::Searched(hold(1), News::Ended(solved()))), said);
    assert!(worker.handle(800, Event::Unanswered).is_empty());
    assert_eq!(worker.due(), Some(1_800));
    assert_eq!(worker.handle(1_800, Event::Due), said);
}

#[test]
fn a_lost_job_is_abandoned_and_its_search_is_not_listened_to() {
    let mut worker = working();
    beat(&worker.handle(600, Event::Due));
    let lost = Answer::Heartbeat { hold: hold(1), beat: Beat(1), held: Held::Lost };
    assert_eq!(worker.handle(700, Event::Answered(lost.clone())), [Action::Abandon]);
    worker.handle(700, Event::Due);
    // The same job, granted anew in a later epoch.
    worker.handle(800, granted(1, 3));
    assert!(worker.handle(900, Event::Searched(hold(1), News::Ended(solved()))).is_empty());
    assert!(worker.handle(900, Event::Answered(lost)).is_empty());
    assert_eq!(beat(&worker.handle(1_300, Event::Due)).hold, hold(3));
}

#[test]
fn an_answer_about_another_hold_does_not_end_the_wait_for_ones_own() {
    let mut worker = working();
    worker.handle(200, Event::Searched(hold(1), News::Ended(solved())));
    worker.handle(300, Event::Answered(Answer::Letting { hold: hold(3), letting: Letting::Lost }));
    let complete = Complete { hold: hold(1), ending: solved(), progress: None };
    assert_eq!(worker.handle(2_200, Event::Due), [Action::Ask(Ask::Complete(complete))]);
}

#[test]
fn a_drained_worker_gives_its_job_back_and_takes_no_other() {
    let mut worker = working();
    worker.handle(200, told(1));
    assert_eq!(worker.handle(300, Event::Drain), [Action::Suspend]);
    let release = Release { hold: hold(1), why: Why::Drain, checkpoint: Some(vec![5]) };
    let suspended = Event::Searched(hold(1), News::Suspended { checkpoint: Some(vec![5]) });
    assert_eq!(worker.handle(400, suspended), [Action::Ask(Ask::Release(release))]);
    let letting = Letting::Now(State::Queued);
    worker.handle(500, Event::Answered(Answer::Letting { hold: hold(1), letting }));
    assert!(worker.is_drained());
    assert_eq!(worker.due(), None);
    assert!(worker.handle(600, Event::Hint).is_empty());
}

#[test]
fn what_a_claim_brings_to_a_drained_worker_is_given_back() {
    let mut worker = worker();
    worker.handle(0, Event::Due);
    assert!(worker.handle(10, Event::Drain).is_empty());
    let release = Release { hold: hold(1), why: Why::Drain, checkpoint: None };
    assert_eq!(worker.handle(20, granted(0, 1)), [Action::Ask(Ask::Release(release))]);
}

#[test]
fn a_search_that_breaks_down_gives_its_last_checkpoint_on() {
    let mut worker = working();
    worker.handle(200, told(4));
    let release = Release { hold: hold(1), why: Why::Crash, checkpoint: Some(vec![4]) };
    let crashed = Event::Searched(hold(1), News::Crashed);
    assert_eq!(worker.handle(300, crashed), [Action::Ask(Ask::Release(release))]);
}
