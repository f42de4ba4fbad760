//! Accounts: what only the server itself may read of a member.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Error, Read, Result, Row, Service, Write};
use crate::domain::account::{Email, Role};
use crate::domain::ids::UserId;

/// An account as it is stored.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: UserId,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    /// Tokens made in an earlier epoch are void.
    pub epoch: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// An account to make, with its profile and preferences.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: Email,
    pub password_hash: String,
    pub role: Role,
    pub display_name: Option<String>,
    pub time_zone: String,
}

/// Whether there is any account at all.
pub fn any_exist(tx: &Read<'_, Service>) -> Result<bool> {
    Ok(tx.one("SELECT 1 FROM users LIMIT 1", &[], |row| row.get::<i64>(0))?.is_some())
}

pub fn get(tx: &Read<'_, Service>, id: UserId) -> Result<Option<Account>> {
    tx.one("SELECT id, email, role, disabled, epoch, created_at, updated_at FROM users WHERE id = ?1", &[&id], read)
}

pub fn by_email(tx: &Read<'_, Service>, email: &Email) -> Result<Option<Account>> {
    tx.one(
        "SELECT id, email, role, disabled, epoch, created_at, updated_at FROM users WHERE email = ?1",
        &[&email.as_str()],
        read,
    )
}

/// An account with the hash of its password, for a log-in.
pub fn credentials(tx: &Read<'_, Service>, email: &Email) -> Result<Option<(Account, String)>> {
    tx.one(
        "SELECT id, email, role, disabled, epoch, created_at, updated_at, password_hash FROM users WHERE email = ?1",
        &[&email.as_str()],
        read_credentials,
    )
}

/// The same for an account that is known already, as for a change of its password.
pub fn credentials_of(tx: &Read<'_, Service>, id: UserId) -> Result<Option<(Account, String)>> {
    tx.one(
        "SELECT id, email, role, disabled, epoch, created_at, updated_at, password_hash FROM users WHERE id = ?1",
        &[&id],
        read_credentials,
    )
}

