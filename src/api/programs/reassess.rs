//! Reassessing a programme.

use std::sync::Arc;

use super::answer::{ReassessmentAnswer, advice};
use crate::api::security::Member;
use crate::app::App;
use crate::domain::ids::ProgramId;
use crate::domain::programs::reassess::{Decision, decide, reload};
use crate::domain::programs::stored::Schedule;
use crate::http::Problem;
use crate::storage::member_clock::MemberClock;
use crate::storage::programs::{self, days, history};

pub async fn reassess(app: &App, member: &Member, id: ProgramId) -> Result<ReassessmentAnswer, Problem> {
    let reference = Arc::clone(&app.reference);
    let job = move |tx: &crate::storage::Write<'_, _>| {
        let Some(program) = programs::get(tx, id)? else { return Ok(Err(Problem::not_found())) };
        let stored = days::of_program(tx, id)?;
        let today = MemberClock::of(tx)?.day(tx.now());
        let (due, done) = Schedule::of(&program, &stored, today).adherence();
        let decision = decide(due, done);
        let mut days_changed = 0;
        if decision == Decision::GoOn {
            let lifted = history::of_member(tx, &reference)?;
            let open = || stored.iter().filter(|day| day.is_open_session());
            let next_week = open().map(|day| day.week).next().unwrap_or(1);
            for day in open() {
                let mut plan = day.plan.clone();
                if reload(&mut plan, day.week - next_week, &lifted, &reference) {
                    days::set_plan(tx, day, &plan)?;
                    days_changed += 1;
                }
            }
        }
        Ok(Ok(ReassessmentAnswer {
            decision,
            sessions_due: due as u32,
            sessions_done: done as u32,
            days_changed,
            advice: advice(decision).into(),
            program: program.into(),
        }))
    };
    app.store.write(member.scope, job).await?
}
