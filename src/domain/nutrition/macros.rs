//! Protein, fat and carbohydrate of a day, in that order, within the bounds of the Institute of Medicine (2005).

use super::targets::Person;
use super::{Adjustment, round_to};
use crate::domain::person::{Condition, PrimaryGoal, bmi};

/// Grams a day, whole.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Macros {
    pub protein_g: f64,
    pub fat_g: f64,
    pub carbs_g: f64,
}

/// The least carbohydrate unless a low-carbohydrate diet was chosen, g.
const LEAST_CARBS_G: f64 = 130.0;
/// How far protein may fall so that carbohydrate fits, g/kg.
const LOWERED_PROTEIN: f64 = 1.6;

/// The weight on which grams per kilogram are reckoned: above a BMI of 30 a quarter of the excess counts.
pub fn reference_weight_kg(weight_kg: f64, height_cm: f64) -> f64 {
    if bmi(weight_kg, height_cm) <= 30.0 {
        return weight_kg;
    }
    let meters = height_cm / 100.0;
    let at_thirty = 30.0 * meters * meters;
    at_thirty + 0.25 * (weight_kg - at_thirty)
}

/// Fibre a day, g (EFSA 2010, IOM 2005).
pub fn fiber_g(energy_kcal: f64) -> f64 {
    (14.0 * energy_kcal / 1000.0).max(25.0)
}

/// Splits a day's energy, kcal.
pub fn split(energy_kcal: f64, person: &Person, codes: &mut Vec<Adjustment>) -> Macros {
    let weight = reference_weight_kg(person.weight_kg, person.height_cm);
    if weight < person.weight_kg {
        codes.push(Adjustment::ReferenceWeightUsed);
    }
    let per_kg = protein_per_kg(person, codes);
    let mut protein = within_share(round_to(per_kg * weight, 1.0), energy_kcal, codes);
    let mut fat = fat(energy_kcal, person.goal, weight, codes);
    let carbs = |protein: f64, fat: f64| (energy_kcal - 4.0 * protein - 9.0 * fat) / 4.0;

    if !person.low_carb && carbs(protein, fat) < LEAST_CARBS_G {
        let room = energy_kcal - 4.0 * LEAST_CARBS_G;
        let least_fat = (0.20 * energy_kcal / 9.0).max(0.6 * weight).ceil();
        let lower = ((room - 4.0 * protein) / 9.0).floor().max(least_fat);
        if lower < fat {
            codes.push(Adjustment::FatLowered);
            fat = lower;
        }
        let lower = ((room - 9.0 * fat) / 4.0).floor().max(round_to(LOWERED_PROTEIN * weight, 1.0));
        if carbs(protein, fat) < LEAST_CARBS_G && lower < protein {
            codes.push(Adjustment::ProteinLowered);
            protein = lower;
        }
        if carbs(protein, fat) < LEAST_CARBS_G {
            codes.push(Adjustment::CarbsBelowMinimum);
        }
    }
    Macros { protein_g: protein, fat_g: fat, carbs_g: round_to(carbs(protein, fat), 1.0).max(0.0) }
}

/// g/kg: Helms 2014 and Jäger 2017 in a deficit, Morton 2018 and Iraki 2019 for muscle, ACSM 2016 for endurance.
fn protein_per_kg(person: &Person, codes: &mut Vec<Adjustment>) -> f64 {
    if person.conditions.contains(&Condition::KidneyDisease) {
        codes.push(Adjustment::ProteinLimitedKidney);
        return 0.8;
    }
    match person.goal {
        PrimaryGoal::LoseFat | PrimaryGoal::Recomposition => 2.0,
        PrimaryGoal::BuildMuscle | PrimaryGoal::Strength => 1.8,
        PrimaryGoal::Endurance => 1.6,
        PrimaryGoal::Maintain | PrimaryGoal::Health => {
            if person.training_days >= 2 {
                1.4
            } else {
                1.2
            }
        }
    }
}

/// Protein of at most 35 % of energy, the share taken in whole percent, as it is shown.
fn within_share(protein_g: f64, energy_kcal: f64, codes: &mut Vec<Adjustment>) -> f64 {
    let percent = round_to(100.0 * 4.0 * protein_g / energy_kcal, 1.0);
    if percent <= 35.0 {
        return protein_g;
    }
    codes.push(Adjustment::ProteinCapped);
    (0.35 * energy_kcal / 4.0).floor()
}

fn fat(energy_kcal: f64, goal: PrimaryGoal, weight: f64, codes: &mut Vec<Adjustment>) -> f64 {
    let share = |percent: f64| percent * energy_kcal / 100.0 / 9.0;
    let usual = match goal {
        PrimaryGoal::Endurance => share(20.0).max(0.6 * weight),
        _ => share(25.0).max(0.8 * weight),
    };
    let most = share(35.0).max(0.6 * weight);
    if usual > most {
        codes.push(Adjustment::FatCapped);
    }
    round_to(usual.min(most), 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    fn person(goal: PrimaryGoal, weight_kg: f64) -> Person {
        Person { goal, weight_kg, height_cm: 175.0, training_days: 3, ..Person::example() }
    }

    fn grams(energy_kcal: f64, person: &Person) -> ([f64; 3], Vec<Adjustment>) {
        let mut codes = Vec::new();
        let split = split(energy_kcal, person, &mut codes);
        ([split.protein_g, split.fat_g, split.carbs_g], codes)
    }

    #[test]
    fn reference_splits() {
        assert_eq!(grams(2320.0, &person(PrimaryGoal::LoseFat, 80.0)), ([160.0, 64.0, 276.0], vec![]));
        let lowered = ([120.0, 40.0, 130.0], vec![Adjustment::FatLowered]);
        assert_eq!(grams(1360.0, &person(PrimaryGoal::LoseFat, 60.0)), lowered);
        assert_eq!(grams(2900.0, &person(PrimaryGoal::BuildMuscle, 75.0)), ([135.0, 81.0, 408.0], vec![]));
    }

    #[test]
    fn fiber_reference_values() {
        assert!(near(round_to(fiber_g(2320.0), 1.0), 32.0));
        assert!(near(round_to(fiber_g(1360.0), 1.0), 25.0));
        assert!(near(round_to(fiber_g(2900.0), 1.0), 41.0));
    }

    #[test]
    fn a_quarter_of_the_excess_weight_counts() {
        assert!(near(reference_weight_kg(120.0, 175.0), 98.906));
        assert!(near(reference_weight_kg(80.0, 180.0), 80.0));
    }

    #[test]
    fn kidney_disease_keeps_protein_low() {
        let kidney = Person { conditions: vec![Condition::KidneyDisease], ..person(PrimaryGoal::LoseFat, 80.0) };
        let (grams, codes) = grams(2320.0, &kidney);
        assert!(near(grams[0], 64.0));
        assert_eq!(codes, [Adjustment::ProteinLimitedKidney]);
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let (grams, codes) = grams(1200.0, &person(PrimaryGoal::LoseFat, 95.0));
        assert!(grams[2] < 130.0);
        assert!(codes.contains(&Adjustment::ProteinCapped) && codes.contains(&Adjustment::CarbsBelowMinimum));
    }

    #[test]
    fn a_chosen_low_carbohydrate_diet_is_left_alone() {
        let low = Person { low_carb: true, ..person(PrimaryGoal::LoseFat, 60.0) };
        assert_eq!(grams(1360.0, &low), ([120.0, 48.0, 112.0], vec![]));
    }
}
