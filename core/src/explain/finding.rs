//! Phát hiện: what is wrong or unclear in a report, each with its sentence, its numbers and its repair.

use crate::base::{Citation, Locale, Named, PlaceInText, Text, Truth, in_words, places, sort_by, sort_by_key, text};
use crate::calendar::{Date, Period};
use crate::document::Basis;
use crate::document::deserialize::members;
use crate::explain::band::criterion_met;
use crate::explain::condition::{compared, place_in_text};
use crate::explain::reason::why;
use crate::figures::{Acknowledgement, Figure, FigureSet, Kind, OverTime, Report, RiskLevel, Section, without_moment};
use crate::judge::decisive::{bands_met, deciding, higher_band, open, open_conditions, open_in_period};
use crate::judge::faults::{CitedText, Issue, Issues, Param, Repair};
use crate::judge::{
    self, Compared, Comparison, Intervals, LevelSpan, Place, Purpose, Reading, Reason, Request, Subject, TextFault, Verdict, added,
    can_be_acknowledged, faults, figures_read, interval, latest_of, legal_changes, place_of_code, read_by, texts,
};
use crate::law::{self, COUNTS, FLOWS, code};
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
    /// Các chỉ tiêu liên quan: the ids of the other figures that the check reads, or whose meaning a legal change touches (D003).
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
const MORE: Text = text!(
    "Còn {count} phát hiện khác của quy tắc này, không nêu từng mục.",
    "There are {count} more findings of this check, which are not listed one by one.",
);

/// F13 of an explanation that says nothing.
const NO_REASON: Text = text!(
    "Giải trình cho “{raw}” chưa ghi lý do nên chưa được tính. Đề nghị ghi lý do.",
    "The explanation for “{raw}” gives no reason, so it does not count. Please write the reason.",
);

/// F01 of a flag, which is not counted.
const MISSING_FLAG: Text = text!("Còn thiếu “{label}”. Đề nghị chọn Có hoặc Không.", "“{label}” is missing. Please choose yes or no.");
/// F01 of a stock.
const MISSING_STOCK: Text =
    text!("Còn thiếu “{label}”. Nếu không có, đề nghị nhập 0.", "“{label}” is missing. If there is none, please enter 0.");
/// F01 of what every area has.
const MISSING_OF_AREA: Text = text!("Còn thiếu “{label}”. Đề nghị bổ sung.", "“{label}” is missing. Please add it.");

/// A109 where no text is on file at all.
const NO_CRITERIA: Text = text!(
    "Chưa có văn bản nào quy định tiêu chí phân loại cho kỳ này, nên chưa xác định được cấp độ; sử dụng cấp độ do địa bàn tự xác định.",
    "No text on file classes areas in this period, so the level cannot be determined; the level that the commune declares is used.",
);
/// A108 where the places of the period make a difference as well.
const THREE_READINGS: Text = text!(
    "Điều 4 và Điều 6 có thể hiểu theo ba cách: nếu mức cao hơn được tính cho cả loại thấp hơn thì là “{cumulative}”; nếu chỉ tính đúng \
        khoảng ghi trong từng điểm thì là “{literal}”; nếu tính cả điểm đã có trong kỳ thì là “{places}”. Kết quả đang dùng cách thứ nhất.",
    "Điều 4 and Điều 6 can be read in three ways: if a higher band also counts for the lower type, the level is “{cumulative}”; if only \
        the band written in each point counts, it is “{literal}”; if places that were there during the period count, it is “{places}”. The \
        result uses the first reading.",
);

/// The question behind a finding that has a repair.
const MEANT: Text = text!(" Có phải {repair} không?", " Did you mean {repair}?");

/// What is wrong with the code of a unit that ended.
const NO_SUCH_CODE: Text = text!("ngày {day} không có đơn vị cấp xã nào mang mã này", "no commune-level unit has this code on {day}");
const FORMER_CODE: Text = text!(
    "ngày {day} không có đơn vị cấp xã nào mang mã này, địa bàn cũ nay thuộc {names}",
    "no commune-level unit has this code on {day}; its former area is now part of {names}",
);

