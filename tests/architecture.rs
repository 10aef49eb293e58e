//! The floors of the core: a module uses only its own floor and those below. See core/DESIGN.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the core from the ground up. One stands on each floor, so that no circle can close.
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
    found
}

/// The modules named behind `crate::` in the code of a file; what stands in comments uses nothing.
fn uses(text: &str) -> BTreeSet<&str> {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|behind| behind.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default())
        .filter(|name| name.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

#[test]
fn no_module_uses_a_higher_floor() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources(&core()) {
        let inside = path.strip_prefix(core()).unwrap();
        let Some(module) = inside.components().next().and_then(|part| part.as_os_str().to_str()) else { continue };
        let Some(own) = floor(module) else { continue };
        for used in uses(&fs::read_to_string(&path).unwrap()) {
            match floor(used) {
                Some(other) if other > own => wrong.push(format!("{} uses {used}", inside.display())),
                Some(_) => seen += 1,
                // Macros and types re-exported at the top belong to a floor, too: name them by it.
                None => wrong.push(format!("{} uses crate::{used}, which is on no floor", inside.display())),
            }
        }
    }
    assert!(seen > 50, "the edges between the floors were not found; is the way they are written another?");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let named: BTreeSet<String> = FLOORS.into_iter().map(str::to_owned).collect();
    let there: BTreeSet<String> = fs::read_dir(core())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(there.is_subset(&named), "modules without a floor: {:?}", there.difference(&named).collect::<Vec<_>>());
}

/// The law is data: no branch, no loop, but in what counts constants at compile time.
#[test]
fn the_law_has_no_logic() {
    for path in sources(&core().join("law")) {
        let text = fs::read_to_string(&path).unwrap();
        let rules = text.lines().map(|line| line.split("//").next().unwrap_or_default()).filter(|line| !line.contains('"'));
        let branches: Vec<&str> = rules.filter(|line| line.contains(" if ") || line.contains("match ")).collect();
        assert!(branches.is_empty(), "{}: {branches:?}", path.display());
    }
}

/// No clock, no randomness, no files, no network, no floats.
#[test]
fn the_core_touches_nothing_outside() {
    for path in sources(&core()) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        // A serde writer must name the types that it refuses.
        for line in code.filter(|line| !line.trim_start().starts_with("fn serialize_f")) {
            for word in ["std::", "f32", "f64", "SystemTime", "Utc::", "Local::now", "println!", "unsafe "] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}
