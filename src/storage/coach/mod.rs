//! What the coach keeps: conversations, what was said in them, and what it proposed.

pub mod conversations;
pub mod history;
pub mod hold;
pub mod messages;
pub mod proposals;
#[cfg(test)]
mod tests;
