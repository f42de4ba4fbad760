//! What the server forgets by itself, a few hundred rows a job, so that nobody waits long for the writer.

use jiff::SignedDuration;

use super::{Result, Service, Write};

/// Rows that one job deletes of one table at most.
const CHUNK: i64 = 500;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A table, how long its rows are kept after their time, and the statement that deletes those before the instant `?1`.
struct Rule {
    table: &'static str,
    kept: SignedDuration,
    sql: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        table: "idempotency_keys",
        kept: DAY,
        sql: "DELETE FROM idempotency_keys WHERE (user_id, key) IN
                (SELECT user_id, key FROM idempotency_keys WHERE created_at <= ?1 LIMIT ?2)",
    },
    // A draft that expired is told from one that never was for another day.
    Rule {
        table: "quick_entry_drafts",
        kept: DAY,
        sql: "DELETE FROM quick_entry_drafts WHERE (user_id, id) IN
                (SELECT user_id, id FROM quick_entry_drafts WHERE expires_at <= ?1 AND confirmed_at IS NULL LIMIT ?2)",
    },
    Rule {
        table: "quota_reservations",
        kept: DAY,
        sql: "DELETE FROM quota_reservations WHERE id IN
                (SELECT id FROM quota_reservations WHERE expires_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "quota_windows",
        kept: SignedDuration::from_hours(24 * 400),
        sql: "DELETE FROM quota_windows WHERE (user_id, feature, starts_at) IN
                (SELECT user_id, feature, starts_at FROM quota_windows WHERE ends_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "sessions",
        kept: SignedDuration::from_hours(24 * 30),
        sql: "DELETE FROM sessions WHERE id IN
                (SELECT id FROM sessions WHERE expires_at <= ?1 OR revoked_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "password_resets",
        kept: DAY,
        sql: "DELETE FROM password_resets WHERE user_id IN
                (SELECT user_id FROM password_resets WHERE expires_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "invites",
        kept: SignedDuration::from_hours(24 * 90),
        sql: "DELETE FROM invites WHERE id IN (SELECT id FROM invites WHERE expires_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "deletions",
        kept: SignedDuration::from_hours(24 * 400),
        sql: "DELETE FROM deletions WHERE (user_id, id) IN
                (SELECT user_id, id FROM deletions WHERE deleted_at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "audit_log",
        kept: SignedDuration::from_hours(24 * 400),
        sql: "DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "ai_calls",
        kept: SignedDuration::from_hours(24 * 400),
        sql: "DELETE FROM ai_calls WHERE id IN (SELECT id FROM ai_calls WHERE at <= ?1 LIMIT ?2)",
    },
    Rule {
        table: "usage_days",
        kept: SignedDuration::from_hours(24 * 400),
        sql: "DELETE FROM usage_days WHERE (starts_at, subject, route) IN
                (SELECT starts_at, subject, route FROM usage_days WHERE starts_at <= ?1 LIMIT ?2)",
    },
];

/// The tables that are cleaned.
pub fn tables() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.table)
}

/// Deletes one chunk of what a table has kept long enough; whether there may be more.
pub fn forget(tx: &Write<'_, Service>, table: &str) -> Result<bool> {
    let Some(rule) = RULES.iter().find(|rule| rule.table == table) else { return Ok(false) };
    let before = tx.now() - rule.kept;
    Ok(tx.execute(rule.sql, &[&before, &CHUNK])? >= CHUNK as u64)
}
