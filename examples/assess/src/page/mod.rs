//! Trang đánh giá: the page that a commune officer reads. It begins with the level, then come the findings that block sending, those to
//! check, the targets of the plan, the deadline, and what to do next. Codes come last and dimmed, because only those who give support need
//! them.

mod approval;
mod compare;
mod findings;
mod layout;
mod level;
mod publish;
mod rollup;
mod targets;

pub use compare::of_comparison;

use crate::input::Place;
use anstyle::Style;
use kh302::base::thousands;
use kh302::document::ReadError;
use kh302::explain::{Classification, RolledUp, Timeliness};
use kh302::judge::TimelinessStatus;
use kh302::law::{self, HUE};
use kh302::rules::Severity;
use kh302::{Assessment, Date, Locale};
use layout::{BAD, BOLD, DIM, DOUBT, GOOD, PLAIN, Sheet};
pub use publish::of as of_publication;

/// Writes the page of an assessment.
pub fn of(assessment: &Assessment, locale: Locale) -> String {
    let mut page = Page { sheet: Sheet::default(), assessment, rolled: None, locale };
    page.title();
    page.level();
    page.findings();
    page.targets();
    page.deadline();
    page.next_steps();
    page.sheet.blank();
    page.sheet.into_text()
}

/// Writes the page of a district or province, from the reports of its communes.
pub fn of_rollup(rolled: &RolledUp, locale: Locale) -> String {
    let mut page = Page { sheet: Sheet::default(), assessment: &rolled.assessment, rolled: Some(rolled), locale };
    page.title();
    page.level();
    page.moves(&rolled.level_moves);
    page.targets();
    page.findings();
    page.attention(&rolled.communes);
    if let Some(list) = &rolled.approval_list {
        page.approvals(list);
    }
    page.deadline();
    page.sheet.blank();
    page.sheet.into_text()
}

/// Writes the page of a document that cannot be read.
pub fn of_error(place: Place<'_>, error: &ReadError, locale: Locale) -> String {
    let mut sheet = Sheet::default();
    sheet.rule();
    let head = if locale == Locale::Vi { "KHÔNG ĐỌC ĐƯỢC" } else { "CANNOT BE READ" };
    sheet.paragraph(&[], 0, &[(BAD.bold(), head), (PLAIN, &place.name(locale))]);
    sheet.rule();
    sheet.paragraph(&[], 2, &[(PLAIN, &error.sentence(locale)), (DIM, &format!("({})", error.code()))]);
    sheet.blank();
    sheet.into_text()
}

struct Page<'a> {
    sheet: Sheet,
    assessment: &'a Assessment,
    /// The answer of the roll-up to which the assessment belongs.
    rolled: Option<&'a RolledUp>,
    locale: Locale,
}

