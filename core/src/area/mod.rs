//! Tầng 1: đơn vị hành chính.

mod code;
mod level;

pub use code::{AreaCode, AreaCodeError};
pub use level::{AreaLevel, UnitKind};
