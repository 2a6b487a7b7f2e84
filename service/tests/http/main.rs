//! The service from outside: the real program on a real port, its calls, what it answers where something is wrong, and that
//! its documentation says what is so.

mod answers;
mod audit;
mod backups;
mod client;
#[path = "../jobs/cluster.rs"]
#[expect(dead_code, reason = "only other tests break a cluster down")]
mod cluster;
mod deploy;
mod desks;
mod docs;
#[path = "../store/door.rs"]
#[expect(dead_code, reason = "here servers open the store, and tests only set its clock")]
mod door;
mod events;
mod fuzz;
mod limits;
mod lives;
mod models;
mod openapi;
mod patches;
mod recommendations;
mod refusals;
mod server;
mod tables;
mod tenants;
mod tls;
#[cfg(feature = "otel")]
mod traces;
mod webhooks;
