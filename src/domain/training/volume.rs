//! Volume: what was moved, and how many hard sets each muscle got.

use std::collections::BTreeMap;

use super::muscle::Muscle;
use super::set::Set;

/// How a typed load becomes the load that was moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lift {
    /// Implements held: 2 for a pair of dumbbells, whose typed load is that of one.
    pub implements: u8,
    /// One side after the other: repetitions are those of one side, the work is that of both.
    pub one_sided: bool,
    /// The typed load helps instead of burdening.
    pub assisted: bool,
    /// Share of the body's weight that is moved: 1.0 pull-up and dip, 0.64 push-up (Ebben 2011), 0.88 squat, …
    pub bodyweight_fraction: f64,
}

impl Lift {
    /// The load moved, in kg. `None` while the body weight that it needs is unknown, or nothing was typed.
    pub fn effective_kg(&self, typed_kg: Option<f64>, body_kg: Option<f64>) -> Option<f64> {
        let typed = typed_kg.map(|kg| kg * f64::from(self.implements.max(1)));
        if self.bodyweight_fraction <= 0.0 {
            return if self.assisted { None } else { typed };
        }
        let own = self.bodyweight_fraction * body_kg?;
        let typed = typed.unwrap_or(0.0);
        Some(if self.assisted { (own - typed).max(0.0) } else { own + typed })
    }

    /// Repetitions of both sides.
    pub fn total_reps(&self, reps: u32) -> u32 {
        if self.one_sided { reps.saturating_mul(2) } else { reps }
    }

    /// Load times repetitions of one set, in kg; `None` where either is unknown.
    pub fn set_volume_kg(&self, set: &Set, body_kg: Option<f64>) -> Option<f64> {
        let reps = self.total_reps(set.reps?);
        self.effective_kg(set.weight_kg, body_kg).map(|kg| kg * f64::from(reps))
    }

    /// The sum over the completed sets that are no warm-ups, in kg. Sets whose load is unknown add nothing.
    pub fn volume_kg(&self, sets: &[Set], body_kg: Option<f64>) -> f64 {
        sets.iter().filter(|set| set.is_work()).filter_map(|set| self.set_volume_kg(set, body_kg)).sum()
    }
}

/// Hard sets a muscle: one for each primary muscle of the exercise, half for each secondary (Pelland 2025).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MuscleSets(BTreeMap<Muscle, f64>);

impl MuscleSets {
    /// Counts `sets` hard sets of an exercise.
    pub fn add(&mut self, sets: f64, primary: &[Muscle], secondary: &[Muscle]) {
        for muscle in primary {
            *self.0.entry(*muscle).or_default() += sets;
        }
        for muscle in secondary.iter().filter(|muscle| !primary.contains(muscle)) {
            *self.0.entry(*muscle).or_default() += sets / 2.0;
        }
    }

    pub fn get(&self, muscle: Muscle) -> f64 {
        self.0.get(&muscle).copied().unwrap_or(0.0)
    }

    pub fn iter(&self) -> impl Iterator<Item = (Muscle, f64)> + '_ {
        self.0.iter().map(|(muscle, sets)| (*muscle, *sets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;
    use crate::domain::training::set::SetKind;

    fn sets(count: usize, reps: u32, weight_kg: Option<f64>) -> Vec<Set> {
        let set = Set {
            kind: SetKind::Working,
            reps: Some(reps),
            weight_kg,
            duration_s: None,
            distance_m: None,
            rpe: None,
            completed: true,
        };
        vec![set; count]
    }

    const BARBELL: Lift = Lift { implements: 1, one_sided: false, assisted: false, bodyweight_fraction: 0.0 };

    #[test]
    fn volume_gives_the_reference_values() {
        let dumbbells = Lift { implements: 2, ..BARBELL };
        close(dumbbells.volume_kg(&sets(3, 10, Some(20.0)), None), 1200.0, 1e-9);
        let push_up = Lift { bodyweight_fraction: 0.64, ..BARBELL };
        close(push_up.volume_kg(&sets(2, 15, None), Some(80.0)), 1536.0, 1e-9);
        assert_eq!(push_up.effective_kg(None, None), None);
    }

    #[test]
    fn assistance_takes_away_and_both_sides_count() {
        let pull_up = Lift { assisted: true, bodyweight_fraction: 1.0, ..BARBELL };
        close(pull_up.effective_kg(Some(25.0), Some(80.0)).unwrap(), 55.0, 1e-9);
        let row = Lift { one_sided: true, ..BARBELL };
        close(row.volume_kg(&sets(1, 10, Some(30.0)), None), 600.0, 1e-9);
    }

    #[test]
    fn warm_ups_and_sets_not_done_add_nothing() {
        let mut logged = sets(3, 10, Some(50.0));
        logged[0].kind = SetKind::WarmUp;
        logged[1].completed = false;
        close(BARBELL.volume_kg(&logged, None), 500.0, 1e-9);
        assert_eq!(logged.iter().filter(|set| set.is_hard()).count(), 1);
    }

    #[test]
    fn four_hard_sets_of_bench_press() {
        let mut count = MuscleSets::default();
        count.add(4.0, &[Muscle::Chest], &[Muscle::Shoulders, Muscle::Triceps]);
        close(count.get(Muscle::Chest), 4.0, 0.0);
        close(count.get(Muscle::Triceps), 2.0, 0.0);
        close(count.get(Muscle::Shoulders), 2.0, 0.0);
        close(count.get(Muscle::Calves), 0.0, 0.0);
    }
}
