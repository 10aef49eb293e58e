//! Cấp độ của địa bàn: writes the level, with the place in the law that decides it.

use super::Page;
use super::layout::{BAD, BOLD, CELLS, DIM, DOUBT, GOOD, PLAIN, bar};
use anstyle::Style;
use kh302::document::Basis;
use kh302::explain::{ApprovedLevel, Classification, CommuneClassification, CriteriaWarning, CriterionResult, Level, TotalsClassification};
use kh302::judge::{DistrictStatus, ProvinceStatus, Value};
use kh302::rules::Criterion;
use kh302::{Figure, Locale, PlaceInText, Reading, RiskLevel, Truth, law};

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
                format!("{} {}", self.localized("chưa đủ điều kiện không ma túy tại", "not drug-free by"), self.cited(&deciding))
            }
            Level(Some(_)) => format!("{} {}", self.localized("theo", "by"), self.cited(&deciding)),
            Level(None) => String::new(),
        };
        let (mark, firm) = match of.level.0 {
            Some(level) => {
                let approved = of.approved.as_ref().filter(|approved| approved.level == level);
                (",", format!("({}).", self.standing(approved)))
            }
            None => (".", String::new()),
        };
        self.text(&[(style(of.level).bold(), &format!("{name}{mark}")), (PLAIN, &source), (DIM, &firm)]);
        if let Some(approved) = of.approved.as_ref().filter(|approved| Some(approved.level) != of.level.0) {
            let (name, standing) = (approved.level.name().get(self.locale), self.standing(Some(approved)));
            let words = self.localized("Cấp độ được phê duyệt khác với số liệu:", "The approved level differs from the figures:");
            self.text(&[(DOUBT, words), (style(Level(Some(approved.level))).bold(), name), (DIM, &format!("({standing})."))]);
        }
        for result in deciding.iter().filter(|result| result.level.is_none()) {
            let (mark, look, state) = match result.outcome {
                Truth::True => ("  ✓", GOOD, self.localized("đạt", "met")),
                _ => ("  ✗", BAD, self.localized("chưa đạt", "not met")),
            };
            self.sheet.paragraph(&[(look, mark)], 4, &[(PLAIN, &format!("{}: {state}.", self.title_of(result)))]);
        }
        self.numbers(of);
        self.tally(of);
        if let Some(possible) = &of.possible {
            let (best, worst) = (possible.best.name().get(self.locale), possible.worst.name().get(self.locale));
            let (from, to) = (self.localized("Có thể từ", "It can be from"), self.localized("đến", "to"));
            self.text(&[(PLAIN, &format!("{from} “{best}” {to} “{worst}”."))]);
            if !possible.fill.is_empty() {
                let figures: Vec<Figure> = possible.fill.iter().filter_map(|id| Figure::from_id(id)).collect();
                let fill = self.localized("Để xác định được, cần nhập:", "To settle it, fill in:");
                self.text(&[(PLAIN, fill)]);
                self.by_section(&figures);
            }
        }
        if let Some(declared) = of.declared {
            let declared = declared.name().get(self.locale);
            let text = match self.locale {
                Locale::Vi => format!("Địa bàn tự xếp: “{declared}”."),
                Locale::En => format!("The area declares: “{declared}”."),
            };
            self.text(&[(PLAIN, &text)]);
        }
        if let Some(reached) = of.reached.as_ref().filter(|reached| reached.denominator > 0) {
            let (part, whole) = (self.number(reached.numerator), self.number(reached.denominator));
            let percent = reached.percent.as_ref().map_or_else(String::new, |percent| format!(" ({percent})"));
            let reached = match self.locale {
                Locale::Vi => format!("Được tiếp cận dịch vụ: {part}/{whole} người có hồ sơ quản lý{percent}."),
                Locale::En => format!("Reached by services: {part} of {whole} people on record{percent}."),
            };
            self.text(&[(PLAIN, &reached)]);
        }
        if of.reading != Reading::Cumulative {
            let name = of.reading.name().get(self.locale);
            let text = match self.locale {
                Locale::Vi => format!("Điều 4 được hiểu {name}."),
                Locale::En => format!("Shown in the {name} reading."),
            };
            self.text(&[(DIM, &text)]);
        }
        self.own_set(of.criteria_name.as_deref(), of.criteria_hash.as_deref(), of.criteria_warnings.as_deref());
        self.preview(of.preview);
    }

    /// Writes for everything that the criteria measure its numbers, the type whose threshold they reach, and how far the next type is.
    fn numbers(&mut self, of: &CommuneClassification) {
        let mut measures: Vec<(String, Vec<&CriterionResult>)> = Vec::new();
        for result in of.criteria_results.iter().filter(|result| result.level.is_some()) {
            // The criteria of different types that measure the same have the same title.
            let title = self.title_of(result);
            match measures.iter_mut().find(|(known, _)| *known == title) {
                Some((_, results)) => results.push(result),
                None => measures.push((title, vec![result])),
            }
        }
        for (title, results) in &measures {
            let reached = results.iter().find(|result| result.outcome == Truth::True);
            let value = self.value(results);
            if value.is_none() && reached.is_none() {
                continue;
            }
            let mark = reached.map(|result| {
                let (level, place) = (self.type_name(result.level), place(result));
                match self.locale {
                    Locale::Vi => format!("ở mức {level} ({place})"),
                    Locale::En => format!("in the band of {level} ({place})"),
                }
            });
            let text: Vec<String> = value.into_iter().chain(mark).collect();
            let next = self.next(results).map_or_else(String::new, |next| format!("; {next}"));
            self.sheet.paragraph(&[(PLAIN, "  •")], 4, &[(PLAIN, &format!("{title}: {}{next}.", text.join(", ")))]);
        }
    }

    /// Returns the numbers behind the criteria that measure the same, such as "36/35.885 = 0,100%" or "334 cây, 80 m²".
    fn value(&self, results: &[&CriterionResult]) -> Option<String> {
        let rate = results.iter().find_map(|result| Some((result.numerator?, result.denominator?, result.rate.as_ref()?)));
        if let Some((part, whole, rate)) = rate {
            return Some(format!("{}/{} = {rate}", self.number(part), self.number(whole)));
        }
        let mut values: Vec<(Figure, i64)> = Vec::new();
        for nearest in results.iter().flat_map(|result| &result.nearest) {
            // A criterion that reads flags is a combination of others and has no number of its own.
            let Value::Count(now) = nearest.from else { return None };
            if !values.iter().any(|(figure, _)| *figure == nearest.at) {
                values.push((nearest.at, now));
            }
        }
        let values: Vec<String> = values.into_iter().map(|(figure, now)| self.counted(figure, now)).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// Returns how much more would reach the threshold of the next type.
    fn next(&self, results: &[&CriterionResult]) -> Option<String> {
        let next = results.iter().take_while(|result| result.outcome != Truth::True).last()?;
        let mut more: Vec<String> = Vec::new();
        for nearest in next.nearest.iter().filter(|nearest| nearest.at != Figure::Population) {
            let (Value::Count(now), Value::Count(then)) = (nearest.from, nearest.to) else { return None };
            let (number, unit) = (self.number(then - now), figure_unit(nearest.at, then - now, self.locale));
            let text = match self.locale {
                Locale::Vi => format!("{number} {unit}"),
                Locale::En => format!("{number} more {unit}"),
            };
            if then > now && !more.contains(&text) {
                more.push(text);
            }
        }
        let (more, level) = (more.join(self.localized(" hoặc ", " or ")), self.type_name(next.level));
        (!more.is_empty()).then(|| match self.locale {
            Locale::Vi => format!("thêm {more} thì đến mức {level}"),
            Locale::En => format!("{more} would reach {level}"),
        })
    }

    /// Writes how many criteria of each type are met, and what would change the level.
    fn tally(&mut self, of: &CommuneClassification) {
        if of.types.is_empty() {
            return;
        }
        let mut counts: Vec<String> = Vec::new();
        for (place, tally) in of.types.iter().enumerate() {
            let (met, all, level) = (tally.met, tally.of, self.type_name(Some(tally.level)));
            counts.push(match (self.locale, place) {
                (Locale::Vi, 0) => format!("{met}/{all} tiêu chí {level}"),
                (Locale::Vi, _) => format!("{met}/{all} {level}"),
                (Locale::En, 0) => format!("{met} of {all} criteria of {level}"),
                (Locale::En, _) => format!("{met} of {all} of {level}"),
            });
        }
        let unknown: usize = of.types.iter().map(|tally| tally.unknown).sum();
        let open = match (self.locale, unknown) {
            (_, 0) => String::new(),
            (Locale::Vi, _) => format!("; {unknown} tiêu chí chưa đủ số liệu"),
            (Locale::En, _) => format!("; figures are missing for {unknown}"),
        };
        let counts = counts.join(", ");
        let counts = match self.locale {
            Locale::Vi => format!("Đạt {counts}{open}."),
            Locale::En => format!("Met: {counts}{open}."),
        };
        self.text(&[(PLAIN, &counts)]);
        let changes = self.changes(of);
        if !changes.is_empty() {
            self.text(&[(PLAIN, &changes.join(" "))]);
        }
    }

    /// Returns sentences on what would change the level; none while it is open.
    fn changes(&self, of: &CommuneClassification) -> Vec<String> {
        let Some(level) = of.level.0.filter(|_| of.complete == Some(true)) else { return Vec::new() };
        let mut changes = Vec::new();
        let worse = of.types.iter().rev().find(|tally| tally.level > level);
        let next = worse.map(|tally| (self.type_name(Some(tally.level)), tally.at_least.saturating_sub(tally.met)));
        changes.extend(next.map(|(next, lacking)| match (self.locale, lacking) {
            (Locale::Vi, 0) => format!("Đã đủ tiêu chí {next}: khi không còn đủ điều kiện không ma túy thì thuộc {next}."),
            (Locale::Vi, _) => format!("Thêm {lacking} tiêu chí {next} thì thuộc {next}."),
            (Locale::En, 0) => format!("The criteria of {next} are met: without the conditions of a drug-free area it would be {next}."),
            (Locale::En, 1) => format!("One more criterion of {next} would make it {next}."),
            (Locale::En, _) => format!("{lacking} more criteria of {next} would make it {next}."),
        }));
        let own = of.types.iter().find(|tally| tally.level == level);
        changes.extend(own.map(|tally| {
            let (own, spare) = (self.type_name(Some(level)), (tally.met + 1).saturating_sub(tally.at_least));
            match (self.locale, spare) {
                (Locale::Vi, _) => format!("Bớt {spare} tiêu chí {own} thì không còn thuộc {own}."),
                (Locale::En, 1) => format!("One criterion fewer and it is no longer {own}."),
                (Locale::En, _) => format!("{spare} criteria fewer and it is no longer {own}."),
            }
        }));
        let failing: Vec<&CriterionResult> =
            of.criteria_results.iter().filter(|result| result.level.is_none() && result.outcome == Truth::False).collect();
        if level > RiskLevel::Affected && !failing.is_empty() {
            let cited = self.cited(&failing);
            changes.push(match self.locale {
                Locale::Vi => format!("Chưa đủ điều kiện không ma túy tại {cited}."),
                Locale::En => format!("Not drug-free by {cited}."),
            });
        }
        changes
    }

    fn title_of(&self, result: &CriterionResult) -> String {
        let known = || criterion(&result.id).map_or("", |criterion| criterion.title.get(self.locale));
        result.title.as_deref().unwrap_or_else(known).to_owned()
    }

    /// Returns the name of a type as sentences use it, such as "loại II".
    fn type_name(&self, level: Option<RiskLevel>) -> &'static str {
        let name = Level(level).name().get(self.locale);
        name.strip_prefix(self.localized("Trọng điểm phức tạp ", "Key area ")).unwrap_or(name)
    }

    /// Returns a number with the unit of its figure.
    fn counted(&self, figure: Figure, number: i64) -> String {
        format!("{} {}", self.number(number), figure_unit(figure, number, self.locale))
    }

    /// Writes which set of criteria was loaded, and warnings about what in it was probably not intended.
    pub(super) fn own_set(&mut self, name: Option<&str>, hash: Option<&str>, warnings: Option<&[CriteriaWarning]>) {
        let (Some(name), Some(hash)) = (name, hash) else { return };
        let text = match self.locale {
            Locale::Vi => format!("Theo bộ tiêu chí tự nạp: {name}."),
            Locale::En => format!("By a loaded set of criteria: {name}."),
        };
        self.text(&[(DOUBT, &text), (DIM, &format!("({hash})"))]);
        for warning in warnings.unwrap_or_default() {
            self.sheet.paragraph(&[(DOUBT, "  !")], 4, &[(PLAIN, &warning.message), (DIM, &format!("({})", warning.at))]);
        }
    }

    /// Returns what a level rests on: the decision that approved it, or the figures alone.
    fn standing(&self, approved: Option<&ApprovedLevel>) -> String {
        let Some(ApprovedLevel { decision, on, by, .. }) = approved else {
            return self.localized("tạm tính theo số liệu, chưa được phê duyệt", "computed from the figures, not approved").into();
        };
        let on = self.day(*on);
        match self.locale {
            Locale::Vi => format!("đã được phê duyệt theo {decision} ngày {on}, {by}"),
            Locale::En => format!("approved by {decision} of {on}, {by}"),
        }
    }

    fn above(&mut self, of: &TotalsClassification) {
        let status = match (of.province, of.district) {
            (Some(province), _) => province.name(),
            (None, Some(district)) => district.name(),
            (None, None) => return,
        };
        self.heading("TÌNH HÌNH ĐỊA BÀN", "STATUS OF THE AREA");
        let decided = of.province != Some(ProvinceStatus::Undetermined) && of.district != Some(DistrictStatus::Undetermined);
        let (status, firm) = match decided {
            true => (status.get(self.locale).to_owned(), format!("({}).", self.standing(None))),
            false => (format!("{}.", status.get(self.locale)), String::new()),
        };
        self.text(&[(BOLD, &status), (DIM, &firm)]);
        let of_province = of.criteria.as_deref().and_then(law::criteria_with_id).and_then(|set| set.province);
        if let Some(rule) = of_province {
            let own = of.criteria_results.iter().filter(|result| rule.of.iter().any(|criterion| criterion.id == result.id));
            let own: Vec<&CriterionResult> = own.collect();
            let met: Vec<&CriterionResult> = own.iter().copied().filter(|result| result.outcome == Truth::True).collect();
            let cited = if met.is_empty() { String::new() } else { format!(" ({})", self.cited(&met)) };
            let (met, of, wanted) = (met.len(), rule.of.len(), rule.at_least);
            let text = match self.locale {
                Locale::Vi => {
                    format!("Đạt {met}/{of} tiêu chí{cited}; địa bàn cấp tỉnh là trọng điểm khi có ít nhất {wanted} tiêu chí.")
                }
                Locale::En => format!("{met} of {of} criteria are met{cited}; {wanted} make a province a key area."),
            };
            self.text(&[(PLAIN, &text)]);
            for result in own {
                let Some(value) = self.value(&[result]) else { continue };
                let (mark, style) = match result.outcome {
                    Truth::True => ("!", DOUBT),
                    _ => ("•", PLAIN),
                };
                let title = self.title_of(result);
                self.sheet.paragraph(&[(style, &format!("  {mark}"))], 4, &[(PLAIN, &format!("{title}: {value}."))]);
            }
        }
        if let Some(received) = of.completeness {
            let (received, expected) = (received.received, received.expected);
            let text = match self.locale {
                Locale::Vi => format!("Đã nhận {received}/{expected} báo cáo cấp xã."),
                Locale::En => format!("{received} of {expected} communes have reported."),
            };
            self.text(&[(if received < expected { DOUBT } else { PLAIN }, &text)]);
        }
        if let Some(levels) = of.levels {
            let of_each = levels.of_each.iter().map(|(level, number)| (Level(Some(level)), number));
            // A commune that has not reported belongs to the whole, so that no bar is full while reports are missing.
            let missing = of.completeness.map_or(0, |received| received.missing);
            let all = levels.of_each.total() + levels.undetermined + missing;
            for (level, number) in of_each.chain([(Level(None), levels.undetermined)]).filter(|(_, number)| *number > 0) {
                let drawn = bar(signed(number), signed(all), CELLS);
                let left = format!("  {drawn} {number:>3} ");
                self.sheet.paragraph(&[(style(level), &left)], CELLS + 7, &[(PLAIN, level.name().get(self.locale))]);
            }
            if missing > 0 {
                let left = format!("  {} {missing:>3} ", bar(signed(missing), signed(all), CELLS));
                let text = self.localized("Chưa báo cáo", "Not reported");
                self.sheet.paragraph(&[(DIM, &left)], CELLS + 7, &[(DIM, text)]);
            }
        }
        self.own_set(of.criteria_name.as_deref(), of.criteria_hash.as_deref(), of.criteria_warnings.as_deref());
        self.preview(of.preview);
    }

    fn preview(&mut self, preview: bool) {
        if preview {
            let note = self.localized(
                "Đây là kết quả tạm tính: cấp độ chính thức xét theo số liệu cả năm.",
                "This is a preview: the level is determined on the figures of a whole year.",
            );
            self.text(&[(DIM, note)]);
        }
    }

    /// Writes places in the law as one citation, such as "điểm a, điểm b khoản 1 Điều 4 Quyết định số 28/2025/QĐ-TTg".
    fn cited(&self, results: &[&CriterionResult]) -> String {
        let mut text = String::new();
        let all: Vec<PlaceInText> = results.iter().flat_map(|result| &result.basis).map(Basis::place).collect();
        for (place, cited) in all.iter().enumerate() {
            let next = all.get(place + 1).filter(|next| next.article == cited.article);
            if place > 0 {
                text.push_str(", ");
            }
            // Writes a part that the next place shares only once, behind the last place that has it.
            let clause = if cited.point.is_empty() || next.is_none_or(|next| next.clause != cited.clause) { cited.clause } else { "" };
            let article = if next.is_none() { cited.article } else { "" };
            text.push_str(&in_order(&[cited.point, clause, article]));
        }
        if let Some(cited) = all.last() {
            text.push(' ');
            match law::instrument(cited.instrument) {
                Some(instrument) => text.push_str(&instrument.name(self.locale)),
                None => text.push_str(cited.instrument),
            }
        }
        text
    }
}

fn criterion(id: &str) -> Option<&'static Criterion<'static>> {
    law::CRITERIA
        .iter()
        .flat_map(|span| {
            let province = span.value.province.map(|rule| rule.of).unwrap_or_default();
            span.value.types.iter().flat_map(|rule| rule.of).chain(span.value.drug_free).chain(province)
        })
        .find(|criterion| criterion.id == id)
}

fn figure_unit(figure: Figure, number: i64, locale: Locale) -> &'static str {
    figure.definition().unit.noun().of(number, locale)
}

/// Returns the place of a criterion in its text, such as "điểm a khoản 3 Điều 4".
fn place(result: &CriterionResult) -> String {
    let [basis] = &result.basis;
    let cited = basis.place();
    in_order(&[cited.point, cited.clause, cited.article])
}

/// Joins the parts of a place that are there.
fn in_order(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// How firm a level is: approved by a decision, or computed from the figures alone.
pub(super) fn style(level: Level) -> Style {
    match level.0 {
        Some(RiskLevel::DrugFree) => GOOD,
        Some(RiskLevel::Affected) => PLAIN,
        Some(RiskLevel::Type1) => BAD,
        _ => DOUBT,
    }
}
