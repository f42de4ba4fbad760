//! Endurance: what an activity costs, how fast it was, which heart-rate zone it was in and how much load it adds.

pub mod acsm;
pub mod energy;
pub mod heart_rate;
pub mod kinds;
pub mod load;
pub mod pace;
