//! Kỳ gốc: the earlier reports that documents are compared with.

use crate::input::{Chunk, Source};
use kh302::account::{Document, read_bytes};
use kh302::law::HUE;
use kh302::{AreaCode, Existence, Locale, Period, Report, Subject};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// Reports by their period and area.
#[derive(Debug, Default)]
pub struct Baseline(BTreeMap<Period, HashMap<AreaCode, Report>>);

impl Baseline {
    /// Reads the reports of all the files. One that cannot be compared with stops everything: the answers would be wrong.
    pub fn read(paths: &[PathBuf]) -> Result<Self, String> {
        let mut baseline = Self::default();
        for path in paths {
            let source = Source::of(path);
            let failed = |error: std::io::Error| format!("Không đọc được tệp kỳ gốc {}: {error}.", source.name());
            let mut documents = source.open().map_err(failed)?;
            let mut chunk = Chunk::default();
            while documents.next(&mut chunk).map_err(failed)?.is_some() {
                for (place, document) in chunk.documents() {
                    let report = report(document).map_err(|reason| format!("Kỳ gốc, {}: {reason}", place.name(Locale::Vi)))?;
                    baseline.add(report);
                }
            }
        }
        Ok(baseline)
    }

    /// Of two reports of one area the later revision counts.
    fn add(&mut self, report: Report) {
        let of_period = self.0.entry(report.period).or_default();
        if of_period.get(&report.area).is_none_or(|known| known.revision <= report.revision) {
            of_period.insert(report.area, report);
        }
    }

    /// What a report is compared with: the reports of the latest period before it, of its area or of the whole areas that
    /// became it. None where one of them is missing: part of a baseline would be a wrong one.
    pub fn of(&self, document: &Document) -> Option<Vec<Report>> {
        let Subject::Report(report) = document.request().subject else { return None };
        let (period, reports) = self.0.iter().rfind(|(period, _)| period.last_day() < report.period.first_day())?;
        let areas = match HUE.commune_on(report.area, report.period.last_day()) {
            Existence::Exists(unit) => {
                let predecessors = unit.whole_predecessors_on(period.last_day()).ok()?;
                predecessors.iter().map(|unit| unit.code()).collect()
            }
            Existence::DoesNotExist | Existence::NotCovered => vec![report.area],
        };
        areas.iter().map(|area| reports.get(area).cloned()).collect()
    }
}

fn report(document: &[u8]) -> Result<Report, String> {
    let document = read_bytes(document).map_err(|error| error.sentence(Locale::Vi))?;
    let findings = document.assess().findings;
    if let Some(unusable) = findings.into_iter().find(|finding| matches!(&*finding.at, "/area" | "/period") && finding.blocks.is_some()) {
        return Err(unusable.message);
    }
    match document.request().subject {
        Subject::Report(report) => Ok(report.clone()),
        Subject::Totals(_) => Err("kỳ gốc cần là báo cáo của địa bàn cấp xã.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::Baseline;
    use kh302::account::read;
    use kh302::{Figures, Report};

    fn baseline(reports: &[(&str, &str)]) -> Baseline {
        let mut baseline = Baseline::default();
        for (area, period) in reports {
            let figures = Figures { population: Some(1_000), ..Figures::default() };
            baseline.add(Report::new(area.parse().expect("a code"), period.parse().expect("a period")).with_figures(figures));
        }
        baseline
    }

    fn compared(baseline: &Baseline, area: &str, period: &str) -> Option<Vec<String>> {
        let text = format!(r#"{{"schema":"kh302.report/1","area":"{area}","period":"{period}","figures":{{}}}}"#);
        let reports = baseline.of(&read(&text).expect("a report"))?;
        Some(reports.iter().map(|report| format!("{} {}", report.area, report.period)).collect())
    }

    #[test]
    fn a_merged_commune_is_compared_with_all_that_became_it_or_with_nothing() {
        let whole = baseline(&[("19801", "2023"), ("19815", "2023"), ("19816", "2023")]);
        let expected = vec!["19801 2023".to_owned(), "19815 2023".to_owned(), "19816 2023".to_owned()];
        assert_eq!(compared(&whole, "19815", "2025"), Some(expected));
        // The code alone would name the wrong area: 19815 was phường An Đông.
        assert_eq!(compared(&baseline(&[("19815", "2023")]), "19815", "2025"), None);
    }

    #[test]
    fn the_latest_period_before_the_report_counts() {
        let two = baseline(&[("19815", "2025-09"), ("19815", "2025-10"), ("19815", "2025-12")]);
        assert_eq!(compared(&two, "19815", "2025-11"), Some(vec!["19815 2025-10".to_owned()]));
        assert_eq!(compared(&two, "19815", "2025-09"), None);
        // A code that the table does not know is taken as it is.
        assert_eq!(compared(&baseline(&[("00004", "2023")]), "00004", "2025"), Some(vec!["00004 2023".to_owned()]));
    }
}
