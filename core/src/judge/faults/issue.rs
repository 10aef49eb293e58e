//! Lỗi của một giá trị: a fault of a single value, found while a document is read.

use crate::base::{Citation, InSentence, Locale, Named, Text};
use crate::figures::FigureSet;
use crate::judge::Compared;
use crate::law::code;
use crate::rules::{Check, Severity};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A value that is put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Param {
    /// A number, with separated thousands in sentences and without in documents.
    Number(i64),
    /// A text of the library, in both languages.
    Words(Text),
    /// A text that the library put together, in one language.
    Said(String),
    /// A text that somebody typed.
    Typed(String),
}

impl Param {
    /// A count as a number; one beyond 63 bits, which no document holds, as the largest.
    pub(crate) fn count(count: impl TryInto<i64>) -> Self {
        Self::Number(count.try_into().unwrap_or(i64::MAX))
    }

    /// The value as a sentence takes it.
    pub(crate) fn named<'a>((name, value): &'a (&'static str, Self)) -> Named<'a> {
        (*name, value)
    }
}

impl InSentence for Param {
    fn put(&self, text: &mut String, locale: Locale) {
        match self {
            Self::Number(number) => number.put(text, locale),
            Self::Words(words) => words.put(text, locale),
            Self::Said(said) | Self::Typed(said) => said.put(text, locale),
        }
    }
}

/// A value that is proposed instead of a wrong one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Repair {
    Number(u64),
    Flag(bool),
    Text(String),
}

impl Repair {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// What is cited for one fault.
#[derive(Clone, Debug)]
pub(crate) enum CitedText {
    /// A place in a text on file.
    OnFile(Citation),
    /// The number of a text that is not on file.
    Number(String),
}

/// A fault of a single value, which becomes a finding.
#[derive(Clone, Debug)]
pub(crate) struct Issue {
    pub check: &'static Check,
    /// The place: the id of a figure of the subject, or a JSON pointer into the document.
    pub at: Cow<'static, str>,
    pub params: Vec<(&'static str, Param)>,
    /// The text that was written, and the value that is proposed instead.
    pub repair: Option<(String, Repair)>,
    /// The severity, where it differs from that of the check.
    pub severity: Option<Severity>,
    /// The sentence, where another than that of the check fits the case.
    pub words: Option<Text>,
    /// The legal basis, where it is not that of the check.
    pub basis: Option<Vec<CitedText>>,
    /// The figures that it concerns, where the check does not read them itself.
    pub related: FigureSet,
    /// The numbers that were compared, where the check compares more than the figures of one report.
    pub compared: Vec<Compared>,
    /// How many faults it stands for that are not named one by one; 0 where it is one fault.
    pub count: u64,
}

impl Issue {
    pub(crate) fn new(check: &'static Check, at: impl Into<Cow<'static, str>>) -> Self {
        Self {
            check,
            at: at.into(),
            params: Vec::new(),
            repair: None,
            severity: None,
            words: None,
            basis: None,
            related: FigureSet::EMPTY,
            compared: Vec::new(),
            count: 0,
        }
    }

    /// Whether a document can have any number of such faults: of names that nobody knows, of things found in a text, of the items of a list.
    pub(crate) fn is_repeatable(&self) -> bool {
        let in_list = || self.at.split('/').skip(1).any(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        [code::F04.code, code::F09.code].contains(&self.check.code) || in_list()
    }

    /// Returns the text that was written, where the sentence repeats it.
    pub(crate) fn typed_text(&self) -> Option<&str> {
        let (_, param) = self.params.iter().find(|(name, _)| *name == "raw")?;
        if let Param::Typed(raw) = param { Some(raw) } else { None }
    }

    pub(crate) fn with(mut self, name: &'static str, param: Param) -> Self {
        self.params.push((name, param));
        self
    }

    pub(crate) fn typed(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Param::Typed(text.into()))
    }

    pub(crate) fn wanted(self, words: Text) -> Self {
        self.with("wanted", Param::Words(words))
    }

    /// Says another sentence than that of the check.
    pub(crate) fn saying(mut self, words: Text) -> Self {
        self.words = Some(words);
        self
    }

    /// Cites other places than those of the check.
    pub(crate) fn citing(mut self, basis: Vec<CitedText>) -> Self {
        self.basis = Some(basis);
        self
    }

    /// Names the figures that it concerns.
    pub(crate) const fn concerning(mut self, figures: FigureSet) -> Self {
        self.related = figures;
        self
    }

    pub(crate) fn repaired(mut self, from: &str, to: Option<Repair>) -> Self {
        self.repair = to.map(|to| (from.to_owned(), to));
        self
    }
}
