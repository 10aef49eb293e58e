//! Bảng: many reports at once, as tables that come and go by the C interfaces of Arrow, without a copy, on all cores.

use crate::calls::Options;
use crate::column::{Cell, Column};
use crate::document::{Day, Language};
use crate::error::{refused, stopped};
use crate::report::figure;
use crate::units::Units;
use crate::verdict::Judged;
use crate::verdict_columns::Verdicts;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayRef, LargeStringArray, RecordBatch, RecordBatchIterator, StructArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use kh302::document::{ErrorCode, ReadError, read, to_json};
use kh302::figures::Figure;
use kh302::judge::{BLOCK_ROWS, Block, ColumnJudge, RowHead};
use kh302::law::HUE;
use kh302::{AreaCode, Date, Locale, Period, RiskLevel};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// The rows that a thread takes at once: so many that what is made anew for each piece does not count.
const PIECE: usize = 8_192;

const STREAM: &std::ffi::CStr = c"arrow_array_stream";
const SCHEMA: &std::ffi::CStr = c"arrow_schema";
const ARRAY: &std::ffi::CStr = c"arrow_array";

/// Bảng kết quả: a table that other libraries take without a copy.
#[pyclass(frozen, module = "kh302")]
pub struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// Tên các cột: the names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Exports the table as a C stream of Arrow. Another schema is not made; whoever asks for one casts.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))));
        PyCapsule::new_with_value(py, stream, STREAM)
    }

    /// Exports the schema of the table.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    fn __repr__(&self) -> String {
        format!("<kh302.Table {} rows, {} columns>", self.__len__(), self.schema.fields().len())
    }
}

/// Moves what a capsule holds out of it, and leaves in it what says that nothing is left.
///
/// # Safety
/// `T` is the type that the name of the capsule stands for by the interface of Arrow.
unsafe fn taken<T>(capsule: &Bound<'_, PyAny>, name: &'static std::ffi::CStr, take: unsafe fn(*mut T) -> T) -> PyResult<T> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let held = capsule.pointer_checked(Some(name))?.cast::<T>();
    // SAFETY: The capsule of this name holds a `T`, and the lock of the interpreter keeps others away from it.
    Ok(unsafe { take(held.as_ptr()) })
}

/// Takes a table of another library.
fn taken_table(py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<(SchemaRef, Vec<RecordBatch>)> {
    let wrong = |error: &dyn std::fmt::Display| PyValueError::new_err(format!("kh302: the table cannot be taken: {error}"));
    if table.hasattr("__arrow_c_stream__")? {
        let capsule = table.call_method0("__arrow_c_stream__")?;
        // SAFETY: A capsule of this name holds a stream.
        let stream = unsafe { taken(&capsule, STREAM, FFI_ArrowArrayStream::from_raw) }?;
        // Reads without the lock of the interpreter, because other threads of the library that gives the table may wait for it.
        return py
            .detach(|| {
                let mut reader = RecordBatchStreamReader::try_new(stream)?;
                let batches = reader.by_ref().collect::<Result<Vec<_>, _>>()?;
                Ok::<_, arrow_schema::ArrowError>((arrow_array::RecordBatchReader::schema(&reader), batches))
            })
            .map_err(|error| wrong(&error));
    }
    if table.hasattr("__arrow_c_array__")? {
        let (schema, array) = table.call_method0("__arrow_c_array__")?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        // SAFETY: Capsules of these names hold a schema and an array.
        let (schema, array) =
            unsafe { (taken(&schema, SCHEMA, FFI_ArrowSchema::from_raw)?, taken(&array, ARRAY, FFI_ArrowArray::from_raw)?) };
        // SAFETY: Both come from one call of the interface, so that the schema describes the array.
        let data = unsafe { from_ffi(array, &schema) }.map_err(|error| wrong(&error))?;
        if !matches!(data.data_type(), DataType::Struct(_)) {
            return Err(wrong(&"a record batch is wanted, not a single column"));
        }
        let batch = RecordBatch::from(StructArray::from(data));
        return Ok((batch.schema(), vec![batch]));
    }
    Err(PyTypeError::new_err(format!(
        "kh302: a table is a frame of polars, pyarrow, pandas or DuckDB, or anything else with __arrow_c_stream__, not {}",
        table.get_type().name()?
    )))
}

/// What the rows of a table are.
enum Rows {
    /// Documents as JSON text, in the column at this place.
    Documents(usize),
    /// Reports: for each column that means something, its place and what it means.
    Reports(Vec<(usize, Member)>),
}

/// What a column of reports means.
#[derive(Clone, Copy)]
enum Member {
    Area,
    Period,
    Revision,
    PreparedOn,
    DeclaredLevel,
    /// A member that is read from JSON alone.
    Other(&'static str),
    Figure(Figure),
}

impl Member {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "area" => Self::Area,
            "period" => Self::Period,
            "revision" => Self::Revision,
            "prepared_on" => Self::PreparedOn,
            "declared_level" => Self::DeclaredLevel,
            "note" => Self::Other("note"),
            _ => Self::Figure(figure(name)?),
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Period => "period",
            Self::Revision => "revision",
            Self::PreparedOn => "prepared_on",
            Self::DeclaredLevel => "declared_level",
            Self::Other(name) => name,
            Self::Figure(figure) => figure.id(),
        }
    }
}

