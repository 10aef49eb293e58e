//! Giải thích: a condition with the numbers put in, and what was compared.

use crate::base::{InSentence, Locale, PlaceInText, Plain, Text, Truth, text};
use crate::document::Compared;
use crate::judge::{Intervals, Reading, evaluate, interval};
use crate::rules::{Condition, Criterion, Op, Quantity, Relation, Sum};
use alloc::string::String;
use alloc::vec::Vec;

/// Writes what conditions ask, with the numbers of a report put in. Text and list are used again for the next condition, so that what is returned
/// takes no more memory than it needs.
pub(crate) struct ConditionText {
    text: String,
    compared: Vec<Compared>,
}

impl Default for ConditionText {
    fn default() -> Self {
        // Is room for most conditions.
        Self { text: String::with_capacity(256), compared: Vec::with_capacity(8) }
    }
}

impl ConditionText {
    /// A criterion with the numbers of a report put in, and its outcome: "1.000 × (35 + 20) = 55.000 ≥ …? Không."
    pub(crate) fn criterion(
        &mut self,
        of: &Criterion<'_>,
        reading: Reading,
        outcome: Truth,
        intervals: &Intervals,
        locale: Locale,
    ) -> (String, Vec<Compared>) {
        let mut writer = self.writer(intervals, locale);
        if matches!(of.reaches, Condition::NotOnFile) {
            writer.say(text!("Văn bản lưu không đầy đủ, không xét được.", "The text on file is incomplete; this cannot be decided."));
            return self.written();
        }
        writer.condition(&of.reaches);
        if let (Reading::Literal, Some(below)) = (reading, &of.below) {
            writer.say(text!(", và chưa đến mức của loại trên: ", ", and not yet in the band above: "));
            writer.condition(below);
        }
        writer.answer(outcome);
        self.written()
    }

    /// What a check asks with the numbers of a report put in: the condition under which it applies, and what must hold.
    pub(crate) fn check(
        &mut self,
        when: Option<&Condition<'_>>,
        must: &Condition<'_>,
        intervals: &Intervals,
        locale: Locale,
    ) -> (String, Vec<Compared>) {
        let mut writer = self.writer(intervals, locale);
        let outcome = match when {
            Some(when) => {
                writer.say(text!("Khi ", "When "));
                writer.condition(when);
                if evaluate(when, intervals) == Truth::False {
                    writer.say(text!("? Không, nên không phải xét.", "? No, so there is nothing to check."));
                    return self.written();
                }
                writer.say(text!(": ", ": "));
                evaluate(when, intervals).not().or(evaluate(must, intervals))
            }
            None => evaluate(must, intervals),
        };
        writer.condition(must);
        writer.answer(outcome);
        self.written()
    }

    fn writer<'t>(&'t mut self, intervals: &'t Intervals, locale: Locale) -> Writer<'t> {
        self.text.clear();
        self.compared.clear();
        Writer { intervals, locale, text: &mut self.text, compared: &mut self.compared }
    }

    fn written(&self) -> (String, Vec<Compared>) {
        (self.text.clone(), self.compared.clone())
    }
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
    text: &'a mut String,
    compared: &'a mut Vec<Compared>,
}

impl Writer<'_> {
    fn say(&mut self, words: Text) {
        words.put(self.text, self.locale);
    }

    fn answer(&mut self, outcome: Truth) {
        self.say(match outcome {
            Truth::True => text!("? Có.", "? Yes."),
            Truth::False => text!("? Không.", "? No."),
            Truth::Unknown => text!("? Chưa đủ số liệu.", "? Figures are missing."),
        });
    }

    fn number(&mut self, number: i64) {
        number.put(self.text, self.locale);
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
                    .put(self.text, self.locale);
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
        // Most sides are one number, of the law or of the report.
        let mut terms = sum.terms();
        match (factor, sum.constant, terms.next(), terms.next()) {
            (1, constant, None, _) => {
                self.number(constant);
                return Some(constant);
            }
            (1, 0, Some((1, quantity)), None) => return self.quantity(quantity),
            _ => {}
        }
        let mut parts = 0_usize;
        let many = sum.terms().len() > 1 || (sum.constant != 0 && sum.terms().len() == 1);
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
            let _ = self.quantity(quantity);
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
        if parts > 0 {
            self.text.push_str(" = ");
            self.number(value);
        }
        Some(value)
    }

    /// Writes one quantity and gives its number, where it is known.
    fn quantity(&mut self, quantity: Quantity) -> Option<i64> {
        let (low, high) = self.intervals.bounds(quantity);
        if low == high {
            self.number(low);
            Some(low)
        } else {
            self.text.push('?');
            None
        }
    }
}