/// The bounds of a number that missing figures leave open.
const AT_LEAST: Text = text!("ít nhất {number}", "at least {number}");
const AT_MOST: Text = text!("nhiều nhất {number}", "at most {number}");

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

    /// Every finding, in the fixed order: by check, by figure, by pointer.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut issues: Issues = self.request.faults.map(|faults| faults.issues.clone()).unwrap_or_default();
        if self.request.purpose == Purpose::Submit {
            issues.extend(self.verdict.missing.iter().map(|figure| self.about(&code::F01, figure).saying(missing(figure))));
        }
        issues.extend(self.verdict.out_of_bounds.iter().map(|figure| self.out_of_bounds(figure)));
        for check in self.verdict.failed.iter().filter(|check| answers(self.request, check)) {
            self.failed(check, &mut issues);
        }
        issues.extend(self.verdict.comparisons.iter().filter(|one| one.outcome == Truth::False).map(|one| self.comparison(one)));
        let mut issues: Vec<(Order, Issue)> = issues.into_iter().map(|issue| (order(&issue), issue)).collect();
        sort_by(&mut issues, |(one, issue), (other, of_other)| one.cmp(other).then_with(|| issue.at.cmp(&of_other.at)));
        let mut findings: Vec<Finding> = issues.into_iter().map(|(_, issue)| self.finding(issue)).collect();
        findings.dedup_by(|one, other| one.code == other.code && one.at == other.at && one.message == other.message);
        findings
    }

    /// The checks that missing figures leave open.
    pub(crate) fn unchecked(&self) -> Vec<Unchecked> {
        let open = self.verdict.unchecked.iter().filter(|check| answers(self.request, check));
        let mut unchecked: Vec<Unchecked> = open.map(|check| Unchecked { code: check.code.into(), missing: self.missing(check) }).collect();
        for one in self.verdict.comparisons.iter().filter(|one| one.outcome == Truth::Unknown) {
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

    /// What a comparison waits for: figures here, or of the other report.
    fn missing_beside(&self, one: &Comparison) -> Vec<Cow<'static, str>> {
        let missing_here = |figure: Figure| self.request.subject.value(figure).is_none().then(|| figure.id().into());
        let missing_before = |figure: Figure| {
            let missing = added(&latest_of(self.request.previous), figure).is_none();
            missing.then(|| format!("prev.{}", figure.id()).into())
        };
        let figure = match (one.at, &one.check.test) {
            (Place::Figure(figure), _) => figure,
            (_, Test::NotCopied) => {
                let read = self.read_for(one.check, "");
                return read.iter().flat_map(|figure| [missing_here(figure), missing_before(figure)]).flatten().collect();
            }
            _ => return ["/context/units".into()].into(),
        };
        let here = missing_here(figure);
        let there = match one.other_figure {
            Some(before) => missing_before(before),
            None if here.is_none() => Some("/parts".into()),
            _ => None,
        };
        here.into_iter().chain(there).collect()
    }

    fn missing(&self, check: &Check) -> Vec<Cow<'static, str>> {
        let subject = &self.request.subject;
        let prepared = match subject {
            Subject::Report(report) => report.prepared_on.is_some(),
            Subject::Totals(totals) => totals.prepared_on.is_some(),
        };
        match &check.test {
            Test::Figures(..) => {
                let figures = ids(self.intervals.unknown(self.read_for(check, "")));
                // Every figure is there: what is open is the one sum of totals that is no figure.
                if figures.is_empty() { ["/derived/group_months".into()].into() } else { figures }
            }
            Test::DeclaredWhenReviewed => [Figure::Reviewed.id().into()].into(),
            Test::PopulationOfTable { .. } | Test::SomethingCounted { .. } => ids(self.intervals.unknown(self.read_for(check, ""))),
            Test::DeclaredIsComputed | Test::ApprovedIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree => {
                let Some((of, set)) = self.verdict.in_force.as_ref().zip(self.set_in_force()) else { return Vec::new() };
                let cumulatively = open(of, set, Reading::Cumulative, self.intervals);
                let settles = match &check.test {
                    Test::NotDrugFreeAndKey => cumulatively | open_conditions(of, set, self.intervals),
                    Test::ReadingsAgree => {
                        let literally = open(of, set, Reading::Literal, self.intervals);
                        cumulatively | literally | open_in_period(of, set, self.intervals)
                    }
                    _ => cumulatively,
                };
                ids(settles)
            }
            Test::NotFromTheFuture if prepared => ["/as_of".into()].into(),
            _ => ["/prepared_on".into()].into(),
        }
    }

    fn finding(&self, issue: Issue) -> Finding {
        let Issue { check, at, mut params, repair, severity: other, words, basis, related: concerned, compared: beside, count } = issue;
        let severity = other.unwrap_or_else(|| self.verdict.severity(check, self.request.subject.period()));
        let figure = Figure::from_id(&at);
        let words = if count > 0 { MORE } else { words.unwrap_or(check.message) };
        let places = places(words.get(self.locale));
        params.retain(|(name, _)| places.contains(name));
        if places.contains(&"label")
            && let Some(figure) = figure.or_else(|| at.rsplit('/').next().and_then(Figure::from_id))
        {
            params.push(("label", Param::Said(figure.label(self.locale).into())));
        }
        if places.contains(&"place")
            && let Some(figure) = figure
        {
            params.push(("place", Param::Said(without_moment(&figure.label(self.locale)).into())));
        }
        if places.contains(&"count") {
            params.push(("count", Param::count(count)));
        }
        let question = repair.as_ref().map(|(_, to)| MEANT.fill(&[("repair", &to.text())], self.locale));
        let mut values: Vec<Named<'_>> = params.iter().map(Param::named).collect();
        values.push(("question", &question));
        let message = words.fill(&values, self.locale);
        params.retain(|(name, _)| *name != "question");
        let (related, numbers): (_, Vec<Compared>) = match &check.test {
            Test::Figures(_, must) => (
                self.read_for(check, &at).iter().filter(|read| Some(*read) != figure).map(|read| read.id().into()).collect(),
                relations_of(must).filter_map(|relation| compared(relation, self.intervals)).collect(),
            ),
            _ => (ids(concerned), beside),
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
            compared: (!numbers.is_empty()).then_some(numbers),
            basis: basis.map_or_else(|| basis_on(check, self.request), |places| places.iter().map(basis_of).collect()),
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
            let unchanged_before =
                given.previous.iter().all(|(figure, value)| added(&latest_of(self.request.previous), *figure) == Some(*value));
            let before_named = read_before(check, at).is_none_or(|before| given.previous.iter().any(|(figure, _)| *figure == before));
            given.has_reason() && unchanged && unchanged_before && before_named && needed.without(named).is_empty()
        })
    }

    /// The figures of the report that a finding is made of: what explains it must name them.
    pub(crate) fn read_for(&self, check: &Check, at: &str) -> FigureSet {
        match &check.test {
            Test::Figures(when, must) => when.iter().fold(figures_read(must), |read, when| read | figures_read(when)),
            Test::Opening { now, .. } => FigureSet::EMPTY.with(*now),
            Test::Earlier { .. } => Figure::from_id(at).map_or(FigureSet::EMPTY, |figure| FigureSet::EMPTY.with(figure)),
            Test::NotCopied => FLOWS & judge::required(self.request.subject.period()),
            Test::PopulationOfTable { .. } => FigureSet::EMPTY.with(Figure::Population),
            Test::SomethingCounted { except } => COUNTS.without(*except) & judge::required(self.request.subject.period()),
            Test::DeclaredIsComputed | Test::ApprovedIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree => self.read_by_criteria(),
            Test::PartsAgree(_) => Figure::from_id(at).map_or(FigureSet::EMPTY, |figure| FigureSet::EMPTY.with(figure)),
            _ => FigureSet::EMPTY,
        }
    }

    /// The figure of the earlier report that a finding is made of, with its value.
    pub(crate) fn value_before(&self, check: &Check, at: &str) -> Option<(Figure, u64)> {
        read_before(check, at).and_then(|before| Some((before, added(&latest_of(self.request.previous), before)?)))
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
        let raw = written.unwrap_or_else(|| Param::count(value.unwrap_or_default()));
        self.about(&code::F03, figure).with("min", Param::count(row.min)).with("max", Param::count(row.max)).with("raw", raw)
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
            Test::Figures(_, must) => issues.push(self.relation(check, must)),
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
                let issue = issue.with("article", Param::Said(self.articles()));
                issues.push(issue.repaired(declared.id(), Some(Repair::Text(computed.id().into()))));
            }
            Test::ApprovedIsComputed => {
                let Some((approval, computed)) = self.request.approval().zip(computed) else { return };
                let issue = Issue::new(check, "/declared_level").with("approved", level(approval.level)).with("computed", level(computed));
                let issue = issue.typed("decision", approval.decision.as_str());
                issues.push(issue.with("article", Param::Said(self.articles())));
            }
            Test::NotDrugFreeAndKey => {
                // A key area is known to be one before it is known of which type.
                let type_ = computed.map_or(text!("địa bàn trọng điểm", "a key area"), RiskLevel::name);
                let issue = Issue::new(check, "/declared_level").with("criteria", Param::Said(self.criteria_met()));
                issues.push(issue.with("computed", Param::Words(type_)));
            }
            Test::ReadingsAgree => {
                let Some(of) = in_force else { return };
                let name = |span: LevelSpan| Param::Words(span.level().map_or(judge::UNDETERMINED, RiskLevel::name));
                let issue = Issue::new(check, "/declared_level").with("cumulative", name(of.cumulative));
                let mut issue = issue.with("literal", name(of.literal)).with("places", name(of.places_in_period));
                if of.places_in_period != of.cumulative {
                    issue = issue.saying(THREE_READINGS);
                }
                issues.push(issue);
            }
            Test::CriteriaComplete => {
                let issue = Issue::new(check, "/declared_level");
                issues.push(match self.set_in_force() {
                    Some(set) => issue.with("criteria", Param::Said(instrument(set.id, self.locale))),
                    None => issue.saying(NO_CRITERIA),
                });
            }
            Test::PopulationOfTable { .. } => {
                let request = self.request;
                let unit = request.units.commune_on(request.subject.area(), period.last_day()).unit();
                let known = unit.and_then(|unit| unit.population()).unwrap_or_default();
                let now = request.subject.value(Figure::Population).unwrap_or_default();
                let issue = self.about(check, Figure::Population);
                issues.push(issue.with("population", Param::count(now)).with("known", Param::count(known)));
            }
            Test::SomethingCounted { .. } => issues.push(Issue::new(check, "/period")),
            Test::PreparedInTime => {
                let timeliness = self.request.timeliness();
                let text = law::instrument(timeliness.regime.id());
                let issue = Issue::new(check, "/prepared_on").with("prepared_on", day(prepared_on));
                let issue = issue.with("days", Param::Number(timeliness.days_late)).with("due", day(timeliness.due));
                let name = text.map_or_else(String::new, |text| text.name(self.locale));
                issues.push(
                    issue.with("text", Param::Said(name)).citing(text.map(|text| CitedText::OnFile(text.whole())).into_iter().collect()),
                );
            }
            Test::PreparedAfterClose => {
                let issue = Issue::new(check, "/prepared_on").with("prepared_on", day(prepared_on));
                issues.push(issue.with("close", day(Some(period.last_day()))));
            }
            Test::NoLegalChange => {
                for change in legal_changes(self.request) {
                    let reported = change.figures.iter().filter(|figure| figure.definition().belongs_to(period));
                    let issue = Issue::new(check, "/period").concerning(reported.fold(FigureSet::EMPTY, FigureSet::with));
                    let issue = issue.saying(change.message).citing([CitedText::OnFile(change.basis)].into());
                    let issue = issue.with("from", day(Some(change.from)));
                    issues.push(issue.with("law", Param::Said(instrument(change.basis.instrument, self.locale))));
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
            return issue
                .wanted(text!("5 chữ số cho xã, 3 cho huyện, 2 cho tỉnh", "5 digits for a commune, 3 for a district, 2 for a province"));
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
            Place::DeclaredLevel => "/declared_level".into(),
            Place::Period => "/period".into(),
            Place::Previous(place) => format!("/previous/{place}").into(),
            Place::Part(place) => format!("/parts/{place}").into(),
            Place::Baseline(place) => format!("/baseline/{place}").into(),
        };
        let mut issue = Issue::new(one.check, at);
        issue.severity = Some(one.severity);
        if let Some((here, there)) = one.numbers {
            let (other, own) = if one.other_figure.is_some() { ("before", "now") } else { ("there", "here") };
            issue.compared = relations(one.check, here, there);
            let value = |number| match one.at {
                Place::Figure(figure) if figure.definition().kind == Kind::Flag => Param::Words(yes_or_no(number != 0)),
                _ => Param::Number(number),
            };
            issue = issue.with(other, value(there)).with(own, value(here)).with("gap", Param::count(here.abs_diff(there)));
        }
        if let Some(Reason::Declared { before, now }) = &one.reason {
            issue = issue.with("before", Param::Words(before.name())).with("now", Param::Words(now.name()));
        } else if let Some(reason) = &one.reason {
            if let Reason::Split(split) = reason {
                issue = issue.citing(split.acts.iter().map(|act| act_of(act)).collect());
            }
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
            Place::Figure(_) | Place::DeclaredLevel | Place::Period => own.last_day(),
        }
    }

    /// A relation that does not hold, shown at the first figure that it names.
    fn relation(&self, check: &'static Check, must: &Condition<'_>) -> Issue {
        let mut issue = Issue::new(check, shown_at(check).map_or("/period", Figure::id));
        for figure in self.read_for(check, "").iter() {
            let (low, high) = self.intervals.bounds(Quantity::of(figure));
            let missing = Param::Words(text!("(chưa ghi)", "(missing)"));
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
                match (&check.test, fault) {
                    (Test::NoPersonalData, TextFault::Personal(data)) => {
                        let mut issue = issue.with("kind", Param::Words(data.kind.name())).with("position", Param::count(data.place));
                        issue.severity = Some(check.severity.in_case(!data.kind.is_certain(), self.request.subject.period()));
                        issues.push(issue);
                    }
                    (Test::NoControlCharacter, TextFault::Control(place)) => issues.push(issue.with("position", Param::count(place))),
                    (Test::ShortText, TextFault::Long(length)) => issues.push(issue.with("length", Param::count(length))),
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

    /// The places in the law by which the level is what it is, each once: for a criterion that is met through a higher band, that of the band.
    fn articles(&self) -> String {
        let Some((of, set)) = self.verdict.in_force.as_ref().zip(self.set_in_force()) else { return String::new() };
        let mut places: Vec<String> = Vec::new();
        for criterion in deciding(of, set, Reading::Cumulative, self.intervals) {
            let place = place_in_text(higher_band(set, criterion, self.intervals).unwrap_or(criterion).basis);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.join(", ")
    }

    /// The criteria of the types that are met, each with the band of its measure and its place in the law.
    fn criteria_met(&self) -> String {
        let Some(set) = self.set_in_force() else { return String::new() };
        let mut text = String::new();
        for criterion in bands_met(set, self.intervals) {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&criterion_met(criterion, self.intervals, self.locale));
        }
        text
    }
}

/// The figure of the earlier report that a finding at a place compares with.
fn read_before(check: &Check, at: &str) -> Option<Figure> {
    match check.test {
        Test::Opening { before, .. } => Some(before),
        Test::Earlier { .. } => Figure::from_id(at),
        _ => None,
    }
}

/// F01 of a figure, by what a report without it should hold instead.
fn missing(figure: Figure) -> Text {
    let row = figure.definition();
    match (row.kind, row.section, row.over_time) {
        (Kind::Flag, ..) => MISSING_FLAG,
        (_, Section::Area, _) => MISSING_OF_AREA,
        (.., OverTime::Sum) => code::F01.message,
        (.., OverTime::First | OverTime::Last) => MISSING_STOCK,
    }
}

/// The legal basis of a check for what is judged: those of its places whose text is in force on the last day of the period. A plan is
/// cited only for the areas that it covers.
pub(crate) fn basis_on(check: &Check, request: &Request<'_>) -> Vec<Basis> {
    let of_area =
        |cited: &Citation| law::plan(cited.instrument).is_none_or(|plan| request.plan().is_some_and(|chosen| chosen.id == plan.id));
    let cited: Vec<Citation> = check.basis.iter().filter(|cited| of_area(cited)).copied().collect();
    Basis::in_force(&cited, request.subject.period().last_day())
}

/// The figure at which a check of figures is shown: the first that it names. `None` for checks that are shown elsewhere.
pub(crate) fn shown_at(check: &Check) -> Option<Figure> {
    match &check.test {
        Test::Figures(_, must) => relations_of(must).next()?.left.terms().find_map(|(_, quantity)| quantity.figure()),
        Test::PopulationOfTable { .. } => Some(Figure::Population),
        _ => None,
    }
}

/// Có hoặc Không: a flag in words.
fn yes_or_no(flag: bool) -> Text {
    if flag { text!("Có", "Yes") } else { text!("Không", "No") }
}

/// An act that the table of units names by its number.
fn act_of(number: &str) -> CitedText {
    let on_file = law::INSTRUMENTS.iter().find(|text| text.number == number);
    on_file.map_or_else(|| CitedText::Number(number.into()), |text| CitedText::OnFile(text.whole()))
}

/// The citation of a text for one finding.
fn basis_of(cited: &CitedText) -> Basis {
    match cited {
        CitedText::OnFile(place) => Basis::from(*place),
        CitedText::Number(number) => Basis::copied(PlaceInText::new(number, "", "", "")),
    }
}

/// The name of a legal text for sentences.
fn instrument(id: &str, locale: Locale) -> String {
    law::instrument(id).map_or_else(String::new, |text| text.name(locale))
}

fn holds<'c>(condition: &'c Condition<'_>) -> Option<&'c Relation> {
    if let Condition::Holds(relation) = condition { Some(relation) } else { None }
}

/// The relation that a condition is, or those that it asks for together.
fn relations_of<'c>(condition: &'c Condition<'_>) -> impl Iterator<Item = &'c Relation> {
    let together: &[Condition<'_>] = if let Condition::All(of) = condition { of } else { &[] };
    holds(condition).into_iter().chain(together.iter().filter_map(holds))
}

/// Whether the check can be answered: some need a period, and a declared level that cannot be read is not missing.
pub(in crate::explain) fn answers(request: &Request<'_>, check: &Check) -> bool {
    request.faults.is_none_or(|faults| {
        (!faults.no_period || !needs_period(check))
            && (check.code != code::A105.code || !faults.issues.iter().any(|issue| issue.at == "/declared_level"))
    })
}

fn needs_period(check: &Check) -> bool {
    match &check.test {
        Test::Figures(_, must) => {
            holds(must).is_some_and(|relation| relation.right.terms().any(|(_, quantity)| quantity == Quantity::GROUP_MONTHS))
        }
        Test::DeclaredWhenReviewed
        | Test::DeclaredIsComputed
        | Test::ApprovedIsComputed
        | Test::NotDrugFreeAndKey
        | Test::ReadingsAgree
        | Test::CriteriaComplete
        | Test::PreparedInTime
        | Test::PreparedAfterClose
        | Test::PopulationOfTable { .. }
        | Test::SomethingCounted { .. }
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
        Test::Earlier { must: Change::NoJump { by, times }, .. } => [
            Compared { left: here, op: Op::AtLeast, right: there.saturating_add(by) },
            Compared { left: here, op: Op::Above, right: times.saturating_mul(there) },
        ]
        .into(),
        Test::Earlier { must: Change::NoLeap { .. } | Change::NotToZero { .. }, .. } => Vec::new(),
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
    place_of_code(code).unwrap_or(usize::MAX)
}
