//! Measurements of the body: which kinds there are, in what they are measured, and what is possible at all.

use jiff::Timestamp;

use super::days::When;
use super::ids::MeasurementId;
use super::meals::Source;
use super::units::{Kitchen, OutOfRange, Quantity, Unit};
use crate::named;

named! {
    pub enum MeasurementKind {
        Weight = "weight",
        BodyFat = "body_fat",
        Waist = "waist",
        Hip = "hip",
        Chest = "chest",
        Arm = "arm",
        Thigh = "thigh",
        Calf = "calf",
        Neck = "neck",
        RestingHeartRate = "resting_heart_rate",
        /// `value` is the systolic pressure.
        BloodPressure = "blood_pressure",
    }
}

/// A measurement as it was typed, and in the standard unit of its kind.
#[derive(Clone, PartialEq, Debug)]
pub struct Measurement {
    pub id: MeasurementId,
    pub kind: MeasurementKind,
    pub reading: Reading,
    pub when: When,
    pub source: Source,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What was read off.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// As typed.
    pub value: f64,
    /// As typed.
    pub unit: String,
    /// In [`MeasurementKind::standard_unit`].
    pub standard_value: f64,
    /// Of a blood pressure, mmHg.
    pub diastolic: Option<f64>,
}

/// Why a reading is refused, with the member at fault.
#[derive(Clone, Copy, PartialEq, Debug, thiserror::Error)]
pub enum ReadingError {
    #[error("must be a unit of this kind")]
    Unit,
    #[error(transparent)]
    Value(#[from] OutOfRange),
    #[error("belongs to a blood pressure, must be given there, and lies under the value")]
    Diastolic,
}

impl ReadingError {
    /// The request's member that is at fault.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Value(_) => "value",
            Self::Diastolic => "diastolic",
        }
    }
}

impl MeasurementKind {
    pub const fn standard_unit(self) -> &'static str {
        match self {
            Self::Weight => "kg",
            Self::BodyFat => "%",
            Self::RestingHeartRate => "bpm",
            Self::BloodPressure => "mmHg",
            Self::Waist | Self::Hip | Self::Chest | Self::Arm | Self::Thigh | Self::Calf | Self::Neck => "cm",
        }
    }

    /// What a living body can measure, in the standard unit.
    const fn range(self) -> OutOfRange {
        let (min, max) = match self {
            Self::Weight => (20.0, 500.0),
            Self::BodyFat => (2.0, 75.0),
            Self::Waist | Self::Hip | Self::Chest => (30.0, 300.0),
            Self::Arm | Self::Calf => (10.0, 100.0),
            Self::Thigh => (20.0, 150.0),
            Self::Neck => (15.0, 80.0),
            Self::RestingHeartRate => (20.0, 200.0),
            Self::BloodPressure => (50.0, 300.0),
        };
        OutOfRange { min, max }
    }

    /// Takes a reading in a unit of this kind; the standard unit where none is given.
    pub fn read(self, value: f64, unit: Option<&str>, diastolic: Option<f64>) -> Result<Reading, ReadingError> {
        let unit = unit.map_or(self.standard_unit(), str::trim);
        let standard_value = self.standard(value, unit).ok_or(ReadingError::Unit)?;
        let range = self.range();
        if !(range.min..=range.max).contains(&standard_value) {
            return Err(range.into());
        }
        let good = match (self, diastolic) {
            (Self::BloodPressure, Some(low)) => (20.0..value).contains(&low),
            (Self::BloodPressure, None) | (_, Some(_)) => false,
            (_, None) => true,
        };
        if !good {
            return Err(ReadingError::Diastolic);
        }
        Ok(Reading { value, unit: unit.to_owned(), standard_value, diastolic })
    }

    fn standard(self, value: f64, unit: &str) -> Option<f64> {
        if unit.eq_ignore_ascii_case(self.standard_unit()) {
            return Some(value);
        }
        let quantity = Quantity::new(value, Unit::parse(unit, Kitchen::Us).ok()?).ok()?;
        match self.standard_unit() {
            "kg" => Some(quantity.grams()? / 1000.0),
            "cm" => Some(quantity.meters()? * 100.0),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_taken_in_any_unit_of_their_kind() {
        let standard = |kind: MeasurementKind, value, unit| kind.read(value, unit, None).map(|r| r.standard_value);
        assert_eq!(standard(MeasurementKind::Weight, 82.0, None), Ok(82.0));
        assert!((standard(MeasurementKind::Weight, 176.0, Some("lb")).unwrap() - 79.832).abs() < 0.001);
        assert!((standard(MeasurementKind::Waist, 34.0, Some("inches")).unwrap() - 86.36).abs() < 0.001);
        assert_eq!(standard(MeasurementKind::BodyFat, 17.0, Some("%")), Ok(17.0));
        assert_eq!(standard(MeasurementKind::Weight, 82.0, Some("cm")), Err(ReadingError::Unit));
        assert_eq!(standard(MeasurementKind::BodyFat, 17.0, Some("kg")), Err(ReadingError::Unit));
    }

    #[test]
    fn what_no_body_measures_is_refused() {
        for (kind, value) in
            [(MeasurementKind::Weight, 5.0), (MeasurementKind::Weight, 501.0), (MeasurementKind::Waist, -3.0)]
        {
            assert!(matches!(kind.read(value, None, None), Err(ReadingError::Value(_) | ReadingError::Unit)));
        }
    }

    #[test]
    fn blood_pressure_has_two_values() {
        let pressure = MeasurementKind::BloodPressure;
        assert_eq!(pressure.read(120.0, None, Some(80.0)).unwrap().diastolic, Some(80.0));
        assert_eq!(pressure.read(120.0, None, None), Err(ReadingError::Diastolic));
        assert_eq!(pressure.read(120.0, None, Some(130.0)), Err(ReadingError::Diastolic));
        assert_eq!(MeasurementKind::Weight.read(80.0, None, Some(80.0)), Err(ReadingError::Diastolic));
    }
}
