//! Bảng đề nghị phê duyệt: the list of an area's communes with their levels, for the authority that approves them (Điều 7).

use crate::base::{Locale, Text, ids, text};
use crate::document::{Basis, Levels};
use crate::explain::band::criterion_met;
use crate::explain::classification::Level;
use crate::figures::{CommuneTally, Report, RiskLevel};
use crate::judge::decisive::{deciding, higher_band};
use crate::judge::{BaseUnit, Intervals, Member, Reading, Request, Rollup, classify};
use crate::law::criteria_on;
use crate::rules::{Criteria, Criterion};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

ids! {
    /// Chiều thay đổi cấp độ: how the level of a commune changed since the baseline.
    #[non_exhaustive]
    pub enum LevelChange {
        /// Vào diện trọng điểm: it became a key area.
        Entered = "entered",
        /// Ra khỏi diện trọng điểm: it is no longer a key area.
        Left = "left",
        /// Nặng hơn: its level is worse; both levels are those of a key area, or neither is.
        Worse = "worse",
        /// Nhẹ hơn: its level is better; both levels are those of a key area, or neither is.
        Better = "better",
        /// Không đổi: its level is the same.
        Unchanged = "unchanged",
    }
}

impl LevelChange {
    /// Tên chiều thay đổi: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Entered => text!("vào diện trọng điểm", "became a key area"),
            Self::Left => text!("ra khỏi diện trọng điểm", "no longer a key area"),
            Self::Worse => text!("nặng hơn", "worse"),
            Self::Better => text!("nhẹ hơn", "better"),
            Self::Unchanged => text!("không đổi", "unchanged"),
        }
    }

    fn of(before: RiskLevel, now: RiskLevel) -> Self {
        let is_key = |level: RiskLevel| level > RiskLevel::Affected;
        match (is_key(before), is_key(now)) {
            (false, true) => Self::Entered,
            (true, false) => Self::Left,
            _ if now > before => Self::Worse,
            _ if now < before => Self::Better,
            _ => Self::Unchanged,
        }
    }
}

/// Bảng đề nghị phê duyệt cấp độ: the communes of an area with the levels to approve, in the order of the table of units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApprovalList {
    /// Các dòng của bảng: one commune each.
    pub rows: Vec<ApprovalRow>,
    /// Cộng cuối bảng: the counts at the foot.
    pub foot: ApprovalFoot,
}

/// Một dòng của bảng đề nghị phê duyệt: a commune with its declared, computed and approved level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApprovalRow {
    /// Mã xã, phường: the code of the commune, five digits.
    pub area: String,
    /// Tên xã, phường: the name of the commune; null where the table of units does not have it.
    pub name: Option<String>,
    /// Cấp độ địa bàn tự xác định: the level that the report declares; null where it declares none or is not there.
    pub declared: Option<RiskLevel>,
    /// Cấp độ theo số liệu: the level by the text in force and the cumulative reading; null until the report is there.
    pub computed: Option<Level>,
    /// Cấp độ đã được phê duyệt: the approved level; null where none is given.
    pub approved: Option<RiskLevel>,
    /// Tự xác định khác với số liệu: whether the declared or the approved level is not the computed one.
    pub differs: bool,
    /// Các tiêu chí quyết định: what the computed level rests on, with the numbers.
    pub criteria: Vec<DecidingCriterion>,
    /// Cấp độ ở kỳ gốc: the level at the baseline; null without a baseline, or where the commune was several units then.
    pub before: Option<Level>,
    /// Thay đổi so với kỳ gốc: how the level changed; null where one of the two is not known.
    pub change: Option<LevelChange>,
}

/// Tiêu chí quyết định cấp độ: a criterion on which a level rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecidingCriterion {
    /// Mã của tiêu chí: instrument/article/clause/point.
    pub id: Cow<'static, str>,
    /// Diễn giải tiêu chí: what it measures, with the rate and the band.
    pub text: String,
    /// Căn cứ của tiêu chí: the place in the legal text.
    pub basis: Basis,
}

