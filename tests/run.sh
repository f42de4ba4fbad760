#!/usr/bin/env bash
# Builds and passes all tests, on a fresh machine with Rust and a C compiler. What the tests need beyond that is installed
# here: nothing yet (cargo-nextest is used where it is present, else cargo's own runner).
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_BUILD_JOBS="${CARGO_BUILD_JOBS:-2}"

if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --no-fail-fast "$@"
else
    cargo test --no-fail-fast "$@"
fi
