//! Biểu nhập: form sessions. Fields and sections are named by their places in the form, findings by their numbers; texts pass through the
//! buffer of the boundary.
//!
//! An action returns how many words it left at [`words`](crate::boundary::words), [`CHANGE_WORDS`] for each change.

use crate::abi::{
    ACT_ACCEPT, ACT_LEAVE, ACT_NOTHING, ACT_PREFILL, ACT_UNDO_NOTHING, ACT_UNLOCK, ACT_WITHDRAW, CHANGE_ACKNOWLEDGED, CHANGE_FIELD,
    CHANGE_FOUND, CHANGE_GONE, CHANGE_LEVEL, CHANGE_SEVERITY_SHIFT, CHANGE_TARGET, CHANGE_WORDS, HAS_PROPOSED, HAS_VALUE, IS_COMPUTED,
    IS_FILLED, IS_LOCKED, IS_REQUIRED, IS_VISIBLE, PROGRESS_OF_SHIFT, SHOWS_FINDINGS, STATE_ERRORS, STATE_FLAGS, STATE_OTHERS,
    STATE_PROPOSED, STATE_VALUE, STATE_WORDS, TEXT_ASSESSMENT, TEXT_DESCRIPTION, TEXT_DRAFT, TEXT_FINDINGS, TEXT_REPORT, TEXT_SUMMARY,
};
use crate::boundary::{BOUNDARY, Boundary, OneThread};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use kh302::Locale;
use kh302::figures::Section;
use kh302::form::{Change, Field, FieldState, FindingId, Session};
use wasm_bindgen::prelude::wasm_bindgen;

static SESSIONS: OneThread<RefCell<Vec<Option<Session>>>> = OneThread(RefCell::new(Vec::new()));

/// Calls `act` with a session and the boundary; returns `None` where there is no such session.
fn with<T>(session: usize, act: impl FnOnce(&mut Session, &mut Boundary) -> T) -> Option<T> {
    let sessions = &mut *SESSIONS.0.borrow_mut();
    let session = sessions.get_mut(session.checked_sub(1)?)?.as_mut()?;
    Some(act(session, &mut BOUNDARY.0.borrow_mut()))
}

/// Writes the changes of an action to the words of the boundary, and returns their number.
fn write_changes(changes: &[Change], words: &mut Vec<u32>) -> usize {
    words.clear();
    for change in changes {
        let written: [u32; CHANGE_WORDS] = match *change {
            Change::Found { finding, severity, acknowledged } => {
                let acknowledged = if acknowledged { CHANGE_ACKNOWLEDGED } else { 0 };
                [CHANGE_FOUND | (severity as u32) << CHANGE_SEVERITY_SHIFT | acknowledged, finding.number()]
            }
            Change::Gone(finding) => [CHANGE_GONE, finding.number()],
            Change::Field(field) => [CHANGE_FIELD, field.index() as u32],
            Change::Level => [CHANGE_LEVEL, 0],
            Change::Target(target) => [CHANGE_TARGET, u32::from(target)],
        };
        words.extend(written);
    }
    words.len()
}

fn locale(english: bool) -> Locale {
    if english { Locale::En } else { Locale::Vi }
}

/// Opens a form on the document in the buffer. Returns the number of the session from 1, or 0 with an error document as the answer.
#[must_use]
#[wasm_bindgen]
pub fn form_open(length: usize) -> usize {
    let boundary = &mut *BOUNDARY.0.borrow_mut();
    match Session::open(boundary.text(0, length)) {
        Ok(session) => {
            let sessions = &mut *SESSIONS.0.borrow_mut();
            let place = sessions.iter().position(Option::is_none).unwrap_or_else(|| {
                sessions.push(None);
                sessions.len() - 1
            });
            sessions[place] = Some(session);
            place + 1
        }
        Err(error) => {
            boundary.answer(error.json(Locale::Vi));
            0
        }
    }
}

