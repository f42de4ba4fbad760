//! The exercises that a request names: built-in ones in memory, the member's own in the database. An exercise of somebody
//! else is not there, like one that never was.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::security::Member;
use crate::app::App;
use crate::domain::exercises::Exercise;
use crate::domain::ids::ExerciseId;
use crate::domain::reference::Reference;
use crate::http::Problem;
use crate::storage::{self, Read, User, exercises};

/// Exercises by their ids.
pub type Known = HashMap<ExerciseId, Exercise>;

/// Those of the exercises that exist, within a job.
pub fn read(
    tx: &Read<'_, User>,
    reference: &Reference,
    ids: impl IntoIterator<Item = ExerciseId>,
) -> storage::Result<Known> {
    let mut known = Known::new();
    for id in ids {
        let found = match reference.exercise(id) {
            Some(exercise) => Some(Exercise::from(exercise)),
            None => exercises::get(tx, id)?.map(Exercise::from),
        };
        known.extend(found.map(|exercise| (id, exercise)));
    }
    Ok(known)
}

/// Those of the exercises that exist.
pub async fn all_of(app: &App, member: &Member, ids: Vec<ExerciseId>) -> Result<Known, Problem> {
    let reference = Arc::clone(&app.reference);
    Ok(app.store.read(member.scope, move |tx| read(tx, &reference, ids)).await?)
}

/// The exercise; 404 where there is none.
pub async fn find(app: &App, member: &Member, id: ExerciseId) -> Result<Exercise, Problem> {
    all_of(app, member, vec![id]).await?.remove(&id).ok_or_else(Problem::not_found)
}

/// Built-in exercises are nobody's to change.
pub fn refuse_built_in(app: &App, id: ExerciseId) -> Result<(), Problem> {
    match app.reference.exercise(id) {
        Some(_) => Err(Problem::forbidden("built_in", "Built-in exercises cannot be changed")),
        None => Ok(()),
    }
}
