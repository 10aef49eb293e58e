//! Biểu nhập: form sessions, in numbers. Fields and sections are named by their places in the form, findings by their
//! numbers; texts cross in the buffer of the border, and only where a text is what is wanted.
//!
//! An action gives how many words it left at [`words`](crate::border::words), [`CHANGE_WORDS`] for each change.

use crate::abi::{
    ACT_ACCEPT, ACT_LEAVE, ACT_NOTHING, ACT_PREFILL, ACT_UNDO_NOTHING, ACT_UNLOCK, ACT_WITHDRAW, CHANGE_ACKNOWLEDGED, CHANGE_FIELD,
    CHANGE_FOUND, CHANGE_GONE, CHANGE_LEVEL, CHANGE_SEVERITY_SHIFT, CHANGE_TARGET, CHANGE_WORDS, HAS_PROPOSED, HAS_VALUE, IS_COMPUTED,
    IS_FILLED, IS_LOCKED, IS_REQUIRED, IS_VISIBLE, PROGRESS_OF_SHIFT, SHOWS_FINDINGS, STATE_ERRORS, STATE_FLAGS, STATE_OTHERS,
    STATE_PROPOSED, STATE_VALUE, STATE_WORDS, TELL_ASSESSMENT, TELL_DESCRIPTION, TELL_DRAFT, TELL_FINDINGS, TELL_SUMMARY,
};
use crate::border::{BORDER, Border, OneThread};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use kh302::Locale;
use kh302::figures::Section;
use kh302::form::{Change, Field, FieldState, FindingId, Session};
use wasm_bindgen::prelude::wasm_bindgen;

static SESSIONS: OneThread<RefCell<Vec<Option<Session>>>> = OneThread(RefCell::new(Vec::new()));

/// Does something with a session and the border; of a session that is not there nothing is done.
fn with<T>(session: usize, act: impl FnOnce(&mut Session, &mut Border) -> T) -> Option<T> {
    let sessions = &mut *SESSIONS.0.borrow_mut();
    let session = sessions.get_mut(session.checked_sub(1)?)?.as_mut()?;
    Some(act(session, &mut BORDER.0.borrow_mut()))
}

/// Leaves what an action changed for the host, and tells how many words that takes.
fn tell(changes: &[Change], words: &mut Vec<u32>) -> usize {
    words.clear();
    for change in changes {
        let told: [u32; CHANGE_WORDS] = match *change {
            Change::Found { finding, severity, acknowledged } => {
                let acknowledged = if acknowledged { CHANGE_ACKNOWLEDGED } else { 0 };
                [CHANGE_FOUND | (severity as u32) << CHANGE_SEVERITY_SHIFT | acknowledged, finding.number()]
            }
            Change::Gone(finding) => [CHANGE_GONE, finding.number()],
            Change::Field(field) => [CHANGE_FIELD, field.index() as u32],
            Change::Level => [CHANGE_LEVEL, 0],
            Change::Target(target) => [CHANGE_TARGET, u32::from(target)],
        };
        words.extend(told);
    }
    words.len()
}

fn locale(english: bool) -> Locale {
    if english { Locale::En } else { Locale::Vi }
}

