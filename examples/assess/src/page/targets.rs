//! Mười mục tiêu: writes how far each of the ten targets is reached, with a bar where a share is known.

use super::Page;
use super::layout::{BAD, CELLS, DIM, DOUBT, GOOD, PLAIN, bar};
use anstyle::Style;
use kh302::explain::{MeasureOutcome, TargetResult};
use kh302::rules::Role;
use kh302::{Locale, Status};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The number of missing figures that are named; of the others only the number is written.
const FEW: usize = 1;

impl Page<'_> {
    pub(super) fn targets(&mut self) {
        let assessment = self.assessment;
        let Some(score) = assessment.score else { return };
        self.heading("MƯỜI MỤC TIÊU", "THE TEN TARGETS");
        let (met, applicable, open) = (score.met, score.applicable, score.insufficient);
        let measured = match (self.locale, applicable) {
            (Locale::Vi, 0) => "Chưa đo được nội dung nào.".into(),
            (Locale::Vi, _) => format!("Đạt {met} trong {applicable} nội dung đo được."),
            (Locale::En, 0) => "Nothing can be measured yet.".into(),
            (Locale::En, _) => format!("{met} of {applicable} measures met."),
        };
        let open = match (self.locale, open) {
            (_, 0) => String::new(),
            (Locale::Vi, _) => format!("Còn {open} nội dung chưa đủ số liệu."),
            (Locale::En, _) => format!("Figures are missing for {open}."),
        };
        self.text(&[(PLAIN, &measured), (PLAIN, &open)]);
        // Aligns the titles of all targets behind the longest status.
        let longest = Status::ALL.map(|status| status.name().get(self.locale).width()).into_iter().max().unwrap_or(0);
        for (place, target) in assessment.targets.iter().enumerate() {
            self.target(place + 1, target, 4 + longest + 1);
        }
    }

    fn target(&mut self, number: usize, target: &TargetResult, column: usize) {
        let (mark, style) = look(target.status);
        let status = format!("  {mark} {}", target.status.name().get(self.locale));
        let number = format!("{number:>2}.");
        let words_at = column + 4;
        let preview = if target.preview { self.localized("(tính thử)", "(preview)") } else { "" };
        let words = if target.status == Status::NotApplicable { DIM } else { PLAIN };
        self.sheet.paragraph(&[(style, &pad(&status, column)), (words, &number)], words_at, &[(words, &target.title), (DIM, preview)]);
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

    fn measure(&mut self, measure: &MeasureOutcome, alone: bool, target: Status, words_at: usize) {
        let (_, style) = look(measure.status);
        let share = measure.percent.as_ref().zip(measure.numerator.zip(measure.denominator.flatten()));
        let left = match share {
            // Draws no bar for an aim, because less can be better there.
            Some((percent, _)) if measure.role == Role::Aim => format!("  {:CELLS$} {percent:>7}", ""),
            Some((percent, (part, whole))) => format!("  {} {percent:>7}", bar(part, whole, CELLS)),
            None if alone || measure.status == target => String::new(),
            None => format!("    {}", measure.status.name().get(self.locale)),
        };
        let aim = if measure.role == Role::Aim { self.localized(" (phấn đấu)", " (an aim)") } else { "" };
        let title = if alone { String::new() } else { format!("{}{aim}:", measure.title) };
        let text = if measure.missing.len() > FEW { self.so_many_missing(measure.missing.len()) } else { measure.text.clone() };
        self.sheet.paragraph(&[(style, &left)], words_at, &[(PLAIN, &title), (PLAIN, &text)]);
    }

    fn so_many_missing(&self, number: usize) -> String {
        match self.locale {
            Locale::Vi => format!("còn thiếu {number} số liệu"),
            Locale::En => format!("figures missing: {number}"),
        }
    }
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
