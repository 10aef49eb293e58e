//! Lưu nháp: saves what was typed, and restores it, also where the rules have changed meanwhile.

use super::field::{Field, FieldSet};
use super::session::Session;
use crate::calendar::Period;
use crate::document::Engine;
use crate::document::{Draft, ReadError, read_draft, to_json};
use crate::figures::{AreaCode, Kind};
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Kết quả mở lại bản nháp: how a restored draft is judged now, compared with when it was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Restored {
    /// Cùng bộ quy tắc: whether the same rules judged the draft when it was saved.
    pub same_rules: bool,
    /// Những điểm được xét khác: the findings that are new or gone; empty under the same rules.
    pub differences: Vec<Difference>,
}

/// Một điểm được xét khác: a finding that only the present rules or only the earlier rules give.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// Mã quy tắc: the code of the check.
    pub code: String,
    /// Vị trí của phát hiện: the id of a figure, or a JSON pointer.
    pub at: String,
    /// Nay có phát hiện: true where the finding is new; false where it is gone.
    pub found: bool,
}

impl Session {
    /// Lưu nháp: returns the draft as JSON (`kh302.draft/1`), with every text as it was typed and the rules that judged it. A field that
    /// was emptied stands in it as an empty text.
    pub fn snapshot(&mut self) -> String {
        let typed = Field::all().filter(|field| !self.raw(*field).is_empty() || !self.opened(*field).is_empty());
        let mut fields: Vec<(String, String)> = typed.map(|field| (field.id().to_owned(), self.raw(field).to_owned())).collect();
        fields.extend(self.unknown.iter().cloned());
        let left = self.left().iter().map(|field| field.id().to_owned()).collect();
        let locked = self.locked_openings().map(|field| field.id().to_owned()).collect();
        let acknowledged = self.report().map(|report| report.acknowledged.clone()).unwrap_or_default();
        let (area, period, revision) = self.names();
        let Engine { version, ruleset, .. } = Engine::THIS;
        let findings = self.found_places();
        to_json(&Draft {
            area,
            period,
            revision,
            locale: Some(self.document.locale),
            version: version.into_owned(),
            ruleset: ruleset.into_owned(),
            fields,
            left,
            locked,
            acknowledged,
            days: self.unread_days(),
            findings,
        })
    }

    /// Mở lại bản nháp: restores a draft of the same area, period and revision. Nothing in it is lost: texts for fields that this version
    /// does not know stay in the next draft. A field that the draft does not name gets the text with which the form was opened. Opening
    /// stocks that were locked follow the report before that is given now; the figures that the portal supplies stay as they are here.
    ///
    /// # Errors
    /// When the text is no draft, or one of another report; nothing is changed then.
    pub fn restore(&mut self, text: &str) -> Result<Restored, ReadError> {
        let draft = read_draft(text)?;
        if (draft.area, draft.period, draft.revision) != self.names() {
            let (area, period) = (draft.area.to_string(), draft.period.to_string());
            return Err(ReadError::OtherReport { area, period, revision: draft.revision });
        }
        self.begin();
        self.unknown = draft.fields.iter().filter(|(id, _)| Field::from_id(id).is_none()).cloned().collect();
        self.unlock_openings();
        let respells = draft.locale.is_some_and(|locale| locale != self.document.locale);
        for field in Field::all().filter(|field| !self.is_locked(*field)).collect::<Vec<_>>() {
            let is_count = field.figure().is_some_and(|figure| figure.definition().kind == Kind::Count);
            let text = match draft.fields.iter().find(|(id, _)| id == field.id()) {
                Some((_, text)) if respells && is_count => respelled(text),
                Some((_, text)) => text.clone(),
                None => self.opened(field).to_owned(),
            };
            if self.raw(field) != text {
                self.put(field, &text);
            }
        }
        let left = draft.left.iter().filter_map(|id| Field::from_id(id)).fold(FieldSet::EMPTY, FieldSet::with);
        self.set_left(left);
        self.follow_openings(&draft.locked.iter().filter_map(|id| Field::from_id(id)).collect::<Vec<_>>());
        self.set_acknowledgements(draft.acknowledged, &draft.days);
        let same_rules = draft.ruleset == Engine::THIS.ruleset;
        let now = self.found_places();
        let mut differences = Vec::new();
        if !same_rules {
            let differs = |one: &[(String, String)], other: &[(String, String)], found| {
                let gone = one.iter().filter(|finding| !other.contains(finding)).cloned();
                gone.map(|(code, at)| Difference { code, at, found }).collect::<Vec<_>>()
            };
            differences.extend(differs(&now, &draft.findings, true));
            differences.extend(differs(&draft.findings, &now, false));
        }
        self.end();
        Ok(Restored { same_rules, differences })
    }

    /// Returns what a report is known by: its area, its period and its revision.
    fn names(&self) -> (AreaCode, Period, u32) {
        let subject = &self.document.subject;
        (subject.area(), subject.period(), self.report().map_or(0, |report| report.revision))
    }

    /// Returns every finding as its code and its place.
    fn found_places(&mut self) -> Vec<(String, String)> {
        self.findings().iter().map(|finding| (finding.code.to_string(), finding.at.to_string())).collect()
    }
}

/// Writes a number by the conventions of the other language: 55.305 for 55,305. It swaps both signs, so that a text which cannot be read in
/// one language cannot be read in the other either.
fn respelled(text: &str) -> String {
    let swapped = |char| match char {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    text.chars().map(swapped).collect()
}