impl Rows {
    /// Finds out what the rows of a table are, and refuses a table whose columns cannot be those of reports.
    fn of(py: Python<'_>, schema: &Schema, document: Option<&str>) -> PyResult<Self> {
        let missing = |name: &str| {
            let (vi, en) = (format!("Bảng không có cột “{name}”."), format!("The table has no column “{name}”."));
            refused(py, ErrorCode::MissingMember, &format!("/{name}"), &vi, &en)
        };
        let rows = match document {
            Some(name) => Self::Documents(schema.index_of(name).map_err(|_| missing(name))?),
            None => {
                for name in ["area", "period"] {
                    schema.index_of(name).map_err(|_| missing(name))?;
                }
                let members = schema.fields().iter().enumerate();
                Self::Reports(members.filter_map(|(place, field)| Some((place, Member::of(field.name())?))).collect())
            }
        };
        for place in rows.places() {
            let field = schema.field(place);
            let empty = arrow_array::new_empty_array(field.data_type());
            if Column::of(&empty).is_none() || (document.is_some() && !matches!(Column::of(&empty), Some(Column::Texts(..)))) {
                let (name, kind) = (field.name(), field.data_type());
                let vi = format!("Cột “{name}” thuộc kiểu {kind}, không có trong báo cáo.");
                let en = format!("The column “{name}” is of the type {kind}, which no report has.");
                return Err(refused(py, ErrorCode::WrongType, &format!("/{name}"), &vi, &en));
            }
        }
        Ok(rows)
    }

    fn places(&self) -> Vec<usize> {
        match self {
            Self::Documents(place) => vec![*place],
            Self::Reports(members) => members.iter().map(|(place, _)| *place).collect(),
        }
    }

    /// Takes the columns of a batch.
    fn columns(&self, batch: &RecordBatch) -> Option<Columns> {
        Some(match self {
            Self::Documents(place) => Columns::Documents(Column::of(batch.column(*place))?),
            Self::Reports(members) => {
                let mut reports = Reports { heads: Vec::new(), figures: Vec::new() };
                for (place, member) in members {
                    let column = Column::of(batch.column(*place))?;
                    match member {
                        Member::Figure(figure) => reports.figures.push((*figure, column)),
                        member => reports.heads.push((*member, column)),
                    }
                }
                Columns::Reports(reports)
            }
        })
    }
}

/// The columns of one batch.
enum Columns {
    Documents(Column),
    Reports(Reports),
}

/// How many blocks are filled at once: so many that each column is read for thousands of bytes in one go, for which memory is waited for less
/// than for hundreds, and so few that the blocks stay in the cache of a core.
const BLOCKS: usize = 8;

