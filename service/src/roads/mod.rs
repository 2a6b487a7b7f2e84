//! `anpai roads`: a network from OpenStreetMap, and what it answers. One file for each verb; `points` reads the tables of
//! places that they share, `conditions` the options for hours and closures, `network` opens a `.roads` file and puts places on it. `docs/roads.md` is the page for people.

use anpai_core::place::Datum;
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::Exit;
use crate::failure::Failure;

mod build;
mod circle;
mod conditions;
mod cover;
mod info;
mod matrix;
mod network;
mod points;
mod position;
mod route;

/// `anpai roads`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to do with roads
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do with roads.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Build the network of one profile
    Build(build::Arguments),
    /// Write travel times from every place to every place
    Matrix(matrix::Arguments),
    /// Tell the fastest way from one place to another, and how it lies
    Route(route::Arguments),
    /// Tell where one gets to within a time, and who lives there
    Circle(circle::Arguments),
    /// Tell who lives within a time of a station, and who does not
    Cover(cover::Arguments),
    /// Tell what a network is made of
    Info(info::Arguments),
}

/// Does it.
///
/// # Errors
/// Bad input, or a file that cannot be read or written.
pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.verb {
        Verb::Build(arguments) => build::run(arguments),
        Verb::Matrix(arguments) => matrix::run(arguments),
        Verb::Route(arguments) => route::run(arguments),
        Verb::Circle(arguments) => circle::run(arguments),
        Verb::Cover(arguments) => cover::run(arguments),
        Verb::Info(arguments) => info::run(arguments),
    }
}

/// Reads the name of a datum.
fn datum_parser() -> impl TypedValueParser<Value = Datum> {
    PossibleValuesParser::new(Datum::NAMES.map(|(name, _)| name))
        .try_map(|name| Datum::of_name(&name).ok_or("one of the names above"))
}

/// Minutes as people give them, in milliseconds.
fn minutes(text: &str) -> Result<u32, &'static str> {
    // A day: beyond it nobody travels to a service, and no sum overflows.
    match text.parse::<f64>() {
        Ok(minutes) if minutes > 0.0 && minutes <= 1440.0 => Ok((minutes * 60_000.0).round() as u32),
        _ => Err("write minutes, more than 0 and at most 1440"),
    }
}

/// Metres to the road as people give them.
fn radius(text: &str) -> Result<f64, &'static str> {
    match text.parse::<f64>() {
        Ok(metres) if (1.0..=20_000.0).contains(&metres) => Ok(metres),
        _ => Err("write metres, from 1 to 20000"),
    }
}
