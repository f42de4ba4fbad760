//! Exchanging a refresh token for new tokens. Each is used once; a second use means that two parties hold it, and ends
//! the session for both.

use jiff::{SignedDuration, Timestamp};

use super::service::{Grant, Origin};
use super::{Auth, Doer, Error, opaque};
use crate::domain::ids::UserId;
use crate::storage::sessions::{self, Standing, TokenHash};
use crate::storage::users::{self, Account};
use crate::storage::{self, Service, Write, audit};

/// Two tabs of one browser may use the same token within this time; each gets a successor.
const GRACE: SignedDuration = SignedDuration::from_secs(10);

const REFRESH: Service = Service::because("token refresh");

/// What became of a refresh token.
enum Outcome {
    Exchanged(Standing, Account),
    /// Used before, and not just now: its session is ended.
    Reused(UserId),
    Invalid,
}

impl Auth {
    /// New tokens for a refresh token, which is used up.
    pub async fn refresh(&self, token: &str) -> Result<Grant, Error> {
        self.notice_secrets();
        let auth = self.inner();
        let (used, successor) = (opaque::hash(token), opaque::new("wcr"));
        let (next, end) = (opaque::hash(&successor), auth.session_end(auth.store.now()));
        match auth.store.write(REFRESH, move |tx| exchange(tx, &used, &next, end)).await? {
            Outcome::Exchanged(standing, account) => auth.grant(&account, standing.session, successor),
            Outcome::Reused(user) => {
                tracing::warn!("a refresh token was used again; its session is ended");
                self.forget(user);
                Err(Error::InvalidToken)
            }
            Outcome::Invalid => Err(Error::InvalidToken),
        }
    }

    /// Ends the session of a refresh token.
    pub async fn end_session_of(&self, token: &str, origin: &Origin) -> Result<(), Error> {
        let origin = origin.clone();
        let hash = opaque::hash(token);
        let end = self.inner().store.write(Service::because("log-out"), move |tx| {
            let Some(found) = sessions::refresh(tx, &hash)? else { return Ok(None) };
            let user = found.standing.user;
            if sessions::revoke(tx, user, found.standing.session)? {
                Doer::member(user, &origin).note(tx, "session.ended", Some(user))?;
            }
            Ok(Some(user))
        });
        if let Some(user) = end.await? {
            self.forget(user);
        }
        Ok(())
    }
}

fn exchange(
    tx: &Write<'_, Service>,
    used: &TokenHash,
    successor: &TokenHash,
    end: Timestamp,
) -> storage::Result<Outcome> {
    let Some(found) = sessions::refresh(tx, used)? else { return Ok(Outcome::Invalid) };
    let standing = found.standing;
    if !standing.is_good(tx.now()) {
        return Ok(Outcome::Invalid);
    }
    if found.used_at.is_some_and(|at| tx.now().duration_since(at) >= GRACE) {
        sessions::revoke(tx, standing.user, standing.session)?;
        audit::note(tx, "session.token_reused", None, Some(standing.user), None)?;
        return Ok(Outcome::Reused(standing.user));
    }
    let Some(account) = users::get(tx, standing.user)? else { return Ok(Outcome::Invalid) };
    sessions::rotate(tx, standing.session, used, successor, end)?;
    Ok(Outcome::Exchanged(standing, account))
}
