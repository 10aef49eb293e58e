//! Ví dụ suy ra: makes for every comparison of a rule one vector below, one at and one above its threshold.
//!
//! The numbers come from the rule and the answers from the library, so that these vectors show what a change of a rule changes, and every
//! binding must give the same answers. The hand vectors and the reference implementation show that the answers are right.

use crate::vectors::{Bases, bases, digest};
use kh302::figures::{Figure, Kind};
use kh302::law::{CHECKS, CRITERIA, PLANS};
use kh302::rules::{Condition, Criterion, Measure, MeasureTest, Quantity, Scope, Sum, Test, total};
use serde_json::{Map, Value, json};

/// A base document, and the quantities that rules read from it.
struct Base {
    name: &'static str,
    document: Value,
    /// What the vectors ask for beside the document: a set of criteria or a plan under which it would not be judged by itself.
    asked: Map<String, Value>,
}

impl Base {
    fn of(name: &'static str, bases: &Bases) -> Self {
        Self { name, document: bases[name].clone(), asked: Map::new() }
    }

    /// The base judged under a set of criteria (`criteria`) or a plan (`plan`), which is asked for where another one would be taken.
    fn under(mut self, member: &str, id: &str) -> Self {
        let answer = self.answer(&self.document);
        let taken = if member == "plan" { &answer["plan"] } else { &answer["classification"]["criteria"] };
        if taken != id {
            self.asked.insert(member.to_owned(), id.into());
        }
        self
    }

    /// What the library answers to a document, and to what is asked for beside it.
    fn answer(&self, document: &Value) -> Value {
        let mut question = document.clone();
        if !self.asked.is_empty() {
            let member = if document["schema"] == "kh302.totals/1" { "totals" } else { "report" };
            question = json!({ "schema": "kh302.request/1", member: document });
            question.as_object_mut().expect("an object").extend(self.asked.clone());
        }
        serde_json::from_str(&kh302::assess_json(&question.to_string())).expect("an answer is JSON")
    }

    fn value(&self, quantity: Quantity) -> Option<i64> {
        let figures = &self.document["figures"];
        let own = &self.document["own"];
        match quantity {
            Quantity::GROUP_MONTHS => {
                let months = self.document["period"].as_str()?.parse::<kh302::Period>().ok()?.months();
                self.document["derived"]["group_months"]
                    .as_i64()
                    .or_else(|| Some(figures["residential_groups"].as_i64()? * i64::from(months)))
            }
            other => {
                let id = other.figure()?.id();
                let value = if figures[id].is_null() { &own[id] } else { &figures[id] };
                value.as_i64().or_else(|| value.as_bool().map(i64::from))
            }
        }
    }

    fn sum(&self, sum: &Sum) -> Option<i64> {
        sum.terms().try_fold(sum.constant(), |all, (coefficient, quantity)| Some(all + coefficient * self.value(quantity)?))
    }

    /// Makes the vector in which `figure` has a value, with the answer of the library.
    fn vector(&self, name: &str, figure: Figure, value: i64, keep: &dyn Fn(&Value) -> Value) -> Value {
        let row = figure.definition();
        let written = if row.kind == Kind::Flag { json!(value != 0) } else { json!(value) };
        let mut document = self.document.clone();
        let place = if document["own"][row.id].is_null() { "figures" } else { "own" };
        document[place][row.id] = written.clone();
        let answer = self.answer(&document);
        let patch =
            if place == "own" { ("report", json!({ "own": { row.id: written } })) } else { ("figures", json!({ row.id: written })) };
        let mut vector = Map::new();
        vector.insert("name".into(), format!("{name}: {} = {value}", row.id).into());
        vector.insert("base".into(), self.name.into());
        vector.insert(patch.0.into(), patch.1);
        if !self.asked.is_empty() {
            vector.insert("request".into(), self.asked.clone().into());
        }
        vector.insert("expect".into(), keep(&digest(&answer)));
        vector.into()
    }
}

/// Returns the sums on the two sides of every comparison of a condition.
fn comparisons(condition: &Condition<'_>, into: &mut Vec<(Sum, Sum)>) {
    match condition {
        Condition::Holds(relation) => into.push((relation.left, relation.right)),
        Condition::Share { of, from: (0, _), .. } => into.push((*of, Sum::number(0))),
        Condition::Share { of, per, from: (part, whole) } => into.push((of.times(*whole), total(*per).times(*part))),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => of.iter().for_each(|one| comparisons(one, into)),
        Condition::NotOnFile => {}
    }
}

/// Returns the values of the first named figure one below, at and one above the point where both sides are equal.
fn around(base: &Base, left: &Sum, right: &Sum) -> Option<(Figure, Vec<i64>)> {
    let figures = left.terms().chain(right.terms()).filter_map(|(_, quantity)| quantity.figure());
    let figure = figures.into_iter().next()?;
    let factor = |sum: &Sum| sum.terms().filter(|(_, quantity)| *quantity == Quantity::of(figure)).map(|(factor, _)| factor).sum::<i64>();
    let slope = factor(left) - factor(right);
    let now = base.value(Quantity::of(figure))?;
    let rest = base.sum(left)? - base.sum(right)? - slope * now;
    let equal = (-rest).div_euclid(slope);
    let row = figure.definition();
    let inside = |value: &i64| (0..=i64::try_from(row.max).unwrap_or(i64::MAX)).contains(value);
    Some((figure, [equal - 1, equal, equal + 1].into_iter().filter(inside).collect()))
}

