//! Kết luận theo cột: what was decided about the rows of a block.

use crate::figures::{FigureSet, RiskLevel};
use crate::judge::columns::block::BLOCK_ROWS;
use crate::judge::plan::measure::Status;
use crate::judge::plan::results::MOST_TARGETS;
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::classify::LevelSpan;
use crate::judge::report::verdict::Verdict;
use crate::rules::Plan;

/// Kết luận theo cột: the verdicts on the rows of a block, a column for each part. Places behind the last row say nothing.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ColumnVerdicts {
    /// Gửi được: whether nothing blocks sending.
    pub can_submit: [bool; BLOCK_ROWS],
    /// Đầy đủ: whether the set of criteria in force is completely on file; only then does it have several readings.
    pub complete: [bool; BLOCK_ROWS],
    /// Bao hàm mức cao hơn: the level under the cumulative reading.
    pub cumulative: [LevelSpan; BLOCK_ROWS],
    /// Theo nguyên văn từng khoảng: the level under the literal reading.
    pub literal: [LevelSpan; BLOCK_ROWS],
    /// Tính cả điểm đã có trong kỳ: the level where places count that were there at some time of the period.
    pub places_in_period: [LevelSpan; BLOCK_ROWS],
    /// Không đạt: the checks that failed.
    pub failed: [CheckSet; BLOCK_ROWS],
    /// Nhẹ hơn: those of them that failed in their less serious case.
    pub milder: [CheckSet; BLOCK_ROWS],
    /// Chưa kiểm tra được: the checks that missing figures leave undecided.
    pub unchecked: [CheckSet; BLOCK_ROWS],
    /// Còn thiếu: the required figures that are missing.
    pub missing: [FigureSet; BLOCK_ROWS],
    /// Ngoài giới hạn: the figures that are present but out of bounds.
    pub out_of_bounds: [FigureSet; BLOCK_ROWS],
    /// Kế hoạch: the plan that measures the area.
    pub plan: [Option<&'static Plan>; BLOCK_ROWS],
    /// Mục tiêu: for each place among the targets of a plan, the statuses of the rows.
    pub targets: [[Status; BLOCK_ROWS]; MOST_TARGETS],
}

const OPEN: LevelSpan = LevelSpan { best: RiskLevel::BEST, worst: RiskLevel::WORST };

impl ColumnVerdicts {
    pub(super) const fn new() -> Self {
        Self {
            can_submit: [false; BLOCK_ROWS],
            complete: [false; BLOCK_ROWS],
            cumulative: [OPEN; BLOCK_ROWS],
            literal: [OPEN; BLOCK_ROWS],
            places_in_period: [OPEN; BLOCK_ROWS],
            failed: [CheckSet::EMPTY; BLOCK_ROWS],
            milder: [CheckSet::EMPTY; BLOCK_ROWS],
            unchecked: [CheckSet::EMPTY; BLOCK_ROWS],
            missing: [FigureSet::EMPTY; BLOCK_ROWS],
            out_of_bounds: [FigureSet::EMPTY; BLOCK_ROWS],
            plan: [None; BLOCK_ROWS],
            targets: [[Status::NotApplicable; BLOCK_ROWS]; MOST_TARGETS],
        }
    }

    /// Writes the verdict on a row that was judged by itself.
    #[expect(clippy::indexing_slicing, reason = "a row of the block")]
    pub(super) fn put(&mut self, row: usize, verdict: &Verdict) {
        let level = |span: fn(&crate::judge::Classification) -> LevelSpan| verdict.classification.as_ref().map_or(OPEN, span);
        self.can_submit[row] = verdict.can_submit;
        self.complete[row] = verdict.classification.is_some_and(|of| of.complete);
        self.cumulative[row] = level(|of| of.cumulative);
        self.literal[row] = level(|of| of.literal);
        self.places_in_period[row] = level(|of| of.places_in_period);
        self.failed[row] = verdict.failed;
        self.milder[row] = verdict.milder;
        self.unchecked[row] = verdict.unchecked;
        self.missing[row] = verdict.missing;
        self.out_of_bounds[row] = verdict.out_of_bounds;
        self.plan[row] = verdict.plan;
        for (statuses, status) in self.targets.iter_mut().zip(&verdict.targets) {
            statuses[row] = *status;
        }
    }
}
