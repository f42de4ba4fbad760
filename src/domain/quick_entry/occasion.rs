//! When something was, as far as the text says: the meal, the day, the part of the day, the time.

use super::grammar::{ClockTime, clock_at};
use super::mentions::Mentions;
use super::text::Text;
use super::vocabulary::{Category, Link, Meaning, Part};

/// What is said about when. Every part may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Occasion {
    pub category: Option<Category>,
    /// Days from today.
    pub day: Option<Day>,
    pub part: Option<Part>,
    pub clock: Option<ClockTime>,
}

/// A day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// Days from today; yesterday is -1.
    Offset(i8),
    /// The last such weekday, Monday being 1.
    Weekday(i8),
}

impl Occasion {
    /// This, completed by what another says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            category: self.category.or(other.category),
            day: self.day.or(other.day),
            part: self.part.or(other.part),
            clock: self.clock.or(other.clock),
        }
    }
}

/// What a piece of text says about when, before and behind its content, and which tokens say it.
#[derive(Debug, Default)]
pub struct Said {
    pub leading: Occasion,
    pub trailing: Occasion,
}

/// Words that make the name of a food out of a meal's name before them ("snack bar", "dinner roll").
const MEAL_FOODS: &[&str] = &[
    "bar",
    "bars",
    "roll",
    "rolls",
    "meat",
    "meats",
    "burrito",
    "burritos",
    "sandwich",
    "sandwiches",
    "taco",
    "tacos",
    "cereal",
    "cereals",
    "sausage",
    "sausages",
    "mix",
    "cake",
    "cakes",
    "sized",
    "size",
    "bag",
    "bags",
    "pack",
    "packs",
    "box",
    "platter",
    "biscuit",
    "biscuits",
    "wrap",
    "wraps",
    "pizza",
    "bowl",
    "shake",
    "drink",
    "wine",
    "link",
    "links",
    "patty",
    "crackers",
    "plate",
    "buffet",
    "baby",
    "food",
    "muffin",
    "baby",
    "food",
    "chips",
];

/// Finds the words about when in `[from, to)` and marks them in `taken`. `colon_is_time` says whether "20:45" is a time of
/// day wherever it stands, or only at the start (beside a run it is how long it took).
pub fn find(
    text: &Text<'_>,
    mentions: &Mentions<'_>,
    from: usize,
    to: usize,
    colon_is_time: bool,
    taken: &mut [bool],
) -> Said {
    let mut said = Said::default();
    let mut content = false;
    let mut at = from;
    while at < to {
        let name = mentions.len_at(at);
        if let Some((found, len)) = word_at(text, at, to).filter(|(_, len)| *len >= name) {
            let place = if content { &mut said.trailing } else { &mut said.leading };
            *place = place.or(found);
            taken[at..at + len].fill(true);
            take_back(text, from, at, taken);
            at += len;
            continue;
        }
        if name <= 1
            && let Some((clock, end)) = clock_at(text, at).filter(|(_, end)| *end <= to)
            && (colon_is_time || !content || is_marked(text, at, end))
        {
            let place = if content { &mut said.trailing } else { &mut said.leading };
            place.clock = place.clock.or(Some(clock));
            taken[at..end].fill(true);
            at = end;
            continue;
        }
        let step = name.max(1);
        content |= !is_idle(text, at);
        at += step;
    }
    said
}

/// Whether a time of day says that it is one: by a preposition, a word for its half of the day, or a name.
fn is_marked(text: &Text<'_>, at: usize, end: usize) -> bool {
    text.is(at, |meaning| matches!(meaning, Meaning::At | Meaning::Clock(_)))
        || (at..end)
            .any(|inside| text.is(inside, |meaning| matches!(meaning, Meaning::Am | Meaning::Pm | Meaning::OClock)))
}

fn word_at(text: &Text<'_>, at: usize, to: usize) -> Option<(Occasion, usize)> {
    let (occasion, len) = text.find(at, |meaning| {
        let none = Occasion::default();
        Some(match meaning {
            Meaning::Meal(category) => Occasion { category: Some(category), ..none },
            Meaning::Day(days, part) => Occasion { day: Some(Day::Offset(days)), part, ..none },
            Meaning::Weekday(day) => Occasion { day: Some(Day::Weekday(day)), ..none },
            Meaning::AroundEvent => none,
            _ => return None,
        })
    })?;
    if at + len > to {
        return None;
    }
    let food_follows = at + len < to && MEAL_FOODS.contains(&text.word(at + len));
    let compound = occasion.category.is_some() && len == 1 && (food_follows || behind_from(text, at));
    (!compound).then_some((occasion, len))
}

/// "pizza from school lunch": where it comes from, not which meal it was.
fn behind_from(text: &Text<'_>, at: usize) -> bool {
    at >= 2 && text.word(at - 2) == "from" && matches!(text.word(at - 1), "school" | "a" | "the")
}

/// Prepositions and articles before a word about when belong to it: "for my lunch", "during the afternoon".
fn take_back(text: &Text<'_>, from: usize, at: usize, taken: &mut [bool]) {
    let mut back = at;
    while back > from {
        let belongs = text.is(back - 1, |meaning| {
            matches!(
                meaning,
                Meaning::Link(Link::For | Link::In | Link::On | Link::Of)
                    | Meaning::At
                    | Meaning::Article
                    | Meaning::Filler
            )
        });
        if !belongs || text.tokens[back - 1].number().is_some() {
            break;
        }
        taken[back - 1] = true;
        back -= 1;
    }
}

/// Words that carry no content: verbs that tell, articles, fillers and the like.
pub fn is_idle(text: &Text<'_>, at: usize) -> bool {
    let senses = text.senses(at);
    !senses.is_empty()
        && senses.iter().all(|sense| {
            matches!(
                sense.meaning,
                Meaning::Filler
                    | Meaning::Intent(_)
                    | Meaning::Article
                    | Meaning::Link(_)
                    | Meaning::At
                    | Meaning::About
                    | Meaning::Some
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn read(words: &str, colon_is_time: bool) -> (Occasion, Occasion, String) {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let mentions = Mentions::new(&text, &NoNames);
        let mut taken = vec![false; text.len()];
        let said = find(&text, &mentions, 0, text.len(), colon_is_time, &mut taken);
        let left: Vec<&str> = (0..text.len()).filter(|at| !taken[*at]).map(|at| text.word(at)).collect();
        (said.leading, said.trailing, left.join(" "))
    }

    #[test]
    fn words_about_when_are_taken_out() {
        let (leading, trailing, left) = read("yesterday for dinner grilled salmon", true);
        assert_eq!((leading.category, leading.day), (Some(Category::Dinner), Some(Day::Offset(-1))));
        assert_eq!(trailing, Occasion::default());
        assert_eq!(left, "grilled salmon");

        let (leading, trailing, left) = read("ham sandwich for lunch", true);
        assert_eq!(leading, Occasion::default());
        assert_eq!(trailing.category, Some(Category::Lunch));
        assert_eq!(left, "ham sandwich");
    }

    #[test]
    fn a_meal_inside_the_name_of_a_food_is_no_meal() {
        assert_eq!(read("a snack bar", true).0, Occasion::default());
        assert_eq!(read("2 dinner rolls", true).0, Occasion::default());
    }

    #[test]
    fn how_long_it_took_is_no_time_of_day() {
        assert_eq!(read("rowed 5000m 20:45", false).1.clock, None);
        assert_eq!(read("tea 20:45", true).1.clock.map(|clock| clock.minutes), Some(1245));
    }
}
