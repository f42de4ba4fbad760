//! Notes to oneself.

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write};
use crate::domain::days::When;
use crate::domain::diary::Note;
use crate::domain::ids::NoteId;
use crate::domain::meals::Source;

versioned!(Note);

/// A note of the member.
pub fn get(tx: &Read<'_, User>, id: NoteId) -> Result<Option<Note>> {
    tx.one(
        "SELECT id, text, at, time_zone, day, source, created_at, updated_at FROM my_notes WHERE id = ?1",
        &[&id],
        read,
    )
}

/// Part of the member's notes, newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<Note>> {
    let Slice { first_day, last_day, since, before: (before, before_id), rows } = slice;
    tx.all(
        "SELECT id, text, at, time_zone, day, source, created_at, updated_at FROM my_notes
         WHERE at >= ?1 AND (at, id) < (?2, ?3) AND day >= ?4 AND day <= ?5
         ORDER BY at DESC, id DESC LIMIT ?6",
        &[since, before, before_id, first_day, last_day, rows],
        read,
    )
}

/// Stores a note.
pub fn insert(tx: &Write<'_, User>, text: String, when: When, source: Source) -> Result<Note> {
    let note = Note { id: tx.new_id(), text, when, source, created_at: tx.now(), updated_at: tx.now() };
    tx.execute(
        "INSERT INTO notes (user_id, id, text, at, time_zone, day, source, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        &[&note.id, &note.text, &note.when.at, &note.when.time_zone, &note.when.day, &note.source, &note.created_at],
    )?;
    Ok(note)
}

/// Changes a note.
pub fn update(tx: &Write<'_, User>, old: &Note, text: String, when: When) -> Result<Note> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE notes SET text = ?2, at = ?3, time_zone = ?4, day = ?5, updated_at = ?6
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &text, &when.at, &when.time_zone, &when.day, &updated_at],
    )?;
    Ok(Note { text, when, updated_at, ..*old })
}

/// Deletes a note.
pub fn delete(tx: &Write<'_, User>, id: NoteId) -> Result<bool> {
    change::delete(tx, id, "note", "DELETE FROM notes WHERE user_id = auth_uid() AND id = ?1")
}

fn read(row: &Row<'_>) -> Result<Note> {
    Ok(Note {
        id: row.get(0)?,
        text: row.get(1)?,
        when: When { at: row.get(2)?, time_zone: row.get(3)?, day: row.get(4)? },
        source: row.get(5)?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
    })
}
