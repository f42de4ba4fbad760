//! Expenditure learnt from what was eaten and how the weight moved. Data are weighed against what was known before, and a
//! value that is published moves slowly: two weeks of noisy weights are worse than the formula.

use jiff::civil::Date;

use super::goal::KCAL_PER_KG;
use crate::domain::trends::{Point, Slope, days_between, slope};
use crate::named;

/// The longest window, days.
pub const WINDOW_DAYS: i32 = 28;
const LEAST_DAYS: i32 = 14;
const LEAST_COMPLETE_SHARE: f64 = 0.70;
const LEAST_WEIGHTS: usize = 6;
const LEAST_SPAN_DAYS: i32 = 10;
const LONGEST_GAP_DAYS: i32 = 7;
/// How far an estimate may be from the formula.
const MOST_OFF_FORMULA: f64 = 0.25;
/// How far a published value may move in a week, kcal.
const MOST_STEP_KCAL: f64 = 150.0;

/// What a window of days says. Days in the first seven after a change of phase, or of the target by 300 kcal and more,
/// are left out by the caller: glycogen and water move then, not fat.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Observation {
    /// Days of the window.
    pub days: i32,
    pub complete_days: i32,
    /// Mean of the complete days, kcal.
    pub mean_intake_kcal: f64,
    pub slope: Slope,
}

named! {
    /// What is missing; the last value holds until it is there.
    pub enum Missing {
        NotEnoughDays = "not_enough_days",
        NotEnoughCompleteDays = "not_enough_complete_days",
        NotEnoughWeights = "not_enough_weights",
        WeightsTooClose = "weights_too_close",
        WeightGap = "weight_gap",
    }

    /// How far to trust an estimate.
    pub enum Confidence {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}

/// An estimate with the arithmetic that led to it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Estimate {
    /// What is published, kcal.
    pub tdee_kcal: f64,
    /// Before the limits, kcal.
    pub raw_kcal: f64,
    /// What intake and weight alone say, kcal.
    pub observed_kcal: f64,
    /// The weight of the data against what was known before, 0 to 0.75.
    pub weight: f64,
    /// Whether the distance to the formula stopped it: the third time running, ask about activity and logging.
    pub at_limit: bool,
    pub confidence: Confidence,
}

/// Looks at the days from `from` to `until`, both included: intake of complete days alone, and one weight a day.
pub fn observe(from: Date, until: Date, intakes: &[Point], weights: &[Point]) -> Result<Observation, Missing> {
    let days = days_between(from, until) + 1;
    if days < LEAST_DAYS {
        return Err(Missing::NotEnoughDays);
    }
    let inside = |point: &&Point| point.day >= from && point.day <= until;
    let intakes: Vec<f64> = intakes.iter().filter(inside).map(|point| point.value).collect();
    if (intakes.len() as f64) < LEAST_COMPLETE_SHARE * f64::from(days) {
        return Err(Missing::NotEnoughCompleteDays);
    }
    let weights: Vec<Point> = weights.iter().filter(inside).copied().collect();
    if weights.len() < LEAST_WEIGHTS {
        return Err(Missing::NotEnoughWeights);
    }
    if days_between(weights[0].day, weights[weights.len() - 1].day) < LEAST_SPAN_DAYS {
        return Err(Missing::WeightsTooClose);
    }
    if weights.windows(2).any(|pair| days_between(pair[0].day, pair[1].day) > LONGEST_GAP_DAYS) {
        return Err(Missing::WeightGap);
    }
    let slope = slope(&weights, until, days).ok_or(Missing::NotEnoughWeights)?;
    let mean_intake_kcal = intakes.iter().sum::<f64>() / intakes.len() as f64;
    Ok(Observation { days, complete_days: intakes.len() as i32, mean_intake_kcal, slope })
}

/// What was known before an observation, kcal.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known {
    pub formula_kcal: f64,
    /// The formula, or the estimate published 28 or more days ago, so that no day is used twice.
    pub prior_kcal: f64,
    pub last_published_kcal: f64,
    pub weeks_since_published: f64,
    pub weeks_of_tracking: f64,
}

