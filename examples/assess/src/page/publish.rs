//! Trang công bố: writes what the public may see of an area: its totals, its communes, and which figures are withheld and why.

use super::layout::{BOLD, DIM, DOUBT, PLAIN, Sheet};
use super::level::style;
use super::targets::{look, pad};
use kh302::base::thousands;
use kh302::explain::{MASK, PublicArea, PublicCommune, PublicFigure, PublicTarget, PublicView, Reason};
use kh302::figures::{Kind, Section};
use kh302::{Locale, Status};

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
            Locale::Vi => format!("Đã nhận {received} trong {expected} báo cáo."),
            Locale::En => format!("{received} of {expected} reports received."),
        };
        self.sheet.paragraph(&[], 2, &[(PLAIN, &text)]);
        self.targets(&area.targets);
        let mut section: Option<Section> = None;
        for (figure, shown) in area.figures.iter() {
            let row = figure.definition();
            if section != Some(row.section) {
                section = Some(row.section);
                self.sheet.paragraph(&[], 2, &[(DIM, row.section.title().get(self.locale))]);
            }
            let (value, look) = match shown {
                PublicFigure::Value(value) if row.kind == Kind::Flag => (self.flag(value).to_string(), PLAIN),
                PublicFigure::Value(value) => (number(value, self.locale), PLAIN),
                PublicFigure::Small => (MASK.to_string(), DOUBT),
                PublicFigure::Withheld => (self.localized("không nêu", "withheld").to_string(), DOUBT),
            };
            let least = if area.partial.iter().any(|id| *id == figure.id()) { self.localized(" (ít nhất)", " (at least)") } else { "" };
            let label = format!("{}:", figure.label(self.locale));
            self.sheet.paragraph(&[], 6, &[(PLAIN, &label), (look, &format!("{value}{least}"))]);
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
            let preview = if target.preview { self.localized("(tính thử)", "(preview)") } else { "" };
            let hang = longest + 9;
            self.sheet.paragraph(&[(look, &status), (PLAIN, &number)], hang, &[(PLAIN, &target.title), (DIM, preview)]);
        }
    }

    fn communes(&mut self, communes: &[PublicCommune]) {
        self.heading(self.localized("CÁC XÃ, PHƯỜNG", "COMMUNES"));
        for commune in communes {
            let name = format!("{}:", commune.name.as_deref().unwrap_or(&commune.area));
            let Some(level) = commune.level else {
                let none = self.localized("chưa có báo cáo", "no report yet");
                self.sheet.paragraph(&[], 4, &[(PLAIN, "  "), (BOLD, &name), (DIM, none)]);
                continue;
            };
            let of = |wanted: Status| -> Vec<&str> {
                commune.targets.iter().filter(|target| target.status == wanted).map(|target| &*target.id).collect()
            };
            let mut line = format!("{}.", level.name().get(self.locale));
            for status in [Status::Met, Status::NotMet, Status::Insufficient] {
                let targets = of(status);
                if !targets.is_empty() {
                    line.push_str(&format!(" {}: {}.", status.name().get(self.locale), targets.join(", ")));
                }
            }
            self.sheet.paragraph(&[(style(level), "  •")], 4, &[(BOLD, &name), (PLAIN, &line)]);
        }
    }

    fn withheld(&mut self, view: &PublicView) {
        if view.withheld.is_empty() {
            return;
        }
        self.heading(self.localized("KHÔNG NÊU SỐ, VÀ VÌ SAO", "NOT SHOWN, AND WHY"));
        for of in view.withheld.iter().filter(|of| of.reason != Reason::WouldReveal) {
            let what = match (of.reason, of.measures.as_slice()) {
                // Names no figures here, because every sensitive figure of every commune is withheld.
                (Reason::OfCommunes, _) => String::new(),
                (_, []) => format!("({})", of.figures.join(", ")),
                (_, measures) => format!("({})", measures.join(", ")),
            };
            self.reason(view, of.area.as_deref(), &of.text, &what);
        }
        let reason = self.localized(
            "Cùng với các số bên cạnh, những số này sẽ làm lộ số khác chỉ sau một phép cộng hoặc trừ.",
            "With the numbers beside them, these would give another away by one addition or subtraction.",
        );
        for area in &view.areas {
            let of_area = view.withheld.iter().filter(|of| of.reason == Reason::WouldReveal && of.area.as_deref() == Some(&area.area));
            let figures: Vec<&str> = of_area.flat_map(|of| of.figures.iter().map(|id| &**id)).collect();
            if !figures.is_empty() {
                self.reason(view, Some(&area.area), reason, &format!("({})", figures.join(", ")));
            }
        }
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
