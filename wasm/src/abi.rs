//! Số dùng chung: the numbers that the module and its JavaScript share. `cargo xtask generate` writes `bindings/js/src/generated/abi.ts`
//! from them. The generator compiles this file without the rest of the module, so that it may use the core alone.

use kh302::figures::FIGURE_COUNT;
use kh302::judge::Status;

macro_rules! numbers {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty = $value:expr;)+) => {
        $($(#[doc = $about])+ pub const $name: $type = $value;)+

        /// Every number: its name, its value and its meaning.
        pub const ALL: &[(&str, u32, &str)] = &[$((stringify!($name), $name as u32, concat!($($about),+))),+];
    };
}

numbers! {
    /// The number of words of one change: the kind of change with its severity, then the number of the finding, field or target.
    CHANGE_WORDS: usize = 2;
    /// The bits of the first word with the kind of change.
    CHANGE_KIND: u32 = 0xff;
    /// A finding is new, or its numbers, its severity or its explanation changed.
    CHANGE_FOUND: u32 = 1;
    /// A finding is gone.
    CHANGE_GONE: u32 = 2;
    /// The state of a field changed.
    CHANGE_FIELD: u32 = 3;
    /// The level, or the levels that are still possible, changed.
    CHANGE_LEVEL: u32 = 4;
    /// The result of a target changed.
    CHANGE_TARGET: u32 = 5;
    /// The bits of the first word with the severity of a finding, as its place in the list of severities.
    CHANGE_SEVERITY: u32 = 0xff00;
    /// The number of bits by which the severity is shifted to the left.
    CHANGE_SEVERITY_SHIFT: u32 = 8;
    /// The bit of the first word that is set where a finding is explained.
    CHANGE_ACKNOWLEDGED: u32 = 0x1_0000;

    /// Notes that a field was left.
    ACT_LEAVE: u32 = 0;
    /// Accepts the number that other figures propose for a field.
    ACT_ACCEPT: u32 = 1;
    /// Unlocks a field.
    ACT_UNLOCK: u32 = 2;
    /// Fills the empty flows of a section with zeros.
    ACT_NOTHING: u32 = 3;
    /// Removes the zeros that filled a section.
    ACT_UNDO_NOTHING: u32 = 4;
    /// Takes opening stocks from the report of the period before.
    ACT_PREFILL: u32 = 5;
    /// Withdraws the explanation of a finding.
    ACT_WITHDRAW: u32 = 6;

    /// The findings in words.
    TEXT_FINDINGS: u32 = 0;
    /// The findings that block sending and are to be shown, in words; they make the summary above the form.
    TEXT_SUMMARY: u32 = 1;
    /// The assessment of the report as it stands.
    TEXT_ASSESSMENT: u32 = 2;
    /// The description from which the form is drawn.
    TEXT_DESCRIPTION: u32 = 3;
    /// The draft as it is saved.
    TEXT_DRAFT: u32 = 4;
    /// The report as it stands, whether or not it can be sent.
    TEXT_REPORT: u32 = 5;

    /// The number of words of the state of a field.
    STATE_WORDS: usize = 5;
    /// The word with the flags of a field.
    STATE_FLAGS: usize = 0;
    /// The word with the value of a field.
    STATE_VALUE: usize = 1;
    /// The word with the number that other figures propose.
    STATE_PROPOSED: usize = 2;
    /// The word with the number of errors.
    STATE_ERRORS: usize = 3;
    /// The word with the number of warnings and notices that are not explained.
    STATE_OTHERS: usize = 4;
    /// The flag of a field that is required.
    IS_REQUIRED: u32 = 1 << 0;
    /// The flag of a field that belongs to a report of the period.
    IS_VISIBLE: u32 = 1 << 1;
    /// The flag of a field that is shown and not typed.
    IS_LOCKED: u32 = 1 << 2;
    /// The flag of a field that follows from other figures.
    IS_COMPUTED: u32 = 1 << 3;
    /// The flag of a field that was filled with zero because its section has nothing in this period.
    IS_FILLED: u32 = 1 << 4;
    /// The flag of a field whose findings are to be shown.
    SHOWS_FINDINGS: u32 = 1 << 5;
    /// The flag of a field that has a value.
    HAS_VALUE: u32 = 1 << 6;
    /// The flag of a field for which other figures propose a number.
    HAS_PROPOSED: u32 = 1 << 7;

    /// The bits with the number of required fields of a section that have a value.
    PROGRESS_FILLED: u32 = 0xffff;
    /// The number of bits by which the number of required fields of a section is shifted to the left.
    PROGRESS_OF_SHIFT: u32 = 16;

    /// The number of figures of a report that is passed as numbers, one word each.
    FIGURES: usize = FIGURE_COUNT;
    /// The word of a figure that the report does not name.
    ABSENT: u32 = u32::MAX;
    /// The word of a figure that is null. It is not the same as absent, because a figure that does not belong to the report must be absent.
    NULL: u32 = u32::MAX - 1;
    /// The word of a flag that is true.
    TRUE: u32 = u32::MAX - 2;
    /// The word of a flag that is false. The word of a count is less.
    FALSE: u32 = u32::MAX - 3;

    /// The number of words of a set of checks or fields: one bit for each, by its place from the lowest bit of the first word.
    SET_WORDS: usize = 4;
    /// The word of a verdict that is 1 where nothing blocks sending.
    VERDICT_CAN_SUBMIT: usize = 0;
    /// The word with the place of the level from best to worst, or with the number of levels where it is undetermined.
    VERDICT_LEVEL: usize = 1;
    /// The word with the place of the plan among those on file, or their number where no plan measures the area.
    VERDICT_PLAN: usize = 2;
    /// The first of the words with the targets of each status, one bit for each target of the plan.
    VERDICT_TARGETS: usize = 3;
    /// The first of the words with the checks that failed.
    VERDICT_FAILED: usize = VERDICT_TARGETS + Status::ALL.len();
    /// The first of the words with the checks that missing figures leave open.
    VERDICT_UNCHECKED: usize = VERDICT_FAILED + SET_WORDS;
    /// The first of the words with the required figures that are missing.
    VERDICT_MISSING: usize = VERDICT_UNCHECKED + SET_WORDS;
    /// The number of words of a verdict.
    VERDICT_WORDS: usize = VERDICT_MISSING + SET_WORDS;
}
