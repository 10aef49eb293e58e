//! Lời mô tả trong lược đồ: tests that every description in a schema is the doc comment of that member of that type.

use kh302::catalogue::{DOCUMENTS, schema};
use kh302::{Figure, Locale, RiskLevel};
use kh302_tests::generate::root;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A type as its source describes it.
#[derive(Debug, Default)]
struct Type {
    about: String,
    /// The doc comment of each member or variant.
    members: BTreeMap<String, String>,
}

/// The types of the core by the names of their schemas. Several modules can have a type of the same name.
type Types = BTreeMap<String, Vec<Type>>;

fn read_folder(folder: &Path, types: &mut Types) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, types);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            read_source(&fs::read_to_string(path).unwrap(), types);
        }
    }
}

/// Returns the first paragraph of a doc comment, because the rest, such as an example, is for readers of Rust.
fn first_paragraph(docs: &[&str]) -> String {
    docs.split(|line| line.is_empty()).next().unwrap_or_default().join(" ")
}

/// Reads the types of a source file line by line, also those inside a macro: a type ends at a brace with the indentation of its first line.
fn read_source(text: &str, types: &mut Types) {
    let (mut docs, mut renamed) = (Vec::new(), None);
    let mut open: Option<(usize, String, Type)> = None;
    for line in text.lines() {
        let (code, indent) = (line.trim(), line.len() - line.trim_start().len());
        if let Some(doc) = code.strip_prefix("///") {
            docs.push(doc.trim());
            continue;
        }
        if code.starts_with("#[") {
            renamed = between(code, "schemars(rename = \"", "\"").or(renamed);
            continue;
        }
        match &mut open {
            Some((begin, _, of)) if indent == *begin + 4 => {
                if let Some(member) = member(code) {
                    of.members.insert(member.to_owned(), first_paragraph(&docs));
                }
            }
            Some((begin, ..)) if indent == *begin && code == "}" => {
                let (_, name, of) = open.take().expect("a type is open");
                types.entry(name).or_default().push(of);
            }
            _ => {
                if let Some(name) = declared(code) {
                    let about = Type { about: first_paragraph(&docs), ..Type::default() };
                    open = Some((indent, renamed.unwrap_or(name).to_owned(), about));
                }
            }
        }
        docs.clear();
        renamed = None;
    }
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    text.split_once(from)?.1.split_once(to).map(|(inside, _)| inside)
}

fn word(text: &str) -> &str {
    text.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default()
}

/// Returns the name of the type that begins on a line: the name of its schema for a document that is written by hand.
fn declared(code: &str) -> Option<&str> {
    let code = if code.starts_with("pub(") { code.split_once(") ")?.1 } else { code.strip_prefix("pub ").unwrap_or(code) };
    let name = code.strip_prefix("struct ").or_else(|| code.strip_prefix("enum "))?;
    code.ends_with('{').then(|| between(name, " as \"", "\"").unwrap_or_else(|| word(name)))
}

/// Returns the name of the member or variant on a line.
fn member(code: &str) -> Option<&str> {
    if let Some(name) = code.strip_prefix('"') {
        return name.split_once("\":").map(|(name, _)| name);
    }
    let code = code.strip_prefix("pub ").unwrap_or(code);
    let name = word(code);
    (!name.is_empty() && code[name.len()..].starts_with([':', '(', ','])).then_some(name)
}

/// What a schema is in the schema that contains it.
#[derive(Clone, Copy)]
enum Role<'r> {
    /// The schema of a named type.
    Named(&'r str),
    /// The value of a member, which the doc comment of the member describes.
    Member,
    /// One alternative of an enum.
    Alternative,
    /// Any other part, such as a whole document or the items of a list.
    Part,
}

struct Reader<'t> {
    types: &'t Types,
    described: usize,
    wrong: Vec<String>,
}

