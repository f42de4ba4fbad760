//! A set of a running workout in requests.

use poem_openapi::Object;
use serde::Deserialize;

use crate::domain::training::set::{Set, SetKind};
use crate::domain::workouts::LoggedSet;
use crate::http::{Check, Errors, Patch};

use super::sets::{ExerciseRequest, SetRequest};

impl Check for SetRequest {
    fn check(&self, errors: &mut Errors) {
        errors.require(self.id.is_none(), "id", "is given by the server");
        Self::check(self, errors);
    }
}

impl Check for ExerciseRequest {
    fn check(&self, errors: &mut Errors) {
        self.check_new(errors);
    }
}

/// What to change of a set.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[oai(rename = "SetPatch")]
pub struct SetPatch {
    #[serde(default)]
    kind: Patch<SetKind>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "10000")))]
    reps: Patch<u32>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "2000")))]
    weight_kg: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "86400")))]
    duration_s: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "1000000")))]
    distance_m: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "10")))]
    rpe: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "86400")))]
    rest_s: Patch<f64>,
    #[serde(default)]
    completed: Patch<bool>,
}

impl Check for SetPatch {
    fn check(&self, errors: &mut Errors) {
        self.kind.not_null("kind", errors);
        self.completed.not_null("completed", errors);
    }
}

impl SetPatch {
    /// The new state.
    pub fn apply(self, old: &LoggedSet) -> LoggedSet {
        let before = old.set;
        let set = Set {
            kind: self.kind.or(before.kind),
            reps: self.reps.apply(before.reps),
            weight_kg: self.weight_kg.apply(before.weight_kg),
            duration_s: self.duration_s.apply(before.duration_s),
            distance_m: self.distance_m.apply(before.distance_m),
            rpe: self.rpe.apply(before.rpe),
            completed: self.completed.or(before.completed),
        };
        LoggedSet { id: old.id, set, rest_s: self.rest_s.apply(old.rest_s) }
    }
}
