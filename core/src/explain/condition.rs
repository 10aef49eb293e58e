//! Giải thích: a condition with the numbers put in, and what was compared.

use crate::base::{InSentence, Locale, PlaceInText, Plain, Text, Truth, text};
use crate::document::Compared;
use crate::judge::{Intervals, Reading, evaluate, interval};
use crate::rules::{Condition, Criterion, Op, Quantity, Relation, Sum};
use alloc::string::String;
use alloc::vec::Vec;

/// As many bytes as most conditions take in words, so that their text does not grow while it is written.
const LIKELY: usize = 256;

/// As many relations as most conditions have.
const RELATIONS: usize = 4;

/// A criterion with the numbers of a report put in, and its outcome: "1.000 × (35 + 20) = 55.000 ≥ …? Không."
pub(crate) fn criterion(
    of: &Criterion<'_>,
    reading: Reading,
    outcome: Truth,
    intervals: &Intervals,
    locale: Locale,
) -> (String, Vec<Compared>) {
    let mut writer = Writer { intervals, locale, text: String::with_capacity(LIKELY), compared: Vec::with_capacity(RELATIONS) };
    if matches!(of.reaches, Condition::NotOnFile) {
        writer.say(text!("Văn bản lưu không đầy đủ, không xét được.", "The text on file is incomplete; this cannot be decided."));
        return (writer.text, writer.compared);
    }
    writer.condition(&of.reaches);
    if let (Reading::Literal, Some(below)) = (reading, &of.below) {
        writer.say(text!(", và chưa đến mức của loại trên: ", ", and not yet in the band above: "));
        writer.condition(below);
    }
    writer.answer(outcome);
    (writer.text, writer.compared)
}

/// What a check asks with the numbers of a report put in: the condition under which it applies, and what must hold.
pub(crate) fn condition(
    when: Option<&Condition<'_>>,
    must: &Condition<'_>,
    intervals: &Intervals,
    locale: Locale,
) -> (String, Vec<Compared>) {
    let mut writer = Writer { intervals, locale, text: String::with_capacity(LIKELY), compared: Vec::with_capacity(RELATIONS) };
    let outcome = match when {
        Some(when) => {
            writer.say(text!("Khi ", "When "));
            writer.condition(when);
            if evaluate(when, intervals) == Truth::False {
                writer.say(text!("? Không, nên không phải xét.", "? No, so there is nothing to check."));
                return (writer.text, writer.compared);
            }
            writer.say(text!(": ", ": "));
            evaluate(when, intervals).not().or(evaluate(must, intervals))
        }
        None => evaluate(must, intervals),
    };
    writer.condition(must);
    writer.answer(outcome);
    (writer.text, writer.compared)
}

/// "điểm a khoản 1 Điều 4": a place in a legal text, in the order in which it is said.
pub(crate) fn place_in_text(cited: PlaceInText<'_>) -> String {
    let parts: Vec<&str> = [cited.point, cited.clause, cited.article].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The two sides of a relation, where the figures that they read are known.
pub(crate) fn compared(relation: &Relation, intervals: &Intervals) -> Option<Compared> {
    let left = exact(&relation.left, intervals)?;
    let right = exact(&relation.right, intervals)?;
    Some(Compared { left, op: relation.op, right })
}

fn exact(sum: &Sum, intervals: &Intervals) -> Option<i64> {
    let (low, high) = interval(sum, intervals);
    (low == high).then_some(low)
}

struct Writer<'a> {
    intervals: &'a Intervals,
    locale: Locale,
    text: String,
    compared: Vec<Compared>,
}

