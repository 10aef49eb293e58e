//! Chỗ đột biến: the places of a source file at which the law can be changed by one.
//!
//! Works on tokens, because most of the law stands in the rows of macros, which a parser of Rust does not look into.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::ops::Range;

/// A change of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The row or constant in which it stands: "F09", "population", "I_A".
    pub name: String,
    /// The bytes that change.
    pub place: Range<usize>,
    pub from: String,
    pub to: String,
}

/// Values that stand for each other; each is changed to the next in its list, and the last to the one before it.
const NEIGHBOURS: &[&[&str]] = &[
    &["Error", "Warning", "Notice"],
    &["true", "false"],
    &["First", "Sum", "Last"],
    &["Binding", "Aim", "Breakdown"],
    &["BeAll", "ReachAll", "Nothing"],
    &["Type1", "Type2", "Type3", "Affected", "DrugFree"],
    &["plus", "minus"],
    &["equals", "at_most"],
    &["from_number", "is"],
    &["all_of", "any_of"],
];

/// Columns that a row can leave out. A change leaves them out.
const OPTIONAL: &[&str] = &[
    "longer",
    "later",
    "milder",
    "applies",
    "when",
    "below",
    "rate",
    "scope",
    "worse_when",
    "sensitive",
    "counted_elsewhere",
    "may_repeat_over_time",
    "since",
    "until",
    "in_force_to",
];

/// Returns every change of a source file.
///
/// # Panics
/// Panics where the text is no Rust.
pub fn sites(source: &str) -> Vec<Site> {
    let tokens: TokenStream = source.parse().expect("Rust");
    let mut finder = Finder { source, found: Vec::new() };
    finder.walk(&tokens.into_iter().collect::<Vec<_>>(), Delimiter::None, "");
    finder.found
}

struct Finder<'s> {
    source: &'s str,
    found: Vec<Site>,
}

impl Finder<'_> {
    fn walk(&mut self, tokens: &[TokenTree], inside: Delimiter, name: &str) {
        let mut name = row_id(tokens).unwrap_or_else(|| name.to_owned());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let next = at + 1;
            if let Some(end) = skipped(tokens, at) {
                at = end;
                continue;
            }
            match token {
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if matches!(word.as_str(), "const" | "static" | "fn")
                        && let Some(TokenTree::Ident(own)) = tokens.get(next)
                    {
                        name = own.to_string();
                    }
                    if is_punct(tokens.get(next), ':') && !is_punct(tokens.get(next + 1), ':') && OPTIONAL.contains(&word.as_str()) {
                        self.optional(tokens, at, &name);
                    } else if !is_punct(before, '$') && !is_type(tokens, at) {
                        self.word(token, &word, before, &name);
                    }
                }
                TokenTree::Literal(_) => {
                    let is_length = inside == Delimiter::Bracket && is_punct(before, ';');
                    if !is_length {
                        self.number(token, 0, &name);
                        self.text(token, &name);
                    }
                }
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    match before {
                        // A row of a table: its name stands before its braces, and before that at most the row above.
                        Some(TokenTree::Ident(row)) if group.delimiter() == Delimiter::Brace && is_row(tokens, at, inside) => {
                            self.walk(&inner, group.delimiter(), &row.to_string());
                        }
                        Some(TokenTree::Ident(day)) if day == "day" || day == "constant" => {
                            inner.last().into_iter().for_each(|day| self.number(day, 1, &name));
                        }
                        _ => self.walk(&inner, group.delimiter(), &name),
                    }
                }
                TokenTree::Punct(_) => {}
            }
            at = next;
        }
    }

    fn add(&mut self, place: Range<usize>, to: String, name: &str) {
        let from = self.source[place.clone()].to_owned();
        self.found.push(Site { name: name.to_owned(), place, from, to });
    }

    /// Changes a number by one, down to the least that it can be.
    fn number(&mut self, token: &TokenTree, least: u64, name: &str) {
        let place = token.span().byte_range();
        if let Ok(number) = token.to_string().replace('_', "").parse::<u64>() {
            self.add(place.clone(), (number + 1).to_string(), name);
            if number > least {
                self.add(place, (number - 1).to_string(), name);
            }
        }
    }

    /// Changes a place in a text, or a share, to the next.
    fn text(&mut self, token: &TokenTree, name: &str) {
        let text = token.to_string();
        if let Some(to) = text.strip_prefix('"').and_then(|text| next_place(text.strip_suffix('"')?)) {
            self.add(token.span().byte_range(), format!("\"{to}\""), name);
        }
    }

    fn word(&mut self, token: &TokenTree, word: &str, before: Option<&TokenTree>, name: &str) {
        let Some(list) = NEIGHBOURS.iter().find(|list| list.contains(&word)) else { return };
        // Changes values, which stand behind a colon, a dot or another mark, but no names of types and no keys.
        if matches!(before, Some(TokenTree::Ident(_))) {
            return;
        }
        let place = list.iter().position(|one| *one == word).unwrap_or_default();
        let other = list.get(place + 1).or_else(|| list.get(place.saturating_sub(1))).copied().unwrap_or_default();
        self.add(token.span().byte_range(), other.to_owned(), name);
    }

    /// Leaves out a column with its value, up to the comma, and changes the value as well.
    fn optional(&mut self, tokens: &[TokenTree], at: usize, name: &str) {
        let end = tokens.iter().skip(at).position(|token| is_punct(Some(token), ','));
        if let Some(end) = end.and_then(|end| tokens.get(at + end)) {
            self.add(tokens[at].span().byte_range().start..end.span().byte_range().end, String::new(), name);
        }
    }
}

