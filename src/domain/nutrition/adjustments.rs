//! Why a target is not simply what was asked for.

use crate::named;

named! {
    /// A stable code that a client can explain in its own words.
    pub enum Adjustment {
        /// The asked rate, or the difference that follows from it, is above what the goal allows.
        RateCapped = "rate_capped",
        /// A BMI under 20 allows a slow loss only.
        RateCappedBmi = "rate_capped_bmi",
        /// From 65 years on a slow loss keeps muscle.
        RateCappedAge = "rate_capped_age",
        /// The asked rate is under the least that the goal allows.
        RateRaised = "rate_raised",
        /// Part of the deficit would have gone under the floor.
        FloorApplied = "floor_applied",
        /// Maintenance itself lies at or under the floor: no deficit at all.
        BelowFloorNoDeficit = "below_floor_no_deficit",
        /// Underweight: no deficit.
        DeficitRefusedBmi = "deficit_refused_bmi",
        /// The goal weight is under the healthy range; it is not worked towards.
        GoalWeightTooLow = "goal_weight_too_low",
        /// Weight is off the goal weight, which a small nudge corrects.
        NudgedToGoal = "nudged_to_goal",
        /// A condition asks for a professional's word before targets change.
        SeeProfessional = "see_professional",
        /// Kidney disease: protein stays at 0.8 g/kg.
        ProteinLimitedKidney = "protein_limited_kidney",
        /// Protein is held at 35 % of energy.
        ProteinCapped = "protein_capped",
        /// Protein gave way to carbohydrate.
        ProteinLowered = "protein_lowered",
        /// Fat gave way to carbohydrate.
        FatLowered = "fat_lowered",
        /// Fat is held at 35 % of energy.
        FatCapped = "fat_capped",
        /// Carbohydrate stays under 130 g, because nothing else may give way.
        CarbsBelowMinimum = "carbs_below_minimum",
        /// The reference weight of the macronutrients is below the weight, because the BMI is above 30.
        ReferenceWeightUsed = "reference_weight_used",
    }
}
