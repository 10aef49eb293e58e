//! Lý do: why something that was given beside a report cannot be compared with it, in words.

use crate::area::{AreaCode, Units};
use crate::base::{InSentence, Locale, Named, Text, text};
use crate::calendar::Date;
use crate::judge::Reason;
use alloc::string::String;

/// Why something that was given cannot be compared; the areas by the names that they have on a day.
pub(crate) fn why(reason: &Reason, units: &Units<'_>, close: Date, locale: Locale) -> String {
    let named = |areas| NamedAreas { areas, units, day: close };
    let say = |sentence: Text, values: &[Named<'_>]| sentence.fill(values, locale);
    match reason {
        Reason::OtherArea(given, wanted) => say(
            text!("báo cáo của địa bàn {given}, cần của {wanted}", "it is for area {given}, but should be for {wanted}"),
            &[("given", given), ("wanted", &named(wanted))],
        ),
        Reason::Twice(area, revision) => say(
            text!(
                "địa bàn {area} có hai báo cáo khác nhau cùng lần đính chính {revision}",
                "there are two different reports for area {area} with the same revision {revision}",
            ),
            &[("area", area), ("revision", &i64::from(*revision))],
        ),
        Reason::Missing(areas) => {
            say(text!("còn thiếu báo cáo của địa bàn {areas}", "there is no report for {areas}"), &[("areas", &named(areas))])
        }
        Reason::Ends(given, wanted) => say(
            text!("kỳ đó kết thúc ngày {given}, cần kết thúc ngày {wanted}", "its period ends on {given}, but should end on {wanted}"),
            &[("given", given), ("wanted", wanted)],
        ),
        Reason::Outside(period) => {
            say(text!("{period} không nằm trong kỳ này", "{period} is not part of this period"), &[("period", period)])
        }
        Reason::Overlaps(period) => say(text!("trùng thời gian với {period}", "it overlaps {period}"), &[("period", period)]),
        Reason::Gap(from, to) => say(
            text!("chưa có số liệu từ ngày {from} đến ngày {to}", "there are no figures for the days from {from} to {to}"),
            &[("from", from), ("to", to)],
        ),
        Reason::OtherKind => say(
            text!(
                "cần cùng loại: báo cáo với báo cáo, số liệu tổng hợp với số liệu tổng hợp",
                "reports can only be compared with reports, and totals with totals",
            ),
            &[],
        ),
        Reason::Split(split) => say(
            text!("đơn vị trước đây đã bị chia tách: {names}", "these earlier units were split: {names}"),
            &[("names", &split.units.join(", "))],
        ),
        Reason::Declared { before, now } => say(
            text!("trước tự xếp “{before}”, nay “{now}”", "declared “{before}” before and “{now}” now"),
            &[("before", &before.name()), ("now", &now.name())],
        ),
        Reason::NotBefore(period) => {
            say(text!("{period} không kết thúc trước kỳ này", "{period} does not end before this period begins"), &[("period", period)])
        }
        Reason::OtherPeriod(period) => {
            say(text!("có báo cáo của {period}, khác kỳ", "there is a report for a different period, {period}"), &[("period", period)])
        }
        Reason::NotInside(area) => say(
            text!("{area} không nằm trong địa bàn này", "{area} is not part of this area"),
            &[("area", &named(core::slice::from_ref(area)))],
        ),
        Reason::NotOnFile(names) => say(
            text!("danh mục không cho biết đơn vị tiền thân của {names}", "the table of units does not name the predecessors of {names}",),
            &[("names", &names.join(", "))],
        ),
    }
}

/// Areas by the names that they have on a day, with their codes.
pub(crate) struct NamedAreas<'a> {
    pub areas: &'a [AreaCode],
    pub units: &'a Units<'a>,
    pub day: Date,
}

impl InSentence for NamedAreas<'_> {
    fn put(&self, text: &mut String, locale: Locale) {
        for (place, area) in self.areas.iter().enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            match self.units.on(*area, self.day).unit() {
                Some(unit) => text!("{name} ({area})", "{name} ({area})").with(&[("name", &unit.name()), ("area", area)]).put(text, locale),
                None => area.put(text, locale),
            }
        }
    }
}
