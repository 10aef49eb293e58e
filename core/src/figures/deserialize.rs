//! Đọc bằng serde: reads figures, reports and totals strictly, in the canonical form in which the library writes them.

use super::{
    Acknowledgement, AreaCode, CommuneTally, DerivedTotals, Figure, FigureDef, FigureError, FigureSet, Figures, FlagTally, Fraction, Kind,
    LevelCounts, Report, RiskLevel, Totals,
};
use crate::base::deserialize_as_text;
use crate::calendar::{Date, Period};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

deserialize_as_text!(Figure, "the id of a figure, such as `population`");

/// A type that is built from the members of an object, one after the other.
trait FromMembers: Default {
    const EXPECTED: &'static str;
    fn member<'de, A: MapAccess<'de>>(&mut self, key: &str, from: &mut A) -> Result<(), A::Error>;
}

struct Members<T>(PhantomData<T>);

impl<'de, T: FromMembers> Visitor<'de> for Members<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<T, A::Error> {
        let mut all = T::default();
        while let Some(key) = from.next_key::<Cow<'de, str>>()? {
            all.member(&key, &mut from)?;
        }
        Ok(all)
    }
}

/// Reads the value of a figure: true or false for a flag, a whole number for a count; `None` for null.
fn value<'de, A: MapAccess<'de>>(figure: Figure, from: &mut A) -> Result<Option<u64>, A::Error> {
    match figure.definition().kind {
        Kind::Flag => Ok(from.next_value::<Option<bool>>()?.map(u64::from)),
        Kind::Count => from.next_value(),
    }
}

impl FromMembers for Figures {
    const EXPECTED: &'static str = "an object of figures by their ids";

    fn member<'de, A: MapAccess<'de>>(&mut self, key: &str, from: &mut A) -> Result<(), A::Error> {
        let figure: Figure = key.parse().map_err(A::Error::custom)?;
        if self.value(figure).is_some() {
            return Err(A::Error::custom(FigureError::Twice(figure)));
        }
        match value(figure, from)? {
            Some(value) => self.try_set(figure, value).map_err(A::Error::custom),
            None => Ok(()),
        }
    }
}

/// Reads an object of figures by their ids. A figure that is absent or null is missing. An unknown id, a repeated figure and a value out
/// of bounds are errors that name the figure.
impl<'de> Deserialize<'de> for Figures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// The figures that a check read: those of the report, and those of the earlier report, whose ids begin with `prev.`.
#[derive(Default)]
struct ReadThen {
    figures: Vec<(Figure, u64)>,
    previous: Vec<(Figure, u64)>,
}

impl FromMembers for ReadThen {
    const EXPECTED: &'static str = "an object of figures by their ids, those of the earlier report behind `prev.`";

    fn member<'de, A: MapAccess<'de>>(&mut self, key: &str, from: &mut A) -> Result<(), A::Error> {
        let earlier = key.strip_prefix("prev.");
        let figure: Figure = earlier.unwrap_or(key).parse().map_err(A::Error::custom)?;
        // Earlier values are always written as numbers, also those of flags.
        let (into, value) = match earlier {
            Some(_) => (&mut self.previous, from.next_value()?),
            None => (&mut self.figures, value(figure, from)?),
        };
        into.extend(value.map(|value| (figure, value)));
        Ok(())
    }
}

impl<'de> Deserialize<'de> for ReadThen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// Reads a level by its id.
fn level<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RiskLevel>, D::Error> {
    let id = Option::<Cow<'de, str>>::deserialize(deserializer)?;
    id.map(|id| id.parse().map_err(D::Error::custom)).transpose()
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAcknowledgement {
    code: String,
    at: String,
    reason: String,
    on: Option<Date>,
    #[serde(default)]
    figures: ReadThen,
}

/// Reads an explanation in the form in which a report carries it.
impl<'de> Deserialize<'de> for Acknowledgement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WrittenAcknowledgement { code, at, reason, on, figures: ReadThen { figures, previous } } =
            Deserialize::deserialize(deserializer)?;
        Ok(Self { code, at, reason, on, figures, previous })
    }
}

fn refuse<E: Error>(figures: &Figures, belongs: impl Fn(&FigureDef) -> bool, to: &str) -> Result<(), E> {
    let other = figures.iter().find(|(figure, value)| value.is_some() && !belongs(figure.definition()));
    other.map_or(Ok(()), |(figure, _)| Err(E::custom(format_args!("`{figure}` does not belong to {to}"))))
}

fn named<E: Error>(schema: &str, wanted: &str) -> Result<(), E> {
    if schema == wanted { Ok(()) } else { Err(E::custom(format_args!("`{schema}` is not the schema `{wanted}`"))) }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReport<'d> {
    #[serde(borrow)]
    schema: Cow<'d, str>,
    area: AreaCode,
    period: Period,
    #[serde(default)]
    revision: u32,
    prepared_on: Option<Date>,
    figures: Figures,
    #[serde(default, deserialize_with = "level")]
    declared_level: Option<RiskLevel>,
    #[serde(default)]
    acknowledged: Vec<Acknowledgement>,
    #[serde(default)]
    note: String,
}

