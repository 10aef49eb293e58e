//! .NET: builds the library for .NET over the shared library of the C interface with Mono, and runs its tests with the recorded answers.

use super::{Outcome, TESTED, c, provide, root, run};
use std::fs;
use std::path::Path;

const SOURCE: &str = "bindings/dotnet";
/// The library with its documentation, its tests, and the shared library, which is found beside them.
pub const BUILT: &str = "target/dotnet";
const COMPILE: &str = "mcs -langversion:7.2 -warn:4 -warnaserror -optimize+ -debug";
/// The compiler with what reads JSON, and the test runner.
const PACKAGES: &str =
    "mono-mcs libmono-system-runtime-serialization4.0-cil libmono-system-xml-linq4.0-cil nunit-console libnunit-cil-dev pkg-config";

pub fn test() -> Outcome {
    prepare(TESTED)?;
    let tests = sources("test")?;
    let references = format!("-r:{BUILT}/Vn.Kh302.dll -r:System.Runtime.Serialization -r:System.Xml.Linq");
    run(&format!("{COMPILE} -target:library -pkg:nunit {references} -out:{BUILT}/Vn.Kh302.Tests.dll {tests}"))?;
    run(&format!("nunit-console -nologo -noshadow -labels -work:{BUILT} {BUILT}/Vn.Kh302.Tests.dll"))
}

/// Builds the program that measures, over the shared library as it is shipped. This prepares the C interface with the same profile.
pub fn prepare_bench() -> Outcome {
    prepare("release")?;
    run(&format!("{COMPILE} -r:{BUILT}/Vn.Kh302.dll -out:{BUILT}/Reports.exe {}", sources("bench")?))
}

/// Builds the library as programs use it, with the shared library beside it, which is built with a profile.
pub fn prepare(profile: &str) -> Outcome {
    ["mcs", "nunit-console"].into_iter().try_for_each(|program| provide(program, PACKAGES))?;
    c::prepare(profile)?;
    let built = root().join(BUILT);
    fs::create_dir_all(&built)
        .and_then(|()| fs::copy(root().join("target/c/dist/lib/libkh302_c.so"), built.join("libkh302_c.so")))
        .map_err(|error| format!("{BUILT}: {error}"))?;
    let library = sources("src")?;
    run(&format!("{COMPILE} -target:library -r:System.Runtime.Serialization -doc:{BUILT}/Vn.Kh302.xml -out:{BUILT}/Vn.Kh302.dll {library}"))
}

/// Returns the sources in a folder of the package.
fn sources(folder: &str) -> Result<String, String> {
    let folder = Path::new(SOURCE).join(folder);
    let entries = fs::read_dir(root().join(&folder)).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".cs")).map(|name| folder.join(name).display().to_string()).collect();
    files.sort();
    Ok(files.join(" "))
}
