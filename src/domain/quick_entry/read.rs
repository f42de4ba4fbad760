//! The pipeline: text → tokens and senses → segments → what was told → topics → entries.

use super::activity;
use super::check_in::Feeling;
use super::classify::{Piece, Topic, all_said, classify};
use super::context::{Context, World};
use super::draft;
use super::entry::{Entry, Reading};
use super::intents;
use super::meal;
use super::mentions::Mentions;
use super::occasion::Occasion;
use super::segments::{self, Joint, Segment};
use super::steps::Steps;
use super::text::Text;
use super::vocabulary::{Intent, Meaning};
use super::when::Now;
use super::workout;

/// Reads a text. Pure, and linear in its length.
#[must_use]
pub fn read(text: &str, context: &Context<'_>) -> Reading {
    read_counting(text, context, &mut Steps::default())
}

/// As [`read`], counting the work.
pub fn read_counting(source: &str, context: &Context<'_>, steps: &mut Steps) -> Reading {
    let world = World::new(context);
    let text = Text::new(source, context.locale, &world, steps);
    let mentions = Mentions::new(&text, &world);
    let segments = segments::split(&text, &mentions);
    let mut taken = vec![false; text.len()];
    let training = segments.iter().any(|segment| {
        (segment.from..segment.to).any(|at| mentions.exercise(at).is_some() && !Mentions::is_everyday(&text, at, 1))
    });
    let pieces: Vec<Piece<'_>> = intents::told(&text, &mentions, &segments)
        .into_iter()
        .flatten()
        .filter(|segment| segment.from < segment.to)
        .map(|segment| classify(&text, &mentions, segment, training, &mut taken))
        .collect();
    let mut assembly = Assembly {
        context: &world,
        text: &text,
        mentions: &mentions,
        taken: &taken,
        now: Now { at: context.at, zone: context.zone },
        prose: is_prose(&text),
        steps,
        pieces: pieces.len(),
        reading: Reading::default(),
        sentence: None,
        day: Occasion::default(),
        header: Occasion::default(),
        last: Last::Nothing,
        lifts: Vec::new(),
        lifted: Occasion::default(),
        activities: Vec::new(),
        feeling: Feeling::default(),
        felt: Occasion::default(),
        meals: Vec::new(),
    };
    for piece in pieces {
        assembly.take(piece);
    }
    assembly.finish()
}

/// Whether a text is in sentences about the writer.
fn is_prose(text: &Text<'_>) -> bool {
    let person = text.tokens.iter().any(|token| matches!(token.word.as_str(), "i" | "my" | "ich" | "je" | "yo" | "eu"));
    person && text.len() > 7 && (0..text.len()).any(|at| text.is(at, |meaning| meaning == Meaning::Intent(Intent::Eat)))
}

/// The segments of one meal.
#[derive(Debug, Default)]
struct Meal {
    occasion: Occasion,
    segments: Vec<Segment>,
    /// A word about when stood behind its foods: the next one that does so is of the next meal.
    closed: bool,
    /// Only provisionally a meal of its own: nothing has been said about when since the last was closed.
    provisional: bool,
    /// Something says that it was eaten: an amount, a verb, the name of a meal.
    told: bool,
}

/// What the last segment spoke of: figures alone belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    Workout,
    Activity,
    Meal,
    Other,
}

struct Assembly<'r, 'c, 't> {
    context: &'r World<'c>,
    text: &'r Text<'t>,
    mentions: &'r Mentions<'c>,
    taken: &'r [bool],
    now: Now<'r>,
    prose: bool,
    steps: &'r mut Steps,
    pieces: usize,
    reading: Reading,
    sentence: Option<usize>,
    /// The day that was said last; it holds for what follows.
    day: Occasion,
    /// Said before any content ("Gym at 12, ..."); it holds for the next content of the sentence.
    header: Occasion,
    last: Last,
    lifts: Vec<workout::Lift<'c>>,
    lifted: Occasion,
    activities: Vec<(activity::Activity, Occasion)>,
    feeling: Feeling,
    felt: Occasion,
    meals: Vec<Meal>,
}