impl Writer<'_> {
    fn say(&mut self, words: Text) {
        words.put(&mut self.text, self.locale);
    }

    fn answer(&mut self, outcome: Truth) {
        self.say(match outcome {
            Truth::True => text!("? Có.", "? Yes."),
            Truth::False => text!("? Không.", "? No."),
            Truth::Unknown => text!("? Chưa đủ số liệu.", "? Figures are missing."),
        });
    }

    fn number(&mut self, number: i64) {
        number.put(&mut self.text, self.locale);
    }

    fn condition(&mut self, condition: &Condition<'_>) {
        match condition {
            Condition::Holds(relation) => self.compare((1, &relation.left), relation.op, (1, &relation.right)),
            Condition::Share { of, from: (0, _), .. } => self.compare((1, of), Op::Above, (1, &Sum::number(0))),
            Condition::Share { of, per, from: (part, whole) } => {
                self.compare((*whole, of), Op::AtLeast, (*part, &Sum::number(0).and(1, *per)));
            }
            Condition::All(of) => self.joined(of, text!(" và ", " and ")),
            Condition::Any(of) => self.joined(of, text!(" hoặc ", " or ")),
            Condition::AtLeast(n, of) => {
                text!("ít nhất {n}/{all} điều kiện: [", "at least {n} of {all}: [")
                    .with(&[("n", &Plain(n)), ("all", &Plain(&of.len()))])
                    .put(&mut self.text, self.locale);
                self.joined(of, text!("; ", "; "));
                self.text.push(']');
            }
            Condition::NotOnFile => self.say(text!("(không có trong văn bản lưu)", "(not on file)")),
        }
    }

    fn joined(&mut self, conditions: &[Condition<'_>], between: Text) {
        for (place, condition) in conditions.iter().enumerate() {
            if place > 0 {
                self.say(between);
            }
            let composed = matches!(condition, Condition::All(_) | Condition::Any(_));
            if composed {
                self.text.push('(');
            }
            self.condition(condition);
            if composed {
                self.text.push(')');
            }
        }
    }

    fn compare(&mut self, left: (i64, &Sum), op: Op, right: (i64, &Sum)) {
        let left = self.side(left);
        self.text.push_str(match op {
            Op::Equal => " = ",
            Op::AtMost => " ≤ ",
            Op::AtLeast => " ≥ ",
            Op::Below => " < ",
            Op::Above => " > ",
        });
        let right = self.side(right);
        if let (Some(left), Some(right)) = (left, right) {
            self.compared.push(Compared { left, op, right });
        }
    }

    /// Writes "1.000 × (35 + 20) = 55.000" and gives the number, where all of it is known.
    fn side(&mut self, (factor, sum): (i64, &Sum)) -> Option<i64> {
        let mut parts = 0_usize;
        let many = sum.terms().nth(1).is_some() || (sum.constant != 0 && sum.terms().next().is_some());
        if factor != 1 {
            self.number(factor);
            self.text.push_str(" × ");
            if many {
                self.text.push('(');
            }
        }
        for (coefficient, quantity) in sum.terms() {
            match (coefficient < 0, parts) {
                (true, 0) => self.text.push('−'),
                (true, _) => self.text.push_str(" − "),
                (false, 0) => {}
                (false, _) => self.text.push_str(" + "),
            }
            if coefficient.unsigned_abs() != 1 {
                self.number(coefficient.saturating_abs());
                self.text.push_str(" × ");
            }
            self.quantity(quantity);
            parts = parts.saturating_add(1);
        }
        if parts == 0 {
            self.number(sum.constant);
        } else if sum.constant != 0 {
            self.text.push_str(if sum.constant < 0 { " − " } else { " + " });
            self.number(sum.constant.saturating_abs());
        }
        if factor != 1 && many {
            self.text.push(')');
        }
        let value = exact(sum, self.intervals)?.checked_mul(factor)?;
        let plain = parts == 0 || (parts == 1 && factor == 1 && sum.constant == 0 && sum.terms().all(|(coefficient, _)| coefficient == 1));
        if !plain {
            self.text.push_str(" = ");
            self.number(value);
        }
        Some(value)
    }

    fn quantity(&mut self, quantity: Quantity) {
        match self.intervals.bounds(quantity) {
            (low, high) if low == high => self.number(low),
            _ => self.text.push('?'),
        }
    }
}
