//! Events with a date: races, and what else training looks to.

use jiff::civil::Date;
use uuid::Uuid;

use super::change::{self, next_version, versioned};
use super::{Read, Result, Row, User, Write};
use crate::domain::aims::Event;
use crate::domain::ids::EventId;

versioned!(Event);

/// What an event says.
#[derive(Clone, Debug)]
pub struct EventFacts {
    pub name: String,
    pub kind: String,
    pub day: Date,
    pub notes: Option<String>,
}

/// An event of the member.
pub fn get(tx: &Read<'_, User>, id: EventId) -> Result<Option<Event>> {
    tx.one("SELECT id, name, kind, day, notes, created_at, updated_at FROM my_events WHERE id = ?1", &[&id], read)
}

/// Events from the day `from` on, before the place (`day`, `id`), the latest first.
pub fn list(tx: &Read<'_, User>, from: Date, (day, id): (Date, Uuid), rows: i64) -> Result<Vec<Event>> {
    tx.all(
        "SELECT id, name, kind, day, notes, created_at, updated_at FROM my_events
         WHERE day >= ?1 AND (day, id) < (?2, ?3) ORDER BY day DESC, id DESC LIMIT ?4",
        &[&from, &day, &id, &rows],
        read,
    )
}

/// Stores an event.
pub fn insert(tx: &Write<'_, User>, facts: EventFacts) -> Result<Event> {
    let EventFacts { name, kind, day, notes } = facts;
    let event = Event { id: tx.new_id(), name, kind, day, notes, created_at: tx.now(), updated_at: tx.now() };
    tx.execute(
        "INSERT INTO events (user_id, id, name, kind, day, notes, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        &[&event.id, &event.name, &event.kind, &event.day, &event.notes, &event.created_at],
    )?;
    Ok(event)
}

/// Changes an event.
pub fn update(tx: &Write<'_, User>, old: &Event, facts: EventFacts) -> Result<Event> {
    let EventFacts { name, kind, day, notes } = facts;
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE events SET name = ?2, kind = ?3, day = ?4, notes = ?5, updated_at = ?6
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &name, &kind, &day, &notes, &updated_at],
    )?;
    Ok(Event { name, kind, day, notes, updated_at, ..*old })
}

/// Deletes an event.
pub fn delete(tx: &Write<'_, User>, id: EventId) -> Result<bool> {
    change::delete(tx, id, "event", "DELETE FROM events WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Event> {
    Ok(Event {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        day: row.get(3)?,
        notes: row.get(4)?,
        created_at: row.get(5)?,
        updated_at: row.get(6)?,
    })
}
