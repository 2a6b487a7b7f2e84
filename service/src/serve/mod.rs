//! `anpai serve` and `anpai worker`: the service on one machine with nothing else to install, or as any number of nodes on
//! PostgreSQL.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::Exit;
use crate::api::{self, Api, Door, Limits};
use crate::database::Database;
use crate::failure::Failure;
use crate::jobs::{SqlStore, Tenant, Timing};
use crate::keys::Keys;
use crate::output;
use crate::trace::Tracing;
use crate::webhooks::{Courier, Patience, Reach};
use crate::work::{Memory, Program, Scratch};

mod crew;
mod log;
mod options;
mod tls;

use crew::Crew;
pub use options::{Serve, Worker};
use tls::{Identity, Secured};

/// How long requests under way may still take when the server goes down.
const GRACE: Duration = Duration::from_secs(10);
/// The tenant of a service that is open.
const LOCAL: &str = "local";

/// Serves until it is told to end.
///
/// # Errors
/// The store cannot be opened, or the address is taken.
pub fn serve(args: &Serve) -> Result<Exit, Failure> {
    if args.open && !args.listen.ip().is_loopback() {
        return Err(Failure::Usage(
            "--open lets everybody in, and so listens on this machine alone: --listen 127.0.0.1:8080",
        ));
    }
    let tls = match (&args.tls_cert, &args.tls_key) {
        (Some(certificate), Some(key)) => Some(Identity::read(certificate, key)?),
        _ => None,
    };
    run("serve", &args.node, args.workers, |node| async move {
        let listener = TcpListener::bind(args.listen).await.map_err(Failure::Listen)?;
        let address = listener.local_addr().map_err(Failure::Listen)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let (close, closing) = watch::channel(false);
        let reach = if args.webhooks_anywhere { Reach::Anywhere } else { Reach::Public };
        let limits = Limits {
            body: usize::try_from(args.most_mib).unwrap_or(usize::MAX).saturating_mul(1024 * 1024),
            upload: args.most_upload_mib.saturating_mul(1024 * 1024),
            requests_a_second: args.requests_a_second,
            requests_at_once: args.requests_at_once,
            memory: node.memory,
            attempts: node.attempts,
            reach,
            ..Limits::default()
        };
        let door = if args.open {
            Door::Open(Tenant(LOCAL.to_owned()))
        } else {
            Door::Keys(Keys::on(node.database.clone()))
        };
        let api = Api::new(
            Arc::clone(&node.store),
            &node.database,
            door,
            limits,
            node.program.clone(),
            closing.clone(),
        );
        api::begin_to_measure();
        let crew = Crew::start(&node, args.workers);
        let patience = Patience { answer: args.webhook_answer, pause: args.webhook_pause };
        let _courier = Courier::start(node.database.clone(), reach, patience);
        output::print(&format!(
            "anpai serves on {scheme}://{address} (documentation: {scheme}://{address}/docs)\n"
        ));
        let app = api::app(&api);
        match tls {
            None => answer(listener, app, close, closing).await?,
            Some(identity) => {
                let secured = Secured::on(listener, identity).map_err(Failure::Listen)?;
                answer(secured, app, close, closing).await?;
            }
        }
        crew.drain().await;
        Ok(Exit::Done)
    })
}

/// Answers whoever comes until it is told to end; requests under way have a little longer.
async fn answer<L: Listener<Addr = SocketAddr>>(
    listener: L,
    app: Router,
    close: watch::Sender<bool>,
    mut closing: watch::Receiver<bool>,
) -> Result<(), Failure> {
    let served = axum::serve(listener, app).with_graceful_shutdown(async move {
        told_to_end().await;
        tracing::info!("going down");
        let _ = close.send(true);
    });
    let overdue = async {
        let _ = closing.wait_for(|closing| *closing).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = served => served.map_err(Failure::Listen),
        () = overdue => {
            tracing::warn!("requests were cut off");
            Ok(())
        }
    }
}

/// Works until it is told to end.
///
/// # Errors
/// The store cannot be opened.
pub fn work(args: &Worker) -> Result<Exit, Failure> {
    run("worker", &args.node, args.workers, |node| async move {
        let crew = Crew::start(&node, args.workers);
        output::print("anpai works\n");
        told_to_end().await;
        tracing::info!("going down");
        crew.drain().await;
        Ok(Exit::Done)
    })
}

/// What server and worker share.
#[derive(Debug)]
struct Node {
    database: Database,
    store: Arc<SqlStore>,
    program: Program,
    attempts: u16,
    keep: Duration,
    timing: Timing,
    memory: Memory,
}

/// Opens the store, and runs on it in one of the roles.
fn run<F: Future<Output = Result<Exit, Failure>>>(
    role: &'static str,
    args: &options::Node,
    workers: u16,
    then: impl FnOnce(Arc<Node>) -> F,
) -> Result<Exit, Failure> {
    log::begin();
    let timing = args.timing()?;
    let data = args.place.folder();
    let unusable = |error| Failure::Write(data.to_owned(), error);
    std::fs::create_dir_all(data).map_err(unusable)?;
    let scratch = Scratch::new(data.join("scratch")).map_err(unusable)?;
    let memory = Memory::of(args.job_mib, workers);
    let program = Program::new(scratch, data.join("roads"), options::cores(), memory);
    let program = program.map_err(Failure::Threads)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Threads)?;
    let tracing = Tracing::begin(role)?;
    let ended = runtime.block_on(async {
        let database = args.place.open(options::CONNECTIONS).await?;
        let store = Arc::new(SqlStore::on(database.clone()).await?);
        let options::Node { attempts, keep, .. } = *args;
        then(Arc::new(Node { database, store, program, attempts, keep, timing, memory })).await
    });
    tracing.end();
    ended
}

/// Returns when the process is told to end, by Ctrl-C or by whoever supervises it.
async fn told_to_end() {
    let interrupt = async {
        // Without a handler, Ctrl-C ends the process by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return interrupt.await };
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
