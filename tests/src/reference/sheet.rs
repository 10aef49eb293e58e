//! Số liệu: the known figures, and the evaluation of a question over every possible value of the others.

use super::days::{Date, Kind, Period};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// A row of the table of figures, with the columns that are needed here.
#[derive(Debug)]
#[expect(missing_docs, reason = "the columns of the table")]
pub struct Row {
    pub id: &'static str,
    pub unit: &'static str,
    pub min: i128,
    pub max: i128,
    pub tier: &'static str,
    pub periods: &'static str,
    pub over_time: &'static str,
    pub worse_when: &'static str,
    /// The first and the last day on which a period may end whose report has the figure.
    pub days: [Option<Date>; 2],
}

impl Row {
    /// Whether it is a count, and not a flag.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.unit != "yes/no"
    }
}

/// Bảng chỉ tiêu: the table of figures in `figures.tsv`.
pub fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        include_str!("figures.tsv")
            .lines()
            .skip(1)
            .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
                [id, unit, min, max, tier, periods, over_time, worse_when, since, until] => Row {
                    id,
                    unit,
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
pub fn required_of_a_commune(period: Period) -> impl Iterator<Item = &'static Row> {
    let close = period.last_day();
    table().iter().filter(move |row| {
        let [since, until] = row.days;
        row.tier != "province"
            && (row.periods == "all" || period.kind == Kind::Year)
            && since.is_none_or(|since| since <= close)
            && until.is_none_or(|until| close <= until)
    })
}

/// The function that returns a figure while a question is evaluated.
pub type Look<'a> = dyn Fn(&'static str) -> i128 + 'a;

/// The known figures of a report or of totals.
#[derive(Debug, Default)]
pub struct Sheet {
    known: BTreeMap<&'static str, i128>,
    /// The missing figures that were read since the last call of [`Sheet::take_missing`].
    read: RefCell<BTreeSet<&'static str>>,
}

impl Sheet {
    /// Makes a sheet of figures.
    #[must_use]
    pub fn new(known: BTreeMap<&'static str, i128>) -> Self {
        Self { known, read: RefCell::default() }
    }

    /// Returns the figure, where it is known.
    pub fn known(&self, id: &str) -> Option<i128> {
        self.known.get(id).copied()
    }

    /// Returns the least and the greatest value that a missing figure can have.
    fn bounds(id: &str) -> (i128, i128) {
        match row(id) {
            Some(row) => (row.min, row.max),
            // Bounds it by ten thousand communes with all their groups in all months.
            None if id == "group_months" => (0, 1_000_000_000_000),
            None => panic!("`{id}` is no figure"),
        }
    }

    /// Returns the known value, or that of `fill`.
    fn look(&self, id: &'static str, fill: impl Fn(&'static str) -> i128) -> i128 {
        self.known(id).unwrap_or_else(|| {
            self.read.borrow_mut().insert(id);
            fill(id)
        })
    }

    /// Returns the missing figures that were read since the last call.
    pub fn take_missing(&self) -> BTreeSet<&'static str> {
        self.read.take()
    }

    /// Returns a value for every figure: `high` decides which missing figures have their greatest value.
    pub fn filled(&self, high: impl Fn(&'static str) -> bool) -> impl Fn(&'static str) -> i128 {
        move |id| {
            self.look(id, |id| {
                let (min, max) = Self::bounds(id);
                if high(id) { max } else { min }
            })
        }
    }

    /// Returns the least and the greatest value of a sum over all possible values: changes each missing figure alone from its least to its
    /// greatest value, to find out in which direction it changes the sum.
    pub fn extremes(&self, sum: impl Fn(&Look<'_>) -> i128) -> (i128, i128) {
        let earlier = self.take_missing();
        let at_least = sum(&self.filled(|_| false));
        let missing = self.take_missing();
        if missing.is_empty() {
            self.read.replace(earlier);
            return (at_least, at_least);
        }
        let falling: BTreeSet<_> = missing.iter().copied().filter(|pushed| sum(&self.filled(|id| id == *pushed)) < at_least).collect();
        let least = sum(&self.filled(|id| falling.contains(id)));
        let greatest = sum(&self.filled(|id| !falling.contains(id)));
        self.read.replace(earlier.union(&missing).copied().collect());
        (least, greatest)
    }

    /// Returns the sum, where all its figures are known.
    pub fn exact(&self, sum: impl Fn(&Look<'_>) -> i128) -> Option<i128> {
        let earlier = self.take_missing();
        let value = sum(&self.filled(|_| false));
        let missing = self.take_missing();
        let known = missing.is_empty().then_some(value);
        self.read.replace(earlier.union(&missing).copied().collect());
        known
    }

    /// Whether two sums are equal; `None` where that depends on missing figures.
    pub fn equal(&self, one: impl Fn(&Look<'_>) -> i128, other: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        match self.extremes(|f| one(f) - other(f)) {
            (0, 0) => Some(true),
            (least, greatest) if least > 0 || greatest < 0 => Some(false),
            _ => None,
        }
    }

    /// Whether the first sum is at most the second.
    pub fn at_most(&self, one: impl Fn(&Look<'_>) -> i128, other: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        match self.extremes(|f| one(f) - other(f)) {
            (_, greatest) if greatest <= 0 => Some(true),
            (least, _) if least > 0 => Some(false),
            _ => None,
        }
    }

    /// Whether a sum is 0.
    pub fn nothing(&self, sum: impl Fn(&Look<'_>) -> i128) -> Option<bool> {
        self.equal(sum, |_| 0)
    }
}

/// Whether both hold.
#[must_use]
pub fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Whether one of them holds.
#[must_use]
pub fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    not(both(not(one), not(other)))
}

/// Whether it does not hold.
#[must_use]
pub fn not(one: Option<bool>) -> Option<bool> {
    one.map(|answer| !answer)
}

/// Whether the second holds where the first does.
#[must_use]
pub fn when(condition: Option<bool>, must: Option<bool>) -> Option<bool> {
    either(not(condition), must)
}
