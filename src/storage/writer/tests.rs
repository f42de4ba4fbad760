//! The writer under bad company: failing, panicking and fatal jobs among good ones, a full disk, a crash.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::domain::ids::{MealId, MealItemId, NoteId};
use crate::storage::db::{Connection, Purpose};
use crate::storage::testing::TestStore;
use crate::storage::{Error, Options, Result, Service, Store, User, Write, files};

fn add_note(tx: &Write<'_, User>, text: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO notes (user_id, id, text, at, time_zone, day, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, 'UTC', '2026-11-24', 'manual', ?3, ?3)",
        &[&tx.new_id::<NoteId>(), &text, &tx.now()],
    )?;
    Ok(())
}

fn notes(store: &Store, member: User) -> Vec<String> {
    let sql = "SELECT text FROM my_notes ORDER BY text";
    store.read_blocking(member, move |tx| tx.all(sql, &[], |row| row.get(0))).unwrap()
}

fn tamper(store: &Store, sql: &str) {
    Connection::open(store.database(), Purpose::Upkeep, Duration::from_secs(5)).unwrap().script(sql).unwrap();
}

/// What a job of the group does.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Good,
    Fails,
    Panics,
    BreaksReference,
    /// Breaks a reference that is looked at with the commit.
    BreaksCommit,
    /// Writes a text on which a test's trigger acts.
    Says(&'static str),
}

/// Puts all jobs into the queue while the writer is held, so that they share one group, and gives their outcomes.
fn run_together(store: &Store, member: User, kinds: &[Kind]) -> Vec<Result<()>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let (release, held) = mpsc::channel::<()>();
        let (holding, holds) = mpsc::channel();
        let hold = move |_: &Connection| {
            holding.send(()).unwrap();
            held.recv().unwrap();
        };
        store.upkeep(hold).unwrap();
        holds.recv().unwrap();
        let jobs: Vec<_> = kinds
            .iter()
            .enumerate()
            .map(|(index, kind)| {
                let (store, kind) = (store.clone(), *kind);
                tokio::spawn(async move { store.write(member, move |tx| carry_out(tx, index, kind)).await })
            })
            .collect();
        // The tasks run on this thread: after each has had its turn, all have queued their jobs.
        for _ in 0..2 {
            tokio::task::yield_now().await;
        }
        release.send(()).unwrap();
        let mut outcomes = Vec::new();
        for job in jobs {
            outcomes.push(job.await.unwrap());
        }
        outcomes
    })
}

fn carry_out(tx: &Write<'_, User>, index: usize, kind: Kind) -> Result<()> {
    match kind {
        Kind::Says(text) => return add_note(tx, text),
        _ => add_note(tx, &format!("{index:02}"))?,
    }
    match kind {
        Kind::Fails => Err(Error::Conflict("no")),
        Kind::Panics => panic!("a fault in a repository"),
        Kind::BreaksReference => {
            let (item, nowhere) = (tx.new_id::<MealItemId>(), tx.new_id::<MealId>());
            tx.execute(
                "INSERT INTO meal_items (user_id, id, meal_id, position, name) VALUES (auth_uid(), ?1, ?2, 0, 'x')",
                &[&item, &nowhere],
            )?;
            Ok(())
        }
        Kind::BreaksCommit => tx.as_service(Service::because("test"), |tx| {
            tx.execute("INSERT INTO late (id) VALUES ('x')", &[])?;
            Ok(())
        }),
        Kind::Good | Kind::Says(_) => Ok(()),
    }
}

#[test]
fn bad_jobs_fail_alone_in_a_group() {
    use Kind::{BreaksReference, Fails, Good, Panics};
    let store = TestStore::new();
    let member = store.member();
    let before = store.write_counts();
    let outcomes = run_together(&store, member, &[Good, Fails, Good, Panics, Good, BreaksReference, Good]);
    assert!(matches!(outcomes[1], Err(Error::Conflict("no"))));
    assert!(matches!(outcomes[3], Err(Error::Panicked)));
    assert!(outcomes[5].as_ref().is_err_and(Error::is_foreign_key_violation));
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 4);
    assert_eq!(notes(&store, member), ["00", "02", "04", "06"]);
    let after = store.write_counts();
    assert_eq!(after.jobs - before.jobs, 7);
    assert_eq!(after.lost, before.lost);
}

#[test]
fn a_job_that_ends_the_transaction_takes_no_other_with_it() {
    use Kind::{Good, Says};
    let store = TestStore::new();
    let member = store.member();
    tamper(
        &store,
        "CREATE TRIGGER fatal BEFORE INSERT ON notes WHEN NEW.text = 'fatal' BEGIN SELECT RAISE(ROLLBACK, 'dead'); END",
    );
    let outcomes = run_together(&store, member, &[Good, Good, Says("fatal"), Good, Good]);
    assert!(outcomes[2].is_err());
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 4);
    assert_eq!(notes(&store, member), ["00", "01", "03", "04"]);
    assert_eq!(store.write_counts().lost, 1);
}

