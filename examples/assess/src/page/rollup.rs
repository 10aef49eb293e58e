//! Tổng hợp: writes which communes need attention. Those that have not reported have a finding of their own, L002.

use super::Page;
use super::layout::{BAD, BOLD, DOUBT, PLAIN};
use super::level::style;
use kh302::explain::CommuneStanding;
use kh302::judge::TimelinessStatus;
use kh302::{Locale, RiskLevel};
use std::cmp::Reverse;

/// The number of communes that are named; of the others only the number is written.
const MOST: usize = 15;

impl Page<'_> {
    /// Writes the communes that are key areas of type I or II, whose report cannot be sent or is late, the worst first.
    pub(super) fn attention(&mut self, communes: &[CommuneStanding]) {
        let mut listed: Vec<(Urgency, &CommuneStanding)> =
            communes.iter().map(|commune| (Urgency::of(commune), commune)).filter(|(urgency, _)| *urgency != Urgency::default()).collect();
        listed.sort_by_key(|(urgency, commune)| Reverse((*urgency, commune.not_met)));
        if listed.is_empty() {
            return;
        }
        let number = listed.len();
        self.heading(&format!("ĐỊA BÀN CẦN QUAN TÂM ({number})"), &format!("COMMUNES THAT NEED ATTENTION ({number})"));
        for (urgency, commune) in listed.iter().take(MOST) {
            let level = commune.level.filter(|_| urgency.level.is_some());
            let (mark, look) = match level {
                Some(level) => ("!", style(level)),
                None if urgency.blocked => ("✗", BAD),
                None => ("!", DOUBT),
            };
            let why: Vec<&str> = [
                level.map(|level| level.name().get(self.locale)),
                urgency.blocked.then(|| self.localized("báo cáo phải sửa", "the report must be corrected")),
                urgency.late.then(|| self.localized("gửi trễ hạn", "late")),
            ]
            .into_iter()
            .flatten()
            .collect();
            let (name, why) = (format!("{}:", name(commune)), format!("{}.", why.join("; ")));
            self.sheet.paragraph(&[(look, &format!("  {mark}"))], 4, &[(BOLD, &name), (PLAIN, &why)]);
        }
        self.more(number);
    }

    fn more(&mut self, number: usize) {
        let Some(more) = number.checked_sub(MOST).filter(|more| *more > 0) else { return };
        let text = match self.locale {
            Locale::Vi => format!("… và {more} địa bàn khác"),
            Locale::En => format!("… and {more} more"),
        };
        self.sheet.paragraph(&[], 4, &[(PLAIN, &text)]);
    }
}

/// Why a commune needs attention, the most important reason first; the default is no reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Urgency {
    /// The level, where it is type I or II.
    level: Option<RiskLevel>,
    blocked: bool,
    late: bool,
}

impl Urgency {
    fn of(commune: &CommuneStanding) -> Self {
        Self {
            level: commune.level.and_then(|level| level.0).filter(|level| *level >= RiskLevel::Type2),
            blocked: commune.can_submit == Some(false),
            late: commune.timeliness == Some(TimelinessStatus::Late),
        }
    }
}

fn name(commune: &CommuneStanding) -> &str {
    commune.name.as_deref().unwrap_or(&commune.area)
}
