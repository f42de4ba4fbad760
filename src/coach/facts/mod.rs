//! Reading the facts that an answer may speak from: only those that the question needs.

mod days;
mod foods;
mod lifts;
mod session;

use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};

use crate::domain::coaching::facts::TargetFacts;
use crate::domain::coaching::question::Explained;
use crate::domain::coaching::{Facts, Intent, Question};
use crate::domain::measurements::MeasurementKind;
use crate::domain::named::Named;
use crate::domain::nutrition::refusal;
use crate::domain::person::{UnitSystem, age_on};
use crate::domain::profile::Profile;
use crate::domain::reference::Reference;
use crate::storage::coach::hold;
use crate::storage::member_clock::MemberClock;
use crate::storage::targets::StoredTargets;
use crate::storage::{Read, Result, User, measurements, preferences, profiles, targets};

/// How far back the days go that answers look at.
const DAYS: i64 = 14;
/// How far back weighings go.
const WEIGHT_DAYS: i64 = 180;
/// An age at which nothing is withheld; who gave no birth date is taken for an adult.
const ADULT: u8 = 18;
/// How long after an emergency no training is suggested.
const HOLD: SignedDuration = SignedDuration::from_hours(24);

/// Reads what the question needs.
pub fn gather(tx: &Read<'_, User>, question: &Question, reference: &Reference) -> Result<Facts> {
    let clock = MemberClock::of(tx)?;
    let today = clock.day(tx.now());
    let profile = profiles::get(tx)?.map(|(profile, _)| profile);
    let mut facts = Facts {
        today,
        now: clock.zone.to_datetime(tx.now()).time(),
        imperial: preferences::get(tx)?.is_some_and(|(wishes, _)| wishes.unit_system == UnitSystem::Imperial),
        on_hold: hold::is_on(tx, tx.now() - HOLD)?,
        targets: targets::current(tx)?.map(target_facts),
        days: days::read(tx, first_day(question, today), today)?,
        ..Facts::default()
    };
    if let Some(profile) = &profile {
        apply(&mut facts, profile);
    }
    if needs_weights(question.intent) {
        let from = today.saturating_sub(WEIGHT_DAYS.days());
        facts.weights = measurements::daily(tx, MeasurementKind::Weight, from)?;
        facts.last_weight_id = measurements::latest(tx, MeasurementKind::Weight)?.map(|last| last.id.to_string());
    }
    match question.intent {
        Intent::EatNext => facts.foods = foods::read(tx, today, reference)?,
        Intent::Lift | Intent::Explain(Explained::OneRepMax) => facts.lifts = lifts::read(tx, today)?,
        Intent::Session => facts.session = session::read(tx, today)?,
        _ => {}
    }
    Ok(facts)
}

/// A question about a day further back wants that day too.
fn first_day(question: &Question, today: Date) -> Date {
    let usual = today.saturating_sub((DAYS - 1).days());
    if let Intent::Ate(day, _) = question.intent { usual.min(day) } else { usual }
}

fn needs_weights(intent: Intent) -> bool {
    matches!(intent, Intent::WeightTrend | Intent::Week | Intent::Explain(Explained::WeightTrend))
}

fn apply(facts: &mut Facts, profile: &Profile) {
    let age = profile.birth_date.map_or(ADULT, |birth| age_on(birth, facts.today));
    facts.hidden = refusal(age, &profile.conditions).filter(|why| why.hides_numbers());
    facts.goal_weight_kg = profile.goal_weight_kg;
    facts.diet.clone_from(&profile.dietary_preference);
    facts.allergies.clone_from(&profile.allergies);
}

fn target_facts(stored: StoredTargets) -> TargetFacts {
    let StoredTargets { goals, source, basis, .. } = stored;
    TargetFacts {
        energy_kcal: goals.energy_kcal,
        protein_g: goals.protein_g,
        carbs_g: goals.carbs_g,
        fat_g: goals.fat_g,
        fiber_g: goals.fiber_g,
        water_ml: goals.water_ml,
        source: source.name().to_owned(),
        bmr_kcal: basis.bmr_kcal,
        tdee_kcal: basis.tdee_kcal,
        method: basis.method.map(|method| method.name().to_owned()),
        adjustments: basis.adjustments,
    }
}
