//! How much a member may ask for.

use std::num::NonZeroU32;

use super::topic::topic;
use super::value::at_least_one;

topic! {
    /// What costs work or money, per member and local day or month. An administrator can set other numbers for a member.
    Quotas ["quotas"] {
        /// Messages to the coach.
        coach_chat_per_day: u32 = 100;
        /// Quick entries.
        quick_entry_per_day: u32 = 200;
        /// Generated programmes.
        program_generation_per_month: u32 = 5;
    }
}

topic! {
    /// Short-term rates, kept in memory.
    Rates ["rates"] {
        /// Log-ins a minute from each address. An account takes ten times as many from strangers together; whoever has logged in
        /// from their address before is let through beyond that.
        login_per_minute: NonZeroU32 = at_least_one(10);
        /// Sign-ups an hour, for each address.
        signup_per_hour: NonZeroU32 = at_least_one(5);
        /// All other requests a minute, for each member.
        user_per_minute: NonZeroU32 = at_least_one(600);
    }
}
