//! Quyết định số 3122/2010/QĐ-BCA: only loại I, points a and b, are on file. The thresholds of loại II and III
//! are not known and are not invented: where the known part does not decide, the level is undetermined.

use crate::base::{Text, cite};
use crate::figures::Figure::{DrugDependent, Hotspots};
use crate::figures::RiskLevel;
use crate::rules::{Condition, CriteriaSet, Criterion, LevelRule, sum};

/// The known part of the types of xã, phường, thị trấn.
pub static QD3122_2010: CriteriaSet<'static> = CriteriaSet {
    id: "qd3122-2010",
    complete: false,
    types: &[LevelRule {
        level: RiskLevel::Type1,
        at_least: 1,
        of: &[
            Criterion {
                id: "qd3122-2010/1/1/a",
                title: Text::new("Từ 100 người nghiện ma túy trở lên", "100 people with drug dependence or more"),
                reaches: sum(DrugDependent).from_number(100),
                below: None,
                rate: None,
                basis: cite("qd3122-2010", "Điều 1", "khoản 1", "điểm a"),
            },
            Criterion {
                id: "qd3122-2010/1/1/b",
                title: Text::new("Từ 5 điểm, tụ điểm phức tạp về ma túy trở lên", "5 drug hotspots or more"),
                reaches: sum(Hotspots).from_number(5),
                below: None,
                rate: None,
                basis: cite("qd3122-2010", "Điều 1", "khoản 1", "điểm b"),
            },
            Criterion {
                id: "qd3122-2010/1/1/c",
                title: Text::new("“từ 2.000 …” (văn bản lưu không đầy đủ)", "\"from 2,000 …\" (the text on file is cut off)"),
                reaches: Condition::NotOnFile,
                below: None,
                rate: None,
                basis: cite("qd3122-2010", "Điều 1", "khoản 1", "điểm c"),
            },
        ],
    }],
    drug_free: &[],
    province: None,
};
