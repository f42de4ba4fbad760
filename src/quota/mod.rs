//! How much a member may ask for: rates in memory, against haste, and quotas in the database, against cost.

pub mod rates;

pub use rates::{MemoryRates, Rate, Rates, Subject};
