//! Phê duyệt cấp độ: writes the approved level beside the computed one, and the list of a roll-up that is to be approved.

use super::Page;
use super::layout::{BAD, BOLD, DIM, DOUBT, PLAIN};
use super::level::style;
use kh302::Locale;
use kh302::explain::{ApprovalList, ApprovalRow, LevelChange};

impl Page<'_> {
    /// Writes the list for approval: each commune with its declared, computed and approved level, and what the computed level rests on.
    pub(super) fn approvals(&mut self, list: &ApprovalList) {
        self.heading("BẢNG ĐỀ NGHỊ PHÊ DUYỆT CẤP ĐỘ", "LEVELS TO BE APPROVED");
        for row in list.rows.iter().filter(|row| row.computed.is_some()) {
            self.row(row);
        }
        let foot = &list.foot;
        let sentence = match self.locale {
            Locale::Vi => format!(
                "Đã có báo cáo: {}/{} xã, phường; đã phê duyệt {}; cấp độ tự xác định hoặc được phê duyệt khác số liệu: {}; vào diện trọng \
                 điểm: {}, ra khỏi diện trọng điểm: {}.",
                foot.received, foot.expected, foot.approved, foot.differing, foot.entered, foot.left
            ),
            Locale::En => format!(
                "Reported: {} of {} communes; approved: {}; declared or approved level other than computed: {}; became key areas: {}, no \
                 longer key areas: {}.",
                foot.received, foot.expected, foot.approved, foot.differing, foot.entered, foot.left
            ),
        };
        self.sheet.blank();
        self.sheet.paragraph(&[], 2, &[(BOLD, &sentence)]);
    }

    fn row(&mut self, row: &ApprovalRow) {
        let Some(computed) = row.computed else { return };
        let name = format!("{} ({}):", row.name.as_deref().unwrap_or(&row.area), row.area);
        let level = computed.name().get(self.locale);
        let mut words = Vec::new();
        if let Some(declared) = row.declared.filter(|declared| Some(*declared) != computed.0) {
            words.push(format!("{} “{}”", self.localized("tự xác định", "declared"), declared.name().get(self.locale)));
        }
        match row.approved {
            Some(approved) if Some(approved) == computed.0 => words.push(self.localized("đã phê duyệt", "approved").into()),
            Some(approved) => {
                words.push(format!("{} “{}”", self.localized("được phê duyệt", "approved as"), approved.name().get(self.locale)));
            }
            None => {}
        }
        if let Some(change) = row.change.filter(|change| *change != LevelChange::Unchanged) {
            words.push(change.name().get(self.locale).into());
        }
        let words = if words.is_empty() { String::new() } else { format!(" ({})", words.join("; ")) };
        let look = if row.differs { DOUBT } else { style(computed) };
        self.sheet.paragraph(&[(look, "  •")], 4, &[(BOLD, &name), (PLAIN, &format!("{level}{words}."))]);
        for criterion in &row.criteria {
            self.sheet.paragraph(&[], 6, &[(DIM, &format!("– {}.", criterion.text))]);
        }
        if row.differs {
            let note = self.localized("Đề nghị rà soát trước khi phê duyệt.", "Please review before approval.");
            self.sheet.paragraph(&[], 6, &[(BAD, note)]);
        }
    }
}
