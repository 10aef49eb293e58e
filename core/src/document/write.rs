//! Ghi tài liệu: writes reports and totals in their canonical form, which reads back as the same value.

use super::levels::Levels;
use crate::figures::{Acknowledgement, CommuneTally, FIGURES, FigureDef, Figures, FlagTally, Fraction, Kind, Report, Tier, Totals};
use alloc::vec::Vec;
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes the figures that have a value and that the function selects, in the order of the form.
struct Present<'a>(&'a Figures, fn(&FigureDef) -> bool);

impl Serialize for Present<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for row in FIGURES.iter().filter(|row| (self.1)(row)) {
            match (self.0.value(row.figure), row.kind) {
                (Some(value), Kind::Flag) => map.serialize_entry(row.id, &(value != 0))?,
                (Some(value), Kind::Count) => map.serialize_entry(row.id, &value)?,
                (None, _) => {}
            }
        }
        map.end()
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Present(self, |_| true).serialize(serializer)
    }
}

/// Writes `kh302.report/1`, without the members that are absent or empty.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 9)?;
        out.serialize_field("schema", "kh302.report/1")?;
        out.serialize_field("area", self.area.as_str())?;
        out.serialize_field("period", &self.period)?;
        out.serialize_field("revision", &self.revision)?;
        if let Some(day) = self.prepared_on {
            out.serialize_field("prepared_on", &day)?;
        }
        out.serialize_field("figures", &self.figures)?;
        if let Some(level) = self.declared_level {
            out.serialize_field("declared_level", &level)?;
        }
        if !self.acknowledged.is_empty() {
            out.serialize_field("acknowledged", &self.acknowledged)?;
        }
        if !self.note.is_empty() {
            out.serialize_field("note", &self.note)?;
        }
        out.end()
    }
}

impl Serialize for Acknowledgement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WithDay(self, None).serialize(serializer)
    }
}

/// Writes an explanation with its day as it was typed, where that is no date.
pub(super) struct WithDay<'a>(pub &'a Acknowledgement, pub Option<&'a str>);

impl Serialize for WithDay<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Values<'a>(&'a Acknowledgement);
        impl Serialize for Values<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                for (figure, value) in &self.0.figures {
                    match figure.definition().kind {
                        Kind::Flag => map.serialize_entry(figure.id(), &(*value != 0))?,
                        Kind::Count => map.serialize_entry(figure.id(), value)?,
                    }
                }
                for (figure, value) in &self.0.previous {
                    map.serialize_entry(&alloc::format!("prev.{}", figure.id()), value)?;
                }
                map.end()
            }
        }
        let Self(given, typed) = self;
        let mut out = serializer.serialize_struct("Acknowledgement", 5)?;
        out.serialize_field("code", &given.code)?;
        out.serialize_field("at", &given.at)?;
        out.serialize_field("reason", &given.reason)?;
        match (given.on, typed) {
            (Some(day), _) => out.serialize_field("on", &day)?,
            (None, Some(typed)) => out.serialize_field("on", typed)?,
            (None, None) => {}
        }
        out.serialize_field("figures", &Values(given))?;
        out.end()
    }
}

/// Writes `kh302.totals/1`, without the members that are absent.
impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Totals", 10)?;
        out.serialize_field("schema", "kh302.totals/1")?;
        out.serialize_field("area", self.area.as_str())?;
        out.serialize_field("period", &self.period)?;
        if let Some(day) = self.prepared_on {
            out.serialize_field("prepared_on", &day)?;
        }
        out.serialize_field("figures", &Present(&self.figures, |row| row.tier == Tier::Commune && row.kind == Kind::Count))?;
        if !self.partial.is_empty() {
            out.serialize_field("partial", &self.partial.iter().collect::<Vec<_>>())?;
        }
        out.serialize_field("derived", &Derived(self))?;
        out.serialize_field("flags", &Flags(self.reviewed))?;
        out.serialize_field("own", &Present(&self.figures, |row| row.tier != Tier::Commune))?;
        if let Some(communes) = self.communes {
            out.serialize_field("communes", &Communes(communes))?;
        }
        out.end()
    }
}

struct Derived<'a>(&'a Totals);

impl Serialize for Derived<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let derived = self.0.derived;
        for (id, count) in [("group_months", derived.group_months), ("communes_with_outreach", derived.communes_with_outreach)] {
            if let Some(count) = count {
                map.serialize_entry(id, &count)?;
            }
        }
        for (id, fraction) in [("still_drug_free", derived.still_drug_free), ("transformed", derived.transformed)] {
            if let Some(Fraction { numerator, denominator, open }) = fraction {
                map.serialize_entry(id, &Counted { numerator, denominator, open })?;
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Counted {
    numerator: u64,
    denominator: u64,
    open: u64,
}

struct Flags(Option<FlagTally>);

impl Serialize for Flags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Tally(FlagTally);
        impl Serialize for Tally {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("true", &self.0.true_in)?;
                map.serialize_entry("of", &self.0.of)?;
                map.end()
            }
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(tally) = self.0 {
            map.serialize_entry("reviewed", &Tally(tally))?;
        }
        map.end()
    }
}

struct Communes(CommuneTally);

impl Serialize for Communes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Communes", 4)?;
        out.serialize_field("expected", &self.0.expected)?;
        out.serialize_field("received", &self.0.received)?;
        out.serialize_field("levels", &Levels::from(self.0))?;
        out.serialize_field("approved", &self.0.approved)?;
        out.end()
    }
}
