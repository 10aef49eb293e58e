//! Đột biến: changes the law by one at each place, one place at a time, and tells whether the hand vectors notice.
//!
//! It works on a copy of the sources below `target/mutate`, which it keeps for the next run. A change that no hand vector notices is run
//! through the other tests, to tell what they are worth; the program fails for it unless `equivalents.txt` says why nobody can notice it.

mod sites;

use sites::{Site, sites};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::rc::Rc;
use std::{env, fs, io};

const USAGE: &str = "\
mutate [--list] [--hand] [--every N] [FILTER…]
  FILTER   only the changes whose line below contains all these texts
  --list   only tells the changes
  --hand   runs the hand vectors alone, and no other test for what they do not notice
  --every  only every N-th of them, as a sample";

/// The sources that say what the law says.
const LAW: [&str; 9] = [
    "core/src/law/qd28_2025.rs",
    "core/src/law/qd3122_2010.rs",
    "core/src/law/checks.rs",
    "core/src/law/deadlines.rs",
    "core/src/law/limits.rs",
    "core/src/law/mod.rs",
    "core/src/law/instruments.rs",
    "core/src/law/plans/hue_302.rs",
    "core/src/figures/table.rs",
];

/// What the copy consists of: what the core and the tests are compiled from, and what the tests read.
const COPIED: [&str; 6] = ["Cargo.lock", "core", "tests", "examples", "wasm/src", "bindings/js/src/generated"];

/// The members of the workspace of the copy.
const MEMBERS: &str = r#"members = ["core", "tests", "tests/mutate"]"#;

/// Changes that no answer can show, each with its reason.
const EQUIVALENTS: &str = include_str!("../equivalents.txt");

/// A change of a file, the source that is changed, and the line that names it.
struct Change {
    file: &'static str,
    source: Rc<str>,
    site: Site,
    title: String,
}

/// What noticed a change.
enum Verdict {
    Compiler,
    Hand(Vec<String>),
    Others(Vec<String>),
    Nothing,
}

struct Options {
    list: bool,
    hand: bool,
    every: usize,
    filters: Vec<String>,
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mutate: {error}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Option<Options> {
    let mut options = Options { list: false, hand: false, every: 1, filters: Vec::new() };
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--list" => options.list = true,
            "--hand" => options.hand = true,
            "--every" => options.every = args.next()?.parse().ok().filter(|every| *every > 0)?,
            other if other.starts_with("--") => return None,
            _ => options.filters.push(arg),
        }
    }
    Some(options)
}

/// Runs the chosen changes, and returns how many of them neither a hand vector notices nor the list of equivalents explains.
fn run(options: &Options) -> io::Result<usize> {
    let root = root();
    let mut chosen = Vec::new();
    for file in LAW {
        let source: Rc<str> = fs::read_to_string(root.join(file))?.into();
        for site in sites(&source) {
            let title = title(file, &site, &source);
            if options.filters.iter().all(|filter| title.contains(filter)) {
                chosen.push(Change { file, source: Rc::clone(&source), site, title });
            }
        }
    }
    let chosen: Vec<_> = chosen.into_iter().step_by(options.every).collect();
    if chosen.is_empty() {
        return Err(Error::other("no change contains these texts"));
    }
    if options.list {
        chosen.iter().for_each(|change| println!("{}", change.title));
        println!("{} changes", chosen.len());
        return Ok(0);
    }
    let copy = Copy::make(&root)?;
    if let Verdict::Hand(_) | Verdict::Compiler = copy.judge(true)? {
        return Err(Error::other("the hand vectors fail without any change"));
    }
    let (mut counts, mut unnoticed) = ([0; 5], 0);
    for Change { file, source, site, title } in &chosen {
        let reason = equivalent(title);
        let mut changed = source.to_string();
        changed.replace_range(site.place.clone(), &site.to);
        fs::write(copy.root.join(file), changed)?;
        let verdict = copy.judge(options.hand || reason.is_some())?;
        fs::write(copy.root.join(file), &**source)?;
        let (kind, word, by) = match verdict {
            Verdict::Compiler => (0, "refused by the compiler", Vec::new()),
            Verdict::Hand(names) => (1, "noticed by hand vectors", names),
            _ if reason.is_some() => (2, "noticed by nobody, for a reason", reason.into_iter().map(str::to_owned).collect()),
            Verdict::Others(names) => (3, "NOTICED BY OTHER TESTS ONLY", names),
            Verdict::Nothing => (4, "NOT NOTICED", Vec::new()),
        };
        counts[kind] += 1;
        unnoticed += usize::from(kind > 2);
        println!("{title}\n    {word}");
        by.iter().take(3).for_each(|name| println!("      {name}"));
        if by.len() > 3 {
            println!("      and more");
        }
    }
    let [compiler, hand, equivalent, others, nothing] = counts;
    let rest = if options.hand { "by no hand vector" } else { "by nothing" };
    println!(
        "\n{} changes: {hand} noticed by hand vectors, {compiler} refused by the compiler, {equivalent} explained, {others} noticed by other tests only, {nothing} {rest}",
        chosen.len()
    );
    Ok(unnoticed)
}

