//! Lời gọi `areas`: a code or a name and a day in, the administrative units out.

use crate::area::{AreaCode, AreaLevel, Diacritics, Existence, Lineage, Unit};
use crate::base::Text;
use crate::calendar::Date;
use crate::document::read::{ReadError, question};
use crate::law::{HUE, UNITS_HASH};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.areas/1";

/// Administrative units on a day (`kh302.areas/1`).
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AreasView {
    /// `kh302.areas/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.areas/1")))]
    pub schema: &'static str,
    /// The hash of the table of units.
    pub units: &'static str,
    /// The day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub date: Date,
    /// What the table says of the code: exists, does_not_exist, not_covered; null where none was asked for.
    pub existence: Option<&'static str>,
    /// The units found, in order of level, code and first day.
    pub areas: Vec<UnitView>,
    /// What the table is, in words.
    pub notes: Vec<&'static str>,
}

/// An administrative unit.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitView {
    /// Mã.
    pub area: String,
    /// Tên.
    pub name: String,
    /// Loại, in Vietnamese as the tables have it.
    pub kind: &'static str,
    /// Cấp: 1 province, 2 district, 3 commune.
    pub level: u8,
    /// Its first day; null where that is not on file.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub valid_from: Option<Date>,
    /// Its last day; null while it lasts.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub valid_to: Option<Date>,
    /// The unit above it on the day.
    pub parent: Option<UnitName>,
    /// The units directly below it on the day.
    pub children: Vec<UnitName>,
    /// The units that it was made of.
    pub predecessor_codes: Vec<String>,
    /// The units that it became part of.
    pub successor_codes: Vec<String>,
    /// Whether it became part of more than one unit.
    pub is_split: bool,
    /// Diện tích tự nhiên, km².
    pub area_km2: Option<String>,
    /// Quy mô dân số.
    pub population: Option<u64>,
    /// Other spellings of the name.
    pub alias: Option<String>,
    /// Văn bản thành lập.
    pub act_start: Option<String>,
    /// Văn bản bãi bỏ.
    pub act_end: Option<String>,
    /// How sure the row is.
    pub confidence: Option<String>,
    /// What it was or became on another day; null where none was asked for.
    pub lineage: Option<LineageView>,
}

/// A unit by its code and name.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitName {
    /// Mã.
    pub area: String,
    /// Tên.
    pub name: String,
}

/// What a unit was on an earlier day, or became by a later one.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LineageView {
    /// The other day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// The units of that day.
    pub areas: Vec<UnitName>,
    /// Whether a unit on the way was split, so that figures cannot be followed.
    pub partial: bool,
    /// The units on the way that were split.
    pub split_units: Vec<UnitName>,
    /// The units on the way at which the table tells nothing further.
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
        kind: unit.kind().name().vi,
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

/// `{"schema": "kh302.areas/1", "date", "code" | "name" | "level", "other_date", "ignore_diacritics", "locale"}` in, [`AreasView`] out.
///
/// A name is searched among the units of the day; `other_date` follows each unit found to what it was or became.
#[must_use]
pub fn areas_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["date", "code", "name", "level", "other_date", "ignore_diacritics"], |question| {
        let day: Date = Question::must("date", question.value("date", question::DAY)?)?;
        let other = question.value("other_date", question::DAY)?;
        let code = question.value::<AreaCode>("code", question::AREA)?;
        let name = question.text("name")?;
        let wanted = Text::new("1 (tỉnh), 2 (huyện) hoặc 3 (xã)", "1 (province), 2 (district) or 3 (commune)");
        let level = question.count("level", wanted)?;
        let diacritics = if question.flag("ignore_diacritics")? { Diacritics::Ignored } else { Diacritics::Kept };
        let (existence, found): (_, Vec<Unit<'_>>) = match (code, name, level) {
            (Some(code), None, None) => {
                let existence = HUE.on(code, day);
                let id = match existence {
                    Existence::Exists(_) => "exists",
                    Existence::DoesNotExist => "does_not_exist",
                    Existence::NotCovered => "not_covered",
                };
                (Some(id), existence.unit().into_iter().collect())
            }
            (None, Some(name), None) => (None, HUE.search(name, diacritics).filter(|unit| unit.exists_on(day)).collect()),
            (None, None, Some(number)) => {
                let level = AreaLevel::ALL.into_iter().find(|level| u64::from(level.number()) == number);
                let bad = || ReadError::BadValue { at: "/level".into(), found: number.to_string(), wanted };
                (None, HUE.level_on(level.ok_or_else(bad)?, day).into_iter().flatten().collect())
            }
            (None, None, None) => return Err(ReadError::MissingMember("/code".into())),
            // Two ways of asking at once have no one answer.
            (Some(_), Some(_), _) | (_, Some(_), Some(_)) => return Err(ReadError::UnknownMember { at: "/name".into(), instead: None }),
            (Some(_), None, Some(_)) => return Err(ReadError::UnknownMember { at: "/level".into(), instead: None }),
        };
        let note = Text::new(
            "Danh mục đơn vị hành chính của thành phố Huế tính đến tháng 11/2026, không phải nguồn chính thức.",
            "The table of units of Huế as of 2026-11, not an official register.",
        );
        let uncovered = (day < HUE.covered_from()).then_some(Text::new(
            "Danh mục chỉ có từ ngày 01/07/2021; trước đó chưa rõ.",
            "The table covers days from 2021-07-01; of earlier ones it says nothing.",
        ));
        Ok(AreasView {
            schema: SCHEMA,
            units: UNITS_HASH,
            date: day,
            existence,
            areas: found.iter().map(|unit| unit_view(unit, day, other)).collect(),
            notes: [Some(note), uncovered].into_iter().flatten().map(|note| note.get(question.locale)).collect(),
        })
    })
}
