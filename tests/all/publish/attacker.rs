//! A reader who computes bounds from everything that is published, by linear programming.
//!
//! The unknowns are the kept-back figures of each commune. The reader knows of them:
//!
//! * every total that is shown; "< 5" is 1 to 4;
//! * the relations that a correct report fulfils (balances, parts of a stock), written here by hand. Of a report that breaks one the reader
//!   knows that it does, so that only true relations are assumed;
//! * what the statuses and the level of a commune say: met means equal, not met means less, drug-free means none;
//! * as one of the communes, also its own report.
//!
//! Whatever follows from these follows for the reader: each number is bounded by a linear programme with all of them.

use kh302::figures::{FIGURES, Kind, Tier};
use kh302::{Figure, Figures};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use serde_json::Value;
use std::collections::BTreeMap;

/// The figures that are not published of a commune.
pub fn kept_back() -> Vec<Figure> {
    let kept =
        |row: &&kh302::figures::FigureDef| (row.sensitive || row.operational) && row.kind == Kind::Count && row.tier == Tier::Commune;
    FIGURES.iter().filter(kept).map(|row| row.figure).collect()
}

/// A report as it was drawn, and which of its figures were sent.
pub struct Sent {
    pub area: String,
    pub district: Option<String>,
    pub truth: Figures,
    pub given: Figures,
}

/// What is known to be 0: sums of figures.
const BALANCES: &[&[(&str, i64)]] = &[
    &[("drug_dependent_opening", 1), ("drug_dependent_added", 1), ("drug_dependent_removed", -1), ("drug_dependent", -1)],
    &[
        ("drug_dependent_in_community", 1),
        ("drug_dependent_in_compulsory_rehab", 1),
        ("drug_dependent_in_voluntary_centre", 1),
        ("drug_dependent_detained", 1),
        ("drug_dependent_absent", 1),
        ("drug_dependent", -1),
    ],
    &[("drug_using_opening", 1), ("drug_using_added", 1), ("drug_using_removed", -1), ("drug_using", -1)],
    &[("drug_using_in_community", 1), ("drug_using_detained", 1), ("drug_using_absent", 1), ("drug_using", -1)],
    &[
        ("use_points_opening", 1),
        ("use_points_detected", 1),
        ("use_points_eliminated", -1),
        ("use_points_delisted", -1),
        ("use_points", -1),
    ],
    &[("hotspots_opening", 1), ("hotspots_detected", 1), ("hotspots_eliminated", -1), ("hotspots_delisted", -1), ("hotspots", -1)],
    &[
        ("retail_points_opening", 1),
        ("retail_points_detected", 1),
        ("retail_points_eliminated", -1),
        ("retail_points_delisted", -1),
        ("retail_points", -1),
    ],
];

/// What is known to be at most 0.
const PARTS: &[&[(&str, i64)]] = &[
    &[("drug_dependent_on_substitution", 1), ("drug_dependent_in_home_rehab", 1), ("drug_dependent_in_community", -1)],
    &[("drug_dependent_reached", 1), ("drug_dependent", -1)],
    &[("drug_using_confirmed_dependent", 1), ("drug_using_removed", -1)],
    &[("drug_using_reached", 1), ("drug_using", -1)],
    &[("post_rehab_managed", 1), ("post_rehab", -1)],
    &[("psychosis_managed", 1), ("psychosis", -1)],
    &[("released_supported", 1), ("released", -1)],
    &[("drug_dependent_in_community", 1), ("drug_using_in_community", 1), ("population", -1)],
];

/// Each target with parts and wholes, pair by pair.
type Pairs = &'static [(&'static str, &'static str)];
const TARGETS: &[(&str, Pairs)] = &[
    ("T07", &[("drug_dependent_reached", "drug_dependent"), ("drug_using_reached", "drug_using")]),
    ("T08", &[("post_rehab_managed", "post_rehab"), ("psychosis_managed", "psychosis")]),
    ("T09", &[("released_supported", "released")]),
];