/// Returns the line that names a change: its file, its row, the line of the source without its margin, and both values.
fn title(file: &str, site: &Site, source: &str) -> String {
    let line = source[..site.place.start].rfind('\n').map_or(0, |end| end + 1);
    let line = source[line..].lines().next().unwrap_or_default().trim();
    let to = if site.to.is_empty() { "left out" } else { &site.to };
    format!("{} {}: {} → {to} in `{line}`", file.trim_start_matches("core/src/"), site.name, site.from)
}

/// Returns the reason for which nobody can notice a change. A line of the list is "beginning of the title — reason".
fn equivalent(title: &str) -> Option<&'static str> {
    let lines = EQUIVALENTS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" — ")).find(|(begin, _)| title.starts_with(begin)).map(|(_, reason)| reason)
}

/// The copy of the sources.
struct Copy {
    root: PathBuf,
}

impl Copy {
    /// Brings the copy up to date. Files that are the same are not touched, so that what was compiled of them stays.
    fn make(from: &Path) -> io::Result<Self> {
        let copy = Self { root: from.join("target/mutate") };
        for path in COPIED {
            copy.take(&from.join(path), &copy.root.join(path))?;
        }
        let manifest = fs::read_to_string(from.join("Cargo.toml"))?;
        let members = manifest.lines().find(|line| line.starts_with("members")).unwrap_or_default();
        write(&copy.root.join("Cargo.toml"), manifest.replace(members, MEMBERS).as_bytes())?;
        Ok(copy)
    }

    fn take(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !from.is_dir() {
            return write(to, &fs::read(from)?);
        }
        fs::create_dir_all(to)?;
        let mut names = Vec::new();
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            if name != "target" && name != "node_modules" {
                self.take(&from.join(&name), &to.join(&name))?;
            }
            names.push(name);
        }
        // Removes what is gone from the sources.
        for entry in fs::read_dir(to)? {
            let entry = entry?;
            if !names.contains(&entry.file_name()) {
                if entry.path().is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
            }
        }
        Ok(())
    }

    /// Compiles the copy and runs its tests.
    fn judge(&self, hand_only: bool) -> io::Result<Verdict> {
        if !self.cargo("build --quiet -p kh302-mutate --bin hand")?.status.success() {
            return Ok(Verdict::Compiler);
        }
        let vectors = Command::new(self.root.join("target/debug/hand")).output()?;
        let lines = String::from_utf8_lossy(&vectors.stdout).into_owned();
        let names: Vec<String> = lines.lines().filter(|line| !line.starts_with(' ')).map(str::to_owned).collect();
        if !names.is_empty() || !vectors.status.success() {
            return Ok(Verdict::Hand(names));
        }
        if hand_only {
            return Ok(Verdict::Nothing);
        }
        let mut others = Vec::new();
        if !self.cargo("run --quiet -p kh302-tests --bin artefacts -- check")?.status.success() {
            others.push(String::from("generated files"));
        }
        let tests = self.cargo("test --quiet -p kh302-tests --no-fail-fast")?;
        let failed = String::from_utf8_lossy(&tests.stdout).into_owned();
        others.extend(failed.lines().filter_map(|line| line.strip_prefix("---- ")?.strip_suffix(" stdout ----")).map(str::to_owned));
        if others.is_empty() && !tests.status.success() {
            others.push(String::from("a test that does not compile"));
        }
        Ok(if others.is_empty() { Verdict::Nothing } else { Verdict::Others(others) })
    }

    /// Runs cargo in the copy, as quick to compile as it can be.
    fn cargo(&self, line: &str) -> io::Result<Output> {
        let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let quick = [("OPT_LEVEL", "0"), ("DEBUG", "0"), ("INCREMENTAL", "true")];
        let profiles =
            ["DEV", "TEST"].into_iter().flat_map(|profile| quick.map(|(key, value)| (format!("CARGO_PROFILE_{profile}_{key}"), value)));
        Command::new(program)
            .args(line.split(' '))
            .current_dir(&self.root)
            .envs(profiles)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env_remove("CARGO_MANIFEST_DIR")
            .output()
    }
}

/// Writes a file where it differs.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::read(path) {
        Ok(before) if before == content => return Ok(()),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)
}

/// Returns the root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}
