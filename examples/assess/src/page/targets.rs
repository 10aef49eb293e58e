//! Các mục tiêu: writes how far each target of the plan is reached, with a bar where a share of the whole area is known.

use super::Page;
use super::layout::{BAD, CELLS, DIM, DOUBT, GOOD, PLAIN, bar};
use super::rollup::small;
use anstyle::Style;
use kh302::explain::{Classification, MeasureOutcome, ShortCommune, TargetResult};
use kh302::judge::Inapplicable;
use kh302::rules::{Role, Scope};
use kh302::{Locale, Status, law};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The number of missing figures that are named; of the others only the number is written.
const FEW: usize = 1;
/// The number of communes, or units of the baseline, that are named for a measure or a finding.
pub(super) const MOST_PLACES: usize = 5;

impl Page<'_> {
    pub(super) fn targets(&mut self) {
        let assessment = self.assessment;
        let Some(score) = assessment.score else { return };
        let plan = assessment.plan.as_deref().and_then(law::instrument).map(|text| text.name(self.locale).to_uppercase());
        let Some(plan) = plan else {
            self.heading("CÁC MỤC TIÊU", "TARGETS");
            let none = self.localized(
                "Không có kế hoạch nào áp dụng cho địa bàn này trong kỳ này.",
                "No plan on file applies to this area in this period.",
            );
            self.text(&[(PLAIN, none)]);
            return;
        };
        self.heading(&format!("CÁC MỤC TIÊU CỦA {plan}"), &format!("TARGETS OF {plan}"));
        let (met, applicable, open) = (score.met, score.applicable, score.insufficient);
        let measured = match (self.locale, applicable) {
            (Locale::Vi, 0) => "Chưa đánh giá được nội dung nào".into(),
            (Locale::Vi, _) => format!("Đạt {met}/{applicable} nội dung đã đánh giá được"),
            (Locale::En, 0) => "Nothing can be measured yet".into(),
            (Locale::En, _) => format!("{met} of {applicable} measures met"),
        };
        let open = match (self.locale, open) {
            (_, 0) => String::new(),
            (Locale::Vi, _) => format!("; còn {open} nội dung chưa đủ số liệu"),
            (Locale::En, _) => format!("; figures are missing for {open}"),
        };
        self.text(&[(PLAIN, &format!("{measured}{open}."))]);
        // Aligns the titles of all targets behind the longest status.
        let names = Status::ALL.map(|status| status.name().get(self.locale));
        let longest = names.into_iter().chain([self.nothing()]).map(UnicodeWidthStr::width).max().unwrap_or(0);
        for (place, target) in assessment.targets.iter().enumerate() {
            self.target(place + 1, target, 4 + longest + 1);
        }
    }

    fn target(&mut self, number: usize, target: &TargetResult, column: usize) {
        let (mark, style) = look(target.status);
        let reason = reason(target);
        let name = match reason {
            Some(Inapplicable::NothingOccurred) => self.nothing(),
            _ => target.status.name().get(self.locale),
        };
        let status = format!("  {mark} {name}");
        let number = format!("{number:>2}.");
        let words_at = column + 4;
        let note = match reason {
            Some(Inapplicable::NothingOccurred) => String::new(),
            Some(why) => format!("({})", why.name().get(self.locale)),
            None if target.preview => self.localized("(tạm tính)", "(preview)").into(),
            None => String::new(),
        };
        let words = if target.status == Status::NotApplicable { DIM } else { PLAIN };
        self.sheet.paragraph(&[(style, &pad(&status, column)), (words, &number)], words_at, &[(words, &target.title), (DIM, &note)]);
        let shown = |measure: &&MeasureOutcome| match measure.role {
            Role::Binding => true,
            Role::Aim => matches!(measure.status, Status::Met | Status::NotMet),
            // Names communes only where something is left to do.
            Role::Breakdown => target.status == Status::NotMet && measure.status == Status::Tracked,
        };
        let measures: Vec<&MeasureOutcome> = target.measures.iter().filter(shown).collect();
        let missing: BTreeSet<&str> = measures.iter().flat_map(|measure| &measure.missing).map(|id| &**id).collect();
        if measures.iter().all(|measure| measure.status == Status::Insufficient) && missing.len() > FEW {
            // Writes one line for all measures, because a list for each would repeat the figures above.
            let missing = self.so_many_missing(missing.len());
            self.sheet.paragraph(&[], words_at, &[(PLAIN, &missing)]);
        } else if target.status != Status::NotApplicable {
            for measure in &measures {
                self.measure(measure, measures.len() == 1, target.status, words_at);
            }
        }
    }

    /// Returns what stands for the status of a target of which there was nothing to measure.
    fn nothing(&self) -> &'static str {
        self.localized("Không phát sinh", "Nothing to measure")
    }

    /// Returns how many of the expected reports a share covers, where some are missing and the share is one of the communes.
    fn covered(&self, measure: &str) -> Option<String> {
        let Some(Classification::Above(of)) = &self.assessment.classification else { return None };
        let of = of.completeness.filter(|of| of.missing > 0)?;
        let by_province = self
            .assessment
            .plan
            .as_deref()
            .and_then(law::plan)
            .is_some_and(|plan| plan.measures().any(|known| known.id == measure && known.scope == Scope::Province));
        (!by_province).then(|| match self.locale {
            Locale::Vi => format!("{}/{} báo cáo", of.received, of.expected),
            Locale::En => format!("{}/{} reports", of.received, of.expected),
        })
    }

    fn measure(&mut self, measure: &MeasureOutcome, alone: bool, target: Status, words_at: usize) {
        let (_, style) = look(measure.status);
        let share = measure.percent.as_ref().zip(measure.numerator.zip(measure.denominator.flatten()));
        let covered = share.and_then(|_| self.covered(&measure.id));
        let left = match share {
            // Draws no bar while reports are missing, because it would be that of another whole.
            Some(_) if covered.is_some() => format!("  {}", covered.as_deref().unwrap_or_default()),
            // Draws no bar for an aim, because less can be better there.
            Some((percent, _)) if measure.role == Role::Aim => format!("  {:CELLS$} {percent:>7}", ""),
            Some((percent, (part, whole))) => format!("  {} {percent:>7}", bar(part, whole, CELLS)),
            None if alone || measure.status == target => String::new(),
            None => format!("    {}", measure.status.name().get(self.locale)),
        };
        // The text of an aim that is missed says itself that it is one.
        let is_said = measure.text.contains(self.localized("phấn đấu", "the aim"));
        let aim = if measure.role == Role::Aim && !is_said { self.localized(" (phấn đấu)", " (an aim)") } else { "" };
        let title = if alone { String::new() } else { format!("{}{aim}:", measure.title) };
        let text = if measure.missing.len() > FEW { self.so_many_missing(measure.missing.len()).into() } else { measure.text.clone() };
        let percent = match share {
            Some((percent, _)) if covered.is_some() => format!("({percent})"),
            _ => String::new(),
        };
        self.sheet.paragraph(&[(style, &left)], words_at, &[(PLAIN, &title), (PLAIN, &text), (PLAIN, &percent)]);
        self.places(measure, words_at);
    }

    /// Writes which communes, or units of the baseline, fall short of a measure the most.
    fn places(&mut self, measure: &MeasureOutcome, words_at: usize) {
        let short = self.rolled.and_then(|rolled| rolled.shortfalls.iter().find(|short| short.measure == measure.id));
        let Some(short) = short else { return };
        let mut places: Vec<String> = short.communes.iter().map(|one| self.short_commune(one)).collect();
        places.extend(short.units.iter().map(|unit| self.unit(unit)));
        let more = short.more + u64::try_from(places.len().saturating_sub(MOST_PLACES)).unwrap_or(0);
        places.truncate(MOST_PLACES);
        let more = match (self.locale, more) {
            (_, 0) => String::new(),
            (Locale::Vi, _) => format!("; và {more} địa bàn khác"),
            (Locale::En, _) => format!("; and {more} more"),
        };
        let head = match short.units.is_empty() {
            true => self.localized("Nhiều nhất:", "Most:"),
            false => self.localized("Chưa đạt:", "Not met:"),
        };
        let places = places.join("; ");
        self.sheet.paragraph(&[], words_at, &[(DIM, head), (DIM, &format!("{places}{more}."))]);
    }

    fn short_commune(&self, one: &ShortCommune) -> String {
        let name = small(one.name.as_deref().unwrap_or(&one.area));
        one.short_by.map_or_else(|| name.clone(), |short| format!("{name} {}", self.number(short)))
    }

    fn so_many_missing(&self, number: usize) -> String {
        match self.locale {
            Locale::Vi => format!("còn thiếu {number} chỉ tiêu"),
            Locale::En => format!("figures missing: {number}"),
        }
    }
}

/// Returns why a target does not apply: the reason of its first binding measure.
fn reason(target: &TargetResult) -> Option<Inapplicable> {
    let binding = target.measures.iter().filter(|measure| measure.role == Role::Binding);
    binding.filter(|_| target.status == Status::NotApplicable).find_map(|measure| measure.reason)
}

pub(super) fn look(status: Status) -> (&'static str, Style) {
    match status {
        Status::Met => ("✓", GOOD),
        Status::NotMet => ("✗", BAD),
        Status::NotApplicable => ("–", DIM),
        Status::Insufficient => ("?", DOUBT),
        Status::Tracked => ("·", PLAIN),
    }
}

pub(super) fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}
