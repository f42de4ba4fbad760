//! The effort table: which share of the maximum a set of so many repetitions with so many in reserve is.
//!
//! Percentages of the RTS chart (Tuchscherer 2008) with reserve as in Zourdos 2016; they depend on the sum of both
//! alone. Printed copies differ by up to 0.2. It agrees with Epley within two points up to ten; above, it is lower.

/// Percent of the maximum at 1, 1.5, 2 … 16 repetitions done and in reserve.
const PERCENT: [f64; 31] = [
    100.0, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6, 77.4, 76.2, 75.1, 73.9,
    72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0, 62.6, 61.3, 59.9, 58.6, 57.4,
];

/// The share of the maximum, in percent, at `total` repetitions done and in reserve, interpolated between half steps.
/// Under 1 it is 100, beyond 16 the last value.
pub fn percent(total: f64) -> f64 {
    let step = ((total - 1.0) * 2.0).clamp(0.0, 30.0);
    let below = step.floor() as usize;
    let above = (below + 1).min(30);
    PERCENT[below] + (PERCENT[above] - PERCENT[below]) * step.fract()
}

/// The load for `reps` with `reserve` left, from a maximum.
pub fn load_kg(max_kg: f64, reps: f64, reserve: f64) -> f64 {
    max_kg * percent(reps + reserve) / 100.0
}

/// The maximum that a load for `reps` with `reserve` left means by this table.
pub fn max_kg(load_kg: f64, reps: f64, reserve: f64) -> f64 {
    load_kg * 100.0 / percent(reps + reserve)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;
    use crate::domain::training::one_rep_max::epley;

    #[test]
    fn the_table_gives_the_reference_values() {
        for (reps, rpe, expected) in [
            (1.0, 10.0, 100.0),
            (5.0, 8.0, 81.1),
            (3.0, 9.0, 89.2),
            (8.0, 7.0, 70.7),
            (10.0, 10.0, 73.9),
            (12.0, 6.0, 57.4),
        ] {
            close(percent(reps + 10.0 - rpe), expected, 1e-9);
        }
        close(max_kg(100.0, 5.0, 2.0), 123.305, 5e-4);
    }

    #[test]
    fn it_falls_steadily_and_agrees_with_epley_up_to_ten() {
        assert!(PERCENT.windows(2).all(|pair| pair[0] > pair[1]));
        for total in 2..=10 {
            close(percent(f64::from(total)), 100.0 * 100.0 / epley(100.0, f64::from(total)), 2.0);
        }
        close(percent(5.25), 85.65, 1e-9);
        close(percent(0.0), 100.0, 0.0);
        close(percent(30.0), 57.4, 0.0);
    }
}
