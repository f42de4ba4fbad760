//! An inverted index over names. A thing may have several names; each is scored on its own, and the best counts.

use foldhash::{HashMap, HashMapExt};

use super::query::Query;
use super::words;
use super::words::stem;
use crate::domain::text::fold;

/// One name of a thing.
#[derive(Debug)]
struct Name {
    thing: u32,
    /// Sum of the weights of its words, what a full match would give.
    weight: f32,
    /// Added to the score whatever matches: how near at hand the thing is.
    prior: f32,
}

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug)]
struct Posting {
    name: u32,
    /// What is lost when a query does not have the word.
    cost: f32,
    /// The word may be the name's head.
    head: bool,
}

/// Names with the words in them.
#[derive(Debug, Default)]
pub struct NameIndex {
    names: Vec<Name>,
    words: HashMap<Box<str>, u32>,
    /// What is known of each word as it is written; needed until the last name is in.
    written: HashMap<Box<str>, Written>,
    postings: Vec<Vec<Posting>>,
    /// Words that are a head in few names weigh more than words that are in many.
    rarity: Vec<f32>,
}

/// A thing that was found, with its score and how much of the query its name covers (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub thing: u32,
    pub score: f64,
    pub coverage: f64,
    /// The query's head is in the name.
    pub head: bool,
}

/// What adding a name needs to know of it.
#[derive(Clone, Copy, Debug)]
pub struct NewName<'n> {
    pub thing: usize,
    pub name: &'n str,
    /// A name that people use, rather than a source's inverted one: all of it counts.
    pub everyday: bool,
    pub prior: f64,
}

impl NameIndex {
    pub fn add(&mut self, new: NewName<'_>) {
        let name = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut weight = 0.0;
        for part in self.parts(new.name, new.everyday) {
            let list = &mut self.postings[part.word as usize];
            if list.last().is_some_and(|last| last.name == name) {
                continue;
            }
            list.push(Posting { name, cost: part.cost, head: part.head });
            weight += part.cost;
        }
        self.names.push(Name { thing: u32::try_from(new.thing).unwrap_or(u32::MAX), weight, prior: new.prior as f32 });
    }

    /// The words of a name with what each is worth. In "Bananas, raw" the first piece is the thing, the rest says which;
    /// in "Fish, salmon, Atlantic" the first piece is only the family.
    fn parts(&mut self, name: &str, everyday: bool) -> Vec<Part> {
        let folded = fold(name).replace(['\'', '’'], "");
        let pieces: Vec<&str> = if everyday { vec![folded.as_str()] } else { folded.split([',', '(']).collect() };
        let mut out: Vec<Part> = Vec::new();
        let mut leading = true;
        for piece in pieces {
            let words: Vec<Written> = piece
                .split(|c: char| !(c.is_alphanumeric() || c == '%'))
                .filter(|word| !word.is_empty())
                .map(|word| self.written(word))
                .collect();
            let contents = || words.iter().filter(|word| !word.joint);
            if contents().next().is_none() {
                continue;
            }
            let family = !everyday && leading && contents().all(|word| word.family);
            let heads = if leading { heads(&words) } else { Vec::new() };
            for word in contents() {
                let cost = match (leading, word.neutral, family) {
                    (_, _, true) => 0.15,
                    (true, true, _) => 0.5,
                    (true, false, _) => 1.6,
                    (false, true, _) => 0.12,
                    (false, false, _) => 0.55,
                };
                out.push(Part { word: word.word, cost, head: leading && heads.contains(&word.word) });
            }
            leading &= family;
        }
        out
    }

    /// A word as it is written. The names have each some ten times, and telling its kind takes a hundred comparisons.
    fn written(&mut self, text: &str) -> Written {
        if let Some(known) = self.written.get(text) {
            return *known;
        }
        let (stem, joint) = (stem(text), words::is_joint(text));
        let new = Written {
            word: if joint { u32::MAX } else { self.word(&stem) },
            joint,
            neutral: words::is_neutral(&stem),
            family: words::is_family(&stem),
            role: Role::of(text),
        };
        self.written.insert(text.into(), new);
        new
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let id = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        self.words.insert(word.into(), id);
        self.postings.push(Vec::new());
        id
    }

    /// To be called once, after the last name.
    pub fn finish(&mut self) {
        self.written = HashMap::new();
        let total = self.names.len().max(1) as f32;
        self.rarity = self
            .postings
            .iter()
            .map(|list| (total / (list.len() as f32 + 1.0)).ln().max(1.0) / total.ln().max(1.0))
            .collect();
        for list in &mut self.postings {
            list.shrink_to_fit();
        }
    }

