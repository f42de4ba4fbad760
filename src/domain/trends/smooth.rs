//! The smoothed line: Walker's moving average (*The Hacker's Diet*) in a form that knows how many days lie between values.

use super::{Point, days_between};

/// What one day leaves of the old value; on a steady change the line is nine days behind.
const KEPT: f64 = 0.9;
/// After a longer pause the line starts anew.
const RESTART_AFTER_DAYS: i32 = 30;

/// The trend at each point; the points are in order, one a day.
pub fn smooth(points: &[Point]) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        let value = match line.last() {
            Some(last) => {
                let days = days_between(last.day, point.day);
                let weight = if days > RESTART_AFTER_DAYS { 1.0 } else { 1.0 - KEPT.powi(days) };
                last.value + weight * (point.value - last.value)
            }
            None => point.value,
        };
        line.push(Point { day: point.day, value });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::points;
    use super::*;

    fn line(values: &[(i32, f64)]) -> Vec<f64> {
        smooth(&points(values)).into_iter().map(|point| point.value).collect()
    }

    fn near(a: &[f64], b: &[f64]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.00005)
    }

    #[test]
    fn reference_values() {
        assert!(near(&line(&[(0, 80.0), (1, 80.5), (2, 79.8), (3, 79.6)]), &[80.0, 80.05, 80.025, 79.9825]));
        assert!(near(&line(&[(0, 80.0), (3, 79.0)]), &[80.0, 79.729]));
        assert!(near(&line(&[(0, 80.0), (7, 78.0)]), &[80.0, 78.9566]));
    }

    #[test]
    fn three_days_without_a_value_count_as_three_equal_values() {
        let daily = line(&[(0, 80.0), (1, 79.0), (2, 79.0), (3, 79.0)]);
        assert!(near(&daily[3..], &[79.729]));
    }

    #[test]
    fn a_long_pause_starts_anew() {
        assert!(near(&line(&[(0, 80.0), (31, 70.0)]), &[80.0, 70.0]));
        assert!(line(&[(0, 80.0), (30, 70.0)])[1] > 70.1);
    }

    #[test]
    fn the_line_is_nine_days_behind_a_steady_change() {
        let ramp: Vec<_> = (0..300).map(|day| (day, f64::from(day))).collect();
        assert!((299.0 - line(&ramp)[299] - 9.0).abs() < 0.001);
    }
}
