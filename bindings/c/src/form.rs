//! Biểu nhập: form sessions by number, and the actions on them as JSON.

use crate::answer::error;
use crate::kh302_status;
use kh302::Locale;
use kh302::document::{ErrorCode, utf8};
use kh302::figures::Section;
use kh302::form::{Change, Field, FindingId, Session};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The open forms by number.
struct Forms {
    /// The last number that was given away. None is given twice, so that a form that was closed stays closed.
    last: u64,
    open: BTreeMap<u64, Arc<Mutex<Session>>>,
}

static FORMS: Mutex<Forms> = Mutex::new(Forms { last: 0, open: BTreeMap::new() });

fn forms() -> MutexGuard<'static, Forms> {
    FORMS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Thao tác: an action on a form, as a host writes it.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum Action {
    /// Nhập: sets the text of a field as it is typed.
    Set { field: String, text: String },
    /// Rời ô: notes that a field was left.
    Leave { field: String },
    /// Nhận giá trị đề xuất: sets a field to the number that the other figures propose.
    Accept { field: String },
    /// Đính chính: unlocks an opening stock.
    Unlock { field: String },
    /// Không phát sinh trong kỳ: fills the empty flows of a section with zeros.
    Nothing { section: String },
    /// Bỏ các số 0 đã điền: removes these zeros again.
    UndoNothing { section: String },
    /// Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks.
    Prefill {},
    /// Giải trình: explains a warning or notice.
    Acknowledge {
        finding: u32,
        reason: String,
        #[serde(default)]
        on: String,
    },
    /// Rút giải trình: withdraws an explanation.
    Withdraw { finding: u32 },
    /// Ngày đánh giá: judges the report as of another day.
    AsOf { day: String },
    /// Gửi: gives the canonical report, or tells what blocks it.
    Submit {},
    /// Lưu nháp: gives the draft.
    Snapshot {},
    /// Mở nháp: restores a draft, which `snapshot` gave.
    Restore { draft: serde_json::Value },
    /// Đọc: gives what the form says.
    Read {
        what: What,
        #[serde(default)]
        locale: Language,
    },
    /// Trạng thái ô: gives the state of a field with its text as it was typed.
    State { field: String },
    /// Tiến độ: how many of the required fields of a section have a value.
    Progress { section: String },
}

/// What a form says.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Findings,
    Summary,
    Assessment,
    Description,
    Report,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Language {
    #[default]
    Vi,
    En,
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// What an action changed.
#[derive(Default, Serialize)]
struct Changes {
    found: Vec<Found>,
    gone: Vec<u32>,
    fields: Vec<&'static str>,
    level: bool,
    targets: Vec<u8>,
}

#[derive(Serialize)]
struct Found {
    finding: u32,
    severity: &'static str,
    acknowledged: bool,
}

impl Changes {
    fn of(changes: &[Change]) -> Self {
        let mut all = Self::default();
        for change in changes {
            match *change {
                Change::Found { finding, severity, acknowledged } => {
                    all.found.push(Found { finding: finding.number(), severity: severity.id(), acknowledged });
                }
                Change::Gone(finding) => all.gone.push(finding.number()),
                Change::Field(field) => all.fields.push(field.id()),
                Change::Level => all.level = true,
                Change::Target(target) => all.targets.push(target),
            }
        }
        all
    }
}

/// What `submit` and `restore` give beside the changes.
#[derive(Serialize)]
struct Done<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    can_submit: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a serde_json::value::RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restored: Option<&'a serde_json::value::RawValue>,
    changes: Changes,
}

/// The state of a field.
#[derive(Serialize)]
struct State<'a> {
    raw: &'a str,
    value: Option<u64>,
    proposed: Option<u64>,
    required: bool,
    visible: bool,
    locked: bool,
    computed: bool,
    filled: bool,
    errors: u8,
    others: u8,
    shows: bool,
}

/// Opens a form. Returns its number and its description, or 0 and an error document.
pub fn open(document: &[u8]) -> (u64, String) {
    let session = match utf8(document).and_then(Session::open) {
        Ok(session) => session,
        Err(error) => return (0, error.json(Locale::Vi)),
    };
    let description = session.description_json();
    let mut forms = forms();
    forms.last += 1;
    let number = forms.last;
    forms.open.insert(number, Arc::new(Mutex::new(session)));
    (number, description)
}

/// Closes a form.
pub fn close(form: u64) {
    let closed = forms().open.remove(&form);
    // Drops the session after the lock of the others is released.
    drop(closed);
}

