//! Each wall is taken away in turn, and `verify-rls` must say which.

use std::time::Duration;

use super::*;
use crate::storage::rls::Class;
use crate::storage::testing::TestStore;

fn report(store: &TestStore) -> Report {
    verify(store.database(), Duration::from_secs(5)).unwrap()
}

fn tamper(store: &TestStore, sql: &str) {
    let connection = Connection::open(store.database(), Purpose::Upkeep, Duration::from_secs(5)).unwrap();
    connection.script(sql).unwrap();
}

/// The gaps after a change behind the program's back.
fn gaps_after(sql: &str) -> String {
    let store = TestStore::new();
    tamper(&store, sql);
    let report = report(&store);
    assert!(!report.is_sound(), "{sql}");
    report.all_gaps().collect::<Vec<_>>().join("\n")
}

#[test]
fn a_fresh_and_a_used_database_are_sound_and_left_as_they_were() {
    let store = TestStore::new();
    store.member();
    let version = |store: &TestStore| {
        let connection = Connection::open(store.database(), Purpose::Upkeep, Duration::ZERO).unwrap();
        connection.number("SELECT sum(n) FROM (SELECT count(*) AS n FROM users UNION ALL SELECT count(*) FROM meals)")
    };
    let before = version(&store).unwrap();
    let report = report(&store);
    assert!(report.is_sound(), "{report}");
    assert_eq!(report.tables.len(), tables().len());
    assert_eq!(report.to_string().lines().count(), tables().len());
    assert_eq!(version(&store).unwrap(), before);
    assert_eq!(store.outside_changes(), 0);
}

#[test]
fn a_dropped_trigger_is_a_gap_that_names_it_and_what_it_opens() {
    let gaps = gaps_after("DROP TRIGGER rls_meals_delete");
    assert!(gaps.contains("meals: the trigger rls_meals_delete is missing"), "{gaps}");
    assert!(gaps.contains("meals: delete: not refused"), "{gaps}");
}

#[test]
fn every_trigger_guards_against_something_that_the_probe_tries() {
    let store = TestStore::new();
    for table in tables() {
        for object in generate(std::slice::from_ref(table)).iter().filter(|object| object.kind == "trigger") {
            // Behind the authorizer no statement of a member gets as far as these; and where the probe tries a
            // reference, it inserts.
            let is_second_wall = match table.class {
                Class::Internal | Class::Shared => true,
                Class::Profile => !object.name.ends_with("_update"),
                Class::Own | Class::Mixed => object.name.contains("_update_"),
            };
            if is_second_wall {
                continue;
            }
            tamper(&store, &format!("DROP TRIGGER {}", object.name));
            let report = verify_tables(store.database(), Duration::from_secs(5), std::slice::from_ref(table)).unwrap();
            let gaps = &report.tables[0].gaps;
            assert!(gaps.len() > 1, "nothing but the comparison notices that {} is gone: {gaps:?}", object.name);
            tamper(&store, &object.sql);
        }
    }
}

#[test]
fn an_altered_trigger_is_a_gap() {
    let gaps = gaps_after(
        "DROP TRIGGER rls_notes_update;
         CREATE TRIGGER rls_notes_update BEFORE UPDATE ON notes WHEN 0 BEGIN SELECT RAISE(ABORT, 'never'); END",
    );
    assert!(gaps.contains("notes: the trigger rls_notes_update has been altered"), "{gaps}");
    assert!(gaps.contains("notes: update: not refused"), "{gaps}");
}

#[test]
fn a_view_that_shows_too_much_is_a_gap() {
    let gaps = gaps_after("DROP VIEW my_workouts; CREATE VIEW my_workouts AS SELECT * FROM workouts");
    assert!(gaps.contains("workouts: the view my_workouts has been altered"), "{gaps}");
    assert!(gaps.contains("workouts: select: a second user sees 1 rows"), "{gaps}");
}

#[test]
fn a_table_without_a_class_is_a_gap() {
    let gaps = gaps_after("CREATE TABLE leak (id INTEGER PRIMARY KEY, user_id BLOB NOT NULL, x TEXT) STRICT");
    assert_eq!(gaps, "the table leak declares no policy class");
}

#[test]
fn an_unknown_trigger_or_view_is_a_gap() {
    let gaps = gaps_after(
        "CREATE TRIGGER copy AFTER INSERT ON meals BEGIN SELECT 1; END;
         CREATE VIEW everything AS SELECT * FROM meals",
    );
    assert_eq!(gaps, "the trigger copy is unknown\nthe view everything is unknown");
}

#[test]
fn a_missing_table_is_a_gap() {
    let gaps = gaps_after("DROP TABLE goals");
    assert!(gaps.contains("goals: the table is missing"), "{gaps}");
}

#[test]
fn it_runs_beside_a_server_that_writes() {
    let store = TestStore::new();
    let served = crate::storage::Store::serve(&store.options).unwrap();
    let writing = std::thread::spawn(move || {
        for _ in 0..50 {
            served.write_blocking(crate::storage::Service::because("load"), |_| Ok(())).unwrap();
        }
    });
    assert!(report(&store).is_sound());
    writing.join().unwrap();
}
