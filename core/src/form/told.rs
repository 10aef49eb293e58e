//! Lời kể: what a session says in words, as documents for a host on the other side of a border.

use super::changes::FindingId;
use super::draft::Restored;
use super::field::Field;
use super::session::Session;
use crate::account::{Finding, form, to_json};
use crate::base::Locale;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A finding with what a form needs to show it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Told {
    /// Its number, the same as long as the session lives.
    pub id: u32,
    /// The field that it is shown at, by its place in the form; null where it is about something else.
    pub field: Option<usize>,
    /// The label of that field, whole.
    pub label: Option<Cow<'static, str>>,
    /// Whether it is to be shown now.
    pub shows: bool,
    /// The finding itself.
    pub finding: Finding,
}

impl Restored {
    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        to_json(self)
    }
}

impl Session {
    /// Every finding in a language, in the fixed order.
    pub fn told(&mut self, locale: Locale) -> Vec<Told> {
        let mut told = Vec::new();
        for finding in self.findings_in(locale) {
            if let Some(id) = self.id(&finding) {
                told.push(self.tell(id, finding, locale));
            }
        }
        told
    }

    /// Danh sách lỗi, as the summary above a form: what blocks and is to be shown, in the order of the form.
    pub fn told_summary(&mut self, locale: Locale) -> Vec<Told> {
        self.summary(locale).into_iter().map(|(id, finding)| self.tell(id, finding, locale)).collect()
    }

    fn tell(&self, id: FindingId, finding: Finding, locale: Locale) -> Told {
        let field = id.field();
        Told {
            id: id.number(),
            field: field.map(Field::index),
            label: field.map(|field| field.label(locale)),
            shows: self.shows(id),
            finding,
        }
    }

    /// [`Self::told`] as JSON.
    pub fn told_json(&mut self, locale: Locale) -> String {
        to_json(&self.told(locale))
    }

    /// [`Self::told_summary`] as JSON.
    pub fn told_summary_json(&mut self, locale: Locale) -> String {
        to_json(&self.told_summary(locale))
    }

    /// [`Self::assessment`] as JSON.
    #[must_use]
    pub fn assessment_json(&self, locale: Locale) -> String {
        to_json(&self.assessment(locale))
    }

    /// The description that the form is drawn from, as JSON.
    #[must_use]
    pub fn description_json(&self) -> String {
        to_json(&form(self.period().kind()))
    }
}
