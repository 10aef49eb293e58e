//! What the tests of several packages share.

pub mod bridge;
pub mod reference;
//! Tests.

pub mod vectors;
