//! What the server does and knows about itself.

pub mod health;
pub mod space;