/// The sum of some cells (a commune and one of its figures) lies from `least` to `most`.
#[derive(Clone)]
struct Constraint {
    terms: BTreeMap<usize, f64>,
    least: f64,
    most: f64,
}

/// What a reader can bound.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The figure of a commune can be only this number.
    Commune { area: String, figure: Figure, value: u64, to_insider: Option<String> },
    /// A masked or withheld total is bounded to this span, which is narrower than what is published.
    Total { area: String, figure: Figure, span: (f64, f64) },
}

pub struct Attacker<'a> {
    sent: &'a [Sent],
    figures: Vec<Figure>,
    constraints: Vec<Constraint>,
    /// Masked and withheld totals: the area, the figure, the cells, and whether it is masked.
    totals: Vec<(String, Figure, Vec<usize>, bool)>,
    /// The cells that are no secret: what the commune's own level and statuses say, and those of which a published total says that all
    /// are 0.
    evident: Vec<bool>,
}

const LARGEST: f64 = 5_000.0;
const ALMOST: f64 = 0.01;

impl<'a> Attacker<'a> {
    pub fn new(view: &Value, sent: &'a [Sent]) -> Self {
        let figures = kept_back();
        let cells = sent.len() * figures.len();
        let mut attacker = Self { sent, figures, constraints: Vec::new(), totals: Vec::new(), evident: vec![false; cells] };
        for (commune, of) in sent.iter().enumerate() {
            for sum in BALANCES {
                attacker.know(commune, sum, 0, 0);
            }
            for sum in PARTS {
                attacker.know(commune, sum, i64::MIN, 0);
            }
            let line = view["communes"].as_array().unwrap().iter().find(|line| line["area"] == of.area).unwrap();
            attacker.read_statuses(commune, line);
            attacker.read_level(commune, line["level"].as_str().unwrap_or_default());
        }
        attacker.evident = attacker.pinned_by_own_lines();
        for area in view["areas"].as_array().unwrap() {
            attacker.read_totals(area);
        }
        attacker
    }

    fn cell(&self, commune: usize, figure: Figure) -> Option<usize> {
        Some(commune * self.figures.len() + self.figures.iter().position(|one| *one == figure)?)
    }

    fn truth(&self, cell: usize) -> f64 {
        self.sent[cell / self.figures.len()].truth.value(self.figures[cell % self.figures.len()]).unwrap() as f64
    }

    /// Adds what is known of one commune, if it is true. Figures that are published are put in.
    fn know(&mut self, commune: usize, sum: &[(&str, i64)], least: i64, most: i64) {
        let bound = |bound: i64| {
            if bound == i64::MIN {
                f64::NEG_INFINITY
            } else if bound == i64::MAX {
                f64::INFINITY
            } else {
                bound as f64
            }
        };
        let mut constraint = Constraint { terms: BTreeMap::new(), least: bound(least), most: bound(most) };
        let mut published = 0.0;
        for (id, sign) in sum {
            let figure = Figure::from_id(id).unwrap();
            match self.cell(commune, figure) {
                Some(cell) => *constraint.terms.entry(cell).or_insert(0.0) += *sign as f64,
                None => match self.sent[commune].given.value(figure) {
                    Some(value) => published += *sign as f64 * value as f64,
                    None => return,
                },
            }
        }
        constraint.least -= published;
        constraint.most -= published;
        let value: f64 = constraint.terms.iter().map(|(cell, sign)| sign * self.truth(*cell)).sum();
        if constraint.least <= value && value <= constraint.most {
            self.constraints.push(constraint);
        }
    }

