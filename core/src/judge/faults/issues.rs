//! Danh sách lỗi có giới hạn: a list that stays short whatever a document repeats, so that an answer has a bound.

use super::issue::Issue;
use crate::rules::Severity;
use alloc::vec::Vec;

/// So many things that a document can repeat without end are named in one answer; of more only the number.
pub(crate) const MOST_NAMED: usize = 1_000;

/// The faults of a document. Each that a document can have only a few of is kept. Of those that it can repeat without end, the first
/// [`MOST_NAMED`] are kept, and the others are counted by their check.
#[derive(Clone, Debug, Default)]
pub(crate) struct Issues {
    named: Vec<Issue>,
    /// The number of repeatable faults among `named`.
    repeated: usize,
    /// For each check and severity one fault that stands for all those that are not named.
    counted: Vec<Issue>,
}

impl Issues {
    pub(crate) fn push(&mut self, issue: Issue) {
        if issue.count == 0 && !issue.is_repeatable() {
            return self.named.push(issue);
        }
        if issue.count == 0 && self.repeated < MOST_NAMED {
            self.repeated = self.repeated.saturating_add(1);
            return self.named.push(issue);
        }
        let more = issue.count.max(1);
        let same = |other: &&mut Issue| other.check.code == issue.check.code && other.severity == issue.severity;
        match self.counted.iter_mut().find(same) {
            Some(other) => other.count = other.count.saturating_add(more),
            None => self.counted.push(Issue { severity: issue.severity, count: more, ..Issue::new(issue.check, "") }),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Issue> {
        self.named.iter().chain(&self.counted)
    }

    /// Removes the faults at a place that a document has once, such as a figure.
    pub(crate) fn remove_at(&mut self, at: &str) {
        self.named.retain(|issue| issue.at != at);
    }

    /// Keeps the faults for which `keep` returns true; it may change those that it keeps.
    pub(crate) fn retain_mut(&mut self, keep: impl FnMut(&mut Issue) -> bool) {
        self.named.retain_mut(keep);
        self.repeated = self.named.iter().filter(|issue| issue.is_repeatable()).count();
    }

    /// Whether one of them blocks the sending of a report for a period.
    pub(crate) fn block(&self, period: crate::calendar::Period) -> bool {
        self.iter().any(|issue| issue.severity.unwrap_or_else(|| issue.check.severity.on(period)) == Severity::Error)
    }
}

impl Extend<Issue> for Issues {
    fn extend<I: IntoIterator<Item = Issue>>(&mut self, issues: I) {
        issues.into_iter().for_each(|issue| self.push(issue));
    }
}

impl IntoIterator for Issues {
    type Item = Issue;
    type IntoIter = core::iter::Chain<alloc::vec::IntoIter<Issue>, alloc::vec::IntoIter<Issue>>;

    fn into_iter(self) -> Self::IntoIter {
        self.named.into_iter().chain(self.counted)
    }
}

#[cfg(test)]
mod tests {
    use super::{Issue, Issues, MOST_NAMED};
    use crate::calendar::Period;
    use crate::law::code;
    use alloc::format;
    use alloc::vec::Vec;

    #[test]
    fn what_repeats_is_named_a_thousand_times_and_then_counted_by_its_check() {
        let mut issues = Issues::default();
        (0..MOST_NAMED + 7).for_each(|place| issues.push(Issue::new(&code::F14, format!("/acknowledged/{place}/reason"))));
        assert!(!issues.block(Period::STAND_IN));
        issues.push(Issue::new(&code::F04, "/noted"));
        issues.push(Issue::new(&code::F12, "/declared_level"));
        assert!(issues.block(Period::STAND_IN));
        let mut both = issues.clone();
        both.extend(issues);
        let told: Vec<_> = both.iter().filter(|issue| issue.count > 0).map(|issue| (issue.check.code, &*issue.at, issue.count)).collect();
        // The thousand that were named in one list are counted where another list names its own thousand.
        assert_eq!(told, [("F14", "", 1_014), ("F04", "", 2)]);
        assert_eq!(both.iter().filter(|issue| issue.at == "/declared_level").count(), 2);
        both.remove_at("/declared_level");
        assert_eq!(both.iter().count(), MOST_NAMED + 2);
    }
}
