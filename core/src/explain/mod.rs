//! Giải thích: answers in sentences, each with its numbers and its place in the law.

mod approval_list;
mod areas;
mod assessment;
mod band;
mod classification;
mod combined;
mod compare;
pub(crate) mod condition;
mod corrections;
mod criteria_name;
pub(crate) mod criteria_warnings;
mod finding;
mod periods;
mod phase;
mod publish;
mod reason;
mod rollup;
mod rollup_builder;
mod rollup_call;
mod rule;
mod shortfalls;
mod target;
mod verdict;

pub use approval_list::{ApprovalFoot, ApprovalList, ApprovalRow, DecidingCriterion, LevelChange};
pub use areas::{AreasView, LineageView, UnitName, UnitView, areas_json, unit_view};
pub(crate) use assessment::assemble;
pub use assessment::{Assessment, Score, TargetCounts, Timeliness, assess, assess_json};
pub use classification::{
    ApprovedLevel, Classification, CommuneClassification, Completeness, CriterionResult, Level, LevelUnderReading, Possible, Reached,
    TotalsClassification, TypeTally,
};
pub use combined::{CombinedView, GapView, combine_json, combined};
pub use compare::{Comparison, Explanation, compare, compare_json};
pub use corrections::{ChangeView, CorrectionsView, LevelView, SplitView, TouchedView, corrections, corrections_json};
pub use criteria_warnings::{CriteriaWarning, warnings};
pub(crate) use finding::{Explanations, Source, shown_at};
pub use finding::{Finding, Fix, FixedValue, ParamValue, Params, Unchecked};
pub use periods::{DateView, DueView, PeriodView, PeriodsView, Tiles, date_view, period_view, periods_json};
pub use phase::{MeasureAt, MeasureShift, MomentView, PhaseSpan, PhaseView, TargetShift, phase, phase_json};
pub use publish::{
    MASK, PublicArea, PublicCommune, PublicFigure, PublicFigures, PublicMeasure, PublicTarget, PublicView, Reason, Refused, Withheld,
    publish, publish_json,
};
pub use rollup::{CommuneStanding, RolledUp, RollupOptions, assess_rollup};
pub use rollup_builder::RollupBuilder;
pub use rollup_call::{roll_up, rollup_json};
pub use rule::{CheckResult, Explained, explain_json, explained};
pub use shortfalls::{AreaName, FindingSource, LevelMove, ShortCommune, Shortfall};
pub use target::{MeasureOutcome, TargetResult};
pub use verdict::{TargetVerdict, VerdictDocument, judge_json, verdict_document};
