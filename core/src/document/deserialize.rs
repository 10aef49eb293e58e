//! Đọc lại: helpers for the answers whose `Deserialize` is written by hand.

use crate::law;
use crate::rules::Regime;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Reads the members of an object in the order in which they are written.
pub(crate) fn members<'de, K, V, D>(deserializer: D, expected: &'static str) -> Result<Vec<(K, V)>, D::Error>
where
    K: Deserialize<'de>,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct Members<K, V>(&'static str, PhantomData<(K, V)>);

    impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Members<K, V> {
        type Value = Vec<(K, V)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    deserializer.deserialize_map(Members(expected, PhantomData))
}

/// Reads a member of which absent means not applicable and null means not known.
pub(crate) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(value: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(value).map(Some)
}

/// The value of a figure as documents write it: a count, or a flag.
#[derive(serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Written {
    Count(u64),
    Flag(bool),
}

impl Written {
    pub(crate) fn value(self) -> u64 {
        match self {
            Self::Count(count) => count,
            Self::Flag(flag) => u64::from(flag),
        }
    }
}

impl<'de> Deserialize<'de> for Regime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = <Cow<'de, str>>::deserialize(deserializer)?;
        law::regime(&id).ok_or_else(|| D::Error::custom(format_args!("`{id}` is not the id of a text that sets deadlines")))
    }
}
