//! Tests.

pub mod generate;
