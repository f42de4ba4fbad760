//! Exercises and activities.

use super::*;
use crate::domain::training::muscle::Muscle;

/// Key, level, force, mechanic, equipment, primary, secondary.
const EXERCISES: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
    ("Barbell_Squat", "beginner", "push", "compound", "barbell", "quadriceps", "calves glutes hamstrings lower-back"),
    (
        "Barbell_Deadlift",
        "intermediate",
        "pull",
        "compound",
        "barbell",
        "lower-back",
        "calves forearms glutes hamstrings lats middle-back quadriceps traps",
    ),
    ("Barbell_Bench_Press_-_Medium_Grip", "beginner", "push", "compound", "barbell", "chest", "shoulders triceps"),
    ("Standing_Military_Press", "beginner", "push", "compound", "barbell", "shoulders", "triceps"),
    ("Bent_Over_Barbell_Row", "beginner", "pull", "compound", "barbell", "middle-back", "biceps lats shoulders"),
    ("Pullups", "beginner", "pull", "compound", "bodyweight", "lats", "biceps middle-back"),
    ("Pushups", "beginner", "push", "compound", "bodyweight", "chest", "shoulders triceps"),
    ("Romanian_Deadlift", "intermediate", "pull", "compound", "barbell", "hamstrings", "calves glutes lower-back"),
    ("Barbell_Curl", "beginner", "pull", "isolation", "barbell", "biceps", "forearms"),
    ("Leg_Press", "beginner", "push", "compound", "machine", "quadriceps", "calves glutes hamstrings"),
    ("Lying_Leg_Curls", "beginner", "pull", "isolation", "machine", "hamstrings", ""),
    ("Seated_Cable_Rows", "beginner", "pull", "compound", "cable", "middle-back", "biceps lats shoulders"),
    ("Side_Lateral_Raise", "beginner", "push", "isolation", "dumbbell", "shoulders", ""),
    ("Plank", "beginner", "static", "isolation", "bodyweight", "abdominals", ""),
    ("Triceps_Pushdown", "beginner", "push", "isolation", "cable", "triceps", ""),
    ("Barbell_Hip_Thrust", "intermediate", "push", "compound", "barbell", "glutes", "calves hamstrings"),
    ("Running_Treadmill", "beginner", "", "", "machine", "quadriceps", "calves glutes hamstrings"),
];

const PATTERNS: &[(&str, Pattern)] = &[
    ("Barbell_Squat", Pattern::Squat),
    ("Front_Barbell_Squat", Pattern::Squat),
    ("Goblet_Squat", Pattern::Squat),
    ("Leg_Press", Pattern::Squat),
    ("Hack_Squat", Pattern::Squat),
    ("Barbell_Deadlift", Pattern::Hinge),
    ("Romanian_Deadlift", Pattern::Hinge),
    ("x-kettlebell-swing", Pattern::Hinge),
    ("Pull_Through", Pattern::Hinge),
    ("Barbell_Hip_Thrust", Pattern::HipExtension),
    ("Single_Leg_Glute_Bridge", Pattern::HipExtension),
    ("Barbell_Lunge", Pattern::SingleLeg),
    ("x-bulgarian-split-squat", Pattern::SingleLeg),
    ("Dumbbell_Step_Ups", Pattern::SingleLeg),
    ("Barbell_Bench_Press_-_Medium_Grip", Pattern::HorizontalPush),
    ("Incline_Dumbbell_Press", Pattern::HorizontalPush),
    ("Pushups", Pattern::HorizontalPush),
    ("Standing_Military_Press", Pattern::VerticalPush),
    ("Seated_Dumbbell_Press", Pattern::VerticalPush),
    ("x-pike-push-up", Pattern::VerticalPush),
    ("Bent_Over_Barbell_Row", Pattern::HorizontalPull),
    ("One-Arm_Dumbbell_Row", Pattern::HorizontalPull),
    ("Inverted_Row", Pattern::HorizontalPull),
    ("Pullups", Pattern::VerticalPull),
    ("Wide-Grip_Lat_Pulldown", Pattern::VerticalPull),
    ("x-band-pulldown", Pattern::VerticalPull),
    ("Side_Lateral_Raise", Pattern::LateralRaise),
    ("Face_Pull", Pattern::RearDelt),
    ("Barbell_Curl", Pattern::Biceps),
    ("Triceps_Pushdown", Pattern::Triceps),
    ("Lying_Leg_Curls", Pattern::LegCurl),
    ("Leg_Extensions", Pattern::LegExtension),
    ("Standing_Calf_Raises", Pattern::Calves),
    ("Plank", Pattern::Core),
    ("Dead_Bug", Pattern::Core),
    ("Farmers_Walk", Pattern::Carry),
    ("Running_Treadmill", Pattern::Cardio),
    ("Hamstring_Stretch", Pattern::Stretch),
];

