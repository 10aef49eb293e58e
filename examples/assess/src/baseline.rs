//! Kỳ gốc: the earlier reports that documents are compared with.

use crate::input::{Chunk, Source};
use kh302::account::{Document, read_bytes};
use kh302::{AreaCode, Locale, Report, Subject};
use std::collections::HashMap;
use std::path::PathBuf;

/// Reports by their area.
#[derive(Debug, Default)]
pub struct Baseline(HashMap<AreaCode, Vec<Report>>);

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
                    baseline.0.entry(report.area).or_default().push(report);
                }
            }
        }
        Ok(baseline)
    }

    /// What a document is compared with; none where there is nothing for its area.
    pub fn of(&self, document: &Document) -> Option<Vec<Report>> {
        self.0.get(&document.request().subject.area()).cloned()
    }
}

fn report(document: &[u8]) -> Result<Report, String> {
    let document = read_bytes(document).map_err(|error| error.sentence(Locale::Vi))?;
    match document.request().subject {
        Subject::Report(report) => Ok(report.clone()),
        Subject::Totals(_) => Err("kỳ gốc cần là báo cáo của địa bàn cấp xã.".into()),
    }
}
