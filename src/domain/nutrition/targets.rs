//! Targets of a day: the whole way from a person to the numbers.

use super::adjustments::Adjustment;
use super::energy::{Method, RestingEnergy, activity_factor};
use super::gates::{Refusal, needs_professional, refusal};
use super::macros::{fiber_g, split};
use super::{goal, round_to, water};
use crate::domain::person::{ActivityLevel, Condition, ExperienceLevel, PrimaryGoal, Sex};

/// No adult rests on less, kcal.
const LEAST_RESTING_KCAL: f64 = 500.0;

/// The facts from which targets are computed.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    pub sex: Sex,
    /// Completed years.
    pub age: u8,
    pub height_cm: f64,
    /// The trend of the weight where there is one, else the last measurement.
    pub weight_kg: f64,
    /// Measured within the last 60 days.
    pub body_fat_percent: Option<f64>,
    pub activity: ActivityLevel,
    pub experience: Option<ExperienceLevel>,
    pub goal: PrimaryGoal,
    pub goal_weight_kg: Option<f64>,
    /// As the person wishes, in percent of weight; the goal gives the direction.
    pub goal_rate_percent_per_week: Option<f64>,
    /// Planned training days a week.
    pub training_days: u8,
    /// Whether a low-carbohydrate diet was chosen.
    pub low_carb: bool,
    pub conditions: Vec<Condition>,
}

/// Daily targets, rounded as they are shown: energy to 10 kcal, drinks to 50 ml, the rest to 1 g.
#[derive(Clone, PartialEq, Debug)]
pub struct Targets {
    pub energy_kcal: f64,
    pub protein_g: f64,
    pub carbs_g: f64,
    pub fat_g: f64,
    pub fiber_g: f64,
    pub water_ml: f64,
    pub basis: Basis,
}

/// How the targets came about.
#[derive(Clone, PartialEq, Debug)]
pub struct Basis {
    pub bmr_kcal: f64,
    pub tdee_kcal: f64,
    pub method: Method,
    pub adjustments: Vec<Adjustment>,
}

/// Computes targets, or says why this person gets none.
pub fn calculate(person: &Person) -> Result<Targets, Refusal> {
    if let Some(refusal) = refusal(person.age, &person.conditions) {
        return Err(refusal);
    }
    let resting =
        RestingEnergy::of(person.weight_kg, person.height_cm, person.age, person.sex, person.body_fat_percent);
    if resting.kcal < LEAST_RESTING_KCAL {
        return Err(Refusal::OutsideFormulas);
    }
    let tdee_kcal = resting.kcal * activity_factor(person.activity);
    let mut adjustments = Vec::new();
    let energy_kcal = round_to(energy_target(person, tdee_kcal, &mut adjustments), 10.0);
    let macros = split(energy_kcal, person, &mut adjustments);
    if needs_professional(&person.conditions) {
        adjustments.push(Adjustment::SeeProfessional);
    }
    Ok(Targets {
        energy_kcal,
        protein_g: macros.protein_g,
        carbs_g: macros.carbs_g,
        fat_g: macros.fat_g,
        fiber_g: round_to(fiber_g(energy_kcal), 1.0),
        water_ml: round_to(water::drinks_ml(person.sex, 0.0, &person.conditions), 50.0),
        basis: Basis { bmr_kcal: resting.kcal, tdee_kcal, method: resting.method, adjustments },
    })
}

/// The daily energy that serves the person's goal at a given expenditure, kcal, unrounded.
pub fn energy_target(person: &Person, tdee_kcal: f64, adjustments: &mut Vec<Adjustment>) -> f64 {
    let difference = goal::wanted_difference(person, tdee_kcal, adjustments);
    goal::with_floor(tdee_kcal, difference, person.sex, adjustments)
}

