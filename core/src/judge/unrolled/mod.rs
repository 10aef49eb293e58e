//! Mã viết thẳng: rules unrolled at compile time, which give the same answers as the plain walk over the rules.

pub(in crate::judge) mod criteria;
pub(in crate::judge) mod plan;
