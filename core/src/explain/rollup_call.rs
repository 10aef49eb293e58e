//! Lời gọi `rollup`: one text with a head and the reports of an area.

use super::rollup::{RolledUp, RollupOptions};
use super::rollup_builder::RollupBuilder;
use crate::base::{Locale, Plain, text};
use crate::document::read::{self, Document, Item, ReadError, RollupInput, sayable};
use crate::document::to_json;
use crate::judge::faults::{Issue, Param};
use crate::law::{HUE, code};
use alloc::format;
use alloc::string::{String, ToString};

/// Rolls up a document (`kh302.rollup/1`): its reports are read one after the other, and what cannot be added is a
/// finding that names it (L003).
///
/// # Errors
/// When no answer can be given: the text cannot be read, or there is no such area.
pub fn roll_up(text: &str) -> Result<RolledUp, ReadError> {
    answer(text).map_err(|(error, _)| error)
}

/// The same in JSON: a roll-up to its answer, or to an error document. The head is an object; the reports stand in its
/// member `reports`, or one a line behind it (JSON Lines).
///
/// ```
/// let lines = r#"{"schema": "kh302.rollup/1", "area": "46", "period": "2025"}
/// {"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {"population": 55305}}
/// {"schema": "kh302.report/1", "area": "19996", "period": "2025", "figures": {"population": 100}}"#;
/// let answer = kh302::call("rollup", lines);
/// assert!(answer.contains(r#""figures":{"population":55405}"#));
/// ```
#[must_use]
#[inline(never)]
pub fn rollup_json(text: &str) -> String {
    match answer(text) {
        Ok(rolled) => to_json(&rolled),
        Err((error, locale)) => error.json(locale),
    }
}

fn answer(text: &str) -> Result<RolledUp, (ReadError, Locale)> {
    let asked = read::rollup(text).map_err(|error| (error, Locale::Vi))?;
    let locale = asked.head.locale;
    gather(asked).map_err(|error| (error, locale))
}

fn gather(asked: RollupInput<'_>) -> Result<RolledUp, ReadError> {
    let RollupInput { mut head, area, period, own, baseline, reports } = asked;
    let locale = sayable(head.locale)?;
    let table = head.units.take();
    let units = table.as_deref().unwrap_or(&HUE);
    let mut gathering = RollupBuilder::new(area, period, units).map_err(|_| ReadError::NoSuchArea(area, period))?;
    let refuse = |at: String, why: String, head: &mut Document| {
        head.faults.issues.push(Issue::new(&code::L003, at).with("why", Param::Said(why)));
    };
    if let Some(own) = own
        && let Err(reason) = gathering.add(&own)
    {
        refuse("/own".to_string(), gathering.why(&reason, locale), &mut head);
    }
    for item in reports {
        let Item { place, line, read } = item?;
        let why = match read {
            Ok(mut document) => {
                document.apply_rollup_head(&head, &baseline, units);
                gathering.add(&document).err().map(|reason| gathering.why(&reason, locale))
            }
            Err(error) => Some(error.sentence(locale).trim_end_matches('.').to_string()),
        };
        let Some(why) = why else { continue };
        let why = match line {
            Some(line) => text!("dòng {line}: {why}", "line {line}: {why}").fill(&[("line", &Plain(&line)), ("why", &why)], locale),
            None => why,
        };
        refuse(format!("/reports/{place}"), why, &mut head);
    }
    let options = RollupOptions {
        own: None,
        as_of: head.as_of,
        criteria: head.request().criteria,
        plan: head.plan,
        reading: head.reading,
        deadline: head.request().deadline,
        locale,
    };
    Ok(gathering.assemble(&options, Some(&head.faults)))
}