#[cfg(test)]
impl Person {
    /// A man of 80 kg, 180 cm and 30 years.
    pub(crate) fn example() -> Self {
        Self {
            sex: Sex::Male,
            age: 30,
            height_cm: 180.0,
            weight_kg: 80.0,
            body_fat_percent: None,
            activity: ActivityLevel::ModeratelyActive,
            experience: None,
            goal: PrimaryGoal::LoseFat,
            goal_weight_kg: None,
            goal_rate_percent_per_week: None,
            training_days: 0,
            low_carb: false,
            conditions: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::near;
    use super::*;
    use crate::domain::named::Named;

    fn woman(weight_kg: f64, height_cm: f64, age: u8, activity: ActivityLevel, rate: f64) -> Person {
        Person {
            sex: Sex::Female,
            age,
            height_cm,
            weight_kg,
            activity,
            goal_rate_percent_per_week: Some(rate),
            ..Person::example()
        }
    }

    #[test]
    fn worked_examples() {
        let first = calculate(&Person::example()).unwrap();
        assert!(near(first.basis.bmr_kcal, 1780.0) && near(first.basis.tdee_kcal, 2759.0));
        assert!(near(first.energy_kcal, 2320.0));
        assert_eq!(first.basis.adjustments, []);
        assert!(near(first.protein_g, 160.0) && near(first.fat_g, 64.0) && near(first.carbs_g, 276.0));
        assert!(near(first.fiber_g, 32.0) && near(first.water_ml, 2000.0));

        let capped = calculate(&woman(60.0, 165.0, 30, ActivityLevel::LightlyActive, -1.0)).unwrap();
        assert!(near(capped.energy_kcal, 1360.0));
        assert_eq!(capped.basis.adjustments, [Adjustment::RateCapped, Adjustment::FatLowered]);

        let floored = calculate(&woman(58.0, 160.0, 60, ActivityLevel::Sedentary, 0.5)).unwrap();
        assert!(near(floored.basis.tdee_kcal, 1342.8) && near(floored.energy_kcal, 1200.0));
        assert_eq!(floored.basis.adjustments[0], Adjustment::FloorApplied);

        let below = calculate(&woman(45.0, 150.0, 80, ActivityLevel::Sedentary, 0.5)).unwrap();
        assert!(near(below.basis.bmr_kcal, 826.5) && near(below.energy_kcal, 990.0));
        assert_eq!(below.basis.adjustments[0], Adjustment::BelowFloorNoDeficit);
    }

    #[test]
    fn underweight_gets_no_deficit() {
        let thin = calculate(&woman(48.0, 165.0, 30, ActivityLevel::Sedentary, 0.5)).unwrap();
        assert_eq!(thin.basis.adjustments[0], Adjustment::DeficitRefusedBmi);
        assert!(thin.energy_kcal >= thin.basis.tdee_kcal - 5.0);
    }

    #[test]
    fn near_underweight_and_old_age_slow_the_loss() {
        let light = calculate(&woman(53.0, 165.0, 30, ActivityLevel::VeryActive, 0.5)).unwrap();
        assert_eq!(light.basis.adjustments[0], Adjustment::RateCappedBmi);
        let old = calculate(&woman(70.0, 165.0, 65, ActivityLevel::VeryActive, 0.9)).unwrap();
        assert_eq!(old.basis.adjustments[0], Adjustment::RateCappedAge);
    }

    #[test]
    fn drifting_off_the_goal_weight_is_nudged_back() {
        let at = |goal_weight_kg| {
            let person =
                Person { goal: PrimaryGoal::Maintain, goal_weight_kg: Some(goal_weight_kg), ..Person::example() };
            energy_target(&person, 2759.0, &mut Vec::new())
        };
        assert!(near(at(80.5), 2759.0));
        assert!(near(at(79.0), 2759.0 - 132.0));
        assert!(near(at(81.0), 2759.0 + 132.0));
    }

    #[test]
    fn gaining_depends_on_experience() {
        let gain = |experience| {
            let person = Person { goal: PrimaryGoal::BuildMuscle, experience, ..Person::example() };
            energy_target(&person, 2759.0, &mut Vec::new()) - 2759.0
        };
        assert!(near(gain(Some(ExperienceLevel::Beginner)), 440.0));
        assert!(near(gain(Some(ExperienceLevel::Intermediate)), 220.0));
        assert!(near(gain(Some(ExperienceLevel::Advanced)), 132.0));
    }

    #[test]
    fn gated_people_get_no_numbers() {
        let young = Person { age: 17, ..Person::example() };
        assert_eq!(calculate(&young), Err(Refusal::Minor));
        let history = Person { conditions: vec![Condition::EatingDisorderHistory], ..Person::example() };
        assert_eq!(calculate(&history), Err(Refusal::NumbersHidden));
        let insulin = Person { conditions: vec![Condition::Insulin], ..Person::example() };
        assert_eq!(calculate(&insulin).unwrap().basis.adjustments, [Adjustment::SeeProfessional]);
    }

    fn people() -> impl Strategy<Value = Person> {
        let body = (20.0f64..500.0, 50.0f64..272.0, 18u8..110, prop::option::of(4.0f64..60.0));
        let wish = (prop::option::of(-3.0f64..3.0), prop::option::of(30.0f64..200.0), 0u8..=7, any::<bool>());
        let words = (
            prop::sample::select(Sex::ALL),
            prop::sample::select(PrimaryGoal::ALL),
            prop::option::of(prop::sample::select(ExperienceLevel::ALL)),
        );
        (body, wish, words).prop_map(
            |(
                (weight_kg, height_cm, age, body_fat_percent),
                (rate, goal_weight_kg, training_days, low_carb),
                words,
            )| {
                let (sex, goal, experience) = words;
                Person {
                    sex,
                    age,
                    height_cm,
                    weight_kg,
                    body_fat_percent,
                    experience,
                    goal,
                    goal_weight_kg,
                    goal_rate_percent_per_week: rate,
                    training_days,
                    low_carb,
                    ..Person::example()
                }
            },
        )
    }

    proptest! {
        #[test]
        fn a_higher_activity_level_never_gives_a_lower_target(person in people()) {
            let at = |activity| calculate(&Person { activity, ..person.clone() }).map(|targets| targets.energy_kcal);
            for pair in ActivityLevel::ALL.windows(2) {
                if let (Ok(lower), Ok(higher)) = (at(pair[0]), at(pair[1])) {
                    prop_assert!(higher >= lower);
                }
            }
        }

        #[test]
        fn targets_stay_over_the_floor_and_near_maintenance(person in people()) {
            let Ok(targets) = calculate(&person) else { return Ok(()) };
            let floor = goal::energy_floor_kcal(person.sex).min(targets.basis.tdee_kcal);
            prop_assert!(targets.energy_kcal >= floor - 5.0);
            prop_assert!(targets.energy_kcal <= 1.2 * targets.basis.tdee_kcal + 5.0);
        }

        #[test]
        fn the_macros_add_up_to_the_energy(person in people()) {
            let Ok(targets) = calculate(&person) else { return Ok(()) };
            let sum = 4.0 * targets.protein_g + 4.0 * targets.carbs_g + 9.0 * targets.fat_g;
            if targets.carbs_g > 0.0 {
                prop_assert!((sum - targets.energy_kcal).abs() <= 2.0, "{sum} against {}", targets.energy_kcal);
            }
        }
    }
}
