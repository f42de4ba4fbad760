//! Exercises: what they train and how they are loaded.

use super::id::exercise_id;
use super::table::{ReferenceError, Row, Table};
use crate::domain::ids::ExerciseId;
use crate::domain::named::Named;
use crate::domain::training::muscle::Muscle;
use crate::named;

named! {
    /// The movement that an exercise is a variant of; a programme fills its slots by it.
    pub enum Pattern {
        Squat = "squat",
        Hinge = "hinge",
        HipExtension = "hip_extension",
        SingleLeg = "single_leg",
        HorizontalPush = "horizontal_push",
        VerticalPush = "vertical_push",
        HorizontalPull = "horizontal_pull",
        VerticalPull = "vertical_pull",
        LateralRaise = "lateral_raise",
        RearDelt = "rear_delt",
        Biceps = "biceps",
        Triceps = "triceps",
        LegCurl = "leg_curl",
        LegExtension = "leg_extension",
        Calves = "calves",
        Core = "core",
        Carry = "carry",
        Cardio = "cardio",
        Stretch = "stretch",
        Other = "other",
    }

    /// What must be at hand.
    pub enum Equipment {
        None = "none",
        Bodyweight = "bodyweight",
        Barbell = "barbell",
        EzBar = "ez-bar",
        Dumbbell = "dumbbell",
        Kettlebell = "kettlebell",
        Machine = "machine",
        Cable = "cable",
        Band = "band",
        MedicineBall = "medicine-ball",
        ExerciseBall = "exercise-ball",
        FoamRoller = "foam-roller",
        Other = "other",
    }

    /// The kind of training it belongs to.
    pub enum Category {
        Strength = "strength",
        Stretching = "stretching",
        Plyometrics = "plyometrics",
        Powerlifting = "powerlifting",
        OlympicWeightlifting = "olympic-weightlifting",
        Strongman = "strongman",
        Cardio = "cardio",
    }

    /// How the source rates its difficulty; uneven, so no programme rests on it alone.
    pub enum Level {
        Beginner = "beginner",
        Intermediate = "intermediate",
        Expert = "expert",
    }

    /// The direction of the work.
    pub enum Force {
        Push = "push",
        Pull = "pull",
        Static = "static",
    }

    /// Several joints or one.
    pub enum Mechanic {
        Compound = "compound",
        Isolation = "isolation",
    }
}

/// A built-in exercise.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one movement")]
pub struct Exercise {
    pub id: ExerciseId,
    /// The source's key: `Barbell_Squat`, `x-burpee`.
    pub key: Box<str>,
    pub name: Box<str>,
    pub category: Category,
    pub level: Level,
    pub force: Option<Force>,
    pub mechanic: Option<Mechanic>,
    pub equipment: Equipment,
    /// Other things it needs, such as a bench or a pull-up bar.
    pub needs: Box<[Box<str>]>,
    /// Never empty.
    pub primary: Box<[Muscle]>,
    pub secondary: Box<[Muscle]>,
    pub pattern: Pattern,
    /// Done one side after the other: the typed load, repetitions of both sides.
    pub one_sided: bool,
    /// The typed load is help: less is harder.
    pub assisted: bool,
    /// Measured in seconds, not repetitions.
    pub timed: bool,
    /// Implements of the typed load: two dumbbells weigh twice what is typed.
    pub implements: u8,
    /// Share of body weight that is moved, where it is part of the load.
    pub bodyweight_fraction: Option<f64>,
    /// One of the lifts that people name; a programme takes these before the rest.
    pub common: bool,
}

pub(super) fn read(table: Table) -> Result<Vec<Exercise>, ReferenceError> {
    table.rows(|row| {
        let key = row.text("id")?;
        Ok(Exercise {
            id: exercise_id(key),
            key: key.into(),
            name: row.text("name")?.into(),
            category: required(row, "category")?,
            level: required(row, "level")?,
            force: optional(row, "force")?,
            mechanic: optional(row, "mechanic")?,
            equipment: required(row, "equipment")?,
            needs: listed(row, "needs", |need| Some(need.into()))?,
            primary: listed(row, "primary", |muscle| muscle.parse().ok())?,
            secondary: listed(row, "secondary", |muscle| muscle.parse().ok())?,
            pattern: required(row, "pattern")?,
            one_sided: flag(row, "one_sided")?,
            assisted: flag(row, "assisted")?,
            timed: flag(row, "timed")?,
            implements: row.parsed("implements")?,
            bodyweight_fraction: row.optional("bodyweight_fraction")?,
            common: row.text("rank")? == "0",
        })
    })
}

/// Where the exercise with this key stands; the table is sorted by it.
pub(super) fn position(exercises: &[Exercise], key: &str) -> Option<usize> {
    exercises.binary_search_by(|exercise| (*exercise.key).cmp(key)).ok()
}

fn required<T: Named>(row: &Row<'_>, column: &'static str) -> Result<T, ReferenceError> {
    let name = row.text(column)?;
    T::from_name(name).ok_or_else(|| row.wrong(column, name))
}

fn optional<T: Named>(row: &Row<'_>, column: &'static str) -> Result<Option<T>, ReferenceError> {
    row.optional_text(column)?.map(|_| required(row, column)).transpose()
}

/// The entries of a cell, parted by `|`.
fn listed<T>(
    row: &Row<'_>,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Box<[T]>, ReferenceError> {
    let cell = row.text(column)?;
    cell.split('|')
        .filter(|name| !name.is_empty())
        .map(|name| read(name).ok_or_else(|| row.wrong(column, name)))
        .collect()
}

fn flag(row: &Row<'_>, column: &'static str) -> Result<bool, ReferenceError> {
    match row.text(column)? {
        "1" => Ok(true),
        "0" => Ok(false),
        other => Err(row.wrong(column, other)),
    }
}
