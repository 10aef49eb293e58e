//! Báo cáo để đối chiếu: reports of other periods that documents are compared with.

use crate::input::{Chunk, Source};
use crate::options::Earlier;
use kh302::account::{Document, read_bytes};
use kh302::figures::Filed;
use kh302::law::HUE;
use kh302::{AreaCode, Date, Locale, Period, Report, Subject, Totals};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// All that documents are compared with.
#[derive(Debug, Default)]
pub struct Shelves {
    baseline: Shelf,
    previous: Shelf,
    parts: Shelf,
}

impl Shelves {
    /// Reads the reports of all the files. One that cannot be compared with stops everything: the answers would be wrong.
    pub fn read(files: &Earlier) -> Result<Self, String> {
        let baseline = Shelf::read("kỳ gốc", &files.baseline)?;
        if baseline.0.values().flat_map(HashMap::values).any(|filed| !filed.is_report()) {
            return Err("Kỳ gốc cần là báo cáo của địa bàn cấp xã.".into());
        }
        Ok(Self {
            baseline, previous: Shelf::read("kỳ trước", &files.previous)?, parts: Shelf::read("các kỳ ngắn hơn", &files.parts)?
        })
    }

    /// Lays what there is for a document beside it.
    pub fn attach(&self, document: &mut Document) {
        let Some(asked) = Asked::of(document) else { return };
        if let Some(baseline) = self.baseline.latest_before(asked) {
            document.baseline = baseline.into_iter().filter_map(report).collect();
        }
        if let Some(previous) = self.previous.just_before(asked) {
            document.previous = previous;
        }
        let parts = self.parts.inside(asked);
        if !parts.is_empty() {
            document.parts = parts;
        }
    }
}

/// Whose reports are looked for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    area: AreaCode,
    period: Period,
}

impl Asked {
    fn of(document: &Document) -> Option<Self> {
        let subject = document.request().subject;
        Some(Self { area: subject.area(), period: document.period()? })
    }

    /// The areas whose reports of an earlier day together are those of the area: itself, or the whole ones that became it.
    fn areas_on(self, earlier: Date) -> Option<Vec<AreaCode>> {
        match HUE.on(self.area, self.period.last_day()).unit() {
            Some(unit) => Some(unit.whole_predecessors_on(earlier).ok()?.iter().map(|unit| unit.code()).collect()),
            None => Some(vec![self.area]),
        }
    }
}

/// Reports by their period and area.
#[derive(Debug, Default)]
struct Shelf(BTreeMap<Period, HashMap<AreaCode, Filed>>);

impl Shelf {
    fn read(name: &str, paths: &[PathBuf]) -> Result<Self, String> {
        let mut shelf = Self::default();
        for path in paths {
            let source = Source::of(path);
            let failed = |error: std::io::Error| format!("Không đọc được tệp {name} {}: {error}.", source.name());
            let mut documents = source.open().map_err(failed)?;
            let mut chunk = Chunk::default();
            while documents.next(&mut chunk).map_err(failed)?.is_some() {
                for (place, document) in chunk.documents() {
                    shelf.add(filed(document).map_err(|reason| format!("Tệp {name}, {}: {reason}", place.name(Locale::Vi)))?);
                }
            }
        }
        Ok(shelf)
    }

    /// Of two reports of one area the later revision counts.
    fn add(&mut self, filed: Filed) {
        let of_period = self.0.entry(filed.period()).or_default();
        if of_period.get(&filed.area()).is_none_or(|known| revision(known) <= revision(&filed)) {
            of_period.insert(filed.area(), filed);
        }
    }

    /// The reports of the latest period before the one asked. None where one of a predecessor is missing: part of a
    /// baseline would be a wrong one.
    fn latest_before(&self, asked: Asked) -> Option<Vec<Filed>> {
        let (period, _) = self.0.iter().rfind(|(period, _)| period.last_day() < asked.period.first_day())?;
        self.whole(asked, *period)
    }

    /// The reports of the period that ends on the day before the one asked begins; of several such the one of its kind
    /// comes first.
    fn just_before(&self, asked: Asked) -> Option<Vec<Filed>> {
        let before = asked.period.first_day().previous_day()?;
        let mut periods: Vec<Period> = self.0.keys().copied().filter(|period| period.last_day() == before).collect();
        periods.sort_by_key(|period| period.kind() != asked.period.kind());
        periods.into_iter().find_map(|period| self.whole(asked, period))
    }

    /// Every report of a shorter period inside the one asked. What they leave open is a finding, so what there is is given.
    fn inside(&self, asked: Asked) -> Vec<Filed> {
        let inside = self.0.iter().filter(|(period, _)| **period != asked.period && asked.period.contains(**period));
        let own = inside.flat_map(|(period, reports)| {
            let areas = asked.areas_on(period.last_day()).unwrap_or_default();
            areas.into_iter().filter_map(|area| reports.get(&area).cloned())
        });
        own.collect()
    }

