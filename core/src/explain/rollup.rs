//! Kết quả tổng hợp: an area above the commune from the reports of its communes.

use crate::base::Locale;
use crate::calendar::{Date, PeriodKind};
use crate::explain::approval_list::{ApprovalList, approval_list};
use crate::explain::assessment::{Assessment, assemble};
use crate::explain::classification::Level;
use crate::explain::shortfalls::{FindingSource, LevelMove, Shortfall, finding_sources, level_moves, shortfalls};
use crate::figures::{FIGURES, RiskLevel, Tier, Totals};
use crate::judge::faults::ReadFaults;
use crate::judge::{DeadlineChoice, Member, Reading, Request, Rollup, Subject, TimelinessStatus, judge};
use crate::rules::{Criteria, Plan};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Kết quả tổng hợp: an area above the commune, from the reports of its communes (`kh302.rollup/1`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RolledUp {
    /// Loại tài liệu: always `kh302.rollup/1`.
    pub schema: Cow<'static, str>,
    /// Số liệu tổng hợp: the sums of what is known, and what they cover.
    #[cfg_attr(feature = "schema", schemars(with = "crate::document::shapes::TotalsDocument"))]
    pub totals: Totals,
    /// Kết quả đánh giá địa bàn: the totals assessed, with the status of the area, its targets and the deadline of its own report.
    pub assessment: Assessment,
    /// Nơi chưa đạt theo từng mục tiêu: for every binding measure and aim, the communes or units of the baseline that fall short.
    pub shortfalls: Vec<Shortfall>,
    /// Các đơn vị thay đổi cấp độ so với kỳ gốc: the units of the baseline whose level changed, those that fell first.
    pub level_moves: Vec<LevelMove>,
    /// Nguồn của các phát hiện: for every finding of the totals that communes have as well, which these are.
    pub finding_sources: Vec<FindingSource>,
    /// Bảng đề nghị phê duyệt: the communes with the levels to approve (Điều 7); null for a period that is not a year.
    pub approval_list: Option<ApprovalList>,
    /// Các xã theo mã: the communes by code, each with how its report stands.
    pub communes: Vec<CommuneStanding>,
}

/// Tình hình báo cáo của một xã: how one commune stands in a roll-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommuneStanding {
    /// Mã xã: the code of the commune, five digits.
    pub area: String,
    /// Tên xã: the name of the commune; null where the table of units does not have it.
    pub name: Option<String>,
    /// Đã nhận báo cáo: whether the report of the commune is there.
    pub received: bool,
    /// Cấp độ của xã: the level; null until its report is there.
    pub level: Option<Level>,
    /// Cấp độ của xã đã được phê duyệt: the approved level; null where none is given.
    pub approved: Option<RiskLevel>,
    /// Có gửi được không: whether no finding blocks the sending of its report; null until the report is there.
    pub can_submit: Option<bool>,
    /// Tình trạng về thời hạn: how its report stands against its deadline; null until the report is there.
    pub timeliness: Option<TimelinessStatus>,
    /// Số nội dung bắt buộc chưa đạt: how many binding measures it does not meet; null until its report is there.
    pub not_met: Option<u8>,
}

/// What an area is assessed with, beside the reports of its communes.
#[derive(Clone, Copy, Debug, Default)]
pub struct RollupOptions<'a> {
    /// The area's own totals: its route flag and lines stand only there, and its counts are compared with the sums over
    /// the communes.
    pub own: Option<&'a Totals>,
    /// Today.
    pub as_of: Option<Date>,
    /// Another set of criteria than the one in force. The levels of the communes are those that their own requests ask for.
    pub criteria: Option<Criteria<'a>>,
    /// Another plan than the newest in force that covers the area. The targets of the communes are those that their own requests ask for.
    pub plan: Option<&'static Plan>,
    /// Which reading of the bands is shown.
    pub reading: Reading,
    /// The deadline that the totals are held against.
    pub deadline: DeadlineChoice<'a>,
    /// The language of the answer.
    pub locale: Locale,
}

/// Assesses an area from the reports that were added to `rollup`.
#[must_use]
pub fn assess_rollup(rollup: &Rollup<'_>, options: &RollupOptions<'_>) -> RolledUp {
    assemble_rollup(rollup, options, None)
}

/// The same, with what was wrong in the document that asked for it.
pub(crate) fn assemble_rollup(rollup: &Rollup<'_>, options: &RollupOptions<'_>, faults: Option<&ReadFaults>) -> RolledUp {
    let mut totals = rollup.totals();
    if let Some(own) = options.own {
        totals.prepared_on = own.prepared_on;
        for row in FIGURES.iter().filter(|row| row.tier != Tier::Commune) {
            totals.figures.set(row.figure, own.figures.value(row.figure));
        }
    }
    let baseline = rollup.baseline();
    let request = Request {
        units: rollup.units(),
        as_of: options.as_of,
        criteria: options.criteria,
        plan: options.plan,
        reading: options.reading,
        deadline: options.deadline,
        baseline: baseline.as_slice(),
        faults,
        ..Request::new(Subject::Totals(&totals))
    };
    let mut verdict = judge(request);
    let plan = verdict.plan;
    match options.own {
        Some(own) => verdict.compare(rollup.against(own)),
        None => verdict.compare(rollup.missing_reports().into_iter().collect()),
    }
    let assessment = assemble(&request, verdict, options.locale);
    let communes = rollup.communes().iter().map(|member| standing(rollup, member)).collect();
    RolledUp {
        schema: "kh302.rollup/1".into(),
        shortfalls: shortfalls(rollup, plan, options.locale),
        level_moves: level_moves(rollup),
        finding_sources: finding_sources(rollup, &assessment.findings),
        approval_list: (rollup.period().kind() == PeriodKind::Year).then(|| approval_list(rollup, options.locale)),
        assessment,
        communes,
        totals,
    }
}

fn standing(rollup: &Rollup<'_>, member: &Member) -> CommuneStanding {
    CommuneStanding {
        area: member.code.to_string(),
        name: rollup.unit(member).map(|unit| unit.name().to_string()),
        received: member.standing.is_some(),
        level: member.standing.map(|standing| Level(standing.level)),
        approved: member.standing.and_then(|standing| standing.approved),
        can_submit: member.standing.map(|standing| standing.can_submit),
        timeliness: member.standing.map(|standing| standing.timeliness),
        not_met: member.standing.map(|standing| standing.not_met),
    }
}
