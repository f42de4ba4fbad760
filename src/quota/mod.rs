//! How much a member may ask for: rates in memory, against haste, and quotas in the database, against cost.

pub mod rates;
mod reservation;

pub use rates::{MemoryRates, Rate, Rates, Subject};
pub use reservation::{Error, Quotas, Reservation, Ticket};
