//! Kinds of activity and their MET rows.
//!
//! Values of the 2011 Compendium of Physical Activities (Ainsworth and others, Med Sci Sports Exerc 2011;43(8):1575–81);
//! the number before each is its code there. Where the rows name speeds we interpolate linearly over miles an hour
//! and stop at the ends; a band counts at its middle.

/// What is known of an activity's intensity.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Met {
    Unknown,
    One(f64),
    /// `general` where the speed is not known; else the curve of (mph, MET), rising in mph.
    BySpeed {
        general: f64,
        curve: &'static [(f64, f64)],
    },
}

/// A kind of activity: its stable name in the API and a title for people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kind {
    pub id: &'static str,
    pub name: &'static str,
    met: Met,
    /// The fastest believable mean speed in m/s of a whole activity, where there is one.
    max_speed: Option<f64>,
}

impl Kind {
    /// The MET at this speed in m/s; the general row without one.
    pub fn met(&self, speed: Option<f64>) -> Option<f64> {
        match (self.met, speed) {
            (Met::Unknown, _) => None,
            (Met::One(met), _) | (Met::BySpeed { general: met, .. }, None) => Some(met),
            (Met::BySpeed { curve, .. }, Some(speed)) => Some(interpolate(curve, speed / METRES_PER_SECOND_PER_MPH)),
        }
    }

    /// Whether the distance can have been covered in the time: a mistyped figure is worth a question.
    pub fn is_plausible(&self, distance_m: f64, duration_s: f64) -> bool {
        self.max_speed.is_none_or(|limit| distance_m < 1000.0 || distance_m / duration_s <= limit)
    }
}

/// The kind with this stable name.
pub fn by_id(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// All kinds, in the order in which a client may show them.
pub fn all() -> &'static [Kind] {
    KINDS
}

const METRES_PER_SECOND_PER_MPH: f64 = 0.44704;
const KMH: f64 = 1.0 / 3.6;

