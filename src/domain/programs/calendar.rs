//! On which weekdays to train.

use jiff::civil::Weekday;

/// The week from Monday.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Days that are spaced well, for who named none.
fn hint(days: usize) -> &'static [usize] {
    match days {
        0 => &[],
        1 => &[0],
        2 => &[0, 3],
        3 => &[0, 2, 4],
        4 => &[0, 1, 3, 4],
        5 => &[0, 1, 3, 4, 5],
        6 => &[0, 1, 2, 3, 4, 5],
        _ => &[0, 1, 2, 3, 4, 5, 6],
    }
}

/// The weekdays for `days` sessions a week, from Monday on: of those liked the ones that are spaced best; too few liked
/// are filled up the same way.
pub fn weekdays(days: usize, liked: &[Weekday]) -> Vec<Weekday> {
    let liked: Vec<usize> = (0..7).filter(|&day| liked.contains(&WEEK[day])).collect();
    let chosen = if liked.is_empty() {
        hint(days).to_vec()
    } else {
        (0_u32..128)
            .map(|set| (0..7).filter(|day| set >> day & 1 == 1).collect::<Vec<usize>>())
            .filter(|set| set.len() == days.min(7))
            // Most of the days liked, then the widest gaps, then the earliest in the week.
            .max_by_key(|set| {
                let kept = set.iter().filter(|day| liked.contains(day)).count();
                (kept, spacing(set), set.iter().map(|day| 7 - day).sum::<usize>())
            })
            .unwrap_or_default()
    };
    chosen.into_iter().map(|day| WEEK[day]).collect()
}

/// Rates the gaps round the week: even ones are best.
fn spacing(set: &[usize]) -> usize {
    let unevenness: usize = (0..set.len())
        .map(|index| {
            let next = set.get(index + 1).copied().unwrap_or(set[0] + 7);
            (next - set[index]).pow(2)
        })
        .sum();
    49 - unevenness.min(49)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};

    #[test]
    fn who_named_no_days_gets_the_usual_ones() {
        assert_eq!(weekdays(3, &[]), [Monday, Wednesday, Friday]);
        assert_eq!(weekdays(4, &[]), [Monday, Tuesday, Thursday, Friday]);
    }

    #[test]
    fn days_liked_come_first_and_are_spaced() {
        assert_eq!(weekdays(2, &[Saturday, Sunday]), [Saturday, Sunday]);
        assert_eq!(weekdays(2, &[Monday, Tuesday, Thursday]), [Monday, Thursday]);
        let three = weekdays(3, &[Saturday]);
        assert!(three.contains(&Saturday) && three.len() == 3, "{three:?}");
        assert_eq!(weekdays(3, &[Tuesday, Thursday, Saturday]), [Tuesday, Thursday, Saturday]);
        assert!(weekdays(4, &[Wednesday]).contains(&Wednesday));
    }
}
