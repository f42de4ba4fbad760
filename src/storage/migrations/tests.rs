use std::time::Duration;

use super::steps::Step;
use super::*;
use crate::storage::rls::{Class, Table};

const BUSY: Duration = Duration::from_secs(1);

const FIRST: &str = "
    CREATE TABLE server_state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL);
    CREATE TABLE meals (user_id BLOB NOT NULL, id BLOB NOT NULL, PRIMARY KEY (user_id, id)) WITHOUT ROWID;
    CREATE TABLE items (user_id BLOB NOT NULL, meal_id BLOB NOT NULL, name TEXT,
                        FOREIGN KEY (user_id, meal_id) REFERENCES meals (user_id, id) ON DELETE CASCADE);
    INSERT INTO meals VALUES (x'01', x'02'), (x'01', x'03');
    INSERT INTO items VALUES (x'01', x'02', 'egg');";

/// Remakes the parent table: with foreign keys on, this would empty the children.
const REMAKE: Step = Step {
    to: 2,
    sql: "CREATE TABLE new_meals (user_id BLOB NOT NULL, id BLOB NOT NULL, notes TEXT, PRIMARY KEY (user_id, id)) WITHOUT ROWID;
          INSERT INTO new_meals SELECT user_id, id, NULL FROM meals;
          DROP TABLE meals;
          ALTER TABLE new_meals RENAME TO meals;",
    shrinks: &[],
};

fn tables() -> Vec<Table> {
    ["meals", "items"].map(|name| Table { name, class: Class::Own, references: Vec::new() }).to_vec()
}

/// A file of version 1, and what the next program makes of it with these steps.
fn migrated(steps: &[Step]) -> (tempfile::TempDir, Result<()>) {
    let folder = tempfile::tempdir().unwrap();
    let tables = tables();
    let first = Plan { schema: FIRST, version: 1, steps: &[], tables: &tables };
    prepare_with(&first, &files::database(folder.path()), BUSY, false).unwrap();
    let version = steps.last().map_or(1, |step| step.to);
    let next = Plan { schema: "", version, steps, tables: &tables };
    let outcome = prepare_with(&next, &files::database(folder.path()), BUSY, false);
    (folder, outcome)
}

fn look(database: &Path, sql: &'static str) -> i64 {
    Connection::open(database, Purpose::Upkeep, BUSY).unwrap().number(sql).unwrap()
}

