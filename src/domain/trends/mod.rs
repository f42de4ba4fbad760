//! Trends of body weight: the smoothed line, how fast it moves and how sure that is, where it leads, and what a new value
//! that does not fit may have meant.

mod guard;
mod projection;
mod slope;
mod smooth;

pub use guard::{Entry, KG_PER_LB, check_entry};
pub use projection::{Projection, project};
pub use slope::{Direction, Slope, slope};
pub use smooth::smooth;

use jiff::civil::Date;

/// The value that counts on a local day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    pub day: Date,
    pub value: f64,
}

/// One value a day, the earliest of it, in the order of the days. `values` come in the order of their instants.
pub fn one_a_day(values: impl IntoIterator<Item = Point>) -> Vec<Point> {
    let mut points: Vec<Point> = values.into_iter().collect();
    // Stable: of one day's values the earliest stays first.
    points.sort_by_key(|point| point.day);
    points.dedup_by_key(|point| point.day);
    points
}

/// Whole days from `earlier` to `later`.
pub(crate) fn days_between(earlier: Date, later: Date) -> i32 {
    earlier.until(later).map_or(0, |span| span.get_days())
}

#[cfg(test)]
pub(crate) fn points(values: &[(i32, f64)]) -> Vec<Point> {
    let first = jiff::civil::date(2026, 1, 1);
    values.iter().map(|&(day, value)| Point { day: first + jiff::Span::new().days(day), value }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_value_of_a_day_counts() {
        let day = points(&[(1, 80.0), (0, 81.0), (1, 82.0)]);
        assert_eq!(one_a_day(day), points(&[(0, 81.0), (1, 80.0)]));
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        assert_eq!(days_between(jiff::civil::date(2025, 12, 31), jiff::civil::date(2026, 3, 1)), 60);
    }
}
