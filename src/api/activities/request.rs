//! Activities in requests.

use poem_openapi::Object;
use serde::Deserialize;

use crate::api::dated::{At, check_zone};
use crate::domain::activities::{ActivityFacts, EnergySource};
use crate::domain::cardio::kinds;
use crate::domain::days::When;
use crate::domain::meals::Source;
use crate::http::{Check, Errors, Instant, Patch};

/// An activity to log. Without `energy_kcal` the energy is estimated from kind, duration, distance and the latest weight.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ActivityRequest")]
pub struct ActivityRequest {
    /// One of `/activities/kinds`.
    #[oai(validator(min_length = 1, max_length = 40))]
    kind: String,
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Option<String>,
    /// Now, if left out.
    started_at: Option<Instant>,
    /// The member's, if left out.
    time_zone: Option<String>,
    #[oai(validator(minimum(value = "1"), maximum(value = "604800")))]
    duration_s: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "2000000")))]
    distance_m: Option<f64>,
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    elevation_gain_m: Option<f64>,
    #[oai(validator(minimum(value = "20"), maximum(value = "250")))]
    average_heart_rate_bpm: Option<f64>,
    #[oai(validator(minimum(value = "20"), maximum(value = "250")))]
    max_heart_rate_bpm: Option<f64>,
    /// As a device measured it.
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    energy_kcal: Option<f64>,
    /// Of `energy_kcal`: an estimate is made anew, what was measured stays. `measured`, if left out.
    energy_source: Option<EnergySource>,
    /// From 0, nothing at all, to 10, all out.
    #[oai(validator(minimum(value = "0"), maximum(value = "10")))]
    perceived_exertion: Option<f64>,
    #[oai(validator(max_length = 5000))]
    notes: Option<String>,
    /// `manual`, if left out.
    pub source: Option<Source>,
}

impl Check for ActivityRequest {
    fn check(&self, errors: &mut Errors) {
        check_kind(&self.kind, errors);
        check_zone(self.time_zone.as_deref(), errors);
    }
}

impl ActivityRequest {
    pub fn at(&self) -> At {
        At::new(self.started_at, self.time_zone.as_deref())
    }

    /// The energy that a device measured.
    pub fn measured_kcal(&self) -> Option<f64> {
        self.energy_kcal.filter(|_| self.energy_source != Some(EnergySource::MetEstimate))
    }

    /// What it says, its energy aside.
    pub fn facts(&self, when: When) -> ActivityFacts {
        ActivityFacts {
            kind: self.kind.clone(),
            name: self.name.clone(),
            when,
            duration_s: self.duration_s,
            distance_m: self.distance_m,
            elevation_gain_m: self.elevation_gain_m,
            average_heart_rate_bpm: self.average_heart_rate_bpm,
            max_heart_rate_bpm: self.max_heart_rate_bpm,
            energy: None,
            perceived_exertion: self.perceived_exertion,
            notes: self.notes.clone(),
        }
    }
}

/// What to change of an activity. An estimated energy follows; null takes a measured one back.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ActivityPatch")]
pub struct ActivityPatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 40))]
    kind: Patch<String>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 200))]
    name: Patch<String>,
    #[serde(default)]
    started_at: Patch<Instant>,
    #[serde(default)]
    time_zone: Patch<String>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "604800")))]
    duration_s: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "2000000")))]
    distance_m: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    elevation_gain_m: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "20"), maximum(value = "250")))]
    average_heart_rate_bpm: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "20"), maximum(value = "250")))]
    max_heart_rate_bpm: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "20000")))]
    energy_kcal: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "10")))]
    perceived_exertion: Patch<f64>,
    #[serde(default)]
    #[oai(validator(max_length = 5000))]
    notes: Patch<String>,
}

impl Check for ActivityPatch {
    fn check(&self, errors: &mut Errors) {
        self.kind.not_null("kind", errors);
        self.started_at.not_null("started_at", errors);
        self.time_zone.not_null("time_zone", errors);
        if let Some(kind) = self.kind.value() {
            check_kind(kind, errors);
        }
        check_zone(self.time_zone.value().map(String::as_str), errors);
    }
}

impl ActivityPatch {
    pub fn at(&self) -> At {
        At::patch(&self.started_at, &self.time_zone)
    }

    /// The new state, its energy aside, and the energy that was measured.
    pub fn apply(&self, old: &ActivityFacts, when: When) -> (ActivityFacts, Option<f64>) {
        let new = self.clone();
        let measured = new.energy_kcal.apply(old.measured_kcal());
        let facts = ActivityFacts {
            kind: new.kind.or(old.kind.clone()),
            name: new.name.apply(old.name.clone()),
            when,
            duration_s: new.duration_s.apply(old.duration_s),
            distance_m: new.distance_m.apply(old.distance_m),
            elevation_gain_m: new.elevation_gain_m.apply(old.elevation_gain_m),
            average_heart_rate_bpm: new.average_heart_rate_bpm.apply(old.average_heart_rate_bpm),
            max_heart_rate_bpm: new.max_heart_rate_bpm.apply(old.max_heart_rate_bpm),
            energy: old.energy,
            perceived_exertion: new.perceived_exertion.apply(old.perceived_exertion),
            notes: new.notes.apply(old.notes.clone()),
        };
        (facts, measured)
    }

    /// Whether the energy must be reckoned anew: an old estimate stays while nothing that it rests on changes.
    pub fn changes_energy(&self) -> bool {
        !(self.kind.is_absent()
            && self.duration_s.is_absent()
            && self.distance_m.is_absent()
            && self.energy_kcal.is_absent())
    }
}

fn check_kind(kind: &str, errors: &mut Errors) {
    errors.require(kinds::by_id(kind).is_some(), "kind", "must be one of /activities/kinds");
}
