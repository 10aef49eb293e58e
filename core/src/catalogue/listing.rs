//! Danh mục: every figure, check, criterion, target, deadline and text, as one document (`kh302.catalogue/1`).
//!
//! It is read off the constants that judge. Its normative part, without labels and sentences, is what the hash of the
//! rules is taken over: a corrected spelling changes no hash, a moved threshold does.

use crate::base::{PlaceInText, Text, Words};
use crate::calendar::Date;
use crate::call::{CALLS, Call};
use crate::explain::Engine;
use crate::figures::{FIGURES, Figure, FigureDef, Kind, OverTime, Periods, RiskLevel, Section, Tier, Unit};
use crate::law::{CHECKS, CRITERIA, DEADLINES, INSTRUMENTS, LEGAL_CHANGES, TARGETS};
use crate::rules::{
    ByLength, Change, Check, Condition, CriteriaSet, Criterion, Deadline, Due, Measure, MeasureTest, Must, Regime, Role, Scope, Severity,
    Span, Step, Sum, Target, Test,
};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::SerializeMap;

/// The catalogue of all rules (`kh302.catalogue/1`).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// `kh302.catalogue/1`.
    pub schema: &'static str,
    /// Which library this is; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engine: Option<Engine>,
    /// Chỉ tiêu, in the order of the form.
    pub figures: Vec<FigureEntry>,
    /// Quy tắc kiểm tra, in code order.
    pub checks: Vec<CheckEntry>,
    /// Bộ tiêu chí phân loại, each with the days it is in force.
    pub criteria: Vec<CriteriaEntry<'static>>,
    /// Mười mục tiêu.
    pub targets: Vec<TargetEntry>,
    /// Thời hạn.
    pub deadlines: Vec<DeadlineEntry>,
    /// Days on which a legal change gave a figure another meaning.
    pub legal_changes: Vec<LegalChangeEntry>,
    /// Văn bản.
    pub instruments: Vec<InstrumentEntry>,
    /// Lời gọi: what can be asked for with a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls: Option<&'static [Call]>,
}

/// One figure.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the columns of the table of figures")]
pub struct FigureEntry {
    pub id: &'static str,
    pub section: Section,
    pub kind: Kind,
    pub unit: Unit,
    pub min: u64,
    pub max: u64,
    pub tier: Tier,
    pub periods: Periods,
    pub over_time: OverTime,
    pub worse_when_higher: bool,
    pub sensitive: bool,
    /// The last day of the first period in whose reports the figure stands; only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub since: Option<Date>,
    /// The last day of the last such period; only where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section_title: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Text>,
    pub basis: Vec<Cited<'static>>,
}

/// One check.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckEntry {
    /// Mã quy tắc.
    pub code: &'static str,
    /// How serious it is, in a month.
    pub severity: Severity,
    /// How serious it is in a longer period.
    pub severity_longer: Severity,
    /// How serious it is from later days on; only where it changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub severity_later: Vec<LaterSeverity>,
    /// In yearly reports only.
    pub yearly: bool,
    /// In the totals of a province only.
    pub of_province: bool,
    /// For periods that end on this day or later.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// For periods that end on this day or earlier; only where the check has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub until: Option<Date>,
    /// What it looks at.
    pub rule: &'static str,
    /// When it applies; null for always.
    pub when: Option<Shape<'static>>,
    /// The relation that must hold; null where the rule is no relation between figures.
    pub must: Option<Shape<'static>>,
    /// How a figure may have changed since the period before; null for other rules.
    pub earlier: Option<EarlierEntry>,
    /// The sentence, with its places in braces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
    /// Căn cứ pháp lý; empty where it follows from consistency alone.
    pub basis: Vec<Cited<'static>>,
}

/// How serious a check is in the reports for periods that end between two days.
#[derive(Clone, Debug, Serialize)]
pub struct LaterSeverity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// In a month.
    pub severity: Severity,
    /// In a longer period.
    pub severity_longer: Severity,
}

impl LaterSeverity {
    fn of(span: Span<&ByLength>) -> Self {
        let ByLength { month, longer } = *span.value;
        Self { from: span.from, until: span.to, severity: month, severity_longer: longer }
    }
}

