//! Compares the session with an assessment of the whole report, after every step that a person may take.

use super::{Change, Field, FieldState, FindingId, Session};
use crate::base::Locale;
use crate::explain::assess_json;
use crate::figures::{FIGURES, Section};
use crate::rules::Severity;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use proptest::prelude::*;
use proptest::sample::select;

type Checked = Result<(), Box<dyn core::error::Error>>;

const EMPTY: &str =
    r#"{"schema":"kh302.request/1","as_of":"2025-12-15","report":{"schema":"kh302.report/1","area":"19815","period":"2025","figures":{}}}"#;

fn open(text: &str) -> Result<Session, Box<dyn core::error::Error>> {
    Session::open(text).map_err(Into::into)
}

fn field(id: &str) -> Result<Field, String> {
    Field::from_id(id).ok_or_else(|| format!("no field {id}"))
}

#[derive(Clone, Debug)]
enum Step {
    Set(usize, String),
    Leave(usize),
    Accept(usize),
    Nothing(usize),
    UndoNothing(usize),
    Prefill,
    Unlock(usize),
    Acknowledge(usize),
    Withdraw(usize),
    Submit,
    Restore,
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![
        8 => (0..5_u32).prop_map(|number| number.to_string()),
        4 => (0..70_000_u32).prop_map(|number| number.to_string()),
        2 => select(&["", " ", "55.305", "1,5", "５", "99999999999", "1000000001", "năm", "true", "false", "1"]).prop_map(ToString::to_string),
        1 => select(&["type_iii", "type_i", "drug_free", "Loại III", "2025-12-15", "15/12/2025", "hôm nay", "gọi 0912345678", "So\u{302}\u{301} lie\u{323}\u{302}u"]).prop_map(ToString::to_string),
    ];
    let place = 0..super::FIELD_COUNT;
    // Chooses the figures that most checks and the level read more often.
    let likely = prop_oneof![2 => place.clone(), 1 => select(&[0_usize, 1, 2, 5, 6, 7, 8, 9, 37, 40, 63, 67, 68, 69])];
    prop_oneof![
        20 => (likely, text).prop_map(|(place, text)| Step::Set(place, text)),
        2 => place.clone().prop_map(Step::Leave),
        2 => place.clone().prop_map(Step::Accept),
        2 => (0..Section::ALL.len()).prop_map(Step::Nothing),
        1 => (0..Section::ALL.len()).prop_map(Step::UndoNothing),
        1 => Just(Step::Prefill),
        1 => place.prop_map(Step::Unlock),
        3 => (0..40_usize).prop_map(Step::Acknowledge),
        1 => (0..40_usize).prop_map(Step::Withdraw),
        1 => Just(Step::Submit),
        1 => Just(Step::Restore),
    ]
}

fn take(form: &mut Session, step: &Step) -> Vec<Change> {
    let at = |place: usize| Field::at(place).unwrap_or(Field::NOTE);
    let section = |place: usize| Section::ALL.get(place).copied().unwrap_or(Section::Area);
    let nth = |form: &mut Session, place: usize| {
        let findings = form.findings_in(Locale::Vi);
        let finding = findings.get(place.checked_rem(findings.len())?)?;
        form.id(finding)
    };
    match step {
        Step::Set(place, text) => form.set(at(*place), text).to_vec(),
        Step::Leave(place) => form.leave(at(*place)).to_vec(),
        Step::Accept(place) => form.accept(at(*place)).to_vec(),
        Step::Nothing(place) => form.nothing(section(*place)).to_vec(),
        Step::UndoNothing(place) => form.undo_nothing(section(*place)).to_vec(),
        Step::Prefill => form.prefill().to_vec(),
        Step::Unlock(place) => form.unlock(at(*place)).to_vec(),
        Step::Acknowledge(place) => match nth(form, *place) {
            Some(id) => form.acknowledge(id, "Đã đối chiếu với hồ sơ", None).to_vec(),
            None => Vec::new(),
        },
        Step::Withdraw(place) => match nth(form, *place) {
            Some(id) => form.withdraw(id).to_vec(),
            None => Vec::new(),
        },
        Step::Submit => {
            let _ = form.submit();
            form.changes().to_vec()
        }
        Step::Restore => {
            let draft = form.snapshot();
            assert!(form.restore(&draft).is_ok_and(|restored| restored.same_rules && restored.differences.is_empty()));
            form.changes().to_vec()
        }
    }
}

