//! Báo cáo để đối chiếu: the reports of other periods with which documents are compared.

use crate::input::{Chunk, Source};
use crate::language::say;
use crate::options::Earlier;
use crate::stream::reason;
use kh302::document::{Document, read_approvals, read_bytes};
use kh302::figures::{Approvals, Submission};
use kh302::judge::ReportStore;
use kh302::law::HUE;
use kh302::{Locale, Subject, Totals};
use std::path::PathBuf;
use std::sync::Arc;

/// The reports with which documents are compared.
#[derive(Debug, Default)]
pub struct References {
    baseline: ReportStore,
    previous: ReportStore,
    parts: ReportStore,
    approvals: Arc<Approvals>,
}

impl References {
    /// Reads the reports of all the files. One that cannot be used for a comparison is an error, because the answers would be wrong.
    pub fn read(files: &Earlier, language: Locale) -> Result<Self, String> {
        let name = |vi, en| say(language, vi, en);
        let baseline = read_files(name("kỳ gốc", "baseline"), &files.baseline, language)?;
        if baseline.iter().any(|submission| !submission.is_report()) {
            return Err(name("Kỳ gốc cần là báo cáo của địa bàn cấp xã.", "A baseline must be the report of a commune.").into());
        }
        Ok(Self {
            baseline,
            previous: read_files(name("kỳ trước", "period before"), &files.previous, language)?,
            parts: read_files(name("báo cáo thành phần", "shorter periods"), &files.parts, language)?,
            approvals: Arc::new(approvals(&files.approvals, language)?),
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
        if !self.approvals.is_empty() {
            document.approvals = Arc::clone(&self.approvals);
        }
        if let Some(parts) = some(self.parts.parts(area, period, &HUE)) {
            document.parts = parts;
        }
    }
}

/// Reads the approved levels of all the files.
fn approvals(paths: &[PathBuf], language: Locale) -> Result<Approvals, String> {
    let mut all = Vec::new();
    for path in paths {
        let what = say(language, "Không đọc được tệp phê duyệt", "Cannot read the file of approvals");
        let failed = |why: &str| format!("{what} {}: {why}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| failed(&format!("{}.", reason(&error, language))))?;
        let read = read_approvals(&text).map_err(|error| failed(&error.sentence(language)))?;
        all.extend(read.iter().cloned());
    }
    Ok(all.into_iter().collect())
}

fn some<T>(found: Vec<T>) -> Option<Vec<T>> {
    (!found.is_empty()).then_some(found)
}

fn read_files(name: &str, paths: &[PathBuf], language: Locale) -> Result<ReportStore, String> {
    let mut store = ReportStore::default();
    for path in paths {
        let source = Source::of(path);
        let failed = |error: std::io::Error| {
            let what = say(language, "Không đọc được tệp", "Cannot read the file of the");
            format!("{what} {name} {}: {}.", source.name(), reason(&error, language))
        };
        let mut documents = source.open().map_err(failed)?;
        let mut chunk = Chunk::default();
        while documents.next(&mut chunk).map_err(failed)?.is_some() {
            for (place, document) in chunk.documents() {
                store.put(submission(document, language).map_err(|reason| {
                    let file = say(language, "Tệp", "File of the");
                    format!("{file} {name}, {}: {reason}", place.name(language))
                })?);
            }
        }
    }
    Ok(store)
}

fn submission(document: &[u8], language: Locale) -> Result<Submission, String> {
    let mut document = read_bytes(document).map_err(|error| error.sentence(language))?;
    document.locale = language;
    let findings = document.assess().findings;
    if let Some(unusable) = findings.into_iter().find(|finding| matches!(&*finding.at, "/area" | "/period") && finding.blocks.is_some()) {
        return Err(unusable.message);
    }
    Ok(match document.request().subject {
        Subject::Report(report) => Submission::Report(report.clone()),
        Subject::Totals(totals) => Submission::Totals(Totals::clone(totals)),
    })
}
