//! Mục tiêu: the targets of a plan and their measures.

use super::Sum;
use crate::base::{Citation, Noun, Text, ids};

ids! {
    /// What a measure is for.
    pub enum Role {
        /// It decides the target.
        Binding = "binding",
        /// "Phấn đấu": reported, never decides.
        Aim = "aim",
        /// For understanding.
        Breakdown = "breakdown",
    }
}

ids! {
    /// What must hold of a fraction.
    #[non_exhaustive]
    pub enum Must {
        /// Numerator and denominator are equal.
        BeAll = "all",
        /// The numerator is not less.
        ReachAll = "at_least_all",
        /// The plan sets no number.
        Nothing = "nothing",
    }
}

/// How a measure is taken.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum MeasureTest {
    /// A fraction of two sums.
    Fraction(Sum, Sum, Must),
    /// A count that must be 0.
    Zero(Sum),
    /// A count that is only shown.
    Count(Sum),
    /// Units drug-free at the baseline that still are.
    StillDrugFree,
    /// Units with people on record at the baseline that were transformed.
    Transformed,
    /// The fraction is lower than at the baseline, or both are 0.
    LowerThanBaseline(Sum, Sum),
}

ids! {
    /// Where and when a measure is taken.
    #[non_exhaustive]
    pub enum Scope {
        /// In every report.
        Always = "always",
        /// In yearly reports.
        Yearly = "yearly",
        /// In the totals of a province.
        Province = "province",
    }
}

/// One measure of a target.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Measure {
    /// The id: the target's and a letter.
    pub id: &'static str,
    /// What it is for.
    pub role: Role,
    /// How it is taken.
    pub test: MeasureTest,
    /// Where and when.
    pub scope: Scope,
    /// What it measures.
    pub title: Text,
    /// What is counted, for "còn thiếu 5 người".
    pub unit: Noun,
}

/// One target of a plan.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Target {
    /// The id, unique in its plan.
    pub id: &'static str,
    /// What the plan says, in plain words.
    pub title: Text,
    /// Its measures.
    pub measures: &'static [Measure],
    /// Its place in the plan.
    pub basis: Citation,
}
