//! Jobs from outside: histories under every misfortune, in virtual time, and the stores held to each other.

mod cluster;
mod conformance;
mod crowd;
mod rig;
mod running;
mod simulation;
mod virtual_clock;