impl Page<'_> {
    fn localized<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        if self.locale == Locale::Vi { vi } else { en }
    }

    fn heading(&mut self, vi: &str, en: &str) {
        let text = self.localized(vi, en);
        self.sheet.blank();
        self.sheet.line(&[(BOLD, text)]);
    }

    /// Writes a paragraph below a heading.
    fn text(&mut self, pieces: &[(Style, &str)]) {
        self.sheet.paragraph(&[], 2, pieces);
    }

    /// Returns a day as people of the language write it.
    fn day(&self, day: Date) -> String {
        match self.locale {
            Locale::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
            Locale::En => day.to_string(),
        }
    }

    /// Returns a number with its thousands set apart.
    fn number(&self, number: i64) -> String {
        let mut text = String::new();
        thousands(&mut text, i128::from(number), self.locale);
        text
    }

    /// Returns the name that the area had at the end of the period, if the table of units has it.
    fn area_name(&self) -> Option<&'static str> {
        let period = self.assessment.period?;
        HUE.on(self.assessment.area.parse().ok()?, period.to).unit().map(|unit| unit.name())
    }

    fn kind(&self) -> &'static str {
        match self.assessment.classification {
            Some(Classification::Above(_)) => self.localized("Báo cáo tổng hợp", "Totals"),
            _ => self.localized("Báo cáo", "Report"),
        }
    }

    fn count(&self, severity: Severity) -> usize {
        self.assessment.findings.iter().filter(|finding| finding.severity == severity && !finding.acknowledged).count()
    }

    fn missing_figures(&self) -> usize {
        self.assessment.findings.iter().filter(|finding| finding.code == "F01").count()
    }

    /// Counts the findings that block sending, without those for missing figures.
    fn wrong(&self) -> usize {
        self.count(Severity::Error) - self.missing_figures()
    }

    fn title(&mut self) {
        let assessment = self.assessment;
        self.sheet.rule();
        let (name, code) = match self.area_name() {
            Some(name) => (name.into(), format!("({} {})", self.localized("mã", "code"), assessment.area)),
            None => (format!("{} {}", self.localized("Mã địa bàn", "Area"), assessment.area), String::new()),
        };
        self.sheet.paragraph(&[], 0, &[(BOLD, &name), (PLAIN, &code)]);
        let period = match assessment.period {
            Some(span) => {
                let (what, name) = (self.kind(), span.id.name(self.locale));
                let (from, to) = (self.day(span.from), self.day(span.to));
                match self.locale {
                    Locale::Vi => format!("{what} {name}, số liệu tính từ ngày {from} đến hết ngày {to}"),
                    Locale::En => format!("{what} for {name}, data from {from} to {to}"),
                }
            }
            None => self.localized("Chưa đọc được kỳ báo cáo", "The period cannot be read").into(),
        };
        self.sheet.paragraph(&[], 0, &[(PLAIN, &period)]);
        let (style, summary) = self.summary();
        self.sheet.paragraph(&[], 0, &[(style.bold(), &summary)]);
        self.sheet.rule();
    }

    /// Writes in one line whether the report can be sent.
    fn summary(&self) -> (Style, String) {
        let (missing, wrong, warnings) = (self.missing_figures(), self.wrong(), self.count(Severity::Warning));
        if self.assessment.can_submit {
            let text = match (self.locale, warnings) {
                (Locale::Vi, 0) => "Có thể gửi: không có lỗi.".into(),
                (Locale::Vi, _) => format!("Có thể gửi; còn {warnings} nội dung cần kiểm tra lại."),
                (Locale::En, 0) => "Ready to send: nothing to fix.".into(),
                (Locale::En, _) => format!("Ready to send; to check: {warnings}."),
            };
            return (GOOD, text);
        }
        let text = match (self.locale, missing, wrong) {
            (Locale::Vi, 0, 0) => "Chưa thể gửi: còn thiếu chỉ tiêu.".into(),
            (Locale::Vi, 0, _) => format!("Chưa thể gửi: còn {wrong} lỗi phải sửa."),
            (Locale::Vi, _, 0) => format!("Chưa thể gửi: còn thiếu {missing} chỉ tiêu."),
            (Locale::Vi, ..) => format!("Chưa thể gửi: còn thiếu {missing} chỉ tiêu và {wrong} lỗi phải sửa."),
            (Locale::En, 0, 0) => "Not ready to send: figures are missing.".into(),
            (Locale::En, 0, _) => format!("Not ready to send: to fix: {wrong}."),
            (Locale::En, _, 0) => format!("Not ready to send: figures missing: {missing}."),
            (Locale::En, ..) => format!("Not ready to send: figures missing: {missing}, to fix: {wrong}."),
        };
        (BAD, text)
    }

    fn deadline(&mut self) {
        let Some(Timeliness { regime, due, status, days_late, days_left, .. }) = self.assessment.timeliness else { return };
        self.heading("THỜI HẠN", "DEADLINE");
        let name = status.name().get(self.locale);
        let Some(due) = due else {
            self.text(&[(PLAIN, &format!("{name}."))]);
            return;
        };
        let source = law::instrument(regime.id()).map_or_else(String::new, |text| text.name(self.locale));
        let due = self.day(due);
        let days = match (status, days_left, self.locale) {
            (TimelinessStatus::Late, _, Locale::Vi) => format!(" {days_late} ngày"),
            (TimelinessStatus::Late, _, Locale::En) => format!(" by {days_late} days"),
            (_, Some(left), Locale::Vi) => format!(", còn {left} ngày"),
            (_, Some(left), Locale::En) => format!(", {left} days left"),
            _ => String::new(),
        };
        let style = match status {
            TimelinessStatus::OnTime => GOOD,
            TimelinessStatus::Late => DOUBT,
            _ => PLAIN,
        };
        let (name, due) = (
            format!("{name}{days}."),
            match self.locale {
                Locale::Vi => format!("Thời hạn là ngày {due}, theo {source}."),
                Locale::En => format!("The last day is {due}, by {source}."),
            },
        );
        self.text(&[(style, &name), (PLAIN, &due)]);
    }

    fn next_steps(&mut self) {
        let steps = self.steps();
        self.heading("VIỆC CẦN LÀM TIẾP", "WHAT TO DO NEXT");
        for (number, step) in steps.iter().take(3).enumerate() {
            self.sheet.paragraph(&[(PLAIN, &format!("  {}.", number + 1))], 5, &[(PLAIN, step)]);
        }
    }

    fn steps(&self) -> Vec<String> {
        let vi = self.locale == Locale::Vi;
        let (missing, wrong, warnings) = (self.missing_figures(), self.wrong(), self.count(Severity::Warning));
        let mut steps = Vec::new();
        if missing > 0 {
            steps.push(match vi {
                true => format!("Nhập {missing} chỉ tiêu còn thiếu; chỉ tiêu không phát sinh thì nhập 0."),
                false => format!("Fill in the missing figures ({missing}); enter 0 where there was none."),
            });
        }
        let part = |severity: Severity| severity.name().get(self.locale);
        if wrong > 0 {
            steps.push(match vi {
                true => format!("Sửa {wrong} lỗi ở phần “{}”.", part(Severity::Error)),
                false => format!("Fix what stands under “{}” ({wrong}).", part(Severity::Error)),
            });
        }
        if warnings > 0 {
            steps.push(match vi {
                true => format!("Xem lại {warnings} nội dung ở phần “{}”: sửa, hoặc giải trình nếu số liệu đúng.", part(Severity::Warning)),
                false => {
                    format!("Look at what stands under “{}” ({warnings}): correct it, or explain why it is right.", part(Severity::Warning))
                }
            });
        }
        if !self.assessment.can_submit && steps.is_empty() {
            steps.push(self.localized("Nhập các chỉ tiêu còn thiếu.", "Fill in the figures still missing.").into());
        }
        let in_time = self.assessment.timeliness.filter(|stands| stands.status != TimelinessStatus::Late);
        let due = in_time.and_then(|stands| stands.due).map(|due| self.day(due));
        steps.push(match (self.assessment.can_submit, due, vi) {
            (false, _, true) => "Kiểm tra lại một lần nữa trước khi gửi.".into(),
            (false, _, false) => "Check once more before sending.".into(),
            (true, Some(due), true) => format!("Gửi báo cáo, chậm nhất ngày {due}."),
            (true, Some(due), false) => format!("Send the report, by {due} at the latest."),
            (true, None, true) => "Gửi báo cáo.".into(),
            (true, None, false) => "Send the report.".into(),
        });
        steps
    }
}
