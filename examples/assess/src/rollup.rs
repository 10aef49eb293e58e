//! Tổng hợp: the reports of an area's communes in, one answer for the area out. Each report is added and forgotten.

use crate::answer::{Answerer, Form, Standing, line};
use crate::input::{Chunk, Place, Source};
use crate::page;
use crate::progress::Progress;
use crate::stream::unreadable;
use kh302::account::{self, Document, assess_rollup, read_bytes};
use kh302::judge::{NotExpected, Publication, Rollup};
use kh302::law::HUE;
use kh302::{AreaCode, Locale, Period, Subject, Totals};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process;

/// Adds up every report of the sources, writes the answer for the area, and tells how all stands.
///
/// For the public it is the publication view of the area instead.
pub fn run(
    area: AreaCode,
    publish: bool,
    sources: &[Source],
    answerer: &Answerer,
    out: &mut impl Write,
    progress: &Progress,
) -> Result<Standing, String> {
    let locale = answerer.settings.locale.unwrap_or_default();
    let (rollup, publication) = (None, None);
    let mut gathered = Gathered { area, publish, answerer, locale, progress, rollup, publication, own: None, baselines: BTreeSet::new() };
    let mut standing = Standing::Clear;
    for source in sources {
        standing = standing.max(match gathered.read(source) {
            Ok(standing) => standing?,
            Err(error) => unreadable(source, &error, progress),
        });
    }
    progress.finish();
    let Some((rollup, _)) = &gathered.rollup else {
        return Err(say(locale, "Chưa đọc được báo cáo nào để tổng hợp.", "No report could be read: there is nothing to roll up.").into());
    };
    // Baselines of several periods are no baseline of the whole.
    let baseline = gathered.baselines.first().filter(|_| gathered.baselines.len() == 1).and_then(|of| rollup.baseline(*of));
    let rolled = assess_rollup(rollup, gathered.own.as_ref(), baseline.as_ref(), answerer.settings.as_of, locale);
    let public = gathered.publication.as_ref().map(|publication| account::publish(publication, gathered.own.as_ref(), locale));
    let mut answer = String::new();
    match (answerer.form, public) {
        (Form::Json, Some(public)) => line(&public, &mut answer),
        (Form::Page, Some(public)) => answer.push_str(&page::of_publication(&public, locale)),
        (Form::Json, None) => line(&rolled, &mut answer),
        (Form::Page, None) => answer.push_str(&page::of_rollup(&rolled, locale)),
    }
    match out.write_all(answer.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(standing.max(Standing::of(&rolled.assessment))),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => process::exit(0),
        Err(error) => Err(format!("Không ghi được kết quả: {error}.")),
    }
}

struct Gathered<'a> {
    area: AreaCode,
    publish: bool,
    answerer: &'a Answerer,
    locale: Locale,
    progress: &'a Progress,
    /// From the first readable period on.
    rollup: Option<(Rollup<'static>, Period)>,
    /// From the first readable period on, where it is asked for.
    publication: Option<Publication<'static>>,
    /// The area's own totals.
    own: Option<Totals>,
    /// The periods that the communes are compared with.
    baselines: BTreeSet<Period>,
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

    /// Adds one document; an error ends all, as there is no such area.
    fn document(&mut self, place: Place<'_>, document: &[u8]) -> Result<Standing, String> {
        let document = match read_bytes(document) {
            Ok(document) => self.answerer.set(document),
            Err(error) => {
                self.tell(place, &error.sentence(self.locale));
                return Ok(Standing::Unreadable);
            }
        };
        Ok(match self.add(&document)? {
            Ok(()) => Standing::Clear,
            Err(refused) => {
                let sum = say(self.locale, "Không cộng vào số liệu tổng hợp.", "It is not in the sums.");
                self.tell(place, &format!("{} {sum}", self.reason(refused)));
                Standing::Blocked
            }
        })
    }

    fn add(&mut self, document: &Document) -> Result<Result<(), NotExpected>, String> {
        let Some(period) = document.period() else { return Ok(Err(NotExpected::NoPeriod)) };
        let subject = document.request().subject;
        let own = subject.area() == self.area;
        if matches!(subject, Subject::Totals(_)) && !own {
            return Ok(Err(NotExpected::Totals));
        }
        let begun = match self.rollup.take() {
            Some(begun) => begun,
            None => (Rollup::new(self.area, period, &HUE).map_err(|_| self.not_covered(period))?, period),
        };
        let (rollup, expected) = self.rollup.insert(begun);
        if self.publish && self.publication.is_none() {
            self.publication = Publication::new(self.area, period, &HUE).ok();
        }
        if let (Some(publication), true) = (&mut self.publication, matches!(subject, Subject::Report(_))) {
            // What the roll-up refuses is refused here too, and told once.
            let _ = document.add_to_publication(publication);
        }
        Ok(match subject {
            Subject::Report(_) => document.add_to(rollup).map(|_| self.baselines.extend(document.baseline.iter().map(|base| base.period))),
            Subject::Totals(_) if period != *expected => Err(NotExpected::OtherPeriod(period)),
            Subject::Totals(_) if self.own.is_some() => Err(NotExpected::Twice(self.area)),
            Subject::Totals(totals) => {
                self.own = Some(totals.clone());
                Ok(())
            }
        })
    }

    fn tell(&self, place: Place<'_>, what: &str) {
        self.progress.say(&format!("{}: {what}", place.name(self.locale)));
    }

    fn not_covered(&self, period: Period) -> String {
        let (area, period) = (self.area, period.name(self.locale));
        match self.locale {
            Locale::Vi => format!("Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {period}."),
            Locale::En => format!("The table of units has no province or district {area} at the end of {period}."),
        }
    }

    fn reason(&self, refused: NotExpected) -> String {
        let close = self.rollup.as_ref().map(|(_, period)| period.last_day());
        let named = |area: AreaCode| match close.and_then(|close| HUE.on(area, close).unit()) {
            Some(unit) => format!("{} ({area})", unit.name()),
            None => area.to_string(),
        };
        match (self.locale, refused) {
            (Locale::Vi, NotExpected::Totals) => "Đây là số liệu tổng hợp của địa bàn khác.".into(),
            (Locale::Vi, NotExpected::OtherPeriod(period)) => format!("Báo cáo là của {}.", period.name_vi()),
            (Locale::Vi, NotExpected::Outside(area)) => format!("Địa bàn {area} không nằm trong {}.", named(self.area)),
            (Locale::Vi, NotExpected::Twice(area)) => format!("{} đã có báo cáo ở trên.", named(area)),
            (Locale::Vi, NotExpected::NoPeriod) => "Không đọc được kỳ báo cáo.".into(),
            (Locale::En, NotExpected::Totals) => "These are the totals of another area.".into(),
            (Locale::En, NotExpected::OtherPeriod(period)) => format!("The report is for {}.", period.name_en()),
            (Locale::En, NotExpected::Outside(area)) => format!("Area {area} does not lie inside {}.", named(self.area)),
            (Locale::En, NotExpected::Twice(area)) => format!("{} has reported above.", named(area)),
            (Locale::En, NotExpected::NoPeriod) => "The period cannot be read.".into(),
        }
    }
}

fn say<'t>(locale: Locale, vi: &'t str, en: &'t str) -> &'t str {
    if locale == Locale::Vi { vi } else { en }
}
