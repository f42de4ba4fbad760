//! Runs, rides, swims, classes and games: what was done, how far, how long. No distance comes from a time or a pace.

use super::grammar::{quantity_at, time_span_at};
use super::mentions::Mentions;
use super::segments::Segment;
use super::text::Text;
use super::vocabulary::{Dimension, Effort, Meaning, Sport, Train, Unit};

const MARATHON_M: f64 = 42_195.0;
const HALF_MARATHON_M: f64 = 21_097.5;

/// What a text says of one activity.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    pub distance_m: Option<f64>,
    pub duration_s: Option<f64>,
    pub elevation_gain_m: Option<f64>,
    pub average_heart_rate_bpm: Option<f64>,
    pub max_heart_rate_bpm: Option<f64>,
    pub energy_kcal: Option<f64>,
    pub perceived_exertion: Option<f64>,
    pub steps: bool,
}

/// An activity as the text names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// The activity's `kind` in the API.
    pub kind: &'static str,
    pub said: String,
    pub effort: Figures,
}

impl Figures {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Completed by what another piece says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            distance_m: self.distance_m.or(other.distance_m),
            duration_s: self.duration_s.or(other.duration_s),
            elevation_gain_m: self.elevation_gain_m.or(other.elevation_gain_m),
            average_heart_rate_bpm: self.average_heart_rate_bpm.or(other.average_heart_rate_bpm),
            max_heart_rate_bpm: self.max_heart_rate_bpm.or(other.max_heart_rate_bpm),
            energy_kcal: self.energy_kcal.or(other.energy_kcal),
            perceived_exertion: self.perceived_exertion.or(other.perceived_exertion),
            steps: self.steps || other.steps,
        }
    }
}

/// The sport that a segment names: of several the one with the longest name.
pub fn sport(mentions: &Mentions<'_>, segment: &Segment, taken: Option<&[bool]>) -> Option<(Sport, usize, usize)> {
    let mut best: Option<(Sport, usize, usize)> = None;
    let mut at = segment.from;
    while at < segment.to {
        let found =
            mentions.sport(at).filter(|(_, len)| at + len <= segment.to && taken.is_none_or(|taken| !taken[at]));
        if let Some((sport, len)) = found {
            // "marathon" says how far; "running" beside it only says what.
            let better = best.is_none_or(|(old, _, old_len)| len > old_len || (is_race(sport) && !is_race(old)));
            if better {
                best = Some((sport, at, len));
            }
            at += len;
        } else {
            at += 1;
        }
    }
    best
}

fn is_race(sport: Sport) -> bool {
    matches!(sport.0, "marathon" | "half_marathon")
}

/// Reads the activity of a segment that names a sport.
pub fn read(text: &Text<'_>, segment: &Segment, sport: (Sport, usize, usize), taken: &[bool]) -> Activity {
    let (Sport(kind), at, len) = sport;
    let mut effort = effort(text, segment, kind, taken);
    let (kind, race) = match kind {
        "marathon" => ("running", Some(MARATHON_M)),
        "half_marathon" => ("running", Some(HALF_MARATHON_M)),
        _ => (kind, None),
    };
    effort.distance_m = effort.distance_m.or(race);
    Activity { kind, said: text.said(at, at + len), effort }
}

/// The figures of a segment that belong to an activity of this kind.
pub fn effort(text: &Text<'_>, segment: &Segment, kind: &str, taken: &[bool]) -> Figures {
    let mut found = Figures::default();
    let mut at = segment.from;
    while at < segment.to {
        if taken[at] {
            at += 1;
            continue;
        }
        let end = figure(text, at, segment.to, kind, &mut found);
        at = end.max(at + 1);
    }
    found
}

