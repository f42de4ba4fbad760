//! Running plans: weekly distance, long run, one quality session, taper.

use super::plan::Cardio;
use super::vocabulary::EventKind;
use crate::domain::person::ExperienceLevel;

/// The frame of a plan for one race.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Weeks it was made for.
    pub weeks: u32,
    pub start_km: f64,
    pub peak_km: f64,
    pub longest_km: f64,
    pub long_share: f64,
    /// Shares of the peak week in the last weeks.
    pub taper: &'static [f64],
}

/// The frame for a race; without one, the ten-kilometre plan with no taper.
pub fn frame(event: Option<EventKind>, experience: ExperienceLevel) -> Frame {
    let beginner = experience == ExperienceLevel::Beginner;
    let of = |weeks, new: (f64, f64), trained: (f64, f64), longest_km, long_share, taper| {
        let (start_km, peak_km) = if beginner { new } else { trained };
        Frame { weeks, start_km, peak_km, longest_km, long_share, taper }
    };
    match event {
        Some(EventKind::FiveKm) => of(8, (12.0, 25.0), (25.0, 45.0), 10.0, 0.35, &[0.6]),
        Some(EventKind::HalfMarathon) => of(14, (25.0, 50.0), (40.0, 70.0), 19.0, 0.35, &[0.7, 0.5]),
        Some(EventKind::Marathon) => of(18, (35.0, 70.0), (50.0, 90.0), 32.0, 0.45, &[0.8, 0.6, 0.4]),
        Some(EventKind::TenKm) => of(10, (20.0, 35.0), (30.0, 55.0), 15.0, 0.35, &[0.6]),
        Some(EventKind::Other) | None => of(10, (20.0, 35.0), (30.0, 55.0), 15.0, 0.35, &[]),
    }
}

impl Frame {
    /// Kilometres of each week: 8 % more than the last building week up to the peak, every fourth week 0.8 of that, then
    /// the taper (Bosquet 2007: less volume, the same intensity). Fewer weeks are cut from the start, more repeat it.
    pub fn weekly_km(&self, weeks: u32) -> Vec<f64> {
        let taper = self.taper.len().min(weeks as usize);
        let needed = weeks as usize - taper;
        let usual = (self.weeks as usize - self.taper.len()).max(1);
        let mut build: Vec<f64> = Vec::with_capacity(usual);
        let mut last = self.start_km;
        for week in 1..=usual {
            if week % 4 == 0 {
                build.push(last * 0.8);
            } else {
                last = if week == 1 { last } else { (last * 1.08).min(self.peak_km) };
                build.push(last);
            }
        }
        let mut plan: Vec<f64> = if needed <= usual {
            build[usual - needed..].to_vec()
        } else {
            // The first four weeks again and again: a calm base before the building starts.
            let first = build[..build.len().min(4)].to_vec();
            let extra = needed - usual;
            first.into_iter().cycle().take(extra).chain(build).collect()
        };
        let peak = plan.iter().copied().fold(self.start_km, f64::max);
        plan.extend(self.taper[self.taper.len() - taper..].iter().map(|share| share * peak));
        plan
    }
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Easy,
    Quality,
    Long,
}

/// The runs of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunningWeek {
    pub km: f64,
    pub runs: u32,
    /// How far through the plan, 0 to 1.
    pub progress: f64,
    /// Seconds a kilometre of an easy run.
    pub easy_pace_s: f64,
    /// The longest a run other than the long one may take, in minutes.
    pub session_minutes: u32,
}

impl RunningWeek {
    /// Kilometres of the long run: its share of the week, at most the plan's longest and three hours.
    pub fn long_km(&self, frame: &Frame) -> f64 {
        // Two runs cannot keep the long one to a third.
        let share = if self.runs < 3 { 0.55 } else { frame.long_share };
        (self.km * share).min(frame.longest_km).min(3.0 * 3600.0 / self.easy_pace_s)
    }

    /// One run of the week.
    pub fn run(&self, purpose: Purpose, event: Option<EventKind>, frame: &Frame) -> Cardio {
        let long = self.long_km(frame);
        let most = f64::from(self.session_minutes) * 60.0 / self.easy_pace_s;
        let others = ((self.km - long) / f64::from(self.runs.max(2) - 1)).min(most).max(2.0);
        let (km, zone, description) = match purpose {
            Purpose::Easy => (others, 2, "Easy: you can talk in whole sentences.".to_owned()),
            Purpose::Long => {
                let last = if event == Some(EventKind::Marathon) && self.progress > 0.5 {
                    let at_pace = (8.0 + 16.0 * (self.progress - 0.5)).min(long / 2.0);
                    format!(" The last {at_pace:.0} km at marathon pace.")
                } else {
                    String::new()
                };
                (long, 2, format!("Long and easy, slower than you could.{last}"))
            }
            Purpose::Quality => (others, 4, quality(event, self.progress, others)),
        };
        let km = (km * 10.0).round() / 10.0;
        Cardio {
            kind: "running".into(),
            distance_m: Some(km * 1000.0),
            duration_s: Some((km * self.easy_pace_s / 60.0).round() * 60.0),
            zone,
            description,
        }
    }
}

