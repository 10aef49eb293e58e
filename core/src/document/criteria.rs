//! Bộ tiêu chí của riêng mình: a set of criteria is loaded, known by its hash, and told where its bands do not meet.

use super::criteria_json::CriteriaEntry;
use crate::calendar::Date;
pub use crate::document::read::{ChosenCriteria, CriteriaFault, load};
use crate::document::to_json;
use crate::law::CRITERIA;
use crate::rules::{Criteria, CriteriaSet, LoadedSet};
use alloc::borrow::Cow;
use alloc::string::String;
use sha2::{Digest, Sha256};

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
