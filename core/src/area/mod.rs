//! Tầng 1: đơn vị hành chính. Administrative units over time.
//!
//! A code names no unit by itself: on 2025-07-01 all 40 communes of Huế took over a code that another unit had held the
//! day before. So every question here is asked of a code *on a day*, and a [`Unit`] is a code and the day from which it
//! is valid.
//!
//! The built-in table is [`HUE`](crate::law::HUE): the units of Thừa Thiên Huế and Huế that existed at any time since
//! 2021-07-01, as of 2026-11. It gathers facts of acts of the State and is not an official register. A portal may load a table of
//! its own with [`Units::from_csv`] or `Units::from_json`; it passes the same checks and answers the same questions.
//!
//! | question | answer |
//! |---|---|
//! | which unit holds a code on a day? | [`Units::on`], for a commune [`Units::commune_on`] |
//! | which units does a level have on a day? | [`Units::level_on`] |
//! | what is above, what is below it on a day? | [`Unit::parent_on`], [`Unit::children_on`] |
//! | what was it before, what became of it? | [`Unit::lineage_on`] |
//! | with whose earlier figures may it be compared? | [`Unit::whole_predecessors_on`] |
//! | which units have such a name? | [`Units::search`] |

mod check;
mod code;
mod csv;
mod error;
#[cfg(feature = "serde")]
mod json;
mod level;
mod lineage;
mod load;
mod lookup;
mod row;
mod search;
mod tree;
mod unit;
mod units;
mod write;

pub use code::{AreaCode, AreaCodeError};
pub use error::{RowAt, UnitsError};
pub use level::{AreaLevel, UnitKind};
pub use lineage::{Lineage, NotWhole};
pub use lookup::Existence;
pub(crate) use row::Row;
pub use search::Diacritics;
pub use unit::Unit;
pub use units::Units;
