//! Quick entry: what a person writes about food, training and body, as typed drafts. Deterministic, offline, linear in
//! the length of the text.
//!
//! The stages, each in its file: `tokens` → `text` (language and senses of words) → `segments` → `intents` (what was told,
//! and not asked, planned or denied) → `classify` (of what it speaks) → `meal`, `workout`, `activity`, `measurement`,
//! `check_in` → `draft`. Portions and nutrients may be estimated, and are marked so; distances, times, sets, repetitions,
//! loads and foods are never made up.

mod activity;
mod check_in;
mod classify;
mod context;
mod draft;
mod emoji;
pub mod entry;
mod grammar;
mod intents;
mod meal;
mod measurement;
mod mentions;
mod names;
mod occasion;
mod read;
mod segments;
mod steps;
mod text;
mod tokens;
mod vocabulary;
mod when;
mod wire;
mod workout;

pub use context::{Context, Habit, Habits, OwnExercise, OwnFood};
pub use entry::{Assumption, Entry, EntryData, Kind, Question, Reading};
pub use read::{read, read_counting};
pub use steps::Steps;

#[cfg(test)]
mod tests;
