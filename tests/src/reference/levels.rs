//! Cấp độ trọng điểm: each article of the decisions, with its own terms and numbers.

use super::sheet::{Look, Sheet, both, either};

/// Cấp độ, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Level {
    DrugFree,
    Affected,
    Type3,
    Type2,
    Type1,
}

impl Level {
    /// All five levels.
    pub const ALL: [Self; 5] = [Self::DrugFree, Self::Affected, Self::Type3, Self::Type2, Self::Type1];
}

/// The best and the worst level that are possible.
pub type Span = (Level, Level);

/// Returns the level, where only one is possible.
#[must_use]
pub fn settled((best, worst): Span) -> Option<Level> {
    (best == worst).then_some(best)
}

/// The band of Điều 4 in which a measure lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Band {
    None,
    Iii,
    Ii,
    I,
}

/// What Điều 4 and Điều 6 require of an area, with every figure known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Điểm a: people on record.
    pub a: Band,
    /// Điểm b: places of illicit use.
    pub b: Band,
    /// Điểm c: arrests.
    pub c: Band,
    /// Điểm d: plants.
    pub d: Band,
    /// Nằm trên tuyến trọng điểm nội tỉnh hoặc liên tỉnh.
    pub on_key_route: bool,
    /// Điều 6.
    pub drug_free: bool,
}

/// Điểm a of khoản 1, 2, 3: 0,5 % is five in a thousand, 0,1 % is one.
fn band_of_people(people: i128, residents: i128) -> Band {
    if people == 0 {
        Band::None
    } else if 1000 * people < residents {
        Band::Iii
    } else if 1000 * people < 5 * residents {
        Band::Ii
    } else {
        Band::I
    }
}

/// Điểm b of khoản 1 and 2.
fn band_of_places(places: i128) -> Band {
    if places >= 2 {
        Band::I
    } else if places == 1 {
        Band::Ii
    } else {
        Band::None
    }
}

/// Điểm c of khoản 1 and 2, điểm b of khoản 3: 0,1 % is one in a thousand, 0,05 % is one in two thousand.
fn band_of_arrests(arrests: i128, residents: i128) -> Band {
    if arrests == 0 {
        Band::None
    } else if 2000 * arrests < residents {
        Band::Iii
    } else if 1000 * arrests < residents {
        Band::Ii
    } else {
        Band::I
    }
}

/// Điểm d of khoản 1 and 2, điểm c of khoản 3.
fn band_of_plants(plants: i128, square_metres: i128) -> Band {
    if plants >= 3000 || square_metres >= 750 {
        Band::I
    } else if plants >= 500 || square_metres >= 125 {
        Band::Ii
    } else if plants >= 1 || square_metres >= 1 {
        Band::Iii
    } else {
        Band::None
    }
}

/// Điều 6.
fn is_drug_free(f: &Look<'_>) -> bool {
    is_drug_free_but_for_places(f) && f("use_points") == 0
}

/// Điều 6 khoản 1 and 2.
fn is_drug_free_but_for_places(f: &Look<'_>) -> bool {
    let in_treatment = f("drug_dependent_on_substitution") + f("drug_dependent_in_home_rehab");
    let dependent = f("drug_dependent_in_community") <= in_treatment;
    let using = f("drug_using_in_community") == 0;
    let law_kept = f("residents_in_violation") == 0 && f("wanted_hiding") == 0;
    dependent && using && law_kept
}

fn how_many(bands: [Band; 4], of: impl Fn(Band) -> bool) -> usize {
    bands.into_iter().filter(|band| of(*band)).count()
}