impl<'c> Assembly<'_, 'c, '_> {
    fn take(&mut self, piece: Piece<'c>) {
        if self.sentence != Some(piece.segment.sentence) {
            // A header's meal holds over the line break ("Lunch:\n- soup"), its time only in the sentence.
            self.sentence = Some(piece.segment.sentence);
        }
        let said = all_said(&piece.said);
        if said.day.is_some() {
            self.day = Occasion { day: said.day, ..Occasion::default() };
        }
        let own = said.or(self.header).or(self.day);
        let segment = piece.segment;
        match piece.topic {
            Topic::Header => {
                self.header = said.or(self.header);
                if said.category.is_some() || said.clock.is_some() {
                    self.meal_said(&piece.said, false);
                }
                return;
            }
            Topic::Workout(mut lifts) => {
                // "superset curls 3x12 and dips 3x10": the word holds over "and".
                if segment.joint == Joint::And && self.lifts.last().is_some_and(|last| last.superset) {
                    for lift in &mut lifts {
                        lift.superset = true;
                    }
                }
                if self.lifts.is_empty() {
                    self.lifted = own;
                } else {
                    self.lifted = self.lifted.or(said);
                }
                self.lifts.extend(lifts);
                self.last = Last::Workout;
            }
            Topic::Activity(read) => {
                self.take_activity(read, own);
                self.last = Last::Activity;
            }
            Topic::Measurement(measured) => {
                for one in measured {
                    let when = self.now.resolve(own);
                    self.reading.entries.push(draft::measurement(&one, when));
                }
                self.last = Last::Other;
            }
            Topic::BareWeight(weight) if self.last == Last::Workout => {
                let _ = weight;
                self.continue_last(segment);
                return;
            }
            Topic::BareWeight(weight)
                if self.pieces == 1 || segment.joint == Joint::Sentence && self.last != Last::Meal =>
            {
                let when = self.now.resolve(own);
                self.reading.entries.push(draft::bare_weight(&weight, when));
                self.last = Last::Other;
            }
            Topic::CheckIn(feeling) => {
                self.felt = self.felt.or(own);
                self.feeling.join(feeling);
                self.last = Last::Other;
            }
            Topic::Note => {
                let when = self.now.resolve(own);
                let start = (segment.from..segment.to)
                    .find(|at| self.text.is_mark(*at, ":"))
                    .map_or(segment.from, |colon| colon + 1);
                let note = self.text.slice(start, segment.to).to_owned();
                self.reading.entries.push(draft::note(note, when));
                self.last = Last::Other;
            }
            Topic::Steps => {
                let when = self.now.resolve(own);
                self.reading.entries.push(draft::note(self.text.slice(segment.from, segment.to).to_owned(), when));
                self.last = Last::Other;
            }
            Topic::BareWeight(_) | Topic::Food => {
                if self.continue_last(segment) {
                    return;
                }
                self.take_food(segment, &piece.said);
                self.last = Last::Meal;
            }
        }
        self.header = Occasion::default();
    }

    /// The same sport twice in a row, the first without figures, is one: "went for a run, ran 5k".
    fn take_activity(&mut self, read: activity::Activity, own: Occasion) {
        if let Some((last, occasion)) =
            self.activities.last_mut().filter(|(last, _)| last.kind == read.kind && self.last == Last::Activity)
            && (last.effort.is_empty() || read.effort.is_empty())
        {
            last.effort = last.effort.or(read.effort);
            *occasion = occasion.or(own);
            return;
        }
        self.activities.push((read, own));
    }

    /// Figures alone ("3 sets", "27:30", "avg hr 150") belong to what stands before; whether they did.
    fn continue_last(&mut self, segment: Segment) -> bool {
        match self.last {
            Last::Workout if self.is_figures(segment) => {
                let atoms = workout::read_atoms(self.text, segment.from, segment.to, self.taken);
                let Some(lift) = self.lifts.last_mut().filter(|_| workout::has_figures(&atoms)) else { return false };
                lift.atoms.push(workout::Atom::Separator);
                lift.atoms.extend(atoms);
                true
            }
            Last::Activity if self.is_figures(segment) => {
                let Some((activity, _)) = self.activities.last_mut() else { return false };
                let more = activity::effort(self.text, &segment, activity.kind, self.taken);
                let some = !more.is_empty();
                activity.effort = activity.effort.or(more);
                some
            }
            _ => false,
        }
    }

    /// No word of a segment could be a name.
    fn is_figures(&self, segment: Segment) -> bool {
        (segment.from..segment.to).all(|at| {
            self.taken[at]
                || !self.text.tokens[at].is_word()
                || self.text.is(at, |meaning| {
                    matches!(
                        meaning,
                        Meaning::Unit(_)
                            | Meaning::Train(_)
                            | Meaning::Effort(_)
                            | Meaning::HeartRate { .. }
                            | Meaning::Climb
                            | Meaning::Number(_)
                            | Meaning::Scale(_)
                            | Meaning::Fraction(_)
                            | Meaning::Plus(_)
                            | Meaning::Article
                            | Meaning::Link(_)
                            | Meaning::At
                            | Meaning::About
                            | Meaning::Filler
                            | Meaning::Intent(_)
                            | Meaning::Sport(_)
                            | Meaning::Level(_)
                    )
                }) && self.mentions.food(at) == 0
        })
    }

