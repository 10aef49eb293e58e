//! Xét dần: a verdict that is updated figure by figure.

pub(in crate::judge) mod incremental_judge;
