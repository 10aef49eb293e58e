//! Lưu nháp: what was typed, kept and taken up again, also when the rules have changed meanwhile.

use super::field::{Field, FieldSet};
use super::session::Session;
use crate::document::Engine;
use crate::document::{Draft, ReadError, read_draft, to_json};
use crate::figures::Submission;
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Kết quả mở lại bản nháp: what became of a draft that was taken up again.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Restored {
    /// Cùng bộ quy tắc: whether the same rules judged the draft when it was saved.
    pub same_rules: bool,
    /// Những điểm được xét khác: what is judged differently now; empty under the same rules.
    pub differences: Vec<Difference>,
}

/// Một điểm được xét khác: a finding that the rules of now and of then do not share.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// Mã quy tắc: the code of the check.
    pub code: String,
    /// Vị trí của phát hiện: the id of a figure, or a JSON pointer.
    pub at: String,
    /// Nay có phát hiện: whether it is found now and was not then; otherwise it was found then and is not now.
    pub found: bool,
}

impl Session {
    /// The draft as it stands (`kh302.draft/1`): every text as it was typed, and which rules judged it.
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
        let findings = self.found();
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

    /// Takes up a draft of the same area and period. Nothing in it is dropped: texts for fields that this version does not
    /// know stay in the next draft. Openings are locked where they were; what the portal supplies stays as it is here.
    ///
    /// # Errors
    /// When it is no draft, or one of another report: nothing is changed then.
    pub fn restore(&mut self, text: &str) -> Result<Restored, ReadError> {
        let draft = read_draft(text)?;
        let own = (self.document.subject.area(), self.document.subject.period());
        if (draft.area, draft.period) != own {
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
        self.explain_as(draft.acknowledged);
        let same_rules = draft.ruleset == Engine::THIS.ruleset;
        let now = self.found();
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

    /// Every finding by its code and place.
    fn found(&mut self) -> Vec<(String, String)> {
        self.findings().iter().map(|finding| (finding.code.to_string(), finding.at.to_string())).collect()
    }
}
