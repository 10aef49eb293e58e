//! Cột kết luận: the verdicts on the rows of a piece as columns of an Arrow table.

use crate::column::repeated;
use crate::verdict::{Judged, UNDETERMINED};
use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, ListArray, StringArray};
use arrow_buffer::{Buffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use kh302::document::ReadError;
use kh302::figures::FIGURES;
use kh302::judge::{ColumnVerdicts, LevelSpan, Status};
use kh302::law::{CHECKS, PLANS};
use kh302::rules::Plan;
use kh302::{Locale, RiskLevel};
use std::iter;
use std::ops::Range;
use std::ptr;
use std::sync::Arc;

/// A text for each row, of a few that occur often.
struct Words {
    words: ArrayRef,
    /// The place of each row's text; [`NONE`] for a row without one.
    places: Vec<i8>,
}

const NONE: i8 = -1;

impl Words {
    fn new(words: &[&'static str], rows: usize) -> Self {
        Self { words: repeated(words), places: Vec::with_capacity(rows) }
    }

    fn push(&mut self, place: Option<usize>) {
        self.places.push(place.and_then(|place| i8::try_from(place).ok()).unwrap_or(NONE));
    }

    fn extend(&mut self, places: impl Iterator<Item = i8>) {
        self.places.extend(places);
    }

    fn array(self) -> Result<ArrayRef, ArrowError> {
        // Looks at all of them, which vectors do many times as fast as a search that ends at the first.
        let has_none = self.places.iter().fold(false, |has_none, place| has_none | (*place == NONE));
        let nulls = has_none.then(|| self.places.iter().map(|place| *place != NONE).collect());
        let keys = Int8Array::new(ScalarBuffer::from(self.places), nulls);
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, self.words)?))
    }
}

/// A list of texts for each row, of those that can occur.
struct Lists {
    texts: Vec<Listed>,
    /// The items of all lists, each as the place of its text, and for each row where its list ends.
    items: Vec<u8>,
    ends: Vec<i32>,
    are_valid: NullBufferBuilder,
}

/// A text that can stand in lists.
struct Listed {
    text: &'static str,
    /// The text with zeros behind it, where it is short.
    short: Option<[u8; SHORT]>,
}

/// The bytes that are copied without asking how many they are, because it takes longer to ask.
const SHORT: usize = 4;

impl Listed {
    fn new(text: &'static str) -> Self {
        let mut short = [0; SHORT];
        let fits = short.get_mut(..text.len()).map(|start| start.copy_from_slice(text.as_bytes()));
        Self { text, short: fits.map(|()| short) }
    }
}

impl Lists {
    fn new(texts: impl Iterator<Item = &'static str>, rows: usize) -> Self {
        let mut ends = Vec::with_capacity(rows + 1);
        ends.push(0);
        Self { texts: texts.map(Listed::new).collect(), items: Vec::new(), ends, are_valid: NullBufferBuilder::new(rows) }
    }

    /// Adds lists, each as the places of its texts, a bit for each.
    fn extend(&mut self, lists: impl ExactSizeIterator<Item = u128>) {
        self.are_valid.append_n_non_nulls(lists.len());
        for list in lists {
            for (mut half, first) in [(list as u64, 0), ((list >> 64) as u64, 64)] {
                while half != 0 {
                    self.items.push(first + half.trailing_zeros() as u8);
                    half &= half - 1;
                }
            }
            self.end();
        }
    }

    fn push_null(&mut self) {
        self.are_valid.append_null();
        self.end();
    }

    fn end(&mut self) {
        // The lists of a piece are far shorter than 2³¹ texts.
        self.ends.push(self.items.len() as i32);
    }

