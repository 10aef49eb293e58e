//! Trả lời: turns one document into one assessment, as a line of JSON or as a page.

use crate::input::{Number, Place};
use crate::options::{Settings, Two};
use crate::page;
use crate::references::References;
use crate::summary;
use kh302::document::ErrorDocument;
use kh302::document::{Document, ReadError, read_bytes, write_json};
use kh302::{Assessment, Locale, Purpose};
use serde::Serialize;
use std::process::ExitCode;

/// The form in which answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Page,
    /// One line for each report.
    Summary,
}

/// The result for the documents, from best to worst; its number is the exit status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Every document was read, and nothing blocks sending.
    #[default]
    Clear = 0,
    /// A finding blocks sending.
    Blocked = 1,
    /// A document could not be read.
    Unreadable = 2,
}

impl Standing {
    pub fn of(assessment: &Assessment) -> Self {
        if assessment.findings.iter().any(|finding| finding.blocks.is_some()) { Self::Blocked } else { Self::Clear }
    }
}

impl From<Standing> for ExitCode {
    fn from(standing: Standing) -> Self {
        Self::from(standing as u8)
    }
}

/// Answers documents, each on its own.
pub struct Answerer {
    pub form: Form,
    pub settings: Settings,
    /// The language of the program's own words.
    pub language: Locale,
    pub references: References,
}

impl Answerer {
    /// Appends the answer to one document to the output.
    pub fn answer(&self, place: Place<'_>, document: &[u8], out: &mut String) -> Standing {
        let read = read_bytes(document).map(|document| self.set(document));
        match (self.form, read) {
            (form, Ok(document)) if let Some(Two(sets)) = &self.settings.compare => match document.compare(sets) {
                Some(comparison) => {
                    match form {
                        Form::Json => line(&comparison, out),
                        Form::Page | Form::Summary => out.push_str(&page::of_comparison(&comparison, document.locale)),
                    }
                    if comparison.findings.is_empty() { Standing::Clear } else { Standing::Blocked }
                }
                None => {
                    self.error(form, place, &ReadError::MissingMember("/report".into()), out);
                    Standing::Unreadable
                }
            },
            (form, Ok(document)) => {
                let mut assessment = document.assess();
                if let (Number::Row(_, columns), Some(row)) = (place.number, place.number.name(document.locale)) {
                    columns.name(&mut assessment.findings, &row, document.locale);
                }
                match form {
                    Form::Json => line(&assessment, out),
                    Form::Page => out.push_str(&page::of(&assessment, document.locale)),
                    Form::Summary => summary::of(place, &assessment, document.locale, out),
                }
                Standing::of(&assessment)
            }
            (form, Err(error)) => {
                self.error(form, place, &error, out);
                Standing::Unreadable
            }
        }
    }

    fn error(&self, form: Form, place: Place<'_>, error: &ReadError, out: &mut String) {
        let locale = if form == Form::Json { self.settings.locale.unwrap_or_default() } else { self.language };
        match form {
            Form::Json => {
                let mut document = ErrorDocument::new(error, locale);
                if let (Number::Row(..), Some(row)) = (place.number, place.number.name(locale)) {
                    document.error.message.push_str(&format!(" ({row})"));
                }
                line(&document, out);
            }
            Form::Summary => summary::of_error(place, error, locale, out),
            Form::Page => out.push_str(&page::of_error(place, error, locale)),
        }
    }

    /// Replaces settings of the document by those of the command line.
    pub fn set(&self, mut document: Document) -> Document {
        let Settings { as_of, criteria, reading, locale, draft, compare: _ } = &self.settings;
        document.as_of = as_of.or(document.as_of);
        if let Some(criteria) = criteria {
            document.criteria = Some(criteria.clone());
        }
        document.reading = reading.unwrap_or(document.reading);
        // Lets the environment choose the language of what people read, and never that of what programs read.
        let of_environment = (self.form != Form::Json && self.language == Locale::En).then_some(Locale::En);
        document.locale = locale.or(of_environment).unwrap_or(document.locale);
        if *draft {
            document.purpose = Purpose::Draft;
        }
        self.references.attach(&mut document);
        document
    }
}

/// Writes a document as one line of JSON.
pub fn line(document: &impl Serialize, out: &mut String) {
    write_json(document, out);
    out.push('\n');
}
