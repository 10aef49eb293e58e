//! Danh mục văn bản: every text that the library cites.

use crate::base::Text;
use crate::calendar::Date;
use crate::rules::Instrument;

pub(super) const fn day(year: i32, month: u32, day: u32) -> Date {
    Date::constant(year, month, day)
}

const PLAN: Text = Text::new("Kế hoạch", "Plan");
const DECISION: Text = Text::new("Quyết định", "Decision");
const DECREE: Text = Text::new("Nghị định", "Decree");
const CIRCULAR: Text = Text::new("Thông tư", "Circular");
const LAW: Text = Text::new("Luật", "Law");
const RESOLUTION: Text = Text::new("Nghị quyết", "Resolution");

macro_rules! instrument {
    ($id:literal $kind:ident $number:literal $issuer:literal $vi:literal $en:literal $from:expr => $to:expr, $url:expr) => {
        Instrument {
            id: $id,
            kind: $kind,
            number: $number,
            title: Text { vi: $vi, en: $en },
            issuer: $issuer,
            in_force_from: $from,
            in_force_to: $to,
            url: $url,
        }
    };
}

/// The registry of texts.
pub static INSTRUMENTS: &[Instrument] = &[
    instrument!("kh302-2023" PLAN "302/KH-UBND" "Ủy ban nhân dân tỉnh Thừa Thiên Huế"
        "Kế hoạch nhân rộng công tác chuyển hóa tình hình tội phạm và tệ nạn ma túy địa bàn cấp huyện"
        "Plan to spread the transformation of districts away from drug crime and drug use"
        day(2023, 10, 6) => None, None),
    instrument!("qd3122-2010" DECISION "3122/2010/QĐ-BCA" "Bộ Công an"
        "Quyết định về tiêu chí phân loại xã, phường, thị trấn trọng điểm về ma túy (chỉ biết một phần)"
        "Decision on the risk types of communes (only partly known)"
        day(2010, 8, 9) => None, None),
    instrument!("qd28-2025" DECISION "28/2025/QĐ-TTg" "Thủ tướng Chính phủ"
        "Quyết định về tiêu chí xác định tuyến, địa bàn trọng điểm phức tạp về ma túy, địa bàn không ma túy"
        "Decision on the criteria for key drug routes, key areas and drug-free areas"
        day(2025, 8, 24) => None, Some("https://vanban.chinhphu.vn/?pageid=27160&docid=215036")),
    instrument!("nd09-2019" DECREE "09/2019/NĐ-CP" "Chính phủ"
        "Nghị định quy định về chế độ báo cáo của cơ quan hành chính nhà nước"
        "Decree on periodic reports of administrative bodies"
        day(2019, 3, 12) => None, None),
    instrument!("nd105-2021" DECREE "105/2021/NĐ-CP" "Chính phủ"
        "Nghị định quy định chi tiết Luật Phòng, chống ma túy"
        "Decree detailing the Law on Drug Prevention and Control"
        day(2022, 1, 1) => None, None),
    instrument!("tt13-2022" CIRCULAR "13/2022/TT-BCA" "Bộ Công an"
        "Thông tư quy định về thống kê, báo cáo công tác phòng, chống ma túy"
        "Circular on drug statistics and their deadlines"
        day(2022, 6, 15) => None, None),
    instrument!("law73-2021" LAW "73/2021/QH14" "Quốc hội"
        "Luật Phòng, chống ma túy" "Law on Drug Prevention and Control (2021)"
        day(2022, 1, 1) => Some(day(2026, 6, 30)), None),
    instrument!("law120-2025" LAW "120/2025/QH15" "Quốc hội"
        "Luật Phòng, chống ma túy" "Law on Drug Prevention and Control (2025)"
        day(2026, 7, 1) => None, None),
    instrument!("law91-2025" LAW "91/2025/QH15" "Quốc hội"
        "Luật Bảo vệ dữ liệu cá nhân" "Law on Personal Data Protection"
        day(2026, 1, 1) => None, None),
    instrument!("qd19-2025" DECISION "19/2025/QĐ-TTg" "Thủ tướng Chính phủ"
        "Quyết định ban hành bảng danh mục và mã số các đơn vị hành chính Việt Nam"
        "Decision on the codes of administrative units"
        day(2025, 7, 1) => None, None),
    instrument!("nq1675-2025" RESOLUTION "1675/NQ-UBTVQH15" "Ủy ban Thường vụ Quốc hội"
        "Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của thành phố Huế năm 2025"
        "Resolution on the 40 commune-level units of Huế"
        day(2025, 7, 1) => None, None),
    instrument!("nq1314-2024" RESOLUTION "1314/NQ-UBTVQH15" "Ủy ban Thường vụ Quốc hội"
        "Nghị quyết về việc sắp xếp đơn vị hành chính cấp huyện, cấp xã của thành phố Huế giai đoạn 2023–2025"
        "Resolution on the 133 commune-level units of Huế"
        day(2025, 1, 1) => None, None),
];

/// The text with this id.
#[must_use]
pub fn instrument(id: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id)
}
