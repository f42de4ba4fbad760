//! What the coach knows of a person, in the words of the profile.

use jiff::civil::Date;

use crate::named;

named! {
    pub enum Sex {
        Male = "male",
        Female = "female",
        Unspecified = "unspecified",
    }

    /// The whole usual week, training included.
    pub enum ActivityLevel {
        Sedentary = "sedentary",
        LightlyActive = "lightly_active",
        ModeratelyActive = "moderately_active",
        VeryActive = "very_active",
        ExtraActive = "extra_active",
    }

    /// Years of regular strength training: under one, one to three, more.
    pub enum ExperienceLevel {
        Beginner = "beginner",
        Intermediate = "intermediate",
        Advanced = "advanced",
    }

    pub enum PrimaryGoal {
        LoseFat = "lose_fat",
        Maintain = "maintain",
        BuildMuscle = "build_muscle",
        Recomposition = "recomposition",
        Strength = "strength",
        Endurance = "endurance",
        Health = "health",
    }

    /// In what the person likes to read quantities.
    pub enum UnitSystem {
        Metric = "metric",
        Imperial = "imperial",
    }

    pub enum Weekday {
        Monday = "monday",
        Tuesday = "tuesday",
        Wednesday = "wednesday",
        Thursday = "thursday",
        Friday = "friday",
        Saturday = "saturday",
        Sunday = "sunday",
    }

    /// Self-declared conditions that change what the coach may advise.
    pub enum Condition {
        Pregnant = "pregnant",
        Breastfeeding = "breastfeeding",
        EatingDisorderHistory = "eating_disorder_history",
        Insulin = "insulin",
        Sulfonylurea = "sulfonylurea",
        KidneyDisease = "kidney_disease",
        HeartFailure = "heart_failure",
        BariatricSurgery = "bariatric_surgery",
        HeartDisease = "heart_disease",
        HighBloodPressure = "high_blood_pressure",
        BetaBlockers = "beta_blockers",
        Diabetes = "diabetes",
    }
}

/// Completed years on `today`, the person's own local day; 0 before birth.
pub fn age_on(birth_date: Date, today: Date) -> u8 {
    let had_birthday = (today.month(), today.day()) >= (birth_date.month(), birth_date.day());
    let years = today.year() - birth_date.year() - i16::from(!had_birthday);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

/// Body mass index, kg/m².
pub fn bmi(weight_kg: f64, height_cm: f64) -> f64 {
    let meters = height_cm / 100.0;
    weight_kg / (meters * meters)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn age_counts_completed_years() {
        assert_eq!(age_on(date(1990, 5, 1), date(2026, 4, 30)), 35);
        assert_eq!(age_on(date(1990, 5, 1), date(2026, 5, 1)), 36);
        assert_eq!(age_on(date(2004, 2, 29), date(2022, 2, 28)), 17);
        assert_eq!(age_on(date(2004, 2, 29), date(2022, 3, 1)), 18);
        assert_eq!(age_on(date(2030, 1, 1), date(2026, 1, 1)), 0);
    }

    #[test]
    fn bmi_of_the_reference_person() {
        assert!((bmi(48.0, 165.0) - 17.63).abs() < 0.005);
    }
}