/// Cộng của bảng đề nghị phê duyệt: the counts at the foot of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApprovalFoot {
    /// Tổng số xã, phường: how many communes the area has.
    pub expected: u64,
    /// Số xã, phường đã có báo cáo: how many have reported.
    pub received: u64,
    /// Số xã, phường theo cấp độ tính theo số liệu: how many have each computed level.
    pub computed: Levels,
    /// Số xã, phường đã được phê duyệt: how many have an approved level.
    pub approved: u64,
    /// Số xã, phường có cấp độ khác nhau: in how many the declared or approved level is not the computed one.
    pub differing: u64,
    /// Số xã, phường vào diện trọng điểm: how many became key areas since the baseline.
    pub entered: u64,
    /// Số xã, phường ra khỏi diện trọng điểm: how many are no longer key areas.
    pub left: u64,
}

/// Makes the list for approval of the communes that a roll-up expects.
pub(crate) fn approval_list(rollup: &Rollup<'_>, locale: Locale) -> ApprovalList {
    let rows: Vec<ApprovalRow> = rollup.communes().iter().map(|member| row(rollup, member, locale)).collect();
    let count = |holds: &dyn Fn(&ApprovalRow) -> bool| u64::try_from(rows.iter().filter(|row| holds(row)).count()).unwrap_or(u64::MAX);
    let mut tally = CommuneTally::default();
    for level in rows.iter().filter_map(|row| row.computed) {
        match level.0 {
            Some(level) => tally.levels.add(level, 1),
            None => tally.undetermined = tally.undetermined.saturating_add(1),
        }
    }
    let foot = ApprovalFoot {
        expected: count(&|_| true),
        received: count(&|row| row.computed.is_some()),
        computed: tally.into(),
        approved: count(&|row| row.approved.is_some()),
        differing: count(&|row| row.differs),
        entered: count(&|row| row.change == Some(LevelChange::Entered)),
        left: count(&|row| row.change == Some(LevelChange::Left)),
    };
    ApprovalList { rows, foot }
}

fn row(rollup: &Rollup<'_>, member: &Member, locale: Locale) -> ApprovalRow {
    let standing = member.standing;
    let (declared, approved) = (standing.and_then(|standing| standing.declared), standing.and_then(|standing| standing.approved));
    let (computed, criteria) = rollup.report_of(member).map(|report| computed(report, locale)).unzip();
    let level = computed.and_then(|level: Level| level.0);
    let mut units = rollup.base_units().filter(|unit| unit.commune == member.code);
    let before: Option<&BaseUnit> = units.next().filter(|_| units.next().is_none());
    ApprovalRow {
        area: member.code.to_string(),
        name: rollup.unit(member).map(|unit| unit.name().to_string()),
        declared,
        computed,
        approved,
        differs: level.is_some_and(|level| [declared, approved].into_iter().flatten().any(|given| given != level)),
        criteria: criteria.unwrap_or_default(),
        before: before.map(|unit| Level(unit.then)),
        change: before.and_then(|unit| Some(LevelChange::of(unit.then?, unit.now?))),
    }
}

/// The level under the text in force, with the criteria on which it rests.
fn computed(report: &Report, locale: Locale) -> (Level, Vec<DecidingCriterion>) {
    let Some(set) = criteria_on(report.period.last_day()) else { return (Level(None), Vec::new()) };
    let intervals = &Intervals::of(&Request::from(report));
    let of = classify(Criteria::Constant(set), intervals);
    let mut shown: Vec<&Criterion<'static>> = Vec::new();
    for criterion in deciding(&of, set, Reading::Cumulative, intervals) {
        let band = higher_band(set, criterion, intervals).unwrap_or(criterion);
        if !shown.iter().any(|known| known.id == band.id) {
            shown.push(band);
        }
    }
    let criteria = shown.into_iter().map(|criterion| DecidingCriterion {
        id: criterion.id.into(),
        text: criterion_met(criterion, intervals, locale),
        basis: criterion.basis.into(),
    });
    (Level(of.cumulative.level()), criteria.collect())
}