/// The level of an area that is known throughout. `literal` reads each band for its own type only.
#[must_use]
pub fn level(of: Measured, literal: bool) -> Level {
    let bands = [of.a, of.b, of.c, of.d];

    // Khoản 1: ít nhất 3 trong các tiêu chí a, b, c, d, đ.
    let mut type_i = how_many(bands, |band| band == Band::I);
    if of.on_key_route && how_many(bands, |band| band == Band::I || band == Band::Ii) >= 2 {
        type_i += 1;
    }
    if type_i >= 3 {
        return Level::Type1;
    }

    // Khoản 2.
    let mut type_ii = how_many(bands, |band| band == Band::Ii || (band == Band::I && !literal));
    if of.on_key_route && how_many(bands, |band| band != Band::None) >= 2 {
        type_ii += 1;
    }
    if type_ii >= 3 {
        return Level::Type2;
    }

    if of.drug_free {
        return Level::DrugFree;
    }

    // Khoản 3: ít nhất 1 trong các tiêu chí a, b, c; the places of illicit use are not among them.
    let of_type_iii = |band| if literal { band == Band::Iii } else { band != Band::None };
    if of_type_iii(of.a) || of_type_iii(of.c) || of_type_iii(of.d) { Level::Type3 } else { Level::Affected }
}

/// Cách đọc: how the bands of Điều 4 and the places of illicit use are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Reading {
    Cumulative,
    Literal,
    PlacesInPeriod,
}

impl Reading {
    /// All readings, in the order of documents.
    pub const ALL: [Self; 3] = [Self::Cumulative, Self::Literal, Self::PlacesInPeriod];

    /// Returns its name in documents.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cumulative => "cumulative",
            Self::Literal => "literal",
            Self::PlacesInPeriod => "places_in_period",
        }
    }

    /// Returns the number of places of illicit use: those of the last day, or all that stood at some time in the period.
    fn places(self, f: &Look<'_>) -> i128 {
        match self {
            Self::Cumulative | Self::Literal => f("use_points"),
            Self::PlacesInPeriod => f("use_points_opening") + f("use_points_detected") - f("use_points_delisted"),
        }
    }
}

/// A criterion of Điều 4 or Điều 6, of a report without missing figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its place in the decision.
    pub id: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// The criterion of the worse type in whose band the measure is, where only that makes it met.
    pub by_higher_band: Option<&'static str>,
}

/// Returns each criterion of Điều 4 and Điều 6.
#[must_use]
pub fn criteria(f: &Look<'_>, reading: Reading) -> Vec<Criterion> {
    let a = band_of_people(f("drug_dependent") + f("drug_using"), f("population"));
    let b = band_of_places(reading.places(f));
    let c = band_of_arrests(f("drug_arrests"), f("population"));
    let d = band_of_plants(f("plants_found"), f("plant_area_found"));
    let on_key_route = f("on_intra_provincial_route") == 1 || f("on_inter_provincial_route") == 1;
    let two_from = |least: Band| how_many([a, b, c, d], |band| band >= least) >= 2;
    let plain = |id: &'static str, met: bool| Criterion { id, met, by_higher_band: None };
    // A criterion of loại II or III, with those of the same measure in the worse types.
    let of_lower_type = |id: &'static str, band: Band, of: Band, worse: &[(Band, &'static str)]| {
        let above = worse.iter().find(|(worse, _)| *worse == band).map(|(_, id)| *id).filter(|_| reading != Reading::Literal);
        Criterion { id, met: band == of || above.is_some(), by_higher_band: above }
    };
    let in_treatment = f("drug_dependent_on_substitution") + f("drug_dependent_in_home_rehab");
    vec![
        plain("qd28-2025/4/1/a", a == Band::I),
        plain("qd28-2025/4/1/b", b == Band::I),
        plain("qd28-2025/4/1/c", c == Band::I),
        plain("qd28-2025/4/1/d", d == Band::I),
        plain("qd28-2025/4/1/dd", on_key_route && two_from(Band::Ii)),
        of_lower_type("qd28-2025/4/2/a", a, Band::Ii, &[(Band::I, "qd28-2025/4/1/a")]),
        of_lower_type("qd28-2025/4/2/b", b, Band::Ii, &[(Band::I, "qd28-2025/4/1/b")]),
        of_lower_type("qd28-2025/4/2/c", c, Band::Ii, &[(Band::I, "qd28-2025/4/1/c")]),
        of_lower_type("qd28-2025/4/2/d", d, Band::Ii, &[(Band::I, "qd28-2025/4/1/d")]),
        plain("qd28-2025/4/2/dd", on_key_route && two_from(Band::Iii)),
        of_lower_type("qd28-2025/4/3/a", a, Band::Iii, &[(Band::I, "qd28-2025/4/1/a"), (Band::Ii, "qd28-2025/4/2/a")]),
        of_lower_type("qd28-2025/4/3/b", c, Band::Iii, &[(Band::I, "qd28-2025/4/1/c"), (Band::Ii, "qd28-2025/4/2/c")]),
        of_lower_type("qd28-2025/4/3/c", d, Band::Iii, &[(Band::I, "qd28-2025/4/1/d"), (Band::Ii, "qd28-2025/4/2/d")]),
        plain("qd28-2025/6/1", f("drug_dependent_in_community") <= in_treatment && f("drug_using_in_community") == 0),
        plain("qd28-2025/6/2", f("residents_in_violation") == 0 && f("wanted_hiding") == 0),
        plain("qd28-2025/6/3", reading.places(f) == 0),
    ]
}

