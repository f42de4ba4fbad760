//! Members' own exercises in requests.

use poem_openapi::Object;
use serde::Deserialize;

use crate::domain::custom_exercise::ExerciseFacts;
use crate::domain::reference::{Category, Equipment, Pattern};
use crate::domain::training::muscle::Muscle;
use crate::http::{Check, Errors, Patch};

/// An exercise of one's own.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ExerciseRequest")]
pub struct ExerciseRequest {
    #[oai(validator(min_length = 1, max_length = 100))]
    name: String,
    /// `strength`, if left out.
    category: Option<Category>,
    /// `other`, if left out.
    pattern: Option<Pattern>,
    /// `other`, if left out.
    equipment: Option<Equipment>,
    #[serde(default)]
    #[oai(default, validator(max_items = 17, unique_items))]
    primary_muscles: Vec<Muscle>,
    #[serde(default)]
    #[oai(default, validator(max_items = 17, unique_items))]
    secondary_muscles: Vec<Muscle>,
    #[serde(default)]
    #[oai(default)]
    one_sided: bool,
    #[serde(default)]
    #[oai(default)]
    assisted: bool,
    #[serde(default)]
    #[oai(default)]
    timed: bool,
    /// 2 for a pair of dumbbells.
    #[oai(validator(minimum(value = "1"), maximum(value = "2")))]
    implements: Option<u8>,
    #[oai(validator(minimum(value = "0"), maximum(value = "1")))]
    bodyweight_fraction: Option<f64>,
}

impl Check for ExerciseRequest {
    fn check(&self, errors: &mut Errors) {
        check_load(self.assisted, self.bodyweight_fraction.unwrap_or(0.0), errors);
    }
}

impl From<ExerciseRequest> for ExerciseFacts {
    fn from(request: ExerciseRequest) -> Self {
        Self {
            name: request.name,
            category: request.category.unwrap_or(Category::Strength),
            pattern: request.pattern.unwrap_or(Pattern::Other),
            equipment: request.equipment.unwrap_or(Equipment::Other),
            primary: request.primary_muscles,
            secondary: request.secondary_muscles,
            one_sided: request.one_sided,
            assisted: request.assisted,
            timed: request.timed,
            implements: request.implements.unwrap_or(1),
            bodyweight_fraction: request.bodyweight_fraction.unwrap_or(0.0),
        }
    }
}

/// What to change of an exercise of one's own. Workouts keep the name that they logged.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ExercisePatch")]
pub struct ExercisePatch {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 100))]
    name: Patch<String>,
    #[serde(default)]
    category: Patch<Category>,
    #[serde(default)]
    pattern: Patch<Pattern>,
    #[serde(default)]
    equipment: Patch<Equipment>,
    #[serde(default)]
    #[oai(validator(max_items = 17, unique_items))]
    primary_muscles: Patch<Vec<Muscle>>,
    #[serde(default)]
    #[oai(validator(max_items = 17, unique_items))]
    secondary_muscles: Patch<Vec<Muscle>>,
    #[serde(default)]
    one_sided: Patch<bool>,
    #[serde(default)]
    assisted: Patch<bool>,
    #[serde(default)]
    timed: Patch<bool>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "2")))]
    implements: Patch<u8>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "1")))]
    bodyweight_fraction: Patch<f64>,
}

impl Check for ExercisePatch {
    fn check(&self, errors: &mut Errors) {
        self.name.not_null("name", errors);
        self.category.not_null("category", errors);
        self.pattern.not_null("pattern", errors);
        self.equipment.not_null("equipment", errors);
        self.one_sided.not_null("one_sided", errors);
        self.assisted.not_null("assisted", errors);
        self.timed.not_null("timed", errors);
        self.implements.not_null("implements", errors);
    }
}

impl ExercisePatch {
    /// The new state.
    pub fn apply(&self, old: &ExerciseFacts) -> Result<ExerciseFacts, Errors> {
        let new = self.clone();
        let facts = ExerciseFacts {
            name: new.name.or(old.name.clone()),
            category: new.category.or(old.category),
            pattern: new.pattern.or(old.pattern),
            equipment: new.equipment.or(old.equipment),
            primary: new.primary_muscles.apply(Some(old.primary.clone())).unwrap_or_default(),
            secondary: new.secondary_muscles.apply(Some(old.secondary.clone())).unwrap_or_default(),
            one_sided: new.one_sided.or(old.one_sided),
            assisted: new.assisted.or(old.assisted),
            timed: new.timed.or(old.timed),
            implements: new.implements.or(old.implements),
            bodyweight_fraction: new.bodyweight_fraction.apply(Some(old.bodyweight_fraction)).unwrap_or(0.0),
        };
        let mut errors = Errors::default();
        check_load(facts.assisted, facts.bodyweight_fraction, &mut errors);
        if errors.is_empty() { Ok(facts) } else { Err(errors) }
    }
}

/// Help can only take away from a body weight that is moved.
fn check_load(assisted: bool, bodyweight_fraction: f64, errors: &mut Errors) {
    let sound = !assisted || bodyweight_fraction > 0.0;
    errors.require(sound, "bodyweight_fraction", "must be given for an assisted exercise");
}
