//! What the server does and knows about itself.

pub mod backups;
pub mod health;
pub mod jobs;
