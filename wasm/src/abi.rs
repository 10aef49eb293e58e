//! Số dùng chung: the numbers that the module and the JavaScript around it share, each once. `cargo xtask generate` writes
//! `bindings/js/src/generated/abi.ts` from them; for that the generator compiles this file without the module, so it uses the core alone.

use kh302::figures::FIGURE_COUNT;
use kh302::judge::Status;

macro_rules! numbers {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty = $value:expr;)+) => {
        $($(#[doc = $about])+ pub const $name: $type = $value;)+

        /// Every number: its name, its value and what it means.
        pub const ALL: &[(&str, u32, &str)] = &[$((stringify!($name), $name as u32, concat!($($about),+))),+];
    };
}

numbers! {
    /// Words that tell one change: what kind of change with what belongs to it, and which finding, field or target.
    CHANGE_WORDS: usize = 2;
    /// The bits of the first word that hold the kind of change.
    CHANGE_KIND: u32 = 0xff;
    /// A finding is there now, or its number, severity or explanation is another now.
    CHANGE_FOUND: u32 = 1;
    /// A finding is gone.
    CHANGE_GONE: u32 = 2;
    /// The state of a field is another.
    CHANGE_FIELD: u32 = 3;
    /// The level, or what it can still be, is another.
    CHANGE_LEVEL: u32 = 4;
    /// A target is measured otherwise.
    CHANGE_TARGET: u32 = 5;
    /// The bits of the first word that hold the severity of a finding, by its place in the list of severities.
    CHANGE_SEVERITY: u32 = 0xff00;
    /// How far the severity is shifted to the left.
    CHANGE_SEVERITY_SHIFT: u32 = 8;
    /// The bit of the first word that says that a finding is explained.
    CHANGE_ACKNOWLEDGED: u32 = 0x1_0000;

    /// A field is left.
    ACT_LEAVE: u32 = 0;
    /// What other figures propose for a field is accepted.
    ACT_ACCEPT: u32 = 1;
    /// A locked field is unlocked.
    ACT_UNLOCK: u32 = 2;
    /// The empty flows of a section are filled with zeros.
    ACT_NOTHING: u32 = 3;
    /// The zeros of a section are taken back.
    ACT_UNDO_NOTHING: u32 = 4;
    /// Openings are taken from the report of the period before.
    ACT_PREFILL: u32 = 5;
    /// The explanation of a finding is withdrawn.
    ACT_WITHDRAW: u32 = 6;

    /// The findings in words.
    TELL_FINDINGS: u32 = 0;
    /// The findings that block sending and are to be shown, in words.
    TELL_SUMMARY: u32 = 1;
    /// The assessment of the report as it stands.
    TELL_ASSESSMENT: u32 = 2;
    /// The description that the form is drawn from.
    TELL_DESCRIPTION: u32 = 3;
    /// The draft.
    TELL_DRAFT: u32 = 4;

    /// Words that tell the state of a field.
    STATE_WORDS: usize = 5;
    /// The word with the flags of a field.
    STATE_FLAGS: usize = 0;
    /// The word with the value of a field.
    STATE_VALUE: usize = 1;
    /// The word with the value that other figures propose.
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
    /// The flag of a field that was filled with zero together with its section.
    IS_FILLED: u32 = 1 << 4;
    /// The flag of a field whose findings are to be shown.
    SHOWS_FINDINGS: u32 = 1 << 5;
    /// The flag of a field that has a value.
    HAS_VALUE: u32 = 1 << 6;
    /// The flag of a field for which other figures propose a value.
    HAS_PROPOSED: u32 = 1 << 7;

    /// The bits that hold how many required fields of a section have a value.
    PROGRESS_FILLED: u32 = 0xffff;
    /// How far the number of required fields of a section is shifted to the left.
    PROGRESS_OF_SHIFT: u32 = 16;

    /// The figures of a report that crosses in numbers, one word each.
    FIGURES: usize = FIGURE_COUNT;
    /// The report does not name the figure.
    ABSENT: u32 = u32::MAX;
    /// The report names the figure and gives none, which a figure that does not belong there may not do either.
    NULL: u32 = u32::MAX - 1;
    /// A flag that is true.
    TRUE: u32 = u32::MAX - 2;
    /// A flag that is false. A count is less.
    FALSE: u32 = u32::MAX - 3;

    /// Words that tell a set of checks or of fields, one bit for each by its place, from the lowest bit of the first word.
    SET_WORDS: usize = 4;
    /// The word of a verdict that says whether nothing blocks sending.
    VERDICT_CAN_SUBMIT: usize = 0;
    /// The word with the level from best to worst, or the number of levels where it is undetermined.
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
    /// Words that tell a verdict.
    VERDICT_WORDS: usize = VERDICT_MISSING + SET_WORDS;
}
