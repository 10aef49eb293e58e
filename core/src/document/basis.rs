//! Căn cứ pháp lý: the form in which documents cite a place in a legal text.

use crate::base::json::serialize_written;
use crate::base::{Citation, PlaceInText};
use crate::calendar::Date;
use crate::law;
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
#[cfg(feature = "schema")]
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Căn cứ pháp lý: a place in a legal text, with the days on which that text is in force.
///
/// ```
/// use kh302::document::Basis;
/// use kh302::law::QD28_2025;
/// let basis = Basis::from(QD28_2025.drug_free[0].basis);
/// assert_eq!(basis.place().article, "Điều 6");
/// assert_eq!(basis.in_force_from(), "2025-08-24".parse().ok());
/// ```
#[derive(Clone, Debug)]
pub struct Basis(Held);

#[derive(Clone, Debug)]
enum Held {
    /// A place that the library cites itself.
    Constant(Citation),
    /// A place that a loaded set cites, or that was read from a document.
    Own(Box<Members<'static>>),
}

/// Căn cứ pháp lý: a place in a legal text, with the days on which that text is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Basis"))]
struct Members<'a> {
    /// Mã văn bản: the id of the legal text.
    instrument: Cow<'a, str>,
    /// Điều, hoặc mục tiêu của kế hoạch: the article or target; null where the place names none.
    article: Option<Cow<'a, str>>,
    /// Khoản: the number of the clause; null where the place names none.
    clause: Option<Cow<'a, str>>,
    /// Điểm: the letter of the point; null where the place names none.
    point: Option<Cow<'a, str>>,
    /// Ngày có hiệu lực: the first day on which the text is in force; null where the text is not known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    in_force_from: Option<Date>,
    /// Ngày cuối còn hiệu lực: the last day on which the text is in force; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    in_force_to: Option<Date>,
    /// Địa chỉ văn bản: the web address of the text; null where none is known.
    url: Option<Cow<'a, str>>,
}

impl<'a> Members<'a> {
    /// Returns the members of a citation; `keep` borrows or copies its words.
    fn of<'s>(cited: PlaceInText<'s>, keep: fn(&'s str) -> Cow<'a, str>) -> Self {
        let text = law::instrument(cited.instrument);
        let part = |part: &'s str| (!part.is_empty()).then(|| keep(part));
        Self {
            instrument: keep(cited.instrument),
            article: part(cited.article),
            clause: part(cited.clause),
            point: part(cited.point),
            in_force_from: text.map(|text| text.in_force_from),
            in_force_to: text.and_then(|text| text.in_force_to),
            url: text.and_then(|text| text.url).map(Cow::Borrowed),
        }
    }
}

impl From<Citation> for Basis {
    fn from(cited: Citation) -> Self {
        Self(Held::Constant(cited))
    }
}

impl Basis {
    /// Makes the citations of those places whose text is in force on a day.
    pub(crate) fn in_force(cited: &[Citation], day: Date) -> Vec<Self> {
        let is_in_force = |cited: &&Citation| law::instrument(cited.instrument).is_some_and(|text| text.is_in_force(day));
        cited.iter().filter(is_in_force).map(|cited| Self::from(*cited)).collect()
    }

    /// Makes the citation of a place that is no constant.
    pub(crate) fn copied(cited: PlaceInText<'_>) -> Self {
        Self(Held::Own(Box::new(Members::of(cited, |text| Cow::Owned(text.to_owned())))))
    }

    fn members(&self) -> Cow<'_, Members<'_>> {
        match &self.0 {
            Held::Constant(cited) => Cow::Owned(Members::of(*cited, Cow::Borrowed)),
            Held::Own(members) => Cow::Borrowed(members),
        }
    }

    /// Vị trí trong văn bản: returns the text by its id, the article, the clause and the point; empty where the place names none.
    #[must_use]
    pub fn place(&self) -> PlaceInText<'_> {
        match &self.0 {
            Held::Constant(cited) => *cited,
            Held::Own(members) => {
                let Members { instrument, article, clause, point, .. } = &**members;
                let [article, clause, point] = [article, clause, point].map(|part| part.as_deref().unwrap_or_default());
                PlaceInText::new(instrument, article, clause, point)
            }
        }
    }

    /// Ngày có hiệu lực: returns the first day on which the text is in force; `None` where the text is not known.
    #[must_use]
    pub fn in_force_from(&self) -> Option<Date> {
        self.members().in_force_from
    }

    /// Ngày cuối còn hiệu lực: returns the last day on which the text is in force; `None` where none is known.
    #[must_use]
    pub fn in_force_to(&self) -> Option<Date> {
        self.members().in_force_to
    }

    /// Địa chỉ văn bản: returns the web address of the text; `None` where none is known.
    #[must_use]
    pub fn url(&self) -> Option<Cow<'_, str>> {
        self.members().into_owned().url
    }
}

/// A place is the same where a document would write the same.
impl PartialEq for Basis {
    fn eq(&self, other: &Self) -> bool {
        self.members() == other.members()
    }
}

impl Eq for Basis {}

impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Looks the members up only where they are asked for.
        struct LookedUp<'b>(&'b Basis);
        impl Serialize for LookedUp<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.members().serialize(serializer)
            }
        }
        match &self.0 {
            Held::Constant(PlaceInText { written, .. }) if !written.is_empty() => serialize_written(written, &LookedUp(self), serializer),
            _ => LookedUp(self).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Members::deserialize(deserializer).map(|members| Self(Held::Own(Box::new(members))))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Basis {
    fn schema_name() -> Cow<'static, str> {
        Members::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Members::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Basis;
    use crate::document::to_json;
    use crate::law;
    use alloc::string::String;
    use alloc::vec::Vec;

    /// Goes through the constants that answers cite: criteria, checks, legal changes and targets.
    #[test]
    fn what_is_written_at_compile_time_is_what_the_members_say() -> Result<(), serde_json::Error> {
        let sets = law::CRITERIA.iter().map(|span| span.value);
        let criteria = sets.flat_map(|set| {
            let of_types = set.types.iter().flat_map(|rule| rule.of);
            of_types.chain(set.drug_free).chain(set.province.into_iter().flat_map(|rule| rule.of)).map(|criterion| criterion.basis)
        });
        let checks = law::CHECKS.iter().flat_map(|check| check.basis.iter().copied());
        let targets = law::PLANS.iter().flat_map(|plan| plan.targets).map(|target| target.basis);
        let changes = law::LEGAL_CHANGES.iter().map(|change| change.basis);
        let kinds: [Vec<_>; 4] = [criteria.collect(), checks.collect(), changes.collect(), targets.collect()];
        assert!(kinds.iter().all(|cited| !cited.is_empty()));
        for cited in kinds.into_iter().flatten() {
            let basis = Basis::from(cited);
            let members = serde_json::to_string(&basis)?;
            assert_eq!(to_json(&basis), members);
            let written = if cfg!(feature = "unrolled") { members.as_str() } else { "" };
            assert_eq!(cited.written, written);
            let read: Basis = serde_json::from_str(&members)?;
            assert_eq!((&read, read.place().article, read.url()), (&basis, cited.article, basis.url()));
            assert_eq!(to_json(&read), members);
        }
        Ok(())
    }

    #[test]
    fn a_place_in_an_unknown_text_has_no_days() {
        let own = Basis::copied(crate::base::PlaceInText::new("own", "", "2", ""));
        let written = r#"{"instrument":"own","article":null,"clause":"2","point":null,"in_force_from":null,"in_force_to":null,"url":null}"#;
        assert_eq!(to_json(&own), String::from(written));
    }
}
