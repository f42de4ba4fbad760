//! Which concepts, standing together, mean what.

use super::compiled::{Compiled, Hit};
use super::concept::Concept;
use super::{Category, Concern};
use crate::domain::phrases::Words;

/// All of `needs` within `within` words, in any order, and none of `unless` there.
struct Rule {
    category: Category,
    needs: &'static [Concept],
    within: usize,
    unless: &'static [Concept],
    /// The concepts may stand in neighbouring sentences.
    across: bool,
}

const fn rule(category: Category, needs: &'static [Concept], within: usize) -> Rule {
    Rule { category, needs, within, unless: &[], across: false }
}

const fn across(category: Category, needs: &'static [Concept], within: usize) -> Rule {
    Rule { category, needs, within, unless: &[], across: true }
}

const fn unless(category: Category, needs: &'static [Concept], unless: &'static [Concept]) -> Rule {
    Rule { category, needs, within: 8, unless, across: false }
}

static RULES: &[Rule] = &[
    rule(Category::Emergency, &[Concept::Emergency], 0),
    unless(Category::Emergency, &[Concept::Chest, Concept::Pain], &[Concept::OtherPart]),
    across(Category::Emergency, &[Concept::Chest, Concept::ItHurts], 14),
    rule(Category::Emergency, &[Concept::Jaw, Concept::Pain, Concept::LeftArm], 10),
    rule(Category::Emergency, &[Concept::Pain, Concept::Spreads, Concept::Jaw], 7),
    rule(Category::Emergency, &[Concept::Pain, Concept::Spreads, Concept::Arm], 7),
    rule(Category::Emergency, &[Concept::LeftArm, Concept::Numb], 4),
    rule(Category::Emergency, &[Concept::LeftArm, Concept::Pain, Concept::Dizzy], 12),
    rule(Category::Emergency, &[Concept::Breathless, Concept::AtRest], 9),
    rule(Category::Emergency, &[Concept::Chest, Concept::Breathless], 10),
    across(Category::Emergency, &[Concept::OddHeartbeat, Concept::Dizzy], 20),
    rule(Category::Emergency, &[Concept::Heat, Concept::Confused], 16),
    rule(Category::Emergency, &[Concept::Throat, Concept::Swells], 5),
    across(Category::Emergency, &[Concept::Hives, Concept::Breathless], 20),
    across(Category::Emergency, &[Concept::Hives, Concept::Throat, Concept::Swells], 20),
    rule(Category::Emergency, &[Concept::Urine, Concept::ColaColour], 8),
    rule(Category::Emergency, &[Concept::Urine, Concept::DarkColour, Concept::Training], 16),
    rule(Category::Emergency, &[Concept::Groin, Concept::Numb], 6),
    across(Category::Emergency, &[Concept::HeadBlow, Concept::Vomit], 24),
    across(Category::Emergency, &[Concept::HeadBlow, Concept::Confused], 24),
    across(Category::Emergency, &[Concept::Pregnant, Concept::Bleeding], 16),
    rule(Category::Crisis, &[Concept::Crisis], 0),
    rule(Category::AskFirst, &[Concept::DarkThought], 0),
    rule(Category::EatingDisorder, &[Concept::EatingDisorder], 0),
    rule(Category::EatingDisorder, &[Concept::Vomit, Concept::OnPurpose], 10),
    rule(Category::EatingDisorder, &[Concept::Purgative, Concept::LoseWeight], 14),
    rule(Category::Drugs, &[Concept::Drugs], 0),
    rule(Category::Drugs, &[Concept::Purgative, Concept::Physique], 14),
    rule(Category::Drugs, &[Concept::Insulin, Concept::Physique], 10),
    rule(Category::Drugs, &[Concept::WeightDrug, Concept::Dose], 10),
    rule(Category::Drugs, &[Concept::Hormone, Concept::Dose], 6),
    Rule {
        category: Category::Pregnancy,
        needs: &[Concept::Pregnant],
        within: 4,
        unless: &[Concept::SomebodyElse, Concept::LongAgo],
        across: false,
    },
    unless(Category::Minor, &[Concept::Child, Concept::Diet], &[]),
    rule(Category::RapidChange, &[Concept::RapidLoss], 0),
    Rule {
        category: Category::Injury,
        needs: &[Concept::Injury],
        within: 12,
        unless: &[Concept::LongAgo],
        across: false,
    },
    rule(Category::Injury, &[Concept::Fever, Concept::HotJoint], 12),
];

/// The gravest concern that a language's words in the text raise.
pub fn gravest(compiled: &Compiled, words: &Words) -> Option<Concern> {
    let hits = compiled.concepts(words);
    let by_concepts = RULES.iter().filter_map(|rule| rule.first(&hits, words).map(|at| (rule.category, at)));
    let denied_crisis = hits.iter().find(|hit| hit.denied && hit.concept == Concept::Crisis);
    let asked = denied_crisis.map(|hit| (Category::AskFirst, hit.span.start));
    let by_figures = compiled.figures(words);
    let (category, at) = by_concepts.chain(asked).chain(by_figures).min_by_key(|(category, _)| *category)?;
    let sentence = words.0[at].sentence;
    let past = hits.iter().any(|hit| hit.concept == Concept::Past && words.0[hit.span.start].sentence == sentence);
    Some(Concern { category, language: compiled.lexicon.language, past })
}

impl Rule {
    /// Where the first combination that satisfies the rule stands.
    fn first(&self, hits: &[Hit], words: &Words) -> Option<usize> {
        let (anchor, others) = self.needs.split_first()?;
        let anchors = hits.iter().enumerate().filter(|(_, hit)| hit.concept == *anchor && !hit.denied);
        anchors.map(|(place, _)| place).find_map(|place| {
            let near = self.near(hits, words, place);
            let complete = others.iter().all(|need| near.clone().any(|hit| hit.concept == *need && !hit.denied));
            (complete && !self.forbidden(hits, words, place)).then(|| hits[place].span.start)
        })
    }

    /// The hits within reach of the one at `place`.
    fn near<'a>(&self, hits: &'a [Hit], words: &'a Words, place: usize) -> impl Iterator<Item = &'a Hit> + Clone {
        let anchor = hits[place];
        let within = self.within;
        let across = self.across;
        let sentence = words.0[anchor.span.start].sentence;
        let close = move |hit: &&Hit| {
            let gap =
                hit.span.start.saturating_sub(anchor.span.end).max(anchor.span.start.saturating_sub(hit.span.end));
            gap <= within
        };
        let before = hits[..place].iter().rev().take_while(close);
        let after = hits[place + 1..].iter().take_while(close);
        before.chain(after).filter(move |hit| across || words.0[hit.span.start].sentence == sentence)
    }

    /// Whether something near takes the concern away. Another body part takes the pain from the chest only where it
    /// stands in another clause together with the pain: "chest done, knee hurts" does, "chest and shoulder hurt" not.
    fn forbidden(&self, hits: &[Hit], words: &Words, place: usize) -> bool {
        if self.unless == [Concept::OtherPart] {
            let clause = |hit: &Hit| words.0[hit.span.start].clause;
            let chest = clause(&hits[place]);
            let near = self.near(hits, words, place);
            let mut pains = near.clone().filter(|hit| hit.concept == Concept::Pain && !hit.denied);
            return pains.all(|pain| {
                clause(pain) != chest
                    && near.clone().any(|hit| hit.concept == Concept::OtherPart && clause(hit) == clause(pain))
            });
        }
        self.near(hits, words, place).any(|hit| self.unless.contains(&hit.concept))
    }
}
