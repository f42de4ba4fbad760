//! Training programmes: made from a request and a history alone, so that the same ones give the same programme.

pub mod asked;
pub mod balance;
pub mod blocks;
pub mod calendar;
pub mod catalogue;
pub mod choice;
pub mod dose;
pub mod endurance;
pub mod generate;
pub mod loads;
pub mod meals;
pub mod plan;
pub mod prescribe;
pub mod reassess;
pub mod running;
pub mod schedule;
pub mod session;
pub mod split;
pub mod stored;
pub mod vocabulary;

pub use generate::generate;
