//! What the tests of several packages share.

pub mod bridge;
pub mod generate;
pub mod reference;
pub mod samples;
pub mod vectors;
