//! Which sessions make a week, and which movements make a session.

use crate::domain::person::ExperienceLevel;
use crate::named;

named! {
    /// The place of an exercise in a session: a movement, or one muscle.
    pub enum Slot {
        Squat = "squat",
        Hinge = "hinge",
        HipExtension = "hip-extension",
        SingleLeg = "single-leg",
        HorizontalPush = "horizontal-push",
        VerticalPush = "vertical-push",
        HorizontalPull = "horizontal-pull",
        VerticalPull = "vertical-pull",
        Core = "core",
        Carry = "carry",
        LegCurl = "leg-curl",
        LegExtension = "leg-extension",
        Calves = "calves",
        LateralRaise = "lateral-raise",
        RearDelt = "rear-delt",
        Biceps = "biceps",
        Triceps = "triceps",
    }
}

impl Slot {
    /// Whether one joint or the trunk works alone.
    pub const fn is_isolation(self) -> bool {
        matches!(
            self,
            Self::Core
                | Self::Carry
                | Self::LegCurl
                | Self::LegExtension
                | Self::Calves
                | Self::LateralRaise
                | Self::RearDelt
                | Self::Biceps
                | Self::Triceps
        )
    }

    /// What takes the place where nothing of the slot is possible; isolations are left out instead.
    pub const fn fallback(self) -> Option<Self> {
        match self {
            Self::Squat | Self::LegExtension => Some(Self::SingleLeg),
            Self::SingleLeg | Self::Hinge => Some(Self::HipExtension),
            Self::LegCurl => Some(Self::Hinge),
            Self::VerticalPush => Some(Self::HorizontalPush),
            Self::VerticalPull => Some(Self::HorizontalPull),
            Self::Carry => Some(Self::Core),
            _ => None,
        }
    }

    /// Whether it pushes, for the weekly balance of push and pull.
    pub const fn is_push(self) -> bool {
        matches!(self, Self::HorizontalPush | Self::VerticalPush)
    }

    pub const fn is_pull(self) -> bool {
        matches!(self, Self::HorizontalPull | Self::VerticalPull)
    }
}

/// A session of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    Strength { focus: &'static str, slots: &'static [Slot] },
    EasyCardio,
}

use Slot::{
    Biceps, Calves, Carry, Core, Hinge, HipExtension, HorizontalPull, HorizontalPush, LateralRaise, LegCurl,
    LegExtension, RearDelt, SingleLeg, Squat, Triceps, VerticalPull, VerticalPush,
};

const FULL_A: Session =
    Session::Strength { focus: "Full body A", slots: &[Squat, HorizontalPush, HorizontalPull, Hinge, Core] };
const FULL_B: Session =
    Session::Strength { focus: "Full body B", slots: &[Hinge, VerticalPush, VerticalPull, SingleLeg, Core] };
const FULL_C: Session =
    Session::Strength { focus: "Full body C", slots: &[Squat, HorizontalPush, VerticalPull, HipExtension, Carry] };
const UPPER_A: Session = Session::Strength {
    focus: "Upper body A",
    slots: &[HorizontalPush, HorizontalPull, VerticalPush, VerticalPull, Biceps, Triceps],
};
const UPPER_B: Session = Session::Strength {
    focus: "Upper body B",
    slots: &[VerticalPull, VerticalPush, HorizontalPull, HorizontalPush, LateralRaise, Biceps, Triceps],
};
const LOWER_A: Session =
    Session::Strength { focus: "Lower body A", slots: &[Squat, Hinge, SingleLeg, LegCurl, Calves, Core] };
const LOWER_B: Session =
    Session::Strength { focus: "Lower body B", slots: &[Hinge, Squat, HipExtension, LegExtension, Calves, Core] };
const PUSH: Session =
    Session::Strength { focus: "Push", slots: &[HorizontalPush, VerticalPush, HorizontalPush, LateralRaise, Triceps] };
const PULL: Session =
    Session::Strength { focus: "Pull", slots: &[VerticalPull, HorizontalPull, HorizontalPull, RearDelt, Biceps] };
const LEGS: Session = Session::Strength { focus: "Legs", slots: &[Squat, Hinge, SingleLeg, LegCurl, Calves, Core] };

/// The sessions of a week in their order. A beginner's fifth and sixth day are easy cardio.
pub fn strength_week(days: u32, experience: ExperienceLevel) -> Vec<Session> {
    let beginner = experience == ExperienceLevel::Beginner;
    match days {
        0 => vec![],
        1 => vec![FULL_A],
        2 => vec![FULL_A, FULL_B],
        3 => vec![FULL_A, FULL_B, FULL_C],
        4 => vec![UPPER_A, LOWER_A, UPPER_B, LOWER_B],
        5 if beginner => vec![UPPER_A, LOWER_A, UPPER_B, LOWER_B, Session::EasyCardio],
        5 => vec![UPPER_A, LOWER_A, PUSH, PULL, LEGS],
        _ if beginner => vec![UPPER_A, LOWER_A, Session::EasyCardio, UPPER_B, LOWER_B, Session::EasyCardio],
        _ => vec![PUSH, PULL, LEGS, PUSH, PULL, LEGS],
    }
}
