//! Kế hoạch: which plan measures an area, how its measures stand, and how they moved over a phase.

pub(in crate::judge) mod choose;
pub(in crate::judge) mod measure;
pub(in crate::judge) mod phase;
pub(in crate::judge) mod results;
