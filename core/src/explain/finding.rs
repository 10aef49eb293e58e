//! Phát hiện: what is wrong or unclear in a report, each with its sentence, its numbers and its repair.

use crate::base::{Locale, Named, PlaceInText, Text, Truth, in_words, sort_by, sort_by_key};
use crate::calendar::{Date, Period};
use crate::document::Basis;
use crate::document::deserialize::members;
use crate::explain::condition::compared;
use crate::explain::reason::why;
use crate::figures::{Acknowledgement, Figure, FigureSet, Kind, Report, RiskLevel, without_moment};
use crate::judge::decisive::{deciding, open, open_conditions, read_by};
use crate::judge::faults::{Issue, Issues, Param, Repair};
use crate::judge::{
    Compared, Comparison, Intervals, Place, Purpose, Reading, Request, Subject, TextFault, Verdict, added, can_be_acknowledged, faults,
    figures_read, interval, texts,
};
use crate::law::{self, CHECKS, LEGAL_CHANGES, code};
use crate::rules::{Change, Check, Condition, CriteriaSet, Op, Quantity, Relation, Severity, Test};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Phát hiện: one thing that is wrong or unclear in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// Mã quy tắc: the code of the check that found it.
    pub code: Cow<'static, str>,
    /// Mức độ: how serious it is.
    pub severity: Severity,
    /// Chặn việc gì: `submit` where the report cannot be sent like this; null where the finding blocks nothing.
    pub blocks: Option<Cow<'static, str>>,
    /// Vị trí của phát hiện: the id of a figure, or a JSON pointer into the report.
    pub at: Cow<'static, str>,
    /// Các chỉ tiêu liên quan: the ids of the other figures that the check reads.
    pub related: Vec<Cow<'static, str>>,
    /// Câu phát hiện: the sentence for people.
    pub message: String,
    /// Các giá trị trong câu: the values put into the sentence, by name.
    pub params: Params,
    /// Các số đã so sánh: the numbers compared; null where the check compares none or a number is missing.
    pub compared: Option<Vec<Compared>>,
    /// Căn cứ pháp lý: the places in legal texts; empty where the check follows from consistency alone.
    pub basis: Vec<Basis>,
    /// Gợi ý sửa cách ghi: repairs of typing, keys and declarations; no number is invented for a balance that does not close.
    pub fixes: Vec<Fix>,
    /// Số phát hiện được gộp: how many findings this one stands for. An answer names the first thousand of those that a document can repeat
    /// without end, and gives for each check the number of the others; absent in a finding that is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Đã được giải trình: whether the report explains the finding and the figures are still those that were explained.
    pub acknowledged: bool,
}

/// Quy tắc chưa kiểm tra được: a check that missing figures leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Unchecked {
    /// Mã quy tắc: the code of the check.
    pub code: Cow<'static, str>,
    /// Những gì còn thiếu: ids of figures, or JSON pointers.
    pub missing: Vec<Cow<'static, str>>,
}

/// Gợi ý sửa: what is written, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Fix {
    /// Vị trí cần sửa: the id of a figure, or a JSON pointer into the report.
    pub at: Cow<'static, str>,
    /// Cách ghi hiện nay: the text that is written.
    pub from: String,
    /// Cách ghi đúng: the value that was probably meant.
    pub to: FixedValue,
}

/// Giá trị thay thế: the value that a repair puts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FixedValue {
    /// Số đếm: a count.
    Number(u64),
    /// Đúng hoặc sai: a flag.
    Flag(bool),
    /// Văn bản: a key, a level, a date or a code.
    Text(String),
}

/// Các giá trị trong câu: the values put into a sentence, by name, in the order of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(Cow<'static, str>, ParamValue)>);

/// One value put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ParamValue {
    /// A number, which the sentence writes with its thousands set apart.
    Number(i64),
    /// Words in the language of the sentence.
    Text(Cow<'static, str>),
}

