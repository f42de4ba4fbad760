//! Oxygen uptake of steady work (metabolic equations of the American College of Sports Medicine), in ml O₂ a kg and
//! minute. For graded treadmills, and to check an estimate.

/// Running at `speed` m/min (over 134; from 80 if truly running) on `grade` (a fraction: 0.01 is 1 %).
pub fn running(speed: f64, grade: f64) -> f64 {
    3.5 + 0.2 * speed + 0.9 * speed * grade
}

/// Walking at `speed` m/min (50 to 100) on `grade`.
pub fn walking(speed: f64, grade: f64) -> f64 {
    3.5 + 0.1 * speed + 1.8 * speed * grade
}

/// Leg cycling at `watts` (50 to 200).
pub fn cycling(watts: f64, weight_kg: f64) -> f64 {
    7.0 + 10.8 * watts / weight_kg
}

/// Energy a minute at this uptake, in kcal (5 kcal a litre of oxygen).
pub fn kcal_per_min(uptake: f64, weight_kg: f64) -> f64 {
    uptake * weight_kg / 200.0
}

/// The MET of this uptake.
pub fn met(uptake: f64) -> f64 {
    uptake / 3.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cardio::energy::net_kcal;
    use crate::domain::testing::close;

    #[test]
    fn the_equations_give_the_reference_values() {
        close(running(200.0, 0.0), 43.5, 1e-9);
        close(running(166.667, 0.01), 38.333, 1e-3);
        close(walking(83.333, 0.0), 11.833, 1e-3);
        close(walking(91.667, 0.05), 20.917, 1e-3);
        close(cycling(150.0, 75.0), 28.6, 1e-9);
        close(kcal_per_min(43.5, 70.0), 15.225, 1e-9);
        close(met(43.5), 12.429, 5e-4);
    }

    #[test]
    fn five_kilometres_in_27_30() {
        let uptake = running(5000.0 / 27.5, 0.0);
        close(kcal_per_min(uptake, 70.0) * 27.5, 383.69, 5e-3);
        close(net_kcal(met(uptake), 70.0, 1650.0), 350.0, 5e-3);
    }
}
