//! How the server is: one word a part, and one for the whole.

use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, SystemTime};

use crate::storage::{Error, Store};

/// Below this there is little room left on the disk.
const LITTLE_ROOM: u64 = 256 * 1024 * 1024;

/// A backup older than this is old.
const OLD: Duration = Duration::from_hours(48);

/// What was found. The words are part of the REST contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Health {
    /// `ok`, `busy` (it answers too slowly) or `failed`.
    pub database: &'static str,
    /// `ok`, `low` or `full`.
    pub disk: &'static str,
    /// `ok`, `old` or `none`.
    pub backup: &'static str,
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
            Self { disk: "ok", clock: "ok", .. } => "ok",
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
pub async fn examine(store: &Store, findings: &Findings) -> Health {
    let folder = store.database().parent().unwrap_or(Path::new("."));
    Health {
        database: database(store).await,
        disk: disk(folder),
        backup: backup(&folder.join("backups")),
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
    match super::space::free_bytes(folder) {
        Ok(LITTLE_ROOM..) => "ok",
        Ok(1..) => "low",
        _ => "full",
    }
}

fn backup(folder: &Path) -> &'static str {
    let written = |entry: std::io::Result<std::fs::DirEntry>| entry.ok()?.metadata().ok()?.modified().ok();
    let newest = std::fs::read_dir(folder).ok().and_then(|entries| entries.filter_map(written).max());
    match newest.map(|newest| SystemTime::now().duration_since(newest).unwrap_or_default()) {
        None => "none",
        Some(age) if age > OLD => "old",
        Some(_) => "ok",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Health =
        Health { database: "ok", disk: "ok", backup: "none", rls: "unverified", ai: "local", clock: "ok" };

    #[test]
    fn what_keeps_members_out_is_unavailable_and_the_rest_degraded() {
        assert_eq!(GOOD.status(), "ok");
        assert_eq!(Health { disk: "low", ..GOOD }.status(), "degraded");
        assert_eq!(Health { clock: "suspect", ..GOOD }.status(), "degraded");
        assert_eq!(Health { rls: "failed", ..GOOD }.status(), "unavailable");
        assert_eq!(Health { database: "failed", ..GOOD }.status(), "unavailable");
    }

    #[test]
    fn a_backup_is_found_by_its_age() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(backup(&folder.path().join("missing")), "none");
        assert_eq!(backup(folder.path()), "none");
        let file = std::fs::File::create(folder.path().join("one.db")).unwrap();
        assert_eq!(backup(folder.path()), "ok");
        file.set_modified(SystemTime::now() - Duration::from_hours(49)).unwrap();
        assert_eq!(backup(folder.path()), "old");
    }
}
