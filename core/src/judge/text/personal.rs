//! Bảo vệ dữ liệu cá nhân: finds what in a note looks like personal data (Luật số 91/2025/QH15).
//!
//! Each token of the note is looked at with a bounded number of its neighbours, so that the work is linear in the length of the note.

use super::clean::is_surely_clean;
use super::phrases::{ABODE, ADDRESS, BIRTH};
use super::token::{Note, TokenKind};
use crate::base::{Text, text};
use alloc::string::String;
use alloc::vec::Vec;

/// Loại dữ liệu cá nhân: what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonalKind {
    /// Số định danh, số hộ chiếu: the number of an identity card or a passport.
    Identity,
    /// Số điện thoại di động: a mobile number.
    Mobile,
    /// Địa chỉ thư điện tử: an e-mail address.
    Mail,
    /// Số điện thoại cố định: a landline number, which may be that of an office.
    Landline,
    /// Thông tin về một người: a name, a year of birth or an abode, which may be those of a person.
    Person,
}

impl PersonalKind {
    /// Returns the kind in words.
    pub(crate) const fn name(self) -> Text {
        match self {
            Self::Identity => text!("số định danh cá nhân", "an identity number"),
            Self::Mobile => text!("số điện thoại", "a telephone number"),
            Self::Mail => text!("địa chỉ thư điện tử", "an e-mail address"),
            Self::Landline => text!("số điện thoại cố định", "a landline number"),
            Self::Person => text!("thông tin về một người cụ thể", "details of a person"),
        }
    }

    /// Whether it is surely personal data; otherwise it may be.
    pub(crate) const fn is_certain(self) -> bool {
        matches!(self, Self::Identity | Self::Mobile | Self::Mail)
    }
}

/// Dữ liệu cá nhân tìm thấy: its kind, and the position of its first character, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PersonalData {
    pub kind: PersonalKind,
    pub place: usize,
}

/// Returns what looks like personal data, in the order of the note.
pub(in crate::judge) fn personal_data(note: &str) -> Vec<PersonalData> {
    if is_surely_clean(note) { Vec::new() } else { search(note) }
}

/// Splits a note, and looks at each part of it.
pub(super) fn search(note: &str) -> Vec<PersonalData> {
    let note = Note::of(note);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(kind) = note.kind(at) {
        let behind = at.saturating_add(1);
        let here = match kind {
            TokenKind::Number => note.number(at),
            TokenKind::Word(_) => note.person(at).map(|first| (PersonalKind::Person, first, behind)),
            TokenKind::Mark('@') => note.mail(at).map(|first| (PersonalKind::Mail, first, behind)),
            TokenKind::Mark(_) => None,
        };
        at = match here {
            Some((kind, first, behind)) => {
                found.extend(note.place(first).map(|place| PersonalData { kind, place }));
                behind
            }
            None => note.date(at).unwrap_or(behind),
        };
    }
    found
}

/// Words beside the number of an identity card or a passport.
const IDENTITY: [&str; 11] =
    ["cccd", "cmnd", "cmtnd", "cmt", "căn cước", "chứng minh", "hộ chiếu", "định danh", "passport", "identity", "id"];
/// Words that can stand between those and the number.
const BEFORE_NUMBER: [&str; 11] = ["số", "công", "dân", "nhân", "cá", "thư", "là", "card", "number", "no", "is"];
/// Currencies, which stand before an amount or after it.
const CURRENCIES: [&str; 9] = ["đồng", "đ", "vnđ", "vnd", "usd", "dong", "₫", "$", "€"];
/// Multiples, units and things counted, which make the number before them an amount.
const UNITS: [&str; 35] = [
    "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "tr", "người", "nhân", "hộ", "tổ", "lượt", "cây", "viên", "ha", "m", "m²", "m³", "km", "km²",
    "kg", "g", "gam", "mg", "tấn", "tạ", "lít", "ml", "%", "thousand", "million", "billion", "people", "persons", "plants", "hectares",
];
/// Syllables that make "sinh" another word: "học sinh năm học 2025", "phát sinh năm 2025".
const OTHER_THAN_BIRTH: [&str; 14] = ["học", "phát", "vệ", "thí", "an", "dân", "nảy", "hy", "hi", "tái", "khai", "tập", "cứu", "nữ"];
/// What stands behind "trú tại" where no one's abode is told.
const NO_ABODE: [&str; 3] = ["địa bàn", "địa phương", "cộng đồng"];
/// What stands before the name of a place that begins with a form of address: "đường Ông Ích Khiêm".
const PLACES: [&str; 9] = ["đường", "phố", "cầu", "chợ", "chùa", "trường", "xã", "phường", "thôn"];

