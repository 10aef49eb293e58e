//! Kỳ trước: compares a report with that of the period before (checks P).

use crate::area::AreaCode;
use crate::base::{Truth, sort_by_key};
use crate::calendar::Date;
use crate::figures::{Figure, FigureSet, Kind, RiskLevel, Submission, Tier};
use crate::judge::references::comparison::{Comparison, Place, Reason, added, predecessors, signed};
use crate::judge::references::revisions::{latest, latest_of};
use crate::judge::report::check_set::CheckSet;
use crate::judge::{Request, Subject};
use crate::law::{CHECKS, FLOWS, LEGAL_CHANGES, code, is_one_text};
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

/// What can be compared with the earlier report, or with those of the area's predecessors.
#[derive(Clone, Debug, Default)]
pub(in crate::judge) struct Earlier {
    /// The comparisons of single figures, in the order of the checks and then of the form.
    pub rows: Vec<Row>,
    /// The flows of the earlier report, where a copy of it would be noticed.
    flows: Option<Flows>,
}

/// The check that a report is not a copy of the earlier one, and what that one counted during its period.
#[derive(Clone, Debug)]
struct Flows {
    check: &'static Check,
    before: Vec<(Figure, Option<u64>)>,
}

/// The comparisons of a report with that of the period before.
#[inline(never)]
pub(in crate::judge) fn compare(request: &Request<'_>, into: &mut Vec<Comparison>) {
    let Some(earlier) = Earlier::of(request, into) else { return };
    let so_far = into.len();
    into.extend(earlier.rows.iter().filter_map(|row| row.compare(request.subject.value(row.now))));
    into.extend(earlier.copied(request));
    into.extend(declared_apart(request));
    if let Some(compared) = into.get_mut(so_far..) {
        sort_by_key(compared, order);
    }
}

/// The order of the comparisons with an earlier report: by check, then by figure.
pub(in crate::judge) fn order(one: &Comparison) -> (u32, Place) {
    (CheckSet::place(one.check), one.at)
}

/// Whether a check compares with the report of the period before.
pub(crate) const fn is_earlier(test: &Test) -> bool {
    matches!(test, Test::Opening { .. } | Test::Earlier { .. } | Test::NotCopied | Test::DeclaredNearEarlier)
}

impl Earlier {
    /// Collects what can be compared; `None` where an earlier report is refused or missing.
    pub(in crate::judge) fn of(request: &Request<'_>, refused: &mut Vec<Comparison>) -> Option<Self> {
        let subject = request.subject;
        let (period, mut collected) = (subject.period(), Self::default());
        let wanted = wanted(request, refused)?;
        let merged = wanted.as_slice() != [subject.area()];
        let earlier: Vec<&Submission> = latest_of(request.previous);
        let from = earlier.iter().map(|submission| submission.period().first_day()).fold(period.first_day(), Date::min);
        let changed = LEGAL_CHANGES.iter().filter(|change| change.is_between(from, period.last_day()));
        let changed = changed.fold(FigureSet::EMPTY, |figures, change| figures | change.figures);
        let same_kind = earlier.iter().all(|submission| submission.period().kind() == period.kind());
        let compared = |figure: Figure| match (subject, figure.definition()) {
            (Subject::Report(report), row) => row.belongs_to(report.period),
            (Subject::Totals(totals), row) => row.kind == Kind::Count && (row.tier != Tier::Province || totals.area.is_province()),
        };
        let (kind, close) = (period.kind(), period.last_day());
        for check in CHECKS.iter().filter(|check| check.applies.to(kind, close, subject.area().is_province())) {
            let severity = check.severity.in_case(merged, period);
            let mut row = |now, before: Figure, must| {
                // A flag has no sum: a commune that was made of several is on a route if one of them was.
                let there = added(&earlier, before).map(|there| if before.definition().kind == Kind::Flag { there.min(1) } else { there });
                collected.rows.push(Row { check, severity, now, before, must, there });
            };
            match check.test {
                Test::Opening { now, before } => row(now, before, Change::Equal),
                Test::Earlier { figures, must } => {
                    let figures = match must {
                        Change::NoJump { .. } if !same_kind => FigureSet::EMPTY,
                        Change::NoLeap { .. } | Change::NoJump { .. } | Change::NotToZero { .. } => figures.without(changed),
                        Change::Equal | Change::Within { .. } => figures,
                    };
                    figures.iter().filter(|figure| compared(*figure)).for_each(|figure| row(figure, figure, must));
                }
                Test::NotCopied => {
                    let flows = FLOWS.iter().filter(|figure| compared(*figure));
                    collected.flows = Some(Flows { check, before: flows.map(|figure| (figure, added(&earlier, figure))).collect() });
                }
                _ => {}
            }
        }
        Some(collected)
    }

    /// Compares all flows; returns `None` where they do not look copied.
    pub(in crate::judge) fn copied(&self, request: &Request<'_>) -> Option<Comparison> {
        let flows = self.flows.as_ref()?;
        let (mut equal, mut nothing) = (Truth::True, Truth::True);
        for (figure, before) in &flows.before {
            let now = request.subject.value(*figure);
            equal = equal.and(now.zip(*before).map_or(Truth::Unknown, |(now, before)| Truth::of(now == before)));
            nothing = nothing.and(now.map_or(Truth::Unknown, |now| Truth::of(now == 0)));
        }
        let outcome = equal.not().or(nothing);
        let period = request.subject.period();
        (outcome != Truth::True).then(|| Comparison { outcome, ..Comparison::open(flows.check, period, Place::Period) })
    }

