//! What a member may change of themselves.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use poem_openapi::Object;
use serde::Deserialize;

use crate::domain::days::{self, DayStart};
use crate::domain::person::{ActivityLevel, Condition, ExperienceLevel, PrimaryGoal, Sex, UnitSystem, Weekday};
use crate::domain::profile::{Preferences, Profile};
use crate::http::{Check, Day, Errors, Patch};

/// A merge patch of a member.
#[derive(Clone, Deserialize, Object)]
pub struct MeChange {
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 100))]
    display_name: Patch<String>,
    #[serde(default)]
    profile: Patch<ProfileChange>,
    #[serde(default)]
    preferences: Patch<PreferencesChange>,
}

#[derive(Clone, Deserialize, Object)]
struct ProfileChange {
    #[serde(default)]
    birth_date: Patch<Day>,
    #[serde(default)]
    sex: Patch<Sex>,
    #[serde(default)]
    #[oai(validator(minimum(value = "50"), maximum(value = "275")))]
    height_cm: Patch<f64>,
    #[serde(default)]
    activity_level: Patch<ActivityLevel>,
    #[serde(default)]
    experience_level: Patch<ExperienceLevel>,
    #[serde(default)]
    primary_goal: Patch<PrimaryGoal>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "7")))]
    weekly_training_days: Patch<u8>,
    #[serde(default)]
    #[oai(validator(max_items = 7, unique_items))]
    training_days: Patch<Vec<Weekday>>,
    #[serde(default)]
    #[oai(validator(max_items = 50, unique_items))]
    equipment: Patch<Vec<String>>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 100))]
    dietary_preference: Patch<String>,
    #[serde(default)]
    #[oai(validator(max_items = 50, unique_items))]
    allergies: Patch<Vec<String>>,
    #[serde(default)]
    #[oai(validator(max_items = 50, unique_items))]
    injuries: Patch<Vec<String>>,
    #[serde(default)]
    #[oai(validator(max_items = 20, unique_items))]
    conditions: Patch<Vec<Condition>>,
    #[serde(default)]
    #[oai(validator(minimum(value = "20"), maximum(value = "500")))]
    goal_weight_kg: Patch<f64>,
    /// Percent of body weight a week; negative is losing.
    #[serde(default)]
    #[oai(validator(minimum(value = "-2"), maximum(value = "2")))]
    goal_rate_percent_per_week: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "20"), maximum(value = "150")))]
    resting_heart_rate_bpm: Patch<u16>,
    #[serde(default)]
    #[oai(validator(minimum(value = "80"), maximum(value = "250")))]
    max_heart_rate_bpm: Patch<u16>,
}

#[derive(Clone, Deserialize, Object)]
struct PreferencesChange {
    /// An IANA name, such as `Europe/Berlin`. Records made before keep their days.
    #[serde(default)]
    #[oai(validator(max_length = 64))]
    time_zone: Patch<String>,
    #[serde(default)]
    unit_system: Patch<UnitSystem>,
    /// A language tag, such as `en` or `pt-BR`.
    #[serde(default)]
    #[oai(validator(min_length = 2, max_length = 35))]
    language: Patch<String>,
    /// When the member's day begins, `HH:MM`, 00:00 to 06:00.
    #[serde(default)]
    #[oai(validator(max_length = 5))]
    day_starts_at: Patch<String>,
}

impl Check for MeChange {
    fn check(&self, errors: &mut Errors) {
        self.profile.not_null("profile", errors);
        self.preferences.not_null("preferences", errors);
        if let Patch::Value(profile) = &self.profile {
            errors.within("profile", |errors| profile.check(errors));
        }
        if let Patch::Value(preferences) = &self.preferences {
            errors.within("preferences", |errors| preferences.check(errors));
        }
    }
}

impl ProfileChange {
    fn check(&self, errors: &mut Errors) {
        self.sex.not_null("sex", errors);
        if let Some(day) = self.birth_date.value() {
            // Somewhere it is tomorrow already, but nobody is born there yet.
            let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
            errors.require(day.0 <= today, "birth_date", "must not lie in the future");
        }
        for (field, list) in
            [("equipment", &self.equipment), ("allergies", &self.allergies), ("injuries", &self.injuries)]
        {
            for (index, text) in list.value().into_iter().flatten().enumerate() {
                let sound = (1..=100).contains(&text.trim().chars().count());
                errors.require(sound, format_args!("{field}.{index}"), "must have 1 to 100 characters");
            }
        }
        if let (Some(resting), Some(max)) = (self.resting_heart_rate_bpm.value(), self.max_heart_rate_bpm.value()) {
            errors.require(resting < max, "max_heart_rate_bpm", "must be above resting_heart_rate_bpm");
        }
    }

