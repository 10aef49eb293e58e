//! Đính chính: tests which reports on file a corrected one affects, by examples computed by hand.

use kh302::call;
use serde_json::{Value, json};

fn report(area: &str, period: &str, figures: Value) -> Value {
    json!({ "schema": "kh302.report/1", "area": area, "period": period, "figures": figures })
}

fn ask(corrected: &Value, on_file: &[Value]) -> Value {
    let question = json!({ "schema": "kh302.corrections/1", "corrected": corrected, "on_file": on_file });
    serde_json::from_str(&call("corrections", &question.to_string())).unwrap()
}

/// Returns every change of every affected report: period, figure, from, to, and whether it is certain.
fn changes(answer: &Value) -> Vec<(String, String, Value, Value, bool)> {
    let touched = answer["touched"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let of = |touched: &Value| {
        let period = format!("{} {}", touched["area"].as_str().unwrap(), touched["period"]["id"].as_str().unwrap());
        let change = |change: &Value| {
            let at = change["at"].as_str().unwrap().to_string();
            (period.clone(), at, change["from"].clone(), change["to"].clone(), change["certain"] == true)
        };
        touched["changes"].as_array().unwrap().iter().map(change).collect::<Vec<_>>()
    };
    touched.iter().flat_map(of).collect()
}

fn stock(opening: u64, added: u64, removed: u64) -> Value {
    json!({ "use_points_opening": opening, "use_points_detected": added, "use_points_eliminated": removed, "use_points_delisted": 0,
            "use_points": opening + added - removed })
}

/// One more place was found in July, so that the closings of July and of all later months were one too low.
#[test]
fn a_corrected_month_touches_the_next_the_longer_ones_and_the_totals() {
    let mut corrected = report("19815", "2025-07", stock(1, 3, 0));
    corrected["revision"] = json!(1);
    let province = |period: &str, figures: Value| json!({ "schema": "kh302.totals/1", "area": "46", "period": period, "figures": figures });
    let on_file = [
        report("19815", "2025-06", stock(0, 1, 0)),
        report("19815", "2025-07", stock(1, 2, 0)),
        report("19815", "2025-08", stock(3, 0, 1)),
        report("19815", "2025-09", stock(2, 0, 0)),
        report("19815", "2025-Q3", stock(1, 2, 1)),
        report("19815", "2025-H2", stock(1, 2, 1)),
        report("19815", "2025", stock(0, 3, 1)),
        report("19804", "2025-08", stock(9, 9, 9)),
        province("2025-07", stock(10, 20, 5)),
        province("2025-08", stock(25, 0, 1)),
        province("2025", stock(4, 44, 40)),
    ];
    let answer = ask(&corrected, &on_file);
    assert_eq!(answer["schema"], "kh302.corrections/1", "{answer}");
    let own: Vec<_> =
        answer["changes"].as_array().unwrap().iter().map(|of| (of["at"].clone(), of["from"].clone(), of["to"].clone())).collect();
    assert_eq!(own, [(json!("use_points_detected"), json!(2), json!(3)), (json!("use_points"), json!(3), json!(4))]);
    let one = |period: &str, at: &str, from: u64, to: u64| (period.to_string(), at.to_string(), json!(from), json!(to), true);
    assert_eq!(
        changes(&answer),
        [
            // Only the flow changes in longer periods that begin in June or earlier, or end in September or later.
            one("19815 2025", "use_points_detected", 3, 4),
            one("19815 2025-Q3", "use_points_detected", 2, 3),
            one("19815 2025-H2", "use_points_detected", 2, 3),
            one("19815 2025-08", "use_points_opening", 3, 4),
            one("46 2025", "use_points_detected", 44, 45),
            one("46 2025-07", "use_points_detected", 20, 21),
            one("46 2025-07", "use_points", 25, 26),
            one("46 2025-08", "use_points_opening", 25, 26),
        ]
    );
    // With only the new opening the balance of August fails, so its closing must change too, and so on.
    let august = answer["touched"].as_array().unwrap().iter().find(|of| of["period"]["id"] == "2025-08" && of["area"] == "19815").unwrap();
    assert_eq!((&august["link"], &august["breaks"]), (&json!("next"), &json!(["A601"])));
    assert_eq!(
        august["message"],
        "Phường An Cựu, tháng 8 năm 2025: báo cáo kỳ sau, số liệu đầu kỳ thay đổi theo. Nếu chỉ sửa các chỉ tiêu này thì chưa khớp (quy tắc A601); cần sửa thêm chỉ tiêu khác."
    );
    assert_eq!(
        august["changes"][0]["message"],
        "“Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – đầu kỳ”: đang ghi 3, cần sửa thành 4."
    );
    assert_eq!(august["changes"][0]["code"], "P601");
}

/// The quarter may have fewer people than the sum, because one person can be counted in two months; the correction keeps that difference.
#[test]
fn a_flow_of_people_is_reported_as_possible() {
    let month = |period: &str, arrests: u64| report("19815", period, json!({ "drug_arrests": arrests }));
    let on_file = [month("2025-07", 4), month("2025-08", 5), month("2025-09", 0), report("19815", "2025-Q3", json!({ "drug_arrests": 8 }))];
    let answer = ask(&month("2025-07", 6), &on_file);
    assert_eq!(changes(&answer), [("19815 2025-Q3".into(), "drug_arrests".into(), json!(8), json!(10), false)]);
}

/// The closing of the quarter is that of its last month, its opening that of its first.
#[test]
fn the_last_month_closes_the_quarter_and_the_first_opens_it() {
    let quarter = report("19815", "2025-Q3", stock(1, 2, 1));
    let last = ask(&report("19815", "2025-09", stock(2, 1, 0)), &[report("19815", "2025-09", stock(2, 0, 0)), quarter.clone()]);
    let moved: Vec<_> = changes(&last).into_iter().map(|(_, at, from, to, _)| (at, from, to)).collect();
    assert_eq!(moved, [("use_points_detected".into(), json!(2), json!(3)), ("use_points".into(), json!(2), json!(3))]);
    let first = ask(&report("19815", "2025-07", stock(2, 2, 0)), &[report("19815", "2025-07", stock(1, 3, 0)), quarter]);
    let moved: Vec<_> = changes(&first).into_iter().map(|(_, at, from, to, _)| (at, from, to)).collect();
    assert_eq!(moved, [("use_points_opening".into(), json!(1), json!(2)), ("use_points_detected".into(), json!(2), json!(1))]);
}

/// Three wards merged into one on 2025-07-01: the opening of the new ward is the sum of the three closings.
#[test]
fn a_correction_before_a_merger_touches_the_merged_commune() {
    let june = |area: &str, close: u64| report(area, "2025-06", json!({ "drug_dependent": close }));
    let an_cuu = "19815";
    let day = "2025-06-14".parse().unwrap();
    let merged = kh302::law::HUE.on(an_cuu.parse().unwrap(), "2025-07-14".parse().unwrap()).unit().unwrap();
    let before: Vec<String> = merged.lineage_on(day).units.iter().map(|unit| unit.code().to_string()).collect();
    assert!(before.len() == 3 && before.contains(&an_cuu.to_string()), "{before:?}");
    let next = report(an_cuu, "2025-07", json!({ "drug_dependent_opening": 60 }));
    let mut on_file: Vec<Value> = before.iter().map(|code| june(code, 20)).collect();
    on_file.push(next.clone());
    let answer = ask(&june(&before[1], 23), &on_file);
    assert_eq!(changes(&answer), [(format!("{an_cuu} 2025-07"), "drug_dependent_opening".into(), json!(60), json!(63), true)]);
    // Computes nothing without the other two wards and the replaced report.
    let answer = ask(&june(&before[1], 23), &[next]);
    assert_eq!(changes(&answer), [(format!("{an_cuu} 2025-07"), "drug_dependent_opening".into(), json!(60), Value::Null, true)]);
    assert_eq!(answer["replaces"], false);
}

#[test]
fn the_level_is_reported_where_it_changes() {
    let year = |using: u64| {
        report("19815", "2025", json!({ "population": 1000, "drug_dependent": 0, "drug_using": using, "use_points": 2, "drug_arrests": 1 }))
    };
    let answer = ask(&year(5), &[year(0)]);
    assert_eq!(answer["level"]["to"], "type_i", "{answer}");
}

#[test]
fn questions_are_read_strictly() {
    let error = |text: &str| -> Value { serde_json::from_str(&call("corrections", text)).unwrap() };
    let answer = error(r#"{"schema": "kh302.corrections/1", "locale": "en", "filed": []}"#);
    assert_eq!((&answer["error"]["code"], &answer["error"]["at"]), (&json!("unknown_member"), &json!("/filed")));
    let answer = error(r#"{"schema": "kh302.corrections/1", "on_file": []}"#);
    assert_eq!((&answer["error"]["code"], &answer["error"]["at"]), (&json!("missing_member"), &json!("/corrected")));
}
