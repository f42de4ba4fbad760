//! Energy of an activity.
//!
//! One form everywhere: kcal a minute = MET · 3.5 · kg / 200 (American College of Sports Medicine). The popular
//! MET · kg · h gives 5 % less.

use super::kinds::Kind;

/// Energy of `duration_s` seconds at `met`, rest included, in kcal.
pub fn gross_kcal(met: f64, weight_kg: f64, duration_s: f64) -> f64 {
    met * 3.5 * weight_kg / 200.0 * (duration_s / 60.0)
}

/// What the activity adds to lying still (MET − 1), in kcal: the only part that may be eaten on top of a target.
pub fn net_kcal(met: f64, weight_kg: f64, duration_s: f64) -> f64 {
    gross_kcal((met - 1.0).max(0.0), weight_kg, duration_s)
}

/// The gross energy that the kind, and where it matters the speed, suggests; `None` for a kind without a MET row.
pub fn estimate_kcal(kind: &Kind, weight_kg: f64, duration_s: f64, distance_m: Option<f64>) -> Option<f64> {
    let speed = distance_m.filter(|_| duration_s > 0.0).map(|metres| metres / duration_s);
    kind.met(speed).map(|met| gross_kcal(met, weight_kg, duration_s))
}

/// Resistance training of several exercises, eight to fifteen repetitions each (Compendium of Physical Activities 02054).
const STRENGTH_MET: f64 = 3.5;
/// A workout that seems to last longer was not ended when it was over, s.
const LONGEST_WORKOUT_S: f64 = 4.0 * 3600.0;

/// The gross energy of a strength workout from its begin to its end, in kcal: rough, as the pauses are in it.
pub fn workout_kcal(weight_kg: f64, duration_s: f64) -> f64 {
    gross_kcal(STRENGTH_MET, weight_kg, duration_s.clamp(0.0, LONGEST_WORKOUT_S))
}

/// Whom the heart-rate equation is for: it was fitted to men and women apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

/// Energy a minute from a steady heart rate of 90 to 170 bpm, in kcal (Keytel and others, J Sports Sci 2005).
/// `None` outside that range.
pub fn heart_rate_kcal_per_min(sex: Sex, heart_rate_bpm: f64, weight_kg: f64, age: f64) -> Option<f64> {
    if !(90.0..=170.0).contains(&heart_rate_bpm) {
        return None;
    }
    let kilojoules = match sex {
        Sex::Male => -55.0969 + 0.6309 * heart_rate_bpm + 0.1988 * weight_kg + 0.2017 * age,
        Sex::Female => -20.4022 + 0.4472 * heart_rate_bpm - 0.1263 * weight_kg + 0.074 * age,
    };
    Some(kilojoules / 4.184)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workout_that_was_never_ended_counts_for_four_hours() {
        assert!((workout_kcal(60.0, 45.0 * 60.0) - 165.375).abs() < 0.01);
        assert!((workout_kcal(60.0, 1e6) - workout_kcal(60.0, 4.0 * 3600.0)).abs() < 0.01);
        assert!(workout_kcal(60.0, -5.0).abs() < 0.01);
    }
    use crate::domain::cardio::kinds;
    use crate::domain::testing::close;

    #[test]
    fn the_met_formula_gives_the_reference_values() {
        close(gross_kcal(8.3, 70.0, 1800.0), 305.025, 1e-9);
        close(gross_kcal(3.5, 60.0, 2700.0), 165.375, 1e-9);
        close(gross_kcal(7.5, 80.0, 3600.0), 630.0, 1e-9);
        close(net_kcal(8.3, 70.0, 1800.0), 268.275, 1e-9);
        close(net_kcal(3.5, 60.0, 2700.0), 118.125, 1e-9);
        close(net_kcal(7.5, 80.0, 3600.0), 546.0, 1e-9);
    }

    #[test]
    fn keytel_gives_the_reference_values_inside_its_range_only() {
        close(heart_rate_kcal_per_min(Sex::Male, 150.0, 80.0, 35.0).unwrap(), 14.938, 5e-4);
        close(heart_rate_kcal_per_min(Sex::Female, 140.0, 60.0, 30.0).unwrap(), 8.807, 5e-4);
        assert_eq!(heart_rate_kcal_per_min(Sex::Male, 89.0, 80.0, 35.0), None);
    }

    #[test]
    fn a_run_is_estimated_from_its_speed_and_a_match_from_its_name() {
        let run = kinds::by_id("running").unwrap();
        let five_k = estimate_kcal(run, 70.0, 1650.0, Some(5000.0)).unwrap();
        close(five_k, gross_kcal(10.631, 70.0, 1650.0), 0.05);
        close(estimate_kcal(run, 70.0, 1650.0, None).unwrap(), gross_kcal(8.0, 70.0, 1650.0), 1e-9);
        assert_eq!(estimate_kcal(kinds::by_id("other").unwrap(), 70.0, 1650.0, None), None);
    }
}
