//! Thay đổi pháp luật: a law that gives figures another meaning from a day on.

use crate::base::{Citation, Text};
use crate::calendar::Date;
use crate::figures::FigureSet;

/// Thay đổi pháp luật: figures that count something else from a day on, so that numbers from before and after it are not comparable.
#[derive(Clone, Copy, Debug)]
pub struct LegalChange {
    /// Từ ngày: the first day on which the figures have their new meaning.
    pub from: Date,
    /// Các chỉ tiêu: the figures that the law touches.
    pub figures: FigureSet,
    /// Câu thông báo: what changed; `{from}` stands for the day, `{law}` for the name of the text.
    pub message: Text,
    /// Căn cứ: the place in the law.
    pub basis: Citation,
}

impl LegalChange {
    /// Whether the change lies between two days: after the first one, or on a later day up to the last one.
    #[must_use]
    pub fn is_between(&self, first: Date, last: Date) -> bool {
        first < self.from && self.from <= last
    }
}