/// Reads `kh302.report/1` strictly: a value that is not written as it should be is an error, for which
/// [`document::read`](crate::document::read) would give a finding. Use this for reports that a program has written, and `document::read`
/// for what people have typed.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let text = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","revision":0,"figures":{"population":55305}}"#;
/// let report: kh302::Report = serde_json::from_str(text)?;
/// assert_eq!(report.figures.population, Some(55_305));
/// assert_eq!(serde_json::to_string(&report)?, text);
/// # Ok(()) }
/// ```
impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WrittenReport { schema, area, period, revision, prepared_on, figures, declared_level, acknowledged, note } =
            Deserialize::deserialize(deserializer)?;
        named(&schema, "kh302.report/1")?;
        if !area.is_commune() {
            return Err(D::Error::custom(format_args!("`{area}` is not the code of a commune, which has 5 digits")));
        }
        refuse(&figures, |row| row.belongs_to(period), "a report of a commune for this period")?;
        Ok(Self { area, period, revision, prepared_on, figures, declared_level, acknowledged, note })
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTotals<'d> {
    #[serde(borrow)]
    schema: Cow<'d, str>,
    area: AreaCode,
    period: Period,
    prepared_on: Option<Date>,
    figures: Figures,
    #[serde(default)]
    partial: Vec<Figure>,
    #[serde(default)]
    derived: WrittenDerived,
    #[serde(default)]
    flags: WrittenFlags,
    #[serde(default)]
    own: Figures,
    communes: Option<WrittenCommunes>,
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDerived {
    group_months: Option<u64>,
    communes_with_outreach: Option<u64>,
    still_drug_free: Option<WrittenFraction>,
    transformed: Option<WrittenFraction>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFraction {
    numerator: u64,
    denominator: u64,
    #[serde(default)]
    open: u64,
}

impl From<WrittenFraction> for Fraction {
    fn from(WrittenFraction { numerator, denominator, open }: WrittenFraction) -> Self {
        Self { numerator, denominator, open }
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFlags {
    reviewed: Option<WrittenFlag>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFlag {
    r#true: u64,
    of: u64,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCommunes {
    expected: u64,
    #[serde(default)]
    received: u64,
    #[serde(default)]
    levels: WrittenLevels,
    #[serde(default)]
    approved: u64,
}

#[derive(Default)]
struct WrittenLevels {
    levels: LevelCounts,
    undetermined: u64,
}

impl FromMembers for WrittenLevels {
    const EXPECTED: &'static str = "an object of numbers of communes by level";

    fn member<'de, A: MapAccess<'de>>(&mut self, key: &str, from: &mut A) -> Result<(), A::Error> {
        if key == "undetermined" {
            self.undetermined = from.next_value()?;
        } else {
            self.levels.set(key.parse().map_err(A::Error::custom)?, from.next_value()?);
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for WrittenLevels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

/// Reads `kh302.totals/1` as strictly as a [`Report`].
impl<'de> Deserialize<'de> for Totals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = WrittenTotals::deserialize(deserializer)?;
        named(&written.schema, "kh302.totals/1")?;
        if written.area.is_commune() {
            return Err(D::Error::custom(format_args!("`{}` is the code of a commune, which sends a report", written.area)));
        }
        refuse(&written.figures, |row| row.kind == Kind::Count, "the sums of totals, which carry flags in `flags` or `own`")?;
        let mut figures = written.figures;
        figures.extend(written.own.iter().filter_map(|(figure, value)| Some((figure, value?))));
        Ok(Self {
            area: written.area,
            period: written.period,
            prepared_on: written.prepared_on,
            figures,
            partial: written.partial.into_iter().fold(FigureSet::EMPTY, FigureSet::with),
            derived: DerivedTotals {
                group_months: written.derived.group_months,
                communes_with_outreach: written.derived.communes_with_outreach,
                still_drug_free: written.derived.still_drug_free.map(Into::into),
                transformed: written.derived.transformed.map(Into::into),
            },
            reviewed: written.flags.reviewed.map(|tally| FlagTally { true_in: tally.r#true, of: tally.of }),
            communes: written.communes.map(|WrittenCommunes { expected, received, levels, approved }| CommuneTally {
                expected,
                received,
                levels: levels.levels,
                undetermined: levels.undetermined,
                approved,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Acknowledgement, CommuneTally, DerivedTotals, Figure, FigureSet, Figures, FlagTally, Fraction, Report, RiskLevel, Totals};
    use crate::calendar::Period;
    use crate::figures::{AreaCode, FIGURES, Kind};
    use alloc::string::ToString;
    use alloc::vec::Vec;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn figures() -> impl Strategy<Value = Figures> {
        let numbers = vec(proptest::option::of(any::<u64>()), FIGURES.len());
        numbers.prop_map(|numbers| {
            let bounded =
                |(row, number): (&'static super::FigureDef, Option<u64>)| Some((row.figure, number?.checked_rem(row.max.checked_add(1)?)?));
            FIGURES.iter().zip(numbers).filter_map(bounded).collect()
        })
    }

    proptest! {
        #[test]
        fn a_report_that_is_written_is_read_back_as_it_was(
            figures in figures(), period in select(&["2025-07", "2026-Q3", "2026-H2", "2026-9M", "2025"]), level in proptest::option::of(select(&RiskLevel::ALL)),
            note in ".{0,20}", explained in any::<bool>(), dated in any::<bool>(),
        ) {
            let period: Period = period.parse()?;
            let here = figures.iter().filter_map(|(figure, value)| Some((figure, value?)));
            let mut report = Report::new(AreaCode::NO_COMMUNE, period).with_note(note).with_revision(2);
            report.figures = here.filter(|(figure, _)| figure.definition().belongs_to(period)).collect();
            report.declared_level = level;
            report.prepared_on = dated.then(|| period.last_day());
            if explained {
                let (code, at, reason) = ("P101".to_string(), "population".to_string(), "sáp nhập".to_string());
                let read = Vec::from([(Figure::Population, 9), (Figure::Reviewed, 1)]);
                let on = report.prepared_on;
                report = report.with_acknowledged(Vec::from([Acknowledgement { code, at, reason, on, figures: read.clone(), previous: read }]));
            }
            let text = serde_json::to_string(&report).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(serde_json::from_str::<Report>(&text).map_err(|error| TestCaseError::fail(error.to_string()))?, report);
        }

        #[test]
        fn totals_that_are_written_are_read_back_as_they_were(figures in figures(), levels in any::<[u32; RiskLevel::ALL.len()]>(), given in any::<[bool; 3]>()) {
            let here = figures.iter().filter_map(|(figure, value)| Some((figure, value?)));
            // Leaves out flags, which totals carry as a tally of communes.
            let figures: Figures = here.filter(|(figure, _)| figure.definition().kind == Kind::Count).collect();
            let [derived, reviewed, communes] = given;
            let mut totals = Totals::new(AreaCode::NO_PROVINCE, Period::STAND_IN).with_figures(figures);
            totals.partial = if derived { FigureSet::EMPTY.with(Figure::Population) } else { FigureSet::EMPTY };
            if derived {
                let still_drug_free = Some(Fraction { numerator: 3, denominator: 4, open: 1 });
                totals.derived = DerivedTotals { group_months: Some(7), still_drug_free, ..DerivedTotals::default() };
            }
            totals.reviewed = reviewed.then_some(FlagTally { true_in: 3, of: 5 });
            let levels = RiskLevel::ALL.into_iter().zip(levels.map(u64::from)).collect();
            totals.communes = communes.then_some(CommuneTally { expected: 40, received: 39, levels, undetermined: 1, approved: 2 });
            let text = serde_json::to_string(&totals).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(serde_json::from_str::<Totals>(&text).map_err(|error| TestCaseError::fail(error.to_string()))?, totals);
        }
    }

    #[test]
    fn what_a_program_wrote_wrongly_is_named() {
        let report = |figures: &str, area: &str, rest: &str| {
            let head = r#"{"schema":"kh302.report/1","period":"2025-07","#;
            let text = [head, r#""area":""#, area, r#"","figures":{"#, figures, "}", rest, "}"].concat();
            serde_json::from_str::<Report>(&text).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(report(r#""population":1"#, "19815", ""), "");
        assert_eq!(report(r#""population":null,"on_intra_provincial_route":true"#, "19815", ""), "");
        for (figures, area, rest, wanted) in [
            (r#""populaton":1"#, "19815", "", "did you mean `population`?"),
            (r#""population":1,"population":2"#, "19815", "", "`population` is given twice"),
            (r#""population":100000001"#, "19815", "", "`100000001` is out of bounds for `population`; write 0 to 100000000"),
            (r#""population":-1"#, "19815", "", "invalid value"),
            (r#""population":"1""#, "19815", "", "invalid type"),
            (r#""on_intra_provincial_route":1"#, "19815", "", "invalid type"),
            (r#""reviewed":true"#, "19815", "", "`reviewed` does not belong to"),
            (r#""trafficking_lines":1"#, "19815", "", "`trafficking_lines` does not belong to"),
            ("", "46", "", "`46` is not the code of a commune"),
            ("", "1981", "", "`1981` is not an area code"),
            ("", "19815", r#","declared_level":"type_iv""#, "is not the id of a `RiskLevel`"),
            ("", "19815", r#","prepared_on":"2025-02-30""#, "is not a day of the calendar"),
            ("", "19815", r#","notes":"""#, "unknown field `notes`"),
        ] {
            let error = report(figures, area, rest);
            assert!(error.contains(wanted), "{error}");
        }
        assert!(serde_json::from_str::<Totals>(r#"{"schema":"kh302.report/1","area":"46","period":"2025","figures":{}}"#).is_err());
    }
}
