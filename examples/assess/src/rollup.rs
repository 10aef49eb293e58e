//! Tổng hợp: turns the reports of the communes of an area into one answer for the area. Each report is added and then dropped.

use crate::answer::{Answerer, Form, Standing, line};
use crate::approval;
use crate::input::{Chunk, Place, Source};
use crate::options::Settings;
use crate::page;
use crate::progress::Progress;
use crate::stream::unreadable;
use kh302::document::{ChosenCriteria, Document, read_bytes};
use kh302::explain::{RollupBuilder, RollupOptions};
use kh302::judge::Publication;
use kh302::law::HUE;
use kh302::{AreaCode, Locale, Period, Subject};
use std::io::{self, Write};
use std::path::Path;
use std::process;

/// How the publication of an area is asked for.
#[derive(Clone, Copy)]
pub struct Public {
    /// Whether totals are shown although some communes have not reported.
    pub although_incomplete: bool,
}

/// Adds up every report of the sources, writes the answer for the area, and returns the result.
///
/// With `publish` it writes the publication of the area instead.
pub fn run(
    area: AreaCode,
    approval_list: Option<&Path>,
    publish: Option<Public>,
    sources: &[Source],
    answerer: &Answerer,
    out: &mut impl Write,
    progress: &Progress,
) -> Result<Standing, String> {
    let locale = if answerer.form == Form::Json { answerer.settings.locale.unwrap_or_default() } else { answerer.language };
    let mut gathered = Gathered { area, publish, answerer, locale, progress, reports: None, publication: None };
    let mut standing = Standing::Clear;
    for source in sources {
        standing = standing.max(match gathered.read(source) {
            Ok(standing) => standing?,
            Err(error) => unreadable(source, &error, locale, progress),
        });
    }
    progress.finish();
    let Some(reports) = &gathered.reports else {
        return Err(
            localized(locale, "Chưa đọc được báo cáo nào để tổng hợp.", "No report could be read: there is nothing to roll up.").into()
        );
    };
    let Settings { as_of, criteria, reading, .. } = &answerer.settings;
    let criteria = criteria.as_ref().map(ChosenCriteria::criteria);
    let options = RollupOptions { as_of: *as_of, criteria, reading: reading.unwrap_or_default(), locale, ..RollupOptions::default() };
    let rolled = reports.assess(&options);
    if let Some(path) = approval_list {
        let Some(list) = &rolled.approval_list else {
            let vi = "Chỉ báo cáo năm có bảng đề nghị phê duyệt cấp độ (Điều 7).";
            return Err(localized(locale, vi, "Only the roll-up of a year has levels to be approved (Điều 7).").into());
        };
        let what = localized(locale, "Không ghi được tệp", "Cannot write the file");
        approval::write(list, path, locale).map_err(|error| format!("{what} {}: {error}", path.display()))?;
    }
    let public = gathered.publication.as_ref().map(|publication| kh302::explain::publish(publication, reports.own(), locale));
    let mut answer = String::new();
    match (answerer.form, public) {
        (Form::Json, Some(public)) => line(&public, &mut answer),
        (_, Some(public)) => answer.push_str(&page::of_publication(&public, locale)),
        (Form::Json, None) => line(&rolled, &mut answer),
        (_, None) => answer.push_str(&page::of_rollup(&rolled, locale)),
    }
    match out.write_all(answer.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(standing.max(Standing::of(&rolled.assessment))),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => process::exit(0),
        Err(error) => Err(crate::not_written(&error, locale)),
    }
}

struct Gathered<'a> {
    area: AreaCode,
    publish: Option<Public>,
    answerer: &'a Answerer,
    locale: Locale,
    progress: &'a Progress,
    /// The roll-up, which begins with the first report whose period can be read.
    reports: Option<RollupBuilder<'static>>,
    /// The publication, which begins with it too, where the options request one.
    publication: Option<Publication<'static>>,
}

impl Gathered<'_> {
    fn read(&mut self, source: &Source) -> io::Result<Result<Standing, String>> {
        let (mut documents, mut chunk) = (source.open()?, Chunk::default());
        let mut standing = Standing::Clear;
        while let Some(read) = documents.next(&mut chunk)? {
            self.progress.read(read);
            for (place, document) in chunk.documents() {
                match self.document(place, document) {
                    Ok(of_one) => standing = standing.max(of_one),
                    Err(reason) => return Ok(Err(reason)),
                }
            }
        }
        Ok(Ok(standing))
    }

    /// Adds one document. The only error is that there is no such area, which ends the run.
    fn document(&mut self, place: Place<'_>, document: &[u8]) -> Result<Standing, String> {
        let document = match read_bytes(document) {
            Ok(document) => self.answerer.set(document),
            Err(error) => {
                self.report(place, &error.sentence(self.locale));
                return Ok(Standing::Unreadable);
            }
        };
        Ok(match self.add(&document)? {
            Ok(()) => Standing::Clear,
            Err(why) => {
                let what = localized(self.locale, "Không cộng vào số liệu tổng hợp", "Not in the sums");
                self.report(place, &format!("{what}: {why}."));
                Standing::Blocked
            }
        })
    }

    /// Adds a document. The inner error is why it is not added; the outer one is that there is no such area, which ends the run.
    fn add(&mut self, document: &Document) -> Result<Result<(), String>, String> {
        let strange = matches!(document.request().subject, Subject::Totals(totals) if totals.area != self.area);
        let reports = match (self.reports.take(), document.period()) {
            (Some(begun), _) => begun,
            (None, _) if strange => {
                return Ok(Err(
                    localized(self.locale, "đây là số liệu tổng hợp của địa bàn khác", "these are the totals of another area").into()
                ));
            }
            (None, Some(period)) => RollupBuilder::new(self.area, period, &HUE).map_err(|_| self.not_covered(period))?,
            (None, None) => return Ok(Err(localized(self.locale, "không đọc được kỳ báo cáo", "the period cannot be read").into())),
        };
        let reports = self.reports.insert(reports);
        if let (Some(asked), None) = (self.publish, &self.publication) {
            let publication = Publication::new(self.area, reports.period(), &HUE).ok();
            self.publication = publication.map(|publication| publication.although_incomplete(asked.although_incomplete));
        }
        if let (Some(publication), Subject::Report(_)) = (&mut self.publication, document.request().subject) {
            // Ignores a refusal here, because the roll-up below refuses the same documents and reports the reason.
            let _ = document.add_to_publication(publication);
        }
        Ok(reports.add(document).map(|_| ()).map_err(|reason| reports.why(&reason, self.locale)))
    }

    fn report(&self, place: Place<'_>, what: &str) {
        self.progress.print(&format!("{}: {what}", place.name(self.locale)));
    }

    fn not_covered(&self, period: Period) -> String {
        let (area, period) = (self.area, period.name(self.locale));
        match self.locale {
            Locale::Vi => format!("Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {period}."),
            Locale::En => format!("The table of units has no province or district {area} at the end of {period}."),
        }
    }
}

fn localized<'t>(locale: Locale, vi: &'t str, en: &'t str) -> &'t str {
    if locale == Locale::Vi { vi } else { en }
}
