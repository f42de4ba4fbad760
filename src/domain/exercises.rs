//! Exercises as members meet them: the built-in ones and their own, searched together.

use std::cmp::Reverse;

use jiff::Timestamp;

use super::custom_exercise::CustomExercise;
use super::ids::ExerciseId;
use super::reference::{self, Category, Equipment, Level, Pattern};
use super::text;
use super::training::muscle::Muscle;
use super::training::volume::Lift;

/// An exercise, built in or a member's own.
#[derive(Clone, PartialEq, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one movement")]
pub struct Exercise {
    pub id: ExerciseId,
    pub name: String,
    pub category: Category,
    pub pattern: Pattern,
    pub equipment: Equipment,
    pub primary: Vec<Muscle>,
    pub secondary: Vec<Muscle>,
    pub one_sided: bool,
    pub assisted: bool,
    pub timed: bool,
    pub implements: u8,
    /// Share of body weight that is moved, where it is part of the load.
    pub bodyweight_fraction: Option<f64>,
    /// Of a built-in exercise.
    pub level: Option<Level>,
    /// One of those that people name.
    pub common: bool,
    /// The version of a member's own exercise.
    pub updated_at: Option<Timestamp>,
}

impl From<&reference::Exercise> for Exercise {
    fn from(exercise: &reference::Exercise) -> Self {
        Self {
            id: exercise.id,
            name: exercise.name.to_string(),
            category: exercise.category,
            pattern: exercise.pattern,
            equipment: exercise.equipment,
            primary: exercise.primary.to_vec(),
            secondary: exercise.secondary.to_vec(),
            one_sided: exercise.one_sided,
            assisted: exercise.assisted,
            timed: exercise.timed,
            implements: exercise.implements,
            bodyweight_fraction: exercise.bodyweight_fraction,
            level: Some(exercise.level),
            common: exercise.common,
            updated_at: None,
        }
    }
}

impl From<CustomExercise> for Exercise {
    fn from(own: CustomExercise) -> Self {
        let facts = own.facts;
        Self {
            id: own.id,
            name: facts.name,
            category: facts.category,
            pattern: facts.pattern,
            equipment: facts.equipment,
            primary: facts.primary,
            secondary: facts.secondary,
            one_sided: facts.one_sided,
            assisted: facts.assisted,
            timed: facts.timed,
            implements: facts.implements,
            bodyweight_fraction: Some(facts.bodyweight_fraction).filter(|fraction| *fraction > 0.0),
            level: None,
            common: true,
            updated_at: Some(own.updated_at),
        }
    }
}

impl Exercise {
    /// How its typed load becomes the load that is moved.
    pub fn lift(&self) -> Lift {
        Lift {
            implements: self.implements,
            one_sided: self.one_sided,
            assisted: self.assisted,
            bodyweight_fraction: self.bodyweight_fraction.unwrap_or(0.0),
        }
    }

    /// Whether the filters let it through.
    pub fn passes(&self, muscle: Option<Muscle>, equipment: Option<Equipment>, pattern: Option<Pattern>) -> bool {
        muscle.is_none_or(|muscle| self.primary.contains(&muscle) || self.secondary.contains(&muscle))
            && equipment.is_none_or(|equipment| self.equipment == equipment)
            && pattern.is_none_or(|pattern| self.pattern == pattern)
    }
}

/// Folded, words parted by single spaces: the form in which names are compared.
pub fn fold(text: &str) -> String {
    let plain: String = text::fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place of an exercise in an answer: better ones first. Places are total, so that a list goes on where it stopped.
pub type Place = (Reverse<u32>, String, ExerciseId);

/// How well a name answers a folded search; `None` where it does not. `aliased` says that an everyday name means it.
pub fn rank(exercise: &Exercise, query: &str, aliased: bool) -> Option<Place> {
    let name = fold(&exercise.name);
    let words: Vec<&str> = name.split(' ').collect();
    let all_words = query.split(' ').all(|word| words.iter().any(|own| own.starts_with(word)));
    let fit = match () {
        () if query.is_empty() => 1,
        () if name == query && exercise.updated_at.is_some() => 7,
        () if aliased => 6,
        () if name == query => 5,
        () if name.starts_with(query) => 4,
        () if all_words => 3,
        () if name.contains(query) => 2,
        () => return None,
    };
    // Of names that fit alike the usual exercises come first, then those with fewer words beside the query's.
    let brevity = 99 - words.len().min(99) as u32;
    let score = fit * 1000 + u32::from(exercise.common) * 500 + if query.is_empty() { 0 } else { brevity };
    Some((Reverse(score), name, exercise.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Reference;

    fn best(reference: &Reference, query: &str) -> String {
        let query = fold(query);
        let aliased = reference.exercise_named(&query).map(|exercise| exercise.id);
        let all = reference.exercises().iter().map(Exercise::from);
        let ranked = all.filter_map(|it| Some((rank(&it, &query, aliased == Some(it.id))?, it.name)));
        ranked.min().map(|(_, name)| name).unwrap_or_default()
    }

    #[test]
    fn names_are_folded() {
        assert_eq!(fold("  Press de Banca (plano) "), "press de banca plano");
        assert_eq!(fold("Élévation-latérale"), "elevation laterale");
    }

    #[test]
    fn everyday_names_find_the_usual_exercise() {
        let reference = Reference::load().unwrap();
        assert_eq!(best(&reference, "bench press"), "Barbell Bench Press - Medium Grip");
        assert_eq!(best(&reference, "Squat"), "Barbell Squat");
        assert_eq!(best(&reference, "romanian"), "Romanian Deadlift");
        assert_eq!(best(&reference, "no such thing"), "");
    }
}
