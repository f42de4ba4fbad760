//! Programmes in requests.

use jiff::ToSpan;
use jiff::civil::Date;
use poem_openapi::Object;
use serde::Deserialize;

use crate::domain::person::{ExperienceLevel, PrimaryGoal, Weekday};
use crate::domain::profile::Profile;
use crate::domain::programs::asked::{Asked, AskedEvent};
use crate::domain::programs::vocabulary::{DayStatus, EventKind, equipment_names};
use crate::http::{Check, Day, Errors, Patch, Problem};

/// What a programme is to be. What is left out comes from the profile.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ProgramRequest")]
pub struct ProgramRequest {
    goal: Option<PrimaryGoal>,
    /// 12, if left out. The date of an event decides over it.
    #[oai(validator(minimum(value = "4"), maximum(value = "24")))]
    weeks: Option<u32>,
    /// 3, if neither given nor in the profile.
    #[oai(validator(minimum(value = "2"), maximum(value = "6")))]
    days_per_week: Option<u32>,
    /// 60, if left out.
    #[oai(validator(minimum(value = "20"), maximum(value = "180")))]
    session_minutes: Option<u32>,
    /// `beginner`, if neither given nor in the profile.
    experience_level: Option<ExperienceLevel>,
    /// The names of exercises' equipment, and `bench`, `rack`, `pull-up-bar`, `dip-bars`, `full-gym`. The own body is
    /// always there.
    #[oai(validator(max_items = 50))]
    equipment: Option<Vec<String>>,
    /// What must be spared, in plain words: `left knee`.
    #[oai(validator(max_items = 50))]
    injuries: Option<Vec<String>>,
    /// The weekdays liked.
    #[oai(validator(max_items = 7, unique_items))]
    training_days: Option<Vec<Weekday>>,
    /// Today, if left out.
    start_date: Option<Day>,
    /// Whether each day suggests meals that fit the targets.
    #[serde(default)]
    #[oai(default)]
    include_meals: bool,
    event: Option<EventRequest>,
}

/// What the programme leads up to.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[oai(rename = "ProgramEventRequest")]
struct EventRequest {
    kind: EventKind,
    /// 4 to 24 weeks after the start.
    date: Day,
}

impl Check for ProgramRequest {
    fn check(&self, errors: &mut Errors) {
        for (index, name) in self.equipment.iter().flatten().enumerate() {
            let known = equipment_names().any(|known| known == name);
            errors.require(known, format_args!("equipment.{index}"), "must be the name of some equipment");
        }
        for (index, text) in self.injuries.iter().flatten().enumerate() {
            let sound = (1..=100).contains(&text.trim().chars().count());
            errors.require(sound, format_args!("injuries.{index}"), "must have 1 to 100 characters");
        }
        if let (Some(start), Some(event)) = (self.start_date, &self.event) {
            errors.require(start < event.date, "event.date", "must lie after start_date");
        }
    }
}

impl ProgramRequest {
    /// The settings, with what is left out taken from the profile.
    pub fn settle(self, profile: &Profile, today: Date) -> Result<Asked, Problem> {
        let mut errors = Errors::default();
        let goal = self.goal.or(profile.primary_goal);
        errors.require(goal.is_some(), "goal", "must be given, or primary_goal in the profile");
        let start_date = self.start_date.map_or(today, Date::from);
        let near = today.saturating_sub(1.year())..=today.saturating_add(1.year());
        errors.require(near.contains(&start_date), "start_date", "must lie within a year of today");
        errors.into_result()?;
        let days = profile.weekly_training_days.map_or(3, u32::from).clamp(2, 6);
        Ok(Asked {
            goal: goal.unwrap_or(PrimaryGoal::Health),
            weeks: self.weeks.unwrap_or(12),
            days_per_week: self.days_per_week.unwrap_or(days),
            session_minutes: self.session_minutes.unwrap_or(60),
            experience_level: self.experience_level.or(profile.experience_level).unwrap_or(ExperienceLevel::Beginner),
            equipment: self.equipment.unwrap_or_else(|| profile.equipment.clone()),
            injuries: self.injuries.unwrap_or_else(|| profile.injuries.clone()),
            training_days: self.training_days.unwrap_or_else(|| profile.training_days.clone()),
            start_date,
            event: self.event.map(|event| AskedEvent { kind: event.kind, date: event.date.into() }),
            include_meals: self.include_meals,
        })
    }
}

/// What became of a day.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "ProgramDayPatch")]
pub struct DayPatch {
    #[serde(default)]
    pub status: Patch<DayStatus>,
    /// When it was done or skipped (today, if left out), or to when it is moved (must be given).
    #[serde(default)]
    pub day: Patch<Day>,
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    pub feedback: Patch<String>,
}

impl Check for DayPatch {
    fn check(&self, errors: &mut Errors) {
        self.status.not_null("status", errors);
        self.day.not_null("day", errors);
        let moved = self.status.value() == Some(&DayStatus::Moved);
        errors.require(!moved || self.day.value().is_some(), "day", "must be given for a day that is moved");
        let planned = self.status.value() == Some(&DayStatus::Planned);
        errors.require(!planned || self.day.is_absent(), "day", "follows from the plan");
    }
}
