//! Writes: one thread, one connection, and one transaction for all jobs that wait.
//!
//! A commit costs a flush of the disk, whatever it contains. While one is under way the next jobs queue up, and share
//! the following commit; nobody is answered before the flush. A job that fails takes only itself back.

mod group;
mod job;
mod reasons;
mod thread;

#[cfg(test)]
mod tests;

pub(super) use job::Work;
pub(super) use thread::{Counters, Task, Writer, start};
