//! Blocks of training weeks, their deloads, and what each week does to sets, effort and load.

use crate::domain::person::ExperienceLevel;

/// Where a week stands in its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// From 1, over the whole programme.
    pub number: u32,
    /// From 0.
    pub block: u32,
    /// From 1, inside the block.
    pub of_block: u32,
    pub deload: bool,
}

/// Blocks last six weeks for a beginner and four for others; the last week of a full block is a deload, and the last of
/// the programme too where at least three weeks of loading go before it.
pub fn weeks(count: u32, experience: ExperienceLevel) -> Vec<Week> {
    let length = if experience == ExperienceLevel::Beginner { 6 } else { 4 };
    (1..=count)
        .map(|number| {
            let of_block = (number - 1) % length + 1;
            let deload = of_block == length || (number == count && of_block > 3);
            Week { number, block: (number - 1) / length, of_block, deload }
        })
        .collect()
}

impl Week {
    /// Sets this week for a base of so many in a first week; main lifts of a beginner get one more in weeks 3 to 5. Later
    /// blocks start one set higher, which the weekly ceiling of a muscle bounds.
    pub fn sets(&self, base: u32, experience: ExperienceLevel, is_main: bool) -> u32 {
        let beginner = experience == ExperienceLevel::Beginner;
        if self.deload {
            return scaled(base, if beginner { 0.6 } else { 0.5 });
        }
        let later = u32::from(self.block > 0 && is_main);
        if beginner {
            return base + u32::from(self.of_block > 2 && is_main);
        }
        scaled(base, 0.9 + 0.1 * f64::from(self.of_block)) + later
    }

    /// Repetitions to leave in reserve: three at the start of a block, one at its end, four in a deload.
    pub fn reserve(&self, experience: ExperienceLevel) -> u32 {
        match (self.deload, experience) {
            (true, _) => 4,
            (false, ExperienceLevel::Beginner) => 3 - u32::from(self.of_block > 2),
            (false, _) => 4 - self.of_block.min(3),
        }
    }
}

/// Rounds half up, to at least one.
fn scaled(base: u32, factor: f64) -> u32 {
    ((f64::from(base) * factor + 0.5 + 1e-9).floor() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deloads(count: u32, experience: ExperienceLevel) -> Vec<u32> {
        weeks(count, experience).iter().filter(|week| week.deload).map(|week| week.number).collect()
    }

    #[test]
    fn deload_weeks_are_the_reference_ones() {
        use ExperienceLevel::{Advanced, Beginner, Intermediate};
        assert_eq!(deloads(12, Beginner), [6, 12]);
        assert_eq!(deloads(12, Intermediate), [4, 8, 12]);
        assert_eq!(deloads(8, Beginner), [6]);
        assert_eq!(deloads(10, Advanced), [4, 8]);
        assert_eq!(deloads(10, Beginner), [6, 10]);
        assert_eq!(deloads(11, Intermediate), [4, 8]);
    }

    #[test]
    fn four_base_sets_over_a_block() {
        let sets = |experience| -> Vec<u32> {
            weeks(4, experience).iter().map(|week| week.sets(4, experience, false)).collect()
        };
        assert_eq!(sets(ExperienceLevel::Intermediate), [4, 4, 5, 2]);
        assert_eq!(sets(ExperienceLevel::Beginner), [4, 4, 4, 2]);
    }

    #[test]
    fn effort_rises_over_a_block_and_falls_in_the_deload() {
        let reserve: Vec<u32> =
            weeks(4, ExperienceLevel::Advanced).iter().map(|week| week.reserve(ExperienceLevel::Advanced)).collect();
        assert_eq!(reserve, [3, 2, 1, 4]);
    }
}
