//! Tests that concern more than one module of the library. `cargo test -p kh302-tests publish` runs those of one file.

mod architecture;
mod areas;
mod bad_input;
mod calls;
mod citations;
mod columns;
mod context_units;
mod corrections;
mod coverage;
mod criteria;
mod laws;
mod one_answer;
mod phase;
mod publish;
mod read_back;
mod reference;
mod report_store;
mod rollup;
mod samples;
mod schemas;
mod time;
mod unit_tables;
mod vectors;
mod verdict;
