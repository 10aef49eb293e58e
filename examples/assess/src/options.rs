//! Tùy chọn của dòng lệnh: the options of the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser};
use kh302::document::{ChosenCriteria, LARGEST, criteria};
use kh302::{AreaCode, Date, Locale, Reading, law};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

const TEMPLATE: &str = "\
{about}

Cách dùng: {usage}

{positionals}

Tùy chọn:
{options}
{after-help}";

const AFTER: &str = "\
Mã kết thúc: 0 không có gì chặn việc gửi; 1 có mục phải sửa, hoặc báo cáo không thuộc phạm vi tổng hợp; 2 có nội dung không đọc được hoặc câu lệnh sai.
Exit status: 0 nothing blocks sending; 1 something does, or a report is not part of the roll-up; 2 unreadable input or wrong usage.";

/// Kiểm tra báo cáo theo Kế hoạch 302/KH-UBND và Quyết định 28/2025/QĐ-TTg (checks reports, totals or requests)
#[derive(Debug, Parser)]
#[command(name = "assess", version, help_template = TEMPLATE, after_help = AFTER, override_usage = "assess [TÙY CHỌN] [TỆP]...")]
#[command(disable_help_flag = true, disable_version_flag = true, max_term_width = 100)]
pub struct Options {
    /// Tệp .json (một tài liệu) hoặc .jsonl (mỗi dòng một tài liệu); không ghi tệp thì đọc đầu vào chuẩn, mỗi dòng một tài liệu
    #[arg(value_name = "TỆP")]
    pub files: Vec<PathBuf>,

    /// Xuất JSON, mỗi tài liệu một dòng, thay cho trang để đọc (assessments as JSON Lines)
    #[arg(long)]
    pub json: bool,

    /// Tổng hợp báo cáo các xã, phường trong một kỳ thành kết quả của tỉnh, huyện có mã này (roll communes up to the area above)
    #[arg(long, value_name = "MÃ")]
    pub rollup: Option<AreaCode>,

    /// Bản công bố thay cho kết quả tổng hợp: không nêu số nhạy cảm của xã, che số nhỏ (what the public may see of the roll-up)
    #[arg(long, requires = "rollup")]
    pub publish: bool,

    /// Công bố cả tổng khi chưa đủ báo cáo; lần công bố sau sẽ cho biết số của địa bàn gửi sau (totals although reports are missing)
    #[arg(long, requires = "publish")]
    pub although_incomplete: bool,

    #[command(flatten)]
    pub earlier: Earlier,

    #[command(flatten)]
    pub settings: Settings,

    /// In hướng dẫn này (this help)
    #[arg(short, long, action = ArgAction::Help)]
    help: Option<bool>,

    /// In phiên bản (the version)
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// The files of reports with which documents are compared.
#[derive(Clone, Debug, Default, Args)]
pub struct Earlier {
    /// Tệp báo cáo kỳ gốc để so sánh, ghép theo địa bàn; ghi được nhiều lần (baseline reports)
    #[arg(long, value_name = "TỆP")]
    pub baseline: Vec<PathBuf>,

    /// Tệp báo cáo kỳ liền trước, để đối chiếu đầu kỳ với cuối kỳ trước; ghi được nhiều lần (reports of the period before)
    #[arg(long, value_name = "TỆP")]
    pub previous: Vec<PathBuf>,

    /// Tệp báo cáo các kỳ ngắn hơn bên trong kỳ báo cáo, để cộng và đối chiếu; ghi được nhiều lần (reports of shorter periods)
    #[arg(long, value_name = "TỆP")]
    pub parts: Vec<PathBuf>,
}

/// The settings of the command line for every document, which replace those of the document.
#[derive(Clone, Debug, Default, Args)]
pub struct Settings {
    /// Ngày hôm nay, dạng 2025-12-15 (today; otherwise the day each report was prepared)
    #[arg(long, value_name = "NGÀY")]
    pub as_of: Option<Date>,

    /// Bộ tiêu chí khác với bộ đang có hiệu lực: mã của bộ có sẵn, hoặc tệp JSON (another set of criteria: an id or a file)
    #[arg(long, value_name = "MÃ|TỆP", value_parser = chosen)]
    pub criteria: Option<ChosenCriteria>,

    /// So sánh cấp độ của xã theo hai bộ tiêu chí, mỗi bộ là một mã hoặc một tệp (the level under two sets compared)
    #[arg(long, value_name = "A,B", value_parser = two, conflicts_with_all = ["criteria", "rollup"])]
    pub compare: Option<Two>,

    /// Cách đọc Điều 4: cộng dồn hoặc đúng từng chữ (which reading of Điều 4 is shown)
    #[arg(long, value_name = "CÁCH ĐỌC", value_parser = ids(Reading::ALL.map(Reading::id), Reading::from_id))]
    pub reading: Option<Reading>,

    /// Ngôn ngữ của kết quả (the language of the answers)
    #[arg(long, value_name = "NGÔN NGỮ", value_parser = ids(Locale::ALL.map(Locale::id), Locale::from_id))]
    pub locale: Option<Locale>,

    /// Bản nháp: số liệu còn thiếu chưa tính là lỗi (a draft: missing figures are no finding)
    #[arg(long)]
    pub draft: bool,
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
        format!("không có bộ tiêu chí có sẵn (các mã: {known}) hoặc tệp này: {error}")
    })?;
    let set = criteria::load(&text).map_err(|error| {
        let at = if error.at().is_empty() { String::new() } else { format!("{}: ", error.at()) };
        format!("{at}{}", error.sentence(Locale::Vi))
    })?;
    Ok(set.into())
}

fn two(names: &str) -> Result<Two, String> {
    let [one, other] = *names.split(',').collect::<Vec<_>>() else {
        return Err("cần đúng hai bộ tiêu chí, cách nhau bằng dấu phẩy".into());
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
    PossibleValuesParser::new(ids).try_map(move |id| from_id(&id).ok_or("không có mã này"))
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
        assert!(Options::try_parse_from(["assess", "--as-of", "15/12/2025"]).is_err());
    }
}
