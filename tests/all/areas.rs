//! Tests the administrative units of Huế: the built-in table, and the answers from it.

use kh302::area::{AreaLevel, Diacritics, Existence, NotComparable, Unit, UnitKind};
use kh302::law::HUE;
use kh302::{AreaCode, Date};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

const CSV: &str = include_str!("../../core/data/hue_units.csv");
const FIRST_DAY: &str = "2021-07-01";
const BASELINE: &str = "2023-10-06";
const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

/// Returns every day of the table, until the end of the year in which it was made.
fn days() -> impl Iterator<Item = Date> {
    std::iter::successors(Some(day(FIRST_DAY)), |day| day.next_day()).take_while(|day| day.year() < 2027)
}

fn communes(text: &str) -> Vec<Unit<'static>> {
    HUE.level_on(AreaLevel::Commune, day(text)).unwrap().collect()
}

fn unit(text: &str, on: &str) -> Unit<'static> {
    HUE.on(code(text), day(on)).unit().unwrap()
}

fn names(units: &[Unit<'_>]) -> Vec<String> {
    units.iter().map(ToString::to_string).collect()
}

/// Reads the file a second time without the library: code, first and last day, parent, predecessors, successors.
fn rows() -> Vec<[&'static str; 6]> {
    let cells = |line: &'static str| line.split(',').collect::<Vec<_>>();
    CSV.lines().skip(1).map(cells).map(|row| [row[0], row[1], row[2], row[6], row[7], row[8]]).collect()
}

/// Returns the rows of a code in force on a day. Dates in the form year-month-day sort as texts.
fn holders<'r>(rows: &'r [[&'static str; 6]], code: &str, day: &str) -> Vec<&'r [&'static str; 6]> {
    rows.iter().filter(|[c, from, to, ..]| *c == code && *from <= day && (to.is_empty() || day <= *to)).collect()
}

#[test]
fn there_were_141_then_133_then_40_communes() {
    assert_eq!([FIRST_DAY, BASELINE, "2024-12-31"].map(|day| communes(day).len()), [141; 3]);
    assert_eq!(["2025-01-01", "2025-06-30"].map(|day| communes(day).len()), [133; 2]);
    assert_eq!(["2025-07-01", TODAY, "9999-12-31"].map(|day| communes(day).len()), [40; 3]);

    let of_kind = |kind| communes("2025-07-01").iter().filter(|unit| unit.kind() == kind).count();
    assert_eq!((of_kind(UnitKind::Ward), of_kind(UnitKind::Commune)), (21, 19));
    assert!(communes(TODAY).iter().all(|unit| unit.population().is_some() && unit.area_km2().is_some()));
}

#[test]
fn nine_districts_until_the_two_tiers_and_one_province_always() {
    for day in days() {
        let count = |level| HUE.level_on(level, day).map(Iterator::count);
        assert_eq!(count(AreaLevel::District), Some(if day.to_string() <= "2025-06-30".into() { 9 } else { 0 }), "{day}");
        assert_eq!(count(AreaLevel::Province), Some(1), "{day}");
    }
}

#[test]
fn every_day_no_code_is_doubled_and_every_parent_exists() {
    let rows = rows();
    assert_eq!(rows.len(), 231);
    for day in days() {
        let text = day.to_string();
        for [code, ..] in &rows {
            let held = holders(&rows, code, &text);
            assert!(held.len() <= 1, "{code} on {text}");
            let known = HUE.on(code.parse().unwrap(), day);
            match held.first() {
                None => assert_eq!(known, Existence::DoesNotExist, "{code} on {text}"),
                Some([_, from, _, parent, ..]) => {
                    let unit = known.unit().unwrap();
                    assert_eq!(unit.valid_from().map(|day| day.to_string()).unwrap_or_default(), *from);
                    assert_eq!(unit.parent_on(day).map(|unit| unit.code().to_string()).unwrap_or_default(), *parent);
                    assert_eq!(holders(&rows, parent, &text).len(), usize::from(unit.level() != AreaLevel::Province), "{code} on {text}");
                }
            }
        }
    }
}

#[test]
fn successors_exist_the_next_day_and_predecessors_the_day_before() {
    let rows = rows();
    let mut links = 0;
    for [code, from, to, _, before, after] in &rows {
        if let Some(next) = to.parse().ok().and_then(Date::next_day) {
            for successor in after.split(';').filter(|_| !after.is_empty()) {
                let [[_, _, _, _, named, _]] = holders(&rows, successor, &next.to_string())[..] else { panic!("{successor} on {next}") };
                assert!(named.split(';').any(|named| named == *code), "{code} became {successor}");
                links += 1;
            }
        }
        // Skips the days before the first day of the table, which it does not cover.
        if let Some(eve) = from.parse().ok().and_then(Date::previous_day).filter(|eve| *eve >= day(FIRST_DAY)) {
            for predecessor in before.split(';') {
                let [[_, _, _, _, _, named]] = holders(&rows, predecessor, &eve.to_string())[..] else { panic!("{predecessor} on {eve}") };
                assert!(named.split(';').any(|named| named == *code), "{code} was {predecessor}");
            }
        }
    }
    assert!(links > 133);
}

#[test]
fn the_40_communes_are_whole_mergers_of_the_133() {
    let mut heirs = BTreeMap::<_, Vec<_>>::new();
    for unit in communes("2025-06-30") {
        let lineage = unit.lineage_on(day("2025-07-01"));
        assert!(!lineage.is_partial() && lineage.lost.is_empty(), "{unit}");
        let [heir] = lineage.units[..] else { panic!("{unit} became {:?}", lineage.units) };
        heirs.entry(heir).or_default().push(unit);
    }
    assert_eq!(heirs.keys().copied().collect::<Vec<_>>(), communes("2025-07-01"));
    for (heir, units) in heirs {
        assert_eq!(heir.comparable_predecessors_on(day("2025-06-30")), Ok(units));
    }
}

#[test]
fn all_40_reuse_a_code_and_32_of_them_under_another_name() {
    let mut renamed = 0;
    for unit in communes("2025-07-01") {
        let before = HUE.commune_on(unit.code(), day("2025-06-30")).unit().unwrap();
        assert_ne!(before, unit);
        assert_eq!(HUE.get(unit.code(), before.valid_from()).map(|unit| unit.name()), Some(before.name()));
        renamed += usize::from(before.name() != unit.name());
    }
    assert_eq!(renamed, 32);
    assert_eq!(unit("19918", "2025-06-30").name(), "Xã Phú Xuân");
    assert_eq!(unit("19918", "2025-07-01").name(), "Xã Phú Hồ");
}

/// The baseline of the plan is comparable for each of the 40 communes: none of the 141 was divided, and each counts once.
#[test]
fn none_of_the_40_has_a_split_predecessor_back_to_the_baseline() {
    let (then, now) = (day(BASELINE), day(TODAY));
    let mut counted = BTreeSet::new();
    for unit in communes(TODAY) {
        let before = unit.comparable_predecessors_on(then).unwrap();
        assert!(!before.is_empty());
        for earlier in before {
            assert!(counted.insert(earlier), "{earlier} counts twice");
            assert_eq!(earlier.lineage_on(now).units, [unit], "the way there and back");
        }
    }
    assert_eq!(counted.into_iter().collect::<Vec<_>>(), communes(BASELINE));
    assert_eq!(
        names(&unit("19909", TODAY).comparable_predecessors_on(then).unwrap()),
        ["19906 Xã Phú Dương", "19909 Xã Phú Mậu", "19924 Xã Phú Thanh"]
    );
}

#[test]
fn a_split_unit_is_named_and_refused() {
    let (then, now) = (day(BASELINE), day("2025-03-14"));
    let city = unit("474", BASELINE);
    let later = city.lineage_on(now);
    assert_eq!(names(&later.units), ["474 Quận Thuận Hóa", "475 Quận Phú Xuân"]);
    assert_eq!((later.is_partial(), later.split, later.lost), (true, vec![city], vec![]));
    for half in ["474", "475"] {
        let half = HUE.on(code(half), now).unit().unwrap();
        assert_eq!(half.lineage_on(then).units, [city]);
        assert_eq!(half.comparable_predecessors_on(then), Err(NotComparable::Split(vec![city])));
    }
    let refusal = unit("475", "2025-03-14").comparable_predecessors_on(then).unwrap_err();
    assert_eq!(refusal.to_string(), "earlier figures cannot be compared: these units were split between several others: 474 Thành phố Huế");
    // The other districts, and the city before it was divided, remain whole.
    assert_eq!(names(&unit("482", "2025-03-14").comparable_predecessors_on(then).unwrap()), ["482 Huyện Phú Lộc", "483 Huyện Nam Đông"]);
    assert_eq!(city.comparable_predecessors_on(then), Ok(vec![city]));
    for still_whole in [BASELINE, "2024-12-31"] {
        assert!(!city.lineage_on(day(still_whole)).is_partial());
    }
}

#[test]
fn the_lineage_ends_where_the_table_has_no_more_rows() {
    let district = unit("477", BASELINE);
    let later = district.lineage_on(day(TODAY));
    assert_eq!((later.units.len(), later.is_partial(), later.lost), (0, false, vec![district]));

    let commune = unit("19777", TODAY);
    let earlier = commune.lineage_on(day("2021-06-30"));
    assert_eq!(names(&earlier.lost), ["19777 Phường Vỹ Dạ", "19792 Phường Xuân Phú", "19963 Phường Thủy Vân"]);
    assert_eq!(commune.comparable_predecessors_on(day("2021-06-30")), Err(NotComparable::Lost(earlier.lost)));
    // A unit is not a predecessor of its own successors.
    let ended = unit("19801", BASELINE);
    assert_eq!(ended.comparable_predecessors_on(day(TODAY)), Err(NotComparable::Lost(vec![ended])));
}

#[test]
fn a_code_exists_or_not_or_is_not_covered() {
    let on = |text, on| HUE.commune_on(code(text), day(on));
    assert_eq!(on("19815", "2025-09-14"), Existence::Exists(unit("19815", TODAY)));
    assert_eq!(on("19801", "2025-06-30"), Existence::Exists(unit("19801", BASELINE)));
    assert_eq!(on("19801", "2025-07-01"), Existence::DoesNotExist, "merged");
    assert_eq!(HUE.on(code("475"), day("2024-12-31")), Existence::DoesNotExist, "not yet made");
    assert_eq!(on("19744", BASELINE), Existence::NotCovered, "ended before the table begins");
    assert_eq!(on("00004", BASELINE), Existence::NotCovered, "before all codes of the table");
    assert_eq!(on("99999", BASELINE), Existence::NotCovered, "after all codes of the table");
    assert_eq!(on("19815", "2021-06-30"), Existence::NotCovered, "before the first day");
    assert_eq!(on("46", BASELINE), Existence::DoesNotExist, "a province is no commune");
    assert_eq!(on("01", BASELINE), Existence::DoesNotExist, "nor is one that the table does not know");
    assert_eq!(HUE.on(code("46"), day(BASELINE)).unit().map(|unit| unit.name()), Some("Tỉnh Thừa Thiên Huế"));
}

#[test]
fn parents_and_children_change_with_the_day() {
    let commune = unit("19777", "2025-06-30");
    assert_eq!(commune.parent_on(day(BASELINE)).map(|unit| unit.to_string()), Some("474 Thành phố Huế".into()));
    assert_eq!(commune.parent_on(day("2025-06-30")).map(|unit| unit.to_string()), Some("474 Quận Thuận Hóa".into()));
    assert_eq!(commune.parent_on(day("2025-07-01")), None, "no longer there");
    assert_eq!(unit("19777", TODAY).parent_on(day(TODAY)).map(|unit| unit.to_string()), Some("46 Thành phố Huế".into()));

    let children = |parent: Unit<'static>, on| parent.children_on(day(on)).map(|children| children.collect::<Vec<_>>());
    let below = |on| children(unit("46", on), on).unwrap();
    assert_eq!((below(BASELINE).len(), below("2025-01-01").len(), below(TODAY)), (9, 9, communes(TODAY)));
    let of_districts = |on| below(on).iter().map(|district| children(*district, on).unwrap().len()).sum::<usize>();
    assert_eq!((of_districts(BASELINE), of_districts("2025-01-01")), (141, 133));
    assert_eq!(children(unit("46", BASELINE), TODAY), Some(vec![]), "a day that is not its own, though its code is in use");
    assert_eq!(children(unit("477", BASELINE), "2021-06-30"), None, "a day that is not covered");
    assert!(HUE.level_on(AreaLevel::Commune, day("2021-06-30")).is_none());
}

#[test]
fn a_unit_has_the_columns_of_the_table() {
    let unit = unit("19815", TODAY);
    assert_eq!((unit.valid_from(), unit.valid_to()), (Some(day("2025-07-01")), None));
    assert_eq!((unit.kind(), unit.level(), unit.parent_code()), (UnitKind::Ward, AreaLevel::Commune, Some(code("46"))));
    assert_eq!(unit.predecessor_codes(), ["19801", "19815", "19816"].map(code));
    assert_eq!((unit.successor_codes(), unit.is_split()), (&[][..], false));
    assert_eq!((unit.act_start(), unit.act_end()), (Some("1675/NQ-UBTVQH15; 19/2025/QĐ-TTg"), None));
    assert_eq!((unit.area_km2(), unit.population(), unit.confidence()), (Some("16.71"), Some(55_305), Some("high")));
    assert_eq!(HUE.on(code("19777"), day(BASELINE)).unit().unwrap().alias(), Some("Vĩ Dạ (GSO before 2021)"));
    assert_eq!(format!("{unit:?}"), "Unit { code: AreaCode(19815), valid_from: Some(2025-07-01), name: \"Phường An Cựu\" }");
    assert_eq!(format!("{HUE:?}"), "Units { covered_from: 2021-07-01, units: 231 }");
}

#[test]
fn names_are_found_as_people_type_them() {
    let find = |query: &str, diacritics| -> Vec<String> {
        HUE.search(query, diacritics).filter(|unit| unit.exists_on(day("2025-06-30"))).map(|unit| unit.to_string()).collect()
    };
    let kept = |query: &str| find(query, Diacritics::Kept);
    let ignored = |query: &str| find(query, Diacritics::Ignored);

    // Ignores case, the placement of tone marks, and the difference between NFC and NFD.
    for query in ["Thủy Biều", "THỦY BIỀU", "Thuỷ Biều", "thuỷ biều", "phường thủy biều"] {
        assert_eq!(kept(query), ["19807 Phường Thủy Biều"], "{query}");
        assert_eq!(kept(&query.nfd().to_string()), ["19807 Phường Thủy Biều"], "{query}");
    }
    // Keeps Hòa and Hóa apart.
    assert_eq!(kept("Thuận Hòa"), ["19762 Phường Thuận Hòa"]);
    assert_eq!(kept("Thuận Hoá"), ["474 Quận Thuận Hóa"]);
    assert_eq!(ignored("Thuan Hoa"), ["474 Quận Thuận Hóa", "19762 Phường Thuận Hòa"]);
    assert_eq!(kept("Hương Vân"), ["20008 Phường Hương Vân"]);
    assert_eq!(ignored("hương văn"), ["20008 Phường Hương Vân", "20011 Phường Hương Văn"]);
    // Treats đ as a letter of its own and as a d without diacritics.
    assert_eq!(ignored("dong ba"), ["19768 Phường Đông Ba"]);
    assert_eq!(ignored("ĐÔNG BA"), kept("đông ba"));
    assert_eq!(kept("dông ba"), Vec::<String>::new());
    // Finds several units of one name.
    assert_eq!(kept("xã hương phong"), ["20080 Xã Hương Phong"]);
    assert_eq!(kept("hương phong"), ["20002 Phường Hương Phong", "20080 Xã Hương Phong"]);
    // Finds a unit by the beginning of a word and not by its middle.
    assert_eq!(ignored("vy d"), ["19777 Phường Vỹ Dạ"]);
    assert_eq!(ignored("ong ba"), Vec::<String>::new());
    // Finds another spelling of the name, but not the remark about it.
    assert_eq!(kept("Vĩ Dạ"), ["19777 Phường Vỹ Dạ"]);
    assert_eq!(ignored("gso"), Vec::<String>::new());
    assert_eq!([kept(""), kept(" - "), kept("Hà Nội")], [const { Vec::<String>::new() }; 3]);
    // Searches all days.
    let all: Vec<_> = HUE.search("huế", Diacritics::Kept).map(|unit| unit.to_string()).collect();
    assert_eq!(all, ["46 Tỉnh Thừa Thiên Huế", "46 Thành phố Huế", "474 Thành phố Huế"]);
}
