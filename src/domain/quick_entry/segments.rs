//! Cuts a text into sentences, and these into segments: the pieces between full stops, commas and "and"s, but never inside
//! a name ("mac and cheese"), a number ("one and a half") or a list of repetitions ("8/7/6").

use super::grammar::{quantity_at, time_span_at};
use super::mentions::Mentions;
use super::text::Text;
use super::tokens::Shape;
use super::vocabulary::{Link, Meaning};

/// How a segment is tied to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A new sentence or line.
    Sentence,
    Comma,
    Colon,
    /// A bracket opened or closed.
    Bracket,
    And,
    But,
}

/// A piece of a text, without the marks and words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub from: usize,
    pub to: usize,
    pub sentence: usize,
    pub joint: Joint,
    /// Whether the sentence ends with a question mark.
    pub asked: bool,
}

/// The segments of a text in order; none is empty.
pub fn split(text: &Text<'_>, mentions: &Mentions<'_>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let (mut from, mut at, mut sentence, mut joint) = (0, 0, 0, Joint::Sentence);
    let mut close = |from: usize, to: usize, sentence: usize, joint: Joint| {
        if from < to {
            segments.push(Segment { from, to, sentence, joint, asked: false });
        }
        from < to
    };
    let mut asked = Vec::new();
    while at < text.len() {
        if at == from && joint == Joint::Sentence {
            at += note_len(text, at);
        }
        if at >= text.len() {
            break;
        }
        let solid = solid_len(text, mentions, at);
        if solid > 1 {
            at += solid;
            continue;
        }
        let names_training = text.is_mark(at, ":") && mentions.training_ends(at);
        let Some((next, len)) = joint_at(text, at).filter(|_| !names_training) else {
            at += 1;
            continue;
        };
        let closed = close(from, at, sentence, joint);
        // Of several joints in a row ("..., and then ...") the strongest counts.
        joint = if closed { next } else { stronger(joint, next) };
        if next == Joint::Sentence {
            if text.is_mark(at, "?") {
                asked.push(sentence);
            }
            sentence += 1;
        }
        at += len;
        from = at;
    }
    close(from, text.len(), sentence, joint);
    for segment in &mut segments {
        segment.asked = asked.contains(&segment.sentence);
    }
    segments
}

fn stronger(one: Joint, other: Joint) -> Joint {
    let rank = |joint: Joint| match joint {
        Joint::Sentence => 5,
        Joint::But => 4,
        Joint::Colon => 3,
        Joint::Comma => 2,
        Joint::Bracket => 1,
        Joint::And => 0,
    };
    if rank(one) >= rank(other) { one } else { other }
}

/// "note: ...": the line is one note, whatever it speaks of.
fn note_len(text: &Text<'_>, at: usize) -> usize {
    let name = text.len_of(at, |meaning| meaning == Meaning::Note);
    if name == 0 || !text.is_mark(at + name, ":") {
        return 0;
    }
    (at..text.len()).take_while(|at| text.tokens[*at].shape != Shape::Break).count()
}

/// How many tokens from here must stay together.
fn solid_len(text: &Text<'_>, mentions: &Mentions<'_>, at: usize) -> usize {
    if percent_in_brackets(text, at) {
        return 4;
    }
    let name = mentions.len_at(at);
    let quantity = quantity_at(text, at).map_or(0, |(_, end)| end - at);
    let span = time_span_at(text, at).map_or(0, |(_, end)| end - at);
    // A list of repetitions: 8/7/6/5, 12-10-8.
    let mut list = 0;
    if text.tokens[at].is_whole() {
        list = 1;
        while text
            .tokens
            .get(at + list)
            .is_some_and(|mark| mark.glued && (mark.is_mark("/") || mark.is_mark("-") || mark.is_mark(",")))
            && text.tokens.get(at + list + 1).is_some_and(|next| next.glued && next.is_whole())
        {
            list += 2;
        }
    }
    name.max(quantity).max(span).max(list)
}

/// "(2%)" belongs into the name that it stands in.
fn percent_in_brackets(text: &Text<'_>, at: usize) -> bool {
    text.is_mark(at, "(")
        && text.tokens.get(at + 1).is_some_and(|next| next.number().is_some())
        && text.is_mark(at + 2, "%")
        && text.is_mark(at + 3, ")")
}

fn joint_at(text: &Text<'_>, at: usize) -> Option<(Joint, usize)> {
    let token = &text.tokens[at];
    if token.shape == Shape::Break {
        return Some((Joint::Sentence, 1));
    }
    if token.shape == Shape::Mark {
        let spaced_after = text.tokens.get(at + 1).is_none_or(|next| !next.glued);
        let joint = match token.word.as_str() {
            "." | "!" | "?" | ";" => Joint::Sentence,
            ":" => Joint::Colon,
            "(" | ")" | "[" | "]" => Joint::Bracket,
            "/" if text.word(at.wrapping_sub(1)) == "w" => return None,
            "," | "/" | "|" | ">" => Joint::Comma,
            "-" if spaced_after || !token.glued => Joint::Comma,
            "+" if !spaced_after && !token.glued && text.tokens[at + 1].number().is_some() => return None,
            "+" | "&" => Joint::And,
            _ => return None,
        };
        return Some((joint, 1));
    }
    let (link, len) = text.find(at, |meaning| match meaning {
        Meaning::Link(Link::And) => Some(Joint::And),
        Meaning::Link(Link::But) => Some(Joint::But),
        _ => None,
    })?;
    // A longer phrase with another sense ("just under", "plus 5 kg") is no joint.
    let longest = text.senses(at).first().map_or(0, |sense| sense.len);
    (len >= longest).then_some((link, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::{Names, NoNames};
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    struct MacAndCheese;

    impl<'a> Names<'a> for MacAndCheese {
        fn food_len(&self, text: &Text<'_>, at: usize) -> usize {
            if text.word(at) == "mac" && text.word(at + 2) == "cheese" { 3 } else { 0 }
        }

        fn exercise(&self, _: &Text<'_>, _: usize) -> Option<(&'a str, usize)> {
            None
        }

        fn corrected(&self, _: &str) -> Option<&'a str> {
            None
        }
    }

    fn pieces(words: &str) -> Vec<String> {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let mentions = Mentions::new(&text, &MacAndCheese);
        split(&text, &mentions).iter().map(|part| text.slice(part.from, part.to).to_owned()).collect()
    }

    #[test]
    fn names_numbers_and_lists_stay_whole() {
        assert_eq!(pieces("mac and cheese, an apple and tea"), ["mac and cheese", "an apple", "tea"]);
        assert_eq!(pieces("ran 1 hour and 20 minutes"), ["ran 1 hour and 20 minutes"]);
        assert_eq!(pieces("pull-ups 8/7/6/5"), ["pull-ups 8/7/6/5"]);
        assert_eq!(pieces("one and a half bananas"), ["one and a half bananas"]);
    }

    #[test]
    fn marks_and_words_part() {
        assert_eq!(pieces("2 eggs / toast + jam"), ["2 eggs", "toast", "jam"]);
        assert_eq!(pieces("Lunch: wrap. Dinner: soup"), ["Lunch", "wrap", "Dinner", "soup"]);
        assert_eq!(pieces("ice cream (230g)"), ["ice cream", "230g"]);
    }
}
