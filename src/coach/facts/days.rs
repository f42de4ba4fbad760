//! The days: meals, training and check-ins.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::coaching::facts::{ActivityFacts, CheckInFacts, DayFacts, ItemFacts, MealFacts, WorkoutFacts};
use crate::domain::meals::Meal;
use crate::domain::named::Named;
use crate::domain::readiness::{DayCheckIn, readiness};
use crate::storage::coach::history;
use crate::storage::slice::Slice;
use crate::storage::{Read, Result, User, check_ins, meals, water};

/// More meals nobody logs in the days that are read.
const MOST_MEALS: i64 = 1000;

/// The days from `from` to `today` that have anything on them, oldest first.
pub fn read(tx: &Read<'_, User>, from: Date, today: Date) -> Result<Vec<DayFacts>> {
    let mut days: BTreeMap<Date, DayFacts> = BTreeMap::new();
    let slice = Slice::new(Some(from), Some(today), None, MOST_MEALS);
    for meal in meals::list(tx, &slice)?.into_iter().rev() {
        on(&mut days, meal.when.day).meals.push(meal_facts(meal));
    }
    for drink in water::list(tx, &slice)? {
        on(&mut days, drink.when.day).water_ml += drink.amount_ml;
    }
    for workout in history::workouts(tx, from)? {
        let name = workout.name.unwrap_or_default();
        let facts = WorkoutFacts { id: workout.id.to_string(), name, sets: workout.sets as usize };
        on(&mut days, workout.day).workouts.push(facts);
    }
    for activity in history::activities(tx, from)? {
        on(&mut days, activity.day).activities.push(ActivityFacts {
            id: activity.id.to_string(),
            name: activity.name.unwrap_or_else(|| activity.kind.replace('_', " ")),
            duration_s: activity.duration_s,
            distance_m: activity.distance_m,
            energy_kcal: activity.energy_kcal,
            measured: activity.measured,
        });
    }
    for check_in in check_ins::list(tx, from, today, i64::from(i16::MAX))? {
        on(&mut days, check_in.day).check_in = Some(check_in_facts(&check_in));
    }
    Ok(days.into_values().collect())
}

fn on(days: &mut BTreeMap<Date, DayFacts>, day: Date) -> &mut DayFacts {
    days.entry(day).or_insert_with(|| DayFacts { day, ..DayFacts::default() })
}

fn meal_facts(meal: Meal) -> MealFacts {
    let category = meal.category.name();
    let items = meal.items.into_iter().map(|item| ItemFacts {
        name: item.eaten.name,
        grams: item.eaten.grams,
        nutrients: item.eaten.nutrients,
    });
    MealFacts {
        id: meal.id.to_string(),
        name: meal.name.unwrap_or_else(|| category.to_owned()),
        category: category.to_owned(),
        items: items.collect(),
    }
}

fn check_in_facts(check_in: &DayCheckIn) -> CheckInFacts {
    CheckInFacts {
        id: check_in.id.to_string(),
        sleep_h: check_in.answers.sleep_h,
        readiness: readiness(&check_in.answers).map(|readiness| readiness.score),
    }
}