/// Whether each of điểm a, b, c of khoản 3 is met: a number above 0 is in one of the bands, if there are residents.
pub(super) fn points_of_type_iii(sheet: &Sheet) -> [Option<bool>; 3] {
    let has_residents = if sheet.known("population") == Some(0) { None } else { Some(true) };
    let share = |people: fn(&Look<'_>) -> i128| both(sheet.at_most(|_| 1, people), has_residents);
    [
        share(|f| f("drug_dependent") + f("drug_using")),
        share(|f| f("drug_arrests")),
        sheet.at_most(|_| 1, |f| f("plants_found") + f("plant_area_found")),
    ]
}

/// Fills the missing figures at their best, or at their worst.
fn filled(sheet: &Sheet, harshest: bool) -> impl Fn(&'static str) -> i128 {
    sheet.filled(move |id| match id {
        "population" | "drug_dependent_on_substitution" | "drug_dependent_in_home_rehab" | "use_points_delisted" => !harshest,
        _ => harshest,
    })
}

/// Returns the area as it would be with the missing figures at their best, or at their worst.
fn measured(sheet: &Sheet, harshest: bool) -> Measured {
    let f = filled(sheet, harshest);
    let residents = f("population").max(1);
    // Lets a share be anything where the report has no residents, except that nobody is no share.
    let share = |band: Band| if sheet.known("population") == Some(0) && !harshest { Band::None } else { band };
    Measured {
        a: share(band_of_people(f("drug_dependent") + f("drug_using"), residents)),
        b: band_of_places(f("use_points")),
        c: share(band_of_arrests(f("drug_arrests"), residents)),
        d: band_of_plants(f("plants_found"), f("plant_area_found")),
        on_key_route: f("on_intra_provincial_route") + f("on_inter_provincial_route") > 0,
        drug_free: is_drug_free(&f),
    }
}

/// Finds the span of the reading that counts every place of the period: the places of that reading at their fewest and at their most, and
/// Điều 6 where their number can be 0, or can only be 0.
fn span_of_places_in_period(sheet: &Sheet, low: Measured, high: Measured) -> Span {
    let places = |f: &Look<'_>| Reading::PlacesInPeriod.places(f);
    let none = sheet.nothing(places);
    let with = |of: Measured, harshest: bool, none: bool| {
        let f = filled(sheet, harshest);
        level(Measured { b: band_of_places(places(&f)), drug_free: is_drug_free_but_for_places(&f) && none, ..of }, false)
    };
    (with(low, false, none != Some(false)), with(high, true, none == Some(true)))
}

/// The classification of an area under a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The text.
    pub text: Text,
    /// The level under the default reading.
    pub cumulative: Span,
    /// The level under the reading for legal review.
    pub literal: Span,
    /// The level under the reading that counts every place of the period.
    pub places_in_period: Span,
    /// Điều 6; `None` where it is undecided or not applied.
    pub drug_free: Option<bool>,
}

/// The decisions that classify communes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// Quyết định số 3122/2010/QĐ-BCA.
    Qd3122,
    /// Quyết định số 28/2025/QĐ-TTg.
    Qd28,
}

/// Returns the text in force on a day.
#[must_use]
pub fn text_on(day: super::days::Date) -> Option<Text> {
    if day >= super::days::QD28 {
        Some(Text::Qd28)
    } else if day >= super::days::QD3122 {
        Some(Text::Qd3122)
    } else {
        None
    }
}

