//! Tài liệu vào, tài liệu ra: one call, with the text in the buffer of the border.
//!
//! 1. [`reserve`](crate::border::reserve) gives the address of a buffer; the host writes the name of the call and then the text there, as UTF-8.
//! 2. [`call`] makes the call and tells how long the answer is; [`answer`](crate::border::answer) tells where it stands, until the next call.

use crate::border::BORDER;
use kh302::account::read;
use kh302::judge::{Reading, Status};
use kh302::{RiskLevel, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the call whose name takes the first bytes of the buffer, on the text behind it. Gives the length of the answer.
#[must_use]
#[wasm_bindgen]
pub fn call(name: usize, text: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    let answer = kh302::account::call(border.text(0, name), border.text(name, text));
    border.answer(answer)
}

/// Judges the document in the buffer, without words: how many words it left at [`words`](crate::border::words), or 0 where the document
/// cannot be read, which [`call`] explains.
///
/// The words: whether nothing blocks sending; the level from best to worst, or 5 where it is undetermined; the targets met,
/// not met, not applicable, insufficient and tracked, one bit for each; then, four words each, the checks that failed and
/// those that are open, by their places in code order, and the figures that are missing, in the order of the form.
#[must_use]
#[wasm_bindgen]
pub fn judge(length: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    border.words.clear();
    let Ok(document) = read(border.text(0, length)) else { return 0 };
    let verdict = document.judge_folded();
    border.words.extend([u32::from(verdict.can_submit), level(&verdict)]);
    for status in Status::ALL {
        let of = verdict.targets.iter().zip(0_u32..).filter(|(one, _)| **one == status);
        border.words.push(of.fold(0, |bits, (_, place)| bits | 1 << place));
    }
    for bits in [verdict.failed.bits(), verdict.unchecked.bits(), verdict.missing.bits()] {
        border.words.extend([0, 32, 64, 96].map(|shift| (bits >> shift) as u32));
    }
    border.words.len()
}

fn level(verdict: &Verdict) -> u32 {
    let level = verdict.level(Reading::Cumulative);
    level.and_then(|level| RiskLevel::ALL.iter().position(|one| *one == level)).map_or(5, |place| place as u32)
}
