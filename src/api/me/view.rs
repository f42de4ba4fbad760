//! A member as they see themselves.

use poem_openapi::Object;
use serde::Serialize;

use crate::domain::account::Role;
use crate::domain::ids::UserId;
use crate::domain::person::{ActivityLevel, Condition, ExperienceLevel, PrimaryGoal, Sex, UnitSystem, Weekday};
use crate::domain::profile::{Preferences, Profile};
use crate::http::{Day, Instant};
use crate::storage::users::Account;
use jiff::Timestamp;

/// The account, the profile and the preferences of a member.
#[derive(Debug, Serialize, Object)]
pub struct Me {
    id: UserId,
    email: String,
    display_name: Option<String>,
    role: Role,
    profile: ProfileView,
    preferences: PreferencesView,
    created_at: Instant,
    updated_at: Instant,
}

/// What a member told about themselves; null is unknown.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Profile")]
struct ProfileView {
    birth_date: Option<Day>,
    sex: Sex,
    height_cm: Option<f64>,
    activity_level: Option<ActivityLevel>,
    experience_level: Option<ExperienceLevel>,
    primary_goal: Option<PrimaryGoal>,
    weekly_training_days: Option<u8>,
    training_days: Vec<Weekday>,
    equipment: Vec<String>,
    dietary_preference: Option<String>,
    allergies: Vec<String>,
    injuries: Vec<String>,
    conditions: Vec<Condition>,
    goal_weight_kg: Option<f64>,
    goal_rate_percent_per_week: Option<f64>,
    resting_heart_rate_bpm: Option<u16>,
    max_heart_rate_bpm: Option<u16>,
}

/// How a member wants to be served.
#[derive(Debug, Serialize, Object)]
#[oai(rename = "Preferences")]
struct PreferencesView {
    /// An IANA name; records belong to days of this zone.
    time_zone: String,
    unit_system: UnitSystem,
    /// A language tag.
    language: String,
    /// When the member's day begins, `HH:MM`, 00:00 to 06:00.
    day_starts_at: String,
}

impl Me {
    pub fn of(account: Account, profile: Profile, preferences: Preferences, updated_at: Timestamp) -> Self {
        Self {
            id: account.id,
            email: account.email,
            display_name: profile.display_name.clone(),
            role: account.role,
            profile: profile.into(),
            preferences: preferences.into(),
            created_at: account.created_at.into(),
            updated_at: updated_at.into(),
        }
    }
}

impl From<Profile> for ProfileView {
    fn from(profile: Profile) -> Self {
        Self {
            birth_date: profile.birth_date.map(Day),
            sex: profile.sex,
            height_cm: profile.height_cm,
            activity_level: profile.activity_level,
            experience_level: profile.experience_level,
            primary_goal: profile.primary_goal,
            weekly_training_days: profile.weekly_training_days,
            training_days: profile.training_days,
            equipment: profile.equipment,
            dietary_preference: profile.dietary_preference,
            allergies: profile.allergies,
            injuries: profile.injuries,
            conditions: profile.conditions,
            goal_weight_kg: profile.goal_weight_kg,
            goal_rate_percent_per_week: profile.goal_rate_percent_per_week,
            resting_heart_rate_bpm: profile.resting_heart_rate_bpm,
            max_heart_rate_bpm: profile.max_heart_rate_bpm,
        }
    }
}

impl From<Preferences> for PreferencesView {
    fn from(preferences: Preferences) -> Self {
        Self {
            time_zone: preferences.time_zone,
            unit_system: preferences.unit_system,
            language: preferences.language,
            day_starts_at: preferences.day_starts_at.to_string(),
        }
    }
}
