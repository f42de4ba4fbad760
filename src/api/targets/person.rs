//! The facts about a member from which targets are computed.

use jiff::ToSpan;

use crate::domain::measurements::MeasurementKind;
use crate::domain::nutrition::Person;
use crate::domain::person::age_on;
use crate::domain::trends::smooth;
use crate::storage::member_clock::MemberClock;
use crate::storage::{Read, Result, User, measurements, profiles};

/// A body-fat percentage older than this is not used.
const BODY_FAT_DAYS: i32 = 60;
/// Weights of so many days feed the trend.
const WEIGHT_DAYS: i32 = 90;

/// The member's facts, or the names of those that are missing.
pub fn person(tx: &Read<'_, User>) -> Result<std::result::Result<Person, Vec<&'static str>>> {
    let Some((profile, _)) = profiles::get(tx)? else { return Ok(Err(vec!["profile"])) };
    let today = MemberClock::of(tx)?.day(tx.now());
    let weights = measurements::daily(tx, MeasurementKind::Weight, today.saturating_sub(WEIGHT_DAYS.days()))?;
    let weight = match smooth(&weights).last() {
        Some(trend) => Some(trend.value),
        None => measurements::latest(tx, MeasurementKind::Weight)?.map(|latest| latest.reading.standard_value),
    };
    let body_fats = measurements::daily(tx, MeasurementKind::BodyFat, today.saturating_sub(BODY_FAT_DAYS.days()))?;

    let known = (profile.birth_date, profile.height_cm, profile.activity_level, profile.primary_goal, weight);
    let (Some(birth_date), Some(height_cm), Some(activity), Some(goal), Some(weight_kg)) = known else {
        let missing = [
            ("birth_date", profile.birth_date.is_none()),
            ("height_cm", profile.height_cm.is_none()),
            ("activity_level", profile.activity_level.is_none()),
            ("primary_goal", profile.primary_goal.is_none()),
            ("weight_kg", weight.is_none()),
        ];
        return Ok(Err(missing.into_iter().filter_map(|(name, missing)| missing.then_some(name)).collect()));
    };
    Ok(Ok(Person {
        sex: profile.sex,
        age: age_on(birth_date, today),
        height_cm,
        weight_kg,
        body_fat_percent: body_fats.last().map(|point| point.value),
        activity,
        experience: profile.experience_level,
        goal,
        goal_weight_kg: profile.goal_weight_kg,
        goal_rate_percent_per_week: profile.goal_rate_percent_per_week,
        training_days: profile.weekly_training_days.unwrap_or(0),
        low_carb: profile.dietary_preference.as_deref().is_some_and(|diet| matches!(diet, "low_carb" | "keto")),
        conditions: profile.conditions,
    }))
}
