//! Personal records of one exercise.
//!
//! The order is that of the days trained: whoever computes records walks the workouts from the first, so that an edit or
//! an import of the past changes all later ones. The first workout is a baseline and holds none.

use super::one_rep_max;
use super::set::{Set, SetKind};
use super::volume::Lift;
use crate::named;

named! {
    /// What was beaten.
    pub enum RecordKind {
        /// The heaviest load, or the least assistance.
        HeaviestLoad = "heaviest_load",
        /// Most repetitions at this or a heavier load.
        MostReps = "most_reps",
        /// The estimated one-repetition maximum, in kg.
        OneRepMax = "one_rep_max",
        /// Load moved times repetitions of one set, in kg.
        BestSet = "best_set",
        /// The same, summed over the workout.
        BestVolume = "best_volume",
        /// Seconds of one set.
        Duration = "duration",
        /// Metres of one set.
        Distance = "distance",
    }
}

/// A best value, with the set behind it where it is one set's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    pub kind: RecordKind,
    pub value: f64,
    pub reps: Option<u32>,
    pub weight_kg: Option<f64>,
}

/// A best value that beat an older one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    pub best: Best,
    pub previous: f64,
}

/// The best of all workouts taken in so far.
#[derive(Clone, Debug)]
pub struct Bests {
    lift: Lift,
    timed: bool,
    best: Vec<Best>,
    /// (typed load, repetitions) of every counted set that no other one beats in both.
    reps: Vec<(f64, u32)>,
}

impl Bests {
    pub fn new(lift: Lift, timed: bool) -> Self {
        Self { lift, timed, best: Vec::new(), reps: Vec::new() }
    }

    /// The current bests, the repetition records aside, sorted by kind.
    pub fn all(&self) -> &[Best] {
        &self.best
    }

    /// The repetition records: typed load and most repetitions at it, lightest first.
    pub fn most_reps(&self) -> &[(f64, u32)] {
        &self.reps
    }

    /// Takes in the sets of the next workout and answers which records it set, best of each kind.
    pub fn take(&mut self, sets: &[Set], body_kg: Option<f64>) -> Vec<Record> {
        let first = self.best.is_empty() && self.reps.is_empty();
        let mut records = Vec::new();
        for candidate in self.candidates(sets, body_kg) {
            match self.best.iter_mut().find(|best| best.kind == candidate.kind) {
                Some(best) if exceeds(self.lift.assisted, &candidate, best.value) => {
                    records.push(Record { best: candidate, previous: best.value });
                    *best = candidate;
                }
                Some(_) => {}
                None => self.best.push(candidate),
            }
        }
        self.best.sort_by_key(|best| best.kind);
        if let Some(record) = self.take_reps(sets) {
            records.push(record);
        }
        records.sort_by_key(|record| record.best.kind);
        if first { Vec::new() } else { records }
    }

    /// The best candidate of each kind among these sets.
    fn candidates(&self, sets: &[Set], body_kg: Option<f64>) -> Vec<Best> {
        let mut best: Vec<Best> = Vec::new();
        let mut offer = |candidate: Best| match best.iter_mut().find(|best| best.kind == candidate.kind) {
            Some(known) if exceeds(self.lift.assisted, &candidate, known.value) => *known = candidate,
            Some(_) => {}
            None => best.push(candidate),
        };
        let mut volume = 0.0;
        for set in sets.iter().filter(|set| counts(set)) {
            let of = |kind, value| Best { kind, value, reps: set.reps, weight_kg: set.weight_kg };
            let done = set.reps.unwrap_or(0) > 0 || set.duration_s.is_some() || set.distance_m.is_some();
            if let Some(weight_kg) = set.weight_kg.filter(|_| done) {
                offer(of(RecordKind::HeaviestLoad, weight_kg));
            }
            if let Some(kg) = self.one_rep_max(set) {
                offer(of(RecordKind::OneRepMax, kg));
            }
            if let Some(kg) = self.lift.set_volume_kg(set, body_kg).filter(|kg| *kg > 0.0) {
                offer(of(RecordKind::BestSet, kg));
                volume += kg;
            }
            if let Some(seconds) = set.duration_s.filter(|seconds| *seconds > 0.0) {
                offer(of(RecordKind::Duration, seconds));
            }
            if let Some(metres) = set.distance_m.filter(|metres| *metres > 0.0) {
                offer(of(RecordKind::Distance, metres));
            }
        }
        if volume > 0.0 {
            offer(Best { kind: RecordKind::BestVolume, value: volume, reps: None, weight_kg: None });
        }
        best
    }

    /// The estimate of one set; an unknown reserve counts as none. Body weight, assistance and time have no maximum.
    pub fn one_rep_max(&self, set: &Set) -> Option<f64> {
        if self.timed || self.lift.assisted || self.lift.bodyweight_fraction > 0.0 || !counts(set) {
            return None;
        }
        let reserve = set.reps_in_reserve().unwrap_or(0.0);
        one_rep_max::estimate(set.weight_kg?, set.reps?, reserve).map(|estimate| estimate.kg)
    }