fn interpolate(curve: &[(f64, f64)], at: f64) -> f64 {
    let after = curve.partition_point(|&(x, _)| x < at);
    match (after.checked_sub(1).and_then(|i| curve.get(i)), curve.get(after)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (at - x0) / (x1 - x0),
        (Some(&(_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => f64::NAN,
    }
}

/// 12029 to 12132.
const RUNNING: &[(f64, f64)] = &[
    (4.0, 6.0),
    (5.0, 8.3),
    (5.2, 9.0),
    (6.0, 9.8),
    (6.7, 10.5),
    (7.0, 11.0),
    (8.0, 11.8),
    (8.6, 12.3),
    (9.0, 12.8),
    (10.0, 14.5),
    (11.0, 16.0),
    (12.0, 19.0),
];

/// 17151, 17152, 17170, 17190, 17200, 17220, 17230, 17231.
const WALKING: &[(f64, f64)] =
    &[(1.5, 2.0), (2.0, 2.8), (2.5, 3.0), (3.0, 3.5), (3.5, 4.3), (4.0, 5.0), (4.5, 7.0), (5.0, 8.3)];

/// 01018, 01019, 01020, 01030, 01040, 01050, 01060.
const CYCLING: &[(f64, f64)] =
    &[(5.5, 3.5), (9.4, 5.8), (10.95, 6.8), (12.95, 8.0), (14.95, 10.0), (17.5, 12.0), (20.0, 15.8)];

/// 19080, 19090, 19100, 19110.
const CROSS_COUNTRY_SKIING: &[(f64, f64)] = &[(2.5, 6.8), (4.45, 9.0), (6.45, 12.5), (8.0, 15.0)];

const fn one(id: &'static str, name: &'static str, met: f64) -> Kind {
    Kind { id, name, met: Met::One(met), max_speed: None }
}

const fn moving(id: &'static str, name: &'static str, met: Met, max_kmh: f64) -> Kind {
    Kind { id, name, met, max_speed: Some(max_kmh * KMH) }
}

const KINDS: &[Kind] = &[
    moving("running", "Running", Met::BySpeed { general: 8.0, curve: RUNNING }, 25.0), // 12150
    moving("trail_running", "Trail running", Met::One(9.0), 25.0),                     // 12140
    moving("walking", "Walking", Met::BySpeed { general: 3.5, curve: WALKING }, 9.0),  // 17160
    moving("hiking", "Hiking", Met::One(6.0), 9.0),                                    // 17080
    moving("backpacking", "Backpacking", Met::One(7.0), 9.0),                          // 17010
    moving("race_walking", "Race walking", Met::One(6.5), 16.0),                       // 17110
    moving("cycling", "Cycling", Met::BySpeed { general: 7.5, curve: CYCLING }, 70.0), // 01015
    moving("mountain_biking", "Mountain biking", Met::One(8.5), 70.0),                 // 01009
    one("stationary_cycling", "Stationary bike", 7.0),                                 // 02010
    one("spinning", "Spin class", 8.5),                                                // 02019
    moving("swimming", "Swimming", Met::One(5.8), 9.0),                                // 18240
    moving("open_water_swimming", "Open-water swimming", Met::One(6.0), 9.0),          // 18300
    one("rowing", "Rowing machine", 4.8),                                              // 02071
    one("elliptical", "Elliptical trainer", 5.0),                                      // 02048
    one("stair_climber", "Stair climber", 9.0),                                        // 02065
    one("ski_machine", "Ski machine", 6.8),                                            // 02080
    one("strength_training", "Strength training", 3.5),                                // 02054
    one("powerlifting", "Powerlifting", 6.0),                                          // 02050
    one("circuit_training", "Circuit training", 4.3),                                  // 02035
    one("hiit", "High-intensity intervals", 8.0),                                      // 02040
    one("calisthenics", "Calisthenics", 3.8),                                          // 02022
    one("health_club", "Gym session", 5.5),                                            // 02060
    one("stretching", "Stretching", 2.3),                                              // 02101
    one("pilates", "Pilates", 3.0),                                                    // 02105
    one("yoga", "Yoga", 2.5),                                                          // 02150
    one("power_yoga", "Power yoga", 4.0),                                              // 02160
    one("tai_chi", "Tai chi", 3.0),                                                    // 15670
    one("aerobics", "Aerobics", 7.3),                                                  // 03015
    one("step_aerobics", "Step aerobics", 7.5),                                        // 03016
    one("water_aerobics", "Water aerobics", 5.3),                                      // 02120
    one("dancing", "Dancing", 7.8),                                                    // 03031
    one("ballroom_dancing", "Ballroom dancing", 5.5),                                  // 03030
    one("ballet", "Ballet or modern dance", 5.0),                                      // 03010
    one("jump_rope", "Jump rope", 11.8),                                               // 15551
    one("boxing", "Boxing", 5.5),                                                      // 15110
    one("martial_arts", "Martial arts", 10.3),                                         // 15430
    one("wrestling", "Wrestling", 6.0),                                                // 15730
    one("fencing", "Fencing", 6.0),                                                    // 15200
    one("gymnastics", "Gymnastics", 3.8),                                              // 15300
    one("trampoline", "Trampoline", 3.5),                                              // 15700
    one("climbing", "Climbing", 5.8),                                                  // 15537
    one("basketball", "Basketball", 6.5),                                              // 15055
    one("soccer", "Football (soccer)", 7.0),                                           // 15610
    one("american_football", "American football", 8.0),                                // 15210
    one("rugby", "Rugby", 8.3),                                                        // 15560
    one("handball", "Handball", 12.0),                                                 // 15320
    one("field_hockey", "Field hockey", 7.8),                                          // 15350
    one("ice_hockey", "Ice hockey", 8.0),                                              // 15360
    one("lacrosse", "Lacrosse", 8.0),                                                  // 15460
    one("volleyball", "Volleyball", 4.0),                                              // 15710
    one("beach_volleyball", "Beach volleyball", 8.0),                                  // 15725
    one("tennis", "Tennis", 7.3),                                                      // 15675
    one("badminton", "Badminton", 5.5),                                                // 15030
    one("table_tennis", "Table tennis", 4.0),                                          // 15660
    one("squash", "Squash", 7.3),                                                      // 15652
    one("racquetball", "Racquetball", 7.0),                                            // 15530
    one("cricket", "Cricket", 4.8),                                                    // 15150
    one("baseball", "Baseball or softball", 5.0),                                      // 15620
    one("golf", "Golf", 4.8),                                                          // 15255
    one("frisbee", "Frisbee", 3.0),                                                    // 15240
    one("ultimate_frisbee", "Ultimate frisbee", 8.0),                                  // 15250
    one("archery", "Archery", 4.3),                                                    // 15010
    one("bowling", "Bowling", 3.0),                                                    // 15090
    one("horse_riding", "Horse riding", 5.5),                                          // 15370
    one("skateboarding", "Skateboarding", 5.0),                                        // 15580
    one("roller_skating", "Roller skating", 7.0),                                      // 15590
    one("inline_skating", "Inline skating", 7.5),                                      // 15591
    one("ice_skating", "Ice skating", 7.0),                                            // 19030
    one("skiing", "Downhill skiing", 5.3),                                             // 19160
    one("snowboarding", "Snowboarding", 5.3),                                          // 19160
    moving(
        "cross_country_skiing",
        "Cross-country skiing",
        Met::BySpeed { general: 9.0, curve: CROSS_COUNTRY_SKIING }, // 19090
        40.0,
    ),
    one("snowshoeing", "Snowshoeing", 5.3),                     // 19190
    one("sledding", "Sledding", 7.0),                           // 19180
    one("kayaking", "Kayaking", 5.0),                           // 18100
    one("canoeing", "Canoeing", 3.5),                           // 18070
    one("paddle_boarding", "Paddle boarding", 6.0),             // 18225
    one("surfing", "Surfing", 3.0),                             // 18220
    one("sailing", "Sailing or windsurfing", 3.0),              // 18120
    one("water_skiing", "Water skiing", 6.0),                   // 18150
    one("scuba_diving", "Scuba diving", 7.0),                   // 18200
    one("snorkelling", "Snorkelling", 5.0),                     // 18210
    one("water_polo", "Water polo", 10.0),                      // 18360
    one("fishing", "Fishing", 3.5),                             // 04001
    one("gardening", "Gardening", 3.8),                         // 08245
    one("mowing", "Mowing the lawn", 5.5),                      // 08095
    one("shovelling_snow", "Shovelling snow", 7.5),             // 08202
    one("housework", "Housework", 3.3),                         // 05030
    one("playing_with_children", "Playing with children", 3.5), // 05175
    Kind { id: "other", name: "Other", met: Met::Unknown, max_speed: None },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    const MPH: f64 = METRES_PER_SECOND_PER_MPH;

    #[test]
    fn a_row_of_the_compendium_is_met_exactly_and_the_ends_hold() {
        let run = by_id("running").unwrap();
        for &(mph, met) in RUNNING {
            close(run.met(Some(mph * MPH)).unwrap(), met, 1e-9);
        }
        close(run.met(Some(5.6 * MPH)).unwrap(), 9.4, 1e-9);
        close(run.met(Some(2.0 * MPH)).unwrap(), 6.0, 1e-9);
        close(run.met(Some(20.0 * MPH)).unwrap(), 19.0, 1e-9);
        close(by_id("walking").unwrap().met(Some(3.5 * MPH)).unwrap(), 4.3, 1e-9);
    }

    #[test]
    fn faster_never_costs_less() {
        for curve in [RUNNING, WALKING, CYCLING, CROSS_COUNTRY_SKIING] {
            assert!(curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1), "{curve:?}");
        }
    }

    #[test]
    fn names_are_unique_and_mets_inside_the_formula() {
        for (index, kind) in KINDS.iter().enumerate() {
            assert!(KINDS[index + 1..].iter().all(|other| other.id != kind.id), "{} twice", kind.id);
            assert!(kind.met(None).is_none_or(|met| (0.9..=23.0).contains(&met)), "{}", kind.id);
        }
    }

    #[test]
    fn an_impossible_speed_is_noticed() {
        let run = by_id("running").unwrap();
        assert!(run.is_plausible(5000.0, 1650.0));
        assert!(!run.is_plausible(5000.0, 500.0));
        assert!(run.is_plausible(100.0, 12.0), "a sprint is not held against the limit of a run");
        assert!(!by_id("walking").unwrap().is_plausible(10_000.0, 3600.0));
    }
}
