//! Pace and race predictions.

/// Metres of one mile.
pub const MILE_M: f64 = 1609.344;
/// Metres of a half marathon.
pub const HALF_MARATHON_M: f64 = 21_097.5;
/// Metres of a marathon.
pub const MARATHON_M: f64 = 42_195.0;

/// Seconds a kilometre; `None` without a distance.
pub fn seconds_per_km(distance_m: f64, duration_s: f64) -> Option<f64> {
    (distance_m > 0.0).then(|| duration_s / distance_m * 1000.0)
}

/// Seconds a mile; `None` without a distance.
pub fn seconds_per_mile(distance_m: f64, duration_s: f64) -> Option<f64> {
    (distance_m > 0.0).then(|| duration_s / distance_m * MILE_M)
}

/// The time over `to_m` that a race of `distance_m` in `duration_s` predicts: t₂ = t₁ · (d₂/d₁)^1.06 (Riegel 1981).
/// `None` outside races of 3.5 to 230 minutes and distances at most four times apart.
pub fn race_time_s(distance_m: f64, duration_s: f64, to_m: f64) -> Option<f64> {
    predict(distance_m, duration_s, to_m, 1.06)
}

/// The range in which a marathon after this race of 10 km or more will end, in seconds: exponents 1.06 to 1.10, since
/// the lower one is ten minutes too fast for half of recreational runners (Vickers 2016).
pub fn marathon_range_s(distance_m: f64, duration_s: f64) -> Option<(f64, f64)> {
    let from = |exponent| predict(distance_m, duration_s, MARATHON_M, exponent);
    if distance_m < 10_000.0 { None } else { Some((from(1.06)?, from(1.10)?)) }
}

fn predict(distance_m: f64, duration_s: f64, to_m: f64, exponent: f64) -> Option<f64> {
    let minutes = duration_s / 60.0;
    let ratio = to_m / distance_m;
    // Half to full marathon is hardly over 2, ten kilometres to a marathon a little over 4.
    ((3.5..=230.0).contains(&minutes) && (0.2..=4.25).contains(&ratio)).then(|| duration_s * ratio.powf(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    #[test]
    fn paces_give_the_reference_values() {
        close(seconds_per_km(5000.0, 1650.0).unwrap(), 330.0, 1e-9);
        close(seconds_per_mile(5000.0, 1650.0).unwrap(), 531.0, 0.5);
        close(seconds_per_km(12_000.0, 3600.0).unwrap(), 300.0, 1e-9);
        assert_eq!(seconds_per_km(0.0, 3600.0), None);
    }

    #[test]
    fn riegel_gives_the_reference_values() {
        close(race_time_s(5000.0, 1500.0, 10_000.0).unwrap(), 3127.0, 0.5);
        close(race_time_s(10_000.0, 3000.0, HALF_MARATHON_M).unwrap(), 6619.0, 0.5);
        assert_eq!(race_time_s(1000.0, 180.0, 10_000.0), None, "too far apart and too short");
    }

    #[test]
    fn a_marathon_is_given_as_a_range() {
        let (fast, slow) = marathon_range_s(HALF_MARATHON_M, 6300.0).unwrap();
        close(fast, 13_135.0, 1.0);
        close(slow, 13_504.0, 1.0);
        assert_eq!(marathon_range_s(5000.0, 1500.0), None);
    }
}
