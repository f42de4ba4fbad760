//! For the unit tests of the storage: a store of its own for each test.

use std::ops::Deref;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Clock, Options, Service, Store, User};
use crate::domain::ids::UserId;

/// A store in a folder that goes when the test ends.
pub(crate) struct TestStore {
    store: Store,
    pub(crate) clock: Clock,
    pub(crate) options: Options,
    _folder: tempfile::TempDir,
}

impl TestStore {
    /// An empty store whose clock stands at 2026-11-24 12:00 UTC.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual("2026-11-24T12:00:00Z".parse().unwrap());
        let options = Options { clock: clock.clone(), ..Options::new(folder.path().join("data")) };
        let store = Store::open(&options).unwrap();
        Self { store, clock, options, _folder: folder }
    }

    /// A new account's scope.
    pub(crate) fn member(&self) -> User {
        let id = self
            .store
            .write_blocking(Service::because("test account"), |tx| {
                let id: UserId = tx.new_id();
                let (email, now): (_, Timestamp) = (format!("{id}@example.org"), tx.now());
                tx.execute(
                    "INSERT INTO users (id, email, password_hash, role, subject_id, created_at, updated_at)
                     VALUES (?1, ?2, '', 'member', ?3, ?4, ?4)",
                    &[&id, &email, &Uuid::now_v7(), &now],
                )?;
                tx.execute("INSERT INTO profiles (user_id, created_at, updated_at) VALUES (?1, ?2, ?2)", &[&id, &now])?;
                tx.execute("INSERT INTO user_preferences (user_id, updated_at) VALUES (?1, ?2)", &[&id, &now])?;
                Ok(id)
            })
            .unwrap();
        User::authenticated(id)
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}
