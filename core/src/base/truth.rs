//! Giá trị chân lý: three-valued logic after Kleene. Unknown is an answer.

use super::ids;

ids! {
    /// True, false, or not decided by what is known.
    pub enum Truth {
        /// Decided: no.
        False = "not_met",
        /// The missing figures decide.
        Unknown = "unknown",
        /// Decided: yes.
        True = "met",
    }
}

impl Truth {
    /// Both: false as soon as one is false.
    #[inline(always)]
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// Either: true as soon as one is true.
    #[inline(always)]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// The opposite; unknown stays unknown.
    #[inline(always)]
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    /// The truth of a decided question.
    #[inline(always)]
    #[must_use]
    pub const fn of(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