    fn array(mut self) -> Result<ArrayRef, ArrowError> {
        let texts = self.items.iter().map(|place| &self.texts[usize::from(*place)]);
        let ends = OffsetBuffer::<i32>::from_lengths(texts.clone().map(|listed| listed.text.len()));
        let mut bytes = Vec::with_capacity(ends.last() as usize + SHORT);
        for Listed { text, short } in texts {
            let end = bytes.len() + text.len();
            match short {
                Some(short) => bytes.extend_from_slice(short),
                None => bytes.extend_from_slice(text.as_bytes()),
            }
            bytes.truncate(end);
        }
        let texts = StringArray::try_new(ends, Buffer::from_vec(bytes), None)?;
        let ends = OffsetBuffer::new(ScalarBuffer::from(self.ends));
        Ok(Arc::new(ListArray::try_new(item(), ends, Arc::new(texts), self.are_valid.finish())?))
    }
}

fn item() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Utf8, true))
}

/// The verdicts on the rows of a piece, column by column.
pub struct Verdicts {
    level: Words,
    levels: [Words; 3],
    can_submit: BooleanBuilder,
    plan: Words,
    targets: Vec<Words>,
    failed: Lists,
    unchecked: Lists,
    missing: Lists,
    error: StringBuilder,
    /// For each plan and each column of a target its place among the targets of the plan.
    places: Vec<Vec<Option<usize>>>,
}

/// The names of the columns of single readings, in the order of the readings.
const LEVELS: [&str; 3] = ["level_cumulative", "level_literal", "level_places_in_period"];

