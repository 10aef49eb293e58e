//! Bản công bố: what of the reports of an area the public may see, as a document.

use crate::area::{AreaCode, Unit, Units};
use crate::base::{Locale, Percent, Text, ids, in_words, percent, text};
use crate::calendar::{Period, PeriodKind};
use crate::document::Levels;
use crate::document::deserialize::{Written, members};
use crate::document::read::{Document, ReadError, question, sayable};
use crate::document::to_json;
use crate::document::{Engine, Span};
use crate::explain::classification::{Completeness, Level};
use crate::explain::target::{judges_levels, words};
use crate::figures::{CommuneTally, FIGURES, Figure, FigureSet, Figures, Kind, Submission, Tier, Totals};
use crate::judge::{
    DistrictStatus, MeasureResult, NotExpected, ProvinceStatus, Publication, Published, PublishedArea, PublishedCommune, Shown, Status, Why,
};
use crate::law::HUE;
use crate::rules::{Measure, MeasureTest, Plan};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, SerializeMap, Serializer};

const SCHEMA: &str = "kh302.publish/1";

/// Bản công bố: what the public may see of the reports of an area's communes (`kh302.publish/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicView {
    /// Loại tài liệu: always `kh302.publish/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.publish/1")))]
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Mã địa bàn công bố: the code of the area that publishes, two or three digits.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
    /// Kỳ báo cáo: the period with its first and last day.
    pub period: Span,
    /// Các xã theo mã: the communes by code, as the public may see them.
    pub communes: Vec<PublicCommune>,
    /// Các địa bàn trên cấp xã: the area itself, then those between it and its communes.
    pub areas: Vec<PublicArea>,
    /// Những gì không công bố: what is not shown, and why.
    pub withheld: Vec<Withheld>,
    /// Các báo cáo không dùng được: the reports that are not among those expected, and why.
    pub refused: Vec<Refused>,
}

/// Một xã trong bản công bố: a commune, as the public may see it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicCommune {
    /// Mã xã: the code of the commune, five digits.
    pub area: String,
    /// Tên xã: the name of the commune; null where the table of units does not have it.
    pub name: Option<String>,
    /// Đã nhận báo cáo: whether the report of the commune is there.
    pub received: bool,
    /// Cấp độ của xã: the level; null until its report is there.
    pub level: Option<Level>,
    /// Cấp độ của xã đã được phê duyệt: whether the level is an approved one; null until its report is there.
    pub approved: Option<bool>,
    /// Các mục tiêu: the status of each target; empty until the report is there.
    pub targets: Vec<PublicTarget>,
    /// Các chỉ tiêu được công bố của xã: the figures of the commune that are neither sensitive nor operational.
    pub figures: Figures,
}

/// Một mục tiêu trong bản công bố: a target, as the public may see it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicTarget {
    /// Mã mục tiêu: `T01` to `T10`.
    pub id: Cow<'static, str>,
    /// Nội dung mục tiêu: what the plan says.
    pub title: Cow<'static, str>,
    /// Tình trạng của mục tiêu: whether it is met.
    pub status: Status,
    /// Chỉ là xem trước: whether yearly reports alone decide the target, and this is another.
    pub preview: bool,
    /// Các số đo được công bố: the measures whose numbers are public.
    pub measures: Vec<PublicMeasure>,
}

/// Một số đo được công bố: a measure whose numbers are public.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicMeasure {
    /// Mã số đo: the id of the target and a letter, such as `T07a`.
    pub id: Cow<'static, str>,
    /// Nội dung số đo: what it measures.
    pub title: Cow<'static, str>,
    /// Tình trạng của số đo: whether it is met.
    pub status: Status,
    /// Tử số, hoặc số đếm: a whole number; null where figures are missing.
    pub numerator: Option<i64>,
    /// Mẫu số: a whole number; null for counts and where figures are missing.
    pub denominator: Option<i64>,
    /// Tỷ lệ phần trăm để hiển thị: two decimals, cut off; null where there is no fraction.
    pub percent: Option<Percent>,
    /// Diễn giải bằng lời: how the measure stands.
    pub text: Cow<'static, str>,
}

