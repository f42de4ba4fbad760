//! Readiness of a day from its check-in: items after Hooper and Mackinnon 1995 and McLean 2010, weights our own. The parts
//! are always shown with the score.

use jiff::Timestamp;
use jiff::civil::Date;

use super::ids::CheckInId;
use super::meals::Source;
use crate::named;

/// How a member felt on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct DayCheckIn {
    pub id: CheckInId,
    pub day: Date,
    pub answers: CheckIn,
    pub notes: Option<String>,
    pub source: Source,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A check-in's answers, all optional: hours of sleep, the rest on scales of 1 to 5.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CheckIn {
    pub sleep_h: Option<f64>,
    /// 5 is good.
    pub sleep_quality: Option<f64>,
    /// 5 is good.
    pub energy: Option<f64>,
    /// 5 is bad.
    pub soreness: Option<f64>,
    /// 5 is bad.
    pub stress: Option<f64>,
    /// 5 is good.
    pub mood: Option<f64>,
    /// 5 is good.
    pub motivation: Option<f64>,
}

/// One item's share of the score.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Part {
    pub field: &'static str,
    pub weight: f64,
    /// 0 to 100.
    pub score: f64,
}

/// A score of 0 to 100 and what it is made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Readiness {
    pub score: f64,
    pub parts: Vec<Part>,
}

named! {
    /// What to do with today's training; never more than was planned.
    pub enum Advice {
        AsPlanned = "as_planned",
        /// Same loads, one repetition more in reserve.
        StopEarlier = "stop_earlier",
        /// A third fewer sets, two repetitions more in reserve, easy cardio.
        FewerSets = "fewer_sets",
        /// Rest, walk or mobility; the session stays next in the sequence.
        Rest = "rest",
    }
}

impl Readiness {
    pub fn advice(&self) -> Advice {
        match self.score {
            score if score >= 70.0 => Advice::AsPlanned,
            score if score >= 50.0 => Advice::StopEarlier,
            score if score >= 30.0 => Advice::FewerSets,
            _ => Advice::Rest,
        }
    }
}

/// The readiness of a check-in; `None` with fewer than three answers, or with none of sleep, energy and soreness.
pub fn readiness(check_in: &CheckIn) -> Option<Readiness> {
    let good = |answer: f64| (answer - 1.0) * 25.0;
    let bad = |answer: f64| (5.0 - answer) * 25.0;
    let parts: Vec<Part> = [
        ("sleep_h", 0.20, check_in.sleep_h.map(sleep_score)),
        ("sleep_quality", 0.15, check_in.sleep_quality.map(good)),
        ("energy", 0.15, check_in.energy.map(good)),
        ("soreness", 0.20, check_in.soreness.map(bad)),
        ("stress", 0.15, check_in.stress.map(bad)),
        ("mood", 0.10, check_in.mood.map(good)),
        ("motivation", 0.05, check_in.motivation.map(good)),
    ]
    .into_iter()
    .filter_map(|(field, weight, score)| score.map(|score| Part { field, weight, score }))
    .collect();

    let anchored = parts.iter().any(|part| matches!(part.field, "sleep_h" | "energy" | "soreness"));
    if parts.len() < 3 || !anchored {
        return None;
    }
    let weights: f64 = parts.iter().map(|part| part.weight).sum();
    let score = parts.iter().map(|part| part.weight * part.score).sum::<f64>() / weights;
    Some(Readiness { score, parts })
}

/// Four hours or less give nothing, 7.5 to 9 everything; long nights cost a little.
fn sleep_score(hours: f64) -> f64 {
    if hours <= 7.5 {
        ((hours - 4.0) / 3.5 * 100.0).max(0.0)
    } else {
        (100.0 - 20.0 * (hours - 9.0)).clamp(60.0, 100.0)
    }
}

/// An answer on a scale of 1 to 10, on the scale of 1 to 5.
pub fn from_ten(answer: f64) -> f64 {
    1.0 + (answer - 1.0) * 4.0 / 9.0
}

/// A percentage, on the scale of 1 to 5.
pub fn from_percent(percent: f64) -> f64 {
    1.0 + percent / 25.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(answers: [f64; 7]) -> f64 {
        let [sleep_h, sleep_quality, energy, soreness, stress, mood, motivation] = answers.map(Some);
        readiness(&CheckIn { sleep_h, sleep_quality, energy, soreness, stress, mood, motivation }).unwrap().score
    }

    #[test]
    fn reference_values() {
        assert!((score([7.5, 4.0, 4.0, 2.0, 2.0, 4.0, 4.0]) - 80.0).abs() < 0.01);
        assert!((score([6.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0]) - 51.43).abs() < 0.01);
        assert!(score([3.0, 1.0, 1.0, 5.0, 5.0, 1.0, 1.0]).abs() < 0.01);
        let three = CheckIn { sleep_h: Some(5.0), soreness: Some(4.0), stress: Some(4.0), ..CheckIn::default() };
        assert!((readiness(&three).unwrap().score - 26.30).abs() < 0.01);
    }

    #[test]
    fn too_few_answers_give_no_score() {
        let two = CheckIn { sleep_h: Some(8.0), energy: Some(5.0), ..CheckIn::default() };
        assert_eq!(readiness(&two), None);
        let unanchored = CheckIn { mood: Some(5.0), motivation: Some(5.0), stress: Some(1.0), ..CheckIn::default() };
        assert_eq!(readiness(&unanchored), None);
    }

    #[test]
    fn nights_are_scored() {
        let expected = [(3.0, 0.0), (4.0, 0.0), (7.5, 100.0), (9.0, 100.0), (10.0, 80.0), (14.0, 60.0)];
        for (hours, score) in expected {
            assert!((sleep_score(hours) - score).abs() < 0.01, "{hours} h");
        }
    }

    #[test]
    fn advice_follows_the_score() {
        let advice = |score| Readiness { score, parts: Vec::new() }.advice();
        assert_eq!(
            [70.0, 69.9, 50.0, 49.9, 30.0, 29.9].map(advice),
            [
                Advice::AsPlanned,
                Advice::StopEarlier,
                Advice::StopEarlier,
                Advice::FewerSets,
                Advice::FewerSets,
                Advice::Rest
            ]
        );
    }

    #[test]
    fn other_scales_map_to_one_to_five() {
        assert!((from_ten(1.0) - 1.0).abs() < 1e-9 && (from_ten(10.0) - 5.0).abs() < 1e-9);
        assert!((from_percent(50.0) - 3.0).abs() < 1e-9);
    }
}
