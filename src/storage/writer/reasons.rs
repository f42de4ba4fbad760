//! The audit log's account of the service scope: which reasons it was used for, and on which days.
//!
//! What people did is logged by the functions that do it, with actor and subject. This is the other half: it shows
//! which parts of the program have written past the owners' walls at all. One row a reason and day keeps it cheap, and
//! the log readable.

use std::collections::HashSet;

use uuid::Uuid;

use crate::storage::db::{Connection, Session, Who};
use crate::storage::error::Result;
use crate::storage::scope::{Scope, Service};
use crate::storage::turn::Turn;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The reasons noted today (UTC) by this process.
#[derive(Default)]
pub(super) struct Reasons {
    day: i64,
    noted: HashSet<&'static str>,
}

impl Reasons {
    /// Notes the reasons of a job that has run, in its transaction.
    pub(super) fn note(&mut self, connection: &Connection, turn: &Turn) -> Result<()> {
        let day = turn.now().as_millisecond().div_euclid(DAY_MS);
        if day != self.day {
            self.day = day;
            self.noted.clear();
        }
        for reason in turn.reasons() {
            if self.noted.insert(reason) {
                let before = connection.act_as(Who::Service);
                let id: Uuid = turn.new_id();
                let done = connection.execute(
                    Service::TAG,
                    "INSERT INTO audit_log (id, at, event, detail) VALUES (?1, ?2, 'service_scope', ?3)",
                    &[&id, &turn.now(), &reason],
                );
                connection.act_as(before);
                done?;
            }
        }
        Ok(())
    }

    /// After a transaction was lost: what was noted in it is not stored.
    pub(super) fn forget(&mut self) {
        self.noted.clear();
    }
}
