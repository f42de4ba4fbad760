//! From what is said beside an exercise to its sets. Nothing is supposed: a number that was not written is not there.

use super::atoms::Atom;
use crate::domain::quick_entry::entry::{SetKind, WorkoutSet};
use crate::domain::quick_entry::vocabulary::Unit;

/// More sets than this are a mistake or a joke.
const MOST_SETS: usize = 50;
/// Where a number without a unit stands for a load, it is at least this.
const LEAST_LOAD: f64 = 20.0;

/// What the sets of an exercise are, and what had to be supposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sets {
    pub sets: Vec<WorkoutSet>,
    /// A load was given without a unit.
    pub unit_supposed: bool,
}

/// A run of atoms that say one thing: some sets of the same kind.
#[derive(Clone, Debug, Default)]
struct Group {
    sets: Option<f64>,
    reps: Vec<f64>,
    loads: Vec<(f64, Option<Unit>)>,
    durations: Vec<f64>,
    distances: Vec<f64>,
    rpe: Option<f64>,
    kind: SetKind,
    /// Came from figures joined by "x".
    chained: bool,
}

/// Reads the atoms beside one exercise. `unit` is the unit of load used elsewhere in the text.
pub fn read(atoms: &[Atom], unit: Option<Unit>) -> Sets {
    let own = atoms.iter().find_map(|atom| match atom {
        Atom::Load(_, unit) | Atom::LoadUnit(unit) => Some(*unit),
        _ => None,
    });
    let unit = own.or(unit);
    let spread = spread_unit(atoms);
    let atoms = spread.as_deref().unwrap_or(atoms);
    let mut builder =
        Builder { groups: Vec::new(), kind: SetKind::Working, rest: None, at: false, loads_first: loads_first(atoms) };
    let mut index = 0;
    while index < atoms.len() {
        index += builder.take(&atoms[index..]).max(1);
    }
    builder.finish(unit)
}

/// "60x10 70x8 kg": the unit at the end is of the loads, not of the last repetitions.
fn spread_unit(atoms: &[Atom]) -> Option<Vec<Atom>> {
    let (last, before) = atoms.split_last()?;
    let Atom::Load(value, unit) = *last else { return None };
    let [rest @ .., Atom::Bare(first), Atom::Times] = before else { return None };
    let pairs = rest
        .windows(3)
        .any(|window| matches!(window, [Atom::Bare(load), Atom::Times, Atom::Bare(_)] if *load >= LEAST_LOAD));
    (pairs && *first >= LEAST_LOAD && *first > value).then(|| {
        let mut spread = before.to_vec();
        spread.extend([Atom::Bare(value), Atom::LoadUnit(unit)]);
        spread
    })
}

/// Whether unitless pairs are load × repetitions: several of them, with loads too great for counts of sets.
fn loads_first(atoms: &[Atom]) -> bool {
    let has_load = atoms.iter().any(|atom| matches!(atom, Atom::Load(..)));
    let firsts: Vec<f64> = atoms
        .windows(3)
        .enumerate()
        .filter_map(|(index, window)| match window {
            [Atom::Bare(first), Atom::Times, Atom::Bare(_) | Atom::Reps(_)]
                if index == 0 || atoms[index - 1] != Atom::Times =>
            {
                Some(*first)
            }
            _ => None,
        })
        .collect();
    !has_load && !firsts.is_empty() && firsts.iter().all(|first| *first >= LEAST_LOAD)
}

struct Builder {
    groups: Vec<Group>,
    kind: SetKind,
    rest: Option<f64>,
    /// The last word was "at" or "with": a load or an effort follows.
    at: bool,
    loads_first: bool,
}

impl Builder {
    /// Takes the atoms at the head; how many it took.
    fn take(&mut self, atoms: &[Atom]) -> usize {
        let at = std::mem::take(&mut self.at);
        if let Some(taken) = self.take_chain(atoms) {
            return taken;
        }
        match atoms[0] {
            Atom::At => self.at = true,
            Atom::WarmUp => self.kind = SetKind::WarmUp,
            Atom::Drop => self.kind = SetKind::Drop,
            Atom::Failure => {
                if let Some(group) = self.groups.last_mut() {
                    group.kind = SetKind::Failure;
                }
            }
            Atom::Rest(seconds) => self.rest = Some(seconds),
            Atom::Rpe(value) => self.group(|group| group.rpe.is_some()).rpe = Some(value),
            Atom::Sets(count) => self.group(|group| group.sets.is_some()).sets = Some(count),
            Atom::Reps(_) => return self.take_list(atoms),
            Atom::Load(value, unit) => self.take_load(value, Some(unit)),
            Atom::Duration(seconds) => {
                let open = self.group(|group| !group.reps.is_empty() && group.chained);
                open.durations.push(seconds);
            }
            Atom::Distance(metres) => self.group(|_| false).distances.push(metres),
            Atom::Bare(value) => return self.take_bare(atoms, value, at),
            Atom::Times | Atom::Separator | Atom::Of | Atom::LoadUnit(_) | Atom::Superset | Atom::Word => {}
        }
        1
    }

