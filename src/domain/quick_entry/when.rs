//! From what is said about when to an instant in the reader's zone.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::occasion::{Day, Occasion};
use super::vocabulary::{Category, Part};

/// The clock that the reader's words are read by.
#[derive(Clone, Debug)]
pub struct Now<'z> {
    pub at: Timestamp,
    pub zone: &'z TimeZone,
}

/// An instant, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    pub at: Timestamp,
    pub day: Date,
    /// `None` where the time was said; else why it is what it is.
    pub reason: Option<&'static str>,
}

impl Now<'_> {
    /// The instant of an occasion. What is not said comes from the meal, the part of the day, or the present.
    pub fn resolve(&self, occasion: Occasion) -> When {
        let now = self.at.to_zoned(self.zone.clone());
        let today = now.date();
        let day = match occasion.day {
            None => today,
            Some(Day::Offset(days)) => today.saturating_add(i32::from(days).days()),
            Some(Day::Weekday(day)) => last_weekday(today, day),
        };
        let present = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
        let is_today = day == today;
        let (minutes, reason) = match (occasion.clock, usual(occasion)) {
            (Some(clock), _) => {
                (choose_half(clock.minutes, clock.either_half, occasion, is_today.then_some(present)), None)
            }
            // The usual hour has not come yet: it was just now.
            (None, Some((minutes, _))) if is_today && minutes > present => {
                return self.now(today, "now, before the usual time");
            }
            (None, Some((minutes, reason))) => (minutes, Some(reason)),
            (None, None) if is_today => return self.now(today, "no time was given: now"),
            (None, None) => (12 * 60, Some("no time was given: noon")),
        };
        let time = Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).unwrap_or(Time::midnight());
        let at = day.to_datetime(time).to_zoned(self.zone.clone()).map_or(self.at, |zoned| zoned.timestamp());
        When { at, day, reason }
    }

    fn now(&self, day: Date, reason: &'static str) -> When {
        When { at: self.at, day, reason: Some(reason) }
    }

    /// The meal that is usual at an instant.
    pub fn usual_meal(&self, at: Timestamp) -> Category {
        let local = at.to_zoned(self.zone.clone());
        match i32::from(local.hour()) * 60 + i32::from(local.minute()) {
            240..=630 => Category::Breakfast,
            690..=870 => Category::Lunch,
            1050..=1320 => Category::Dinner,
            _ => Category::Snack,
        }
    }
}

/// The last day with this weekday, today included.
fn last_weekday(today: Date, day: i8) -> Date {
    let Ok(weekday) = Weekday::from_monday_one_offset(day) else { return today };
    let back = i32::from(today.weekday().since(weekday));
    today.saturating_add((-back).days())
}

/// The usual time of a meal or a part of the day, in minutes after midnight.
fn usual(occasion: Occasion) -> Option<(u16, &'static str)> {
    const PART: &str = "the usual time of that part of the day";
    match (occasion.part, occasion.category) {
        (Some(Part::Morning), _) => Some((8 * 60, PART)),
        (Some(Part::Noon), _) => Some((12 * 60 + 30, PART)),
        (Some(Part::Afternoon), _) => Some((15 * 60 + 30, PART)),
        (Some(Part::Evening), _) => Some((19 * 60, PART)),
        (Some(Part::Night), _) => Some((22 * 60, PART)),
        (None, Some(category)) => {
            let minutes = match category {
                Category::Breakfast => 8 * 60,
                Category::Lunch => 12 * 60 + 30,
                Category::Dinner => 19 * 60,
                Category::Snack => 16 * 60,
                Category::Other => 11 * 60,
            };
            Some((minutes, "the usual time of that meal"))
        }
        (None, None) => None,
    }
}

/// "at 7" is in the evening for dinner, in the morning for breakfast, else the latest that has been.
fn choose_half(minutes: u16, either_half: bool, occasion: Occasion, present: Option<u16>) -> u16 {
    if !either_half {
        return minutes;
    }
    let (early, late) = (minutes % 720, minutes % 720 + 720);
    let evening = match (occasion.part, occasion.category) {
        (Some(Part::Morning), _) | (None, Some(Category::Breakfast)) => false,
        (Some(Part::Afternoon | Part::Evening | Part::Night), _) | (None, Some(Category::Dinner)) => true,
        (_, Some(Category::Lunch)) | (Some(Part::Noon), _) => !(600..720).contains(&early),
        // Twelve is noon; before six and without more it was in the afternoon.
        _ if early < 60 => true,
        _ => match present {
            Some(present) => late <= present,
            None => early < 6 * 60,
        },
    };
    if evening { late } else { early }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::grammar::ClockTime;

    fn resolve(occasion: Occasion) -> String {
        let at: Timestamp = "2026-11-24T18:00:00Z".parse().unwrap();
        Now { at, zone: &TimeZone::UTC }.resolve(occasion).at.to_string()
    }

    fn clock(minutes: u16, either_half: bool) -> ClockTime {
        ClockTime { minutes, either_half }
    }

    #[test]
    fn said_times_and_usual_times() {
        let none = Occasion::default();
        assert_eq!(resolve(none), "2026-11-24T18:00:00Z");
        assert_eq!(resolve(Occasion { clock: Some(clock(480, false)), ..none }), "2026-11-24T08:00:00Z");
        assert_eq!(resolve(Occasion { clock: Some(clock(540, true)), ..none }), "2026-11-24T09:00:00Z");
        assert_eq!(resolve(Occasion { clock: Some(clock(300, true)), ..none }), "2026-11-24T17:00:00Z");
        assert_eq!(resolve(Occasion { clock: Some(clock(720, true)), ..none }), "2026-11-24T12:00:00Z");
        let dinner = Some(Category::Dinner);
        assert_eq!(resolve(Occasion { category: dinner, ..none }), "2026-11-24T18:00:00Z");
        let yesterday = Some(Day::Offset(-1));
        assert_eq!(resolve(Occasion { category: dinner, day: yesterday, ..none }), "2026-11-23T19:00:00Z");
        let at_seven = Occasion { category: dinner, day: yesterday, clock: Some(clock(420, true)), ..none };
        assert_eq!(resolve(at_seven), "2026-11-23T19:00:00Z");
        assert_eq!(resolve(Occasion { day: Some(Day::Weekday(1)), ..none }), "2026-11-23T12:00:00Z");
    }
}