/// A block with rows of a table.
struct Filled {
    block: Block,
    /// For each row a number other than 0 where something about it is unusual.
    unusual: [i32; BLOCK_ROWS],
    /// For each row whether it stands in the block as a whole; any other is judged as a document.
    usual: Vec<bool>,
}

impl Default for Filled {
    fn default() -> Self {
        Self { block: Block::new(), unusual: [0; BLOCK_ROWS], usual: Vec::with_capacity(BLOCK_ROWS) }
    }
}

/// Reports column by column.
struct Reports {
    /// What stands beside the figures.
    heads: Vec<(Member, Column)>,
    figures: Vec<(Figure, Column)>,
}

impl Reports {
    /// Makes the head of a row; `None` where anything about it is unusual, so that the reader of documents says what.
    fn head(&self, row: usize, last: &mut Last) -> Option<RowHead> {
        let (mut area, mut period) = (None, None);
        let (mut revision, mut prepared_on, mut declared_level) = (0, None, None);
        for (member, column) in &self.heads {
            match (member, column.at(row)) {
                (_, Cell::Missing) => {}
                (Member::Area, Cell::Text(text)) => area = Some(text.parse().ok().filter(AreaCode::is_commune)?),
                (Member::Period, Cell::Text(text)) => period = Some(last.period.of(text)?),
                (Member::Revision, Cell::Whole(number)) => revision = u32::try_from(number).ok()?,
                (Member::PreparedOn, Cell::Text(text)) => prepared_on = Some(last.day.of(text)?),
                (Member::PreparedOn, cell) => prepared_on = Some(cell.day()?),
                (Member::DeclaredLevel, Cell::Text(level)) => declared_level = Some(RiskLevel::from_id(level)?),
                _ => return None,
            }
        }
        Some(RowHead { area: area?, period: period?, revision, prepared_on, declared_level })
    }

    /// Puts rows into blocks, and says of each block which rows stand there as a whole.
    fn put(&self, rows: Range<usize>, blocks: &mut [Filled], last: &mut Last) {
        let firsts = rows.clone().step_by(BLOCK_ROWS);
        for (first, filled) in firsts.clone().zip(&mut *blocks) {
            filled.block.clear();
            filled.unusual = [0; BLOCK_ROWS];
            for (row, unusual) in (first..rows.end).zip(&mut filled.unusual) {
                let head = self.head(row, last);
                *unusual = i32::from(head.is_none());
                filled.block.push(head.unwrap_or(RowHead::UNREAD));
            }
        }
        for (figure, column) in &self.figures {
            for (first, filled) in firsts.clone().zip(&mut *blocks) {
                let rows = filled.block.len();
                let into = &mut filled.block.column(*figure)[..rows];
                column.write(first, figure.definition(), into, &mut filled.unusual);
            }
        }
        for (_, filled) in firsts.zip(blocks) {
            let usual = filled.unusual.iter().zip(filled.block.have_only_their_figures());
            filled.usual.clear();
            filled.usual.extend(usual.map(|(unusual, only)| *unusual == 0 && only).take(filled.block.len()));
        }
    }

    /// Writes the document of a row as JSON.
    fn json(&self, row: usize) -> String {
        let mut head = String::from("{\"schema\":\"kh302.report/1\"");
        let mut figures = String::new();
        let put = |into: &mut String, name: &str, column: &Column| {
            let cell = column.at(row);
            if !matches!(cell, Cell::Missing) {
                if !into.is_empty() {
                    into.push(',');
                }
                into.push('"');
                into.push_str(name);
                into.push_str("\":");
                cell.write(into);
            }
        };
        self.heads.iter().for_each(|(member, column)| put(&mut head, member.name(), column));
        self.figures.iter().for_each(|(figure, column)| put(&mut figures, figure.id(), column));
        format!("{head},\"figures\":{{{figures}}}}}")
    }
}

