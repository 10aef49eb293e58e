//! Phiên nhập: the draft of one report, with its findings, level and targets kept up to date.

use super::changes::{Change, FindingId, Places};
use super::entry::{Entry, entry};
use super::field::{FIELD_COUNT, Field, FieldSet};
use crate::base::{Locale, Truth, in_words, nfc, sort_by_key, text};
use crate::calendar::{Date, Period, PeriodKind};
use crate::document::{Document, ReadError, meant_date, meant_flag, meant_level, noted_count, read, sayable, to_json};
use crate::explain::{Assessment, Explanations, Finding, Source, assemble, shown_at};
use crate::figures::{Acknowledgement, FIGURES, Figure, FigureSet, Kind, OverTime, Report, RiskLevel, Section, Submission, Tier};
use crate::judge::faults::{Issue, Param};
use crate::judge::{Balance, CheckSet, Effect, IncrementalJudge, Place, Purpose, Request, Verdict, added, balances, latest_of, openings};
use crate::law::{CHECKS, check, code};
use crate::rules::{Check, Severity, Test};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Phiên nhập: the draft of one report, with the text of every field as it was typed and the findings about it.
///
/// Every action returns what it changed. Nothing that was typed is lost.
///
/// ```
/// use kh302::form::Session;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut form = Session::open(r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#)?;
/// form.set("population".parse()?, "55305");
/// assert_eq!(form.state("population".parse()?).value, Some(55_305));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) document: Document,
    /// The judge that is kept up to date. It holds no report of its own: the one report stands in `document`.
    judge: IncrementalJudge,
    raw: Vec<String>,
    /// The texts with which the form was opened.
    opened: Vec<String>,
    left: FieldSet,
    submitted: bool,
    locked: FieldSet,
    /// The fields that [`Self::nothing`] filled, until something else is typed.
    filled: FieldSet,
    /// The texts of a draft for fields that this version does not know.
    pub(super) unknown: Vec<(String, String)>,
    places: Places,
    /// The explanations of the report, in the order in which they are looked up.
    explained: Explanations,
    /// Every finding that stands, in the order of its id.
    standing: Vec<Standing>,
    tallies: Vec<Tally>,
    balances: Vec<(Balance, Option<u64>)>,
    /// The figures that a balance reads or computes.
    balanced: FigureSet,
    period: Period,
    /// For each check of figures, the place of its finding.
    shown_at: Vec<Option<u16>>,
    changes: Vec<Change>,
    touched: FieldSet,
    findings: Option<Vec<Finding>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    id: FindingId,
    severity: Severity,
    acknowledged: bool,
}

/// How many findings are shown at a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    errors: u8,
    others: u8,
}

/// Trạng thái của ô: the state of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for on its own")]
pub struct FieldState {
    /// Giá trị: the number that was typed, or a flag as 0 or 1; `None` where it is missing or cannot be read.
    pub value: Option<u64>,
    /// Bắt buộc: whether the report requires the field.
    pub required: bool,
    /// Hiển thị: whether the field belongs to a report of this period.
    pub visible: bool,
    /// Khóa: whether the field is shown and cannot be typed, because the portal supplies it or it was taken from the report before.
    pub locked: bool,
    /// Tính được: whether the value follows from other figures, which then propose it.
    pub computed: bool,
    /// Giá trị đề xuất: the number that follows from the other figures while nothing is typed. The field counts as missing until the
    /// number is accepted.
    pub proposed: Option<u64>,
    /// Đã điền 0: whether [`Session::nothing`] filled the field.
    pub filled: bool,
    /// Số lỗi: how many errors are shown at the field.
    pub errors: u8,
    /// Số cảnh báo: how many warnings and notices without an explanation are shown at the field.
    pub others: u8,
    /// Hiển thị phát hiện: whether the findings of the field are to be shown, which begins once the field was left or sending was tried.
    /// A missing figure is shown only once sending was tried.
    pub shows: bool,
}

impl Session {
    /// Mở biểu: opens a form on the JSON of a request or a report. The figures are put in as if they were typed; those of the tier
    /// [`Tier::Supplied`] are locked.
    ///
    /// # Errors
    /// When the text cannot be read at all, contains totals, or has a period that cannot be read.
    pub fn open(text: &str) -> Result<Self, ReadError> {
        Self::new(read(text)?)
    }

