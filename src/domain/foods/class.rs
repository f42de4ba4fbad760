//! What kind of food a food is, as far as portions and sentences need to know.

use foldhash::{HashMap, HashMapExt};

/// A broad kind of food.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoodClass {
    Drink,
    Alcohol,
    Milk,
    Cheese,
    Yogurt,
    Egg,
    Meat,
    Fish,
    Bread,
    Grain,
    Cereal,
    Fruit,
    Vegetable,
    /// Potatoes and other starchy sides.
    Potato,
    Salad,
    Legume,
    Nut,
    Fat,
    Sauce,
    Sweet,
    Baked,
    Crisps,
    Soup,
    Sandwich,
    Dish,
    Powder,
    Spice,
    Other,
}

/// Parts of the names of groups, and the class of foods in them; the first that fits counts.
const GROUPS: &[(&str, FoodClass)] = &[
    ("Baby", FoodClass::Other),
    ("Beer", FoodClass::Alcohol),
    ("Wine", FoodClass::Alcohol),
    ("Liquor", FoodClass::Alcohol),
    ("Soup", FoodClass::Soup),
    ("Ramen", FoodClass::Soup),
    ("sandwich", FoodClass::Sandwich),
    ("Sandwich", FoodClass::Sandwich),
    ("Burgers", FoodClass::Sandwich),
    ("Burritos", FoodClass::Sandwich),
    ("Powder", FoodClass::Powder),
    ("powder", FoodClass::Powder),
    ("Milk shakes", FoodClass::Drink),
    ("Smoothies", FoodClass::Drink),
    ("Milk", FoodClass::Milk),
    ("milk", FoodClass::Milk),
    ("Yogurt", FoodClass::Yogurt),
    ("yogurt", FoodClass::Yogurt),
    ("Cream", FoodClass::Fat),
    ("Cottage", FoodClass::Cheese),
    ("Macaroni and cheese", FoodClass::Dish),
    ("Cheese", FoodClass::Cheese),
    ("Egg rolls", FoodClass::Dish),
    ("Eggs", FoodClass::Egg),
    ("juice", FoodClass::Drink),
    ("drinks", FoodClass::Drink),
    ("Coffee", FoodClass::Drink),
    ("Tea", FoodClass::Drink),
    ("water", FoodClass::Drink),
    ("Beverages", FoodClass::Drink),
    ("mixed dishes", FoodClass::Dish),
    ("Mexican", FoodClass::Dish),
    ("Pizza", FoodClass::Dish),
    ("Nachos", FoodClass::Dish),
    ("Stir-fry", FoodClass::Dish),
    ("Fried rice", FoodClass::Dish),
    ("Turnovers", FoodClass::Dish),
    ("Meals", FoodClass::Dish),
    ("Fast Foods", FoodClass::Dish),
    ("Restaurant", FoodClass::Dish),
    ("dishes", FoodClass::Dish),
    ("salads", FoodClass::Salad),
    ("Potato chips", FoodClass::Crisps),
    ("chips", FoodClass::Crisps),
    ("Pretzels", FoodClass::Crisps),
    ("Popcorn", FoodClass::Crisps),
    ("rackers", FoodClass::Crisps),
    ("Snacks", FoodClass::Crisps),
    ("Fish", FoodClass::Fish),
    ("fish", FoodClass::Fish),
    ("Beef", FoodClass::Meat),
    ("beef", FoodClass::Meat),
    ("Pork", FoodClass::Meat),
    ("Lamb", FoodClass::Meat),
    ("Poultry", FoodClass::Meat),
    ("poultry", FoodClass::Meat),
    ("Chicken", FoodClass::Meat),
    ("Sausage", FoodClass::Meat),
    ("meats", FoodClass::Meat),
    ("Frankfurters", FoodClass::Meat),
    ("Bacon", FoodClass::Meat),
    ("Liver", FoodClass::Meat),
    ("Soy and meat", FoodClass::Meat),
    ("bread", FoodClass::Bread),
    ("Rolls", FoodClass::Bread),
    ("Bagels", FoodClass::Bread),
    ("Tortillas", FoodClass::Bread),
    ("Cereal Grains", FoodClass::Grain),
    ("Oatmeal", FoodClass::Cereal),
    ("Grits", FoodClass::Cereal),
    ("ereal bars", FoodClass::Sweet),
    ("ereal", FoodClass::Cereal),
    ("Rice", FoodClass::Grain),
    ("Pasta sauces", FoodClass::Sauce),
    ("Pasta", FoodClass::Grain),
    ("Grains", FoodClass::Grain),
    ("otato", FoodClass::Potato),
    ("starchy", FoodClass::Potato),
    ("egetable", FoodClass::Vegetable),
    ("Legume", FoodClass::Legume),
    ("Beans", FoodClass::Legume),
    ("Nut", FoodClass::Nut),
    ("bars", FoodClass::Sweet),
    ("oils", FoodClass::Fat),
    ("Oils", FoodClass::Fat),
    ("Butter", FoodClass::Fat),
    ("Margarine", FoodClass::Fat),
    ("Mayonnaise", FoodClass::Fat),
    ("condiments", FoodClass::Sauce),
    ("sauces", FoodClass::Sauce),
    ("Sauces", FoodClass::Sauce),
    ("Jams", FoodClass::Sauce),
    ("Sugar", FoodClass::Sweet),
    ("Spices", FoodClass::Spice),
    ("Pancakes", FoodClass::Baked),
    ("Cakes", FoodClass::Baked),
    ("Cookies", FoodClass::Baked),
    ("Doughnuts", FoodClass::Baked),
    ("Biscuits", FoodClass::Baked),
    ("Baked", FoodClass::Baked),
    ("Candy", FoodClass::Sweet),
    ("Ice cream", FoodClass::Sweet),
    ("Pudding", FoodClass::Sweet),
    ("Gelatins", FoodClass::Sweet),
    ("Sweets", FoodClass::Sweet),
    ("Corn", FoodClass::Vegetable),
    ("Broccoli", FoodClass::Vegetable),
    ("Carrots", FoodClass::Vegetable),
    ("Spinach", FoodClass::Vegetable),
    ("Cabbage", FoodClass::Vegetable),
    ("Onions", FoodClass::Vegetable),
    ("Tomato", FoodClass::Vegetable),
    ("Olives", FoodClass::Vegetable),
    ("Dairy", FoodClass::Milk),
    ("ruit", FoodClass::Fruit),
    ("Apples", FoodClass::Fruit),
    ("Bananas", FoodClass::Fruit),
    ("Grapes", FoodClass::Fruit),
    ("berries", FoodClass::Fruit),
    ("Strawberries", FoodClass::Fruit),
    ("Melons", FoodClass::Fruit),
    ("Peaches", FoodClass::Fruit),
    ("Pears", FoodClass::Fruit),
    ("Mango", FoodClass::Fruit),
    ("Pineapple", FoodClass::Fruit),
];

