//! Một địa bàn mô phỏng: simulates a commune whose stocks continue from month to month.

use super::Random;
use kh302::Figures;
use kh302::area::{AreaCode, Unit};

/// The state of a commune between two months.
#[derive(Clone, Debug)]
pub struct Commune {
    pub code: AreaCode,
    population: u64,
    groups: u64,
    /// The size of its problems, in percent of the usual.
    burden: u64,
    /// The share of the required work that is done, per ten thousand.
    care: u64,
    on_intra_provincial_route: bool,
    on_inter_provincial_route: bool,
    drug_dependent: u64,
    drug_using: u64,
    post_rehab: u64,
    psychosis: u64,
    released: u64,
    use_points: u64,
    hotspots: u64,
    retail_points: u64,
}

/// Makes some small communes without drug problems, and a few with much more than the others.
pub fn burden(population: u64, random: &mut Random) -> u64 {
    match random.below(100) {
        0..40 if population < 25_000 => 0,
        0..85 => 40 + random.below(100),
        _ => 400 + random.below(200),
    }
}

impl Commune {
    pub fn new(code: AreaCode, (population, burden): (u64, u64), random: &mut Random) -> Self {
        let people = |per_myriad: u64, random: &mut Random| random.share(population * burden / 100, per_myriad);
        let (drug_dependent, drug_using) = (people(4, random), people(3, random));
        Self {
            code,
            population,
            groups: (population / 1_300).max(2) + random.below(2),
            burden,
            care: if random.chance(45) { 10_000 } else { 9_000 + random.below(1_000) },
            on_intra_provincial_route: random.chance(6),
            on_inter_provincial_route: random.chance(5),
            drug_dependent,
            drug_using,
            post_rehab: random.share(drug_dependent, 3_500),
            psychosis: random.share(drug_dependent + drug_using, 1_200),
            released: random.share(population, 9),
            use_points: random.share(burden, 40),
            hotspots: random.share(burden, 20),
            retail_points: random.share(burden, 20),
        }
    }

    /// Merges communes into one, which takes over their stocks.
    pub fn merged(unit: &Unit<'_>, communes: &[Self]) -> Self {
        let parts: Vec<&Self> = communes.iter().filter(|commune| unit.predecessor_codes().contains(&commune.code)).collect();
        let sum = |of: fn(&Self) -> u64| parts.iter().map(|part| of(part)).sum::<u64>();
        Self {
            code: unit.code(),
            population: sum(|part| part.population),
            groups: sum(|part| part.groups),
            burden: parts[0].burden,
            care: parts[0].care,
            on_intra_provincial_route: parts.iter().any(|part| part.on_intra_provincial_route),
            on_inter_provincial_route: parts.iter().any(|part| part.on_inter_provincial_route),
            drug_dependent: sum(|part| part.drug_dependent),
            drug_using: sum(|part| part.drug_using),
            post_rehab: sum(|part| part.post_rehab),
            psychosis: sum(|part| part.psychosis),
            released: sum(|part| part.released),
            use_points: sum(|part| part.use_points),
            hotspots: sum(|part| part.hotspots),
            retail_points: sum(|part| part.retail_points),
        }
    }

    /// Simulates one month, and returns its report.
    pub fn month(&mut self, random: &mut Random) -> Figures {
        let mut figures = Figures {
            population: Some(self.population),
            residential_groups: Some(self.groups),
            on_intra_provincial_route: Some(self.on_intra_provincial_route),
            on_inter_provincial_route: Some(self.on_inter_provincial_route),
            ..Figures::default()
        };
        self.people(&mut figures, random);
        self.places(&mut figures, random);
        self.plants_and_outreach(&mut figures, random);
        figures
    }

