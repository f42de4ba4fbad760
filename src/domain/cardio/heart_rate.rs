//! Heart rate: the maximum, the reserve and the five zones.

use std::ops::Range;

/// The maximum expected at this age, in bpm: 208 − 0.7 · years (Tanaka 2001; adults, standard deviation about 10 bpm).
/// A measured value wins.
pub fn max_for_age(age: f64) -> f64 {
    208.0 - 0.7 * age
}

/// The rate at `share` (0 to 1) of the reserve (Karvonen 1957).
pub fn at_reserve(resting: f64, max: f64, share: f64) -> f64 {
    resting + share * (max - resting)
}

/// The bounds of zones 1 to 5, half open, in bpm: shares of the reserve, or of the maximum while the resting rate is
/// not known. The last one ends at the maximum.
pub fn zones(resting: Option<f64>, max: f64) -> [Range<f64>; 5] {
    let bound = |tenths: u32| at_reserve(resting.unwrap_or(0.0), max, f64::from(tenths) / 10.0);
    [5, 6, 7, 8, 9].map(|from| bound(from)..bound(from + 1))
}

/// The zone, 1 to 5, that a heart rate falls into; `None` below the first. Anything above the maximum is zone 5.
pub fn zone(resting: Option<f64>, max: f64, heart_rate: f64) -> Option<u8> {
    let zones = zones(resting, max);
    if heart_rate >= zones[4].start {
        return Some(5);
    }
    (1..).zip(zones).find(|(_, zone)| zone.contains(&heart_rate)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    #[test]
    fn maximum_and_reserve_give_the_reference_values() {
        close(max_for_age(30.0), 187.0, 1e-9);
        close(max_for_age(40.0), 180.0, 1e-9);
        close(max_for_age(55.0), 169.5, 1e-9);
        close(at_reserve(60.0, 187.0, 0.7), 148.9, 1e-9);
        close(at_reserve(55.0, 180.0, 0.6), 130.0, 1e-9);
    }

    #[test]
    fn zones_are_half_open_and_without_a_gap() {
        let zones = zones(Some(60.0), 187.0);
        close(zones[1].start, 136.2, 1e-9);
        close(zones[1].end, 148.9, 1e-9);
        assert!(zones.windows(2).all(|pair| (pair[0].end - pair[1].start).abs() < 1e-9));
        assert_eq!(zone(Some(60.0), 187.0, 136.3), Some(2));
        assert_eq!(zone(Some(60.0), 187.0, 149.0), Some(3));
        assert_eq!(zone(Some(60.0), 187.0, 100.0), None);
        assert_eq!(zone(Some(60.0), 187.0, 190.0), Some(5));
        assert_eq!(zone(None, 200.0, 125.0), Some(2), "shares of the maximum without a resting rate");
    }
}