/// Whether an account still has the password that was verified before the job began.
pub fn has_password(tx: &Read<'_, Service>, id: UserId, hash: &str) -> Result<bool> {
    let found =
        tx.one("SELECT 1 FROM users WHERE id = ?1 AND password_hash = ?2", &[&id, &hash], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// Gives an account another password. Its sessions are the caller's to end.
pub fn set_password(tx: &Write<'_, Service>, id: UserId, hash: &str) -> Result<()> {
    tx.execute("UPDATE users SET password_hash = ?2, updated_at = ?3 WHERE id = ?1", &[&id, &hash, &tx.now()])?;
    Ok(())
}

/// All accounts, the oldest first.
pub fn list(tx: &Read<'_, Service>) -> Result<Vec<Account>> {
    tx.all(
        "SELECT id, email, role, disabled, epoch, created_at, updated_at FROM users ORDER BY created_at, id",
        &[],
        read,
    )
}

/// Notes that something about an account has changed that lies in another table.
pub fn touch(tx: &Write<'_, Service>, id: UserId) -> Result<()> {
    tx.execute("UPDATE users SET updated_at = ?2 WHERE id = ?1", &[&id, &tx.now()])?;
    Ok(())
}

/// Erases an account and every row of its owner. `false`: there is no such account.
pub fn delete(tx: &Write<'_, Service>, id: UserId) -> Result<bool> {
    tx.execute("UPDATE invites SET used_by = NULL WHERE used_by = ?1", &[&id])?;
    let deleted = tx.execute("DELETE FROM users WHERE id = ?1", &[&id])?;
    keep_an_admin(tx)?;
    Ok(deleted > 0)
}

/// Makes an account with its profile and preferences; [`Error::Conflict`] `email_taken` where the address has one.
pub fn insert(tx: &Write<'_, Service>, new: &NewAccount) -> Result<Account> {
    if by_email(tx, &new.email)?.is_some() {
        return Err(Error::Conflict("email_taken"));
    }
    let (id, subject, now) = (tx.new_id::<UserId>(), tx.new_id::<Uuid>(), tx.now());
    tx.execute(
        "INSERT INTO users (id, email, password_hash, role, subject_id, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        &[&id, &new.email.as_str(), &new.password_hash, &new.role, &subject, &now],
    )?;
    tx.execute(
        "INSERT INTO profiles (user_id, display_name, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)",
        &[&id, &new.display_name, &now],
    )?;
    tx.execute(
        "INSERT INTO user_preferences (user_id, time_zone, updated_at) VALUES (?1, ?2, ?3)",
        &[&id, &new.time_zone, &now],
    )?;
    let email = new.email.as_str().to_owned();
    Ok(Account { id, email, role: new.role, disabled: false, epoch: 0, created_at: now, updated_at: now })
}

/// Switches an account off or on. Off ends its tokens. `false`: there is no such account.
pub fn set_disabled(tx: &Write<'_, Service>, id: UserId, disabled: bool) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE users SET disabled = ?2, epoch = epoch + 1, updated_at = ?3 WHERE id = ?1",
        &[&id, &disabled, &tx.now()],
    )?;
    keep_an_admin(tx)?;
    Ok(changed > 0)
}

/// Gives an account another role, which ends its tokens. `false`: there is no such account.
pub fn set_role(tx: &Write<'_, Service>, id: UserId, role: Role) -> Result<bool> {
    let changed = tx.execute(
        "UPDATE users SET role = ?2, epoch = epoch + 1, updated_at = ?3 WHERE id = ?1",
        &[&id, &role, &tx.now()],
    )?;
    keep_an_admin(tx)?;
    Ok(changed > 0)
}

/// Refuses the job that takes the last administrator away: nobody could undo it.
fn keep_an_admin(tx: &Read<'_, Service>) -> Result<()> {
    let left =
        tx.one("SELECT 1 FROM users WHERE role = 'admin' AND disabled = 0 LIMIT 1", &[], |row| row.get::<i64>(0))?;
    if left.is_some() { Ok(()) } else { Err(Error::Conflict("last_admin")) }
}

fn read_credentials(row: &Row<'_>) -> Result<(Account, String)> {
    Ok((read(row)?, row.get(7)?))
}

fn read(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        email: row.get(1)?,
        role: row.get(2)?,
        disabled: row.get(3)?,
        epoch: row.get(4)?,
        created_at: row.get(5)?,
        updated_at: row.get(6)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestStore;
    use super::*;

    fn new(email: &str, role: Role) -> NewAccount {
        NewAccount {
            email: email.parse().unwrap(),
            password_hash: "hash".into(),
            role,
            display_name: None,
            time_zone: "UTC".into(),
        }
    }

    const TEST: Service = Service::because("test");

    #[test]
    fn an_address_has_one_account() {
        let store = TestStore::new();
        assert!(!store.read_blocking(TEST, any_exist).unwrap());
        let made = store.write_blocking(TEST, |tx| insert(tx, &new("Ann@example.org", Role::Admin))).unwrap();
        let again = store.write_blocking(TEST, |tx| insert(tx, &new("ann@EXAMPLE.org", Role::Member)));
        assert!(matches!(again, Err(Error::Conflict("email_taken"))), "{again:?}");
        let email = "ann@example.org".parse().unwrap();
        let (found, hash) = store.read_blocking(TEST, move |tx| credentials(tx, &email)).unwrap().unwrap();
        assert_eq!((found.id, hash.as_str()), (made.id, "hash"));
        assert!(store.read_blocking(TEST, any_exist).unwrap());
    }

    #[test]
    fn the_last_administrator_stays() {
        let store = TestStore::new();
        let one = store.write_blocking(TEST, |tx| insert(tx, &new("a@b.org", Role::Admin))).unwrap().id;
        for result in [
            store.write_blocking(TEST, move |tx| set_role(tx, one, Role::Member)),
            store.write_blocking(TEST, move |tx| set_disabled(tx, one, true)),
        ] {
            assert!(matches!(result, Err(Error::Conflict("last_admin"))), "{result:?}");
        }
        let two = store.write_blocking(TEST, |tx| insert(tx, &new("c@b.org", Role::Admin))).unwrap().id;
        assert!(store.write_blocking(TEST, move |tx| set_disabled(tx, two, true)).unwrap());
        let two = store.read_blocking(TEST, move |tx| get(tx, two)).unwrap().unwrap();
        assert_eq!((two.disabled, two.epoch), (true, 1));
    }
}
