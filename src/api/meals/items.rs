//! Items of meals and templates in requests, and what the server makes of them.

use poem_openapi::Object;
use serde::Deserialize;

use super::eaten::{Catalogue, Eatable};
use crate::api::nutrients::NutrientsRequest;
use crate::domain::ids::{FoodId, MealItemId, PortionId};
use crate::domain::meals::Eaten;
use crate::domain::portions::{self, Labelled};
use crate::domain::units::Kitchen;
use crate::http::{Errors, Problem};

/// Something eaten: a food by `grams`, by `quantity` of a portion, or by `quantity` of a unit; or, without `food_id`, a
/// `name` with its nutrients. Of a food the server computes name and nutrients, whatever is sent of them.
#[derive(Clone, Debug, Default, Deserialize, Object)]
#[oai(rename = "MealItemRequest")]
pub struct ItemRequest {
    /// In a PATCH: the item that stays.
    pub id: Option<MealItemId>,
    pub food_id: Option<FoodId>,
    /// A portion of the food.
    pub portion_id: Option<PortionId>,
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: Option<String>,
    #[oai(validator(minimum(value = "0.001"), maximum(value = "100000")))]
    pub quantity: Option<f64>,
    /// A unit of mass (g, kg, mg, oz, lb), of volume (ml, l, cup, tbsp, tsp, fl oz; US measures), or a portion of the food by
    /// its label.
    #[oai(validator(min_length = 1, max_length = 60))]
    pub unit: Option<String>,
    #[oai(validator(minimum(value = "0.1"), maximum(value = "20000")))]
    pub grams: Option<f64>,
    #[serde(flatten)]
    #[oai(flatten)]
    pub nutrients: NutrientsRequest,
}

impl ItemRequest {
    /// Whether it names a kept item and says nothing else of it.
    pub fn is_only_kept(&self) -> bool {
        self.id.is_some()
            && self.food_id.is_none()
            && self.name.is_none()
            && self.quantity.is_none()
            && self.grams.is_none()
            && self.nutrients.energy_kcal.is_none()
    }

    /// Notes what is missing or does not go together.
    pub fn check(&self, errors: &mut Errors) {
        if self.food_id.is_some() {
            let by_portion = self.quantity.is_some() && (self.unit.is_some() || self.portion_id.is_some());
            errors.require(
                self.grams.is_some() || by_portion,
                "grams",
                "must be given, or quantity with unit or portion_id",
            );
        } else {
            errors.require(self.name.is_some(), "name", "must be given where there is no food_id");
            errors.require(
                self.nutrients.energy_kcal.is_some(),
                "energy_kcal",
                "must be given where there is no food_id",
            );
            errors.require(self.portion_id.is_none(), "portion_id", "belongs to a food_id");
        }
    }
}

/// Checks the items of a request that makes a record: their ids are the server's to give.
pub fn check_new(items: &[ItemRequest], errors: &mut Errors) {
    errors.within("items", |errors| {
        for (index, item) in items.iter().enumerate() {
            errors.within(index, |errors| {
                errors.require(item.id.is_none(), "id", "is given by the server");
                item.check(errors);
            });
        }
    });
}

/// Checks the items of a patch.
pub fn check_patch(items: &[ItemRequest], errors: &mut Errors) {
    errors.within("items", |errors| {
        for (index, item) in items.iter().enumerate() {
            errors.within(index, |errors| {
                let twice = item.id.is_some() && items[..index].iter().any(|other| other.id == item.id);
                errors.require(!twice, "id", "must not be that of another item");
                if !item.is_only_kept() {
                    item.check(errors);
                }
            });
        }
    });
}

/// What was eaten, of new items: all that cannot be resolved is told at once.
pub fn resolve(items: &[ItemRequest], foods: &Catalogue) -> Result<Vec<Eaten>, Problem> {
    let mut errors = Errors::default();
    let mut eaten = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        errors.within("items", |errors| errors.within(index, |errors| eaten.extend(one(item, None, foods, errors))));
    }
    errors.into_result()?;
    Ok(eaten)
}

/// What was eaten, of the items of a patch; `old` are the items that there are.
pub fn merge(
    items: &[ItemRequest],
    old: &[(MealItemId, &Eaten)],
    foods: &Catalogue,
) -> Result<Vec<(Option<MealItemId>, Eaten)>, Problem> {
    let mut errors = Errors::default();
    let mut merged = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let before = item.id.map(|id| old.iter().find(|(known, _)| *known == id));
        errors.within("items", |errors| {
            errors.within(index, |errors| match before {
                Some(None) => errors.add("id", "is not an item of this record"),
                Some(Some((_, before))) if item.is_only_kept() => {
                    merged.push((item.id, (*before).clone()));
                }
                before => {
                    let before = before.flatten().map(|(_, before)| *before);
                    merged.extend(one(item, before, foods, errors).map(|eaten| (item.id, eaten)));
                }
            });
        });
    }
    errors.into_result()?;
    Ok(merged)
}

