//! Tầng 1: đơn vị hành chính. Administrative units over time.
//!
//! A code alone identifies no unit: on 2025-07-01 all 40 communes of Huế took over a code that another unit had held the
//! day before. So every question here takes a code *and a day*, and a [`Unit`] is identified by its code and its first day.
//!
//! The built-in table is [`HUE`](crate::law::HUE): the units of Thừa Thiên Huế and Huế that existed at any time since
//! 2021-07-01, as of 2026-11. It is compiled from legal acts and is not an official register. A portal may load its own table
//! with [`Units::from_csv`] or `Units::from_json`; that table passes the same checks and answers the same questions.
//!
//! | question | answer |
//! |---|---|
//! | which unit holds a code on a day? | [`Units::on`], for a commune [`Units::commune_on`] |
//! | which units does a level have on a day? | [`Units::level_on`] |
//! | which units are directly above and below it on a day? | [`Unit::parent_on`], [`Unit::children_on`] |
//! | what was it before, what became of it? | [`Unit::lineage_on`] |
//! | with which units' earlier figures may it be compared? | [`Unit::comparable_predecessors_on`] |
//! | which units have a given name? | [`Units::search`] |

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
pub use lineage::{Lineage, NotComparable};
pub use lookup::Existence;
pub(crate) use row::Row;
pub use search::Diacritics;
#[cfg(feature = "serde")]
pub(crate) use search::fold;
pub use unit::Unit;
pub use units::Units;
