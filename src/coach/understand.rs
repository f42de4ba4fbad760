//! Reading a text of quick entry for a member: against the reference data, their own foods and exercises, and their
//! clock.

use std::sync::Arc;

use jiff::Timestamp;

use super::safety;
use crate::domain::foods::FoodIndex;
use crate::domain::language::Language;
use crate::domain::measurements::MeasurementKind;
use crate::domain::quick_entry::{self, Context, Habits, OwnExercise, OwnFood, Reading};
use crate::domain::reference::Reference;
use crate::domain::safety::Category;
use crate::storage::coach::hold::SAFETY;
use crate::storage::member_clock::MemberClock;
use crate::storage::{self, Read, Store, User, exercises, foods, measurements, preferences};

/// The engine that reads without a model.
const NAME: &str = "local";

/// What a text holds.
#[derive(Clone, Debug)]
pub struct Understood {
    pub reading: Reading,
    /// A concern that comes before any log, with its fixed answer.
    pub notice: Option<(Category, String)>,
    /// What read it; `safety` where it speaks of an emergency or a crisis.
    pub engine: &'static str,
}

/// What texts of a member are read against.
pub struct Background {
    clock: MemberClock,
    language: Language,
    own_foods: Vec<OwnFood>,
    own_exercises: Vec<OwnExercise>,
    body_weight_kg: Option<f64>,
}

impl Background {
    pub fn of(tx: &Read<'_, User>, language: Language) -> storage::Result<Self> {
        let own_foods = foods::all(tx)?.into_iter().map(|food| OwnFood {
            id: food.id,
            name: food.name,
            per_100g: food.per_100g,
            portions: food.portions.into_iter().map(|portion| (portion.label, portion.grams)).collect(),
        });
        let own_exercises = exercises::all(tx)?.into_iter();
        let weight = measurements::latest(tx, MeasurementKind::Weight)?;
        Ok(Self {
            clock: MemberClock::of(tx)?,
            language,
            own_foods: own_foods.collect(),
            own_exercises: own_exercises.map(|own| OwnExercise { id: own.id, name: own.facts.name }).collect(),
            body_weight_kg: weight.map(|weight| weight.reading.standard_value),
        })
    }

    /// Reads a text that was written at `at`.
    pub fn read(&self, text: &str, at: Timestamp, reference: &Reference, index: &FoodIndex) -> Reading {
        let context = Context {
            reference,
            index,
            own_foods: &self.own_foods,
            own_exercises: &self.own_exercises,
            habits: &Habits::default(),
            at,
            zone: &self.clock.zone,
            locale: self.language,
            body_weight_kg: self.body_weight_kg,
        };
        quick_entry::read(text, &context)
    }
}

/// Reads a text of a member; `at` is when it was written, now if not given. The reading runs beside the async threads.
pub async fn understand(
    store: &Store,
    (reference, index): (&Arc<Reference>, &Arc<FoodIndex>),
    scope: User,
    text: &str,
    at: Option<Timestamp>,
) -> storage::Result<Understood> {
    let (preferences, background) = store
        .read(scope, |tx| {
            let preferences = preferences::get(tx)?.map(|(preferences, _)| preferences);
            let preferences = preferences.ok_or(storage::Error::Conflict("not_found"))?;
            let background = Background::of(tx, Language::from_tag(&preferences.language))?;
            Ok((preferences, background))
        })
        .await?;
    let notice = safety::notice(text, &preferences);
    let at = at.unwrap_or_else(|| store.now());
    let (reference, index, text) = (Arc::clone(reference), Arc::clone(index), text.to_owned());
    let reading = tokio::task::spawn_blocking(move || background.read(&text, at, &reference, &index));
    let reading = reading.await.map_err(|_| storage::Error::Panicked)?;
    let hold = notice.as_ref().is_some_and(|(category, _)| category.holds_training());
    Ok(Understood { reading, notice, engine: if hold { SAFETY } else { NAME } })
}
