//! Which exercise fills a slot.

use std::collections::BTreeMap;

use super::catalogue::{CANDIDATES, Candidate};
use super::plan::{History, Request};
use super::split::Slot;
use crate::domain::ids::ExerciseId;
use crate::domain::reference::{Exercise, Reference};

/// The candidates with their exercises, in the order of preference.
#[derive(Clone, Debug)]
pub struct Catalogue<'a>(Vec<(Candidate, &'a Exercise)>);

impl<'a> Catalogue<'a> {
    /// Looks every candidate up in the reference data; an unknown one is left out.
    pub fn new(reference: &'a Reference) -> Self {
        let find = |candidate: &Candidate| Some((*candidate, reference.exercise_by_key(candidate.key)?));
        Self(CANDIDATES.iter().filter_map(find).collect())
    }

    /// Those that may fill the slot: with the equipment at hand and sparing every injury; with their rank.
    fn eligible(&self, slot: Slot, request: &Request) -> Vec<(usize, &Candidate, &'a Exercise)> {
        let fits = |candidate: &Candidate, exercise: &Exercise| {
            candidate.slot == slot
                && request.equipment.allows(exercise)
                && !candidate.unfit.iter().any(|injury| request.injuries.contains(injury))
        };
        let ranked = self.0.iter().enumerate().map(|(rank, (candidate, exercise))| (rank, candidate, *exercise));
        ranked.filter(|(_, candidate, exercise)| fits(candidate, exercise)).collect()
    }
}

/// The exercise chosen for a slot, the slot that it really fills, and what may stand in.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    pub slot: Slot,
    pub exercise: &'a Exercise,
    pub alternatives: Vec<&'a Exercise>,
}

/// Chooses for one slot after another, remembering what was used.
#[derive(Debug)]
pub struct Chooser<'a> {
    catalogue: &'a Catalogue<'a>,
    request: &'a Request,
    history: &'a History,
    /// What was chosen last for a slot.
    last: BTreeMap<Slot, ExerciseId>,
}

impl<'a> Chooser<'a> {
    pub fn new(catalogue: &'a Catalogue<'a>, request: &'a Request, history: &'a History) -> Self {
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
        let mut fits = self.catalogue.eligible(slot, self.request);
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