impl Params {
    fn of(params: Vec<(&'static str, Param)>, locale: Locale) -> Self {
        let value = |param| match param {
            Param::Number(number) => ParamValue::Number(number),
            Param::Words(text) => ParamValue::Text(text.get(locale).into()),
            Param::Said(text) | Param::Typed(text) => ParamValue::Text(text.into()),
        };
        Self(params.into_iter().map(|(name, param)| (name.into(), value(param))).collect())
    }

    /// A value by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&ParamValue> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Every value with its name, in the order of the sentence.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ParamValue)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        members(deserializer, "the values of a sentence by their names").map(Self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Params {
    fn schema_name() -> Cow<'static, str> {
        "Params".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": ["integer", "string"] } })
    }
}

/// What stands for the findings of one check that are not named.
const MORE: Text = Text::new(
    "Còn {count} phát hiện khác của quy tắc này, không nêu từng mục.",
    "There are {count} more findings of this check, which are not listed one by one.",
);

/// F13 of an explanation that says nothing.
const NO_REASON: Text = Text::new(
    "Giải trình cho “{raw}” chưa ghi lý do nên chưa được tính. Đề nghị ghi lý do.",
    "The explanation for “{raw}” gives no reason, so it does not count. Please write the reason.",
);

/// F01 of a flag, which is not counted.
const MISSING_FLAG: Text = Text::new("Còn thiếu “{label}”. Đề nghị chọn Có hoặc Không.", "“{label}” is missing. Please choose yes or no.");

/// The question behind a finding that has a repair.
const MEANT: Text = Text::new(" Có phải {repair} không?", " Did you mean {repair}?");

/// What is wrong with the code of a unit that ended.
const NO_SUCH_CODE: Text = Text::new("ngày {day} không có đơn vị cấp xã nào mang mã này", "no commune-level unit has this code on {day}");
const FORMER_CODE: Text = Text::new(
    "ngày {day} không có đơn vị cấp xã nào mang mã này, địa bàn cũ nay thuộc {names}",
    "no commune-level unit has this code on {day}; its former area is now part of {names}",
);

/// The bounds of a number that missing figures leave open.
const AT_LEAST: Text = Text::new("ít nhất {number}", "at least {number}");
const AT_MOST: Text = Text::new("nhiều nhất {number}", "at most {number}");

/// What findings are made of.
pub(crate) struct Source<'a> {
    pub request: &'a Request<'a>,
    pub verdict: &'a Verdict,
    pub intervals: &'a Intervals,
    /// The explanations of the report, in the order in which they are looked up.
    pub explained: &'a Explanations,
    pub locale: Locale,
}

