//! Nhập báo cáo: a report is typed field by field, and every keystroke says what it changed.
//!
//! `cargo run -p kh302 --example form`

use kh302::form::{Field, Session};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut form = Session::open(
        r#"{ "schema": "kh302.request/1", "as_of": "2025-12-15",
             "report": { "schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {} } }"#,
    )?;
    let mut typed = |id: &str, text: &str| -> Result<(), Box<dyn std::error::Error>> {
        let field: Field = id.parse()?;
        form.set(field, text);
        println!("{id} = “{text}”");
        for finding in form.findings().iter().filter(|finding| finding.code != "F01") {
            println!("    {}  {}", finding.code, finding.message);
        }
        Ok(())
    };
    typed("population", "55.305")?;
    // Types something that is no whole number: the text stays as it was typed, and the form says what was probably meant.
    typed("drug_dependent", "1,234")?;
    typed("drug_dependent", "35")?;
    // Types more people in the community than there are in all.
    typed("drug_dependent_in_community", "40")?;
    println!("Còn thiếu {} số liệu", form.findings().iter().filter(|finding| finding.code == "F01").count());
    Ok(())
}
