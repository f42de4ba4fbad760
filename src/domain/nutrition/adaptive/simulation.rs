//! A thousand simulated dieters, whose formula is off by 300 kcal and whose scale by 0.6 kg: the estimate must be worth
//! more than the formula from the first weeks on, and a first drop of water must not fool it.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Known, WINDOW_DAYS, estimate, observe};
use crate::domain::trends::Point;

const DIETERS: u64 = 1000;
const FORMULA_KCAL: f64 = 2500.0;
const TARGET_KCAL: f64 = 2060.0;

/// A small generator (SplitMix64), so that the test is the same everywhere.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) as f64 / u64::MAX as f64
    }

    /// Normally distributed, by the sum of twelve.
    fn normal(&mut self, deviation: f64) -> f64 {
        deviation * ((0..12).map(|_| self.unit()).sum::<f64>() - 6.0)
    }
}

fn day(index: i32) -> Date {
    date(2026, 1, 1) + index.days()
}

/// The errors of one dieter's published estimate after 14, 28, 42 and 84 days; `water_kg` are lost in the first week.
fn errors(seed: u64, water_kg: f64) -> [f64; 4] {
    let mut random = Random(seed);
    let real = FORMULA_KCAL + random.normal(300.0);
    let (mut weight, mut intakes, mut weights) = (80.0, Vec::new(), Vec::new());
    let mut published = vec![(0, FORMULA_KCAL)];
    let mut errors = Vec::new();
    for today in 0..84 {
        let intake = TARGET_KCAL + random.normal(250.0);
        if random.unit() < 0.85 {
            intakes.push(Point { day: day(today), value: intake });
        }
        weights.push(Point { day: day(today), value: weight + random.normal(0.6) });
        weight += (intake - real) / 7700.0;
        if today < 7 {
            weight -= water_kg / 7.0;
        }
        let passed = today + 1;
        // The first week after the start of the phase is left out.
        let from = if water_kg > 0.0 { (passed - WINDOW_DAYS).max(7) } else { (passed - WINDOW_DAYS).max(0) };
        let known_before =
            |days: i32| published.iter().rev().find(|(at, _)| passed - at >= days).map(|(_, kcal)| *kcal);
        if passed % 7 == 0
            && let Ok(seen) = observe(day(from), day(today), &intakes, &weights)
        {
            let known = Known {
                formula_kcal: FORMULA_KCAL,
                prior_kcal: known_before(28).unwrap_or(FORMULA_KCAL),
                last_published_kcal: published.last().map_or(FORMULA_KCAL, |(_, kcal)| *kcal),
                weeks_since_published: 1.0,
                weeks_of_tracking: f64::from(passed) / 7.0,
            };
            published.push((passed, estimate(&seen, &known).tdee_kcal));
        }
        if [14, 28, 42, 84].contains(&passed) {
            errors.push(published.last().map_or(FORMULA_KCAL, |(_, kcal)| *kcal) - real);
        }
    }
    errors.try_into().unwrap()
}

fn mean_of(value: impl Fn(&[f64; 4]) -> [f64; 4], water_kg: f64) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for seed in 0..DIETERS {
        for (sum, value) in sums.iter_mut().zip(value(&errors(seed, water_kg))) {
            *sum += value / DIETERS as f64;
        }
    }
    sums
}

#[test]
fn the_estimate_is_better_than_the_formula_from_the_start() {
    let squares = mean_of(|errors| errors.map(|error| error * error), 0.0);
    for (square, bound) in squares.into_iter().zip([300.0, 200.0, 160.0, 140.0]) {
        assert!(square.sqrt() < bound, "{:?}", squares.map(f64::sqrt));
    }
}

#[test]
fn a_first_drop_of_water_does_not_fool_it() {
    let bias = mean_of(|errors| *errors, 1.2);
    assert!(bias[1].abs() < 30.0, "{bias:?}");
}
