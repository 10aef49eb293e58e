//! Kế hoạch: a plan of an area, with its targets and its phases.

use super::{Measure, Target};
use crate::base::{Citation, Text};
use crate::calendar::Date;

/// A plan: what an area set out to reach, and when.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Plan {
    /// The id in documents, never used again for another.
    pub id: &'static str,
    /// Trích yếu.
    pub title: Text,
    /// Số hiệu.
    pub number: &'static str,
    /// Cơ quan ban hành.
    pub issuer: &'static str,
    /// The text that the plan stands in.
    pub basis: Citation,
    /// Mã địa bàn: the areas that the plan is made for. It covers what lies in them.
    pub areas: &'static [&'static str],
    /// Its first day.
    pub from: Date,
    /// Its last day, where one is known.
    pub to: Option<Date>,
    /// The targets, in the order of the plan.
    pub targets: &'static [Target],
    /// The phases, in order.
    pub phases: &'static [Phase],
}

/// Giai đoạn: one of the phases of a plan, a span of days and no reporting period.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Phase {
    /// Which one, from 1.
    pub number: u8,
    /// Its first day, where one is known.
    pub from: Option<Date>,
    /// Its last day, where one is known.
    pub to: Option<Date>,
}

impl Plan {
    /// Whether the plan is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        day.is_within(Some(self.from), self.to)
    }

    /// The phase in which a day lies.
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

    /// Every measure, in the order of the targets.
    pub fn measures(&self) -> impl Iterator<Item = &'static Measure> + Clone {
        self.targets.iter().flat_map(|target| target.measures)
    }
}
