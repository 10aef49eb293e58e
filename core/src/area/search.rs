//! Tìm theo tên: finds units by their names as people type them.

use super::{Unit, Units};
use crate::base::{is_alphanumeric, is_mark, nfd, push_small};
use alloc::string::String;

/// Dấu khi tìm kiếm: whether a search distinguishes the marks on letters, and đ from d.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Diacritics {
    /// Phân biệt dấu: "Thuận Hòa" is not "Thuận Hóa".
    #[default]
    Kept,
    /// Không phân biệt dấu: "thuan hoa" finds both.
    Ignored,
}

impl<'t> Units<'t> {
    /// Tìm đơn vị theo tên: iterates over the units whose name, or its other spelling, contains the words of the query one after the
    /// other; of the last word the beginning is enough. They come in order of level, code and first day. A query without a letter or
    /// digit finds none.
    ///
    /// Capitals, punctuation, NFC or NFD and the position of the tone mark make no difference (Hóa = Hoá, Thủy = Thuỷ). A name does not
    /// identify a unit, because several units have the same name, at the same time or one after the other.
    ///
    /// ```
    /// use kh302::{Date, area::Diacritics, law::HUE};
    ///
    /// let today = Date::new(2026, 11, 23)?;
    /// let find = |query, diacritics| -> Vec<String> {
    ///     HUE.search(query, diacritics).filter(|unit| unit.exists_on(today)).map(|unit| unit.to_string()).collect()
    /// };
    /// assert_eq!(find("thuận hoá", Diacritics::Kept), ["19789 Phường Thuận Hóa"]);
    /// assert_eq!(find("lang co", Diacritics::Ignored), ["20137 Xã Chân Mây - Lăng Cô"]);
    /// # Ok::<(), kh302::calendar::DateError>(())
    /// ```
    pub fn search<'a>(&'a self, query: &str, diacritics: Diacritics) -> impl Iterator<Item = Unit<'a>> + use<'a, 't> {
        let (mut wanted, mut folded) = (String::new(), String::new());
        fold(query, diacritics, &mut wanted);
        self.iter().filter(move |unit| {
            // Drops the source of the alias, which follows it in brackets.
            let alias = unit.alias().and_then(|alias| alias.split('(').next());
            [Some(unit.name()), alias].into_iter().flatten().any(|name| {
                fold(name, diacritics, &mut folded);
                begins(&folded, &wanted)
            })
        })
    }
}

/// Writes the words of a text into `folded` in the form in which they are compared, with a space before each.
///
/// Moves the tone mark to the front of its syllable: so its position makes no difference, and a syllable that is typed in part is still
/// the beginning of the whole one.
pub(crate) fn fold(text: &str, diacritics: Diacritics, folded: &mut String) {
    folded.clear();
    let (mut syllable, mut between) = (0, true);
    let mut small = String::with_capacity(text.len());
    nfd(text).into_iter().for_each(|c| push_small(c, &mut small));
    for c in small.chars() {
        let kept = diacritics == Diacritics::Kept;
        if is_mark(c) {
            match c {
                _ if !kept || between => {}
                '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => folded.insert(syllable, c),
                _ => folded.push(c),
            }
        } else if is_alphanumeric(c) {
            if between {
                folded.push(' ');
                (syllable, between) = (folded.len(), false);
            }
            folded.push(if kept || c != 'đ' { c } else { 'd' });
        } else {
            between = true;
        }
    }
}

/// Whether a folded name contains the wanted words one after the other; of the last word the beginning is enough.
fn begins(name: &str, wanted: &str) -> bool {
    let Some((before, last)) = wanted.rfind(' ').and_then(|space| wanted.split_at_checked(space.saturating_add(1))) else {
        return false;
    };
    let mut rests = name.match_indices(' ').filter_map(|(at, _)| name.get(at..)?.strip_prefix(before));
    rests.any(|rest| {
        let typed = rest.strip_prefix(last).is_some_and(|more| !more.starts_with(is_mark));
        // Accepts a syllable without its tone mark while letters still follow, because the tone may be typed last.
        let toneless = rest.trim_start_matches(is_mark);
        typed || toneless.strip_prefix(last).is_some_and(|more| more.starts_with(is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::{Diacritics, begins, fold};
    use alloc::string::String;

    fn folded(text: &str, diacritics: Diacritics) -> String {
        let mut folded = String::new();
        fold(text, diacritics, &mut folded);
        folded
    }

    #[test]
    fn case_form_and_tone_placement_do_not_matter() {
        use unicode_normalization::UnicodeNormalization as _;
        for (one, other) in [("Hóa", "hoá"), ("THỦY BIỀU", "Thuỷ Biều"), ("Chân Mây - Lăng Cô", " chân mây,lăng  cô "), ("Vỹ Dạ", "vỹ dạ")]
        {
            assert_eq!(folded(one, Diacritics::Kept), folded(other, Diacritics::Kept));
            let decomposed: String = one.nfd().collect();
            assert_eq!(folded(one, Diacritics::Kept), folded(&decomposed, Diacritics::Kept));
        }
        assert_eq!(folded("Đồn-Đường 2", Diacritics::Ignored), " don duong 2");
    }

    #[test]
    fn diacritics_matter_unless_told_otherwise() {
        for (one, other) in [("Thuận Hòa", "Thuận Hóa"), ("Hương Vân", "Hương Văn"), ("Đông", "Dông"), ("Lộc", "Lóc")] {
            assert_ne!(folded(one, Diacritics::Kept), folded(other, Diacritics::Kept));
            assert_eq!(folded(one, Diacritics::Ignored), folded(other, Diacritics::Ignored));
        }
    }

    #[test]
    fn what_is_typed_so_far_is_a_beginning() {
        let name = folded("Phường Thuận Hóa", Diacritics::Kept);
        for typed in ["T", "thu", "thuậ", "thuận", "thuận h", "thuận ho", "thuận hó", "thuận hóa", "phường thuận hoá", "hoá"]
        {
            assert!(begins(&name, &folded(typed, Diacritics::Kept)), "{typed}");
        }
        for typed in ["", " ", "-", "thua", "thuân", "thuạ", "thuan", "thuận hoa", "thuận hò", "hoa", "óa", "ng", "thuận hóa hóa"]
        {
            assert!(!begins(&name, &folded(typed, Diacritics::Kept)), "{typed}");
        }
        assert!(begins(&folded("A a b", Diacritics::Kept), &folded("a b", Diacritics::Kept)));
    }
}