/// How a figure may have changed since the period before.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierEntry {
    /// The figure of the report.
    pub now: &'static str,
    /// The figure of the earlier one.
    pub before: &'static str,
    /// `equal`, `within` two multiples, or `no_leap`.
    pub change: &'static str,
    /// The numbers of the rule, in the order of its formula.
    pub numbers: Vec<i64>,
}

impl EarlierEntry {
    fn of(now: Figure, before: Figure, must: Change) -> Self {
        let numbers = match must {
            Change::Equal => Vec::new(),
            Change::Within { low: (a, b), high: (c, d) } => [a, b, c, d].into(),
            Change::NoLeap { by, over: (part, whole) } => [by, part, whole].into(),
        };
        Self { now: now.id(), before: before.id(), change: must.id(), numbers }
    }
}

/// One set of criteria, as it is also loaded: see [`crate::document::criteria::load`].
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CriteriaEntry<'a> {
    /// The id of the text.
    pub id: &'a str,
    /// The first day on which it decides; null where a set that was loaded does not say.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_from: Option<Date>,
    /// The last day on which it decides.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_to: Option<Date>,
    /// Whether it is wholly on file.
    pub complete: bool,
    /// The types from the worst down.
    pub types: Vec<LevelEntry<'a>>,
    /// Điều kiện địa bàn không ma túy: all must hold.
    pub drug_free: Vec<CriterionEntry<'a>>,
    /// Địa bàn cấp tỉnh trọng điểm.
    pub province: Option<ProvinceEntry<'a>>,
}

/// "Có ít nhất n trong các tiêu chí".
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelEntry<'a> {
    /// The type.
    pub level: RiskLevel,
    /// How many of the criteria.
    pub at_least: usize,
    /// The criteria.
    pub of: Vec<CriterionEntry<'a>>,
}

/// "Có ít nhất n trong các tiêu chí", of a province.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProvinceEntry<'a> {
    /// How many of the criteria.
    pub at_least: usize,
    /// The criteria.
    pub of: Vec<CriterionEntry<'a>>,
}

/// One criterion.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CriterionEntry<'a> {
    /// instrument/article/clause/point.
    pub id: &'a str,
    /// What it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Words<'a>>,
    /// The lower threshold.
    pub reaches: Shape<'a>,
    /// The threshold of the next band; null for the highest.
    pub below: Option<Shape<'a>>,
    /// The rate to show; null where there is none. It decides nothing, and is absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Option<RateEntry>>,
    /// Where the text says so.
    pub basis: Cited<'a>,
}

/// A rate to show.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateEntry {
    /// What is counted.
    pub of: Addends,
    /// Among how many.
    pub per: &'static str,
}

/// One target.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetEntry {
    /// T01 … T10.
    pub id: &'static str,
    /// What the plan says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its measures.
    pub measures: Vec<MeasureEntry>,
    /// Where the plan says so.
    pub basis: Cited<'static>,
}

/// One measure.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureEntry {
    /// The target's id and a letter.
    pub id: &'static str,
    /// What it is for.
    pub role: Role,
    /// Where and when it is taken.
    pub scope: Scope,
    /// How it is taken.
    pub rule: &'static str,
    /// The numerator, or the count.
    pub numerator: Option<Addends>,
    /// The denominator.
    pub denominator: Option<Addends>,
    /// What must hold of the fraction.
    pub must: Option<Must>,
    /// What it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
}

/// One deadline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeadlineEntry {
    /// The text that sets it.
    pub regime: Regime,
    /// Who sends.
    pub step: Step,
    /// The day of the period's last month before which it must be sent; null where working days are counted.
    pub before_day: Option<u32>,
    /// For yearly reports only.
    pub yearly: bool,
    /// For periods that end on this day or later.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// For periods that end on this day or earlier; only where the deadline has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub until: Option<Date>,
    /// Where the text says so.
    pub basis: Cited<'static>,
}

/// A day on which a figure changed its meaning.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LegalChangeEntry {
    /// The first day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// The text.
    pub instrument: &'static str,
}

/// One legal text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InstrumentEntry {
    /// The id by which citations name it.
    pub id: &'static str,
    /// Số hiệu.
    pub number: &'static str,
    /// Trích yếu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Cơ quan ban hành.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<&'static str>,
    /// The first day in force.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub in_force_from: Date,
    /// The last day in force, where one is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_to: Option<Date>,
    /// Where the text can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'static str>,
}

