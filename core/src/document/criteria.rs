//! Bộ tiêu chí của riêng mình: a set of criteria is loaded, known by its hash, and told where its bands do not meet.

use crate::base::Locale;
use crate::calendar::Date;
use crate::catalogue::listing::CriteriaEntry;
pub use crate::document::read::{ChosenCriteria, CriteriaFault, load};
use crate::document::to_json;
pub use crate::explain::criteria_warnings::{CriteriaWarning, warnings};
use crate::law::CRITERIA;
use crate::rules::{Criteria, CriteriaSet, LoadedSet};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// What an answer says of a set that is not one of the library's own.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnSet {
    pub hash: Option<String>,
    pub warnings: Option<Vec<CriteriaWarning>>,
}

/// Whether a set is one of those on file.
pub(crate) fn is_of_law(set: &'static CriteriaSet<'static>) -> bool {
    CRITERIA.iter().any(|known| core::ptr::eq(*known.value, set))
}

/// `None` for a set of the library's own.
pub(crate) fn account_of(criteria: Criteria<'_>, locale: Locale) -> Option<OwnSet> {
    if matches!(criteria, Criteria::Constant(set) if is_of_law(set)) {
        return None;
    }
    if !cfg!(feature = "documents") {
        let hash = if let Criteria::Loaded(set) = criteria { Some(set.hash.clone()) } else { None };
        return Some(OwnSet { hash, warnings: None });
    }
    Some(OwnSet { hash: Some(hash(criteria)), warnings: Some(criteria.with(|set| warnings(set, locale))) })
}

/// The canonical JSON of a set: the shape in which the catalogue prints it, which can be loaded again.
#[must_use]
pub fn canonical(criteria: Criteria<'_>) -> String {
    let days = match criteria {
        Criteria::Constant(set) => days_of(set),
        Criteria::Loaded(LoadedSet { in_force_from, in_force_to, .. }) => (*in_force_from, *in_force_to),
    };
    criteria.with(|set| to_json(&CriteriaEntry::of(set, days, true, |text| Cow::Owned(text.into()))))
}

fn days_of(set: &'static CriteriaSet<'static>) -> (Option<Date>, Option<Date>) {
    CRITERIA.iter().find(|known| core::ptr::eq(*known.value, set)).map_or((None, None), |known| (known.from, known.to))
}

/// Mã băm: the SHA-256 of the canonical JSON of a set. Two answers under one hash were given by the same criteria.
#[must_use]
pub fn hash(criteria: Criteria<'_>) -> String {
    match criteria {
        Criteria::Constant(_) => taken(criteria),
        Criteria::Loaded(set) => set.hash.clone(),
    }
}

pub(crate) fn taken(criteria: Criteria<'_>) -> String {
    let digest = Sha256::digest(canonical(criteria));
    digest.iter().fold(String::from("sha256:"), |mut text, byte| {
        for digit in [byte.wrapping_shr(4), byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
        text
    })
}
