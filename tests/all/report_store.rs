//! Kho báo cáo: tests which reports an area is compared with.

use kh302::figures::{Figures, Submission};
use kh302::judge::ReportStore;
use kh302::law::HUE;
use kh302::{AreaCode, Period, Report};

fn store(reports: &[(&str, &str)]) -> ReportStore {
    let mut store = ReportStore::default();
    for (area, period) in reports {
        let figures = Figures { population: Some(1_000), ..Figures::default() };
        store.put(Report::new(area.parse().unwrap(), period.parse().unwrap()).with_figures(figures).into());
    }
    store
}

fn area_and_period(area: &str, period: &str) -> (AreaCode, Period) {
    (area.parse().unwrap(), period.parse().unwrap())
}

fn names(reports: Vec<Submission>) -> Vec<String> {
    reports.into_iter().map(|submission| format!("{} {}", submission.area(), submission.period())).collect()
}

fn baseline(store: &ReportStore, area: &str, period: &str) -> Vec<String> {
    let (area, period) = area_and_period(area, period);
    names(store.baseline(area, period, &HUE).into_iter().map(Submission::from).collect())
}

fn previous(store: &ReportStore, area: &str, period: &str) -> Vec<String> {
    let (area, period) = area_and_period(area, period);
    names(store.previous(area, period, &HUE))
}

#[test]
fn a_merged_commune_is_compared_with_what_became_it() {
    let whole = store(&[("19801", "2023"), ("19815", "2023"), ("19816", "2023"), ("19798", "2023")]);
    assert_eq!(baseline(&whole, "19815", "2025"), ["19801 2023", "19815 2023", "19816 2023"]);
    // Leaves it to the judge to report the missing predecessors.
    assert_eq!(baseline(&store(&[("19815", "2023")]), "19815", "2025"), ["19815 2023"]);
    assert!(baseline(&store(&[("19798", "2023")]), "19815", "2025").is_empty());
}

#[test]
fn the_latest_period_before_the_report_counts() {
    let two = store(&[("19815", "2025-09"), ("19815", "2025-10"), ("19815", "2025-12")]);
    assert_eq!(baseline(&two, "19815", "2025-11"), ["19815 2025-10"]);
    assert!(baseline(&two, "19815", "2025-09").is_empty());
    // Takes a code that the table does not have as an undivided area.
    assert_eq!(baseline(&store(&[("00004", "2023")]), "00004", "2025"), ["00004 2023"]);
}

#[test]
fn of_two_reports_of_one_area_the_later_revision_counts() {
    let mut store = ReportStore::default();
    for revision in [1, 2, 0] {
        let (area, period) = area_and_period("19815", "2025-09");
        let mut report = Report::new(area, period);
        report.revision = revision;
        store.put(report.into());
    }
    let revisions: Vec<u32> =
        store.baseline("19815".parse().unwrap(), "2025-10".parse().unwrap(), &HUE).iter().map(|one| one.revision).collect();
    assert_eq!(revisions, [2]);
}

#[test]
fn the_period_just_before_counts_and_no_other() {
    let two = store(&[("19815", "2025-09"), ("19815", "2025-11")]);
    assert_eq!(previous(&two, "19815", "2025-10"), ["19815 2025-09"]);
    assert!(previous(&two, "19815", "2025-11").is_empty());
    // Uses a quarter that ends on the same day only where there is no month.
    let quarter = store(&[("19815", "2025-Q3"), ("19815", "2025-09")]);
    assert_eq!(previous(&quarter, "19815", "2025-10"), ["19815 2025-09"]);
    assert_eq!(previous(&quarter, "19815", "2025-Q4"), ["19815 2025-Q3"]);
    assert!(previous(&store(&[("19801", "2025-06"), ("19815", "2025-06")]), "19815", "2025-07").is_empty());
}

#[test]
fn parts_lie_inside_the_period_and_follow_the_mergers() {
    let months = store(&[("19815", "2024-12"), ("19801", "2025-06"), ("19816", "2025-06"), ("19815", "2025-08"), ("19753", "2025-08")]);
    let parts = |store: &ReportStore| {
        let (area, period) = area_and_period("19815", "2025");
        names(store.parts(area, period, &HUE))
    };
    assert_eq!(parts(&months), ["19801 2025-06", "19816 2025-06", "19815 2025-08"]);
    assert!(parts(&store(&[("19815", "2025")])).is_empty());
}
