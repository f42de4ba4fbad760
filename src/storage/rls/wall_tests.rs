//! The walls as a repository meets them: what a member's job may do on the writer and the readers, and what not.

use crate::domain::ids::{FoodId, MealId, MealItemId};
use crate::storage::testing::TestStore;
use crate::storage::*;

/// A member's meal with one item, and a private food.
#[derive(Clone, Copy)]
struct Rows {
    meal: MealId,
    item: MealItemId,
    food: FoodId,
}

fn insert_meal(tx: &Write<'_, User>, notes: &str) -> Result<MealId> {
    let id: MealId = tx.new_id();
    tx.execute(
        "INSERT INTO meals (user_id, id, name, category, eaten_at, time_zone, day, notes, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, 'Lunch', 'lunch', ?2, 'UTC', '2026-11-24', ?3, 'manual', ?2, ?2)",
        &[&id, &tx.now(), &notes],
    )?;
    Ok(id)
}

fn insert_food(tx: &Write<'_, User>) -> Result<FoodId> {
    let id: FoodId = tx.new_id();
    tx.execute(
        "INSERT INTO foods (id, user_id, name, created_at, updated_at) VALUES (?1, auth_uid(), 'Bread', ?2, ?2)",
        &[&id, &tx.now()],
    )?;
    Ok(id)
}

fn insert_item(tx: &Write<'_, User>, meal: MealId, food: FoodId) -> Result<MealItemId> {
    let id: MealItemId = tx.new_id();
    tx.execute(
        "INSERT INTO meal_items (user_id, id, meal_id, position, food_id, name, grams)
         VALUES (auth_uid(), ?1, ?2, 0, ?3, 'Bread', 50.0)",
        &[&id, &meal, &food],
    )?;
    Ok(id)
}

/// Two members; the first has rows.
fn two_members() -> (TestStore, User, User, Rows) {
    let store = TestStore::new();
    let (owner, other) = (store.member(), store.member());
    let rows = store
        .write_blocking(owner, |tx| {
            let (meal, food) = (insert_meal(tx, "private")?, insert_food(tx)?);
            Ok(Rows { meal, food, item: insert_item(tx, meal, food)? })
        })
        .unwrap();
    (store, owner, other, rows)
}

fn assert_refused<T: std::fmt::Debug>(sql: &str, outcome: &Result<T>) {
    assert!(matches!(outcome, Err(Error::Refused(_))), "{sql}: {outcome:?}");
}

#[test]
fn the_writer_refuses_to_read_past_the_views() {
    let (store, owner, _, _) = two_members();
    for sql in [
        "UPDATE meals SET name = m2.notes FROM meals m2 WHERE meals.user_id = auth_uid() AND m2.id <> meals.id",
        "UPDATE meals SET name = m2.notes FROM my_meals m2 WHERE meals.user_id = auth_uid() AND m2.id <> meals.id",
        "INSERT INTO days (user_id, day, updated_at) VALUES (auth_uid(), '2026-11-24', 0)
         ON CONFLICT (user_id, day) DO UPDATE SET updated_at = (SELECT eaten_at FROM meals)",
        "INSERT INTO days (user_id, day, updated_at) VALUES (auth_uid(), (SELECT notes FROM meals), 0)",
        "INSERT INTO days (user_id, day, updated_at) SELECT auth_uid(), notes, 0 FROM meals",
        "INSERT INTO meals SELECT * FROM meals",
        "UPDATE days SET (day, updated_at) = (SELECT notes, eaten_at FROM meals) WHERE user_id = auth_uid()",
        "WITH all_meals AS (SELECT notes FROM meals)
         UPDATE days SET day = (SELECT notes FROM all_meals) WHERE user_id = auth_uid()",
        "INSERT INTO days (user_id, day, updated_at) VALUES (auth_uid(), '2026-11-24', 0)
         RETURNING (SELECT notes FROM meals)",
        "DELETE FROM meal_items WHERE user_id = auth_uid() AND id IN (SELECT id FROM meal_items WHERE grams > 1)",
        "UPDATE days SET day = (SELECT email FROM users) WHERE user_id = auth_uid()",
        "UPDATE days SET day = (SELECT name FROM sqlite_master) WHERE user_id = auth_uid()",
        "SELECT notes FROM meals",
        "SELECT id FROM meals",
        "SELECT count(*) FROM meals",
        "SELECT id FROM users",
        "SELECT count(*) FROM foods",
        "WITH my_meals AS (SELECT * FROM meals) SELECT * FROM my_meals",
        "WITH rls_meals_insert AS (SELECT * FROM meals) SELECT * FROM rls_meals_insert",
    ] {
        assert_refused(sql, &store.write_blocking(owner, move |tx| tx.all(sql, &[], |_| Ok(()))));
        // The refused statement must not have become an allowed one by lying in the cache.
        assert_refused(sql, &store.write_blocking(owner, move |tx| tx.execute(sql, &[])));
    }
    let through_view =
        store.write_blocking(owner, |tx| tx.execute("UPDATE my_meals SET name = 'x' WHERE user_id = auth_uid()", &[]));
    assert!(through_view.is_err());
}

