//! History and records of one exercise.

use jiff::Timestamp;

use super::answer::{PerformanceAnswer, RecordAnswer, unit};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::exercises::Exercise;
use crate::domain::ids::ExerciseId;
use crate::domain::measurements::MeasurementKind;
use crate::domain::training::records::{Best, Bests, RecordKind};
use crate::http::Problem;
use crate::storage::measurements;
use crate::storage::workouts::history;

pub use crate::domain::workouts::Performance;

/// All workouts with the exercise, the earliest first, and the member's latest weight.
pub async fn performances(
    app: &App,
    member: &Member,
    id: ExerciseId,
) -> Result<(Vec<Performance>, Option<f64>), Problem> {
    let job = move |tx: &crate::storage::Read<'_, _>| {
        let weight = measurements::latest(tx, MeasurementKind::Weight)?;
        let found = history::of_exercise(tx, id, Timestamp::MIN)?;
        Ok((found, weight.map(|measurement| measurement.reading.standard_value)))
    };
    Ok(app.store.read(member.scope, job).await?)
}

pub fn answer(exercise: &Exercise, body_kg: Option<f64>, performance: Performance) -> PerformanceAnswer {
    let bests = Bests::new(exercise.lift(), exercise.timed);
    let best = performance.sets.iter().filter_map(|set| bests.one_rep_max(set)).max_by(f64::total_cmp);
    PerformanceAnswer {
        workout_id: performance.workout_id,
        started_at: performance.started_at.into(),
        day: performance.day.into(),
        volume_kg: rounded(exercise.lift().volume_kg(&performance.sets, body_kg)),
        one_rep_max_kg: best.map(rounded),
        sets: performance.sets.into_iter().map(Into::into).collect(),
    }
}

/// The records that stand, each with the workout that set it.
pub fn records(exercise: &Exercise, body_kg: Option<f64>, performances: &[Performance]) -> Vec<RecordAnswer> {
    let mut bests = Bests::new(exercise.lift(), exercise.timed);
    let mut standing: Vec<(Best, &Performance)> = Vec::new();
    for performance in performances {
        bests.take(&performance.sets, body_kg);
        let reps = bests.most_reps().iter().map(|(weight, reps)| Best {
            kind: RecordKind::MostReps,
            value: f64::from(*reps),
            reps: Some(*reps),
            weight_kg: Some(*weight),
        });
        let now: Vec<Best> = bests.all().iter().copied().chain(reps).collect();
        standing.retain(|(best, _)| now.contains(best));
        for best in now {
            if !standing.iter().any(|(known, _)| *known == best) {
                standing.push((best, performance));
            }
        }
    }
    standing.sort_by(|(a, _), (b, _)| a.kind.cmp(&b.kind).then(a.value.total_cmp(&b.value)));
    standing
        .into_iter()
        .map(|(best, performance)| RecordAnswer {
            kind: best.kind,
            value: rounded(best.value),
            unit: unit(best.kind).to_owned(),
            reps: best.reps,
            weight_kg: best.weight_kg,
            day: performance.day.into(),
            workout_id: performance.workout_id,
        })
        .collect()
}

/// To a hundredth.
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