    /// Mở biểu trên tài liệu đã đọc: opens a form on a document that was read.
    ///
    /// # Errors
    /// As for [`Self::open`].
    pub fn new(mut document: Document) -> Result<Self, ReadError> {
        sayable(document.locale)?;
        document.purpose = Purpose::Submit;
        // Leaves out the notice that a text was not in NFC, because the form holds it in NFC and so sends it.
        document.faults.issues.retain_mut(|issue| issue.check.code != code::F14.code);
        let Submission::Report(report) = &document.subject else {
            return Err(ReadError::MissingMember("/report".to_owned()));
        };
        if document.period().is_none() {
            return Err(ReadError::MissingMember("/period".to_owned()));
        }
        let locale = document.locale;
        let mut raw = Vec::with_capacity(FIELD_COUNT);
        raw.extend(Field::all().map(|field| match field.figure() {
            Some(figure) => report.figures.value(figure).map(|value| as_typed(figure, value, locale)).unwrap_or_default(),
            None if field == Field::DECLARED_LEVEL => report.declared_level.map(|level| level.id().to_owned()).unwrap_or_default(),
            None if field == Field::PREPARED_ON => in_words(&report.prepared_on, locale),
            None => report.note.clone(),
        }));
        let supplied = |field: &Field| {
            let tier = field.figure().map(|figure| figure.definition().tier);
            tier == Some(Tier::Supplied) && raw.get(field.index()).is_some_and(|raw| !raw.is_empty())
        };
        let locked = Field::all().filter(supplied).fold(FieldSet::EMPTY, FieldSet::with);
        let unreadable_texts = unreadable_texts(&document);
        let judge = IncrementalJudge::open(&document.request());
        let period = document.subject.period();
        let balances: Vec<(Balance, Option<u64>)> = balances().map(|balance| (balance, None)).collect();
        let in_balance = |figure: &Figure| balances.iter().any(|(balance, _)| balance.reads(*figure) || balance.closing == *figure);
        let balanced = FIGURES.iter().map(|row| row.figure).filter(in_balance).fold(FigureSet::EMPTY, FigureSet::with);
        let shown_at = CHECKS.iter().map(|check| shown_at(check).and_then(|figure| u16::try_from(figure.index()).ok())).collect();
        let mut tallies = Vec::with_capacity(FIELD_COUNT);
        tallies.resize(FIELD_COUNT, Tally::default());
        let mut session = Self {
            document,
            judge,
            raw,
            opened: Vec::new(),
            left: FieldSet::EMPTY,
            submitted: false,
            locked,
            filled: FieldSet::EMPTY,
            unknown: Vec::new(),
            places: Places::default(),
            explained: Explanations::default(),
            standing: Vec::new(),
            tallies,
            balances,
            balanced,
            period,
            shown_at,
            changes: Vec::new(),
            touched: FieldSet::EMPTY,
            findings: None,
        };
        for (field, typed) in unreadable_texts {
            session.put(field, &typed);
        }
        session.opened.clone_from(&session.raw);
        session.refresh();
        session.propose(None);
        session.changes.clear();
        session.touched = FieldSet::EMPTY;
        Ok(session)
    }

    /// Báo cáo: returns the report as it stands; a text that cannot be read is missing in it.
    #[must_use]
    #[inline]
    pub fn report(&self) -> Option<&Report> {
        if let Submission::Report(report) = &self.document.subject { Some(report) } else { None }
    }

