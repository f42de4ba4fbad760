//! When a goal would be reached if all went on like this.

use super::Slope;

/// Slower than this leads nowhere, kg a week.
const LEAST_SLOPE: f64 = 0.05;
/// Further ahead than this nobody can see.
const MOST_WEEKS: f64 = 104.0;

/// Weeks until the goal, with the range of one standard error of the slope. `latest` is `None` where the slower end of
/// the range gets there within no two years.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Projection {
    pub weeks: f64,
    pub earliest: f64,
    pub latest: Option<f64>,
}

/// Projects a trend to a goal; `None` where it moves away, hardly moves, or takes over two years.
pub fn project(trend: f64, goal: f64, slope: Slope) -> Option<Projection> {
    let weeks_at = |per_week: f64| {
        let weeks = (goal - trend) / per_week;
        (per_week.abs() >= LEAST_SLOPE && (0.0..=MOST_WEEKS).contains(&weeks)).then_some(weeks)
    };
    let away = slope.standard_error.copysign(slope.per_week);
    let weeks = weeks_at(slope.per_week)?;
    Some(Projection {
        weeks,
        earliest: weeks_at(slope.per_week + away).unwrap_or(weeks),
        latest: weeks_at(slope.per_week - away),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOSING: Slope = Slope { per_week: -0.4, standard_error: 0.1 };

    #[test]
    fn a_range_surrounds_the_projection() {
        let projection = project(80.0, 76.0, LOSING).unwrap();
        assert!((projection.weeks - 10.0).abs() < 1e-9);
        assert!((projection.earliest - 8.0).abs() < 1e-9);
        assert!((projection.latest.unwrap() - 13.333).abs() < 0.001);
    }

    #[test]
    fn nothing_is_projected_the_wrong_way_too_slowly_or_too_far() {
        assert_eq!(project(80.0, 84.0, LOSING), None);
        assert_eq!(project(80.0, 79.0, Slope { per_week: -0.04, standard_error: 0.0 }), None);
        assert_eq!(project(140.0, 70.0, LOSING), None);
        assert_eq!(project(80.0, 76.0, Slope { per_week: -0.1, standard_error: 0.2 }).unwrap().latest, None);
    }
}
