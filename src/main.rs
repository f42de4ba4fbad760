//! The command line: everything it does lives in the library.

use std::process::ExitCode;

// It takes the place of the C library's `malloc`, for SQLite and Rust alike. As Rust's own global allocator it would be
// asked for alignments that every block has anyway, and go a longer way for all that is larger than a kilobyte.
use mimalloc as _;

fn main() -> ExitCode {
    wagner_coach::cli::main()
}
