//! The words in which a programme is asked for and written.

use crate::domain::named::Named;
use crate::domain::reference::{Equipment, Exercise};
use crate::named;

named! {
    /// Where it hurts or must be spared. We leave out and substitute; we never diagnose.
    pub enum Injury {
        Ankle = "ankle",
        Elbow = "elbow",
        Hip = "hip",
        Knee = "knee",
        LowerBack = "lower_back",
        Neck = "neck",
        Shoulder = "shoulder",
        Wrist = "wrist",
    }

    /// What the programme leads up to on a fixed date.
    pub enum EventKind {
        FiveKm = "5k",
        TenKm = "10k",
        HalfMarathon = "half_marathon",
        Marathon = "marathon",
        /// Anything else: the last week is a light one.
        Other = "other",
    }

    pub enum DayKind {
        Training = "training",
        Rest = "rest",
        Cardio = "cardio",
    }

    pub enum DayStatus {
        Planned = "planned",
        Done = "done",
        Skipped = "skipped",
        /// Planned for another day than the sequence says.
        Moved = "moved",
    }

    pub enum ProgramStatus {
        /// The one that is followed.
        Active = "active",
        Inactive = "inactive",
        Completed = "completed",
    }

    /// How an exercise is carried on from workout to workout.
    pub enum Scheme {
        Linear = "linear",
        Double = "double",
        Effort = "effort",
        /// Longer, or more repetitions, then a harder variant.
        Unloaded = "unloaded",
    }

    /// In which measure a load is prescribed.
    pub enum LoadKind {
        Kg = "kg",
        Percent1rm = "percent_1rm",
        Rpe = "rpe",
    }
}

impl Injury {
    /// The injuries that a person's own words name: "sore left knee", "Achilles". Unknown words name none.
    pub fn named_in(text: &str) -> Vec<Self> {
        const WORDS: &[(&str, Injury)] = &[
            ("achilles", Injury::Ankle),
            ("ankle", Injury::Ankle),
            ("calf", Injury::Ankle),
            ("elbow", Injury::Elbow),
            ("hip", Injury::Hip),
            ("groin", Injury::Hip),
            ("knee", Injury::Knee),
            ("acl", Injury::Knee),
            ("meniscus", Injury::Knee),
            ("back", Injury::LowerBack),
            ("disc", Injury::LowerBack),
            ("spine", Injury::LowerBack),
            ("lumbar", Injury::LowerBack),
            ("sciatica", Injury::LowerBack),
            ("neck", Injury::Neck),
            ("shoulder", Injury::Shoulder),
            ("rotator", Injury::Shoulder),
            ("wrist", Injury::Wrist),
        ];
        let lower = text.to_lowercase();
        let words = || lower.split(|c: char| !c.is_alphanumeric());
        let mut found: Vec<Self> = words()
            .filter_map(|word| {
                WORDS
                    .iter()
                    .find(|(name, _)| word == *name || word.strip_suffix('s') == Some(*name))
                    .map(|(_, injury)| *injury)
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What a person can train with. The own body and the floor are always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Available {
    equipment: Vec<Equipment>,
    /// Benches, racks and bars to hang from.
    furniture: Vec<String>,
}

impl Available {
    /// Takes the names of equipment and furniture; `full-gym` is all of it. A barbell comes with rack and bench, and where
    /// there are machines or cables there is a gym around them. Unknown names are left out.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> =
            names.into_iter().map(|name| name.trim().to_lowercase().replace([' ', '_'], "-")).collect();
        let gym = names.iter().any(|name| name == FULL_GYM);
        let mut equipment: Vec<Equipment> = names.iter().filter_map(|name| Equipment::from_name(name)).collect();
        if gym {
            equipment.extend_from_slice(Equipment::ALL);
        }
        let has = |wanted: &[Equipment]| wanted.iter().any(|it| equipment.contains(it));
        let mut furniture: Vec<String> = names.iter().filter(|name| is_furniture(name)).cloned().collect();
        if has(&[Equipment::Machine, Equipment::Cable]) {
            furniture.extend(FURNITURE.map(str::to_owned));
        } else if has(&[Equipment::Barbell]) {
            furniture.extend(["bench", "rack", "pull-up-bar"].map(str::to_owned));
        }
        equipment.extend([Equipment::Bodyweight, Equipment::None]);
        Self { equipment, furniture }
    }

    pub fn has(&self, equipment: Equipment) -> bool {
        self.equipment.contains(&equipment)
    }

    /// Whether the exercise can be done with it.
    pub fn allows(&self, exercise: &Exercise) -> bool {
        self.has(exercise.equipment) && exercise.needs.iter().all(|need| self.furniture.iter().any(|it| **it == **need))
    }
}

const FULL_GYM: &str = "full-gym";
const FURNITURE: [&str; 4] = ["bench", "dip-bars", "pull-up-bar", "rack"];

fn is_furniture(name: &str) -> bool {
    FURNITURE.contains(&name)
}

/// All names that [`Available::named`] knows.
pub fn equipment_names() -> impl Iterator<Item = &'static str> {
    Equipment::ALL.iter().map(|equipment| equipment.name()).chain(FURNITURE).chain([FULL_GYM])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn injuries_are_read_from_a_persons_own_words() {
        assert_eq!(Injury::named_in("sore left knee"), [Injury::Knee]);
        assert_eq!(Injury::named_in("lower_back"), [Injury::LowerBack]);
        assert_eq!(Injury::named_in("Achilles, both wrists"), [Injury::Ankle, Injury::Wrist]);
        assert_eq!(Injury::named_in("a chipmunk bite"), []);
    }

    #[test]
    fn the_own_body_is_always_there_and_a_barbell_brings_its_rack() {
        let nothing = Available::named([]);
        assert!(nothing.has(Equipment::Bodyweight) && !nothing.has(Equipment::Barbell));
        assert!(nothing.furniture.is_empty());
        assert!(Available::named(["Barbell"]).furniture.iter().any(|it| it == "rack"));
        assert_eq!(Available::named(["dumbbell", "pull up bar"]).furniture, ["pull-up-bar"]);
        assert!(Available::named(["full gym"]).has(Equipment::Cable));
    }
}