/// Returns where to go on behind what holds no law: attributes, imports, tests, and macros that are no tables.
fn skipped(tokens: &[TokenTree], at: usize) -> Option<usize> {
    let behind = |find: &dyn Fn(&TokenTree) -> bool| Some(at + tokens.iter().skip(at).position(find)? + 1);
    let is_braces = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    match (tokens.get(at)?, tokens.get(at + 1)) {
        (TokenTree::Punct(mark), Some(TokenTree::Group(attribute))) if mark.as_char() == '#' => {
            let is_test = attribute.stream().to_string().replace(' ', "") == "cfg(test)";
            if is_test { behind(&is_braces) } else { Some(at + 2) }
        }
        // An attribute of the whole file.
        (TokenTree::Punct(mark), Some(TokenTree::Punct(bang))) if mark.as_char() == '#' && bang.as_char() == '!' => Some(at + 3),
        // The columns of a table are types.
        (TokenTree::Ident(word), _) if word == "struct" => behind(&is_braces),
        // How a type of the law is written or compared says nothing of the law.
        (TokenTree::Ident(word), _) if word == "impl" && is_of_trait(&tokens[at..]) => behind(&is_braces),
        (TokenTree::Ident(word), _) if word == "use" => behind(&|token| is_punct(Some(token), ';')),
        (TokenTree::Ident(word), Some(TokenTree::Punct(_))) if word == "macro_rules" => {
            let is_table = tokens.get(at + 2).is_some_and(|name| name.to_string().ends_with("_and"));
            if is_table { None } else { behind(&is_braces) }
        }
        _ => None,
    }
}

