//! Cấp và loại đơn vị hành chính: the levels and the kinds of administrative units.

use crate::base::{Text, text};

/// Cấp hành chính: the level of a unit, from large to small.
///
/// Since 2025-07-01 there are two levels: the province and the commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaLevel {
    /// Cấp tỉnh: the province, with codes of two digits.
    Province,
    /// Cấp huyện: the district, until 2025-06-30, with codes of three digits.
    District,
    /// Cấp xã: the commune, with codes of five digits.
    Commune,
}

impl AreaLevel {
    /// Các cấp: every level, from large to small.
    pub const ALL: [Self; 3] = [Self::Province, Self::District, Self::Commune];

    /// Số chữ số của mã: returns how many digits the codes of the level have.
    #[must_use]
    pub const fn digits(self) -> u8 {
        match self {
            Self::Province => 2,
            Self::District => 3,
            Self::Commune => 5,
        }
    }

    /// Số của cấp: returns the number of the level in tables of units, 1 to 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Province => 1,
            Self::District => 2,
            Self::Commune => 3,
        }
    }

    /// Tên cấp: returns the name of the level for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Province => text!("cấp tỉnh", "province level"),
            Self::District => text!("cấp huyện", "district level"),
            Self::Commune => text!("cấp xã", "commune level"),
        }
    }
}

/// Loại đơn vị hành chính: the kind of a unit, as the law names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnitKind {
    /// Tỉnh: a province.
    Province,
    /// Thành phố: a city of the province level or, until 2025-06-30, of the district level.
    City,
    /// Quận: an urban district, until 2025-06-30.
    UrbanDistrict,
    /// Huyện: a rural district, until 2025-06-30.
    RuralDistrict,
    /// Thị xã: a town, until 2025-06-30.
    Town,
    /// Phường: a ward.
    Ward,
    /// Xã: a rural commune.
    Commune,
    /// Thị trấn: a township, until 2025-06-30.
    Township,
    /// Đặc khu: a special zone, from 2025-07-01.
    SpecialZone,
}

impl UnitKind {
    /// Các loại: every kind.
    pub const ALL: [Self; 9] = [
        Self::Province,
        Self::City,
        Self::UrbanDistrict,
        Self::RuralDistrict,
        Self::Town,
        Self::Ward,
        Self::Commune,
        Self::Township,
        Self::SpecialZone,
    ];

    /// Tên loại: returns the name of the kind; the Vietnamese one is the value that tables of units hold.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Province => Text { vi: "tỉnh", en: "province" },
            Self::City => Text { vi: "thành phố", en: "city" },
            Self::UrbanDistrict => Text { vi: "quận", en: "urban district" },
            Self::RuralDistrict => Text { vi: "huyện", en: "rural district" },
            Self::Town => Text { vi: "thị xã", en: "town" },
            Self::Ward => Text { vi: "phường", en: "ward" },
            Self::Commune => Text { vi: "xã", en: "commune" },
            Self::Township => Text { vi: "thị trấn", en: "township" },
            Self::SpecialZone => Text { vi: "đặc khu", en: "special zone" },
        }
    }

    /// Whether units of a level can be of this kind.
    pub(super) const fn is_of(self, level: AreaLevel) -> bool {
        match level {
            AreaLevel::Province => matches!(self, Self::Province | Self::City),
            AreaLevel::District => matches!(self, Self::City | Self::UrbanDistrict | Self::RuralDistrict | Self::Town),
            AreaLevel::Commune => matches!(self, Self::Ward | Self::Commune | Self::Township | Self::SpecialZone),
        }
    }
}