/// Một địa bàn trên cấp xã trong bản công bố: an area above the commune, as the public may see it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PublicArea {
    /// Mã địa bàn: the code of the area, two or three digits.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
    /// Mức độ đầy đủ của báo cáo: how many reports are in its totals.
    pub completeness: Completeness,
    /// Số xã theo từng cấp độ: how many communes have each level.
    pub levels: Levels,
    /// Tình trạng địa bàn cấp tỉnh: whether the province is a key area; null for a district.
    pub province: Option<ProvinceStatus>,
    /// Tình trạng địa bàn cấp huyện: whether the district is "sạch về ma túy"; null for a province.
    pub district: Option<DistrictStatus>,
    /// Mười mục tiêu: the status of each target.
    pub targets: Vec<PublicTarget>,
    /// Các số tổng: a number, "< 5" for one from 1 to 4, or null where it is withheld.
    pub figures: PublicFigures,
    /// Các chỉ tiêu chưa đủ báo cáo: the ids of the figures whose sum does not cover every commune, so that it is a minimum.
    pub partial: Vec<Cow<'static, str>>,
    /// Lưu ý khi chưa đủ báo cáo: what publishing now, and again with the reports that are still missing, gives away; null where every
    /// commune has reported.
    pub incomplete: Option<String>,
}

/// The totals of an area: numbers, "< 5", and null for what is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFigures(Vec<(Figure, PublicFigure)>);

/// How a total is shown to the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicFigure {
    /// A number; a flag is 0 or 1.
    Value(u64),
    /// A small number, written as [`MASK`].
    Small,
    /// Withheld; [`PublicView::withheld`] says why.
    Withheld,
}

impl PublicFigures {
    /// How a figure is shown; `None` where there is no number at all.
    #[must_use]
    pub fn shown(&self, figure: Figure) -> Option<PublicFigure> {
        self.0.iter().find(|(one, _)| *one == figure).map(|(_, shown)| *shown)
    }

    /// Every figure and how it is shown, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Figure, PublicFigure)> + '_ {
        self.0.iter().copied()
    }
}

/// How a small number is written.
pub const MASK: &str = "< 5";

impl Serialize for PublicFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (figure, shown) in &self.0 {
            match (shown, figure.definition().kind) {
                (PublicFigure::Value(value), Kind::Count) => map.serialize_entry(figure.id(), value)?,
                (PublicFigure::Value(value), Kind::Flag) => map.serialize_entry(figure.id(), &(*value != 0))?,
                (PublicFigure::Small, _) => map.serialize_entry(figure.id(), MASK)?,
                (PublicFigure::Withheld, _) => map.serialize_entry(figure.id(), &None::<u64>)?,
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for PublicFigures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// A value, or [`MASK`].
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Cell {
            Value(Written),
            Mask(String),
        }
        members::<Figure, Option<Cell>, D>(deserializer, "figures by their ids")?
            .into_iter()
            .map(|(figure, cell)| match cell {
                None => Ok((figure, PublicFigure::Withheld)),
                Some(Cell::Value(written)) => Ok((figure, PublicFigure::Value(written.value()))),
                Some(Cell::Mask(text)) if text == MASK => Ok((figure, PublicFigure::Small)),
                Some(Cell::Mask(text)) => Err(D::Error::custom(format!("`{text}` is not how a figure is published"))),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

ids! {
    /// Why something is not shown.
    pub enum Reason {
        /// Sensitive and operational figures of single communes.
        OfCommunes = "of_communes",
        /// Operational figures of an area below the province.
        Operational = "operational",
        /// Numbers of measures that read figures which are not shown.
        Measures = "measures",
        /// A count from 1 to 4, shown as "< 5".
        Small = "small",
        /// Some communes have not reported, and a later publication with their reports would give their numbers away.
        NotAllReported = "not_all_reported",
        /// Some of the reports lack the figure, so that other totals, or a later publication, would give their numbers away.
        Partial = "partial",
        /// By what is published too few communes can have any, so that the total would tell the number of one of them.
        FewCommunes = "few_communes",
        /// With the other published numbers it would tell one that is not published.
        WouldReveal = "would_reveal",
    }
}

/// Những gì không công bố: something that is not shown, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Withheld {
    /// Lý do không công bố: the id of the reason.
    pub reason: Reason,
    /// Mã địa bàn: the code of the area; null for all communes.
    pub area: Option<String>,
    /// Các chỉ tiêu không công bố: the ids of the figures.
    pub figures: Vec<Cow<'static, str>>,
    /// Các số đo không công bố: the ids of the measures.
    pub measures: Vec<Cow<'static, str>>,
    /// Lý do bằng lời: the reason in a sentence.
    pub text: String,
}

/// Tài liệu không dùng được: a document that was given but is not among those expected.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Refused {
    /// Vị trí của tài liệu: a JSON pointer into the question.
    pub at: String,
    /// Lý do không dùng được: the reason in a sentence.
    pub text: String,
}

/// Bản công bố: what the public may see of the reports that were added to `publication`, in words.
///
/// `own` are the area's own totals: its route flag and lines stand only there.
#[must_use]
pub fn publish(publication: &Publication<'_>, own: Option<&Totals>, locale: Locale) -> PublicView {
    let period = publication.period();
    let published = publication.publish(own);
    let view = View { units: publication.units(), period, locale };
    let area = published.areas.first().map(|area| area.code).unwrap_or(AreaCode::NO_PROVINCE);
    PublicView {
        schema: SCHEMA.into(),
        engine: Engine::with(publication.units()),
        area: area.to_string(),
        name: view.name(area),
        period: period.into(),
        withheld: view.withheld(&published),
        communes: published.communes.iter().map(|commune| view.commune(commune)).collect(),
        areas: published.areas.iter().map(|area| view.area(area)).collect(),
        refused: Vec::new(),
    }
}

struct View<'a> {
    units: &'a Units<'a>,
    period: Period,
    locale: Locale,
}

impl View<'_> {
    fn name(&self, area: AreaCode) -> Option<String> {
        self.units.on(area, self.period.last_day()).unit().map(|unit| unit.name().to_string())
    }