    fn read_statuses(&mut self, commune: usize, line: &Value) {
        let status = |id: &str| {
            line["targets"].as_array().unwrap().iter().find(|target| target["id"] == id).and_then(|target| target["status"].as_str())
        };
        for (target, pairs) in TARGETS {
            let wholes: Vec<(&str, i64)> = pairs.iter().map(|(_, whole)| (*whole, 1)).collect();
            let gap: Vec<(&str, i64)> = pairs.iter().flat_map(|(part, whole)| [(*whole, 1), (*part, -1)]).collect();
            match status(target) {
                Some("met") => {
                    self.know(commune, &wholes, 1, i64::MAX);
                    for (part, whole) in *pairs {
                        self.know(commune, &[(whole, 1), (part, -1)], 0, 0);
                    }
                }
                Some("not_met") => self.know(commune, &gap, 1, i64::MAX),
                Some("not_applicable") => self.know(commune, &wholes, 0, 0),
                _ => {}
            }
        }
        let kinds = ["use_points", "hotspots", "retail_points"];
        let ids: Vec<[String; 4]> =
            kinds.iter().map(|kind| ["opening", "detected", "delisted", "eliminated"].map(|column| format!("{kind}_{column}"))).collect();
        let there = |with: &[i64; 4]| -> Vec<(&str, i64)> {
            ids.iter().flat_map(|of| of.iter().map(String::as_str).zip(*with)).filter(|(_, sign)| *sign != 0).collect()
        };
        let left = there(&[1, 1, -1, -1]);
        match status("T05") {
            Some("met") => self.know(commune, &left, 0, 0),
            Some("not_met") => self.know(commune, &left, 1, i64::MAX),
            Some("not_applicable") => self.know(commune, &there(&[1, 1, -1, 0]), 0, 0),
            _ => {}
        }
    }

    fn read_level(&mut self, commune: usize, level: &str) {
        let people = [("drug_dependent", 1), ("drug_using", 1)];
        let against_drug_free = [
            ("drug_dependent_in_community", 1),
            ("drug_dependent_on_substitution", -1),
            ("drug_dependent_in_home_rehab", -1),
            ("drug_using_in_community", 1),
            ("residents_in_violation", 1),
            ("wanted_hiding", 1),
            ("use_points", 1),
        ];
        let no_plants = self.sent[commune].given.plants_found == Some(0) && self.sent[commune].given.plant_area_found == Some(0);
        match level {
            "drug_free" => {
                self.know(commune, &against_drug_free[..3], i64::MIN, 0);
                for one in &against_drug_free[3..] {
                    self.know(commune, &[*one], 0, 0);
                }
            }
            "affected" => {
                self.know(commune, &people, 0, 0);
                self.know(commune, &[("drug_arrests", 1)], 0, 0);
                self.know(commune, &against_drug_free, 1, i64::MAX);
            }
            "type_iii" => {
                self.know(commune, &against_drug_free, 1, i64::MAX);
                if no_plants {
                    self.know(commune, &[people[0], people[1], ("drug_arrests", 1)], 1, i64::MAX);
                }
            }
            // Three of five criteria, of which plants and the route are two at most.
            "type_ii" | "type_i" => {
                self.know(
                    commune,
                    &[people[0], people[1], ("drug_arrests", 1), ("use_points", 1)],
                    if no_plants { 2 } else { 1 },
                    i64::MAX,
                );
            }
            _ => {}
        }
    }

    fn read_totals(&mut self, area: &Value) {
        let code = area["area"].as_str().unwrap();
        for figure in self.figures.clone() {
            let inside = |sent: &Sent| (code.len() == 2 || sent.district.as_deref() == Some(code)) && sent.given.value(figure).is_some();
            let cells: Vec<usize> = (0..self.sent.len())
                .filter(|commune| inside(&self.sent[*commune]))
                .map(|commune| self.cell(commune, figure).unwrap())
                .collect();
            let shown = area["figures"].get(figure.id());
            let (least, most) = match shown {
                None => continue,
                Some(Value::Null) => (0.0, f64::INFINITY),
                Some(Value::String(mask)) => {
                    assert_eq!(mask, "< 5");
                    (1.0, 4.0)
                }
                Some(number) => (number.as_u64().unwrap() as f64, number.as_u64().unwrap() as f64),
            };
            let truth: f64 = cells.iter().map(|cell| self.truth(*cell)).sum();
            assert!(least <= truth && truth <= most, "{figure} of {code} is not {truth}");
            if least < most {
                self.totals.push((code.to_string(), figure, cells.clone(), most < LARGEST));
            } else if truth == 0.0 {
                cells.iter().for_each(|cell| self.evident[*cell] = true);
            }
            let terms = cells.into_iter().map(|cell| (cell, 1.0)).collect();
            self.constraints.push(Constraint { terms, least, most });
        }
    }

