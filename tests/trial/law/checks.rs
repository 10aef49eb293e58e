checks_and! {
    /// Ends on 2027-06-30.
    X901 {
        severity: Notice,
        applies: Applies { until: Some(crate::calendar::Date::constant(2027, 6, 30)), ..ALWAYS },
        must: sum(crate::figures::Figure::OnlineOffers).at_most(sum(DrugCases)),
        vi: "Có {left} vụ rao bán trên mạng nhưng chỉ ghi {right} vụ phạm tội.",
        en: "{left} online offers are counted, but only {right} drug cases.",
    }

    /// A warning at first, and an error for periods that end from 2027-07-01 on.
    X902 {
        severity: Warning,
        later: Timeline::new(&[crate::rules::Span::from(
            crate::calendar::Date::constant(2027, 7, 1),
            ByLength { month: Severity::Error, longer: Severity::Error },
        )]),
        must: sum(crate::figures::Figure::OnlineOffers).at_most(sum(Population)),
        vi: "Có {left} vụ rao bán trên mạng, nhiều hơn {right} nhân khẩu.",
        en: "{left} online offers are counted, more than the {right} residents.",
    }
}
