//! Bộ tiêu chí nạp vào: loads a set of criteria, writes its canonical form and computes its hash.

use super::bilingual::Bilingual;
use super::criteria_json::CriteriaEntry;
use crate::base::digest;
use crate::calendar::Date;
pub use crate::document::read::{ChosenCriteria, CriteriaFault, load};
use crate::document::to_json;
use crate::law::CRITERIA;
use crate::rules::{Criteria, CriteriaSet, LoadedSet};
use alloc::borrow::Cow;
use alloc::string::String;

/// Dạng chuẩn: returns the canonical JSON of a set, which is the form in which the catalogue lists it and in which it can be loaded.
#[must_use]
pub fn canonical(criteria: Criteria<'_>) -> String {
    let days = match criteria {
        Criteria::Constant(set) => days_of(set),
        Criteria::Loaded(LoadedSet { in_force_from, in_force_to, .. }) => (*in_force_from, *in_force_to),
    };
    let owned = |text: &str| Cow::Owned(text.into());
    let mut entry = criteria.with(|set| CriteriaEntry::of(set, days, true, owned));
    if let Criteria::Loaded(set) = criteria {
        entry.title = set.title().map(|title| Bilingual { vi: owned(title.vi), en: owned(title.en) });
        entry.number = set.number().map(owned);
    }
    to_json(&entry)
}

fn days_of(set: &'static CriteriaSet<'static>) -> (Option<Date>, Option<Date>) {
    CRITERIA.iter().find(|known| core::ptr::eq(*known.value, set)).map_or((None, None), |known| (known.from, known.to))
}

/// Mã băm: returns the SHA-256 of the canonical JSON of a set. Two answers with the same hash used the same criteria.
#[must_use]
pub fn hash(criteria: Criteria<'_>) -> String {
    match criteria {
        Criteria::Constant(_) => hash_of(criteria),
        Criteria::Loaded(set) => set.hash.clone(),
    }
}

pub(crate) fn hash_of(criteria: Criteria<'_>) -> String {
    digest(&canonical(criteria))
}
