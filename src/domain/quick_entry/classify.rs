//! What kind of thing each told segment speaks of.

use super::activity;
use super::check_in;
use super::measurement;
use super::mentions::Mentions;
use super::occasion::{self, Occasion, Said};
use super::segments::Segment;
use super::text::Text;
use super::vocabulary::{Intent, Meaning, Sleep, Train, Unit};
use super::workout::{self, Lift};

/// A segment with its kind and what it says about when.
#[derive(Debug)]
pub struct Piece<'a> {
    pub segment: Segment,
    pub said: Said,
    pub topic: Topic<'a>,
}

/// What a segment speaks of.
#[derive(Debug)]
pub enum Topic<'a> {
    /// Only of when.
    Header,
    Workout(Vec<Lift<'a>>),
    Activity(activity::Activity),
    Measurement(Vec<measurement::Measured>),
    /// A mass alone that may be a body weight.
    BareWeight(measurement::Measured),
    CheckIn(check_in::Feeling),
    Note,
    Steps,
    /// Food, or nothing.
    Food,
}

/// Classifies a segment; marks the tokens about when in `taken`. `training` says that the text speaks of training elsewhere.
pub fn classify<'a>(
    text: &Text<'_>,
    mentions: &Mentions<'a>,
    segment: Segment,
    training: bool,
    taken: &mut [bool],
) -> Piece<'a> {
    let (from, to) = (segment.from, segment.to);
    if text.is(from, |meaning| meaning == Meaning::Note) && segment.to - from > 1 {
        return Piece { segment, said: Said::default(), topic: Topic::Note };
    }
    let feels = check_in::speaks_of(text, mentions, &segment);
    let sport = activity::sport(mentions, &segment, None);
    let exercise = (from..to).any(|at| mentions.exercise(at).is_some());
    let sleeps = (from..to).any(|at| text.is(at, |meaning| matches!(meaning, Meaning::Sleep(_))));
    // Beside a sport or a night, figures with colons say how long, not when.
    let said = if sleeps {
        Said::default()
    } else {
        let far = (from..to).any(|at| {
            text.unit(at).is_some_and(|(unit, _)| matches!(unit, Unit::Kilometre | Unit::Thousand | Unit::Mile))
        });
        occasion::find(text, mentions, from, to, sport.is_none() && !exercise && !far, taken)
    };
    let topic = topic(text, mentions, &segment, feels, sport.is_some(), exercise, training, taken);
    Piece { segment, said, topic }
}

#[expect(clippy::too_many_arguments, clippy::fn_params_excessive_bools, reason = "the signs of one segment, read once")]
fn topic<'a>(
    text: &Text<'_>,
    mentions: &Mentions<'a>,
    segment: &Segment,
    feels: bool,
    has_sport: bool,
    has_exercise: bool,
    training: bool,
    taken: &[bool],
) -> Topic<'a> {
    let measured = measurement::read(text, segment, taken);
    let pressure = measured.iter().any(|one| one.kind == "blood_pressure");
    if !measured.is_empty() && (!has_exercise || pressure) {
        return Topic::Measurement(measured);
    }
    let lifts = workout::lifts(text, mentions, segment, taken);
    let noted = lifts.iter().any(|lift| workout::is_notation(&lift.atoms));
    if !lifts.is_empty() && is_training(text, mentions, segment, &lifts, has_sport, noted, training) {
        return Topic::Workout(lifts);
    }
    if feels {
        let feeling = check_in::read(text, mentions, segment);
        if !feeling.is_empty() {
            return Topic::CheckIn(feeling);
        }
    }
    if let Some(sport) = activity::sport(mentions, segment, Some(taken)) {
        let read = activity::read(text, segment, sport, taken);
        if is_sport(text, segment, &read, sport, taken) {
            return Topic::Activity(read);
        }
    }
    if let Some(run) = unnamed_run(text, segment, taken).filter(|_| !names_food(mentions, segment)) {
        return Topic::Activity(run);
    }
    if is_steps(text, segment) {
        return Topic::Steps;
    }
    if let Some(weight) = measurement::bare_weight(text, segment, taken) {
        return Topic::BareWeight(weight);
    }
    if is_header(text, segment, taken) { Topic::Header } else { Topic::Food }
}

