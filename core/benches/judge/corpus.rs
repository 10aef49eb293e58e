//! Reports from a seed, similar to those that communes send: most are complete and without faults, with rates near the thresholds; the
//! others have figures that are missing, inconsistent or out of bounds.

use kh302::{FIGURES, Figure, Figures, Period, PeriodKind, Report, RiskLevel, judge};

/// One report, as a typed value and as the document that carries it.
pub struct Sample {
    pub report: Report,
    pub json: String,
}

/// The reports of the corpus.
pub fn corpus(count: usize) -> Vec<Sample> {
    let mut draw = Draw(0x0302_2025);
    (0..count).map(|_| sample(&mut draw)).collect()
}

/// The random generator SplitMix64, which gives the same reports on every machine.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn upto(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.upto(most - least)
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.next() % 100 < chance
    }

    /// Returns one of the thresholds, the number before it, or the number after it.
    fn near(&mut self, thresholds: &[u64]) -> u64 {
        let threshold = thresholds[self.upto(thresholds.len() as u64 - 1) as usize];
        (threshold + self.upto(2)).saturating_sub(1)
    }

    /// Splits `whole` into parts that add up to it; most of it goes to the first ones.
    fn parts<const N: usize>(&mut self, whole: u64) -> [u64; N] {
        let mut left = whole;
        let mut parts = [0; N];
        for part in parts.iter_mut().skip(1) {
            *part = self.upto(left / 2);
            left -= *part;
        }
        parts[0] = left;
        parts
    }

    /// Makes an opening stock, additions, removals and the closing stock.
    fn stock(&mut self, closing: u64) -> [u64; 3] {
        let (into, out) = if self.percent(50) { (0, 0) } else { (self.upto(4), self.upto(4)) };
        let into = into.min(closing);
        [closing + out - into, into, out]
    }
}

/// The codes of some communes of Thành phố Huế.
const AREAS: [&str; 5] = ["19753", "19774", "19804", "19815", "20014"];

/// The periods of the reports: most end under Quyết định số 28/2025/QĐ-TTg, a few under the text before.
fn period(draw: &mut Draw) -> Period {
    let (kind, first, last) = match draw.upto(9) {
        0 => return Period::new(PeriodKind::Month, 2025, draw.between(7, 8) as u32).expect("a month"),
        1..=5 => (PeriodKind::Month, 1, 12),
        6 => (PeriodKind::Quarter, 1, 4),
        7 => (PeriodKind::Half, 1, 2),
        8 => (PeriodKind::NineMonths, 1, 1),
        _ => (PeriodKind::Year, 1, 1),
    };
    Period::new(kind, 2026, draw.between(first, last) as u32).expect("a period of that kind")
}

fn sound(draw: &mut Draw, period: Period) -> Figures {
    let population = draw.between(2_000, 60_000);
    let groups = draw.between(5, 60);
    let clean = draw.percent(20);
    let on_record = if clean { 0 } else { draw.near(&[1, population / 1000 + 1, population / 200 + 1, population / 300]) };
    let [dependent, using] = draw.parts(on_record);
    let [community, compulsory, voluntary, detained, absent] = draw.parts(dependent);
    let [_, substitution, home] = draw.parts(community);
    let [dependent_opening, dependent_added, dependent_removed] = draw.stock(dependent);
    let [using_in_community, using_detained, using_absent] = draw.parts(using);
    let [using_opening, using_added, using_removed] = draw.stock(using);
    let all_or_less = |draw: &mut Draw, all: u64| if draw.percent(80) { all } else { draw.upto(all) };
    let (post_rehab, psychosis, released) = (draw.upto(12), draw.upto(3), draw.upto(25));
    let mut places = || {
        let closing = if clean || draw.percent(50) { 0 } else { draw.near(&[1, 2]) };
        let [opening, detected, gone] = draw.stock(closing);
        let delisted = draw.upto(gone);
        [opening, detected, gone - delisted, delisted, closing]
    };
    let (use_points, hotspots, retail) = (places(), places(), places());
    let plants = if draw.percent(70) { 0 } else { draw.near(&[1, 500, 3000]) };
    let area = if plants == 0 { 0 } else { draw.near(&[1, 125, 750]) };
    let arrests = if clean || draw.percent(30) { 0 } else { draw.near(&[1, population / 2000 + 1, population / 1000 + 1]) };
    let sessions = all_or_less(draw, groups * u64::from(period.months()));
    Figures {
        population: Some(population),
        residential_groups: Some(groups),
        reviewed: (period.kind() == PeriodKind::Year).then_some(true),
        on_intra_provincial_route: Some(draw.percent(30)),
        on_inter_provincial_route: Some(draw.percent(20)),
        drug_dependent_opening: Some(dependent_opening),
        drug_dependent_added: Some(dependent_added),
        drug_dependent_removed: Some(dependent_removed),
        drug_dependent: Some(dependent),
        drug_dependent_in_community: Some(community),
        drug_dependent_in_compulsory_rehab: Some(compulsory),
        drug_dependent_in_voluntary_centre: Some(voluntary),
        drug_dependent_detained: Some(detained),
        drug_dependent_absent: Some(absent),
        drug_dependent_on_substitution: Some(substitution),
        drug_dependent_in_home_rehab: Some(home),
        drug_dependent_reached: Some(if draw.percent(70) { dependent } else { compulsory + voluntary + substitution + home }),
        drug_using_opening: Some(using_opening),
        drug_using_added: Some(using_added),
        drug_using_removed: Some(using_removed),
        drug_using: Some(using),
        drug_using_confirmed_dependent: Some(draw.upto(using_removed.min(dependent_added))),
        drug_using_in_community: Some(using_in_community),
        drug_using_detained: Some(using_detained),
        drug_using_absent: Some(using_absent),
        drug_using_reached: Some(all_or_less(draw, using)),
        post_rehab: Some(post_rehab),
        post_rehab_managed: Some(all_or_less(draw, post_rehab)),
        post_rehab_relapsed: Some(draw.upto(post_rehab / 4)),
        psychosis: Some(psychosis),
        psychosis_managed: Some(all_or_less(draw, psychosis)),
        incidents: Some(if post_rehab + psychosis == 0 { 0 } else { draw.upto(1) }),
        released: Some(released),
        released_supported: Some(all_or_less(draw, released)),
        released_reoffended: Some(draw.upto(released / 8)),
        use_points_opening: Some(use_points[0]),
        use_points_detected: Some(use_points[1]),
        use_points_eliminated: Some(use_points[2]),
        use_points_delisted: Some(use_points[3]),
        use_points: Some(use_points[4]),
        hotspots_opening: Some(hotspots[0]),
        hotspots_detected: Some(hotspots[1]),
        hotspots_eliminated: Some(hotspots[2]),
        hotspots_delisted: Some(hotspots[3]),
        hotspots: Some(hotspots[4]),
        retail_points_opening: Some(retail[0]),
        retail_points_detected: Some(retail[1]),
        retail_points_eliminated: Some(retail[2]),
        retail_points_delisted: Some(retail[3]),
        retail_points: Some(retail[4]),
        plants_found: Some(plants),
        plants_destroyed: Some(all_or_less(draw, plants)),
        plant_area_found: Some(area),
        plant_area_destroyed: Some(all_or_less(draw, area)),
        replanting_sites: Some(if plants == 0 { 0 } else { draw.upto(1) }),
        outreach_sessions: Some(sessions + draw.upto(9)),
        groups_with_session: Some(sessions),
        models: Some(draw.between(1, 9)),
        groups_with_model: Some(all_or_less(draw, groups)),
        drug_cases: Some(arrests),
        drug_arrests: Some(arrests),
        residents_in_violation: Some(if clean { 0 } else { draw.upto(arrests) }),
        wanted_hiding: Some(if clean || draw.percent(90) { 0 } else { 1 }),
        ..Figures::default()
    }
}

