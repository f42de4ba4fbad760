//! The muscles by which exercises are sorted and sets are counted.

use std::str::FromStr;

use crate::domain::named::Named;
use crate::named;

named! {
    pub enum Muscle {
        Abdominals = "abdominals",
        Abductors = "abductors",
        Adductors = "adductors",
        Biceps = "biceps",
        Calves = "calves",
        Chest = "chest",
        Forearms = "forearms",
        Glutes = "glutes",
        Hamstrings = "hamstrings",
        Lats = "lats",
        LowerBack = "lower-back",
        MiddleBack = "middle-back",
        Neck = "neck",
        Quadriceps = "quadriceps",
        Shoulders = "shoulders",
        Traps = "traps",
        Triceps = "triceps",
    }
}

/// The text names no muscle of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known muscle")]
pub struct UnknownMuscle;

impl FromStr for Muscle {
    type Err = UnknownMuscle;

    /// Takes the words joined by a hyphen, an underscore or a space.
    fn from_str(text: &str) -> Result<Self, UnknownMuscle> {
        Self::from_name(&text.replace(['_', ' '], "-")).ok_or(UnknownMuscle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_muscle_is_read_however_its_words_are_joined() {
        assert_eq!("middle back".parse(), Ok(Muscle::MiddleBack));
        assert_eq!("middle_back".parse(), Ok(Muscle::MiddleBack));
        assert_eq!("heart".parse::<Muscle>(), Err(UnknownMuscle));
    }
}
