//! Mô-đun gốc của gói Python: the native module `kh302._native` of the Python package. The package in `python/kh302` gives it its types and
//! documentation; whoever uses it imports `kh302`.
//!
//! - `document`: documents as Python has them, to JSON
//! - `report`: a report as a dictionary, without JSON
//! - `calls`: every call, and assessments and verdicts
//! - `verdict`, `form`, `period`, `units`: the classes
//! - `table`, `column`, `verdict_columns`: many reports as Arrow tables
//! - `error`: the exceptions

use pyo3::prelude::pymodule;

mod calls;
mod column;
mod document;
mod error;
mod form;
mod period;
mod report;
mod table;
mod units;
mod verdict;
mod verdict_columns;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::calls::{answer, assess, call, catalogue, judge, panic_on_purpose, schema};
    #[pymodule_export]
    use crate::form::Form;
    #[pymodule_export]
    use crate::period::Period;
    #[pymodule_export]
    use crate::table::{Table, assess_table, judge_table};
    #[pymodule_export]
    use crate::units::{Unit, Units};
    #[pymodule_export]
    use crate::verdict::Verdict;
}
