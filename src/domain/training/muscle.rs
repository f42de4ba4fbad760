//! The muscles by which exercises are sorted and sets are counted.

use std::fmt;
use std::str::FromStr;

/// One of seventeen muscles or groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Muscle {
    Abdominals,
    Abductors,
    Adductors,
    Biceps,
    Calves,
    Chest,
    Forearms,
    Glutes,
    Hamstrings,
    Lats,
    LowerBack,
    MiddleBack,
    Neck,
    Quadriceps,
    Shoulders,
    Traps,
    Triceps,
}

/// The text names no muscle of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known muscle")]
pub struct UnknownMuscle;

impl Muscle {
    pub const ALL: [Self; 17] = [
        Self::Abdominals,
        Self::Abductors,
        Self::Adductors,
        Self::Biceps,
        Self::Calves,
        Self::Chest,
        Self::Forearms,
        Self::Glutes,
        Self::Hamstrings,
        Self::Lats,
        Self::LowerBack,
        Self::MiddleBack,
        Self::Neck,
        Self::Quadriceps,
        Self::Shoulders,
        Self::Traps,
        Self::Triceps,
    ];

    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Abdominals => "abdominals",
            Self::Abductors => "abductors",
            Self::Adductors => "adductors",
            Self::Biceps => "biceps",
            Self::Calves => "calves",
            Self::Chest => "chest",
            Self::Forearms => "forearms",
            Self::Glutes => "glutes",
            Self::Hamstrings => "hamstrings",
            Self::Lats => "lats",
            Self::LowerBack => "lower-back",
            Self::MiddleBack => "middle-back",
            Self::Neck => "neck",
            Self::Quadriceps => "quadriceps",
            Self::Shoulders => "shoulders",
            Self::Traps => "traps",
            Self::Triceps => "triceps",
        }
    }
}

impl fmt::Display for Muscle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Muscle {
    type Err = UnknownMuscle;

    /// Takes the words joined by a hyphen, an underscore or a space.
    fn from_str(text: &str) -> Result<Self, UnknownMuscle> {
        let name = text.replace(['_', ' '], "-");
        Self::ALL.into_iter().find(|muscle| muscle.as_str() == name).ok_or(UnknownMuscle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_muscle_is_found_by_its_name() {
        for muscle in Muscle::ALL {
            assert_eq!(muscle.as_str().parse(), Ok(muscle));
        }
        assert_eq!("middle back".parse(), Ok(Muscle::MiddleBack));
        assert_eq!("heart".parse::<Muscle>(), Err(UnknownMuscle));
    }
}
