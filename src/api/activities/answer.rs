//! Activities as they are answered.

use poem_openapi::Object;
use serde::Serialize;

use crate::domain::activities::{Activity, EnergySource};
use crate::domain::cardio::kinds::Kind;
use crate::domain::ids::ActivityId;
use crate::domain::meals::Source;
use crate::http::{Day, Instant};

/// An activity.
#[derive(Serialize, Object)]
#[oai(rename = "Activity")]
pub struct ActivityAnswer {
    id: ActivityId,
    /// One of `/activities/kinds`.
    kind: String,
    name: Option<String>,
    started_at: Instant,
    time_zone: String,
    /// The local day to which it belongs.
    day: Day,
    duration_s: Option<f64>,
    distance_m: Option<f64>,
    elevation_gain_m: Option<f64>,
    average_heart_rate_bpm: Option<f64>,
    max_heart_rate_bpm: Option<f64>,
    /// Rest included.
    energy_kcal: Option<f64>,
    energy_source: Option<EnergySource>,
    perceived_exertion: Option<f64>,
    notes: Option<String>,
    source: Source,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Activity> for ActivityAnswer {
    fn from(activity: Activity) -> Self {
        let facts = activity.facts;
        let (energy_kcal, energy_source) = facts.energy.unzip();
        Self {
            id: activity.id,
            kind: facts.kind,
            name: facts.name,
            started_at: facts.when.at.into(),
            time_zone: facts.when.time_zone,
            day: facts.when.day.into(),
            duration_s: facts.duration_s,
            distance_m: facts.distance_m,
            elevation_gain_m: facts.elevation_gain_m,
            average_heart_rate_bpm: facts.average_heart_rate_bpm,
            max_heart_rate_bpm: facts.max_heart_rate_bpm,
            energy_kcal: energy_kcal.map(|kcal| (kcal * 10.0).round() / 10.0),
            energy_source,
            perceived_exertion: facts.perceived_exertion,
            notes: facts.notes,
            source: activity.source,
            created_at: activity.created_at.into(),
            updated_at: activity.updated_at.into(),
        }
    }
}

/// A kind of activity.
#[derive(Serialize, Object)]
#[oai(rename = "ActivityKind")]
pub struct KindAnswer {
    id: String,
    name: String,
    /// Energy as a multiple of rest, where no speed says better; null where nothing is known.
    met: Option<f64>,
}

impl From<&Kind> for KindAnswer {
    fn from(kind: &Kind) -> Self {
        Self { id: kind.id.to_owned(), name: kind.name.to_owned(), met: kind.met(None) }
    }
}