/// A place in a text; the days that text is in force stand in the registry.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cited<'a> {
    /// The id of the text.
    pub instrument: &'a str,
    /// Điều.
    pub article: Option<&'a str>,
    /// Khoản.
    pub clause: Option<&'a str>,
    /// Điểm.
    pub point: Option<&'a str>,
}

impl<'a> From<PlaceInText<'a>> for Cited<'a> {
    fn from(cited: PlaceInText<'a>) -> Self {
        let part = |part: &'a str| (!part.is_empty()).then_some(part);
        Self { instrument: cited.instrument, article: part(cited.article), clause: part(cited.clause), point: part(cited.point) }
    }
}

/// The whole catalogue, with labels and sentences in both languages.
///
/// ```
/// let catalogue = kh302::account::catalogue::catalogue();
/// let population = catalogue.figures.iter().find(|figure| figure.id == "population").ok_or("no such figure")?;
/// assert_eq!(population.label.map(|label| label.vi), Some("Số nhân khẩu hiện đang cư trú"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn catalogue() -> Catalogue {
    Reader { words: true }.catalogue()
}

/// The normative part of the catalogue: relations, thresholds, bounds, severities, dates and citations.
#[must_use]
pub fn normative() -> Catalogue {
    Reader { words: false }.catalogue()
}

impl<'a> CriteriaEntry<'a> {
    /// A set as documents write it, with the days between which it decides; with its words, or its normative part.
    #[must_use]
    pub fn of(set: &CriteriaSet<'a>, (in_force_from, in_force_to): (Option<Date>, Option<Date>), words: bool) -> Self {
        let criterion = |criterion: &'a Criterion<'a>| CriterionEntry {
            id: criterion.id,
            title: words.then_some(criterion.title),
            reaches: Shape(&criterion.reaches),
            below: criterion.below.as_ref().map(Shape),
            rate: words.then(|| criterion.rate.map(|(of, per)| RateEntry { of: Addends(of), per: per.id() })),
            basis: criterion.basis.into(),
        };
        let all = |of: &'a [Criterion<'a>]| of.iter().map(criterion).collect();
        Self {
            id: set.id,
            in_force_from,
            in_force_to,
            complete: set.complete,
            types: set.types.iter().map(|rule| LevelEntry { level: rule.level, at_least: rule.at_least, of: all(rule.of) }).collect(),
            drug_free: all(set.drug_free),
            province: set.province.map(|rule| ProvinceEntry { at_least: rule.at_least, of: all(rule.of) }),
        }
    }
}

struct Reader {
    words: bool,
}

impl Reader {
    fn say<T>(&self, words: T) -> Option<T> {
        self.words.then_some(words)
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue {
            schema: "kh302.catalogue/1",
            engine: self.say(Engine::THIS),
            figures: FIGURES.iter().map(|row| self.figure(row)).collect(),
            checks: CHECKS.iter().map(|check| self.check(check)).collect(),
            criteria: CRITERIA.iter().map(|span| CriteriaEntry::of(span.value, (span.from, span.to), self.words)).collect(),
            targets: TARGETS.iter().map(|target| self.target(target)).collect(),
            deadlines: DEADLINES.iter().map(deadline).collect(),
            legal_changes: LEGAL_CHANGES.iter().map(|(on, instrument)| LegalChangeEntry { on: *on, instrument }).collect(),
            instruments: INSTRUMENTS
                .iter()
                .map(|text| InstrumentEntry {
                    id: text.id,
                    number: text.number,
                    title: self.say(text.title),
                    issuer: self.say(text.issuer),
                    in_force_from: text.in_force_from,
                    in_force_to: text.in_force_to,
                    url: self.say(text.url).flatten(),
                })
                .collect(),
            calls: self.say(CALLS),
        }
    }

