//! Điều kiện: linear relations between sums of whole numbers, and the conditions that are built of them.

use crate::base::{UnknownId, ids};
use crate::figures::{FIGURE_COUNT, Figure};
use core::{fmt, str::FromStr};

/// Đại lượng: a number that a rule can read: a figure, or one of the few numbers derived from figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(u8);

/// How many quantities there are.
pub const QUANTITY_COUNT: usize = FIGURE_COUNT + 4;

#[expect(clippy::as_conversions, reason = "fewer than 256 figures")]
impl Quantity {
    /// Tổ, thôn × tháng: residential groups times months of the period.
    pub const GROUP_MONTHS: Self = Self(FIGURE_COUNT as u8);
    /// Số xã: the communes of the area; 1 for a commune.
    pub const COMMUNES: Self = Self(FIGURE_COUNT as u8 + 1);
    /// Số xã trọng điểm: the communes that count as key areas of the province, which the criteria set from a type on (type II or worse).
    pub const KEY_COMMUNES: Self = Self(FIGURE_COUNT as u8 + 2);
    /// Số xã có tuyên truyền: the communes with at least one outreach activity.
    pub const COMMUNES_WITH_OUTREACH: Self = Self(FIGURE_COUNT as u8 + 3);

    /// Makes the quantity of a figure.
    #[must_use]
    pub const fn of(figure: Figure) -> Self {
        Self(figure as u8)
    }

    /// Returns the place of the quantity among all, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Quantity {
    /// Returns the figure that the quantity stands for; `None` for a derived quantity.
    #[must_use]
    pub fn figure(self) -> Option<Figure> {
        crate::figures::FIGURES.get(self.index()).map(|row| row.figure)
    }

    /// Iterates over every quantity: the figures in the order of the form, then the derived ones.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        (0_u8..).map(Self).take(QUANTITY_COUNT)
    }

    /// Returns the quantity with this id in documents.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|quantity| quantity.id() == id)
    }

    /// Returns the id of the quantity in documents.
    #[must_use]
    pub fn id(self) -> &'static str {
        match (self.figure(), self) {
            (Some(figure), _) => figure.id(),
            (None, Self::GROUP_MONTHS) => "group_months",
            (None, Self::COMMUNES) => "communes",
            (None, Self::KEY_COMMUNES) => "key_communes",
            (None, _) => "communes_with_outreach",
        }
    }
}

impl FromStr for Quantity {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Self, UnknownId> {
        Self::from_id(id).ok_or_else(|| UnknownId::new("Quantity", id, Self::all().map(Self::id)))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// The largest number of terms in a sum.
pub(crate) const MAX_TERMS: usize = 9;

/// Tổng: a sum of quantities, each with a whole coefficient, plus a constant.
///
/// It is kept small, because the judge goes through hundreds: coefficients and quantities stand in separate arrays, without padding.
/// Coefficients have 64 bits, because a loaded set may need them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    pub(crate) constant: i64,
    pub(crate) coefficients: [i64; MAX_TERMS],
    pub(crate) quantities: [Quantity; MAX_TERMS],
    pub(crate) len: u8,
}

/// Makes the sum of one figure.
#[must_use]
pub const fn sum(figure: Figure) -> Sum {
    total(Quantity::of(figure))
}

/// Makes the sum of one quantity.
#[must_use]
pub const fn total(quantity: Quantity) -> Sum {
    Sum::number(0).and(1, quantity)
}

impl Sum {
    /// Makes the sum of a constant alone.
    #[must_use]
    pub const fn number(constant: i64) -> Self {
        Self { constant, coefficients: [0; MAX_TERMS], quantities: [Quantity(0); MAX_TERMS], len: 0 }
    }

    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        reason = "evaluated at compile time, where too many terms fail the build"
    )]
    pub(crate) const fn and(mut self, coefficient: i64, quantity: Quantity) -> Self {
        let place = self.len as usize;
        self.coefficients[place] = coefficient;
        self.quantities[place] = quantity;
        self.len += 1;
        self
    }

    /// Adds one figure to the sum.
    #[must_use]
    pub const fn plus(self, figure: Figure) -> Self {
        self.and(1, Quantity::of(figure))
    }

    /// Subtracts one figure from the sum.
    #[must_use]
    pub const fn minus(self, figure: Figure) -> Self {
        self.and(-1, Quantity::of(figure))
    }

    /// Multiplies the sum by a whole number.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
    pub const fn times(mut self, factor: i64) -> Self {
        let mut place = 0;
        while place < self.len as usize {
            self.coefficients[place] *= factor;
            place += 1;
        }
        self.constant *= factor;
        self
    }

    const fn compare(self, op: Op, right: Self) -> Condition<'static> {
        Condition::Holds(Relation { left: self, op, right })
    }

    /// Makes the condition that both sums are equal.
    #[must_use]
    pub const fn equals(self, right: Self) -> Condition<'static> {
        self.compare(Op::Equal, right)
    }

    /// Makes the condition that this sum is not greater than the other.
    #[must_use]
    pub const fn at_most(self, right: Self) -> Condition<'static> {
        self.compare(Op::AtMost, right)
    }

    /// Makes the condition that this sum is not less than the other.
    #[must_use]
    pub const fn from(self, right: Self) -> Condition<'static> {
        self.compare(Op::AtLeast, right)
    }

    /// Makes the condition that this sum is at least a number.
    #[must_use]
    pub const fn from_number(self, number: i64) -> Condition<'static> {
        self.from(Self::number(number))
    }

    /// Makes the condition that this sum equals a number.
    #[must_use]
    pub const fn is(self, number: i64) -> Condition<'static> {
        self.equals(Self::number(number))
    }

    /// Whether the sum reads a figure.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "`len` terms are filled")]
    pub const fn reads(&self, figure: Figure) -> bool {
        let mut place = 0;
        while place < self.len as usize {
            if self.quantities[place].index() == figure.index() {
                return true;
            }
            place += 1;
        }
        false
    }

    /// Returns the constant of the sum.
    #[must_use]
    pub const fn constant(&self) -> i64 {
        self.constant
    }

    /// Iterates over the terms of the sum, each as its coefficient and its quantity.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = (i64, Quantity)> + '_ {
        self.coefficients.iter().copied().zip(self.quantities.iter().copied()).take(usize::from(self.len))
    }

    /// Returns by how much the sum grows with a quantity; 0 where it does not read it.
    #[must_use]
    pub fn coefficient(&self, of: Quantity) -> i64 {
        let own = self.terms().filter(|(_, quantity)| *quantity == of);
        own.fold(0, |all, (coefficient, _)| all.saturating_add(coefficient))
    }
}

