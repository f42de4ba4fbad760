//! The pure part of the house: values in, values out. No clock, no input or output, no database, and nothing of the
//! other rooms. Property tests, golden tests and fuzzing run on it.

pub mod account;
pub mod activities;
pub mod aims;
pub mod allowance;
pub mod cardio;
pub mod coaching;
pub mod custom_exercise;
pub mod custom_food;
pub mod days;
pub mod diary;
pub mod entry_kind;
pub mod exercises;
pub mod foods;
pub mod ids;
pub mod language;
pub mod meals;
pub mod measurements;
pub mod named;
pub mod nutrients;
pub mod nutrition;
pub mod person;
pub mod phrases;
pub mod portions;
pub mod profile;
pub mod programs;
pub mod quick_entry;
pub mod readiness;
pub mod reference;
pub mod safety;
pub mod switches;
pub mod text;
pub mod training;
pub mod trends;
pub mod units;
pub mod workouts;

#[cfg(test)]
pub(crate) mod testing;
