//! The constants of an invented law.

mod da_nang_2027;
mod qd99_2027;

pub use da_nang_2027::DA_NANG_2027;
pub use qd99_2027::QD99_2027;
