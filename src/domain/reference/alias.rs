//! What people call things: folded names (lower case, no accents, single spaces) and what they mean.

use super::food::{self, Food};
use super::table::{ReferenceError, Row, Table};
use crate::domain::language::Language;

/// An everyday name of a food.
#[derive(Clone, Debug)]
pub struct FoodAlias {
    /// Folded: lower case, no accents, words parted by single spaces.
    pub name: Box<str>,
    pub language: Language,
    /// The portion's unit that a bare count means: "2 eggs" are two `large`.
    pub default_unit: Box<str>,
    /// Grams of the word without any amount, where that is not one default unit: "oats" are 40 g.
    pub default_grams: Option<f64>,
    pub(super) food: u32,
}

#[derive(Debug)]
pub(super) struct Alias {
    pub(super) name: Box<str>,
    pub(super) target: u32,
}

/// The aliases with exactly this name, in all languages, English first.
pub fn named<'a>(aliases: &'a [FoodAlias], name: &str) -> &'a [FoodAlias] {
    let start = aliases.partition_point(|alias| &*alias.name < name);
    let rest = aliases.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|alias| &*alias.name == name)).unwrap_or_default()
}

pub(super) fn read_foods(table: Table, foods: &[Food]) -> Result<Vec<FoodAlias>, ReferenceError> {
    let mut aliases = table.rows(|row| {
        let key = row.text("food_id")?;
        Ok(FoodAlias {
            name: row.text("alias")?.into(),
            language: language(row)?,
            default_unit: row.text("default_unit")?.into(),
            default_grams: row.optional("default_grams")?,
            food: index(food::position(foods, key), table, key)?,
        })
    })?;
    aliases.sort_by(|a, b| a.name.cmp(&b.name).then(a.language.cmp(&b.language)));
    Ok(aliases)
}

pub(super) fn read(
    table: Table,
    target: &'static str,
    position: impl Fn(&str) -> Option<usize>,
) -> Result<Vec<Alias>, ReferenceError> {
    table.rows(|row| {
        let key = row.text(target)?;
        Ok(Alias { name: row.text("alias")?.into(), target: index(position(key), table, key)? })
    })
}

/// Where the target of a folded name stands.
pub(super) fn target(aliases: &[Alias], name: &str) -> Option<usize> {
    let found = aliases.binary_search_by(|alias| (*alias.name).cmp(name)).ok()?;
    aliases.get(found).map(|alias| alias.target as usize)
}

fn index(position: Option<usize>, table: Table, key: &str) -> Result<u32, ReferenceError> {
    position.and_then(|position| u32::try_from(position).ok()).ok_or_else(|| table.dangling(key))
}

fn language(row: &Row<'_>) -> Result<Language, ReferenceError> {
    match row.text("language")? {
        "en" => Ok(Language::English),
        "de" => Ok(Language::German),
        "es" => Ok(Language::Spanish),
        "pt" => Ok(Language::Portuguese),
        "fr" => Ok(Language::French),
        other => Err(row.wrong("language", other)),
    }
}