fn one(item: &ItemRequest, before: Option<&Eaten>, foods: &Catalogue, errors: &mut Errors) -> Option<Eaten> {
    let Some(food_id) = item.food_id else {
        return Some(Eaten {
            food_id: None,
            name: item.name.clone().unwrap_or_default(),
            quantity: item.quantity,
            unit: item.unit.clone(),
            grams: item.grams,
            nutrients: item.nutrients.into(),
        });
    };
    let before = before.filter(|before| before.food_id == Some(food_id));
    let same_amount = |before: &&Eaten| item.quantity == before.quantity && item.unit == before.unit;
    if let Some(before) = before.filter(same_amount) {
        let shown = |grams: Option<f64>| grams.map(|grams| (grams * 100.0).round() as i64);
        if item.portion_id.is_none() && (item.grams.is_none() || shown(item.grams) == shown(before.grams)) {
            // Sent back as it was: the snapshot stays, whatever the food says today.
            return Some(before.clone());
        }
    }
    let Some(food) = foods.get(food_id) else {
        errors.add("food_id", "is not a food");
        return None;
    };
    // Whoever changes the amount as typed of an item that was sent back means that, not the grams of before.
    let retyped =
        before.is_some_and(|before| item.grams.is_some() && !same_amount(&before) && item.grams == before.grams);
    let stated = item.grams.filter(|_| !retyped);
    let (grams, unit) = match stated {
        Some(grams) => (grams, item.unit.clone()),
        None => weigh(item, food).map_err(|(field, message)| errors.add(field, message)).ok()?,
    };
    Some(Eaten {
        food_id: Some(food_id),
        name: food.name.clone(),
        quantity: item.quantity,
        unit,
        grams: Some(grams),
        nutrients: food.per_100g.for_grams(grams),
    })
}

/// Grams of a quantity, and the unit to remember.
fn weigh(item: &ItemRequest, food: &Eatable) -> Result<(f64, Option<String>), (&'static str, String)> {
    let quantity = item.quantity.unwrap_or(1.0);
    if let Some(id) = item.portion_id {
        let portion = food.portions.iter().find(|portion| portion.id == id);
        let portion = portion.ok_or_else(|| ("portion_id", "is not a portion of this food".to_owned()))?;
        let grams = portions::of_portion(quantity, portion.grams).map_err(|error| ("quantity", error.to_string()))?;
        return Ok((grams.get(), Some(portion.label.clone())));
    }
    let labels: Vec<Labelled<'_>> = food
        .portions
        .iter()
        .flat_map(|portion| {
            let names = std::iter::once(&portion.label).chain(&portion.unit);
            names.map(|label| Labelled { label, grams: portion.grams })
        })
        .collect();
    let unit = item.unit.as_deref().unwrap_or_default();
    match portions::grams(quantity, unit, Kitchen::Us, &food.name, &labels) {
        Ok(grams) => Ok((grams.get(), item.unit.clone())),
        Err(portions::AmountError::OutOfRange) => Err(("quantity", portions::AmountError::OutOfRange.to_string())),
        Err(error) => Err(("unit", error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::eaten::EatablePortion;
    use super::*;
    use crate::domain::nutrients::Nutrients;

    fn bread() -> (FoodId, Catalogue) {
        let id = FoodId::from_uuid(Uuid::from_u128(1));
        let slice = EatablePortion {
            id: PortionId::from_uuid(Uuid::from_u128(2)),
            label: "slice, thin".into(),
            unit: Some("slice".into()),
            grams: 29.0,
        };
        let per_100g = Nutrients { energy_kcal: Some(250.0), ..Nutrients::default() };
        let food = Eatable { name: "Bread".into(), per_100g, portions: vec![slice] };
        (id, Catalogue::with([(id, food)]))
    }

    fn grams_of(item: ItemRequest, foods: &Catalogue) -> Option<f64> {
        resolve(&[item], foods).ok()?[0].grams
    }

    #[test]
    fn amounts_are_weighed_in_each_form() {
        let (id, foods) = bread();
        let of = |item: ItemRequest| grams_of(ItemRequest { food_id: Some(id), ..item }, &foods);
        assert_eq!(of(ItemRequest { grams: Some(30.0), ..Default::default() }), Some(30.0));
        let portion_id = Some(PortionId::from_uuid(Uuid::from_u128(2)));
        assert_eq!(of(ItemRequest { quantity: Some(2.0), portion_id, ..Default::default() }), Some(58.0));
        let slices = ItemRequest { quantity: Some(2.0), unit: Some("slices".into()), ..Default::default() };
        assert_eq!(of(slices.clone()), Some(58.0));
        assert_eq!(of(ItemRequest { unit: Some("parsec".into()), ..slices }), None);
    }

    #[test]
    fn a_food_that_is_not_there_is_told_by_its_place() {
        let (_, foods) = bread();
        let other = ItemRequest {
            food_id: Some(FoodId::from_uuid(Uuid::from_u128(9))),
            grams: Some(1.0),
            ..Default::default()
        };
        let problem = resolve(&[other], &foods).unwrap_err();
        assert_eq!(problem.errors()[0].field, "items.0.food_id");
    }

    #[test]
    fn what_is_sent_back_unchanged_keeps_its_snapshot() {
        let (food, foods) = bread();
        let id = MealItemId::from_uuid(Uuid::from_u128(5));
        let old = Eaten {
            food_id: Some(food),
            name: "Bread of then".into(),
            quantity: Some(2.0),
            unit: Some("slice".into()),
            grams: Some(60.0),
            nutrients: Nutrients { energy_kcal: Some(111.0), ..Nutrients::default() },
        };
        let merged = |item| merge(&[item], &[(id, &old)], &foods).unwrap().remove(0);
        let as_shown = ItemRequest {
            id: Some(id),
            food_id: Some(food),
            quantity: Some(2.0),
            unit: Some("slice".into()),
            grams: Some(60.0),
            ..Default::default()
        };
        assert_eq!(merged(as_shown.clone()), (Some(id), old.clone()));
        assert_eq!(merged(ItemRequest { id: Some(id), ..Default::default() }), (Some(id), old.clone()));
        assert_eq!(merged(ItemRequest { quantity: Some(3.0), ..as_shown.clone() }).1.grams, Some(87.0));
        assert_eq!(merged(ItemRequest { grams: Some(70.0), ..as_shown }).1.grams, Some(70.0));
    }
}
