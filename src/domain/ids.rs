//! Identifiers. Each noun has a type of its own, so that a meal's id cannot be used as a workout's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Calls the macro `$with` once with the names of all identifier types, so that every layer can teach all of them the
/// same trick (bind to SQL, document in OpenAPI) without a list of its own.
#[macro_export]
macro_rules! for_each_id {
    ($with:ident) => {
        $with! {
            UserId, SessionId, InviteId, KeyId, FoodId, PortionId, MealId, MealItemId, TemplateId, TemplateItemId, WaterId,
            NoteId, ExerciseId, WorkoutId, WorkoutExerciseId, SetId, ActivityId, MeasurementId, CheckInId, ProgramId,
            ProgramDayId, GoalId, EventId, DraftId, ConversationId, MessageId, ProposalId, AuditId
        }
    };
}

macro_rules! ids {
    ($($name:ident),+) => {$(
        /// An identifier: a UUID, version 7 for records, version 8 for built-in reference data.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes any UUID: whether such a record exists is for the storage to say.
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

for_each_id!(ids);
