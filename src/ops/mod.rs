//! What the server does and knows about itself.

pub mod health;
pub mod jobs;
pub mod space;