/// Whether an implementation that begins here is that of a trait: `impl Trait for Type { … }`.
fn is_of_trait(tokens: &[TokenTree]) -> bool {
    let mut head = tokens.iter().take_while(|token| !matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
    head.any(|token| matches!(token, TokenTree::Ident(word) if word == "for"))
}

/// Whether a word is the type of a constant: `const PEOPLE: Sum = …`.
fn is_type(tokens: &[TokenTree], at: usize) -> bool {
    let before = |places: usize| at.checked_sub(places).and_then(|before| tokens.get(before));
    let is_constant = matches!(before(3), Some(TokenTree::Ident(word)) if word == "const" || word == "static");
    is_constant && is_punct(before(1), ':')
}

/// Whether the braces at a place are a row, and no value of a type: `F09 { … }`, and not `= Plan { … }`.
fn is_row(tokens: &[TokenTree], at: usize, inside: Delimiter) -> bool {
    let above = at.checked_sub(2).and_then(|above| tokens.get(above));
    inside == Delimiter::Brace && !matches!(above, Some(TokenTree::Punct(_)))
}

/// Returns the id of a row that begins with one: `id: "T04a"`.
fn row_id(tokens: &[TokenTree]) -> Option<String> {
    let [TokenTree::Ident(key), colon, TokenTree::Literal(id), ..] = tokens else { return None };
    (key == "id" && is_punct(Some(colon), ':')).then(|| id.to_string().trim_matches('"').to_owned())
}

fn is_punct(token: Option<&TokenTree>, char: char) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == char)
}

/// Returns the place behind one in a text, or a share one higher in its last digit: "khoản 1" becomes "khoản 2", "0.5" becomes "0.6".
fn next_place(text: &str) -> Option<String> {
    const POINTS: &str = "abcdđeghi";
    let (kind, place) = text.rsplit_once(' ').unwrap_or(("", text));
    match kind {
        "Điều" | "khoản" | "mục tiêu" => Some(format!("{kind} {}", place.parse::<u32>().ok()? + 1)),
        "điểm" => {
            let mut points = POINTS.chars().skip_while(|point| !place.starts_with(*point));
            Some(format!("{kind} {}", points.nth(1)?))
        }
        "" => {
            let (whole, decimals) = text.split_once('.')?;
            Some(format!("{}.{}", whole.parse::<u32>().ok()?, decimals.parse::<u32>().ok()? + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sites;

    fn changes(source: &str) -> Vec<String> {
        sites(source).into_iter().map(|site| format!("{}: {} → {}", site.name, site.from, site.to)).collect()
    }

    #[test]
    fn numbers_days_places_and_words_change_by_one() {
        assert_eq!(
            changes(r#"const A: X = at("Điều 4", "khoản 1", "điểm d").from_number(3_000);"#),
            [
                r#"A: "Điều 4" → "Điều 5""#,
                r#"A: "khoản 1" → "khoản 2""#,
                r#"A: "điểm d" → "điểm đ""#,
                "A: from_number → is",
                "A: 3_000 → 3001",
                "A: 3_000 → 2999"
            ]
        );
        assert_eq!(changes(r#"static B: X = share(percent("0.5"));"#), [r#"B: "0.5" → "0.6""#]);
        let days = "const C: [Phase; 1] = [Phase { from: day(2025, 8, 1), to: day(2025, 8, 24) }];";
        assert_eq!(changes(days), ["C: 1 → 2", "C: 24 → 25", "C: 24 → 23"]);
    }

    #[test]
    fn rows_of_a_table_are_named_and_lose_their_optional_columns() {
        let table = r#"
            macro_rules! checks_and { ($($more:tt)*) => { checks! { F09 { severity: Error, longer: Warning, when: at_most(7), vi: "a 1" } } }; }
            macro_rules! other { () => { 7 }; }
            use crate::Severity::Error;
            const LIST: [u8; 3] = [];
            const PEOPLE: Sum = sum(People);
            struct Row { sensitive: bool, }
            #[cfg(test)] mod tests { const N: u8 = 7; }
        "#;
        assert_eq!(
            changes(table),
            [
                "F09: Error → Warning",
                "F09: longer: Warning, → ",
                "F09: Warning → Notice",
                "F09: when: at_most(7), → ",
                "F09: at_most → equals",
                "F09: 7 → 8",
                "F09: 7 → 6"
            ]
        );
        assert_eq!(changes(r#"measure! { id: "T04a", role: Binding }"#), ["T04a: Binding → Aim"]);
    }
}