    fn commune(&self, commune: &PublishedCommune) -> PublicCommune {
        let told = commune.disclosed.as_ref();
        PublicCommune {
            area: commune.code.to_string(),
            name: self.name(commune.code),
            received: told.is_some(),
            level: told.map(|told| Level(told.level)),
            approved: told.map(|told| told.approved),
            targets: told.map(|told| self.targets(told.plan, &told.targets, &told.measures)).unwrap_or_default(),
            figures: told.map(|told| told.figures.clone()).unwrap_or_default(),
        }
    }

    fn area(&self, area: &PublishedArea) -> PublicArea {
        let communes = area.communes;
        let shown = FIGURES.iter().filter_map(|row| match area.shown(row.figure) {
            Shown::Value(value) => Some((row.figure, PublicFigure::Value(value))),
            Shown::Small => Some((row.figure, PublicFigure::Small)),
            Shown::Withheld(_) => Some((row.figure, PublicFigure::Withheld)),
            Shown::Missing => None,
        });
        PublicArea {
            area: area.code.to_string(),
            name: self.name(area.code),
            completeness: Completeness {
                expected: communes.expected,
                received: communes.received,
                missing: communes.expected.saturating_sub(communes.received),
            },
            levels: communes.into(),
            province: area.province,
            district: area.district,
            targets: self.targets(area.plan, &area.targets, &area.measures),
            figures: PublicFigures(shown.collect()),
            partial: area.partial.iter().map(|figure| figure.id().into()).collect(),
            incomplete: (communes.received < communes.expected).then(|| self.not_all_reported(communes)),
        }
    }

