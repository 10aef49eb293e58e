//! Lưu nháp: saves what was typed, and restores it, also where the rules have changed meanwhile.

use super::field::{Field, FieldSet};
use super::session::Session;
use crate::document::Engine;
use crate::document::{Draft, ReadError, read_draft, to_json};
use crate::figures::Submission;
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
    /// Lưu nháp: returns the draft as JSON (`kh302.draft/1`), with every text as it was typed and the rules that judged it.
    pub fn snapshot(&mut self) -> String {
        let mut fields: Vec<(String, String)> = Field::all().map(|field| (field.id().to_owned(), self.raw(field).to_owned())).collect();
        fields.retain(|(_, text)| !text.is_empty());
        fields.extend(self.unknown.iter().cloned());
        let left = self.left().iter().map(|field| field.id().to_owned()).collect();
        let locked = self.locked_openings().map(|field| field.id().to_owned()).collect();
        let (area, period, acknowledged) = match &self.document.subject {
            Submission::Report(report) => (report.area, report.period, report.acknowledged.clone()),
            Submission::Totals(totals) => (totals.area, totals.period, Vec::new()),
        };
        let Engine { version, ruleset, .. } = Engine::THIS;
        let findings = self.found_places();
        to_json(&Draft {
            area,
            period,
            version: version.into_owned(),
            ruleset: ruleset.into_owned(),
            fields,
            left,
            locked,
            acknowledged,
            findings,
        })
    }

    /// Mở lại bản nháp: restores a draft of the same area and period. Nothing in it is lost: texts for fields that this version does not
    /// know stay in the next draft. Opening stocks are locked where they were; the figures that the portal supplies stay as they are here.
    ///
    /// # Errors
    /// When the text is no draft, or one of another report; nothing is changed then.
    pub fn restore(&mut self, text: &str) -> Result<Restored, ReadError> {
        let draft = read_draft(text)?;
        let opened = (self.document.subject.area(), self.document.subject.period());
        if (draft.area, draft.period) != opened {
            let (area, period) = (draft.area.to_string(), draft.period.to_string());
            return Err(ReadError::OtherReport { area, period });
        }
        self.begin();
        self.unknown = draft.fields.iter().filter(|(id, _)| Field::from_id(id).is_none()).cloned().collect();
        self.unlock_openings();
        for field in Field::all() {
            let locked = self.state(field).locked;
            let text = draft.fields.iter().find(|(id, _)| id == field.id()).map_or("", |(_, text)| text.as_str());
            if !locked && self.raw(field) != text {
                self.put(field, text);
            }
        }
        let left = draft.left.iter().filter_map(|id| Field::from_id(id)).fold(FieldSet::EMPTY, FieldSet::with);
        self.set_left(left);
        self.lock_openings(draft.locked.iter().filter_map(|id| Field::from_id(id)));
        self.set_acknowledgements(draft.acknowledged);
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

    /// Returns every finding as its code and its place.
    fn found_places(&mut self) -> Vec<(String, String)> {
        self.findings().iter().map(|finding| (finding.code.to_string(), finding.at.to_string())).collect()
    }
}
