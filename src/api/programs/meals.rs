//! Meals for the days of a programme, or the reason why there are none.

use crate::domain::person::Condition;
use crate::domain::profile::Profile;
use crate::domain::programs::meals::{Eater, MealPlan, NoMeals, Planner, Targets};
use crate::domain::programs::plan::Day;
use crate::domain::reference::Reference;
use crate::storage::targets::DailyGoals;

/// Adds meals to all days; a note for the member, which is the reason where there are none. An allergen or a diet is never
/// relaxed to find some.
pub fn add(days: &mut [Day], profile: &Profile, goals: &DailyGoals, reference: &Reference) -> Option<String> {
    let reason = |why: &str| Some(format!("No meals are suggested: {why}."));
    if profile.conditions.contains(&Condition::EatingDisorderHistory) {
        return reason("talk about food with your care team");
    }
    let Some(targets) = complete(goals) else {
        return reason("set targets for energy, protein, carbohydrate and fat first");
    };
    let Ok(eater) = Eater::new(profile.dietary_preference.as_deref(), &profile.allergies) else {
        return reason("a diet or an allergy of the profile is not known by its words");
    };
    match Planner::new(reference, &eater, targets).and_then(|planner| weekly(days.len(), &planner)) {
        Ok(meals) => {
            for (day, meals) in days.iter_mut().zip(meals) {
                day.plan.meals = meals;
            }
            Some(
                "Meals are suggestions of plain foods for the targets in force today. Check the label for allergens."
                    .into(),
            )
        }
        Err(NoMeals::NothingLeft(part)) => {
            reason(&format!("with this diet and these allergies nothing is left for the {part} of a meal"))
        }
        Err(NoMeals::OutOfReach) => {
            reason("no usual amounts of plain foods meet the targets with this diet and these allergies")
        }
    }
}

fn complete(goals: &DailyGoals) -> Option<Targets> {
    Some(Targets {
        energy_kcal: goals.energy_kcal?,
        protein_g: goals.protein_g?,
        carbs_g: goals.carbs_g?,
        fat_g: goals.fat_g?,
    })
}

/// A week of meals, again and again: groceries are then the same every week.
fn weekly(days: usize, planner: &Planner<'_>) -> Result<Vec<Vec<MealPlan>>, NoMeals> {
    let week: Vec<Vec<MealPlan>> = (0..7).map(|day| planner.day(day)).collect::<Result<_, _>>()?;
    Ok(week.into_iter().cycle().take(days).collect())
}
