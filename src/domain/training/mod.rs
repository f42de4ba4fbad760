//! Strength training: what a set is worth, what was a record, what to load and how to go on.

pub mod effort;
pub mod loading;
pub mod muscle;
pub mod one_rep_max;
pub mod progression;
pub mod records;
pub mod session_time;
pub mod set;
pub mod volume;
pub mod warm_up;