    pub fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// All words, with the number of names that have each.
    pub fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.words.iter().map(|(word, id)| (&**word, self.postings[*id as usize].len()))
    }

    /// The best things for a query, best first, and the number of postings that were read.
    pub fn search(&self, query: &Query, limit: usize) -> (Vec<Hit>, usize) {
        let mut read = 0;
        let mut total = 0.0;
        let mut scores: HashMap<u32, Partial> = HashMap::new();
        for (index, word) in query.words.iter().enumerate() {
            let is_head = query.head == Some(index);
            let ids = [Some(word.word.as_str()), word.english.as_deref()]
                .into_iter()
                .flatten()
                .filter_map(|spelled| self.words.get(spelled).copied());
            let mut known = 0.35_f64;
            let mut seen: Option<u32> = None;
            for id in ids {
                if seen == Some(id) {
                    continue;
                }
                seen = Some(id);
                let rarity = f64::from(self.rarity[id as usize]);
                known = known.max(rarity);
                let gain = word.weight * rarity;
                read += self.postings[id as usize].len();
                for posting in &self.postings[id as usize] {
                    let partial = scores.entry(posting.name).or_default();
                    if partial.last == index + 1 {
                        continue;
                    }
                    partial.last = index + 1;
                    partial.gain += gain;
                    partial.covered += f64::from(posting.cost);
                    partial.head |= is_head && posting.head;
                    partial.has_head |= is_head;
                    partial.name_head |= posting.head;
                }
            }
            total += word.weight * known;
        }
        if total <= 0.0 {
            return (Vec::new(), read);
        }
        let mut best: HashMap<u32, Hit> = HashMap::new();
        for (name, partial) in scores {
            let name = &self.names[name as usize];
            let coverage = (partial.gain / total).min(1.0);
            let missing = (f64::from(name.weight) - partial.covered).max(0.0);
            let mut score = coverage - 0.11 * missing + f64::from(name.prior);
            score += if partial.head {
                0.25
            } else if partial.has_head {
                0.05
            } else {
                -0.15
            };
            score -= if partial.name_head { 0.0 } else { 0.25 };
            let hit = Hit { thing: name.thing, score, coverage, head: partial.has_head };
            best.entry(name.thing)
                .and_modify(|old| {
                    if hit.score > old.score {
                        *old = hit;
                    }
                })
                .or_insert(hit);
        }
        let mut hits: Vec<Hit> = best.into_values().collect();
        let order = |a: &Hit, b: &Hit| b.score.total_cmp(&a.score).then(a.thing.cmp(&b.thing));
        if hits.len() > limit && limit > 0 {
            hits.select_nth_unstable_by(limit - 1, order);
            hits.truncate(limit);
        }
        hits.sort_by(order);
        (hits, read)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Partial {
    gain: f64,
    covered: f64,
    /// The query's head is a head of the name.
    head: bool,
    has_head: bool,
    /// Some head of the name is in the query.
    name_head: bool,
    /// The last word of the query that was counted, plus one.
    last: usize,
}

struct Part {
    word: u32,
    cost: f32,
    head: bool,
}

/// A word as it is written in names.
#[derive(Clone, Copy, Debug)]
struct Written {
    /// The word that it is a form of, unless it is a joint.
    word: u32,
    joint: bool,
    neutral: bool,
    family: bool,
    role: Role,
}

/// What a word does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// What follows is part of the thing, or where it comes from: the head stands before.
    Ends,
    /// The same, and a head follows as well: "slice of bread".
    Of,
    /// A head stands before, and another may follow.
    And,
    Plain,
}

impl Role {
    fn of(word: &str) -> Self {
        match word {
            "of" | "de" => Self::Of,
            "with" | "in" | "from" | "for" | "made" | "on" | "without" | "w" | "mit" | "con" | "com" | "avec"
            | "au" | "a" => Self::Ends,
            "and" | "or" => Self::And,
            _ => Self::Plain,
        }
    }
}

/// The heads of a piece: the last word before "with", "in", "from" and the like, and before each "and".
fn heads(words: &[Written]) -> Vec<u32> {
    let mut heads = Vec::new();
    let mut last: Option<u32> = None;
    for word in words {
        match word.role {
            Role::Ends | Role::Of => break,
            Role::And => heads.extend(last.take()),
            Role::Plain if word.joint => {}
            Role::Plain => last = Some(word.word),
        }
    }
    heads.extend(last);
    if let Some(of) = words.iter().position(|word| word.role == Role::Of) {
        heads.extend(words[of + 1..].iter().find(|word| !word.joint).map(|word| word.word));
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(names: &[&str], query: &str) -> usize {
        let mut index = NameIndex::default();
        for (thing, name) in names.iter().enumerate() {
            index.add(NewName { thing, name, everyday: false, prior: 0.0 });
        }
        index.finish();
        let (hits, _) = index.search(&Query::from_text(query), 3);
        hits.first().map_or(usize::MAX, |hit| hit.thing as usize)
    }

    #[test]
    fn the_thing_comes_before_what_only_holds_it() {
        assert_eq!(find(&["Banana bread", "Bananas, raw", "Babyfood, banana juice"], "banana"), 1);
        assert_eq!(find(&["Whiskey and cola", "Cola, diet", "Cola, regular"], "cola"), 2);
        assert_eq!(find(&["Topping from cheese pizza", "Pizza, cheese, from restaurant"], "cheese pizza"), 1);
        assert_eq!(find(&["Iced coffee", "Cookie, with icing, iced"], "iced cookie"), 1);
        assert_eq!(find(&["Fish, salmon, Atlantic, raw", "Salad, salmon"], "salmon"), 0);
    }
}
