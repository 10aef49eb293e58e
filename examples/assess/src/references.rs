//! Báo cáo để đối chiếu: the reports of other periods with which documents are compared.

use crate::input::{Chunk, Source};
use crate::options::Earlier;
use kh302::document::{Document, read_bytes};
use kh302::figures::Submission;
use kh302::judge::ReportStore;
use kh302::law::HUE;
use kh302::{Locale, Subject, Totals};
use std::path::PathBuf;

/// The reports with which documents are compared.
#[derive(Debug, Default)]
pub struct References {
    baseline: ReportStore,
    previous: ReportStore,
    parts: ReportStore,
}

impl References {
    /// Reads the reports of all the files. One that cannot be used for a comparison is an error, because the answers would be wrong.
    pub fn read(files: &Earlier) -> Result<Self, String> {
        let baseline = read_files("kỳ gốc", &files.baseline)?;
        if baseline.iter().any(|submission| !submission.is_report()) {
            return Err("Kỳ gốc cần là báo cáo của địa bàn cấp xã.".into());
        }
        Ok(Self {
            baseline, previous: read_files("kỳ trước", &files.previous)?, parts: read_files("báo cáo thành phần", &files.parts)?
        })
    }

    /// Adds to a document the reports with which it is to be compared.
    pub fn attach(&self, document: &mut Document) {
        let Some(period) = document.period() else { return };
        let area = document.request().subject.area();
        if let Some(baseline) = some(self.baseline.baseline(area, period, &HUE)) {
            document.baseline = baseline;
        }
        if let Some(previous) = some(self.previous.previous(area, period, &HUE)) {
            document.previous = previous;
        }
        if let Some(parts) = some(self.parts.parts(area, period, &HUE)) {
            document.parts = parts;
        }
    }
}

fn some<T>(found: Vec<T>) -> Option<Vec<T>> {
    (!found.is_empty()).then_some(found)
}

fn read_files(name: &str, paths: &[PathBuf]) -> Result<ReportStore, String> {
    let mut store = ReportStore::default();
    for path in paths {
        let source = Source::of(path);
        let failed = |error: std::io::Error| format!("Không đọc được tệp {name} {}: {error}.", source.name());
        let mut documents = source.open().map_err(failed)?;
        let mut chunk = Chunk::default();
        while documents.next(&mut chunk).map_err(failed)?.is_some() {
            for (place, document) in chunk.documents() {
                store.put(submission(document).map_err(|reason| format!("Tệp {name}, {}: {reason}", place.name(Locale::Vi)))?);
            }
        }
    }
    Ok(store)
}

fn submission(document: &[u8]) -> Result<Submission, String> {
    let document = read_bytes(document).map_err(|error| error.sentence(Locale::Vi))?;
    let findings = document.assess().findings;
    if let Some(unusable) = findings.into_iter().find(|finding| matches!(&*finding.at, "/area" | "/period") && finding.blocks.is_some()) {
        return Err(unusable.message);
    }
    Ok(match document.request().subject {
        Subject::Report(report) => Submission::Report(report.clone()),
        Subject::Totals(totals) => Submission::Totals(Totals::clone(totals)),
    })
}
