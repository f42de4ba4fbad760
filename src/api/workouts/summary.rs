//! What is reckoned of workouts at each reading: volume and personal records. Nothing of it is stored, so that edits and
//! imports of the past are right at once.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use super::answer::{WorkoutAnswer, WorkoutRecord};
use crate::api::exercises::answer::unit;
use crate::api::exercises::known::{self, Known};
use crate::api::exercises::progress::rounded;
use crate::domain::exercises::Exercise;
use crate::domain::ids::{ExerciseId, WorkoutId};
use crate::domain::measurements::MeasurementKind;
use crate::domain::reference::Reference;
use crate::domain::training::records::{Bests, Record};
use crate::domain::training::set::Set;
use crate::domain::training::volume::Lift;
use crate::domain::workouts::Workout;
use crate::http::Instant;
use crate::storage::workouts::history;
use crate::storage::{self, Read, User, measurements};

/// What some workouts need to be answered.
pub struct Summaries {
    known: Known,
    body_kg: Option<f64>,
    records: HashMap<WorkoutId, Vec<(ExerciseId, Record)>>,
}

/// An exercise of which nothing is known: the load as typed.
const PLAIN: Lift = Lift { implements: 1, one_sided: false, assisted: false, bodyweight_fraction: 0.0 };

impl Summaries {
    /// Reads what these workouts need.
    pub fn read(tx: &Read<'_, User>, reference: &Reference, workouts: &[Workout]) -> storage::Result<Self> {
        let exercises = workouts.iter().flat_map(|workout| &workout.exercises);
        let ids: BTreeSet<ExerciseId> = exercises.filter_map(|exercise| exercise.facts.exercise_id).collect();
        let known = known::read(tx, reference, ids.iter().copied())?;
        let weight = measurements::latest(tx, MeasurementKind::Weight)?;
        let body_kg = weight.map(|measurement| measurement.reading.standard_value);
        let mut records: HashMap<WorkoutId, Vec<(ExerciseId, Record)>> = HashMap::new();
        for exercise in known.values() {
            let mut bests = Bests::new(exercise.lift(), exercise.timed);
            for performance in history::of_exercise(tx, exercise.id, Timestamp::MIN)? {
                let set = bests.take(&performance.sets, body_kg).into_iter().map(|record| (exercise.id, record));
                records.entry(performance.workout_id).or_default().extend(set);
            }
        }
        Ok(Self { known, body_kg, records })
    }

    /// The workout with its volume and records.
    pub fn answer(&mut self, workout: Workout) -> WorkoutAnswer {
        let mut records = self.records.remove(&workout.id).unwrap_or_default();
        let position = |id: ExerciseId| workout.exercises.iter().position(|it| it.facts.exercise_id == Some(id));
        records.sort_by_key(|(id, record)| (position(*id), record.best.kind));
        WorkoutAnswer {
            id: workout.id,
            started_at: workout.when.at.into(),
            ended_at: workout.ended_at.map(Instant::from),
            time_zone: workout.when.time_zone.clone(),
            day: workout.when.day.into(),
            volume_kg: rounded(self.volume_kg(&workout)),
            records: records.into_iter().map(|(id, record)| self.record(id, record)).collect(),
            name: workout.name,
            notes: workout.notes,
            source: workout.source,
            program_day_id: workout.program_day_id,
            exercises: workout.exercises.into_iter().map(Into::into).collect(),
            created_at: workout.created_at.into(),
            updated_at: workout.updated_at.into(),
        }
    }

    fn volume_kg(&self, workout: &Workout) -> f64 {
        let volume = |exercise: &crate::domain::workouts::WorkoutExercise| {
            let known = exercise.facts.exercise_id.and_then(|id| self.known.get(&id));
            let sets: Vec<Set> = exercise.sets.iter().map(|logged| logged.set).collect();
            known.map_or(PLAIN, Exercise::lift).volume_kg(&sets, self.body_kg)
        };
        workout.exercises.iter().map(volume).sum()
    }

    fn record(&self, exercise_id: ExerciseId, record: Record) -> WorkoutRecord {
        WorkoutRecord {
            exercise_id,
            name: self.known.get(&exercise_id).map(|exercise| exercise.name.clone()).unwrap_or_default(),
            kind: record.best.kind,
            value: rounded(record.best.value),
            unit: unit(record.best.kind).to_owned(),
            previous: rounded(record.previous),
            reps: record.best.reps,
            weight_kg: record.best.weight_kg,
        }
    }
}