    /// Shows the masked and withheld totals as they are, to see that the reader then finds something.
    pub fn show_everything(&mut self) {
        for (_, _, cells, masked) in std::mem::take(&mut self.totals) {
            let truth: f64 = cells.iter().map(|cell| self.truth(*cell)).sum();
            let terms = cells.into_iter().map(|cell| (cell, 1.0)).collect();
            if !masked {
                self.constraints.push(Constraint { terms, least: truth, most: truth });
            }
        }
    }

    /// Returns everything that follows: numbers of communes that can be only one, and totals that are bounded more narrowly than shown.
    ///
    /// Not counted is what a commune's own level and statuses say whatever the totals are, and that communes have none of what a published
    /// total of 0 says.
    pub fn findings(&self, random: &mut fastrand::Rng) -> Vec<Finding> {
        let mut findings = Vec::new();
        for group in self.groups(&self.constraints) {
            let mut bounds = Bounds::new(self, &group, &self.constraints, &[]);
            bounds.explore(random, 3);
            for cell in &group {
                if !self.evident[*cell] && bounds.is_pinned(*cell) {
                    findings.push(self.pinned(*cell, None));
                }
            }
            for (area, figure, cells, masked) in self.totals.iter().filter(|(_, _, cells, _)| cells.iter().any(|cell| group.contains(cell)))
            {
                let (least, most) = bounds.of_sum(cells, *masked);
                let evident = cells.iter().all(|cell| self.evident[*cell]);
                if if *masked { least > 1.0 + ALMOST || most < 4.0 - ALMOST } else { most - least < 1.0 - ALMOST && !evident } {
                    findings.push(Finding::Total { area: area.clone(), figure: *figure, span: (least, most) });
                }
            }
        }
        findings
    }

    /// Returns the numbers of other communes that a commune can tell from its own report; that another has none is not counted.
    pub fn findings_of_insider(&self, insider: usize, random: &mut fastrand::Rng) -> Vec<Finding> {
        let mut findings = Vec::new();
        let own: Vec<usize> = (insider * self.figures.len()..(insider + 1) * self.figures.len()).collect();
        for group in self.groups(&self.constraints) {
            let mut bounds = Bounds::new(self, &group, &self.constraints, &own);
            bounds.explore(random, 3);
            for cell in group.iter().filter(|cell| !own.contains(cell)) {
                if self.truth(*cell) > 0.0 && !self.evident[*cell] && bounds.is_pinned(*cell) {
                    findings.push(self.pinned(*cell, Some(insider)));
                }
            }
        }
        findings
    }

    fn pinned(&self, cell: usize, insider: Option<usize>) -> Finding {
        Finding::Commune {
            area: self.sent[cell / self.figures.len()].area.clone(),
            figure: self.figures[cell % self.figures.len()],
            value: self.truth(cell) as u64,
            to_insider: insider.map(|of| self.sent[of].area.clone()),
        }
    }

    /// Returns the cells of which the lines of the commune alone say the number, before any total is known.
    fn pinned_by_own_lines(&self) -> Vec<bool> {
        let mut pinned = vec![false; self.evident.len()];
        let mut random = fastrand::Rng::with_seed(1);
        for group in self.groups(&self.constraints) {
            let mut bounds = Bounds::new(self, &group, &self.constraints, &[]);
            bounds.explore(&mut random, 2);
            group.iter().for_each(|cell| pinned[*cell] = bounds.is_pinned(*cell));
        }
        pinned
    }

