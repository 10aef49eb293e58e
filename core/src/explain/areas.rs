//! Lời gọi `areas`: a code or a name and a day in, the administrative units out.

use crate::area::{AreaCode, AreaLevel, Diacritics, Existence, Lineage, Unit};
use crate::base::text;
use crate::calendar::Date;
use crate::document::Engine;
use crate::document::read::{ReadError, question};
use crate::law::HUE;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.areas/1";

/// Đơn vị hành chính vào một ngày: the administrative units that were asked for, as they stand on one day (`kh302.areas/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AreasView {
    /// Loại tài liệu: always `kh302.areas/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.areas/1")))]
    pub schema: Cow<'static, str>,
    /// Mã băm của danh mục đơn vị hành chính: the SHA-256 of the table of units that answers.
    pub units: Cow<'static, str>,
    /// Ngày được hỏi: the day on which the units stand, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub date: Date,
    /// Mã có tồn tại vào ngày đó không: `exists`, `does_not_exist` or `not_covered`; null where no code was asked for.
    pub existence: Option<Cow<'static, str>>,
    /// Các đơn vị tìm được: the units found, in the order of level, code and first day.
    pub areas: Vec<UnitView>,
    /// Ghi chú về danh mục: sentences on what the table of units is and which days it covers.
    pub notes: Vec<Cow<'static, str>>,
}

/// Một đơn vị hành chính: one administrative unit on the day asked for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitView {
    /// Mã đơn vị hành chính: the code of the unit, five digits for a commune, three for a district, two for a province.
    pub area: String,
    /// Tên đơn vị hành chính: the name of the unit without its kind.
    pub name: String,
    /// Loại đơn vị: the kind of the unit, in Vietnamese as the tables have it, such as `phường` or `xã`.
    pub kind: Cow<'static, str>,
    /// Cấp hành chính: 1 for a province, 2 for a district, 3 for a commune.
    pub level: u8,
    /// Ngày bắt đầu tồn tại: the first day of the unit; null where the table does not have it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub valid_from: Option<Date>,
    /// Ngày cuối cùng còn tồn tại: the last day of the unit; null while it lasts.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub valid_to: Option<Date>,
    /// Đơn vị cấp trên trực tiếp: the unit directly above it on the day; null for a province.
    pub parent: Option<UnitName>,
    /// Các đơn vị trực thuộc: the units directly below it on the day.
    pub children: Vec<UnitName>,
    /// Mã các đơn vị tiền thân: the codes of the units from which it was made.
    pub predecessor_codes: Vec<String>,
    /// Mã các đơn vị kế tục: the codes of the units of which it became part.
    pub successor_codes: Vec<String>,
    /// Có bị chia tách không: whether it became part of more than one unit, so that its figures cannot be followed.
    pub is_split: bool,
    /// Diện tích tự nhiên: the area in square kilometres, as a decimal text; null where the table does not have it.
    pub area_km2: Option<String>,
    /// Quy mô dân số: how many people live in the unit; null where the table does not have it.
    pub population: Option<u64>,
    /// Tên khác: other spellings of the name; null where there are none.
    pub alias: Option<String>,
    /// Văn bản thành lập: the legal act that made the unit; null where the table does not have it.
    pub act_start: Option<String>,
    /// Văn bản bãi bỏ: the legal act that ended the unit; null while it lasts.
    pub act_end: Option<String>,
    /// Độ tin cậy của dòng: how sure the row of the table is; null where it does not say.
    pub confidence: Option<String>,
    /// Tiền thân hoặc kế tục vào ngày khác: what the unit was or became on `other_date`; null where none was asked for.
    pub lineage: Option<LineageView>,
}

/// Đơn vị hành chính theo mã và tên: a unit by its code and name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitName {
    /// Mã đơn vị hành chính: the code of the unit, two, three or five digits.
    pub area: String,
    /// Tên đơn vị hành chính: the name of the unit.
    pub name: String,
}

/// Tiền thân hoặc kế tục: what a unit was on an earlier day, or became by a later one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LineageView {
    /// Ngày so sánh: the other day, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// Các đơn vị vào ngày đó: the units of that day to which the unit leads.
    pub areas: Vec<UnitName>,
    /// Có đơn vị bị chia tách trên đường theo dõi không: whether a unit on the way was split, so that figures cannot be followed.
    pub partial: bool,
    /// Các đơn vị bị chia tách: the units on the way that were split.
    pub split_units: Vec<UnitName>,
    /// Các đơn vị mà danh mục không cho biết thêm: the units on the way at which the table has no further record.
    pub lost: Vec<UnitName>,
}

