//! The API over HTTP: one module a resource, against the real server on a free port with a database of its own.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test ends at what it did not expect")]

mod activities;
mod admin;
mod answers;
mod auth;
mod backups;
mod body;
mod canaries;
mod coach;
mod connections;
mod cors;
mod crash;
mod cron;
mod days;
mod diary;
mod document;
mod exercises;
mod foods;
mod frame;
mod health;
mod idempotency;
mod lists;
mod main_job;
mod me;
mod meals;
mod ownership;
mod pages;
mod production;
mod programs;
mod quick_entry;
mod quotas;
mod rates;
mod support;
mod targets;
mod workouts;
