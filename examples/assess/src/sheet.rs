//! Bảng tính: reads sheets of reports, one report in each row, as Excel saves them as CSV. The columns are those of the specification: `area`,
//! `period`, `revision`, `prepared_on`, `declared_level`, then the figures, by their ids or their labels, in any order.

use kh302::document::write_json;
use kh302::explain::Finding;
use kh302::form::{Field, day};
use kh302::{FIGURES, Figure, Locale};
use std::sync::Arc;

/// The members of a report that have a column, beside its figures, with the names that people give them.
const MEMBERS: [(&str, [&str; 3]); 6] = [
    ("area", ["mã địa bàn", "địa bàn", "area code"]),
    ("period", ["kỳ báo cáo", "kỳ", "reporting period"]),
    ("revision", ["lần đính chính", "đính chính", "revision number"]),
    ("prepared_on", ["ngày lập báo cáo", "ngày lập", "prepared on"]),
    ("declared_level", ["cấp độ tự xác định", "cấp độ", "declared level"]),
    ("note", ["ghi chú", "ghi chú chung", "notes"]),
];

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    /// A member of the report.
    Member(&'static str),
    /// A figure.
    Figure(Figure),
    /// A column with a name that nobody knows. Its cells become members that are refused by this name, so that no value is lost in silence.
    Unknown(String),
}

impl Column {
    fn of(name: &str) -> Self {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let name = plain(name);
        if let Some((member, _)) = MEMBERS.iter().find(|(member, names)| *member == name || names.contains(&name.as_str())) {
            return Self::Member(member);
        }
        let is = |figure: Figure| figure.id() == name || Locale::ALL.into_iter().any(|locale| plain(&figure.label(locale)) == name);
        let figure = FIGURES.iter().map(|row| row.figure).find(|figure| is(*figure));
        figure.map_or(Self::Unknown(name), Self::Figure)
    }

    /// Returns the name of the member that a cell becomes.
    fn member(&self) -> &str {
        match self {
            Self::Member(member) => member,
            Self::Figure(figure) => figure.id(),
            Self::Unknown(name) => name,
        }
    }
}

/// The columns of a sheet, which findings are named by.
#[derive(Debug)]
pub struct Columns {
    columns: Vec<Column>,
    /// The names as the sheet writes them.
    names: Vec<String>,
}

impl Columns {
    /// Adds to the sentences of findings the column that each is about.
    pub fn name(&self, findings: &mut [Finding], row: &str, locale: Locale) {
        let column = if locale == Locale::Vi { "cột" } else { "column" };
        for finding in findings {
            let last = finding.at.rsplit('/').next().unwrap_or_default();
            let place = self.columns.iter().position(|column| column.member() == last);
            let named = place.zip(place.and_then(|place| self.names.get(place)));
            let named = named.map(|(place, name)| format!(", {column} {} “{name}”", letters(place))).unwrap_or_default();
            finding.message.push_str(&format!(" ({row}{named})"));
        }
    }
}

/// The rows of a sheet, each as the JSON of a report.
#[derive(Debug)]
pub struct Sheet {
    pub columns: Arc<Columns>,
    /// The reports with the numbers of their rows, as a sheet counts them from 1.
    pub reports: Vec<(u64, String)>,
}

/// Whether the first line of a text names the columns of a sheet of reports.
pub fn is_sheet(first_line: &str) -> bool {
    let delimiter = delimiter(first_line);
    first_line.split(char::from(delimiter)).any(|name| Column::of(name.trim().trim_matches('"')) == Column::Member("area"))
}

/// Reads a sheet; `None` where its first line has no column with the areas.
pub fn read(text: &str) -> Option<Sheet> {
    // Excel writes and reads the delimiter in a line of its own.
    let (text, before) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().to_lowercase().starts_with("sep=") => (rest, 1),
        _ => (text, 0),
    };
    let first_line = text.lines().next().unwrap_or_default();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(first_line)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = (1 + before..).zip(reader.records().filter_map(Result::ok));
    let (_, head) = rows.next()?;
    let names: Vec<String> = head.iter().map(|name| name.trim().to_owned()).collect();
    let columns = Columns { columns: names.iter().map(|name| Column::of(name)).collect(), names };
    columns.columns.contains(&Column::Member("area")).then_some(())?;
    let filled = rows.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
    let reports = filled.map(|(number, row)| (number, report(&columns.columns, &row))).collect();
    Some(Sheet { columns: columns.into(), reports })
}

