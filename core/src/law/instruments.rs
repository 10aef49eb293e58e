//! Danh mục văn bản: every text that the library cites. Only this file holds the days on which a text is in force.

use crate::base::{Text, text};
use crate::calendar::Date;
use crate::rules::Instrument;

const fn day(year: i32, month: u32, day: u32) -> Date {
    Date::constant(year, month, day)
}

const PLAN: Text = text!("Kế hoạch", "Plan");
const DECISION: Text = text!("Quyết định", "Decision");
const DECREE: Text = text!("Nghị định", "Decree");
const CIRCULAR: Text = text!("Thông tư", "Circular");
const LAW: Text = text!("Luật", "Law");
const RESOLUTION: Text = text!("Nghị quyết", "Resolution");

/// Lists each text twice from one row: by its name, for citations, and in the registry.
macro_rules! instruments {
    ($(
        $name:ident {
            id: $id:literal,
            kind: $kind:expr,
            number: $number:literal,
            issuer: $issuer:literal,
            vi: $vi:literal,
            en: $en:literal,
            in_force_from: $from:expr,
            $(in_force_to: $to:expr,)?
            $(url: $url:literal,)?
        }
    )*) => {
        $(
            #[doc = concat!($number, ": ", $vi, ".")]
            pub const $name: Instrument = Instrument {
                id: $id,
                kind: $kind,
                number: $number,
                title: text!($vi, $en),
                issuer: $issuer,
                in_force_from: $from,
                in_force_to: optional!($($to)?),
                url: optional!($($url)?),
            };
        )*

        /// Danh mục văn bản: the registry of texts.
        pub static INSTRUMENTS: &[Instrument] = &[$($name),*];
    };
}

macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

