//! Cân đối: derives from the checks which closing stock follows from the opening stock, the additions and the removals.

use crate::figures::{Figure, OverTime};
use crate::rules::{Condition, Op, Relation, Sum, Test};

use crate::judge::{Intervals, interval};
use crate::law::CHECKS;

/// A closing stock, and the sum that it must equal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Balance {
    pub closing: Figure,
    sum: &'static Sum,
}

/// Returns every balance of a commune's report.
pub(crate) fn balances() -> impl Iterator<Item = Balance> {
    CHECKS.iter().filter_map(|check| match &check.test {
        Test::Figures(None, Condition::Holds(Relation { left, op: Op::Equal, right })) if !check.applies.province => {
            let closing = only(left).filter(|figure| figure.definition().over_time == OverTime::Last)?;
            let opens = right.terms().filter_map(|(_, quantity)| quantity.figure()).any(|of| of.definition().over_time == OverTime::First);
            opens.then_some(Balance { closing, sum: right })
        }
        _ => None,
    })
}

fn only(sum: &Sum) -> Option<Figure> {
    let mut terms = sum.terms();
    let (coefficient, quantity) = terms.next()?;
    quantity.figure().filter(|_| coefficient == 1 && terms.next().is_none())
}

impl Balance {
    /// Whether the closing stock is computed from this figure.
    pub(crate) fn reads(&self, figure: Figure) -> bool {
        self.sum.reads(figure)
    }

    /// Returns the closing stock that the figures give; `None` where one is missing or the result cannot be a count.
    pub(crate) fn expected(&self, intervals: &Intervals) -> Option<u64> {
        let (low, high) = interval(self.sum, intervals);
        let within = self.closing.definition();
        u64::try_from(low).ok().filter(|number| low == high && (within.min..=within.max).contains(number))
    }
}

/// Số liệu đầu kỳ: returns each opening stock with the figure of the earlier report that it must equal.
pub(crate) fn openings() -> impl Iterator<Item = (Figure, Figure)> {
    CHECKS.iter().filter_map(|check| match check.test {
        Test::Opening { now, before } => Some((now, before)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{balances, openings};
    use crate::figures::Figure;
    use alloc::vec::Vec;

    #[test]
    fn the_balances_and_openings_of_a_commune_are_found_in_the_checks() {
        let closing: Vec<&str> = balances().map(|balance| balance.closing.id()).collect();
        assert_eq!(closing, ["drug_dependent", "drug_using", "use_points", "hotspots", "retail_points"]);
        assert!(balances().all(|balance| openings().any(|(now, before)| balance.reads(now) && before == balance.closing)));
        assert!(openings().any(|(now, _)| now == Figure::DrugUsingOpening));
    }
}
