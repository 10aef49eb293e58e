//! Tổng hợp: writes which communes need attention. Those that have not reported have a finding of their own, L002.

use super::Page;
use super::layout::{BAD, BOLD, DIM, DOUBT, GOOD, PLAIN};
use super::level::style;
use super::targets::MOST_PLACES;
use kh302::explain::{AreaName, CommuneStanding, LevelMove};
use kh302::judge::TimelinessStatus;
use kh302::{Locale, RiskLevel};
use std::cmp::Reverse;

/// The number of communes that are named; of the others only the number is written.
const MOST: usize = 15;

impl Page<'_> {
    /// Writes the units of the baseline whose level fell, then those whose level rose.
    pub(super) fn moves(&mut self, moves: &[LevelMove]) {
        let (fell, rose): (Vec<&LevelMove>, Vec<&LevelMove>) = moves.iter().partition(|one| one.to.0 > one.from.0);
        for (list, vi, en, mark, look) in [
            (fell, "ĐỊA BÀN GIẢM SÚT SO VỚI KỲ GỐC", "UNITS WORSE THAN AT THE BASELINE", "✗", BAD),
            (rose, "ĐỊA BÀN CHUYỂN BIẾN TỐT SO VỚI KỲ GỐC", "UNITS BETTER THAN AT THE BASELINE", "✓", GOOD),
        ] {
            if list.is_empty() {
                continue;
            }
            let number = list.len();
            self.heading(&format!("{vi} ({number})"), &format!("{en} ({number})"));
            for one in list.iter().take(MOST) {
                let text = self.level_move(one);
                self.sheet.paragraph(&[(look, &format!("  {mark}"))], 4, &[(PLAIN, &format!("{text}."))]);
            }
            self.more(number);
        }
    }

    /// Returns a unit of the baseline with its level then, and its commune with the level now.
    pub(super) fn level_move(&self, one: &LevelMove) -> String {
        let (unit, commune) = (named(&one.unit), named(&one.commune));
        let now = if one.unit == one.commune { String::new() } else { format!(", {}", self.now(&commune)) };
        let (from, to) = (one.from.name().get(self.locale), one.to.name().get(self.locale));
        match self.locale {
            _ if from == to => format!("{unit}{now}: “{to}”"),
            Locale::Vi => format!("{unit}{now}: từ “{from}” thành “{to}”"),
            Locale::En => format!("{unit}{now}: from “{from}” to “{to}”"),
        }
    }

    fn now(&self, commune: &str) -> String {
        match self.locale {
            Locale::Vi => format!("nay thuộc {commune}"),
            Locale::En => format!("now part of {commune}"),
        }
    }

    /// Returns a unit of the baseline, with the commune that it is part of now.
    pub(super) fn unit(&self, one: &LevelMove) -> String {
        let name = |area: &AreaName| small(area.name.as_deref().unwrap_or(&area.area));
        let unit = name(&one.unit);
        if one.unit == one.commune { unit } else { format!("{unit} ({})", self.now(&name(&one.commune))) }
    }

    /// Writes the communes from whose reports a finding of the totals comes.
    pub(super) fn sources(&mut self, code: &str) {
        let Some(source) = self.rolled.and_then(|rolled| rolled.finding_sources.iter().find(|source| source.code == code)) else { return };
        let communes: Vec<String> = source.communes.iter().take(MOST_PLACES).map(named).collect();
        let more = source.more + u64::try_from(source.communes.len() - communes.len()).unwrap_or(0);
        let more = match (self.locale, more) {
            (_, 0) => String::new(),
            (Locale::Vi, _) => format!(" và {more} địa bàn khác"),
            (Locale::En, _) => format!(" and {more} more"),
        };
        let (head, communes) = (self.localized("Từ báo cáo của", "From the reports of"), communes.join(", "));
        self.sheet.paragraph(&[], 4, &[(DIM, head), (DIM, &format!("{communes}{more}."))]);
    }

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
                urgency.blocked.then(|| self.localized("báo cáo có lỗi phải sửa", "the report must be corrected")),
                urgency.late.then(|| self.localized("gửi chậm", "late")),
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

/// Returns the name of an area in a sentence, with its code.
fn named(area: &AreaName) -> String {
    area.name.as_deref().map_or_else(|| area.area.clone(), |name| format!("{} ({})", small(name), area.area))
}

/// Returns the name of a unit as it stands in a sentence: "phường An Cựu".
pub(super) fn small(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
