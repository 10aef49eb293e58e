//! Kỳ trước: compares a report with that of the period before (checks P).

use crate::base::Truth;
use crate::calendar::Date;
use crate::figures::Figure;
use crate::judge::references::comparison::{Comparison, Place, Reason, added, predecessors, signed};
use crate::judge::{Request, Subject};
use crate::law::{CHECKS, LEGAL_CHANGES, code};
use crate::rules::{Change, Check, Severity, Test};
use alloc::vec::Vec;

/// One comparison with the earlier report: the check, and the earlier value that it reads.
#[derive(Clone, Copy, Debug)]
pub(in crate::judge) struct Row {
    check: &'static Check,
    severity: Severity,
    pub now: Figure,
    before: Figure,
    must: Change,
    there: Option<u64>,
}

/// The comparisons of a report with that of the period before.
#[inline(never)]
pub(in crate::judge) fn compare(request: &Request<'_>, into: &mut Vec<Comparison>) {
    for row in rows(request, into) {
        into.extend(row.compare(request.subject.value(row.now)));
    }
}

/// Returns the comparisons that can be made with the earlier report, or with those of the area's predecessors; none where one of these
/// is refused.
pub(in crate::judge) fn rows(request: &Request<'_>, refused: &mut Vec<Comparison>) -> Vec<Row> {
    let mut rows = Vec::new();
    let subject = request.subject;
    let period = subject.period();
    let (first_day, last_day) = (period.first_day(), period.last_day());
    let Some(before) = first_day.previous_day() else { return rows };
    let wanted = match predecessors(request.units, subject.area(), last_day, before) {
        Ok(wanted) => wanted,
        Err(split) => {
            refused.push(Comparison::refused(&code::R001, period, Place::Period, Reason::Split(split)));
            return rows;
        }
    };
    let so_far = refused.len();
    let mut given = Vec::new();
    for (place, submission) in request.previous.iter().enumerate() {
        let mut refuse = |reason| refused.push(Comparison::refused(&code::P000, period, Place::Previous(place), reason));
        if submission.is_report() != matches!(subject, Subject::Report(_)) {
            refuse(Reason::OtherKind);
        } else if !wanted.contains(&submission.area()) {
            refuse(Reason::OtherArea(submission.area(), wanted.clone()));
        } else if submission.period().last_day() != before {
            refuse(Reason::Ends(submission.period().last_day(), before));
        } else if given.contains(&submission.area()) {
            refuse(Reason::Twice(submission.area()));
        }
        if wanted.contains(&submission.area()) && !given.contains(&submission.area()) {
            given.push(submission.area());
        }
    }
    let missing: Vec<_> = wanted.iter().filter(|area| !given.contains(area)).copied().collect();
    if !missing.is_empty() && refused.len() == so_far {
        refused.push(Comparison::refused(&code::P000, period, Place::Previous(0), Reason::Missing(missing)));
    }
    if refused.len() > so_far {
        return rows;
    }
    let merged = wanted.as_slice() != [subject.area()];
    let from = request.previous.iter().map(|submission| submission.period().first_day()).fold(first_day, Date::min);
    let law_changed = LEGAL_CHANGES.iter().any(|(day, _)| from < *day && *day <= last_day);
    for check in CHECKS {
        let Test::Earlier { now, before, must } = check.test else { continue };
        if !check.applies.to(period, subject.area().is_province()) || (matches!(must, Change::NoLeap { .. }) && law_changed) {
            continue;
        }
        let own = check.severity.on(period);
        let severity = if merged && own == Severity::Error { Severity::Warning } else { own };
        rows.push(Row { check, severity, now, before, must, there: added(request.previous, before) });
    }
    rows
}

impl Row {
    /// Compares a figure; returns `None` where it changed in a way that the check allows.
    pub(in crate::judge) fn compare(&self, here: Option<u64>) -> Option<Comparison> {
        let Self { check, severity, now, before, must, there } = *self;
        let (outcome, numbers) = match (here, there) {
            (Some(here), Some(there)) if holds(must, signed(here), signed(there)) => return None,
            (Some(here), Some(there)) => (Truth::False, Some((signed(here), signed(there)))),
            _ => (Truth::Unknown, None),
        };
        Some(Comparison { check, severity, outcome, at: Place::Figure(now), other_figure: Some(before), numbers, reason: None })
    }
}

/// Whether a number changed in a way that the check allows.
fn holds(must: Change, now: i64, before: i64) -> bool {
    match must {
        Change::Equal => now == before,
        Change::Within { low: (low, of), high: (high, per) } => {
            low.saturating_mul(before) <= of.saturating_mul(now) && per.saturating_mul(now) <= high.saturating_mul(before)
        }
        Change::NoLeap { by, over: (part, whole) } => {
            let leaps = |more: i64, less: i64| more >= less.saturating_add(by) && whole.saturating_mul(more) > part.saturating_mul(less);
            !leaps(now, before) && !leaps(before, now)
        }
    }
}
