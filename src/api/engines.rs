//! Keeping account of the engines: when one was asked, for whom, and what it cost.

use std::time::Instant;

use super::security::Member;
use crate::app::App;
use crate::storage::usage::AiCall;

/// The engine in the program itself. What kind of answer it gave is the member's own business, and stands nowhere.
const LOCAL: &str = "local";

/// An engine has been asked.
pub struct Asked {
    feature: &'static str,
    since: Instant,
}

impl Asked {
    pub fn now(feature: &'static str) -> Self {
        Self { feature, since: Instant::now() }
    }

    /// Notes the call of the local engine, which costs nothing.
    pub fn note(self, app: &App, member: &Member, succeeded: bool) {
        app.meter.note_call(AiCall {
            at: app.store.now(),
            user: member.id,
            feature: self.feature,
            provider: LOCAL,
            model: LOCAL,
            tokens_in: 0,
            tokens_out: 0,
            cost_microusd: 0,
            time_us: self.since.elapsed().as_micros() as u64,
            succeeded,
        });
    }
}