#[test]
fn the_readers_show_members_the_views_alone() {
    let (store, owner, other, rows) = two_members();
    for sql in [
        "SELECT notes FROM meals",
        "SELECT count(*) FROM meals",
        "SELECT m.id FROM my_meals AS m JOIN meal_items AS i ON i.meal_id = m.id",
        "SELECT id FROM my_meals WHERE id IN (SELECT meal_id FROM meal_items)",
        "SELECT name FROM foods",
        "SELECT display_name FROM profiles",
        "SELECT email FROM users",
        "SELECT sql FROM sqlite_master",
        "WITH my_meals AS (SELECT * FROM meals) SELECT * FROM my_meals",
    ] {
        assert_refused(sql, &store.read_blocking(owner, move |tx| tx.all(sql, &[], |_| Ok(()))));
    }
    let count = |member| {
        let of = move |tx: &Read<'_, User>, sql| tx.one(sql, &[], |row| row.get::<i64>(0)).map(Option::unwrap);
        store
            .read_blocking(member, move |tx| {
                Ok([
                    of(tx, "SELECT count(*) FROM my_meals")?,
                    of(tx, "SELECT count(*) FROM my_meal_items")?,
                    of(tx, "SELECT count(*) FROM my_foods")?,
                    of(tx, "SELECT count(*) FROM my_profiles")?,
                ])
            })
            .unwrap()
    };
    assert_eq!(count(owner), [1, 1, 1, 1]);
    assert_eq!(count(other), [0, 0, 0, 1]);
    let _ = rows;
}

#[test]
fn a_member_writes_own_rows_in_every_allowed_form() {
    let (store, owner, _, rows) = two_members();
    store
        .write_blocking(owner, move |tx| {
            let changed = tx.execute(
                "UPDATE meals SET name = ?1, notes = notes || '!' WHERE user_id = auth_uid() AND id = ?2 AND day = ?3",
                &[&"Dinner", &rows.meal, &"2026-11-24"],
            )?;
            assert_eq!(changed, 1);
            let notes: Option<String> = tx.one(
                "UPDATE meals SET name = 'Snack' WHERE user_id = auth_uid() AND id = ?1 RETURNING notes",
                &[&rows.meal],
                |row| row.get(0),
            )?;
            assert_eq!(notes.as_deref(), Some("private!"));
            for complete in [false, true] {
                tx.execute(
                    "INSERT INTO days (user_id, day, complete, updated_at) VALUES (auth_uid(), '2026-11-24', ?1, ?2)
                     ON CONFLICT (user_id, day) DO UPDATE SET complete = excluded.complete",
                    &[&complete, &tx.now()],
                )?;
            }
            let complete = tx.one("SELECT complete FROM my_days", &[], |row| row.get::<bool>(0))?;
            assert_eq!(complete, Some(true));
            tx.execute("UPDATE profiles SET height_cm = ?1 WHERE user_id = auth_uid()", &[&180.0])?;
            tx.execute(
                "DELETE FROM meal_items WHERE user_id = auth_uid() AND meal_id IN (SELECT id FROM my_meals WHERE day = ?1)
                 AND id <> ?2",
                &[&"2026-11-24", &rows.item],
            )?;
            // The item goes by the cascade.
            assert_eq!(tx.execute("DELETE FROM meals WHERE user_id = auth_uid() AND id = ?1", &[&rows.meal])?, 1);
            assert_eq!(tx.one("SELECT count(*) FROM my_meal_items", &[], |row| row.get::<i64>(0))?, Some(0));
            Ok(())
        })
        .unwrap();
}

#[test]
fn nobody_writes_into_anothers_rows() {
    let (store, owner, other, rows) = two_members();
    let foreign = owner.id();
    let insert = store.write_blocking(other, move |tx| {
        tx.execute(
            "INSERT INTO notes (user_id, id, text, at, time_zone, day, source, created_at, updated_at)
             VALUES (?1, ?2, 'x', 0, 'UTC', '2026-11-24', 'manual', 0, 0)",
            &[&foreign, &tx.new_id::<MealId>()],
        )
    });
    assert_refused("insert", &insert);
    for sql in [
        "UPDATE meals SET name = 'x' WHERE id = ?1 AND auth_uid() IS NOT NULL",
        "UPDATE meals SET user_id = auth_uid() WHERE id = ?1",
        "DELETE FROM meals WHERE id = ?1 AND auth_uid() IS NOT NULL",
    ] {
        assert_refused(sql, &store.write_blocking(other, move |tx| tx.execute(sql, &[&rows.meal])));
    }
    let gift = store.write_blocking(owner, move |tx| {
        tx.execute("UPDATE meals SET user_id = ?1 WHERE user_id = auth_uid()", &[&other.id()])
    });
    assert_refused("giving a row away", &gift);
    let child = store.write_blocking(other, move |tx| {
        let food = insert_food(tx)?;
        insert_item(tx, rows.meal, food)
    });
    assert!(child.is_err_and(|error| error.is_foreign_key_violation()));
    let still = store.read_blocking(owner, |tx| tx.one("SELECT name FROM my_meals", &[], |row| row.get::<String>(0)));
    assert_eq!(still.unwrap().as_deref(), Some("Lunch"));
}