#[test]
fn a_commit_that_fails_fails_for_the_guilty_job_alone() {
    use Kind::{BreaksCommit, Good};
    let store = TestStore::new();
    let member = store.member();
    tamper(
        &store,
        "CREATE TABLE late (id TEXT REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
         CREATE TABLE parents (id TEXT PRIMARY KEY);",
    );
    let outcomes = run_together(&store, member, &[Good, BreaksCommit, Good]);
    assert!(outcomes[0].is_ok() && outcomes[1].is_err() && outcomes[2].is_ok(), "{outcomes:?}");
    assert_eq!(notes(&store, member), ["00", "02"]);
    assert_eq!(store.write_counts().lost, 1);
}

#[test]
fn waiting_jobs_share_a_commit() {
    let store = TestStore::new();
    let member = store.member();
    let before = store.write_counts();
    let outcomes = run_together(&store, member, &[Kind::Good; 256]);
    assert!(outcomes.iter().all(Result::is_ok));
    let after = store.write_counts();
    assert_eq!(after.jobs - before.jobs, 256);
    let commits = after.commits - before.commits;
    assert!(commits >= 4, "a group is 64 jobs at most, and {commits} commits took 256");
    assert!(commits <= 64, "{commits} commits for 256 waiting jobs");
    assert_eq!(notes(&store, member).len(), 256);
}

#[test]
fn a_full_queue_is_busy_and_recovers() {
    let store = TestStore::new();
    let member = store.member();
    let narrow = Store::open(&Options { queue: 1, ..store.options.clone() }).unwrap();
    let outcomes = run_together(&narrow, member, &[Kind::Good; 8]);
    let busy = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Busy))).count();
    assert!(busy >= 1, "{outcomes:?}");
    narrow.write_blocking(member, |tx| add_note(tx, "after")).unwrap();
    assert_eq!(notes(&store, member).len(), 8 - busy + 1);
}

#[test]
fn a_full_disk_refuses_writes_until_there_is_room() {
    let store = TestStore::new();
    let member = store.member();
    store.upkeep(|connection| connection.script("PRAGMA max_page_count = 1").unwrap()).unwrap();
    let long = "x".repeat(100_000);
    let text = long.clone();
    let refused = store.write_blocking(member, move |tx| add_note(tx, &text));
    assert!(matches!(refused, Err(Error::Full)), "{refused:?}");
    assert_eq!(notes(&store, member), Vec::<String>::new());
    store.upkeep(|connection| connection.script("PRAGMA max_page_count = 1000000").unwrap()).unwrap();
    store.write_blocking(member, move |tx| add_note(tx, &long)).unwrap();
    assert_eq!(notes(&store, member).len(), 1);
}

#[test]
fn a_client_that_leaves_cancels_its_wait_and_not_its_job() {
    let store = TestStore::new();
    let member = store.member();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let leaving = store.clone();
        let task = tokio::spawn(async move { leaving.write(member, |tx| add_note(tx, "left")).await });
        tokio::task::yield_now().await;
        task.abort();
    });
    store.write_blocking(member, |tx| add_note(tx, "stayed")).unwrap();
    assert_eq!(notes(&store, member), ["left", "stayed"]);
}

#[test]
fn whoever_was_answered_survives_a_crash() {
    let store = TestStore::new();
    let member = store.member();
    let answered = Arc::new(AtomicUsize::new(0));
    let copy = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let answered = Arc::clone(&answered);
            let store = &store;
            scope.spawn(move || {
                for index in 0..25 {
                    store.write_blocking(member, move |tx| add_note(tx, &format!("{index}"))).unwrap();
                    answered.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while answered.load(Ordering::SeqCst) < 30 {
            std::thread::yield_now();
        }
        // What the disk holds at this moment is what a killed process leaves. The log is copied first: the main file
        // changes only when the log is written back, which a hundred small writes do not cause.
        let certain = answered.load(Ordering::SeqCst);
        let (from, to) = (store.database(), files::database(copy.path()));
        std::fs::copy(files::beside(from, "-wal"), files::beside(&to, "-wal")).unwrap();
        std::fs::copy(from, &to).unwrap();
        let survivor = Store::open(&Options::new(copy.path())).unwrap();
        assert!(notes(&survivor, member).len() >= certain);
        let check = Connection::open(survivor.database(), Purpose::Upkeep, Duration::from_secs(5)).unwrap();
        let damage = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'";
        assert_eq!(check.number(damage).unwrap(), 0);
    });
    assert_eq!(notes(&store, member).len(), 100);
}
