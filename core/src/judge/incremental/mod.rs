//! Xét dần: a verdict that follows a report figure by figure.

pub(in crate::judge) mod incremental_judge;
