//! Which loads the equipment allows, and rounding to them.

/// A bar with the pairs of plates that lie beside it, in one unit (kg or lb).
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub weight: f64,
    /// Plate and how many pairs of it there are.
    pub pairs: Vec<(f64, u32)>,
}

/// A loaded bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub total: f64,
    /// Plates of one side, heaviest first.
    pub side: Vec<f64>,
}

/// The load lies under the empty bar: a lighter implement is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("lighter_implement")]
pub struct LighterImplement;

/// Plates are told apart to a hundredth.
const UNITS: f64 = 100.0;

impl Bar {
    /// A 20 kg bar with the usual plates of a gym.
    pub fn standard_kg() -> Self {
        Self { weight: 20.0, pairs: [25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25].map(|plate| (plate, 8)).to_vec() }
    }

    /// A 45 lb bar with the usual plates of a gym.
    pub fn standard_lb() -> Self {
        Self { weight: 45.0, pairs: [45.0, 35.0, 25.0, 10.0, 5.0, 2.5].map(|plate| (plate, 8)).to_vec() }
    }

    /// The heaviest load not above `target`: rounding down keeps the reserve that was prescribed. All sums of the
    /// pairs are searched, for taking the largest plate first misses loads of an odd inventory. Fewest plates win,
    /// then the heaviest first.
    pub fn load(&self, target: f64) -> Result<Loaded, LighterImplement> {
        if target < self.weight {
            return Err(LighterImplement);
        }
        let room = ((target - self.weight) / 2.0 * UNITS + 1e-6).floor() as usize;
        let mut plates = self.pairs.clone();
        plates.sort_by(|a, b| b.0.total_cmp(&a.0));
        // For each sum of one side the best way to make it.
        let mut ways: Vec<Option<Vec<f64>>> = vec![None; room + 1];
        ways[0] = Some(Vec::new());
        for &(plate, count) in &plates {
            let size = (plate * UNITS).round() as usize;
            for _ in 0..count {
                for sum in (size..=room).rev() {
                    if let Some(mut way) = ways[sum - size].clone() {
                        way.push(plate);
                        if ways[sum].as_ref().is_none_or(|known| is_better(&way, known)) {
                            ways[sum] = Some(way);
                        }
                    }
                }
            }
        }
        let (sum, side) =
            ways.into_iter().enumerate().rev().find_map(|(sum, way)| Some((sum, way?))).unwrap_or_default();
        Ok(Loaded { total: self.weight + 2.0 * sum as f64 / UNITS, side })
    }
}

fn is_better(way: &[f64], known: &[f64]) -> bool {
    way.len() < known.len() || (way.len() == known.len() && way.iter().gt(known.iter()))
}

/// The heaviest of fixed weights that is not above `target`.
pub fn fixed(weights: &[f64], target: f64) -> Result<f64, LighterImplement> {
    weights.iter().copied().filter(|weight| *weight <= target).max_by(f64::total_cmp).ok_or(LighterImplement)
}

/// Rounds down to a multiple of `step`.
pub fn round_down(load: f64, step: f64) -> f64 {
    // A load that is a multiple up to a float's error stays.
    (load / step + 1e-9).floor() * step
}

/// Rounds to the nearest multiple of `step`, for use when the equipment is not known.
pub fn nearest(load: f64, step: f64) -> f64 {
    (load / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::close;

    #[test]
    fn loading_gives_the_reference_values() {
        let bar = Bar::standard_kg();
        assert_eq!(bar.load(101.3), Ok(Loaded { total: 100.0, side: vec![25.0, 15.0] }));
        assert_eq!(bar.load(62.5), Ok(Loaded { total: 62.5, side: vec![20.0, 1.25] }));
        assert_eq!(bar.load(18.0), Err(LighterImplement));
        assert_eq!(Bar::standard_lb().load(81.0), Ok(Loaded { total: 80.0, side: vec![10.0, 5.0, 2.5] }));
    }

    #[test]
    fn an_odd_inventory_is_searched_through() {
        let bar = Bar { weight: 10.0, pairs: vec![(10.0, 1), (7.0, 2)] };
        assert_eq!(bar.load(38.0), Ok(Loaded { total: 38.0, side: vec![7.0, 7.0] }));
    }

    #[test]
    fn fixed_weights_and_steps_round_down() {
        assert_eq!(fixed(&[5.0, 7.5, 10.0], 9.9), Ok(7.5));
        assert_eq!(fixed(&[5.0], 4.0), Err(LighterImplement));
        close(round_down(84.0, 2.5), 82.5, 1e-9);
        close(round_down(82.5, 2.5), 82.5, 1e-9);
        close(nearest(84.0, 2.5), 85.0, 1e-9);
    }
}
