//! What to train today.

use super::super::answer::{Answer, Voice, fill};
use super::super::facts::{Facts, PlannedFacts, SessionFacts, SessionKind};

pub fn answer(facts: &Facts, voice: Voice) -> Answer {
    if facts.on_hold {
        return Answer::of(voice.words.on_hold);
    }
    let Some(session) = &facts.session else { return Answer::of(voice.words.no_program) };
    let mut answer = match (session.done, session.kind) {
        (true, _) => Answer::of(voice.words.session_done),
        (false, SessionKind::Rest) => Answer::of(fill(voice.words.rest_day, &[("program", &session.program)])),
        (false, SessionKind::Training | SessionKind::Cardio) => planned(session, voice),
    };
    answer.cite("program_day", Some(&session.id), &session.focus);
    answer
}

fn planned(session: &SessionFacts, voice: Voice) -> Answer {
    let week = session.week.to_string();
    let values = [("week", week.as_str()), ("program", &session.program), ("focus", &session.focus)];
    let mut answer = Answer::of(fill(voice.words.session, &values));
    for exercise in &session.exercises {
        answer.item(&line(exercise, voice));
    }
    if let Some(cardio) = &session.cardio {
        answer.item(cardio);
    }
    answer
}

fn line(exercise: &PlannedFacts, voice: Voice) -> String {
    let sets = exercise.sets.to_string();
    let reps = match exercise.reps {
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from}–{to}"),
        None => exercise.duration_s.map(|seconds| voice.duration(seconds)).unwrap_or_default(),
    };
    let text = fill(voice.words.planned, &[("name", &exercise.name), ("sets", &sets), ("reps", &reps)]);
    let mut text = text.trim_end_matches([' ', '×']).to_owned();
    if let Some(load) = exercise.load_kg {
        text.push_str(", ");
        text.push_str(&voice.mass(load));
    }
    if let Some(rir) = exercise.rir {
        text.push_str(", ");
        text.push_str(&fill(voice.words.in_reserve, &[("rir", &voice.number(rir, 1))]));
    }
    text
}
