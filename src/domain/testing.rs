//! What the tests of the domain share.

/// Fails unless `value` lies within `tolerance` of `expected`.
#[track_caller]
pub fn close(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} is not within {tolerance} of {expected}");
}
