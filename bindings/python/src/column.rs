//! Cột của bảng: the columns of an Arrow table, of whatever type a library gives them, as values of a report.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, BooleanArray, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};
use kh302::Date;
use kh302::document::write_json;
use kh302::figures::{FigureDef, Kind};
use kh302::judge::MISSING;
use std::fmt::Write;
use std::sync::Arc;

/// A column, by what its values are.
pub enum Column {
    /// Whole numbers.
    Whole(Box<dyn WholeNumbers>),
    /// Fractional numbers, as pandas gives whole ones where some are missing.
    Floats(PrimitiveArray<Float64Type>),
    /// Flags.
    Flags(BooleanArray),
    /// Texts, and for each row its place among them where texts that occur often stand once.
    Texts(Texts, Option<Vec<usize>>),
    /// Days, as days since 1970-01-01.
    Days(Vec<Option<i64>>),
    /// Nothing but missing values.
    Missing,
}

/// What one row of a column holds.
#[derive(Clone, Copy)]
pub enum Cell<'a> {
    /// Nothing.
    Missing,
    /// A whole number.
    Whole(i128),
    /// A fractional number.
    Float(f64),
    /// A flag.
    Flag(bool),
    /// A text.
    Text(&'a str),
    /// A day.
    Day(i64),
}

/// A column of whole numbers of any width.
pub trait WholeNumbers: Send + Sync {
    /// Returns the number of a row.
    fn at(&self, row: usize) -> Option<i128>;

    /// Writes rows from `first` on as numbers from 0 to `most`, and sets a bit of `unusual` for each row with another number.
    fn write(&self, first: usize, most: i32, into: &mut [i32], unusual: &mut [i32]);
}

/// A number in 64 bits, as far as it fits.
trait Narrow: Copy {
    fn narrow(self) -> i64;
}

macro_rules! narrow {
    ($($type:ty)*) => {
        $(impl Narrow for $type {
            fn narrow(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        })*
    };
}
narrow!(i8 i16 i32 i64 u8 u16 u32 u64 i128);

impl<T: ArrowPrimitiveType<Native: Into<i128> + Narrow>> WholeNumbers for PrimitiveArray<T> {
    fn at(&self, row: usize) -> Option<i128> {
        if self.is_null(row) { None } else { self.values().get(row).map(|value| (*value).into()) }
    }

    fn write(&self, first: usize, most: i32, into: &mut [i32], unusual: &mut [i32]) {
        let nulls = self.nulls().map(|nulls| nulls.slice(first, into.len())).filter(|nulls| nulls.null_count() > 0);
        let values = self.values().get(first..).unwrap_or_default();
        let Some(nulls) = nulls else {
            // Looks at all numbers at once first, of which none is larger than their bits together, because to wait for memory takes
            // longest, and the fewer instructions stand between two numbers, the more of them are on their way.
            let values = values.get(..into.len()).unwrap_or(values);
            let together = values.iter().fold(0, |bits, value| bits | value.narrow());
            if (0..=i64::from(most)).contains(&together) {
                into.iter_mut().zip(values).for_each(|(into, value)| *into = value.narrow() as i32);
                return;
            }
            for ((into, unusual), value) in into.iter_mut().zip(unusual).zip(values) {
                let value = value.narrow();
                *into = value as i32;
                // Leaves a bit where the number is negative, needs more than 31 bits, or is larger than the largest.
                *unusual |= (value >> 31) as i32 | (most.wrapping_sub(*into) >> 31);
            }
            return;
        };
        for (((into, unusual), value), is_valid) in into.iter_mut().zip(unusual).zip(values).zip(&nulls) {
            *into = if is_valid { i32::try_from(value.narrow()).unwrap_or(MISSING) } else { MISSING };
            *unusual |= i32::from(is_valid && !(0..=most).contains(into));
        }
    }
}

/// The layouts of texts.
pub enum Texts {
    /// With offsets of 32 bits.
    Short(arrow_array::StringArray),
    /// With offsets of 64 bits.
    Large(arrow_array::LargeStringArray),
    /// As views.
    View(arrow_array::StringViewArray),
}

impl Texts {
    fn of(array: &ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Utf8 => Some(Self::Short(array.as_string::<i32>().clone())),
            DataType::LargeUtf8 => Some(Self::Large(array.as_string::<i64>().clone())),
            DataType::Utf8View => Some(Self::View(array.as_string_view().clone())),
            _ => None,
        }
    }

    fn at(&self, row: usize) -> Option<&str> {
        match self {
            Self::Short(texts) => (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row)),
            Self::Large(texts) => (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row)),
            Self::View(texts) => (row < texts.len() && texts.is_valid(row)).then(|| texts.value(row)),
        }
    }
}

fn whole<T: ArrowPrimitiveType<Native: Into<i128> + Narrow>>(array: &ArrayRef) -> Option<Column> {
    Some(Column::Whole(Box::new(array.as_primitive::<T>().clone())))
}

/// Reads days from numbers of which so many make a day.
fn days<T: ArrowPrimitiveType<Native: Into<i64>>>(array: &ArrayRef, in_a_day: i64) -> Option<Column> {
    let numbers = array.as_primitive::<T>();
    Some(Column::Days(numbers.iter().map(|number| number.map(|number| number.into().div_euclid(in_a_day))).collect()))
}

