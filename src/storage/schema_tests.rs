//! What the tables of the schema have in common, whoever adds one.

use std::time::Duration;

use super::db::{Connection, Purpose, Session};
use super::rls::{Class, tables};
use super::testing::TestStore;

fn texts(connection: &Connection, sql: &'static str, table: &'static str) -> Vec<String> {
    let mut found = Vec::new();
    connection
        .query("", sql, &[&table], &mut |row| {
            found.push(row.get(0)?);
            Ok(true)
        })
        .unwrap();
    found
}

fn with_catalogue(test: impl Fn(&Connection)) {
    let store = TestStore::new();
    test(&Connection::open(store.database(), Purpose::Upkeep, Duration::from_secs(1)).unwrap());
}

#[test]
fn every_table_is_strict_and_clustered_by_its_key() {
    with_catalogue(|catalogue| {
        for table in tables() {
            let kind = texts(catalogue, "SELECT strict || wr FROM pragma_table_list(?1)", table.name);
            assert_eq!(kind, ["11"], "{}: STRICT, WITHOUT ROWID", table.name);
        }
    });
}

#[test]
fn what_is_unique_for_a_member_begins_with_the_member() {
    with_catalogue(|catalogue| {
        for table in tables().iter().filter(|table| matches!(table.class, Class::Own | Class::Profile)) {
            let first = texts(
                catalogue,
                "SELECT i.name FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i
                 WHERE l.\"unique\" AND i.seqno = 0",
                table.name,
            );
            assert!(!first.is_empty() && first.iter().all(|column| column == "user_id"), "{}: {first:?}", table.name);
        }
    });
}

#[test]
fn references_between_owned_tables_carry_the_owner() {
    with_catalogue(|catalogue| {
        for table in tables().iter().filter(|table| table.class == Class::Own) {
            let single = texts(
                catalogue,
                "SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"table\" <> 'users'
                 GROUP BY id, \"table\" HAVING min(CASE WHEN \"from\" = 'user_id' THEN 0 ELSE 1 END) = 1",
                table.name,
            );
            assert!(single.is_empty(), "{} refers to {single:?} without the owner", table.name);
        }
    });
}

#[test]
fn every_reference_has_an_index_that_begins_with_it() {
    with_catalogue(|catalogue| {
        for table in tables() {
            // Deleting a parent looks for its children: without an index that reads the whole table.
            let bare = texts(
                catalogue,
                "SELECT f.\"from\" FROM pragma_foreign_key_list(?1) AS f
                 WHERE NOT EXISTS (SELECT 1 FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i
                                   WHERE i.name = f.\"from\" AND i.seqno <= f.seq)",
                table.name,
            );
            assert!(bare.is_empty() || table.name == "invites", "{}: {bare:?}", table.name);
        }
    });
}