    fn take_reps(&mut self, sets: &[Set]) -> Option<Record> {
        if self.timed {
            return None;
        }
        let hardness = |weight: f64| if self.lift.assisted { -weight } else { weight };
        let mut record: Option<Record> = None;
        for set in sets.iter().filter(|set| counts(set)) {
            let (weight, Some(reps)) = (set.weight_kg.unwrap_or(0.0), set.reps.filter(|reps| *reps > 0)) else {
                continue;
            };
            let known =
                self.reps.iter().filter(|(load, _)| hardness(*load) >= hardness(weight)).map(|(_, reps)| *reps).max();
            if known.is_some_and(|known| known >= reps) {
                continue;
            }
            if let Some(known) = known {
                let best = Best {
                    kind: RecordKind::MostReps,
                    value: f64::from(reps),
                    reps: set.reps,
                    weight_kg: set.weight_kg,
                };
                // Two in one workout: the harder load is the one to tell.
                if record.is_none_or(|told| hardness(told.best.weight_kg.unwrap_or(0.0)) <= hardness(weight)) {
                    record = Some(Record { best, previous: f64::from(known) });
                }
            }
            self.reps.retain(|(load, known)| hardness(*load) > hardness(weight) || *known > reps);
            self.reps.push((weight, reps));
        }
        self.reps.sort_by(|a, b| a.0.total_cmp(&b.0));
        record
    }
}

/// Warm-ups, failed sets and those not done never count.
fn counts(set: &Set) -> bool {
    set.completed && matches!(set.kind, SetKind::Working | SetKind::Drop)
}

fn exceeds(assisted: bool, candidate: &Best, known: f64) -> bool {
    match candidate.kind {
        RecordKind::HeaviestLoad if assisted => candidate.value < known - 1e-9,
        RecordKind::OneRepMax => candidate.value > known + 0.1,
        _ => candidate.value > known + 1e-9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    const BARBELL: Lift = Lift { implements: 1, one_sided: false, assisted: false, bodyweight_fraction: 0.0 };

    fn set(reps: u32, weight_kg: f64) -> Set {
        Set {
            kind: SetKind::Working,
            reps: Some(reps),
            weight_kg: Some(weight_kg),
            duration_s: None,
            distance_m: None,
            rpe: None,
            completed: true,
        }
    }

    fn kinds(records: &[Record]) -> Vec<RecordKind> {
        records.iter().map(|record| record.best.kind).collect()
    }

    #[test]
    fn the_first_workout_is_a_baseline_and_ties_are_no_records() {
        let mut bests = Bests::new(BARBELL, false);
        assert_eq!(bests.take(&[set(5, 100.0)], None), []);
        assert_eq!(bests.take(&[set(5, 100.0)], None), []);
        close(bests.all()[1].value, 116.667, 5e-4);
    }

    #[test]
    fn a_heavier_set_beats_load_maximum_and_volume() {
        let mut bests = Bests::new(BARBELL, false);
        bests.take(&[set(5, 100.0)], None);
        let records = bests.take(&[set(5, 102.5)], None);
        assert_eq!(
            kinds(&records),
            [RecordKind::HeaviestLoad, RecordKind::OneRepMax, RecordKind::BestSet, RecordKind::BestVolume]
        );
        close(records[0].previous, 100.0, 0.0);
    }

    #[test]
    fn repetitions_count_at_this_or_a_heavier_load() {
        let mut bests = Bests::new(BARBELL, false);
        bests.take(&[set(8, 100.0)], None);
        assert!(!kinds(&bests.take(&[set(8, 60.0)], None)).contains(&RecordKind::MostReps), "done at 100 already");
        let records = bests.take(&[set(12, 60.0)], None);
        assert!(kinds(&records).contains(&RecordKind::MostReps));
        assert_eq!(bests.most_reps(), [(60.0, 12), (100.0, 8)]);
    }

    #[test]
    fn less_assistance_is_the_record() {
        let mut bests = Bests::new(Lift { assisted: true, bodyweight_fraction: 1.0, ..BARBELL }, false);
        bests.take(&[set(6, 30.0)], Some(80.0));
        assert!(!kinds(&bests.take(&[set(6, 40.0)], Some(80.0))).contains(&RecordKind::HeaviestLoad));
        let records = bests.take(&[set(6, 25.0)], Some(80.0));
        assert_eq!(records[0].best.kind, RecordKind::HeaviestLoad);
        assert!(!kinds(&records).contains(&RecordKind::OneRepMax));
    }

    #[test]
    fn a_longer_plank_is_a_record_and_a_warm_up_never() {
        let plank = |seconds, kind| Set { kind, reps: None, weight_kg: None, duration_s: Some(seconds), ..set(0, 0.0) };
        let mut bests = Bests::new(BARBELL, true);
        bests.take(&[plank(60.0, SetKind::Working)], None);
        assert_eq!(bests.take(&[plank(90.0, SetKind::WarmUp)], None), []);
        assert_eq!(kinds(&bests.take(&[plank(75.0, SetKind::Working)], None)), [RecordKind::Duration]);
    }
}
