//! Đơn vị hành chính: one unit of a table, from its first to its last day.

use super::{AreaCode, AreaLevel, Row, UnitKind, Units};
use crate::calendar::Date;
use core::{cmp::Ordering, fmt};

/// Đơn vị hành chính: a unit between two reorganisations.
///
/// It is identified by its code *and* its first day, never by the code alone: two units are equal where both are the same. Units are
/// ordered by level, then code, then first day.
///
/// ```
/// use kh302::law::HUE;
/// # use kh302::Date;
///
/// let before = HUE.on("19918".parse()?, Date::new(2025, 6, 30)?).unit().ok_or("no such unit")?;
/// let after = HUE.on("19918".parse()?, Date::new(2025, 7, 1)?).unit().ok_or("no such unit")?;
/// assert_eq!((before.name(), after.name()), ("Xã Phú Xuân", "Xã Phú Hồ"));
/// assert_ne!(before, after);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Unit<'a> {
    pub(super) table: &'a Units<'a>,
    pub(super) row: &'a Row,
}

impl<'a> Unit<'a> {
    /// Mã: returns its code.
    #[must_use]
    pub const fn code(&self) -> AreaCode {
        self.row.code
    }

    /// Ngày bắt đầu: returns its first day; `None` where that day is not on file because it lies before the table begins.
    #[must_use]
    pub const fn valid_from(&self) -> Option<Date> {
        self.row.from
    }

    /// Ngày kết thúc: returns its last day; `None` while it exists.
    #[must_use]
    pub const fn valid_to(&self) -> Option<Date> {
        self.row.to
    }

    /// Tên: returns its full name in Vietnamese, such as "Phường An Cựu".
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.table.text(self.row.name)
    }

    /// Loại: returns its kind, as the law names it.
    #[must_use]
    pub const fn kind(&self) -> UnitKind {
        self.row.kind
    }

    /// Cấp: returns its level.
    #[must_use]
    pub const fn level(&self) -> AreaLevel {
        self.row.code.level()
    }

    /// Mã đơn vị cấp trên: returns the code of the unit above it; `None` for a province.
    #[must_use]
    pub const fn parent_code(&self) -> Option<AreaCode> {
        self.row.parent
    }

    /// Mã các đơn vị tiền thân: returns the codes of the units it was made of, which they held on the day before it began.
    #[must_use]
    pub fn predecessor_codes(&self) -> &'a [AreaCode] {
        self.table.codes(self.row.links, 0, self.row.predecessors)
    }

    /// Mã các đơn vị kế tục: returns the codes of the units it became part of, which they hold on the day after it ended.
    #[must_use]
    pub fn successor_codes(&self) -> &'a [AreaCode] {
        self.table.codes(self.row.links, self.row.predecessors, self.row.successors)
    }

    /// Bị chia tách: whether it became part of more than one unit, so that its figures cannot be assigned to one successor.
    #[must_use]
    pub const fn is_split(&self) -> bool {
        self.row.successors > 1
    }

    /// Văn bản thành lập: returns the act that established it, where it is on file.
    #[must_use]
    pub fn act_start(&self) -> Option<&'a str> {
        self.detail(0)
    }

    /// Văn bản bãi bỏ: returns the act that abolished it, where it is on file.
    #[must_use]
    pub fn act_end(&self) -> Option<&'a str> {
        self.detail(1)
    }

    /// Tên khác: returns another spelling of the name, with the list that uses it in brackets.
    #[must_use]
    pub fn alias(&self) -> Option<&'a str> {
        self.detail(2)
    }

    /// Diện tích tự nhiên: returns its area in km², as an exact decimal such as `16.71`.
    #[must_use]
    pub fn area_km2(&self) -> Option<&'a str> {
        self.detail(3)
    }

    /// Quy mô dân số: returns its population according to the table.
    #[must_use]
    pub const fn population(&self) -> Option<u64> {
        self.row.population
    }

    /// Độ tin cậy: returns how reliable the row is, in the words of the table.
    #[must_use]
    pub fn confidence(&self) -> Option<&'a str> {
        self.detail(5)
    }

    fn detail(&self, place: usize) -> Option<&'a str> {
        self.table.text(self.row.details).split('\t').nth(place).filter(|text| !text.is_empty())
    }

    /// Còn hiệu lực trong ngày: whether it exists on a day, its first and its last day included.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.row.from.is_none_or(|from| from <= day) && self.row.to.is_none_or(|to| day <= to)
    }

    const fn key(&self) -> (AreaCode, Option<Date>) {
        (self.row.code, self.row.from)
    }
}

impl PartialEq for Unit<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Unit<'_> {}

impl PartialOrd for Unit<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Unit<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Display for Unit<'_> {
    /// Writes its code and its name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.name())
    }
}

impl fmt::Debug for Unit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unit").field("code", &self.code()).field("valid_from", &self.valid_from()).field("name", &self.name()).finish()
    }
}