ids! {
    /// Phép so sánh: how two sums are compared.
    #[expect(missing_docs, reason = "the names say it")]
    pub enum Op {
        Equal = "=",
        AtMost = "<=",
        AtLeast = ">=",
        Below = "<",
        Above = ">",
    }
}

impl Op {
    /// Returns the sign in documents, such as `>=`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::Above => ">",
        }
    }

    /// Returns the sign in sentences, such as `≥`.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            other => other.sign(),
        }
    }
}

/// So sánh hai tổng: a comparison of two sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The left side.
    pub left: Sum,
    /// How they are compared.
    pub op: Op,
    /// The right side.
    pub right: Sum,
}

/// Điều kiện: what a rule asks of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition<'a> {
    /// The relation holds.
    Holds(Relation),
    /// The share `of / per` is at least `from.0 / from.1`, or above zero where `from.0` is 0. A share of 0 never reaches a threshold; a
    /// share in an area without residents is unknown.
    Share {
        /// The people who are counted.
        of: Sum,
        /// The people among whom they are counted, mostly the residents.
        per: Quantity,
        /// The threshold as an exact fraction.
        from: (i64, i64),
    },
    /// All of the conditions hold.
    All(&'a [Condition<'a>]),
    /// At least one of the conditions holds.
    Any(&'a [Condition<'a>]),
    /// At least this many of the conditions hold.
    AtLeast(usize, &'a [Condition<'a>]),
    /// The text of the condition is not on file, so that it is never decided.
    NotOnFile,
}

/// Makes the condition that the share of `of` in `per` is at least a threshold, such as [`percent`]`("0.5")`.
#[must_use]
pub const fn share(of: Sum, per: Figure, from: (i64, i64)) -> Condition<'static> {
    Condition::Share { of, per: Quantity::of(per), from }
}

/// Makes the condition that the share of `of` in `per` is above zero.
#[must_use]
pub const fn share_above_zero(of: Sum, per: Figure) -> Condition<'static> {
    share(of, per, (0, 1))
}

/// Tỷ lệ phần trăm: turns a percentage of the law into an exact fraction, with the smallest of the denominators 100, 1,000, 2,000 and
/// 10,000 that gives a whole numerator.
///
/// ```
/// use kh302::rules::percent;
/// assert_eq!([percent("3"), percent("0.5"), percent("0.05"), percent("0.01")], [(3, 100), (5, 1000), (1, 2000), (1, 10_000)]);
/// ```
///
/// A text that is no such percentage fails the build:
///
/// ```compile_fail,E0080
/// const NEVER: (i64, i64) = kh302::rules::percent("0,5");
/// # let _ = NEVER;
/// ```
///
/// # Panics
/// When the text is no number of at most six digits, when it is 0, or when none of the denominators fits. In a constant this is a compile
/// error, never a panic at run time.
#[must_use]
#[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "at most six digits")]
pub const fn percent(text: &str) -> (i64, i64) {
    let text = text.as_bytes();
    let (mut digits, mut number, mut parts, mut after_point, mut place) = (0, 0_i64, 100_i64, false, 0);
    while place < text.len() {
        match text[place] {
            digit @ b'0'..=b'9' if digits < 6 => {
                number = number * 10 + (digit - b'0') as i64;
                digits += 1;
                if after_point {
                    parts *= 10;
                }
            }
            b'.' if !after_point && place > 0 && place + 1 < text.len() => after_point = true,
            _ => panic!("not a percentage such as \"0.5\""),
        }
        place += 1;
    }
    if number == 0 {
        panic!("a share from 0% upwards says nothing; `share_above_zero` says above zero");
    }
    let denominators = [100, 1000, 2000, 10_000];
    let mut choice = 0;
    while choice < denominators.len() {
        if number * denominators[choice] % parts == 0 {
            return (number * denominators[choice] / parts, denominators[choice]);
        }
        choice += 1;
    }
    panic!("a percentage finer than one in 10,000")
}

/// Makes the condition that all of the conditions hold.
#[must_use]
pub const fn all_of<'a>(conditions: &'a [Condition<'a>]) -> Condition<'a> {
    Condition::All(conditions)
}

/// Makes the condition that at least one of the conditions holds.
#[must_use]
pub const fn any_of<'a>(conditions: &'a [Condition<'a>]) -> Condition<'a> {
    Condition::Any(conditions)
}

/// Makes the condition that at least `n` of the conditions hold.
#[must_use]
pub const fn at_least<'a>(n: usize, conditions: &'a [Condition<'a>]) -> Condition<'a> {
    Condition::AtLeast(n, conditions)
}

/// Makes the condition that the sum is 0.
#[must_use]
pub const fn none(of: Sum) -> Condition<'static> {
    of.is(0)
}