/// A text that was read last, because neighbouring rows often have the same.
struct Repeated<T> {
    text: String,
    value: Option<T>,
}

impl<T: FromStr + Copy> Repeated<T> {
    const NONE: Self = Self { text: String::new(), value: None };

    fn of(&mut self, text: &str) -> Option<T> {
        if self.value.is_none() || self.text != text {
            self.value = text.parse().ok();
            self.text.clear();
            self.text.push_str(text);
        }
        self.value
    }
}

/// What the heads of rows repeat.
struct Last {
    period: Repeated<Period>,
    day: Repeated<Date>,
}

impl Columns {
    /// Returns the document of a row as JSON; an empty text where the row has none.
    fn json(&self, row: usize) -> String {
        match self {
            Self::Documents(texts) => match texts.at(row) {
                Cell::Text(text) => text.to_owned(),
                _ => String::new(),
            },
            Self::Reports(reports) => reports.json(row),
        }
    }

    /// Judges rows: reports as columns, as far as they fit, and all others as documents.
    fn judge(&self, rows: usize, by: &mut TableJudge<'_>) -> Verdicts {
        let options = by.options;
        let mut verdicts = Verdicts::new(rows);
        match self {
            Self::Reports(reports) => {
                let TableJudge { judge, blocks, last, .. } = by;
                for first in (0..rows).step_by(BLOCKS * BLOCK_ROWS) {
                    reports.put(first..rows.min(first + BLOCKS * BLOCK_ROWS), blocks, last);
                    for (first, Filled { block, usual, .. }) in (first..rows).step_by(BLOCK_ROWS).zip(blocks.iter_mut()) {
                        let judged = usual.contains(&true).then(|| judge.judge(block));
                        let mut row = 0;
                        for run in usual.chunk_by(|one, next| *one && *next) {
                            match judged {
                                Some(judged) if run.contains(&true) => verdicts.push_rows(judged, row..row + run.len()),
                                _ => verdicts.push(document(&reports.json(first + row), options)),
                            }
                            row += run.len();
                        }
                    }
                }
            }
            // Reads a document where it stands.
            Self::Documents(texts) => {
                for row in 0..rows {
                    verdicts.push(match texts.at(row) {
                        Cell::Text(text) => document(text, options),
                        _ => document("", options),
                    });
                }
            }
        }
        verdicts
    }
}

/// What a thread judges all its pieces with.
struct TableJudge<'o> {
    options: &'o Options<'o>,
    judge: ColumnJudge<'o>,
    blocks: Vec<Filled>,
    last: Last,
}

impl<'o> TableJudge<'o> {
    fn new(options: &'o Options<'o>) -> Self {
        let judge = ColumnJudge::new(options.units.map_or(&HUE, Units::table), options.as_of);
        let blocks = (0..BLOCKS).map(|_| Filled::default()).collect();
        Self { options, judge, blocks, last: Last { period: Repeated::NONE, day: Repeated::NONE } }
    }
}

/// Judges a document.
fn document(text: &str, options: &Options<'_>) -> Result<Judged, ReadError> {
    read(text).map(|document| Judged::of_document(&options.apply(document)))
}

/// What a piece became, or why it became nothing.
type Piece = Result<RecordBatch, String>;