impl Source<'_> {
    fn report(&self) -> Option<&Report> {
        if let Subject::Report(report) = self.request.subject { Some(report) } else { None }
    }

    /// Whether the check can be answered: some need a period, and a declared level that cannot be read is not missing.
    fn answers(&self, check: &Check) -> bool {
        self.request.faults.is_none_or(|faults| {
            (!faults.no_period || !needs_period(check))
                && (check.code != code::A105.code || !faults.issues.iter().any(|issue| issue.at == "/declared_level"))
        })
    }

    /// Every finding, in the fixed order: by check, by figure, by pointer.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut issues: Issues = self.request.faults.map(|faults| faults.issues.clone()).unwrap_or_default();
        if self.request.purpose == Purpose::Submit {
            issues.extend(self.verdict.missing.iter().map(|figure| self.about(&code::F01, figure)));
        }
        issues.extend(self.verdict.out_of_bounds.iter().map(|figure| self.out_of_bounds(figure)));
        for check in self.verdict.failed.iter().filter(|check| self.answers(check)) {
            self.failed(check, &mut issues);
        }
        if self.period_known() {
            issues.extend(self.verdict.comparisons.iter().filter(|one| one.outcome == Truth::False).map(|one| self.comparison(one)));
        }
        let mut issues: Vec<(Order, Issue)> = issues.into_iter().map(|issue| (order(&issue), issue)).collect();
        sort_by(&mut issues, |(one, issue), (other, of_other)| one.cmp(other).then_with(|| issue.at.cmp(&of_other.at)));
        let mut findings: Vec<Finding> = issues.into_iter().map(|(_, issue)| self.finding(issue)).collect();
        findings.dedup_by(|one, other| one.code == other.code && one.at == other.at && one.message == other.message);
        findings
    }

    /// The checks that missing figures leave open.
    pub(crate) fn unchecked(&self) -> Vec<Unchecked> {
        let open = self.verdict.unchecked.iter().filter(|check| self.answers(check));
        let mut unchecked: Vec<Unchecked> = open.map(|check| Unchecked { code: check.code.into(), missing: self.missing(check) }).collect();
        for one in self.verdict.comparisons.iter().filter(|one| one.outcome == Truth::Unknown && self.period_known()) {
            let missing = self.missing_beside(one);
            match unchecked.iter_mut().find(|other| other.code == one.check.code) {
                Some(other) => missing.into_iter().for_each(|name| {
                    if !other.missing.contains(&name) {
                        other.missing.push(name);
                    }
                }),
                None => unchecked.push(Unchecked { code: one.check.code.into(), missing }),
            }
        }
        sort_by_key(&mut unchecked, |one| position(&one.code));
        unchecked
    }

    /// What a comparison waits for: a figure here, or one of the other report.
    fn missing_beside(&self, one: &Comparison) -> Vec<Cow<'static, str>> {
        let Place::Figure(figure) = one.at else { return ["/context/units".into()].into() };
        let here = self.request.subject.value(figure).is_none().then(|| figure.id().into());
        let there = match one.other_figure {
            Some(before) if added(self.request.previous, before).is_none() => Some(format!("prev.{}", before.id()).into()),
            None if here.is_none() => Some("/parts".into()),
            _ => None,
        };
        here.into_iter().chain(there).collect()
    }

    fn period_known(&self) -> bool {
        self.request.period().is_some()
    }

    fn missing(&self, check: &Check) -> Vec<Cow<'static, str>> {
        let subject = &self.request.subject;
        let prepared = match subject {
            Subject::Report(report) => report.prepared_on.is_some(),
            Subject::Totals(totals) => totals.prepared_on.is_some(),
        };
        match &check.test {
            Test::Figures(when, must) => {
                let read = when.iter().fold(figures_read(must), |read, when| read | figures_read(when));
                let figures = ids(self.intervals.unknown(read));
                // Every figure is there: what is open is the one sum of totals that is no figure.
                if figures.is_empty() { ["/derived/group_months".into()].into() } else { figures }
            }
            Test::DeclaredWhenReviewed => [Figure::Reviewed.id().into()].into(),
            Test::DeclaredIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree => {
                let Some((of, set)) = self.verdict.in_force.as_ref().zip(self.set_in_force()) else { return Vec::new() };
                let cumulatively = open(of, set, Reading::Cumulative, self.intervals);
                let settles = match &check.test {
                    Test::NotDrugFreeAndKey => cumulatively | open_conditions(of, set, self.intervals),
                    Test::ReadingsAgree => cumulatively | open(of, set, Reading::Literal, self.intervals),
                    _ => cumulatively,
                };
                ids(settles)
            }
            Test::NotFromTheFuture if prepared => ["/as_of".into()].into(),
            _ => ["/prepared_on".into()].into(),
        }
    }

    fn finding(&self, issue: Issue) -> Finding {
        let Issue { check, at, mut params, repair, severity: other, compared: beside, words: other_words, count } = issue;
        let severity = other.unwrap_or_else(|| check.severity.on(self.request.subject.period()));
        let figure = Figure::from_id(&at);
        if let Some(figure) = figure {
            params.push(("label", Param::Said(figure.label(self.locale).into())));
            params.push(("place", Param::Said(without_moment(&figure.label(self.locale)).into())));
        } else if let Some(figure) = at.rsplit('/').next().and_then(Figure::from_id) {
            params.push(("label", Param::Said(figure.label(self.locale).into())));
        }
        let question = repair.as_ref().map_or_else(String::new, |(_, to)| MEANT.fill(&[("repair", &to.text())], self.locale));
        params.push(("question", Param::Said(question)));
        params.push(("count", Param::Number(i64::try_from(count).unwrap_or(i64::MAX))));
        let words = match figure.map(|figure| figure.definition().kind) {
            _ if count > 0 => MORE,
            Some(Kind::Flag) if check.code == code::F01.code => MISSING_FLAG,
            _ => other_words.unwrap_or(check.message),
        };
        let values: Vec<Named<'_>> = params.iter().map(Param::named).collect();
        let message = words.fill(&values, self.locale);
        params.retain(|(name, _)| *name != "question" && words.get(self.locale).contains(&format!("{{{name}}}")));
        let (related, numbers) = match &check.test {
            Test::Figures(when, must) => {
                let read = when.iter().fold(figures_read(must), |read, when| read | figures_read(when));
                (
                    read.iter().filter(|read| Some(*read) != figure).map(|read| read.id().into()).collect(),
                    holds(must).and_then(|must| compared(must, self.intervals)),
                )
            }
            _ => (Vec::new(), None),
        };
        let fixes = repair.map(|(from, to)| Fix {
            at: at.clone(),
            from,
            to: match to {
                Repair::Number(number) => FixedValue::Number(number),
                Repair::Flag(flag) => FixedValue::Flag(flag),
                Repair::Text(text) => FixedValue::Text(text),
            },
        });
        Finding {
            code: check.code.into(),
            severity,
            blocks: (severity == Severity::Error).then_some("submit".into()),
            acknowledged: severity != Severity::Error && self.acknowledged(check, &at),
            at,
            related,
            message,
            params: Params::of(params, self.locale),
            compared: numbers.map(|numbers| [numbers].into()).or((!beside.is_empty()).then_some(beside)),
            basis: check.basis.iter().map(|cited| Basis::from(*cited)).collect(),
            fixes: fixes.into_iter().collect(),
            count: (count > 0).then_some(count),
        }
    }

    /// Whether the report explains a finding, every figure that the check reads still being what it was then.
    pub(crate) fn acknowledged(&self, check: &Check, at: &str) -> bool {
        let Some(report) = self.report() else { return false };
        let mut given = self.explained.of(report, check.code, at).peekable();
        if given.peek().is_none() {
            return false;
        }
        let needed = self.read_for(check, at);
        given.any(|given| {
            let named = given.figures.iter().fold(FigureSet::EMPTY, |set, (figure, _)| set.with(*figure));
            let unchanged = given.figures.iter().all(|(figure, value)| report.figures.value(*figure) == Some(*value));
            let unchanged_before = given.previous.iter().all(|(figure, value)| added(self.request.previous, *figure) == Some(*value));
            let before_named = read_before(check).is_none_or(|before| given.previous.iter().any(|(figure, _)| *figure == before));
            given.has_reason() && unchanged && unchanged_before && before_named && needed.without(named).is_empty()
        })
    }

    /// The figures of the report that a finding is made of: what explains it must name them.
    pub(crate) fn read_for(&self, check: &Check, at: &str) -> FigureSet {
        match &check.test {
            Test::Figures(when, must) => when.iter().fold(figures_read(must), |read, when| read | figures_read(when)),
            Test::Earlier { now, .. } => FigureSet::EMPTY.with(*now),
            Test::DeclaredIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree => self.read_by_criteria(),
            Test::PartsAgree(_) => Figure::from_id(at).map_or(FigureSet::EMPTY, |figure| FigureSet::EMPTY.with(figure)),
            _ => FigureSet::EMPTY,
        }
    }

    /// The figure of the earlier report that a finding is made of, with its value.
    pub(crate) fn value_before(&self, check: &Check) -> Option<(Figure, u64)> {
        read_before(check).and_then(|before| Some((before, added(self.request.previous, before)?)))
    }

    /// The figures that the level in force is taken from.
    fn read_by_criteria(&self) -> FigureSet {
        let read = self.set_in_force().map_or(FigureSet::EMPTY, read_by);
        read.without(self.intervals.unknown(read))
    }

    /// A finding about one figure.
    fn about(&self, check: &'static Check, figure: Figure) -> Issue {
        Issue::new(check, figure.id())
    }

    fn out_of_bounds(&self, figure: Figure) -> Issue {
        let row = figure.definition();
        let written = self
            .request
            .faults
            .and_then(|faults| faults.spelled.iter().find(|(of, _)| *of == figure))
            .map(|(_, text)| Param::Typed(text.clone()));
        let value = match self.request.subject {
            Subject::Report(report) => report.figures.value(figure),
            Subject::Totals(totals) => totals.figures.value(figure),
        };
        let number = |number: u64| Param::Number(i64::try_from(number).unwrap_or(i64::MAX));
        let raw = written.unwrap_or_else(|| number(value.unwrap_or_default()));
        self.about(&code::F03, figure).with("min", number(row.min)).with("max", number(row.max)).with("raw", raw)
    }

    /// The findings of a check that failed.
    fn failed(&self, check: &'static Check, issues: &mut Issues) {
        let day = |day: Option<Date>| Param::Typed(in_words(&day, self.locale));
        let level = |level: RiskLevel| Param::Words(level.name());
        let prepared_on = match self.request.subject {
            Subject::Report(report) => report.prepared_on,
            Subject::Totals(totals) => totals.prepared_on,
        };
        let period = self.request.subject.period();
        let in_force = self.verdict.in_force;
        let computed = in_force.and_then(|classification| classification.cumulative.level());
        match &check.test {
            Test::Figures(when, must) => issues.push(self.relation(check, when.as_ref(), must)),
            Test::AreaCode => issues.push(self.area(check)),
            Test::NoPersonalData | Test::NoControlCharacter | Test::ShortText | Test::ComposedText => self.text(check, issues),
            Test::ExplainsKnownChecks => {
                for (place, given) in self.report().into_iter().flat_map(|report| report.acknowledged.iter().enumerate()) {
                    let known = can_be_acknowledged(&given.code, &given.at, period);
                    if !known || !given.has_reason() {
                        let issue = Issue::new(check, format!("/acknowledged/{place}"));
                        let words = known.then_some(NO_REASON);
                        issues.push(Issue { words, ..issue.typed("raw", format!("{} {}", given.code, given.at)) });
                    }
                }
            }
            Test::DeclaredWhenReviewed => {
                let computed = computed.map(|level| (String::new(), Repair::Text(level.id().into())));
                let mut issue = Issue::new(check, "/declared_level");
                issue.repair = computed;
                issues.push(issue);
            }
            Test::DeclaredIsComputed => {
                let (Some(declared), Some(computed)) = (self.report().and_then(|report| report.declared_level), computed) else { return };
                let issue = Issue::new(check, "/declared_level").with("declared", level(declared)).with("computed", level(computed));
                let issue = issue.with("reason", Param::Said(self.reason()));
                issues.push(issue.repaired(declared.id(), Some(Repair::Text(computed.id().into()))));
            }
            Test::NotDrugFreeAndKey => {
                // A key area is known to be one before it is known of which type.
                let type_ = computed.map_or(Text::new("địa bàn trọng điểm loại I hoặc II", "a key area of type I or II"), RiskLevel::name);
                issues.push(Issue::new(check, "/declared_level").with("computed", Param::Words(type_)));
            }
            Test::ReadingsAgree => {
                let Some((literal, computed)) = in_force.and_then(|classification| classification.literal.level()).zip(computed) else {
                    return;
                };
                issues.push(Issue::new(check, "/declared_level").with("cumulative", level(computed)).with("literal", level(literal)));
            }
            Test::CriteriaComplete => {
                let id = self.set_in_force().map_or("", |set| set.id);
                issues.push(Issue::new(check, "/declared_level").with("criteria", Param::Said(instrument(id, self.locale))));
            }
            Test::PreparedInTime => {
                let stands = self.request.timeliness();
                let issue = Issue::new(check, "/prepared_on").with("prepared_on", day(prepared_on));
                issues.push(issue.with("days", Param::Number(stands.days_late)).with("due", day(stands.due)));
            }
            Test::PreparedAfterClose => {
                let issue = Issue::new(check, "/prepared_on").with("prepared_on", day(prepared_on));
                issues.push(issue.with("close", day(Some(period.last_day()))));
            }
            Test::NoLegalChange => {
                let (first, last) = self.request.days_compared();
                for (from, law) in LEGAL_CHANGES.iter().filter(|(from, _)| first < *from && *from <= last) {
                    let issue = Issue::new(check, "/period").with("from", day(Some(*from)));
                    issues.push(issue.with("law", Param::Said(instrument(law, self.locale))));
                }
            }
            Test::NotFromTheFuture => {
                let issue = Issue::new(check, "/prepared_on").with("prepared_on", day(prepared_on));
                issues.push(issue.with("as_of", day(self.request.today())));
            }
            // Found while reading, or compared apart.
            _ => {}
        }
    }

    /// A code that is not that of an area of the report's kind on the period's last day, with what became of its unit.
    fn area(&self, check: &'static Check) -> Issue {
        let (area, close) = (self.request.subject.area(), self.request.subject.period().last_day());
        let raw = area.to_string();
        let issue = Issue::new(check, "/area").typed("raw", raw.as_str());
        if area.is_commune() == self.report().is_none() || !area.is_commune() {
            return issue.wanted("5 chữ số cho xã, 3 cho huyện, 2 cho tỉnh", "5 digits for a commune, 3 for a district, 2 for a province");
        }
        let past = self.request.units.iter().rfind(|unit| unit.code() == area && unit.valid_to().is_some_and(|to| to < close));
        let became = past.map(|unit| unit.lineage_on(close).units).unwrap_or_default();
        let names: Vec<String> = became.iter().map(|unit| format!("{} ({})", unit.name(), unit.code())).collect();
        let sentence = if names.is_empty() { NO_SUCH_CODE } else { FORMER_CODE };
        let wanted = sentence.fill(&[("day", &close), ("names", &names.join(", "))], self.locale);
        let one = became.first().filter(|_| became.len() == 1).map(|unit| Repair::Text(unit.code().to_string()));
        issue.with("wanted", Param::Said(wanted)).repaired(&raw, one)
    }

    /// A comparison with another report that failed.
    fn comparison(&self, one: &Comparison) -> Issue {
        let at: Cow<'static, str> = match one.at {
            Place::Figure(figure) => figure.id().into(),
            Place::Period => "/period".into(),
            Place::Previous(place) => format!("/previous/{place}").into(),
            Place::Part(place) => format!("/parts/{place}").into(),
            Place::Baseline(place) => format!("/baseline/{place}").into(),
        };
        let mut issue = Issue::new(one.check, at);
        issue.severity = Some(one.severity);
        if let Some((here, there)) = one.numbers {
            let (other, own) = if one.other_figure.is_some() { ("before", "now") } else { ("there", "here") };
            let gap = i64::try_from(here.abs_diff(there)).unwrap_or(i64::MAX);
            issue.compared = relations(one.check, here, there);
            issue = issue.with(other, Param::Number(there)).with(own, Param::Number(here)).with("gap", Param::Number(gap));
        }
        if let Some(reason) = &one.reason {
            issue = issue.with("why", Param::Said(why(reason, self.request.units, self.day_of(one.at), self.locale)));
        }
        issue
    }

    /// The day on which the areas at a place have the names that they are called by.
    fn day_of(&self, place: Place) -> Date {
        let own = self.request.subject.period();
        let before = || own.first_day().previous_day().unwrap_or(own.first_day());
        let of = |period: Period| period.last_day();
        match place {
            Place::Previous(_) => before(),
            Place::Part(place) => self.request.parts.get(place).map_or(own.last_day(), |part| of(part.period())),
            Place::Baseline(place) => self.request.baseline.get(place).map_or(own.last_day(), |base| of(base.period)),
            Place::Figure(_) | Place::Period => own.last_day(),
        }
    }

    /// A relation that does not hold, shown at the first figure that it names.
    fn relation(&self, check: &'static Check, when: Option<&Condition<'_>>, must: &Condition<'_>) -> Issue {
        let read = when.into_iter().fold(figures_read(must), |read, when| read | figures_read(when));
        let mut issue = Issue::new(check, shown_at(check).map_or("/period", Figure::id));
        for figure in read.iter() {
            let (low, high) = self.intervals.bounds(Quantity::of(figure));
            let missing = Param::Words(Text::new("(chưa ghi)", "(missing)"));
            issue = issue.with(figure.id(), if low == high { Param::Number(low) } else { missing });
        }
        if let Some(relation) = holds(must) {
            let (left, right) = (interval(&relation.left, self.intervals), interval(&relation.right, self.intervals));
            // What does not hold whatever the missing figures are: the bounds that are still too far apart.
            let above = left.0 > right.1;
            let (one, other) = if above { (left.0, right.1) } else { (left.1, right.0) };
            let (exact_one, exact_other) = (left.0 == left.1, right.0 == right.1);
            let gap = i64::try_from(one.abs_diff(other)).unwrap_or(i64::MAX);
            issue = issue.with("left", self.bound(one, exact_one, above)).with("right", self.bound(other, exact_other, !above));
            issue = issue.with("gap", self.bound(gap, exact_one && exact_other, true));
        }
        issue
    }

    /// A number as it stands in a sentence: as it is, or the least or the most that it can be.
    fn bound(&self, number: i64, exact: bool, least: bool) -> Param {
        if exact {
            return Param::Number(number);
        }
        let sentence = if least { AT_LEAST } else { AT_MOST };
        Param::Said(sentence.fill(&[("number", &number)], self.locale))
    }

    fn text(&self, check: &'static Check, issues: &mut Issues) {
        for (at, text) in self.report().into_iter().flat_map(texts) {
            for fault in faults(text) {
                let issue = Issue::new(check, at.clone());
                let number = |number: usize| Param::Number(i64::try_from(number).unwrap_or(i64::MAX));
                match (&check.test, fault) {
                    (Test::NoPersonalData, TextFault::Personal(kind, place)) => {
                        issues.push(issue.with("kind", Param::Words(kind)).with("position", number(place)));
                    }
                    (Test::NoControlCharacter, TextFault::Control(place)) => issues.push(issue.with("position", number(place))),
                    (Test::ShortText, TextFault::Long(length)) => issues.push(issue.with("length", number(length))),
                    (Test::ComposedText, TextFault::Decomposed) => issues.push(issue),
                    _ => {}
                }
            }
        }
    }

    /// The set in force, where the level was taken from one.
    fn set_in_force(&self) -> Option<&'static CriteriaSet<'static>> {
        let set = law::criteria_on(self.request.subject.period().last_day());
        set.filter(|_| self.verdict.in_force.is_some())
    }

    /// Why the level is what it is: the criteria that decide it, with their place in the text.
    fn reason(&self) -> String {
        let Some((of, set)) = self.verdict.in_force.as_ref().zip(self.set_in_force()) else { return String::new() };
        let criteria = deciding(of, set, Reading::Cumulative, self.intervals);
        let mut text = String::new();
        for criterion in criteria {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(criterion.title.get(self.locale));
            text.push_str(" (");
            text.push_str(&place_in_text(criterion.basis));
            text.push(')');
        }
        text
    }
}

