//! Nội dung hiển thị: the findings and the assessment of a session in words, as documents for a host on the other side of the module
//! boundary.

use super::changes::FindingId;
use super::draft::Restored;
use super::field::Field;
use super::session::Session;
use crate::base::Locale;
use crate::catalogue::form;
use crate::document::to_json;
use crate::explain::Finding;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Phát hiện để hiển thị trên biểu: a finding with what a form needs to show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FindingView {
    /// Số của phát hiện: the number of the finding, the same as long as the session lives.
    pub id: u32,
    /// Ô nhập của phát hiện: the place of the field in the form, from 0; null where the finding is about something else.
    pub field: Option<usize>,
    /// Tên ô nhập: the whole label of that field; null where there is none.
    pub label: Option<Cow<'static, str>>,
    /// Hiển thị ngay: whether the finding is to be shown now.
    pub shows: bool,
    /// Phát hiện: the finding itself.
    pub finding: Finding,
}

impl Restored {
    /// Returns the result as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        to_json(self)
    }
}

impl Session {
    /// Các phát hiện: returns every finding in a language, in the fixed order.
    pub fn finding_views(&mut self, locale: Locale) -> Vec<FindingView> {
        let mut views = Vec::new();
        for finding in self.findings_in(locale) {
            if let Some(id) = self.id(&finding) {
                views.push(self.view(id, finding, locale));
            }
        }
        views
    }

    /// Danh sách lỗi: returns the findings for the summary above a form: those that block sending and are to be shown, in the order of the
    /// form.
    pub fn summary_views(&mut self, locale: Locale) -> Vec<FindingView> {
        self.summary(locale).into_iter().map(|(id, finding)| self.view(id, finding, locale)).collect()
    }

    fn view(&self, id: FindingId, finding: Finding, locale: Locale) -> FindingView {
        let field = id.field();
        FindingView {
            id: id.number(),
            field: field.map(Field::index),
            label: field.map(|field| field.label(locale)),
            shows: self.shows(id),
            finding,
        }
    }

    /// Returns [`Self::finding_views`] as JSON.
    pub fn findings_json(&mut self, locale: Locale) -> String {
        to_json(&self.finding_views(locale))
    }

    /// Returns [`Self::summary_views`] as JSON.
    pub fn summary_json(&mut self, locale: Locale) -> String {
        to_json(&self.summary_views(locale))
    }

    /// Returns [`Self::assessment`] as JSON.
    #[must_use]
    pub fn assessment_json(&self, locale: Locale) -> String {
        to_json(&self.assessment(locale))
    }

    /// Returns [`Self::report`] as JSON (`kh302.report/1`).
    #[must_use]
    pub fn report_json(&self) -> String {
        self.report().map(to_json).unwrap_or_default()
    }

    /// Returns the description from which the form is drawn, as JSON.
    #[must_use]
    pub fn description_json(&self) -> String {
        to_json(&form(self.period()))
    }
}
