//! Nơi chưa đạt: for an area, which of its communes a missed target, a moved level or a finding comes from.

use crate::area::AreaCode;
use crate::base::{Locale, sort_by_key};
use crate::calendar::Date;
use crate::explain::classification::Level;
use crate::explain::finding::Finding;
use crate::explain::target::words;
use crate::figures::FigureSet;
use crate::judge::{self, BaseUnit, CheckSet, Rollup};
use crate::law;
use crate::rules::{Check, Plan, Role, Test};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;
use serde::{Deserialize, Serialize};

/// So many communes are named for a measure or a finding; of more only the number is told.
const MOST_NAMED: usize = 20;

/// Địa bàn theo mã và tên: an area by its code and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AreaName {
    /// Mã địa bàn: the code of the area.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
}

/// Nơi chưa đạt một số đo: where one measure of the area is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Shortfall {
    /// Mã mục tiêu: the id of the target.
    pub target: Cow<'static, str>,
    /// Mã số đo: the id of the measure.
    pub measure: Cow<'static, str>,
    /// Vai trò của số đo: whether it decides the target or is an aim.
    pub role: Role,
    /// Các xã chưa đạt: the communes that fall short, the most first, at most twenty; empty for a measure that compares levels.
    pub communes: Vec<ShortCommune>,
    /// Các đơn vị của kỳ gốc chưa đạt: the units of the baseline that did not keep or improve their level, the worst now first, at most
    /// twenty; empty for another measure.
    pub units: Vec<LevelMove>,
    /// Số nơi chưa nêu tên: how many further communes or units fall short.
    pub more: u64,
}

/// Một xã chưa đạt: a commune that falls short of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ShortCommune {
    /// Mã xã: the code of the commune.
    pub area: String,
    /// Tên xã: the name of the commune; null where the table of units does not have it.
    pub name: Option<String>,
    /// Còn thiếu bao nhiêu: by how much it falls short, or how many there are of what must not be; null where that is not known.
    pub short_by: Option<i64>,
    /// Diễn giải bằng lời: how the measure stands in the commune.
    pub text: Cow<'static, str>,
}

/// Cấp độ so với kỳ gốc: a unit of the baseline with its level then, and its commune with the level now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelMove {
    /// Đơn vị của kỳ gốc: the unit at the baseline.
    pub unit: AreaName,
    /// Cấp độ kỳ gốc: the level at the baseline, by the text by which levels are compared.
    pub from: Level,
    /// Xã hiện nay: the commune that the unit is or became part of.
    pub commune: AreaName,
    /// Cấp độ hiện nay: the level of the commune, by the same text.
    pub to: Level,
}

/// Nguồn của một phát hiện: the communes whose own reports have a finding of the totals as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FindingSource {
    /// Mã quy tắc: the code of the check.
    pub code: Cow<'static, str>,
    /// Các xã có cùng phát hiện: the communes by code, at most twenty.
    pub communes: Vec<AreaName>,
    /// Số xã chưa nêu tên: how many further communes have it.
    pub more: u64,
}

/// Where the targets of a plan are not met, in the order of the plan.
pub(crate) fn shortfalls(rollup: &Rollup<'_>, plan: Option<&'static Plan>, locale: Locale) -> Vec<Shortfall> {
    let targets = plan.map(|plan| plan.targets).unwrap_or_default();
    let measures = targets.iter().flat_map(|target| target.measures.iter().map(move |measure| (target, measure)));
    let mut all = Vec::new();
    for (target, measure) in measures {
        let mut short: Vec<judge::Shortfall> = rollup.shortfalls().filter(|one| one.measure.id == measure.id).copied().collect();
        if short.is_empty() {
            continue;
        }
        let most_first = |one: &judge::Shortfall| {
            let worst = one.unit.map(|unit| unit.now);
            (Reverse((worst, one.result.short_by(one.measure))), one.unit.map(|unit| unit.unit), one.commune)
        };
        sort_by_key(&mut short, most_first);
        let named = || short.iter().take(MOST_NAMED);
        all.push(Shortfall {
            target: target.id.into(),
            measure: measure.id.into(),
            role: measure.role,
            communes: named().filter(|one| one.unit.is_none()).map(|one| short_commune(rollup, one, locale)).collect(),
            units: named().filter_map(|one| Some(level_move(rollup, &one.unit?))).collect(),
            more: beyond(short.len()),
        });
    }
    all
}

/// The units of the baseline whose level changed, those that fell first, and the furthest first.
pub(crate) fn level_moves(rollup: &Rollup<'_>) -> Vec<LevelMove> {
    let moved = |unit: &&BaseUnit| unit.then.zip(unit.now).is_some_and(|(then, now)| then != now);
    let mut units: Vec<BaseUnit> = rollup.base_units().filter(moved).copied().collect();
    sort_by_key(&mut units, |unit| (unit.now < unit.then, Reverse(unit.now), unit.then, unit.unit));
    units.iter().map(|unit| level_move(rollup, unit)).collect()
}

/// For every finding of the totals that communes have as well, which these are.
pub(crate) fn finding_sources(rollup: &Rollup<'_>, findings: &[Finding]) -> Vec<FindingSource> {
    let mut sources: Vec<FindingSource> = Vec::new();
    for finding in findings {
        // Only what is found in figures can come from those of communes.
        let of_figures = |check: &&Check| matches!(check.test, Test::Figures(..)) && sources.iter().all(|known| known.code != check.code);
        let Some(check) = law::check(&finding.code).filter(of_figures) else { continue };
        let fails = |failed: CheckSet| failed.has(CheckSet::place(check));
        let members = rollup.communes().iter().filter(|member| member.standing.is_some_and(|standing| fails(standing.failed)));
        let communes: Vec<AreaCode> = members.map(|member| member.code).collect();
        if !communes.is_empty() {
            sources.push(FindingSource {
                code: check.code.into(),
                communes: communes.iter().take(MOST_NAMED).map(|code| commune_name(rollup, *code)).collect(),
                more: beyond(communes.len()),
            });
        }
    }
    sources
}

fn beyond(all: usize) -> u64 {
    u64::try_from(all.saturating_sub(MOST_NAMED)).unwrap_or(u64::MAX)
}

fn short_commune(rollup: &Rollup<'_>, one: &judge::Shortfall, locale: Locale) -> ShortCommune {
    let AreaName { area, name } = commune_name(rollup, one.commune);
    let short_by = one.result.short_by(one.measure);
    ShortCommune { area, name, short_by, text: words(one.measure, &one.result, short_by, FigureSet::EMPTY, locale) }
}

fn level_move(rollup: &Rollup<'_>, unit: &BaseUnit) -> LevelMove {
    LevelMove {
        unit: area_name(rollup, unit.unit, unit.day),
        from: Level(unit.then),
        commune: commune_name(rollup, unit.commune),
        to: Level(unit.now),
    }
}

fn commune_name(rollup: &Rollup<'_>, code: AreaCode) -> AreaName {
    area_name(rollup, code, rollup.period().last_day())
}

fn area_name(rollup: &Rollup<'_>, code: AreaCode, day: Date) -> AreaName {
    AreaName { area: code.to_string(), name: rollup.units().on(code, day).unit().map(|unit| unit.name().to_string()) }
}
