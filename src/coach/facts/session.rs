//! What the member's programme has for today.

use jiff::civil::Date;

use crate::domain::coaching::facts::{PlannedFacts, SessionFacts, SessionKind};
use crate::domain::programs::plan::{Cardio, Load, Prescription};
use crate::domain::programs::stored::{Schedule, StoredDay, StoredProgram};
use crate::domain::programs::vocabulary::{DayKind, DayStatus, LoadKind};
use crate::storage::{Read, Result, User, programs};

pub fn read(tx: &Read<'_, User>, today: Date) -> Result<Option<SessionFacts>> {
    let Some(program) = programs::active(tx)? else { return Ok(None) };
    let days = programs::days::of_program(tx, program.id)?;
    let due = Schedule::of(&program, &days, today).today().map(|(day, _)| facts(&program, day));
    Ok(due)
}

fn facts(program: &StoredProgram, day: &StoredDay) -> SessionFacts {
    SessionFacts {
        id: day.id.to_string(),
        program: program.name.clone(),
        week: i64::from(day.week),
        focus: day.focus.clone(),
        kind: match day.kind {
            DayKind::Training => SessionKind::Training,
            DayKind::Cardio => SessionKind::Cardio,
            DayKind::Rest => SessionKind::Rest,
        },
        done: day.status == DayStatus::Done,
        exercises: day.plan.exercises.iter().map(planned).collect(),
        cardio: day.plan.cardio.as_ref().map(|Cardio { description, .. }| description.clone()),
    }
}

fn planned(prescription: &Prescription) -> PlannedFacts {
    PlannedFacts {
        name: prescription.name.clone(),
        sets: i64::from(prescription.sets),
        reps: prescription.reps_min.zip(prescription.reps_max),
        duration_s: prescription.duration_s.map(f64::from),
        rir: Some(f64::from(prescription.rir)),
        load_kg: kilograms(&prescription.load),
    }
}

/// A load that is given by effort is found on the bar, not told.
fn kilograms(load: &Load) -> Option<f64> {
    (load.kind == LoadKind::Kg).then_some(load.value)
}
