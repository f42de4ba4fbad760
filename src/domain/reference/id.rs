//! Identifiers of reference data: UUIDs of version 8 made from the source's own key, so that they are the same on every
//! machine and in every release, and rows of users may point to them.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::ids::{ExerciseId, FoodId, PortionId};

fn derived(kind: &str, parts: &[&str]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(kind);
    for part in parts {
        hash.update([0]);
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    Uuid::new_v8(bytes)
}

/// The identifier of the food with this key (`sr28:01123`).
pub fn food_id(key: &str) -> FoodId {
    FoodId::from_uuid(derived("food", &[key]))
}

/// The identifier of a food's portion with this label; labels are unique within a food.
pub fn portion_id(food_key: &str, label: &str) -> PortionId {
    PortionId::from_uuid(derived("portion", &[food_key, label]))
}

/// The identifier of the exercise with this key (`Barbell_Squat`).
pub fn exercise_id(key: &str) -> ExerciseId {
    ExerciseId::from_uuid(derived("exercise", &[key]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_never_change() {
        assert_eq!(food_id("sr28:01123").to_string(), "1b21c4dd-9512-851e-ae37-1689948cba94");
        assert_eq!(food_id("sr28:01123").uuid().get_version_num(), 8);
        assert_ne!(food_id("a").uuid(), exercise_id("a").uuid());
        assert_ne!(portion_id("ab", "c"), portion_id("a", "bc"));
    }
}
