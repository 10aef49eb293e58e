//! Phát hiện: writes the findings: those that block sending, those to check, and those to know.

use super::Page;
use super::layout::{BAD, DIM, DOUBT, PLAIN};
use anstyle::Style;
use kh302::explain::Finding;
use kh302::figures::Section;
use kh302::rules::Severity;
use kh302::{FIGURES, Figure, Locale, PeriodKind};

/// The number of missing figures from which they are listed by section and not one by one.
const MANY: usize = 4;

impl Page<'_> {
    pub(super) fn findings(&mut self) {
        let assessment = self.assessment;
        for (severity, mark, style) in [(Severity::Error, "✗", BAD), (Severity::Warning, "!", DOUBT), (Severity::Notice, "i", PLAIN)] {
            let findings: Vec<&Finding> = assessment.findings.iter().filter(|finding| finding.severity == severity).collect();
            if findings.is_empty() {
                continue;
            }
            let heading = format!("{} ({})", severity.name().get(self.locale).to_uppercase(), findings.len());
            self.heading(&heading, &heading);
            let missing: Vec<Figure> =
                findings.iter().filter(|finding| finding.code == "F01").filter_map(|finding| Figure::from_id(&finding.at)).collect();
            let together = missing.len() >= MANY;
            if together {
                self.missing(&missing, mark, style);
            }
            for finding in findings.iter().filter(|finding| !(together && finding.code == "F01")) {
                self.finding(finding, mark, style);
            }
        }
        let open = assessment.unchecked.len();
        if open > 0 {
            let text = match self.locale {
                Locale::Vi => format!("Còn {open} quy tắc chưa kiểm tra được vì thiếu chỉ tiêu."),
                Locale::En => format!("Checks left open, as figures are missing: {open}."),
            };
            self.sheet.blank();
            self.text(&[(DIM, &text)]);
        }
    }

    /// Writes a finding, with its place and its code behind the sentence.
    fn finding(&mut self, finding: &Finding, mark: &str, style: Style) {
        let label = Figure::from_id(&finding.at).map(|figure| figure.label(self.locale).into_owned());
        let label = label.filter(|label| !finding.message.contains(&**label));
        let explained = finding.acknowledged.then(|| self.localized("đã giải trình", "explained").into());
        let behind: Vec<String> = label.into_iter().chain(explained).chain([finding.code.to_string()]).collect();
        let behind = format!("({})", behind.join("; "));
        self.sheet.paragraph(&[(style, &format!("  {mark}"))], 4, &[(PLAIN, &finding.message), (DIM, &behind)]);
        self.sources(&finding.code);
    }

    /// Writes the missing figures together, so that fifty of them fit on a page.
    fn missing(&mut self, missing: &[Figure], mark: &str, style: Style) {
        let number = missing.len();
        let text = match self.locale {
            Locale::Vi => format!("Còn thiếu {number} chỉ tiêu; chỉ tiêu không phát sinh thì nhập 0."),
            Locale::En => format!("Figures are missing ({number}); enter 0 where there was none."),
        };
        self.sheet.paragraph(&[(style, &format!("  {mark}"))], 4, &[(PLAIN, &text), (DIM, "(F01)")]);
        self.by_section(missing);
    }

    /// Writes figures under the titles of their sections.
    pub(super) fn by_section(&mut self, figures: &[Figure]) {
        let kind = self.assessment.period.map_or(PeriodKind::Month, |span| span.id.kind());
        for section in Section::ALL {
            let own = |figure: Figure| figure.definition().section == section;
            let of_section: Vec<Figure> = figures.iter().copied().filter(|figure| own(*figure)).collect();
            if of_section.is_empty() {
                continue;
            }
            let all = FIGURES.iter().filter(|row| own(row.figure) && row.is_of_communes(kind)).count();
            let what = if of_section.len() == all {
                match self.locale {
                    Locale::Vi => format!("cả {all} chỉ tiêu."),
                    Locale::En => format!("all {all} figures."),
                }
            } else {
                let labels: Vec<String> = of_section.iter().map(|figure| self.short(*figure)).collect();
                format!("{}.", labels.join("; "))
            };
            let title = format!("{}:", section.title().get(self.locale));
            self.sheet.paragraph(&[(PLAIN, "    •")], 6, &[(DIM, &title), (PLAIN, &what)]);
        }
    }

    /// Returns the label of a figure without the words that it shares with the title of its section.
    fn short(&self, figure: Figure) -> String {
        let title = figure.definition().section.title().get(self.locale);
        let label = figure.label(self.locale);
        match label.strip_prefix(title).map(|rest| rest.trim_start_matches([' ', '–', ','])) {
            Some(rest) if !rest.is_empty() => rest.into(),
            _ => label.into_owned(),
        }
    }
}