    /// Whether a figure is among the flows that are compared.
    pub(in crate::judge) fn has_flow(&self, figure: Figure) -> bool {
        self.flows.as_ref().is_some_and(|flows| flows.before.iter().any(|(flow, _)| *flow == figure))
    }
}

/// Compares the declared level with that of the period before, which one report of this area gives. Levels under two texts are never
/// compared.
fn declared_apart(request: &Request<'_>) -> Option<Comparison> {
    let (Subject::Report(report), [Submission::Report(before)]) = (request.subject, &*latest_of(request.previous)) else { return None };
    let check = CHECKS.iter().find(|check| {
        matches!(check.test, Test::DeclaredNearEarlier) && check.applies.to(report.period.kind(), report.period.last_day(), false)
    })?;
    let levels = report.declared_level.zip(before.declared_level);
    let (now, before) = levels.filter(|_| is_one_text(report.period.last_day(), before.period.last_day()))?;
    let steps = RiskLevel::ALL.iter().filter(|level| before.min(now) < **level && **level <= before.max(now)).count();
    (steps > 1).then(|| Comparison::refused(check, report.period, Place::DeclaredLevel, Reason::Declared { before, now }))
}

/// Returns the areas whose reports make up the earlier one; `None` where one of them is refused or missing.
fn wanted(request: &Request<'_>, refused: &mut Vec<Comparison>) -> Option<Vec<AreaCode>> {
    let subject = request.subject;
    let period = subject.period();
    let before = period.first_day().previous_day()?;
    let wanted = match predecessors(request.units, subject.area(), period.last_day(), before) {
        Ok(wanted) => wanted,
        Err(split) => {
            refused.push(Comparison::refused(&code::R001, period, Place::Period, Reason::Split(split)));
            return None;
        }
    };
    let so_far = refused.len();
    let mut given = Vec::new();
    let latest = latest(request.previous.iter().enumerate());
    for (place, submission) in latest.contradicting {
        refused.push(Comparison::refused(&code::P000, period, Place::Previous(place), Reason::twice(submission)));
    }
    for (place, submission) in latest.counting {
        let mut refuse = |reason| refused.push(Comparison::refused(&code::P000, period, Place::Previous(place), reason));
        if submission.is_report() != matches!(subject, Subject::Report(_)) {
            refuse(Reason::OtherKind);
        } else if !wanted.contains(&submission.area()) {
            refuse(Reason::OtherArea(submission.area(), wanted.clone()));
        } else if submission.period().last_day() != before {
            refuse(Reason::Ends(submission.period().last_day(), before));
        } else if given.contains(&submission.area()) {
            // Another period that ends on the same day, because of one period only the latest revision is here.
            refuse(Reason::twice(submission));
        }
        if wanted.contains(&submission.area()) && !given.contains(&submission.area()) {
            given.push(submission.area());
        }
    }
    let missing: Vec<_> = wanted.iter().filter(|area| !given.contains(area)).copied().collect();
    if !missing.is_empty() && refused.len() == so_far {
        refused.push(Comparison::refused(&code::P000, period, Place::Previous(0), Reason::Missing(missing)));
    }
    (refused.len() == so_far).then_some(wanted)
}

impl Row {
    /// Compares a figure; returns `None` where it changed in a way that the check allows.
    pub(in crate::judge) fn compare(&self, here: Option<u64>) -> Option<Comparison> {
        let Self { check, severity, now, before, must, there } = *self;
        let (outcome, numbers) = match (here, there) {
            (Some(here), Some(there)) if holds(must, signed(here), signed(there)) => return None,
            (Some(here), Some(there)) => (Truth::False, Some((signed(here), signed(there)))),
            _ if holds_throughout(must, range(here, now), range(there, before)) => return None,
            _ => (Truth::Unknown, None),
        };
        Some(Comparison { check, severity, outcome, at: Place::Figure(now), other_figure: Some(before), numbers, reason: None })
    }
}

/// Returns the range in which the value of a figure lies; a missing one lies between nothing and its largest value.
fn range(value: Option<u64>, of: Figure) -> (i64, i64) {
    value.map_or((0, signed(of.definition().max)), |value| (signed(value), signed(value)))
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
        Change::NoJump { by, times } => now < before.saturating_add(by) || now <= times.saturating_mul(before),
        Change::NotToZero { from } => before < from || now != 0,
    }
}

/// Whether a number changed in a way that the check allows wherever in these ranges the two numbers lie.
fn holds_throughout(must: Change, now: (i64, i64), before: (i64, i64)) -> bool {
    match must {
        Change::Equal | Change::Within { .. } | Change::NoLeap { .. } => false,
        // Tries the steepest rise and the steepest fall alone.
        Change::NoJump { .. } => holds(must, now.1, before.0),
        Change::NotToZero { .. } => holds(must, now.0, before.1),
    }
}
