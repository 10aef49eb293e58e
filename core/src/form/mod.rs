//! Tầng 6: biểu nhập số liệu. Form sessions for a report while it is typed. The session decides and draws nothing; the host draws.
//!
//! ```
//! use kh302::form::{Field, Session};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut form = Session::open(
//!     r#"{"schema": "kh302.request/1", "as_of": "2025-12-15",
//!         "report": {"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {}}}"#,
//! )?;
//! let population: Field = "population".parse()?;
//! form.set(population, "55.305");
//! assert_eq!(form.state(population).value, Some(55_305));
//! // The text stays as it was typed, and the finding says what was probably meant.
//! form.set(population, "55,305");
//! assert_eq!((form.state(population).value, form.raw(population)), (None, "55,305"));
//! let wrong = form.findings().iter().find(|finding| finding.code == "F02").ok_or("no finding")?;
//! assert!(wrong.message.ends_with("Có phải 55305 không?"));
//! # Ok(()) }
//! ```

mod changes;
mod draft;
mod entry;
mod field;
mod session;
#[cfg(test)]
mod tests;
mod view;

pub use changes::{Change, FindingId};
pub use draft::{Difference, Restored};
#[doc(hidden)]
pub use field::FIELD_COUNT;
pub use field::Field;
pub use session::{FieldState, Session, day};
pub use view::FindingView;
