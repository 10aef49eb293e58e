//! Tests the structure of the core: a module uses only its own floor and those below, and no files use each other in a circle. See
//! core/DESIGN.md.

use kh302::law;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// The modules of the core, from the lowest floor up.
const FLOORS: [&str; 12] =
    ["base", "calendar", "area", "figures", "rules", "law", "judge", "document", "explain", "catalogue", "form", "call"];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|name| *name == module)
}

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The path of a module or of an item in it, such as `["judge", "report", "verdict"]`.
type ModulePath = Vec<String>;

/// The paths that one file uses in its code outside tests.
#[derive(Default)]
struct Used {
    paths: Vec<Vec<String>>,
    /// The names that the file re-exports, with their origins.
    reexports: BTreeMap<String, Vec<String>>,
}

fn for_tests_only(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
    })
}

impl Used {
    fn tree(&mut self, before: &[String], tree: &syn::UseTree, exported: bool) {
        let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>();
        let mut leaf = |path: Vec<String>, name: String| {
            if exported {
                self.reexports.insert(name, path);
            } else {
                self.paths.push(path);
            }
        };
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree, exported),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree, exported)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                leaf(before.to_vec(), before.last().cloned().unwrap_or_default());
            }
            syn::UseTree::Name(name) => leaf(with(&name.ident), name.ident.to_string()),
            syn::UseTree::Rename(rename) => leaf(with(&rename.ident), rename.rename.to_string()),
            syn::UseTree::Glob(_) => self.paths.push(before.to_vec()),
        }
    }

    /// Collects the paths in the arguments of a macro, which is not parsed: names with two colons between them.
    fn tokens(&mut self, tokens: &str) {
        let words: Vec<&str> = tokens.split_whitespace().collect();
        let mut place = 0;
        while place < words.len() {
            let mut path = vec![words[place].to_owned()];
            while words.get(place + 1) == Some(&"::") && words.get(place + 2).is_some_and(|word| is_name(word)) {
                path.push(words[place + 2].to_owned());
                place += 2;
            }
            if path.len() > 1 && is_name(&path[0]) {
                self.paths.push(path);
            }
            place += 1;
        }
    }
}

fn is_name(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
}

impl<'ast> Visit<'ast> for Used {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !for_tests_only(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree, !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invoked: &'ast syn::Macro) {
        self.tokens(&invoked.tokens.to_string());
        visit::visit_macro(self, invoked);
    }
}

/// Every module of the core, with the paths that it uses.
struct Modules(BTreeMap<ModulePath, Used>);

impl Modules {
    fn read() -> Self {
        let mut modules = BTreeMap::new();
        for path in sources(&core()) {
            let inside = path.strip_prefix(core()).unwrap().with_extension("");
            let mut name: ModulePath = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if name.last().is_some_and(|last| last == "mod" || last == "lib") {
                name.pop();
            }
            if name.last().is_some_and(|last| last == "tests") {
                continue;
            }
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let mut used = Used::default();
            used.visit_file(&file);
            modules.insert(name, used);
        }
        Self(modules)
    }

    /// Returns the module of the item at a path; follows modules, and names that one of them re-exports.
    fn module_of(&self, from: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.follow(Vec::new(), rest, 0),
            "self" => self.follow(from.clone(), rest, 0),
            "super" => self.follow(from.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec()), rest, 0),
            name => {
                let child: ModulePath = from.iter().cloned().chain([name.to_owned()]).collect();
                if self.0.contains_key(&child) { self.follow(child, rest, 0) } else { None }
            }
        }
    }

    fn follow(&self, at: ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        let Some((first, rest)) = path.split_first() else { return Some(at) };
        if first == "super" {
            return self.follow(at.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec()), rest, depth);
        }
        let child: ModulePath = at.iter().cloned().chain([first.clone()]).collect();
        if self.0.contains_key(&child) {
            return self.follow(child, rest, depth);
        }
        match self.0.get(&at)?.reexports.get(first) {
            Some(source) if depth < 8 => {
                let (head, tail) = source.split_first()?;
                match head.as_str() {
                    "crate" => self.follow(Vec::new(), tail, depth + 1),
                    "super" => self.follow(at.split_last().map_or_else(Vec::new, |(_, above)| above.to_vec()), tail, depth + 1),
                    "self" => self.follow(at, tail, depth + 1),
                    _ => self.follow(at, source, depth + 1),
                }
            }
            _ => Some(at),
        }
    }

    /// Returns for each module those that it uses.
    fn edges(&self) -> BTreeMap<&ModulePath, BTreeSet<ModulePath>> {
        self.0
            .iter()
            .map(|(name, used)| {
                let found = used.paths.iter().filter_map(|path| self.module_of(name, path)).filter(|used| used != name && !used.is_empty());
                (name, found.collect())
            })
            .collect()
    }
}

