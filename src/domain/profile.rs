//! A member's profile and preferences: what the coach reckons with.

use jiff::civil::Date;

use super::person::{ActivityLevel, Condition, ExperienceLevel, PrimaryGoal, Sex, UnitSystem, Weekday};

/// What a person told about themselves. What is unknown is `None`, never a guess.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    pub display_name: Option<String>,
    pub birth_date: Option<Date>,
    pub sex: Sex,
    pub height_cm: Option<f64>,
    pub activity_level: Option<ActivityLevel>,
    pub experience_level: Option<ExperienceLevel>,
    pub primary_goal: Option<PrimaryGoal>,
    /// Training days a week.
    pub weekly_training_days: Option<u8>,
    /// The weekdays on which they like to train.
    pub training_days: Vec<Weekday>,
    /// What they can train with, by the names of exercises' equipment.
    pub equipment: Vec<String>,
    pub dietary_preference: Option<String>,
    pub allergies: Vec<String>,
    pub injuries: Vec<String>,
    pub conditions: Vec<Condition>,
    pub goal_weight_kg: Option<f64>,
    /// Percent of body weight a week; negative is losing.
    pub goal_rate_percent_per_week: Option<f64>,
    pub resting_heart_rate_bpm: Option<u16>,
    pub max_heart_rate_bpm: Option<u16>,
}

/// How a person wants to be served.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preferences {
    /// An IANA name.
    pub time_zone: String,
    pub unit_system: UnitSystem,
    /// A language tag, such as `en`.
    pub language: String,
    /// Minutes after midnight at which their day begins.
    pub day_starts_at: super::days::DayStart,
}
