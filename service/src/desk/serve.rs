//! `anpai desk run`: commands as JSON Lines, each answered before the next one is read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use anpai_core::funerals::desk::draft::CommandKind;
use anpai_core::funerals::desk::{Asked, Desk, Instant, Line, Refusal};
use anpai_core::read::MOST_BYTES;
use anpai_solver::funerals::desk::{Calendar, offers};

use super::file::{LedgerFile, open};
use super::{home, instant};
use crate::desks::{Answer, Said};
use crate::failure::Failure;
use crate::{Exit, output};

/// `anpai desk run`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The document of the home, of the model funerals-day or funerals-week
    document: PathBuf,
    /// The ledger: JSON Lines, made where it is not there
    #[arg(long, value_name = "LEDGER.jsonl")]
    ledger: PathBuf,
    /// The commands, one JSON object a line; `-` reads standard input
    #[arg(default_value = "-", conflicts_with = "command")]
    commands: PathBuf,
    /// One command, instead of a file of them
    #[arg(long = "do", value_name = "JSON")]
    command: Option<String>,
    /// When it is now, such as 2026-04-02T09:00:00+08:00 [default: by the clock]
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: Option<Instant>,
    /// Tell issues of the document and the ledger as one JSON object
    #[arg(long)]
    json: bool,
}

/// Carries the commands out.
///
/// # Errors
/// The issues of the document or the ledger, or a file that cannot be read or written.
pub(super) fn run(args: &Arguments) -> Result<Exit, Failure> {
    let is_input = |path: &Path| path == Path::new("-");
    if args.command.is_none() && is_input(&args.commands) && is_input(&args.document) {
        return Err(Failure::Usage("the document and the commands cannot both come from standard input"));
    }
    let home = home(&args.document, args.json)?;
    let mut commands: Box<dyn BufRead> = match &args.command {
        Some(command) => Box::new(io::Cursor::new(command.replace('\n', " ").into_bytes())),
        None if is_input(&args.commands) => Box::new(io::stdin().lock()),
        None => Box::new(BufReader::new(
            File::open(&args.commands).map_err(|e| Failure::Read(args.commands.clone(), e))?,
        )),
    };
    let (desk, ledger) = open(home, &args.ledger, args.json)?;
    let calendar = Calendar::new(&desk);
    let mut counter = Counter { desk, calendar, ledger, path: &args.ledger };
    let mut exit = Exit::Done;
    loop {
        let mut line = Vec::new();
        // A line without an end must not fill the memory.
        let mut most = commands.by_ref().take(MOST_BYTES);
        let read = most.read_until(b'\n', &mut line).map_err(|e| Failure::Read(args.commands.clone(), e))?;
        if read == 0 {
            return Ok(exit);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let at = args.at.unwrap_or_else(|| Instant(jiff::Timestamp::now().as_millisecond()));
        let answer = counter.answer(at, &line)?;
        let own = match answer.said {
            Said::Offers | Said::Done | Said::Repeated => Exit::Done,
            Said::NoOffer => Exit::NoPlan,
            Said::Refused => Exit::BadInput,
        };
        exit = if own as u8 > exit as u8 { own } else { exit };
        output::print(&(serde_json::to_string(&answer.body)? + "\n"));
    }
}

struct Counter<'a> {
    desk: Desk,
    calendar: Calendar,
    ledger: LedgerFile,
    path: &'a Path,
}

impl Counter<'_> {
    /// The answer to one command.
    fn answer(&mut self, at: Instant, line: &[u8]) -> Result<Answer, Failure> {
        let asked = match Asked::read(line) {
            Ok(asked) => asked,
            Err(issues) => return Ok(Answer::refused(None, issues)),
        };
        let request = asked.request().to_owned();
        let broken = |e| Failure::Write(self.path.to_owned(), e);
        let ended = self.desk.expire(&mut self.ledger, at).map_err(broken)?;
        for booking in ended.iter().filter_map(Line::booking) {
            self.calendar.note(&self.desk, booking);
        }
        if asked.kind() == CommandKind::Offer {
            return Ok(match self.desk.request(at, &asked) {
                Err(issues) => Answer::refused(Some(&request), issues),
                Ok(own) => {
                    let found = offers(&self.desk, &self.calendar, &own, asked.options());
                    let told: Vec<_> = found.iter().map(|offer| offer.told(self.desk.home(), &own)).collect();
                    Answer::offers(&request, &told)
                }
            });
        }
        match self.desk.answer(&mut self.ledger, at, &asked) {
            Ok(answered) => {
                if let Some(booking) = &answered.receipt.booking {
                    self.calendar.note(&self.desk, booking);
                }
                Ok(Answer::done(&request, &answered))
            }
            Err(Refusal::Refused(issues)) => Ok(Answer::refused(Some(&request), issues)),
            Err(Refusal::Ledger(error)) => Err(broken(error)),
        }
    }
}
