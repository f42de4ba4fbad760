//! The trend of a kind of measurement.

use jiff::ToSpan;
use poem_openapi::Object;
use serde::Serialize;

use crate::api::nutrients::rounded;
use crate::domain::measurements::MeasurementKind;
use crate::domain::trends::{Direction, Slope, slope, smooth};
use crate::http::Day;
use crate::storage::member_clock::MemberClock;
use crate::storage::{Read, Result, User, measurements};

/// Where a value was, and where it goes.
#[derive(Serialize, Object)]
#[oai(rename = "Trend")]
pub struct TrendAnswer {
    kind: MeasurementKind,
    /// The standard unit of the kind, in which all values are.
    unit: String,
    days: i32,
    /// One a day that has a value, in their order.
    points: Vec<TrendPoint>,
    /// The change per week, by least squares over the raw values; null where four days spanning ten are not there.
    slope_per_week: Option<f64>,
    slope_standard_error: Option<f64>,
    /// Nothing is claimed within one standard error.
    direction: Option<Direction>,
}

#[derive(Serialize, Object)]
struct TrendPoint {
    day: Day,
    /// The earliest value of the day.
    value: f64,
    /// The smoothed line, about nine days behind a steady change.
    trend: f64,
}

/// So many days before the window feed the smoothed line, so that it does not begin with the first point shown.
const RUN_UP_DAYS: i32 = 60;

/// The trend over the last `days` of the member's clock.
pub fn of(tx: &Read<'_, User>, kind: MeasurementKind, days: i32) -> Result<TrendAnswer> {
    let today = MemberClock::of(tx)?.day(tx.now());
    let first = today.saturating_sub((days - 1).days());
    let values = measurements::daily(tx, kind, first.saturating_sub(RUN_UP_DAYS.days()))?;
    let line = smooth(&values);
    let points = values.iter().zip(&line).filter(|(point, _)| point.day >= first && point.day <= today);
    let slope = slope(&values, today, days);
    Ok(TrendAnswer {
        kind,
        unit: kind.standard_unit().to_owned(),
        days,
        points: points
            .map(|(point, smoothed)| TrendPoint {
                day: point.day.into(),
                value: rounded(point.value, 100.0),
                trend: rounded(smoothed.value, 100.0),
            })
            .collect(),
        slope_per_week: slope.map(|slope| rounded(slope.per_week, 1000.0)),
        slope_standard_error: slope.map(|slope| rounded(slope.standard_error, 1000.0)),
        direction: slope.map(Slope::direction),
    })
}