/// Returns the ids of all targets of all plans, each once, in order.
fn target_ids() -> Vec<&'static str> {
    let mut ids: Vec<&str> = PLANS.iter().flat_map(|plan| plan.targets).map(|target| target.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Returns the place of the text for a level; an open one has the last.
fn level_place(level: Option<RiskLevel>) -> Option<usize> {
    Some(level.map_or(RiskLevel::ALL.len(), |level| level as usize))
}

fn level_of(span: &LevelSpan) -> i8 {
    const OPEN: i8 = RiskLevel::ALL.len() as i8;
    if span.best == span.worst { span.best as i8 } else { OPEN }
}

fn plan_place(plan: Option<&'static Plan>) -> Option<usize> {
    plan.and_then(|plan| PLANS.iter().position(|one| ptr::eq(*one, plan)))
}

impl Verdicts {
    /// The columns that verdicts have.
    pub fn fields() -> Vec<Field> {
        let words = |name: &str| Field::new(name, DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8)), true);
        let lists = ["failed", "unchecked", "missing"].map(|name| Field::new(name, DataType::List(item()), true));
        [words("level")]
            .into_iter()
            .chain(LEVELS.map(words))
            .chain([Field::new("can_submit", DataType::Boolean, true), words("plan")])
            .chain(target_ids().into_iter().map(words))
            .chain(lists)
            .chain([Field::new("error", DataType::Utf8, true)])
            .collect()
    }

    pub fn new(rows: usize) -> Self {
        let levels: Vec<&str> = RiskLevel::ALL.map(RiskLevel::id).into_iter().chain([UNDETERMINED]).collect();
        let plans: Vec<&str> = PLANS.iter().map(|plan| plan.id).collect();
        let level = || Words::new(&levels, rows);
        let ids = target_ids();
        let of_plan = |plan: &&Plan| ids.iter().map(|id| plan.targets.iter().position(|target| target.id == *id)).collect();
        Self {
            level: level(),
            levels: [level(), level(), level()],
            can_submit: BooleanBuilder::with_capacity(rows),
            plan: Words::new(&plans, rows),
            targets: ids.iter().map(|_| Words::new(&Status::ALL.map(Status::id), rows)).collect(),
            failed: Lists::new(CHECKS.iter().map(|check| check.code), rows),
            unchecked: Lists::new(CHECKS.iter().map(|check| check.code), rows),
            missing: Lists::new(FIGURES.iter().map(|row| row.id), rows),
            error: StringBuilder::new(),
            places: PLANS.iter().map(of_plan).collect(),
        }
    }

    /// Adds the verdicts on some rows of a block.
    pub fn push_rows(&mut self, of: &ColumnVerdicts, rows: Range<usize>) {
        self.level.extend(of.cumulative[rows.clone()].iter().map(level_of));
        for (words, spans) in self.levels.iter_mut().zip([&of.cumulative, &of.literal, &of.places_in_period]) {
            let spans = spans[rows.clone()].iter().zip(&of.complete[rows.clone()]);
            words.extend(spans.map(|(span, complete)| if *complete { level_of(span) } else { NONE }));
        }
        self.can_submit.append_slice(&of.can_submit[rows.clone()]);
        let mut measured = rows.start..rows.start;
        for plans in of.plan[rows.clone()].chunk_by(|one, next| one.map(ptr::from_ref) == next.map(ptr::from_ref)) {
            measured = measured.end..measured.end + plans.len();
            self.push_measured(of, measured.clone(), plans.first().copied().flatten());
        }
        self.failed.extend(of.failed[rows.clone()].iter().map(|checks| checks.bits()));
        self.unchecked.extend(of.unchecked[rows.clone()].iter().map(|checks| checks.bits()));
        self.missing.extend(of.missing[rows.clone()].iter().map(|figures| figures.bits()));
        self.error.append_nulls(rows.len());
    }

    /// Adds the plan of some rows of a block and the statuses of its targets.
    fn push_measured(&mut self, of: &ColumnVerdicts, rows: Range<usize>, plan: Option<&'static Plan>) {
        let plan = plan_place(plan);
        let place = plan.and_then(|place| i8::try_from(place).ok()).unwrap_or(NONE);
        self.plan.extend(iter::repeat_n(place, rows.len()));
        let targets = plan.and_then(|plan| self.places.get(plan));
        for (column, words) in self.targets.iter_mut().enumerate() {
            match targets.and_then(|targets| targets[column]) {
                Some(target) => words.extend(of.targets[target][rows.clone()].iter().map(|status| *status as i8)),
                None => words.extend(iter::repeat_n(NONE, rows.len())),
            }
        }
    }

    /// Adds the verdict on a document, or what is wrong with it.
    pub fn push(&mut self, judged: Result<Judged, ReadError>) {
        let judged = match judged {
            Ok(judged) => judged,
            Err(error) => {
                self.push_error(&error);
                return;
            }
        };
        self.level.push(level_place(judged.level));
        for (reading, words) in self.levels.iter_mut().enumerate() {
            words.push(judged.levels.and_then(|levels| level_place(levels[reading])));
        }
        self.push_targets(plan_place(judged.plan), |target| judged.status(target));
        self.can_submit.append_value(judged.can_submit);
        self.failed.extend([judged.failed.bits()].into_iter());
        self.unchecked.extend([judged.unchecked.bits()].into_iter());
        self.missing.extend([judged.missing.bits()].into_iter());
        self.error.append_null();
    }

    /// Adds the plan of a row and the statuses of its targets.
    fn push_targets(&mut self, plan: Option<usize>, status: impl Fn(usize) -> Status) {
        self.plan.push(plan);
        let places = plan.and_then(|plan| self.places.get(plan));
        for (column, words) in self.targets.iter_mut().enumerate() {
            words.push(places.and_then(|places| places[column]).map(|target| status(target) as usize));
        }
    }

    fn push_error(&mut self, error: &ReadError) {
        for words in [&mut self.level, &mut self.plan].into_iter().chain(&mut self.levels).chain(&mut self.targets) {
            words.push(None);
        }
        self.can_submit.append_null();
        for list in [&mut self.failed, &mut self.unchecked, &mut self.missing] {
            list.push_null();
        }
        let at = match error.at() {
            "" => String::new(),
            at => format!(" at {at}"),
        };
        self.error.append_value(format!("{} [{}{at}]", error.sentence(Locale::Vi), error.code()));
    }

    /// Returns the columns, in the order of [`Verdicts::fields`].
    pub fn columns(mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        let mut columns = vec![self.level.array()?];
        for words in self.levels {
            columns.push(words.array()?);
        }
        columns.push(Arc::new(self.can_submit.finish()));
        columns.push(self.plan.array()?);
        for words in self.targets {
            columns.push(words.array()?);
        }
        columns.extend([self.failed.array()?, self.unchecked.array()?, self.missing.array()?]);
        columns.push(Arc::new(self.error.finish()));
        Ok(columns)
    }
}
