//! The steps from each released schema to the next.
//!
//! A step is SQL that turns the tables of version `to - 1` into those of `to`. Generated views and triggers are dropped
//! before and made again after all steps, so a step names tables and indexes alone. It may drop rows only where it says
//! so.

/// One step.
pub(super) struct Step {
    /// The schema version it leads to.
    pub(super) to: i64,
    pub(super) sql: &'static str,
    /// Tables that have fewer rows afterwards, or are gone.
    pub(super) shrinks: &'static [&'static str],
}

/// In order; the last leads to the current version. Version 1 is the first that was released.
pub(super) const STEPS: &[Step] = &[];
