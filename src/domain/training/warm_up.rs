//! Warm-up sets before a loaded compound exercise.

use super::loading::round_down;

/// A warm-up set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WarmUp {
    pub load_kg: f64,
    pub reps: u32,
}

/// What the warm-up depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Working {
    pub load_kg: f64,
    /// Share of the maximum, 0 to 1.
    pub intensity: f64,
    /// Whether the muscle has worked already in this session.
    pub is_second: bool,
    pub is_isolation: bool,
    /// The lightest the implement can be: an empty bar.
    pub lightest_kg: f64,
    pub step_kg: f64,
}

/// The warm-up: none for an isolation. Steps under the empty bar become it, and equal loads merge.
pub fn warm_up(working: &Working) -> Vec<WarmUp> {
    let mut sets: Vec<WarmUp> = Vec::new();
    for &(share, reps) in steps(working) {
        let load_kg = round_down(working.load_kg * share, working.step_kg).max(working.lightest_kg);
        let repeats = sets.last().is_some_and(|last| (last.load_kg - load_kg).abs() < 1e-9);
        if !repeats && load_kg < working.load_kg {
            sets.push(WarmUp { load_kg, reps });
        }
    }
    sets
}

/// How many warm-up sets to plan while the load is not known.
pub fn count(intensity: f64, is_second: bool, is_isolation: bool) -> usize {
    steps(&Working { load_kg: 0.0, intensity, is_second, is_isolation, lightest_kg: 0.0, step_kg: 1.0 }).len()
}

fn steps(working: &Working) -> &'static [(f64, u32)] {
    if working.is_isolation {
        &[]
    } else if working.is_second || working.intensity < 0.65 {
        &[(0.6, 6)]
    } else if working.intensity < 0.8 {
        &[(0.5, 8), (0.75, 4)]
    } else {
        &[(0.4, 8), (0.6, 5), (0.75, 3), (0.875, 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAVY: Working = Working {
        load_kg: 100.0,
        intensity: 0.85,
        is_second: false,
        is_isolation: false,
        lightest_kg: 20.0,
        step_kg: 2.5,
    };

    fn pairs(working: &Working) -> Vec<(f64, u32)> {
        warm_up(working).iter().map(|set| (set.load_kg, set.reps)).collect()
    }

    #[test]
    fn warm_ups_give_the_reference_values() {
        assert_eq!(pairs(&HEAVY), [(40.0, 8), (60.0, 5), (75.0, 3), (87.5, 1)]);
        assert_eq!(pairs(&Working { load_kg: 30.0, ..HEAVY }), [(20.0, 8), (22.5, 3), (25.0, 1)]);
    }

    #[test]
    fn lighter_work_needs_less() {
        assert_eq!(pairs(&Working { intensity: 0.7, ..HEAVY }), [(50.0, 8), (75.0, 4)]);
        assert_eq!(pairs(&Working { is_second: true, ..HEAVY }), [(60.0, 6)]);
        assert_eq!(pairs(&Working { is_isolation: true, ..HEAVY }), []);
        assert_eq!(pairs(&Working { load_kg: 20.0, ..HEAVY }), [], "the empty bar needs no warm-up with itself");
    }
}