/// Energy balance, shrunk towards what was known and held within limits.
pub fn estimate(seen: &Observation, known: &Known) -> Estimate {
    let complete_share = f64::from(seen.complete_days) / f64::from(seen.days);
    let weight = (f64::from(seen.days - 4) / 32.0).clamp(0.0, 0.75) * complete_share;
    let observed_kcal = seen.mean_intake_kcal - seen.slope.per_week / 7.0 * KCAL_PER_KG;
    let raw_kcal = (1.0 - weight) * known.prior_kcal + weight * observed_kcal;

    let off = MOST_OFF_FORMULA * known.formula_kcal;
    let near_formula = raw_kcal.clamp(known.formula_kcal - off, known.formula_kcal + off);
    let step = MOST_STEP_KCAL * known.weeks_since_published.max(1.0);
    let tdee_kcal = near_formula.clamp(known.last_published_kcal - step, known.last_published_kcal + step);
    let confidence = if seen.days < 21 {
        Confidence::Low
    } else if seen.days >= WINDOW_DAYS && complete_share >= 0.85 && known.weeks_of_tracking >= 6.0 {
        Confidence::High
    } else {
        Confidence::Medium
    };
    let at_limit = (raw_kcal - known.formula_kcal).abs() > off;
    Estimate { tdee_kcal, raw_kcal, observed_kcal, weight, at_limit, confidence }
}

#[cfg(test)]
mod simulation;

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;
    use crate::domain::trends::points;

    fn seen(days: i32, complete_days: i32, mean_intake_kcal: f64, per_week: f64) -> Observation {
        Observation { days, complete_days, mean_intake_kcal, slope: Slope { per_week, standard_error: 0.05 } }
    }

    fn known(kcal: f64) -> Known {
        Known {
            formula_kcal: kcal,
            prior_kcal: kcal,
            last_published_kcal: kcal,
            weeks_since_published: 1.0,
            weeks_of_tracking: 8.0,
        }
    }

    #[test]
    fn the_weight_of_the_data_grows_with_the_days() {
        let weight = |days, complete| estimate(&seen(days, complete, 2000.0, 0.0), &known(2000.0)).weight;
        assert!(near(weight(14, 14), 0.3125) && near(weight(21, 21), 0.53125) && near(weight(28, 28), 0.75));
        assert!(near(weight(100, 80), 0.60));
    }

    #[test]
    fn worked_examples() {
        // 90 % of 28 days is no whole number of days: 280 stand for 28, the weight is capped all the same.
        let first = estimate(&seen(280, 252, 2150.0, -0.35), &known(2759.0));
        assert!(near(first.observed_kcal, 2535.0) && near(first.weight, 0.675));
        assert!(near(first.raw_kcal, 2607.8) && near(first.tdee_kcal, 2609.0));

        let review = estimate(&seen(28, 28, 2300.0, -0.20), &known(2759.0));
        assert!(near(review.observed_kcal, 2520.0) && near(review.raw_kcal, 2579.75));
        assert!(near(review.tdee_kcal, 2609.0));
        assert_eq!(review.confidence, Confidence::High);

        let second = estimate(&seen(21, 18, 2400.0, -0.20), &known(2500.0));
        assert!(near(second.observed_kcal, 2620.0));
        assert_eq!(second.confidence, Confidence::Medium);
    }

    #[test]
    fn an_estimate_stays_near_the_formula() {
        let wild = estimate(&seen(28, 28, 4500.0, 0.0), &Known { weeks_since_published: 10.0, ..known(2000.0) });
        assert!(wild.at_limit && near(wild.tdee_kcal, 2500.0));
    }

    #[test]
    fn what_is_missing_is_named() {
        let day = |index: i32| points(&[(index, 0.0)])[0].day;
        let intakes = |days: i32| points(&(0..days).map(|i| (i, 2000.0)).collect::<Vec<_>>());
        let weights = |days: &[i32]| points(&days.iter().map(|i| (*i, 80.0)).collect::<Vec<_>>());
        let enough = weights(&[0, 3, 6, 9, 12, 13]);
        let observe = |until: i32, intakes: &[Point], weights: &[Point]| observe(day(0), day(until), intakes, weights);

        assert_eq!(observe(12, &intakes(13), &enough), Err(Missing::NotEnoughDays));
        assert_eq!(observe(13, &intakes(9), &enough), Err(Missing::NotEnoughCompleteDays));
        assert_eq!(observe(13, &intakes(10), &enough[..5]), Err(Missing::NotEnoughWeights));
        assert_eq!(observe(13, &intakes(10), &weights(&[0, 1, 2, 3, 4, 9])), Err(Missing::WeightsTooClose));
        assert_eq!(observe(13, &intakes(10), &weights(&[0, 1, 2, 3, 12, 13])), Err(Missing::WeightGap));
        let good = observe(13, &intakes(10), &enough).unwrap();
        assert_eq!((good.days, good.complete_days), (14, 10));
        assert!(near(good.mean_intake_kcal, 2000.0) && near(good.slope.per_week, 0.0));
    }
}
