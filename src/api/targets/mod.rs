//! `/me/targets`: what to eat and drink a day.

mod bodies;
mod person;

use std::sync::Arc;

use poem::http::StatusCode;
use poem_openapi::OpenApi;

pub use self::bodies::TargetsAnswer;
use self::bodies::{CalculateRequest, TargetsRequest};
use self::person::person;
use super::security::Member;
use crate::app::App;
use crate::domain::nutrition::{self, Refusal};
use crate::http::{Body, Problem, Reply};
use crate::storage::targets::{self, DailyGoals, StoredBasis, TargetSource};

pub struct Api(pub Arc<App>);

#[OpenApi]
impl Api {
    /// The targets in force; 404 where none were set.
    #[oai(path = "/me/targets", method = "get")]
    async fn get(&self, member: Member) -> Result<Reply<TargetsAnswer>, Problem> {
        let found = self.0.store.read(member.scope, targets::current).await?;
        Ok(Reply(found.ok_or_else(Problem::not_found)?.into()))
    }

    /// Sets targets by hand, all at once: what is left out is no target.
    #[oai(path = "/me/targets", method = "put")]
    async fn set(&self, member: Member, body: Body<TargetsRequest>) -> Result<Reply<TargetsAnswer>, Problem> {
        let goals = DailyGoals::from(body.0);
        let stored = self
            .0
            .store
            .write(member.scope, move |tx| targets::set(tx, goals, TargetSource::Manual, StoredBasis::default()));
        Ok(Reply(stored.await?.into()))
    }

    /// Computes targets from the profile and the latest weight, stores them, and tells how they came about. 422
    /// `profile_incomplete` names what is missing; 422 `numbers_hidden`, `minor`, `pregnant_or_breastfeeding` and
    /// `outside_formulas` are for those whom a number might harm.
    #[oai(path = "/me/targets/calculate", method = "post")]
    async fn calculate(
        &self,
        member: Member,
        #[oai(name = "_body")] _body: Body<CalculateRequest>,
    ) -> Result<Reply<TargetsAnswer>, Problem> {
        let stored = self.0.store.write(member.scope, |tx| {
            let person = match person(tx)? {
                Ok(person) => person,
                Err(missing) => return Ok(Err(incomplete(&missing))),
            };
            match nutrition::calculate(&person) {
                Ok(computed) => {
                    let goals = DailyGoals::from(&computed);
                    targets::set(tx, goals, TargetSource::Calculated, StoredBasis::from(computed.basis)).map(Ok)
                }
                Err(refusal) => Ok(Err(refused(refusal))),
            }
        });
        Ok(Reply(stored.await??.into()))
    }
}

fn incomplete(missing: &[&'static str]) -> Problem {
    let title = "Targets need facts that the profile lacks";
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "profile_incomplete", title);
    missing.iter().fold(problem, |problem, field| problem.field(*field, "is needed and not known yet"))
}

fn refused(refusal: Refusal) -> Problem {
    let (code, detail) = match refusal {
        Refusal::NumbersHidden => (
            "numbers_hidden",
            "With a history of an eating disorder, numbers can do harm. A doctor or an eating-disorder service can help.",
        ),
        Refusal::Minor => {
            ("minor", "Under 18, energy targets belong in the hands of a doctor or dietitian, together with a parent.")
        }
        Refusal::PregnantOrBreastfeeding => {
            ("pregnant_or_breastfeeding", "While pregnant or breastfeeding, a midwife or doctor sets such targets.")
        }
        Refusal::OutsideFormulas => {
            ("outside_formulas", "The formulas give no sensible number for this height, weight and age.")
        }
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, "No targets are computed").detail(detail)
}
