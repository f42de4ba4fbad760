//! Authenticator apps, their used codes, and the recovery codes beside them.

use jiff::{SignedDuration, Timestamp};

use super::{Read, Result, Service, Write};
use crate::domain::ids::UserId;

/// Wrong codes are counted over so long.
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// SHA-256 of a recovery code.
pub type CodeHash = [u8; 32];

/// An account's authenticator app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Totp {
    /// Encrypted.
    pub secret: Vec<u8>,
    /// Whether log-in asks for its codes.
    pub confirmed: bool,
    /// Wrong codes within the last hour or so.
    pub failures: u32,
}

pub fn get(tx: &Read<'_, Service>, user: UserId) -> Result<Option<Totp>> {
    let now = tx.now();
    tx.one(
        "SELECT secret, confirmed_at IS NOT NULL, failures, failing_since FROM totp WHERE user_id = ?1",
        &[&user],
        |row| {
            let recent = now.duration_since(row.get::<Timestamp>(3)?) < WINDOW;
            let failures = if recent { row.get(2)? } else { 0 };
            Ok(Totp { secret: row.get(0)?, confirmed: row.get(1)?, failures })
        },
    )
}

/// Stores a new app, which is not confirmed yet, in place of another one that was not. `false`: there is one that is.
pub fn begin(tx: &Write<'_, Service>, user: UserId, secret: &[u8]) -> Result<bool> {
    let stored = tx.execute(
        "INSERT INTO totp (user_id, secret, created_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE totp.confirmed_at IS NULL",
        &[&user, &secret.to_vec(), &tx.now()],
    )?;
    Ok(stored > 0)
}

/// From now on log-in asks for codes.
pub fn confirm(tx: &Write<'_, Service>, user: UserId) -> Result<()> {
    tx.execute("UPDATE totp SET confirmed_at = ?2 WHERE user_id = ?1 AND confirmed_at IS NULL", &[&user, &tx.now()])?;
    Ok(())
}

/// Uses the code of a time step up. `false`: it, or a later one, has been used.
pub fn use_step(tx: &Write<'_, Service>, user: UserId, step: i64) -> Result<bool> {
    let used = tx.execute(
        "UPDATE totp SET last_step = ?2, failures = 0 WHERE user_id = ?1 AND last_step < ?2",
        &[&user, &step],
    )?;
    Ok(used > 0)
}

/// Counts a wrong code.
pub fn note_failure(tx: &Write<'_, Service>, user: UserId) -> Result<()> {
    let (now, since) = (tx.now(), tx.now() - WINDOW);
    tx.execute(
        "UPDATE totp SET failures = CASE WHEN failing_since > ?3 THEN failures + 1 ELSE 1 END,
                         failing_since = CASE WHEN failing_since > ?3 THEN failing_since ELSE ?2 END
         WHERE user_id = ?1",
        &[&user, &now, &since],
    )?;
    Ok(())
}

/// Takes the app and its recovery codes away.
pub fn remove(tx: &Write<'_, Service>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM recovery_codes WHERE user_id = ?1", &[&user])?;
    tx.execute("DELETE FROM totp WHERE user_id = ?1", &[&user])?;
    Ok(())
}

/// All secrets, to encrypt them anew.
pub fn all_sealed(tx: &Read<'_, Service>) -> Result<Vec<(UserId, Vec<u8>)>> {
    tx.all("SELECT user_id, secret FROM totp", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Stores a secret as it is encrypted now.
pub fn reseal(tx: &Write<'_, Service>, user: UserId, secret: &[u8]) -> Result<()> {
    tx.execute("UPDATE totp SET secret = ?2 WHERE user_id = ?1", &[&user, &secret.to_vec()])?;
    Ok(())
}

/// Stores new recovery codes in place of the old ones.
pub fn set_recovery_codes(tx: &Write<'_, Service>, user: UserId, codes: &[CodeHash]) -> Result<()> {
    tx.execute("DELETE FROM recovery_codes WHERE user_id = ?1", &[&user])?;
    for code in codes {
        tx.execute("INSERT INTO recovery_codes (user_id, code_hash) VALUES (?1, ?2)", &[&user, code])?;
    }
    Ok(())
}

/// Uses a recovery code up. `false`: the user has no such code.
pub fn use_recovery_code(tx: &Write<'_, Service>, user: UserId, code: &CodeHash) -> Result<bool> {
    Ok(tx.execute("DELETE FROM recovery_codes WHERE user_id = ?1 AND code_hash = ?2", &[&user, code])? > 0)
}