fn kept(members: &'static [&'static str]) -> impl Fn(&Value) -> Value {
    move |digest| members.iter().map(|member| ((*member).to_owned(), digest[*member].clone())).collect::<Map<_, _>>().into()
}

fn file(about: &str, vectors: &[Value]) -> String {
    let lines: Vec<String> = vectors.iter().map(|vector| format!("    {vector}")).collect();
    format!("{{\n  \"about\": {},\n  \"vectors\": [\n{}\n  ]\n}}\n", Value::from(about), lines.join(",\n"))
}

/// Returns every comparison of a check.
#[must_use]
pub fn checks() -> String {
    let bases = bases();
    let bases = [Base::of("sound_year", &bases), Base::of("sound_month", &bases), Base::of("province_year", &bases)];
    let mut vectors = Vec::new();
    for check in CHECKS {
        let Test::Figures(when, must) = &check.test else { continue };
        let mut sides = Vec::new();
        when.iter().chain([must]).for_each(|condition| comparisons(condition, &mut sides));
        for base in bases.iter().filter(|base| check.applies.province == (base.name == "province_year")) {
            for (left, right) in &sides {
                let Some((figure, values)) = around(base, left, right) else { continue };
                let name = format!("{} in {}", check.code, base.name);
                vectors.extend(values.into_iter().map(|value| base.vector(&name, figure, value, &kept(&["can_submit", "failed"]))));
            }
        }
    }
    dedup(&mut vectors);
    file("Derived: every comparison of a check, one below, at and one above.", &vectors)
}

/// Returns every comparison of a criterion.
#[must_use]
pub fn criteria() -> String {
    let all = bases();
    let mut vectors = Vec::new();
    for set in CRITERIA.iter().map(|span| span.value) {
        let base = Base::of(if set.complete { "sound_year" } else { "month_of_3122" }, &all).under("criteria", set.id);
        set.types.iter().flat_map(|rule| rule.of).for_each(|criterion| one(criterion, &base, &mut vectors));
        // Takes the conditions of a drug-free area from an area that meets all of them, so that each of them decides.
        let drug_free = Base::of("drug_free_year", &all).under("criteria", set.id);
        set.drug_free.iter().for_each(|criterion| one(criterion, &drug_free, &mut vectors));
        let province = Base::of("province_year", &all).under("criteria", set.id);
        set.province.iter().flat_map(|rule| rule.of).for_each(|criterion| one(criterion, &province, &mut vectors));
    }
    dedup(&mut vectors);
    file("Derived: every comparison of a criterion, one below, at and one above.", &vectors)
}

fn one(criterion: &Criterion<'_>, base: &Base, vectors: &mut Vec<Value>) {
    let mut sides = Vec::new();
    comparisons(&criterion.reaches, &mut sides);
    for (left, right) in &sides {
        let Some((figure, values)) = around(base, left, right) else { continue };
        let keep = |digest: &Value| {
            let mut kept: Map<_, _> = ["level", "level_literal", "drug_free", "province"]
                .into_iter()
                .filter(|member| !digest[*member].is_null())
                .map(|member| (member.to_owned(), digest[member].clone()))
                .collect();
            let outcome = digest["criteria"][criterion.id]["outcome"].clone();
            kept.insert("criteria".into(), json!({ criterion.id: outcome }));
            kept.into()
        };
        vectors.extend(values.into_iter().map(|value| base.vector(criterion.id, figure, value, &keep)));
    }
}

/// Returns every fraction and count of a target.
#[must_use]
pub fn measures() -> String {
    let all = bases();
    let mut vectors = Vec::new();
    for (plan, (target, measure)) in PLANS.iter().flat_map(|plan| plan.placed_measures().map(move |measure| (plan, measure))) {
        let name = if measure.scope == Scope::Province { "province_year" } else { "sound_year" };
        let base = &Base::of(name, &all).under("plan", plan.id);
        let sides = match &measure.test {
            MeasureTest::Fraction(part, whole, _) => (*part, *whole),
            MeasureTest::Zero(count) | MeasureTest::Count(count) => (*count, Sum::number(0)),
            _ => continue,
        };
        let Some((figure, values)) = around(base, &sides.0, &sides.1) else { continue };
        let keep = |digest: &Value| taken(plan.targets[target].id, measure, digest);
        vectors.extend(values.into_iter().map(|value| base.vector(measure.id, figure, value, &keep)));
    }
    dedup(&mut vectors);
    file("Derived: every measure of a target, one below, at and one above what must be.", &vectors)
}

fn taken(target: &str, measure: &Measure, digest: &Value) -> Value {
    let found = &digest["targets"][measure.id];
    let members = ["status", "numerator", "denominator", "percent", "short_by", "text"];
    let kept: Map<_, _> = members
        .into_iter()
        .filter(|member| found.get(*member).is_some())
        .map(|member| (member.to_owned(), found[member].clone()))
        .collect();
    json!({ "targets": { target: digest["targets"][target]["status"], measure.id: kept } })
}

fn dedup(vectors: &mut Vec<Value>) {
    let mut names = std::collections::BTreeSet::new();
    vectors.retain(|vector| names.insert(vector["name"].as_str().unwrap_or_default().to_owned()));
}
