//! Địa bàn: the totals of an area above the commune, and what may be published of it.

pub(in crate::judge) mod area_totals;
pub(in crate::judge) mod changes;
pub(in crate::judge) mod publish;
pub(in crate::judge) mod rollup;
pub(in crate::judge) mod suppress;
