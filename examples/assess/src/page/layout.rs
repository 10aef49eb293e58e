//! Trình bày: lays out lines of 80 columns with styles, and bars of block characters.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a page, in columns.
pub const WIDTH: usize = 80;
/// The width of a bar, in columns.
pub const CELLS: usize = 10;

pub const PLAIN: Style = Style::new();
pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const GOOD: Style = AnsiColor::Green.on_default();
pub const BAD: Style = AnsiColor::Red.on_default();
pub const DOUBT: Style = AnsiColor::Yellow.on_default();

/// A page that is being written. It always contains styles; the output removes them where no terminal shows them.
#[derive(Debug, Default)]
pub struct Sheet {
    text: String,
}

impl Sheet {
    pub fn into_text(self) -> String {
        self.text
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    pub fn rule(&mut self) {
        self.line(&[(DIM, &"─".repeat(WIDTH))]);
    }

    /// Writes one line of pieces that are known to fit.
    pub fn line(&mut self, pieces: &[(Style, &str)]) {
        for (style, piece) in pieces {
            self.piece(*style, piece);
        }
        self.text.push('\n');
    }

    /// Writes a paragraph of pieces, broken between words. `first` begins the first line; the other lines are indented by `hang`.
    pub fn paragraph(&mut self, first: &[(Style, &str)], hang: usize, pieces: &[(Style, &str)]) {
        let mut column = 0;
        for (style, piece) in first {
            self.piece(*style, piece);
            column += piece.width();
        }
        if column < hang {
            self.text.extend(std::iter::repeat_n(' ', hang - column));
            column = hang;
        }
        let mut line_is_empty = true;
        for (style, piece) in pieces {
            // Writes the words of one line and one style together.
            let mut run = String::new();
            for word in piece.split_ascii_whitespace() {
                let mut rest = word;
                loop {
                    let space = usize::from(!line_is_empty);
                    if column + space + rest.width() <= WIDTH {
                        run.push_str(if line_is_empty { "" } else { " " });
                        run.push_str(rest);
                        column += space + rest.width();
                        line_is_empty = false;
                        break;
                    }
                    if line_is_empty {
                        // Breaks a word that is longer than a line.
                        let (head, tail) = cut(rest, WIDTH - column);
                        run.push_str(head);
                        rest = tail;
                    }
                    self.piece(*style, &std::mem::take(&mut run));
                    self.text.push('\n');
                    self.text.extend(std::iter::repeat_n(' ', hang));
                    (column, line_is_empty) = (hang, true);
                }
            }
            self.piece(*style, &run);
        }
        self.text.push('\n');
    }

    fn piece(&mut self, style: Style, text: &str) {
        let visible: String = text.chars().map(visible).collect();
        if style.is_plain() || visible.is_empty() {
            self.text.push_str(&visible);
        } else {
            self.text.push_str(&format!("{style}{visible}{style:#}"));
        }
    }
}

/// Replaces the characters of a typed text that could control the terminal or reverse the line.
fn visible(char: char) -> char {
    let turns = matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if char.is_control() || turns { '\u{fffd}' } else { char }
}

/// Cuts a text at a width, after one character at least.
fn cut(text: &str, width: usize) -> (&str, &str) {
    let mut column = 0;
    let end = text.char_indices().find(|(at, char)| {
        column += char.width().unwrap_or(1);
        column > width && *at > 0
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

/// Draws a bar of `cells` for a share, in eighths of a cell. It is full only for the whole and empty only for nothing.
pub fn bar(part: i64, whole: i64, cells: usize) -> String {
    const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let all = i128::try_from(cells * 8).unwrap_or(0);
    let (part, whole) = (i128::from(part.clamp(0, whole.max(0))), i128::from(whole.max(1)));
    let exact = part * all / whole;
    let drawn = if part > 0 && part < whole { exact.clamp(1, all - 1) } else { exact };
    let drawn = usize::try_from(drawn).unwrap_or(0);
    let mut bar = "█".repeat(drawn / 8);
    bar.extend((drawn % 8).checked_sub(1).map(|eighth| EIGHTHS[eighth]));
    let empty = cells - bar.chars().count();
    bar + &"░".repeat(empty)
}

#[cfg(test)]
mod tests {
    use super::{PLAIN, Sheet, WIDTH, bar};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_bar_is_full_only_for_all_and_empty_only_for_nothing() {
        assert_eq!(bar(0, 40, 5), "░░░░░");
        assert_eq!(bar(1, 1_000_000, 5), "▏░░░░");
        assert_eq!(bar(1, 2, 5), "██▌░░");
        assert_eq!(bar(999_999, 1_000_000, 5), "████▉");
        assert_eq!(bar(40, 40, 5), "█████");
        assert_eq!((bar(50, 40, 5).as_str(), bar(-1, 40, 5).as_str(), bar(1, 0, 5).as_str()), ("█████", "░░░░░", "░░░░░"));
    }

    #[test]
    fn paragraphs_break_between_words_and_hang() {
        let mut sheet = Sheet::default();
        let words = "người nghiện ma túy có hồ sơ quản lý ".repeat(6);
        sheet.paragraph(&[(PLAIN, " 1.")], 4, &[(PLAIN, &words), (PLAIN, &"x".repeat(200))]);
        let text = sheet.into_text();
        assert!(text.lines().all(|line| line.width() <= WIDTH), "{text}");
        assert!(text.starts_with(" 1. người nghiện"));
        assert!(text.lines().skip(1).all(|line| line.starts_with("    ") && !line.ends_with(' ')), "{text}");
        assert_eq!(text.matches('x').count(), 200);
        assert_eq!(text.split_ascii_whitespace().filter(|word| *word == "nghiện").count(), 6);
    }

    #[test]
    fn what_was_typed_does_not_steer_the_terminal() {
        let mut sheet = Sheet::default();
        sheet.line(&[(PLAIN, "a\u{1b}[2Jb\u{202e}c")]);
        assert_eq!(sheet.into_text(), "a\u{fffd}[2Jb\u{fffd}c\n");
    }
}
