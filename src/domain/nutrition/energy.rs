//! Resting energy and the activity factor, kcal a day.

use crate::domain::person::{ActivityLevel, Sex};
use crate::named;

named! {
    /// Which formula gave the resting energy.
    pub enum Method {
        MifflinStJeor = "mifflin_st_jeor",
        KatchMcardle = "katch_mcardle",
    }
}

/// Resting energy, with the formula it came from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RestingEnergy {
    pub kcal: f64,
    pub method: Method,
}

impl RestingEnergy {
    /// Katch–McArdle where a plausible, recent body-fat percentage (4 to 60) is known, else Mifflin–St Jeor.
    pub fn of(weight_kg: f64, height_cm: f64, age: u8, sex: Sex, body_fat_percent: Option<f64>) -> Self {
        match body_fat_percent {
            Some(percent) if (4.0..=60.0).contains(&percent) => {
                let kcal = katch_mcardle(weight_kg * (1.0 - percent / 100.0));
                Self { kcal, method: Method::KatchMcardle }
            }
            _ => Self { kcal: mifflin_st_jeor(weight_kg, height_cm, age, sex), method: Method::MifflinStJeor },
        }
    }
}

/// Mifflin and others 1990 (Am J Clin Nutr 51:241), healthy adults of 19 to 78 years; within ±10 % for about four of five
/// who are not obese. For `unspecified` the mean of the two constants.
pub fn mifflin_st_jeor(weight_kg: f64, height_cm: f64, age: u8, sex: Sex) -> f64 {
    let constant = match sex {
        Sex::Male => 5.0,
        Sex::Female => -161.0,
        Sex::Unspecified => -78.0,
    };
    10.0 * weight_kg + 6.25 * height_cm - 5.0 * f64::from(age) + constant
}

/// Katch–McArdle, from lean mass; the same numbers as Cunningham 1991.
pub fn katch_mcardle(lean_kg: f64) -> f64 {
    370.0 + 21.6 * lean_kg
}

/// Cunningham 1980, for trained athletes only.
pub fn cunningham(lean_kg: f64) -> f64 {
    500.0 + 22.0 * lean_kg
}

/// Harris–Benedict as revised by Roza and Shizgal 1984, for comparison. `unspecified` is the mean of both.
pub fn harris_benedict(weight_kg: f64, height_cm: f64, age: u8, sex: Sex) -> f64 {
    let age = f64::from(age);
    let male = 88.362 + 13.397 * weight_kg + 4.799 * height_cm - 5.677 * age;
    let female = 447.593 + 9.247 * weight_kg + 3.098 * height_cm - 4.330 * age;
    match sex {
        Sex::Male => male,
        Sex::Female => female,
        Sex::Unspecified => f64::midpoint(male, female),
    }
}

/// Daily energy as a multiple of resting energy. The level describes the whole week, training included, so logged
/// activity is not added again.
pub const fn activity_factor(level: ActivityLevel) -> f64 {
    match level {
        ActivityLevel::Sedentary => 1.2,
        ActivityLevel::LightlyActive => 1.375,
        ActivityLevel::ModeratelyActive => 1.55,
        ActivityLevel::VeryActive => 1.725,
        ActivityLevel::ExtraActive => 1.9,
    }
}

#[cfg(test)]
mod tests {
    use super::super::near;
    use super::*;

    #[test]
    fn mifflin_reference_values() {
        assert!(near(mifflin_st_jeor(80.0, 180.0, 30, Sex::Male), 1780.0));
        assert!(near(mifflin_st_jeor(60.0, 165.0, 30, Sex::Female), 1320.25));
        assert!(near(mifflin_st_jeor(100.0, 185.0, 45, Sex::Male), 1936.25));
        assert!(near(mifflin_st_jeor(70.0, 170.0, 40, Sex::Unspecified), 1484.5));
    }

    #[test]
    fn lean_mass_reference_values() {
        assert!(near(katch_mcardle(60.0), 1666.0));
        assert!(near(katch_mcardle(80.0 * 0.85), 1838.8));
        assert!(near(katch_mcardle(60.0 * 0.75), 1342.0));
        assert!(near(cunningham(60.0), 1820.0));
        assert!(near(cunningham(68.0), 1996.0));
        assert!(near(cunningham(45.0), 1490.0));
    }

    #[test]
    fn harris_benedict_reference_values() {
        assert!(near(harris_benedict(80.0, 180.0, 30, Sex::Male), 1853.63));
        assert!(near(harris_benedict(60.0, 165.0, 30, Sex::Female), 1383.68));
        assert!(near(harris_benedict(100.0, 185.0, 45, Sex::Male), 2060.41));
    }

    #[test]
    fn a_measured_body_fat_chooses_the_formula() {
        let lean = RestingEnergy::of(80.0, 180.0, 30, Sex::Male, Some(15.0));
        assert!(near(lean.kcal, 1838.8) && lean.method == Method::KatchMcardle);
        for doubtful in [None, Some(3.0), Some(61.0), Some(f64::NAN)] {
            assert_eq!(RestingEnergy::of(80.0, 180.0, 30, Sex::Male, doubtful).method, Method::MifflinStJeor);
        }
    }

    #[test]
    fn activity_reference_values() {
        assert!(near(1780.0 * activity_factor(ActivityLevel::ModeratelyActive), 2759.0));
        assert!(near(1320.25 * activity_factor(ActivityLevel::LightlyActive), 1815.34));
    }
}
