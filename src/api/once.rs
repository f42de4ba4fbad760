//! `Idempotency-Key`: a request that is repeated makes nothing twice, and gets the answer of the first time.
//!
//! The answer is stored in the job that makes the record, so that there is never one without the other. Keys belong to
//! their member: the same key of another is another.

use poem::http::StatusCode;
use poem::{FromRequest, Request, RequestBody};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::http::{Created, Problem};
use crate::storage::idempotency::{self, Kept};
use crate::storage::{self, User, Write};

const HEADER: &str = "Idempotency-Key";

/// The key of a request, if it has one, and what it is for.
#[derive(Clone, Debug)]
pub struct Once {
    key: Option<String>,
    /// SHA-256 of method and path, to which the body is added.
    target: Sha256,
}

impl Once {
    fn request_hash(&self, body_hash: [u8; 32]) -> [u8; 32] {
        self.target.clone().chain_update(body_hash).finalize().into()
    }
}

impl<'a> FromRequest<'a> for Once {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let key =
            match request.headers().get(HEADER) {
                None => None,
                Some(value) => {
                    Some(value.to_str().ok().filter(|key| (1..=64).contains(&key.len())).ok_or_else(|| {
                        Problem::invalid_field(HEADER, "must have 1 to 64 printable ASCII characters")
                    })?)
                }
            };
        let target = Sha256::new()
            .chain_update(request.method().as_str())
            .chain_update([0])
            .chain_update(request.original_uri().path())
            .chain_update([0]);
        Ok(Self { key: key.map(str::to_owned), target })
    }
}

/// Makes a record in one job. With a key, the answer is kept with it; a repeated request gets that answer and makes
/// nothing.
///
/// # Errors
/// 409 `idempotency_in_progress` while the first request is at work, 422 `idempotency_key_reused` where the key was
/// used for another request, and what `job` fails with.
pub async fn create<T, F>(
    app: &App,
    member: User,
    once: &Once,
    body_hash: [u8; 32],
    job: F,
) -> Result<Created<T>, Problem>
where
    T: Serialize + Send + 'static,
    F: Fn(&Write<'_, User>) -> storage::Result<Created<T>> + Send + 'static,
{
    let Some(key) = once.key.clone() else { return Ok(app.store.write(member, job).await?) };
    let _underway = app.underway.enter(member.id(), &key)?;
    let request_hash = once.request_hash(body_hash);
    let outcome = app.store.write(member, move |tx| {
        if let Some(kept) = idempotency::find(tx, &key)? {
            return Ok(replay(kept, request_hash));
        }
        let created = job(tx)?;
        let (location, body) = created.to_kept();
        let kept = Kept { request_hash, status: StatusCode::CREATED.as_u16(), location: Some(location), body };
        idempotency::keep(tx, &key, &kept)?;
        Ok(Ok(created))
    });
    outcome.await?
}

/// The kept answer to a repeated request, for those that cost something before they make their record.
pub async fn answered<T>(
    app: &App,
    member: User,
    once: &Once,
    body_hash: [u8; 32],
) -> Result<Option<Created<T>>, Problem> {
    let Some(key) = once.key.clone() else { return Ok(None) };
    let request_hash = once.request_hash(body_hash);
    let kept = app.store.read(member, move |tx| idempotency::find(tx, &key)).await?;
    kept.map(|kept| replay(kept, request_hash)).transpose()
}

fn replay<T>(kept: Kept, request_hash: [u8; 32]) -> Result<Created<T>, Problem> {
    if kept.request_hash == request_hash {
        return Ok(Created::replayed(kept.location.unwrap_or_default(), kept.body));
    }
    let title = "The Idempotency-Key was used for another request";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_for_another_request_is_refused() {
        let kept = Kept { request_hash: [1; 32], status: 201, location: None, body: "{}".into() };
        assert!(replay::<()>(kept.clone(), [1; 32]).is_ok());
        assert_eq!(replay::<()>(kept, [2; 32]).unwrap_err().code(), "idempotency_key_reused");
    }
}
