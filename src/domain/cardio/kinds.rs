//! Kinds of activity and their MET rows.
//!
//! Values of the 2011 Compendium of Physical Activities (Ainsworth and others, Med Sci Sports Exerc 2011;43(8):1575–81),
//! with the code of the row. Where the rows name speeds we interpolate linearly over miles an hour
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
    /// Its row in the Compendium; empty without one.
    pub code: &'static str,
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

/// The kind to which a row of the Compendium belongs: its own, or for the other speeds of a way of moving that one.
pub fn by_code(code: &str) -> Option<&'static Kind> {
    let own = KINDS.iter().find(|kind| !code.is_empty() && kind.code == code);
    own.or_else(|| match code.get(..3)? {
        "120" | "121" => by_id("running"),
        "171" | "172" => by_id("walking"),
        "010" => by_id("cycling"),
        "182" | "183" => by_id("swimming"),
        "190" | "191" => by_id("cross_country_skiing").filter(|_| ("19080"..="19110").contains(&code)),
        "020" => match code {
            "02011" | "02012" | "02013" | "02014" | "02015" | "02017" => by_id("stationary_cycling"),
            "02020" | "02024" => by_id("calisthenics"),
            "02070" | "02072" | "02073" | "02074" => by_id("rowing"),
            _ => None,
        },
        _ => None,
    })
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

const fn one(code: &'static str, id: &'static str, name: &'static str, met: f64) -> Kind {
    Kind { id, name, code, met: Met::One(met), max_speed: None }
}

const fn moving(code: &'static str, id: &'static str, name: &'static str, met: Met, max_kmh: f64) -> Kind {
    Kind { id, name, code, met, max_speed: Some(max_kmh * KMH) }
}

