//! Bảng đề nghị phê duyệt: writes the list for approval of a roll-up as a sheet that Excel opens.

use crate::language::say;
use kh302::Locale;
use kh302::explain::ApprovalList;
use std::path::Path;

/// Writes the list with one commune in each row and the counts at the foot. It begins with a byte order mark and separates cells with
/// semicolons, because so Excel with Vietnamese settings reads it without questions.
pub fn write(list: &ApprovalList, path: &Path, locale: Locale) -> Result<(), csv::Error> {
    let mut text = "\u{feff}".as_bytes().to_vec();
    {
        let mut sheet = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut text);
        let name = |vi, en| say(locale, vi, en);
        sheet.write_record([
            name("STT", "No."),
            name("Mã", "Code"),
            name("Xã, phường", "Commune"),
            name("Cấp độ tự xác định", "Declared level"),
            name("Cấp độ theo số liệu", "Computed level"),
            name("Căn cứ", "Criteria"),
            name("Cấp độ đã phê duyệt", "Approved level"),
            name("Cấp độ kỳ gốc", "Level at the baseline"),
            name("Thay đổi", "Change"),
            name("Khác nhau", "Differs"),
        ])?;
        for (number, row) in (1..).zip(&list.rows) {
            let level = |level: Option<kh302::RiskLevel>| level.map_or("", |level| level.name().get(locale));
            let criteria: Vec<&str> = row.criteria.iter().map(|criterion| criterion.text.as_str()).collect();
            let computed = row.computed.map_or(name("chưa có báo cáo", "no report yet"), |level| level.name().get(locale));
            sheet.write_record([
                &*number.to_string(),
                &row.area,
                row.name.as_deref().unwrap_or_default(),
                level(row.declared),
                computed,
                &criteria.join("; "),
                level(row.approved),
                row.before.map_or("", |level| level.name().get(locale)),
                row.change.map_or("", |change| change.name().get(locale)),
                if row.differs { name("có", "yes") } else { "" },
            ])?;
        }
        let foot = &list.foot;
        let counts = match locale {
            Locale::Vi => format!("{}/{} xã, phường đã có báo cáo", foot.received, foot.expected),
            Locale::En => format!("{} of {} communes reported", foot.received, foot.expected),
        };
        let (approved, differing) = (foot.approved.to_string(), foot.differing.to_string());
        let moved = format!("{} {}, {} {}", name("vào", "entered"), foot.entered, name("ra", "left"), foot.left);
        sheet.write_record(["", "", name("Cộng", "Total"), "", &counts, "", &approved, "", &moved, &differing])?;
        sheet.flush()?;
    }
    std::fs::write(path, text)?;
    Ok(())
}
