//! The hand vectors, compiled without the rest of the tests, so that a changed law is judged in the least time.
#![warn(missing_docs)]

#[path = "../../src/vectors.rs"]
pub mod vectors;
