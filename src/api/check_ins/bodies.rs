//! Check-ins as they are sent and answered.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::api::nutrients::rounded;
use crate::domain::ids::CheckInId;
use crate::domain::meals::Source;
use crate::domain::readiness::{Advice, CheckIn, DayCheckIn, Readiness, readiness};
use crate::http::{Check, Day, Errors, Instant, Patch};
use crate::storage::check_ins::CheckInFacts;
use crate::storage::member_clock::MemberClock;
use crate::storage::{self, Read, User};

/// How a member felt on a day.
#[derive(Serialize, Object)]
#[oai(rename = "CheckIn")]
pub struct CheckInAnswer {
    id: CheckInId,
    day: Day,
    sleep_h: Option<f64>,
    sleep_quality: Option<f64>,
    energy: Option<f64>,
    soreness: Option<f64>,
    stress: Option<f64>,
    mood: Option<f64>,
    motivation: Option<f64>,
    notes: Option<String>,
    source: Source,
    /// Null with fewer than three answers, or with none of sleep, energy and soreness.
    readiness: Option<ReadinessAnswer>,
    updated_at: Instant,
}

/// How ready a member is to train.
#[derive(Serialize, Object)]
#[oai(rename = "Readiness")]
struct ReadinessAnswer {
    /// 0 to 100.
    score: f64,
    advice: Advice,
    /// What the score is made of.
    parts: Vec<ReadinessPart>,
}

#[derive(Serialize, Object)]
struct ReadinessPart {
    field: String,
    weight: f64,
    /// 0 to 100.
    score: f64,
}

impl From<Readiness> for ReadinessAnswer {
    fn from(readiness: Readiness) -> Self {
        let advice = readiness.advice();
        let parts = readiness.parts.into_iter().map(|part| ReadinessPart {
            field: part.field.to_owned(),
            weight: part.weight,
            score: rounded(part.score, 10.0),
        });
        Self { score: rounded(readiness.score, 10.0), advice, parts: parts.collect() }
    }
}

impl From<DayCheckIn> for CheckInAnswer {
    fn from(check_in: DayCheckIn) -> Self {
        let CheckIn { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation } = check_in.answers;
        Self {
            id: check_in.id,
            day: check_in.day.into(),
            sleep_h,
            sleep_quality,
            energy,
            soreness,
            stress,
            mood,
            motivation,
            notes: check_in.notes,
            source: check_in.source,
            readiness: readiness(&check_in.answers).map(ReadinessAnswer::from),
            updated_at: check_in.updated_at.into(),
        }
    }
}

/// How one feels. Scales run from 1 to 5.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "CheckInRequest")]
pub struct CheckInRequest {
    /// Today, if left out.
    pub day: Option<Day>,
    #[oai(validator(minimum(value = "0"), maximum(value = "24")))]
    sleep_h: Option<f64>,
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    sleep_quality: Option<f64>,
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    energy: Option<f64>,
    /// 5 is worst.
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    soreness: Option<f64>,
    /// 5 is worst.
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    stress: Option<f64>,
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    mood: Option<f64>,
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    motivation: Option<f64>,
    #[oai(validator(max_length = 2000))]
    pub notes: Option<String>,
}

impl Check for CheckInRequest {
    fn check(&self, errors: &mut Errors) {
        let said = self.notes.is_some() || self.answers() != CheckIn::default();
        errors.require(said, "", "must have an answer or notes");
    }
}

impl CheckInRequest {
    pub fn answers(&self) -> CheckIn {
        let &Self { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation, .. } = self;
        CheckIn { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation }
    }
}

impl CheckInRequest {
    /// What it says, of today where it says nothing else.
    pub fn facts(&self, tx: &Read<'_, User>) -> storage::Result<CheckInFacts> {
        let day = match self.day {
            Some(day) => day.into(),
            None => MemberClock::of(tx)?.day(tx.now()),
        };
        Ok(CheckInFacts { day, answers: self.answers(), notes: self.notes.clone() })
    }
}

/// What to change of a check-in.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "CheckInPatch")]
pub struct CheckInPatch {
    #[serde(default)]
    day: Patch<Day>,
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "24")))]
    sleep_h: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    sleep_quality: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    energy: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    soreness: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    stress: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    mood: Patch<f64>,
    #[serde(default)]
    #[oai(validator(minimum(value = "1"), maximum(value = "5")))]
    motivation: Patch<f64>,
    #[serde(default)]
    #[oai(validator(max_length = 2000))]
    notes: Patch<String>,
}

impl Check for CheckInPatch {
    fn check(&self, errors: &mut Errors) {
        self.day.not_null("day", errors);
    }
}

impl CheckInPatch {
    pub fn apply(&self, old: &DayCheckIn) -> CheckInFacts {
        let before = old.answers;
        CheckInFacts {
            day: self.day.or(Day(old.day)).into(),
            answers: CheckIn {
                sleep_h: self.sleep_h.apply(before.sleep_h),
                sleep_quality: self.sleep_quality.apply(before.sleep_quality),
                energy: self.energy.apply(before.energy),
                soreness: self.soreness.apply(before.soreness),
                stress: self.stress.apply(before.stress),
                mood: self.mood.apply(before.mood),
                motivation: self.motivation.apply(before.motivation),
            },
            notes: self.notes.clone().apply(old.notes.clone()),
        }
    }
}