/// A number as it was written, group by group, as far as a number of a person or a telephone can reach.
#[derive(Default)]
struct Written {
    digits: String,
    /// For each group, how many digits there are up to its end, and the token behind it.
    ends: Vec<(usize, usize)>,
    /// The marks between the first two groups.
    gap: String,
    /// Whether the same marks stand between all groups.
    is_regular: bool,
}

impl Written {
    /// Returns the token behind the group that ends with this digit.
    fn end(&self, digits: usize) -> Option<usize> {
        self.ends.iter().find(|(count, _)| *count == digits).map(|(_, next)| *next)
    }

    fn first_group(&self) -> usize {
        self.ends.first().map_or(0, |(count, _)| *count)
    }

    fn is_one_group(&self) -> bool {
        self.ends.len() == 1
    }
}

impl Note {
    /// Returns the first position from `at` on that holds none of these marks.
    fn skip(&self, at: usize, marks: &str) -> usize {
        const MOST: usize = 4;
        let is_skipped = |at: &usize| self.mark(*at).is_some_and(|mark| marks.chars().any(|skipped| skipped == mark));
        (at..).take(MOST).take_while(is_skipped).last().map_or(at, |last| last.saturating_add(1))
    }

    /// Whether the words of a phrase begin here.
    fn begins(&self, mut at: usize, mut phrase: &str) -> bool {
        while let Some(behind) = self.word(at).and_then(|word| phrase.strip_prefix(word.small)) {
            let Some(next) = behind.strip_prefix(' ').filter(|_| self.mark(at.saturating_add(1)) == Some(' ')) else {
                return behind.is_empty();
            };
            (at, phrase) = (at.saturating_add(2), next);
        }
        false
    }

    /// Returns where the phrase of the list begins that ends with this word.
    fn ends(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let last = self.word(at)?.small;
        // Looks at the last letter and the last word first, because nearly every word ends none of the phrases.
        let letter = last.as_bytes().last();
        phrases.iter().filter(|phrase| phrase.as_bytes().last() == letter && phrase.ends_with(last)).find_map(|phrase| {
            let spaces = phrase.bytes().filter(|byte| *byte == b' ').count();
            at.checked_sub(spaces.saturating_mul(2)).filter(|first| self.begins(*first, phrase))
        })
    }

    /// Whether the word before this one is one of a list.
    fn is_behind(&self, at: usize, words: &[&str]) -> bool {
        self.mark(at.saturating_sub(1)) == Some(' ') && at.checked_sub(2).is_some_and(|before| self.ends(before, words).is_some())
    }
}

/// Numbers.
impl Note {
    /// Returns what a number looks like: its kind, its first token, and the token behind it.
    fn number(&self, at: usize) -> Option<(PersonalKind, usize, usize)> {
        let is_fraction = self.is_inside(at) && !self.digits(at)?.starts_with('0');
        if is_fraction || self.date(at).is_some() {
            return None;
        }
        let written = self.written(at);
        let number = self
            .identity_by_its_name(at, &written)
            .or_else(|| self.telephone(at, &written))
            .or_else(|| Some((PersonalKind::Identity, self.identity(at, &written)?)))
            .or_else(|| Some((PersonalKind::Landline, former_landline(&written)?)));
        let number = number.map(|(kind, behind)| (kind, at, behind));
        number.or_else(|| Some((PersonalKind::Identity, self.passport(at)?, at.saturating_add(1))))
    }

    /// Whether digits stand right before these, with one mark between.
    fn is_inside(&self, at: usize) -> bool {
        self.digits(at.saturating_sub(2)).is_some() && matches!(self.mark(at.saturating_sub(1)), Some('.' | ',' | '-'))
    }

    /// Reads the groups of digits from a position on.
    fn written(&self, mut at: usize) -> Written {
        const MOST: usize = 16;
        let mut written = Written { is_regular: true, ..Written::default() };
        let is_inside = self.is_inside(at);
        while let Some(digits) = self.digits(at) {
            written.digits.push_str(digits);
            at = at.saturating_add(1);
            written.ends.push((written.digits.len(), at));
            // Takes a group inside a longer number alone, as in the code of a file: H46.08.19-250901-0001.
            if is_inside || written.digits.len() >= MOST {
                break;
            }
            let next = self.skip(at, " .-()");
            let gap: String = (at..next).filter_map(|at| self.mark(at)).collect();
            if gap.is_empty() || self.digits(next).is_none() {
                break;
            }
            if written.is_one_group() {
                written.gap = gap;
            } else {
                written.is_regular &= written.gap == gap;
            }
            at = next;
        }
        written
    }