#[test]
fn no_module_uses_a_higher_floor() {
    let modules = Modules::read();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, used) in modules.edges() {
        let Some(own) = name.first().and_then(|module| floor(module)) else { continue };
        for used in used {
            match used.first().and_then(|module| floor(module)) {
                Some(other) if other > own => wrong.push(format!("{} uses {}", name.join("/"), used.join("/"))),
                Some(_) => seen += 1,
                None => wrong.push(format!("{} uses {}, which is on no floor", name.join("/"), used.join("/"))),
            }
        }
    }
    assert!(seen > 300, "the edges between the floors were not found: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Refuses circles, because files that use each other, directly or through others, can only be understood together.
#[test]
fn no_files_use_each_other_in_a_circle() {
    let modules = Modules::read();
    let edges = modules.edges();
    let mut reach: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> = BTreeMap::new();
    for name in edges.keys() {
        let (mut open, mut seen) = (vec![*name], BTreeSet::new());
        while let Some(next) = open.pop() {
            for used in edges.get(next).into_iter().flatten() {
                if seen.insert(used) {
                    open.push(used);
                }
            }
        }
        reach.insert(name, seen);
    }
    let circles: Vec<String> = edges
        .iter()
        .flat_map(|(name, used)| used.iter().map(move |used| (*name, used)))
        .filter(|(name, used)| reach.get(used).is_some_and(|reached| reached.contains(name)))
        .map(|(name, used)| format!("{} -> {}", name.join("/"), used.join("/")))
        .collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// Returns the word at the beginning, up to the first character that no id or name has.
fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
}

/// Returns the names of decrees, plans, targets and measures in a line of code: as ids in quotes, and as constants of the law. A sentence
/// may name one as an example, because it decides nothing.
fn names_of_law<'l>(line: &'l str, ids: &BTreeSet<String>) -> Vec<&'l str> {
    let quoted = line.split('"').skip(1).step_by(2).map(word).filter(|id| ids.contains(*id));
    let unquoted = line.split('"').step_by(2);
    let words = unquoted.flat_map(|code| code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')));
    quoted.chain(words.filter(|name| ids.contains(&name.to_lowercase().replace('_', "-")))).collect()
}

/// Refuses names of texts in the rules, which must not depend on them. The table of figures may cite its texts, because it lies below
/// the law.
#[test]
fn only_the_law_names_decrees_plans_and_measures() {
    let measures = law::PLANS.iter().flat_map(|plan| plan.measures()).map(|measure| measure.id);
    let targets = law::PLANS.iter().flat_map(|plan| plan.targets).map(|target| target.id);
    let texts = law::INSTRUMENTS.iter().map(|text| text.id).chain(law::PLANS.iter().map(|plan| plan.id));
    let ids: BTreeSet<String> = texts.chain(targets).chain(measures).map(str::to_owned).collect();
    let (mut wrong, mut in_the_law) = (Vec::new(), 0);
    for path in sources(&core()) {
        let inside = path.strip_prefix(core()).unwrap();
        let is_law = inside.starts_with("law");
        if inside == Path::new("figures/table.rs") || inside.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for line in code.lines().map(|line| line.split("//").next().unwrap_or_default()) {
            let found = names_of_law(line, &ids);
            in_the_law += usize::from(is_law && !found.is_empty());
            if !is_law && !found.is_empty() {
                wrong.push(format!("{}: {found:?}", inside.display()));
            }
        }
    }
    assert!(in_the_law > 50, "the ids of the law were not found; is the way they are written another?");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_belongs_to_a_floor() {
    let named: BTreeSet<String> = FLOORS.into_iter().map(str::to_owned).collect();
    let there: BTreeSet<String> = fs::read_dir(core())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(there.is_subset(&named), "modules without a floor: {:?}", there.difference(&named).collect::<Vec<_>>());
}

/// Refuses branches and loops in the law, which is data, except where constants are counted at compile time.
#[test]
fn the_law_has_no_logic() {
    for path in sources(&core().join("law")) {
        let text = fs::read_to_string(&path).unwrap();
        let rules = text.lines().map(|line| line.split("//").next().unwrap_or_default()).filter(|line| !line.contains('"'));
        let branches: Vec<&str> = rules.filter(|line| line.contains(" if ") || line.contains("match ")).collect();
        assert!(branches.is_empty(), "{}: {branches:?}", path.display());
    }
}

/// Refuses clocks, randomness, files, the network and floating-point numbers.
#[test]
fn the_core_touches_nothing_outside() {
    for path in sources(&core()) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        // Allows the methods in which a serde writer names the types that it refuses.
        for line in code.filter(|line| !line.trim_start().starts_with("fn serialize_f")) {
            for word in ["std::", "f32", "f64", "SystemTime", "Utc::", "Local::now", "println!", "unsafe "] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}
