//! Measurements as they are sent and answered.

use poem_openapi::Object;
use serde::{Deserialize, Serialize};

use crate::api::dated::{At, check_zone};
use crate::api::nutrients::rounded;
use crate::domain::ids::MeasurementId;
use crate::domain::meals::Source;
use crate::domain::measurements::{Measurement, MeasurementKind, Reading, ReadingError};
use crate::http::{Check, Day, Errors, Instant, Patch, Problem};
use crate::storage::{self, User, Write, measurements};

/// A measurement.
#[derive(Serialize, Object)]
#[oai(rename = "Measurement")]
pub struct MeasurementAnswer {
    id: MeasurementId,
    kind: MeasurementKind,
    /// As typed.
    value: f64,
    /// As typed.
    unit: String,
    /// In `standard_unit`.
    standard_value: f64,
    /// kg, cm, %, bpm or mmHg.
    standard_unit: String,
    /// Of a blood pressure, whose `value` is the systolic one.
    diastolic: Option<f64>,
    at: Instant,
    time_zone: String,
    /// The local day to which it belongs.
    day: Day,
    source: Source,
    updated_at: Instant,
}

impl From<Measurement> for MeasurementAnswer {
    fn from(measurement: Measurement) -> Self {
        let Measurement { id, kind, reading, when, source, updated_at, .. } = measurement;
        Self {
            id,
            kind,
            value: reading.value,
            unit: reading.unit,
            standard_value: rounded(reading.standard_value, 100.0),
            standard_unit: kind.standard_unit().to_owned(),
            diastolic: reading.diastolic,
            at: when.at.into(),
            time_zone: when.time_zone,
            day: when.day.into(),
            source,
            updated_at: updated_at.into(),
        }
    }
}

/// A measurement to log.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "MeasurementRequest")]
pub struct MeasurementRequest {
    pub kind: MeasurementKind,
    /// A weight comes to 20 to 500 kg, a body fat to 2 to 75 %.
    #[oai(validator(minimum(value = "0"), maximum(value = "5000")))]
    value: f64,
    /// A unit of the kind, such as kg, lb or st of a weight; its standard unit, if left out.
    #[oai(validator(min_length = 1, max_length = 20))]
    unit: Option<String>,
    /// Of a blood pressure, mmHg.
    #[oai(validator(minimum(value = "20"), maximum(value = "200")))]
    diastolic: Option<f64>,
    /// Now, if left out.
    pub at: Option<Instant>,
    /// The member's, if left out.
    pub time_zone: Option<String>,
}

impl Check for MeasurementRequest {
    fn check(&self, errors: &mut Errors) {
        check_zone(self.time_zone.as_deref(), errors);
        if let Err(error) = self.kind.read(self.value, self.unit.as_deref(), self.diastolic) {
            errors.add(error.field(), error.to_string());
        }
    }
}

impl MeasurementRequest {
    /// What was read off.
    pub fn reading(&self) -> Result<Reading, Problem> {
        self.kind.read(self.value, self.unit.as_deref(), self.diastolic).map_err(refused)
    }
}

impl MeasurementRequest {
    /// Stores it with what was [read](Self::reading).
    pub fn insert(&self, tx: &Write<'_, User>, reading: Reading, source: Source) -> storage::Result<Measurement> {
        let when = At::new(self.at, self.time_zone.as_deref()).resolve(tx)?;
        measurements::insert(tx, self.kind, reading, when, source)
    }
}

/// What to change of a measurement.
#[derive(Debug, Deserialize, Object)]
#[oai(rename = "MeasurementPatch")]
pub struct MeasurementPatch {
    #[serde(default)]
    #[oai(validator(minimum(value = "0"), maximum(value = "5000")))]
    value: Patch<f64>,
    #[serde(default)]
    #[oai(validator(min_length = 1, max_length = 20))]
    unit: Patch<String>,
    #[serde(default)]
    #[oai(validator(minimum(value = "20"), maximum(value = "200")))]
    diastolic: Patch<f64>,
    #[serde(default)]
    pub at: Patch<Instant>,
    #[serde(default)]
    pub time_zone: Patch<String>,
}

impl Check for MeasurementPatch {
    fn check(&self, errors: &mut Errors) {
        self.value.not_null("value", errors);
        self.unit.not_null("unit", errors);
        self.at.not_null("at", errors);
        self.time_zone.not_null("time_zone", errors);
        check_zone(self.time_zone.value().map(String::as_str), errors);
    }
}

impl MeasurementPatch {
    /// The new reading; the unit that was typed before holds for a new value, too.
    pub fn apply(&self, old: &Measurement) -> Result<Reading, Problem> {
        let value = self.value.or(old.reading.value);
        let unit = self.unit.value().unwrap_or(&old.reading.unit);
        old.kind.read(value, Some(unit), self.diastolic.apply(old.reading.diastolic)).map_err(refused)
    }
}

fn refused(error: ReadingError) -> Problem {
    Problem::invalid_field(error.field(), error.to_string())
}