/// Answers every row of a table on all cores: `begin` makes what a thread needs for all its pieces, and `answer` the new columns of a piece,
/// which stand behind those of the table.
fn answered<S>(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    document: Option<&str>,
    threads: Option<usize>,
    fields: Vec<Field>,
    begin: impl Fn() -> S + Sync,
    answer: impl Fn(&mut S, &Columns, usize) -> Result<Vec<ArrayRef>, arrow_schema::ArrowError> + Sync,
) -> PyResult<Table> {
    let (given, batches) = taken_table(py, table)?;
    let rows = Rows::of(py, &given, document)?;
    // Leaves out columns of an earlier answer, so that a table can be judged again.
    let kept: Vec<usize> =
        (0..given.fields().len()).filter(|place| fields.iter().all(|new| new.name() != given.field(*place).name())).collect();
    let schema = given.project(&kept).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let all = schema.fields().iter().cloned().chain(fields.into_iter().map(Arc::new)).collect::<Vec<_>>();
    let schema = Arc::new(Schema::new_with_metadata(all, schema.metadata().clone()));
    let pieces: Vec<RecordBatch> = batches
        .iter()
        .flat_map(|batch| (0..batch.num_rows()).step_by(PIECE).map(|from| batch.slice(from, PIECE.min(batch.num_rows() - from))))
        .collect();
    let work = |state: &mut S, piece: &RecordBatch| -> Piece {
        let columns = rows.columns(piece).ok_or("a column changed its type")?;
        let new = answer(state, &columns, piece.num_rows()).map_err(|error| error.to_string())?;
        let kept = kept.iter().map(|place| Arc::clone(piece.column(*place)));
        RecordBatch::try_new(Arc::clone(&schema), kept.chain(new).collect()).map_err(|error| error.to_string())
    };
    let cores = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, Into::into)).clamp(1, pieces.len().max(1));
    let done = py.detach(|| catch_unwind(AssertUnwindSafe(|| on_threads(cores, &pieces, &begin, work)))).map_err(|_| stopped(py))?;
    let batches = done.into_iter().collect::<Result<Vec<_>, _>>().map_err(PyValueError::new_err)?;
    Ok(Table { schema, batches })
}

/// Does the work of all pieces on some threads, and returns what became of them in their order.
fn on_threads<S>(
    threads: usize,
    pieces: &[RecordBatch],
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &RecordBatch) -> Piece + Sync,
) -> Vec<Piece> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(pieces.len()));
    let take = || {
        let mut state = begin();
        while let Some((place, piece)) = {
            let place = next.fetch_add(1, Ordering::Relaxed);
            pieces.get(place).map(|piece| (place, piece))
        } {
            let became = work(&mut state, piece);
            done.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((place, became));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, became)| became).collect()
}

fn options<'a>(as_of: Option<&Day>, locale: Option<&Language>, units: Option<&'a Bound<'_, Units>>) -> Options<'a> {
    let as_of: Option<Date> = as_of.map(|day| day.0);
    Options { as_of, locale: locale.map(|language| language.0), units: units.map(Bound::get) }
}

/// Kết luận cả bảng: judges every row of a table.
#[pyfunction]
#[pyo3(signature = (table, /, *, document=None, as_of=None, units=None, threads=None))]
pub fn judge_table<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    document: Option<&str>,
    as_of: Option<Day>,
    units: Option<&Bound<'py, Units>>,
    threads: Option<usize>,
) -> PyResult<Table> {
    let options = options(as_of.as_ref(), None, units);
    let begin = || TableJudge::new(&options);
    answered(py, table, document, threads, Verdicts::fields(), begin, |by, columns, rows| columns.judge(rows, by).columns())
}

/// Đánh giá cả bảng: assesses every row of a table.
#[pyfunction]
#[pyo3(signature = (table, /, *, document=None, as_of=None, locale=None, units=None, threads=None))]
pub fn assess_table<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    document: Option<&str>,
    as_of: Option<Day>,
    locale: Option<Language>,
    units: Option<&Bound<'py, Units>>,
    threads: Option<usize>,
) -> PyResult<Table> {
    let options = options(as_of.as_ref(), locale.as_ref(), units);
    let field = Field::new("assessment", DataType::LargeUtf8, false);
    answered(
        py,
        table,
        document,
        threads,
        vec![field],
        || (),
        |(), columns, rows| {
            let assess = |row| match read(&columns.json(row)) {
                Ok(document) => to_json(&options.apply(document).assess()),
                Err(error) => error.json(options.locale.unwrap_or(Locale::Vi)),
            };
            let texts: LargeStringArray = (0..rows).map(assess).map(Some).collect();
            Ok(vec![Arc::new(texts)])
        },
    )
}