fn assert_old_state(folder: &Path) {
    let database = files::database(folder);
    assert_eq!(look(&database, "PRAGMA user_version"), 1);
    assert_eq!(look(&database, "SELECT count(*) FROM meals"), 2);
    assert_eq!(look(&database, "SELECT count(*) FROM pragma_table_info('meals')"), 2);
    assert_eq!(look(&database, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"), 6);
}

#[test]
fn a_parent_table_is_remade_and_its_children_stay() {
    let (folder, outcome) = migrated(&[REMAKE]);
    outcome.unwrap();
    let database = files::database(folder.path());
    assert_eq!(look(&database, "PRAGMA user_version"), 2);
    assert_eq!(look(&database, "SELECT count(*) FROM items JOIN meals ON meals.id = items.meal_id"), 1);
    assert_eq!(
        look(&database, "SELECT count(*) FROM pragma_table_info('my_meals')"),
        3,
        "the view shows the new column"
    );
    let connection = Connection::open(&database, Purpose::Upkeep, BUSY).unwrap();
    assert_eq!(rls::missing_policies(&connection, &tables()).unwrap(), Vec::<String>::new());
}

#[test]
fn the_file_is_copied_before_the_first_step() {
    let (folder, outcome) = migrated(&[REMAKE]);
    outcome.unwrap();
    let copy = folder.path().join("backups/before-v2.db");
    assert_eq!(look(&copy, "PRAGMA user_version"), 1);
    assert_eq!(look(&copy, "SELECT count(*) FROM meals"), 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_failing_step_leaves_the_old_state() {
    let broken = Step { to: 3, sql: "ALTER TABLE meals ADD COLUMN notes TEXT; SELECT * FROM nowhere", shrinks: &[] };
    let (folder, outcome) = migrated(&[REMAKE, broken]);
    assert!(outcome.is_err());
    assert_old_state(folder.path());
}

#[test]
fn a_step_that_breaks_references_is_refused() {
    let orphaning = Step { to: 2, sql: "DELETE FROM meals WHERE id = x'02'", shrinks: &["meals"] };
    let (folder, outcome) = migrated(&[orphaning]);
    assert!(matches!(outcome, Err(Error::Engine(message)) if message.contains("items → meals")));
    assert_old_state(folder.path());
}

#[test]
fn a_step_that_loses_rows_without_saying_so_is_refused() {
    let losing = |shrinks| Step { to: 2, sql: "DELETE FROM meals WHERE id = x'03'", shrinks };
    let (folder, outcome) = migrated(&[losing(&[])]);
    assert!(matches!(outcome, Err(Error::Engine(message)) if message.contains("1 of 2 rows in meals")));
    assert_old_state(folder.path());
    migrated(&[losing(&["meals"])]).1.unwrap();
}

#[test]
fn a_command_does_not_migrate_under_a_running_server() {
    let (folder, _) = migrated(&[]);
    let _server = files::claim(folder.path()).unwrap();
    let (tables, database) = (tables(), files::database(folder.path()));
    let next = Plan { schema: "", version: 2, steps: &[REMAKE], tables: &tables };
    assert!(matches!(prepare_with(&next, &database, BUSY, false), Err(Error::Locked)));
    assert_old_state(folder.path());
    prepare_with(&next, &database, BUSY, true).unwrap();
}

#[test]
fn a_newer_file_is_refused_naming_who_wrote_it() {
    let (folder, _) = migrated(&[REMAKE]);
    let tables = tables();
    let old = Plan { schema: FIRST, version: 1, steps: &[], tables: &tables };
    let refused = prepare_with(&old, &files::database(folder.path()), BUSY, false);
    let Err(Error::Newer { written_by, found: 2, known: 1 }) = refused else { panic!("{refused:?}") };
    assert_eq!(written_by, env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let database = files::database(folder.path());
    std::fs::write(&database, "SQLite format 3 it is not".repeat(100)).unwrap();
    let before = std::fs::read(&database).unwrap();
    assert!(matches!(prepare(&database, BUSY, false), Err(Error::Corrupt(_))));
    assert_eq!(std::fs::read(&database).unwrap(), before);

    std::fs::remove_file(&database).unwrap();
    rusqlite_file(&database);
    let before = std::fs::read(&database).unwrap();
    assert!(matches!(prepare(&database, BUSY, false), Err(Error::Corrupt(_))));
    assert_eq!(std::fs::read(&database).unwrap(), before);
}

/// A database of some other program.
fn rusqlite_file(path: &Path) {
    drop(files::private_file(path).unwrap());
    Connection::open(path, Purpose::Upkeep, BUSY).unwrap().script("CREATE TABLE bookmarks (url TEXT)").unwrap();
}

#[test]
fn a_missing_protection_is_made_again_on_command_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = files::database(folder.path());
    prepare(&database, BUSY, false).unwrap();
    let connection = Connection::open(&database, Purpose::Upkeep, BUSY).unwrap();
    connection.script("DROP TRIGGER rls_meals_delete; DROP VIEW my_notes").unwrap();
    prepare(&database, BUSY, false).unwrap();
    assert_eq!(rls::missing_policies(&connection, rls::tables()).unwrap(), ["rls_meals_delete", "my_notes"]);
    remake_policies(&database, BUSY).unwrap();
    assert_eq!(rls::missing_policies(&connection, rls::tables()).unwrap(), Vec::<String>::new());
}
