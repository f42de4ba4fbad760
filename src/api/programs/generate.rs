//! Generating a programme: under a quota, and once for a repeated request.

use std::sync::Arc;

use super::answer::ProgramAnswer;
use super::meals;
use super::request::ProgramRequest;
use crate::api::limits;
use crate::api::once::{self, Once};
use crate::api::records;
use crate::api::security::Member;
use crate::app::App;
use crate::domain::allowance::Feature;
use crate::domain::profile::Profile;
use crate::domain::programs::asked::Asked;
use crate::domain::programs::choice::Catalogue;
use crate::domain::programs::plan::{History, Program};
use crate::domain::programs::{self, generate::Impossible};
use crate::domain::reference::Reference;
use crate::http::{Body, Context, Created, Problem};
use crate::storage::member_clock::MemberClock;
use crate::storage::{profiles, programs as store, targets};

pub async fn generate(
    app: &Arc<App>,
    context: &Context,
    member: &Member,
    once: &Once,
    body: Body<ProgramRequest>,
) -> Result<Created<ProgramAnswer>, Problem> {
    let (hash, request) = (body.hash(), body.0);
    if let Some(answer) = once::answered(app, member.scope, once, hash).await? {
        return Ok(answer);
    }
    let reference = Arc::clone(&app.reference);
    let job = move |tx: &crate::storage::Read<'_, _>| {
        let today = MemberClock::of(tx)?.day(tx.now());
        Ok((profiles::get(tx)?, store::history::of_member(tx, &reference)?, targets::current(tx)?, today))
    };
    let (profile, history, targets, today) = app.store.read(member.scope, job).await?;
    let (profile, _) = profile.ok_or_else(Problem::not_found)?;
    let asked = request.settle(&profile, today)?;
    let mut program = write(&asked, &profile, &history, &app.reference)?;
    if asked.include_meals {
        let goals = targets.map(|targets| targets.goals).unwrap_or_default();
        program.notes.extend(meals::add(&mut program.days, &profile, &goals, &app.reference));
    }
    let reservation = limits::charge(app, context, member, Feature::ProgramGeneration).await?;
    let ticket = reservation.ticket();
    let created = once::create(app, member.scope, once, hash, move |tx| {
        let stored = store::insert(tx, &asked, &program)?;
        ticket.settle(tx)?;
        let (location, etag) = (format!("/api/v1/programs/{}", stored.id), records::etag(&stored));
        Ok(Created::at(location, ProgramAnswer::from(stored)).etag(etag))
    })
    .await?;
    // A request that was repeated at the same moment made nothing, and pays nothing.
    if !created.is_replay() {
        reservation.settled();
    }
    Ok(created)
}

/// Writes the programme and adds what the person's own facts ask to be said.
fn write(asked: &Asked, profile: &Profile, history: &History, reference: &Reference) -> Result<Program, Problem> {
    let mut program =
        programs::generate(&asked.to_request(), history, &Catalogue::new(reference)).map_err(|error| match error {
            Impossible::EventOutOfReach => {
                Problem::invalid_field("event.date", "must lie 4 to 24 weeks after the start")
            }
        })?;
    if asked.unknown_injuries() > 0 {
        let note =
            "An injury is not known by its words, so nothing is left out for it: ask a professional what to spare.";
        program.notes.push(note.into());
    }
    if !profile.conditions.is_empty() {
        let note = "Talk to your care team before you start, because of the conditions in your profile.";
        program.notes.push(note.into());
    }
    Ok(program)
}
