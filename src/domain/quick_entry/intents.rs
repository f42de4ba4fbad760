//! Which segments tell of something that happened. Questions, plans, denials, jokes, instructions and small talk do not;
//! of a line that holds both, the part that happened is kept.

use super::mentions::Mentions;
use super::segments::{Joint, Segment};
use super::text::Text;
use super::vocabulary::{Intent, Language, Link, Meaning};

/// A segment that tells of something that happened, or `None`; tokens that say the contrary are cut off.
pub type Told = Option<Segment>;

/// What the words of a segment say about whether it happened.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, in any combination")]
struct Signs {
    question: bool,
    plan: bool,
    /// "tomorrow" stands behind other content.
    tomorrow_behind: bool,
    hypothetical: bool,
    instruction: bool,
    idiom: bool,
    /// Has a verb of its own that tells: ate, did, ran.
    told: bool,
    /// Where a denial starts, and whether content stands before it.
    denial: Option<(usize, bool)>,
    /// The denial is the last word that says something ("run skipped").
    denial_ends: bool,
}

/// Decides for each segment whether it is told.
pub fn told(text: &Text<'_>, mentions: &Mentions<'_>, segments: &[Segment]) -> Vec<Told> {
    let signs: Vec<Signs> = segments.iter().map(|segment| read(text, mentions, segment)).collect();
    let mut told: Vec<Told> = segments.iter().copied().map(Some).collect();
    let mut start = 0;
    while start < segments.len() {
        let sentence = segments[start].sentence;
        let end = start + segments[start..].iter().take_while(|segment| segment.sentence == sentence).count();
        sentence_of(text, &segments[start..end], &signs[start..end], &mut told[start..end]);
        start = end;
    }
    told
}

fn sentence_of(text: &Text<'_>, segments: &[Segment], signs: &[Signs], told: &mut [Told]) {
    if signs.iter().any(|sign| sign.instruction) {
        told.fill(None);
        return;
    }
    // A question runs from its first word to the end of the sentence; one that has no such word is all of it.
    let asked = segments.first().is_some_and(|segment| segment.asked);
    let from = signs.iter().position(|sign| sign.question).or(asked.then_some(0));
    if let Some(from) = from {
        told[from..].fill(None);
    }
    let mut planning = false;
    let mut denying = false;
    for index in 0..segments.len() {
        let (segment, sign) = (&segments[index], &signs[index]);
        if sign.plan || sign.hypothetical {
            if sign.tomorrow_behind {
                drop_back(segments, signs, told, index);
            }
            planning = true;
        } else if sign.told || (planning && segment.joint == Joint::But) {
            planning = false;
        }
        // "didn't run or lift": a denial carries over an "and", not over a comma or a verb that tells.
        denying = denying && segment.joint == Joint::And && !sign.told;
        if planning || denying || sign.idiom {
            told[index] = None;
        }
        match sign.denial {
            Some((_, false)) => {
                denying = true;
                told[index] = None;
            }
            Some(_) if sign.denial_ends => told[index] = None,
            Some((at, true)) => {
                if let Some(kept) = &mut told[index] {
                    kept.to = at;
                    let resumes = resume(text, at, segment.to);
                    if resumes < segment.to {
                        // "americano no sugar 300 ml": what was denied ends at the next amount.
                        kept.to = segment.to;
                    }
                }
            }
            None => {}
        }
    }
}

/// A plan that is named at the end ("eggs and toast tomorrow") takes with it what stands before and has no verb that tells.
fn drop_back(segments: &[Segment], signs: &[Signs], told: &mut [Told], from: usize) {
    for index in (0..from).rev() {
        if signs[index].told || segments[index + 1].joint == Joint::But {
            break;
        }
        told[index] = None;
    }
}

fn resume(text: &Text<'_>, at: usize, to: usize) -> usize {
    (at + 1..to).find(|next| text.tokens[*next].number().is_some()).unwrap_or(to)
}