    /// The group that is open, or a new one where the open one is `full`.
    fn group(&mut self, full: impl Fn(&Group) -> bool) -> &mut Group {
        if self.groups.last().is_none_or(full) {
            self.groups.push(Group { kind: self.kind, ..Group::default() });
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    /// A load goes to the open group; behind a complete one that has its own, it starts the next.
    fn take_load(&mut self, value: f64, unit: Option<Unit>) {
        self.group(|group| !group.loads.is_empty() && (!group.reps.is_empty() || group.sets.is_some()))
            .loads
            .push((value, unit));
    }

    /// A bare number: a load or an effort behind "at", a list of repetitions, or the repetitions of announced sets.
    fn take_bare(&mut self, atoms: &[Atom], value: f64, at: bool) -> usize {
        let loaded = self.groups.last().is_some_and(|group| !group.loads.is_empty());
        let counted = self.groups.last().is_some_and(|group| !group.reps.is_empty());
        if at && counted {
            // "5x5 100 kg @8" is an effort, "5x5 @ 100" a load.
            let (values, unit, taken) = list(atoms);
            if values.len() > 1 {
                self.take_loads(&values, unit);
                return taken;
            }
            let effort = (5.0..=10.0).contains(&value) && (loaded || value.fract() != 0.0);
            if effort {
                self.group(|_| false).rpe = Some(value);
            } else {
                self.take_load(value, None);
            }
            return 1;
        }
        self.take_list(atoms)
    }

    /// Numbers in a row: one set each; with a unit of load at the end, the loads of the sets.
    fn take_list(&mut self, atoms: &[Atom]) -> usize {
        let (values, unit, taken) = list(atoms);
        if unit.is_some() {
            self.take_loads(&values, unit);
        } else {
            self.group(|group| !group.reps.is_empty()).reps.extend(values);
        }
        taken
    }

    fn take_loads(&mut self, values: &[f64], unit: Option<Unit>) {
        self.group(|group| !group.loads.is_empty()).loads.extend(values.iter().map(|value| (*value, unit)));
    }

    /// Figures joined by "x": sets × repetitions (× load), load × repetitions (× sets), sets × time or distance.
    fn take_chain(&mut self, atoms: &[Atom]) -> Option<usize> {
        // "x2" or "2x" alone repeats what stands before.
        let first = figure(atoms.first()?)?;
        let Some(Atom::Times) = atoms.get(1) else { return None };
        let Some(second) = atoms.get(2).and_then(figure) else {
            self.group(|group| group.sets.is_some()).sets = Some(first.value);
            return Some(2);
        };
        let third = match atoms.get(3) {
            Some(Atom::Times) => atoms.get(4).and_then(figure),
            _ => None,
        };
        let group = self.chain_group(first, second, third);
        let kind = self.kind;
        // Sets that were announced ("3 sets: 10 x 60 kg") or a load that stands before open the same group.
        match self.groups.last_mut().filter(|open| open.reps.is_empty() && !open.chained) {
            Some(open) => {
                open.sets = group.sets.or(open.sets);
                open.reps = group.reps;
                open.loads.extend(group.loads);
                open.durations.extend(group.durations);
                open.distances.extend(group.distances);
                open.chained = true;
            }
            None => self.groups.push(Group { kind, ..group }),
        }
        Some(if third.is_some() { 5 } else { 3 })
    }

    fn chain_group(&self, first: Figure, second: Figure, third: Option<Figure>) -> Group {
        let mut group = Group { chained: true, ..Group::default() };
        let load = |figure: Figure| (figure.value, figure.unit);
        let bare_load = |figure: Figure| figure.of == Of::Nothing && figure.value >= LEAST_LOAD;
        match third {
            Some(third)
                if first.of == Of::Load || (bare_load(first) && third.of != Of::Load && first.value > third.value) =>
            {
                group.loads.push(load(first));
                group.reps.push(second.value);
                group.sets = Some(third.value);
            }
            Some(third) if second.of == Of::Load => {
                group.sets = Some(first.value);
                group.loads.push(load(second));
                group.reps.push(third.value);
            }
            Some(third) => {
                group.sets = Some(first.value);
                group.measured(second);
                match third.of {
                    Of::Load | Of::Nothing => group.loads.push(load(third)),
                    _ => group.measured(third),
                }
            }
            None if first.of == Of::Load || (self.loads_first && first.of == Of::Nothing) => {
                group.loads.push(load(first));
                group.reps.push(second.value);
            }
            None if second.of == Of::Load => {
                group.reps.push(first.value);
                group.loads.push(load(second));
            }
            // "1 min x 3": so much, so many times.
            None if matches!(first.of, Of::Duration | Of::Distance) => {
                group.measured(first);
                group.sets = Some(second.value);
            }
            None if first.of == Of::Reps => {
                group.reps.push(first.value);
                group.sets = Some(second.value);
            }
            None => {
                group.sets = Some(first.value);
                group.measured(second);
            }
        }
        group
    }

    fn finish(self, unit: Option<Unit>) -> Sets {
        let mut out = Sets::default();
        let rest = self.rest;
        let groups = self.groups;
        // A load or an effort given once, at the end, holds for all groups that have none.
        let loaded: Vec<&Group> = groups.iter().filter(|group| !group.loads.is_empty()).collect();
        let shared = match loaded.as_slice() {
            [only]
                if only.loads.len() == 1
                    && groups.len() > 1
                    && groups.last().is_some_and(|last| !last.loads.is_empty()) =>
            {
                Some(only.loads[0])
            }
            _ => None,
        };
        for group in &groups {
            let loads = if group.loads.is_empty() { shared.into_iter().collect() } else { group.loads.clone() };
            let count = group.count(loads.len());
            for index in 0..count.min(MOST_SETS) {
                let pick = |values: &[f64]| values.get(index).or(values.first().filter(|_| values.len() == 1)).copied();
                let load = loads.get(index).or(loads.first().filter(|_| loads.len() == 1));
                let weight_kg = load.map(|(value, own)| {
                    out.unit_supposed |= own.or(unit).is_none();
                    value * own.or(unit).unwrap_or(Unit::Kilogram).factor() / 1000.0
                });
                out.sets.push(WorkoutSet {
                    kind: group.kind,
                    reps: pick(&group.reps)
                        .filter(|reps| reps.fract() == 0.0 && *reps < 10_000.0)
                        .map(|reps| reps as u32),
                    weight_kg,
                    duration_s: pick(&group.durations),
                    distance_m: pick(&group.distances),
                    rpe: group.rpe,
                    rest_s: rest,
                });
            }
        }
        out.sets.truncate(MOST_SETS);
        out
    }
}

impl Group {
    fn measured(&mut self, figure: Figure) {
        match figure.of {
            Of::Duration => self.durations.push(figure.value),
            Of::Distance => self.distances.push(figure.value),
            _ => self.reps.push(figure.value),
        }
    }

    /// How many sets the group is: as many as it says, else one for each number of its longest list.
    fn count(&self, loads: usize) -> usize {
        let listed = self.reps.len().max(loads).max(self.durations.len()).max(self.distances.len());
        match self.sets {
            Some(sets) if listed <= 1 && sets.fract() == 0.0 => sets as usize,
            _ => listed.max(usize::from(self.rpe.is_some() && self.sets.is_none() && listed == 0)),
        }
    }
}

/// The numbers in a row at the head, the unit of load behind the last, and how many atoms they are.
fn list(atoms: &[Atom]) -> (Vec<f64>, Option<Unit>, usize) {
    let mut values = Vec::new();
    let mut index = 0;
    loop {
        // "12 reps, 180 kg" is no list of loads.
        let bare = atoms[..index].iter().all(|atom| !matches!(atom, Atom::Reps(_)));
        match atoms.get(index) {
            Some(Atom::Bare(value) | Atom::Reps(value)) => values.push(*value),
            Some(Atom::Load(value, unit)) if bare && index > 0 && atoms[index - 1] == Atom::Separator => {
                values.push(*value);
                return (values, Some(*unit), index + 1);
            }
            _ => break,
        }
        index += 1;
        match (atoms.get(index), atoms.get(index + 1)) {
            (Some(Atom::Separator), Some(Atom::Bare(_) | Atom::Reps(_) | Atom::Load(..)))
                if !chain_follows(&atoms[index + 1..]) =>
            {
                index += 1;
            }
            (Some(Atom::Bare(_) | Atom::Reps(_)), _) if !chain_follows(&atoms[index..]) => {}
            _ => break,
        }
    }
    (values, None, index.max(1))
}

/// What a figure of a chain counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Nothing,
    Load,
    Reps,
    Duration,
    Distance,
}

#[derive(Clone, Copy, Debug)]
struct Figure {
    value: f64,
    of: Of,
    unit: Option<Unit>,
}

fn figure(atom: &Atom) -> Option<Figure> {
    let (value, of, unit) = match *atom {
        Atom::Bare(value) | Atom::Sets(value) => (value, Of::Nothing, None),
        Atom::Load(value, unit) => (value, Of::Load, Some(unit)),
        Atom::Reps(value) => (value, Of::Reps, None),
        Atom::Duration(seconds) => (seconds, Of::Duration, None),
        Atom::Distance(metres) => (metres, Of::Distance, None),
        _ => return None,
    };
    Some(Figure { value, of, unit })
}

fn chain_follows(atoms: &[Atom]) -> bool {
    matches!(atoms, [_, Atom::Times, ..])
}

#[cfg(test)]
mod tests {
    use super::super::atoms;
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::text::Text;
    use crate::domain::quick_entry::vocabulary::Language;