/// Whether exercises that are named were done: sets beside them, a verb, or nothing else they could be.
fn is_training(
    text: &Text<'_>,
    mentions: &Mentions<'_>,
    segment: &Segment,
    lifts: &[Lift<'_>],
    has_sport: bool,
    noted: bool,
    training: bool,
) -> bool {
    if noted {
        // "row 5x500m" is rowing, "2 x 200 g chicken" food.
        return lifts.iter().any(|lift| lift.key.is_some()) || (!has_sport && !names_food(mentions, segment));
    }
    if lifts.iter().all(|lift| lift.key.is_none()) {
        return false;
    }
    let figures = lifts.iter().any(|lift| workout::has_figures(&lift.atoms));
    let everyday = (segment.from..segment.to).all(|at| {
        mentions
            .exercise(at)
            .is_none_or(|(_, len)| Mentions::is_everyday(text, at, len) || mentions.sport(at).is_some())
    });
    let did = (segment.from..segment.to).any(|at| text.is(at, |meaning| meaning == Meaning::Intent(Intent::Did)));
    if everyday {
        let same_as_sport =
            (segment.from..segment.to).any(|at| mentions.exercise(at).is_some() && mentions.sport(at).is_some());
        return !same_as_sport && (training || did || figures) && !names_food(mentions, segment);
    }
    figures || did || training || is_bare_list(text, mentions, segment)
}

/// Nothing but names of exercises and words that carry no content.
fn is_bare_list(text: &Text<'_>, mentions: &Mentions<'_>, segment: &Segment) -> bool {
    let mut at = segment.from;
    while at < segment.to {
        if let Some((_, len)) = mentions.exercise(at) {
            at += len;
        } else if text.senses(at).is_empty() && text.tokens[at].is_word() {
            return false;
        } else {
            at += 1;
        }
    }
    true
}

fn names_food(mentions: &Mentions<'_>, segment: &Segment) -> bool {
    (segment.from..segment.to).any(|at| mentions.food(at) > 0 && mentions.exercise(at).is_none())
}

/// Whether a sport that is named was done: figures, a verb, a past form, or no words that could say otherwise.
fn is_sport(
    text: &Text<'_>,
    segment: &Segment,
    read: &activity::Activity,
    sport: (super::vocabulary::Sport, usize, usize),
    taken: &[bool],
) -> bool {
    let (_, at, len) = sport;
    let inside = |token: usize| (at..at + len).contains(&token);
    if read.effort.distance_m.is_some() && matches!(sport.0.0, "marathon" | "half_marathon") {
        return read.effort.duration_s.is_some()
            || told(text, segment)
            || unknown_words(text, segment, taken, &inside) == 0;
    }
    if !read.effort.is_empty() || told(text, segment) {
        return true;
    }
    let past = is_past(text, at, len);
    unknown_words(text, segment, taken, &inside) <= usize::from(past) * 4
}

/// "5k in 24:30", "easy 8k": kilometres said so are of a run.
fn unnamed_run(text: &Text<'_>, segment: &Segment, taken: &[bool]) -> Option<activity::Activity> {
    const RUNS: &[&str] = &["easy", "tempo", "steady", "recovery", "race", "long", "pb", "pr", "threshold", "jog"];
    let k = (segment.from..segment.to).find(|at| {
        text.tokens[*at].number().is_some_and(|km| km <= 200.0)
            && text.unit(at + 1).is_some_and(|(unit, _)| unit == Unit::Thousand)
            && !text.unit(at + 2).is_some_and(|(unit, _)| unit == Unit::Step)
    })?;
    let effort = activity::effort(text, segment, "running", taken);
    let run = (segment.from..segment.to).any(|at| RUNS.contains(&text.word(at)));
    (effort.distance_m.is_some() && (effort.duration_s.is_some() || run)).then(|| activity::Activity {
        kind: "running",
        said: text.said(k, k + 2) + " run",
        effort,
    })
}

fn told(text: &Text<'_>, segment: &Segment) -> bool {
    (segment.from..segment.to).any(|at| text.is(at, |meaning| meaning == Meaning::Intent(Intent::Did)))
}

/// Whether the word for the sport is a verb in the past.
fn is_past(text: &Text<'_>, at: usize, len: usize) -> bool {
    (at..at + len).any(|at| {
        let word = text.word(at);
        word.ends_with("ed")
            || word.starts_with("ge")
            || matches!(word, "ran" | "swam" | "rode" | "corri" | "nade" | "nadei" | "camine" | "lief" | "schwamm")
    })
}

/// Words that no list knows: they may say anything.
fn unknown_words(text: &Text<'_>, segment: &Segment, taken: &[bool], inside: &dyn Fn(usize) -> bool) -> usize {
    (segment.from..segment.to)
        .filter(|at| !taken[*at] && !inside(*at) && text.tokens[*at].is_word() && text.senses(*at).is_empty())
        .count()
}

fn is_steps(text: &Text<'_>, segment: &Segment) -> bool {
    (segment.from..segment.to).any(|at| {
        let number = text.tokens[at].number().is_some();
        let next = |at: usize| text.unit(at).is_some_and(|(unit, _)| unit == Unit::Step);
        number && (next(at + 1) || (text.word(at + 1) == "k" && next(at + 2)))
    })
}

/// Whether nothing is left but words about when, about training in general, and idle ones.
fn is_header(text: &Text<'_>, segment: &Segment, taken: &[bool]) -> bool {
    (segment.from..segment.to).all(|at| {
        taken[at]
            || occasion::is_idle(text, at)
            || text.is(at, |meaning| {
                matches!(meaning, Meaning::Train(Train::Session | Train::Superset) | Meaning::Sleep(Sleep::Bed))
            })
    })
}

/// What a segment says about when, as a whole.
pub fn all_said(said: &Said) -> Occasion {
    said.leading.or(said.trailing)
}
