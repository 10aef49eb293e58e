figures_and! {
    OnlineOffers online_offers {
        section: Crime, kind: Count, unit: Case, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        worse_when: higher,
        since: Date::constant(2027, 1, 1),
        label: "Số vụ rao bán ma túy trên mạng" / "Online offers of drugs",
        definition: "Số vụ rao bán trên mạng phát hiện trong kỳ (giả định)" / "Offers found online during the period (invented)",
        basis: [cite("qd99-2027", "Điều 2", "", "")],
    }
}
