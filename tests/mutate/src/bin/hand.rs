//! Runs every hand vector and prints the names of those that differ, each with its differences on indented lines.

use kh302_mutate::vectors::{bases, call_differences, calls, differences, hand};
use std::panic::{catch_unwind, set_hook};

fn main() {
    // A panic is a difference; its message would break the lines.
    set_hook(Box::new(|_| {}));
    let bases = bases();
    for vector in hand().into_iter().flat_map(|(_, file)| file.vectors) {
        tell(&vector.name, catch_unwind(|| differences(&vector, &bases)).ok());
    }
    for vector in calls().into_iter().flat_map(|(_, file)| file.vectors) {
        tell(&vector.name, catch_unwind(|| call_differences(&vector, &bases)).ok());
    }
}

/// Prints what differs; `None` is a panic.
fn tell(name: &str, differences: Option<Vec<String>>) {
    let lines = differences.unwrap_or_else(|| vec!["the call panicked".to_owned()]);
    if !lines.is_empty() {
        println!("{name}");
        lines.iter().for_each(|line| println!("    {line}"));
    }
}
