//! Funerals: a day and a week of halls, hearses and cremators.

pub mod services;
