//! Tests that the judge of columns decides the report of every vector and sample as the judge of one report does.

use kh302::document::read;
use kh302::judge::{BLOCK_ROWS, Block, ColumnJudge, LevelSpan, MISSING, RowHead};
use kh302::law::HUE;
use kh302::{Reading, Report, Subject, judge};
use kh302_tests::{samples, vectors};

/// Returns the reports of all vectors and samples, without what stands beside the figures and the head.
fn reports() -> Vec<Report> {
    let bases = vectors::bases();
    let files = vectors::hand().into_iter().chain(vectors::derived());
    let of_vectors = files.flat_map(|(_, file)| file.vectors.iter().map(|vector| vector.document(&bases)).collect::<Vec<_>>());
    let of_samples = (1..=12).map(samples::month).chain([samples::year(), samples::baseline()]);
    let documents = of_vectors.chain(of_samples.flat_map(|file| file.lines().map(str::to_owned).collect::<Vec<_>>()));
    let report = |document: String| match read(&document).ok()?.request().subject {
        Subject::Report(report) => Some(report.clone().with_acknowledged(Vec::new()).with_note("")),
        Subject::Totals(_) => None,
    };
    documents.filter_map(report).collect()
}

#[test]
fn every_report_has_in_columns_the_verdict_that_it_has_alone() {
    let reports = reports();
    assert!(reports.len() > 1_000, "{}", reports.len());
    let (mut block, mut by_columns) = (Block::new(), ColumnJudge::new(&HUE, None));
    for reports in reports.chunks(BLOCK_ROWS) {
        block.clear();
        for report in reports {
            let Report { area, period, revision, prepared_on, declared_level, .. } = *report;
            let row = block.push(RowHead { area, period, revision, prepared_on, declared_level }).unwrap();
            for (figure, value) in report.figures.iter() {
                block.column(figure)[row] = value.map_or(MISSING, |value| i32::try_from(value).unwrap_or(i32::MAX));
            }
        }
        let of = by_columns.judge(&mut block);
        for (row, report) in reports.iter().enumerate() {
            let verdict = judge(report);
            assert_eq!(
                (of.failed[row], of.milder[row], of.unchecked[row]),
                (verdict.failed, verdict.milder, verdict.unchecked),
                "{report:?}"
            );
            assert_eq!((of.missing[row], of.out_of_bounds[row]), (verdict.missing, verdict.out_of_bounds), "{report:?}");
            assert_eq!(of.can_submit[row], verdict.can_submit, "{report:?}");
            let levels = [of.cumulative[row], of.literal[row], of.places_in_period[row]].map(LevelSpan::level);
            assert_eq!(levels, Reading::ALL.map(|reading| verdict.level(reading)), "{report:?}");
            assert_eq!(of.plan[row].map(|plan| plan.id), verdict.plan.map(|plan| plan.id), "{report:?}");
            let targets: Vec<_> = of.targets.iter().map(|target| target[row]).take(verdict.targets.len()).collect();
            assert_eq!(targets, verdict.targets.to_vec(), "{report:?}");
        }
    }
}