    fn targets(&self, plan: Option<&'static Plan>, statuses: &[Status], open: &[(&'static Measure, MeasureResult)]) -> Vec<PublicTarget> {
        let target = |(target, status): (&'static crate::rules::Target, &Status)| PublicTarget {
            id: target.id.into(),
            title: target.title.get(self.locale).into(),
            status: *status,
            preview: self.period.kind() != PeriodKind::Year && target.measures.iter().any(judges_levels),
            measures: open
                .iter()
                .filter(|(measure, _)| target.measures.iter().any(|one| one.id == measure.id))
                .map(|(measure, result)| self.measure(measure, result))
                .collect(),
        };
        plan.map(|plan| plan.targets).unwrap_or_default().iter().zip(statuses).map(target).collect()
    }

    fn measure(&self, measure: &'static Measure, result: &MeasureResult) -> PublicMeasure {
        let count = matches!(measure.test, MeasureTest::Zero(_) | MeasureTest::Count(_));
        let shares = result.numerator().zip(result.denominator());
        PublicMeasure {
            id: measure.id.into(),
            title: measure.title.get(self.locale).into(),
            status: result.status,
            numerator: result.numerator(),
            denominator: result.denominator().filter(|_| !count),
            percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, self.locale)),
            text: words(measure, result, result.short_by(measure), FigureSet::EMPTY, self.locale),
        }
    }

    fn withheld(&self, published: &Published) -> Vec<Withheld> {
        let mut withheld = Vec::new();
        if let Some(told) = published.communes.iter().find_map(|commune| commune.disclosed.as_ref()) {
            let kept = FIGURES.iter().filter(|row| !row.is_open() && row.tier != Tier::Province).map(|row| row.id.into()).collect();
            withheld.push(self.reason(Reason::OfCommunes, None, kept));
            withheld.extend(self.closed(None, told.plan, &told.measures));
        }
        for area in &published.areas {
            for reason in Reason::ALL {
                let figures: Vec<Cow<'static, str>> =
                    FIGURES.iter().filter(|row| reason_of(area.shown(row.figure)) == Some(reason)).map(|row| row.id.into()).collect();
                if !figures.is_empty() {
                    withheld.push(match reason {
                        Reason::NotAllReported => {
                            Withheld { text: self.not_all_reported(area.communes), ..self.reason(reason, Some(area.code), figures) }
                        }
                        _ => self.reason(reason, Some(area.code), figures),
                    });
                }
            }
            withheld.extend(self.closed(Some(area.code), area.plan, &area.measures));
        }
        withheld
    }

    fn not_all_reported(&self, communes: CommuneTally) -> String {
        text!(
            "Mới nhận {received}/{expected} báo cáo: nếu công bố bây giờ rồi công bố lại khi có thêm báo cáo, chênh lệch giữa hai lần cho \
            biết số của địa bàn gửi sau.",
            "Only {received} of {expected} reports received: if totals are published now and again when more have come, the difference \
            tells the numbers of the communes that reported later.",
        )
        .fill(&[("received", &communes.received.to_string()), ("expected", &communes.expected.to_string())], self.locale)
    }

    fn reason(&self, reason: Reason, area: Option<AreaCode>, figures: Vec<Cow<'static, str>>) -> Withheld {
        let area = area.map(|area| area.to_string());
        Withheld { reason, area, figures, measures: Vec::new(), text: reason.text().get(self.locale).to_string() }
    }

    /// The measures whose numbers are not shown.
    fn closed(&self, area: Option<AreaCode>, plan: Option<&'static Plan>, open: &[(&'static Measure, MeasureResult)]) -> Option<Withheld> {
        let all = plan.into_iter().flat_map(|plan| plan.measures());
        let closed: Vec<Cow<'static, str>> =
            all.filter(|measure| !open.iter().any(|(shown, _)| shown.id == measure.id)).map(|measure| measure.id.into()).collect();
        (!closed.is_empty()).then(|| Withheld { measures: closed, ..self.reason(Reason::Measures, area, Vec::new()) })
    }
}

impl Reason {
    /// The reason in a sentence.
    const fn text(self) -> Text {
        match self {
            Self::OfCommunes => text!(
                "Số liệu nhạy cảm, số liệu nghiệp vụ của từng xã, phường không công bố, chỉ công bố tổng của địa bàn cấp trên.",
                "Sensitive and operational figures of individual communes are not published, only totals of the areas above them.",
            ),
            Self::Operational => {
                text!("Số liệu nghiệp vụ chỉ công bố từ cấp tỉnh.", "Operational figures are published for the whole province only.")
            }
            Self::Measures => text!(
                "Các chỉ số này được tính từ số liệu không công bố nên chỉ công bố kết quả đạt hay chưa đạt.",
                "These measures are calculated from figures that are not published: only the status of the target is given.",
            ),
            Self::Small => text!("Số từ 1 đến 4 chỉ ghi “< 5”.", "Counts from 1 to 4 are shown only as “< 5”."),
            Self::NotAllReported => text!("Chưa đủ báo cáo.", "Not all communes have reported."),
            Self::Partial => text!(
                "Có báo cáo còn thiếu chỉ tiêu này: khi bổ sung, chênh lệch cho biết số của địa bàn đó.",
                "Some reports lack this figure: when it is filled in, the difference tells the number of that commune.",
            ),
            Self::FewCommunes => text!(
                "Theo những gì đã công bố, quá ít xã, phường có thể có số này: tổng cho biết số của một địa bàn.",
                "According to what is published, too few communes can have any: the total would tell the number of one of them.",
            ),
            Self::WouldReveal => text!(
                "Cùng với các số khác được công bố, số này cho biết một số không công bố.",
                "Together with the other published numbers, this one would tell a number that is not published.",
            ),
        }
    }
}

/// Why a total is not shown as it is.
const fn reason_of(shown: Shown) -> Option<Reason> {
    match shown {
        Shown::Value(_) | Shown::Missing => None,
        Shown::Small => Some(Reason::Small),
        Shown::Withheld(why) => Some(match why {
            Why::Operational => Reason::Operational,
            Why::NotAllReported => Reason::NotAllReported,
            Why::Partial => Reason::Partial,
            Why::FewCommunes => Reason::FewCommunes,
            Why::WouldReveal => Reason::WouldReveal,
        }),
    }
}

