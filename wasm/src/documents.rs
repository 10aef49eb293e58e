//! Tài liệu vào, tài liệu ra: one call, with the text in the buffer of the border.
//!
//! 1. [`reserve`](crate::border::reserve) gives the address of a buffer; the host writes the name of the call and then the text there, as UTF-8.
//! 2. [`call`] makes the call and tells how long the answer is; [`answer`](crate::border::answer) tells where it stands, until the next call.

use crate::abi::{
    ABSENT, FALSE, FIGURES, NULL, SET_WORDS, TRUE, VERDICT_CAN_SUBMIT, VERDICT_FAILED, VERDICT_LEVEL, VERDICT_MISSING, VERDICT_PLAN,
    VERDICT_TARGETS, VERDICT_UNCHECKED, VERDICT_WORDS,
};
use crate::border::BORDER;
use alloc::string::String;
use alloc::vec::Vec;
use kh302::calendar::Period;
use kh302::document::read;
use kh302::figures::{AreaCode, Figures, Kind, Report};
use kh302::judge::{Reading, Request, Status, judge_unrolled};
use kh302::law::PLANS;
use kh302::{RiskLevel, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the call whose name takes the first bytes of the buffer, on the text behind it. Gives the length of the answer.
#[must_use]
#[wasm_bindgen]
pub fn call(name: usize, text: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    let answer = kh302::call(border.text(0, name), border.text(name, text));
    border.answer(answer)
}

/// Judges the document in the buffer, without words: how many words it left at [`words`](crate::border::words), or 0 where the document
/// cannot be read, which [`call`] explains.
///
/// [`abi`](crate::abi) says which word tells what. Checks are named by their places in code order, figures by theirs in the form. Of a
/// report whose period cannot be read the level stays undetermined, and no plan measures it.
#[must_use]
#[wasm_bindgen]
pub fn judge(length: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    border.words.clear();
    let Ok(document) = read(border.text(0, length)) else { return 0 };
    let mut verdict = document.judge_by(judged);
    if document.period().is_none() {
        verdict.classification = None;
        verdict.plan = None;
    }
    tell(&verdict, document.reading, &mut border.words)
}

/// Where the figures of a report stand that crosses in numbers, one word each, in the order of the form: a count, or one of
/// [`ABSENT`], [`NULL`], [`TRUE`] and [`FALSE`].
#[must_use]
#[wasm_bindgen]
pub fn figures() -> *mut u32 {
    BORDER.0.borrow_mut().figures.as_mut_ptr()
}

/// Judges a commune's report as [`judge`] does: its figures stand at [`figures`]; its area, its period, the day it was prepared and its
/// note stand in the buffer one behind the other, and may be empty; `level` is the declared one from best to worst, or above these.
/// Gives 0 where there is more to say about how the report is written than numbers can: it has to cross as text then.
#[must_use]
#[wasm_bindgen]
pub fn judge_numbers(area: usize, period: usize, day: usize, note: usize, revision: u32, level: u32) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    let mut from = 0_usize;
    let mut next = |length: usize| {
        let start = from;
        from = from.saturating_add(length);
        border.text(start, length)
    };
    let report = report([next(area), next(period), next(day), next(note)]);
    border.words.clear();
    let Some(mut report) = report else { return 0 };
    if !take(&border.figures, report.period, &mut report.figures) {
        return 0;
    }
    report.revision = revision;
    report.declared_level = RiskLevel::ALL.get(level as usize).copied();
    tell(&judged(&Request::from(&report)), Reading::default(), &mut border.words)
}

/// A report without figures.
fn report([area, period, day, note]: [&str; 4]) -> Option<Report> {
    let mut report = Report::new(area.parse().ok().filter(AreaCode::is_commune)?, period.parse().ok()?);
    if !day.is_empty() {
        report.prepared_on = Some(day.parse().ok()?);
    }
    if !note.is_empty() {
        // It may stand for half a character, which was none.
        (!note.contains(char::REPLACEMENT_CHARACTER)).then_some(())?;
        report.note = String::from(note);
    }
    Some(report)
}

/// Takes in figures as they cross in numbers: whether each of them is within its bounds and belongs to a report of the period.
fn take(words: &[u32; FIGURES], period: Period, into: &mut Figures) -> bool {
    let mut usual = true;
    into.set_each(|row| {
        let word = words.get(row.figure.index()).copied().unwrap_or(ABSENT);
        let value = match (row.kind, word) {
            (Kind::Flag, TRUE) => Some(1),
            (Kind::Flag, FALSE) => Some(0),
            (Kind::Count, count) if u64::from(count) <= row.max => Some(u64::from(count)),
            _ => None,
        };
        usual &= word == ABSENT || (row.belongs_to(period) && (word == NULL || value.is_some()));
        value
    });
    usual
}

/// The judge, once for both ways that lead to it: it is large.
#[inline(never)]
fn judged(request: &Request<'_>) -> Verdict {
    judge_unrolled(request)
}

/// Leaves a verdict in words.
fn tell(verdict: &Verdict, reading: Reading, words: &mut Vec<u32>) -> usize {
    let level = verdict.level(reading).and_then(|level| RiskLevel::ALL.iter().position(|one| *one == level));
    let mut told = [0; VERDICT_WORDS];
    told[VERDICT_CAN_SUBMIT] = u32::from(verdict.can_submit);
    told[VERDICT_LEVEL] = level.unwrap_or(RiskLevel::ALL.len()) as u32;
    told[VERDICT_PLAN] =
        PLANS.iter().position(|plan| verdict.plan.is_some_and(|of| core::ptr::eq(of, *plan))).unwrap_or(PLANS.len()) as u32;
    for (word, status) in told[VERDICT_TARGETS..].iter_mut().zip(Status::ALL) {
        *word = verdict.targets.iter().rev().fold(0, |bits, one| bits << 1 | u32::from(*one == status));
    }
    let sets =
        [(VERDICT_FAILED, verdict.failed.bits()), (VERDICT_UNCHECKED, verdict.unchecked.bits()), (VERDICT_MISSING, verdict.missing.bits())];
    for (from, bits) in sets {
        for place in 0..SET_WORDS {
            told[from + place] = (bits >> (32 * place)) as u32;
        }
    }
    words.extend(told);
    words.len()
}