/// Opens a form on the document in the buffer. Gives its number from 1, or 0 with an error document as the answer.
#[must_use]
#[wasm_bindgen]
pub fn form_open(length: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    match Session::open(border.text(0, length)) {
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
            border.answer(error.json(Locale::Vi));
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

/// Takes in the text of a field, which stands in the buffer.
#[must_use]
#[wasm_bindgen]
pub fn form_set(session: usize, field: usize, length: usize) -> usize {
    let set = |form: &mut Session, border: &mut Border| {
        let Some(field) = Field::at(field) else { return 0 };
        let changes = form.set(field, border.text(0, length));
        tell(changes, &mut border.words)
    };
    with(session, set).unwrap_or(0)
}

/// Something else that is done, by its number: leave, accept or unlock a field, fill a section with nothing or undo
/// that, take the figures of the period before, withdraw an explanation.
#[must_use]
#[wasm_bindgen]
pub fn form_act(session: usize, action: u32, argument: u32) -> usize {
    let act = |form: &mut Session, border: &mut Border| {
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
        tell(changes, &mut border.words)
    };
    with(session, act).unwrap_or(0)
}

/// Explains a finding: the reason stands in the buffer, and behind it the day, which may be empty.
#[must_use]
#[wasm_bindgen]
pub fn form_acknowledge(session: usize, finding: u32, reason: usize, day: usize) -> usize {
    let act = |form: &mut Session, border: &mut Border| {
        let on = border.text(reason, day).parse().ok();
        let changes = form.acknowledge(FindingId::from_number(finding), border.text(0, reason), on);
        tell(changes, &mut border.words)
    };
    with(session, act).unwrap_or(0)
}

/// Tries to send: the length of the report, or 0 where findings block it. What changed stands at the words.
#[must_use]
#[wasm_bindgen]
pub fn form_submit(session: usize) -> usize {
    let act = |form: &mut Session, border: &mut Border| {
        let report = form.submit().unwrap_or_default();
        tell(form.changes(), &mut border.words);
        border.answer(report)
    };
    with(session, act).unwrap_or(0)
}

/// Takes up the draft in the buffer: the length of what became of it, or of an error document. What changed stands at
/// the words.
#[must_use]
#[wasm_bindgen]
pub fn form_restore(session: usize, length: usize) -> usize {
    let act = |form: &mut Session, border: &mut Border| {
        let answer = match form.restore(border.text(0, length)) {
            Ok(restored) => {
                tell(form.changes(), &mut border.words);
                restored.json()
            }
            Err(error) => {
                border.words.clear();
                error.json(Locale::Vi)
            }
        };
        border.answer(answer)
    };
    with(session, act).unwrap_or(0)
}

/// How long the error document is that a form could not be opened with.
#[must_use]
#[wasm_bindgen]
pub fn error_length() -> usize {
    BORDER.0.borrow().answer.len()
}

/// How many words [`words`](crate::border::words) holds.
#[must_use]
#[wasm_bindgen]
pub fn form_changed() -> usize {
    BORDER.0.borrow().words.len()
}

/// Whether nothing blocks sending.
#[must_use]
#[wasm_bindgen]
pub fn form_can_submit(session: usize) -> bool {
    with(session, |form, _| form.can_submit()).unwrap_or(false)
}

/// How a field stands, in words at [`words`](crate::border::words), of which [`abi`](crate::abi) says what each tells.
#[wasm_bindgen]
pub fn form_state(session: usize, field: usize) {
    with(session, |form, border| {
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
        // Figures are at most 10⁹.
        let number = |number: Option<u64>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        border.words.clear();
        let mut told = [0; STATE_WORDS];
        told[STATE_FLAGS] = flags.iter().filter(|(_, is)| *is).fold(0, |bits, (flag, _)| bits | flag);
        told[STATE_VALUE] = number(value);
        told[STATE_PROPOSED] = number(proposed);
        told[STATE_ERRORS] = u32::from(errors);
        told[STATE_OTHERS] = u32::from(others);
        border.words.extend(told);
    });
}

/// How many of the required fields of a section hold a value, and from [`PROGRESS_OF_SHIFT`] on how many there are.
#[must_use]
#[wasm_bindgen]
pub fn form_progress(session: usize, section: usize) -> u32 {
    let read = |form: &mut Session, _: &mut Border| {
        let (filled, of) = Section::ALL.get(section).map_or((0, 0), |section| form.progress(*section));
        filled as u32 | (of as u32) << PROGRESS_OF_SHIFT
    };
    with(session, read).unwrap_or(0)
}

/// What was typed into a field: the length of the text.
#[must_use]
#[wasm_bindgen]
pub fn form_raw(session: usize, field: usize) -> usize {
    let read = |form: &mut Session, border: &mut Border| {
        let raw = Field::at(field).map_or_else(String::new, |field| String::from(form.raw(field)));
        border.answer(raw)
    };
    with(session, read).unwrap_or(0)
}

/// Something told in words, by its number: the findings, the summary, the assessment, the description of the form, the
/// draft. Gives the length of the text.
#[must_use]
#[wasm_bindgen]
pub fn form_tell(session: usize, what: u32, english: bool) -> usize {
    let read = |session: &mut Session, border: &mut Border| {
        let text = match what {
            TELL_FINDINGS => session.findings_json(locale(english)),
            TELL_SUMMARY => session.summary_json(locale(english)),
            TELL_ASSESSMENT => session.assessment_json(locale(english)),
            TELL_DESCRIPTION => session.description_json(),
            TELL_DRAFT => session.snapshot(),
            _ => String::new(),
        };
        border.answer(text)
    };
    with(session, read).unwrap_or(0)
}
