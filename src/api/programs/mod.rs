//! `/programs`: training programmes.

mod answer;
mod days;
mod generate;
mod meals;
mod reassess;
mod request;

use std::sync::Arc;

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};

pub use self::answer::DayAnswer;
use self::answer::{MealFoodAnswer, ProgramAnswer, ReassessmentAnswer};
use self::request::{DayPatch, ProgramRequest};
use super::once::Once;
use super::records;
use super::security::Member;
use crate::app::App;
use crate::domain::ids::{ProgramDayId, ProgramId};
use crate::http::{
    Body, Context, Created, Cursor, Day, IfMatch, Limit, NoContent, Page, Problem, Record, Reply, Written,
};
use crate::storage::programs;
use crate::storage::slice::Slice;

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// Writes a programme, made from the request, the profile and what was lifted and run so far, and makes it the active
    /// one. The same facts give the same programme.
    #[oai(path = "/programs/generate", method = "post", operation_id = "generate_program")]
    async fn generate(
        &self,
        context: Context,
        member: Member,
        once: Once,
        body: Body<ProgramRequest>,
    ) -> Result<Created<ProgramAnswer>, Problem> {
        generate::generate(&self.0, &context, &member, &once, body).await
    }

    /// Programmes, newest first.
    #[oai(path = "/programs", method = "get", operation_id = "list_programs")]
    async fn list(
        &self,
        member: Member,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Written<Page<ProgramAnswer>>, Problem> {
        let cursors = self.0.cursors.of(member.id, &"programs");
        let slice = Slice::all(cursors.open(cursor.0.as_ref())?, limit.0.with_one_more());
        records::list(
            &self.0,
            &member,
            limit.0,
            cursors,
            move |tx| programs::list(tx, &slice),
            |program| (program.created_at, program.id.into()),
        )
        .await
    }

    /// The programme that the member follows; 404 where there is none.
    #[oai(path = "/programs/active", method = "get", operation_id = "get_active_program")]
    async fn active(&self, member: Member) -> Result<Record<ProgramAnswer>, Problem> {
        let active = self.0.store.read(member.scope, programs::active).await?;
        Ok(records::record(active.ok_or_else(days::none_active)?))
    }

    /// What the active programme has for today: the session or rest that falls on it, or after a missed session the one
    /// that is next and may be done at once; 404 where no programme is active.
    #[oai(path = "/programs/today", method = "get", operation_id = "get_program_today")]
    async fn today(&self, member: Member) -> Result<Record<DayAnswer>, Problem> {
        days::today(&self.0, &member).await
    }

    /// One programme.
    #[oai(path = "/programs/:id", method = "get", operation_id = "get_program")]
    async fn get(&self, member: Member, id: Path<ProgramId>) -> Result<Record<ProgramAnswer>, Problem> {
        records::answer(&self.0, &member, id.0, programs::get).await
    }

    /// Deletes a programme with its days. Workouts stay.
    #[oai(path = "/programs/:id", method = "delete", operation_id = "delete_program")]
    async fn delete(&self, member: Member, id: Path<ProgramId>, if_match: IfMatch) -> Result<NoContent, Problem> {
        records::delete(&self.0, &member, if_match, id.0, programs::get, programs::delete).await
    }

    /// The days of a programme, rest days too, the first first. Dates follow from what was done, the weekdays and today.
    #[oai(path = "/programs/:id/days", method = "get", operation_id = "list_program_days")]
    async fn days(
        &self,
        member: Member,
        id: Path<ProgramId>,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<DayAnswer>>, Problem> {
        let wanted = days::Wanted { from: from.0, to: to.0, limit: limit.0, cursor: cursor.0 };
        Ok(Reply(days::list(&self.0, &member, id.0, wanted).await?))
    }

    /// Follows this programme instead of another.
    #[oai(path = "/programs/:id/activate", method = "post", operation_id = "activate_program")]
    async fn activate(
        &self,
        member: Member,
        id: Path<ProgramId>,
        if_match: IfMatch,
    ) -> Result<Record<ProgramAnswer>, Problem> {
        let changed = records::change(&self.0, &member, if_match, id.0, programs::get, |tx, old| {
            programs::activate(tx, &old).map(Ok)
        });
        Ok(records::record(changed.await?))
    }

    /// Looks at how the programme goes. Where at least four of five sessions were done, the loads still to come are set by
    /// what is lifted now; else nothing changes.
    #[oai(path = "/programs/:id/reassess", method = "post", operation_id = "reassess_program")]
    async fn reassess(&self, member: Member, id: Path<ProgramId>) -> Result<Reply<ReassessmentAnswer>, Problem> {
        Ok(Reply(reassess::reassess(&self.0, &member, id.0).await?))
    }

    /// Says what became of a day: done, skipped, moved, or open again. A workout with the day's id does it by itself.
    #[oai(path = "/programs/days/:id", method = "patch", operation_id = "update_program_day")]
    async fn update_day(
        &self,
        member: Member,
        id: Path<ProgramDayId>,
        if_match: IfMatch,
        body: Body<DayPatch>,
    ) -> Result<Record<DayAnswer>, Problem> {
        days::change(&self.0, &member, id.0, if_match, body.0).await
    }

    /// What the meals of a week need, each food once; empty for a programme without meals. Without `week` the current one.
    #[oai(path = "/programs/:id/grocery-list", method = "get", operation_id = "list_program_groceries")]
    async fn groceries(
        &self,
        member: Member,
        id: Path<ProgramId>,
        #[oai(validator(minimum(value = "1"), maximum(value = "24")))] week: Query<Option<u32>>,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<MealFoodAnswer>>, Problem> {
        Ok(Reply(days::groceries(&self.0, &member, id.0, week.0, limit.0, cursor.0.as_ref()).await?))
    }
}
