//! What the tests of several packages share.

pub mod bridge;
pub mod reference;
pub mod vectors;
