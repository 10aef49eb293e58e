//! Lời gọi `periods`: a period or a day in, what the calendar of reports says of it out.

use crate::base::text;
use crate::calendar::{Date, Period, PeriodError, PeriodKind};
use crate::document::Basis;
use crate::document::Bilingual;
use crate::document::read::{ReadError, question};
use crate::explain::phase::PhaseSpan;
use crate::figures::AreaCode;
use crate::judge::{DeadlineChoice, timeliness};
use crate::law::{self, DEADLINES};
use crate::rules::{Regime, Step};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.periods/1";

/// Kỳ báo cáo: what the calendar of reports says of a period, of a day, and of a span of days (`kh302.periods/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PeriodsView {
    /// Loại tài liệu: always `kh302.periods/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.periods/1")))]
    pub schema: Cow<'static, str>,
    /// Kỳ được hỏi: the period with its days, parts and deadlines; null where none was asked for.
    pub period: Option<PeriodView>,
    /// Ngày được hỏi: the day with the periods that hold it; null where none was asked for.
    pub date: Option<DateView>,
    /// Ngày có nằm trong kỳ không: whether the day lies in the period; null unless both were asked for.
    pub contains: Option<bool>,
    /// Các kỳ giữa hai ngày: every period of the kind between the two days; null unless asked for.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<String>>"))]
    pub between: Option<Vec<Period>>,
}

/// Một kỳ báo cáo: a reporting period.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PeriodView {
    /// Tên kỳ báo cáo: `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: Period,
    /// Loại kỳ: `month`, `quarter`, `half_year`, `nine_months` or `year`.
    pub kind: Cow<'static, str>,
    /// Ngày đầu kỳ: the first day of the period, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// Ngày chốt số liệu: the last day of the period, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
    /// Số ngày của kỳ: how many days the period has.
    pub days: i64,
    /// Số tháng của kỳ: how many months the period has.
    pub months: u32,
    /// Tên kỳ bằng lời: the name of the period in words.
    pub name: Bilingual,
    /// Kỳ sau: the period of the same kind that follows; null after the last year.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub next: Option<Period>,
    /// Kỳ trước: the period of the same kind that comes before; null before the first year.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub previous: Option<Period>,
    /// Các kỳ ngắn hơn ghép thành kỳ này: the shorter periods that tile it, kind by kind.
    pub parts: Vec<Tiles>,
    /// Các kỳ dài hơn chứa kỳ này: the longer periods around it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub longer: Vec<Period>,
    /// Số ngày còn lại đến ngày chốt số liệu: counted from `as_of`, negative after the cut-off; null without `as_of`.
    pub days_left: Option<i64>,
    /// Các thời hạn của kỳ: by when its report is due, for every legal text and sender that has a deadline.
    pub deadlines: Vec<DueView>,
}

/// Các kỳ cùng loại ghép thành kỳ dài hơn: the periods of one kind that tile a longer one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tiles {
    /// Loại kỳ: `month`, `quarter` or `half_year`.
    pub kind: Cow<'static, str>,
    /// Các kỳ theo thứ tự: the periods in order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub periods: Vec<Period>,
}

/// Một thời hạn của kỳ: a deadline of a period.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DueView {
    /// Văn bản quy định thời hạn: the legal text that sets the deadline.
    pub regime: Regime,
    /// Cấp gửi báo cáo: which authority sends.
    pub step: Step,
    /// Ngày cuối còn đúng hạn: the last day in time, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub due: Date,
    /// Căn cứ của thời hạn: the place in the legal text.
    pub basis: [Basis; 1],
}

/// Một ngày trong lịch báo cáo: a day with what holds it and what is in force on it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateView {
    /// Ngày được hỏi: the day, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// Các kỳ chứa ngày này: the period of each kind that holds the day.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub periods: Vec<Period>,
    /// Giai đoạn của kế hoạch: the phase in which the day lies; null where it lies in none.
    pub phase: Option<PhaseSpan>,
    /// Bộ tiêu chí có hiệu lực: the id of the set of criteria that decides on the day; null where there is none.
    pub criteria: Option<Cow<'static, str>>,
}

