//! Lý do: why something that was given beside a report cannot be compared with it, in words.

use crate::area::{AreaCode, Units};
use crate::base::Locale;
use crate::calendar::Date;
use crate::calendar::day_text;
use crate::judge::Reason;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Why something that was given cannot be compared; the areas by the names that they have on a day.
pub(crate) fn why(reason: &Reason, units: &Units<'_>, close: Date, locale: Locale) -> String {
    let named = |area: &AreaCode| named(*area, units, close);
    let codes = |areas: &[AreaCode]| areas.iter().map(named).collect::<Vec<_>>().join(", ");
    let day = |day: &Date| day_text(*day, locale);
    match (reason, locale) {
        (Reason::OtherArea(given, wanted), Locale::Vi) => format!("báo cáo của địa bàn {given}, cần của {}", codes(wanted)),
        (Reason::OtherArea(given, wanted), Locale::En) => format!("it is of area {given}, it should be of {}", codes(wanted)),
        (Reason::Twice(area), Locale::Vi) => format!("địa bàn {area} có hai báo cáo"),
        (Reason::Twice(area), Locale::En) => format!("area {area} stands twice"),
        (Reason::Lacking(areas), Locale::Vi) => format!("còn thiếu báo cáo của địa bàn {}", codes(areas)),
        (Reason::Lacking(areas), Locale::En) => format!("the report of {} is missing beside it", codes(areas)),
        (Reason::Ends(given, wanted), Locale::Vi) => format!("kỳ đó kết thúc ngày {}, cần kết thúc ngày {}", day(given), day(wanted)),
        (Reason::Ends(given, wanted), Locale::En) => format!("its period ends on {}, it should end on {}", day(given), day(wanted)),
        (Reason::Outside(period), Locale::Vi) => format!("{} không nằm trong kỳ này", period.name_vi()),
        (Reason::Outside(period), Locale::En) => format!("{} does not lie inside this period", period.name_en()),
        (Reason::Overlaps(period), Locale::Vi) => format!("trùng thời gian với {}", period.name_vi()),
        (Reason::Overlaps(period), Locale::En) => format!("it overlaps {}", period.name_en()),
        (Reason::Gap(from, to), Locale::Vi) => format!("chưa có số liệu từ ngày {} đến ngày {}", day(from), day(to)),
        (Reason::Gap(from, to), Locale::En) => format!("nothing is given from {} to {}", day(from), day(to)),
        (Reason::OtherKind, Locale::Vi) => "cần cùng loại: báo cáo với báo cáo, số liệu tổng hợp với số liệu tổng hợp".into(),
        (Reason::OtherKind, Locale::En) => "a report is compared with reports, totals with totals".into(),
        (Reason::Split(names), Locale::Vi) => format!("đơn vị trước đây đã bị chia tách: {}", names.join(", ")),
        (Reason::Split(names), Locale::En) => format!("units of before were split: {}", names.join(", ")),
        (Reason::NotBefore(period), Locale::Vi) => format!("{} không kết thúc trước kỳ này", period.name_vi()),
        (Reason::NotBefore(period), Locale::En) => format!("{} does not end before this period", period.name_en()),
        (Reason::OtherPeriod(period), Locale::Vi) => format!("có báo cáo của {}, khác kỳ", period.name_vi()),
        (Reason::OtherPeriod(period), Locale::En) => format!("there is a report for {}, another period", period.name_en()),
        (Reason::NotInside(area), Locale::Vi) => format!("{} không nằm trong địa bàn này", named(area)),
        (Reason::NotInside(area), Locale::En) => format!("{} does not lie inside this area", named(area)),
        (Reason::NotOnFile(names), Locale::Vi) => format!("danh mục không cho biết đơn vị tiền thân của {}", names.join(", ")),
        (Reason::NotOnFile(names), Locale::En) => format!("the table of units does not say what came before {}", names.join(", ")),
    }
}

/// The name of an area on a day, with its code.
pub(crate) fn named(area: AreaCode, units: &Units<'_>, day: Date) -> String {
    match units.on(area, day).unit() {
        Some(unit) => format!("{} ({area})", unit.name()),
        None => format!("{area}"),
    }
}
