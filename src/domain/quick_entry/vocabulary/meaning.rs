//! The kinds of things that a phrase can mean.

use serde::Serialize;

use super::Unit;

/// Which meal of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Breakfast,
    Lunch,
    Dinner,
    Snack,
    Other,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// How a word ties what follows to what stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    And,
    But,
    With,
    On,
    In,
    Of,
    For,
    Without,
    /// "filled with", "topped with": what follows is part of what stands before.
    Filled,
    /// "on top", "on the side": says nothing of its own.
    Top,
}

/// What the writer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    Eat,
    Did,
    Question,
    Plan,
    Hypothetical,
    Denial,
    Instruction,
    Chat,
    Idiom,
}

/// Words of a training session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Train {
    Times,
    Each,
    Superset,
    Failure,
    WarmUp,
    Drop,
    BodyWeight,
    Added,
    Assist,
    Rest,
    Pace,
    Pool,
    EmptyBar,
    Session,
}

/// What is said of a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sleep {
    Duration,
    Bed,
    Up,
}

/// A field of a check-in, as `check_in` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    SleepQuality,
    Energy,
    Soreness,
    Stress,
    Mood,
    Motivation,
}

/// How much of a state a word of its own says ("exhausted" is little energy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The state's name alone: a number or a level word must follow.
    Named,
    Much,
    Little,
}

/// A number beside a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    Rpe,
    Rir,
}

/// A sport, as the activity's `kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sport(pub &'static str);

/// What a phrase means. One phrase may mean several things; the stages look for the ones they can use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    Number(f64),
    /// "hundred", "dozen": multiplies what stands before.
    Scale(f64),
    Fraction(f64),
    /// "and a half": adds to what stands before.
    Plus(f64),
    /// "a couple", "a few".
    Amount(f64),
    Article,
    Some,
    About,
    Range,
    Unit(Unit),
    /// A household measure: slice, handful, glass.
    Measure(&'static str),
    Size(&'static str),
    Meal(Category),
    /// Days from today, and the part of that day if it says one.
    Day(i8, Option<Part>),
    Tomorrow,
    /// Monday is 1.
    Weekday(i8),
    /// A named time of day, in minutes after midnight.
    Clock(u16),
    At,
    OClock,
    Am,
    Pm,
    /// "before the gym": places the meal, without a time.
    AroundEvent,
    Link(Link),
    Intent(Intent),
    Filler,
    /// A measurement's kind.
    Body(&'static str),
    HeartRate {
        max: bool,
    },
    Climb,
    Effort(Effort),
    Train(Train),
    Sleep(Sleep),
    State(State, Level),
    /// A level on the scale from 1 to 5.
    Level(f64),
    Muscle,
    Note,
    Sport(Sport),
    /// An exercise of the reference data.
    Exercise(&'static str),
}
