//! Tài liệu vào, tài liệu ra: calls on whole documents, whose texts pass through the buffer of the boundary.
//!
//! 1. [`reserve`](crate::boundary::reserve) returns the address of a buffer, in which the host writes the name of the call and the text, as
//!    UTF-8.
//! 2. [`call`] makes the call and returns the length of the answer; [`answer`](crate::boundary::answer) returns its address, which is
//!    valid until the next call.

use crate::abi::{
    ABSENT, FALSE, FIGURES, NULL, SET_WORDS, TRUE, VERDICT_CAN_SUBMIT, VERDICT_FAILED, VERDICT_LEVEL, VERDICT_MISSING, VERDICT_PLAN,
    VERDICT_TARGETS, VERDICT_UNCHECKED, VERDICT_WORDS,
};
use crate::boundary::BOUNDARY;
use alloc::string::String;
use alloc::vec::Vec;
use kh302::calendar::Period;
use kh302::document::read;
use kh302::figures::{AreaCode, Figures, Kind, Report};
use kh302::judge::{Reading, Status};
use kh302::law::PLANS;
use kh302::{Call, RiskLevel, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a call: its name stands in the first `name` bytes of the buffer, its document in the `text` bytes behind them. Returns the length
/// of the answer in bytes. A call that this module does not have is answered with an error document; none has `judge`, which [`judge()`] does.
#[must_use]
#[wasm_bindgen]
pub fn call(name: usize, text: usize) -> usize {
    let boundary = &mut *BOUNDARY.0.borrow_mut();
    // Leaves out the verdict as a document, which would be 1.0 kB of each module (gzip): JavaScript makes an object of the words of a verdict.
    let has = |call: Call| match call {
        Call::Judge => false,
        call if call.is_of_province() => cfg!(feature = "province"),
        _ => cfg!(feature = "assess"),
    };
    let answer = kh302::call_among(has, boundary.text(0, name), boundary.text(name, text));
    boundary.answer(answer)
}

/// Judges the document in the buffer, without sentences. Returns how many words of the verdict it left at
/// [`words`](crate::boundary::words), or 0 where the document cannot be read; [`call`] then says why.
///
/// [`abi`](crate::abi) says which word tells what. Checks are named by their places in code order, figures by theirs in the form. Of a
/// report whose period cannot be read the level stays undetermined, and no plan measures it.
#[must_use]
#[wasm_bindgen]
pub fn judge(length: usize) -> usize {
    let boundary = &mut *BOUNDARY.0.borrow_mut();
    boundary.words.clear();
    let Ok(document) = read(boundary.text(0, length)) else { return 0 };
    write_verdict(&document.judge(), document.reading, &mut boundary.words)
}

/// Returns the address of the figures of a report that is passed as numbers: one word each, in the order of the form, with a count or one
/// of [`ABSENT`], [`NULL`], [`TRUE`] and [`FALSE`].
#[must_use]
#[wasm_bindgen]
pub fn figures() -> *mut u32 {
    BOUNDARY.0.borrow_mut().figures.as_mut_ptr()
}

/// Judges a commune's report that is passed as numbers, and returns what [`judge`] returns.
///
/// The figures stand at [`figures`]. The area, the period, the day of preparation and the note stand in the buffer one behind the other,
/// with these lengths in bytes; the last two may be empty. `level` is the place of the declared level from best to worst, or any higher
/// number for none. Returns 0 where the report has a fault of writing, which only its text can show.
#[must_use]
#[wasm_bindgen]
pub fn judge_numbers(area: usize, period: usize, day: usize, note: usize, revision: u32, level: u32) -> usize {
    let boundary = &mut *BOUNDARY.0.borrow_mut();
    let mut from = 0_usize;
    let mut next = |length: usize| {
        let start = from;
        from = from.saturating_add(length);
        boundary.text(start, length)
    };
    let report = report([next(area), next(period), next(day), next(note)]);
    boundary.words.clear();
    let Some(mut report) = report else { return 0 };
    if !set_figures(&boundary.figures, report.period, &mut report.figures) {
        return 0;
    }
    report.revision = revision;
    report.declared_level = RiskLevel::ALL.get(level as usize).copied();
    write_verdict(&kh302::judge(&report), Reading::default(), &mut boundary.words)
}

/// Makes the report without its figures; `None` where a text cannot be read.
fn report([area, period, day, note]: [&str; 4]) -> Option<Report> {
    let mut report = Report::new(area.parse().ok().filter(AreaCode::is_commune)?, period.parse().ok()?);
    if !day.is_empty() {
        report.prepared_on = Some(day.parse().ok()?);
    }
    if !note.is_empty() {
        // Refuses the replacement character, because the host writes it for half of a surrogate pair, which is no character.
        (!note.contains(char::REPLACEMENT_CHARACTER)).then_some(())?;
        report.note = String::from(note);
    }
    Some(report)
}

/// Sets the figures to the words, and returns whether each of them is within its bounds and belongs to a report of the period.
fn set_figures(words: &[u32; FIGURES], period: Period, into: &mut Figures) -> bool {
    let mut all_fit = true;
    into.set_each(|row| {
        let word = words.get(row.figure.index()).copied().unwrap_or(ABSENT);
        let value = match (row.kind, word) {
            (Kind::Flag, TRUE) => Some(1),
            (Kind::Flag, FALSE) => Some(0),
            (Kind::Count, count) if u64::from(count) <= row.max => Some(u64::from(count)),
            _ => None,
        };
        all_fit &= word == ABSENT || (row.belongs_to(period) && (word == NULL || value.is_some()));
        value
    });
    all_fit
}

/// Writes a verdict to the words of the boundary, and returns their number.
fn write_verdict(verdict: &Verdict, reading: Reading, words: &mut Vec<u32>) -> usize {
    let level = verdict.level(reading).and_then(|level| RiskLevel::ALL.iter().position(|one| *one == level));
    let mut written = [0; VERDICT_WORDS];
    written[VERDICT_CAN_SUBMIT] = u32::from(verdict.can_submit);
    written[VERDICT_LEVEL] = level.unwrap_or(RiskLevel::ALL.len()) as u32;
    written[VERDICT_PLAN] =
        PLANS.iter().position(|plan| verdict.plan.is_some_and(|of| core::ptr::eq(of, *plan))).unwrap_or(PLANS.len()) as u32;
    for (word, status) in written[VERDICT_TARGETS..].iter_mut().zip(Status::ALL) {
        *word = verdict.targets.iter().rev().fold(0, |bits, one| bits << 1 | u32::from(*one == status));
    }
    let sets =
        [(VERDICT_FAILED, verdict.failed.bits()), (VERDICT_UNCHECKED, verdict.unchecked.bits()), (VERDICT_MISSING, verdict.missing.bits())];
    for (from, bits) in sets {
        for place in 0..SET_WORDS {
            written[from + place] = (bits >> (32 * place)) as u32;
        }
    }
    words.extend(written);
    words.len()
}
