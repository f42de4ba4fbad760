//! A set as it was done.

use crate::named;

named! {
    /// What a set was for.
    pub enum SetKind {
        WarmUp = "warmup",
        Working = "working",
        /// Lighter, right after its parent set.
        Drop = "drop",
        /// Carried on until a repetition failed.
        Failure = "failure",
    }
}

/// A set as logged; the load is as typed: one dumbbell of two, the assistance of an assisted lift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Set {
    pub kind: SetKind,
    pub reps: Option<u32>,
    pub weight_kg: Option<f64>,
    pub duration_s: Option<f64>,
    pub distance_m: Option<f64>,
    /// Rate of perceived exertion, 10 at the limit.
    pub rpe: Option<f64>,
    pub completed: bool,
}

impl Set {
    /// Repetitions left in reserve, where the effort is known.
    pub fn reps_in_reserve(&self) -> Option<f64> {
        match self.kind {
            SetKind::Failure => Some(0.0),
            _ => self.rpe.map(|rpe| 10.0 - rpe),
        }
    }

    /// Whether work was done in it that counts: completed and no warm-up.
    pub fn is_work(&self) -> bool {
        self.completed && self.kind != SetKind::WarmUp
    }

    /// Whether it builds: work with at most four repetitions in reserve, or an unknown effort. A drop set belongs to
    /// its parent.
    pub fn is_hard(&self) -> bool {
        self.is_work() && self.kind != SetKind::Drop && self.reps_in_reserve().is_none_or(|reserve| reserve <= 4.0)
    }
}
