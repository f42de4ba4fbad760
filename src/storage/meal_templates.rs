//! Meals to log again and again.

use super::change::{self, next_version, versioned};
use super::slice::Slice;
use super::{Read, Result, Row, User, Write, nutrient_columns};
use crate::domain::ids::{TemplateId, TemplateItemId};
use crate::domain::meals::{Eaten, MealCategory, MealTemplate};

versioned!(MealTemplate);

/// What a template says; items that are there already keep their id.
#[derive(Clone, Debug)]
pub struct TemplateFacts {
    pub name: String,
    pub category: MealCategory,
    pub notes: Option<String>,
    /// `None`: they stay.
    pub items: Option<Vec<(Option<TemplateItemId>, Eaten)>>,
}

/// A template of the member.
pub fn get(tx: &Read<'_, User>, id: TemplateId) -> Result<Option<MealTemplate>> {
    let template = tx.one(
        "SELECT id, name, category, notes, created_at, updated_at FROM my_meal_templates WHERE id = ?1",
        &[&id],
        read,
    )?;
    let Some(mut template) = template else { return Ok(None) };
    template.items = tx.all(
        "SELECT id, food_id, name, quantity, unit, grams, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g,
             saturated_fat_g, sodium_mg, alcohol_g
         FROM my_meal_template_items WHERE template_id = ?1 ORDER BY position",
        &[&id],
        read_item,
    )?;
    Ok(Some(template))
}

/// Part of the member's templates, the newest first.
pub fn list(tx: &Read<'_, User>, slice: &Slice) -> Result<Vec<MealTemplate>> {
    let mut templates = tx.all(
        "SELECT id, name, category, notes, created_at, updated_at FROM my_meal_templates
         WHERE (created_at, id) < (?1, ?2) ORDER BY created_at DESC, id DESC LIMIT ?3",
        &[&slice.before.0, &slice.before.1, &slice.rows],
        read,
    )?;
    let (Some(newest), Some(oldest)) = (templates.first(), templates.last()) else { return Ok(templates) };
    let items = tx.all(
        "SELECT id, food_id, name, quantity, unit, grams, energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g,
             saturated_fat_g, sodium_mg, alcohol_g, template_id
         FROM my_meal_template_items
         WHERE template_id IN (
             SELECT id FROM my_meal_templates WHERE (created_at, id) >= (?1, ?2) AND (created_at, id) <= (?3, ?4))
         ORDER BY template_id, position",
        &[&oldest.created_at, &oldest.id, &newest.created_at, &newest.id],
        |row| Ok((row.get::<TemplateId>(15)?, read_item(row)?)),
    )?;
    for (of, item) in items {
        if let Some(template) = templates.iter_mut().find(|template| template.id == of) {
            template.items.push(item);
        }
    }
    Ok(templates)
}

/// Stores a template.
pub fn insert(tx: &Write<'_, User>, facts: TemplateFacts) -> Result<MealTemplate> {
    let mut template = MealTemplate {
        id: tx.new_id(),
        name: facts.name,
        category: facts.category,
        notes: facts.notes,
        items: Vec::new(),
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    tx.execute(
        "INSERT INTO meal_templates (user_id, id, name, category, notes, created_at, updated_at)
         VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?5)",
        &[&template.id, &template.name, &template.category, &template.notes, &template.created_at],
    )?;
    template.items = insert_items(tx, template.id, facts.items.unwrap_or_default())?;
    Ok(template)
}

/// Changes a template.
pub fn update(tx: &Write<'_, User>, old: &MealTemplate, facts: TemplateFacts) -> Result<MealTemplate> {
    let updated_at = next_version(tx, old.updated_at);
    tx.execute(
        "UPDATE meal_templates SET name = ?2, category = ?3, notes = ?4, updated_at = ?5
         WHERE user_id = auth_uid() AND id = ?1",
        &[&old.id, &facts.name, &facts.category, &facts.notes, &updated_at],
    )?;
    let items = match facts.items {
        None => old.items.clone(),
        Some(items) => {
            tx.execute("DELETE FROM meal_template_items WHERE user_id = auth_uid() AND template_id = ?1", &[&old.id])?;
            insert_items(tx, old.id, items)?
        }
    };
    let TemplateFacts { name, category, notes, .. } = facts;
    Ok(MealTemplate { name, category, notes, items, updated_at, ..*old })
}

/// Deletes a template. Meals that were logged from it stay.
pub fn delete(tx: &Write<'_, User>, id: TemplateId) -> Result<bool> {
    change::delete(tx, id, "meal_template", "DELETE FROM meal_templates WHERE user_id = auth_uid() AND id = ?1")
}

fn insert_items(
    tx: &Write<'_, User>,
    template: TemplateId,
    items: Vec<(Option<TemplateItemId>, Eaten)>,
) -> Result<Vec<(TemplateItemId, Eaten)>> {
    let mut stored = Vec::with_capacity(items.len());
    for (position, (kept, eaten)) in (0i64..).zip(items) {
        let id = kept.unwrap_or_else(|| tx.new_id());
        let [energy, protein, carbs, fat, fiber, sugar, saturated, sodium, alcohol] = eaten.nutrients.values();
        tx.execute(
            "INSERT INTO meal_template_items (user_id, id, template_id, position, food_id, name, quantity, unit, grams,
                 energy_kcal, protein_g, carbs_g, fat_g, fiber_g, sugar_g, saturated_fat_g, sodium_mg, alcohol_g)
             VALUES (auth_uid(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
            &[
                &id,
                &template,
                &position,
                &eaten.food_id,
                &eaten.name,
                &eaten.quantity,
                &eaten.unit,
                &eaten.grams,
                &energy,
                &protein,
                &carbs,
                &fat,
                &fiber,
                &sugar,
                &saturated,
                &sodium,
                &alcohol,
            ],
        )?;
        stored.push((id, eaten));
    }
    Ok(stored)
}

fn read(row: &Row<'_>) -> Result<MealTemplate> {
    Ok(MealTemplate {
        id: row.get(0)?,
        name: row.get(1)?,
        category: row.get(2)?,
        notes: row.get(3)?,
        items: Vec::new(),
        created_at: row.get(4)?,
        updated_at: row.get(5)?,
    })
}

fn read_item(row: &Row<'_>) -> Result<(TemplateItemId, Eaten)> {
    let eaten = Eaten {
        food_id: row.get(1)?,
        name: row.get(2)?,
        quantity: row.get(3)?,
        unit: row.get(4)?,
        grams: row.get(5)?,
        nutrients: nutrient_columns::read(row, 6)?,
    };
    Ok((row.get(0)?, eaten))
}
