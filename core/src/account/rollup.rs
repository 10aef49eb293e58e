//! Kết quả tổng hợp: an area above the commune from the reports of its communes.

use super::assessment::{Assessment, assemble};
use super::classification::Level;
use crate::base::Locale;
use crate::calendar::Date;
use crate::figures::{FIGURES, Report, Tier, Totals};
use crate::judge::{Member, Request, Rollup, Subject, TimelinessStatus, judge};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// An area above the commune, from the reports of its communes (`kh302.rollup/1`).
#[derive(Clone, Debug, Serialize)]
pub struct RolledUp {
    /// `kh302.rollup/1`.
    pub schema: &'static str,
    /// Số liệu tổng hợp: the sums of what is known, and what they cover.
    pub totals: Totals,
    /// The totals assessed: the status of the area, the ten targets, the checks L.
    pub assessment: Assessment,
    /// The communes by code, each with how its report stands.
    pub communes: Vec<CommuneStanding>,
}

/// How one commune stands in a roll-up.
#[derive(Clone, Debug, Serialize)]
pub struct CommuneStanding {
    /// Mã địa bàn.
    pub area: String,
    /// Tên, where the table of units has it.
    pub name: Option<String>,
    /// Whether its report is there.
    pub received: bool,
    /// Cấp độ; null until its report is there.
    pub level: Option<Level>,
    /// Whether nothing blocks its sending; null until its report is there.
    pub can_submit: Option<bool>,
    /// How its report stands against its deadline; null until it is there.
    pub timeliness: Option<TimelinessStatus>,
    /// Binding measures that it does not meet; null until its report is there.
    pub not_met: Option<u8>,
}

/// Assesses an area from the reports that were added to `rollup`.
///
/// `own` are the area's own totals: its route flag and lines stand only there, and its counts are compared with the
/// sums over the communes. `baseline` is the period of the communes' baselines, for the aim of target 9.
#[must_use]
pub fn assess_rollup(
    rollup: &Rollup<'_>,
    own: Option<&Totals>,
    baseline: Option<&Report>,
    as_of: Option<Date>,
    locale: Locale,
) -> RolledUp {
    let mut totals = rollup.totals();
    if let Some(own) = own {
        totals.prepared_on = own.prepared_on;
        for row in FIGURES.iter().filter(|row| row.tier != Tier::Commune) {
            totals.figures.set(row.figure, own.figures.value(row.figure));
        }
    }
    let mut request = Request::new(Subject::Totals(&totals));
    request.units = rollup.units();
    request.as_of = as_of;
    request.baseline = baseline.map_or(&[], core::slice::from_ref);
    let mut verdict = judge(&request);
    match own {
        Some(own) => verdict.compare(rollup.against(own)),
        None => verdict.compare(rollup.lacking().into_iter().collect()),
    }
    let assessment = assemble(&request, verdict, None, locale);
    let communes = rollup.communes().iter().map(|member| standing(rollup, member)).collect();
    RolledUp { schema: "kh302.rollup/1", assessment, communes, totals }
}

fn standing(rollup: &Rollup<'_>, member: &Member) -> CommuneStanding {
    CommuneStanding {
        area: member.code.to_string(),
        name: rollup.unit(member).map(|unit| unit.name().to_string()),
        received: member.standing.is_some(),
        level: member.standing.map(|standing| Level(standing.level)),
        can_submit: member.standing.map(|standing| standing.can_submit),
        timeliness: member.standing.map(|standing| standing.timeliness),
        not_met: member.standing.map(|standing| standing.not_met),
    }
}
