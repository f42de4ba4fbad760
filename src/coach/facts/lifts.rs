//! How the lifts went: the best set of each exercise in each workout.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::coaching::facts::LiftFacts;
use crate::domain::training::one_rep_max;
use crate::storage::coach::history::{self, LiftedSet};
use crate::storage::{Read, Result, User};

/// How far back.
const DAYS: i64 = 84;
/// Repetitions in reserve are ten less the effort.
const MOST_EFFORT: f64 = 10.0;

pub fn read(tx: &Read<'_, User>, today: Date) -> Result<Vec<LiftFacts>> {
    Ok(best(history::lifts(tx, today.saturating_sub(DAYS.days()))?))
}

fn best(sets: Vec<LiftedSet>) -> Vec<LiftFacts> {
    let mut lifts: Vec<LiftFacts> = Vec::new();
    for set in sets {
        let lift = facts(set);
        let same = |known: &&mut LiftFacts| known.workout_id == lift.workout_id && known.exercise == lift.exercise;
        match lifts.iter_mut().find(same) {
            Some(known) if strength(&lift) > strength(known) => *known = lift,
            Some(_) => {}
            None => lifts.push(lift),
        }
    }
    lifts
}

fn strength(lift: &LiftFacts) -> f64 {
    lift.one_rep_max_kg.unwrap_or(lift.weight_kg)
}

fn facts(set: LiftedSet) -> LiftFacts {
    let reserve = set.rpe.map_or(0.0, |rpe| MOST_EFFORT - rpe);
    LiftFacts {
        one_rep_max_kg: one_rep_max::estimate(set.weight_kg, set.reps, reserve).map(|estimate| estimate.kg),
        exercise: set.exercise,
        workout_id: set.workout_id.to_string(),
        day: set.day,
        weight_kg: set.weight_kg,
        reps: i64::from(set.reps),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_strongest_set_of_a_workout_counts() {
        let set = |workout: u128, weight_kg, reps| LiftedSet {
            exercise: "Bench press".into(),
            workout_id: Uuid::from_u128(workout).into(),
            day: date(2026, 11, 24),
            weight_kg,
            reps,
            rpe: None,
        };
        let found = best(vec![set(2, 80.0, 5), set(2, 85.0, 4), set(2, 60.0, 8), set(1, 75.0, 5)]);
        assert_eq!(found.iter().map(|lift| lift.weight_kg).collect::<Vec<_>>(), [85.0, 75.0]);
    }
}
