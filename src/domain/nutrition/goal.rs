//! From a goal to a daily energy difference: the rate, what it may be, and the floor that nothing goes under.

use super::Adjustment;
use super::gates::minimum_goal_weight_kg;
use super::targets::Person;
use crate::domain::person::{ExperienceLevel, PrimaryGoal, Sex, bmi};

/// Energy of a kilogram of body mass, kcal (Wishnofsky 1958).
pub const KCAL_PER_KG: f64 = 7700.0;

/// The daily energy that changes body weight by so many percent a week, kcal.
pub fn daily_difference_kcal(percent_per_week: f64, weight_kg: f64) -> f64 {
    percent_per_week / 100.0 * weight_kg * KCAL_PER_KG / 7.0
}

/// The least daily energy a deficit may lead to (AHA/ACC/TOS 2013), kcal.
pub const fn energy_floor_kcal(sex: Sex) -> f64 {
    match sex {
        Sex::Female => 1200.0,
        Sex::Male | Sex::Unspecified => 1500.0,
    }
}

/// Energy that is subtracted for good measure when weight drifts off its goal, percent of weight a week.
const NUDGE: f64 = 0.15;
/// How far the trend may be from the goal weight before that happens, kg.
const NUDGE_BEYOND_KG: f64 = 0.7;

/// A goal's usual rate and bounds, in percent of weight a week, all as magnitudes.
struct Rates {
    usual: f64,
    least: f64,
    most: f64,
}

fn losing(goal: PrimaryGoal) -> Option<Rates> {
    match goal {
        // Garthe 2011, Helms 2014.
        PrimaryGoal::LoseFat => Some(Rates { usual: 0.5, least: 0.25, most: 1.0 }),
        PrimaryGoal::Recomposition => Some(Rates { usual: 0.2, least: 0.1, most: 0.25 }),
        _ => None,
    }
}

fn gaining(goal: PrimaryGoal, experience: Option<ExperienceLevel>) -> Option<Rates> {
    match goal {
        // Iraki 2019.
        PrimaryGoal::BuildMuscle => {
            let usual = match experience {
                Some(ExperienceLevel::Beginner) => 0.5,
                Some(ExperienceLevel::Advanced) => 0.15,
                Some(ExperienceLevel::Intermediate) | None => 0.25,
            };
            Some(Rates { usual, least: 0.1, most: 0.5 })
        }
        PrimaryGoal::Strength => Some(Rates { usual: 0.0, least: 0.0, most: 0.25 }),
        _ => None,
    }
}

/// The wanted daily difference, kcal (negative: a deficit), before the floor.
pub(super) fn wanted_difference(person: &Person, tdee_kcal: f64, codes: &mut Vec<Adjustment>) -> f64 {
    let asked = person.goal_rate_percent_per_week.map(f64::abs);
    if let Some(rates) = losing(person.goal) {
        let rate = bounded(asked, &rates, codes);
        return -deficit(person, rate, tdee_kcal, codes);
    }
    let most = match person.goal {
        PrimaryGoal::Strength => 0.10 * tdee_kcal,
        _ => (0.20 * tdee_kcal).min(500.0),
    };
    if let Some(rates) = gaining(person.goal, person.experience) {
        let rate = bounded(asked, &rates, codes);
        return capped(daily_difference_kcal(rate, person.weight_kg), most, codes);
    }
    match person.goal_weight_kg {
        Some(goal) if person.weight_kg - goal > NUDGE_BEYOND_KG => {
            codes.push(Adjustment::NudgedToGoal);
            -deficit(person, NUDGE, tdee_kcal, codes)
        }
        Some(goal) if goal - person.weight_kg > NUDGE_BEYOND_KG => {
            codes.push(Adjustment::NudgedToGoal);
            capped(daily_difference_kcal(NUDGE, person.weight_kg), most, codes)
        }
        _ => 0.0,
    }
}

fn bounded(asked: Option<f64>, rates: &Rates, codes: &mut Vec<Adjustment>) -> f64 {
    let rate = asked.unwrap_or(rates.usual);
    if rate > rates.most {
        codes.push(Adjustment::RateCapped);
        rates.most
    } else if rate < rates.least {
        codes.push(Adjustment::RateRaised);
        rates.least
    } else {
        rate
    }
}

/// A deficit, kcal: nothing for the underweight, little for those near it and for the old, and never a quarter of
/// maintenance or 1000 kcal.
fn deficit(person: &Person, rate: f64, tdee_kcal: f64, codes: &mut Vec<Adjustment>) -> f64 {
    let bmi = bmi(person.weight_kg, person.height_cm);
    if bmi < 18.5 {
        codes.push(Adjustment::DeficitRefusedBmi);
        return 0.0;
    }
    if person.goal_weight_kg.is_some_and(|goal| goal < minimum_goal_weight_kg(person.height_cm)) {
        codes.push(Adjustment::GoalWeightTooLow);
    }
    let mut rate = rate;
    if bmi < 20.0 && rate > 0.25 {
        codes.push(Adjustment::RateCappedBmi);
        rate = 0.25;
    }
    if person.age >= 65 && rate > 0.5 {
        codes.push(Adjustment::RateCappedAge);
        rate = 0.5;
    }
    let most = match person.goal {
        PrimaryGoal::Recomposition => (0.25 * tdee_kcal).min(250.0),
        _ => (0.25 * tdee_kcal).min(1000.0),
    };
    capped(daily_difference_kcal(rate, person.weight_kg), most, codes)
}

fn capped(difference: f64, most: f64, codes: &mut Vec<Adjustment>) -> f64 {
    if difference <= most {
        return difference;
    }
    if !codes.contains(&Adjustment::RateCapped) {
        codes.push(Adjustment::RateCapped);
    }
    most
}

/// The target that follows from a difference, kcal: never under the floor, and never over maintenance for want of room
/// beneath it.
pub(super) fn with_floor(tdee_kcal: f64, difference_kcal: f64, sex: Sex, codes: &mut Vec<Adjustment>) -> f64 {
    let floor = energy_floor_kcal(sex);
    let wanted = tdee_kcal + difference_kcal;
    if difference_kcal >= 0.0 || wanted >= floor {
        wanted
    } else if tdee_kcal <= floor {
        codes.push(Adjustment::BelowFloorNoDeficit);
        tdee_kcal
    } else {
        codes.push(Adjustment::FloorApplied);
        floor
    }
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    #[test]
    fn difference_reference_values() {
        assert!(near(daily_difference_kcal(0.5, 80.0), 440.0));
        assert!(near(daily_difference_kcal(1.0, 60.0), 660.0));
        assert!(near(daily_difference_kcal(0.25, 75.0), 206.25));
    }
}