/// Classifies the area under a text.
#[must_use]
pub fn standing(sheet: &Sheet, text: Text) -> Standing {
    match text {
        Text::Qd3122 => {
            let type_i = either(
                sheet.at_most(|_| 100, |f| f("drug_dependent")), // điểm a
                sheet.at_most(|_| 5, |f| f("hotspots")),         // điểm b
            );
            let span = if type_i == Some(true) { (Level::Type1, Level::Type1) } else { (Level::DrugFree, Level::Type1) };
            Standing { text, cumulative: span, literal: span, places_in_period: span, drug_free: None }
        }
        Text::Qd28 => {
            let (kindest, harshest) = (measured(sheet, false), measured(sheet, true));
            let drug_free = match (kindest.drug_free, harshest.drug_free) {
                (false, _) => Some(false),
                (_, true) => Some(true),
                _ => None,
            };
            let cumulative = (level(kindest, false), level(harshest, false));
            let literal = literal_span(kindest, harshest);
            let places_in_period = span_of_places_in_period(sheet, kindest, harshest);
            Standing { text, cumulative, literal, places_in_period, drug_free }
        }
    }
}

/// Finds the span of the literal reading from what certainly holds and what may hold, because this reading is not monotonic.
fn literal_span(low: Measured, high: Measured) -> Span {
    let bands = [(low.a, high.a), (low.b, high.b), (low.c, high.c), (low.d, high.d)];
    let surely = |of: Band| bands.iter().filter(|(low, high)| *low == of && *high == of).count();
    let maybe = |of: Band| bands.iter().filter(|(low, high)| *low <= of && of <= *high).count();
    let route = |from: Band, on: bool, bands: [Band; 4]| usize::from(on && how_many(bands, |band| band >= from) >= 2);
    let (lows, highs) = ([low.a, low.b, low.c, low.d], [high.a, high.b, high.c, high.d]);
    let answer = |of: Band, more_from: Band| {
        if surely(of) + route(more_from, low.on_key_route, lows) >= 3 {
            Some(true)
        } else if maybe(of) + route(more_from, high.on_key_route, highs) < 3 {
            Some(false)
        } else {
            None
        }
    };
    let type_i = answer(Band::I, Band::Ii);
    let type_ii = answer(Band::Ii, Band::Iii);
    let three = [bands[0], bands[2], bands[3]];
    let type_iii = if three.contains(&(Band::Iii, Band::Iii)) {
        Some(true)
    } else if three.iter().any(|(low, high)| *low <= Band::Iii && Band::Iii <= *high) {
        None
    } else {
        Some(false)
    };

    let best = if type_i == Some(true) {
        Level::Type1
    } else if type_ii == Some(true) {
        Level::Type2
    } else if low.drug_free {
        Level::DrugFree
    } else if type_iii == Some(true) {
        Level::Type3
    } else {
        Level::Affected
    };
    let worst = if type_i != Some(false) {
        Level::Type1
    } else if type_ii != Some(false) {
        Level::Type2
    } else if high.drug_free {
        Level::DrugFree
    } else if type_iii != Some(false) {
        Level::Type3
    } else {
        Level::Affected
    };
    (best, worst)
}

/// The communes of an area: how many of each level, how many undetermined, and how many should have reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Communes {
    pub expected: i128,
    pub received: i128,
    /// The numbers from drug-free to loại I.
    pub levels: [i128; 5],
    pub undetermined: i128,
}

impl Communes {
    /// The number of communes whose level is not yet known.
    #[must_use]
    pub fn open(&self) -> i128 {
        self.undetermined + (self.expected - self.received).max(0)
    }
}

