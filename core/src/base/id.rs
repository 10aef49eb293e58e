//! Mã: enums whose variants have a fixed id in documents.

use super::{excerpt, nearest};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Mã không có trong danh mục: the error for a text that is none of the ids of a type.
///
/// The message suggests the nearest id where one is near, and otherwise lists all of them.
///
/// ```
/// use kh302::{Figure, RiskLevel};
///
/// let error = "populaton".parse::<Figure>().unwrap_err();
/// assert_eq!(error.to_string(), "`populaton` is not the id of a `Figure`; did you mean `population`?");
/// let error = "loại 1".parse::<RiskLevel>().unwrap_err();
/// assert_eq!(error.to_string(), "`loại 1` is not the id of a `RiskLevel`; the ids are `drug_free`, `affected`, `type_iii`, `type_ii`, `type_i`");
/// assert_eq!(error.known().len(), 5);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{id}` is not the id of a `{of}`; {}", Hint(self))]
pub struct UnknownId {
    of: &'static str,
    id: String,
    known: Vec<&'static str>,
}

impl UnknownId {
    #[cold]
    pub(crate) fn new(of: &'static str, id: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self { of, id: excerpt(id), known: known.collect() }
    }

    /// Mã đã ghi: returns the text that was written, shortened to 40 characters.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Các mã có trong danh mục: returns every id of the type, in order.
    #[must_use]
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }

    /// Mã gần nhất: returns the id that was probably meant; `None` where no id is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&'static str> {
        nearest(&self.id, self.known.iter().copied())
    }
}

/// Displays what could be written instead of an unknown id.
struct Hint<'e>(&'e UnknownId);

impl fmt::Display for Hint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nearest) = self.0.nearest() {
            return write!(f, "did you mean `{nearest}`?");
        }
        f.write_str("the ids are ")?;
        for (place, id) in self.0.known.iter().enumerate() {
            write!(f, "{}`{id}`", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// Defines an enum whose variants have ids, with `ALL` in order, `id` as documents write it, and `from_id` and `FromStr` to parse it.
macro_rules! ids {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident { $($(#[$about:meta])* $variant:ident = $id:literal),* $(,)? }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$about])* $variant),* }

        impl $name {
            /// Tất cả: every value, in order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// Mã: returns the id in documents.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// Tra theo mã: returns the value with this id in documents.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.id() == id)
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::base::UnknownId;
            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Self::from_id(id).ok_or_else(|| crate::base::UnknownId::new(stringify!($name), id, Self::ALL.into_iter().map(Self::id)))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.id())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let quoted = match self { $(Self::$variant => crate::base::json::quoted!($id)),* };
                crate::base::json::serialize_id(self.id(), quoted, serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::from_id(&id).ok_or_else(|| serde::de::Error::unknown_variant(&id, &[$($id),*]))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($id),*] })
            }
        }
    };
}

/// Defines a table of counts, one for each value of an enum made by [`ids!`]. The value is the key, so that no caller depends on its
/// place in an array.
macro_rules! counts {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident: $choice:ident => $number:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        $visibility struct $name([$number; $choice::ALL.len()]);

        #[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "the places are the discriminants of the enum, one for each")]
        impl $name {
            /// Returns the count of one value.
            #[must_use]
            #[inline]
            pub const fn get(&self, of: $choice) -> $number {
                self.0[of as usize]
            }

            /// Sets the count of one value.
            #[inline]
            pub const fn set(&mut self, of: $choice, count: $number) {
                self.0[of as usize] = count;
            }

            /// Adds to the count of one value; the sum stops at the largest number of its type.
            #[inline]
            pub const fn add(&mut self, of: $choice, more: $number) {
                self.0[of as usize] = self.0[of as usize].saturating_add(more);
            }

            /// Returns the sum of all counts.
            #[must_use]
            pub fn total(&self) -> $number {
                self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
            }

            /// Iterates over every value with its count, in order.
            pub fn iter(&self) -> impl DoubleEndedIterator<Item = ($choice, $number)> + ExactSizeIterator + use<> {
                $choice::ALL.into_iter().zip(self.0)
            }
        }

        impl FromIterator<($choice, $number)> for $name {
            /// Adds up the counts of a value that occurs several times.
            fn from_iter<I: IntoIterator<Item = ($choice, $number)>>(counts: I) -> Self {
                let mut all = Self::default();
                counts.into_iter().for_each(|(of, count)| all.add(of, count));
                all
            }
        }
    };
}

pub(crate) use {counts, ids};
