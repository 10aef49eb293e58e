//! Runs the hand vectors and prints the names of those that differ, each with its differences on indented lines. It stops after the fourth:
//! that a change was noticed is known by then, and the program that asks has hundreds of changes to try.

use kh302_mutate::vectors::{bases, call_differences, calls, differences, hand};
use std::panic::{catch_unwind, set_hook};

fn main() {
    // A panic is a difference; its message would break the lines.
    set_hook(Box::new(|_| {}));
    let bases = bases();
    let reports = hand().into_iter().flat_map(|(_, file)| file.vectors);
    let reports = reports.map(|vector| (catch_unwind(|| differences(&vector, &bases)).ok(), vector.name));
    let calls = calls().into_iter().flat_map(|(_, file)| file.vectors);
    let calls = calls.map(|vector| (catch_unwind(|| call_differences(&vector, &bases)).ok(), vector.name));
    // `None` is a panic.
    let told = reports.chain(calls).map(|(lines, name)| (lines.unwrap_or_else(|| vec!["the call panicked".to_owned()]), name));
    for (lines, name) in told.filter(|(lines, _)| !lines.is_empty()).take(4) {
        println!("{name}");
        lines.iter().for_each(|line| println!("    {line}"));
    }
}