/// Returns the sign that stands between the cells of a line most often.
fn delimiter(line: &str) -> u8 {
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    *b",;\t".iter().rev().max_by_key(|delimiter| count(**delimiter)).unwrap_or(&b',')
}

/// Writes a row as a report. A cell that is empty is a value that is missing; the others are written as they stand, and the library says of
/// each that it cannot use what would be right.
fn report(columns: &[Column], row: &csv::StringRecord) -> String {
    let (mut members, mut figures) = (String::from(r#"{"schema":"kh302.report/1""#), String::new());
    // A cell behind the last column belongs to none.
    let beyond = Column::Unknown("?".into());
    for (place, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let column = columns.get(place).unwrap_or(&beyond);
        let to = if matches!(column, Column::Member(_)) { &mut members } else { &mut figures };
        if !to.is_empty() {
            to.push(',');
        }
        write_json(column.member(), to);
        to.push(':');
        value(column, cell.trim(), to);
    }
    format!(r#"{members},"figures":{{{figures}}}}}"#)
}

/// Writes a cell as JSON: digits as a number, TRUE and FALSE as a flag, a day as documents write it, and anything else as text.
fn value(column: &Column, cell: &str, to: &mut String) {
    let counts = matches!(column, Column::Figure(_) | Column::Member("revision"));
    let plain = cell.len() <= 15 && cell.bytes().all(|byte| byte.is_ascii_digit()) && (cell == "0" || !cell.starts_with('0'));
    match cell.to_ascii_lowercase().as_str() {
        _ if counts && plain => to.push_str(cell),
        flag @ ("true" | "false") if counts => to.push_str(flag),
        _ => match day(cell).filter(|_| column.member() == Field::PREPARED_ON.id()) {
            Some(day) => write_json(&day, to),
            None => write_json(cell, to),
        },
    }
}

/// Returns the letters by which a sheet names a column: A to Z, then AA.
fn letters(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    match place / 26 {
        0 => letter.into(),
        above => letters(above - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_sheet, letters, read};

    fn reports(text: &str) -> Vec<(u64, String)> {
        read(text).expect("a sheet").reports
    }

    #[test]
    fn a_row_is_a_report_whatever_stands_between_its_cells() {
        let report = r#"{"schema":"kh302.report/1","area":"19815","period":"2025","prepared_on":"2025-12-15","figures":{"population":55305,"reviewed":true}}"#;
        for delimiter in [",", ";", "\t"] {
            let rows =
                [["area", "period", "prepared_on", "population", "reviewed"], ["19815", "2025", "15/12/2025", "55305", "TRUE"], [""; 5]];
            let text: String = rows.iter().map(|row| row.join(delimiter) + "\r\n").collect();
            assert_eq!(reports(&text), [(2, report.to_owned())]);
            assert!(is_sheet(text.lines().next().expect("a line")));
        }
        assert_eq!(reports("sep=;\narea;period\n;\n19815;2025\n")[0].0, 4);
        assert!(read("code,name\n46,Huế\n").is_none());
    }

    #[test]
    fn columns_are_named_by_ids_or_labels_and_no_cell_is_lost() {
        let text = "Mã địa bàn,Kỳ báo cáo,Số nhân khẩu hiện đang  cư trú,Tên,note\n19815,2025,\"55.305\",An Cựu,\"hai\ndòng\",7\n";
        let report = r#"{"schema":"kh302.report/1","area":"19815","period":"2025","note":"hai\ndòng","figures":{"population":"55.305","tên":"An Cựu","?":"7"}}"#;
        assert_eq!(reports(text), [(2, report.to_owned())]);
    }

    #[test]
    fn columns_are_counted_in_letters() {
        assert_eq!([0, 25, 26, 67, 701, 702].map(letters), ["A", "Z", "AA", "BP", "ZZ", "AAA"]);
    }
}
