//! Who gets in, and for how long.

use std::num::NonZeroU32;

use secrecy::SecretString;

use super::topic::topic;
use super::value::{at_least_one, choices};

choices! {
    /// Who may make an account. The first account always needs the setup token.
    Signup: "open, invite or closed" {
        /// Anybody who reaches the server.
        Open = "open",
        /// Whoever holds an invite.
        Invite = "invite",
        /// Nobody; administrators make the accounts.
        Closed = "closed",
    }
}

topic! {
    /// Accounts, passwords and tokens.
    Auth ["auth"] {
        /// Who may sign up: "open", "invite" or "closed".
        signup: Signup = Signup::Invite;
        /// Signs the access tokens. Unset: the server makes one and keeps it in the data folder.
        jwt_secret: Option<SecretString> = None, or "JWT_SECRET";
        /// Life of an access token, in seconds.
        access_token_s: NonZeroU32 = at_least_one(900);
        /// Life of a session that is not used, in days.
        session_days: NonZeroU32 = at_least_one(30);
        /// Memory of one Argon2id hash, in KiB.
        argon2_memory_kib: NonZeroU32 = at_least_one(19 * 1024);
        /// Passes of one Argon2id hash over its memory.
        argon2_iterations: NonZeroU32 = at_least_one(2);
        /// Lanes of one Argon2id hash.
        argon2_lanes: NonZeroU32 = at_least_one(1);
        /// Passwords hashed at once; 0: half of the processors.
        hashing_threads: u32 = 0;
    }
}
