//! Where a request with credentials comes from.

use poem::http::header::USER_AGENT;
use poem::{FromRequest, Request, RequestBody};

use crate::auth::Origin;
use crate::http::context::Context;

/// So much of a program's name is kept.
const LONGEST_DEVICE: usize = 200;

impl<'a> FromRequest<'a> for Origin {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let device = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self {
            address: Some(Context::of(request)?.client.address.to_string()),
            device: device.map(|device| device.chars().take(LONGEST_DEVICE).collect()),
        })
    }
}
