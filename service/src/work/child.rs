//! One errand of this program in a process of its own: a document is solved, or a plan evaluated, while whoever sent it hears
//! of the progress and may end it.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use anpai_core::outcome::Status;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::memory::is_out;
use super::{Checkpoint, Folder, Memory, Options, Scratch};
use crate::Exit;
use crate::interrupt::STOP;
use crate::jobs::word::Word as _;
use crate::jobs::{Ending, Failure, Grant, Line, News, Search, Solution, Wish};
use crate::models;

/// How often the wishes of whoever sent the errand are looked at.
const GLANCE: Duration = Duration::from_millis(5);
/// How often it is looked at what an errand keeps.
const LOOK: Duration = Duration::from_millis(100);
/// How long a search that was asked to end may still take: solvers answer within 100 ms, and the answer has to be written.
const GRACE: Duration = Duration::from_secs(20);

/// This program, and where it works.
#[derive(Clone, Debug)]
pub struct Program {
    path: PathBuf,
    scratch: Scratch,
    roads: PathBuf,
    most_threads: u16,
    memory: Memory,
}

/// What is to be done.
#[derive(Debug)]
pub struct Errand<'a> {
    /// With the document.
    pub task: Task<'a>,
    /// Whose networks the document may name.
    pub tenant: &'a str,
    /// The document.
    pub document: &'a [u8],
}

/// What is to be done with a document.
#[derive(Debug)]
pub enum Task<'a> {
    /// To judge a plan for it.
    Evaluate(&'a [u8]),
    /// To find places in a plan for one more request, so many at most.
    Recommend {
        /// The plan.
        plan: &'a [u8],
        /// The request.
        request: &'a [u8],
        /// How many.
        best: u8,
    },
    /// To simulate it, in the words of the command line.
    Simulate(Vec<String>),
    /// To find a plan, from where another search was left.
    Solve(Vec<String>, Checkpoint),
}

/// How an errand ended.
#[derive(Debug)]
pub struct Ended {
    /// With which code; none where it was killed.
    pub code: Option<i32>,
    /// What it printed.
    pub answer: Vec<u8>,
    /// Whether it ended because it got no more memory.
    pub is_out_of_memory: bool,
    folder: Folder,
}

