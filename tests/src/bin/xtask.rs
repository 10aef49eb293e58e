//! The one front door of the project.
fn main() {}
