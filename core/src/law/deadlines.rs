//! Thời hạn gửi báo cáo: the days by which reports must be sent on, each with its source.

use super::instruments;
use crate::base::Citation;
use crate::rules::{Deadline, Due, Instrument, Regime, Step};

/// Thông tư số 13/2022/TT-BCA: deadlines are days of the last month of the period.
pub const TT13_2022: Regime = Regime::of(&instruments::TT13_2022);
/// Quyết định số 28/2025/QĐ-TTg Điều 7: deadlines of the yearly review.
pub const QD28_2025: Regime = Regime::of(&instruments::QD28_2025);
/// Nghị định số 09/2019/NĐ-CP: deadlines are working days after the cut-off.
pub const ND09_2019: Regime = Regime::of(&instruments::ND09_2019);

/// Văn bản về thời hạn: every text that sets a deadline; the first applies where a request chooses none.
pub static REGIMES: [Regime; 3] = [TT13_2022, QD28_2025, ND09_2019];

/// Thời hạn: every deadline on file. "Trước ngày 16" means the 15th at the latest.
///
/// From 2025-07-01 there are no districts: a commune sends to the province, by the same day (see QUIRKS.md).
pub static DEADLINES: &[Deadline] = &[
    tt13_2022(Step::Commune, 16),
    tt13_2022(Step::District, 18),
    tt13_2022(Step::Province, 20),
    tt13_2022(Step::Ministry, 24),
    // Điều 7 khoản 2: "tổng hợp kết quả báo cáo Bộ Công an trước ngày 20 tháng 12 hằng năm".
    qd28_2025(Step::Province, 20, "khoản 2"),
    // Điều 7 khoản 3: "trước ngày 30 tháng 12 để tổng hợp báo cáo Thủ tướng Chính phủ".
    qd28_2025(Step::Ministry, 30, "khoản 3"),
    nd09_2019(Step::Commune),
    nd09_2019(Step::District),
    nd09_2019(Step::Province),
    nd09_2019(Step::Ministry),
];

const fn tt13_2022(step: Step, before: u32) -> Deadline {
    const TEXT: Instrument = instruments::TT13_2022;
    while_in_force(TEXT, TEXT.whole(), step, Due::BeforeDay(before), false)
}

const fn qd28_2025(step: Step, before: u32, clause: &'static str) -> Deadline {
    const TEXT: Instrument = instruments::QD28_2025;
    while_in_force(TEXT, TEXT.at("Điều 7", clause, ""), step, Due::BeforeDay(before), true)
}

const fn nd09_2019(step: Step) -> Deadline {
    const TEXT: Instrument = instruments::ND09_2019;
    while_in_force(TEXT, TEXT.at("Điều 12", "", ""), step, Due::WorkingDays, false)
}

/// Makes a deadline for the periods that end while its text is in force.
const fn while_in_force(text: Instrument, basis: Citation, step: Step, due: Due, yearly: bool) -> Deadline {
    Deadline { regime: Regime::of(&text), step, due, yearly, from: text.in_force_from, until: text.in_force_to, basis }
}

/// Tra theo mã: returns the regime of the text with this id.
#[must_use]
pub fn regime(id: &str) -> Option<Regime> {
    REGIMES.into_iter().find(|regime| regime.id() == id)
}

impl Default for Regime {
    fn default() -> Self {
        TT13_2022
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Regime {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Regime".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": REGIMES.map(Regime::id) })
    }
}
