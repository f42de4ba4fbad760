//! `/auth`: signing up, logging in and out, and the sessions of an account.

mod problem;
