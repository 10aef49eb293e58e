//! Tiêu chí viết thẳng: the latest set of criteria, unrolled at compile time.
//!
//! Conditions nest, and no compiler unrolls a walk over a nested constant. So the set is flattened at compile time into a list of steps,
//! and each step becomes its own piece of code, in which the compiler folds the constants that it reads.

use crate::base::Truth;
use crate::judge::report::evaluate::{Possibility, Tally, possibility};
use crate::judge::report::intervals::Bounds;
use crate::law::LATEST_CRITERIA;
use crate::rules::{Condition, CriteriaSet, Criterion, LevelRule};

/// A step of the list.
#[derive(Clone, Copy)]
enum Step {
    /// Opens a count of outcomes.
    Open,
    /// Adds the outcome of a condition without nested conditions, or its opposite, to the count.
    Count(&'static Condition<'static>, Is),
    /// Closes the count: whether at least so many hold, or the opposite, is added to the enclosing count.
    Close(usize, Is),
    /// Does nothing; it fills the rest of the list.
    End,
}

#[derive(Clone, Copy)]
enum Is {
    True,
    False,
}

/// The steps of a set: the conditions of a drug-free area first, then each type in both readings.
struct Steps {
    steps: [Step; LONGEST],
    len: usize,
}

const LONGEST: usize = 150;
const DEEPEST: usize = 6;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
impl Steps {
    const fn of(set: &'static CriteriaSet<'static>) -> Self {
        let mut steps = Self { steps: [Step::End; LONGEST], len: 0 }.drug_free(set.drug_free);
        let mut place = 0;
        while place < set.types.len() {
            steps = steps.cumulative(&set.types[place]).literal(&set.types[place]);
            place += 1;
        }
        steps
    }

    const fn step(mut self, step: Step) -> Self {
        self.steps[self.len] = step;
        self.len += 1;
        self
    }

    const fn drug_free(mut self, of: &'static [Criterion<'static>]) -> Self {
        self = self.step(Step::Open);
        let mut place = 0;
        while place < of.len() {
            self = self.condition(&of[place].reaches, Is::True);
            place += 1;
        }
        self.step(Step::Close(of.len(), Is::True))
    }

    const fn cumulative(mut self, rule: &'static LevelRule<'static>) -> Self {
        self = self.step(Step::Open);
        let mut place = 0;
        while place < rule.of.len() {
            self = self.condition(&rule.of[place].reaches, Is::True);
            place += 1;
        }
        self.step(Step::Close(rule.at_least, Is::True))
    }

    const fn literal(mut self, rule: &'static LevelRule<'static>) -> Self {
        self = self.step(Step::Open);
        let mut place = 0;
        while place < rule.of.len() {
            self = match &rule.of[place] {
                Criterion { reaches, below: None, .. } => self.condition(reaches, Is::True),
                Criterion { reaches, below: Some(below), .. } => {
                    self.step(Step::Open).condition(reaches, Is::True).condition(below, Is::False).step(Step::Close(2, Is::True))
                }
            };
            place += 1;
        }
        self.step(Step::Close(rule.at_least, Is::True))
    }

    const fn condition(self, condition: &'static Condition<'static>, is: Is) -> Self {
        match condition {
            Condition::All(of) => self.count(of, of.len(), is),
            Condition::Any(of) => self.count(of, 1, is),
            Condition::AtLeast(n, of) => self.count(of, *n, is),
            Condition::Holds(_) | Condition::Share { .. } | Condition::NotOnFile => self.step(Step::Count(condition, is)),
        }
    }

    const fn count(mut self, of: &'static [Condition<'static>], n: usize, is: Is) -> Self {
        self = self.step(Step::Open);
        let mut place = 0;
        while place < of.len() {
            self = self.condition(&of[place], Is::True);
            place += 1;
        }
        self.step(Step::Close(n, is))
    }
}

/// The counts that are open, and the outcomes of those that are closed.
struct Run {
    open: [Tally; DEEPEST],
    depth: usize,
    closed: [Possibility; OUTCOMES],
    place: usize,
}

/// The number of outcomes: one for a drug-free area, and one for each type in both readings.
const OUTCOMES: usize = 1 + 2 * LATEST_CRITERIA.types.len();

#[expect(clippy::indexing_slicing, reason = "the places are constants once the steps are folded")]
impl Run {
    #[inline(always)]
    fn step(&mut self, step: &'static Step, intervals: &impl Bounds) {
        match *step {
            Step::Open => {
                self.open[self.depth] = Tally::default();
                self.depth = self.depth.wrapping_add(1);
            }
            Step::Count(condition, is) => self.enter(possibility(condition, intervals), is),
            Step::Close(n, is) => {
                self.depth = self.depth.wrapping_sub(1);
                self.enter(self.open[self.depth].at_least(n), is);
            }
            Step::End => {}
        }
    }

    #[inline(always)]
    fn enter(&mut self, outcome: Possibility, is: Is) {
        let outcome = match is {
            Is::True => outcome,
            Is::False => outcome.not(),
        };
        if self.depth == 0 {
            self.closed[self.place] = outcome;
            self.place = self.place.wrapping_add(1);
        } else {
            self.open[self.depth.wrapping_sub(1)].add(outcome);
        }
    }
}

/// Returns the outcomes of the latest set: for a drug-free area, then for each type from the worst down, cumulative and literal.
#[inline(always)]
pub(in crate::judge) fn latest(intervals: &impl Bounds) -> [Possibility; OUTCOMES] {
    const STEPS: Steps = Steps::of(LATEST_CRITERIA);
    let mut run = Run { open: [Tally::default(); DEEPEST], depth: 0, closed: [Truth::Unknown.into(); OUTCOMES], place: 0 };
    macro_rules! ten {
        ($ten:literal) => { ten!($ten 0 1 2 3 4 5 6 7 8 9) };
        ($ten:literal $($one:literal)*) => { $(run.step(const { &STEPS.steps[$ten * 10 + $one] }, intervals);)* };
    }
    macro_rules! tens { ($($ten:literal)*) => { $(ten!($ten);)* } }
    tens!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14);
    run.closed
}
