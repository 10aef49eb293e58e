//! Tests.

pub mod vectors;