impl Reader<'_> {
    fn of<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = &'s Type> {
        self.types.iter().filter(move |(known, _)| name.is_none_or(|name| name == *known)).flat_map(|(_, types)| types)
    }

    fn read(&mut self, value: &Value, role: Role<'_>, at: &str) {
        let Some(members) = value.as_object() else { return };
        let description = members.get("description").and_then(Value::as_str);
        let properties = members.get("properties").and_then(Value::as_object);
        let name = if let Role::Named(name) = role { Some(name) } else { None };
        if let Some(properties) = properties {
            self.object(properties, description.filter(|_| !matches!(role, Role::Member)), name, at);
        } else if let Some(text) = description {
            let stands = match role {
                Role::Named(name) => self.of(Some(name)).any(|of| of.about == text),
                Role::Alternative => self.of(None).any(|of| of.members.values().any(|doc| doc == text)),
                Role::Member => true,
                Role::Part => self.of(None).any(|of| of.about == text),
            };
            self.note(stands, format!("{at}: {text:?} is no doc comment of it"));
        }
        for (key, inner) in members {
            let at = format!("{at}/{key}");
            match (key.as_str(), inner) {
                ("properties", Value::Object(properties)) => {
                    properties.iter().for_each(|(name, property)| self.read(property, Role::Member, &format!("{at}/{name}")));
                }
                ("$defs", Value::Object(defs)) => {
                    defs.iter().for_each(|(name, def)| self.read(def, Role::Named(name), &format!("{at}/{name}")));
                }
                ("anyOf" | "oneOf", Value::Array(all)) => all.iter().for_each(|one| self.read(one, Role::Alternative, &at)),
                ("items" | "additionalProperties", inner) => self.read(inner, Role::Part, &at),
                _ => {}
            }
        }
    }

    /// Checks an object: some type has exactly its members and describes each of them with the same text.
    fn object(&mut self, properties: &Map<String, Value>, about: Option<&str>, name: Option<&str>, at: &str) {
        let text = |property: &Value, key: &str| property.get(key).and_then(Value::as_str).map(str::to_owned);
        if properties.keys().all(|id| Figure::from_id(id).is_some()) {
            // Skips figures, which their rows of the table describe.
            for (id, property) in properties {
                let figure = Figure::from_id(id).expect("a figure");
                let labels = [figure.label(Locale::Vi).into_owned(), figure.definition().label.vi.to_owned()];
                let stands =
                    text(property, "title").is_some_and(|title| labels.contains(&title)) && text(property, "description").is_some();
                self.note(stands, format!("{at}: {id} has not the label of the figure"));
            }
            return;
        }
        if properties.keys().all(|id| id == "undetermined" || RiskLevel::from_id(id).is_some()) {
            // Skips levels, which their rows of the table describe.
            for (id, property) in properties {
                let name = RiskLevel::from_id(id).map_or("Chưa xác định được", |level| level.name().vi);
                let stands = text(property, "description").is_some_and(|about| about.starts_with(name));
                self.note(stands, format!("{at}: {id} has not the name of the level"));
            }
            return;
        }
        let describes = |of: &Type| {
            of.members.len() == properties.len()
                && properties.iter().all(|(name, property)| {
                    let doc = of.members.get(name);
                    doc.is_some_and(|doc| !doc.is_empty()) && doc.cloned() == text(property, "description")
                })
                && about.is_none_or(|about| about == of.about)
        };
        let stands = self.of(name).any(describes);
        self.described += properties.len();
        self.note(stands, format!("{at}: no type {} describes these members: {:?}", name.unwrap_or_default(), properties.keys()));
    }

    fn note(&mut self, stands: bool, wrong: String) {
        if !stands {
            self.wrong.push(wrong);
        }
    }
}

#[test]
fn every_description_is_the_doc_comment_of_its_member() {
    let mut types = Types::new();
    read_folder(&root().join("core/src"), &mut types);
    let mut reader = Reader { types: &types, described: 0, wrong: Vec::new() };
    for document in DOCUMENTS {
        let schema = schema(document).expect("a document that has a schema").to_value();
        reader.read(&schema, Role::Part, document);
    }
    assert!(reader.wrong.is_empty(), "{}", reader.wrong.join("\n"));
    assert!(reader.described > 500, "{} members were found", reader.described);
}

#[test]
fn a_description_of_another_type_is_found_out() {
    let types = {
        let mut types = Types::new();
        read_source("/// About A.\npub struct A {\n    /// Its code.\n    pub code: u8,\n}\n", &mut types);
        read_source(
            "    /// About B.\n    struct B as \"Bee\" |g| requires [] {\n        /// Another code.\n        \"code\": {},\n    }\n",
            &mut types,
        );
        types
    };
    let wrong = |name: &str, about: &str, code: &str| {
        let mut reader = Reader { types: &types, described: 0, wrong: Vec::new() };
        let schema = serde_json::json!({ "description": about, "properties": { "code": { "description": code } } });
        reader.read(&schema, Role::Named(name), name);
        !reader.wrong.is_empty()
    };
    assert!(!wrong("A", "About A.", "Its code.") && !wrong("Bee", "About B.", "Another code."));
    assert!(wrong("A", "About A.", "Another code.") && wrong("A", "About B.", "Its code.") && wrong("Bee", "About A.", ""));
}