impl Document {
    /// Adds the report to a publication, as [`Publication::add`] does. What could not be read counts against its sending.
    ///
    /// # Errors
    /// When it is not one of those expected: nothing is added then.
    pub fn add_to_publication(&self, publication: &mut Publication<'_>) -> Result<(), NotExpected> {
        if self.period().is_none() {
            return Err(NotExpected::NoPeriod);
        }
        publication.add_judged(&self.request(), || self.judge())
    }
}

/// Lời gọi `publish`: the reports of an area's communes in, what the public may see out.
///
/// The reports come as a list, one a line, or as `{"schema": "kh302.publish/1", "area", "period", "reports", "own", "approvals",
/// "although_incomplete", "locale", "context"}`.
/// Bare reports are those of the province that the first of them lies in.
#[must_use]
#[inline(never)]
pub fn publish_json(text: &str) -> String {
    match question::many(text) {
        Ok(None) => question::answer(text, SCHEMA, &["area", "period", "reports", "own", "approvals", "although_incomplete"], |question| {
            let approvals = question.approvals()?;
            let mut reports = question.documents("reports")?;
            reports.iter_mut().for_each(|report| report.share_approvals(&approvals));
            let own = question.document("own")?.map(Document::into_submission);
            let area = question.value("area", question::AREA)?;
            let period = question.value("period", question::PERIOD)?;
            let although_incomplete = question.flag("although_incomplete")?;
            view(&reports, own, Asked { area, period, although_incomplete }, question.units(), question.locale)
        }),
        Ok(Some(reports)) => match sayable(Locale::Vi).and_then(|locale| view(&reports, None, Asked::default(), &HUE, locale)) {
            Ok(view) => to_json(&view),
            Err(error) => error.json(Locale::Vi),
        },
        Err(error) => error.json(Locale::Vi),
    }
}

/// What is asked to be published.
#[derive(Clone, Copy, Default)]
struct Asked {
    area: Option<AreaCode>,
    period: Option<Period>,
    although_incomplete: bool,
}

fn view(reports: &[Document], own: Option<Submission>, asked: Asked, units: &Units<'_>, locale: Locale) -> Result<PublicView, ReadError> {
    let first = reports.iter().map(Document::submission).find(|filed| filed.is_report());
    let period = Question::must("period", asked.period.or(first.map(Submission::period)))?;
    let area = Question::must("area", asked.area.or_else(|| first.and_then(|filed| province(filed, units))))?;
    let mut publication = Publication::new(area, period, units)
        .map_err(|_| ReadError::BadValue {
            at: "/area".into(),
            found: area.to_string(),
            wanted: text!(
                "tỉnh hoặc huyện có trong danh mục vào cuối kỳ báo cáo",
                "a province or district in the table of units at the end of the period",
            ),
        })?
        .although_incomplete(asked.although_incomplete);
    let mut own = match own {
        Some(own) if own.is_report() || own.area() != area || own.period() != period => {
            let wanted = text!("số liệu tổng hợp của địa bàn trong kỳ này", "the totals of the area for the period");
            return Err(ReadError::BadValue { at: "/own".into(), found: format!("{} {}", own.area(), own.period()), wanted });
        }
        own => own,
    };
    let mut refused = Vec::new();
    for (place, report) in reports.iter().enumerate() {
        // Among bare reports stand the area's own totals too.
        if let (Submission::Totals(totals), None) = (report.submission(), &own)
            && totals.area == area
            && totals.period == period
        {
            own = Some(report.submission().clone());
            continue;
        }
        if let Err(reason) = report.add_to_publication(&mut publication) {
            refused.push(Refused { at: format!("/reports/{place}"), text: in_words(&reason, locale) });
        }
    }
    let own = own.and_then(|own| if let Submission::Totals(totals) = own { Some(totals) } else { None });
    Ok(PublicView { refused, ..publish(&publication, own.as_ref(), locale) })
}

/// The province of a report on the last day of its period.
fn province(filed: &Submission, units: &Units<'_>) -> Option<AreaCode> {
    let close = filed.period().last_day();
    let mut unit: Unit<'_> = units.on(filed.area(), close).unit()?;
    while let Some(above) = unit.parent_on(close) {
        unit = above;
    }
    Some(unit.code())
}
