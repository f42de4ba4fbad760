//! Gathering what belongs to a day.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::bodies::{DayAnswer, DaySummary, Remaining};
use crate::api::nutrients::rounded;
use crate::api::workouts::Summaries;
use crate::domain::cardio::energy::workout_kcal;
use crate::domain::days::day_window;
use crate::domain::meals::totals_of;
use crate::domain::measurements::MeasurementKind;
use crate::domain::nutrients::Totals;
use crate::domain::reference::Reference;
use crate::storage::member_clock::MemberClock;
use crate::storage::slice::Slice;
use crate::storage::{
    Read, Result, User, activities, check_ins, days, meals, measurements, notes, targets, water, workouts,
};

/// More of one kind nobody logs in a day.
const MOST_A_DAY: i64 = 200;

/// Everything of a day, in one state of the database.
pub fn day(tx: &Read<'_, User>, reference: &Reference, day: Date) -> Result<DayAnswer> {
    let slice = Slice::new(Some(day), Some(day), None, MOST_A_DAY);
    let clock = MemberClock::of(tx)?;
    let (_, end) = day_window(day, &clock.zone, clock.day_start);
    let targets = targets::before(tx, end)?;
    let meals = meals::on_day(tx, day)?;
    let eaten = totals_of(&meals);
    let water_ml = water::sum_of(tx, day)?;
    let activities = activities::on_day(tx, day)?;
    let workouts = workouts::on_day(tx, day)?;
    let mut summaries = Summaries::read(tx, reference, &workouts)?;
    let energy_out = energy_out(tx, day, day)?.get(&day).copied().unwrap_or(0.0);
    Ok(DayAnswer {
        day: day.into(),
        complete: days::is_complete(tx, day)?,
        remaining: targets.as_ref().map(|targets| Remaining::of(&targets.goals, &eaten.nutrients, water_ml)),
        targets: targets.map(Into::into),
        totals: (&eaten).into(),
        meals: meals.into_iter().map(Into::into).collect(),
        workouts: workouts.into_iter().map(|workout| summaries.answer(workout)).collect(),
        activities: activities.into_iter().map(Into::into).collect(),
        measurements: oldest_first(measurements::list(tx, &slice, None)?),
        check_in: check_ins::on_day(tx, day)?.map(Into::into),
        notes: oldest_first(notes::list(tx, &slice)?),
        water_ml: rounded(water_ml, 10.0),
        energy_out_kcal: rounded(energy_out, 10.0),
    })
}

fn oldest_first<R, T: From<R>>(newest_first: Vec<R>) -> Vec<T> {
    newest_first.into_iter().rev().map(T::from).collect()
}

/// Energy of the workouts and activities of each day that has any, kcal.
fn energy_out(tx: &Read<'_, User>, first: Date, last: Date) -> Result<HashMap<Date, f64>> {
    let mut energy: HashMap<Date, f64> = activities::energy_sums(tx, first, last)?.into_iter().collect();
    let durations = workouts::durations(tx, first, last)?;
    if durations.is_empty() {
        return Ok(energy);
    }
    let Some(weight) = measurements::latest(tx, MeasurementKind::Weight)? else { return Ok(energy) };
    for (day, seconds) in durations {
        *energy.entry(day).or_default() += workout_kcal(weight.reading.standard_value, seconds);
    }
    Ok(energy)
}

/// The days from `last` back to `first`, at most `rows` of them, in short.
pub fn summaries(tx: &Read<'_, User>, first: Date, last: Date, rows: i64) -> Result<Vec<DaySummary>> {
    let first = first.max(last.saturating_sub((rows - 1).days()));
    let eaten: HashMap<Date, _> = days::sums(tx, first, last)?.into_iter().map(|sums| (sums.day, sums)).collect();
    let water: HashMap<Date, f64> = water::sums(tx, first, last)?.into_iter().collect();
    let energy = energy_out(tx, first, last)?;
    let complete = days::complete_days(tx, first, last)?;
    let mut summaries = Vec::new();
    let mut day = last;
    while day >= first {
        let sums = eaten.get(&day);
        summaries.push(DaySummary {
            day: day.into(),
            complete: complete.binary_search(&day).is_ok(),
            meals: sums.map_or(0, |sums| sums.meals),
            totals: (&sums.map_or_else(Totals::default, |sums| sums.eaten)).into(),
            water_ml: rounded(water.get(&day).copied().unwrap_or(0.0), 10.0),
            energy_out_kcal: rounded(energy.get(&day).copied().unwrap_or(0.0), 10.0),
        });
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    Ok(summaries)
}
