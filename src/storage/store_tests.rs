//! The store as a whole: what is written is read, alone or under load, and what fails leaves nothing behind.

use std::sync::mpsc::channel;
use std::time::Duration;

use futures_util::FutureExt;

use super::testing::TestStore;
use super::*;
use crate::domain::ids::NoteId;

fn add_note(tx: &Write<'_, User>, text: &str) -> Result<NoteId> {
    let id: NoteId = tx.new_id();
    tx.execute(
        "INSERT INTO notes (user_id, id, text, at, time_zone, day, source, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, 'UTC', '2026-11-24', 'manual', ?4, ?4)",
        &[&tx.user(), &id, &text, &tx.now()],
    )?;
    Ok(id)
}

const COUNT_NOTES: &str = "SELECT count(*) FROM my_notes";

fn count_notes(store: &Store, member: User) -> i64 {
    store.read_blocking(member, |tx| tx.one(COUNT_NOTES, &[], |row| row.get(0))).unwrap().unwrap()
}

#[test]
fn what_is_written_is_read() {
    let store = TestStore::new();
    let member = store.member();
    let id = store.write_blocking(member, |tx| add_note(tx, "slept well")).unwrap();
    let text: Option<String> = store
        .read_blocking(member, move |tx| tx.one("SELECT text FROM my_notes WHERE id = ?1", &[&id], |row| row.get(0)))
        .unwrap();
    assert_eq!(text.as_deref(), Some("slept well"));
}