    /// The reports of all areas that became the one asked, or nothing.
    fn whole(&self, asked: Asked, period: Period) -> Option<Vec<Filed>> {
        let reports = self.0.get(&period)?;
        asked.areas_on(period.last_day())?.iter().map(|area| reports.get(area).cloned()).collect()
    }
}

fn filed(document: &[u8]) -> Result<Filed, String> {
    let document = read_bytes(document).map_err(|error| error.sentence(Locale::Vi))?;
    let findings = document.assess().findings;
    if let Some(unusable) = findings.into_iter().find(|finding| matches!(&*finding.at, "/area" | "/period") && finding.blocks.is_some()) {
        return Err(unusable.message);
    }
    Ok(match document.request().subject {
        Subject::Report(report) => Filed::Report(report.clone()),
        Subject::Totals(totals) => Filed::Totals(Totals::clone(totals)),
    })
}

fn report(filed: Filed) -> Option<Report> {
    match filed {
        Filed::Report(report) => Some(report),
        Filed::Totals(_) => None,
    }
}

/// Totals carry no number: the later one counts.
fn revision(filed: &Filed) -> u32 {
    match filed {
        Filed::Report(report) => report.revision,
        Filed::Totals(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Shelf};
    use kh302::figures::Filed;
    use kh302::{Figures, Report};

    fn shelf(reports: &[(&str, &str)]) -> Shelf {
        let mut shelf = Shelf::default();
        for (area, period) in reports {
            let figures = Figures { population: Some(1_000), ..Figures::default() };
            shelf.add(Filed::Report(Report::new(area.parse().expect("a code"), period.parse().expect("a period")).with_figures(figures)));
        }
        shelf
    }

    fn asked(area: &str, period: &str) -> Asked {
        Asked { area: area.parse().expect("a code"), period: period.parse().expect("a period") }
    }

    fn names(reports: impl IntoIterator<Item = Filed>) -> Vec<String> {
        reports.into_iter().map(|filed| format!("{} {}", filed.area(), filed.period())).collect()
    }

    fn compared(shelf: &Shelf, area: &str, period: &str) -> Option<Vec<String>> {
        shelf.latest_before(asked(area, period)).map(names)
    }

    #[test]
    fn a_merged_commune_is_compared_with_all_that_became_it_or_with_nothing() {
        let whole = shelf(&[("19801", "2023"), ("19815", "2023"), ("19816", "2023")]);
        let expected = vec!["19801 2023".to_owned(), "19815 2023".to_owned(), "19816 2023".to_owned()];
        assert_eq!(compared(&whole, "19815", "2025"), Some(expected));
        // The code alone would name the wrong area: 19815 was phường An Đông.
        assert_eq!(compared(&shelf(&[("19815", "2023")]), "19815", "2025"), None);
    }

    #[test]
    fn the_latest_period_before_the_report_counts() {
        let two = shelf(&[("19815", "2025-09"), ("19815", "2025-10"), ("19815", "2025-12")]);
        assert_eq!(compared(&two, "19815", "2025-11"), Some(vec!["19815 2025-10".to_owned()]));
        assert_eq!(compared(&two, "19815", "2025-09"), None);
        // A code that the table does not know is taken as it is.
        assert_eq!(compared(&shelf(&[("00004", "2023")]), "00004", "2025"), Some(vec!["00004 2023".to_owned()]));
    }

    #[test]
    fn the_period_just_before_counts_and_no_other() {
        let two = shelf(&[("19815", "2025-09"), ("19815", "2025-11")]);
        let before = |shelf: &Shelf, area, period| shelf.just_before(asked(area, period)).map(names);
        assert_eq!(before(&two, "19815", "2025-10"), Some(vec!["19815 2025-09".to_owned()]));
        assert_eq!(before(&two, "19815", "2025-11"), None);
        // A quarter that ends on the same day stands behind the month, and steps in where there is no month.
        let quarter = shelf(&[("19815", "2025-Q3"), ("19815", "2025-09")]);
        assert_eq!(before(&quarter, "19815", "2025-10"), Some(vec!["19815 2025-09".to_owned()]));
        assert_eq!(before(&quarter, "19815", "2025-Q4"), Some(vec!["19815 2025-Q3".to_owned()]));
        let merged = shelf(&[("19801", "2025-06"), ("19815", "2025-06")]);
        assert_eq!(before(&merged, "19815", "2025-07"), None);
    }

    #[test]
    fn parts_lie_inside_the_period_and_follow_the_mergers() {
        let months = shelf(&[("19815", "2024-12"), ("19801", "2025-06"), ("19816", "2025-06"), ("19815", "2025-08"), ("19753", "2025-08")]);
        assert_eq!(names(months.inside(asked("19815", "2025"))), ["19801 2025-06", "19816 2025-06", "19815 2025-08"]);
        assert!(shelf(&[("19815", "2025")]).inside(asked("19815", "2025")).is_empty());
    }
}
