//! Java: builds the archive for the JVM over the WebAssembly module of the C interface, and runs its tests with the recorded answers.

use super::{Outcome, TESTED, c, provide, run};
use std::path::Path;
use std::process::Command;

const PACKAGE: &str = "bindings/jvm";
const INSTALL: &str = "apt-get install maven openjdk-17-jdk-headless";
/// What `package` builds.
pub const ARCHIVE: &str = "bindings/jvm/target/kh302-0.1.0.jar";
/// The plugin that gathers the archives which the package needs.
const GATHER: &str = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";
/// The oldest Java that the package compiles with.
const JAVA: u32 = 17;

pub fn test() -> Outcome {
    prepare()?;
    run(&format!("mvn -B -q verify -f {PACKAGE}/pom.xml"))
}

/// Builds the archive without its tests, and gathers the archives that it needs in a folder.
pub fn package(folder: &Path) -> Outcome {
    prepare()?;
    let without = "-DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip";
    let gather = format!("{GATHER} -DincludeScope=runtime -DoutputDirectory={}", folder.display());
    run(&format!("mvn -B -q package {without} -f {PACKAGE}/pom.xml {gather}"))
}

fn prepare() -> Outcome {
    provide("mvn", "maven openjdk-17-jdk-headless")?;
    java()?;
    c::prepare(TESTED)
}

/// Tells what to install where Maven is missing, or uses no Java that is new enough.
fn java() -> Outcome {
    let output = Command::new("mvn").arg("-version").output().map_err(|error| format!("mvn: {error}; please install it: {INSTALL}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    match version(&text) {
        Some(found) if found >= JAVA => Ok(()),
        Some(found) => Err(format!("Maven uses Java {found}, and {JAVA} is needed; please install it or set JAVA_HOME: {INSTALL}")),
        None => Err(format!("mvn -version tells no Java: {text}{}; please install it: {INSTALL}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Reads the number of the Java that `mvn -version` tells, as in `Java version: 17.0.15, vendor: Debian`.
fn version(text: &str) -> Option<u32> {
    let version = text.lines().find_map(|line| line.strip_prefix("Java version: "))?;
    version.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_of_java_is_read() {
        assert_eq!(version("Apache Maven 3.8.7\nJava version: 17.0.15, vendor: Debian, runtime: /usr/lib/jvm\n"), Some(17));
        assert_eq!(version("Java version: 1.8.0_392, vendor: Debian"), Some(1));
        assert_eq!(version("Java version: 25, vendor: Eclipse"), Some(25));
        assert_eq!(version("The JAVA_HOME environment variable is not defined correctly"), None);
    }
}