    /// Ngôn ngữ: returns the language of the form.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.document.locale
    }

    /// Kỳ báo cáo: returns the period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.document.subject.period()
    }

    /// Nội dung đã nhập: returns the text of a field as it was typed.
    #[must_use]
    #[inline]
    pub fn raw(&self, field: Field) -> &str {
        self.raw.get(field.index()).map_or("", String::as_str)
    }

    /// Kết luận: returns the verdict on the report as it stands.
    #[must_use]
    pub const fn verdict(&self) -> &Verdict {
        self.judge.verdict()
    }

    /// Có thể gửi: whether nothing blocks sending.
    #[must_use]
    pub fn can_submit(&self) -> bool {
        self.standing.iter().all(|one| one.severity != Severity::Error)
    }

    /// Trạng thái của ô: returns the state of a field.
    #[must_use]
    pub fn state(&self, field: Field) -> FieldState {
        let period = self.period;
        let row = field.figure().map(Figure::definition);
        let belongs = row.map(|row| row.belongs_to(period));
        let balance = self.balances.iter().find(|(balance, _)| Some(balance.closing) == field.figure());
        let tally = self.tallies.get(field.index()).copied().unwrap_or_default();
        let declares = field == Field::DECLARED_LEVEL && (period.kind() == PeriodKind::Year || !self.raw(field).is_empty());
        FieldState {
            value: field.figure().and_then(|figure| self.document.request().subject.value(figure)),
            required: belongs == Some(true),
            visible: belongs.unwrap_or(declares || field != Field::DECLARED_LEVEL),
            locked: self.locked.contains(field),
            computed: balance.is_some(),
            proposed: balance.and_then(|(_, proposed)| *proposed),
            filled: self.filled.contains(field),
            errors: tally.errors,
            others: tally.others,
            shows: self.submitted || self.left.contains(field),
        }
    }

    /// Nhập: sets the text of a field as it is typed. A locked field stays as it is.
    #[inline]
    pub fn set(&mut self, field: Field, raw: &str) -> &[Change] {
        self.begin();
        if !self.locked.contains(field) && self.raw(field) != raw {
            self.filled = self.filled.without(field);
            self.put(field, raw);
        }
        self.end()
    }

    /// Rời ô: notes that a field was left; from now on its findings are shown.
    pub fn leave(&mut self, field: Field) -> &[Change] {
        self.begin();
        if !self.left.contains(field) {
            self.left = self.left.with(field);
            self.touched = self.touched.with(field);
        }
        self.end()
    }

    /// Nhận giá trị đề xuất: sets a field to the number that the other figures propose, as if it had been typed.
    pub fn accept(&mut self, field: Field) -> &[Change] {
        self.begin();
        if let (Some(figure), Some(proposed)) = (field.figure(), self.state(field).proposed) {
            let text = as_typed(figure, proposed, self.document.locale);
            self.put(field, &text);
        }
        self.end()
    }

    /// Không phát sinh trong kỳ: fills the empty flows of a section with visible zeros. [`Self::undo_nothing`] removes them again.
    pub fn nothing(&mut self, section: Section) -> &[Change] {
        self.begin();
        let period = self.period;
        for field in Field::all() {
            let Some(row) = field.figure().map(Figure::definition) else { continue };
            let flow = row.section == section && row.over_time == OverTime::Sum && row.belongs_to(period);
            if flow && self.raw(field).trim().is_empty() && !self.locked.contains(field) {
                self.put(field, "0");
                self.filled = self.filled.with(field);
            }
        }
        self.end()
    }

    /// Bỏ các số 0 đã điền: removes the zeros that [`Self::nothing`] put into a section, except where something else was typed since.
    pub fn undo_nothing(&mut self, section: Section) -> &[Change] {
        self.begin();
        for field in self.filled.iter() {
            if field.figure().is_some_and(|figure| figure.definition().section == section) {
                self.filled = self.filled.without(field);
                self.put(field, "");
            }
        }
        self.end()
    }

    /// Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks, and locks them. A correction leaves them
    /// unlocked, because it may be about these very numbers. A field that is not empty keeps its text; where the report before does not
    /// fit, nothing is copied.
    pub fn prefill(&mut self) -> &[Change] {
        self.begin();
        for (field, text) in self.openings_before() {
            if self.raw(field).trim().is_empty() {
                self.put(field, &text);
                self.lock_opening(field);
            }
        }
        self.end()
    }

    /// Returns the opening stocks with the closing stocks of the report before as texts; none where that report does not fit.
    fn openings_before(&self) -> Vec<(Field, String)> {
        let fits = !self.document.previous.is_empty()
            && !self.verdict().comparisons.iter().any(|one| matches!(one.at, Place::Previous(_)) || one.check.code == code::R001.code);
        let previous: Vec<&Submission> = latest_of(&self.document.previous);
        let stock = |(opening, closing): (Figure, Figure)| {
            let before = added(&previous, closing).filter(|_| self.state(Field::of(opening)).visible)?;
            Some((Field::of(opening), as_typed(opening, before, self.document.locale)))
        };
        openings().filter(|_| fits).filter_map(stock).collect()
    }

    /// Locks an opening stock that was taken from the report before; in a correction it stays unlocked.
    fn lock_opening(&mut self, field: Field) {
        if self.report().is_some_and(|report| report.revision == 0) {
            self.locked = self.locked.with(field);
            self.touched = self.touched.with(field);
        }
    }

    /// Đính chính: unlocks an opening stock that was taken from the report before. A figure that the portal supplies stays locked.
    pub fn unlock(&mut self, field: Field) -> &[Change] {
        self.begin();
        let supplied = field.figure().is_some_and(|figure| figure.definition().tier == Tier::Supplied);
        if self.locked.contains(field) && !supplied {
            self.locked = self.locked.without(field);
            self.touched = self.touched.with(field);
        }
        self.end()
    }

    /// Giải trình: explains a warning or notice, with a reason and the day on which it is given. Errors cannot be explained, and a reason
    /// without a letter or digit explains nothing.
    pub fn acknowledge(&mut self, finding: FindingId, reason: &str, on: Option<Date>) -> &[Change] {
        self.begin();
        let says_something = Acknowledgement { reason: reason.to_owned(), ..Acknowledgement::default() }.has_reason();
        if let Some((code, at)) = self.acknowledgeable(finding).filter(|_| says_something) {
            let request = self.document.request();
            let source = self.source(&request, self.document.locale);
            let Some(check) = check(&code) else { return self.end() };
            let report_value = |figure: Figure| request.subject.value(figure).map(|value| (figure, value));
            let figures = source.read_for(check, &at).iter().filter_map(report_value).collect();
            let previous = source.value_before(check, &at).into_iter().collect();
            let given = Acknowledgement { code, at, reason: nfc(reason).into_owned(), on, figures, previous };
            self.forget_explanation(&given.code, &given.at);
            if let Submission::Report(report) = &mut self.document.subject {
                report.acknowledged.push(given);
            }
            self.refresh();
        }
        self.end()
    }

    /// Giải trình, với ngày như đã nhập: explains a warning or notice as [`Self::acknowledge`] does, with the day as a person writes it.
    /// A day that cannot be read is a finding (check F08), and the reason is kept.
    pub fn acknowledge_on(&mut self, finding: FindingId, reason: &str, day: &str) -> &[Change] {
        let on = self::day(day);
        let given = self.acknowledgeable(finding);
        self.acknowledge(finding, reason, on);
        if let Some((code, at)) = given.filter(|_| on.is_none() && !day.trim().is_empty()) {
            let is_given = |one: &Acknowledgement| (&one.code, &one.at) == (&code, &at);
            let place = self.report().and_then(|report| report.acknowledged.iter().position(is_given)).unwrap_or_default();
            self.note_unread_day(place, day);
            self.refresh();
        }
        self.end()
    }

    /// Notes that the day of an explanation is no date.
    fn note_unread_day(&mut self, place: usize, day: &str) {
        let issue = Issue::new(&code::F08, format!("{EXPLANATIONS}{place}{DAY}")).typed("key", "on").typed("raw", shortened(day));
        self.document.faults.issues.push(issue.wanted(text!("một ngày có thật, viết như 2025-12-15", "a date written like 2025-12-15")));
    }

    /// Returns the days of explanations that are no dates, each with the place of its explanation.
    pub(super) fn unread_days(&self) -> Vec<(usize, String)> {
        let unread = |issue: &Issue| {
            let place = issue.at.strip_prefix(EXPLANATIONS)?.strip_suffix(DAY)?.parse().ok()?;
            issue.typed_text().map(|text| (place, text.to_owned()))
        };
        self.document.faults.issues.iter().filter_map(unread).collect()
    }

    /// Removes an explanation and the faults about it. Faults name explanations by their places, which move up.
    fn forget_explanation(&mut self, code: &str, at: &str) {
        let Submission::Report(report) = &mut self.document.subject else { return };
        let Some(gone) = report.acknowledged.iter().position(|one| one.code == code && one.at == at) else { return };
        report.acknowledged.remove(gone);
        self.document.faults.issues.retain_mut(|issue| {
            let Some(rest) = issue.at.strip_prefix(EXPLANATIONS) else { return true };
            let (number, member) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let Ok(place) = number.parse::<usize>() else { return true };
            if place > gone {
                issue.at = format!("{EXPLANATIONS}{}{member}", place.saturating_sub(1)).into();
            }
            place != gone
        });
    }

    /// Rút giải trình: withdraws the explanation of a finding.
    pub fn withdraw(&mut self, finding: FindingId) -> &[Change] {
        self.begin();
        if let Some((code, at)) = self.acknowledgeable(finding) {
            self.forget_explanation(&code, &at);
            self.refresh();
        }
        self.end()
    }

    /// Ngày đánh giá: judges the report as of another day, for instance after midnight.
    pub fn set_as_of(&mut self, day: Date) -> &[Change] {
        self.begin();
        if self.document.as_of != Some(day) {
            self.document.as_of = Some(day);
            self.refresh();
        }
        self.end()
    }

    /// Gửi báo cáo: returns the report as JSON in its canonical form (`kh302.report/1`), or `None` where findings block sending. From now
    /// on every finding is shown.
    pub fn submit(&mut self) -> Option<String> {
        self.begin();
        if !self.submitted {
            self.submitted = true;
            self.touched = Field::all().fold(self.touched, FieldSet::with);
        }
        self.end();
        self.report().filter(|_| self.can_submit()).map(to_json)
    }

    /// Các thay đổi: returns what the last action changed.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Các phát hiện: returns every finding in words, in the fixed order, also those that are not to be shown yet: see [`Self::shows`].
    pub fn findings(&mut self) -> &[Finding] {
        let findings = self.findings.take().unwrap_or_else(|| self.findings_in(self.document.locale));
        self.findings.insert(findings)
    }

    /// Các phát hiện theo ngôn ngữ: returns every finding in a language.
    #[must_use]
    pub fn findings_in(&self, locale: Locale) -> Vec<Finding> {
        self.source(&self.document.request(), locale).findings()
    }

    /// Số của phát hiện: returns the id of a finding; `None` where no check has its code.
    pub fn id(&mut self, finding: &Finding) -> Option<FindingId> {
        let check = check(&finding.code)?;
        Some(FindingId::new(check, self.places.number(&finding.at)))
    }

    /// Phát hiện theo số: returns the finding with an id, in a language, if it stands.
    pub fn finding(&mut self, id: FindingId, locale: Locale) -> Option<Finding> {
        self.findings_in(locale).into_iter().find(|finding| self.id(finding) == Some(id))
    }

    /// Hiển thị: whether a finding is to be shown. It is not while a field is typed for the first time, and a missing figure is not before
    /// sending was tried.
    #[must_use]
    pub fn shows(&self, id: FindingId) -> bool {
        let missing = id.check().is_some_and(|check| check.code == code::F01.code);
        self.submitted || (!missing && id.field().is_none_or(|field| self.left.contains(field)))
    }

    /// Danh sách lỗi: returns the findings that block sending and are to be shown, in the order of the form.
    pub fn summary(&mut self, locale: Locale) -> Vec<(FindingId, Finding)> {
        let mut lines: Vec<(FindingId, Finding)> =
            self.findings_in(locale).into_iter().filter_map(|finding| Some((self.id(&finding)?, finding))).collect();
        lines.retain(|(id, finding)| finding.severity == Severity::Error && self.shows(*id));
        sort_by_key(&mut lines, |(id, _)| id.field().map_or(0, |field| field.index().saturating_add(1)));
        lines
    }

    /// Tiến độ: returns how many of the required fields of a section have a readable value, and how many there are.
    #[must_use]
    pub fn progress(&self, section: Section) -> (usize, usize) {
        let of_section = |field: &Field| field.figure().is_some_and(|figure| figure.definition().section == section);
        let required: Vec<Field> = Field::all().filter(of_section).filter(|field| self.state(*field).required).collect();
        (required.iter().filter(|field| self.state(**field).value.is_some()).count(), required.len())
    }

    /// Kết quả đánh giá: returns the whole assessment of the report as it stands, in a language.
    #[must_use]
    pub fn assessment(&self, locale: Locale) -> Assessment {
        let mut verdict = self.verdict().clone();
        verdict.can_submit = self.can_submit();
        assemble(&self.document.request(), verdict, locale)
    }

    fn source<'a>(&'a self, request: &'a Request<'a>, locale: Locale) -> Source<'a> {
        Source { request, verdict: self.judge.verdict(), intervals: self.judge.intervals(), explained: &self.explained, locale }
    }

    /// Returns the code and the place of a finding that can be explained; `None` for an error.
    fn acknowledgeable(&mut self, id: FindingId) -> Option<(String, String)> {
        let finding = self.finding(id, self.document.locale)?;
        (finding.severity != Severity::Error).then(|| (finding.code.into_owned(), finding.at.into_owned()))
    }

    #[inline]
    pub(super) fn begin(&mut self) {
        self.changes.clear();
        self.touched = FieldSet::EMPTY;
    }

    #[inline]
    pub(super) fn end(&mut self) -> &[Change] {
        if self.touched != FieldSet::EMPTY {
            self.changes.extend(self.touched.iter().map(Change::Field));
        }
        &self.changes
    }

    /// Puts a text into a field, locked or not.
    #[inline]
    pub(super) fn put(&mut self, field: Field, text: &str) {
        if let Some(raw) = self.raw.get_mut(field.index()) {
            raw.clear();
            if text.len() <= 12 {
                // Copies a few bytes one by one, which in a browser is quicker than a call that copies memory.
                text.chars().for_each(|char| raw.push(char));
            } else {
                raw.push_str(text);
            }
        }
        if self.findings.is_some() {
            self.findings = None;
        }
        self.touched = self.touched.with(field);
        match field.figure() {
            Some(figure) => self.put_figure(figure, text),
            None => {
                self.put_member(field, text);
                self.refresh();
            }
        }
    }

    #[inline]
    fn put_figure(&mut self, figure: Figure, text: &str) {
        let before = self.fault_of(figure);
        let row = figure.definition();
        let document = &mut self.document;
        // Removes the earlier fault of the figure, which made it unreadable or put its spelling among those out of bounds.
        if document.unreadable.contains(figure) {
            document.faults.issues.remove_at(row.id);
            document.unreadable = document.unreadable.without(FigureSet::EMPTY.with(figure));
        }
        if !document.faults.spelled.is_empty() {
            document.faults.spelled.retain(|(other, _)| *other != figure);
        }
        let value = match entry(text, row.kind, document.locale) {
            Entry::Empty => None,
            Entry::Value(value) if value <= row.max => Some(value),
            Entry::Value(_) | Entry::Huge => {
                document.faults.spelled.push((figure, shortened(text)));
                Some(u64::MAX)
            }
            Entry::Unreadable => {
                document.unreadable = document.unreadable.with(figure);
                let issue = Issue::new(&code::F02, row.id).typed("raw", shortened(text));
                document.faults.issues.push(match row.kind {
                    Kind::Count => noted_count(issue.wanted(text!("số nguyên", "a whole number")), text),
                    Kind::Flag => issue.wanted(text!("Có hoặc Không", "yes or no")).repaired(text, meant_flag(text.trim())),
                });
                None
            }
        };
        if let Submission::Report(report) = &mut document.subject {
            report.figures.set(figure, value);
        }
        let request = self.document.request();
        let changed = self.judge.put(&request, figure);
        self.apply_effect(figure, before, &changed);
        self.propose(Some(figure));
    }

    /// Brings the findings up to date after one figure changed.
    #[inline]
    fn apply_effect(&mut self, figure: Figure, before: Option<&'static Check>, changed: &Effect) {
        let period = self.period;
        let now = self.fault_of(figure);
        if let Some(before) = before.filter(|before| now.is_none_or(|now| now.code != before.code)) {
            self.unmark(FindingId::at_figure(before, figure));
        }
        if let Some(now) = now {
            self.mark(FindingId::at_figure(now, figure), now.severity.on(period), false);
        }
        // Passes over the checks that did not fail and do not fail now, which are most.
        let failing = self.judge.verdict().failed.or(changed.failed);
        for (place, check) in changed.read.and(failing).places() {
            let at = match self.shown_at.get(usize::try_from(place).unwrap_or(usize::MAX)) {
                Some(Some(at)) => *at,
                _ if matches!(check.test, Test::Figures(..) | Test::SomethingCounted { .. }) => self.places.number("/period"),
                _ => u16::try_from(Field::DECLARED_LEVEL.index()).unwrap_or(u16::MAX),
            };
            let id = FindingId::at(place, at);
            if self.judge.verdict().failed.has(place) && self.is_reported(check) {
                self.mark(id, check.severity.in_case(self.judge.verdict().milder.has(place), period), false);
            } else {
                self.unmark(id);
            }
        }
        if changed.comparisons {
            let at = u16::try_from(figure.index()).unwrap_or(u16::MAX);
            let whole = self.places.number("/period");
            let by_figure = |check: &Check| matches!(check.test, Test::Opening { .. } | Test::Earlier { .. } | Test::PartsAgree(_));
            for (check, place) in CHECKS.iter().zip(0_u32..) {
                let (shown, at) = match check.test {
                    Test::NotCopied => (Place::Period, whole),
                    _ if by_figure(check) => (Place::Figure(figure), at),
                    _ => continue,
                };
                let id = FindingId::at(place, at);
                let verdict = self.judge.verdict();
                let failed = verdict
                    .comparisons
                    .iter()
                    .find(|one| one.at == shown && one.outcome == Truth::False && CheckSet::place(one.check) == place);
                match failed.map(|one| one.severity) {
                    Some(severity) => self.mark(id, severity, false),
                    None => self.unmark(id),
                }
            }
        }
        if self.report().is_some_and(|report| !report.acknowledged.is_empty()) {
            self.refresh_acknowledgements();
        }
        if changed.level {
            self.changes.push(Change::Level);
        }
        let mut targets = changed.targets;
        while targets != 0 {
            self.changes.push(Change::Target(u8::try_from(targets.trailing_zeros()).unwrap_or(u8::MAX)));
            targets &= targets.wrapping_sub(1);
        }
    }

    /// Whether a failed check gives a finding, decided as [`Source`] decides it.
    #[inline]
    fn is_reported(&self, check: &Check) -> bool {
        match check.test {
            Test::DeclaredWhenReviewed => !self.document.faults.issues.iter().any(|issue| issue.at == "/declared_level"),
            _ => true,
        }
    }

    /// Returns the check that a figure fails by itself: it cannot be read, is out of bounds, or is missing.
    #[inline]
    fn fault_of(&self, figure: Figure) -> Option<&'static Check> {
        let verdict = self.judge.verdict();
        if self.document.unreadable.contains(figure) {
            self.document.faults.issues.iter().find(|issue| issue.at == figure.id()).map(|issue| issue.check)
        } else if verdict.out_of_bounds.contains(figure) {
            Some(&code::F03)
        } else {
            verdict.missing.contains(figure).then_some(&code::F01)
        }
    }

    /// Marks again which findings are explained, because an explanation counts only while the figures are those that it was given for.
    fn refresh_acknowledgements(&mut self) {
        let request = self.document.request();
        let source = self.source(&request, self.document.locale);
        let again = |one: &Standing| {
            let (check, at) = one.id.check().zip(self.places.name(one.id))?;
            let acknowledged = one.severity != Severity::Error && source.acknowledged(check, at);
            (acknowledged != one.acknowledged).then_some(Standing { acknowledged, ..*one })
        };
        let changed: Vec<Standing> = self.standing.iter().filter_map(again).collect();
        changed.into_iter().for_each(|one| self.mark(one.id, one.severity, one.acknowledged));
    }

    fn put_member(&mut self, field: Field, text: &str) {
        let document = &mut self.document;
        let Submission::Report(report) = &mut document.subject else { return };
        document.faults.issues.remove_at(field.pointer());
        let trimmed = text.trim();
        if field == Field::NOTE {
            report.note = nfc(text).into_owned();
        } else if field == Field::DECLARED_LEVEL {
            report.declared_level = RiskLevel::from_id(trimmed);
            if report.declared_level.is_none() && !trimmed.is_empty() {
                let issue = Issue::new(&code::F12, field.pointer()).typed("raw", shortened(text));
                document.faults.issues.push(issue.repaired(text, meant_level(text)));
            }
        } else {
            report.prepared_on = day(trimmed);
            if report.prepared_on.is_none() && !trimmed.is_empty() {
                let issue = Issue::new(&code::F08, field.pointer())
                    .typed("key", field.label(document.locale))
                    .with("raw", Param::Typed(shortened(text)));
                document.faults.issues.push(issue.wanted(text!("một ngày có thật, viết như 15/12/2025", "a date written like 2025-12-15")));
            }
        }
    }

    /// Judges the whole report again, and notes what changed.
    fn refresh(&mut self) {
        let before = (self.verdict().classification, self.verdict().measures);
        self.explained = Explanations::in_order(self.document.request().subject);
        self.judge.reopen(&self.document.request());
        let after = (self.verdict().classification, self.verdict().measures);
        let findings = self.findings_in(self.document.locale);
        let mut now: Vec<Standing> = Vec::with_capacity(findings.len());
        for finding in &findings {
            if let Some(id) = self.id(finding) {
                now.push(Standing { id, severity: finding.severity, acknowledged: finding.acknowledged });
            }
        }
        self.findings = Some(findings);
        sort_by_key(&mut now, |one| one.id);
        now.dedup_by_key(|one| one.id);
        let gone: Vec<FindingId> =
            self.standing.iter().map(|one| one.id).filter(|id| now.binary_search_by_key(id, |one| one.id).is_err()).collect();
        gone.into_iter().for_each(|id| self.unmark(id));
        for one in now {
            let place = self.standing.binary_search_by_key(&one.id, |standing| standing.id);
            if place.ok().and_then(|place| self.standing.get(place)) != Some(&one) {
                self.mark(one.id, one.severity, one.acknowledged);
            }
        }
        if before.0 != after.0 {
            self.changes.push(Change::Level);
        }
        let mut measures = before.1.iter().zip(&after.1);
        let targets = self.verdict().plan.map(|plan| plan.targets).unwrap_or_default();
        for (target, number) in targets.iter().zip(0_u8..) {
            if measures.by_ref().take(target.measures.len()).filter(|(was, is)| was != is).count() > 0 {
                self.changes.push(Change::Target(number));
            }
        }
    }

    #[inline]
    fn mark(&mut self, id: FindingId, severity: Severity, acknowledged: bool) {
        let now = Standing { id, severity, acknowledged };
        match self.standing.binary_search_by_key(&id, |one| one.id) {
            Ok(place) => {
                if let Some(one) = self.standing.get_mut(place)
                    && *one != now
                {
                    let before = core::mem::replace(one, now);
                    self.tally(before, -1);
                    self.tally(now, 1);
                } else {
                    // Tells the page of the field all the same, because the numbers in the sentence may have changed.
                    self.tally(now, 0);
                }
            }
            Err(place) => {
                self.standing.insert(place, now);
                self.tally(now, 1);
            }
        }
        self.changes.push(Change::Found { finding: id, severity, acknowledged });
    }

    #[inline]
    fn unmark(&mut self, id: FindingId) {
        let Ok(place) = self.standing.binary_search_by_key(&id, |one| one.id) else { return };
        let gone = self.standing.remove(place);
        self.tally(gone, -1);
        self.changes.push(Change::Gone(id));
    }

    /// Counts a finding at its field: one more, one less, or the same with other numbers.
    #[inline]
    fn tally(&mut self, one: Standing, by: i8) {
        let Some(field) = one.id.field() else { return };
        let Some(tally) = self.tallies.get_mut(field.index()) else { return };
        let number = match one.severity {
            Severity::Error => &mut tally.errors,
            _ if one.acknowledged => return,
            _ => &mut tally.others,
        };
        *number = number.saturating_add_signed(by);
        self.touched = self.touched.with(field);
    }

    /// Computes the proposed closing stocks again: those that a figure affects, or all for `None`.
    #[inline]
    fn propose(&mut self, figure: Option<Figure>) {
        if figure.is_some_and(|figure| !self.balanced.contains(figure)) {
            return;
        }
        for (balance, proposed) in &mut self.balances {
            if figure.is_none_or(|figure| balance.reads(figure) || balance.closing == figure) {
                let empty = self.raw.get(balance.closing.index()).is_some_and(|raw| raw.trim().is_empty());
                let now = if empty { balance.expected(self.judge.intervals()) } else { None };
                if core::mem::replace(proposed, now) != now {
                    self.touched = self.touched.with(Field::of(balance.closing));
                }
            }
        }
    }

    /// Iterates over the opening stocks that are locked.
    pub(super) fn locked_openings(&self) -> impl Iterator<Item = Field> {
        let locked = self.locked;
        openings().map(|(opening, _)| Field::of(opening)).filter(move |field| locked.contains(*field))
    }

    pub(super) fn unlock_openings(&mut self) {
        for field in self.locked_openings().collect::<Vec<_>>() {
            self.locked = self.locked.without(field);
            self.touched = self.touched.with(field);
        }
    }

    /// Sets opening stocks that were locked in a draft to the report before as it is given now, and locks them again. Without such a report
    /// they keep the text of the draft, and can be typed.
    pub(super) fn follow_openings(&mut self, fields: &[Field]) {
        for (field, text) in self.openings_before() {
            if fields.contains(&field) {
                if self.raw(field) != text {
                    self.put(field, &text);
                }
                self.lock_opening(field);
            }
        }
    }

    pub(super) const fn is_locked(&self, field: Field) -> bool {
        self.locked.contains(field)
    }

    /// Returns the text with which the form was opened.
    pub(super) fn opened(&self, field: Field) -> &str {
        self.opened.get(field.index()).map_or("", String::as_str)
    }

    pub(super) const fn left(&self) -> FieldSet {
        self.left
    }

    pub(super) fn set_left(&mut self, fields: FieldSet) {
        self.left = fields;
    }

    /// Puts explanations in the place of those that were given. `days` has those days that are no dates of documents, by the places of their
    /// explanations; a day as a person writes it is read.
    pub(super) fn set_acknowledgements(&mut self, mut acknowledged: Vec<Acknowledgement>, days: &[(usize, String)]) {
        self.document.faults.issues.retain_mut(|issue| !issue.at.starts_with(EXPLANATIONS));
        for (place, text) in days {
            match (day(text), acknowledged.get_mut(*place)) {
                (Some(on), Some(given)) => given.on = Some(on),
                _ => self.note_unread_day(*place, text),
            }
        }
        if let Submission::Report(report) = &mut self.document.subject {
            report.acknowledged = acknowledged;
        }
        self.refresh();
    }
}

/// Where the explanations stand in a report; the place of one follows.
const EXPLANATIONS: &str = "/acknowledged/";
/// Where its day stands in an explanation.
const DAY: &str = "/on";

/// Đọc ngày: reads a day as a person types it: `15/12/2025`, `ngày 15 tháng 12 năm 2025` or `2025-12-15`.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let meant = meant_date(text).map(|repair| repair.text());
    meant.as_deref().unwrap_or(text.trim()).parse().ok()
}

/// Writes a value as a person would type it.
fn as_typed(figure: Figure, value: u64, locale: Locale) -> String {
    match figure.definition().kind {
        Kind::Flag => (value != 0).to_string(),
        Kind::Count => in_words(&value, locale),
    }
}

/// Returns the fields whose text in the document could not be used, with the text as it was written.
fn unreadable_texts(document: &Document) -> Vec<(Field, String)> {
    let written = document.faults.issues.iter().filter_map(|issue| {
        let raw = issue.typed_text()?;
        Field::shown_at(&issue.at).map(|field| (field, raw.to_owned()))
    });
    let huge = document.faults.spelled.iter().map(|(figure, text)| (Field::of(*figure), text.clone()));
    written.chain(huge).collect()
}

/// Shortens a text for a message.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
