//! Đính chính: what a corrected report touches.

pub(in crate::judge) mod balance;
#[expect(clippy::module_inception, reason = "the file of the call of that name")]
pub(in crate::judge) mod corrections;
