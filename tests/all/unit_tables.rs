//! Tests loaded tables of units: which are read, and the messages for wrong ones.

use kh302::area::{AreaLevel, Existence, NotComparable, RowAt, UnitsError};
use kh302::law::HUE;
use kh302::{AreaCode, Date, Text, Units};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

const CSV: &str = include_str!("../../core/data/hue_units.csv");
const COLUMNS: &str = "code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,population,confidence";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

/// A small table: two communes merge on 2025-07-01, and the new one takes the code of one of them.
const SMALL: [&str; 4] = [
    "48,,,Thành phố Đà Nẵng,thành phố,1,,,,,,,,,,",
    "20194,,2025-06-30,Phường Hòa Hiệp Bắc,phường,3,48,,20197,,,,,,,",
    "20197,,2025-06-30,Phường Hòa Hiệp Nam,phường,3,48,,20197,,,,,,,",
    "20197,2025-07-01,,Phường Hải Vân,phường,3,48,20194;20197,,,,,,,,",
];

fn table(rows: &[&str]) -> String {
    [COLUMNS].into_iter().chain(rows.iter().copied()).map(|row| format!("{row}\n")).collect()
}

/// Returns the small table with one row replaced.
fn with(row: usize, text: &str) -> Result<Units<'static>, UnitsError> {
    let mut rows = SMALL;
    rows[row] = text;
    Units::from_csv(&table(&rows))
}

/// Returns the message for a table that is refused.
fn refused(result: Result<Units<'static>, UnitsError>) -> String {
    result.unwrap_err().to_string()
}

/// Returns the rows of a CSV text without quotes as JSON objects.
fn as_json(csv: &str) -> Vec<Value> {
    let columns: Vec<_> = COLUMNS.split(',').collect();
    let rows = csv.lines().skip(1).map(|line| columns.iter().copied().zip(line.split(',')));
    rows.map(|row| Value::Object(row.map(|(column, cell)| (column.to_owned(), json!(cell))).collect())).collect()
}

#[test]
fn the_same_content_is_the_same_table_however_it_is_written() {
    let same = |text: &str| assert_eq!(Units::from_csv(text).unwrap().to_csv(), CSV);
    same(CSV);
    same(&format!("\u{FEFF}{}", CSV.replace('\n', "\r\n")));
    same(&CSV.nfd().collect::<String>());
    same(CSV.trim_end());

    let quoted = |line: &str| line.split(',').map(|cell| format!("\"{cell}\"")).rev().collect::<Vec<_>>().join(",");
    let (header, rows) = CSV.split_once('\n').unwrap();
    let backwards: Vec<_> = rows.lines().rev().map(quoted).collect();
    same(&format!("{}\n\n{}", quoted(header), backwards.join("\n")));

    assert_eq!(Units::from_json(&json!(as_json(CSV)).to_string()).unwrap().to_csv(), CSV);

    let listed = with(3, "20197,2025-07-01,,Phường Hải Vân,phường,3,48,20197; 20194;20197,,,,,,,,").unwrap();
    assert_eq!(listed.to_csv(), table(&SMALL));
}

#[test]
fn json_may_leave_out_what_is_empty_and_write_numbers_and_lists() {
    let mut rows = as_json(CSV);
    for row in &mut rows {
        let members = row.as_object_mut().unwrap();
        members.retain(|column, cell| *cell != "" || column == "alias");
        for (column, cell) in members {
            let text = cell.as_str().unwrap().to_owned();
            match column.as_str() {
                "level" | "population" => *cell = json!(text.parse::<u64>().unwrap()),
                "area_km2" => *cell = json!(text.parse::<f64>().unwrap()),
                "predecessor_codes" | "successor_codes" => *cell = json!(text.split(';').collect::<Vec<_>>()),
                "alias" if text.is_empty() => *cell = Value::Null,
                _ => {}
            }
        }
    }
    assert_eq!(Units::from_json(&json!(rows).to_string()).unwrap().to_csv(), CSV);
}

