//! Báo cáo đối chiếu: the reports of other periods or areas that a report is compared with.

pub(in crate::judge) mod baseline;
pub(in crate::judge) mod combine;
pub(in crate::judge) mod comparison;
pub(in crate::judge) mod earlier;
pub(in crate::judge) mod legal_changes;
pub(in crate::judge) mod report_store;
pub(in crate::judge) mod revisions;
