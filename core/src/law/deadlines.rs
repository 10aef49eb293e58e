//! Thời hạn gửi báo cáo: by when a report must have gone on, each with its source.

use super::instruments::day;
use crate::base::cite;
use crate::rules::{Deadline, Due, Regime, Step};

/// Every deadline on file. "Trước ngày 16" is at the latest the 15th.
///
/// From 2025-07-01 there are no districts: a commune sends to the province, by the same day (see QUIRKS.md).
pub static DEADLINES: &[Deadline] = &[
    tt13_2022(Step::Commune, 16),
    tt13_2022(Step::District, 18),
    tt13_2022(Step::Province, 20),
    tt13_2022(Step::Ministry, 24),
    qd28_2025(Step::Province, 20, "khoản 2"),
    qd28_2025(Step::Ministry, 30, "khoản 3"),
    nd09_2019(Step::Commune),
    nd09_2019(Step::District),
    nd09_2019(Step::Province),
    nd09_2019(Step::Ministry),
];

const fn tt13_2022(step: Step, before: u32) -> Deadline {
    let basis = cite("tt13-2022", "", "", "");
    Deadline { regime: Regime::Tt13_2022, step, due: Due::BeforeDay(before), yearly: false, from: day(2022, 6, 15), basis }
}

const fn qd28_2025(step: Step, before: u32, clause: &'static str) -> Deadline {
    let basis = cite("qd28-2025", "Điều 7", clause, "");
    Deadline { regime: Regime::Qd28_2025, step, due: Due::BeforeDay(before), yearly: true, from: day(2025, 8, 24), basis }
}

const fn nd09_2019(step: Step) -> Deadline {
    let basis = cite("nd09-2019", "Điều 12", "", "");
    Deadline { regime: Regime::Nd09_2019, step, due: Due::WorkingDays, yearly: false, from: day(2019, 3, 12), basis }
}
