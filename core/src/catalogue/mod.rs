//! Danh mục: lists all rules, describes the form, and gives the schema of every document.

mod form;
pub(crate) mod listing;
#[cfg(feature = "schema")]
pub(crate) mod schema;
#[cfg(feature = "schema")]
pub(crate) mod schema_calls;

pub use form::{Choice, Form, FormField, FormSection, form, form_json};
pub(crate) use form::{DECLARED_LEVEL, NOTE, PREPARED_ON};
pub use listing::*;
#[cfg(feature = "schema")]
pub use schema::{DOCUMENTS, schema};