fn read_before(check: &Check) -> Option<Figure> {
    if let Test::Earlier { before, .. } = check.test { Some(before) } else { None }
}

/// The figure at which a check of figures is shown: the first that it names. `None` for checks that are shown elsewhere.
pub(crate) fn shown_at(check: &Check) -> Option<Figure> {
    let Test::Figures(_, must) = &check.test else { return None };
    holds(must).and_then(|relation| relation.left.terms().find_map(|(_, quantity)| quantity.figure()))
}

/// "điểm a khoản 1 Điều 4".
pub(crate) fn place_in_text(cited: PlaceInText<'_>) -> String {
    let parts: Vec<&str> = [cited.point, cited.clause, cited.article].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The name of a legal text for sentences.
fn instrument(id: &str, locale: Locale) -> String {
    law::instrument(id).map_or_else(String::new, |text| text.name(locale))
}

fn holds<'c>(condition: &'c Condition<'_>) -> Option<&'c Relation> {
    if let Condition::Holds(relation) = condition { Some(relation) } else { None }
}

fn needs_period(check: &Check) -> bool {
    match &check.test {
        Test::Figures(_, must) => {
            holds(must).is_some_and(|relation| relation.right.terms().any(|(_, quantity)| quantity == Quantity::GROUP_MONTHS))
        }
        Test::DeclaredWhenReviewed
        | Test::DeclaredIsComputed
        | Test::NotDrugFreeAndKey
        | Test::ReadingsAgree
        | Test::CriteriaComplete
        | Test::PreparedInTime
        | Test::PreparedAfterClose
        | Test::NoLegalChange => true,
        _ => false,
    }
}

/// The relations between a number and the one it is compared with.
fn relations(check: &Check, here: i64, there: i64) -> Vec<Compared> {
    match check.test {
        Test::Earlier { must: Change::Within { low: (low, of), high: (high, per) }, .. } => [
            Compared { left: low.saturating_mul(there), op: Op::AtMost, right: of.saturating_mul(here) },
            Compared { left: per.saturating_mul(here), op: Op::AtMost, right: high.saturating_mul(there) },
        ]
        .into(),
        Test::Earlier { must: Change::NoLeap { .. }, .. } => Vec::new(),
        _ => [Compared { left: here, op: Op::Equal, right: there }].into(),
    }
}

fn ids(figures: FigureSet) -> Vec<Cow<'static, str>> {
    figures.iter().map(|figure| figure.id().into()).collect()
}

