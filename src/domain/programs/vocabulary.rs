//! The words in which a programme is asked for and written.

use crate::domain::training::equipment::Equipment;
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

/// What a person can train with: the named equipment, and always the own body and the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Available(Vec<Equipment>);

impl Available {
    pub fn new(mut equipment: Vec<Equipment>) -> Self {
        equipment.extend([Equipment::Bodyweight, Equipment::None]);
        equipment.sort_unstable();
        equipment.dedup();
        Self(equipment)
    }

    pub fn has(&self, equipment: Equipment) -> bool {
        self.0.contains(&equipment)
    }

    /// Whether there is something to hang from: a bar of one's own, or the rack and tower that come with the rest.
    pub fn has_bar(&self) -> bool {
        [Equipment::PullUpBar, Equipment::Barbell, Equipment::Machine, Equipment::Cable].iter().any(|it| self.has(*it))
    }
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
    fn the_own_body_is_always_there() {
        let nothing = Available::new(vec![]);
        assert!(nothing.has(Equipment::Bodyweight) && !nothing.has_bar());
        assert!(Available::new(vec![Equipment::Barbell]).has_bar());
    }
}
