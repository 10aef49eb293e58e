//! Đánh giá một báo cáo: makes a report of one row of a database, and assesses it in Vietnamese.
//!
//! `cargo run -p kh302 --example judge`

use kh302::{Figures, Locale, Report};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Reads four figures that Phường An Cựu published for September 2025, which the portal has stored as one row.
    let columns = ["population", "drug_dependent", "drug_using", "outreach_sessions", "drug_cases"];
    let row = [Some(55_305), Some(35), Some(20), Some(1), None];
    let figures = Figures::from_row(&columns, &row)?;
    let report = Report::new("19815".parse()?, "2025-09".parse()?).with_figures(figures).with_prepared_on("2025-09-15".parse()?);

    let assessment = report.assess(Locale::Vi);
    println!(
        "Địa bàn {}, {}: {}",
        report.area,
        report.period.name(Locale::Vi),
        if assessment.can_submit { "có thể gửi" } else { "chưa thể gửi" }
    );

    println!("\nCần xem lại {} nội dung, trong đó có:", assessment.findings.len());
    for finding in assessment.findings.iter().take(3) {
        println!("  {}  {}", finding.code, finding.message);
    }

    println!("\nMục tiêu:");
    for target in &assessment.targets {
        println!("  {} {}: {}", target.id, target.title, target.status.name().get(Locale::Vi));
    }
    Ok(())
}
