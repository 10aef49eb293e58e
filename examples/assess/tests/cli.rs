//! Dòng lệnh: tests the program from outside: exit statuses, order, and that every line gets an answer, whatever it contains.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread;

fn assess(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> Output {
    assess(args).output().expect("assess runs")
}

/// Runs the program with an input that may be larger than a pipe holds.
fn feed(args: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = assess(args).stdin(Stdio::piped()).spawn().expect("assess runs");
    let (mut stdin, input) = (child.stdin.take().expect("a pipe"), input.into());
    let writer = thread::spawn(move || stdin.write_all(&input).expect("assess reads all"));
    let output = child.wait_with_output().expect("assess ends");
    writer.join().expect("all was written");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn json(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn data(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data").join(name).display().to_string()
}

fn samples(name: &str) -> Vec<String> {
    fs::read_to_string(data(&format!("synthetic/{name}"))).expect("a sample").lines().map(Into::into).collect()
}

/// Writes a file with a name of its own for a test.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a temporary file");
    path.display().to_string()
}

/// Returns a report that nothing blocks, and one that a finding blocks.
fn sound_and_faulty() -> (String, String) {
    let (sound, faulty): (Vec<_>, Vec<_>) =
        samples("2025.jsonl").into_iter().partition(|line| kh302::assess_json(line).contains("\"can_submit\":true"));
    (sound[0].clone(), faulty[0].clone())
}

#[test]
fn the_answers_are_those_of_the_library_byte_for_byte() {
    let lines = samples("2025.jsonl");
    let expected: String = lines.iter().map(|line| kh302::assess_json(line) + "\n").collect();
    let output = run(&["--json", &data("synthetic/2025.jsonl")]);
    assert_eq!(text(&output.stdout), expected);
    assert_eq!(feed(&["--json"], lines.join("\n")).stdout, output.stdout);

    let pretty = data("real/an-cuu-2025-09.json");
    let expected = kh302::assess_json(&fs::read_to_string(&pretty).expect("a sample")) + "\n";
    assert_eq!(text(&run(&["--json", &pretty]).stdout), expected);
}

#[test]
fn the_exit_status_is_the_worst_result() {
    let (sound, faulty) = sound_and_faulty();
    let status = |args: &[&str], input: &str| feed(args, input).status.code();
    for args in [&["--json"][..], &[][..]] {
        assert_eq!(status(args, ""), Some(0));
        assert_eq!(status(args, &sound), Some(0));
        assert_eq!(status(args, &format!("{sound}\n{faulty}\n{sound}")), Some(1));
        assert_eq!(status(args, &format!("{faulty}\n{{\n{sound}")), Some(2));
    }
    for wrong in [&["--reading", "mine"][..], &["--as-of", "31/02/2025"], &["--criteria", "x"], &["--no-such-option"]] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).starts_with("Câu lệnh chưa đúng."), "{wrong:?}");
    }
    assert_eq!(run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_answered() {
    let sound = file("sound.jsonl", sound_and_faulty().0);
    let output = run(&["--json", "no-such-file.jsonl", &sound, env!("CARGO_TARGET_TMPDIR")]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json(&output).len(), 1);
    let messages = text(&output.stderr);
    assert!(messages.contains("Không đọc được no-such-file.jsonl: không có tệp này."), "{messages}");
    assert!(messages.contains("đây là một thư mục"), "{messages}");
    let output = run(&["--baseline", "no-such-file.jsonl", &sound]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn a_long_input_is_answered_line_by_line_in_order() {
    const LINES: usize = 6_000;
    let samples = samples("2025-01.jsonl");
    let input = |number: usize| match number % 1_000 {
        499 => "this is no report".to_owned(),
        500 => r#"{"schema":"kh302.report/9"}"#.to_owned(),
        _ => samples[number % samples.len()].clone(),
    };
    let lines: Vec<String> = (0..LINES).map(input).collect();
    let output = feed(&["--json"], lines.join("\n"));
    assert_eq!(output.status.code(), Some(2));
    let answers = json(&output);
    assert_eq!(answers.len(), LINES);
    for (number, answer) in answers.iter().enumerate() {
        match number % 1_000 {
            499 => assert_eq!(answer["error"]["code"], "not_json"),
            500 => assert_eq!(answer["error"]["code"], "unknown_schema"),
            _ => {
                let asked: Value = serde_json::from_str(&lines[number]).expect("a report");
                assert_eq!(answer["area"], asked["area"], "line {number}");
            }
        }
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let Child { stdin, stdout, .. } = &mut assess(&["--json"]).stdin(Stdio::piped()).spawn().expect("assess runs");
    let (mut ask, mut answers) = (stdin.take().expect("a pipe"), BufReader::new(stdout.take().expect("a pipe")).lines());
    for line in samples("2025-07.jsonl").iter().take(5) {
        writeln!(ask, "{line}").expect("assess reads");
        let answer = answers.next().expect("an answer").expect("UTF-8");
        assert_eq!(answer, kh302::assess_json(line));
    }
    drop(ask);
    assert!(answers.next().is_none());
}

#[test]
fn marks_line_ends_and_empty_lines_are_no_matter() {
    let (sound, faulty) = sound_and_faulty();
    let plain = feed(&["--json"], format!("{sound}\n{faulty}\n"));
    let odd = format!("\u{feff}{sound}\r\n\r\n   \n{faulty}\r\n\n");
    assert_eq!(feed(&["--json"], odd.clone()).stdout, plain.stdout);
    assert_eq!(run(&["--json", &file("odd.jsonl", odd)]).stdout, plain.stdout);
    let whole = file("whole.json", format!("\u{feff}\r\n{sound}\r\n"));
    assert_eq!(text(&run(&["--json", &whole]).stdout), kh302::assess_json(&sound) + "\n");
    assert_eq!(run(&["--json", &file("empty.jsonl", "")]).status.code(), Some(0));
    // Refuses a file that should be one document and is empty.
    assert_eq!(run(&["--json", &file("empty.json", "")]).status.code(), Some(2));
}

#[test]
fn what_is_no_text_or_too_long_is_answered_with_an_error() {
    let sound = sound_and_faulty().0;
    let mut input = b"{\"schema\": \"\xff\"}\n".to_vec();
    input.extend(std::iter::repeat_n(b' ', 5 << 20));
    input.extend(b"{}\n{");
    input.extend(std::iter::repeat_n(b' ', 5 << 20));
    input.extend(format!("}}\n{sound}\n").bytes());
    let output = feed(&["--json"], input);
    let answers = json(&output);
    let codes: Vec<_> = answers.iter().map(|answer| answer["error"]["code"].as_str().unwrap_or("an answer")).collect();
    assert_eq!(codes, ["not_json", "too_large", "too_large", "an answer"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn options_are_set_on_every_report() {
    let real = data("real/an-cuu-2025-09.json");
    let one = |args: &[&str]| json(&run(&[&["--json", &real], args].concat())).remove(0);
    assert_eq!(one(&[])["timeliness"]["status"], "unknown");
    let late = one(&["--as-of", "2025-09-20"]);
    assert_eq!((&late["timeliness"]["status"], &late["timeliness"]["days_late"]), (&"late".into(), &5.into()));
    assert_eq!(one(&["--criteria", "qd3122-2010"])["classification"]["criteria"], "qd3122-2010");
    assert_eq!(one(&["--reading", "literal"])["classification"]["reading"], "literal");
    let findings = |answer: &Value| answer["findings"].as_array().map_or(0, Vec::len);
    assert!(findings(&one(&[])) > 50);
    assert_eq!((findings(&one(&["--draft"])), run(&["--draft", &real]).status.code()), (0, Some(0)));
    assert_eq!(one(&["--locale", "en"])["targets"][1]["title"], "Drug-free communes stay drug-free");
    let error = json(&feed(&["--json", "--locale", "en"], "{")).remove(0);
    assert_eq!(error["error"]["message"], "the text is not valid JSON at line 1, column 2");

    // Prefers the settings of the command line to those of a request.
    let report = fs::read_to_string(&real).expect("a sample").replace('\n', " ");
    let request = format!(r#"{{"schema":"kh302.request/1","report":{report},"as_of":"2025-09-16","locale":"en","purpose":"draft"}}"#);
    let own = json(&feed(&["--json"], request.clone())).remove(0);
    assert_eq!((&own["timeliness"]["days_late"], findings(&own)), (&1.into(), 0));
    let over = json(&feed(&["--json", "--as-of", "2025-09-20", "--locale", "vi"], request)).remove(0);
    assert_eq!((&over["timeliness"]["days_late"], findings(&over)), (&5.into(), 0));
    assert_eq!(over["targets"][1]["title"], "Giữ vững các địa bàn cấp xã không có ma túy");
}

#[test]
fn a_baseline_lets_targets_be_judged() {
    let status = |args: &[&str]| -> Vec<String> {
        let answers = json(&run(&[&["--json"], args].concat()));
        answers.iter().map(|answer| answer["targets"][2]["status"].as_str().expect("a status").to_owned()).collect()
    };
    let year = data("synthetic/2025.jsonl");
    assert!(status(&[&year]).iter().all(|status| status == "insufficient"));
    let compared = status(&["--baseline", &data("synthetic/baseline-2023.jsonl"), &year]);
    assert!(compared.iter().filter(|status| *status != "insufficient").count() > 20, "{compared:?}");
    let bad = file("bad-baseline.jsonl", r#"{"schema":"kh302.report/1","area":"19815","period":"2023-13","figures":{}}"#);
    let output = run(&["--baseline", &bad, &year]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("bad-baseline.jsonl, dòng 1: Kỳ báo cáo “2023-13” chưa đúng."), "{}", text(&output.stderr));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = assess(&["--json", &data("synthetic/2025-01.jsonl"), &data("synthetic/2025-02.jsonl")]).spawn().expect("assess runs");
    let mut first = [0; 100];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("a beginning");
    let output = child.wait_with_output().expect("assess ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

#[test]
fn pages_are_plain_text_of_eighty_columns() {
    for locale in ["vi", "en"] {
        for name in ["2025.jsonl", "2025-06.jsonl"] {
            let output = run(&["--locale", locale, &data(&format!("synthetic/{name}"))]);
            for line in text(&output.stdout).lines() {
                assert!(line.chars().count() <= 80 && !line.contains('\u{1b}') && line.trim_end() == line, "{line:?}");
            }
        }
    }
}

/// Compares the pages with the committed ones. After an intended change: `assess FILE > examples/assess/tests/pages/NAME.txt`.
#[test]
fn pages_read_as_they_should() {
    let sample = |line: usize| file(&format!("page-{line}.jsonl"), &samples("2025.jsonl")[line - 1]);
    for (name, args) in [
        ("an-cuu-2025-09", &[&data("real/an-cuu-2025-09.json")[..]][..]),
        ("faulty-year", &["--as-of", "2025-12-31", "--baseline", &data("synthetic/baseline-2023.jsonl"), &sample(FAULTY)]),
        ("sound-year-in-english", &["--locale", "en", &sample(SOUND)]),
        ("province-year", &["--rollup", "46", "--baseline", &data("synthetic/baseline-2023.jsonl"), &data("synthetic/2025.jsonl")]),
        ("district-month-in-english", &["--rollup", "476", "--locale", "en", &part_of_district()]),
        ("district-month-for-the-public", &["--rollup", "476", "--publish", &part_of_district()]),
        ("district-month-although-incomplete", &["--rollup", "476", "--publish", "--although-incomplete", &part_of_district()]),
        ("province-year-for-the-public", &["--rollup", "46", "--publish", "--locale", "en", &data("synthetic/2025.jsonl")]),
    ] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}.txt"));
        let output = run(args);
        let page = text(&output.stdout);
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::write(&path, page).expect("a page");
        }
        assert_eq!(page, fs::read_to_string(&path).expect("a page"), "{name}");
    }
}

/// Compares the publication of the command line with the answer of the call.
#[test]
fn a_publication_is_the_answer_of_the_call() {
    let lines = of_area("2025-05.jsonl", "476");
    let output = feed(&["--rollup", "476", "--publish", "--json"], lines.join("\n"));
    let reports: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).expect("a report")).collect();
    let question = serde_json::json!({ "schema": "kh302.publish/1", "area": "476", "period": "2025-05", "reports": reports });
    let answer: Value = serde_json::from_str(&kh302::call("publish", &question.to_string())).expect("JSON");
    assert_eq!(json(&output), [answer]);
    assert_eq!(run(&["--publish", &data("synthetic/2025.jsonl")]).status.code(), Some(2));
}

const FAULTY: usize = 13;
const SOUND: usize = 1;

/// Returns the reports of a district for May 2025 without the first two.
fn part_of_district() -> String {
    let lines = of_area("2025-05.jsonl", "476");
    file("page-district.jsonl", lines[2..].join("\n"))
}

/// Returns the lines of a sample file whose area lay inside a district or province in May 2025.
fn of_area(name: &str, area: &str) -> Vec<String> {
    let day = "2025-05-14".parse().expect("a day");
    let inside = |line: &String| {
        let report: Value = serde_json::from_str(line).expect("a report");
        let code = report["area"].as_str().and_then(|code| code.parse().ok()).expect("a code");
        let parent = kh302::law::HUE.on(code, day).unit().and_then(|unit| unit.parent_on(day));
        parent.is_some_and(|parent| parent.code().as_str() == area)
    };
    samples(name).into_iter().filter(inside).collect()
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["code"].as_str()).collect()
}

/// Makes the report of a commune for a month with only these figures.
fn month(area: &str, period: &str, opening: u64, added: u64, closing: u64) -> String {
    format!(
        r#"{{"schema":"kh302.report/1","area":"{area}","period":"{period}","figures":{{"drug_dependent_opening":{opening},"drug_dependent_added":{added},"drug_dependent_removed":0,"drug_dependent":{closing}}}}}"#
    )
}

#[test]
fn the_period_before_is_compared_through_mergers() {
    let of = |previous: &[String], report: String| {
        let previous = file(&format!("previous-{}.jsonl", previous.len()), previous.join("\n"));
        let answer = json(&feed(&["--json", "--previous", &previous], report)).remove(0);
        codes(&answer).into_iter().filter(|code| code.starts_with('P')).map(Into::into).collect::<Vec<String>>()
    };
    let august = [month("19815", "2025-08", 5, 2, 7)];
    assert!(of(&august, month("19815", "2025-09", 7, 0, 7)).is_empty());
    assert_eq!(of(&august, month("19815", "2025-09", 6, 0, 6)), ["P201"]);
    // August does not end on the day before October begins.
    assert!(of(&august, month("19815", "2025-10", 6, 0, 6)).is_empty());
    // The ward of today was three wards in June; with only two of them nothing is compared.
    let june: Vec<String> = ["19801", "19815", "19816"].map(|area| month(area, "2025-06", 1, 1, 2)).into();
    assert!(of(&june, month("19815", "2025-07", 6, 0, 6)).is_empty());
    assert_eq!(of(&june, month("19815", "2025-07", 5, 0, 5)), ["P201"]);
    assert!(of(&june[..2], month("19815", "2025-07", 5, 0, 5)).is_empty());
}

#[test]
fn shorter_periods_are_added_up() {
    let months = [month("19815", "2025-10", 5, 1, 6), month("19815", "2025-11", 6, 2, 8), month("19753", "2025-11", 6, 9, 15)];
    let of = |months: &[String], quarter: String| {
        let parts = file(&format!("parts-{}.jsonl", months.len()), months.join("\n"));
        let answer = json(&feed(&["--json", "--parts", &parts], quarter)).remove(0);
        codes(&answer).into_iter().filter(|code| code.starts_with('K')).map(Into::into).collect::<Vec<String>>()
    };
    // December is missing.
    assert_eq!(of(&months, month("19815", "2025-Q4", 5, 3, 8)), ["K004"]);
    let all = [&months[..], &[month("19815", "2025-12", 8, 0, 8)]].concat();
    assert!(of(&all, month("19815", "2025-Q4", 5, 3, 8)).is_empty());
    assert_eq!(of(&all, month("19815", "2025-Q4", 4, 4, 8)), ["K001", "K002"]);
    assert!(of(&all, month("19815", "2026-Q1", 5, 3, 8)).is_empty());
}

#[test]
fn communes_roll_up_to_one_answer() {
    let (year, baseline) = (data("synthetic/2025.jsonl"), data("synthetic/baseline-2023.jsonl"));
    let output = run(&["--json", "--rollup", "46", "--baseline", &baseline, &year]);
    let answer = json(&output).remove(0);
    assert_eq!((json(&output).len(), text(&output.stderr), output.status.code()), (1, "", Some(1)));
    assert_eq!((&answer["schema"], &answer["totals"]["area"]), (&"kh302.rollup/1".into(), &"46".into()));
    let count = |answer: &Value| answer["communes"].as_array().expect("communes").iter().filter(|one| one["received"] == true).count();
    assert_eq!(count(&answer), 40);
    // Each commune has the level of its own assessment.
    let alone = json(&run(&["--json", "--baseline", &baseline, &year]));
    for one in answer["communes"].as_array().expect("communes") {
        let own = alone.iter().find(|answer| answer["area"] == one["area"]).expect("an answer");
        assert_eq!((&one["can_submit"], &one["level"]), (&own["can_submit"], &own["classification"]["level"]), "{}", one["area"]);
    }
    // The result does not depend on the order of the reports.
    let mut lines = samples("2025.jsonl");
    lines.reverse();
    let turned = feed(&["--json", "--rollup", "46", "--baseline", &baseline], lines.join("\n"));
    assert_eq!(turned.stdout, output.stdout);
    // Totals are those that the area itself reports: they are compared with the sums. The same totals again change nothing; others of the
    // same revision are refused, because nobody can say which of them counts.
    let own = r#"{"schema":"kh302.totals/1","area":"46","period":"2025","figures":{"population":1,"trafficking_lines":0}}"#;
    let compared = feed(&["--json", "--rollup", "46"], [own, &lines.join("\n")].join("\n"));
    assert!(codes(&json(&compared)[0]["assessment"]).contains(&"L001"));
    let again = feed(&["--json", "--rollup", "46"], [&lines.join("\n"), own, own].join("\n"));
    assert_eq!((&again.stdout, text(&again.stderr)), (&compared.stdout, ""));
    let other = own.replace(":1,", ":2,");
    let twice = feed(&["--json", "--rollup", "46"], [&lines.join("\n"), own, &other].join("\n"));
    assert!(
        text(&twice.stderr)
            .contains("dòng 42: Không cộng vào số liệu tổng hợp: Thành phố Huế (46) có hai báo cáo khác nhau cùng lần đính chính 0."),
        "{}",
        text(&twice.stderr)
    );
}

#[test]
fn approved_levels_stand_beside_the_computed_ones() {
    let (area, report) = ("19753", samples("2025.jsonl").remove(0));
    let computed = json(&run(&["--json", &file("to-approve.json", &report)])).remove(0)["classification"]["level"].clone();
    let approved = |level: &Value| {
        let decision = r#""decision":"15/QĐ-UBND","on":"2026-01-05","by":"Chủ tịch UBND thành phố Huế""#;
        file("approvals.json", format!(r#"[{{"area":"{area}","period":"2025","level":{level},{decision}}}]"#))
    };
    let page = |level: &Value| {
        let output = run(&["--approvals", &approved(level), &file("to-approve.json", &report)]);
        text(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let standing = "đã được phê duyệt theo 15/QĐ-UBND ngày 5/1/2026, Chủ tịch UBND thành phố Huế";
    let own = page(&computed);
    assert!(own.contains(standing) && !own.contains("tạm tính") && !own.contains("khác với số liệu"), "{own}");
    let other = page(&if computed == "drug_free" { "affected" } else { "drug_free" }.into());
    assert!(other.contains(standing) && other.contains("tạm tính") && other.contains("Cấp độ được phê duyệt khác với số liệu"), "{other}");

    let sheet = file("approval-list.csv", "");
    run(&["--rollup", "46", "--approvals", &approved(&computed), "--approval-list", &sheet, &data("synthetic/2025.jsonl")]);
    let sheet = fs::read_to_string(&sheet).expect("a sheet");
    let rows: Vec<&str> = sheet.strip_prefix('\u{feff}').expect("a byte order mark").lines().collect();
    assert_eq!(rows.len(), 1 + 40 + 1);
    assert!(rows[0].starts_with("STT;Mã;Xã, phường;"), "{}", rows[0]);
    assert!(rows[41].contains(";40/40 xã, phường đã có báo cáo;;1;"), "{}", rows[41]);

    // A month has no levels to be approved, and says so.
    let month = run(&["--rollup", "476", "--approval-list", &file("no-list.csv", ""), &data("synthetic/2025-05.jsonl")]);
    assert_eq!(month.status.code(), Some(2));
    assert!(text(&month.stderr).contains("Chỉ báo cáo năm"), "{}", text(&month.stderr));
}

#[test]
fn what_does_not_belong_is_named_and_not_added() {
    let lines = of_area("2025-05.jsonl", "476");
    let other = of_area("2025-05.jsonl", "478").remove(0);
    let timeless = r#"{"schema":"kh302.report/1","area":"19873","period":"?","figures":{}}"#;
    let late = month("19815", "2025-09", 0, 0, 0);
    let input = |strange: &[&str]| [&[lines[0].as_str()], strange].concat().join("\n");
    let sound = feed(&["--json", "--rollup", "476"], input(&[]));
    let changed = lines[0].replacen("\"population\":", "\"population\":1", 1);
    let refused = feed(&["--json", "--rollup", "476"], input(&[&changed, &other, &late, timeless]));
    assert_eq!((refused.status.code(), &refused.stdout), (Some(1), &sound.stdout));
    let messages: Vec<&str> = text(&refused.stderr).lines().collect();
    assert_eq!(messages.len(), 4, "{messages:?}");
    for (line, (words, message)) in [
        "có hai báo cáo khác nhau cùng lần đính chính 0",
        "không nằm trong",
        "báo cáo là của tháng 9 năm 2025",
        "không đọc được kỳ báo cáo",
    ]
    .iter()
    .zip(messages)
    .enumerate()
    {
        assert!(message.starts_with(&format!("đầu vào chuẩn, dòng {}: ", line + 2)) && message.contains(words), "{message}");
    }
    let unreadable = feed(&["--json", "--rollup", "476"], input(&["{", &other]));
    assert_eq!((unreadable.status.code(), unreadable.stdout), (Some(2), sound.stdout));
    for (area, input) in [("476", "{"), ("476", ""), ("99", &lines[0][..]), ("19815", &lines[0])] {
        let output = feed(&["--rollup", area], input);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{area}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(run(&["--rollup", "Huế"]).status.code(), Some(2));
}

#[test]
fn an_unreadable_document_has_a_page_of_its_own() {
    let output = feed(&[], format!("{}\n{{\"schema\": 7}}\n", sound_and_faulty().0));
    let page = text(&output.stdout);
    assert!(page.contains("KHÔNG ĐỌC ĐƯỢC đầu vào chuẩn, dòng 2\n"), "{page}");
}

fn criteria(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../criteria").join(name).display().to_string()
}

#[test]
fn a_set_of_ones_own_is_given_by_its_file() {
    let own = criteria("vi-du-bia-3122.json");
    let reports = data("synthetic/2025-01.jsonl");
    let answers = json(&run(&["--json", "--criteria", &own, &reports]));
    assert_eq!(answers.len(), samples("2025-01.jsonl").len());
    for answer in &answers {
        let of = &answer["classification"];
        assert_eq!((of["criteria"].as_str(), &of["criteria_warnings"]), (Some("vi-du-bia-3122"), &serde_json::json!([])));
        assert!(of["criteria_hash"].as_str().is_some_and(|hash| hash.starts_with("sha256:")), "{of}");
    }
    // The built-in text of that time leaves nearly all of them undetermined; the invented one decides them.
    assert!(answers.iter().any(|answer| answer["classification"]["level"] == "type_iii"));
    let output = run(&["--criteria", &own, &reports]);
    assert!(text(&output.stdout).contains("SỐ BỊA"), "the page names what is invented");
    assert!(text(&output.stdout).contains("Theo bộ tiêu chí tự nạp: “Bộ tiêu chí ví dụ (bịa) theo Quyết định 3122”."));

    let broken = file("broken-criteria.json", r#"{"id":"x","complete":true,"typs":[]}"#);
    let output = run(&["--criteria", &broken, &reports]);
    assert_eq!(output.status.code(), Some(2));
    let messages = text(&output.stderr);
    assert!(messages.contains("/typs") && messages.contains("types"), "{messages}");
}

#[test]
fn two_sets_are_compared_and_the_difference_is_explained() {
    let own = criteria("vi-du-bia-3122.json");
    let report = file(
        "compared.json",
        r#"{"schema":"kh302.report/1","area":"19815","period":"2025-07","figures":{"population":9000,"drug_dependent":120,"drug_using":0,"hotspots":0,"use_points":0,"drug_arrests":0,"plants_found":0,"plant_area_found":0,"on_intra_provincial_route":false,"on_inter_provincial_route":false,"residents_in_violation":1,"wanted_hiding":0,"drug_using_in_community":0,"drug_dependent_in_community":120,"drug_dependent_on_substitution":0,"drug_dependent_in_home_rehab":0}}"#,
    );
    let pair = format!("qd28-2025,{own}");
    let output = run(&["--json", "--compare", &pair, &report]);
    let answers = json(&output);
    let [answer] = answers.as_slice() else { panic!("one answer, not {}", answers.len()) };
    assert_eq!((answer["schema"].as_str(), answer["same"].as_bool()), (Some("kh302.comparison/1"), Some(false)));
    assert_eq!((&answer["under"][0]["level"], &answer["under"][1]["level"]), (&"type_iii".into(), &"type_i".into()));
    let ids: Vec<&str> = answer["explained_by"].as_array().expect("a list").iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, ["qd28-2025/4/1/b", "qd28-2025/4/1/c", "qd28-2025/4/1/d", "qd28-2025/4/1/dd", "vi-du-bia-3122/1/a"]);
    let output = run(&["--compare", &pair, &report]);
    let page = text(&output.stdout);
    assert!(page.contains("Khác nhau vì:") && page.contains("120 ≥ 100? Có."), "{page}");
    assert_eq!(output.status.code(), Some(0));
    let same = run(&["--compare", "qd28-2025,qd28-2025", &report]);
    assert!(text(&same.stdout).contains("Hai bộ tiêu chí cho cùng một cấp độ."));
    let totals = file("compared-totals.json", r#"{"schema":"kh302.totals/1","area":"46","period":"2025","figures":{}}"#);
    assert_eq!(run(&["--json", "--compare", &pair, &totals]).status.code(), Some(2));
    assert_eq!(run(&["--compare", "qd28-2025", &report]).status.code(), Some(2));
}

/// A report of An Cựu for September 2025 with some figures, as JSON and as the cells of a sheet.
const HEAD: [&str; 7] = ["area", "period", "revision", "prepared_on", "declared_level", "population", "reviewed"];
const ROW: [&str; 7] = ["19815", "2025-09", "0", "14/09/2025", "", "55305", "FALSE"];
const OF_ROW: &str = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","revision":0,"prepared_on":"2025-09-14","figures":{"population":55305,"reviewed":false}}"#;

/// Takes the row out of the sentences of an answer.
fn without_rows(answer: &str, row: u64) -> String {
    let mut plain = String::new();
    for (place, part) in answer.split(&format!(" (dòng {row}")).enumerate() {
        plain.push_str(if place == 0 { part } else { part.split_once(')').expect("a bracket").1 });
    }
    plain
}

#[test]
fn a_document_over_several_lines_is_one_document_on_standard_input_too() {
    let (sound, faulty) = sound_and_faulty();
    let pretty = |line: &str| serde_json::to_string_pretty(&serde_json::from_str::<Value>(line).expect("JSON")).expect("JSON");
    let expected = json(&feed(&["--json"], format!("{sound}\n{faulty}")));
    for input in [format!("{}\n{}\n", pretty(&sound), pretty(&faulty)), format!("\r\n{}\n\n{faulty}", pretty(&sound).replace('\n', "\r\n"))]
    {
        assert_eq!(json(&feed(&["--json"], input)), expected);
    }
    // One that was cut off has an error of its own, with the line on which it begins, and the next is read.
    let cut = pretty(&sound).lines().take(9).collect::<Vec<_>>().join("\n");
    let output = feed(&[], format!("{cut}\n{faulty}\n"));
    let page = text(&output.stdout);
    assert!(page.contains("KHÔNG ĐỌC ĐƯỢC đầu vào chuẩn, dòng 1\n") && page.matches("KHÔNG ĐỌC ĐƯỢC").count() == 1, "{page}");
    assert_eq!(json(&feed(&["--json"], format!("{cut}\n{faulty}\n")))[1], expected[1]);
}

#[test]
fn a_list_of_reports_is_answered_item_by_item() {
    let (sound, faulty) = sound_and_faulty();
    let expected = feed(&["--json"], format!("{sound}\n{faulty}"));
    let list = format!("[\n  {sound},\n  {faulty}\n]\n");
    assert_eq!(run(&["--json", &file("list.json", &list)]).stdout, expected.stdout);
    assert_eq!(feed(&["--json"], list).stdout, expected.stdout);
    assert_eq!(run(&["--json", &file("no-reports.json", "[]")]).stdout, b"");
    let page = feed(&[], format!("[{sound}, 7]"));
    assert!(text(&page.stdout).contains("KHÔNG ĐỌC ĐƯỢC đầu vào chuẩn, mục 2\n"), "{}", text(&page.stdout));
    // A list that is cut off is no list, and no half of it is answered.
    let cut = json(&feed(&["--json"], format!("[{sound}, {{")));
    assert_eq!((cut.len(), &cut[0]["error"]["code"]), (1, &"not_json".into()));
}

#[test]
fn a_sheet_is_read_as_excel_writes_it() {
    let expected = kh302::assess_json(OF_ROW);
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let sheet = |delimiter: &str| format!("{}\r\n{}\r\n", HEAD.join(delimiter), ROW.join(delimiter));
    let marked = |text: String| format!("\u{feff}{text}");
    for (name, content) in [
        ("comma.csv", sheet(",").into_bytes()),
        ("semicolon.csv", marked(sheet(";")).into_bytes()),
        ("tab.tsv", utf16(&marked(sheet("\t")), u16::to_le_bytes)),
        ("big-endian.csv", utf16(&marked(sheet(";")), u16::to_be_bytes)),
    ] {
        let output = run(&["--json", &file(name, &content)]);
        assert_eq!(without_rows(text(&output.stdout).trim_end(), 2), expected, "{name}");
        assert_eq!(without_rows(text(&feed(&["--json"], content).stdout).trim_end(), 2), expected, "{name} on standard input");
    }
}

#[test]
fn every_finding_of_a_sheet_names_its_row_and_column() {
    let rows = [
        "area;period;Số nhân khẩu hiện đang cư trú;drug_cases;Tên",
        "19815;2025-09;55.305;7;",
        ";;;;",
        "19815;2025-13;1;-2;An Cựu",
        "19815;;1;1;",
    ];
    let sheet = file("rows.csv", rows.join("\n"));
    let answers = json(&run(&["--json", &sheet]));
    let said = |answer: &Value, code: &str| -> String {
        let findings = answer["findings"].as_array().expect("findings");
        let found = findings.iter().find(|finding| finding["code"] == code).expect("a finding");
        found["message"].as_str().expect("a sentence").to_owned()
    };
    assert_eq!(answers.len(), 3);
    assert!(said(&answers[0], "F02").ends_with(" (dòng 2, cột C “Số nhân khẩu hiện đang cư trú”)"), "{}", said(&answers[0], "F02"));
    assert!(said(&answers[1], "F02").ends_with(" (dòng 4, cột D “drug_cases”)"));
    assert!(said(&answers[1], "F04").ends_with(" (dòng 4, cột E “Tên”)"));
    assert!(said(&answers[1], "F07").ends_with(" (dòng 4, cột B “period”)"));
    let error = answers[2]["error"]["message"].as_str().expect("a sentence");
    assert!(error.contains("/period") && error.ends_with(" (dòng 5)"), "{error}");
    let english = run(&["--locale", "en", &sheet]);
    let page = text(&english.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("row 4, column D"), "{page}");
    // A roll-up names the row of what it refuses.
    let twice = file("twice.csv", "area,period,drug_cases\n19815,2025-09,1\n19815,2025-09,2\n");
    let output = run(&["--rollup", "46", &twice]);
    assert!(text(&output.stderr).contains("twice.csv, dòng 3: Không cộng vào số liệu tổng hợp"), "{}", text(&output.stderr));
}

#[test]
fn a_file_that_is_no_text_of_reports_is_refused_in_one_sentence() {
    let sound = file("beside.jsonl", sound_and_faulty().0);
    for (name, content, vi, en) in [
        ("book.xlsx", &b"PK\x03\x04\x14\0\x06\0rest of a workbook\n\n"[..], "đây là tệp Excel", "this is an Excel workbook"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đây là tệp Excel", "this is an Excel workbook"),
        ("units.csv", b"code,name\n46,Hue\n", "dòng đầu của bảng", "the first line of a sheet"),
        ("windows.csv", b"area,period,note\n19815,2025-09,Ph\xfd\xf5\xccng\n", "bảng mã Windows", "Windows code page"),
    ] {
        let path = file(name, content);
        for (language, words) in [("vi", vi), ("en", en)] {
            let output = run(&["--json", "--locale", language, &path, &sound]);
            let messages: Vec<&str> = text(&output.stderr).lines().collect();
            assert!(messages.len() == 1 && messages[0].contains(words) && messages[0].contains(name), "{messages:?}");
            assert_eq!((output.status.code(), json(&output).len()), (Some(2), 1));
        }
    }
}

#[test]
fn utf16_is_read_and_a_code_page_is_named() {
    let (sound, faulty) = sound_and_faulty();
    let lines = format!("\u{feff}{sound}\r\n{faulty}\r\n");
    let expected = feed(&["--json"], lines.clone());
    let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(run(&["--json", &file("utf16.jsonl", &utf16)]).stdout, expected.stdout);
    // PowerShell writes no mark for some encodings.
    assert_eq!(feed(&["--json"], utf16[2..].to_vec()).stdout, expected.stdout);
    let error = json(&feed(&["--json"], b"{\"note\": \"Ph\xfd\xf5\xccng\"}\n".to_vec())).remove(0);
    assert!(error["error"]["message"].as_str().is_some_and(|message| message.contains("bảng mã Windows")), "{error}");
}

#[test]
fn a_summary_has_one_line_for_each_report() {
    let (sound, faulty) = sound_and_faulty();
    let output = feed(&["--summary"], format!("{sound}\n{faulty}\n{{\n"));
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!((lines.len(), output.status.code()), (3, Some(2)));
    let counted = |line: &str| kh302::assess_json(line).matches(r#""severity":"error""#).count();
    assert!(lines[0].starts_with("dòng 1 ") && lines[0].contains(" gửi được") && lines[0].contains(" 0 lỗi"), "{lines:?}");
    assert!(lines[1].contains(" chưa gửi được") && lines[1].contains(&format!(" {} lỗi", counted(&faulty))), "{lines:?}");
    assert!(lines[2].starts_with("dòng 3 ") && lines[2].contains("không phải JSON"), "{lines:?}");
    let english = feed(&["--summary", "--locale", "en"], faulty);
    assert!(text(&english.stdout).contains("cannot be sent"), "{}", text(&english.stdout));
    assert_eq!(run(&["--summary", "--json"]).status.code(), Some(2));
}

#[test]
fn every_word_is_in_the_language_that_was_asked_for() {
    let english = |args: &[&str], language: &str| assess(args).env("LANG", language).output().expect("assess runs");
    for (args, words) in [
        (&["--as-of", "31/02/2025"][..], "write a day such as 15/12/2025"),
        (&["--no-such-option"], "There is no option “--no-such-option”"),
        (&["--reading", "mine"], "write one of: cumulative, literal"),
        (&["--compare", "qd28-2025"], "give two sets with a comma between them"),
        (&["--summary", "--json"], "cannot be used with"),
        (&["--publish"], "is missing"),
        (&["--criteria", "no-such-set"], "there is no built-in set"),
        (&["no-such-file.json"], "Cannot read no-such-file.json: there is no such file."),
        (&["--baseline", "no-such-file.json", "x.json"], "Cannot read the file of the baseline no-such-file.json"),
    ] {
        for output in [english(args, "en_US.UTF-8"), english(&[args, &["--locale", "en"]].concat(), "vi_VN.UTF-8")] {
            let said = text(&output.stderr);
            assert!(said.contains(words), "{args:?}: {said}");
            assert!(!said.contains('ô') && !said.contains('ệ'), "{said}");
        }
        // The language of the environment is one of the two, or none.
        let vietnamese = english(args, "C.UTF-8");
        assert!(!text(&vietnamese.stderr).contains(words), "{}", text(&vietnamese.stderr));
    }
    let help = |language: &str| text(&english(&["--help"], language).stdout).to_owned();
    assert!(help("en_US").contains("Usage: assess [OPTIONS] [FILE]...") && !help("en_US").contains("Tùy chọn"), "{}", help("en_US"));
    assert!(help("vi_VN").contains("Tùy chọn:") && !help("vi_VN").contains(" | "), "{}", help("vi_VN"));
    // What programs read does not depend on the environment.
    let sound = file("language.jsonl", sound_and_faulty().0);
    assert_eq!(english(&["--json", &sound], "en_US.UTF-8").stdout, run(&["--json", &sound]).stdout);
    assert_eq!(english(&[&sound], "en_US.UTF-8").stdout, run(&["--locale", "en", &sound]).stdout);
}
