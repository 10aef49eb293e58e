//! Tùy chọn của dòng lệnh: the options of the command line.

use crate::language::{of_arguments, say};
use crate::stream::reason;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser};
use kh302::document::{ChosenCriteria, LARGEST, criteria};
use kh302::form::day;
use kh302::{AreaCode, Date, Locale, Reading, law};
use std::env;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// Kiểm tra báo cáo theo Kế hoạch 302/KH-UBND và Quyết định 28/2025/QĐ-TTg |
/// Checks reports, totals or requests
#[derive(Debug, Parser)]
#[command(name = "assess", version, disable_help_flag = true, disable_version_flag = true, max_term_width = 100)]
pub struct Options {
    /// Tệp .json (một tài liệu hoặc một danh sách), .jsonl (mỗi dòng một tài liệu) hoặc .csv (mỗi dòng một báo cáo); không ghi tệp thì
    /// đọc đầu vào chuẩn |
    /// A .json file (one document or a list), a .jsonl file (one document a line) or a .csv file (one report a row); otherwise standard
    /// input
    #[arg(value_name = "TỆP")]
    pub files: Vec<PathBuf>,

    /// Xuất JSON, mỗi tài liệu một dòng, thay cho trang để đọc |
    /// Assessments as JSON Lines instead of pages
    #[arg(long)]
    pub json: bool,

    /// Mỗi báo cáo một dòng: địa bàn, kỳ, gửi được hay chưa, cấp độ, số lỗi, số cảnh báo |
    /// One line a report: area, period, whether it can be sent, level, errors, warnings
    #[arg(long, conflicts_with_all = ["json", "rollup", "compare"])]
    pub summary: bool,

    /// Tổng hợp báo cáo các xã, phường trong một kỳ thành kết quả của tỉnh, huyện có mã này |
    /// Rolls communes up to the area above with this code
    #[arg(long, value_name = "MÃ")]
    pub rollup: Option<AreaCode>,

    /// Bản công bố thay cho kết quả tổng hợp: không công bố số liệu nhạy cảm của xã, che số nhỏ |
    /// What the public may see of the roll-up
    #[arg(long, requires = "rollup")]
    pub publish: bool,

    /// Công bố cả tổng khi chưa đủ báo cáo; lần công bố sau sẽ cho biết số của địa bàn gửi sau |
    /// Totals although reports are missing; publishing again later gives away who reported late
    #[arg(long, requires = "publish")]
    pub although_incomplete: bool,

    /// Ghi bảng đề nghị phê duyệt cấp độ của kỳ năm thành tệp CSV mở được bằng Excel |
    /// Writes the levels to be approved of a year as a CSV file for Excel
    #[arg(long, value_name = "TỆP", requires = "rollup")]
    pub approval_list: Option<PathBuf>,

    #[command(flatten)]
    pub earlier: Earlier,

    #[command(flatten)]
    pub settings: Settings,

    /// In hướng dẫn này |
    /// This help
    #[arg(short, long, action = ArgAction::Help)]
    help: Option<bool>,

    /// In phiên bản |
    /// The version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// The files of reports with which documents are compared.
#[derive(Clone, Debug, Default, Args)]
pub struct Earlier {
    /// Tệp báo cáo kỳ gốc để so sánh, ghép theo địa bàn; ghi được nhiều lần |
    /// Baseline reports, matched by area; may be given several times
    #[arg(long, value_name = "TỆP")]
    pub baseline: Vec<PathBuf>,

    /// Tệp báo cáo kỳ liền trước, để đối chiếu đầu kỳ với cuối kỳ trước; ghi được nhiều lần |
    /// Reports of the period before; may be given several times
    #[arg(long, value_name = "TỆP")]
    pub previous: Vec<PathBuf>,

    /// Tệp báo cáo thành phần (tháng, quý) trong kỳ báo cáo, để cộng và đối chiếu; ghi được nhiều lần |
    /// Reports of the shorter periods inside; may be given several times
    #[arg(long, value_name = "TỆP")]
    pub parts: Vec<PathBuf>,

    /// Tệp JSON các quyết định phê duyệt cấp độ (Điều 7); ghi được nhiều lần |
    /// JSON files of approved levels; may be given several times
    #[arg(long, value_name = "TỆP")]
    pub approvals: Vec<PathBuf>,
}

/// The settings of the command line for every document, which replace those of the document.
#[derive(Clone, Debug, Default, Args)]
pub struct Settings {
    /// Ngày hôm nay, dạng 15/12/2025 hoặc 2025-12-15; không ghi thì là ngày lập của từng báo cáo |
    /// Today, as 15/12/2025 or 2025-12-15; otherwise the day each report was prepared
    #[arg(long, value_name = "NGÀY", value_parser = today)]
    pub as_of: Option<Date>,

    /// Bộ tiêu chí khác với bộ đang có hiệu lực: mã của bộ có sẵn, hoặc tệp JSON |
    /// Another set of criteria: the id of a built-in one, or a JSON file
    #[arg(long, value_name = "MÃ|TỆP", value_parser = chosen)]
    pub criteria: Option<ChosenCriteria>,

