//! What a person does not eat.

use super::pantry::Staple;
use crate::domain::exercises::fold;
use crate::domain::reference::Allergen;
use crate::domain::text;

/// What a food comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Animal {
    Meat,
    Fish,
    Egg,
    Milk,
    Plant,
}

/// A diet or allergy is not known by its words, so that nothing can be said to suit it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the words of a diet or allergy are not known")]
pub struct UnknownWords;

/// What is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eater {
    animals: Vec<Animal>,
    allergens: Vec<Allergen>,
    /// Folded words that no food's name may have.
    words: Vec<String>,
}

impl Eater {
    /// Reads a diet and allergies in a person's own words.
    ///
    /// # Errors
    /// What is not understood is never passed over.
    pub fn new(diet: Option<&str>, allergies: &[String]) -> Result<Self, UnknownWords> {
        let mut eater = Self::default();
        if let Some(diet) = diet {
            eater.keep_to(diet)?;
        }
        for allergy in allergies {
            eater.avoid(allergy)?;
        }
        Ok(eater)
    }

    fn keep_to(&mut self, diet: &str) -> Result<(), UnknownWords> {
        let (animals, allergens): (&[Animal], &[Allergen]) = match fold(diet).as_str() {
            "" | "none" | "omnivore" | "anything" | "everything" | "standard" | "balanced" | "no preference"
            | "mediterranean" | "high protein" => (&[], &[]),
            "vegan" | "plant based" => (&[Animal::Meat, Animal::Fish, Animal::Egg, Animal::Milk], &[]),
            "vegetarian" => (&[Animal::Meat, Animal::Fish], &[]),
            // The meat is not marked, and meat and milk would meet in a day.
            "pescatarian" | "halal" | "kosher" => (&[Animal::Meat], &[]),
            "gluten free" => (&[], &[Allergen::Gluten]),
            "lactose free" | "dairy free" => (&[Animal::Milk], &[Allergen::Milk]),
            _ => return Err(UnknownWords),
        };
        self.animals.extend_from_slice(animals);
        self.allergens.extend_from_slice(allergens);
        Ok(())
    }

    fn avoid(&mut self, allergy: &str) -> Result<(), UnknownWords> {
        let words = fold(allergy);
        let named: &[Allergen] = match text::singular(&words).as_ref() {
            "milk" | "dairy" | "lactose" | "cow milk" => &[Allergen::Milk],
            "egg" => &[Allergen::Egg],
            "gluten" | "wheat" | "celiac" | "coeliac" | "celiac disease" | "coeliac disease" | "rye" | "barley" => {
                &[Allergen::Gluten]
            }
            "fish" => &[Allergen::Fish],
            "shellfish" | "seafood" => &[Allergen::Fish, Allergen::Crustaceans, Allergen::Molluscs],
            "crustacean" | "shrimp" | "prawn" | "crab" | "lobster" => &[Allergen::Crustaceans],
            "mollusc" | "mollusk" | "mussel" | "oyster" | "squid" => &[Allergen::Molluscs],
            "peanut" => &[Allergen::Peanut],
            "soy" | "soya" | "soybean" => &[Allergen::Soy],
            "nut" | "tree nut" | "tree_nut" => &[Allergen::TreeNuts, Allergen::Peanut],
            "almond" | "walnut" | "hazelnut" | "cashew" | "pecan" | "pistachio" | "macadamia" | "brazil nut" => {
                &[Allergen::TreeNuts]
            }
            "coconut" => &[Allergen::Coconut],
            "sesame" => &[Allergen::Sesame],
            "mustard" => &[Allergen::Mustard],
            "celery" => &[Allergen::Celery],
            "lupin" => &[Allergen::Lupin],
            "sulphite" | "sulfite" => &[Allergen::Sulphites],
            "lentil" | "chickpea" | "bean" | "banana" | "apple" | "blueberry" | "tomato" | "carrot" | "pepper"
            | "broccoli" | "spinach" | "potato" | "rice" | "quinoa" | "pumpkin" | "chicken" | "turkey" | "beef" => {
                self.words.push(text::singular(&words).into_owned());
                &[]
            }
            _ => return Err(UnknownWords),
        };
        self.allergens.extend_from_slice(named);
        Ok(())
    }

    /// Whether the person may eat it; `name` is the food's.
    pub fn eats(&self, staple: &Staple, name: &str) -> bool {
        let name = fold(name);
        !self.animals.contains(&staple.from)
            && !staple.contains.iter().any(|allergen| self.allergens.contains(allergen))
            && !name.split(' ').any(|word| self.words.iter().any(|avoided| *avoided == text::singular(word)))
    }
}