/// Lists the texts, and appends other rows.
macro_rules! instruments_and {
    ($($more:tt)*) => { instruments! {
    KH302_2023 {
        id: "kh302-2023",
        kind: PLAN,
        number: "302/KH-UBND",
        issuer: "Ủy ban nhân dân tỉnh Thừa Thiên Huế",
        vi: "Nhân rộng công tác chuyển hóa tình hình tội phạm và tệ nạn ma túy địa bàn cấp huyện",
        en: "Plan to spread the transformation of districts away from drug crime and drug use",
        in_force_from: day(2023, 10, 6),
    }

    QD3122_2010 {
        id: "qd3122-2010",
        kind: DECISION,
        number: "3122/2010/QĐ-BCA",
        issuer: "Bộ Công an",
        vi: "Ban hành tiêu chí phân loại và mức hỗ trợ kinh phí cho xã, phường, thị trấn trọng điểm về tệ nạn ma túy trong Chương trình mục tiêu quốc gia về phòng, chống ma túy",
        en: "Criteria for classing key communes and the funds granted to them in the national target programme on drug control",
        in_force_from: day(2010, 8, 9),
    }

    QD28_2025 {
        id: "qd28-2025",
        kind: DECISION,
        number: "28/2025/QĐ-TTg",
        issuer: "Thủ tướng Chính phủ",
        vi: "Tiêu chí xác định tuyến, địa bàn trọng điểm phức tạp về ma túy, địa bàn không ma túy",
        en: "Decision on the criteria for key drug routes, key areas and drug-free areas",
        in_force_from: day(2025, 8, 24),
        url: "https://vanban.chinhphu.vn/?pageid=27160&docid=215036",
    }

    ND09_2019 {
        id: "nd09-2019",
        kind: DECREE,
        number: "09/2019/NĐ-CP",
        issuer: "Chính phủ",
        vi: "Quy định về chế độ báo cáo của cơ quan hành chính nhà nước",
        en: "Decree on periodic reports of administrative bodies",
        in_force_from: day(2019, 3, 12),
    }

    ND105_2021 {
        id: "nd105-2021",
        kind: DECREE,
        number: "105/2021/NĐ-CP",
        issuer: "Chính phủ",
        vi: "Quy định chi tiết và hướng dẫn thi hành một số điều của Luật Phòng, chống ma túy",
        en: "Details and guidance on articles of the Law on Drug Prevention and Control",
        in_force_from: day(2022, 1, 1),
    }

    TT13_2022 {
        id: "tt13-2022",
        kind: CIRCULAR,
        number: "13/2022/TT-BCA",
        issuer: "Bộ Công an",
        vi: "Quy định biểu mẫu và chế độ báo cáo thống kê về phòng, chống ma túy",
        en: "Forms and reports of drug statistics",
        in_force_from: day(2022, 6, 15),
    }

    LAW73_2021 {
        id: "law73-2021",
        kind: LAW,
        number: "73/2021/QH14",
        issuer: "Quốc hội",
        vi: "Luật Phòng, chống ma túy",
        en: "Law on Drug Prevention and Control (2021)",
        in_force_from: day(2022, 1, 1),
        in_force_to: day(2026, 6, 30),
    }

    LAW120_2025 {
        id: "law120-2025",
        kind: LAW,
        number: "120/2025/QH15",
        issuer: "Quốc hội",
        vi: "Luật Phòng, chống ma túy",
        en: "Law on Drug Prevention and Control (2025)",
        in_force_from: day(2026, 7, 1),
    }

    LAW86_2025 {
        id: "law86-2025",
        kind: LAW,
        number: "86/2025/QH15",
        issuer: "Quốc hội",
        vi: "Sửa đổi, bổ sung một số điều của Bộ luật Hình sự",
        en: "Amendments to the Criminal Code (Điều 256a: illicit use of drugs)",
        in_force_from: day(2025, 7, 1),
    }

    LAW91_2025 {
        id: "law91-2025",
        kind: LAW,
        number: "91/2025/QH15",
        issuer: "Quốc hội",
        vi: "Luật Bảo vệ dữ liệu cá nhân",
        en: "Law on Personal Data Protection",
        in_force_from: day(2026, 1, 1),
    }

    QD19_2025 {
        id: "qd19-2025",
        kind: DECISION,
        number: "19/2025/QĐ-TTg",
        issuer: "Thủ tướng Chính phủ",
        vi: "Ban hành bảng danh mục và mã số các đơn vị hành chính Việt Nam",
        en: "Decision on the codes of administrative units",
        in_force_from: day(2025, 7, 1),
    }

    NQ1675_2025 {
        id: "nq1675-2025",
        kind: RESOLUTION,
        number: "1675/NQ-UBTVQH15",
        issuer: "Ủy ban Thường vụ Quốc hội",
        vi: "Về việc sắp xếp các đơn vị hành chính cấp xã của thành phố Huế năm 2025",
        en: "Resolution on the 40 commune-level units of Huế",
        in_force_from: day(2025, 7, 1),
    }

    NQ1314_2024 {
        id: "nq1314-2024",
        kind: RESOLUTION,
        number: "1314/NQ-UBTVQH15",
        issuer: "Ủy ban Thường vụ Quốc hội",
        vi: "Về việc sắp xếp đơn vị hành chính cấp huyện, cấp xã của thành phố Huế giai đoạn 2023–2025",
        en: "Resolution on the 133 commune-level units of Huế",
        in_force_from: day(2025, 1, 1),
    }
    $($more)*
    } };
}
#[cfg(not(trial_law))]
instruments_and! {}
#[cfg(trial_law)]
include!("../../../tests/trial/law/instruments.rs");

/// Writes a citation of one of the texts as JSON at compile time, so that documents need only copy it. For a small module it stays unwritten.
macro_rules! written {
    ($place:expr) => {{
        const PLACE: $crate::base::Citation = $place;
        #[cfg(feature = "unrolled")]
        const WRITTEN: &str = {
            const LENGTH: usize = $crate::rules::citation_json::<0>($crate::law::INSTRUMENTS, &PLACE).1;
            const JSON: [u8; LENGTH] = $crate::rules::citation_json($crate::law::INSTRUMENTS, &PLACE).0;
            $crate::rules::as_text(&JSON)
        };
        #[cfg(not(feature = "unrolled"))]
        const WRITTEN: &str = "";
        $crate::base::Citation { written: WRITTEN, ..PLACE }
    }};
}

/// Tra theo mã: returns the text with this id.
#[must_use]
pub fn instrument(id: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id)
}
