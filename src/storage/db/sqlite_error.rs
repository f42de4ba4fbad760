//! SQLite's result codes in the storage's terms.

use rusqlite::{Error as Driver, ErrorCode, ffi};

use crate::storage::error::{ConstraintKind, Error};

/// Every refusal by a generated trigger begins so.
pub(in crate::storage) const REFUSAL: &str = "row-level security: ";

impl From<Driver> for Error {
    fn from(error: Driver) -> Self {
        let (code, message) = match error {
            Driver::SqliteFailure(code, message) => (code, message.unwrap_or_default()),
            Driver::SqlInputError { error, msg, .. } => (error, msg),
            other => return Self::Engine(other.to_string()),
        };
        match code.code {
            ErrorCode::ConstraintViolation => constraint(code.extended_code, message),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::OperationInterrupted => Self::Timeout,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt(message),
            ErrorCode::AuthorizationForStatementDenied => Self::Refused(message),
            _ => Self::Engine(format!("{message} ({})", code.extended_code)),
        }
    }
}

fn constraint(extended_code: i32, message: String) -> Error {
    let kind = match extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => ConstraintKind::Unique,
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => ConstraintKind::ForeignKey,
        ffi::SQLITE_CONSTRAINT_CHECK => ConstraintKind::Check,
        ffi::SQLITE_CONSTRAINT_NOTNULL => ConstraintKind::NotNull,
        _ => {
            return match message.strip_prefix(REFUSAL) {
                Some(what) => Error::Refused(what.to_owned()),
                None => Error::Engine(message),
            };
        }
    };
    let name = message.split_once(": ").map_or("", |(_, name)| name);
    Error::Constraint { kind, name: crate::storage::schema::constraint_name(name).to_owned() }
}
