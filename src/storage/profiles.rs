//! Profiles. Every account has one from its first moment.

use jiff::Timestamp;

use super::{FromValue, Read, Result, Row, User, Value, Write};
use crate::domain::named::Named;
use crate::domain::profile::Profile;

/// A list of words in one column: written and read whole.
struct List<T>(Vec<T>);

/// The member's profile, and when it was last changed.
pub fn get(tx: &Read<'_, User>) -> Result<Option<(Profile, Timestamp)>> {
    tx.one(
        "SELECT display_name, birth_date, sex, height_cm, activity_level, experience_level, primary_goal,
                weekly_training_days, training_days, equipment, dietary_preference, allergies, injuries, conditions,
                goal_weight_kg, goal_rate_percent_per_week, resting_heart_rate_bpm, max_heart_rate_bpm, updated_at
         FROM my_profiles",
        &[],
        |row| Ok((read(row)?, row.get(18)?)),
    )
}

/// Replaces the member's profile.
pub fn update(tx: &Write<'_, User>, profile: &Profile, updated_at: Timestamp) -> Result<()> {
    tx.execute(
        "UPDATE profiles SET display_name = ?1, birth_date = ?2, sex = ?3, height_cm = ?4, activity_level = ?5,
                experience_level = ?6, primary_goal = ?7, weekly_training_days = ?8, training_days = ?9,
                equipment = ?10, dietary_preference = ?11, allergies = ?12, injuries = ?13, conditions = ?14,
                goal_weight_kg = ?15, goal_rate_percent_per_week = ?16, resting_heart_rate_bpm = ?17,
                max_heart_rate_bpm = ?18, updated_at = ?19
         WHERE user_id = auth_uid()",
        &[
            &profile.display_name,
            &profile.birth_date,
            &profile.sex,
            &profile.height_cm,
            &profile.activity_level,
            &profile.experience_level,
            &profile.primary_goal,
            &profile.weekly_training_days,
            &words(&profile.training_days),
            &json(&profile.equipment),
            &profile.dietary_preference,
            &json(&profile.allergies),
            &json(&profile.injuries),
            &words(&profile.conditions),
            &profile.goal_weight_kg,
            &profile.goal_rate_percent_per_week,
            &profile.resting_heart_rate_bpm,
            &profile.max_heart_rate_bpm,
            &updated_at,
        ],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Profile> {
    Ok(Profile {
        display_name: row.get(0)?,
        birth_date: row.get(1)?,
        sex: row.get(2)?,
        height_cm: row.get(3)?,
        activity_level: row.get(4)?,
        experience_level: row.get(5)?,
        primary_goal: row.get(6)?,
        weekly_training_days: row.get(7)?,
        training_days: row.get::<List<_>>(8)?.named(),
        equipment: row.get::<List<_>>(9)?.0,
        dietary_preference: row.get(10)?,
        allergies: row.get::<List<_>>(11)?.0,
        injuries: row.get::<List<_>>(12)?.0,
        conditions: row.get::<List<_>>(13)?.named(),
        goal_weight_kg: row.get(14)?,
        goal_rate_percent_per_week: row.get(15)?,
        resting_heart_rate_bpm: row.get(16)?,
        max_heart_rate_bpm: row.get(17)?,
    })
}

fn json(list: &[String]) -> String {
    serde_json::Value::from(list).to_string()
}

fn words<T: Named>(list: &[T]) -> String {
    list.iter().map(|word| word.name()).collect::<serde_json::Value>().to_string()
}

impl List<String> {
    /// The words that this version knows.
    fn named<T: Named>(self) -> Vec<T> {
        self.0.iter().filter_map(|name| T::from_name(name)).collect()
    }
}

impl FromValue for List<String> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        serde_json::from_str(&String::from_value(value)?).ok().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::TestStore;
    use super::*;
    use crate::domain::person::{Condition, Sex, Weekday};

    #[test]
    fn a_profile_comes_back_as_it_went_and_is_its_owners() {
        let store = TestStore::new();
        let (one, other) = (store.member(), store.member());
        let (empty, _) = store.read_blocking(one, get).unwrap().unwrap();
        assert_eq!((empty.sex, empty.height_cm, empty.equipment.len()), (Sex::Unspecified, None, 0));
        let full = Profile {
            birth_date: Some("1990-05-01".parse().unwrap()),
            height_cm: Some(180.5),
            training_days: vec![Weekday::Monday, Weekday::Friday],
            equipment: vec!["barbell".into(), "a \"rope\"".into()],
            conditions: vec![Condition::Insulin],
            weekly_training_days: Some(2),
            ..empty.clone()
        };
        let new = full.clone();
        store.write_blocking(one, move |tx| update(tx, &new, tx.now())).unwrap();
        assert_eq!(store.read_blocking(one, get).unwrap().unwrap().0, full);
        assert_eq!(store.read_blocking(other, get).unwrap().unwrap().0, empty);
    }
}
