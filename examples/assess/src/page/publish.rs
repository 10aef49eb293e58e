//! Trang công bố: writes what the public may see of an area: its totals, its communes, and which figures are withheld and why.

use super::layout::{BOLD, DIM, DOUBT, PLAIN, Sheet};
use super::level::style;
use super::targets::{look, pad};
use kh302::base::thousands;
use kh302::explain::{MASK, PublicArea, PublicCommune, PublicFigure, PublicTarget, PublicView, Reason};
use kh302::figures::{Kind, Section};
use kh302::{Figure, Locale, Status};
use std::borrow::Cow;

/// Writes the page of a publication.
pub fn of(view: &PublicView, locale: Locale) -> String {
    let mut page = Page { sheet: Sheet::default(), locale };
    page.title(view);
    for area in &view.areas {
        page.area(area);
    }
    page.communes(&view.communes);
    page.withheld(view);
    page.sheet.blank();
    page.sheet.into_text()
}

struct Page {
    sheet: Sheet,
    locale: Locale,
}

impl Page {
    fn localized<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        if self.locale == Locale::Vi { vi } else { en }
    }

    fn heading(&mut self, text: &str) {
        self.sheet.blank();
        self.sheet.line(&[(BOLD, text)]);
    }

    fn title(&mut self, view: &PublicView) {
        let name = view.name.as_deref().unwrap_or(&view.area);
        let period = view.period.id.name(self.locale);
        self.sheet.rule();
        let text = match self.locale {
            Locale::Vi => format!("Bản công bố, {period}"),
            Locale::En => format!("Publication view, {period}"),
        };
        self.sheet.paragraph(&[], 0, &[(BOLD, name), (PLAIN, &format!("({} {})", self.localized("mã", "code"), view.area))]);
        self.sheet.paragraph(&[], 0, &[(PLAIN, &text)]);
        self.sheet.rule();
    }

    fn area(&mut self, area: &PublicArea) {
        let name = area.name.as_deref().unwrap_or(&area.area).to_uppercase();
        self.heading(&name);
        let (received, expected) = (area.completeness.received, area.completeness.expected);
        let text = match self.locale {
            Locale::Vi => format!("Đã nhận {received}/{expected} báo cáo cấp xã."),
            Locale::En => format!("{received}/{expected} reports of communes received."),
        };
        self.sheet.paragraph(&[], 2, &[(if received < expected { DOUBT } else { PLAIN }, &text)]);
        if let Some(incomplete) = &area.incomplete {
            self.sheet.paragraph(&[], 2, &[(DOUBT, incomplete)]);
        }
        self.targets(&area.targets);
        let mut section: Option<Section> = None;
        for (figure, shown) in area.figures.iter() {
            let row = figure.definition();
            if section != Some(row.section) {
                section = Some(row.section);
                self.sheet.paragraph(&[], 2, &[(DIM, row.section.title().get(self.locale))]);
            }
            let partial = area.partial.iter().any(|id| *id == figure.id());
            let (value, look) = match shown {
                PublicFigure::Value(value) if row.kind == Kind::Flag => (self.flag(value).to_string(), PLAIN),
                PublicFigure::Value(0) if partial => (self.localized("chưa ghi nhận", "none recorded yet").to_string(), DOUBT),
                PublicFigure::Value(value) if partial => {
                    (format!("{} {}", self.localized("ít nhất", "at least"), number(value, self.locale)), DOUBT)
                }
                PublicFigure::Value(value) => (number(value, self.locale), PLAIN),
                PublicFigure::Small => (MASK.to_string(), DOUBT),
                PublicFigure::Withheld => (self.localized("không công bố", "withheld").to_string(), DOUBT),
            };
            let known = partial && shown != PublicFigure::Withheld;
            let of_some = if known { self.localized(" (chưa đủ báo cáo)", " (not all reports)") } else { "" };
            let label = format!("{}:", figure.label(self.locale));
            self.sheet.paragraph(&[], 6, &[(PLAIN, &label), (look, &format!("{value}{of_some}"))]);
        }
    }

    fn flag(&self, value: u64) -> &'static str {
        match (self.locale, value != 0) {
            (Locale::Vi, true) => "có",
            (Locale::Vi, false) => "không",
            (Locale::En, true) => "yes",
            (Locale::En, false) => "no",
        }
    }

    fn targets(&mut self, targets: &[PublicTarget]) {
        let longest = Status::ALL.map(|status| status.name().get(self.locale).chars().count()).into_iter().max().unwrap_or(0);
        for (place, target) in targets.iter().enumerate() {
            let (mark, look) = look(target.status);
            let status = pad(&format!("  {mark} {}", target.status.name().get(self.locale)), longest + 5);
            let number = format!("{:>2}.", place + 1);
            let preview = if target.preview { self.localized("(tạm tính)", "(preview)") } else { "" };
            let hang = longest + 9;
            self.sheet.paragraph(&[(look, &status), (PLAIN, &number)], hang, &[(PLAIN, &target.title), (DIM, preview)]);
        }
    }

    fn communes(&mut self, communes: &[PublicCommune]) {
        self.heading(self.localized("CÁC XÃ, PHƯỜNG", "COMMUNES"));
        if communes.iter().any(|commune| commune.approved == Some(false)) {
            let note = self.localized(
                "Cấp độ không ghi “đã phê duyệt” là tạm tính theo số liệu, chưa được phê duyệt.",
                "A level without “approved” is computed from the figures and not approved.",
            );
            self.sheet.paragraph(&[], 2, &[(DIM, note)]);
        }
        for commune in communes {
            let name = format!("{}:", commune.name.as_deref().unwrap_or(&commune.area));
            let Some(level) = commune.level else {
                let none = self.localized("chưa có báo cáo", "no report yet");
                self.sheet.paragraph(&[], 4, &[(PLAIN, "  "), (BOLD, &name), (DIM, none)]);
                continue;
            };
            let approved = if commune.approved == Some(true) { self.localized(" (đã phê duyệt)", " (approved)") } else { "" };
            let mut line = format!("{}{approved}.", level.name().get(self.locale));
            for status in [Status::Met, Status::NotMet, Status::Insufficient] {
                let numbers: Vec<String> = (1..)
                    .zip(&commune.targets)
                    .filter(|(_, target)| target.status == status)
                    .map(|(number, _): (u32, _)| number.to_string())
                    .collect();
                if !numbers.is_empty() {
                    let targets = self.localized("mục tiêu", "targets");
                    line.push_str(&format!(" {} {targets} {}.", status.name().get(self.locale), numbers.join(", ")));
                }
            }
            self.sheet.paragraph(&[(style(level), "  •")], 4, &[(BOLD, &name), (PLAIN, &line)]);
        }
    }

    fn withheld(&mut self, view: &PublicView) {
        if view.withheld.is_empty() {
            return;
        }
        self.heading(self.localized("SỐ LIỆU KHÔNG CÔNG BỐ VÀ LÝ DO", "NOT PUBLISHED, AND WHY"));
        for of in &view.withheld {
            let what = match (of.reason, of.measures.as_slice()) {
                // Names no figures here, because they are all that are sensitive or operational.
                (Reason::OfCommunes | Reason::Operational | Reason::NotAllReported, _) => String::new(),
                (_, []) => format!("({})", self.labels(&of.figures)),
                (_, measures) => format!("({})", self.targets_of(measures, view)),
            };
            self.reason(view, of.area.as_deref(), &of.text, &what);
        }
    }

    /// Names figures by their labels, those of one list under its title.
    fn labels(&self, ids: &[Cow<'_, str>]) -> String {
        let mut text = String::new();
        let mut last = "";
        for figure in ids.iter().filter_map(|id| Figure::from_id(id)) {
            let title = figure.definition().section.title().get(self.locale);
            let label = figure.label(self.locale);
            let part = label.strip_prefix(title).map(|part| part.trim_start_matches([' ', '–']));
            match part {
                Some(part) if last == title => text.push_str(&format!(", {part}")),
                Some(part) => text.push_str(&format!("{}{title}: {part}", if text.is_empty() { "" } else { "; " })),
                None => text.push_str(&format!("{}{label}", if text.is_empty() { "" } else { "; " })),
            }
            last = if part.is_some() { title } else { "" };
        }
        text
    }

    /// Names the targets that have one of these measures, by their numbers.
    fn targets_of(&self, measures: &[Cow<'_, str>], view: &PublicView) -> String {
        let targets = view.areas.first().map(|area| &*area.targets).unwrap_or_default();
        let numbers: Vec<String> = (1..)
            .zip(targets)
            .filter(|(_, target)| measures.iter().any(|id| id.starts_with(&*target.id)))
            .map(|(number, _): (u32, _)| number.to_string())
            .collect();
        format!("{} {}", self.localized("mục tiêu", "targets"), numbers.join(", "))
    }

    fn reason(&mut self, view: &PublicView, area: Option<&str>, why: &str, what: &str) {
        let named = area.map(|code| view.areas.iter().find(|area| area.area == code).and_then(|area| area.name.as_deref()).unwrap_or(code));
        let area = named.map(|name| format!("{name}:")).unwrap_or_default();
        self.sheet.paragraph(&[(PLAIN, "  •")], 4, &[(BOLD, &area), (PLAIN, why), (DIM, what)]);
    }
}

fn number(value: u64, locale: Locale) -> String {
    let mut text = String::new();
    thousands(&mut text, i128::from(value), locale);
    text
}
