//! How the server is: one word a part, and one for the whole.

use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

use jiff::{SignedDuration, Timestamp};

use super::backups::Shelf;
use crate::storage::{Error, Store};

/// Below this there is little room left on the disk.
const LITTLE_ROOM: u64 = 256 * 1024 * 1024;

/// A backup older than this is old.
const OLD: SignedDuration = SignedDuration::from_hours(48);

/// What was found. The words are part of the REST contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// `ok`, `busy` (it answers too slowly) or `failed`.
    pub database: &'static str,
    /// `ok`, `low` or `full`.
    pub disk: &'static str,
    /// `ok`, `old` or `none`.
    pub backup: &'static str,
    /// When the last good backup was made.
    pub last_backup_at: Option<Timestamp>,
    /// `ok`, `unverified` or `failed`: whether the last proof of row-level security held.
    pub rls: &'static str,
    /// The engine that answers: `local` needs nothing.
    pub ai: &'static str,
    /// `ok`, or `suspect` where time has gone backwards since the last run.
    pub clock: &'static str,
}

impl Health {
    /// Whether members can be served at all.
    pub fn is_ready(&self) -> bool {
        self.database == "ok" && self.rls != "failed"
    }

    /// `ok`, `degraded` (it works, and somebody should look) or `unavailable`.
    pub fn status(&self) -> &'static str {
        match self {
            health if !health.is_ready() => "unavailable",
            Self { disk: "ok", clock: "ok", backup: "ok" | "none", .. } => "ok",
            _ => "degraded",
        }
    }
}

/// What the server's jobs have found out and keep for those who ask.
#[derive(Debug, Default)]
pub struct Findings {
    rls: AtomicU8,
}

const UNKNOWN: u8 = 0;
const GOOD: u8 = 1;
const BAD: u8 = 2;

impl Findings {
    /// Notes the outcome of a proof of row-level security.
    pub fn note_rls(&self, holds: bool) {
        self.rls.store(if holds { GOOD } else { BAD }, Ordering::Relaxed);
    }
}

/// Looks at every part.
pub async fn examine(store: &Store, backups: &Shelf, findings: &Findings) -> Health {
    let folder = store.database().parent().unwrap_or(Path::new("."));
    let last_backup_at = backups.last();
    Health {
        database: database(store).await,
        disk: disk(folder),
        backup: backup(last_backup_at, store.now()),
        last_backup_at,
        rls: match findings.rls.load(Ordering::Relaxed) {
            UNKNOWN => "unverified",
            GOOD => "ok",
            _ => "failed",
        },
        ai: "local",
        clock: if store.clock_suspect() { "suspect" } else { "ok" },
    }
}

async fn database(store: &Store) -> &'static str {
    match store.ping().await {
        Ok(()) => "ok",
        Err(Error::Busy | Error::Timeout) => "busy",
        _ => "failed",
    }
}

fn disk(folder: &Path) -> &'static str {
    match crate::storage::free_bytes(folder) {
        Ok(LITTLE_ROOM..) => "ok",
        Ok(1..) => "low",
        _ => "full",
    }
}

fn backup(last: Option<Timestamp>, now: Timestamp) -> &'static str {
    match last {
        None => "none",
        Some(last) if now.duration_since(last) > OLD => "old",
        Some(_) => "ok",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Health = Health {
        database: "ok",
        disk: "ok",
        backup: "none",
        last_backup_at: None,
        rls: "unverified",
        ai: "local",
        clock: "ok",
    };

    #[test]
    fn what_keeps_members_out_is_unavailable_and_the_rest_degraded() {
        assert_eq!(GOOD.status(), "ok");
        assert_eq!(Health { disk: "low", ..GOOD }.status(), "degraded");
        assert_eq!(Health { clock: "suspect", ..GOOD }.status(), "degraded");
        assert_eq!(Health { backup: "old", ..GOOD }.status(), "degraded");
        assert_eq!(Health { rls: "failed", ..GOOD }.status(), "unavailable");
        assert_eq!(Health { database: "failed", ..GOOD }.status(), "unavailable");
    }

    #[test]
    fn a_backup_is_old_after_two_days() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        assert_eq!(backup(None, now), "none");
        assert_eq!(backup(Some(now - SignedDuration::from_hours(48)), now), "ok");
        assert_eq!(backup(Some(now - SignedDuration::from_hours(49)), now), "old");
    }
}
