//! Cấp độ của địa bàn: the levels that the texts of the law give to an area, in one table.

use crate::base::{Text, counts, ids, text};

/// Writes the enum and the names from the rows below.
macro_rules! levels {
    ($($(#[doc = $about:literal])+ $level:ident $id:literal vi: $vi:literal, en: $en:literal;)+) => {
        ids! {
            /// Cấp độ trọng điểm về ma túy của địa bàn: from best to worst, so that `<` is "better than".
            #[non_exhaustive]
            pub enum RiskLevel { $($(#[doc = $about])+ $level = $id,)+ }
        }

        impl RiskLevel {
            /// What may stand where a document names a level.
            #[cfg(feature = "serde")]
            pub(crate) const ANY_ID: Text = one_of!($($id),+);

            /// The name of the level for people, in both languages in every build, because a report may name it in either.
            #[must_use]
            pub const fn name(self) -> Text {
                match self { $(Self::$level => Text { vi: $vi, en: $en },)+ }
            }
        }
    };
}

/// Makes the words for a choice among ids.
#[cfg(feature = "serde")]
macro_rules! one_of {
    ($first:literal $(, $more:literal)*) => {
        text!(concat!("một trong các mã ", $first $(, ", ", $more)*), concat!("one of ", $first $(, ", ", $more)*))
    };
}

/// The table. A text that knows another type of key area adds its row between the levels that the type lies between.
macro_rules! levels_and {
    ($($more:tt)*) => { levels! {
        /// Không ma túy (Quyết định số 28/2025/QĐ-TTg Điều 6).
        DrugFree "drug_free" vi: "Không ma túy", en: "Drug-free";
        /// Có tệ nạn ma túy, không thuộc loại trọng điểm.
        Affected "affected" vi: "Có tệ nạn ma túy, không thuộc loại trọng điểm", en: "Affected, not a key area";
        $($more)*
        /// Trọng điểm phức tạp loại III (Điều 4 khoản 3).
        Type3 "type_iii" vi: "Trọng điểm phức tạp loại III", en: "Key area type III";
        /// Trọng điểm phức tạp loại II (Điều 4 khoản 2).
        Type2 "type_ii" vi: "Trọng điểm phức tạp loại II", en: "Key area type II";
        /// Trọng điểm phức tạp loại I (Điều 4 khoản 1).
        Type1 "type_i" vi: "Trọng điểm phức tạp loại I", en: "Key area type I";
    } };
}
#[cfg(not(trial_law))]
levels_and! {}
#[cfg(trial_law)]
include!("../../../tests/trial/law/levels.rs");

impl RiskLevel {
    /// The best level that an area can have.
    pub const BEST: Self = Self::DrugFree;
    /// The worst level that an area can have.
    pub const WORST: Self = Self::Type1;

    /// Các loại địa bàn trọng điểm: the types of key areas, from the worst down.
    pub fn types() -> impl Iterator<Item = Self> + Clone {
        Self::ALL.into_iter().rev().filter(|level| *level > Self::Affected)
    }
}

counts! {
    /// Số xã theo cấp độ: how many communes are of each level.
    ///
    /// ```
    /// use kh302::RiskLevel;
    /// use kh302::figures::LevelCounts;
    ///
    /// let levels: LevelCounts = [(RiskLevel::Type1, 2), (RiskLevel::DrugFree, 31)].into_iter().collect();
    /// assert_eq!((levels.get(RiskLevel::Type1), levels.get(RiskLevel::Type2), levels.total()), (2, 0, 33));
    /// ```
    pub struct LevelCounts: RiskLevel => u64
}
