//! Đơn vị hành chính của Huế (Nghị quyết số 1675/NQ-UBTVQH15, Nghị quyết số 1314/NQ-UBTVQH15, Quyết định số
//! 19/2025/QĐ-TTg and those before them): as of 2026-11, not an official register.

use crate::area::{AreaCode, Row, UnitKind, Units};
use crate::calendar::Date;
use alloc::borrow::Cow;

include!("../../generated/units.rs");
