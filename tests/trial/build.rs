//! Compiles the library under the invented law of the folder `law`.

fn main() {
    println!("cargo::rustc-cfg=trial_law");
    println!("cargo::rerun-if-changed=build.rs");
}
