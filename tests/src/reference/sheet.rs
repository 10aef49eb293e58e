//! Số liệu: what is known, and how a question is answered over every way of filling in what is not.

use super::days::{Date, Kind, Period};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// A row of the table of figures, as far as the reading needs it.
#[derive(Debug)]
#[expect(missing_docs, reason = "the columns of the table")]
pub struct Row {
    pub id: &'static str,
    pub min: i128,
    pub max: i128,
    pub tier: &'static str,
    pub periods: &'static str,
    pub over_time: &'static str,
    pub worse_when: &'static str,
    /// The first and the last day on which a period may end whose report has the figure.
    pub days: [Option<Date>; 2],
}

/// Bảng chỉ tiêu, read from `figures.tsv` beside this file.
pub fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("figures.tsv")
            .lines()
            .skip(1)
            .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
                [id, min, max, tier, periods, over_time, worse_when, since, until] => Row {
                    id,
                    min: min.parse().expect("a number"),
                    max: max.parse().expect("a number"),
                    tier,
                    periods,
                    over_time,
                    worse_when,
                    days: [since, until].map(day),
                },
                _ => panic!("figures.tsv: {line}"),
            })
            .collect()
    })
}

/// A day such as `2027-01-01`; `-` where there is none.
fn day(text: &str) -> Option<Date> {
    let numbers: Vec<u32> = text.split('-').filter_map(|number| number.parse().ok()).collect();
    let [year, month, day] = numbers[..] else { return None };
    Some((i32::try_from(year).expect("a year"), month, day))
}

fn row(id: &str) -> Option<&'static Row> {
    static BY_ID: OnceLock<HashMap<&'static str, &'static Row>> = OnceLock::new();
    BY_ID.get_or_init(|| table().iter().map(|row| (row.id, row)).collect()).get(id).copied()
}

/// The figures that a commune is asked for in a period.
pub fn asked_of_a_commune(period: Period) -> impl Iterator<Item = &'static Row> {
    let close = period.last_day();
    table().iter().filter(move |row| {
        let [since, until] = row.days;
        row.tier != "province"
            && (row.periods == "all" || period.kind == Kind::Year)
            && since.is_none_or(|since| since <= close)
            && until.is_none_or(|until| close <= until)
    })
}

/// How a figure is looked up while a question is asked.
pub type Look<'a> = dyn Fn(&'static str) -> i128 + 'a;

/// What is known of a report or of totals.
#[derive(Debug, Default)]
pub struct Sheet {
    known: BTreeMap<&'static str, i128>,
    /// What was asked for and is missing, since the last call of [`Sheet::take_missing`].
    asked: RefCell<BTreeSet<&'static str>>,
}

impl Sheet {
    /// A sheet of figures.
    #[must_use]
    pub fn new(known: BTreeMap<&'static str, i128>) -> Self {
        Self { known, asked: RefCell::default() }
    }

    /// The figure, where it is known.
    pub fn known(&self, id: &str) -> Option<i128> {
        self.known.get(id).copied()
    }

    /// What a missing figure may be.
    fn bounds(id: &str) -> (i128, i128) {
        match row(id) {
            Some(row) => (row.min, row.max),
            // As many as ten thousand communes with all their groups in all months.
            None if id == "group_months" => (0, 1_000_000_000_000),
            None => panic!("`{id}` is no figure"),
        }
    }

    /// Answers with what is known, or asks `fill` for a value.
    fn look(&self, id: &'static str, fill: impl Fn(&'static str) -> i128) -> i128 {
        self.known(id).unwrap_or_else(|| {
            self.asked.borrow_mut().insert(id);
            fill(id)
        })
    }

    /// The missing figures that were asked for since the last call.
    pub fn take_missing(&self) -> BTreeSet<&'static str> {
        self.asked.take()
    }

    /// A filling of everything: `high` says which missing figures stand at their greatest value.
    pub fn filled(&self, high: impl Fn(&'static str) -> bool) -> impl Fn(&'static str) -> i128 {
        move |id| {
            self.look(id, |id| {
                let (min, max) = Self::bounds(id);
                if high(id) { max } else { min }
            })
        }
    }

    /// The least and the greatest value of a sum over every filling: each missing figure is pushed from its
    /// least to its greatest value alone, to see which way it moves the sum.
    pub fn extremes(&self, sum: impl Fn(&Look<'_>) -> i128) -> (i128, i128) {
        let earlier = self.take_missing();
        let at_least = sum(&self.filled(|_| false));
        let missing = self.take_missing();
        if missing.is_empty() {
            self.asked.replace(earlier);
            return (at_least, at_least);
        }
        let falling: BTreeSet<_> = missing.iter().copied().filter(|pushed| sum(&self.filled(|id| id == *pushed)) < at_least).collect();
        let least = sum(&self.filled(|id| falling.contains(id)));
        let greatest = sum(&self.filled(|id| !falling.contains(id)));
        self.asked.replace(earlier.union(&missing).copied().collect());
        (least, greatest)
    }

    /// The sum, where all of it is known.
    pub fn exact(&self, sum: impl Fn(&Look<'_>) -> i128) -> Option<i128> {
        let earlier = self.take_missing();
        let value = sum(&self.filled(|_| false));
        let missing = self.take_missing();
        let known = missing.is_empty().then_some(value);
        self.asked.replace(earlier.union(&missing).copied().collect());
        known
    }

    /// Whether two sums are equal: `None` where some fillings say yes and some no.
    pub fn equal(&self, one: impl Fn(&Look<'_>) -> i128, other: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        match self.extremes(|f| one(f) - other(f)) {
            (0, 0) => Some(true),
            (least, greatest) if least > 0 || greatest < 0 => Some(false),
            _ => None,
        }
    }

    /// Whether the one is at most the other.
    pub fn at_most(&self, one: impl Fn(&Look<'_>) -> i128, other: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        match self.extremes(|f| one(f) - other(f)) {
            (_, greatest) if greatest <= 0 => Some(true),
            (least, _) if least > 0 => Some(false),
            _ => None,
        }
    }

    /// Whether a sum is nought.
    pub fn nothing(&self, sum: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        self.equal(sum, |_| 0)
    }
}

/// Both hold.
#[must_use]
pub fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// One of them holds.
#[must_use]
pub fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    not(both(not(one), not(other)))
}

/// It does not hold.
#[must_use]
pub fn not(one: Option<bool>) -> Option<bool> {
    one.map(|answer| !answer)
}

/// Where the one holds, the other must.
#[must_use]
pub fn when(condition: Option<bool>, must: Option<bool>) -> Option<bool> {
    either(not(condition), must)
}
