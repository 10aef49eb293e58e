//! Tầng 5: documents in, documents and sentences out.

mod read;

pub use read::{Document, ReadError, read};
