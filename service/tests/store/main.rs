//! The store from outside: who opens it, whose keys it keeps, what the audit trail says, what each tenant can see, and the
//! booking desks of many servers.

mod audit;
#[path = "../jobs/cluster.rs"]
#[expect(dead_code, reason = "only the tests of jobs break a cluster down")]
mod cluster;
mod desks;
mod door;
mod fences;
mod keys;
mod opening;
