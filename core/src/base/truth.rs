//! Giá trị chân lý: Kleene's three-valued logic, in which unknown is an answer.

use super::ids;

ids! {
    /// Giá trị chân lý: true, false, or unknown where missing figures still decide.
    pub enum Truth {
        /// Không: every value that the missing figures can take makes it false.
        False = "not_met",
        /// Chưa xác định: the missing figures decide.
        Unknown = "unknown",
        /// Có: every value that the missing figures can take makes it true.
        True = "met",
    }
}

impl Truth {
    /// Returns whether both are true: false as soon as one is false.
    #[cfg_attr(feature = "unrolled", inline(always))]
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// Returns whether one of them is true: true as soon as one is true.
    #[cfg_attr(feature = "unrolled", inline(always))]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Returns the opposite; unknown stays unknown.
    #[cfg_attr(feature = "unrolled", inline(always))]
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Returns the truth value of a question that is decided.
    #[cfg_attr(feature = "unrolled", inline(always))]
    #[must_use]
    pub const fn of(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
