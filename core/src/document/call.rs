//! Tên các lời gọi: the calls that take a document and give one.

use crate::base::{Text, ids};

ids! {
    /// Lời gọi: a call that takes a document and gives one, by the name that it is made by.
    #[non_exhaustive]
    pub enum Call {
        /// Đánh giá một báo cáo hoặc số liệu tổng hợp.
        Assess = "assess",
        /// Tổng hợp một địa bàn từ báo cáo các xã.
        Rollup = "rollup",
        /// So sánh cấp độ theo hai bộ tiêu chí.
        Compare = "compare",
        /// Bản công bố của một địa bàn.
        Publish = "publish",
        /// Đính chính: những báo cáo liên quan.
        Corrections = "corrections",
        /// Báo cáo giai đoạn của kế hoạch.
        Phase = "phase",
        /// Kỳ báo cáo: ngày, kỳ trước, kỳ sau, thời hạn.
        Periods = "periods",
        /// Đơn vị hành chính vào một ngày.
        Areas = "areas",
        /// Giải thích một quy tắc với số liệu của báo cáo.
        Explain = "explain",
        /// Gộp các kỳ thành một kỳ dài hơn.
        Combine = "combine",
        /// Mô tả biểu nhập của một kỳ.
        Form = "form",
    }
}

impl Call {
    /// What the call does.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Assess => Text::new("Đánh giá một báo cáo hoặc số liệu tổng hợp", "Assesses a report or totals"),
            Self::Rollup => Text::new("Tổng hợp một địa bàn từ báo cáo các xã", "Rolls up the reports of an area's communes"),
            Self::Compare => Text::new("So sánh cấp độ theo hai bộ tiêu chí", "Compares the level under two sets of criteria"),
            Self::Publish => Text::new("Bản công bố của một địa bàn", "What the public may see of an area"),
            Self::Corrections => Text::new("Đính chính: những báo cáo liên quan", "What a corrected report affects"),
            Self::Phase => Text::new("Báo cáo giai đoạn của kế hoạch", "The report of a phase of the plan"),
            Self::Periods => Text::new("Kỳ báo cáo: ngày, kỳ trước, kỳ sau, thời hạn", "Periods: days, neighbours, parts, deadlines"),
            Self::Areas => Text::new("Đơn vị hành chính vào một ngày", "Administrative units on a day"),
            Self::Explain => Text::new("Giải thích một quy tắc với số liệu của báo cáo", "One rule explained with the numbers of a report"),
            Self::Combine => Text::new("Gộp các kỳ thành một kỳ dài hơn", "The report of a longer period from those of its parts"),
            Self::Form => Text::new("Mô tả biểu nhập của một kỳ", "The description of the form for a period"),
        }
    }
}
