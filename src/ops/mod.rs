//! What the server does and knows about itself.

pub mod access_log;
pub mod backups;
pub mod health;
pub mod jobs;
pub mod meter;
pub mod metrics;
pub mod process;
pub mod switches;
