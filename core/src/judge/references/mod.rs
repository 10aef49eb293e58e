//! Báo cáo đối chiếu: the reports given beside the one that is judged.

pub(in crate::judge) mod baseline;
pub(in crate::judge) mod combine;
pub(in crate::judge) mod comparison;
pub(in crate::judge) mod earlier;
pub(in crate::judge) mod report_store;
