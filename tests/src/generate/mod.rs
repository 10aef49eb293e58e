//! The files that are written from others and committed.

pub mod units;
