instruments_and! {
    QD99_2027 {
        id: "qd99-2027",
        kind: DECISION,
        number: "99/2027/QĐ-TTg",
        issuer: "Thủ tướng Chính phủ",
        vi: "Quyết định giả định thay thế Quyết định số 28/2025/QĐ-TTg",
        en: "Invented decision that replaces Decision 28/2025/QĐ-TTg",
        in_force_from: day(2027, 6, 1),
    }

    KHDN_2027 {
        id: "khdn-2027",
        kind: PLAN,
        number: "9/KH-UBND",
        issuer: "Ủy ban nhân dân thành phố Đà Nẵng",
        vi: "Kế hoạch giả định của thành phố Đà Nẵng",
        en: "Invented plan of the city of Đà Nẵng",
        in_force_from: day(2027, 1, 1),
        in_force_to: day(2029, 12, 31),
    }
}