fn sample(draw: &mut Draw) -> Sample {
    let period = period(draw);
    let days = if draw.percent(85) { draw.upto(1) as i64 } else { draw.upto(12) as i64 - 4 };
    let mut report = Report::new(AREAS[draw.upto(4) as usize].parse().expect("a code"), period)
        .with_figures(sound(draw, period))
        .with_prepared_on(period.last_day().plus_days(days).expect("a day near the period"));
    if period.kind() == PeriodKind::Year {
        let level = judge(&report).level(kh302::Reading::Cumulative);
        let other = RiskLevel::ALL[draw.upto(4) as usize];
        report.declared_level = if draw.percent(80) { level } else { Some(other) };
    }
    if draw.percent(15) {
        spoil(draw, &mut report.figures);
    }
    let json = json(draw, &report);
    Sample { report, json }
}

/// Damages a report: leaves out figures, breaks a balance, or puts a number out of bounds.
fn spoil(draw: &mut Draw, figures: &mut Figures) {
    let written: Vec<Figure> = FIGURES.iter().map(|row| row.figure).filter(|figure| figures.value(*figure).is_some()).collect();
    let any = |draw: &mut Draw| written[draw.upto(written.len() as u64 - 1) as usize];
    match draw.upto(9) {
        0..=5 => (0..draw.between(1, 8)).for_each(|_| figures.set(any(draw), None)),
        6..=8 => {
            let figure = any(draw);
            let value = figures.value(figure).map(|value| value + draw.between(1, 9));
            figures.set(figure, value);
        }
        _ => figures.set(Figure::DrugUsing, Some(1_000_000_001 + draw.upto(9))),
    }
}

/// Writes the document of a report. A missing figure is absent or null.
fn json(draw: &mut Draw, report: &Report) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    let Report { area, period, revision, .. } = report;
    let day = report.prepared_on.expect("given above");
    write!(
        text,
        r#"{{"schema":"kh302.report/1","area":"{area}","period":"{period}","revision":{revision},"prepared_on":"{day}","figures":{{"#
    )
    .expect("a string takes all");
    let mut comma = "";
    for row in FIGURES.iter().filter(|row| row.belongs_to(*period)) {
        let value = match (report.figures.value(row.figure), row.kind) {
            (Some(value), kh302::figures::Kind::Count) => value.to_string(),
            (Some(value), kh302::figures::Kind::Flag) => (value == 1).to_string(),
            (None, _) if draw.percent(50) => "null".to_owned(),
            (None, _) => continue,
        };
        write!(text, r#"{comma}"{}":{value}"#, row.id).expect("a string takes all");
        comma = ",";
    }
    text.push('}');
    if let Some(level) = report.declared_level {
        write!(text, r#","declared_level":"{}""#, level.id()).expect("a string takes all");
    }
    if draw.percent(30) {
        text.push_str(r#","note":"Số liệu đã đối chiếu với Công an xã""#);
    }
    text.push('}');
    text
}
