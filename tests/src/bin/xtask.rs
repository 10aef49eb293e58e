//! The one front door of the project.
fn main() {
    println!("{:?}", kh302_tests::generate::write());
}
