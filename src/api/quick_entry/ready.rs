//! From entries to records: each is checked as the body of the request that makes such a record, then all are stored in
//! one job by the same functions.

use serde_json::Value;
use uuid::Uuid;

use super::views::{EntryView, MadeView};
use crate::api::activities::{self, ActivityRequest};
use crate::api::check_ins::CheckInRequest;
use crate::api::meals::{self, MealRequest};
use crate::api::measurements::MeasurementRequest;
use crate::api::notes::NoteRequest;
use crate::api::security::Member;
use crate::api::water::WaterRequest;
use crate::api::workouts::{self, WorkoutRequest};
use crate::app::App;
use crate::domain::entry_kind::EntryKind;
use crate::domain::meals::{Eaten, Source};
use crate::domain::measurements::Reading;
use crate::http::body::parse_member;
use crate::http::{Errors, Problem};
use crate::storage::workouts::NewExercise;
use crate::storage::{self, User, Write, check_ins};

/// Entries that are checked and only wait to be stored.
pub struct Ready(Vec<Entry>);

enum Entry {
    Meal(MealRequest, Vec<Eaten>),
    Workout(WorkoutRequest, Vec<NewExercise>),
    Activity(ActivityRequest),
    Measurement(MeasurementRequest, Reading),
    CheckIn(CheckInRequest),
    Water(WaterRequest),
    Note(NoteRequest),
}

impl Ready {
    /// Checks entries; all faults are told at once, each at its place under `field`.
    pub async fn check(app: &App, member: &Member, field: &str, entries: &[EntryView]) -> Result<Self, Problem> {
        let mut errors = Errors::default();
        let mut ready = Vec::with_capacity(entries.len());
        errors.within(field, |errors| {
            for (index, entry) in entries.iter().enumerate() {
                errors.within(index, |errors| {
                    errors.within("data", |errors| ready.extend(parse(entry.kind, entry.data.clone(), errors)));
                });
            }
        });
        errors.into_result()?;
        for (index, entry) in ready.iter_mut().enumerate() {
            entry.resolve(app, member).await.map_err(|problem| under(&format!("{field}.{index}.data"), &problem))?;
        }
        Ok(Self(ready))
    }

    /// Stores all, in the job at hand. A check-in joins the one that its day has.
    pub fn store(&self, tx: &Write<'_, User>, source: Source) -> storage::Result<Vec<MadeView>> {
        self.0
            .iter()
            .map(|entry| {
                let (kind, id) = entry.store(tx, source)?;
                Ok(MadeView { kind, id: id.to_string() })
            })
            .collect()
    }
}

fn parse(kind: EntryKind, data: Value, errors: &mut Errors) -> Option<Entry> {
    Some(match kind {
        EntryKind::Meal => Entry::Meal(parse_member(data, errors)?, Vec::new()),
        EntryKind::Workout => Entry::Workout(parse_member(data, errors)?, Vec::new()),
        EntryKind::Activity => Entry::Activity(parse_member(data, errors)?),
        EntryKind::Measurement => {
            let request: MeasurementRequest = parse_member(data, errors)?;
            let reading = request.reading().ok()?;
            Entry::Measurement(request, reading)
        }
        EntryKind::CheckIn => Entry::CheckIn(parse_member(data, errors)?),
        EntryKind::Water => Entry::Water(parse_member(data, errors)?),
        EntryKind::Note => Entry::Note(parse_member(data, errors)?),
    })
}

impl Entry {
    /// Looks up the foods and exercises that it names.
    async fn resolve(&mut self, app: &App, member: &Member) -> Result<(), Problem> {
        match self {
            Self::Meal(request, eaten) => *eaten = meals::resolve(app, member, request).await?,
            Self::Workout(request, exercises) => *exercises = workouts::resolve(app, member, request).await?,
            _ => {}
        }
        Ok(())
    }

    fn store(&self, tx: &Write<'_, User>, source: Source) -> storage::Result<(EntryKind, Uuid)> {
        Ok(match self {
            Self::Meal(meal, eaten) => (EntryKind::Meal, meal.insert(tx, eaten.clone(), source)?.id.into()),
            Self::Workout(workout, exercises) => {
                (EntryKind::Workout, workout.insert(tx, exercises.clone(), source)?.id.into())
            }
            Self::Activity(request) => (EntryKind::Activity, activities::insert(tx, request, source)?.id.into()),
            Self::Measurement(request, reading) => {
                (EntryKind::Measurement, request.insert(tx, reading.clone(), source)?.id.into())
            }
            Self::CheckIn(request) => (EntryKind::CheckIn, check_ins::merge(tx, request.facts(tx)?, source)?.id.into()),
            Self::Water(water) => (EntryKind::Water, water.insert(tx, source)?.id.into()),
            Self::Note(note) => (EntryKind::Note, note.insert(tx, source)?.id.into()),
        })
    }
}

/// The same problem with its fields below `path`.
fn under(path: &str, problem: &Problem) -> Problem {
    problem.errors().iter().fold(Problem::invalid(Vec::new()), |moved, error| {
        moved.field(format!("{path}.{}", error.field), error.message.clone())
    })
}
