//! Tên các lời gọi: the names of the calls that take a document and give one.

use crate::base::{Text, ids, text};

ids! {
    /// Lời gọi: a call that takes a document and gives one; its id is the name for [`call`](crate::call()).
    #[non_exhaustive]
    pub enum Call {
        /// Đánh giá: assesses a report or totals.
        Assess = "assess",
        /// Kết luận: judges a report or totals, without sentences.
        Judge = "judge",
        /// Tổng hợp: rolls up the reports of the communes of an area.
        Rollup = "rollup",
        /// So sánh: compares the level under two sets of criteria.
        Compare = "compare",
        /// Công bố: prepares what the public may see of an area.
        Publish = "publish",
        /// Đính chính: finds the reports that a correction affects.
        Corrections = "corrections",
        /// Giai đoạn: reports on a phase of a plan.
        Phase = "phase",
        /// Kỳ báo cáo: describes a period, with its days, its neighbours and its deadlines.
        Periods = "periods",
        /// Đơn vị hành chính: looks up administrative units on a day.
        Areas = "areas",
        /// Giải thích: explains a rule with the figures of a report.
        Explain = "explain",
        /// Gộp kỳ: combines the reports of shorter periods into one for a longer period.
        Combine = "combine",
        /// Biểu nhập: describes the form for a period.
        Form = "form",
    }
}

impl Call {
    /// Của cấp trên: whether the call is about an area above the commune or several reports at once, which a page for one report does not need.
    #[must_use]
    pub const fn is_of_province(self) -> bool {
        matches!(self, Self::Rollup | Self::Compare | Self::Publish | Self::Corrections | Self::Phase)
    }

    /// Tên lời gọi: returns what the call does, for people.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Assess => text!("Đánh giá một báo cáo hoặc số liệu tổng hợp", "Assesses a report or totals"),
            Self::Judge => text!("Kết luận về một báo cáo, không kèm câu chữ", "The verdict on a report, without sentences"),
            Self::Rollup => text!("Tổng hợp một địa bàn từ báo cáo cấp xã", "Rolls up the reports of an area's communes"),
            Self::Compare => text!("So sánh cấp độ theo hai bộ tiêu chí", "Compares the level under two sets of criteria"),
            Self::Publish => text!("Bản công bố của một địa bàn", "What the public may see of an area"),
            Self::Corrections => text!("Đính chính: những báo cáo liên quan", "What a corrected report affects"),
            Self::Phase => text!("Báo cáo giai đoạn của kế hoạch", "The report of a phase of the plan"),
            Self::Periods => text!("Kỳ báo cáo: ngày, kỳ trước, kỳ sau, thời hạn", "Periods: days, neighbours, parts, deadlines"),
            Self::Areas => text!("Đơn vị hành chính vào một ngày", "Administrative units on a day"),
            Self::Explain => {
                text!("Giải thích một quy tắc bằng số liệu của báo cáo", "One rule explained with the numbers of a report")
            }
            Self::Combine => text!("Gộp các kỳ thành một kỳ dài hơn", "The report of a longer period from those of its parts"),
            Self::Form => text!("Mô tả biểu nhập của một kỳ", "The description of the form for a period"),
        }
    }
}
