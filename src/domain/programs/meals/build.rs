//! From targets to plates: protein is scaled to its target, then fat, then starch, until they agree; amounts are rounded
//! as a kitchen weighs. The last meal takes up what the rounding of the others left.

use super::eater::Eater;
use super::pantry::{PANTRY, Role, Staple};
use super::{MealFood, MealPlan};
use crate::domain::reference::{Food, Reference};

/// What a day is to hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Targets {
    pub energy_kcal: f64,
    pub protein_g: f64,
    pub carbs_g: f64,
    pub fat_g: f64,
}

/// Why no meals can be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoMeals {
    /// Nothing of the pantry is left for a part of the plate.
    #[error("nothing that suits is left for the {0} of a meal")]
    NothingLeft(&'static str),
    /// Amounts that a person eats do not meet the targets.
    #[error("no amounts of plain foods meet the targets")]
    OutOfReach,
}

/// Energy, protein, carbohydrate and fat.
type Macros = [f64; 4];

/// A food that may be eaten, with what 1 g of it holds.
#[derive(Clone, Copy)]
struct Choice<'a> {
    staple: &'a Staple,
    food: &'a Food,
    per_g: Macros,
}

/// Plans the days of one person.
pub struct Planner<'a> {
    choices: Vec<Choice<'a>>,
    targets: Targets,
}

/// Name, share of the day, and the roles of protein, starch, side and fat.
const MEALS: [(&str, f64, [Role; 4]); 4] = [
    ("Breakfast", 0.25, [Role::Light, Role::Cereal, Role::Fruit, Role::Seeds]),
    ("Lunch", 0.35, [Role::Main, Role::Starch, Role::Vegetable, Role::Oil]),
    ("Snack", 0.10, [Role::Light, Role::Fruit, Role::Fruit, Role::Seeds]),
    ("Dinner", 0.30, [Role::Main, Role::Starch, Role::Vegetable, Role::Oil]),
];

/// Other combinations of foods to try for a day.
const TRIES: usize = 24;

impl<'a> Planner<'a> {
    pub fn new(reference: &'a Reference, eater: &Eater, targets: Targets) -> Result<Self, NoMeals> {
        let choices: Vec<Choice<'a>> = PANTRY
            .iter()
            .filter_map(|staple| {
                let food = reference.food_by_key(staple.key)?;
                let of = food.per_100g();
                let per_g = [of.energy_kcal?, of.protein_g?, of.carbs_g?, of.fat_g?].map(|amount| amount / 100.0);
                eater.eats(staple, &food.display_name).then_some(Choice { staple, food, per_g })
            })
            .collect();
        let missing = [
            (Role::Main, "protein"),
            (Role::Light, "protein"),
            (Role::Starch, "starch"),
            (Role::Cereal, "starch"),
            (Role::Vegetable, "vegetables"),
            (Role::Fruit, "fruit"),
            (Role::Oil, "fat"),
            (Role::Seeds, "fat"),
        ]
        .into_iter()
        .find(|(role, _)| !choices.iter().any(|choice| choice.staple.role == *role));
        match missing {
            Some((_, part)) => Err(NoMeals::NothingLeft(part)),
            None => Ok(Self { choices, targets }),
        }
    }

    /// The meals of a day; days take turns through the pantry.
    pub fn day(&self, day: usize) -> Result<Vec<MealPlan>, NoMeals> {
        (0..TRIES).find_map(|attempt| self.attempt(day, attempt)).ok_or(NoMeals::OutOfReach)
    }

    /// The food of a role whose turn it is.
    fn pick(&self, role: Role, turn: usize) -> Choice<'a> {
        let of_role: Vec<&Choice<'a>> = self.choices.iter().filter(|choice| choice.staple.role == role).collect();
        *of_role[turn % of_role.len()]
    }

    fn attempt(&self, day: usize, attempt: usize) -> Option<Vec<MealPlan>> {
        let wanted: Macros =
            [self.targets.energy_kcal, self.targets.protein_g, self.targets.carbs_g, self.targets.fat_g];
        let mut left = wanted;
        let mut plans = Vec::with_capacity(MEALS.len());
        for (index, (name, share, [protein, starch, side, fat])) in MEALS.into_iter().enumerate() {
            // Two main meals a day take two turns; a failed attempt shifts them all.
            let turn = day + attempt;
            let main = 2 * day + index / 2 + attempt;
            let last = index + 1 == MEALS.len();
            let goal = if last { left } else { wanted.map(|amount| amount * share) };
            let foods = [
                self.pick(protein, if protein == Role::Main { main } else { turn + index / 2 }),
                self.pick(starch, turn + index),
                self.pick(side, turn + index + 1),
                self.pick(fat, turn + index / 2),
            ];
            let plate = plate(name, foods, goal);
            for (left, held) in left.iter_mut().zip([plate.energy_kcal, plate.protein_g, plate.carbs_g, plate.fat_g]) {
                *left -= held;
            }
            plans.push(plate);
        }
        accepted(wanted, left).then_some(plans)
    }
}

/// Energy within 5 %, each macronutrient within 10 % or 5 g.
fn accepted(wanted: Macros, left: Macros) -> bool {
    let [energy, macros @ ..] = [0, 1, 2, 3].map(|index| (wanted[index], left[index].abs()));
    energy.1 <= energy.0 * 0.05 && macros.iter().all(|(wanted, off)| *off <= (wanted * 0.1).max(5.0))
}

/// A plate of protein, starch, side and fat that comes as near to the goal as it can.
fn plate(name: &str, foods: [Choice<'_>; 4], goal: Macros) -> MealPlan {
    let [protein, starch, side, fat] = foods;
    let side_g = if side.staple.role == Role::Vegetable { 200.0 } else { 100.0 };
    let mut grams = [0.0, 0.0, side_g, 0.0];
    for _ in 0..40 {
        for (index, of) in [(0, 1), (3, 3), (1, 2)] {
            let others: f64 =
                (0..4).filter(|other| *other != index).map(|other| grams[other] * foods[other].per_g[of]).sum();
            let per_g = foods[index].per_g[of];
            grams[index] = if per_g > 0.0 { (goal[of] - others) / per_g } else { 0.0 };
            grams[index] = grams[index].clamp(0.0, foods[index].staple.most_g);
        }
    }
    let mut held = [0.0; 4];
    let mut items: Vec<MealFood> = Vec::new();
    for (food, grams) in [protein, starch, side, fat].into_iter().zip(grams) {
        let grams = kitchen(grams, food.staple.piece_g);
        if grams <= 0.0 {
            continue;
        }
        for (held, per_g) in held.iter_mut().zip(food.per_g) {
            *held += grams * per_g;
        }
        match items.iter_mut().find(|known| known.food_id == food.food.id) {
            Some(known) => known.grams += grams,
            None => items.push(MealFood { food_id: food.food.id, name: food.food.display_name.to_string(), grams }),
        }
    }
    let [energy_kcal, protein_g, carbs_g, fat_g] = held.map(|amount: f64| (amount * 10.0).round() / 10.0);
    MealPlan { name: name.to_owned(), energy_kcal, protein_g, carbs_g, fat_g, items }
}

/// Whole pieces; 5 g steps under 100 g, 10 g above.
fn kitchen(grams: f64, piece_g: Option<f64>) -> f64 {
    let step = piece_g.unwrap_or(if grams < 100.0 { 5.0 } else { 10.0 });
    (grams / step).round() * step
}