impl Column {
    /// Takes a column; `None` where no value of a report has its type.
    pub fn of(array: &ArrayRef) -> Option<Self> {
        match array.data_type() {
            DataType::Null => Some(Self::Missing),
            DataType::Int8 => whole::<Int8Type>(array),
            DataType::Int16 => whole::<Int16Type>(array),
            DataType::Int32 => whole::<Int32Type>(array),
            DataType::Int64 => whole::<Int64Type>(array),
            DataType::UInt8 => whole::<UInt8Type>(array),
            DataType::UInt16 => whole::<UInt16Type>(array),
            DataType::UInt32 => whole::<UInt32Type>(array),
            DataType::UInt64 => whole::<UInt64Type>(array),
            // The sums of DuckDB.
            DataType::Decimal128(_, 0) => whole::<Decimal128Type>(array),
            DataType::Float32 => Some(Self::Floats(array.as_primitive::<Float32Type>().unary(f64::from))),
            DataType::Float64 => Some(Self::Floats(array.as_primitive::<Float64Type>().clone())),
            DataType::Boolean => Some(Self::Flags(array.as_boolean().clone())),
            DataType::Date32 => days::<Date32Type>(array, 1),
            DataType::Date64 => days::<Date64Type>(array, 86_400_000),
            DataType::Timestamp(TimeUnit::Second, None) => days::<TimestampSecondType>(array, 86_400),
            DataType::Timestamp(TimeUnit::Millisecond, None) => days::<TimestampMillisecondType>(array, 86_400_000),
            DataType::Timestamp(TimeUnit::Microsecond, None) => days::<TimestampMicrosecondType>(array, 86_400_000_000),
            DataType::Timestamp(TimeUnit::Nanosecond, None) => days::<TimestampNanosecondType>(array, 86_400_000_000_000),
            DataType::Dictionary(..) => {
                let once = array.as_any_dictionary();
                // Puts rows without a key behind the last text, where none stands. The places among no texts are not asked for.
                let keyed = if once.values().is_empty() { Vec::new() } else { once.normalized_keys() };
                let places = keyed.into_iter().enumerate().map(|(row, place)| if once.keys().is_null(row) { usize::MAX } else { place });
                let places = places.collect();
                Some(Self::Texts(Texts::of(once.values())?, Some(places)))
            }
            _ => Some(Self::Texts(Texts::of(array)?, None)),
        }
    }

    /// Writes rows from `first` on as values of a figure, and sets a bit of `unusual` for each row with a value that the figure cannot have.
    pub fn write(&self, first: usize, figure: &FigureDef, into: &mut [i32], unusual: &mut [i32]) {
        let most = i32::try_from(figure.max).unwrap_or(i32::MAX);
        if let (Self::Whole(numbers), Kind::Count) = (self, figure.kind) {
            numbers.write(first, most, into, unusual);
            return;
        }
        if let (Self::Flags(flags), Kind::Flag) = (self, figure.kind) {
            let flags = flags.slice(first, into.len());
            into.iter_mut().zip(&flags).for_each(|(into, flag)| *into = flag.map_or(MISSING, i32::from));
            return;
        }
        for ((row, into), unusual) in (first..).zip(into).zip(unusual) {
            let value = match (self.at(row), figure.kind) {
                (Cell::Missing, _) => Some(MISSING),
                (Cell::Whole(number), Kind::Count) => i32::try_from(number).ok().filter(|number| (0..=most).contains(number)),
                _ => None,
            };
            *into = value.unwrap_or(MISSING);
            *unusual |= i32::from(value.is_none());
        }
    }

    /// Returns what a row holds.
    pub fn at(&self, row: usize) -> Cell<'_> {
        let cell = match self {
            Self::Whole(numbers) => numbers.at(row).map(Cell::Whole),
            // Takes a number that is none for a missing one, as pandas writes it.
            Self::Floats(numbers) => {
                numbers.is_valid(row).then(|| numbers.values()[row]).filter(|number| !number.is_nan()).map(|number| match number {
                    // Takes a whole number that a float holds exactly for the number that it is.
                    _ if number.fract() == 0.0 && number.abs() < 9e15 => Cell::Whole(number as i128),
                    _ => Cell::Float(number),
                })
            }
            Self::Flags(flags) => flags.is_valid(row).then(|| Cell::Flag(flags.value(row))),
            Self::Texts(texts, None) => texts.at(row).map(Cell::Text),
            Self::Texts(texts, Some(places)) => places.get(row).and_then(|place| texts.at(*place)).map(Cell::Text),
            Self::Days(days) => days.get(row).copied().flatten().map(Cell::Day),
            Self::Missing => None,
        };
        cell.unwrap_or(Cell::Missing)
    }
}

impl Cell<'_> {
    /// Writes the cell as JSON.
    pub fn write(self, json: &mut String) {
        let _ = match self {
            Self::Missing => write!(json, "null"),
            Self::Whole(number) => write!(json, "{number}"),
            // No report holds an infinite number; the largest one is as much out of bounds.
            Self::Float(number) if number.is_infinite() => write!(json, "{}1e999", if number < 0.0 { "-" } else { "" }),
            Self::Float(number) => write!(json, "{number}"),
            Self::Flag(flag) => write!(json, "{flag}"),
            Self::Text(text) => {
                write_json(text, json);
                Ok(())
            }
            Self::Day(_) => match self.day() {
                Some(day) => write!(json, "\"{day}\""),
                None => write!(json, "\"?\""),
            },
        };
    }

    /// Returns the day of a cell that holds one.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(days) => Date::new(1970, 1, 1).ok()?.plus_days(days),
            Self::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

/// Texts of which each occurs in many rows: the texts once, and for each row its place.
pub fn repeated(texts: &[&'static str]) -> ArrayRef {
    Arc::new(arrow_array::StringArray::from(texts.to_vec()))
}
