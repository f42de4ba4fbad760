//! How the server keeps copies of its database.

use std::num::NonZeroU32;

use jiff::civil::{Time, time};

use super::topic::topic;
use super::value::at_least_one;

topic! {
    /// Copies of the database, each one file, made while the server runs.
    Backup ["backup"] {
        /// Whether the server makes them by itself.
        enabled: bool = true;
        /// When, each day, on the machine's clock.
        at: Time = time(3, 30, 0, 0);
        /// Days of which the latest one is kept.
        daily: NonZeroU32 = at_least_one(7);
        /// Weeks of which the latest one is kept.
        weekly: u32 = 4;
        /// The folder where they lie. Unset: `backups` in the data folder; another disk is better.
        folder: Option<String> = None;
    }
}
