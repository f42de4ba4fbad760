//! Training with named exercises.

mod atoms;
mod exercises;
mod sets;

pub use atoms::{Atom, read as read_atoms};
pub use exercises::{Lift, has_figures, is_notation, lifts};

use super::context::Context;
use super::entry::WorkoutExercise;
use super::text::Text;
use super::vocabulary::{Dimension, Unit};

/// A workout's exercises, and what had to be supposed of them.
#[derive(Debug, Default)]
pub struct Read {
    pub exercises: Vec<WorkoutExercise>,
    /// Exercises whose loads were given without a unit, by their place.
    pub unit_supposed: Vec<usize>,
}

/// Makes the exercises of a workout. Names of the same exercise in a row are one.
pub fn read(text: &Text<'_>, lifts: &[Lift<'_>], context: &Context<'_>) -> Read {
    let unit = only_load_unit(text);
    let mut read = Read::default();
    let mut superset = 0;
    for (index, lift) in lifts.iter().enumerate() {
        let sets = sets::read(&lift.atoms, unit);
        if sets.unit_supposed {
            read.unit_supposed.push(read.exercises.len());
        }
        if lift.superset && !index.checked_sub(1).is_some_and(|before| lifts[before].superset) {
            superset += 1;
        }
        let own = context.own_exercises.iter().find(|own| Some(own.name.as_str()) == lift.key);
        let exercise = lift.key.and_then(|key| context.reference.exercise_by_key(key));
        read.exercises.push(WorkoutExercise {
            exercise_id: own.map(|own| own.id).or(exercise.map(|exercise| exercise.id)),
            name: name(&lift.said, exercise.map(|exercise| &*exercise.name)),
            superset: lift.superset.then_some(superset),
            notes: None,
            sets: sets.sets,
        });
    }
    read
}

/// The unit of load, where the text uses only one.
fn only_load_unit(text: &Text<'_>) -> Option<Unit> {
    let mut units = (0..text.len()).filter_map(|at| {
        let (unit, _) = text.unit(at)?;
        let behind_number = text.tokens.get(at.wrapping_sub(1)).is_some_and(|before| before.number().is_some());
        (behind_number && unit.dimension() == Dimension::Mass && unit.factor() > 400.0).then_some(unit)
    });
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// What the person said, with the known name behind it.
pub fn titled(said: &str, known: &str) -> String {
    format!("{} ({known})", name(said, None))
}

/// What the person said; with the known name behind it where that shares no word, so that both are understood.
pub fn name(said: &str, known: Option<&str>) -> String {
    let mut name: String = said.trim().to_owned();
    if let Some(first) = name.chars().next() {
        let upper: String = first.to_uppercase().collect();
        name.replace_range(..first.len_utf8(), &upper);
    }
    match known {
        Some(known) if !shares_word(said, known) => format!("{name} ({known})"),
        _ => name,
    }
}

fn shares_word(one: &str, other: &str) -> bool {
    use crate::domain::text::{fold, singular};
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(|word| singular(word).into_owned())
            .collect()
    };
    let other = words(other);
    words(one).iter().any(|word| other.contains(word))
}