    fn take_food(&mut self, segment: Segment, said: &super::occasion::Said) {
        self.meal_said(said, true);
        // "smoothie: banana, 200 ml milk": what stands before a colon only names what follows.
        if segment.joint == Joint::Colon
            && let Some(meal) = self.meals.last_mut()
            && meal.segments.last().is_some_and(|last| last.sentence == segment.sentence && last.to + 1 == segment.from)
        {
            meal.segments.pop();
        }
        let header = self.header.or(self.day);
        let told = self.is_told(segment) || said.leading.category.is_some() || said.trailing.category.is_some();
        let Some(meal) = self.meals.last_mut() else { return };
        meal.occasion = meal.occasion.or(Occasion { category: None, ..header });
        meal.told |= told || meal.occasion.category.is_some();
        meal.segments.push(segment);
        let trailing = said.trailing;
        if trailing.category.is_some() || trailing.clock.is_some() {
            if meal.provisional || !meal.closed {
                meal.occasion = if meal.provisional { trailing.or(meal.occasion) } else { meal.occasion.or(trailing) };
                meal.provisional = false;
                meal.closed = true;
            }
        } else if trailing.day.is_some() || trailing.part.is_some() {
            meal.occasion = meal.occasion.or(trailing);
        }
    }

    /// Opens the meal that a segment belongs to.
    fn meal_said(&mut self, said: &super::occasion::Said, content: bool) {
        let leading = if content { said.leading } else { all_said(said) };
        let starts = leading.category.is_some() || leading.clock.is_some() || leading.part.is_some();
        let current = self.meals.last();
        let empty = current.is_some_and(|meal| meal.segments.is_empty());
        if starts && empty {
            if let Some(meal) = self.meals.last_mut() {
                meal.occasion = meal.occasion.or(leading);
            }
        } else if current.is_none()
            || starts
            || current.is_some_and(|meal| {
                meal.occasion.day != self.day.day && self.day.day.is_some() && !meal.segments.is_empty()
            })
        {
            let day = self.day;
            self.meals.push(Meal { occasion: leading.or(day), ..Meal::default() });
        } else if current.is_some_and(|meal| meal.closed) && content {
            let day = self.day;
            self.meals.push(Meal { occasion: day, provisional: true, ..Meal::default() });
        }
    }

    fn is_told(&self, segment: Segment) -> bool {
        (segment.from..segment.to).any(|at| {
            let eaten = self.text.is(at, |meaning| meaning == Meaning::Intent(Intent::Eat))
                && !matches!(self.text.word(at), "is" | "was" | "were");
            eaten || meal::amount_at(self.text, at, segment.to).is_some_and(|(amount, _)| amount.is_counted())
        })
    }

    fn finish(mut self) -> Reading {
        if !self.lifts.is_empty() {
            let when = self.now.resolve(self.lifted);
            let read = workout::read(self.text, &self.lifts, self.context);
            self.reading.entries.push(draft::workout(read, when));
        }
        for (activity, occasion) in std::mem::take(&mut self.activities) {
            let when = self.now.resolve(occasion);
            self.reading.entries.push(draft::activity(&activity, when, self.context.body_weight_kg));
        }
        if !self.feeling.is_empty() {
            let when = self.now.resolve(self.felt);
            self.reading.entries.extend(draft::check_in(&self.feeling, when));
        }
        for meal in self.whole_meals() {
            self.finish_meal(&meal);
        }
        self.reading.entries.sort_by_key(|entry: &Entry| entry.at);
        self.reading
    }

    /// Meals that were only provisionally apart go back to the one before.
    fn whole_meals(&mut self) -> Vec<Meal> {
        let mut whole: Vec<Meal> = Vec::new();
        for meal in std::mem::take(&mut self.meals) {
            match whole.last_mut().filter(|_| meal.provisional) {
                Some(before) => {
                    before.segments.extend(meal.segments);
                    before.told |= meal.told;
                }
                None => whole.push(meal),
            }
        }
        whole.retain(|meal| !meal.segments.is_empty());
        whole
    }

    fn finish_meal(&mut self, meal: &Meal) {
        let read =
            meal::read(self.context, self.text, self.mentions, &meal.segments, self.taken, self.prose, self.steps);
        let (understood, words) = read.understood;
        // Without a sign that it was eaten, every word must be one of a food.
        let plausible = match (meal.told, read.exact) {
            (true, _) => understood * 3 >= words,
            (false, true) => understood * 5 >= words * 3,
            (false, false) => understood * 4 >= words * 3,
        };
        if !plausible {
            return;
        }
        self.reading.unparsed.extend(read.unread.iter().cloned());
        let when = self.now.resolve(meal.occasion);
        if let Some(ml) = read.water_ml {
            self.reading.entries.push(draft::water(ml, read.water_reason.as_deref(), when));
        }
        if !read.items.is_empty() {
            let usual = self.now.usual_meal(when.at);
            self.reading.entries.push(draft::meal(read, meal.occasion.category, usual, when));
        }
    }
}
