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

/// The word of a figure that a row does not have.
pub const ABSENT: u32 = u32::MAX;
/// The word of a flag that is true.
pub const TRUE: u32 = u32::MAX - 1;
/// The word of a flag that is false.
pub const FALSE: u32 = u32::MAX - 2;
/// The word of a value that is unusual for a figure. The word of a count is less.
pub const UNUSUAL: u32 = u32::MAX - 3;

/// A column of whole numbers of any width.
pub trait WholeNumbers: Send + Sync {
    /// Returns the number of a row.
    fn at(&self, row: usize) -> Option<i128>;

    /// Writes each row as a word, so many words apart.
    fn write(&self, words: &mut [u32], step: usize);
}

impl<T: ArrowPrimitiveType<Native: Into<i128>>> WholeNumbers for PrimitiveArray<T> {
    fn at(&self, row: usize) -> Option<i128> {
        if self.is_null(row) { None } else { self.values().get(row).map(|value| (*value).into()) }
    }

    fn write(&self, words: &mut [u32], step: usize) {
        for (word, value) in words.iter_mut().step_by(step).zip(self.values()) {
            *word = u32::try_from((*value).into()).ok().filter(|count| *count < UNUSUAL).unwrap_or(UNUSUAL);
        }
        if let Some(nulls) = self.nulls().filter(|nulls| nulls.null_count() > 0) {
            for (word, is_valid) in words.iter_mut().step_by(step).zip(nulls) {
                *word = if is_valid { *word } else { ABSENT };
            }
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

fn whole<T: ArrowPrimitiveType<Native: Into<i128>>>(array: &ArrayRef) -> Option<Column> {
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

    /// Writes each row as the word of a figure, so many words apart.
    pub fn write(&self, words: &mut [u32], step: usize) {
        if let Self::Whole(numbers) = self {
            numbers.write(words, step);
            return;
        }
        for (row, word) in words.iter_mut().step_by(step).enumerate() {
            *word = match self.at(row) {
                Cell::Missing => ABSENT,
                Cell::Flag(flag) => {
                    if flag {
                        TRUE
                    } else {
                        FALSE
                    }
                }
                Cell::Whole(number) => u32::try_from(number).ok().filter(|count| *count < UNUSUAL).unwrap_or(UNUSUAL),
                Cell::Float(_) | Cell::Text(_) | Cell::Day(_) => UNUSUAL,
            };
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
