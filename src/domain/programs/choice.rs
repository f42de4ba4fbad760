//! Which exercise fills a slot.

use std::collections::BTreeMap;

use super::catalogue::{CANDIDATES, Candidate};
use super::plan::{History, Request};
use super::split::Slot;
use crate::domain::ids::ExerciseId;
use crate::domain::training::equipment::Equipment;
use crate::domain::training::muscle::Muscle;

/// What a programme must know of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    pub id: ExerciseId,
    pub name: String,
    pub equipment: Equipment,
    pub primary: Vec<Muscle>,
    pub secondary: Vec<Muscle>,
    pub one_sided: bool,
    pub timed: bool,
}

/// The candidates that the reference data knows, in the order of preference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue(Vec<(Candidate, Exercise)>);

impl Catalogue {
    /// Looks every candidate up by its source id; an unknown one is left out.
    pub fn new(find: impl Fn(&str) -> Option<Exercise>) -> Self {
        Self(CANDIDATES.iter().filter_map(|candidate| Some((*candidate, find(candidate.source)?))).collect())
    }

    /// Those that may fill the slot: with the equipment at hand and sparing every injury.
    fn eligible<'a>(
        &'a self,
        slot: Slot,
        request: &'a Request,
    ) -> impl Iterator<Item = (usize, &'a Candidate, &'a Exercise)> {
        self.0
            .iter()
            .enumerate()
            .filter(move |(_, (candidate, exercise))| {
                candidate.slot == slot
                    && request.equipment.has(exercise.equipment)
                    && (!candidate.hangs || request.equipment.has_bar())
                    && !candidate.unfit.iter().any(|injury| request.injuries.contains(injury))
            })
            .map(|(rank, (candidate, exercise))| (rank, candidate, exercise))
    }
}

/// The exercise chosen for a slot, the slot that it really fills, and what may stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    pub slot: Slot,
    pub exercise: &'a Exercise,
    pub alternatives: Vec<&'a Exercise>,
}

/// Chooses for one slot after another, remembering what was used.
#[derive(Debug)]
pub struct Chooser<'a> {
    catalogue: &'a Catalogue,
    request: &'a Request,
    history: &'a History,
    /// What was chosen last for a slot.
    last: BTreeMap<Slot, ExerciseId>,
}

impl<'a> Chooser<'a> {
    pub fn new(catalogue: &'a Catalogue, request: &'a Request, history: &'a History) -> Self {
        Self { catalogue, request, history, last: BTreeMap::new() }
    }

    /// The best exercise for the slot, or for what may replace the slot; `None` where nothing is possible. Preferred are,
    /// in this order: not in this session already, not used for the pattern last time, fit for the level, done before,
    /// the order of the catalogue.
    pub fn choose(&mut self, slot: Slot, in_session: &[ExerciseId]) -> Option<Choice<'a>> {
        let last = self.last.get(&slot).copied();
        let mut fills = slot;
        loop {
            if let Some(choice) = self.best(fills, in_session, last) {
                self.last.insert(slot, choice.exercise.id);
                return Some(choice);
            }
            fills = fills.fallback()?;
        }
    }

    fn best(&self, slot: Slot, in_session: &[ExerciseId], last: Option<ExerciseId>) -> Option<Choice<'a>> {
        let mut fits: Vec<_> = self.catalogue.eligible(slot, self.request).collect();
        fits.retain(|(_, _, exercise)| !in_session.contains(&exercise.id));
        fits.sort_by_key(|(rank, candidate, exercise)| {
            (
                candidate.from > self.request.experience,
                last == Some(exercise.id),
                !self.history.done.contains(&exercise.id),
                *rank,
            )
        });
        let (_, _, first) = fits.first()?;
        Some(Choice { slot, exercise: first, alternatives: fits.iter().skip(1).take(3).map(|(.., it)| *it).collect() })
    }
}