    fn apply(self, old: Profile) -> Profile {
        Profile {
            display_name: old.display_name,
            birth_date: self.birth_date.apply(old.birth_date.map(Day)).map(|day| day.0),
            sex: self.sex.or(old.sex),
            height_cm: self.height_cm.apply(old.height_cm),
            activity_level: self.activity_level.apply(old.activity_level),
            experience_level: self.experience_level.apply(old.experience_level),
            primary_goal: self.primary_goal.apply(old.primary_goal),
            weekly_training_days: self.weekly_training_days.apply(old.weekly_training_days),
            training_days: list(self.training_days, old.training_days),
            equipment: list(self.equipment, old.equipment),
            dietary_preference: self.dietary_preference.apply(old.dietary_preference),
            allergies: list(self.allergies, old.allergies),
            injuries: list(self.injuries, old.injuries),
            conditions: list(self.conditions, old.conditions),
            goal_weight_kg: self.goal_weight_kg.apply(old.goal_weight_kg),
            goal_rate_percent_per_week: self.goal_rate_percent_per_week.apply(old.goal_rate_percent_per_week),
            resting_heart_rate_bpm: self.resting_heart_rate_bpm.apply(old.resting_heart_rate_bpm),
            max_heart_rate_bpm: self.max_heart_rate_bpm.apply(old.max_heart_rate_bpm),
        }
    }
}

/// A list that is taken away is empty.
fn list<T>(change: Patch<Vec<T>>, old: Vec<T>) -> Vec<T> {
    change.apply(Some(old)).unwrap_or_default()
}

impl PreferencesChange {
    fn check(&self, errors: &mut Errors) {
        self.time_zone.not_null("time_zone", errors);
        self.unit_system.not_null("unit_system", errors);
        self.language.not_null("language", errors);
        self.day_starts_at.not_null("day_starts_at", errors);
        if let Some(name) = self.time_zone.value() {
            errors.require(days::zone(name).is_ok(), "time_zone", "must be an IANA time zone, such as Europe/Berlin");
        }
        if let Some(tag) = self.language.value() {
            errors.require(is_language(tag), "language", "must be a language tag, such as en");
        }
        if let Some(start) = self.day_starts_at.value() {
            let good = start.parse::<DayStart>().is_ok();
            errors.require(good, "day_starts_at", "must be a time from 00:00 to 06:00, as HH:MM");
        }
    }

    fn apply(self, old: Preferences) -> Preferences {
        let zone = self.time_zone.value().and_then(|name| days::zone(name).ok());
        Preferences {
            time_zone: zone.map_or(old.time_zone, |zone| days::zone_name(&zone).to_owned()),
            unit_system: self.unit_system.or(old.unit_system),
            language: self.language.or(old.language),
            day_starts_at: self.day_starts_at.value().and_then(|t| t.parse().ok()).unwrap_or(old.day_starts_at),
        }
    }
}

/// `en`, `pt-BR`, `zh-Hant-TW`.
fn is_language(tag: &str) -> bool {
    let (language, rest) = tag.split_once('-').map_or((tag, None), |(language, rest)| (language, Some(rest)));
    let plain = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
    primary && rest.is_none_or(|rest| rest.split('-').all(plain))
}

impl MeChange {
    /// The new state.
    pub fn apply(self, profile: Profile, preferences: Preferences) -> (Profile, Preferences) {
        let display_name = self.display_name.apply(profile.display_name.clone());
        let profile = match self.profile {
            Patch::Value(change) => change.apply(profile),
            Patch::Absent | Patch::Null => profile,
        };
        let preferences = match self.preferences {
            Patch::Value(change) => change.apply(preferences),
            Patch::Absent | Patch::Null => preferences,
        };
        (Profile { display_name, ..profile }, preferences)
    }
}
