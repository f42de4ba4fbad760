//! A set as it was done.

/// What a set was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetKind {
    WarmUp,
    Working,
    /// Lighter, right after its parent set.
    Drop,
    /// Carried on until a repetition failed.
    Failure,
}

impl SetKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WarmUp => "warmup",
            Self::Working => "working",
            Self::Drop => "drop",
            Self::Failure => "failure",
        }
    }

    /// The kind with this stable name.
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::WarmUp, Self::Working, Self::Drop, Self::Failure].into_iter().find(|kind| kind.as_str() == name)
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
