//! The yardstick for reading: the code that serde derives for the same document, which checks nothing but its shape.

use serde::Deserialize;
use std::borrow::Cow;

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsed, and looked at by nobody")]
pub struct Document<'a> {
    pub schema: &'a str,
    pub area: &'a str,
    pub period: &'a str,
    #[serde(default)]
    pub revision: u32,
    pub prepared_on: Option<&'a str>,
    pub figures: Figures,
    pub declared_level: Option<&'a str>,
    #[serde(borrow)]
    pub note: Option<Cow<'a, str>>,
}

/// The figures of a commune.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Figures {
    pub population: Option<u64>,
    pub residential_groups: Option<u64>,
    pub reviewed: Option<bool>,
    pub on_intra_provincial_route: Option<bool>,
    pub on_inter_provincial_route: Option<bool>,
    pub drug_dependent_opening: Option<u64>,
    pub drug_dependent_added: Option<u64>,
    pub drug_dependent_removed: Option<u64>,
    pub drug_dependent: Option<u64>,
    pub drug_dependent_in_community: Option<u64>,
    pub drug_dependent_in_compulsory_rehab: Option<u64>,
    pub drug_dependent_in_voluntary_centre: Option<u64>,
    pub drug_dependent_detained: Option<u64>,
    pub drug_dependent_absent: Option<u64>,
    pub drug_dependent_on_substitution: Option<u64>,
    pub drug_dependent_in_home_rehab: Option<u64>,
    pub drug_dependent_reached: Option<u64>,
    pub drug_using_opening: Option<u64>,
    pub drug_using_added: Option<u64>,
    pub drug_using_removed: Option<u64>,
    pub drug_using: Option<u64>,
    pub drug_using_confirmed_dependent: Option<u64>,
    pub drug_using_in_community: Option<u64>,
    pub drug_using_detained: Option<u64>,
    pub drug_using_absent: Option<u64>,
    pub drug_using_reached: Option<u64>,
    pub post_rehab: Option<u64>,
    pub post_rehab_managed: Option<u64>,
    pub post_rehab_relapsed: Option<u64>,
    pub psychosis: Option<u64>,
    pub psychosis_managed: Option<u64>,
    pub incidents: Option<u64>,
    pub released: Option<u64>,
    pub released_supported: Option<u64>,
    pub released_reoffended: Option<u64>,
    pub use_points_opening: Option<u64>,
    pub use_points_detected: Option<u64>,
    pub use_points_eliminated: Option<u64>,
    pub use_points_delisted: Option<u64>,
    pub use_points: Option<u64>,
    pub hotspots_opening: Option<u64>,
    pub hotspots_detected: Option<u64>,
    pub hotspots_eliminated: Option<u64>,
    pub hotspots_delisted: Option<u64>,
    pub hotspots: Option<u64>,
    pub retail_points_opening: Option<u64>,
    pub retail_points_detected: Option<u64>,
    pub retail_points_eliminated: Option<u64>,
    pub retail_points_delisted: Option<u64>,
    pub retail_points: Option<u64>,
    pub plants_found: Option<u64>,
    pub plants_destroyed: Option<u64>,
    pub plant_area_found: Option<u64>,
    pub plant_area_destroyed: Option<u64>,
    pub replanting_sites: Option<u64>,
    pub outreach_sessions: Option<u64>,
    pub groups_with_session: Option<u64>,
    pub models: Option<u64>,
    pub groups_with_model: Option<u64>,
    pub drug_cases: Option<u64>,
    pub drug_arrests: Option<u64>,
    pub residents_in_violation: Option<u64>,
    pub wanted_hiding: Option<u64>,
}

pub fn parse(json: &str) -> serde_json::Result<Document<'_>> {
    serde_json::from_str(json)
}
