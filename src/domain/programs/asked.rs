//! What a programme was asked with, in the person's own words; kept with it, so that a reassessment starts from it.

use jiff::civil::{self, Date};
use serde::{Deserialize, Serialize};

use super::calendar::weekdays;
use super::plan::{Event, Request};
use super::vocabulary::{Available, EventKind, Injury};
use crate::domain::person::{ExperienceLevel, PrimaryGoal, Weekday};

/// The settings of a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    pub goal: PrimaryGoal,
    pub weeks: u32,
    pub days_per_week: u32,
    pub session_minutes: u32,
    pub experience_level: ExperienceLevel,
    pub equipment: Vec<String>,
    /// In the person's own words.
    pub injuries: Vec<String>,
    /// Weekdays liked.
    pub training_days: Vec<Weekday>,
    #[serde(with = "iso")]
    pub start_date: Date,
    pub event: Option<AskedEvent>,
    pub include_meals: bool,
}

/// The event that it leads up to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedEvent {
    pub kind: EventKind,
    #[serde(with = "iso")]
    pub date: Date,
}

impl Asked {
    /// The same in the terms of the generator.
    pub fn to_request(&self) -> Request {
        let mut injuries: Vec<Injury> = self.injuries.iter().flat_map(|text| Injury::named_in(text)).collect();
        injuries.sort_unstable();
        injuries.dedup();
        Request {
            goal: self.goal,
            weeks: self.weeks,
            days_per_week: self.days_per_week,
            session_minutes: self.session_minutes,
            experience: self.experience_level,
            equipment: Available::named(self.equipment.iter().map(String::as_str)),
            injuries,
            start: self.start_date,
            liked: self.liked(),
            event: self.event.map(|event| Event { kind: event.kind, date: event.date }),
        }
    }

    /// The weekdays to train on.
    pub fn weekdays(&self) -> Vec<civil::Weekday> {
        weekdays(self.days_per_week as usize, &self.liked())
    }

    /// Injuries whose words say nothing to us: nothing could be left out for them.
    pub fn unknown_injuries(&self) -> usize {
        self.injuries.iter().filter(|text| Injury::named_in(text).is_empty()).count()
    }

    fn liked(&self) -> Vec<civil::Weekday> {
        self.training_days.iter().map(|day| civil_weekday(*day)).collect()
    }
}

fn civil_weekday(day: Weekday) -> civil::Weekday {
    match day {
        Weekday::Monday => civil::Weekday::Monday,
        Weekday::Tuesday => civil::Weekday::Tuesday,
        Weekday::Wednesday => civil::Weekday::Wednesday,
        Weekday::Thursday => civil::Weekday::Thursday,
        Weekday::Friday => civil::Weekday::Friday,
        Weekday::Saturday => civil::Weekday::Saturday,
        Weekday::Sunday => civil::Weekday::Sunday,
    }
}

/// Days as `2026-11-24`.
mod iso {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub fn serialize<S: Serializer>(day: &Date, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(reader: D) -> Result<Date, D::Error> {
        String::deserialize(reader)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_is_read_back_as_it_was_kept() {
        let asked = Asked {
            goal: PrimaryGoal::Strength,
            weeks: 8,
            days_per_week: 3,
            session_minutes: 45,
            experience_level: ExperienceLevel::Advanced,
            equipment: vec!["barbell".into()],
            injuries: vec!["left knee".into(), "ego".into()],
            training_days: vec![Weekday::Tuesday],
            start_date: date(2026, 11, 24),
            event: Some(AskedEvent { kind: EventKind::Other, date: date(2027, 1, 30) }),
            include_meals: false,
        };
        let kept = serde_json::to_string(&asked).unwrap();
        assert_eq!(serde_json::from_str::<Asked>(&kept).unwrap(), asked);
        assert_eq!(asked.to_request().injuries, [Injury::Knee]);
        assert_eq!(asked.unknown_injuries(), 1);
        assert!(asked.weekdays().contains(&civil::Weekday::Tuesday));
    }
}
