//! Why somebody is not let in.

use super::passwords::{self, Unfit};
use crate::config::RotateError;
use crate::storage;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No token, or one that does not count (any more). Which it is stays with us.
    #[error("the token is not valid")]
    InvalidToken,
    /// Wrong password, or no such account. Which it is stays with us.
    #[error("the e-mail address or the password is wrong")]
    InvalidCredentials,
    /// Somebody who is logged in does not know the password of the account.
    #[error("the password is wrong")]
    WrongPassword,
    /// A code for a new password that there is not (any more).
    #[error("the code is unknown, used or expired")]
    InvalidCode,
    /// Told only to those who know the password: a second factor is needed.
    #[error("a code of the authenticator app is needed")]
    TotpRequired,
    /// The password was right, and the second factor was not.
    #[error("the code is wrong or was used before")]
    InvalidTotp,
    /// So many codes were wrong that no more are tried for a while.
    #[error("too many codes were wrong")]
    TooManyCodes,
    #[error(transparent)]
    Rotation(#[from] RotateError),
    /// Told only to those who know the password.
    #[error("the account is disabled")]
    AccountDisabled,
    /// There is no account yet, and the setup token is missing or wrong.
    #[error("the first account needs the setup token")]
    SetupRequired,
    /// There is an account already, so that the setup token opens nothing any more.
    #[error("the server is set up already")]
    SetupDone,
    #[error("sign-up is closed")]
    SignupClosed,
    #[error("the invite is missing, unknown, used or expired")]
    InvalidInvite,
    #[error("the password {0}")]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    Passwords(#[from] passwords::Error),
    #[error(transparent)]
    Storage(storage::Error),
}

impl From<storage::Error> for Error {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::Conflict("setup_done") => Self::SetupDone,
            storage::Error::Conflict("invalid_invite") => Self::InvalidInvite,
            error => Self::Storage(error),
        }
    }
}
