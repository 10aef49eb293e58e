//! Cấp độ của địa bàn: writes the level, with the place in the law that decides it.

use super::Page;
use super::layout::{BAD, BOLD, CELLS, DIM, DOUBT, GOOD, PLAIN, bar};
use anstyle::Style;
use kh302::document::Basis;
use kh302::explain::{Classification, CommuneClassification, CriteriaWarning, CriterionResult, Level, TotalsClassification};
use kh302::rules::Criterion;
use kh302::{Figure, Reading, RiskLevel, Truth, law};

impl Page<'_> {
    pub(super) fn level(&mut self) {
        let assessment = self.assessment;
        match &assessment.classification {
            Some(Classification::Commune(of)) => self.commune(of),
            Some(Classification::Above(of)) => self.above(of),
            None => {}
        }
    }

    fn commune(&mut self, of: &CommuneClassification) {
        self.heading("CẤP ĐỘ CỦA ĐỊA BÀN", "LEVEL OF THE AREA");
        let name = of.level.name().get(self.locale);
        let deciding: Vec<&CriterionResult> = of.criteria_results.iter().filter(|result| of.decided_by.contains(&result.id)).collect();
        let source = match of.level {
            Level(Some(RiskLevel::Affected)) => {
                format!("{} {}.", self.localized("chưa đủ điều kiện không ma túy tại", "not drug-free by"), self.cited(&deciding))
            }
            Level(Some(_)) => format!("{} {}.", self.localized("theo", "by"), self.cited(&deciding)),
            Level(None) => String::new(),
        };
        let mark = if of.level.0.is_some() { "," } else { "." };
        self.text(&[(style(of.level).bold(), &format!("{name}{mark}")), (PLAIN, &source)]);
        for result in &deciding {
            let rate = result.rate.as_ref().map_or_else(String::new, |rate| format!(": {rate}"));
            let known = || criterion(&result.id).map_or("", |criterion| criterion.title.get(self.locale));
            let title = result.title.as_deref().unwrap_or_else(known);
            self.sheet.paragraph(&[(PLAIN, "  •")], 4, &[(PLAIN, &format!("{title}{rate}."))]);
        }
        if let Some(possible) = &of.possible {
            let (best, worst) = (possible.best.name().get(self.locale), possible.worst.name().get(self.locale));
            let (from, to) = (self.localized("Có thể từ", "It can be from"), self.localized("đến", "to"));
            self.text(&[(PLAIN, &format!("{from} “{best}” {to} “{worst}”."))]);
            if !possible.fill.is_empty() {
                let figures: Vec<Figure> = possible.fill.iter().filter_map(|id| Figure::from_id(id)).collect();
                let fill = self.localized("Để xác định được, cần điền:", "To settle it, fill in:");
                self.text(&[(PLAIN, fill)]);
                self.by_section(&figures);
            }
        }
        if let Some(declared) = of.declared {
            let declared = declared.name().get(self.locale);
            let by = self.localized("Địa bàn tự xác định:", "The area declares:");
            self.text(&[(PLAIN, &format!("{by} {declared}."))]);
        }
        if let Some(reached) = of.reached.as_ref().filter(|reached| reached.denominator > 0) {
            let (part, whole) = (reached.numerator, reached.denominator);
            let percent = reached.percent.as_ref().map_or_else(String::new, |percent| format!(" ({percent})"));
            let reached = match self.locale {
                kh302::Locale::Vi => format!("Đã tiếp cận dịch vụ: {part} trong {whole} người có hồ sơ{percent}."),
                kh302::Locale::En => format!("Reached by services: {part} of {whole} people on record{percent}."),
            };
            self.text(&[(PLAIN, &reached)]);
        }
        if of.reading == Reading::Literal {
            let reading = self.localized("Hiển thị theo cách đọc đúng từng chữ.", "Shown in the literal reading.");
            self.text(&[(DIM, reading)]);
        }
        self.own_set(of.criteria.as_deref(), of.criteria_hash.as_deref(), of.criteria_warnings.as_deref());
        self.preview(of.preview);
    }

    /// Writes which set of criteria was loaded, and warnings about what in it was probably not intended.
    pub(super) fn own_set(&mut self, id: Option<&str>, hash: Option<&str>, warnings: Option<&[CriteriaWarning]>) {
        let (Some(id), Some(hash)) = (id, hash) else { return };
        let by = self.localized("Theo bộ tiêu chí riêng", "By a set of criteria of its own,");
        self.text(&[(DOUBT, &format!("{by} {id}")), (DIM, &format!("({hash})"))]);
        for warning in warnings.unwrap_or_default() {
            self.sheet.paragraph(&[(DOUBT, "  !")], 4, &[(PLAIN, &warning.message), (DIM, &format!("({})", warning.at))]);
        }
    }

    fn above(&mut self, of: &TotalsClassification) {
        let status = match (of.province, of.district) {
            (Some(province), _) => province.name(),
            (None, Some(district)) => district.name(),
            (None, None) => return,
        };
        self.heading("TÌNH HÌNH ĐỊA BÀN", "STATUS OF THE AREA");
        self.text(&[(BOLD, &format!("{}.", status.get(self.locale)))]);
        let of_province = of.criteria.as_deref().and_then(law::criteria_with_id).and_then(|set| set.province);
        if let Some(rule) = of_province {
            let own = of.criteria_results.iter().filter(|result| rule.of.iter().any(|criterion| criterion.id == result.id));
            let met: Vec<&CriterionResult> = own.filter(|result| result.outcome == Truth::True).collect();
            let cited = if met.is_empty() { String::new() } else { format!(": {}", self.cited(&met)) };
            let (met, of, wanted) = (met.len(), rule.of.len(), rule.at_least);
            let text = match self.locale {
                kh302::Locale::Vi => format!("Có {met} trong {of} tiêu chí, cần ít nhất {wanted} để là trọng điểm{cited}."),
                kh302::Locale::En => format!("{met} of {of} criteria are met, {wanted} make a key area{cited}."),
            };
            self.text(&[(PLAIN, &text)]);
        }
        if let Some(received) = of.completeness {
            let (received, expected) = (received.received, received.expected);
            let text = match self.locale {
                kh302::Locale::Vi => format!("Đã nhận {received} trong {expected} báo cáo của địa bàn cấp xã."),
                kh302::Locale::En => format!("{received} of {expected} communes have reported."),
            };
            self.text(&[(if received < expected { DOUBT } else { PLAIN }, &text)]);
        }
        if let Some(levels) = of.levels {
            let of_each = levels.of_each.iter().map(|(level, number)| (Level(Some(level)), number));
            let all = levels.of_each.total() + levels.undetermined;
            for (level, number) in of_each.chain([(Level(None), levels.undetermined)]).filter(|(_, number)| *number > 0) {
                let drawn = bar(signed(number), signed(all), CELLS);
                let left = format!("  {drawn} {number:>3} ");
                self.sheet.paragraph(&[(style(level), &left)], CELLS + 7, &[(PLAIN, level.name().get(self.locale))]);
            }
        }
        self.own_set(of.criteria.as_deref(), of.criteria_hash.as_deref(), of.criteria_warnings.as_deref());
        self.preview(of.preview);
    }

    fn preview(&mut self, preview: bool) {
        if preview {
            let note = self.localized(
                "Đây là kết quả tính thử: cấp độ chính thức xét theo số liệu cả năm.",
                "This is a preview: the level is determined on the figures of a whole year.",
            );
            self.text(&[(DIM, note)]);
        }
    }

    /// Writes places in the law as one citation, such as "điểm a, điểm b khoản 1 Điều 4 Quyết định số 28/2025/QĐ-TTg".
    fn cited(&self, results: &[&CriterionResult]) -> String {
        let mut text = String::new();
        let all: Vec<&Basis> = results.iter().flat_map(|result| &result.basis).collect();
        for (place, basis) in all.iter().enumerate() {
            let next = all.get(place + 1).filter(|next| next.article == basis.article);
            if place > 0 {
                text.push_str(", ");
            }
            // Writes a part that the next place shares only once, behind the last place that has it.
            let clause = basis.clause.as_deref();
            let clause = clause.filter(|clause| basis.point.is_none() || next.is_none_or(|next| next.clause.as_deref() != Some(clause)));
            let article = basis.article.as_deref().filter(|_| next.is_none());
            let parts: Vec<&str> = [basis.point.as_deref(), clause, article].into_iter().flatten().collect();
            text.push_str(&parts.join(" "));
        }
        if let Some(basis) = all.last() {
            text.push(' ');
            match law::instrument(&basis.instrument) {
                Some(instrument) => text.push_str(&instrument.name(self.locale)),
                None => text.push_str(&basis.instrument),
            }
        }
        text
    }
}

fn criterion(id: &str) -> Option<&'static Criterion<'static>> {
    law::CRITERIA
        .iter()
        .flat_map(|span| span.value.types.iter().flat_map(|rule| rule.of).chain(span.value.drug_free))
        .find(|criterion| criterion.id == id)
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn style(level: Level) -> Style {
    match level.0 {
        Some(RiskLevel::DrugFree) => GOOD,
        Some(RiskLevel::Affected) => PLAIN,
        Some(RiskLevel::Type1) => BAD,
        _ => DOUBT,
    }
}