/// Takes the figure at a token, if there is one; the token after it.
fn figure(text: &Text<'_>, at: usize, to: usize, kind: &str, found: &mut Figures) -> usize {
    if let Some(end) = heart_rate(text, at, found).or_else(|| labelled(text, at, found)) {
        return end;
    }
    let is_pace = |end: usize| text.is(end, |meaning| meaning == Meaning::Train(Train::Pace));
    if text.is(at, |meaning| meaning == Meaning::Train(Train::Pace)) && text.tokens[at].is_word() {
        // "pace 5:30": what follows is no duration.
        let len = text.len_of(at, |meaning| meaning == Meaning::Train(Train::Pace));
        return time_span_at(text, at + len).map_or(at + len, |(_, end)| end);
    }
    if let Some((distance, end)) = repeats(text, at).filter(|(_, end)| *end <= to) {
        found.distance_m = found.distance_m.or(Some(distance));
        return end;
    }
    if let Some((seconds, end)) = time_span_at(text, at).filter(|(_, end)| *end <= to) {
        let rest = text.is(end, |meaning| meaning == Meaning::Train(Train::Rest));
        if is_pace(end) || behind_at_pace(text, at, end) || rest {
            return end;
        }
        found.duration_s = found.duration_s.or(Some(seconds));
        return end;
    }
    let Some((quantity, end)) = quantity_at(text, at).filter(|(_, end)| *end <= to) else { return at + 1 };
    let Some(unit) = quantity.unit else {
        return if is_pace(end) { end + 1 } else { end };
    };
    if is_pace(end) || is_pace(end - 1) || text.is_mark(end, "/") {
        // "12 km/h", "5 min/km": a speed.
        return end + 2;
    }
    let amount = quantity.amount();
    match unit {
        // "45m" of yoga or of a ride is minutes.
        Unit::Metre
            if amount < 100.0
                && !matches!(kind, "swimming" | "rowing" | "open_water_swimming")
                && found.duration_s.is_none() =>
        {
            if climbs(text, end) {
                found.elevation_gain_m = Some(amount);
            } else {
                found.duration_s = Some(amount * 60.0);
            }
        }
        Unit::Thousand if text.unit(end).is_some_and(|(unit, _)| unit == Unit::Step) => found.steps = true,
        Unit::Thousand if amount < 500_000.0 => found.distance_m = found.distance_m.or(Some(amount)),
        Unit::Step => found.steps = true,
        Unit::BeatPerMinute => found.average_heart_rate_bpm = found.average_heart_rate_bpm.or(Some(amount)),
        _ if unit.dimension() == Dimension::Energy => found.energy_kcal = found.energy_kcal.or(Some(amount)),
        _ if unit.dimension() == Dimension::Length && matches!(unit, Unit::Metre | Unit::Foot) && climbs(text, end) => {
            found.elevation_gain_m = Some(amount);
        }
        _ if unit.dimension() == Dimension::Length
            && !matches!(unit, Unit::Centimetre | Unit::Millimetre | Unit::Inch | Unit::Foot) =>
        {
            if text.is(end, |meaning| meaning == Meaning::Train(Train::Pool)) && found.distance_m.is_some() {
                return end;
            }
            found.distance_m = found.distance_m.or(Some(amount));
        }
        _ => {}
    }
    end
}

/// Whether the figure before is a climb.
fn climbs(text: &Text<'_>, at: usize) -> bool {
    text.is(at, |meaning| meaning == Meaning::Climb) || text.is(at + 1, |meaning| meaning == Meaning::Climb)
}

/// "@ 5:30/km", "at 5:30 pace".
fn behind_at_pace(text: &Text<'_>, at: usize, end: usize) -> bool {
    at > 0 && text.is_mark(at - 1, "@") || text.is_mark(end, "/")
}

/// "average heart rate 150", "hr 141", "150 bpm".
fn heart_rate(text: &Text<'_>, at: usize, found: &mut Figures) -> Option<usize> {
    let (max, len) = text.find(at, |meaning| match meaning {
        Meaning::HeartRate { max } => Some(max),
        _ => None,
    })?;
    let next = at + len + usize::from(text.is_mark(at + len, ":"));
    let value = text.tokens.get(next)?.number().filter(|value| (30.0..=250.0).contains(value))?;
    let place = if max { &mut found.max_heart_rate_bpm } else { &mut found.average_heart_rate_bpm };
    *place = Some(value);
    let unit = text.unit(next + 1).filter(|(unit, _)| *unit == Unit::BeatPerMinute).map_or(0, |(_, len)| len);
    Some(next + 1 + unit)
}

