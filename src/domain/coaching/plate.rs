//! A plate that fits what is left: a small, complete search over the foods that the member eats.

use super::facts::FoodFacts;

/// What a plate should hold.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub energy_kcal: f64,
    pub protein_g: f64,
}

/// Foods with how many usual portions of each.
#[derive(Clone, Debug)]
pub struct Plate<'a> {
    pub foods: Vec<(&'a FoodFacts, f64)>,
    pub energy_kcal: f64,
    pub protein_g: f64,
}

/// So many foods are tried with each other, the most eaten first.
const CANDIDATES: usize = 24;
/// Portions tried of each, of the usual one.
const PORTIONS: [f64; 3] = [1.0, 1.5, 2.0];
const MOST_FOODS: usize = 3;
/// Nobody is sent to eat more of one food than this, g, unless they usually do.
const MOST_GRAMS: f64 = 350.0;
/// Protein beyond this multiple of what is wanted crowds out the rest.
const MUCH_PROTEIN: f64 = 1.6;
/// A plate is offered when its energy is at most this share off.
const TOLERANCE: f64 = 0.25;

/// The best plates, best first, each with another main food; the same for the same foods.
pub fn plates<'a>(foods: &[&'a FoodFacts], wanted: Wanted, count: usize) -> Vec<Plate<'a>> {
    let candidates: Vec<&FoodFacts> = foods.iter().copied().filter(|food| is_usable(food)).take(CANDIDATES).collect();
    let mut search = Search { candidates, wanted, found: Vec::new() };
    search.extend(&mut Vec::new(), 0);
    search.found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut best: Vec<Plate> = Vec::new();
    for (_, plate) in search.found {
        let main = |plate: &Plate<'a>| plate.foods.first().map(|(food, _)| food.name.clone());
        if best.len() < count && best.iter().all(|chosen| main(chosen) != main(&plate)) {
            best.push(plate);
        }
    }
    best
}

fn is_usable(food: &FoodFacts) -> bool {
    food.grams > 0.0 && food.nutrients.energy_kcal.is_some_and(|kcal| kcal > 5.0) && food.nutrients.protein_g.is_some()
}

struct Search<'a> {
    candidates: Vec<&'a FoodFacts>,
    wanted: Wanted,
    found: Vec<(f64, Plate<'a>)>,
}

impl<'a> Search<'a> {
    fn extend(&mut self, chosen: &mut Vec<(&'a FoodFacts, f64)>, from: usize) {
        if let Some(plate) = self.plate(chosen) {
            self.found.push(plate);
        }
        if chosen.len() == MOST_FOODS {
            return;
        }
        for next in from..self.candidates.len() {
            let food = self.candidates[next];
            for portions in PORTIONS.into_iter().filter(|n| *n <= 1.0 || food.grams * n <= MOST_GRAMS) {
                chosen.push((food, portions));
                if energy(chosen) <= self.wanted.energy_kcal * (1.0 + TOLERANCE) {
                    self.extend(chosen, next + 1);
                }
                chosen.pop();
            }
        }
    }

    /// The plate and its penalty, where its energy is near enough.
    fn plate(&self, chosen: &[(&'a FoodFacts, f64)]) -> Option<(f64, Plate<'a>)> {
        let energy_kcal = energy(chosen);
        let off = (energy_kcal / self.wanted.energy_kcal - 1.0).abs();
        if chosen.is_empty() || off > TOLERANCE {
            return None;
        }
        let protein_g: f64 = chosen.iter().map(|(food, n)| food.nutrients.protein_g.unwrap_or(0.0) * n).sum();
        let short = ((self.wanted.protein_g - protein_g) / self.wanted.protein_g.max(10.0)).max(0.0);
        let much = (protein_g / (self.wanted.protein_g.max(10.0) * MUCH_PROTEIN) - 1.0).max(0.0);
        let alone = if chosen.len() == 1 { 0.15 } else { 0.0 };
        // What is eaten often is liked; what was never eaten is only a fallback.
        let strange: f64 = chosen.iter().map(|(food, _)| 0.4 / f64::from(food.times + 1)).sum();
        let large: f64 = chosen.iter().map(|(_, n)| (n - 1.0) * 0.08).sum();
        let penalty = off + short + much + alone + strange + large + 0.03 * chosen.len() as f64;
        let mut foods = chosen.to_vec();
        foods.sort_by(|(a, n), (b, m)| protein(b, *m).total_cmp(&protein(a, *n)));
        Some((penalty, Plate { foods, energy_kcal, protein_g }))
    }
}

fn energy(chosen: &[(&FoodFacts, f64)]) -> f64 {
    chosen.iter().map(|(food, portions)| food.nutrients.energy_kcal.unwrap_or(0.0) * portions).sum()
}

fn protein(food: &FoodFacts, portions: f64) -> f64 {
    food.nutrients.protein_g.unwrap_or(0.0) * portions
}