    fn figure(&self, row: &'static FigureDef) -> FigureEntry {
        FigureEntry {
            id: row.id,
            section: row.section,
            kind: row.kind,
            unit: row.unit,
            min: row.min,
            max: row.max,
            tier: row.tier,
            periods: row.periods,
            over_time: row.over_time,
            worse_when_higher: row.worse_when_higher,
            sensitive: row.sensitive,
            since: row.since,
            until: row.until,
            section_title: self.say(row.section.title()),
            label: self.say(row.label),
            definition: self.say(row.definition),
            basis: row.basis.iter().map(|cited| Cited::from(*cited)).collect(),
        }
    }

    fn check(&self, check: &'static Check) -> CheckEntry {
        let (when, must) = match &check.test {
            Test::Figures(when, must) => (when.as_ref().map(Shape), Some(Shape(must))),
            _ => (None, None),
        };
        let earlier = match check.test {
            Test::Earlier { now, before, must } => Some(EarlierEntry::of(now, before, must)),
            _ => None,
        };
        CheckEntry {
            code: check.code,
            severity: check.severity.first.month,
            severity_longer: check.severity.first.longer,
            severity_later: check.severity.later.iter().map(LaterSeverity::of).collect(),
            yearly: check.applies.yearly,
            of_province: check.applies.province,
            from: check.applies.from,
            until: check.applies.until,
            rule: rule(&check.test),
            when,
            must,
            earlier,
            message: self.say(check.message),
            basis: check.basis.iter().map(|cited| Cited::from(*cited)).collect(),
        }
    }

    fn target(&self, target: &'static Target) -> TargetEntry {
        TargetEntry {
            id: target.id,
            title: self.say(target.title),
            measures: target.measures.iter().map(|measure| self.measure(measure)).collect(),
            basis: target.basis.into(),
        }
    }

    fn measure(&self, measure: &'static Measure) -> MeasureEntry {
        let (rule, numerator, denominator, must) = match &measure.test {
            MeasureTest::Fraction(part, whole, must) => ("fraction", Some(*part), Some(*whole), Some(*must)),
            MeasureTest::Zero(count) => ("none", Some(*count), None, None),
            MeasureTest::Count(count) => ("count", Some(*count), None, None),
            MeasureTest::StillDrugFree => ("still_drug_free", None, None, Some(Must::BeAll)),
            MeasureTest::Transformed => ("transformed", None, None, Some(Must::BeAll)),
            MeasureTest::LowerThanBaseline(part, whole) => ("lower_than_baseline", Some(*part), Some(*whole), None),
        };
        MeasureEntry {
            id: measure.id,
            role: measure.role,
            scope: measure.scope,
            rule,
            numerator: numerator.map(Addends),
            denominator: denominator.map(Addends),
            must,
            title: self.say(measure.title),
            unit: self.say(measure.unit.text()),
        }
    }
}

fn deadline(deadline: &Deadline) -> DeadlineEntry {
    DeadlineEntry {
        regime: deadline.regime,
        step: deadline.step,
        before_day: match deadline.due {
            Due::BeforeDay(day) => Some(day),
            Due::WorkingDays => None,
        },
        yearly: deadline.yearly,
        from: deadline.from,
        until: deadline.until,
        basis: deadline.basis.into(),
    }
}

/// What a check looks at, in a word.
const fn rule(test: &Test) -> &'static str {
    match test {
        Test::Reading => "readable",
        Test::AreaCode => "area_code",
        Test::NoPersonalData => "no_personal_data",
        Test::NoControlCharacter => "no_control_character",
        Test::ShortText => "at_most_2000_characters",
        Test::ComposedText => "nfc",
        Test::ExplainsKnownChecks => "explains_known_checks",
        Test::Present => "present",
        Test::WithinBounds => "within_bounds",
        Test::Figures(..) => "figures",
        Test::Earlier { .. } => "earlier",
        Test::EarlierFits => "earlier_fits",
        Test::PartsFit => "parts_fit",
        Test::PartsAgree(OverTime::First) => "parts_agree_first",
        Test::PartsAgree(OverTime::Last) => "parts_agree_last",
        Test::PartsAgree(OverTime::Sum) => "parts_agree_sum",
        Test::PartsTile => "parts_tile",
        Test::WholeIsSum => "whole_is_sum",
        Test::AllReported => "all_reported",
        Test::CommunesFit => "communes_fit",
        Test::WholePredecessors => "whole_predecessors",
        Test::DeclaredWhenReviewed => "declared_when_reviewed",
        Test::DeclaredIsComputed => "declared_is_computed",
        Test::NotDrugFreeAndKey => "not_drug_free_and_key",
        Test::ReadingsAgree => "readings_agree",
        Test::CriteriaComplete => "criteria_complete",
        Test::PreparedInTime => "prepared_in_time",
        Test::PreparedAfterClose => "prepared_after_close",
        Test::NoLegalChange => "no_legal_change",
        Test::NotFromTheFuture => "not_from_the_future",
    }
}

