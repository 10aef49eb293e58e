//! Khối dòng: some rows of a table, figure by figure.

use crate::area::AreaCode;
use crate::calendar::PeriodKind;
use crate::calendar::{Date, Period};
use crate::figures::{FIGURE_COUNT, Figure, FigureSet, Figures, Report, RiskLevel, figures_where};
use crate::judge::columns::limits::SHARED;
use crate::judge::report::intervals::{Bounds, required};
use crate::rules::{QUANTITY_COUNT, Quantity};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Số dòng của khối: how many rows a block holds: so few that its figures stay in a near cache of a core, and enough for whoever fills it to
/// read each column in one go.
pub const BLOCK_ROWS: usize = 256;

/// One number for each row of a block.
pub(super) type Column = [i32; BLOCK_ROWS];

/// Đầu dòng: what a row says beside its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowHead {
    /// Địa bàn: the code of the commune.
    pub area: AreaCode,
    /// Kỳ báo cáo: the reporting period.
    pub period: Period,
    /// Lần đính chính: 0 for the first sending, then one more with each correction.
    pub revision: u32,
    /// Ngày lập: the day on which the report was prepared.
    pub prepared_on: Option<Date>,
    /// Cấp độ tự xác định: the level that the commune determined itself.
    pub declared_level: Option<RiskLevel>,
}

impl RowHead {
    /// Dòng bỏ trống: the head of a row whose verdict nobody reads, so that the rows of a table keep their places in a block.
    pub const UNREAD: Self =
        Self { area: AreaCode::constant("00000"), period: Period::STAND_IN, revision: 0, prepared_on: None, declared_level: None };
}

/// Khối dòng: up to [`BLOCK_ROWS`] reports as columns, which [`ColumnJudge`](crate::judge::ColumnJudge) judges together.
pub struct Block {
    /// The heads, which say how many rows there are.
    pub(super) heads: Vec<RowHead>,
    /// Every quantity, the figures first.
    pub(super) columns: Box<[Column; QUANTITY_COUNT]>,
}

/// The figures that belong to every report of a commune.
pub(super) const ALWAYS: FigureSet = figures_where!(row: row.is_of_communes(PeriodKind::Month) && !row.is_dated());
/// The figures that belong to some reports.
pub(super) const SOMETIMES: FigureSet = FigureSet::ALL.without(ALWAYS);

/// Thiếu: what stands in a column for a figure that a row does not have; so does any other negative number.
pub const MISSING: i32 = -1;

#[expect(clippy::indexing_slicing, reason = "a column for each figure")]
impl Block {
    /// Khối trống: makes a block without rows.
    #[must_use]
    pub fn new() -> Self {
        Self { heads: Vec::with_capacity(BLOCK_ROWS), columns: Box::new([[MISSING; BLOCK_ROWS]; QUANTITY_COUNT]) }
    }

    /// Bỏ các dòng: takes all rows out. The columns keep their numbers, so that one of a figure that no row has is written once.
    pub fn clear(&mut self) {
        self.heads.clear();
    }

    /// Thêm dòng: adds a row, whose figures stand at the returned place of each column; `None` where the block is full.
    pub fn push(&mut self, head: RowHead) -> Option<usize> {
        let row = self.heads.len();
        (row < BLOCK_ROWS).then(|| {
            self.heads.push(head);
            row
        })
    }

    /// Cột của chỉ tiêu: returns the column of a figure, to be written. A flag is 0 or 1; a number that does not fit stands as the largest,
    /// because it is as much out of bounds.
    pub fn column(&mut self, figure: Figure) -> &mut [i32; BLOCK_ROWS] {
        &mut self.columns[figure.index()]
    }

    /// Số dòng: returns how many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Trống: whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// Đúng chỉ tiêu: returns for each row whether every figure that it has belongs to its period.
    #[must_use]
    pub fn have_only_their_figures(&self) -> [bool; BLOCK_ROWS] {
        let mut only = [true; BLOCK_ROWS];
        let mut rows = 0..0_usize;
        for of_period in self.heads.chunk_by(|one, next| one.period == next.period) {
            rows = rows.end..rows.end.wrapping_add(of_period.len());
            let foreign = SOMETIMES.without(of_period.first().map_or(FigureSet::EMPTY, |head| required(head.period)));
            for figure in foreign.iter() {
                let numbers = &self.columns[figure.index()][rows.clone()];
                only[rows.clone()].iter_mut().zip(numbers).for_each(|(only, number)| *only &= *number < 0);
            }
        }
        only
    }

    /// Báo cáo của dòng: returns a row as a report.
    #[must_use]
    pub fn report(&self, row: usize) -> Option<Report> {
        let RowHead { area, period, revision, prepared_on, declared_level } = *self.heads.get(row)?;
        let mut figures = Figures::default();
        figures.set_each(|of| u64::try_from(*self.columns[of.figure.index()].get(row)?).ok());
        let mut report = Report::new(area, period).with_figures(figures).with_revision(revision);
        (report.prepared_on, report.declared_level) = (prepared_on, declared_level);
        Some(report)
    }

    /// Iterates over the rows, each as its head and its numbers.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&RowHead, Row<'_>)> {
        self.heads.iter().enumerate().map(|(row, head)| (head, Row { columns: &self.columns, row }))
    }

    /// Writes the quantities that are derived from a figure and the period, as those of a single report are.
    pub(super) fn derive(&mut self, months: &Column) {
        let groups = self.columns[Figure::ResidentialGroups.index()];
        let of_months = groups.iter().zip(months).map(|(groups, months)| groups.wrapping_mul(*months));
        self.columns[Quantity::GROUP_MONTHS.index()].iter_mut().zip(of_months).for_each(|(into, of)| *into = of);
    }
}

impl Default for Block {
    fn default() -> Self {
        Self::new()
    }
}

const _: () = assert!(FIGURE_COUNT < QUANTITY_COUNT, "the figures stand before the derived quantities");

/// One row of a block as the numbers that rules read. Its report lacks nothing.
pub(super) struct Row<'b> {
    pub columns: &'b [Column; QUANTITY_COUNT],
    pub row: usize,
}

impl Bounds for Row<'_> {
    type Number = i32;
    const UNROLLED: bool = true;

    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "a column for each quantity, a number for each row")]
    fn bounds(&self, quantity: Quantity) -> (i32, i32) {
        let number = |quantity: Quantity| self.columns[quantity.index()][self.row];
        let value = match (quantity, quantity.figure()) {
            // Tells the compiler that it is never 0.
            (_, Some(figure)) if SHARED.contains(figure) => number(quantity).max(1),
            // Takes a figure that does not belong to the report for 0.
            (_, Some(figure)) if SOMETIMES.contains(figure) => number(quantity).max(0),
            (Quantity::COMMUNES, _) => 1,
            (Quantity::KEY_COMMUNES, _) => 0,
            (Quantity::COMMUNES_WITH_OUTREACH, _) => number(Quantity::of(Figure::OutreachSessions)).min(1),
            _ => number(quantity),
        };
        (value, value)
    }

    #[inline(always)]
    fn complete(&self) -> bool {
        true
    }
}