#[test]
fn a_loaded_table_answers_as_the_built_in_one_does() {
    let units = Units::from_csv(&table(&SMALL)).unwrap();
    let (before, after) = (day("2025-06-30"), day("2025-07-01"));
    let merged = units.commune_on(code("20197"), after).unit().unwrap();
    let names = |units: &[kh302::area::Unit<'_>]| units.iter().map(|unit| unit.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&merged.comparable_predecessors_on(before).unwrap()), ["Phường Hòa Hiệp Bắc", "Phường Hòa Hiệp Nam"]);
    assert_eq!(units.commune_on(code("20194"), after), Existence::DoesNotExist);
    assert_eq!(units.commune_on(code("19815"), after), Existence::NotCovered);
    assert_eq!(units.search("hoà hiệp", Default::default()).count(), 2);
}

#[test]
fn cells_with_commas_and_quotes_come_back() {
    let text = table(&["48,,,\"Thành phố \"\"Đà Nẵng\"\", miền Trung\",thành phố,1,,,,,\"a, b\",,,1284.70,0,"]);
    let units = Units::from_csv(&text).unwrap();
    let unit = units.iter().next().unwrap();
    assert_eq!((unit.name(), unit.act_start()), ("Thành phố \"Đà Nẵng\", miền Trung", Some("a, b")));
    assert_eq!((unit.area_km2(), unit.population(), unit.act_end()), (Some("1284.7"), Some(0), None));
    assert_eq!(units.to_csv(), text.replace("1284.70", "1284.7"));
}

#[test]
fn a_table_is_covered_from_the_first_day_on_which_it_has_all_its_levels() {
    let first = |rows: &[&str]| Units::from_csv(&table(rows)).unwrap().covered_from().to_string();
    assert_eq!(first(&SMALL), "2021-07-01");
    assert_eq!(first(&SMALL[..1]), "2021-07-01");
    assert_eq!(first(&["48,2010-01-01,,Đà Nẵng,tỉnh,1,,,,,,,,,,"]), "2021-07-01");
    // A table of the present units only has no earlier days and no predecessors.
    let today = [SMALL[0], SMALL[3]];
    assert_eq!(first(&today), "2025-07-01");
    let units = Units::from_csv(&table(&today)).unwrap();
    assert_eq!(units.commune_on(code("20197"), day("2025-06-30")), Existence::NotCovered);
    assert!(units.level_on(AreaLevel::Commune, day("2025-06-30")).is_none());
    let unit = units.commune_on(code("20197"), day("2025-07-01")).unit().unwrap();
    assert_eq!(unit.comparable_predecessors_on(day("2025-06-30")), Err(NotComparable::Lost(vec![unit])));
}

/// A is divided between B and C, then C and D merge into E: two reorganisations, one of them partial.
#[test]
fn splits_are_found_through_several_reorganisations() {
    let units = Units::from_csv(&table(&[
        "48,,,Đà Nẵng,thành phố,1,,,,,,,,,,",
        "00001,,2022-12-31,Xã A,xã,3,48,,00002;00003,partial,,,,,,",
        "00002,2023-01-01,,Xã B,xã,3,48,00001,,,,,,,,",
        "00003,2023-01-01,2024-12-31,Xã C,xã,3,48,00001,00005,,,,,,,",
        "00004,,2024-12-31,Xã D,xã,3,48,,00005,,,,,,,",
        "00005,2025-01-01,,Xã E,xã,3,48,00003;00004,,,,,,,,",
    ]))
    .unwrap();
    let unit = |text: &str, on: &str| units.on(code(text), day(on)).unit().unwrap();
    let (start, end) = ("2022-01-01", "2026-01-01");
    let (a, b, c, d, e) = (unit("00001", start), unit("00002", end), unit("00003", "2024-01-01"), unit("00004", start), unit("00005", end));

    assert_eq!(a.lineage_on(day(end)).units, [b, e]);
    assert_eq!(a.lineage_on(day(end)).split, [a]);
    assert_eq!(e.lineage_on(day(start)).units, [a, d]);
    assert_eq!(e.comparable_predecessors_on(day(start)), Err(NotComparable::Split(vec![a])));
    // No unit is divided between these two days.
    assert_eq!(e.comparable_predecessors_on(day("2024-06-30")), Ok(vec![c, d]));
    assert_eq!(d.lineage_on(day(end)).units, [e]);
    assert!(!d.lineage_on(day(end)).is_partial());
}

#[test]
fn columns_and_cells_that_do_not_fit_are_named() {
    let without = |column: &str| COLUMNS.replace(&format!(",{column}"), "");
    assert_eq!(
        Units::from_csv(&without("parent_code")).unwrap_err(),
        UnitsError::MissingColumn { at: RowAt::Line(1), column: "parent_code" }
    );
    assert_eq!(refused(Units::from_csv(&without("alias"))), format!("line 1: column `alias` is missing; the columns are `{COLUMNS}`"));
    assert_eq!(
        refused(Units::from_csv(&COLUMNS.replace("alias", "note"))),
        format!("line 1: there is no column `note`; remove it or correct its name: the columns are `{COLUMNS}`")
    );
    assert_eq!(refused(Units::from_csv(&COLUMNS.replace("alias", "split"))), "line 1: column `split` appears twice; remove one");
    let no_rows = "the table has no rows; write one for each unit below the names of the columns";
    assert_eq!([refused(Units::from_csv("")), refused(Units::from_csv(COLUMNS))], [no_rows; 2]);
    assert_eq!(refused(Units::from_json("[]")), no_rows);
    assert_eq!(
        refused(with(1, "20194,,")),
        "line 3: 3 cells in a table of 16 columns; write a cell for each column, even if empty, and put cells with a comma in quotes"
    );
    assert_eq!(
        refused(with(1, "20194,,,\"Xã,,,,,,,,,,,,")),
        "line 3: a quotation mark is not closed, or text stands outside the quotes; put the cell in quotes and double those inside it"
    );
}

#[test]
fn values_that_do_not_fit_are_named_with_their_repair() {
    assert_eq!(
        refused(with(1, "2194,,,Xã,xã,3,48,,,,,,,,,")),
        "line 3, code `2194`, column `code`: `2194` is not an area code: 5 digits for a commune, 3 for a district, 2 for a province"
    );
    assert_eq!(
        refused(with(1, "20194,,,Xã,xã,3,4,,,,,,,,,")),
        "line 3, code `20194`, column `parent_code`: `4` is not an area code: 5 digits for a commune, 3 for a district, 2 for a province"
    );
    assert_eq!(
        refused(with(3, "20197,2025-07-01,,Xã,xã,3,48,20194|20197,,,,,,,,")),
        "line 5, code `20197`, column `predecessor_codes`: `20194|20197` is not an area code: 5 digits for a commune, 3 for a district, 2 for a province"
    );
    assert_eq!(
        refused(with(1, "20194,1/7/2025,,Xã,xã,3,48,,,,,,,,,")),
        "line 3, code `20194`, column `valid_from`: `1/7/2025` is not a date; write year, month and day as `2025-12-14`"
    );
    assert_eq!(
        refused(with(1, "20194,,2025-06-31,Xã,xã,3,48,,20197,,,,,,,")),
        "line 3, code `20194`, column `valid_to`: `2025-06-31` is not a day of the calendar; years run from 0001 to 9999, months from 01 to 12, days from 01 to the month's last"
    );
    let cases = [
        ("20194,,,,xã,3,48,,,,,,,,,", "`name_vi`: `` is not valid; write the full name, such as `Phường An Cựu`"),
        (
            "20194,,,Xã,làng,3,48,,,,,,,,,",
            "`kind`: `làng` is not valid; write `phường`, `xã`, `thị trấn` or `đặc khu` for a code of five digits",
        ),
        (
            "20194,,,Xã,quận,3,48,,,,,,,,,",
            "`kind`: `quận` is not valid; write `phường`, `xã`, `thị trấn` or `đặc khu` for a code of five digits",
        ),
        ("20194,,,Xã,xã,2,48,,,,,,,,,", "`level`: `2` is not valid; write 1 for a code of two digits, 2 for three, 3 for five"),
        (
            "20194,,,Xã,xã,3,,,,,,,,,,",
            "`parent_code`: `` is not valid; write the code of the unit directly above; leave it empty for a province",
        ),
        (
            "20194,,,Xã,xã,3,20197,,,,,,,,,",
            "`parent_code`: `20197` is not valid; write the code of the unit directly above; leave it empty for a province",
        ),
        (
            "20194,,2025-06-30,Xã,xã,3,48,,20197,partial,,,,,,",
            "`split`: `partial` is not valid; write `partial` if there is more than one successor, otherwise nothing",
        ),
        (
            "20194,,2025-06-30,Xã,xã,3,48,,20197;20198,,,,,,,",
            "`split`: `` is not valid; write `partial` if there is more than one successor, otherwise nothing",
        ),
        (
            "20194,,,Xã,xã,3,48,,20197,,,,,,,",
            "`successor_codes`: `20197` is not valid; write the unit's last day in `valid_to`, or leave this empty while the unit exists",
        ),
        (
            "20194,,,Xã,xã,3,48,,,,,,,\"10,38\",,",
            "`area_km2`: `10,38` is not valid; write a number such as `16.71`, without a unit or separators",
        ),
        ("20194,,,Xã,xã,3,48,,,,,,,10.,,", "`area_km2`: `10.` is not valid; write a number such as `16.71`, without a unit or separators"),
        (
            "20194,,,Xã,xã,3,48,,,,,,,,55.305,",
            "`population`: `55.305` is not valid; write a whole number such as `55305`, without separators",
        ),
        (
            "20194,,,Xã,xã,3,48,,,,,,,,055305,",
            "`population`: `055305` is not valid; write a whole number such as `55305`, without separators",
        ),
        ("20194,,,\"Xã\n\",xã,3,48,,,,,,,,,", "`name_vi`: `Xã\u{FFFD}` is not valid; write it on one line, without tabs"),
        ("20194,,,Xã,xã,3,48,,,,a\tb,,,,,", "`act_start`: `a\u{FFFD}b` is not valid; write it on one line, without tabs"),
    ];
    for (row, message) in cases {
        assert_eq!(refused(with(1, row)), format!("line 3, code `20194`, column {message}"));
    }
    let many: Vec<_> = (0..256).map(|number| format!("{number:05}")).collect();
    let error = with(1, &format!("20194,,2025-06-30,Xã,xã,3,48,,{},partial,,,,,,", many.join(";"))).unwrap_err();
    assert!(matches!(error, UnitsError::Cell { column: "successor_codes", repair: Text { en: "name at most 255 units", .. }, .. }));
}

#[test]
fn units_that_contradict_each_other_are_named_with_their_repair() {
    assert_eq!(
        refused(with(1, "20194,2025-07-01,2025-06-30,Xã,xã,3,48,,20197,,,,,,,")),
        "line 3, code `20194`, column `valid_to`: the unit ends on 2025-06-30, before it begins on 2025-07-01; correct one of the two days"
    );
    assert_eq!(
        refused(with(1, SMALL[3])),
        "line 5, code `20197`, column `valid_from`: code and first day are the same as in line 3; remove one of the rows or correct its first day"
    );
    assert_eq!(
        refused(with(1, SMALL[2])),
        "line 4, code `20197`, column `valid_from`: code and first day are the same as in line 3; remove one of the rows or correct its first day"
    );
    assert_eq!(
        refused(with(2, "20197,,2025-07-01,Phường Hòa Hiệp Nam,phường,3,48,,,,,,,,,")),
        "line 5, code `20197`, column `valid_from`: line 4 also has this code on 2025-07-01; end that unit on the day before"
    );
    assert_eq!(
        refused(with(0, "49,,,Quảng Nam,tỉnh,1,,,,,,,,,,")),
        "line 3, code `20194`, column `parent_code`: `48` does not exist on 2021-07-01; correct the code, or the row or dates of `48`"
    );
    assert_eq!(
        refused(with(0, "48,,2026-12-31,Đà Nẵng,tỉnh,1,,,,,,,,,,")),
        "line 5, code `20197`, column `parent_code`: `48` does not exist on 2027-01-01; correct the code, or the row or dates of `48`"
    );
    assert_eq!(
        refused(with(3, "20197,2025-07-01,,Phường Hải Vân,phường,3,48,20194;20197;20200,,,,,,,,")),
        "line 5, code `20197`, column `predecessor_codes`: `20200` does not exist on 2025-06-30, the day before; correct the code, or the row or dates of `20200`"
    );
    // The table does not have what was before its first day.
    assert!(with(1, "20194,2021-07-01,2025-06-30,Xã,xã,3,48,20200,20197,,,,,,,").is_ok());
    assert_eq!(
        refused(with(1, "20194,2021-07-02,2025-06-30,Xã,xã,3,48,20200,20197,,,,,,,")),
        "line 3, code `20194`, column `predecessor_codes`: `20200` does not exist on 2021-07-01, the day before; correct the code, or the row or dates of `20200`"
    );
    assert_eq!(
        refused(with(1, "20194,,2021-06-30,Xã,xã,3,48,,20200,,,,,,,")),
        "line 3, code `20194`, column `successor_codes`: `20200` does not exist on 2021-07-01, the next day; correct the code, or the row or dates of `20200`"
    );
    assert_eq!(
        refused(with(1, "20194,,2025-06-30,Xã,xã,3,48,,20200,,,,,,,")),
        "line 3, code `20194`, column `successor_codes`: `20200` does not exist on 2025-07-01, the next day; correct the code, or the row or dates of `20200`"
    );
    assert_eq!(
        refused(with(1, "20194,,2025-05-31,Xã,xã,3,48,,20197,,,,,,,")),
        "line 3, code `20194`, column `successor_codes`: `20197` does not begin on 2025-06-01 with `20194` as a predecessor; begin a row on that day and add `20194` to its `predecessor_codes`, or remove `20197` here"
    );
    assert_eq!(
        refused(with(1, "20194,,2025-06-30,Xã,xã,3,48,,,,,,,,,")),
        "line 5, code `20197`, column `predecessor_codes`: `20194` does not end on 2025-06-30 with `20197` as a successor; end that row on that day and add `20197` to its `successor_codes`, or remove `20194` here"
    );
}

/// Refuses land that comes to a unit, or leaves it, while its row continues, because the predecessors of the unit would miss it.
#[test]
fn a_unit_whose_land_changes_needs_a_new_row() {
    let absorbed_by_one_that_goes_on = [
        SMALL[0],
        "00001,,2022-12-31,Xã A,xã,3,48,,00001;00002,partial,,,,,,",
        "00001,2023-01-01,2024-12-31,Xã A,xã,3,48,00001,00002,,,,,,,",
        "00002,2023-01-01,,Xã B,xã,3,48,00001,,,,,,,,",
    ];
    assert_eq!(
        Units::from_csv(&table(&absorbed_by_one_that_goes_on)).unwrap_err(),
        UnitsError::SuccessorDisagrees { at: RowAt::Line(4), code: code("00001"), successor: code("00002"), day: day("2025-01-01") }
    );
    let made_of_one_that_goes_on = [
        SMALL[0],
        "00001,,2024-12-31,Xã A,xã,3,48,,00002,,,,,,,",
        "00002,2023-01-01,2024-12-31,Xã B,xã,3,48,00001,00002,,,,,,,",
        "00002,2025-01-01,,Xã B,xã,3,48,00001;00002,,,,,,,,",
    ];
    assert_eq!(
        Units::from_csv(&table(&made_of_one_that_goes_on)).unwrap_err(),
        UnitsError::PredecessorDisagrees { at: RowAt::Line(4), code: code("00002"), predecessor: code("00001"), day: day("2022-12-31") }
    );
}

#[test]
fn json_that_does_not_fit_is_named_by_its_row() {
    let row = |members: Value| {
        let mut row = json!({ "code": "48", "name_vi": "Đà Nẵng", "kind": "tỉnh", "level": 1 });
        row.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        refused(Units::from_json(&json!([row]).to_string()))
    };
    let cases = [
        (json!({ "code": 48 }), "`48`, column `code`: `48` is not valid; write it in quotes"),
        (json!({ "valid_from": true }), "`48`, column `valid_from`: `true` is not valid; write a text in quotes"),
        (
            json!({ "valid_from": "2025-02-29" }),
            "`48`, column `valid_from`: `2025-02-29` is not a day of the calendar; years run from 0001 to 9999, months from 01 to 12, days from 01 to the month's last",
        ),
        (json!({ "predecessor_codes": [48] }), "`48`, column `predecessor_codes`: `[48]` is not valid; write each code in quotes"),
        (
            json!({ "population": -1 }),
            "`48`, column `population`: `-1` is not valid; write a whole number such as `55305`, without separators",
        ),
        (
            json!({ "area_km2": 1e300 }),
            "`48`, column `area_km2`: `1e+300` is not valid; write a number such as `16.71`, without a unit or separators",
        ),
    ];
    for (members, message) in cases {
        assert_eq!(row(members), format!("row 1, code {message}"));
    }
    assert_eq!(
        row(json!({ "note": "" })),
        format!("row 1: there is no column `note`; remove it or correct its name: the columns are `{COLUMNS}`")
    );
    assert_eq!(Units::from_json("[{}]").unwrap_err(), UnitsError::MissingColumn { at: RowAt::Row(1), column: "code" });
    assert_eq!(
        Units::from_json(r#"[{"code": "48", "code": "49"}]"#).unwrap_err(),
        UnitsError::DoubledColumn { at: RowAt::Row(1), column: "code" }
    );
    for bad in ["", "{", "{}", "[1]", "[{}] []", &"[".repeat(100_000)] {
        let message = refused(Units::from_json(bad));
        assert!(message.starts_with("the table is not a JSON list of rows ("), "{message}");
        assert!(!message.contains("struct") && !message.contains("Members"), "{message}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_table_or_an_error(text in ".*", rows in "[0-9a-zà-ỹ,;\"\n\r-]*") {
        let _ = Units::from_csv(&text);
        let _ = Units::from_json(&text);
        let _ = Units::from_csv(&format!("{COLUMNS}\n{rows}"));
    }

    /// A table with one cell replaced by another is refused, or it can be written and read again and each unit is a successor of its
    /// predecessors.
    #[test]
    fn a_table_with_a_stray_cell_is_refused_or_sound(from in 0_usize..231, to in 0_usize..231, source in 0_usize..16, column in 0_usize..16) {
        let mut rows: Vec<Vec<&str>> = CSV.lines().skip(1).map(|line| line.split(',').collect()).collect();
        rows[to][column] = rows[from][source];
        let rows: Vec<_> = rows.iter().map(|row| row.join(",")).collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        if let Ok(units) = Units::from_csv(&table(&rows)) {
            let canonical = units.to_csv();
            prop_assert_eq!(Units::from_csv(&canonical).unwrap().to_csv(), canonical);
            let (then, now) = (day("2023-10-06"), day("2026-11-23"));
            for unit in units.iter().filter(|unit| unit.exists_on(now)) {
                for earlier in unit.lineage_on(then).units {
                    prop_assert!(earlier.lineage_on(now).units.contains(&unit));
                }
            }
        }
    }

    /// A unit is among the successors of each of its predecessors, for any two days.
    #[test]
    fn predecessors_and_successors_are_each_others(one in 0_i64..2000, other in 0_i64..2000, level in 0_usize..3) {
        let first = HUE.covered_from();
        let (then, now) = (first.plus_days(one.min(other)).unwrap(), first.plus_days(one.max(other)).unwrap());
        let level = AreaLevel::ALL[level];
        for unit in HUE.level_on(level, now).unwrap() {
            for earlier in unit.lineage_on(then).units {
                prop_assert!(earlier.exists_on(then) && earlier.lineage_on(now).units.contains(&unit));
            }
        }
        for unit in HUE.level_on(level, then).unwrap() {
            for later in unit.lineage_on(now).units {
                prop_assert!(later.exists_on(now) && later.lineage_on(then).units.contains(&unit));
            }
        }
    }
}
