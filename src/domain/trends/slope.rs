//! How fast a value moves: ordinary least squares on the raw values, with its standard error.

use jiff::civil::Date;

use super::{Point, days_between};
use crate::named;

/// Fewer days than this say nothing.
const LEAST_DAYS: usize = 4;
/// And they must lie at least so far apart.
const LEAST_SPAN_DAYS: i32 = 10;
/// A change under this is called none, units a week.
const NO_CHANGE_UNDER: f64 = 0.1;

/// A change per week, with its standard error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Slope {
    pub per_week: f64,
    pub standard_error: f64,
}

named! {
    /// What may be said of a slope.
    pub enum Direction {
        Falling = "falling",
        NoClearChange = "no_clear_change",
        Rising = "rising",
    }
}

impl Slope {
    /// Nothing is claimed within one standard error of zero, or under 0.1 a week.
    pub fn direction(self) -> Direction {
        if self.per_week.abs() < self.standard_error || self.per_week.abs() < NO_CHANGE_UNDER {
            Direction::NoClearChange
        } else if self.per_week < 0.0 {
            Direction::Falling
        } else {
            Direction::Rising
        }
    }
}

/// The slope over the `window_days` that end with `until`; `None` where four days spanning ten are not there. The points
/// are in order, one a day.
pub fn slope(points: &[Point], until: Date, window_days: i32) -> Option<Slope> {
    let recent: Vec<(f64, f64)> = points
        .iter()
        .map(|point| (days_between(point.day, until), point.value))
        .filter(|&(age, _)| (0..window_days).contains(&age))
        .map(|(age, value)| (f64::from(-age), value))
        .collect();
    let span = recent.last()?.0 - recent.first()?.0;
    if recent.len() < LEAST_DAYS || span < f64::from(LEAST_SPAN_DAYS) {
        return None;
    }
    Some(least_squares(&recent))
}

fn least_squares(points: &[(f64, f64)]) -> Slope {
    let n = points.len() as f64;
    let mean = |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(|p| p.0), mean(|p| p.1));
    let (sxx, sxy) = points.iter().fold((0.0, 0.0), |(sxx, sxy), (x, y)| {
        let dx = x - mean_x;
        (sxx + dx * dx, sxy + dx * (y - mean_y))
    });
    let per_day = sxy / sxx;
    let residuals: f64 = points.iter().map(|(x, y)| (y - mean_y - per_day * (x - mean_x)).powi(2)).sum();
    Slope { per_week: 7.0 * per_day, standard_error: 7.0 * (residuals / (n - 2.0) / sxx).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::super::points;
    use super::*;

    fn of(values: &[(i32, f64)], window: i32) -> Option<Slope> {
        let points = points(values);
        slope(&points, points.last().unwrap().day, window)
    }

    #[test]
    fn reference_values() {
        let falling = of(&[(0, 80.0), (7, 79.6), (14, 79.1), (21, 78.8)], 28).unwrap();
        assert!((falling.per_week + 0.41).abs() < 0.0001 && (falling.standard_error - 0.0265).abs() < 0.0001);
        assert_eq!(falling.direction(), Direction::Falling);
        let rising = of(&[(0, 70.0), (2, 70.3), (5, 70.1), (9, 70.6), (13, 70.7)], 14).unwrap();
        assert!((rising.per_week - 0.3626).abs() < 0.0001 && (rising.standard_error - 0.1049).abs() < 0.0001);
        assert_eq!(rising.direction(), Direction::Rising);
    }

    #[test]
    fn too_little_says_nothing() {
        assert_eq!(of(&[(0, 80.0), (7, 79.6), (14, 79.1)], 28), None);
        assert_eq!(of(&[(0, 80.0), (1, 79.6), (2, 79.1), (9, 79.0)], 28), None);
        assert_eq!(of(&[(0, 80.0), (10, 79.6), (20, 79.1), (30, 79.0)], 28), None);
        assert_eq!(slope(&[], jiff::civil::date(2026, 1, 1), 28), None);
    }

    #[test]
    fn noise_is_no_change() {
        let noisy = of(&[(0, 80.0), (4, 81.0), (8, 79.4), (12, 80.2)], 14).unwrap();
        assert_eq!(noisy.direction(), Direction::NoClearChange);
        let flat = of(&[(0, 80.0), (4, 80.0), (8, 80.0), (12, 80.0)], 14).unwrap();
        assert_eq!(flat.direction(), Direction::NoClearChange);
    }
}