    /// Returns a number beside which its name stands: "CMND 191 234 567", whose groups are otherwise those of an amount.
    fn identity_by_its_name(&self, at: usize, written: &Written) -> Option<(PersonalKind, usize)> {
        let behind = written.end(12).or_else(|| written.end(9))?;
        let next = self.skip(behind, " (");
        let is_named = self.is_behind_identity(at) || IDENTITY.iter().any(|phrase| self.begins(next, phrase));
        is_named.then_some((PersonalKind::Identity, behind))
    }

    fn is_behind_identity(&self, at: usize) -> bool {
        const FARTHEST: usize = 12;
        for before in (0..at).rev().take(FARTHEST) {
            match (self.mark(before), self.word(before)) {
                (Some(' ' | ':' | '-' | '(' | '/' | '#'), _) => {}
                (_, Some(_)) if self.ends(before, &IDENTITY).is_some() => return true,
                (_, Some(word)) if BEFORE_NUMBER.contains(&word.small) => {}
                _ => return false,
            }
        }
        false
    }

    /// Returns the letter before the digits of a passport.
    fn passport(&self, at: usize) -> Option<usize> {
        let letter = at.checked_sub(1)?;
        let is_letter = self.word(letter)?.small.len() == 1;
        (is_letter && matches!(self.digits(at)?.len(), 7 | 8) && self.is_behind_identity(letter)).then_some(letter)
    }

    /// Returns the token behind a date, a month of a year, or a range of years: 14/9/2025, 2025-09-14, 9.2025, 2021-2025.
    fn date(&self, at: usize) -> Option<usize> {
        let within = |at: usize, range: core::ops::RangeInclusive<u16>| {
            self.digits(at).filter(|digits| digits.len() <= 4)?.parse().ok().filter(|number| range.contains(number))
        };
        self.digits(at)?;
        let day = |at| within(at, 1..=31);
        let month = |at| within(at, 1..=12);
        let year = |at| within(at, 1900..=2100);
        let (first_mark, second) = self.between(at.saturating_add(1))?;
        let behind = second.saturating_add(1);
        let third = self.between(behind).filter(|(mark, third)| *mark == first_mark && self.digits(*third).is_some());
        match third.map(|(_, third)| third) {
            Some(third) => {
                let is_date = (day(at).is_some() && month(second).is_some() && year(third).is_some())
                    || (year(at).is_some() && month(second).is_some() && day(third).is_some());
                is_date.then(|| third.saturating_add(1))
            }
            None => (month(at).or(year(at)).is_some() && year(second).is_some()).then_some(behind),
        }
    }

    /// Returns the mark between two numbers of a date, and the token behind it.
    fn between(&self, at: usize) -> Option<(char, usize)> {
        let at = self.skip(at, " ");
        let mark = self.mark(at).filter(|mark| matches!(mark, '.' | '-' | '/'))?;
        Some((mark, self.skip(at.saturating_add(1), " ")))
    }

    /// Returns the kind of a telephone number, and the token behind it.
    fn telephone(&self, at: usize, written: &Written) -> Option<(PersonalKind, usize)> {
        let digits = written.digits.as_str();
        let before = |mark: char| at > 0 && self.mark(at.saturating_sub(1)) == Some(mark);
        let has_plus = before('+') || (before(' ') && at > 1 && self.mark(at.saturating_sub(2)) == Some('+'));
        let is_whole = written.first_group() == 11 && !self.is_amount(at, at.saturating_add(1));
        let (country, domestic) = if let Some(rest) = digits.strip_prefix("0084") {
            (4, rest)
        } else if let Some(rest) = digits.strip_prefix("84").filter(|_| has_plus || is_whole) {
            (2, rest)
        } else {
            (0, digits)
        };
        let (trunk, own) = domestic.strip_prefix('0').map_or((0, domestic), |rest| (1, rest));
        if country == 0 && (trunk == 0 || !is_spaced_like_a_telephone(written)) {
            return None;
        }
        let (kind, length) = kind_of_telephone(own)?;
        let length = length.saturating_add(trunk).saturating_add(country);
        Some((kind, written.end(length)?))
    }

    /// Returns the token behind the number of an identity card: 12 digits, or 9 for an older card.
    fn identity(&self, at: usize, written: &Written) -> Option<usize> {
        // A number that begins with 0 is no amount, however its digits are grouped.
        let begins_with_zero = written.digits.starts_with('0');
        if !written.is_one_group() && begins_with_zero && written.first_group() >= 3 {
            return written.end(12).or_else(|| written.end(9));
        }
        let next = at.saturating_add(1);
        let is_number = matches!(written.first_group(), 9 | 12) && (begins_with_zero || !self.is_amount(at, next));
        (is_number && !self.is_of_document(next)).then_some(next)
    }

