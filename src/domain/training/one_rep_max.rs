//! The one-repetition maximum, estimated from a set.
//!
//! Typical error is 3 to 5 % under six repetitions and 10 % and more near ten; every formula underestimates the
//! deadlift (LeSuer 1997). Repetitions in reserve count as done. Not for assisted or timed exercises.

/// Epley 1985: w · (1 + r/30). The one we use.
pub fn epley(load_kg: f64, reps: f64) -> f64 {
    load_kg * (1.0 + reps / 30.0)
}

/// Brzycki 1993: w · 36/(37 − r); `None` from 37 repetitions on.
pub fn brzycki(load_kg: f64, reps: f64) -> Option<f64> {
    (reps < 37.0).then(|| load_kg * 36.0 / (37.0 - reps))
}

/// Lombardi 1989: w · r^0.10.
pub fn lombardi(load_kg: f64, reps: f64) -> f64 {
    load_kg * reps.powf(0.10)
}

/// An estimated maximum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub kg: f64,
    /// Whether it comes from more than ten repetitions, where the formula is weak.
    pub low_confidence: bool,
}

/// The maximum that a set with `reps` done and `reserve` left suggests. `None` beyond twelve in all or more than four
/// in reserve: nothing honest can be said there. A single to the limit is the maximum itself.
pub fn estimate(load_kg: f64, reps: u32, reserve: f64) -> Option<Estimate> {
    let total = f64::from(reps) + reserve.max(0.0);
    if reps == 0 || load_kg <= 0.0 || total > 12.0 || reserve > 4.0 {
        return None;
    }
    let kg = if total <= 1.0 { load_kg } else { epley(load_kg, total) };
    Some(Estimate { kg, low_confidence: total > 10.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    #[test]
    fn the_formulas_give_the_reference_values() {
        for (load, reps, by_epley, by_brzycki, by_lombardi) in [
            (100.0, 5.0, 116.667, 112.5, 117.462),
            (80.0, 10.0, 106.667, 106.667, 100.714),
            (140.0, 3.0, 154.0, 148.235, 156.257),
            (60.0, 8.0, 76.0, 74.483, 73.869),
        ] {
            close(epley(load, reps), by_epley, 5e-4);
            close(brzycki(load, reps).unwrap(), by_brzycki, 5e-4);
            close(lombardi(load, reps), by_lombardi, 5e-4);
        }
        assert_eq!(brzycki(20.0, 37.0), None);
    }

    #[test]
    fn reserve_counts_as_done() {
        let estimate = estimate(60.0, 8, 2.0).unwrap();
        close(estimate.kg, 80.0, 1e-9);
        assert!(!estimate.low_confidence);
    }

    #[test]
    fn outside_its_range_nothing_is_estimated() {
        close(estimate(150.0, 1, 0.0).unwrap().kg, 150.0, 0.0);
        assert!(estimate(60.0, 11, 0.0).unwrap().low_confidence);
        assert_eq!(estimate(60.0, 13, 0.0), None);
        assert_eq!(estimate(60.0, 5, 4.5), None);
        assert_eq!(estimate(60.0, 0, 0.0), None);
    }
}