fn read(text: &Text<'_>, mentions: &Mentions<'_>, segment: &Segment) -> Signs {
    let mut signs = Signs::default();
    let mut content = false;
    let mut at = segment.from;
    signs.idiom |= is_of_others(text, segment);
    while at < segment.to {
        let known = mentions.len_at(at);
        let sense = text.senses(at).iter().find(|sense| counts(sense.meaning)).copied();
        let (meaning, len) = sense.map_or((None, 1), |sense| (Some(sense.meaning), sense.len));
        // A name that is longer than the word that would deny or ask ("no bake cookies") is a name.
        if known > len || (known == len && !matches!(meaning, Some(Meaning::Intent(_) | Meaning::Tomorrow))) {
            content = true;
            signs.denial_ends = false;
            at += known.max(1);
            continue;
        }
        match meaning {
            Some(Meaning::Intent(intent)) => sign(&mut signs, text, segment, intent, at, len, content),
            Some(Meaning::Tomorrow) => {
                signs.plan = true;
                signs.tomorrow_behind |= content;
            }
            Some(Meaning::Link(Link::Without)) if !content && at == segment.from => signs.denial = Some((at, false)),
            Some(Meaning::Link(Link::Without)) => {
                signs.denial = signs.denial.or(Some((at, true)));
                signs.denial_ends = false;
            }
            Some(Meaning::Filler | Meaning::Article | Meaning::Day(..) | Meaning::Meal(_) | Meaning::At) => {}
            _ => {
                content = true;
                signs.denial_ends = false;
            }
        }
        at += len;
    }
    signs
}

/// "my dog ate 2 steaks", "she had a pizza": somebody else did.
fn is_of_others(text: &Text<'_>, segment: &Segment) -> bool {
    let verb = |at: usize| {
        at < segment.to
            && matches!(
                text.word(at),
                "ate" | "eats" | "had" | "has" | "drank" | "drinks" | "ran" | "runs" | "did" | "does" | "made" | "went"
            )
    };
    let from = segment.from;
    match text.word(from) {
        "he" | "she" | "they" | "someone" | "everyone" | "everybody" | "somebody" => verb(from + 1),
        "my" | "his" | "her" | "our" | "their" | "the" => {
            let own =
                text.is(from + 1, |meaning| matches!(meaning, Meaning::Meal(_) | Meaning::Body(_) | Meaning::Day(..)));
            !own && (verb(from + 2) || verb(from + 3))
        }
        _ => false,
    }
}

/// Senses that bear on whether something happened; a word's other senses are no matter here.
fn counts(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Intent(_)
            | Meaning::Tomorrow
            | Meaning::Link(Link::Without)
            | Meaning::Filler
            | Meaning::Article
            | Meaning::Day(..)
            | Meaning::Meal(_)
            | Meaning::At
            | Meaning::State(..)
            | Meaning::Train(_)
    )
}

fn sign(signs: &mut Signs, text: &Text<'_>, segment: &Segment, intent: Intent, at: usize, len: usize, content: bool) {
    match intent {
        Intent::Eat | Intent::Did => signs.told = true,
        Intent::Question => signs.question |= !content && asks(text, segment, at, len),
        Intent::Plan => signs.plan = true,
        Intent::Hypothetical => signs.hypothetical = true,
        Intent::Instruction => signs.instruction = true,
        Intent::Idiom => signs.idiom = true,
        Intent::Denial => {
            signs.denial = signs.denial.or(Some((at, content)));
            signs.denial_ends = content;
        }
        Intent::Chat => {}
    }
}

/// Words that ask only with a question mark: they have other uses at the start of a line ("como 2 huevos": I eat).
fn asks(text: &Text<'_>, segment: &Segment, at: usize, len: usize) -> bool {
    let weak = len == 1
        && match text.language {
            Language::English => matches!(text.word(at), "when" | "who" | "which" | "where"),
            Language::German => matches!(text.word(at), "was" | "wo" | "hat" | "sind"),
            _ => matches!(
                text.word(at),
                "como" | "que" | "quando" | "cuando" | "qui" | "ou" | "quand" | "quien" | "onde"
            ),
        };
    segment.asked || !weak
}