fn names(units: &[Unit<'_>]) -> Vec<UnitName> {
    units.iter().map(UnitName::of).collect()
}

impl UnitName {
    fn of(unit: &Unit<'_>) -> Self {
        Self { area: unit.code().to_string(), name: unit.name().to_string() }
    }
}

/// A unit on a day, followed to another where one is given.
#[must_use]
pub fn unit_view(unit: &Unit<'_>, day: Date, other: Option<Date>) -> UnitView {
    let text = |text: Option<&str>| text.map(ToString::to_string);
    let codes = |codes: &[AreaCode]| codes.iter().map(ToString::to_string).collect();
    let lineage = other.map(|on| {
        let Lineage { units, split, lost } = unit.lineage_on(on);
        LineageView { on, areas: names(&units), partial: !split.is_empty(), split_units: names(&split), lost: names(&lost) }
    });
    UnitView {
        area: unit.code().to_string(),
        name: unit.name().to_string(),
        kind: unit.kind().name().vi.into(),
        level: unit.level().number(),
        valid_from: unit.valid_from(),
        valid_to: unit.valid_to(),
        parent: unit.parent_on(day).as_ref().map(UnitName::of),
        children: unit.children_on(day).into_iter().flatten().map(|unit| UnitName::of(&unit)).collect(),
        predecessor_codes: codes(unit.predecessor_codes()),
        successor_codes: codes(unit.successor_codes()),
        is_split: unit.is_split(),
        area_km2: text(unit.area_km2()),
        population: unit.population(),
        alias: text(unit.alias()),
        act_start: text(unit.act_start()),
        act_end: text(unit.act_end()),
        confidence: text(unit.confidence()),
        lineage,
    }
}

/// `{"schema": "kh302.areas/1", "date", "code" | "name" | "level", "other_date", "ignore_diacritics", "locale", "context"}` in, [`AreasView`] out.
///
/// A name is searched among the units of the day; `other_date` follows each unit found to what it was or became.
#[must_use]
#[inline(never)]
pub fn areas_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["date", "code", "name", "level", "other_date", "ignore_diacritics"], |question| {
        let units = question.units();
        let day: Date = Question::must("date", question.value("date", question::DAY)?)?;
        let other = question.value("other_date", question::DAY)?;
        let code = question.value::<AreaCode>("code", question::AREA)?;
        let name = question.text("name")?;
        let wanted = text!("1 (tỉnh), 2 (huyện) hoặc 3 (xã)", "1 (province), 2 (district) or 3 (commune)");
        let level = question.count("level", wanted)?;
        let diacritics = if question.flag("ignore_diacritics")? { Diacritics::Ignored } else { Diacritics::Kept };
        let (existence, found): (_, Vec<Unit<'_>>) = match (code, name, level) {
            (Some(code), None, None) => {
                let existence = units.on(code, day);
                let id = match existence {
                    Existence::Exists(_) => "exists",
                    Existence::DoesNotExist => "does_not_exist",
                    Existence::NotCovered => "not_covered",
                };
                (Some(id), existence.unit().into_iter().collect())
            }
            (None, Some(name), None) => (None, units.search(name, diacritics).filter(|unit| unit.exists_on(day)).collect()),
            (None, None, Some(number)) => {
                let level = AreaLevel::ALL.into_iter().find(|level| u64::from(level.number()) == number);
                let bad = || ReadError::BadValue { at: "/level".into(), found: number.to_string(), wanted };
                (None, units.level_on(level.ok_or_else(bad)?, day).into_iter().flatten().collect())
            }
            (None, None, None) => return Err(ReadError::MissingMember("/code".into())),
            // Two ways of asking at once have no one answer.
            (Some(_), Some(_), _) | (_, Some(_), Some(_)) => return Err(ReadError::UnknownMember { at: "/name".into(), instead: None }),
            (Some(_), None, Some(_)) => return Err(ReadError::UnknownMember { at: "/level".into(), instead: None }),
        };
        // The library knows the source of its own table, not that of a table it was given.
        let source = core::ptr::eq(units, &raw const HUE).then_some(text!(
            "Danh mục đơn vị hành chính của thành phố Huế tính đến tháng 11/2026, không phải nguồn chính thức.",
            "The table of units of Huế as of 2026-11, not an official register.",
        ));
        let uncovered = (day < units.covered_from()).then(|| {
            text!("Danh mục chỉ có từ ngày {from}; trước đó chưa rõ.", "The table covers days from {from} on and holds nothing earlier.",)
                .fill(&[("from", &units.covered_from())], question.locale)
        });
        Ok(AreasView {
            schema: SCHEMA.into(),
            units: Engine::with(units).units,
            date: day,
            existence: existence.map(Cow::Borrowed),
            areas: found.iter().map(|unit| unit_view(unit, day, other)).collect(),
            notes: source.map(|note| note.get(question.locale).into()).into_iter().chain(uncovered.map(Cow::Owned)).collect(),
        })
    })
}
