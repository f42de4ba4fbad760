//! How far apart two spellings are: insertions, deletions, changes and swaps of neighbours, counted up to a bound.

/// The longest word that is compared; anything longer is no typing error of a word we know.
const LONGEST: usize = 32;

/// How many errors a word of this length may have and still be taken for another.
#[must_use]
pub const fn typo_allowance(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The distance of two folded words if it is at most `bound` (optimal string alignment). Work is bounded by the words'
/// lengths, which are at most [`LONGEST`].
#[must_use]
pub fn distance_within(a: &str, b: &str, bound: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let mut rows = [[0_usize; LONGEST + 1]; 3];
    for (j, cell) in rows[1].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        // rows[0] is the row before the last, rows[1] the last, rows[2] the one being filled.
        rows[2][0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[1][j] + 1).min(rows[2][j - 1] + 1).min(rows[1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = best;
            least = least.min(best);
        }
        if least > bound {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][b.len()]).filter(|found| *found <= bound)
}

#[cfg(test)]
mod tests {
    use super::distance_within;

    #[test]
    fn counts_each_kind_of_error_once() {
        assert_eq!(distance_within("protein", "protien", 2), Some(1));
        assert_eq!(distance_within("bananna", "banana", 2), Some(1));
        assert_eq!(distance_within("chese", "cheese", 1), Some(1));
        assert_eq!(distance_within("syrop", "syrup", 1), Some(1));
        assert_eq!(distance_within("overnite", "overnight", 3), Some(3));
        assert_eq!(distance_within("apple", "apple", 0), Some(0));
    }

    #[test]
    fn gives_up_beyond_the_bound() {
        assert_eq!(distance_within("hello", "world", 2), None);
        assert_eq!(distance_within("a", "abcd", 2), None);
    }
}
