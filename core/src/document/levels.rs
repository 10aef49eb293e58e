//! Số xã theo từng cấp độ: how many communes have each level, as documents write it.

use super::deserialize::members;
use crate::figures::{CommuneTally, LevelCounts, RiskLevel};
use alloc::borrow::Cow;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The member for the communes whose level is not determined.
const UNDETERMINED: &str = "undetermined";

/// Số xã theo từng cấp độ: how many communes have each level, from the worst level to the best, and how many have none determined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Levels {
    /// How many communes have each level.
    pub of_each: LevelCounts,
    /// How many communes have no determined level.
    pub undetermined: u64,
}

impl From<CommuneTally> for Levels {
    fn from(tally: CommuneTally) -> Self {
        Self { of_each: tally.levels, undetermined: tally.undetermined }
    }
}

impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (level, number) in self.of_each.iter().rev() {
            map.serialize_entry(level.id(), &number)?;
        }
        map.serialize_entry(UNDETERMINED, &self.undetermined)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut levels = Self::default();
        for (id, number) in members::<Cow<'de, str>, u64, D>(deserializer, "numbers of communes by level")? {
            match RiskLevel::from_id(&id) {
                Some(level) => levels.of_each.set(level, number),
                None if id == UNDETERMINED => levels.undetermined = number,
                None => return Err(D::Error::custom(format_args!("`{id}` is not a level"))),
            }
        }
        Ok(levels)
    }
}

/// The schema of the members, each with that of its number.
#[cfg(feature = "schema")]
pub(crate) fn properties(number: &serde_json::Value) -> serde_json::Map<alloc::string::String, serde_json::Value> {
    let of_level = |level: RiskLevel| {
        let name = level.name();
        (level.id(), alloc::format!("{}: how many communes have the level “{}”.", name.vi, name.en))
    };
    let undetermined = (UNDETERMINED, "Chưa xác định được: how many communes have no determined level.".into());
    RiskLevel::ALL
        .into_iter()
        .rev()
        .map(of_level)
        .chain([undetermined])
        .map(|(id, about)| {
            let mut number = number.clone();
            if let Some(members) = number.as_object_mut() {
                members.insert("description".into(), about.into());
            }
            (id.into(), number)
        })
        .collect()
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Levels {
    fn schema_name() -> Cow<'static, str> {
        "Levels".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let properties = properties(&serde_json::json!({ "type": "integer", "format": "uint64", "minimum": 0 }));
        let required: alloc::vec::Vec<&alloc::string::String> = properties.keys().collect();
        schemars::json_schema!({
            "description": "Số xã theo từng cấp độ: how many communes have each level, from the worst level to the best, and how many have none determined.",
            "type": "object", "properties": properties, "required": required,
        })
    }
}
