//! Thời gian theo kích thước: what a caller can send within the limits is answered in a time, a length and a memory that follow its size,
//! whatever repeats in it.

use kh302::call;
use kh302::form::{Field, Session};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The longer text has so many times the items of the shorter one.
const TIMES: usize = 8;
/// So many times may it take, at most. What grows with the square of its size takes 64 times.
const MOST: u32 = 26;

/// Writes `count` items with commas between them.
fn list(count: usize, mut item: impl FnMut(usize) -> String) -> String {
    let mut text = String::new();
    for place in 0..count {
        let _ = write!(text, "{}{}", if place == 0 { "" } else { "," }, item(place));
    }
    text
}

fn report(more: &str) -> String {
    format!(r#"{{"schema":"kh302.report/1","area":"19815","period":"2025","figures":{{"population":1}}{more}}}"#)
}

fn request(more: &str) -> String {
    format!(r#"{{"schema":"kh302.request/1","report":{}{more}}}"#, report(""))
}

/// A short report of another area or period.
fn short(schema: &str, area: usize, period: &str) -> String {
    format!(r#"{{"schema":"kh302.{schema}/1","area":"{area:05}","period":"{period}","figures":{{}}}}"#)
}

/// The time that this thread has worked: that of its processor where the system tells it, so that other programs do not count.
fn worked(start: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The time of one of many runs, so many that the steps of the clock do not count.
fn time(mut run: impl FnMut()) -> Duration {
    const LONG: Duration = Duration::from_millis(60);
    let start = Instant::now();
    let before = worked(start);
    for runs in 1_u32.. {
        run();
        let took = worked(start).saturating_sub(before);
        if took >= LONG {
            return took / runs;
        }
    }
    LONG
}

/// What repeats: a name, the call, the number of items of the shorter text, and the text with a number of items.
type Repeating = (&'static str, &'static str, usize, fn(usize) -> String);

const REPEATING: &[Repeating] = &[
    ("empty explanations", "assess", 1_500, |n| report(&format!(r#","acknowledged":[{}]"#, list(n, |_| "{}".into())))),
    ("explanations of one finding", "assess", 1_500, |n| {
        let of_one = r#"{"code":"A105","at":"/declared_level","reason":"so\u0302\u0301 đúng"}"#;
        report(&format!(r#","acknowledged":[{}]"#, list(n, |_| of_one.into())))
    }),
    ("explanations of unknown places", "assess", 1_500, |n| {
        report(&format!(r#","acknowledged":[{}]"#, list(n, |place| format!(r#"{{"code":"F11","at":"/{place}","reason":"e\u0301"}}"#))))
    }),
    ("figures of an explanation", "assess", 1_500, |n| {
        let figures = list(n, |place| if place % 2 == 0 { r#""drug_cases":1"# } else { r#""prev.none":1"# }.into());
        report(&format!(r#","acknowledged":[{{"code":"A701","reason":"a","figures":{{{figures}}}}}]"#))
    }),
    ("unknown members", "assess", 1_500, |n| report(&format!(",{}", list(n, |place| format!(r#""no{place}":1"#))))),
    ("one unknown member", "assess", 1_500, |n| report(&format!(",{}", list(n, |_| r#""no":1"#.into())))),
    ("a known member behind unknown ones", "assess", 1_500, |n| {
        report(&format!(",{}", list(n, |place| if place < n / 2 { format!(r#""no{place}":1"#) } else { r#""note":"""#.into() })))
    }),
    ("one figure", "assess", 1_500, |n| {
        format!(
            r#"{{"schema":"kh302.report/1","area":"19815","period":"2025","figures":{{{}}}}}"#,
            list(n, |_| r#""drug_cases":-1"#.into())
        )
    }),
    ("a figure that does not belong", "assess", 1_500, |n| {
        let figures = list(n, |_| r#""trafficking_lines":1"#.into());
        format!(r#"{{"schema":"kh302.report/1","area":"19815","period":"2025","figures":{{{figures}}}}}"#)
    }),
    ("addresses in a note", "assess", 2_000, |n| report(&format!(r#","note":"{}""#, list(n, |_| "a@b.vn".into())))),
    ("numbers in a note", "assess", 2_000, |n| report(&format!(r#","note":"{}""#, list(n, |_| "0900000001".into())))),
    ("marks on one letter", "assess", 4_000, |n| report(&format!(r#","note":"a{}""#, "\u{301}\u{323}".repeat(n)))),
    ("one report before", "assess", 400, |n| request(&format!(r#","previous":[{}]"#, list(n, |_| short("report", 19_815, "2024"))))),
    ("reports of other areas before", "assess", 400, |n| {
        request(&format!(r#","previous":[{}]"#, list(n, |place| short("report", place, "2024"))))
    }),
    ("one part", "assess", 400, |n| request(&format!(r#","parts":[{}]"#, list(n, |_| short("report", 19_815, "2025-Q1"))))),
    ("parts of other areas", "assess", 400, |n| request(&format!(r#","parts":[{}]"#, list(n, |place| short("report", place, "2025-Q1"))))),
    ("baselines", "assess", 400, |n| request(&format!(r#","baseline":[{}]"#, list(n, |place| short("report", place, "2023"))))),
    ("areas inside an unknown one", "assess", 400, |n| {
        let parts = list(n, |place| short("report", 10_000 + place, "2025"));
        format!(
            r#"{{"schema":"kh302.request/1","totals":{{"schema":"kh302.totals/1","area":"01","period":"2025","figures":{{}}}},"parts":[{parts}]}}"#
        )
    }),
    ("holidays that are no days", "assess", 1_500, |n| {
        request(&format!(r#","context":{{"holidays":[{}]}}"#, list(n, |_| r#""x""#.into())))
    }),
    ("one report in a roll-up", "rollup", 400, |n| {
        format!(r#"{{"schema":"kh302.rollup/1","area":"46","period":"2025","reports":[{}]}}"#, list(n, |_| short("report", 19_815, "2025")))
    }),
    ("reports of other areas in lines", "rollup", 400, |n| {
        let lines: String = (0..n).map(|place| short("report", place, "2025") + "\n").collect();
        format!("{{\"schema\":\"kh302.rollup/1\",\"area\":\"46\",\"period\":\"2025\"}}\n{lines}")
    }),
    ("baselines of a roll-up from the last to the first", "rollup", 400, |n| {
        let baseline = list(n, |place| short("report", 99_999 - place, "2023"));
        format!(r#"{{"schema":"kh302.rollup/1","area":"46","period":"2025","baseline":[{baseline}],"reports":[]}}"#)
    }),
    ("parts to combine", "combine", 400, |n| {
        let parts = list(n, |place| short("report", if place % 2 == 0 { 19_815 } else { place }, "2025-01"));
        format!(r#"{{"schema":"kh302.combine/1","area":"19815","period":"2025-Q1","parts":[{parts}]}}"#)
    }),
    ("reports on file", "corrections", 400, |n| {
        let on_file = list(n, |place| short("report", if place % 2 == 0 { 19_815 } else { place }, "2025-02"));
        format!(r#"{{"schema":"kh302.corrections/1","corrected":{},"on_file":[{on_file}]}}"#, short("report", 19_815, "2025-01"))
    }),
    ("units of a table", "areas", 200, |n| {
        let rows = list(n, |place| {
            format!(r#"{{"code":"{:05}","name_vi":"Xã {place}","kind":"xã","level":3,"parent_code":"46"}}"#, 10_000 + place)
        });
        let province = r#"{"code":"46","name_vi":"Huế","kind":"thành phố","level":1}"#;
        format!(r#"{{"schema":"kh302.areas/1","date":"2025-09-14","code":"46","context":{{"units":[{province},{rows}]}}}}"#)
    }),
];

#[test]
fn what_repeats_is_answered_in_a_time_that_follows_its_size() {
    let mut slow = Vec::new();
    for (name, of, count, text) in REPEATING {
        let texts = [text(*count), text(count * TIMES)];
        let [short, long] = texts.each_ref().map(|text| time(|| drop(black_box(call(of, text)))));
        assert!(!call(of, &texts[1]).contains("\"kh302.error/1\""), "{name}: {}", call(of, &texts[1]));
        if long > short * MOST {
            slow.push(format!("{name}: {short:?} for {} bytes, {long:?} for {}", texts[0].len(), texts[1].len()));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn an_answer_has_a_bound() {
    // A thousand findings at other places than figures, with the figures and the rest of an assessment.
    const LONGEST: usize = 1_000_000;
    for (name, of, count, text) in REPEATING {
        let (few, many) = (call(of, &text(*count)), call(of, &text(count * TIMES)));
        assert!(many.len() < LONGEST || many.len() < few.len() * 2, "{name}: {} bytes, {} bytes", few.len(), many.len());
    }
}

#[test]
fn what_is_not_named_is_counted() {
    let answer = |text: &str| serde_json::from_str::<Value>(&call("assess", text)).unwrap();
    let of = |answer: &Value, code: &str| -> (usize, Vec<Value>) {
        let all: Vec<Value> = answer["findings"].as_array().unwrap().iter().filter(|one| one["code"] == code).cloned().collect();
        let (counting, named): (Vec<Value>, Vec<Value>) = all.into_iter().partition(|one| one["count"].is_u64());
        (named.len(), counting)
    };
    let note = answer(&report(&format!(r#","note":"{}""#, list(1_234, |_| "a@b.vn".into()))));
    let (named, counting) = of(&note, "F09");
    assert_eq!((named, counting.len(), &counting[0]["count"], &counting[0]["at"]), (1_000, 1, &json!(234), &json!("")));
    assert_eq!((&counting[0]["blocks"], &note["can_submit"]), (&json!("submit"), &json!(false)));
    assert!(counting[0]["message"].as_str().unwrap().contains("234"), "{}", counting[0]);
    // What a document has once is named whatever repeats beside it, and each kind is counted by itself.
    let several = answer(&report(&format!(
        r#","declared_level":"?","acknowledged":[{}],{}"#,
        list(600, |_| "{}".into()),
        list(600, |place| format!(r#""no{place}":1"#))
    )));
    assert_eq!(of(&several, "F12").0, 1);
    let ((unknown, more_unknown), (unexplained, more_unexplained)) = (of(&several, "F04"), of(&several, "F13"));
    let counted = |counting: &[Value]| counting.iter().map(|one| one["count"].as_u64().unwrap()).sum::<u64>();
    assert_eq!((unknown + unexplained, unknown as u64 + counted(&more_unknown)), (1_000, 600));
    assert_eq!(unexplained as u64 + counted(&more_unexplained), 600);
}

#[test]
fn a_keystroke_is_quick_whatever_the_document_holds() {
    let field: Field = "population".parse().unwrap();
    let forms: [fn(usize) -> String; 3] = [
        |n| report(&format!(r#","acknowledged":[{}]"#, list(n, |place| format!(r#"{{"code":"A103","at":"/{place}","reason":"a"}}"#)))),
        |n| report(&format!(",{}", list(n, |place| format!(r#""no{place}":1"#)))),
        |n| request(&format!(r#","previous":[{}]"#, list(n, |place| short("report", place, "2024")))),
    ];
    for text in forms {
        let texts = [text(1_000), text(1_000 * TIMES)];
        let [short, long] = texts.each_ref().map(|text| time(|| drop(black_box(Session::open(text).unwrap()))));
        assert!(long < short * MOST, "opened in {short:?} and {long:?}");
        let [short, long] = texts.each_ref().map(|text| {
            let mut form = Session::open(text).unwrap();
            time(|| (0..200).for_each(|number| assert!(black_box(form.set(field, &number.to_string())).len() < 100)))
        });
        assert!(long < short * MOST, "200 keystrokes in {short:?} and {long:?}");
    }
}
