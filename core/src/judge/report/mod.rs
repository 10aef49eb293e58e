//! Một báo cáo: the request, its numbers, and the verdict on one report or on totals.

pub(in crate::judge) mod check_set;
pub(in crate::judge) mod classify;
pub(in crate::judge) mod evaluate;
pub(in crate::judge) mod intervals;
pub(in crate::judge) mod request;
pub(in crate::judge) mod timeliness;
pub(in crate::judge) mod verdict;