/// The state that a host knows that only listens to changes.
#[derive(Default)]
struct Host {
    findings: BTreeMap<FindingId, (Severity, bool)>,
    fields: BTreeMap<Field, FieldState>,
}

impl Host {
    fn of(form: &mut Session) -> Self {
        let mut host = Self::default();
        for finding in form.findings_in(Locale::Vi) {
            host.findings.extend(form.id(&finding).map(|id| (id, (finding.severity, finding.acknowledged))));
        }
        host.fields = Field::all().map(|field| (field, form.state(field))).collect();
        host
    }

    fn hears(&mut self, changes: &[Change], form: &Session) {
        for change in changes {
            match *change {
                Change::Found { finding, severity, acknowledged } => {
                    self.findings.insert(finding, (severity, acknowledged));
                }
                Change::Gone(finding) => {
                    self.findings.remove(&finding);
                }
                Change::Field(field) => {
                    self.fields.insert(field, form.state(field));
                }
                Change::Level | Change::Target(_) => {}
            }
        }
    }
}

fn requests() -> impl Strategy<Value = String> {
    let report = |area: &str, period: &str, figures: &str| {
        format!(r#"{{"schema":"kh302.report/1","area":"{area}","period":"{period}","figures":{{{figures}}}}}"#)
    };
    let closing =
        r#""population":1000,"residential_groups":4,"drug_dependent":3,"drug_using":2,"use_points":1,"hotspots":0,"retail_points":0"#;
    let month = report("19815", "2026-01", "");
    let before = report("19815", "2025-12", closing);
    let quarter = report("19815", "2026-Q1", "");
    let year = report(
        "19815",
        "2026",
        r#""on_inter_provincial_route":true,"on_intra_provincial_route":false,"population":"1.234","drug_using":1e12"#,
    );
    let last_year = report("19815", "2025", closing);
    let request = |report: &str, more: &str| format!(r#"{{"schema":"kh302.request/1","as_of":"2026-03-20","report":{report}{more}}}"#);
    select(
        [
            EMPTY.to_string(),
            request(&month, &format!(r#","previous":[{before}]"#)),
            request(&month, &format!(r#","previous":[{month}]"#)),
            request(&quarter, &format!(r#","parts":[{month}]"#)),
            request(&year, &format!(r#","previous":[{last_year}],"baseline":[{last_year}],"parts":[{quarter}]"#)),
            year,
        ]
        .to_vec(),
    )
}

proptest! {
    #[test]
    fn after_every_step_the_session_says_what_an_assessment_from_nothing_says(
        request in requests(), steps in proptest::collection::vec(step(), 1..40),
    ) {
        let Ok(mut form) = Session::open(&request) else { return Err(TestCaseError::fail("the request opens no form")) };
        let mut host = Host::of(&mut form);
        for step in &steps {
            let before = (form.verdict().classification, form.verdict().measures);
            let changes = take(&mut form, step);
            host.hears(&changes, &form);
            let fresh = form.document.assess();
            prop_assert_eq!(format!("{:?}", form.assessment(Locale::Vi)), format!("{:?}", fresh));
            prop_assert_eq!(form.can_submit(), fresh.can_submit);
            let now = Host::of(&mut form);
            prop_assert_eq!(&host.findings, &now.findings, "after {:?}", step);
            prop_assert_eq!(&host.fields, &now.fields, "after {:?}", step);
            for field in Field::all() {
                let errors = fresh.findings.iter().filter(|finding| finding.severity == Severity::Error && Field::shown_at(&finding.at) == Some(field));
                let mut codes: Vec<&str> = errors.map(|finding| finding.code.as_ref()).collect();
                codes.dedup();
                prop_assert_eq!(usize::from(form.state(field).errors), codes.len());
            }
            let after = (form.verdict().classification, form.verdict().measures);
            prop_assert_eq!(before.0 != after.0, changes.contains(&Change::Level));
            prop_assert_eq!(before.1 != after.1, changes.iter().any(|change| matches!(change, Change::Target(_))));
        }
    }
}

/// Every figure that the report of 2025 needs, sound.
fn fill(form: &mut Session) -> Checked {
    let year = "2025".parse()?;
    for row in FIGURES.iter().filter(|row| row.belongs_to(year)) {
        let text = match row.id {
            "population" => "55.305",
            "residential_groups" | "groups_with_model" => "41",
            "groups_with_session" => "492",
            "outreach_sessions" | "models" => "100",
            "reviewed" => "true",
            _ if row.max == 1 => "false",
            _ => "0",
        };
        form.set(field(row.id)?, text);
    }
    form.set(Field::PREPARED_ON, "15/12/2025");
    form.set(Field::DECLARED_LEVEL, "drug_free");
    Ok(())
}

#[test]
fn what_is_submitted_is_judged_alike_by_a_server() -> Checked {
    let mut form = open(EMPTY)?;
    assert_eq!(form.submit(), None);
    fill(&mut form)?;
    form.set(field("outreach_sessions")?, "0");
    form.set(field("drug_cases")?, "0");
    form.set(field("drug_arrests")?, "2");
    let notice = form.findings().iter().find(|finding| finding.code == "A901").cloned().ok_or("no notice")?;
    let id = form.id(&notice).ok_or("no id")?;
    form.acknowledge(id, "Bắt theo lệnh của nơi khác", Some("2025-12-15".parse()?));
    let report = form.submit().ok_or_else(|| format!("blocked: {:?}", form.summary(Locale::Vi)))?;
    let answer = assess_json(&format!(r#"{{"schema":"kh302.request/1","as_of":"2025-12-15","report":{report}}}"#));
    let own = crate::document::to_json(&form.assessment(Locale::Vi));
    assert_eq!(answer, own);
    assert!(own.contains(r#""code":"A901""#) && own.contains(r#""acknowledged":true"#));
    // The explanation counts while the figures are those that it was given for, and again once they are back.
    form.set(field("drug_arrests")?, "3");
    assert!(form.findings().iter().any(|finding| finding.code == "A901" && !finding.acknowledged));
    assert_eq!(form.state(field("drug_arrests")?).others, 1);
    let changes = form.set(field("drug_arrests")?, "2");
    assert!(changes.contains(&Change::Found { finding: id, severity: Severity::Notice, acknowledged: true }));
    assert_eq!(form.state(field("drug_arrests")?).others, 0);
    Ok(())
}

#[test]
fn a_closing_stock_is_proposed_and_missing_until_it_is_accepted() -> Checked {
    let mut form = open(EMPTY)?;
    let closing = field("drug_dependent")?;
    for (id, text) in [("drug_dependent_opening", "30"), ("drug_dependent_added", "7"), ("drug_dependent_removed", "2")] {
        form.set(field(id)?, text);
    }
    let state = form.state(closing);
    assert_eq!((state.computed, state.proposed, state.value), (true, Some(35), None));
    let changes = form.accept(closing).to_vec();
    assert!(changes.contains(&Change::Field(closing)));
    assert_eq!((form.state(closing).proposed, form.state(closing).value), (None, Some(35)));
    // A typed value takes precedence over the proposed one, and is checked.
    form.set(closing, "36");
    assert!(form.findings().iter().any(|finding| finding.code == "A201"));
    Ok(())
}

#[test]
fn nothing_in_the_period_fills_empty_flows_and_can_be_undone() -> Checked {
    let mut form = open(EMPTY)?;
    form.set(field("plants_found")?, "3");
    form.nothing(Section::Plants);
    assert_eq!((form.raw(field("plants_found")?), form.raw(field("plants_destroyed")?)), ("3", "0"));
    assert!(form.state(field("plants_destroyed")?).filled);
    assert_eq!(form.progress(Section::Plants), (5, 5));
    form.set(field("plant_area_found")?, "9");
    form.undo_nothing(Section::Plants);
    assert_eq!((form.raw(field("plant_area_found")?), form.raw(field("plants_destroyed")?)), ("9", ""));
    // Stocks are never filled, because only flows can be "nothing in this period".
    form.nothing(Section::DrugDependent);
    assert_eq!(form.raw(field("drug_dependent")?), "");
    Ok(())
}

#[test]
fn openings_come_from_the_report_before_and_are_locked_but_for_a_correction() -> Checked {
    let request = |revision: u8| {
        format!(
            r#"{{"schema":"kh302.request/1","as_of":"2026-01-20",
                "report":{{"schema":"kh302.report/1","area":"19815","period":"2026-01","revision":{revision},"figures":{{"hotspots_opening":4}}}},
                "previous":[{{"schema":"kh302.report/1","area":"19815","period":"2025-12","figures":{{"drug_dependent":1200,"use_points":1,"hotspots":2}}}}]}}"#
        )
    };
    let mut form = open(&request(0))?;
    let opening = field("drug_dependent_opening")?;
    form.prefill();
    assert_eq!((form.raw(opening), form.state(opening).locked), ("1.200", true));
    form.set(opening, "9");
    assert_eq!(form.raw(opening), "1.200");
    let mut again = open(&request(0))?;
    again.restore(&form.snapshot())?;
    assert_eq!((again.raw(opening), again.state(opening).locked), ("1.200", true));
    form.unlock(opening);
    form.set(opening, "9");
    // A corrected opening stays unlocked, also where it was taken from the report before again meanwhile.
    again.restore(&form.snapshot())?;
    assert_eq!((again.raw(opening), again.state(opening).locked), ("9", false));
    assert!(form.findings().iter().any(|finding| finding.code == "P201"));
    // A typed opening is kept, and a figure that is missing in the report before is not filled.
    assert_eq!((form.raw(field("hotspots_opening")?), form.raw(field("drug_using_opening")?)), ("4", ""));
    let mut correction = open(&request(1))?;
    correction.prefill();
    assert_eq!((correction.raw(opening), correction.state(opening).locked), ("1.200", false));
    Ok(())
}

#[test]
fn findings_are_shown_on_leaving_a_field_and_missing_ones_on_sending() -> Checked {
    let mut form = open(EMPTY)?;
    let population = field("population")?;
    form.set(population, "1,5");
    let wrong = form.findings().iter().find(|finding| finding.code == "F02").cloned().ok_or("no finding")?;
    let id = form.id(&wrong).ok_or("no id")?;
    assert!(!form.shows(id) && form.summary(Locale::Vi).is_empty());
    form.leave(population);
    assert!(form.shows(id));
    assert_eq!(form.summary(Locale::Vi).len(), 1);
    form.submit();
    let summary = form.summary(Locale::En);
    // The summary is in the order of the form, with the same sentences as at the fields.
    assert_eq!(summary.first().map(|(_, finding)| (finding.at.as_ref(), finding.code.as_ref())), Some(("population", "F02")));
    assert!(summary.iter().any(|(_, finding)| finding.message.starts_with("“Residential groups” is missing.")));
    Ok(())
}

#[test]
fn a_draft_keeps_what_was_typed_and_says_what_other_rules_judge_differently() -> Checked {
    let mut form = open(EMPTY)?;
    for (id, text) in [("population", "năm nghìn"), ("residential_groups", "41"), ("drug_dependent_added", "1,5"), ("note", "Đã đối chiếu")]
    {
        form.set(field(id)?, text);
    }
    form.leave(field("population")?);
    let draft = form.snapshot();
    let mut again = open(EMPTY)?;
    assert_eq!(again.restore(&draft)?, super::Restored { same_rules: true, differences: Vec::new() });
    assert_eq!(again.snapshot(), draft);
    assert_eq!((again.raw(field("population")?), again.state(field("population")?).shows), ("năm nghìn", true));

    let other_rules =
        draft.replace(&*crate::document::Engine::THIS.ruleset, "sha256:0").replace(r#"{"code":"F02","at":"population"},"#, "");
    let other_rules = other_rules.replace(r#""fields":{"#, r#""fields":{"seized_grams":"12","#);
    let restored = open(EMPTY)?.restore(&other_rules)?;
    assert!(!restored.same_rules);
    assert_eq!(
        restored.differences.iter().map(|one| (one.code.as_str(), one.at.as_str(), one.found)).collect::<Vec<_>>(),
        [("F02", "population", true)]
    );
    let mut newer = open(EMPTY)?;
    newer.restore(&other_rules)?;
    assert!(newer.snapshot().contains(r#""seized_grams":"12""#));

    let of_another = draft.replace("19815", "19816");
    assert_eq!(again.restore(&of_another).err().map(|error| error.code()), Some("other_report"));
    let correction = draft.replace(r#""revision":0"#, r#""revision":2"#);
    let refused = again.restore(&correction).err().ok_or("taken")?;
    assert!(refused.sentence(Locale::Vi).contains("bản đính chính lần 2"), "{refused}");
    assert_eq!(again.restore("{").err().map(|error| error.code()), Some("not_json"));
    assert_eq!(again.snapshot(), draft);
    Ok(())
}

#[test]
fn an_explanation_needs_a_reason_in_the_form_too() -> Checked {
    let mut form = open(EMPTY)?;
    for (id, text) in [("plants_found", "0"), ("plants_destroyed", "5")] {
        form.set(field(id)?, text);
    }
    let warning = form.findings().iter().find(|finding| finding.code == "A701").cloned().ok_or("no warning")?;
    let id = form.id(&warning).ok_or("no id")?;
    for nothing in ["", " \t", "\u{200b}", "…"] {
        assert!(form.acknowledge(id, nothing, None).is_empty());
    }
    assert!(!form.snapshot().contains("A701\",\"at\":\"plants_destroyed\",\"reason"));
    assert!(!form.acknowledge(id, "Cây phát hiện cuối kỳ trước", super::day("ngày 14/09/2025")).is_empty());
    let explained = form.report().map(|report| report.acknowledged.clone()).unwrap_or_default();
    assert_eq!(
        explained.iter().map(|one| (one.reason.as_str(), one.on)).collect::<Vec<_>>(),
        [("Cây phát hiện cuối kỳ trước", super::day("14/9/2025"))]
    );
    // A keystroke that changes what was explained ends the explanation, and one beside it does not.
    form.set(field("population")?, "5000");
    let stands = |form: &mut Session| form.findings().iter().any(|finding| finding.code == "A701" && finding.acknowledged);
    assert!(stands(&mut form));
    let changes = form.set(field("plants_destroyed")?, "6").to_vec();
    assert!(changes.contains(&Change::Found { finding: id, severity: Severity::Warning, acknowledged: false }), "{changes:?}");
    assert!(!stands(&mut form));
    Ok(())
}

#[test]
fn a_form_needs_a_report_and_its_period() {
    for (text, code) in [
        (r#"{"schema":"kh302.report/1","area":"19815","period":"?","figures":{}}"#, "missing_member"),
        (r#"{"schema":"kh302.totals/1","area":"46","period":"2025","figures":{}}"#, "missing_member"),
        ("", "not_json"),
    ] {
        assert_eq!(Session::open(text).err().map(|error| error.code()), Some(code), "{text}");
    }
}

#[test]
fn a_day_stands_in_its_field_as_the_language_writes_it() -> Checked {
    for (locale, day, label) in [("vi", "15/12/2025", "Ngày lập báo cáo"), ("en", "2025-12-15", "Date the report was prepared")] {
        let report = r#"{"schema":"kh302.report/1","area":"19815","period":"2025","prepared_on":"2025-12-15","figures":{}}"#;
        let mut form = open(&format!(r#"{{"schema":"kh302.request/1","locale":"{locale}","report":{report}}}"#))?;
        assert_eq!(form.raw(Field::PREPARED_ON), day);
        form.set(Field::PREPARED_ON, "32/13/2025");
        let fault = form.findings().iter().find(|finding| finding.at == "/prepared_on").cloned().ok_or("no fault")?;
        assert!(fault.message.contains(label), "{}", fault.message);
        form.set(Field::PREPARED_ON, day);
        assert_eq!(form.report().and_then(|report| report.prepared_on), Some("2025-12-15".parse()?));
    }
    Ok(())
}

#[test]
fn a_balance_that_no_missing_figure_can_close_says_what_is_missing_in_it() -> Checked {
    let mut form = open(EMPTY)?;
    for (id, text) in [("drug_dependent_opening", "35"), ("drug_dependent_removed", "2"), ("drug_dependent", "30")] {
        form.set(field(id)?, text);
    }
    let said = form.findings().iter().find(|finding| finding.code == "A201").map(|finding| finding.message.clone());
    let whole = "Người nghiện ma túy có hồ sơ quản lý – cuối kỳ: đầu kỳ 35 + tăng (chưa ghi) − giảm 2 = ít nhất 33, nhưng cuối kỳ ghi 30.";
    assert_eq!(said.as_deref(), Some(whole));
    Ok(())
}

#[test]
fn a_draft_from_another_program_loses_nothing() -> Checked {
    let mut form = open(EMPTY)?;
    form.set(field("population")?, "5000");
    form.set(field("reviewed")?, "true");
    let draft = form.snapshot();
    let spelled = draft.replace(r#""population":"5000""#, r#""population":5000"#).replace(r#""reviewed":"true""#, r#""reviewed":true"#);
    assert_ne!(spelled, draft);
    let mut again = open(EMPTY)?;
    again.restore(&format!("\u{feff}{spelled}"))?;
    assert_eq!(again.snapshot(), draft);
    let part = draft.replace(r#""population":"5000""#, r#""population":50.5"#);
    again.restore(&part)?;
    assert_eq!((again.raw(field("population")?), again.state(field("population")?).value), ("50.5", None));
    // A list is no value, and stands in the field as it was written.
    again.restore(&draft.replace(r#""population":"5000""#, r#""population":["7"],"note":null"#))?;
    assert_eq!((again.raw(field("population")?), again.raw(field("note")?)), (r#"["7"]"#, ""));
    assert!(again.findings().iter().any(|one| one.code == "F02" && one.at == "population"));
    again.restore(&part)?;
    let twice = r#""population":"1","population":"2""#;
    let error = again.restore(&draft.replace(r#""population":"5000""#, twice)).err().ok_or("taken")?;
    assert_eq!((error.at(), again.raw(field("population")?)), ("/fields/population", "50.5"));
    Ok(())
}

#[test]
fn a_draft_follows_the_language_and_the_texts_with_which_the_form_was_opened() -> Checked {
    let request = |locale: &str, figures: &str| {
        let report = format!(r#"{{"schema":"kh302.report/1","area":"19815","period":"2025","figures":{{{figures}}}}}"#);
        format!(r#"{{"schema":"kh302.request/1","as_of":"2025-12-15","locale":"{locale}","report":{report}}}"#)
    };
    let mut form = open(&request("vi", r#""residential_groups":41"#))?;
    for (id, text) in [("population", "55.305"), ("drug_dependent", "1,200"), ("drug_using", "2.000,00"), ("residential_groups", "")] {
        form.set(field(id)?, text);
    }
    form.set(Field::NOTE, "1,5 km, 2.000 m");
    let draft = form.snapshot();
    // Figures that the portal gives meanwhile stay; the field that was emptied is empty.
    let mut english = open(&request("en", r#""residential_groups":42,"models":7"#))?;
    english.restore(&draft)?;
    let read = |form: &Session, id: &str| Ok::<_, String>((form.raw(field(id)?).to_string(), form.state(field(id)?).value));
    assert_eq!(read(&english, "population")?, ("55,305".into(), Some(55_305)));
    assert_eq!(read(&english, "drug_dependent")?, ("1.200".into(), None));
    assert_eq!(read(&english, "drug_using")?, ("2,000.00".into(), None));
    assert_eq!(read(&english, "residential_groups")?, (String::new(), None));
    assert_eq!(read(&english, "models")?, ("7".into(), Some(7)));
    assert_eq!(english.raw(Field::NOTE), "1,5 km, 2.000 m");
    form.restore(&english.snapshot())?;
    assert_eq!(form.raw(field("drug_using")?), "2.000,00");
    Ok(())
}

#[test]
fn locked_openings_follow_the_report_before_that_is_given_now() -> Checked {
    let request = |closing: &str| {
        format!(
            r#"{{"schema":"kh302.request/1","as_of":"2026-01-20","report":{{"schema":"kh302.report/1","area":"19815","period":"2026-01","figures":{{}}}},
                "previous":[{closing}]}}"#
        )
    };
    let before = |closing: u32| {
        format!(
            r#"{{"schema":"kh302.report/1","area":"19815","period":"2025-12","figures":{{"drug_dependent":{closing},"drug_using":8}}}}"#
        )
    };
    let opening = field("drug_dependent_opening")?;
    let mut form = open(&request(&before(35)))?;
    form.prefill();
    form.unlock(field("drug_using_opening")?);
    form.set(field("drug_using_opening")?, "9");
    let draft = form.snapshot();
    let mut corrected = open(&request(&before(37)))?;
    corrected.restore(&draft)?;
    assert_eq!((corrected.raw(opening), corrected.state(opening).locked), ("37", true));
    assert_eq!(corrected.raw(field("drug_using_opening")?), "9");
    assert!(!corrected.findings().iter().any(|finding| finding.code == "P201" && finding.at == "drug_dependent_opening"));
    let mut without = open(&request(""))?;
    without.restore(&draft)?;
    assert_eq!((without.raw(opening), without.state(opening).locked), ("35", false));
    without.set(opening, "");
    without.prefill();
    assert_eq!(without.raw(opening), "", "no report before is no zero");
    Ok(())
}

#[test]
fn a_draft_that_is_taken_up_again_has_the_findings_of_the_saved_form() -> Checked {
    let composed = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{},"note":"e\u0301",
        "acknowledged":[{"code":"A701","at":"plants_destroyed","reason":"e\u0301","on":"14/9"}]}"#;
    let codes = |form: &mut Session| form.findings().iter().map(|one| (one.code.to_string(), one.at.to_string())).collect::<Vec<_>>();
    let mut form = open(composed)?;
    assert!(!codes(&mut form).iter().any(|(code, _)| code == "F14"));
    assert!(codes(&mut form).iter().any(|(_, at)| at == "/acknowledged/0/on"));
    form.set(Field::NOTE, "x");
    form.set(Field::NOTE, "é");
    let mut again = open(composed)?;
    let draft = form.snapshot();
    again.restore(&draft)?;
    let saved = codes(&mut form);
    form.restore(&draft)?;
    assert_eq!(codes(&mut form), saved);
    assert_eq!(codes(&mut again), saved);
    assert_eq!(again.snapshot(), draft);
    Ok(())
}

#[test]
fn a_reason_is_kept_whole_and_a_day_that_cannot_be_read_is_a_finding() -> Checked {
    let report = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{"plants_found":0,"plants_destroyed":5}}"#;
    let mut form = open(report)?;
    let told = form.findings().iter().find(|finding| finding.code == "A701").cloned().ok_or("no finding")?;
    let id = form.id(&told).ok_or("no id")?;
    let given = |form: &Session| form.report().and_then(|report| report.acknowledged.first().cloned()).ok_or("none");
    let faults = |form: &mut Session| form.findings().iter().filter(|finding| finding.at == "/acknowledged/0/on").count();
    form.acknowledge_on(id, "Cây phát hiện kỳ trước", "hôm qua");
    assert_eq!((given(&form)?.reason.as_str(), given(&form)?.on), ("Cây phát hiện kỳ trước", None));
    assert_eq!(faults(&mut form), 1);
    let mut again = open(report)?;
    again.restore(&form.snapshot())?;
    assert_eq!((given(&again)?.reason.as_str(), faults(&mut again)), ("Cây phát hiện kỳ trước", 1));
    let kept = again.snapshot();
    assert!(kept.contains(r#""on":"hôm qua""#));
    again.restore(&kept.replace("hôm qua", "14/09/2025"))?;
    assert_eq!((given(&again)?.on, faults(&mut again)), (Some("2025-09-14".parse()?), 0));
    form.acknowledge_on(id, "Cây phát hiện kỳ trước", " 14/09/2025 ");
    assert_eq!((given(&form)?.on, faults(&mut form)), (Some("2025-09-14".parse()?), 0));
    form.acknowledge_on(id, "Cây phát hiện kỳ trước", "?");
    form.withdraw(id);
    assert_eq!(faults(&mut form), 0);
    Ok(())
}

#[test]
fn several_values_in_one_field_are_told_with_the_way_out() -> Checked {
    let mut form = open(EMPTY)?;
    let added = field("drug_dependent_added")?;
    for text in ["12 7 3", "12\n7\n3", "35\t900"] {
        form.set(added, text);
        let said = form.findings().iter().find(|finding| finding.code == "F02").cloned().ok_or("no finding")?;
        assert!(said.message.contains("nhiều giá trị") && said.fixes.is_empty(), "{}", said.message);
        assert_eq!((form.raw(added), form.state(added).value), (text, None));
    }
    Ok(())
}

#[test]
fn a_form_that_is_open_past_midnight_is_judged_by_the_new_day() -> Checked {
    let mut form = open(EMPTY)?;
    form.set(Field::PREPARED_ON, "16/12/2025");
    let is_late = |form: &mut Session| form.findings().iter().any(|finding| finding.code == "D004");
    assert!(is_late(&mut form));
    assert!(!form.set_as_of("2025-12-16".parse()?).is_empty());
    assert!(!is_late(&mut form));
    Ok(())
}
