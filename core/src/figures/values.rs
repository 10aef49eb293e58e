//! Số liệu vào, ra: reads figures from pairs or rows of a database, and gives them back.

use super::{FIGURES, Figure, Figures};
use crate::base::UnknownId;
use alloc::vec::Vec;
use core::{fmt, str::FromStr};

/// Số liệu không dùng được: why figures cannot be set to the values that were given.
///
/// ```
/// use kh302::Figures;
///
/// let error = Figures::from_pairs([("populaton", 55_305)]).unwrap_err();
/// assert_eq!(error.to_string(), "`populaton` is not the id of a `Figure`; did you mean `population`?");
/// let error = Figures::from_pairs([("reviewed", 2)]).unwrap_err();
/// assert_eq!(error.to_string(), "`2` is out of bounds for `reviewed`; write 0 to 1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FigureError {
    /// Không có chỉ tiêu này: no figure has this id.
    #[error(transparent)]
    Unknown(#[from] UnknownId),
    /// Ngoài giới hạn: the value lies outside the bounds of the figure; those of a flag are 0 and 1.
    #[error("`{value}` is out of bounds for `{figure}`; write {min} to {max}", min = .figure.definition().min, max = .figure.definition().max)]
    OutOfBounds {
        /// The figure.
        figure: Figure,
        /// The value that is out of bounds.
        value: u64,
    },
    /// Ghi hai lần: the figure is given twice.
    #[error("`{0}` is given twice")]
    Twice(Figure),
    /// Số cột khác số giá trị: a row has more or fewer values than there are columns.
    #[error("the row has `{values}` values for `{columns}` columns")]
    RowLength {
        /// How many columns there are.
        columns: usize,
        /// How many values the row has.
        values: usize,
    },
}

impl Figures {
    /// Ghi chỉ tiêu trong giới hạn: sets `figure` to a value within its bounds; a flag takes 0 or 1. [`Figures::set`] takes any value
    /// and leaves the bounds to the judge, whose finding then names them.
    ///
    /// ```
    /// use kh302::{Figure, Figures};
    ///
    /// let mut figures = Figures::default();
    /// figures.try_set(Figure::Population, 55_305)?;
    /// assert!(figures.try_set(Figure::Reviewed, 2).is_err());
    /// # Ok::<(), kh302::figures::FigureError>(())
    /// ```
    ///
    /// # Errors
    /// When the value is out of bounds; the figure then keeps the value that it had.
    pub fn try_set(&mut self, figure: Figure, value: u64) -> Result<(), FigureError> {
        let row = figure.definition();
        if value < row.min || row.max < value {
            return Err(FigureError::OutOfBounds { figure, value });
        }
        self.set(figure, Some(value));
        Ok(())
    }

    /// Từ các cặp: makes figures from pairs of an id and a value; figures without a pair are missing.
    ///
    /// ```
    /// use kh302::Figures;
    ///
    /// let figures = Figures::from_pairs([("population", 55_305), ("drug_dependent", 35)])?;
    /// assert_eq!((figures.drug_dependent, figures.drug_using), (Some(35), None));
    /// # Ok::<(), kh302::figures::FigureError>(())
    /// ```
    ///
    /// # Errors
    /// When an id names no figure, a figure is given twice or a value is out of bounds.
    pub fn from_pairs<I: AsRef<str>>(pairs: impl IntoIterator<Item = (I, u64)>) -> Result<Self, FigureError> {
        let mut figures = Self::default();
        for (id, value) in pairs {
            let figure: Figure = id.as_ref().parse()?;
            if figures.value(figure).is_some() {
                return Err(FigureError::Twice(figure));
            }
            figures.try_set(figure, value)?;
        }
        Ok(figures)
    }

    /// Từ một dòng: makes figures from one row of a table whose columns have the ids of figures; an empty cell means missing.
    ///
    /// ```
    /// use kh302::{Figures, Report};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let columns = ["population", "drug_dependent", "drug_using"];
    /// let figures = Figures::from_row(&columns, &[Some(55_305), Some(35), None])?;
    /// let report = Report::new("19815".parse()?, "2025-09".parse()?).with_figures(figures);
    /// assert_eq!(report.figures.drug_using, None);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// When a column names no figure or occurs twice, a value is out of bounds, or the row has more or fewer values than columns.
    pub fn from_row<I: AsRef<str>>(columns: &[I], row: &[Option<u64>]) -> Result<Self, FigureError> {
        if columns.len() != row.len() {
            return Err(FigureError::RowLength { columns: columns.len(), values: row.len() });
        }
        Self::from_pairs(columns.iter().zip(row).filter_map(|(id, value)| Some((id, (*value)?))))
    }

    /// Tất cả chỉ tiêu: iterates over every figure with its value, in the order of the form, which is also the order of the columns of a
    /// table.
    ///
    /// ```
    /// let row: Vec<String> = kh302::Figures::default().iter().map(|(_, value)| value.map_or(String::new(), |v| v.to_string())).collect();
    /// assert_eq!(row.len(), kh302::FIGURES.len());
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (Figure, Option<u64>)> + '_ {
        FIGURES.iter().map(|row| (row.figure, self.value(row.figure)))
    }

    /// Các cặp: returns the figures that have a value, as pairs of an id and the value, in the order of the form.
    ///
    /// ```
    /// use kh302::Figures;
    ///
    /// let figures = Figures { drug_dependent: Some(35), population: Some(55_305), ..Figures::default() };
    /// assert_eq!(figures.to_pairs(), [("population", 55_305), ("drug_dependent", 35)]);
    /// ```
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, u64)> {
        self.iter().filter_map(|(figure, value)| Some((figure.id(), value?))).collect()
    }
}

/// Collects figures as [`Figures::set`] sets them: for a repeated figure the last value counts.
impl FromIterator<(Figure, u64)> for Figures {
    fn from_iter<I: IntoIterator<Item = (Figure, u64)>>(values: I) -> Self {
        let mut figures = Self::default();
        figures.extend(values);
        figures
    }
}

impl Extend<(Figure, u64)> for Figures {
    fn extend<I: IntoIterator<Item = (Figure, u64)>>(&mut self, values: I) {
        values.into_iter().for_each(|(figure, value)| self.set(figure, Some(value)));
    }
}

impl FromStr for Figure {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Self, UnknownId> {
        Self::from_id(id).ok_or_else(|| UnknownId::new("Figure", id, FIGURES.iter().map(|row| row.id)))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}