impl FoodClass {
    /// The classes of foods by their groups and names.
    #[must_use]
    pub fn of_each<'a>(foods: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Self> {
        let mut groups: HashMap<&str, Self> = HashMap::new();
        foods
            .map(|(group, name)| {
                let class = *groups.entry(group).or_insert_with(|| Self::of_group(group));
                class.in_group(group, name)
            })
            .collect()
    }

    fn of_group(group: &str) -> Self {
        GROUPS.iter().find(|(part, _)| group.contains(part)).map_or(Self::Other, |(_, class)| *class)
    }

    /// The class of a food of a group that is mostly of this class.
    fn in_group(self, group: &str, name: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let has = |word: &str| lower.contains(word);
        // The source's groups are broad: dairy holds eggs and cheese, baked products hold bread.
        match (group, self) {
            ("Dairy and Egg Products", _) if has("cheese") => Self::Cheese,
            ("Dairy and Egg Products", _) if has("egg") => Self::Egg,
            ("Dairy and Egg Products", _) if has("yogurt") => Self::Yogurt,
            ("Dairy and Egg Products", _) if has("cream") => Self::Fat,
            ("Baked Products", _) if has("bread") || has("rolls") || has("bagel") || has("tortilla") => Self::Bread,
            ("Fast Foods" | "Restaurant Foods", _)
                if has("burger") || has("sandwich") || has("taco") || has("burrito") =>
            {
                Self::Sandwich
            }
            ("Soups, Sauces, and Gravies", _) if has("sauce") || has("gravy") => Self::Sauce,
            ("Vegetables and Vegetable Products", _) if has("potato") || has("yam") || has("cassava") => Self::Potato,
            ("Beverages", _) if has("wine") || has("beer") || has("distilled") => Self::Alcohol,
            ("Beverages", _) if has("powder") && !has("prepared") => Self::Powder,
            ("Fruits and Fruit Juices", _) if has("juice") => Self::Drink,
            ("Fats and Oils", _) if has("dressing") => Self::Sauce,
            _ => self,
        }
    }

    #[must_use]
    pub fn is_drink(self) -> bool {
        matches!(self, Self::Drink | Self::Alcohol | Self::Milk)
    }

    /// Things that a sandwich, a salad or a dish is filled or topped with.
    #[must_use]
    pub fn is_filling(self) -> bool {
        matches!(
            self,
            Self::Meat
                | Self::Fish
                | Self::Cheese
                | Self::Egg
                | Self::Vegetable
                | Self::Legume
                | Self::Salad
                | Self::Sauce
                | Self::Fat
        )
    }
}
