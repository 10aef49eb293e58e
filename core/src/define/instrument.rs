//! Văn bản: a legal text with the days it is in force.

use crate::base::Text;
use crate::calendar::Date;

/// A legal text.
#[derive(Clone, Copy, Debug)]
pub struct Instrument {
    /// The id by which citations name it.
    pub id: &'static str,
    /// Số hiệu.
    pub number: &'static str,
    /// Trích yếu.
    pub title: Text,
    /// Cơ quan ban hành.
    pub issuer: &'static str,
    /// The first day in force.
    pub in_force_from: Date,
    /// The last day in force, where one is known.
    pub in_force_to: Option<Date>,
    /// Where the text can be read.
    pub url: Option<&'static str>,
}