/// Does an action on a form, and returns the answer.
pub fn act(form: u64, action: &[u8]) -> Result<String, kh302_status> {
    let session = forms().open.get(&form).cloned();
    let session = session.ok_or(kh302_status::KH302_BAD_ARGUMENT)?;
    // Refuses a form whose action failed inside before, because it is in no known state.
    let mut session = session.lock().map_err(|_| kh302_status::KH302_BAD_ARGUMENT)?;
    let text = match utf8(action) {
        Ok(text) => text,
        Err(error) => return Ok(error.json(Locale::Vi)),
    };
    Ok(match serde_json::from_str(text) {
        Ok(action) => perform(&mut session, action).unwrap_or_else(|error| error),
        Err(error) => {
            refused(&format!("Không đọc được thao tác trên biểu: {error}."), &format!("The action on the form cannot be read: {error}."))
        }
    })
}

/// Performs an action. The error is a document.
fn perform(form: &mut Session, action: Action) -> Result<String, String> {
    Ok(match action {
        Action::Set { field, text } => changed(form.set(field_of(&field)?, &text)),
        Action::Leave { field } => changed(form.leave(field_of(&field)?)),
        Action::Accept { field } => changed(form.accept(field_of(&field)?)),
        Action::Unlock { field } => changed(form.unlock(field_of(&field)?)),
        Action::Nothing { section } => changed(form.nothing(section_of(&section)?)),
        Action::UndoNothing { section } => changed(form.undo_nothing(section_of(&section)?)),
        Action::Prefill {} => changed(form.prefill()),
        Action::Acknowledge { finding, reason, on } => changed(form.acknowledge_on(FindingId::from_number(finding), &reason, &on)),
        Action::Withdraw { finding } => changed(form.withdraw(FindingId::from_number(finding))),
        Action::AsOf { day } => {
            let date = day.parse().map_err(|_| {
                refused(&format!("“{day}” không phải là ngày dạng 2025-12-16."), &format!("`{day}` is not a day like 2025-12-16."))
            })?;
            changed(form.set_as_of(date))
        }
        Action::Submit {} => {
            let report = form.submit();
            let changes = Changes::of(form.changes());
            let report = report.and_then(|report| serde_json::value::RawValue::from_string(report).ok());
            written(&Done { can_submit: Some(report.is_some()), report: report.as_deref(), restored: None, changes })
        }
        Action::Snapshot {} => form.snapshot(),
        Action::Restore { draft } => {
            let locale = form.locale();
            let restored = form.restore(&draft.to_string()).map_err(|error| error.json(locale))?.json();
            let restored = serde_json::value::RawValue::from_string(restored).ok();
            written(&Done { can_submit: None, report: None, restored: restored.as_deref(), changes: Changes::of(form.changes()) })
        }
        Action::Read { what: What::Findings, locale } => form.findings_json(locale.into()),
        Action::Read { what: What::Summary, locale } => form.summary_json(locale.into()),
        Action::Read { what: What::Assessment, locale } => form.assessment_json(locale.into()),
        Action::Read { what: What::Description, .. } => form.description_json(),
        Action::Read { what: What::Report, .. } => form.report_json(),
        Action::State { field } => {
            let field = field_of(&field)?;
            let state = form.state(field);
            written(&State {
                raw: form.raw(field),
                value: state.value,
                proposed: state.proposed,
                required: state.required,
                visible: state.visible,
                locked: state.locked,
                computed: state.computed,
                filled: state.filled,
                errors: state.errors,
                others: state.others,
                shows: state.shows,
            })
        }
        Action::Progress { section } => {
            let (filled, of) = form.progress(section_of(&section)?);
            written(&BTreeMap::from([("filled", filled), ("of", of)]))
        }
    })
}

fn changed(changes: &[Change]) -> String {
    written(&Changes::of(changes))
}

fn written(answer: &impl Serialize) -> String {
    // Cannot fail: the keys are texts.
    serde_json::to_string(answer).unwrap_or_default()
}

fn field_of(id: &str) -> Result<Field, String> {
    Field::from_id(id).ok_or_else(|| refused(&format!("Không có ô nhập “{id}”."), &format!("There is no field `{id}`.")))
}

fn section_of(id: &str) -> Result<Section, String> {
    Section::from_id(id).ok_or_else(|| refused(&format!("Không có phần “{id}” của biểu."), &format!("There is no section `{id}`.")))
}

/// An error document for an action that is not one.
fn refused(vi: &str, en: &str) -> String {
    error(ErrorCode::BadValue.id(), vi, en)
}
