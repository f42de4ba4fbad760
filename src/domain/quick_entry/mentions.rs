//! Names that a text holds: the exercises, sports and foods at each token, the longest of each.

use super::names::Names;
use super::text::Text;
use super::vocabulary::{Meaning, Sport};

/// The names of a text, by the token where they start.
#[derive(Debug)]
pub struct Mentions<'a> {
    exercises: Vec<Option<(&'a str, usize)>>,
    sports: Vec<Option<(Sport, usize)>>,
    foods: Vec<usize>,
}

/// Exercises whose one-word name is an everyday word too: they need sets, or other signs of training, beside them.
const EVERYDAY: &[&str] = &[
    "fly",
    "flys",
    "flies",
    "flyes",
    "flye",
    "clean",
    "cleans",
    "snatch",
    "dip",
    "dips",
    "curl",
    "curls",
    "rows",
    "bench",
    "bridge",
    "bridges",
    "crunch",
    "crunches",
    "chins",
    "swings",
    "sled",
    "terra",
    "remo",
    "hack",
    "stiff",
    "testa",
    "rosca",
    "superman",
    "chaise",
    "presse",
    "planche",
    "planches",
    "banca",
    "plancha",
    "planchas",
    "hyper",
    "gemelo",
    "gemelos",
    "traction",
    "tractions",
    "abdominal",
    "abdos",
    "prensa",
    "ponte",
    "pajaro",
    "pajaros",
    "coice",
    "fondos",
    "paralelas",
    "barra",
    "puxada",
    "mollets",
    "oiseau",
    "butterfly",
    "landmine",
    "kickback",
    "kickbacks",
    "pullover",
    "pullovers",
    "abductor",
    "adductor",
    "femoral",
    "step",
    "nordics",
    "shrug",
    "shrugs",
    "serrote",
    "trineo",
    "couche",
    "dc",
];

impl<'a> Mentions<'a> {
    pub fn new(text: &Text<'_>, names: &dyn Names<'a>) -> Self {
        let count = text.len();
        Self {
            exercises: (0..count).map(|at| longer(text.find(at, exercise), names.exercise(text, at))).collect(),
            sports: (0..count).map(|at| text.find(at, sport)).collect(),
            foods: (0..count).map(|at| names.food_len(text, at)).collect(),
        }
    }

    /// The exercise named at a token; the longer of an exercise's and a sport's name wins.
    pub fn exercise(&self, at: usize) -> Option<(&'a str, usize)> {
        let found = (*self.exercises.get(at)?)?;
        let longer = self.sports[at].is_some_and(|(_, len)| len > found.1) || self.foods[at] > found.1;
        (!longer).then_some(found)
    }

    pub fn sport(&self, at: usize) -> Option<(Sport, usize)> {
        let found = (*self.sports.get(at)?)?;
        let longer = self.exercises[at].is_some_and(|(_, len)| len > found.1) || self.foods[at] > found.1;
        (!longer).then_some(found)
    }

    /// How many tokens the name of a food covers here.
    pub fn food(&self, at: usize) -> usize {
        self.foods.get(at).copied().unwrap_or(0)
    }

    /// Whether the name of an exercise or a sport ends right before a token ("bench: 3x8").
    pub fn training_ends(&self, at: usize) -> bool {
        (1..=at.min(4)).any(|back| {
            let ends = |len: Option<usize>| len == Some(back);
            ends(self.exercises[at - back].map(|(_, len)| len)) || ends(self.sports[at - back].map(|(_, len)| len))
        })
    }

    /// How many tokens the longest name of any kind covers here.
    pub fn len_at(&self, at: usize) -> usize {
        let exercise = self.exercises.get(at).copied().flatten().map_or(0, |(_, len)| len);
        let sport = self.sports.get(at).copied().flatten().map_or(0, |(_, len)| len);
        exercise.max(sport).max(self.food(at))
    }

    /// Whether an exercise's name here is an everyday word, too.
    pub fn is_everyday(text: &Text<'_>, at: usize, len: usize) -> bool {
        // "good mornings" are one thing, "good morning" another.
        (len == 1 && EVERYDAY.contains(&text.word(at))) || (text.word(at) == "good" && text.word(at + 1) == "morning")
    }
}

fn longer<'a>(one: Option<(&'a str, usize)>, other: Option<(&'a str, usize)>) -> Option<(&'a str, usize)> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.1 > one.1 { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn exercise(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Exercise(id) => Some(id),
        _ => None,
    }
}

fn sport(meaning: Meaning) -> Option<Sport> {
    match meaning {
        Meaning::Sport(sport) => Some(sport),
        _ => None,
    }
}