impl Ended {
    /// A file that it wrote.
    fn file(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder.path(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// How long a worker pauses where the disk or the system did not let it work.
const PAUSE: Duration = Duration::from_secs(2);
/// So much has to fit on the disk, where it is not to blame for an errand that broke down: more than any answer.
const PROBE: usize = 8 * 1024 * 1024;

/// How the file of a road network is called.
pub const ROADS: &str = ".roads";

/// Names within an errand's folder.
const DOCUMENT: &str = "document.json";
const PLAN: &str = "plan.json";
const REQUEST: &str = "request.json";
const ANSWER: &str = "answer.json";
const REPORT: &str = "report.html";
const BEST: &str = "best.json";
const STATE: &str = "state";

impl Program {
    /// This program, with its scratch folders at `scratch`, the networks of each tenant in a folder of `roads`, and so many
    /// threads and so much memory for an errand at most.
    ///
    /// # Errors
    /// The system does not say where this program is.
    pub fn new(
        scratch: Scratch,
        roads: impl Into<PathBuf>,
        most_threads: u16,
        memory: Memory,
    ) -> io::Result<Self> {
        Ok(Self { path: std::env::current_exe()?, scratch, roads: roads.into(), most_threads, memory })
    }

    /// Where the networks of a tenant are.
    #[must_use]
    pub fn roads_of(&self, tenant: &str) -> PathBuf {
        self.roads.join(tenant)
    }

    /// Sends it on an errand. `wish` is asked every few milliseconds; `told` hears of the progress.
    ///
    /// # Errors
    /// The disk or the system does not let it; the document is untouched, and another try may do better.
    pub fn run(
        &self,
        errand: &Errand<'_>,
        wish: &mut dyn FnMut() -> Wish,
        told: &mut dyn FnMut(Word),
    ) -> io::Result<Ended> {
        let folder = self.scratch.folder()?;
        fs::write(folder.path(DOCUMENT), errand.document)?;
        self.lend_roads(errand.tenant, &folder)?;
        let mut command = Command::new(&self.path);
        if let Some(mib) = self.memory.mib() {
            command.arg(format!("--memory-mib={mib}"));
        }
        command.arg(errand.task.verb()).arg(folder.path(DOCUMENT)).arg("--json");
        let mut file = |option: &str, name: &str| {
            command.arg(option).arg(folder.path(name));
        };
        match &errand.task {
            Task::Evaluate(plan) => {
                fs::write(folder.path(PLAN), plan)?;
                command.arg(folder.path(PLAN));
            }
            Task::Recommend { plan, request, best } => {
                for (name, bytes) in [(PLAN, plan), (REQUEST, request)] {
                    fs::write(folder.path(name), bytes)?;
                    command.arg(folder.path(name));
                }
                command.arg(format!("--best={best}"));
            }
            Task::Simulate(_) | Task::Solve(..) => {
                file("--out", PLAN);
                file("--report", REPORT);
                if let Task::Solve(_, left) = &errand.task {
                    file("--best", BEST);
                    file("--checkpoint", STATE);
                    if let Some(state) = &left.state {
                        fs::write(folder.path(STATE), state)?;
                    }
                }
                command.args(["--tied", "--progress=json"]);
            }
        }
        if let Task::Simulate(words) | Task::Solve(words, _) = &errand.task {
            command.args(words);
        }
        command.stdin(Stdio::piped()).stdout(File::create(folder.path(ANSWER))?).stderr(Stdio::piped());
        // A trace takes memory, of which there may be none, and says what is in the document.
        command.env("RUST_BACKTRACE", "0");
        detach(&mut command);
        let mut child = command.spawn()?;
        let mut kept = Kept::new(&folder);
        let mut glance = |line: Option<String>| {
            line.map(Word::Progress).into_iter().chain(kept.glance().map(Word::Kept)).for_each(&mut *told);
            wish()
        };
        let (status, is_out_of_memory) = watch(&mut child, &mut glance)?;
        let answer = fs::read(folder.path(ANSWER))?;
        Ok(Ended { code: status.code(), answer, is_out_of_memory, folder })
    }

    /// Puts the tenant's networks beside the document, under their names.
    fn lend_roads(&self, tenant: &str, folder: &Folder) -> io::Result<()> {
        let roads = match fs::read_dir(self.roads_of(tenant)) {
            Ok(roads) => roads,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for entry in roads {
            let entry = entry?;
            // One that is just coming has another name, and may be gone in a moment.
            if let Some(name) = entry.file_name().to_str().filter(|name| name.ends_with(ROADS)) {
                lend(&std::path::absolute(entry.path())?, &folder.path(name))?;
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
fn lend(file: &Path, name: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(file, name)
}

#[cfg(not(unix))]
fn lend(file: &Path, name: &Path) -> io::Result<()> {
    fs::copy(file, name).map(drop)
}

/// Ctrl-C at the server's terminal is the server's, which ends its jobs in its own order.
fn detach(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// What an errand tells while it runs.
#[derive(Debug)]
pub enum Word {
    /// A line of progress.
    Progress(String),
    /// What it keeps.
    Kept(Checkpoint),
}

impl Task<'_> {
    fn verb(&self) -> &'static str {
        match self {
            Self::Evaluate(_) => "evaluate",
            Self::Recommend { .. } => "recommend",
            Self::Simulate(_) => "simulate",
            Self::Solve(..) => "solve",
        }
    }
}

/// What an errand keeps, as far as it was looked at.
struct Kept {
    files: [PathBuf; 2],
    seen: [Option<SystemTime>; 2],
    looked: Instant,
}

impl Kept {
    /// Whatever is there already is known.
    fn new(folder: &Folder) -> Self {
        let files = [BEST, STATE].map(|name| folder.path(name));
        Self { seen: files.each_ref().map(|file| changed(file)), files, looked: Instant::now() }
    }

    /// What is new.
    fn glance(&mut self) -> Option<Checkpoint> {
        if self.looked.elapsed() < LOOK {
            return None;
        }
        self.looked = Instant::now();
        let now = self.files.each_ref().map(|file| changed(file));
        if now == self.seen {
            return None;
        }
        self.seen = now;
        let [best, state] = self.files.each_ref().map(|file| fs::read(file).ok());
        Some(Checkpoint { best, state })
    }
}

/// When a file came into being; it is replaced whole.
fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|found| found.modified()).ok()
}

/// Waits for the end; what is told on the way, and every few milliseconds nothing, is answered by a wish. Tells as well whether
/// it got no more memory.
fn watch(
    child: &mut Child,
    glance: &mut dyn FnMut(Option<String>) -> Wish,
) -> io::Result<(ExitStatus, bool)> {
    let stderr = child.stderr.take().expect("it was piped");
    let mut stdin = child.stdin.take();
    let (lines, heard) = channel();
    let is_out_of_memory = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&is_out_of_memory);
    let reader = std::thread::spawn(move || read_lines(stderr, &lines, &noted));
    let mut asked: Option<Instant> = None;
    loop {
        let line = match heard.recv_timeout(GLANCE) {
            Ok(line) => Some(last_of(line, &heard)),
            Err(RecvTimeoutError::Timeout) => None,
            // It closed its error stream: it has ended, or is about to.
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let is_overdue = asked.is_some_and(|asked| asked.elapsed() > GRACE);
        match glance(line) {
            Wish::GoOn => {}
            Wish::Stop if asked.is_none() => {
                asked = Some(Instant::now());
                ask_to_stop(&mut stdin);
            }
            Wish::Stop if !is_overdue => {}
            Wish::Stop | Wish::Suspend | Wish::Abandon => {
                child.kill()?;
                break;
            }
        }
    }
    let status = child.wait()?;
    // It reads to the end of a stream that has ended.
    let _ = reader.join();
    Ok((status, is_out_of_memory.load(Ordering::Relaxed) && !status.success()))
}

/// Only the last word counts.
fn last_of(line: String, heard: &Receiver<String>) -> String {
    heard.try_iter().last().unwrap_or(line)
}

/// One that has just ended does not read any more, which is as well.
fn ask_to_stop(stdin: &mut Option<ChildStdin>) {
    if let Some(stdin) = stdin {
        let _ = writeln!(stdin, "{STOP}").and_then(|()| stdin.flush());
    }
}

/// Hands on what is progress. Anything else may hold what is in the document, and is for nobody's eyes; but that there was no more
/// memory is noted.
fn read_lines(stderr: impl io::Read, lines: &Sender<String>, is_out_of_memory: &AtomicBool) {
    for line in BufReader::new(stderr).lines() {
        let Ok(line) = line else { return };
        if is_out(&line) {
            is_out_of_memory.store(true, Ordering::Relaxed);
        }
        if line.starts_with('{') && lines.send(line).is_err() {
            return;
        }
    }
}

/// What every answer begins with.
#[derive(Deserialize)]
struct Head {
    /// A word that is no quality, such as that of a forecast, is an answer all the same.
    status: String,
}

impl Search for Program {
    fn search(&self, grant: &Grant, input: &[u8], line: &Line) -> News {
        let words = Options::read(&grant.options).words(self.most_threads);
        let left = grant.checkpoint.as_deref().map(Checkpoint::read).unwrap_or_default();
        // Whoever looks on should know that it is done again, and why time seems to go back where there is nothing to go on from.
        let again = (grant.hold.epoch.0 > 1)
            .then_some(Again { attempt: grant.attempt, is_anew: left.state.is_none() });
        if let Some(again) = again.filter(|again| again.is_anew) {
            line.tell(Some(again.marked("{}")), None);
        }
        let task = if models::is_simulated(&grant.model) {
            Task::Simulate(words.into_iter().filter(|word| !word.starts_with("--iterations")).collect())
        } else {
            Task::Solve(words, left)
        };
        let errand = Errand { task, tenant: &grant.tenant.0, document: input };
        let ended = self.run(&errand, &mut || line.wish(), &mut |word| match word {
            Word::Progress(told) => {
                let told = again.map_or_else(|| told.clone(), |again| again.marked(&told));
                line.tell(Some(told), None);
            }
            Word::Kept(kept) => line.tell(None, Some(kept.bytes())),
        });
        ended.and_then(|ended| news(&ended, line)).unwrap_or_else(|error| {
            // No fault of the job: it is given back, and waits for better times.
            tracing::error!(job = %grant.hold.job, kind = ?error.kind(), "an errand could not be run");
            rest(line);
            News::Suspended { checkpoint: None }
        })
    }
}

/// A search of a job that another one of it went away from.
#[derive(Clone, Copy)]
struct Again {
    attempt: u16,
    /// Whether there was nothing to go on from.
    is_anew: bool,
}

impl Again {
    /// A word of progress, which says so. What was there to go on from may have been refused, of which it says so itself.
    fn marked(self, told: &str) -> String {
        let mut object: Map<String, Value> = serde_json::from_str(told).unwrap_or_default();
        let is_anew = self.is_anew || object.contains_key(BEGUN_ANEW);
        object.insert(if is_anew { BEGUN_ANEW } else { RESUMED }.to_owned(), json!(true));
        object.insert("attempt".to_owned(), json!(self.attempt));
        Value::Object(object).to_string()
    }
}

/// What a word of progress says of a search that is not the first of its job.
const BEGUN_ANEW: &str = "begun_anew";
const RESUMED: &str = "resumed";

/// Pauses before the next try, as long as nobody wishes otherwise.
fn rest(line: &Line) {
    let begun = Instant::now();
    while begun.elapsed() < PAUSE && line.wish() == Wish::GoOn {
        std::thread::sleep(GLANCE);
    }
}

/// What a search comes to.
fn news(ended: &Ended, line: &Line) -> io::Result<News> {
    if matches!(line.wish(), Wish::Suspend | Wish::Abandon) && ended.code.is_none() {
        return Ok(News::Suspended { checkpoint: None });
    }
    let head: Option<Head> = serde_json::from_slice(&ended.answer).ok();
    let is = |exit: Exit| ended.code == Some(exit as i32);
    let ending = match head {
        Some(head) if is(Exit::Done) || is(Exit::NoPlan) => Ending::Solved {
            quality: Status::read(&head.status).unwrap_or(Status::Feasible),
            solution: Solution {
                answer: ended.answer.clone(),
                plan: ended.file(PLAN)?,
                report: ended.file(REPORT)?,
            },
        },
        _ if is(Exit::BadInput) && !ended.answer.is_empty() => {
            line.tell(String::from_utf8(ended.answer.clone()).ok(), None);
            Ending::Failed(Failure::BadInput)
        }
        None if is(Exit::NoPlan) || is(Exit::Interrupted) => Ending::Failed(Failure::OutOfTime),
        _ if ended.is_out_of_memory => Ending::Failed(Failure::OutOfMemory),
        _ if line.wish() == Wish::Stop => Ending::Failed(Failure::OutOfTime),
        _ => {
            // Answers and plans may have broken off because the disk is full.
            fs::write(ended.folder.path("probe"), vec![1; PROBE])?;
            tracing::error!(code = ended.code, "an errand broke down");
            return Ok(News::Crashed);
        }
    };
    Ok(News::Ended(ending))
}
