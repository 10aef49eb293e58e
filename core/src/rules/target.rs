//! Mục tiêu: the targets of a plan and their measures.

use super::Sum;
use crate::base::{Citation, Noun, Text, ids};

ids! {
    /// Vai trò: what a measure is for.
    pub enum Role {
        /// Bắt buộc: the measure decides the target.
        Binding = "binding",
        /// Phấn đấu: the measure is reported and never decides.
        Aim = "aim",
        /// Chi tiết: the measure breaks another one down, to explain it.
        Breakdown = "breakdown",
    }
}

ids! {
    /// Yêu cầu đối với một tỷ lệ: what a fraction must reach.
    #[non_exhaustive]
    pub enum Must {
        /// The numerator must equal the denominator.
        BeAll = "all",
        /// The numerator must be at least the denominator.
        ReachAll = "at_least_all",
        /// The plan sets no number; the fraction is only displayed.
        Nothing = "nothing",
    }
}

/// Cách đo: how a measure is computed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum MeasureTest {
    /// A fraction of two sums: the numerator, the denominator, and what it must reach.
    Fraction(Sum, Sum, Must),
    /// A count that must be 0.
    Zero(Sum),
    /// A count that is only displayed.
    Count(Sum),
    /// The units that were drug-free at the baseline must still be.
    StillDrugFree,
    /// The units with people on record at the baseline must have been transformed.
    Transformed,
    /// A fraction of two sums must be lower than at the baseline, or both must be 0.
    LowerThanBaseline(Sum, Sum),
}

ids! {
    /// Phạm vi: the reports in which a measure is computed.
    #[non_exhaustive]
    pub enum Scope {
        /// Every report.
        Always = "always",
        /// Yearly reports only.
        Yearly = "yearly",
        /// The totals of a province only.
        Province = "province",
    }
}

/// Thước đo: one measure of a target.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Measure {
    /// Mã thước đo: the id, which is the id of the target and a letter.
    pub id: &'static str,
    /// Vai trò: what it is for.
    pub role: Role,
    /// Cách đo: how it is computed.
    pub test: MeasureTest,
    /// Phạm vi: the reports in which it is computed.
    pub scope: Scope,
    /// Nội dung: what it measures.
    pub title: Text,
    /// Đơn vị: the noun that is counted, as in "còn thiếu 5 người".
    pub unit: Noun,
}

/// Mục tiêu: one target of a plan.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Target {
    /// Mã mục tiêu: the id, unique in its plan.
    pub id: &'static str,
    /// Nội dung: what the plan says, in plain words.
    pub title: Text,
    /// Các thước đo: its measures.
    pub measures: &'static [Measure],
    /// Căn cứ: its place in the plan.
    pub basis: Citation,
}
