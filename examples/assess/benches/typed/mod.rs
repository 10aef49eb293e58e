//! A report in the types that a program would write for serde_json, without a check.

use serde::Deserialize;

macro_rules! figures {
    ($($flag:ident)*; $($count:ident)*) => {
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "only parsed")]
        pub struct Figures { $($flag: Option<bool>,)* $($count: Option<u64>,)* }
    };
}

figures! {
    reviewed on_intra_provincial_route on_inter_provincial_route;
    population residential_groups
    drug_dependent_opening drug_dependent_added drug_dependent_removed drug_dependent drug_dependent_in_community
    drug_dependent_in_compulsory_rehab drug_dependent_in_voluntary_centre drug_dependent_detained drug_dependent_absent
    drug_dependent_on_substitution drug_dependent_in_home_rehab drug_dependent_reached
    drug_using_opening drug_using_added drug_using_removed drug_using drug_using_confirmed_dependent drug_using_in_community
    drug_using_detained drug_using_absent drug_using_reached
    post_rehab post_rehab_managed post_rehab_relapsed psychosis psychosis_managed incidents
    released released_supported released_reoffended
    use_points_opening use_points_detected use_points_eliminated use_points_delisted use_points
    hotspots_opening hotspots_detected hotspots_eliminated hotspots_delisted hotspots
    retail_points_opening retail_points_detected retail_points_eliminated retail_points_delisted retail_points
    plants_found plants_destroyed plant_area_found plant_area_destroyed replanting_sites
    outreach_sessions groups_with_session models groups_with_model
    drug_cases drug_arrests residents_in_violation wanted_hiding
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
pub struct Report {
    schema: String,
    area: String,
    period: String,
    revision: u32,
    prepared_on: Option<String>,
    figures: Figures,
    declared_level: Option<String>,
    note: Option<String>,
}