    /// Sets as (reps, kg, s), with kg rounded to 0.1.
    fn sets(words: &str) -> Vec<(Option<u32>, Option<f64>, Option<f64>)> {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let taken = vec![false; text.len()];
        let read = read(&atoms::read(&text, 0, text.len(), &taken), None);
        let kg = |set: &WorkoutSet| set.weight_kg.map(|kg| (kg * 10.0).round() / 10.0);
        read.sets.iter().map(|set| (set.reps, kg(set), set.duration_s)).collect()
    }

    fn same(count: usize, reps: u32, kg: Option<f64>) -> Vec<(Option<u32>, Option<f64>, Option<f64>)> {
        vec![(Some(reps), kg, None); count]
    }

    #[test]
    fn sets_times_repetitions_at_a_load() {
        let four = same(4, 10, Some(62.5));
        for words in [
            "4x10 62.5kg",
            "4 x 10 @ 62.5 kg",
            "4x10x62.5kg",
            "62.5kg x 10 x 4",
            "62.5x10x4",
            "4 sets of 10 at 62.5 kg",
            "4 sets of 10 reps with 62.5kg",
            "62.5 kg 4x10",
            "62.5kg, 4 sets, 10 reps",
            "four sets of ten at 62.5 kilos",
            "4x10 @ 62.5",
        ] {
            assert_eq!(sets(words), four, "{words}");
        }
        assert_eq!(sets("3x10"), same(3, 10, None));
        assert_eq!(sets("3x10 45 lb"), same(3, 10, Some(20.4)));
    }

