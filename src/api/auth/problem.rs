//! What clients are told when somebody is not let in.

use poem::http::StatusCode;

use crate::auth::{Error, passwords};
use crate::config::RotateError;
use crate::http::Problem;

/// Seconds after which wrong codes of an authenticator app begin to be forgotten.
const TOO_MANY_CODES_S: u64 = 3600;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::InvalidToken => Self::unauthorized("invalid_token"),
            Error::InvalidCredentials => {
                Self::unauthorized("invalid_credentials").detail("The e-mail address or the password is wrong.")
            }
            Error::WrongPassword => Self::forbidden("wrong_password", "The password is wrong"),
            Error::InvalidCode => Self::forbidden("invalid_code", "The code is unknown, used or expired"),
            Error::TotpRequired => {
                Self::unauthorized("totp_required").detail("Send a code of the authenticator app, or a recovery code.")
            }
            Error::InvalidTotp => Self::unauthorized("invalid_totp").detail("The code is wrong or was used before."),
            Error::TooManyCodes => Self::too_many("rate_limited", "Too many codes were wrong", TOO_MANY_CODES_S)
                .detail("Wait, or use a recovery code."),
            Error::Rotation(RotateError::Set) => Self::conflict("secret_is_set", "The secret is set in the settings")
                .detail("Change it there, and start the server anew."),
            Error::Rotation(RotateError::Io(error)) => {
                tracing::error!(%error, "a secret cannot be stored");
                Self::internal()
            }
            Error::AccountDisabled => Self::forbidden("account_disabled", "The account is disabled"),
            Error::SetupRequired => Self::forbidden("setup_required", "The server is not set up yet")
                .detail("The first account needs the setup token; `wagner-coach setup` prints it."),
            Error::SetupDone => Self::forbidden("setup_done", "The server is set up already"),
            Error::SignupClosed => Self::forbidden("signup_closed", "Sign-up is closed"),
            Error::InvalidInvite => Self::forbidden("invalid_invite", "A valid invite is needed"),
            Error::Unfit(unfit) => Self::invalid_field("password", unfit.to_string()),
            Error::Passwords(passwords::Error::Busy) => Self::unavailable("busy", 2),
            Error::Passwords(passwords::Error::Failed) => {
                tracing::error!("a password could not be hashed");
                Self::internal()
            }
            Error::Storage(crate::storage::Error::Conflict("email_taken")) => {
                Self::new(StatusCode::CONFLICT, "email_taken", "There is an account with this e-mail address")
            }
            Error::Storage(error) => error.into(),
        }
    }
}
