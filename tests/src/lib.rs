//! Code that the tests of several packages share.

pub mod answers;
pub mod bridge;
pub mod generate;
pub mod golden;
pub mod reference;
pub mod samples;
pub mod vectors;

/// Compiles the examples in the README of the repository.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