    #[test]
    fn one_set_each() {
        let up = vec![(Some(10), Some(50.0), None), (Some(8), Some(60.0), None), (Some(5), Some(70.0), None)];
        assert_eq!(sets("50x10 60x8 70x5 kg"), up);
        assert_eq!(sets("50x10, 60x8, 70x5"), up);
        assert_eq!(sets("50kg x 10, 60kg x 8, 70kg x 5"), up);
        assert_eq!(sets("10/8/5 at 50/60/70 kg"), up);
        assert_eq!(sets("9/7/5"), vec![(Some(9), None, None), (Some(7), None, None), (Some(5), None, None)]);
        assert_eq!(sets("9, 7, 5"), sets("9/7/5"));
        assert_eq!(sets("9-7-5"), sets("9/7/5"));
        assert_eq!(sets("12 reps at 140kg"), same(1, 12, Some(140.0)));
        assert_eq!(sets("30"), same(1, 30, None));
    }

    #[test]
    fn time_and_nothing() {
        assert_eq!(sets("90 seconds"), vec![(None, None, Some(90.0))]);
        assert_eq!(sets("3x45s"), vec![(None, None, Some(45.0)); 3]);
        assert_eq!(sets("1 min x 3"), vec![(None, None, Some(60.0)); 3]);
        assert_eq!(sets(""), vec![]);
        assert_eq!(sets("heavy as hell"), vec![]);
        assert_eq!(sets("2 plates"), vec![]);
    }

    #[test]
    fn effort_is_no_load() {
        let text = Text::new("5x3 140kg @8.5", Language::English, &NoNames, &mut Steps::default());
        let read = read(&atoms::read(&text, 0, text.len(), &vec![false; text.len()]), None);
        assert_eq!(read.sets.len(), 5);
        assert_eq!(read.sets[4].rpe, Some(8.5));
        assert_eq!(sets("3x8 rpe 8"), same(3, 8, None));
        assert_eq!(sets("3x8 with 2 RIR"), same(3, 8, None));
    }
}