/// Reads that wait together share a snapshot, but none gets one that is older than its question.
#[test]
fn whoever_has_seen_a_write_answered_reads_it() {
    let store = TestStore::new();
    let member = store.member();
    let one_reader = Store::open(&Options { readers: 1, ..store.options.clone() }).unwrap();
    let (started, has_started) = channel();
    let (finish, may_finish) = channel();
    let early = one_reader.read(member, move |tx| {
        let count = tx.one(COUNT_NOTES, &[], |row| row.get::<i64>(0));
        started.send(()).unwrap();
        may_finish.recv().unwrap();
        count
    });
    let mut early = std::pin::pin!(early);
    assert!(early.as_mut().now_or_never().is_none());
    has_started.recv().unwrap();
    one_reader.write_blocking(member, |tx| add_note(tx, "counted")).unwrap();
    let late = one_reader.read(member, |tx| tx.one(COUNT_NOTES, &[], |row| row.get::<i64>(0)));
    let mut late = std::pin::pin!(late);
    assert!(late.as_mut().now_or_never().is_none());
    finish.send(()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let seen = runtime.block_on(async { (early.await.unwrap(), late.await.unwrap()) });
    assert_eq!(seen, (Some(0), Some(1)));
}

#[test]
fn a_failing_job_leaves_nothing_of_itself() {
    let store = TestStore::new();
    let member = store.member();
    let failed: Result<()> = store.write_blocking(member, |tx| {
        add_note(tx, "half")?;
        Err(Error::Conflict("not_today"))
    });
    assert!(matches!(failed, Err(Error::Conflict("not_today"))));
    assert_eq!(count_notes(&store, member), 0);
}

#[test]
fn a_refusal_by_row_level_security_is_in_the_audit_log() {
    let store = TestStore::new();
    let member = store.member();
    let read = store.read_blocking(member, |tx| tx.all("SELECT text FROM notes", &[], |row| row.get::<String>(0)));
    assert!(matches!(read, Err(Error::Refused(_))));
    let write = store.write_blocking(member, |tx| tx.execute("DELETE FROM users", &[]));
    assert!(matches!(write, Err(Error::Refused(_))));
    // The entries are written behind the next job.
    let audit = Service::because("test");
    store.write_blocking(audit, |_| Ok(())).unwrap();
    let (from, before) = (jiff::Timestamp::UNIX_EPOCH, (i64::MAX, uuid::Uuid::max()));
    let wanted = super::audit::Wanted { event: Some("rls.refused".into()), user: None, from, before, rows: 10 };
    let entries = store.read_blocking(audit, move |tx| super::audit::list(tx, &wanted)).unwrap();
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert!(entries.iter().all(|entry| entry.actor.is_some_and(|actor| actor.user == Some(member.id()))));
}

#[test]
fn a_panicking_job_is_taken_back_and_the_writer_goes_on() {
    let store = TestStore::new();
    let member = store.member();
    let failed: Result<()> = store.write_blocking(member, |tx| {
        add_note(tx, "half")?;
        panic!("a fault in a repository");
    });
    assert!(matches!(failed, Err(Error::Panicked)));
    store.write_blocking(member, |tx| add_note(tx, "after")).unwrap();
    assert_eq!(count_notes(&store, member), 1);
}

#[test]
fn a_panicking_read_harms_no_other() {
    let store = TestStore::new();
    let member = store.member();
    for _ in 0..5 {
        let failed: Result<()> = store.read_blocking(member, |_| panic!("a fault in a repository"));
        assert!(matches!(failed, Err(Error::Panicked)));
    }
    assert_eq!(count_notes(&store, member), 0);
}

#[test]
fn a_read_ends_at_its_deadline() {
    let store = TestStore::new();
    let options = Options { read_deadline: Duration::from_millis(20), ..store.options.clone() };
    let hasty = Store::open(&options).unwrap();
    let endless = hasty.read_blocking(Service::because("test"), |tx| {
        tx.all(
            "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
             SELECT count(*) FROM numbers",
            &[],
            |row| row.get::<i64>(0),
        )
    });
    assert!(matches!(endless, Err(Error::Timeout)), "{endless:?}");
}

#[test]
fn a_read_cannot_write() {
    let store = TestStore::new();
    let refused = store.read_blocking(Service::because("test"), |tx| tx.all("DELETE FROM users", &[], |_| Ok(())));
    assert!(refused.is_err());
}

#[test]
fn a_wrong_number_of_arguments_is_an_error() {
    let store = TestStore::new();
    let member = store.member();
    let wrong = store.read_blocking(member, |tx| tx.one(COUNT_NOTES, &[&1_i64], |row| row.get::<i64>(0)));
    assert!(matches!(wrong, Err(Error::Engine(_))));
}

#[test]
fn one_folder_has_one_server() {
    let store = TestStore::new();
    let first = Store::serve(&store.options).unwrap();
    assert!(matches!(Store::serve(&store.options), Err(Error::Locked)));
    drop(first);
    Store::serve(&store.options).unwrap();
}

#[test]
fn a_closed_store_has_finished_what_was_asked_and_takes_no_more() {
    let store = TestStore::new();
    let member = store.member();
    store.write_blocking(member, |tx| add_note(tx, "last")).unwrap();
    store.close();
    assert!(matches!(store.write_blocking(member, |tx| add_note(tx, "late")), Err(Error::Closed)));
    let again = Store::open(&store.options).unwrap();
    assert_eq!(count_notes(&again, member), 1);
}

#[test]
fn changes_of_another_process_are_noticed_and_our_own_are_not() {
    let store = TestStore::new();
    let member = store.member();
    let before = store.outside_changes();
    store.write_blocking(member, |tx| add_note(tx, "own")).unwrap();
    store.write_blocking(member, |tx| add_note(tx, "own")).unwrap();
    assert_eq!(store.outside_changes(), before);
    let beside = Store::open(&store.options).unwrap();
    beside.write_blocking(member, |tx| add_note(tx, "foreign")).unwrap();
    store.write_blocking(member, |tx| add_note(tx, "own")).unwrap();
    assert_eq!(store.outside_changes(), before + 1);
}

#[test]
fn closing_writes_the_log_back() {
    let store = TestStore::new();
    store.member();
    store.close();
    let log = super::files::beside(store.database(), "-wal");
    assert!(std::fs::metadata(log).map_or(0, |log| log.len()) == 0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_into_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let store = TestStore::new();
    store.member();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&store.options.data_dir), 0o700);
    for entry in std::fs::read_dir(&store.options.data_dir).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