const KINDS: &[Kind] = &[
    moving("12150", "running", "Running", Met::BySpeed { general: 8.0, curve: RUNNING }, 25.0),
    moving("12140", "trail_running", "Trail running", Met::One(9.0), 25.0),
    moving("17160", "walking", "Walking", Met::BySpeed { general: 3.5, curve: WALKING }, 9.0),
    moving("17080", "hiking", "Hiking", Met::One(6.0), 9.0),
    moving("17010", "backpacking", "Backpacking", Met::One(7.0), 9.0),
    moving("17110", "race_walking", "Race walking", Met::One(6.5), 16.0),
    moving("01015", "cycling", "Cycling", Met::BySpeed { general: 7.5, curve: CYCLING }, 70.0),
    moving("01009", "mountain_biking", "Mountain biking", Met::One(8.5), 70.0),
    one("02010", "stationary_cycling", "Stationary bike", 7.0),
    one("02019", "spinning", "Spin class", 8.5),
    moving("18240", "swimming", "Swimming", Met::One(5.8), 9.0),
    moving("18300", "open_water_swimming", "Open-water swimming", Met::One(6.0), 9.0),
    one("02071", "rowing", "Rowing machine", 4.8),
    one("02048", "elliptical", "Elliptical trainer", 5.0),
    one("02065", "stair_climber", "Stair climber", 9.0),
    one("02080", "ski_machine", "Ski machine", 6.8),
    one("02054", "strength_training", "Strength training", 3.5),
    one("02050", "powerlifting", "Powerlifting", 6.0),
    one("02035", "circuit_training", "Circuit training", 4.3),
    one("02040", "hiit", "High-intensity intervals", 8.0),
    one("02022", "calisthenics", "Calisthenics", 3.8),
    one("02060", "health_club", "Gym session", 5.5),
    one("02101", "stretching", "Stretching", 2.3),
    one("02105", "pilates", "Pilates", 3.0),
    one("02150", "yoga", "Yoga", 2.5),
    one("02160", "power_yoga", "Power yoga", 4.0),
    one("15670", "tai_chi", "Tai chi", 3.0),
    one("03015", "aerobics", "Aerobics", 7.3),
    one("03016", "step_aerobics", "Step aerobics", 7.5),
    one("02120", "water_aerobics", "Water aerobics", 5.3),
    one("03031", "dancing", "Dancing", 7.8),
    one("03030", "ballroom_dancing", "Ballroom dancing", 5.5),
    one("03010", "ballet", "Ballet or modern dance", 5.0),
    one("15551", "jump_rope", "Jump rope", 11.8),
    one("15110", "boxing", "Boxing", 5.5),
    one("15430", "martial_arts", "Martial arts", 10.3),
    one("15730", "wrestling", "Wrestling", 6.0),
    one("15200", "fencing", "Fencing", 6.0),
    one("15300", "gymnastics", "Gymnastics", 3.8),
    one("15700", "trampoline", "Trampoline", 3.5),
    one("15537", "climbing", "Climbing", 5.8),
    one("15055", "basketball", "Basketball", 6.5),
    one("15610", "soccer", "Football (soccer)", 7.0),
    one("15210", "american_football", "American football", 8.0),
    one("15560", "rugby", "Rugby", 8.3),
    one("15320", "handball", "Handball", 12.0),
    one("15350", "field_hockey", "Field hockey", 7.8),
    one("15360", "ice_hockey", "Ice hockey", 8.0),
    one("15460", "lacrosse", "Lacrosse", 8.0),
    one("15710", "volleyball", "Volleyball", 4.0),
    one("15725", "beach_volleyball", "Beach volleyball", 8.0),
    one("15675", "tennis", "Tennis", 7.3),
    one("15030", "badminton", "Badminton", 5.5),
    one("15660", "table_tennis", "Table tennis", 4.0),
    one("15652", "squash", "Squash", 7.3),
    one("15530", "racquetball", "Racquetball", 7.0),
    one("15150", "cricket", "Cricket", 4.8),
    one("15620", "baseball", "Baseball or softball", 5.0),
    one("15255", "golf", "Golf", 4.8),
    one("15240", "frisbee", "Frisbee", 3.0),
    one("15250", "ultimate_frisbee", "Ultimate frisbee", 8.0),
    one("15010", "archery", "Archery", 4.3),
    one("15090", "bowling", "Bowling", 3.0),
    one("15370", "horse_riding", "Horse riding", 5.5),
    one("15580", "skateboarding", "Skateboarding", 5.0),
    one("15590", "roller_skating", "Roller skating", 7.0),
    one("15591", "inline_skating", "Inline skating", 7.5),
    one("19030", "ice_skating", "Ice skating", 7.0),
    one("19160", "skiing", "Downhill skiing", 5.3),
    one("19160", "snowboarding", "Snowboarding", 5.3),
    moving(
        "19090",
        "cross_country_skiing",
        "Cross-country skiing",
        Met::BySpeed { general: 9.0, curve: CROSS_COUNTRY_SKIING },
        40.0,
    ),
    one("19190", "snowshoeing", "Snowshoeing", 5.3),
    one("19180", "sledding", "Sledding", 7.0),
    one("18100", "kayaking", "Kayaking", 5.0),
    one("18070", "canoeing", "Canoeing", 3.5),
    one("18225", "paddle_boarding", "Paddle boarding", 6.0),
    one("18220", "surfing", "Surfing", 3.0),
    one("18120", "sailing", "Sailing or windsurfing", 3.0),
    one("18150", "water_skiing", "Water skiing", 6.0),
    one("18200", "scuba_diving", "Scuba diving", 7.0),
    one("18210", "snorkelling", "Snorkelling", 5.0),
    one("18360", "water_polo", "Water polo", 10.0),
    one("04001", "fishing", "Fishing", 3.5),
    one("08245", "gardening", "Gardening", 3.8),
    one("08095", "mowing", "Mowing the lawn", 5.5),
    one("08202", "shovelling_snow", "Shovelling snow", 7.5),
    one("05030", "housework", "Housework", 3.3),
    one("05175", "playing_with_children", "Playing with children", 3.5),
    Kind { id: "other", name: "Other", code: "", met: Met::Unknown, max_speed: None },
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
    fn a_row_of_the_compendium_has_its_kind() {
        let kind = |code| by_code(code).map(|kind| kind.id);
        assert_eq!(kind("12150"), Some("running"));
        assert_eq!(kind("12050"), Some("running"));
        assert_eq!(kind("17200"), Some("walking"));
        assert_eq!(kind("02013"), Some("stationary_cycling"));
        assert_eq!(kind("15610"), Some("soccer"));
        assert_eq!(kind("07030"), None);
        assert_eq!(kind(""), None);
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
