//! What the storage's errors become.

use poem::http::StatusCode;

use super::Problem;
use crate::storage::Error;

impl From<Error> for Problem {
    /// What a client can act on is told; everything else is ours, goes to the log, and is 500.
    fn from(error: Error) -> Self {
        match error {
            Error::Busy => Self::unavailable("busy", 1),
            Error::Timeout => Self::unavailable("timeout", 1),
            Error::Closed => Self::unavailable("stopping", 5),
            Error::Full => {
                tracing::error!("the disk is full");
                Self::new(StatusCode::INSUFFICIENT_STORAGE, "disk_full", "The server has no room left")
            }
            Error::Conflict("changed") => Self::changed(),
            Error::Conflict("not_found") => Self::not_found(),
            Error::Conflict(code) => Self::conflict(code, "The state of the data forbids it"),
            error if error.is_unique_violation() => Self::conflict("exists", "There is one already"),
            // A row that is referred to, and is not there or not the member's: told like a missing one.
            error if error.is_foreign_key_violation() => Self::not_found(),
            error => {
                tracing::error!(%error, "the storage failed");
                Self::internal()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_has_its_status_and_nothing_internal_leaves() {
        for (error, status, code) in [
            (Error::Busy, 503, "busy"),
            (Error::Full, 507, "disk_full"),
            (Error::Conflict("changed"), 412, "changed"),
            (Error::Conflict("not_found"), 404, "not_found"),
            (Error::Conflict("email_taken"), 409, "email_taken"),
            (Error::Engine("no such table: canary".into()), 500, "internal"),
            (Error::Refused("canary".into()), 500, "internal"),
        ] {
            let problem = Problem::from(error);
            assert_eq!((problem.status().as_u16(), problem.code()), (status, code));
            assert!(!String::from_utf8_lossy(&problem.to_json("")).contains("canary"));
        }
    }
}