/// The hard part, growing over the plan and never more than about half of the run.
fn quality(event: Option<EventKind>, progress: f64, km: f64) -> String {
    let between = |from: f64, to: f64| from + (to - from) * progress;
    let at_most = |repeats: f64, length_km: f64| repeats.min(km * 0.6 / length_km).round().max(2.0);
    let work = match event {
        Some(EventKind::FiveKm) if progress < 0.5 => {
            format!("{} × 400 m at 5 km pace, 90 s easy between", at_most(between(6.0, 10.0), 0.4))
        }
        Some(EventKind::FiveKm) => {
            format!("{} × 1 km at 5 km pace, 2 min easy between", at_most(between(2.0, 5.0), 1.0))
        }
        Some(EventKind::HalfMarathon) if progress < 0.5 => "3 × 10 min at threshold, 2 min easy between".into(),
        Some(EventKind::HalfMarathon | EventKind::Marathon) => "2 × 20 min at threshold, 3 min easy between".into(),
        _ if progress < 0.6 => format!("{} × 1 km at 10 km pace, 2 min easy between", at_most(between(3.0, 6.0), 1.0)),
        _ => format!("{} × 2 km at 10 km pace, 3 min easy between", at_most(between(2.0, 3.0), 2.0)),
    };
    format!("10 min easy, then {work}, the rest easy.")
}

/// Eight weeks from walking to half an hour of running, for who has not run lately: minutes running, walking, rounds.
const WALK_RUN: [(u32, f64, u32); 8] =
    [(1, 2.0, 8), (2, 2.0, 6), (3, 2.0, 5), (5, 2.0, 4), (8, 2.0, 3), (10, 1.5, 2), (15, 1.0, 2), (30, 0.0, 1)];

/// Weeks of walking and running before the first plan.
pub const WALK_RUN_WEEKS: u32 = WALK_RUN.len() as u32;

/// The session of such a week, from 1.
pub fn walk_run(week: u32) -> Cardio {
    let (run, walk, rounds) = WALK_RUN[(week.clamp(1, WALK_RUN_WEEKS) - 1) as usize];
    let minutes = 10.0 + f64::from(rounds) * (f64::from(run) + walk);
    let description = if rounds == 1 {
        format!("5 min walking, {run} min easy running, 5 min walking.")
    } else {
        format!("5 min walking, then {rounds} times {run} min easy running and {walk} min walking, 5 min walking.")
    };
    Cardio { kind: "running".into(), distance_m: None, duration_s: Some(minutes * 60.0), zone: 2, description }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    fn agrees(frame: &Frame, expected: &[f64]) {
        let weeks = frame.weekly_km(expected.len() as u32);
        assert_eq!(weeks.len(), expected.len());
        for (km, expected) in weeks.iter().zip(expected) {
            close(*km, *expected, 0.06);
        }
    }

    #[test]
    fn weekly_distances_are_the_reference_ones() {
        let ten = frame(Some(EventKind::TenKm), ExperienceLevel::Beginner);
        agrees(&ten, &[20.0, 21.6, 23.3, 18.7, 25.2, 27.2, 29.4, 23.5, 31.7, 19.0]);
        let half = frame(Some(EventKind::HalfMarathon), ExperienceLevel::Beginner);
        agrees(&half, &[25.0, 27.0, 29.2, 23.3, 31.5, 34.0, 36.7, 29.4, 39.7, 42.8, 46.3, 37.0, 32.4, 23.1]);
    }

    #[test]
    fn other_lengths_keep_the_taper() {
        let ten = frame(Some(EventKind::TenKm), ExperienceLevel::Beginner);
        for weeks in 4..=24 {
            let plan = ten.weekly_km(weeks);
            assert_eq!(plan.len(), weeks as usize);
            let peak = plan.iter().copied().fold(0.0, f64::max);
            close(*plan.last().unwrap(), 0.6 * peak, 1e-9);
            assert!(plan.iter().all(|km| *km <= ten.peak_km + 1e-9));
        }
    }

    #[test]
    fn a_long_run_keeps_its_share_of_the_week() {
        for event in [EventKind::FiveKm, EventKind::TenKm, EventKind::HalfMarathon, EventKind::Marathon] {
            let frame = frame(Some(event), ExperienceLevel::Beginner);
            for km in frame.weekly_km(frame.weeks) {
                let week = RunningWeek { km, runs: 4, progress: 0.5, easy_pace_s: 420.0, session_minutes: 60 };
                assert!(week.long_km(&frame) <= frame.long_share * km + 1e-9);
                assert!(week.long_km(&frame) * 420.0 <= 3.0 * 3600.0 + 1e-6);
            }
        }
    }

    #[test]
    fn walking_becomes_half_an_hour_of_running() {
        close(walk_run(1).duration_s.unwrap(), 34.0 * 60.0, 1e-9);
        close(walk_run(8).duration_s.unwrap(), 40.0 * 60.0, 1e-9);
        assert!(walk_run(8).description.contains("30 min"));
    }
}
