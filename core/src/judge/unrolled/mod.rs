//! Mã thẳng: rules unrolled at compile time, with the answers of the plain walker.

pub(in crate::judge) mod criteria;
pub(in crate::judge) mod plan;