/// "RPE 7", "effort 7/10", "elevation 300 m", "D+ 800".
fn labelled(text: &Text<'_>, at: usize, found: &mut Figures) -> Option<usize> {
    let effort = text.len_of(at, |meaning| meaning == Meaning::Effort(Effort::Rpe));
    if effort > 0 {
        let value = text.tokens.get(at + effort)?.number().filter(|value| *value <= 10.0)?;
        found.perceived_exertion = Some(value);
        let of_ten = text.is_mark(at + effort + 1, "/");
        return Some(at + effort + if of_ten { 3 } else { 1 });
    }
    let climb = text.len_of(at, |meaning| meaning == Meaning::Climb);
    if climb > 0 {
        let (quantity, end) = quantity_at(text, at + climb)?;
        let metres = match quantity.unit {
            Some(unit) => (unit.dimension() == Dimension::Length).then(|| quantity.amount())?,
            None => quantity.number.value(),
        };
        found.elevation_gain_m = Some(metres);
        return Some(end);
    }
    None
}

/// "60 lengths of a 25 m pool", "6x400m", "10 laps of 400 m".
fn repeats(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let count = text.tokens.get(at)?.number().filter(|count| count.fract() == 0.0 && *count >= 1.0)?;
    let mut next = at + 1;
    let times = text.len_of(next, |meaning| meaning == Meaning::Train(Train::Times));
    if times > 0 && text.unit(next).is_none() {
        next += times;
    } else {
        let (_, len) = text.unit(next).filter(|(unit, _)| *unit == Unit::PoolLength)?;
        next += len;
        // Between the count and the length stand "of a", "in a", "in the".
        for _ in 0..3 {
            if text.tokens.get(next).is_some_and(|token| token.number().is_none()) {
                next += 1;
            }
        }
    }
    let (quantity, end) = quantity_at(text, next).filter(|(quantity, _)| !quantity.number.implied)?;
    let metres = quantity
        .in_dimension(Dimension::Length)
        .or_else(|| quantity.unit.filter(|unit| *unit == Unit::Thousand).map(|_| quantity.amount()))?;
    Some((count * metres, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_entry::names::NoNames;
    use crate::domain::quick_entry::segments::split;
    use crate::domain::quick_entry::steps::Steps;
    use crate::domain::quick_entry::vocabulary::Language;

    fn one(words: &str) -> (&'static str, Option<f64>, Option<f64>) {
        let text = Text::new(words, Language::English, &NoNames, &mut Steps::default());
        let mentions = Mentions::new(&text, &NoNames);
        let segment = split(&text, &mentions)[0];
        let taken = vec![false; text.len()];
        let sport = sport(&mentions, &segment, Some(&taken)).unwrap_or_else(|| panic!("no sport in {words}"));
        let read = read(&text, &segment, sport, &taken);
        (read.kind, read.effort.distance_m, read.effort.duration_s)
    }

    #[test]
    fn distance_and_time_as_said_and_no_more() {
        assert_eq!(one("ran 8 km in 41:30"), ("running", Some(8000.0), Some(2490.0)));
        assert_eq!(one("25 min jog"), ("running", None, Some(1500.0)));
        assert_eq!(one("3 mile run"), ("running", Some(4828.032), None));
        assert_eq!(one("went swimming"), ("swimming", None, None));
        assert_eq!(one("40 km ride 1h30 avg hr 138"), ("cycling", Some(40_000.0), Some(5400.0)));
        assert_eq!(one("swam 40 lengths of a 25 m pool"), ("swimming", Some(1000.0), None));
        assert_eq!(one("half marathon in 1:45:30"), ("running", Some(21_097.5), Some(6330.0)));
        assert_eq!(one("ran 5k at 5:30/km"), ("running", Some(5000.0), None));
        assert_eq!(one("treadmill run 30 min at 10 km/h"), ("running", None, Some(1800.0)));
        assert_eq!(one("track session 6x400m"), ("running", Some(2400.0), None));
        assert_eq!(one("played tennis for an hour and a half"), ("tennis", None, Some(5400.0)));
    }
}
