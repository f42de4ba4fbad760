//! The coach: reads a message, answers it, and keeps what was said.
//!
//! Every message passes the safety check first. What is left goes to an [`Engine`]; the local one answers from the
//! member's own rows, without a model. What the coach proposes is stored only when the member confirms it.

mod engine;
mod facts;
mod local;
mod proposals;
mod safety;
mod talk;
mod understand;

pub use engine::{Engine, Reply, Request};
pub use local::Local;
pub use talk::{Error, Message, Talk, chat};
pub use understand::{Understood, understand};
