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
    Open { count: usize },
    /// Finds the outcome of a condition without nested conditions, or its opposite.
    Find { condition: &'static Condition<'static>, is: Is, goes: Goes },
    /// Closes a count: whether at least so many hold, or the opposite, is an outcome.
    Close { count: usize, least: usize, is: Is, goes: Goes },
    /// Does nothing; it fills the rest of the list.
    End,
}

#[derive(Clone, Copy)]
enum Is {
    True,
    False,
}

/// Where an outcome goes.
#[derive(Clone, Copy)]
enum Goes {
    /// Into the enclosing count.
    Into { count: usize },
    /// Out to the outcomes of the set.
    Out { place: usize },
}

/// The steps of a set: the conditions of a drug-free area first, then each type in both readings. All places are constants of the steps,
/// because the compiler follows no place that is counted while the steps are gone through.
struct Steps {
    steps: [Step; LONGEST],
    len: usize,
    /// How many counts are open behind the last step, and how many outcomes are found.
    depth: usize,
    outcomes: usize,
}

const LONGEST: usize = 150;
const DEEPEST: usize = 6;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
impl Steps {
    const fn of(set: &'static CriteriaSet<'static>) -> Self {
        let mut steps = Self { steps: [Step::End; LONGEST], len: 0, depth: 0, outcomes: 0 }.drug_free(set.drug_free);
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

    const fn open(mut self) -> Self {
        assert!(self.depth < DEEPEST, "conditions nest deeper");
        let count = self.depth;
        self.depth += 1;
        self.step(Step::Open { count })
    }

    const fn close(mut self, least: usize, is: Is) -> Self {
        self.depth -= 1;
        let (count, goes) = (self.depth, self.goes());
        if count == 0 {
            self.outcomes += 1;
        }
        self.step(Step::Close { count, least, is, goes })
    }

    const fn goes(&self) -> Goes {
        if self.depth == 0 { Goes::Out { place: self.outcomes } } else { Goes::Into { count: self.depth - 1 } }
    }

    const fn drug_free(mut self, of: &'static [Criterion<'static>]) -> Self {
        self = self.open();
        let mut place = 0;
        while place < of.len() {
            self = self.condition(&of[place].reaches, Is::True);
            place += 1;
        }
        self.close(of.len(), Is::True)
    }

    const fn cumulative(mut self, rule: &'static LevelRule<'static>) -> Self {
        self = self.open();
        let mut place = 0;
        while place < rule.of.len() {
            self = self.condition(&rule.of[place].reaches, Is::True);
            place += 1;
        }
        self.close(rule.at_least, Is::True)
    }

    const fn literal(mut self, rule: &'static LevelRule<'static>) -> Self {
        self = self.open();
        let mut place = 0;
        while place < rule.of.len() {
            self = match &rule.of[place] {
                Criterion { reaches, below: None, .. } => self.condition(reaches, Is::True),
                Criterion { reaches, below: Some(below), .. } => {
                    self.open().condition(reaches, Is::True).condition(below, Is::False).close(2, Is::True)
                }
            };
            place += 1;
        }
        self.close(rule.at_least, Is::True)
    }

    const fn condition(self, condition: &'static Condition<'static>, is: Is) -> Self {
        match condition {
            Condition::All(of) => self.count(of, of.len(), is),
            Condition::Any(of) => self.count(of, 1, is),
            Condition::AtLeast(n, of) => self.count(of, *n, is),
            Condition::Holds(_) | Condition::Share { .. } | Condition::NotOnFile => {
                let goes = self.goes();
                self.step(Step::Find { condition, is, goes })
            }
        }
    }

    const fn count(mut self, of: &'static [Condition<'static>], n: usize, is: Is) -> Self {
        self = self.open();
        let mut place = 0;
        while place < of.len() {
            self = self.condition(&of[place], Is::True);
            place += 1;
        }
        self.close(n, is)
    }
}

/// The counts that are open, and the outcomes of the set.
struct Run {
    counts: [Tally; DEEPEST],
    outcomes: [Possibility; OUTCOMES],
}

/// The number of outcomes: one for a drug-free area, and one for each type in both readings.
const OUTCOMES: usize = 1 + 2 * LATEST_CRITERIA.types.len();

#[expect(clippy::indexing_slicing, reason = "the places are constants of the steps")]
impl Run {
    #[inline(always)]
    fn step(&mut self, step: &'static Step, intervals: &impl Bounds) {
        match *step {
            Step::Open { count } => self.counts[count] = Tally::default(),
            Step::Find { condition, is, goes } => self.put(possibility(condition, intervals), is, goes),
            Step::Close { count, least, is, goes } => self.put(self.counts[count].at_least(least), is, goes),
            Step::End => {}
        }
    }

    #[inline(always)]
    fn put(&mut self, outcome: Possibility, is: Is, goes: Goes) {
        let outcome = match is {
            Is::True => outcome,
            Is::False => outcome.not(),
        };
        match goes {
            Goes::Into { count } => self.counts[count].add(outcome),
            Goes::Out { place } => self.outcomes[place] = outcome,
        }
    }
}

/// Returns the outcomes of the latest set: for a drug-free area, then for each type from the worst down, cumulative and literal.
#[inline(always)]
pub(in crate::judge) fn latest(intervals: &impl Bounds) -> [Possibility; OUTCOMES] {
    const STEPS: Steps = Steps::of(LATEST_CRITERIA);
    let mut run = Run { counts: [Tally::default(); DEEPEST], outcomes: [Truth::Unknown.into(); OUTCOMES] };
    macro_rules! ten {
        ($ten:literal) => { ten!($ten 0 1 2 3 4 5 6 7 8 9) };
        ($ten:literal $($one:literal)*) => { $(run.step(const { &STEPS.steps[$ten * 10 + $one] }, intervals);)* };
    }
    macro_rules! tens { ($($ten:literal)*) => { $(ten!($ten);)* } }
    tens!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14);
    run.outcomes
}