/// The member that holds the whole number beside the terms of a sum. No quantity has this id.
pub(crate) const CONSTANT: &str = "constant";

/// A sum as documents write it: a number, or the quantities with their coefficients and the number beside them.
#[derive(Clone, Copy, Debug)]
pub struct Addends(Sum);

impl Serialize for Addends {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.terms().next().is_none() {
            return serializer.serialize_i64(self.0.constant);
        }
        let mut map = serializer.serialize_map(None)?;
        for (coefficient, quantity) in self.0.terms() {
            map.serialize_entry(quantity.id(), &coefficient)?;
        }
        if self.0.constant != 0 {
            map.serialize_entry(CONSTANT, &self.0.constant)?;
        }
        map.end()
    }
}

/// A condition as documents write it.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a>(&'a Condition<'a>);

impl Serialize for Shape<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let each = |of| <[Condition<'_>]>::iter(of).map(Shape).collect::<Vec<_>>();
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Condition::Holds(relation) => {
                map.serialize_entry("left", &Addends(relation.left))?;
                map.serialize_entry("op", &relation.op)?;
                map.serialize_entry("right", &Addends(relation.right))?;
            }
            Condition::Share { of, per, from: (part, whole) } => {
                map.serialize_entry("share", &Addends(*of))?;
                map.serialize_entry("per", per.id())?;
                map.serialize_entry("from", &[part, whole])?;
            }
            Condition::All(of) => map.serialize_entry("all", &each(of))?,
            Condition::Any(of) => map.serialize_entry("any", &each(of))?,
            Condition::AtLeast(n, of) => {
                map.serialize_entry("at_least", n)?;
                map.serialize_entry("of", &each(of))?;
            }
            Condition::NotOnFile => map.serialize_entry("not_on_file", &true)?,
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Addends {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Sum".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["integer", "object"], "additionalProperties": { "type": "integer" } })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Shape<'_> {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Condition".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let sum = generator.subschema_for::<Addends>();
        let conditions = schemars::json_schema!({ "type": "array", "items": { "$ref": "#/$defs/Condition" } });
        schemars::json_schema!({ "oneOf": [
            { "type": "object", "required": ["left", "op", "right"], "additionalProperties": false,
              "properties": { "left": sum, "op": { "enum": ["=", "<=", ">=", "<", ">"] }, "right": sum } },
            { "type": "object", "required": ["share", "per", "from"], "additionalProperties": false,
              "properties": { "share": sum, "per": { "type": "string" }, "from": { "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 } } },
            { "type": "object", "required": ["all"], "additionalProperties": false, "properties": { "all": conditions } },
            { "type": "object", "required": ["any"], "additionalProperties": false, "properties": { "any": conditions } },
            { "type": "object", "required": ["at_least", "of"], "additionalProperties": false,
              "properties": { "at_least": { "type": "integer", "minimum": 1 }, "of": conditions } },
            { "type": "object", "required": ["not_on_file"], "additionalProperties": false, "properties": { "not_on_file": { "const": true } } },
        ] })
    }
}

/// The catalogue as JSON.
#[must_use]
pub fn catalogue_json() -> String {
    crate::document::to_json(&catalogue())
}

/// The canonical text that the hash of the rules is taken over.
#[must_use]
pub fn normative_json() -> String {
    crate::document::to_json(&normative())
}

#[cfg(test)]
mod tests {
    use super::rule;
    use crate::law::limits::LONGEST_TEXT;
    use crate::rules::Test;

    #[test]
    fn the_name_of_the_rule_about_long_texts_holds_its_limit() {
        assert_eq!(rule(&Test::ShortText), alloc::format!("at_most_{LONGEST_TEXT}_characters"));
    }
}
