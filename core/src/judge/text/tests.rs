//! Notes as officers write them. Every name, number and address is invented.

use super::clean::is_surely_clean;
use super::personal::PersonalKind::{self, Identity, Landline, Mail, Mobile, Person};
use super::personal::{personal_data, search};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use proptest::prelude::*;

/// A note, and what is found in it: each with the characters that begin at its position.
type Note = (&'static str, &'static [(PersonalKind, &'static str)]);

const AMOUNTS: &[Note] = &[
    ("Kinh phí 150.000.000 VND.", &[]),
    ("Kinh phí 150.000.000 đồng cho 20 tổ dân phố.", &[]),
    ("Kinh phí 150.000.000", &[]),
    ("Kinh phí 1.200.000.000 đồng, đạt 100%.", &[]),
    ("Kinh phí 150000000 đồng.", &[]),
    ("Kinh phí 150000000đ.", &[]),
    ("Kinh phí 150000000 (đồng).", &[]),
    ("Kinh phí (đồng): 150000000", &[]),
    ("Kinh phí (VND) 150000000", &[]),
    ("Chi 1.234.567 nghìn đồng, 150 triệu và 2,5 tỷ.", &[]),
    ("Chi 123456789 nghìn đồng.", &[]),
    ("Chi 150 000 000 đồng, 150\u{a0}000\u{a0}000 đồng và 150\u{202f}000\u{202f}000 đồng.", &[]),
    ("Chi 100000000000 đồng trong năm 2025.", &[]),
    ("Chi 12.345.678.901.234 đồng.", &[]),
    ("Thu giữ 123456789 viên, 123456789 g và 123456789 gam.", &[]),
    ("Diện tích 123456789 m2, 123456789 m², 123456789 ha và 123456789 km².", &[]),
    ("Tuyên truyền cho 123456789 lượt người, 162.189 người, 55.305 nhân khẩu.", &[]),
    ("The budget was 150,000,000 dong or 150000000 VND for 123456789 people.", &[]),
    ("Các tổ 05, 07, 12, 34 và 56 đã ký cam kết.", &[]),
    ("Có 05 điểm, 07 tụ điểm, 09 người (05 nam, 04 nữ).", &[]),
    ("Tỷ lệ 0,912345678; hệ số 0.912345678.", &[]),
    ("12\t345\t678\t901\n046\t085\t001\t234", &[]),
];

const DAYS_AND_DOCUMENTS: &[Note] = &[
    ("Từ ngày 01.07.2025 10 thôn được sáp nhập.", &[]),
    ("Từ ngày 05.07.2025 10 thôn được sáp nhập.", &[]),
    ("Từ ngày 09-07-2025 10 thôn được sáp nhập.", &[]),
    ("Từ ngày 09/07/2025 10 thôn, 14/9/2025 12 tổ.", &[]),
    ("Từ 05.07.2025-10.07.2025 có 12 buổi; từ 05.07 - 10.07.2025 có 3 buổi.", &[]),
    ("Ngày 09.07.25 - 10.07.25 kiểm tra 3 cơ sở.", &[]),
    ("Ngày 15-12-2025, 2025-12-15 và 14 / 9 / 2025.", &[]),
    ("Tháng 09.2025 120 lượt, tháng 09/2025 1.234 lượt.", &[]),
    ("Giai đoạn 2021-2025, 2023–2025, 2021 - 2025 3 xã và 2026–2030.", &[]),
    ("Năm 2025 12345 lượt người; 2021-2025 3 xã.", &[]),
    ("Lúc 07:30 ngày 5/9, lúc 7h30 và 19 giờ 05 phút.", &[]),
    ("Theo Công văn số 123/BC-UBND ngày 15/12/2025.", &[]),
    ("Theo số 123456789/BC-UBND.", &[]),
    ("Theo Quyết định số 28/2025/QĐ-TTg và 3122/2010/QĐ-BCA.", &[]),
    ("Theo Nghị quyết 02/2025/NQ-HĐND, 1675/NQ-UBTVQH15 và Luật số 120/2025/QH15.", &[]),
    ("Kế hoạch 302/KH-UBND, 15-KH/TU và hồ sơ H46.08.19-250901-0001.", &[]),
    ("Gọi tổng đài 111, 113 hoặc 1900 1234 khi cần giúp đỡ.", &[]),
    ("Mã xã 19815, mã tỉnh 46, thửa 123 tờ 45, tọa độ 16.463712, 107.590912.", &[]),
    ("Xe 75A-123.45 và 75-B1 123.45 chở vật liệu.", &[]),
    ("Theo công văn 19123456 của phường.", &[]),
];

const IDENTITY_NUMBERS: &[Note] = &[
    ("CCCD 046085001234", &[(Identity, "046085")]),
    ("CCCD 000000000001 người này đã chuyển đi.", &[(Identity, "000000")]),
    ("046085001234 người đã chuyển đi.", &[(Identity, "046085")]),
    ("Xem hồ sơ 191234567 tại phường.", &[(Identity, "191234567")]),
    ("Số 046 085 001 234, số 046.085.001.235.", &[(Identity, "046 085"), (Identity, "046.085")]),
    ("Số 0460 8500 1234.", &[(Identity, "0460")]),
    ("Số 046–085–001–234.", &[(Identity, "046–085")]),
    ("Số ０４６０８５００１２３４.", &[(Identity, "０４６")]),
    ("Số 046\u{200b}085\u{200b}001\u{200b}234.", &[(Identity, "046")]),
    ("Số 046085001234 0912345678", &[(Identity, "046"), (Mobile, "0912")]),
    ("CMND 191 234 567 cấp tại Huế.", &[(Identity, "191 234")]),
    ("CMND: 191.234.567 đồng ý.", &[(Identity, "191.234")]),
    ("Số 191 234 567 (CMND).", &[(Identity, "191 234")]),
    ("Căn cước công dân số: 191234567 người này.", &[(Identity, "191234567")]),
    ("Chứng minh nhân dân số 191234567 tổ 5.", &[(Identity, "191234567")]),
    ("CMND/CCCD: 123456789012 người.", &[(Identity, "123456789012")]),
    ("Ca\u{306}n cu\u{31b}\u{31b}o\u{301}c 191 234 567", &[]),
    ("Ca\u{306}n cu\u{31b}o\u{31b}\u{301}c 191 234 567", &[(Identity, "191 234")]),
    ("Hộ chiếu số C1234567, hộ chiếu B12345678.", &[(Identity, "C1234567"), (Identity, "B12345678")]),
    ("Phòng C1234567.", &[]),
    ("Số định danh cá nhân 123.456.789.012", &[(Identity, "123.456")]),
    ("Đã đối chiếu 123.456.789 và chứng minh 123 việc.", &[]),
    ("His identity card number is 191 234 567; passport no. B1234567.", &[(Identity, "191 234")]),
    ("Passport B1234567 was lost.", &[(Identity, "B1234567")]),
];

const TELEPHONES: &[Note] = &[
    ("Gọi 0900000001.", &[(Mobile, "0900")]),
    ("Gọi 0900 000 001, 0900.000.002 hoặc 0900-000-003.", &[(Mobile, "0900 000 001"), (Mobile, "0900.000.002"), (Mobile, "0900-000-003")]),
    ("Liên hệ (0900) 000 001 hoặc 0900–000–002.", &[(Mobile, "0900) "), (Mobile, "0900–")]),
    ("Gọi 0900\u{a0}000\u{2009}001 hoặc 0900\u{3000}000\u{3000}002", &[(Mobile, "0900\u{a0}"), (Mobile, "0900\u{3000}")]),
    ("Gọi 0900—000—001, 0900−000−002, 0900‑000‑003", &[(Mobile, "0900—"), (Mobile, "0900−"), (Mobile, "0900‑")]),
    ("Gọi ０９００ ０００ ００１", &[(Mobile, "０９００")]),
    ("Gọi 09 00 00 00 01 hoặc 09.00.00.00.02", &[(Mobile, "09 00"), (Mobile, "09.00")]),
    ("Gọi 090 000 0001 hoặc 090-0000-002", &[(Mobile, "090 000"), (Mobile, "090-0000")]),
    ("Gọi 0 900 000 001", &[(Mobile, "0 900")]),
    ("Gọi +84 900 000 001, +84900000002, (+84) 900000003", &[(Mobile, "84 900"), (Mobile, "84900"), (Mobile, "84) 9")]),
    ("Gọi +84 (0) 900 000 001 hoặc + 84 900 000 002", &[(Mobile, "84 (0)"), (Mobile, "84 900")]),
    ("Gọi 0084 900 000 001, 0084900000002 hoặc 84900000003", &[(Mobile, "0084 9"), (Mobile, "00849"), (Mobile, "849")]),
    ("Gọi 0900000001/0900000002", &[(Mobile, "0900000001"), (Mobile, "0900000002")]),
    ("Gọi 0900 000 001 12 người nghe", &[(Mobile, "0900")]),
    ("Tăng 12 0900 000 001", &[(Mobile, "0900")]),
    ("SĐT:0900000001;Zalo0900000002", &[(Mobile, "0900000001"), (Mobile, "0900000002")]),
    ("Số cũ 01230000001 hoặc 0123 000 0002", &[(Mobile, "01230"), (Mobile, "0123 ")]),
    ("Điện thoại 0234 3822 123.", &[(Landline, "0234")]),
    ("Điện thoại (0234) 3822.123, fax 0234.3822124", &[(Landline, "0234) "), (Landline, "0234.")]),
    ("Điện thoại 024 3822 1234, +84 234 3822 123", &[(Landline, "024"), (Landline, "84 234")]),
    ("Điện thoại cũ 054 3822 123, 0543822124", &[(Landline, "054 "), (Landline, "0543")]),
    ("Chi 84912345678 đồng, 84 912 345 678 đồng", &[]),
];

const MAIL: &[Note] = &[
    ("Gửi về canbo@example.vn trước thứ hai.", &[(Mail, "canbo@")]),
    ("Gửi về can.bo-1@cong-an.example.vn.Đề nghị trả lời.", &[(Mail, "can.bo-1@")]),
    ("Gửi ｃａｎｂｏ＠ｅｘａｍｐｌｅ．ｖｎ", &[(Mail, "ｃａｎｂｏ")]),
    ("Giá @ chợ, 10@2.000đ, @phuong.anh, a@b", &[]),
];

const PERSONS: &[Note] = &[
    ("Trong đó có Nguyễn Văn A, sinh năm 1990, trú tại tổ 5.", &[(Person, "sinh năm"), (Person, "trú tại")]),
    ("Người này SN 1990; người kia (SN: 1991).", &[(Person, "SN 1990"), (Person, "SN: 1991")]),
    ("Một người sinh ngày 14/9/1990.", &[(Person, "sinh ngày")]),
    ("Ông Nguyễn Văn A đã chuyển đi.", &[(Person, "Ông")]),
    ("Đã gặp ông Nguyễn Văn A và bà Trần Thị B, cháu Lê C.", &[(Person, "ông"), (Person, "bà"), (Person, "cháu")]),
    ("Đã gặp anh NGUYỄN VĂN A, chị: Hồ Thị B.", &[(Person, "anh"), (Person, "chị")]),
    ("Bắt đối tượng Nguyễn Văn A.", &[(Person, "đối tượng")]),
    ("Đã gặp o\u{302}ng Nguye\u{302}\u{303}n Va\u{306}n A.", &[(Person, "o\u{302}ng")]),
    ("Một người thường trú tại 12 Lê Lợi.", &[(Person, "trú tại")]),
    ("Mr. Nguyen Van A, born in 1990, residing at 12 Le Loi.", &[(Person, "Mr"), (Person, "born"), (Person, "residing")]),
    ("Ông Nguyễn Văn A, CCCD 046085001234", &[(Person, "Ông"), (Identity, "046")]),
    ("Tuyên truyền cho học sinh năm học 2025-2026 và học sinh năm 2025.", &[]),
    ("Số phát sinh năm 2025 là 12, vệ sinh năm 2025, an sinh năm 2025.", &[]),
    ("35 người cư trú tại địa bàn, 3 người trú tại cộng đồng.", &[]),
    ("Ông bà, anh chị em và bà con Nhân dân các tổ.", &[]),
    ("Bà con Phường An Cựu; anh Công an phường; tiếng Anh.", &[]),
    ("Đường Ông Ích Khiêm, đường Bà Huyện Thanh Quan, tỉnh Bà Rịa - Vũng Tàu.", &[]),
    ("CÁC ĐỐI TƯỢNG NGHIỆN MA TÚY TRÊN ĐỊA BÀN", &[]),
    ("Các đối tượng HSSV THPT và đối tượng UBND Phường quản lý.", &[]),
    ("Đã đối chiếu với danh sách của Công an phường An Cựu, Thành phố Huế.", &[]),
    ("Số liệu mô phỏng để minh họa, không phải số liệu thật của phường An Cựu.", &[]),
    ("", &[]),
];

#[test]
fn each_note_holds_what_the_table_says() {
    let notes = [AMOUNTS, DAYS_AND_DOCUMENTS, IDENTITY_NUMBERS, TELEPHONES, MAIL, PERSONS].concat();
    assert!(notes.len() >= 80);
    let mut differences = Vec::new();
    for (note, expected) in notes {
        let found = personal_data(note);
        let from = |place: usize, length: usize| note.chars().skip(place.saturating_sub(1)).take(length).collect::<String>();
        let lengths = expected.iter().map(|(_, text)| text.chars().count()).chain(core::iter::repeat(8));
        let found: Vec<_> = found.iter().zip(lengths).map(|(data, length)| (data.kind, from(data.place, length))).collect();
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, String::from(*text))).collect();
        if found != expected {
            differences.push((note, found));
        }
    }
    assert_eq!(differences, []);
}

#[test]
fn what_is_found_does_not_depend_on_what_stands_before_and_behind() {
    for (note, expected) in [AMOUNTS, DAYS_AND_DOCUMENTS, IDENTITY_NUMBERS, TELEPHONES, MAIL, PERSONS].concat() {
        let around = alloc::format!("Ghi chú:\n{note}\nHết.");
        let shifted: Vec<_> = personal_data(&around).iter().map(|data| (data.kind, data.place.saturating_sub(9))).collect();
        let alone: Vec<_> = personal_data(note).iter().map(|data| (data.kind, data.place)).collect();
        assert_eq!((shifted, alone.len()), (alone, expected.len()), "{note}");
    }
}

/// Generates notes of phrases in every case, digits, marks and odd characters.
fn any_note() -> impl Strategy<Value = String> {
    let phrases = [
        "sinh năm",
        "SN",
        "Born on",
        "trú tại",
        "TRÚ TẠI",
        "residing at",
        "ông",
        "ÔNG",
        "Ông",
        "Đối tượng",
        "mr",
        "CHÁU",
        "cccd",
        "C",
        "Nguyễn",
        "Văn",
        "số",
        "phường Phú Xuân",
        "a@b.vn",
        "sinh",
        "tượng",
        "so\u{302}\u{301}",
        "s\u{ad}n",
        "\u{200b}",
        "１２３",
        "²",
    ];
    let part = prop_oneof![
        4 => prop::sample::select(phrases.to_vec()).prop_map(String::from),
        3 => "[0-9]{1,9}",
        3 => prop::sample::select(" .-()/,+:\n\u{a0}·".chars().collect::<Vec<_>>()).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    let gap = prop_oneof![3 => Just(" "), 1 => Just("")];
    prop::collection::vec((part, gap), 0..8).prop_map(|parts| parts.into_iter().flat_map(|(part, gap)| [part, gap.into()]).collect())
}

proptest! {
    #[test]
    fn nothing_is_found_in_a_note_that_is_surely_clean(note in any_note()) {
        prop_assert!(!is_surely_clean(&note) || search(&note).is_empty(), "{note:?}");
    }
}

#[test]
fn no_character_hides_personal_data_from_the_first_look() {
    for char in '\0'..=char::MAX {
        for note in [
            format!("ông{char}Nguyễn Văn A"),
            format!("{char}ông Nguyễn Văn A"),
            format!("0901{char}234{char}567"),
            format!("ôn{char}g Lê Văn B"),
        ] {
            assert!(!is_surely_clean(&note) || search(&note).is_empty(), "{note:?}");
        }
    }
}

#[test]
fn a_usual_note_is_surely_clean() {
    for note in ["Số liệu mô phỏng, không phải số liệu thật của phường Phú Xuân.", "Từ ngày 01/07/2025 có 10 thôn, 12 tổ.", ""]
    {
        assert!(is_surely_clean(note), "{note}");
    }
}

#[test]
fn a_person_is_found_in_every_case() {
    for note in [
        "ÔNG Nguyễn Văn A",
        "Bà Trần Thị B",
        "CHỊ Lê Thị C",
        "Cháu Phạm D",
        "TRÚ TẠI tổ 3",
        "SINH NĂM 1990",
        "Mr John Smith",
        "ANH Lê Văn E",
    ] {
        assert!(!is_surely_clean(note), "{note}");
    }
}