#[test]
fn a_reference_reaches_no_private_row_of_another() {
    let (store, owner, other, rows) = two_members();
    let borrowed = store.write_blocking(other, move |tx| {
        let meal = insert_meal(tx, "")?;
        insert_item(tx, meal, rows.food)
    });
    assert_refused("an item of a foreign food", &borrowed);
    let moved = store.write_blocking(other, move |tx| {
        let (meal, food) = (insert_meal(tx, "")?, insert_food(tx)?);
        insert_item(tx, meal, food)?;
        tx.execute("UPDATE meal_items SET food_id = ?1 WHERE user_id = auth_uid()", &[&rows.food])
    });
    assert_refused("an item moved to a foreign food", &moved);
    // A built-in food has no row, and a shared one no owner.
    store
        .write_blocking(owner, |tx| {
            let shared = tx.as_service(Service::because("test"), |tx| {
                let id: FoodId = tx.new_id();
                tx.execute(
                    "INSERT INTO foods (id, user_id, name, created_at, updated_at) VALUES (?1, NULL, 'Egg', 0, 0)",
                    &[&id],
                )?;
                Ok(id)
            })?;
            let meal = insert_meal(tx, "")?;
            insert_item(tx, meal, shared)?;
            insert_item(tx, meal, tx.new_id())
        })
        .unwrap();
}

#[test]
fn what_is_the_services_is_the_services_alone() {
    let (store, _, other, _) = two_members();
    for sql in [
        "INSERT INTO audit_log (id, at, event) VALUES (x'00', 0, 'x')",
        "UPDATE users SET role = 'admin' WHERE id = auth_uid()",
        "DELETE FROM quota_windows WHERE user_id = auth_uid()",
        "INSERT INTO profiles (user_id, created_at, updated_at) VALUES (auth_uid(), 0, 0)",
        "DELETE FROM profiles WHERE user_id = auth_uid()",
        "INSERT INTO foods (id, user_id, name, created_at, updated_at) VALUES (x'01', NULL, 'x', 0, 0)",
        "PRAGMA query_only = OFF",
        "ATTACH ':memory:' AS other",
        "CREATE TEMP TABLE leak (x)",
        "DROP TRIGGER rls_meals_insert",
        "COMMIT",
        "ROLLBACK",
        "SAVEPOINT mine",
        "RELEASE job",
    ] {
        assert_refused(sql, &store.write_blocking(other, move |tx| tx.execute(sql, &[])));
    }
    for sql in ["PRAGMA foreign_keys = OFF", "DROP TABLE meals", "COMMIT", "ANALYZE"] {
        assert_refused(sql, &store.write_blocking(Service::because("test"), move |tx| tx.execute(sql, &[])));
    }
}

#[test]
fn an_account_goes_with_all_its_rows_and_no_others() {
    let (store, owner, other, _) = two_members();
    store.write_blocking(other, |tx| insert_meal(tx, "stays")).unwrap();
    let gone = owner.id();
    let counts = store.write_blocking(Service::because("test"), move |tx| {
        tx.execute("DELETE FROM users WHERE id = ?1", &[&gone])?;
        let count = |sql| tx.one(sql, &[], |row| row.get::<i64>(0)).map(Option::unwrap_or_default);
        Ok([
            count("SELECT count(*) FROM meals")?,
            count("SELECT count(*) FROM meal_items")?,
            count("SELECT count(*) FROM foods")?,
            count("SELECT count(*) FROM profiles")?,
        ])
    });
    assert_eq!(counts.unwrap(), [1, 0, 0, 1]);
}

#[test]
fn a_part_as_service_ends_with_the_part() {
    let (store, owner, _, _) = two_members();
    let refused = store.write_blocking(owner, |tx| {
        let failed: Result<()> = tx.as_service(Service::because("count"), |_| Err(Error::Conflict("over")));
        assert!(failed.is_err());
        tx.as_service(Service::because("count"), |tx| tx.one("SELECT id FROM users", &[], |_| Ok(())))?;
        tx.one("SELECT id FROM users", &[], |_| Ok(()))
    });
    assert_refused("after the part", &refused);
}

#[test]
fn the_audit_log_names_each_reason_once_a_day() {
    let (store, owner, _, _) = two_members();
    let count = || {
        let sql = "SELECT count(*) FROM audit_log WHERE event = 'service_scope' AND detail = 'tidying'";
        store.read_blocking(Service::because("test"), move |tx| tx.one(sql, &[], |row| row.get::<i64>(0))).unwrap()
    };
    for _ in 0..3 {
        store.write_blocking(Service::because("tidying"), |_| Ok(())).unwrap();
        store.write_blocking(owner, |tx| tx.as_service(Service::because("tidying"), |_| Ok(()))).unwrap();
    }
    assert_eq!(count(), Some(1));
    store.clock.advance(jiff::SignedDuration::from_hours(24));
    store.write_blocking(Service::because("tidying"), |_| Ok(())).unwrap();
    assert_eq!(count(), Some(2));
}
