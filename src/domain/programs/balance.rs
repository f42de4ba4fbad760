//! The weekly sets of each muscle, and of pushing against pulling.

use super::dose::{Role, Volume};
use super::session::Planned;
use crate::domain::training::muscle::Muscle;
use crate::domain::training::volume::MuscleSets;

/// The muscles that programmes aim at; the others get their share on the way.
pub const AIMED_AT: [Muscle; 6] =
    [Muscle::Chest, Muscle::Lats, Muscle::MiddleBack, Muscle::Quadriceps, Muscle::Hamstrings, Muscle::Shoulders];

/// How far the sets of a muscle may lie above the aim.
const TOLERANCE: f64 = 1.2;

/// Most sets of one exercise in a session.
const MOST_SETS: u32 = 5;

/// Hard sets a muscle of these sessions.
pub fn muscle_sets<'a, 'b: 'a>(exercises: impl IntoIterator<Item = &'a Planned<'b>>) -> MuscleSets {
    let mut count = MuscleSets::default();
    for planned in exercises {
        count.add(f64::from(planned.sets), &planned.exercise.primary, &planned.exercise.secondary);
    }
    count
}

/// Adds sets to muscles that get less than a block should start with, as far as one session may carry.
pub fn raise(week: &mut [Vec<Planned<'_>>], volume: Volume) {
    for muscle in AIMED_AT {
        while muscle_sets(week.iter().flatten()).get(muscle) + 0.5 < volume.start {
            let room = |session: &Vec<Planned<'_>>| muscle_sets(session).get(muscle) + 1.0 <= volume.per_session;
            let Some(planned) = week
                .iter_mut()
                .filter(|session| room(session))
                .flatten()
                .filter(|planned| planned.exercise.primary.contains(&muscle) && planned.sets < MOST_SETS)
                .min_by_key(|planned| planned.sets)
            else {
                break;
            };
            planned.sets += 1;
        }
    }
}

/// Takes sets from muscles that get a fifth more than the peak of a block, or than one session should carry: isolations
/// first, and never the second set of a compound.
pub fn lower(week: &mut [Vec<Planned<'_>>], volume: Volume) {
    for muscle in AIMED_AT {
        while muscle_sets(week.iter().flatten()).get(muscle) > volume.peak * TOLERANCE {
            if !take_one(week.iter_mut().flatten(), |planned| planned.exercise.primary.contains(&muscle)) {
                break;
            }
        }
        for session in week.iter_mut() {
            while muscle_sets(session.iter()).get(muscle) > volume.per_session * TOLERANCE {
                if !take_one(session.iter_mut(), |planned| planned.exercise.primary.contains(&muscle)) {
                    break;
                }
            }
        }
    }
}

/// Keeps the weekly sets of pushing and pulling compounds within four to five of each other, by taking from the more.
pub fn even_out(week: &mut [Vec<Planned<'_>>]) {
    loop {
        let total =
            |of: fn(&Planned<'_>) -> bool| -> u32 { week.iter().flatten().filter(|p| of(p)).map(|p| p.sets).sum() };
        let (push, pull) = (total(|p| p.slot.is_push()), total(|p| p.slot.is_pull()));
        if push == 0 || pull == 0 {
            return;
        }
        let taken = if push * 4 > pull * 5 {
            take_one(week.iter_mut().flatten(), |planned| planned.slot.is_push())
        } else if pull * 4 > push * 5 {
            take_one(week.iter_mut().flatten(), |planned| planned.slot.is_pull())
        } else {
            false
        };
        if !taken {
            return;
        }
    }
}

/// Takes a set from the exercise that can spare it best: an isolation before a compound, the one with most sets.
fn take_one<'a, 'b: 'a>(
    exercises: impl Iterator<Item = &'a mut Planned<'b>>,
    of: impl Fn(&Planned<'_>) -> bool,
) -> bool {
    let spare = exercises
        .filter(|planned| of(planned) && planned.sets > if planned.slot.is_isolation() { 1 } else { 2 })
        .max_by_key(|planned| (planned.sets > 2, importance(planned.role), planned.sets));
    spare.map(|planned| planned.sets -= 1).is_some()
}

/// The higher, the sooner a set is spared.
fn importance(role: Role) -> u32 {
    match role {
        Role::Main => 0,
        Role::Compound => 1,
        Role::Isolation => 2,
    }
}
