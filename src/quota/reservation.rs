//! Reserving a use of a quota before the work, and settling or giving it back after.

use jiff::Timestamp;
use uuid::Uuid;

use crate::config;
use crate::domain::allowance::Feature;
use crate::domain::ids::UserId;
use crate::domain::named::Named;
use crate::storage::quotas::{self, Reserved, Usage};
use crate::storage::{self, Service, Store, User, Write};

const QUOTA: Service = Service::because("quota");

/// The quotas of all members.
#[derive(Clone)]
pub struct Quotas {
    store: Store,
    defaults: config::Quotas,
}

/// Why nothing could be reserved.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the quota is used up until {}", .0.resets_at)]
    Exceeded(Usage),
    /// Without an answer the work does not start: a quota never fails open.
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// One use, reserved. Dropped without being settled, it is given back.
#[must_use = "settle it once the work is done"]
pub struct Reservation {
    ticket: Ticket,
    /// Where the member stands with this use counted.
    pub usage: Usage,
    store: Store,
    open: bool,
}

/// What a job needs to settle a reservation together with what it stores.
#[derive(Clone, Copy, Debug)]
pub struct Ticket(Uuid);

impl Ticket {
    /// Counts the use as done, within the job that stores the work's result. Say [`Reservation::settled`] after it.
    pub fn settle(self, tx: &Write<'_, User>) -> storage::Result<()> {
        tx.as_service(QUOTA, |tx| quotas::settle(tx, self.0))
    }
}

impl Quotas {
    pub fn new(store: Store, defaults: config::Quotas) -> Self {
        Self { store, defaults }
    }

    /// Reserves one use of a feature, exactly, however many ask at once.
    pub async fn reserve(&self, user: UserId, feature: Feature) -> Result<Reservation, Error> {
        let default = self.default(feature);
        match self.store.write(QUOTA, move |tx| quotas::reserve(tx, user, feature, default)).await? {
            Reserved::Yes(id, usage) => {
                Ok(Reservation { ticket: Ticket(id), usage, store: self.store.clone(), open: true })
            }
            Reserved::Exceeded(usage) => Err(Error::Exceeded(usage)),
        }
    }

    /// Where a member stands with every feature.
    pub async fn of(&self, user: UserId) -> storage::Result<Vec<Usage>> {
        let defaults: Vec<_> = Feature::ALL.iter().map(|feature| (*feature, self.default(*feature))).collect();
        let usages = self
            .store
            .read(QUOTA, move |tx| defaults.iter().map(|(feature, n)| quotas::usage(tx, user, *feature, *n)).collect());
        usages.await
    }

    /// The time by which windows are counted.
    pub fn now(&self) -> Timestamp {
        self.store.now()
    }

    fn default(&self, feature: Feature) -> u32 {
        match feature {
            Feature::CoachChat => self.defaults.coach_chat_per_day,
            Feature::QuickEntry => self.defaults.quick_entry_per_day,
            Feature::ProgramGeneration => self.defaults.program_generation_per_month,
        }
    }
}

impl Reservation {
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// Counts the use as done. Where the work ends in a job of the member, [`Ticket::settle`] does it in that job.
    pub async fn settle(self) -> storage::Result<()> {
        let (store, id) = (self.store.clone(), self.ticket.0);
        store.write(QUOTA, move |tx| quotas::settle(tx, id)).await?;
        self.settled();
        Ok(())
    }

    /// Says that a job has settled it.
    pub fn settled(mut self) {
        self.open = false;
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        let (store, id) = (self.store.clone(), self.ticket.0);
        // Should this fail, the reservation lapses by itself.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = store.write(QUOTA, move |tx| quotas::give_back(tx, id)).await {
                    tracing::warn!(%error, "a reservation could not be given back");
                }
            });
        }
    }
}
