//! Nạp bảng: builds a table of units from rows of text.

use super::csv::{BadQuotes, Records};
use super::row::COLUMNS;
use super::{AreaCode, AreaLevel, Row, RowAt, UnitKind, Units, UnitsError, check};
use crate::base::{Text, excerpt, nfc, sort_by, sort_by_key, text};
use crate::calendar::Date;
use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};

/// The cells of a row, in the order of the columns.
pub(super) type Cells<'s> = [Cow<'s, str>; 16];

impl Units<'_> {
    /// Nạp bảng từ CSV: reads a table of units from CSV text (RFC 4180, UTF-8), for a portal that keeps its own table.
    ///
    /// The first line names the sixteen columns of `core/data/hue_units.csv`, in any order. An empty cell means that the value is
    /// not known; in `valid_to` it means that the unit still exists. The rows may stand in any order.
    ///
    /// ```
    /// use kh302::{Date, Units};
    ///
    /// let table = Units::from_csv(
    ///     "code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,population,confidence
    /// 48,,,Thành phố Đà Nẵng,thành phố,1,,,,,,,,,,
    /// 20194,2025-07-01,,Phường Hải Vân,phường,3,48,,,,,,,,,
    /// ",
    /// )?;
    /// assert_eq!(table.covered_from(), Date::new(2025, 7, 1)?);
    ///
    /// let error = Units::from_csv("code;name\n48;Thành phố Đà Nẵng").unwrap_err();
    /// assert!(error.to_string().starts_with("line 1: there is no column `code;name`; "));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the text is no such table, or its units contradict each other. The error names the place and how to repair it.
    pub fn from_csv(text: &str) -> Result<Units<'static>, UnitsError> {
        let mut records = Records::of(text.strip_prefix('\u{feff}').unwrap_or(text)).map(|record| {
            let (line, cells) = record.map_err(|BadQuotes(line)| UnitsError::Quotes { at: RowAt::Line(line) })?;
            Ok((RowAt::Line(line), cells))
        });
        let (at, header) = records.next().transpose()?.ok_or(UnitsError::NoRows)?;
        let mut places = [None; 16];
        for (place, name) in header.iter().enumerate() {
            let (column, found) = column(at, name, &mut places)?;
            if found.replace(place).is_some() {
                return Err(UnitsError::DoubledColumn { at, column });
            }
        }
        if let Some((column, _)) = COLUMNS.into_iter().zip(places).find(|(_, place)| place.is_none()) {
            return Err(UnitsError::MissingColumn { at, column });
        }
        let mut loader = Loader::new();
        for record in records {
            let (at, mut cells) = record?;
            if cells.len() != header.len() {
                return Err(UnitsError::CellCount { at, found: cells.len(), columns: header.len() });
            }
            let cells = places.map(|place| place.and_then(|place| cells.get_mut(place)).map(core::mem::take).unwrap_or_default());
            loader.add(at, &cells)?;
        }
        loader.finish()
    }
}

/// Finds a column by its name, and returns it with its slot in `kept`.
pub(super) fn column<'k, T>(at: RowAt, name: &str, kept: &'k mut [T; 16]) -> Result<(&'static str, &'k mut T), UnitsError> {
    let mut columns = COLUMNS.into_iter().zip(kept);
    columns.find(|(column, _)| *column == name).ok_or_else(|| UnitsError::UnknownColumn { at, column: excerpt(name) })
}

/// The parts of a table while its rows are read.
pub(super) struct Loader {
    rows: Vec<(Row, RowAt)>,
    codes: Vec<AreaCode>,
    /// The lines of the text store; rows refer to them by their places here.
    lines: Vec<String>,
}

impl Loader {
    pub(super) fn new() -> Self {
        Self { rows: Vec::new(), codes: Vec::new(), lines: [String::new()].into() }
    }