    /// Returns the cells in groups that no constraint ties together.
    fn groups(&self, constraints: &[Constraint]) -> Vec<Vec<usize>> {
        let mut of: Vec<usize> = (0..self.evident.len()).collect();
        fn root(of: &mut [usize], mut cell: usize) -> usize {
            while of[cell] != cell {
                of[cell] = of[of[cell]];
                cell = of[cell];
            }
            cell
        }
        for constraint in constraints {
            let mut cells = constraint.terms.keys();
            if let Some(first) = cells.next() {
                for cell in cells {
                    let (one, other) = (root(&mut of, *first), root(&mut of, *cell));
                    of[one] = other;
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for cell in 0..of.len() {
            groups.entry(root(&mut of, cell)).or_default().push(cell);
        }
        groups.into_values().collect()
    }
}

/// The spans in which solutions were found, for one group of cells. The true reports are a solution.
struct Bounds<'a> {
    attacker: &'a Attacker<'a>,
    group: &'a [usize],
    constraints: Vec<Constraint>,
    known: &'a [usize],
    found: BTreeMap<usize, (f64, f64)>,
}

impl<'a> Bounds<'a> {
    fn new(attacker: &'a Attacker<'a>, group: &'a [usize], constraints: &[Constraint], known: &'a [usize]) -> Self {
        let constraints = constraints.iter().filter(|of| of.terms.keys().any(|cell| group.contains(cell))).cloned().collect();
        let found = group.iter().map(|cell| (*cell, (attacker.truth(*cell), attacker.truth(*cell)))).collect();
        Self { attacker, group, constraints, known, found }
    }

    /// Solves for the largest value of a sum of cells, and notes the solution.
    fn largest(&mut self, weights: &BTreeMap<usize, f64>) -> f64 {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut variables = BTreeMap::new();
        for cell in self.group {
            let truth = self.attacker.truth(*cell);
            let span = if self.known.contains(cell) { (truth, truth) } else { (0.0, LARGEST.max(truth)) };
            variables.insert(*cell, problem.add_var(weights.get(cell).copied().unwrap_or(0.0), span));
        }
        for of in &self.constraints {
            let terms: Vec<_> = of.terms.iter().map(|(cell, sign)| (variables[cell], *sign)).collect();
            if of.least == of.most {
                problem.add_constraint(&terms, ComparisonOp::Eq, of.least);
                continue;
            }
            if of.least.is_finite() {
                problem.add_constraint(&terms, ComparisonOp::Ge, of.least);
            }
            if of.most.is_finite() {
                problem.add_constraint(&terms, ComparisonOp::Le, of.most);
            }
        }
        let solution = problem.solve().expect("the true reports are a solution").into_solution().expect("no limit was set");
        for (cell, variable) in &variables {
            let value = solution.var_value(*variable);
            let span = self.found.get_mut(cell).unwrap();
            *span = (span.0.min(value), span.1.max(value));
        }
        weights.iter().map(|(cell, weight)| weight * solution.var_value(variables[cell])).sum()
    }

    /// Looks for solutions in random directions, so that few cells are left to be solved one by one.
    fn explore(&mut self, random: &mut fastrand::Rng, rounds: usize) {
        if self.group.len() > 1 {
            for _ in 0..rounds {
                let weights = self.group.iter().map(|cell| (*cell, random.f64() - 0.5)).collect();
                self.largest(&weights);
            }
        }
    }

    /// Whether a cell has the same value in every solution.
    fn is_pinned(&mut self, cell: usize) -> bool {
        for sign in [1.0, -1.0] {
            if self.found[&cell].1 - self.found[&cell].0 > ALMOST {
                return false;
            }
            self.largest(&[(cell, sign)].into());
        }
        self.found[&cell].1 - self.found[&cell].0 <= ALMOST
    }

    /// Returns the least and the largest value of a sum of cells; where only `exactly` is asked for, the bounds themselves, else any two.
    fn of_sum(&mut self, cells: &[usize], exactly: bool) -> (f64, f64) {
        let truth: f64 = cells.iter().map(|cell| self.attacker.truth(*cell)).sum();
        let weights = |sign: f64| cells.iter().map(|cell| (*cell, sign)).collect::<BTreeMap<_, _>>();
        let most = self.largest(&weights(1.0));
        if !exactly && most - truth >= 1.0 - ALMOST {
            return (truth, most);
        }
        (-self.largest(&weights(-1.0)), most)
    }
}