/// Closes a form.
#[wasm_bindgen]
pub fn form_close(session: usize) {
    let sessions = &mut *SESSIONS.0.borrow_mut();
    if let Some(place) = session.checked_sub(1).and_then(|place| sessions.get_mut(place)) {
        *place = None;
    }
}

/// Sets the text of a field, which stands in the buffer.
#[must_use]
#[wasm_bindgen]
pub fn form_set(session: usize, field: usize, length: usize) -> usize {
    let set = |form: &mut Session, boundary: &mut Boundary| {
        let Some(field) = Field::at(field) else { return 0 };
        let changes = form.set(field, boundary.text(0, length));
        write_changes(changes, &mut boundary.words)
    };
    with(session, set).unwrap_or(0)
}

/// Does another action, by its number (`ACT_…` of [`abi`](crate::abi)). `argument` is the place of a field or a section, or the number of
/// a finding.
#[must_use]
#[wasm_bindgen]
pub fn form_act(session: usize, action: u32, argument: u32) -> usize {
    let act = |form: &mut Session, boundary: &mut Boundary| {
        let field = Field::at(argument as usize);
        let section = Section::ALL.get(argument as usize).copied();
        let changes = match (action, field, section) {
            (ACT_LEAVE, Some(field), _) => form.leave(field),
            (ACT_ACCEPT, Some(field), _) => form.accept(field),
            (ACT_UNLOCK, Some(field), _) => form.unlock(field),
            (ACT_NOTHING, _, Some(section)) => form.nothing(section),
            (ACT_UNDO_NOTHING, _, Some(section)) => form.undo_nothing(section),
            (ACT_PREFILL, ..) => form.prefill(),
            (ACT_WITHDRAW, ..) => form.withdraw(FindingId::from_number(argument)),
            _ => &[],
        };
        write_changes(changes, &mut boundary.words)
    };
    with(session, act).unwrap_or(0)
}

/// Explains a finding. The reason stands in the buffer, and behind it the day, which may be empty; both lengths are in bytes.
#[must_use]
#[wasm_bindgen]
pub fn form_acknowledge(session: usize, finding: u32, reason: usize, day: usize) -> usize {
    let act = |form: &mut Session, boundary: &mut Boundary| {
        let changes = form.acknowledge_on(FindingId::from_number(finding), boundary.text(0, reason), boundary.text(reason, day));
        write_changes(changes, &mut boundary.words)
    };
    with(session, act).unwrap_or(0)
}

/// Judges the report as of the day in the buffer. A text that is no day changes nothing.
#[must_use]
#[wasm_bindgen]
pub fn form_as_of(session: usize, length: usize) -> usize {
    let act = |form: &mut Session, boundary: &mut Boundary| {
        let Ok(day) = boundary.text(0, length).parse() else { return 0 };
        write_changes(form.set_as_of(day), &mut boundary.words)
    };
    with(session, act).unwrap_or(0)
}

/// Tries to send. Returns the length of the report in bytes, or 0 where findings block sending; leaves the changes at the words.
#[must_use]
#[wasm_bindgen]
pub fn form_submit(session: usize) -> usize {
    let act = |form: &mut Session, boundary: &mut Boundary| {
        let report = form.submit().unwrap_or_default();
        write_changes(form.changes(), &mut boundary.words);
        boundary.answer(report)
    };
    with(session, act).unwrap_or(0)
}

/// Restores the draft in the buffer. Returns the length of the result or of an error document, in bytes; leaves the changes at the words.
#[must_use]
#[wasm_bindgen]
pub fn form_restore(session: usize, length: usize) -> usize {
    let act = |form: &mut Session, boundary: &mut Boundary| {
        let answer = match form.restore(boundary.text(0, length)) {
            Ok(restored) => {
                write_changes(form.changes(), &mut boundary.words);
                restored.json()
            }
            Err(error) => {
                boundary.words.clear();
                error.json(form.locale())
            }
        };
        boundary.answer(answer)
    };
    with(session, act).unwrap_or(0)
}