/// Điều 5: decides by its totals whether a province is a key area. `None` is undetermined.
#[must_use]
pub fn province(sheet: &Sheet, communes: Option<&Communes>) -> Option<bool> {
    let residents_known = sheet.known("population") != Some(0);
    let share = |people: fn(&Look<'_>) -> i128, one_in: i128| {
        if sheet.nothing(people) == Some(true) {
            Some(false)
        } else if residents_known {
            sheet.at_most(|f| f("population").max(1), |f| one_in * people(f))
        } else {
            None
        }
    };
    let criteria = [
        share(|f| f("drug_dependent") + f("drug_using"), 500), // 0,2 %
        sheet.at_most(|_| 5, |f| f("use_points")),
        share(|f| f("drug_arrests"), 2000), // 0,05 %
        communes.and_then(|communes| {
            let key = communes.levels[3] + communes.levels[4];
            if key > 0 && 100 * key >= 3 * communes.expected {
                Some(true)
            } else if key + communes.open() == 0 || 100 * (key + communes.open()) < 3 * communes.expected {
                Some(false)
            } else {
                None
            }
        }),
        either(sheet.at_most(|_| 8000, |f| f("plants_found")), sheet.at_most(|_| 2000, |f| f("plant_area_found"))),
        sheet.at_most(|_| 1, |f| f("on_inter_provincial_route")),
    ];
    let met = criteria.iter().filter(|met| **met == Some(true)).count();
    let open = criteria.iter().filter(|met| met.is_none()).count();
    if met >= 4 {
        Some(true)
    } else if met + open < 4 {
        Some(false)
    } else {
        None
    }
}

/// Applies Điều 6 to the sums of a province, if every commune has reported.
#[must_use]
pub fn province_drug_free(sheet: &Sheet, communes: &Communes) -> Option<bool> {
    let sums = match (is_drug_free(&sheet.filled(kindest_for_article_6)), is_drug_free(&sheet.filled(|id| !kindest_for_article_6(id)))) {
        (false, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    };
    both(sums, (communes.received >= communes.expected).then_some(true))
}

fn kindest_for_article_6(id: &str) -> bool {
    matches!(id, "drug_dependent_on_substitution" | "drug_dependent_in_home_rehab")
}

/// How close a district is to "sạch về ma túy".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct District {
    /// Whether every commune is drug-free; `None` is undetermined.
    pub clean: Option<bool>,
    /// The number of drug-free communes, and of all that should have reported.
    pub drug_free: (i128, i128),
}

/// Decides a district by its communes.
#[must_use]
pub fn district(communes: &Communes) -> District {
    let not_free: i128 = communes.levels[1..].iter().sum();
    let clean = if not_free > 0 {
        Some(false)
    } else if communes.open() > 0 || communes.expected == 0 {
        None
    } else {
        Some(true)
    };
    District { clean, drug_free: (communes.levels[0], communes.expected) }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Sheet, table};
    use super::{Communes, district, province_drug_free};

    #[test]
    fn a_province_is_drug_free_by_its_sums_once_all_have_reported() {
        let communes = |received| Communes { expected: 40, received, levels: [received, 0, 0, 0, 0], undetermined: 0 };
        let with = |places: Option<i128>| {
            let mut known: std::collections::BTreeMap<_, _> = table().iter().map(|row| (row.id, 0)).collect();
            known.remove("use_points");
            known.extend(places.map(|places| ("use_points", places)));
            Sheet::new(known)
        };
        assert_eq!(province_drug_free(&with(Some(0)), &communes(40)), Some(true));
        assert_eq!(province_drug_free(&with(Some(0)), &communes(39)), None);
        assert_eq!(province_drug_free(&with(Some(1)), &communes(39)), Some(false));
        assert_eq!(province_drug_free(&with(None), &communes(40)), None);
    }

    #[test]
    fn a_district_is_clean_when_all_its_communes_are_drug_free() {
        let of = |levels, undetermined, received| district(&Communes { expected: 9, received, levels, undetermined });
        assert_eq!(of([9, 0, 0, 0, 0], 0, 9).clean, Some(true));
        assert_eq!(of([8, 1, 0, 0, 0], 0, 9).clean, Some(false));
        assert_eq!(of([8, 0, 0, 0, 0], 1, 9).clean, None);
        assert_eq!(of([8, 0, 0, 0, 0], 0, 8).clean, None);
        assert_eq!(of([7, 0, 0, 0, 1], 0, 8).clean, Some(false));
        assert_eq!(of([7, 0, 0, 0, 1], 0, 8).drug_free, (7, 9));
    }
}