    fn people(&mut self, figures: &mut Figures, random: &mut Random) {
        let confirmed = random.share(self.drug_using, 150);
        let added = confirmed + random.share(self.drug_dependent, 250);
        let removed = random.share(self.drug_dependent, 300);
        figures.drug_dependent_opening = Some(self.drug_dependent);
        figures.drug_dependent_added = Some(added);
        figures.drug_dependent_removed = Some(removed);
        self.drug_dependent = self.drug_dependent + added - removed;
        let total = self.drug_dependent;
        let mut rest = total;
        let mut group = |per_myriad: u64| {
            let part = random.share(total, per_myriad).min(rest);
            rest -= part;
            part
        };
        let (compulsory, voluntary, detained, absent) = (group(2_500), group(400), group(800), group(700));
        let substitution = random.share(rest, 4_500);
        let home = random.share(rest - substitution, 4_000);
        let treated = compulsory + voluntary + substitution + home;
        figures.drug_dependent = Some(total);
        figures.drug_dependent_in_community = Some(rest);
        figures.drug_dependent_in_compulsory_rehab = Some(compulsory);
        figures.drug_dependent_in_voluntary_centre = Some(voluntary);
        figures.drug_dependent_detained = Some(detained);
        figures.drug_dependent_absent = Some(absent);
        figures.drug_dependent_on_substitution = Some(substitution);
        figures.drug_dependent_in_home_rehab = Some(home);
        figures.drug_dependent_reached = Some(treated + self.done(total - treated, random));

        let removed = confirmed + random.share(self.drug_using - confirmed, 300);
        let added = random.share(self.drug_using, 450);
        figures.drug_using_opening = Some(self.drug_using);
        figures.drug_using_added = Some(added);
        figures.drug_using_removed = Some(removed);
        figures.drug_using_confirmed_dependent = Some(confirmed);
        self.drug_using = self.drug_using + added - removed;
        let detained = random.share(self.drug_using, 500);
        let absent = random.share(self.drug_using - detained, 600);
        figures.drug_using = Some(self.drug_using);
        figures.drug_using_in_community = Some(self.drug_using - detained - absent);
        figures.drug_using_detained = Some(detained);
        figures.drug_using_absent = Some(absent);
        figures.drug_using_reached = Some(self.done(self.drug_using, random));

        self.post_rehab = self.post_rehab + random.share(self.drug_dependent, 100) - random.share(self.post_rehab, 300);
        figures.post_rehab = Some(self.post_rehab);
        figures.post_rehab_managed = Some(self.done(self.post_rehab, random));
        figures.post_rehab_relapsed = Some(random.share(self.post_rehab, 100));
        figures.psychosis = Some(self.psychosis);
        figures.psychosis_managed = Some(self.done(self.psychosis, random));
        figures.incidents = Some(random.share(self.psychosis, 150));
        figures.released = Some(self.released);
        figures.released_supported = Some(self.done(self.released, random));
        figures.released_reoffended = Some(random.share(self.released, 30));

        let cases = random.share(self.drug_dependent + self.drug_using, 250);
        figures.drug_cases = Some(cases);
        figures.drug_arrests = Some(cases + random.share(cases, 4_000));
        // Whoever is newly put on record, or returned to use, was found in breach of drug law.
        let newly = figures.drug_dependent_added.unwrap_or(0) + figures.drug_using_added.unwrap_or(0) - confirmed;
        let found = newly + figures.post_rehab_relapsed.unwrap_or(0);
        figures.residents_in_violation = Some(found.max(random.share(self.drug_using, 300) + u64::from(random.chance(1))));
        figures.wanted_hiding = Some(0);
    }

    fn places(&mut self, figures: &mut Figures, random: &mut Random) {
        let mut kind = |stock: &mut u64, chance: u64| {
            let opening = *stock;
            let detected = random.share(self.burden, chance);
            let eliminated = random.share(opening + detected, 5_000);
            let delisted = random.share(opening + detected - eliminated, 300);
            *stock = opening + detected - eliminated - delisted;
            [opening, detected, eliminated, delisted, *stock].map(Some)
        };
        let f = figures;
        [f.use_points_opening, f.use_points_detected, f.use_points_eliminated, f.use_points_delisted, f.use_points] =
            kind(&mut self.use_points, 15);
        [f.hotspots_opening, f.hotspots_detected, f.hotspots_eliminated, f.hotspots_delisted, f.hotspots] = kind(&mut self.hotspots, 6);
        [f.retail_points_opening, f.retail_points_detected, f.retail_points_eliminated, f.retail_points_delisted, f.retail_points] =
            kind(&mut self.retail_points, 8);
    }

    fn plants_and_outreach(&self, figures: &mut Figures, random: &mut Random) {
        let plants = if random.chance(1) { 3 + random.below(60) } else { 0 };
        figures.plants_found = Some(plants);
        figures.plants_destroyed = Some(plants);
        figures.plant_area_found = Some(plants / 4);
        figures.plant_area_destroyed = Some(plants / 4);
        figures.replanting_sites = Some(u64::from(plants > 0 && random.chance(20)));

        let reached = self.done(self.groups, random);
        let with_model = self.done(self.groups, random);
        figures.groups_with_session = Some(reached);
        figures.outreach_sessions = Some(reached + random.below(6));
        figures.groups_with_model = Some(with_model);
        figures.models = Some(with_model);
    }

    /// Returns how much of the required work is done.
    fn done(&self, whole: u64, random: &mut Random) -> u64 {
        random.share(whole, self.care).min(whole)
    }
}