/// Kỳ báo cáo: everything that the calendar says of a period. `working_days` are those of `nd09-2019`.
#[must_use]
pub fn period_view(period: Period, as_of: Option<Date>, working_days: u32) -> PeriodView {
    let tiles = |kind: PeriodKind| Some(Tiles { kind: kind.id().into(), periods: period.tiles(kind)?.collect() });
    let due = |deadline: &crate::rules::Deadline| {
        let choice = DeadlineChoice { regime: deadline.regime, step: Some(deadline.step), working_days, holidays: &[] };
        let due = timeliness(period, AreaCode::NO_COMMUNE, None, None, &choice).due?;
        Some(DueView { regime: deadline.regime, step: deadline.step, due, basis: [deadline.basis.into()] })
    };
    PeriodView {
        id: period,
        kind: period.kind().id().into(),
        from: period.first_day(),
        to: period.last_day(),
        days: period.days(),
        months: period.months(),
        name: Bilingual::of(|locale| period.name(locale)),
        next: period.next(),
        previous: period.previous(),
        parts: PeriodKind::ALL.into_iter().filter_map(tiles).collect(),
        longer: period.around().collect(),
        days_left: as_of.map(|day| period.days_left(day)),
        deadlines: DEADLINES.iter().filter_map(due).collect(),
    }
}

/// Ngày: the periods that hold a day, and what is in force on it.
///
/// # Errors
/// When the day is outside the years that have periods.
pub fn date_view(day: Date) -> Result<DateView, PeriodError> {
    Period::holding(PeriodKind::Year, day)?;
    Ok(DateView {
        on: day,
        periods: PeriodKind::ALL.into_iter().filter_map(|kind| Period::holding(kind, day).ok()).collect(),
        phase: law::phase_on(day).map(Into::into),
        criteria: law::criteria_on(day).map(|set| set.id.into()),
    })
}

/// `{"schema": "kh302.periods/1", "period" | "date" | "kind" with "from" and "to", "as_of", "working_days"}` in, [`PeriodsView`] out.
#[must_use]
#[inline(never)]
pub fn periods_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["period", "date", "kind", "from", "to", "as_of", "working_days"], |question| {
        let period = question.value::<Period>("period", question::PERIOD)?;
        let date = question.value::<Date>("date", question::DAY)?;
        let as_of = question.value::<Date>("as_of", question::DAY)?;
        let wanted = text!("số ngày làm việc từ 1 đến 366", "a number of working days from 1 to 366");
        let days = question.count("working_days", wanted)?.unwrap_or(1);
        let working_days = u32::try_from(days).ok().filter(|days| (1..=366).contains(days)).ok_or_else(|| ReadError::BadValue {
            at: "/working_days".into(),
            found: days.to_string(),
            wanted,
        })?;
        let between = between(question)?;
        if period.is_none() && date.is_none() && between.is_none() {
            return Err(ReadError::MissingMember("/period".into()));
        }
        let of_date = |day: Date| {
            let wanted = text!("một ngày từ 1999-12-15 đến 2100-12-14", "a day from 1999-12-15 to 2100-12-14");
            date_view(day).map_err(|_| ReadError::BadValue { at: "/date".into(), found: day.to_string(), wanted })
        };
        Ok(PeriodsView {
            schema: SCHEMA.into(),
            contains: period.zip(date).map(|(period, day)| period.contains_day(day)),
            period: period.map(|period| period_view(period, as_of, working_days)),
            date: date.map(of_date).transpose()?,
            between,
        })
    })
}

/// Every period of a kind between two days, where that is asked for.
fn between(question: &Question<'_, '_>) -> Result<Option<Vec<Period>>, ReadError> {
    let Some(id) = question.text("kind")? else {
        // Two days without a kind ask for nothing.
        let stray = ["from", "to"].into_iter().find(|key| question.has(key));
        return stray.map_or(Ok(None), |_| Err(ReadError::MissingMember("/kind".into())));
    };
    let kind = PeriodKind::ALL.into_iter().find(|kind| kind.id() == id).ok_or_else(|| ReadError::BadValue {
        at: "/kind".into(),
        found: id.chars().take(40).collect(),
        wanted: text!("month, quarter, half_year, nine_months hoặc year", "month, quarter, half_year, nine_months or year"),
    })?;
    let from = Question::must("from", question.value("from", question::DAY)?)?;
    let to = Question::must("to", question.value("to", question::DAY)?)?;
    Ok(Some(Period::all_between(kind, from, to).collect()))
}