    /// So sánh cấp độ của địa bàn theo hai bộ tiêu chí, mỗi bộ là một mã hoặc một tệp |
    /// The level under two sets of criteria compared
    #[arg(long, value_name = "A,B", value_parser = two, conflicts_with_all = ["criteria", "rollup"])]
    pub compare: Option<Two>,

    /// Cách hiểu Điều 4: bao hàm mức cao hơn (cumulative), theo nguyên văn từng khoảng (literal) hoặc
    /// tính cả điểm đã có trong kỳ (places_in_period) |
    /// Which reading is shown: cumulative, literal or places_in_period
    #[arg(long, value_name = "CÁCH ĐỌC", value_parser = ids(Reading::ALL.map(Reading::id), Reading::from_id))]
    pub reading: Option<Reading>,

    /// Ngôn ngữ: vi hoặc en; không ghi thì theo tài liệu và môi trường |
    /// The language: vi or en; otherwise that of the document and the environment
    #[arg(long, value_name = "NGÔN NGỮ", value_parser = ids(Locale::ALL.map(Locale::id), Locale::from_id))]
    pub locale: Option<Locale>,

    /// Bản nháp: chỉ tiêu còn thiếu chưa tính là lỗi |
    /// A draft: missing figures are no finding
    #[arg(long)]
    pub draft: bool,
}

/// Reads a day as people write it.
fn today(text: &str) -> Result<Date, String> {
    day(text).ok_or_else(|| said("cần là một ngày có thật, như 15/12/2025", "write a day such as 15/12/2025").into())
}

/// Returns one of two texts about a value of the command line, which is not yet parsed.
fn said<'t>(vi: &'t str, en: &'t str) -> &'t str {
    say(of_arguments(&env::args().collect::<Vec<_>>()), vi, en)
}

/// Reads the two sets of criteria to compare.
#[derive(Clone, Debug)]
pub struct Two(pub [ChosenCriteria; 2]);

/// Reads a set of criteria: a built-in one by its id, or one from a file.
fn chosen(name: &str) -> Result<ChosenCriteria, String> {
    if let Some(set) = law::criteria_with_id(name) {
        return Ok(set.into());
    }
    let mut text = String::new();
    // Reads one byte more than the limit, so that a longer file is refused by its length alone.
    let read = File::open(name).and_then(|file| file.take(LARGEST as u64 + 1).read_to_string(&mut text));
    read.map_err(|error| {
        let known = law::CRITERIA.iter().map(|span| span.value.id).collect::<Vec<_>>().join(", ");
        let language = of_arguments(&env::args().collect::<Vec<_>>());
        let reason = reason(&error, language);
        match language {
            Locale::Vi => format!("không có bộ tiêu chí có sẵn (các mã: {known}) hoặc tệp này: {reason}"),
            Locale::En => format!("there is no built-in set (the ids: {known}) or file of this name: {reason}"),
        }
    })?;
    let set = criteria::load(&text).map_err(|error| {
        let at = if error.at().is_empty() { String::new() } else { format!("{}: ", error.at()) };
        format!("{at}{}", error.sentence(of_arguments(&env::args().collect::<Vec<_>>())).trim_end_matches('.'))
    })?;
    Ok(set.into())
}

fn two(names: &str) -> Result<Two, String> {
    let [one, other] = *names.split(',').collect::<Vec<_>>() else {
        return Err(said("cần đúng hai bộ tiêu chí, cách nhau bằng dấu phẩy", "give two sets with a comma between them").into());
    };
    Ok(Two([chosen(one.trim())?, chosen(other.trim())?]))
}

/// Reads an option that is one of a few names.
fn ids<T, const N: usize>(
    ids: [&'static str; N],
    from_id: impl Fn(&str) -> Option<T> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(ids).try_map(move |id| from_id(&id).ok_or(""))
}

#[cfg(test)]
mod tests {
    use super::Options;
    use clap::{CommandFactory, Parser};

    #[test]
    fn options_are_what_clap_can_read() {
        Options::command().debug_assert();
        let options =
            Options::try_parse_from(["assess", "--criteria", "qd28-2025", "--as-of", "2025-12-15", "a.json"]).expect("valid options");
        assert_eq!(options.settings.criteria.map(|set| set.criteria().with(|set| set.id == "qd28-2025")), Some(true));
        assert!(Options::try_parse_from(["assess", "--criteria", "qd1-2025"]).is_err());
        assert!(Options::try_parse_from(["assess", "--compare", "qd28-2025,qd3122-2010"]).is_ok());
        for wrong in ["qd28-2025", "qd28-2025,", "qd28-2025,qd3122-2010,qd28-2025"] {
            assert!(Options::try_parse_from(["assess", "--compare", wrong]).is_err());
        }
        let today = |text: &str| Options::try_parse_from(["assess", "--as-of", text]).ok()?.settings.as_of;
        assert_eq!(today("15/12/2025"), today("2025-12-15"));
        assert!(today("15/12/2025").is_some() && today("31/02/2025").is_none());
    }
}
