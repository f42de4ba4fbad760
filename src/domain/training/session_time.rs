//! How long a session takes.

/// One exercise as the clock sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    pub sets: u32,
    /// Seconds of work in one set, both sides included.
    pub work_s: f64,
    pub rest_s: f64,
    pub warm_up_sets: u32,
    /// Shares its rests with the exercise before: only the longer rest of the two counts.
    pub superset: bool,
}

/// Seconds of work in a set of `reps`, at four seconds each; twice that where one side follows the other.
pub fn work_s(reps: u32, one_sided: bool) -> f64 {
    f64::from(reps) * 4.0 * if one_sided { 2.0 } else { 1.0 }
}

/// Seconds of the whole session: five minutes to start, then for each exercise a minute to set up, a minute a warm-up
/// set, the work and the rests between sets.
pub fn seconds(blocks: &[Block]) -> f64 {
    let mut total = 300.0;
    let mut previous_rest = 0.0;
    for block in blocks {
        let sets = f64::from(block.sets);
        let rest = (sets - 1.0).max(0.0) * block.rest_s;
        let shared = if block.superset { rest.min(previous_rest) } else { 0.0 };
        total += 60.0 + 60.0 * f64::from(block.warm_up_sets) + sets * block.work_s + rest - shared;
        previous_rest = rest;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    fn block(sets: u32, reps: u32, rest_s: f64, warm_up_sets: u32) -> Block {
        Block { sets, work_s: work_s(reps, false), rest_s, warm_up_sets, superset: false }
    }

    #[test]
    fn sessions_take_the_reference_times() {
        let session = [block(3, 5, 180.0, 4), block(3, 8, 120.0, 2), block(3, 10, 90.0, 1)];
        close(seconds(&session), 1956.0, 1e-9);
        close(seconds(&[block(3, 10, 60.0, 0)]), 600.0, 1e-9);
    }

    #[test]
    fn a_superset_rests_once_and_the_longer() {
        let apart = [block(3, 12, 60.0, 0), block(3, 12, 90.0, 0)];
        let together = [apart[0], Block { superset: true, ..apart[1] }];
        close(seconds(&apart) - seconds(&together), 120.0, 1e-9);
        close(work_s(10, true), 80.0, 0.0);
    }
}
