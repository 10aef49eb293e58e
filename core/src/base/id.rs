//! Mã: enums whose variants have a fixed name in documents.

/// Defines an enum of named choices: `ALL` in order, `id` as documents write it, and `from_id` back from it.
macro_rules! ids {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident { $($(#[$about:meta])* $variant:ident = $id:literal),* $(,)? }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$about])* $variant),* }

        impl $name {
            /// Every one, in order.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            /// The name in documents.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// The one with this name in documents.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.id() == id)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
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

pub(crate) use ids;