/// Returns the length in bytes of the error document after [`form_open`] returned 0.
#[must_use]
#[wasm_bindgen]
pub fn error_length() -> usize {
    BOUNDARY.0.borrow().answer.len()
}

/// Returns how many words stand at [`words`](crate::boundary::words).
#[must_use]
#[wasm_bindgen]
pub fn form_changed() -> usize {
    BOUNDARY.0.borrow().words.len()
}

/// Whether nothing blocks sending.
#[must_use]
#[wasm_bindgen]
pub fn form_can_submit(session: usize) -> bool {
    with(session, |form, _| form.can_submit()).unwrap_or(false)
}

/// Leaves the state of a field at [`words`](crate::boundary::words); `STATE_…` of [`abi`](crate::abi) says what each word means.
#[wasm_bindgen]
pub fn form_state(session: usize, field: usize) {
    with(session, |form, boundary| {
        let Some(state) = Field::at(field).map(|field| form.state(field)) else { return };
        let FieldState { value, required, visible, locked, computed, proposed, filled, errors, others, shows } = state;
        let flags = [
            (IS_REQUIRED, required),
            (IS_VISIBLE, visible),
            (IS_LOCKED, locked),
            (IS_COMPUTED, computed),
            (IS_FILLED, filled),
            (SHOWS_FINDINGS, shows),
            (HAS_VALUE, value.is_some()),
            (HAS_PROPOSED, proposed.is_some()),
        ];
        // Every figure fits into a word, because figures are at most 10⁹.
        let number = |number: Option<u64>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        boundary.words.clear();
        let mut written = [0; STATE_WORDS];
        written[STATE_FLAGS] = flags.iter().filter(|(_, is)| *is).fold(0, |bits, (flag, _)| bits | flag);
        written[STATE_VALUE] = number(value);
        written[STATE_PROPOSED] = number(proposed);
        written[STATE_ERRORS] = u32::from(errors);
        written[STATE_OTHERS] = u32::from(others);
        boundary.words.extend(written);
    });
}

/// Returns how many of the required fields of a section have a value, and from the bit [`PROGRESS_OF_SHIFT`] on how many there are.
#[must_use]
#[wasm_bindgen]
pub fn form_progress(session: usize, section: usize) -> u32 {
    let read = |form: &mut Session, _: &mut Boundary| {
        let (filled, of) = Section::ALL.get(section).map_or((0, 0), |section| form.progress(*section));
        filled as u32 | (of as u32) << PROGRESS_OF_SHIFT
    };
    with(session, read).unwrap_or(0)
}

/// Leaves the text of a field as it was typed, and returns its length in bytes.
#[must_use]
#[wasm_bindgen]
pub fn form_raw(session: usize, field: usize) -> usize {
    let read = |form: &mut Session, boundary: &mut Boundary| {
        let raw = Field::at(field).map_or_else(String::new, |field| String::from(form.raw(field)));
        boundary.answer(raw)
    };
    with(session, read).unwrap_or(0)
}

/// Leaves a document about the form, by its number (`TEXT_…` of [`abi`](crate::abi)), and returns its length in bytes; 0 where the host left
/// out the sentences of the language.
#[must_use]
#[wasm_bindgen]
pub fn form_text(session: usize, what: u32, english: bool) -> usize {
    let read = |session: &mut Session, boundary: &mut Boundary| {
        let text = match what {
            TEXT_FINDINGS | TEXT_SUMMARY | TEXT_ASSESSMENT if !locale(english).has_texts() => String::new(),
            TEXT_FINDINGS => session.findings_json(locale(english)),
            TEXT_SUMMARY => session.summary_json(locale(english)),
            TEXT_ASSESSMENT => session.assessment_json(locale(english)),
            TEXT_DESCRIPTION => session.description_json(),
            TEXT_DRAFT => session.snapshot(),
            TEXT_REPORT => session.report_json(),
            _ => String::new(),
        };
        boundary.answer(text)
    };
    with(session, read).unwrap_or(0)
}