    /// Reads and checks one row.
    pub(super) fn add(&mut self, at: RowAt, cells: &Cells<'_>) -> Result<(), UnitsError> {
        let [code, from, to, name, kind, level, parent, before, after, split, details @ ..] = cells;
        let wrong = |column: &'static str, value: &str, repair: Text| {
            Err(UnitsError::Cell { at, code: excerpt(code), column, value: excerpt(value), repair })
        };
        let area_code =
            |column, text: &str| text.parse::<AreaCode>().map_err(|source| UnitsError::Code { at, code: excerpt(code), column, source });
        let id = area_code("code", code)?;
        let date = |column, text: &str| {
            let day = (!text.is_empty()).then(|| text.parse::<Date>()).transpose();
            day.map_err(|source| UnitsError::Date { at, code: id, column, source })
        };
        let (from, to) = (date("valid_from", from)?, date("valid_to", to)?);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return Err(UnitsError::EndsBeforeItBegins { at, code: id, from, to });
        }
        for (column, text) in COLUMNS.into_iter().zip(cells) {
            if text.contains(char::is_control) {
                return wrong(column, text, text!("đề nghị ghi trên một dòng, không có dấu tab", "write it on one line, without tabs"));
            }
        }
        if name.is_empty() {
            return wrong(
                "name_vi",
                name,
                text!("đề nghị ghi tên đầy đủ, như “Phường An Cựu”", "write the full name, such as `Phường An Cựu`"),
            );
        }
        let kind_name = nfc(kind);
        let Some(kind) = UnitKind::ALL.into_iter().find(|kind| kind.name().vi == kind_name && kind.is_of(id.level())) else {
            return wrong("kind", kind, Self::kinds(id.level()));
        };
        if *level != id.level().number().to_string() {
            return wrong(
                "level",
                level,
                text!("đề nghị ghi 1 cho mã hai chữ số, 2 cho ba, 3 cho năm", "write 1 for a code of two digits, 2 for three, 3 for five",),
            );
        }
        let parent = if parent.is_empty() { None } else { Some(area_code("parent_code", parent)?) };
        if parent.is_some_and(|parent| parent.level() >= id.level()) || parent.is_none() == (id.level() != AreaLevel::Province) {
            let shown = parent.map(|parent| parent.to_string()).unwrap_or_default();
            return wrong(
                "parent_code",
                &shown,
                text!(
                    "đề nghị ghi mã đơn vị cấp trên trực tiếp; tỉnh thì để trống",
                    "write the code of the unit directly above; leave it empty for a province",
                ),
            );
        }
        let links = u32::try_from(self.codes.len()).map_err(|_| UnitsError::TooLarge { at })?;
        let mut counts = [0_u8; 2];
        for ((column, list), count) in [("predecessor_codes", before), ("successor_codes", after)].into_iter().zip(&mut counts) {
            let mut codes = Vec::new();
            for text in list.split(';').filter(|_| !list.is_empty()) {
                codes.push(area_code(column, text.trim())?);
            }
            sort_by(&mut codes, Ord::cmp);
            codes.dedup();
            match u8::try_from(codes.len()) {
                Ok(total) => *count = total,
                Err(_) => return wrong(column, list, text!("đề nghị ghi nhiều nhất 255 đơn vị", "name at most 255 units")),
            }
            self.codes.append(&mut codes);
        }
        let [predecessors, successors] = counts;
        if successors > 0 && to.is_none() {
            return wrong(
                "successor_codes",
                after,
                text!(
                    "đề nghị ghi ngày cuối của đơn vị ở “valid_to”, hoặc để trống ô này khi đơn vị còn tồn tại",
                    "write the unit's last day in `valid_to`, or leave this empty while the unit exists",
                ),
            );
        }
        if *split != if successors > 1 { "partial" } else { "" } {
            return wrong(
                "split",
                split,
                text!(
                    "đề nghị ghi “partial” khi có hơn một đơn vị kế tục, nếu không thì để trống",
                    "write `partial` if there is more than one successor, otherwise nothing",
                ),
            );
        }
        let [_, _, _, area, population, _] = details;
        let area = match decimal(area) {
            Some(area) => area,
            None => {
                return wrong(
                    "area_km2",
                    area,
                    text!(
                        "đề nghị ghi một số như 16.71, không có đơn vị đo hay dấu ngăn cách",
                        "write a number such as `16.71`, without a unit or separators",
                    ),
                );
            }
        };
        if !population.is_empty() && !is_whole(population) {
            return wrong(
                "population",
                population,
                text!(
                    "đề nghị ghi số nguyên như 55305, không có dấu ngăn cách",
                    "write a whole number such as `55305`, without separators",
                ),
            );
        }
        let [start, end, alias, _, population, confidence] = details.each_ref().map(|text| nfc(text));
        let details = [&*start, &*end, &*alias, area, &*population, &*confidence].join("\t");
        let (name, details) = (self.line(at, nfc(name).into_owned())?, self.line(at, details)?);
        self.rows.push((
            Row { code: id, parent, from, to, kind, links, predecessors, successors, name, details, population: population.parse().ok() },
            at,
        ));
        Ok(())
    }

    /// Returns the repair that names the kinds of a level.
    const fn kinds(level: AreaLevel) -> Text {
        match level {
            AreaLevel::Province => {
                text!("đề nghị ghi “tỉnh” hoặc “thành phố” cho mã hai chữ số", "write `tỉnh` or `thành phố` for a code of two digits")
            }
            AreaLevel::District => text!(
                "đề nghị ghi “quận”, “huyện”, “thị xã” hoặc “thành phố” cho mã ba chữ số",
                "write `quận`, `huyện`, `thị xã` or `thành phố` for a code of three digits",
            ),
            AreaLevel::Commune => text!(
                "đề nghị ghi “phường”, “xã”, “thị trấn” hoặc “đặc khu” cho mã năm chữ số",
                "write `phường`, `xã`, `thị trấn` or `đặc khu` for a code of five digits",
            ),
        }
    }

    fn line(&mut self, at: RowAt, line: String) -> Result<u32, UnitsError> {
        let place = u32::try_from(self.lines.len()).map_err(|_| UnitsError::TooLarge { at })?;
        self.lines.push(line);
        Ok(place)
    }

    /// Joins the lines, equal ones once, and returns where each line begins; `None` for one that would begin beyond 4 GiB.
    fn texts(&self) -> (String, Vec<Option<u32>>) {
        let mut sorted: Vec<(usize, &String)> = self.lines.iter().enumerate().collect();
        sort_by_key(&mut sorted, |(_, line)| *line);
        let mut first: Vec<usize> = (0..sorted.len()).collect();
        for equal in sorted.chunk_by(|(_, one), (_, other)| one == other) {
            for (line, _) in equal {
                if let (Some(first), Some((place, _))) = (first.get_mut(*line), equal.first()) {
                    *first = *place;
                }
            }
        }
        let (mut texts, mut begins) = (String::new(), Vec::with_capacity(first.len()));
        for (place, (line, first)) in self.lines.iter().zip(first).enumerate() {
            if first < place {
                begins.push(begins.get(first).copied().flatten());
            } else {
                begins.push(u32::try_from(texts.len()).ok());
                texts.push_str(line);
                texts.push('\n');
            }
        }
        (texts, begins)
    }

    /// Builds the table, after checking that its units agree with each other.
    pub(super) fn finish(mut self) -> Result<Units<'static>, UnitsError> {
        let (texts, begins) = self.texts();
        let begin = |line: u32| usize::try_from(line).ok().and_then(|line| *begins.get(line)?);
        for (row, at) in &mut self.rows {
            let (name, details) = begin(row.name).zip(begin(row.details)).ok_or(UnitsError::TooLarge { at: *at })?;
            (row.name, row.details) = (name, details);
        }
        sort_by_key(&mut self.rows, |(row, _)| (row.code, row.from));
        let (rows, places): (Vec<Row>, Vec<RowAt>) = self.rows.into_iter().unzip();
        let covered_from = check::first_full_day(&rows).ok_or(UnitsError::NoRows)?;
        let units = Units::of(covered_from, Cow::Owned(rows), Cow::Owned(self.codes), Cow::Owned(texts), Cow::Borrowed(""));
        check::all(&units, &places)?;
        Ok(units.with_hash())
    }
}

/// Whether a text is a whole number of at most 18 digits, without leading zeros.
fn is_whole(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

fn is_digits(text: &str) -> bool {
    (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns a decimal number without trailing zeros, or an empty text as it is; `None` for any other text.
fn decimal(text: &str) -> Option<&str> {
    match text.split_once('.') {
        None => (text.is_empty() || is_whole(text)).then_some(text),
        Some((whole, part)) if is_whole(whole) && is_digits(part) => Some(text.trim_end_matches('0').trim_end_matches('.')),
        Some(_) => None,
    }
}
