//! Kế hoạch: chooses the plan of an area, takes its measures, and compares them over a phase.

pub(in crate::judge) mod choose;
pub(in crate::judge) mod measure;
pub(in crate::judge) mod phase;
pub(in crate::judge) mod results;