    /// Whether a currency, a unit or a multiple stands behind a number, or a currency before it.
    fn is_amount(&self, at: usize, next: usize) -> bool {
        let unit = self.skip(next, " ([");
        let written = |list: &[&str]| {
            let mark = self.mark(unit).map(String::from);
            let text = mark.as_deref().or_else(|| self.word(unit).map(|word| word.small));
            text.is_some_and(|text| list.contains(&text))
        };
        let before = (0..at).rev().take(4).find(|before| !self.mark(*before).is_some_and(|mark| " :)=".contains(mark)));
        let before = before.and_then(|before| self.word(before));
        written(&UNITS) || written(&CURRENCIES) || before.is_some_and(|word| CURRENCIES.contains(&word.small))
    }

    /// Whether a number goes on like that of a document: 123/BC-UBND.
    fn is_of_document(&self, next: usize) -> bool {
        self.mark(next) == Some('/') && self.word(next.saturating_add(1)).is_some()
    }
}

/// Words and addresses.
impl Note {
    /// Returns the first word of what may be about a person, where this word completes it.
    fn person(&self, at: usize) -> Option<usize> {
        let next = at.saturating_add(1);
        let birth = self
            .ends(at, &BIRTH)
            .filter(|first| !self.is_behind(*first, &OTHER_THAN_BIRTH) && self.digits(self.skip(next, " :.")).is_some());
        let abode = || {
            let behind = self.skip(next, " ");
            self.ends(at, &ABODE).filter(|_| !NO_ABODE.iter().any(|phrase| self.begins(behind, phrase)))
        };
        let address = || {
            let first = self.ends(at, &ADDRESS).filter(|first| !self.is_behind(*first, &PLACES))?;
            self.is_name(self.skip(next, " :(\"“."), self.word(at)?.is_in_capitals()).then_some(first)
        };
        birth.or_else(abode).or_else(address)
    }

    /// Whether two capitalised words stand here. In a line of capitals they mark no name.
    fn is_name(&self, at: usize, in_capitals: bool) -> bool {
        let Some((first, second)) = self.word(at).zip(self.word(at.saturating_add(2))) else { return false };
        let are_capitalised = first.is_capitalised() && second.is_capitalised() && self.mark(at.saturating_add(1)) == Some(' ');
        are_capitalised && !first.is_abbreviation() && !(in_capitals && first.is_in_capitals())
    }

    /// Returns the first token of an e-mail address around this "@".
    fn mail(&self, at: usize) -> Option<usize> {
        let is_part = |at: usize, marks: &str| {
            self.word(at).is_some() || self.digits(at).is_some() || self.mark(at).is_some_and(|mark| marks.contains(mark))
        };
        let before = (0..at).rev().take_while(|before| is_part(*before, ".-_+"));
        let first = before.filter(|before| self.mark(*before).is_none()).last()?;
        let behind = at.saturating_add(1);
        let is_begun = is_part(behind, "");
        let domain = (behind..).take_while(|place| is_part(*place, ".-"));
        let is_top = |place: usize| {
            let is_label = self.word(place).is_some_and(|word| word.small.len() >= 2 && word.small.is_ascii());
            is_label && self.mark(place.saturating_sub(1)) == Some('.')
        };
        (is_begun && domain.skip(2).any(is_top)).then_some(first)
    }
}

/// Whether the groups of digits can be those of a telephone number that begins with 0. A short first group is that of a date or of a list
/// unless the groups are alike, and "0.9" is a decimal number.
fn is_spaced_like_a_telephone(written: &Written) -> bool {
    match written.first_group() {
        1 => written.is_regular && !written.gap.contains('.'),
        2 => written.is_regular,
        _ => true,
    }
}

/// Returns the kind of a number without its leading 0, and how many digits it has.
fn kind_of_telephone(own: &str) -> Option<(PersonalKind, usize)> {
    match own.as_bytes() {
        [b'3', b'2'..=b'9', ..]
        | [b'5', b'2' | b'5' | b'6' | b'8' | b'9', ..]
        | [b'7', b'0' | b'6'..=b'9', ..]
        | [b'8', b'1'..=b'9', ..]
        | [b'9', ..] => Some((PersonalKind::Mobile, 9)),
        // The mobile numbers of 11 digits before 2018.
        [b'1', b'2' | b'6' | b'8' | b'9', ..] => Some((PersonalKind::Mobile, 10)),
        [b'2', ..] => Some((PersonalKind::Landline, 10)),
        _ => None,
    }
}

/// Returns the token behind a landline number in the form of before 2017: an area code of 2 to 4 digits, 10 or 11 digits in all.
fn former_landline(written: &Written) -> Option<usize> {
    let is_area_code = written.is_one_group() || matches!(written.first_group(), 2..=4);
    let is_landline = written.digits.starts_with('0') && is_area_code && is_spaced_like_a_telephone(written);
    if is_landline { written.end(10).or_else(|| written.end(11)) } else { None }
}
