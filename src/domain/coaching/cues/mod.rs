//! The words by which each language asks, as data in the language of [`crate::domain::phrases`].

use jiff::civil::Weekday;

use super::question::Nutrient;
use crate::domain::language::Language;

mod de;
mod en;
mod es;
mod fr;
mod pt;

/// What a phrase of a message points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    Left,
    /// "can I still have".
    StillEat,
    Ate,
    Eat,
    /// "what should I eat", "dinner ideas".
    Suggest,
    NextMeal,
    Should,
    HowMuch,
    What,
    Today,
    Yesterday,
    Weekday(Weekday),
    Week,
    Nutrient(Nutrient),
    Target,
    Weight,
    Progress,
    Train,
    Lift,
    OneRepMax,
    Sleep,
    Readiness,
    Burned,
    Explain,
    Of,
    /// "in a banana": what follows is a food to look up.
    InFood,
    /// Asks how a movement is done.
    Technique,
    Log,
    /// A professional has cleared the member.
    Cleared,
    Greeting,
    Thanks,
    Help,
}

pub type CueTable = &'static [(Cue, &'static [&'static str])];

pub fn of(language: Language) -> CueTable {
    match language {
        Language::English => en::CUES,
        Language::German => de::CUES,
        Language::Spanish => es::CUES,
        Language::Portuguese => pt::CUES,
        Language::French => fr::CUES,
    }
}
