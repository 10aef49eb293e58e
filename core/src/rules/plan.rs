//! Kế hoạch: a plan of an area, with its targets and its phases.

use super::{Measure, Target};
use crate::area::AreaCode;
use crate::base::{Citation, Text};
use crate::calendar::Date;

/// Kế hoạch: what an area sets out to reach, and when.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Plan {
    /// Mã kế hoạch: the id in documents, which is never used again for another plan.
    pub id: &'static str,
    /// Trích yếu: its title.
    pub title: Text,
    /// Số hiệu: its number.
    pub number: &'static str,
    /// Cơ quan ban hành: the authority that issued it.
    pub issuer: &'static str,
    /// Căn cứ: the legal text of the plan.
    pub basis: Citation,
    /// Mã địa bàn: the codes of the areas that the plan is made for. It also covers the units inside them.
    pub areas: &'static [AreaCode],
    /// Ngày bắt đầu: its first day.
    pub from: Date,
    /// Ngày kết thúc: its last day, where one is known.
    pub to: Option<Date>,
    /// Các mục tiêu: its targets, in the order of the plan.
    pub targets: &'static [Target],
    /// Các giai đoạn: its phases, in order.
    pub phases: &'static [Phase],
}

/// Giai đoạn: a phase of a plan. It is a span of days and no reporting period.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Phase {
    /// Thứ tự: its number, from 1.
    pub number: u8,
    /// Ngày bắt đầu: its first day, where one is known.
    pub from: Option<Date>,
    /// Ngày kết thúc: its last day, where one is known.
    pub to: Option<Date>,
}

impl Plan {
    /// Có hiệu lực: whether the plan is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        day.is_within(Some(self.from), self.to)
    }

    /// Giai đoạn của một ngày: returns the phase in which a day lies, if there is one.
    #[must_use]
    pub fn phase_on(&self, day: Date) -> Option<&'static Phase> {
        self.phases.iter().find(|phase| day.is_within(phase.from, phase.to))
    }

    /// How many measures the targets have together.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "the place stays below the number of targets")]
    pub const fn measure_count(&self) -> usize {
        let (mut count, mut place) = (0, 0);
        while place < self.targets.len() {
            count += self.targets[place].measures.len();
            place += 1;
        }
        count
    }

    /// The measure at a place in the order of the targets, with the place of its target; for constants only.
    ///
    /// # Panics
    /// When there is no measure at the place. In a constant that is a compile error.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
    pub(crate) const fn measure_at(&self, mut place: usize) -> (usize, &'static Measure) {
        let mut target = 0;
        while place >= self.targets[target].measures.len() {
            place -= self.targets[target].measures.len();
            target += 1;
        }
        (target, &self.targets[target].measures[place])
    }

    /// Every measure in the order of the targets, with the place of its target.
    pub fn placed_measures(&self) -> impl Iterator<Item = (usize, &'static Measure)> + Clone {
        self.targets.iter().enumerate().flat_map(|(place, target)| target.measures.iter().map(move |measure| (place, measure)))
    }

    /// Các thước đo: iterates over every measure, in the order of the targets.
    pub fn measures(&self) -> impl Iterator<Item = &'static Measure> + Clone {
        self.targets.iter().flat_map(|target| target.measures)
    }
}