#[test]
fn the_facts_of_main_lifts_are_those_of_the_source() {
    let data = loaded();
    for &(key, level, force, mechanic, equipment, primary, secondary) in EXERCISES {
        let lift = data.exercise_by_key(key).unwrap();
        let muscles = |text: &str| text.split_whitespace().map(|name| name.parse().unwrap()).collect::<Vec<Muscle>>();
        assert_eq!(lift.level.name(), level, "{key}");
        assert_eq!(lift.force.map_or("", Named::name), force, "{key}");
        assert_eq!(lift.mechanic.map_or("", Named::name), mechanic, "{key}");
        assert_eq!(lift.equipment.name(), equipment, "{key}");
        assert_eq!(lift.primary.to_vec(), muscles(primary), "{key}");
        assert_eq!(lift.secondary.to_vec(), muscles(secondary), "{key}");
    }
}

#[test]
fn main_lifts_have_their_movement_pattern() {
    let data = loaded();
    for &(key, pattern) in PATTERNS {
        assert_eq!(data.exercise_by_key(key).unwrap().pattern, pattern, "{key}");
    }
    for pattern in Pattern::ALL {
        assert!(data.exercises().iter().any(|exercise| exercise.pattern == *pattern), "{pattern}");
    }
}

#[test]
fn loads_are_counted_as_lifters_count_them() {
    let data = loaded();
    let lift = |key: &str| data.exercise_by_key(key).unwrap();
    assert_eq!(lift("Pullups").bodyweight_fraction, Some(1.0));
    assert_eq!(lift("Pushups").bodyweight_fraction, Some(0.64));
    assert_eq!(lift("x-knee-push-up").bodyweight_fraction, Some(0.49));
    assert_eq!(lift("Bodyweight_Squat").bodyweight_fraction, Some(0.88));
    assert_eq!(lift("Inverted_Row").bodyweight_fraction, Some(0.6));
    assert_eq!(lift("Barbell_Squat").bodyweight_fraction, None);
    assert_eq!((lift("Dumbbell_Bench_Press").implements, lift("Goblet_Squat").implements), (2, 1));
    assert_eq!((lift("One-Arm_Dumbbell_Row").implements, lift("One-Arm_Dumbbell_Row").one_sided), (1, true));
    assert!(lift("x-assisted-pull-up").assisted && !lift("Pullups").assisted);
    assert!(lift("Plank").timed && !lift("Barbell_Squat").timed);
}

#[test]
fn every_exercise_trains_something() {
    for exercise in loaded().exercises() {
        assert!(!exercise.primary.is_empty(), "{}", exercise.key);
        assert!((1..=2).contains(&exercise.implements), "{}", exercise.key);
        assert!(exercise.bodyweight_fraction.is_none_or(|share| (0.4..=1.0).contains(&share)), "{}", exercise.key);
    }
}

#[test]
fn lifts_are_found_by_what_people_call_them() {
    let data = loaded();
    for (said, key) in [
        ("bench", "Barbell_Bench_Press_-_Medium_Grip"),
        ("squat", "Barbell_Squat"),
        ("ohp", "Standing_Military_Press"),
        ("pull up", "Pullups"),
        ("rdl", "Romanian_Deadlift"),
        ("lat pulldown", "Wide-Grip_Lat_Pulldown"),
        ("pec deck", "Butterfly"),
        ("ab wheel", "Ab_Roller"),
        ("skull crusher", "EZ-Bar_Skullcrusher"),
        ("kniebeugen", "Barbell_Squat"),
        ("developpe couche", "Barbell_Bench_Press_-_Medium_Grip"),
    ] {
        assert_eq!(&*data.exercise_named(said).unwrap().key, key, "{said}");
    }
    assert!(data.exercise_named("no such lift").is_none());
}

#[test]
fn mets_are_those_of_the_compendium() {
    let data = loaded();
    for (code, met) in [
        ("12050", 9.8),
        ("12030", 8.3),
        ("12150", 8.0),
        ("17190", 3.5),
        ("17200", 4.3),
        ("17080", 6.0),
        ("01015", 7.5),
        ("01040", 10.0),
        ("02050", 6.0),
        ("02054", 3.5),
        ("02020", 8.0),
        ("02048", 5.0),
        ("02071", 4.8),
        ("02150", 2.5),
        ("15675", 7.3),
        ("15610", 7.0),
        ("15055", 6.5),
        ("15551", 11.8),
        ("18240", 5.8),
        ("18230", 9.8),
        ("19075", 7.0),
        ("05043", 3.3),
        ("07030", 0.95),
        ("07021", 1.3),
        ("08095", 5.5),
    ] {
        close(data.activity(code).unwrap().met, met, 1e-9);
    }
    assert!(data.activities().iter().all(|activity| (0.9..=23.0).contains(&activity.met)));
    assert!(data.activities().windows(2).all(|pair| pair[0].code < pair[1].code));
    assert_eq!(data.activity("12050").unwrap().speed_mph, Some((6.0, 6.0)));
    assert_eq!(data.activity("12150").unwrap().speed_mph, None);
}

#[test]
fn activities_are_found_by_what_people_call_them() {
    let data = loaded();
    for (said, code) in
        [("run", "12150"), ("ran", "12150"), ("radfahren", "01015"), ("yoga", "02150"), ("nadar", "18240")]
    {
        assert_eq!(&*data.activity_named(said).unwrap().code, code, "{said}");
    }
}
