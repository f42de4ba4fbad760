//! Activities: a run, a ride, a match. Energy that no device measured is estimated from kind, speed and body weight.

use jiff::Timestamp;

use super::cardio::{energy, kinds};
use super::days::When;
use super::ids::ActivityId;
use super::meals::Source;
use crate::named;

named! {
    /// Where an energy comes from.
    pub enum EnergySource {
        Measured = "measured",
        MetEstimate = "met_estimate",
    }
}

/// What is known of an activity.
#[derive(Clone, PartialEq, Debug)]
pub struct ActivityFacts {
    /// One of [`kinds`].
    pub kind: String,
    pub name: Option<String>,
    pub when: When,
    pub duration_s: Option<f64>,
    pub distance_m: Option<f64>,
    pub elevation_gain_m: Option<f64>,
    pub average_heart_rate_bpm: Option<f64>,
    pub max_heart_rate_bpm: Option<f64>,
    /// Gross energy in kcal, and how it is known.
    pub energy: Option<(f64, EnergySource)>,
    /// CR10, 0 to 10.
    pub perceived_exertion: Option<f64>,
    pub notes: Option<String>,
}

/// A logged activity.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    pub id: ActivityId,
    pub facts: ActivityFacts,
    pub source: Source,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl ActivityFacts {
    /// The same with its energy: as measured, or else estimated where kind, duration and weight allow it.
    #[must_use]
    pub fn with_energy(self, measured_kcal: Option<f64>, weight_kg: Option<f64>) -> Self {
        let estimate = || {
            let kind = kinds::by_id(&self.kind)?;
            energy::estimate_kcal(kind, weight_kg?, self.duration_s?, self.distance_m)
        };
        let energy = match measured_kcal {
            Some(kcal) => Some((kcal, EnergySource::Measured)),
            None => estimate().map(|kcal| (kcal, EnergySource::MetEstimate)),
        };
        Self { energy, ..self }
    }

    /// The energy that a device measured.
    pub fn measured_kcal(&self) -> Option<f64> {
        self.energy.filter(|(_, source)| *source == EnergySource::Measured).map(|(kcal, _)| kcal)
    }
}
