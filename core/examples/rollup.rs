//! Tổng hợp một tỉnh: adds the reports of the communes one by one, and judges the totals like a report.
//!
//! `cargo run -p kh302 --example rollup`

use kh302::judge::Rollup;
use kh302::{Figures, Locale, Report, RiskLevel, judge, law::HUE};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let period = "2025".parse()?;
    let mut province = Rollup::new("46".parse()?, period, &HUE)?;
    // Takes the reports of three of the forty communes of Huế: residents, people with drug dependence, places of use, arrests.
    for (code, row) in [("19815", [55_305, 35, 0, 4]), ("19804", [41_200, 0, 0, 0]), ("20014", [2_900, 16, 2, 3])] {
        let columns = ["population", "drug_dependent", "use_points", "drug_arrests"];
        let figures = Figures::from_row(&columns, &row.map(Some))?;
        let verdict = province.add(&Report::new(code.parse()?, period).with_figures(figures))?;
        println!("{code}: còn thiếu {} số liệu", verdict.missing.iter().count());
    }

    let totals = province.totals();
    println!("\nThành phố Huế, {}", period.name(Locale::Vi));
    for (figure, value) in totals.figures.iter().filter_map(|(figure, value)| Some((figure, value?))) {
        println!("  {}: {value}", figure.label(Locale::Vi));
    }
    let communes = totals.communes.unwrap_or_default();
    println!("\nĐã nhận {} trong {} báo cáo", communes.received, communes.expected);
    for level in RiskLevel::ALL {
        println!("  {}: {} xã", level.name().vi, communes.levels.get(level));
    }
    println!("  Chưa xác định: {} xã", communes.undetermined);

    let verdict = judge(&totals);
    println!("\nCấp tỉnh: {}", verdict.province.map_or("", |status| status.name().vi));
    let missing: Vec<_> = province.missing().take(3).map(|unit| unit.name()).collect();
    println!("Chưa có báo cáo của {} và {} nơi khác", missing.join(", "), province.missing().count().saturating_sub(3));
    Ok(())
}