/// The place of a finding: in code order, then in the order of the form; one that stands for several is the last of its check.
type Order = (usize, usize, bool);

/// Findings of the same order stand by pointer.
fn order(issue: &Issue) -> Order {
    (position(issue.check.code), Figure::from_id(&issue.at).map_or(usize::MAX, Figure::index), issue.count > 0)
}

/// Giải trình theo vị trí: the explanations of a report in the order of the checks and places that they name, so that those of a finding
/// are found without a look at all of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Explanations(Vec<usize>);

impl Explanations {
    pub(crate) fn in_order(subject: Subject<'_>) -> Self {
        let given = if let Subject::Report(report) = subject { report.acknowledged.as_slice() } else { &[] };
        let mut places: Vec<usize> = (0..given.len()).collect();
        sort_by_key(&mut places, |place| given.get(*place).map(|given| (given.code.as_str(), given.at.as_str())));
        Self(places)
    }

    /// The explanations for a check and a place.
    fn of<'r>(&self, report: &'r Report, code: &str, at: &str) -> impl Iterator<Item = &'r Acknowledgement> {
        let given = |place: &usize| report.acknowledged.get(*place);
        let named = |place: &usize| given(place).map(|given| (given.code.as_str(), given.at.as_str()));
        let first = self.0.partition_point(|place| named(place) < Some((code, at)));
        let rest = self.0.get(first..).unwrap_or_default();
        let end = rest.partition_point(|place| named(place) <= Some((code, at)));
        rest.get(..end).unwrap_or_default().iter().filter_map(given)
    }
}

/// The place of a check in code order.
fn position(code: &str) -> usize {
    CHECKS.iter().position(|check| check.code == code).unwrap_or(usize::MAX)
}
